"""The cover of a return: whose it is, of when, as known when, which version, and whether it may leave the council."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from textwrap import wrap
from typing import Final

from openpyxl import Workbook
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from stars_desktop.domain.calendar import london_day, titled_period, written, written_moment
from stars_desktop.domain.criteria import named_version
from stars_desktop.domain.returns import Asked, PipelineReturn, overrides_in_words
from stars_desktop.domain.sealed import SealedReturn, grouped
from stars_desktop.workbooks.register import SAMPLE
from stars_desktop.workbooks.sheets import Grid, add_lines, add_sheet, add_table

COVER: Final = "Cover"
RECONCILIATION: Final = "Table_2"
_ACROSS: Final = 96
"""letters of a line that is certain to stay within the width of the cover"""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a workbook says of itself beside its figures."""

    made_on: date
    made_by: str
    sample: bool
    overrides: Mapping[str, int]
    """decisions taken against the criteria, by row"""
    definitions_version: str
    criteria_version: str
    sealed: SealedReturn | None = None
    """the version that was submitted; None for a draft"""

    @property
    def notice(self) -> list[str]:
        """What every sheet of sample data begins with."""
        return [SAMPLE] if self.sample else []


def known_in_words(asked: Asked) -> str:
    """As known when, for a return that was not counted from all that is known now; "" for any other."""
    if asked.known_at:
        return f"As known when it was submitted: {written_moment(asked.known_at)}."
    return f"As known at the end of {written(asked.as_known)}." if asked.as_known else ""


def add_cover(
    book: Workbook, figures: PipelineReturn, stamp: Stamp, holds: Mapping[str, str], *, restricted: bool
) -> None:
    """The first sheet: one fact a row, then the other worksheets with what each holds."""
    sheet = add_sheet(book, COVER, [28, 82])
    lines = [
        *stamp.notice,
        *_handling(restricted=restricted),
        *_facts(figures, stamp),
        "Small numbers stand as they were counted. Figures are counts; 0 is a true zero.",
        "This worksheet contains one table: the other worksheets.",
    ]
    add_lines(sheet, f"STARS pipeline return: {figures.council}", lines)
    add_contents(sheet, holds)


def add_contents(sheet: Worksheet, holds: Mapping[str, str]) -> None:
    """The other worksheets, each a link, with what each holds."""
    add_table(sheet, Grid("tbl_contents", ("Worksheet", "What it holds"), list(holds.items())))
    for row in sheet.iter_rows(min_row=sheet.max_row - len(holds) + 1, max_col=1):
        name = str(row[0].value)
        place = f"'{name}'!A1" if " " in name else f"{name}!A1"
        row[0].hyperlink = Hyperlink(ref=row[0].coordinate, location=place, display=name)


def _handling(*, restricted: bool) -> Iterator[str]:
    if restricted:
        yield "Classification: OFFICIAL-SENSITIVE. This copy stays in the council: it names enquiries by reference."
    else:
        yield "Classification: OFFICIAL. It holds no personal data. It is not for publication."


def _facts(figures: PipelineReturn, stamp: Stamp) -> Iterator[str]:
    asked = figures.asked
    yield f"Council: {figures.council}. Programme: STARS Social Impact Bond (DN2)."
    yield f"Period of the events counted: {titled_period(asked.period)}."
    yield f"Pipeline and live cases as at the end of {written(asked.as_at)}."
    yield known_in_words(asked) or "As known when it was made."
    yield from _status(stamp)
    yield f"Made on {written(stamp.made_on)} by {stamp.made_by} with STARS Desktop."
    yield f"Contact: the Single Point of Contact (SPOC) of {figures.council}."
    yield f"Definitions: version {stamp.definitions_version}. Criteria: {named_version(stamp.criteria_version)}."
    yield f"Digest of the figures (SHA-256): {figures.digest}"
    if stamp.sealed:
        yield f"Seal of the version (SHA-256): {grouped(stamp.sealed.seal)}"
    yield _verdict(figures)
    yield overrides_in_words(stamp.overrides)


def _status(stamp: Stamp) -> Iterator[str]:
    sealed = stamp.sealed
    if sealed is None:
        yield "Status: draft, not submitted."
        return
    replaced = f", in place of version {sealed.version - 1}" if sealed.reason else ""
    submitted = written(london_day(sealed.submitted_at))
    yield f"Status: version {sealed.version}, submitted on {submitted}{replaced}."
    if sealed.reason:
        yield from wrap(f"Why it was corrected: {sealed.reason}", _ACROSS)


def _verdict(figures: PipelineReturn) -> str:
    if figures.reconciles:
        return f"Reconciliation: every difference is 0; see {RECONCILIATION}."
    return f"Reconciliation: there is a difference; see {RECONCILIATION}. Run: stars check"
