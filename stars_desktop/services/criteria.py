"""Files of criteria: read, checked, and refused with the place and what is allowed."""

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from stars_desktop.domain.calendar import Period
from stars_desktop.domain.criteria import IDS, CriteriaSet, Criterion, Weight, cohorts_of
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.system.places import resources

SHIPPED: Final = "example-1"
_WORDS: Final = ("title", "question", "guidance", "source")


def shipped() -> CriteriaSet:
    """The example set, to be confirmed with the contract."""
    return read_criteria(resources("criteria", f"{SHIPPED}.toml"))


def titles() -> dict[str, str]:
    """What each criterion of the example set is about, by its id."""
    return {one.id: one.title for one in shipped().criteria}


def read_criteria(path: Path) -> CriteriaSet:
    """A version of the criteria from a TOML file. Raises ExpectedError for what is not allowed in one."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ExpectedError(f"The criteria {path} cannot be read. Check the path and that it is text.") from error
    except tomllib.TOMLDecodeError as error:
        raise ExpectedError(f"{path} is not a file of criteria: {error}. Mend it there.") from error
    try:
        return _criteria_set(content)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ExpectedError(f"{path} is not a file of criteria: {_said(error)}.") from error


def _said(error: Exception) -> str:
    return f"it has no {error}" if isinstance(error, KeyError) else str(error)


def _criteria_set(content: Mapping[str, Any]) -> CriteriaSet:
    window = content["referral_window"]
    criteria = tuple(_criterion(one) for one in content["criteria"])
    ids = [one.id for one in criteria]
    if sorted(ids) != sorted(IDS):
        wrong = sorted(set(ids) ^ set(IDS)) or sorted({one for one in ids if ids.count(one) > 1})
        raise ValueError(f"each of the {len(IDS)} criteria stands in it once, and these do not: {', '.join(wrong)}")
    return CriteriaSet(
        str(content["version"]),
        str(content["label"]),
        _day(content["effective_from"], "effective_from"),
        Period(_day(window["from"], "referral_window"), _day(window["to"], "referral_window")),
        criteria,
    )


def _day(value: object, name: str) -> date:
    if not isinstance(value, date):
        raise TypeError(f"{name} is a date such as 2020-09-01, not {value!r}")
    return value


def _criterion(content: Mapping[str, Any]) -> Criterion:
    named, kind = str(content["id"]), content["kind"]
    if named not in IDS:
        raise ValueError(f"{named} is no criterion")
    kinds = kind if isinstance(kind, Mapping) else dict.fromkeys(cohorts_of(named), kind)
    weights = {cohort: _weight(named, kinds[cohort]) for cohort in cohorts_of(named)}
    return Criterion(named, weights, *(str(content[word]) for word in _WORDS))


def _weight(named: str, word: object) -> Weight:
    try:
        return Weight(str(word))
    except ValueError:
        allowed = ", ".join(Weight)
        raise ValueError(f"the kind of {named} is “{word}”; allowed are {allowed}") from None
