"""Files of criteria: read, checked whole, and refused with the file, the line and what is allowed."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from stars_desktop.domain.calendar import NotADateError, Period, believable, written
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.criteria import IDS, CriteriaSet, Criterion, Weight, cohorts_of
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.services.criteria import lines
from stars_desktop.system.places import resources

SHIPPED: Final = "example-1"

_FILE: Final = ("version", "label", "effective_from", "referral_window", "criteria")
_WINDOW: Final = ("from", "to")
_WORDS: Final = ("title", "question", "guidance", "source")
_CRITERION: Final = ("id", "kind", *_WORDS)
_RANGES: Final = "X1 to X11, A1 to A7, B1 to B6, C1 to C6 and D1 to D7"
_SYNTAX: Final = re.compile(r"(.*) \(at (?:line (\d+), column \d+|end of document)\)", re.DOTALL)
_NO_DAY: Final = date.min
_BYTES_AT_MOST: Final = 1_000_000
"""in place of a date that is none, in a file that is refused"""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at a line of a file (from 1), and what is allowed there."""

    line: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A file as it was read: the criteria in it, or else all that is wrong with it, by line."""

    path: Path
    text: str
    criteria: CriteriaSet | None
    problems: tuple[Problem, ...]

    @property
    def sound(self) -> CriteriaSet:
        """The criteria. Raises ExpectedError, with the file and the line, where there is a problem."""
        if self.criteria:
            return self.criteria
        first, more = self.problems[0], len(self.problems) - 1
        rest = f" It has {more} more: see them with stars criteria check." if more else ""
        raise ExpectedError(f"{self.path}, line {first.line}: {first.sentence}{rest}")


@cache
def example() -> Checked:
    """The file of the example set."""
    return check_criteria(resources("criteria", f"{SHIPPED}.toml"))


def shipped() -> CriteriaSet:
    """The example set, to be confirmed with the contract."""
    return example().sound


def titles(criteria: CriteriaSet) -> dict[str, str]:
    """What each criterion is about, by its id."""
    return {one.id: one.title for one in criteria.criteria}


def read_criteria(path: Path) -> CriteriaSet:
    """A version of the criteria from a file. Raises ExpectedError for one that cannot be read or is not sound."""
    return check_criteria(path).sound


def check_criteria(path: Path) -> Checked:
    """Everything that is wrong with a file of criteria. Raises ExpectedError for a file that cannot be read."""
    try:
        with path.open("rb") as file:
            content = file.read(_BYTES_AT_MOST + 1)
        if len(content) > _BYTES_AT_MOST:
            raise ExpectedError(f"{path} is too large for a file of criteria. Choose another file.")
        text = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ExpectedError(f"The criteria {path} cannot be read. Check the path and that it is text.") from error
    return Checked(path, text, *parsed(text))


@lru_cache(maxsize=16)
def parsed(text: str) -> tuple[CriteriaSet | None, tuple[Problem, ...]]:
    """The criteria of a text, or else its problems by line."""
    try:
        content = tomllib.loads(text)
    except ValueError as error:
        return None, (_not_toml(str(error), text),)
    reading = _Reading(text)
    found = reading.criteria_set(content)
    return (None if reading.problems else found), tuple(sorted(reading.problems, key=lambda one: one.line))


def _not_toml(said: str, text: str) -> Problem:
    match = _SYNTAX.fullmatch(said)
    why, line = (match[1], match[2]) if match else (said, "1")
    return Problem(
        int(line) if line else text.count("\n") + 1,
        f"This is not TOML: {why}. A line is a name, an equals sign and a value, and text stands in double quotes.",
    )


class _Reading:
    """Goes through the content of a file once, and gathers what is not allowed in it."""

    def __init__(self, text: str) -> None:
        self._lines = lines.lines_of(text)
        self._last = text.rstrip().count("\n") + 1
        self.problems: list[Problem] = []

    def criteria_set(self, content: Mapping[str, Any]) -> CriteriaSet:
        """What is in the file; where there are problems, it is not to be used."""
        self._keys(content, (), _FILE, "the file")
        return CriteriaSet(
            self._text(content, (), "version", "the file"),
            self._text(content, (), "label", "the file"),
            self._day(content, (), "effective_from"),
            self._window(content.get("referral_window", {})),
            self._criteria(content.get("criteria", [])),
        )

    def _wrong(self, path: lines.Path, sentence: str) -> None:
        self.problems.append(Problem(lines.line_of(path, self._lines), f"{sentence[0].upper()}{sentence[1:]}"))

    def _keys(self, content: Mapping[str, Any], path: lines.Path, allowed: Sequence[str], of: str) -> None:
        for key in content:
            if key not in allowed:
                self._wrong((*path, key), f"“{key}” has no place in {of}; allowed are {_and(allowed)}.")
        for key in allowed:
            if key not in content:
                self._wrong(path, f"{of} has no “{key}”.")

    def _text(self, content: Mapping[str, Any], path: lines.Path, key: str, of: str) -> str:
        value = content.get(key)
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())
        if isinstance(value, str):
            self._wrong((*path, key), f"the {key} of {of} is blank.")
        elif key in content:
            self._wrong((*path, key), f"the {key} of {of} is {_shown(value)}; allowed is text in double quotes.")
        return ""

    def _day(self, content: Mapping[str, Any], path: lines.Path, key: str) -> date:
        value = content.get(key)
        of = f"“{'.'.join(str(name) for name in (*path, key))}”"
        if isinstance(value, date) and not isinstance(value, datetime):
            try:
                return believable(value)
            except NotADateError as error:
                self._wrong((*path, key), f"{of} {error}. Allowed is a date such as 2025-04-01.")
        elif key in content:
            self._wrong((*path, key), f"{of} is {_shown(value)}; allowed is a date without quotes, as 2025-04-01.")
        return _NO_DAY

    def _window(self, content: object) -> Period:
        path = ("referral_window",)
        if not isinstance(content, Mapping):
            self._wrong(path, f"“referral_window” is {_shown(content)}; allowed is {{ from = DATE, to = DATE }}.")
            return Period(_NO_DAY, _NO_DAY)
        if content:
            self._keys(content, path, _WINDOW, "the “referral_window”")
        start, end = (self._day(content, path, key) for key in _WINDOW)
        if _NO_DAY not in {start, end} and start > end:
            self._wrong(
                path,
                f"the referral window ends on {written(end)}, before it begins on {written(start)}. "
                "Its first day is “from”, its last is “to”.",
            )
        return Period(min(start, end), max(start, end))

    def _criteria(self, content: object) -> tuple[Criterion, ...]:
        if not isinstance(content, list) or not all(isinstance(one, Mapping) for one in content):
            self._wrong(("criteria",), "each criterion begins with a line of its own: [[criteria]].")
            return ()
        first: dict[str, int] = {}
        found = [self._criterion(one, ("criteria", place), first) for place, one in enumerate(content)]
        if missing := [one for one in IDS if one not in first]:
            said = "is" if len(missing) == 1 else "are"
            sentence = f"{_and(missing)} {said} missing. Each of the {len(IDS)} criteria stands in the file once."
            self.problems.append(Problem(self._last, sentence))
        return tuple(one for one in found if one)

    def _criterion(self, content: Mapping[str, Any], path: lines.Path, first: dict[str, int]) -> Criterion | None:
        named = content.get("id")
        known = isinstance(named, str) and named in IDS
        of = named if isinstance(named, str) and known else "this criterion"
        self._keys(content, path, _CRITERION, of)
        words = [self._text(content, path, word, of) for word in _WORDS]
        if not isinstance(named, str) or not known:
            if "id" in content:
                self._wrong((*path, "id"), f"{_shown(named)} is no criterion; allowed are {_RANGES}.")
            return None
        if named in first:
            self._wrong((*path, "id"), f"{named} stands here again; it is in line {first[named]} already.")
        first.setdefault(named, lines.line_of((*path, "id"), self._lines))
        return Criterion(named, self._weights(content, path, named), *words)

    def _weights(self, content: Mapping[str, Any], path: lines.Path, named: str) -> dict[Cohort, Weight]:
        cohorts, path = cohorts_of(named), (*path, "kind")
        kind = content.get("kind", Weight.HARD)
        if isinstance(kind, Mapping):
            self._keys(kind, path, cohorts, f"the kind of {named}")
            given = [one for one in cohorts if one in kind]
            return {one: self._weight(kind[one], (*path, one), f"{named} for {one}") for one in given}
        return dict.fromkeys(cohorts, self._weight(kind, path, named))

    def _weight(self, kind: object, path: lines.Path, of: str) -> Weight:
        if isinstance(kind, str) and kind in set(Weight):
            return Weight(kind)
        self._wrong(path, f"the kind of {of} is {_shown(kind)}; allowed are {_and(Weight)}.")
        return Weight.HARD


def _shown(value: object) -> str:
    return f"“{value}”" if isinstance(value, str | int | float | date) else f"a {_TYPES.get(type(value), 'value')}"


_TYPES: Final[Mapping[type, str]] = {dict: "table", list: "list"}


def _and(names: Iterable[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last
