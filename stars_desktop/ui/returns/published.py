"""The table that was published for the period of a return, beside what is counted: without a window."""

from collections.abc import Iterator
from dataclasses import dataclass

from stars_desktop.domain.calendar import written
from stars_desktop.domain.cohort import TITLE, Cohort
from stars_desktop.domain.council import same_council
from stars_desktop.domain.measures import COLUMNS
from stars_desktop.domain.published import Published, broken
from stars_desktop.domain.returns import ROWS, PipelineReturn
from stars_desktop.services.combining import published_tables
from stars_desktop.store.vault import Vault
from stars_desktop.ui.common.words import counted as number_of


@dataclass(frozen=True, slots=True)
class BesideLine:
    """A figure that differs from the published one, or an identity that the published table breaks."""

    what: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What there is to say of the published table: warnings, all of them."""

    words: str
    lines: tuple[BesideLine, ...]


def beside(vault: Vault, counted: PipelineReturn) -> Beside | None:
    """The table given last for the council and the period; None where none was typed or imported."""
    own = [one for one in published_tables(vault) if same_council(one.council, counted.council) and not one.hidden]
    of_it = [one for one in own if one.period == counted.asked.period]
    if not of_it:
        return None
    table = of_it[-1]
    before = [one for one in own if one.period.end == table.period.eve]
    found = broken(table.rows, before[-1].rows if before else None)
    differing = tuple(_differing(table, counted))
    identities = tuple(BesideLine(one.identity, one.sentence) for one in found)
    differs = number_of(len(differing), "figure differs", "figures differ")
    breaks = number_of(len(identities), "identity does not hold", "identities do not hold")
    said = f"The table published for this period, as at {written(table.as_at)}: {differs}, {breaks} in it"
    return Beside(said, differing + identities)


def _differing(table: Published, counted: PipelineReturn) -> Iterator[BesideLine]:
    for row in map(str, ROWS):
        for column in COLUMNS:
            ours = counted.rows[row][column.key]
            if table.rows[row][column.key] != ours:
                name = f"{row}, {TITLE[Cohort(row)].lower()}" if row in list(Cohort) else row
                printed = table.printed[row][column.key].strip() or "nothing"
                said = f"{name}: {column.short.lower()}, {printed} published, {ours:,} counted here."
                yield BesideLine("Differs", said)
