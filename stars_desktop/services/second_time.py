"""A child for whom an enquiry was made before: what came of it and why, what changed since, which answers hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from stars_desktop.domain.carried import still_hold
from stars_desktop.domain.criteria import CriteriaSet
from stars_desktop.domain.decided import Decided
from stars_desktop.domain.enquiry import State, fold
from stars_desktop.domain.entries import Answer, FactName
from stars_desktop.domain.explaining import Then, look_again
from stars_desktop.domain.following import brought_here
from stars_desktop.domain.note_back import in_the_way
from stars_desktop.domain.triage import Subject, newest_answer, triage
from stars_desktop.services.dossiers import enquiry_of
from stars_desktop.services.triage import subject_of
from stars_desktop.store.decisions import frozen
from stars_desktop.store.entries import Known, known_enquiries
from stars_desktop.store.matching import of_child
from stars_desktop.store.vault import Connection, Vault


@dataclass(frozen=True, slots=True)
class Before:
    """An earlier enquiry about a child, held against what is known of it now."""

    since: date | None
    """the day from which it stands where it stands"""
    reason: str
    """of the event that ended it"""
    not_met: tuple[str, ...]
    """the criteria that were not met when it was not presented, each in a sentence"""
    changes: tuple[str, ...]
    """what the criteria look at and is another now, each in a sentence"""
    answers: int
    """how many of its answers still hold"""


@dataclass(frozen=True, slots=True)
class Proposal:
    """The answer of an earlier enquiry to a criterion, which a person may confirm for this one."""

    reference: str
    answer: Answer


def before(
    vault: Vault, criteria: CriteriaSet, references: Sequence[str], facts: Mapping[FactName, str], today: date
) -> dict[str, Before]:
    """By the references of earlier enquiries; a fact that is not told yet counts as unchanged."""
    told = {name: value for name, value in facts.items() if value}
    with vault.reading() as connection:
        return {
            known.reference: _before(connection, vault.about.council, known, criteria, told, today)
            for known in known_enquiries(connection, references)
        }


def proposals(vault: Vault, reference: str, criteria: CriteriaSet) -> dict[str, Proposal]:
    """By criterion the newest answer of the child's other enquiries that still holds, where this one has none."""
    found: dict[str, Proposal] = {}
    with vault.reading() as connection:
        known = enquiry_of(connection, reference)
        others = [one.reference for one in of_child(connection, known.child_reference)]
        for other in known_enquiries(connection, [one for one in others if one != known.reference]):
            for answer in still_hold(criteria, other.answers, other.told, known.facts):
                former = found.get(answer.criterion)
                if former is None or former.answer.on < answer.on:
                    found[answer.criterion] = Proposal(other.reference, answer)
    return {one: said for one, said in found.items() if newest_answer(one, known.answers) is None}


def _before(  # noqa: PLR0913, PLR0917 - one enquiry, and what it is held against
    connection: Connection,
    council: str,
    known: Known,
    criteria: CriteriaSet,
    told: Mapping[FactName, str],
    today: date,
) -> Before:
    history = fold(known.standing)
    event = brought_here(history)
    text = frozen(connection, [event.id]).get(event.id) if event else None
    decided = Decided.from_text(text) if text else None
    subject = subject_of(connection, council, known)
    then = decided.then if decided else Then(event.on if event else today, known.facts, criteria.version)
    now = {**known.facts, **told}
    not_met: tuple[str, ...] = ()
    if history.state is State.NOT_PRESENTED and history.cohort:
        not_met = tuple(in_the_way(history.cohort, decided, triage(criteria, subject)))
    causes = look_again(then, Subject("", council, today, now, (), ()), criteria, today)
    return Before(
        since=history.since,
        reason=event.reason if event else "",
        not_met=not_met,
        changes=tuple(one.words for one in causes),
        answers=len(still_hold(criteria, known.answers, known.told, now)),
    )
