"""What the return page shows, without a window."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from stars_desktop.domain.calendar import (
    LAST_CONTRACT_YEAR,
    NotADateError,
    Period,
    contract_year,
    contract_year_of,
    london_day,
    titled_period,
    written,
    written_period,
)
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.entries import Clerk
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.measures import COLUMNS, Stock
from stars_desktop.domain.returns import OVERRIDES, PARTS, TOTAL, Asked, Figures, PipelineReturn
from stars_desktop.domain.typed_dates import read_typed_day
from stars_desktop.services.changes import last_before
from stars_desktop.services.decisions import overrides
from stars_desktop.services.returns import brought_forward, cases, pipeline_return
from stars_desktop.services.submitting import Listed, history, submission
from stars_desktop.store.vault import Vault
from stars_desktop.ui.common.change_keys import Pair
from stars_desktop.ui.common.figures import (
    Figure,
    Opened,
    Sum,
    apart,
    headings,
    lines,
    meaning,
    memo,
    nothing,
    sums,
    title,
)
from stars_desktop.ui.common.return_keys import NOW, key_of
from stars_desktop.ui.common.words import counted
from stars_desktop.ui.returns.cases import Row
from stars_desktop.ui.returns.published import Beside, beside


@dataclass(frozen=True, slots=True)
class Wish:
    """What was typed: a contract year, or both dates; and the two other dates of a return."""

    year: int | None
    start: str = ""
    end: str = ""
    as_at: str = ""
    as_known: str = NOW


class WishError(ExpectedError):
    """A date that cannot be taken; `field` is the one it was typed into."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since the last submitted version, in a sentence, and the key of the page that tells all of it."""

    words: str
    key: str


@dataclass(frozen=True, slots=True)
class Shown:
    """The page after a count."""

    subtitle: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Figure]]
    remark: str
    overrides: Figure
    key: str
    """of the return, for pages that show it in another way"""
    why_not_submitted: str
    since: Since | None
    """None where no version of the contract year was submitted, and for a return as known on a day"""
    published: Beside | None
    """None where no table was published for the period"""


