"""In which order the questions are taken, and how far the walk has come."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.criteria import ONE_QUESTION, CriteriaSet
from stars_desktop.domain.triage import Fit, Triage, open_questions
from stars_desktop.domain.walk import Question, Status, Walk
from stars_desktop.ui.triage.state import Progress
from stars_desktop.ui.triage.words import listed


@dataclass(frozen=True, slots=True)
class Course:
    """Questions by their ids, each tuple in the order in which they are taken."""

    answered: tuple[str, ...]
    """in the order of their answers"""
    fresh: tuple[str, ...]
    """needed, and to be asked now"""
    waiting: tuple[str, ...]
    """needed, and left for later or answered Not known"""
    beyond: tuple[str, ...]
    """not yet asked; they decide nothing, but weigh or inform where a cohort can still fit"""
    stands: Mapping[str, tuple[Cohort, ...]]
    """the open cohorts that need each question"""

    def next(self, *, beyond: bool = False) -> str:
        """The question to ask now: one that is needed, else where it is wished one that decides nothing; or ""."""
        return next(iter(self.fresh or (self.beyond if beyond else ())), "")

    def why_now(self, current: str) -> str:
        """Why a question is asked now; "" where somebody chose it."""
        if current != self.next() or not current:
            return ""
        cohorts = self.stands[current]
        if len(cohorts) == 1:
            return f"Asked now because cohort {cohorts[0]} still needs it."
        if len(cohorts) == max(len(others) for others in self.stands.values()):
            return f"Asked now because it stands in most open cohorts: {listed(cohorts)}."
        return f"Asked now because cohorts {listed(cohorts)} still need it."

    def progress(self, current: str) -> Progress:
        """Where the question in front stands among those answered and those still needed."""
        order = [*self.answered, *self.fresh, *self.waiting]
        answered, total = len(self.answered), len(order)
        if current in order:
            words = f"Question {order.index(current) + 1} of {total}, {answered} answered"
        else:
            words = f"{answered} answered, {total - answered or 'none'} still needed"
        return Progress(words, answered, total)


def course(criteria: CriteriaSet, walk: Walk, later: Collection[str]) -> Course:
    """The course through a walk in which some questions were left for later."""
    by_id = {one.criterion.id: one for one in walk.questions}
    stands = {
        one if one in by_id else ONE_QUESTION[one]: cohorts
        for one, cohorts in open_questions(criteria, walk.triage.cohorts).items()
    }
    asked_before = [one for one in stands if by_id[one].answer or one in later]
    return Course(
        tuple(_answered(walk)),
        tuple(one for one in stands if one not in asked_before),
        tuple(asked_before),
        tuple(one for one in _beyond(walk) if one not in stands and one not in later),
        stands,
    )


def _answered(walk: Walk) -> list[str]:
    order = {answer.id: place for place, answer in enumerate(walk.subject.answers)}
    found = [(order[one.answer.id], one) for one in walk.questions if one.status is Status.ANSWERED and one.answer]
    return [one.criterion.id for _, one in sorted(found, key=lambda pair: pair[0])]


def _beyond(walk: Walk) -> list[str]:
    unasked = [one for one in walk.questions if one.status is Status.NOT_STARTED and not one.answer]
    return [one.criterion.id for one in unasked if _can_matter(one, walk.triage)]


def _can_matter(question: Question, triage: Triage) -> bool:
    return any(triage.cohorts[cohort].fit is not Fit.DOES_NOT_FIT for cohort in question.criterion.weights)
