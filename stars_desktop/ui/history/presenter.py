"""What the pages of submitted returns show, without a window."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from stars_desktop.domain.calendar import titled_period, written, written_moment
from stars_desktop.domain.changes import FIGURES, MEANING, Cause, Change
from stars_desktop.domain.criteria import named_version
from stars_desktop.domain.returns import PARTS, ROWS, TOTAL
from stars_desktop.domain.sealed import grouped
from stars_desktop.domain.submission import Submission, Unit
from stars_desktop.services.changes import Compared, changes_between, changes_since
from stars_desktop.services.submitting import Listed, history, submission
from stars_desktop.store.vault import Vault
from stars_desktop.ui.common.change_keys import Pair
from stars_desktop.ui.common.figures import Figure, Opened, apart, headings, lines, meaning, nothing, title
from stars_desktop.ui.common.words import counted

NOTHING: Final = "No enquiry is counted otherwise."
HINT: Final = "Choose a figure to see what changed it; the name of a row lists all that changed in it."
_SEAL: Final = 16
"""digits of a seal that tell versions apart in a list"""
_TWICE: Final = {("reconciliation", key) for key in ("notified", "progressed", "not_presented")} | {
    ("reconciliation_live", key) for key in ("progressed", "closed")
}
"""terms that the nine columns count too"""
_ENDS: Final = {(part, key) for part in ("reconciliation", "reconciliation_live") for key in ("opening", "closing")}
"""levels that follow from everything else"""


@dataclass(frozen=True, slots=True)
class Line:
    """A version as it is listed."""

    number: int
    period: str
    as_at: str
    version: str
    submitted: str
    by: str
    seal: str
    newest: bool
    """of its return"""
    before: int | None
    """the number of the version before it, of the same return or else of the same period"""


@dataclass(frozen=True, slots=True)
class Version:
    """A version as it was submitted."""

    title: str
    subtitle: str
    about: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Figure]]
    remark: str
    explained: Sequence[tuple[str, str]]
    submission: Submission


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that makes figures others: its cause, its enquiry, and each figure with its sign."""

    cause: Cause
    reference: str
    words: str
    figures: Sequence[str]
    changes: frozenset[tuple[str, str, str]]
    """the figures by part, row and key"""


@dataclass(frozen=True, slots=True)
class Differences:
    """Two returns, one beside the other."""

    about: str
    subtitle: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Figure]]
    marks: Mapping[tuple[str, str], str]
    happenings: Sequence[Happening]
    compared: Compared


