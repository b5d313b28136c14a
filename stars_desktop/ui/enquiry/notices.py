"""What an enquiry's page says above all else: look again, what changed since the decision, and an override."""

from collections.abc import Iterator
from dataclasses import dataclass

from stars_desktop.domain.calendar import written
from stars_desktop.domain.events import DECISIONS, Event, Kind
from stars_desktop.services.enquiries import Dossier
from stars_desktop.services.looking_again import Again
from stars_desktop.ui.common.marks import FLAG_ICONS

WALK, LOOKED, KNOWN_THEN = "triage", "looked_again", "known_then"
"""commands"""


@dataclass(frozen=True, slots=True)
class Notice:
    """A line with its icon and tone, and what can be done about it: the words and the command of each link."""

    icon: str
    tone: str
    title: str
    words: str
    ways: tuple[tuple[str, str], ...] = ()


def notices(dossier: Dossier, again: Again | None) -> Iterator[Notice]:
    """The most urgent first."""
    if again and again.decision is None:
        ways = (("Walk the criteria", WALK), ("Note that I looked", LOOKED))
        icon = FLAG_ICONS["look again"][0]
        yield Notice(icon, "warn", "Look at the criteria again", _causes(again), ways)
    decision = _in_force(dossier)
    if decision and decision.override:
        said = f"{_sentence(decision.override)} Authorised by {decision.authoriser or 'nobody named'}."
        yield Notice("triangle-alert", "warn", f"Decided against the criteria on {written(decision.on)}", said)
    if again and again.decision:
        words = f"{_causes(again)} The decision stands."
        yield Notice("history", "muted", f"Changed since the decision of {written(again.decision.on)}", words)


def _in_force(dossier: Dossier) -> Event | None:
    """The decision of the present episode, or the one that ended it."""
    found = None
    for event in dossier.history.events:
        if event.kind in DECISIONS:
            found = event
        elif event.kind is Kind.REOPENED:
            found = None
    return found


def _causes(again: Again) -> str:
    return " ".join(cause.words for cause in again.causes)


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."
