"""Triage of an enquiry of the register: the answers of people, and what follows from them."""

from datetime import date

from stars_desktop.domain.calendar import written
from stars_desktop.domain.criteria import ONE_QUESTION, CriteriaSet, contradiction, missing_fact, why_not_asked
from stars_desktop.domain.entries import Answer, Clerk, Reply, newest_facts
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.triage import Subject, Triage, newest_answer, triage
from stars_desktop.domain.walk import Walk, walk_through
from stars_desktop.services.recorded import Recorded
from stars_desktop.store.entries import Known, known_enquiries, standing_entries
from stars_desktop.store.journal import Journal
from stars_desktop.store.queries import others_of_child
from stars_desktop.store.vault import Connection, Vault


def triage_enquiry(vault: Vault, reference: str, criteria: CriteriaSet) -> Triage:
    """The four answers for an enquiry, from what the register holds now."""
    return triage(criteria, _subject(vault, reference))


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
        known = _known(connection, reference)
        new = Answer(clerk.new_id(), criterion, reply, on, evidence.strip(), source.strip())
        if why := _why_not(new, known, clerk.today):
            raise ExpectedError(why)
        entries = [new]
        if contradiction([*known.answers, new]):
            entries.insert(0, Answer(clerk.new_id(), ONE_QUESTION[criterion], Reply.NOT_KNOWN, on))
        journal = Journal(connection, clerk.now(), clerk.user, clerk.today)
        journal.add_entries(known.id, entries)
        journal.flush()
    return Recorded(tuple(one.id for one in entries), f"Answer to {criterion}")


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
        return subject_of(connection, vault.about.council, _known(connection, reference))


def _known(connection: Connection, reference: str) -> Known:
    known = next(known_enquiries(connection, [_plain(reference)]), None)
    if known is None:
        raise ExpectedError(f"There is no enquiry “{reference}” in this register. Check its reference.")
    return known


def _plain(reference: str) -> str:
    """As it is stored, whatever bytes a terminal made of it."""
    return reference.strip().encode("utf-8", "surrogateescape").decode("utf-8", "replace")
