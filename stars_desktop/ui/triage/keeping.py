"""What is half typed in the walks, which stands as a text in the register until it is recorded."""

import json

from stars_desktop.domain.entries import FactName
from stars_desktop.services import half_typed
from stars_desktop.store.vault import Vault
from stars_desktop.ui.triage.sitting import Sitting
from stars_desktop.ui.triage.state import Filled, Front, Typed


class Sittings:
    """Where each walk stands, by its enquiry. With `keeps` the register is open for writing, and keeps them too."""

    def __init__(self, vault: Vault, *, keeps: bool) -> None:
        self._vault, self._keeps = vault, keeps
        self._by_reference: dict[str, Sitting] = {}
        self._kept: dict[str, str] = {}

    def of(self, reference: str) -> Sitting:
        """Where this walk was left, also by a program that was ended."""
        if reference not in self._by_reference:
            text = self._kept[reference] = half_typed.kept(self._vault, reference) if self._keeps else ""
            self._by_reference[reference] = _from_text(text)
        return self._by_reference[reference]

    def keep(self) -> None:
        """Has the register keep what is half typed. Raises ExpectedError where it cannot."""
        for reference in self._unkept() if self._keeps else ():
            text = _as_text(self._by_reference[reference])
            half_typed.keep(self._vault, reference, text)
            self._kept[reference] = text

    def unsaved(self) -> str:
        """The answers that were typed, and are neither recorded nor kept, in half a sentence."""
        lost = {one: self._by_reference[one] for one in self._unkept() if _as_text(self._by_reference[one])}
        return ", ".join(
            f"an answer about {reference}"
            if len(sitting.typed) == 1 and not sitting.filled.anything
            else f"answers about {reference}"
            for reference, sitting in lost.items()
        )

    def _unkept(self) -> list[str]:
        return [one for one, sitting in self._by_reference.items() if _as_text(sitting) != self._kept[one]]


def _as_text(sitting: Sitting) -> str:
    """Where somebody stands and what she has typed; "" where nothing is half typed."""
    filled = sitting.filled
    if not sitting.typed and not filled.anything:
        return ""
    held = {
        "current": sitting.current,
        "front": sitting.front,
        "instead": sorted(sitting.instead),
        "later": sorted(sitting.later),
        "typed": {one: [typed.reply, typed.evidence, typed.source, typed.on, typed.fact]
                  for one, typed in sitting.typed.items()},
        "filled": [filled.source, filled.on, dict(filled.facts), dict(filled.answers)],
    }  # fmt: skip
    return json.dumps(held, ensure_ascii=False)


def _from_text(text: str) -> Sitting:
    """The sitting that was written so; a new one from ""."""
    if not text:
        return Sitting()
    held = json.loads(text)
    source, on, facts, answers = held["filled"]
    return Sitting(
        current=held["current"],
        front=Front(held["front"]),
        instead=set(held["instead"]),
        later=set(held["later"]),
        typed={one: Typed(*typed) for one, typed in held["typed"].items()},
        filled=Filled(
            source,
            on,
            {FactName(name): value for name, value in facts.items()},
            {one: (reply, evidence) for one, (reply, evidence) in answers.items()},
        ),
    )
