"""Where somebody stands in the walk of one enquiry, and what she has typed and not recorded."""

from dataclasses import dataclass, field

from stars_desktop.ui.triage.state import Filled, Front, Typed


@dataclass
class Sitting:
    """It lasts while the register is open; what was recorded is in the register alone."""

    current: str = ""
    front: Front = Front.QUESTION
    trail: list[str] = field(default_factory=list)
    """the questions that were in front before, the newest last"""
    instead: set[str] = field(default_factory=set)
    """answered themselves, although the fact that decides them is not known"""
    later: set[str] = field(default_factory=set)
    """left for later"""
    typed: dict[str, Typed] = field(default_factory=dict)
    """by question, where it differs from what is recorded"""
    filled: Filled = field(default_factory=Filled)
    """on the dense form"""
    last: Typed = field(default_factory=Typed)
    """what was recorded last"""

    def take(self, question: str) -> None:
        """Brings a question to the front."""
        if self.current and self.current != question:
            self.trail = [one for one in self.trail if one != self.current] + [self.current]
        self.current, self.front = question, Front.QUESTION

    def keep(self, typed: Typed, recorded: Typed) -> None:
        """Remembers what was typed for the question in front, where it is not what is recorded."""
        self.typed.pop(self.current, None)
        if self.current and typed != recorded:
            self.typed[self.current] = typed

    def back(self, newest: str) -> None:
        """To the question that was in front before or, after coming back, to the one answered last."""
        before = self.trail.pop() if self.trail else newest
        if before:
            self.current, self.front = before, Front.QUESTION
