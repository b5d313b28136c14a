"""A new enquiry: what must be mended in it first, who is known already, and its notification."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from stars_desktop.domain.calendar import NotADateError, believable, written
from stars_desktop.domain.codes import LEGAL_STATUSES, PLACEMENT_TYPES
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.enquiry import State
from stars_desktop.domain.entries import Clerk, Fact, FactName, newest_facts
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.events import Event, Kind
from stars_desktop.domain.text import folded, why_no_reference, why_too_long
from stars_desktop.services.recorded import Recorded
from stars_desktop.store.entries import Known, known_enquiries
from stars_desktop.store.journal import Journal
from stars_desktop.store.matching import Standing, highest_number, is_taken, newest_reference, of_birthday, of_child
from stars_desktop.store.vault import Connection, Vault

MOST: Final = 5
"""matches shown at a time"""

_FIRST: Final = {"Derby City": "DER-0001", "Nottingham City": "NOT-0001", "Nottinghamshire County": "NTS-0001"}
"""by the names of the councils"""
_NUMBERED: Final = re.compile(r"(.*?)([0-9]{1,9})", re.DOTALL)

Problem = tuple[str, str]
"""Which field, and a sentence: "reference", "child_reference", "cohort", "notified_on", or the name of a fact."""


@dataclass(frozen=True, slots=True)
class Notification:
    """A new enquiry as it was filled in; what is blank, or could not be read, is None or empty."""

    reference: str
    child_reference: str
    cohort: Cohort | None
    notified_on: date | None
    facts: Mapping[FactName, str]


@dataclass(frozen=True, slots=True)
class Match:
    """An enquiry that may be about the same child, why, and what is known from it."""

    reference: str
    child_reference: str
    why: str
    state: State
    cohort: Cohort
    notified_on: date
    facts: Mapping[FactName, str]


def problems(vault: Vault, notification: Notification, today: date) -> list[Problem]:
    """What must be mended before the enquiry can be recorded, field by field; nothing where it is well."""
    tidy = _tidied(notification)
    found = [
        *_of_references(vault, tidy),
        *_of_notification(tidy, today),
        *fact_problems(tidy.facts, tidy.notified_on, today),
    ]
    return [problem for problem in found if problem[1]]


def matches(vault: Vault, child_reference: str, initials: str, born: date | None) -> list[Match]:
    """The enquiries that are or may be of the same child: the same reference first, then the newest; five at most."""
    child, letters = child_reference.strip(), _letters(initials)
    with vault.reading() as connection:
        found = [(row, "Same child reference") for row in of_child(connection, child)] if child else []
        if born and letters:
            alike = [row for row in of_birthday(connection, born) if _letters(row.initials) == letters]
            found += [(row, "Same initials and date of birth") for row in alike]
        first = {row.reference: (row, why) for row, why in reversed(found)}  # the stronger reason stays
        ranked = list(dict.fromkeys(row.reference for row, _ in found))[:MOST]
        known = {one.reference: one for one in known_enquiries(connection, ranked)}
    return [_match(known[one], *first[one]) for one in ranked]


def _match(known: Known, row: Standing, why: str) -> Match:
    return Match(row.reference, known.child_reference, why, row.state, row.cohort, row.notified_on, known.facts)


def suggest_reference(vault: Vault) -> str:
    """The next reference after the pattern of the newest one; a council's first where there is none to follow."""
    with vault.reading() as connection:
        numbered = _NUMBERED.fullmatch(newest_reference(connection)) or _NUMBERED.fullmatch(
            _FIRST[vault.about.council]
        )
        assert numbered  # noqa: S101 - a council's first has a number
        start, digits = numbered.groups()
        return f"{start}{highest_number(connection, start) + 1:0{len(digits)}}"


