"""The pipeline return: figures, both reconciliations, memo lines and digest.

Every number has a `Source`, and a source names its rows: a flow's rows are tallies dated in the period, a
stock's rows are the stays that hold a day. Whoever counts (SQL for a register, `counted` for histories in
memory) answers for sources; `build` does the arithmetic, once.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from hashlib import sha256
from typing import Final

from stars_desktop.domain.calendar import Period, end_of_day, written
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.enquiry import History, Stay, Tally
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.measures import COLUMNS, Flow, Stock

TOTAL: Final = "Total"
ROWS: Final = (*Cohort, TOTAL)


class Moment(Enum):
    """The evening at which a stock is counted."""

    OPENING = "the evening before the period"
    CLOSING = "the evening of its last day"
    AS_AT = "the evening of the as-at date"


@dataclass(frozen=True, slots=True)
class Level:
    """A stock at a moment."""

    stock: Stock
    moment: Moment


Source = Flow | Level
Counts = Mapping[Source, Mapping[Cohort, int]]
Figures = Mapping[str, Mapping[str, int]]
"""By row (A to D and Total), then by key."""


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a reconciliation: its key, its words, its source, and +1 on the left side or -1 on the right."""

    key: str
    words: str
    source: Source
    side: int


PIPELINE_TERMS: Final = (
    Term("opening", "opening pipeline", Level(Stock.PIPELINE, Moment.OPENING), +1),
    Term("notified", "notified", Flow.NOTIFIED, +1),
    Term("reopened", "reopened", Flow.REOPENED, +1),
    Term("moved_in", "moved in", Flow.PIPELINE_IN, +1),
    Term("closing", "closing pipeline", Level(Stock.PIPELINE, Moment.CLOSING), -1),
    Term("progressed", "progressed", Flow.PROGRESSED, -1),
    Term("not_presented", "not presented", Flow.NOT_PRESENTED, -1),
    Term("withdrawn", "withdrawn by anyone", Flow.WITHDRAWN, -1),
    Term("declined", "declined by the provider", Flow.DECLINED, -1),
    Term("closed_other", "closed for another reason", Flow.CLOSED_OTHER, -1),
    Term("moved_out", "moved out", Flow.PIPELINE_OUT, -1),
)
LIVE_TERMS: Final = (
    Term("opening", "opening live cases", Level(Stock.LIVE, Moment.OPENING), +1),
    Term("progressed", "progressed", Flow.PROGRESSED, +1),
    Term("moved_in", "moved in", Flow.LIVE_IN, +1),
    Term("closing", "closing live cases", Level(Stock.LIVE, Moment.CLOSING), -1),
    Term("closed", "closed", Flow.CASE_CLOSED, -1),
    Term("moved_out", "moved out", Flow.LIVE_OUT, -1),
)
MEMO: Final = (
    Term("withdrawn_later", "withdrawn after not presented or declined", Flow.WITHDRAWN_LATER, 0),
    Term("closed_other_later", "closed after not presented or declined", Flow.CLOSED_OTHER_LATER, 0),
)
DISTINCT_MEETINGS: Final = "distinct_meetings"
OVERRIDES: Final = "overrides"
"""the decisions of the period that were taken against the criteria; they stand beside a return, not in it"""

PARTS: Final[Mapping[str, Mapping[str, Source]]] = {
    "rows": {
        column.key: column.counts if isinstance(column.counts, Flow) else Level(column.counts, Moment.AS_AT)
        for column in COLUMNS
    },
    "reconciliation": {term.key: term.source for term in PIPELINE_TERMS},
    "reconciliation_live": {term.key: term.source for term in LIVE_TERMS},
    "memo": {term.key: term.source for term in MEMO},
}
"""What each part of a return counts, by key."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which return: flows dated in `period`, stocks at the end of `as_at`, as known by the end of `as_known`.

    `known_at` is an instant (UTC) in its place: what was recorded then is known, and nothing that was recorded later.
    """

    period: Period
    as_at: date
    as_known: date | None = None
    known_at: datetime | None = None

    @classmethod
    def on(cls, today: date, period: Period, as_at: date | None, as_known: date | None) -> "Asked":
        """As asked for on `today`: as_at falls to the period's end, or today where that is earlier."""
        for words, day in (("as at", as_at), ("as known on", as_known)):
            if day and day > today:
                raise ExpectedError(
                    f"A return cannot be {words} {written(day)}: that lies in the future. Today is {written(today)}."
                )
        return cls(period, as_at or min(period.end, today), as_known)

    @property
    def known_before(self) -> datetime | None:
        """The instant (UTC) before which all that was recorded is known; None for what is known now."""
        if self.known_at:
            return self.known_at + timedelta(microseconds=1)
        return end_of_day(self.as_known) if self.as_known else None

    def evening(self, moment: Moment) -> date:
        """The date at whose end a stock is counted."""
        return {Moment.OPENING: self.period.eve, Moment.CLOSING: self.period.end, Moment.AS_AT: self.as_at}[moment]


