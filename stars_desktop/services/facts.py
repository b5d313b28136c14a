"""Facts as they are recorded: only those that differ, as known from a day on."""

from collections.abc import Iterator, Mapping
from datetime import date

from stars_desktop.domain.calendar import written
from stars_desktop.domain.entries import Clerk, Fact, FactName, newest_facts
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.services.intake import fact_problems
from stars_desktop.store.entries import Known, standing_entries


def differing(known: Known, clerk: Clerk, facts: Mapping[FactName, str], on: date) -> list[Fact]:
    """Those that are not known so already; a blank one is not known any more.

    Raises ExpectedError where one cannot be true, or would not be the newest.
    """
    held = newest_facts(standing_entries(known.entered))
    tidy = {name: value.strip() for name, value in facts.items()}
    changed = {name: value for name, value in tidy.items() if value != (held[name].value if name in held else "")}
    problems = [*fact_problems(changed, known.notified.on, clerk.today), *_overtaken(changed, held, on)]
    if said := [sentence for _, sentence in problems if sentence]:
        raise ExpectedError(" ".join(said))
    return [Fact(clerk.new_id(), name, value, on) for name, value in changed.items()]


def _overtaken(
    changed: Mapping[FactName, str], held: Mapping[FactName, Fact], on: date
) -> Iterator[tuple[FactName, str]]:
    for name in changed:
        if name in held and held[name].on > on:
            said = f"{name} was recorded as known from {written(held[name].on)}, and the newest counts"
            yield name, f"{said}. Give that date or a later one."
