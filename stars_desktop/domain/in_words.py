"""A submitted return in words, for a committee paper: never of figures that may still change."""

from collections.abc import Collection
from typing import Final

from stars_desktop.domain.calendar import london_day, titled_period, written
from stars_desktop.domain.cohort import TITLE, Cohort
from stars_desktop.domain.published import HIDDEN
from stars_desktop.domain.returns import TOTAL
from stars_desktop.domain.sealed import SealedReturn

SAMPLE: Final = "Sample data: every enquiry, event, date and name behind these figures is invented."

_HOW_COUNTED: Final = (
    "Each number counts what happened in the period, whatever year an enquiry was notified in; so a percentage "
    "compares two numbers of the period, and does not follow the same enquiries."
)

_WHY_HIDDEN: Final = f"{HIDDEN} stands for a number that is not shown, so that nobody can be recognised."


def version(sealed: SealedReturn) -> str:
    """Which version it is, and why it replaces the one before."""
    if not sealed.reason:
        return f"Version {sealed.version}"
    return f"Version {sealed.version}, which replaces version {sealed.version - 1}: {sealed.reason}"


def paragraph(sealed: SealedReturn, hidden: Collection[tuple[str, str]] = ()) -> str:
    """The nine columns in sentences, with their dates, and every percentage with its base.

    Figures of the cells in `hidden`, by row and key, are not shown, nor is what is worked out from them.
    """
    figures = _Figures(sealed, hidden)
    sentences = [
        *([SAMPLE] if sealed.sample else []),
        f"{sealed.council}, {titled_period(sealed.period)}: {figures.by_cohort()}",
        f"{figures.met()}, and {figures.progressed()}.",
        f"{figures.left()}.",
        f"At {written(sealed.as_at)}, {figures.stocks()}.",
        _HOW_COUNTED,
        f"{version(sealed)}. Submitted on {written(london_day(sealed.submitted_at))}, as known then.",
    ]
    if any(HIDDEN in one for one in sentences):
        sentences.insert(-1, _WHY_HIDDEN)
    return " ".join(sentences)


class _Figures:
    """The figures of a return as they are put into sentences."""

    def __init__(self, sealed: SealedReturn, hidden: Collection[tuple[str, str]]) -> None:
        self._rows = sealed.rows
        self._hidden = hidden

    def by_cohort(self) -> str:
        parts = [f"{self._number('notified', cohort)} for {cohort}, {TITLE[cohort].lower()}" for cohort in Cohort]
        told = f"{self._many('notified', 'enquiry was', 'enquiries were')} notified to the SPOC ({'; '.join(parts)})"
        held = self._many("meetings_held", "professional meeting was", "professional meetings were")
        return f"{told}, and {held} held."

    def met(self) -> str:
        share = self._share("criteria_met", "notified", "notified")
        return f"{self._many('criteria_met', 'referral', 'referrals')} met the criteria for STARS{share}"

    def progressed(self) -> str:
        share = self._share("progressed", "criteria_met", "that met the criteria")
        return f"{self._many('progressed', 'referral became a live case', 'referrals became live cases')}{share}"

    def left(self) -> str:
        reviewed = self._many("not_presented", "enquiry was", "enquiries were")
        withdrawn = self._many("withdrawn_by_social_care", "was", "were")
        closed = self._many("cases_closed", "case was", "cases were")
        return f"{reviewed} reviewed but not presented, {withdrawn} withdrawn by social care, and {closed} closed"

    def stocks(self) -> str:
        waiting = self._many("pipeline", "enquiry was", "enquiries were")
        return f"{waiting} in the pipeline and {self._many('cases_live', 'case was', 'cases were')} live"

    def _many(self, key: str, one: str, many: str) -> str:
        number = self._number(key)
        return f"{number} {one if number == '1' else many}"

    def _number(self, key: str, row: str = TOTAL) -> str:
        return HIDDEN if (row, key) in self._hidden else f"{self._rows[row][key]:,}"

    def _share(self, key: str, base: str, words: str) -> str:
        whole = self._rows[TOTAL][base]
        if not whole or HIDDEN in (self._number(key), self._number(base)):
            return ""
        part = self._rows[TOTAL][key]
        return f" ({round(100 * part / whole)}% of the number {words}, {part:,} to {whole:,})"
