"""Triage of an enquiry of the register: the answers of people, and what follows from them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from stars_desktop.domain.calendar import written
from stars_desktop.domain.criteria import ONE_QUESTION, CriteriaSet, contradiction, missing_fact, why_not_asked
from stars_desktop.domain.enquiry import fold
from stars_desktop.domain.entries import Answer, Clerk, Reply, newest_facts
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.explaining import Explained, explain
from stars_desktop.domain.triage import Subject, Triage, newest_answer, triage
from stars_desktop.domain.walk import Walk, walk_through
from stars_desktop.services.recorded import Recorded
from stars_desktop.store.entries import Known, known_enquiries, standing_entries
from stars_desktop.store.journal import Journal
from stars_desktop.store.queries import others_of_child
from stars_desktop.store.vault import Connection, Vault


@dataclass(frozen=True, slots=True)
class Given:
    """A person's answer to a criterion, as it is given."""

    criterion: str
    reply: Reply
    evidence: str
    source: str
    on: date


def triage_enquiry(vault: Vault, reference: str, criteria: CriteriaSet) -> Triage:
    """The four answers for an enquiry, from what the register holds now."""
    return triage(criteria, _subject(vault, reference))


def explain_enquiry(vault: Vault, reference: str, criteria: CriteriaSet, today: date) -> Explained:
    """The same with its reasons, what is nearest to the cohort that the enquiry stands in, and the dates ahead."""
    with vault.reading() as connection:
        known = known_enquiry(connection, reference)
        subject = subject_of(connection, vault.about.council, known)
    return explain(criteria, subject, fold(known.standing).cohort, today)


def walk(vault: Vault, reference: str, criteria: CriteriaSet) -> Walk:
    """The walk through the criteria for an enquiry; it is where it was left, for all of it is in the register."""
    return walk_through(criteria, _subject(vault, reference))


def answer(  # noqa: PLR0913, PLR0917 - what stands on the page of one question
    vault: Vault,
    clerk: Clerk,
    reference: str,
    criterion: str,
    reply: Reply,
    evidence: str,
    source: str,
    on: date,
) -> Recorded:
    """Records a person's answer to a criterion; Not known takes the last one back.

    C1 and D1 are one question: where the other was answered alike, that answer is taken back too. Raises
    ExpectedError where the criterion is not asked, or the date is not one that can count.
    """
    with vault.writing() as connection:
        known = known_enquiry(connection, reference)
        entries = answers_to(known, clerk, [Given(criterion, reply, evidence, source, on)])
        journal = Journal(connection, clerk.now(), clerk.user, clerk.today)
        journal.add_entries(known.id, entries)
        journal.flush()
    return Recorded(tuple(one.id for one in entries), f"Answer to {criterion}")


def answers_to(known: Known, clerk: Clerk, given: Iterable[Given]) -> list[Answer]:
    """The answers to be recorded for what is given, as `answer` says. Raises ExpectedError as it does."""
    entries: list[Answer] = []
    for one in given:
        new = Answer(clerk.new_id(), one.criterion, one.reply, one.on, one.evidence.strip(), one.source.strip())
        if why := _why_not(new, known, clerk.today):
            raise ExpectedError(why)
        if contradiction([*known.answers, *entries, new]):
            entries.append(Answer(clerk.new_id(), ONE_QUESTION[one.criterion], Reply.NOT_KNOWN, one.on))
        entries.append(new)
    return entries


def _why_not(new: Answer, known: Known, today: date) -> str:
    why = why_not_asked(new.criterion, known.facts) or missing_fact(new.criterion, known.facts)
    if why:
        return f"{new.criterion} {why}."
    if new.on > today:
        return f"The date of an answer cannot lie in the future; today is {written(today)}."
    former = newest_answer(new.criterion, known.answers)
    if former and former.on > new.on:
        said = f"{former.criterion} was answered {former.reply} on {written(former.on)}, and the newest answer counts"
        return f"{said}. Give that date or a later one, or void that answer in the timeline of the enquiry."
    return ""


def subject_of(connection: Connection, council: str, known: Known) -> Subject:
    """What triage knows of an enquiry of a council."""
    others = others_of_child(connection, known.id)
    known_on = {name: fact.on for name, fact in newest_facts(standing_entries(known.entered)).items()}
    return Subject(known.reference, council, known.notified.on, known.facts, known.answers, others, known_on)


def _subject(vault: Vault, reference: str) -> Subject:
    with vault.reading() as connection:
        return subject_of(connection, vault.about.council, known_enquiry(connection, reference))


def known_enquiry(connection: Connection, reference: str) -> Known:
    """What the register holds of an enquiry. Raises ExpectedError where there is none."""
    known = next(known_enquiries(connection, [_plain(reference)]), None)
    if known is None:
        raise ExpectedError(f"There is no enquiry “{reference}” in this register. Check its reference.")
    return known


def _plain(reference: str) -> str:
    """As it is stored, whatever bytes a terminal made of it."""
    return reference.strip().encode("utf-8", "surrogateescape").decode("utf-8", "replace")