class ReturnPresenter:
    """Counts returns of an open register, and says which enquiries stand behind a figure."""

    def __init__(self, vault: Vault, clerk: Clerk) -> None:
        self._vault = vault
        self._clerk = clerk
        self._counted: PipelineReturn | None = None
        self._submitted: dict[int, Figures] = {}

    def years(self) -> list[tuple[int, str]]:
        """The contract years that have begun, the newest first, in words with their dates."""
        newest = min(contract_year_of(self._clerk.today) or 1, LAST_CONTRACT_YEAR)
        return [(number, titled_period(contract_year(number))) for number in range(newest, 0, -1)]

    def first_year(self) -> int:
        """The year that the page opens on: the last one in which anything happened."""
        years = self.years()
        for number, _ in years:
            rows = pipeline_return(self._vault, self._asked(Wish(number))).rows[TOTAL]
            if any(rows[column.key] for column in COLUMNS if not isinstance(column.counts, Stock)):
                return number
        return years[0][0]

    def written_out(self, wish: Wish) -> Wish:
        """The dates as they were understood, in full. Raises WishError."""
        return wish_for(self._asked(wish), own_dates=not wish.year)

    def count(self, wish: Wish) -> Shown:
        """The return as wished for. Raises WishError with a sentence for a date that is none."""
        asked = self._asked(wish)
        self._counted = pipeline_return(self._vault, asked)
        against = len(overrides(self._vault, asked))
        return Shown(
            subtitle=f"{self._counted.council}. {titled_period(asked.period)}. {_dates(asked)}. {self._status()}",
            headings=headings(asked.as_at),
            rows=lines(self._counted),
            remark=apart(asked),
            overrides=Figure(OVERRIDES, TOTAL, OVERRIDES, against, "decided against the criteria"),
            key=key_of(asked),
            why_not_submitted=_why_not_submitted(asked, self._clerk.today),
            since=self._since(self._counted),
            published=beside(self._vault, self._counted),
        )

    def key(self, wish: Wish) -> str:
        """The key of the return wished for. Raises WishError."""
        return key_of(self._asked(wish))

    def counted_asked(self) -> Asked | None:
        """What the return that is shown was asked for; None while there is none."""
        return self._counted.asked if self._counted else None

    def counted_year(self) -> str:
        """The number of the contract year in which the return that is shown begins; "" while there is none."""
        number = contract_year_of(self._counted.asked.period.start) if self._counted else None
        return str(number or "")

    def counted_key(self) -> str:
        """The key of the return that is shown; "" while there is none."""
        return key_of(self._counted.asked) if self._counted else ""

    def sums(self, row: str) -> tuple[Sum, Sum]:
        """Both reconciliations of a row: the pipeline's and that of live cases."""
        return sums(self._there(), row)

    def memo(self, row: str) -> list[Figure]:
        """What counts in a column and leaves the pipeline no second time."""
        return memo(self._there(), row)

    def open(self, figure: Figure) -> Opened[Row]:
        """The very rows that a figure counts, those marked that were carried in from before the period."""
        asked, before = self._there().asked, frozenset[str]()
        if figure.part == OVERRIDES:
            found = overrides(self._vault, asked)
        else:
            source = PARTS[figure.part][figure.key]
            found = cases(self._vault, asked, [source])[source]
            before = brought_forward(self._vault, asked, source)
        behind = [Row(case, case.reference in before) for case in found if figure.row in (case.cohort, TOTAL)]
        said, carried = meaning(figure), sum(row.carried for row in behind)
        if carried:
            said += f" {carried:,} of {len(behind):,} brought forward from before {written(asked.period.start)}."
        return Opened(title(figure), said, behind, nothing(figure, asked))

    def _status(self) -> str:
        """Whether the return as it is counted now was submitted."""
        counted = self._there()
        of_it = [
            one
            for one in history(self._vault)
            if (one.period, one.as_at) == (counted.asked.period, counted.asked.as_at)
        ]
        if not of_it:
            return "Draft"
        last = of_it[-1]
        version = f"{last.version}, submitted on {written(london_day(last.submitted_at))}"
        same = submission(self._vault, last.number).sealed.rows == counted.rows
        return f"Version {version}" if same else f"Draft: version {version}, has other figures"

    def _since(self, figures: PipelineReturn) -> Since | None:
        asked = figures.asked
        last = None if asked.as_known else last_before(self._vault, asked)
        if last is None:
            return None
        if last.number not in self._submitted:  # a version is what it was
            self._submitted[last.number] = submission(self._vault, last.number).sealed.rows
        before = self._submitted[last.number]
        others = sum(before[row][one.key] != figures.rows[row][one.key] for row in Cohort for one in COLUMNS)
        return Since(_since(last, asked, others), Pair(last.number, None, asked).key)

    def _there(self) -> PipelineReturn:
        if self._counted is None:
            raise ExpectedError("There is no return yet. Choose a period first.")
        return self._counted

    def _asked(self, wish: Wish) -> Asked:
        if wish.year:
            period = contract_year(wish.year)
        else:
            start, end = self._day("start", "From", wish.start), self._day("end", "To", wish.end)
            if start > end:
                raise WishError("end", f"To must be the same as or after {written(start)}, when the period starts.")
            period = Period(start, end)
        as_at = self._day("as_at", "Levels at", wish.as_at) if wish.as_at.strip() else None
        plain = wish.as_known.strip().casefold()
        as_known = None if plain in ("", NOW) else self._day("as_known", "As known on", wish.as_known)
        try:
            return Asked.on(self._clerk.today, period, as_at, as_known)
        except ExpectedError as error:
            raise WishError(
                "as_known" if as_known and as_known > self._clerk.today else "as_at", str(error)
            ) from None

    def _day(self, field: str, name: str, typed: str) -> date:
        if not typed.strip():
            raise WishError(field, f"{name} is blank. Type a date such as 27 3 2022.")
        try:
            return read_typed_day(typed, self._clerk.today)
        except NotADateError as error:
            raise WishError(field, f"{name} {error}.") from None


def wish_for(asked: Asked, *, own_dates: bool = False) -> Wish:
    """What would be chosen and typed for a return: its contract year, or else dates of one's own."""
    known = written(asked.as_known) if asked.as_known else NOW
    year = contract_year_of(asked.period.start)
    if not own_dates and year and year <= LAST_CONTRACT_YEAR and contract_year(year) == asked.period:
        return Wish(year, "", "", written(asked.as_at), known)
    return Wish(None, written(asked.period.start), written(asked.period.end), written(asked.as_at), known)


def _dates(asked: Asked) -> str:
    known = f", as known on {written(asked.as_known)}" if asked.as_known else ""
    return f"Levels at {written(asked.as_at)}{known}"


def _since(last: Listed, asked: Asked, others: int) -> str:
    submitted = f"as at {written(last.as_at)}, submitted on {written(london_day(last.submitted_at))}"
    if last.period != asked.period:
        return f"What changed since version {last.version} of {written_period(last.period)}, {submitted}"
    figures = counted(others, "figure", "figures") if others else "No figure"
    return f"{figures} changed since version {last.version} {submitted}{': see why' if others else ''}"


def _why_not_submitted(asked: Asked, today: date) -> str:
    if asked.as_known:
        return "A return is submitted as it is known now. Write now into As known on."
    return "This period has not begun." if asked.period.start > today else ""
