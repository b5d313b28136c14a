"""What the form of a new enquiry asks and says, without a window."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from stars_desktop.domain.calendar import NotADateError, written
from stars_desktop.domain.codes import LEGAL_STATUSES, NOT_LOOKED_AFTER, PLACEMENT_TYPES
from stars_desktop.domain.cohort import TITLE, Cohort
from stars_desktop.domain.enquiry import State
from stars_desktop.domain.entries import FactName, fact_in_words
from stars_desktop.domain.typed_dates import read_typed_day
from stars_desktop.services.criteria import in_use
from stars_desktop.services.intake import Match, Notification, matches, problems
from stars_desktop.services.second_time import Before, before
from stars_desktop.store.vault import Vault
from stars_desktop.ui.common.words import STATE_WORDS, counted

Values = Mapping[str, str]
"""What was typed and chosen, by the keys of the fields."""

SOURCES: Final = (
    "Social worker",
    "Team manager",
    "Residential panel",
    "Placements team",
    "Fostering team",
    "Independent reviewing officer",
)
"""Suggestions: other words can be typed."""

COHORTS: Final = tuple((str(cohort), f"{cohort} {title}") for cohort, title in TITLE.items())

OF_THE_CHILD: Final = (
    FactName.INITIALS,
    FactName.DATE_OF_BIRTH,
    FactName.SOCIAL_WORKER,
    FactName.TEAM,
    FactName.PLACEMENT_TYPE,
    FactName.LEGAL_STATUS,
)
"""Facts that one enquiry can take over from another; source and notes are an enquiry's own."""

_OPEN: Final = (State.PIPELINE, State.LIVE)
_NOTHING: Final = "Nothing that the criteria look at, as far as it is told."
_DAYS: Final = {"notified_on": "Notified on", str(FactName.DATE_OF_BIRTH): "Date of birth"}


def codes(listed: Mapping[str, str]) -> list[tuple[str, str]]:
    """The codes of a list with their words."""
    return [(code, words if code == NOT_LOOKED_AFTER else f"{code} {words}") for code, words in listed.items()]


PLACEMENTS: Final = codes(PLACEMENT_TYPES)
STATUSES: Final = codes(LEGAL_STATUSES)


@dataclass(frozen=True, slots=True)
class Known:
    """An enquiry that may be of the same child: what to say of it, and what it would fill in."""

    reference: str
    title: str
    standing: str
    """where it stands and since when, why, and in which cohort"""
    told: tuple[tuple[str, str], ...]
    """what else is told: headings, and lines below them"""
    fills: Mapping[str, str]
    """by the keys of fields that are blank; a date of birth as YYYY-MM-DD"""


def read(values: Values, today: date) -> tuple[Notification, dict[str, str]]:
    """The enquiry as it was typed, and what is wrong with its dates, by field."""
    wrong: dict[str, str] = {}
    days = {key: _day(key, values.get(key, ""), today, wrong) for key in _DAYS}
    facts = {name: values.get(name, "") for name in FactName}
    born = days[FactName.DATE_OF_BIRTH]
    facts[FactName.DATE_OF_BIRTH] = born.isoformat() if born else ""
    return (
        Notification(
            reference=values.get("reference", ""),
            child_reference=values.get("child_reference", ""),
            cohort=Cohort(values["cohort"]) if values.get("cohort") else None,
            notified_on=days["notified_on"],
            facts={name: value for name, value in facts.items() if value},
        ),
        wrong,
    )


def checked(vault: Vault, values: Values, today: date) -> tuple[Notification, dict[str, str]]:
    """The enquiry as it was typed, and all that must be mended in it, by field, in the order of the form."""
    notification, wrong = read(values, today)
    for key, sentence in problems(vault, notification, today):
        wrong.setdefault(str(key), sentence if ". " in sentence else sentence.removesuffix("."))
    return notification, {key: wrong[key] for key in [*values, ""] if key in wrong}


def known(vault: Vault, values: Values, today: date) -> list[Known]:
    """The enquiries that may be of the same child, by what was typed so far."""
    typed, _ = read(values, today)
    born = typed.facts.get(FactName.DATE_OF_BIRTH)
    found = matches(
        vault,
        typed.child_reference,
        typed.facts.get(FactName.INITIALS, ""),
        date.fromisoformat(born) if born else None,
    )
    criteria, references = in_use(vault, today), [match.reference for match in found]
    earlier = before(vault, criteria, references, typed.facts, today)
    return [_known(match, earlier[match.reference], values) for match in found]


def enough(values: Values) -> bool:
    """Whether what was typed could name a child who is known."""
    return bool(values["child_reference"] or (values[FactName.INITIALS] and values[FactName.DATE_OF_BIRTH]))


def _known(match: Match, earlier: Before, values: Values) -> Known:
    facts = {name: match.facts[name] for name in OF_THE_CHILD if match.facts.get(name)}
    offered = {"child_reference": match.child_reference, **{str(name): value for name, value in facts.items()}}
    sure = match.child_reference.casefold() == values.get("child_reference", "").casefold()
    return Known(
        reference=match.reference,
        title=f"{match.reference} {'is about' if sure else 'may be about'} the same child",
        standing=_standing(match, earlier),
        told=tuple((heading, said) for heading, said in _told(match, earlier, facts) if said),
        fills={key: value for key, value in offered.items() if value and not values.get(key)},
    )


def _standing(match: Match, earlier: Before) -> str:
    since = "since" if match.state in _OPEN else "on"
    when = f" {since} {written(earlier.since)}" if earlier.since else ""
    because = f": {earlier.reason[0].lower()}{earlier.reason[1:].rstrip('.')}" if earlier.reason else ""
    cohort = f"Cohort {match.cohort}, {TITLE[match.cohort][0].lower()}{TITLE[match.cohort][1:]}"
    return f"{match.why}. {STATE_WORDS[match.state]}{when}{because}. {cohort}."


def _told(match: Match, earlier: Before, facts: Mapping[FactName, str]) -> Iterator[tuple[str, str]]:
    closed = match.state not in _OPEN
    unmet = f"While {match.reference} is open, a new enquiry does not meet “No other open enquiry or live case”."
    yield "Two at a time", "" if closed else unmet
    yield "Not met then", "\n".join(earlier.not_met)
    yield "Changed since", "\n".join(earlier.changes) or (_NOTHING if closed else "")
    yield "Known from it", _said(facts)
    number = counted(earlier.answers, "answer still holds", "answers still hold")
    yield "Answers to the criteria", f"{number}. The walk offers each to be confirmed." if earlier.answers else ""


def _said(facts: Mapping[FactName, str]) -> str:
    """What is known, a fact a line: Date of birth: 3 May 2009."""
    lists: Sequence[Mapping[str, str]] = (PLACEMENT_TYPES, LEGAL_STATUSES)
    words = {code: name for listed in lists for code, name in listed.items()}
    parts = []
    for name, value in facts.items():
        coded = name in (FactName.PLACEMENT_TYPE, FactName.LEGAL_STATUS) and value != NOT_LOOKED_AFTER
        said = f"{value} {words.get(value, '')}".strip() if coded else fact_in_words(name, value)
        parts.append(f"{name}: {said}")
    return "\n".join(parts)


def _day(key: str, typed: str, today: date, wrong: dict[str, str]) -> date | None:
    try:
        return read_typed_day(typed, today) if typed else None
    except NotADateError as error:
        wrong[key] = f"{_DAYS[key]} {error}"
        return None
