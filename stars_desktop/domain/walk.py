"""The walk through the criteria: each question once, in file order, and what is known of it."""

from dataclasses import dataclass
from enum import StrEnum

from stars_desktop.domain.criteria import ONE_QUESTION, CriteriaSet, Criterion, missing_fact, why_not_asked
from stars_desktop.domain.entries import Answer, Reply
from stars_desktop.domain.triage import Finding, Subject, Triage, Truth, newest_answer, triage


class Status(StrEnum):
    """How far a question has come."""

    NOT_STARTED = "Not yet started"
    ANSWERED = "Answered"
    FOLLOWS = "Follows from a fact"


@dataclass(frozen=True, slots=True)
class Question:
    """A criterion as it stands: asked of a person, or following from a fact that `why_not_asked` names."""

    criterion: Criterion
    status: Status
    state: Truth
    fact: str
    """the fact or answer that was used"""
    answer: Answer | None
    """what a person answered last; None where it is not asked"""
    why_not_asked: str
    """one or two sentences; empty where it is asked"""


@dataclass(frozen=True, slots=True)
class Walk:
    """The answers for all cohorts, what they rest on, and every question.

    C1 and D1 are one question, asked in the words of whichever stands first.
    """

    triage: Triage
    subject: Subject
    questions: tuple[Question, ...]

    @property
    def next_question(self) -> Question | None:
        """The question that decides most, asked or with its fact missing; None where there is none."""
        wanted = self.triage.next_question or ""
        same = {wanted, ONE_QUESTION.get(wanted, wanted)}
        return next((one for one in self.questions if one.criterion.id in same), None)


def walk_through(criteria: CriteriaSet, subject: Subject) -> Walk:
    """Every question of the criteria for one enquiry, from what is known of it now."""
    found = triage(criteria, subject)
    findings = {one.criterion.id: one for verdict in found.cohorts.values() for one in verdict.findings}
    shown: list[str] = []
    for criterion in criteria.criteria:
        if criterion.id in findings and ONE_QUESTION.get(criterion.id) not in shown:
            shown.append(criterion.id)
    return Walk(found, subject, tuple(_question(findings[one], subject) for one in shown))


def _question(finding: Finding, subject: Subject) -> Question:
    named = finding.criterion.id
    why = why_not_asked(named, subject.facts) or missing_fact(named, subject.facts)
    if why:
        sentence = f"{why[0].upper()}{why[1:]}."
        return Question(finding.criterion, Status.FOLLOWS, finding.truth, finding.fact, None, sentence)
    answer = newest_answer(named, subject.answers)
    status = Status.ANSWERED if answer and answer.reply is not Reply.NOT_KNOWN else Status.NOT_STARTED
    return Question(finding.criterion, status, finding.truth, finding.fact, answer, "")