class HistoryPresenter:
    """Reads what was submitted from an open register."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def lines(self) -> list[Line]:
        """Every version, the newest first."""
        kept = history(self._vault)
        return [_line(one, kept) for one in reversed(kept)]

    def why(self, line: Line) -> str:
        """Why a correction was submitted; "" for a first version."""
        if line.version == "1":
            return ""
        sealed = submission(self._vault, line.number).sealed
        return f"It replaces version {sealed.version - 1}: {sealed.reason}"

    def choices(self) -> list[tuple[int, str]]:
        """The versions that can be compared, the newest first, in words."""
        return [(one.number, _choice(one)) for one in reversed(history(self._vault))]

    def version(self, number: int) -> Version:
        """A version as it was. Raises ExpectedError for a number that was never given."""
        found = submission(self._vault, number)
        sealed = found.sealed
        replaces = f"It replaces version {sealed.version - 1}: {sealed.reason}. " if sealed.reason else ""
        against = f" Decided against the criteria: {sealed.overrides[TOTAL]:,}." if sealed.overrides[TOTAL] else ""
        return Version(
            f"{titled_period(sealed.period)}, as at {written(sealed.as_at)}: version {sealed.version}",
            f"Version {sealed.version}",
            f"{titled_period(sealed.period)}, as at {written(sealed.as_at)}. "
            f"Submitted at {written_moment(sealed.submitted_at)} by {found.submitted_by}. {_stop(replaces)}"
            f"Definitions {sealed.definitions_version}, criteria {named_version(sealed.criteria_version)}.{against}\n"
            f"Seal: {grouped(sealed.seal)}",
            headings(sealed.as_at),
            lines(sealed.figures),
            apart(sealed.figures.asked),
            [(one.query, one.answer) for one in sealed.explanations],
            found,
        )

    def behind(self, version: Version, figure: Figure) -> Opened[Unit]:
        """The rows that were frozen with a figure."""
        units = version.submission.behind(figure.part, figure.row, figure.key)
        asked = version.submission.sealed.figures.asked
        return Opened(title(figure), meaning(figure), units, nothing(figure, asked))

    def differences(self, pair: Pair) -> Differences:
        """What changed between two returns. Raises ExpectedError where there are no such two."""
        if pair.new is None:
            found = changes_since(self._vault, pair.old, pair.asked)
        else:
            found = changes_between(self._vault, pair.old, pair.new)
        happenings = _happenings(found)
        marks = _marks(found)
        many = sum(row != TOTAL for row, _ in marks)
        said = f"{counted(many, 'figure', 'figures')} of the table, {counted(len(happenings), 'event', 'events')}"
        return Differences(
            _about(found),
            said if happenings else "Nothing changed",
            headings(found.new.asked.as_at),
            lines(found.new.figures),
            marks,
            happenings,
            found,
        )


def opened(found: Differences, row: str, key: str) -> Opened[Happening]:
    """What changed a figure, or with a blank key all figures of a row."""
    if not found.happenings:
        return Opened("Nothing changed", "", [], NOTHING)
    if not key:
        of_row = [one for one in found.happenings if row == TOTAL or any(row == other for _, other, _ in one.changes)]
        whose = "everything that changed" if row == TOTAL else f"{row}, everything that changed"
        words = f"{whose[:1].upper()}{whose[1:]}: {counted(len(of_row), 'event', 'events')}"
        return Opened(words, HINT, of_row, NOTHING)
    (figure,) = (one for line in found.rows for one in line if (one.row, one.key) == (row, key))
    rows = [one for one in found.happenings if ("rows", row, key) in one.changes]
    return Opened(f"{title(figure)}{_sum(found, row, key)}", meaning(figure), rows, NOTHING)


def said(one: Happening) -> str:
    """The whole of it, in words."""
    return f"{one.cause}: {MEANING[one.cause]}. {one.words}.\n{'; '.join(one.figures)}"


def signed(number: int) -> str:
    """By how much a figure is another, with its sign."""
    return f"{number:+,}".replace("-", "\N{MINUS SIGN}")


def _line(one: Listed, kept: Sequence[Listed]) -> Line:
    of_it = [other for other in kept if (other.period, other.as_at) == (one.period, one.as_at)]
    earlier = [other for other in kept if other.number < one.number and other.period == one.period]
    same = [other for other in earlier if other.as_at == one.as_at]
    before = next(reversed(same or earlier), None)
    return Line(
        one.number,
        titled_period(one.period),
        written(one.as_at),
        str(one.version),
        written_moment(one.submitted_at),
        one.submitted_by,
        grouped(one.seal[:_SEAL]),
        one is of_it[-1],
        before.number if before else None,
    )


def _choice(one: Listed) -> str:
    """The dates of a contract year stand below the choices."""
    return f"Version {one.version} as at {written(one.as_at)}, {titled_period(one.period).partition(', ')[0]}"


def _about(found: Compared) -> str:
    """What the two count."""
    old, new = found.old.asked, found.new.asked
    if old.period == new.period and old.as_at == new.as_at:
        return f"Both are of {titled_period(old.period)}, with the levels of {written(old.as_at)}."
    if old.period == new.period:
        levels = f"{written(old.as_at)} and {written(new.as_at)}"
        return f"Both are of {titled_period(old.period)}, with the levels of {levels}."
    return " ".join(
        f"{words}: {titled_period(asked.period)}, with the levels of {written(asked.as_at)}."
        for words, asked in (("Before", old), ("After", new))
    )


def _stop(sentence: str) -> str:
    """A reason may end in a full stop of its own."""
    return sentence.replace(".. ", ". ")


def _marks(found: Compared) -> dict[tuple[str, str], str]:
    nets = {(row, key): found.changes.net("rows", row, key) for row in ROWS for key in PARTS["rows"]}
    return {where: signed(net) for where, net in nets.items() if net}


def _sum(found: Differences, row: str, key: str) -> str:
    before, after = (one.figures.rows[row][key] for one in (found.compared.old, found.compared.new))
    return f"; before {before:,}" if before != after else ""


def _happenings(found: Compared) -> list[Happening]:
    """The changes of all figures by what caused them: one late entry is one, however many figures it changes."""
    by_cause: dict[tuple[Cause, str, str], list[tuple[str, str, Change]]] = {}
    for part, keys in PARTS.items():
        for key in keys:
            for one in found.changes.by_key[part][key]:
                where = (one.cause, one.unit.reference, one.words)
                by_cause.setdefault(where, []).append((part, key, one))
    order = list(Cause)
    return sorted(
        (_happening(*which, some) for which, some in by_cause.items()),
        key=lambda one: (one.cause is Cause.DATES, order.index(one.cause), one.reference),
    )


def _happening(cause: Cause, reference: str, words: str, some: Sequence[tuple[str, str, Change]]) -> Happening:
    told = [one for one in some if one[0] == "rows"]
    told += [one for one in some if one[0] != "rows" and (one[0], one[1]) not in _TWICE | _ENDS]
    return Happening(
        cause,
        reference,
        words,
        [_figure(*one) for one in told or some],
        frozenset(_cells(some)),
    )


def _cells(some: Iterable[tuple[str, str, Change]]) -> Iterable[tuple[str, str, str]]:
    for part, key, one in some:
        yield part, one.unit.cohort, key
        yield part, TOTAL, key


def _figure(part: str, key: str, change: Change) -> str:
    figure = FIGURES[part][key]
    live = "live, " if part == "reconciliation_live" and "live" not in figure else ""
    return f"{change.unit.cohort} {live}{figure} {signed(change.sign)}"