def notify(vault: Vault, clerk: Clerk, notification: Notification) -> Recorded:
    """Records a new enquiry with what is known of the child; raises ExpectedError with every problem there is."""
    if found := problems(vault, notification, clerk.today):
        raise ExpectedError(" ".join(sentence for _, sentence in found))
    tidy = _tidied(notification)
    assert tidy.notified_on  # noqa: S101 - else it were a problem
    notified = Event(clerk.new_id(), Kind.NOTIFIED, tidy.notified_on, 0, tidy.cohort)
    with vault.writing() as connection:
        since = _known_since(connection, tidy.child_reference)
        facts = [
            Fact(clerk.new_id(), name, value, since.get((name, value), notified.on))
            for name, value in tidy.facts.items()
        ]
        journal = Journal(connection, clerk.now(), clerk.user, clerk.today)
        number = journal.add_enquiry(tidy.reference, tidy.child_reference, [notified])
        journal.add_entries(number, facts)
        journal.flush()
    return Recorded((notified.id, *(fact.id for fact in facts)), f"New enquiry {tidy.reference}")


def _known_since(connection: Connection, child_reference: str) -> dict[tuple[FactName, str], date]:
    """Since when each fact of the child's other enquiries holds: what is known already keeps its day."""
    others = [row.reference for row in of_child(connection, child_reference)]
    facts = [fact for known in known_enquiries(connection, others) for fact in newest_facts(known.told).values()]
    return {(fact.name, fact.value): fact.on for fact in sorted(facts, key=lambda fact: fact.on)}


def _tidied(notification: Notification) -> Notification:
    facts = {name: notification.facts[name].strip() for name in FactName if notification.facts.get(name, "").strip()}
    return replace(
        notification,
        reference=notification.reference.strip(),
        child_reference=notification.child_reference.strip(),
        facts=facts,
    )


def _of_references(vault: Vault, tidy: Notification) -> Iterator[Problem]:
    if not tidy.reference:
        yield "reference", "Enter the reference of the enquiry."
    else:
        if why := why_no_reference(tidy.reference):
            yield "reference", f"Reference of the enquiry {why}."
        with vault.reading() as connection:
            taken = is_taken(connection, tidy.reference)
        if taken:
            yield (
                "reference",
                f"“{tidy.reference}” is the reference of another enquiry. Enter one that is not in use.",
            )
    if not tidy.child_reference:
        yield "child_reference", "Enter the reference of the child."
    elif why := why_no_reference(tidy.child_reference):
        yield "child_reference", f"Reference of the child {why}."


def _of_notification(tidy: Notification, today: date) -> Iterator[Problem]:
    if not tidy.cohort:
        yield "cohort", "Choose the cohort that the child is notified for: A, B, C or D."
    if not tidy.notified_on:
        yield "notified_on", "Enter the date on which you were notified."
    else:
        yield "notified_on", _why_no_day("Notified on", tidy.notified_on, today)


def fact_problems(facts: Mapping[FactName, str], notified_on: date | None, today: date) -> Iterator[Problem]:
    """What must be mended in facts, each with its sentence or, where it is well, none."""
    if why := why_too_long(facts.get(FactName.INITIALS, "")):
        yield FactName.INITIALS, f"Initials: this {why}."
    if text := facts.get(FactName.DATE_OF_BIRTH):
        yield FactName.DATE_OF_BIRTH, _why_not_born(text, notified_on, today)
    for name, codes in ((FactName.PLACEMENT_TYPE, PLACEMENT_TYPES), (FactName.LEGAL_STATUS, LEGAL_STATUSES)):
        if (code := facts.get(name, "")) and code not in codes:
            yield name, f"{name} “{code}” is not on the list. Choose one of the list, or leave it blank."


def _why_not_born(text: str, notified_on: date | None, today: date) -> str:
    try:
        born = date.fromisoformat(text)
    except ValueError:
        return "Date of birth must be a real date, such as 27 March 2007."
    if notified_on and born > notified_on:
        return f"Date of birth must be before Notified on, {written(notified_on)}."
    return _why_no_day("Date of birth", born, today)


def _why_no_day(name: str, day: date, today: date) -> str:
    if day > today:
        return f"{name} must be today or earlier; {written(day)} lies in the future."
    try:
        believable(day)
    except NotADateError:
        return f"{name} must have a year from 1900 to 2100; you entered {day.year}."
    return ""


def _letters(initials: str) -> str:
    """Initials without regard to letter case, full stops and spaces."""
    return folded(initials).replace(" ", "")