@dataclass(frozen=True, slots=True)
class PipelineReturn:
    """A council's pipeline return: the nine columns by cohort, and what shows that they hold together."""

    council: str
    asked: Asked
    rows: Figures
    reconciliation: Figures
    reconciliation_live: Figures
    memo: Figures

    @property
    def reconciles(self) -> bool:
        """Whether every difference is 0."""
        both = (self.reconciliation, self.reconciliation_live)
        return not any(row["difference"] for figures in both for row in figures.values())

    def as_json(self) -> dict[str, object]:
        """The object that `stars return --json` prints."""
        known = self.asked.as_known
        return {
            **self._dated(),
            "as_known": known.isoformat() if known else None,
            "reconciliation": self.reconciliation,
            "reconciliation_live": self.reconciliation_live,
            "memo": self.memo,
            "digest": self.digest,
        }

    @property
    def digest(self) -> str:
        """SHA-256 of the council, the three dates and the nine columns: equal figures, equal digest, anywhere."""
        text = json.dumps(self._dated(), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return sha256(text.encode()).hexdigest()

    def _dated(self) -> dict[str, object]:
        period = self.asked.period
        return {
            "council": self.council,
            "from": period.start.isoformat(),
            "to": period.end.isoformat(),
            "as_at": self.asked.as_at.isoformat(),
            "rows": self.rows,
        }


def overrides_in_words(overrides: Mapping[str, int]) -> str:
    """How many decisions of a period were taken against the criteria, in a sentence."""
    by_cohort = ", ".join(f"{row} {number}" for row, number in overrides.items() if number and row != TOTAL)
    said = "Decisions of the period that were taken against the criteria, with a reason and a name"
    return f"{said}: {overrides[TOTAL]}{f' ({by_cohort})' if by_cohort else ''}."


def build(council: str, asked: Asked, counts: Counts, meetings: Mapping[str, int]) -> PipelineReturn:
    """The return from the counts of its sources.

    `meetings` are the distinct meetings held, by cohort and for the Total, which is no sum: one meeting about
    children of two cohorts is one meeting.
    """
    memo = _by_row(counts, PARTS["memo"])
    return PipelineReturn(
        council,
        asked,
        rows=_by_row(counts, PARTS["rows"]),
        reconciliation=_reconciled(counts, PIPELINE_TERMS),
        reconciliation_live=_reconciled(counts, LIVE_TERMS),
        memo={row: {**memo[row], DISTINCT_MEETINGS: meetings.get(row, 0)} for row in ROWS},
    )


def _by_row(counts: Counts, sources: Mapping[str, Source]) -> dict[str, dict[str, int]]:
    by_cohort = {
        str(cohort): {key: counts.get(source, {}).get(cohort, 0) for key, source in sources.items()}
        for cohort in Cohort
    }
    total = {key: sum(row[key] for row in by_cohort.values()) for key in sources}
    return {**by_cohort, TOTAL: total}


def _reconciled(counts: Counts, terms: Iterable[Term]) -> Figures:
    rows = _by_row(counts, {term.key: term.source for term in terms})
    return {
        name: {**row, "difference": sum(term.side * row[term.key] for term in terms)} for name, row in rows.items()
    }


def counted(history: History, asked: Asked) -> Iterator[tuple[Source, Tally | Stay]]:
    """The rows of one history that a return counts, each with its source: what every count must agree with."""
    period = asked.period
    for tally in history.tallies:
        if period.start <= tally.on <= period.end:
            yield tally.flow, tally
    for moment in Moment:
        evening = asked.evening(moment)
        for stay in history.stays:
            if stay.since <= evening < stay.until:
                yield Level(stay.stock, moment), stay
