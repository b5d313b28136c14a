"""The frozen view of a walk: question, facts known so far, and the list of all questions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from stars_desktop.domain.calendar import written
from stars_desktop.domain.cohort import TITLE, Cohort
from stars_desktop.domain.criteria import FOLLOWS_FROM, ONE_QUESTION, CriteriaSet, Weight
from stars_desktop.domain.entries import FactName
from stars_desktop.domain.events import Kind
from stars_desktop.domain.triage import Finding, Truth, age_on
from stars_desktop.domain.walk import Question, Status, Walk
from stars_desktop.ui.triage.course import Course, course
from stars_desktop.ui.triage.deciding import decision
from stars_desktop.ui.triage.sitting import Sitting
from stars_desktop.ui.triage.state import Asked, Known, Task, Typed, View
from stars_desktop.ui.triage.verdicts import blocks
from stars_desktop.ui.triage.words import counts, counts_most, fact_words, label, lower

if TYPE_CHECKING:
    from stars_desktop.services.enquiries import Dossier

_SHOWN: Final = (
    FactName.DATE_OF_BIRTH,
    FactName.PLACEMENT_TYPE,
    FactName.LEGAL_STATUS,
    FactName.SOCIAL_WORKER,
    FactName.TEAM,
    FactName.SOURCE,
)


@dataclass(frozen=True)
class Scene:
    """One enquiry as the register holds it now."""

    criteria: CriteriaSet
    walk: Walk
    dossier: "Dossier"
    today: date

    def question(self, named: str) -> Question:
        """The question of this id."""
        return next(one for one in self.walk.questions if one.criterion.id == named)

    def weights(self, named: str) -> Mapping[Cohort, Weight]:
        """What a question does for each cohort; one that answers two criteria counts for both."""
        both = {named, ONE_QUESTION.get(named, named)}
        return {
            cohort: weight
            for one in self.criteria.criteria
            if one.id in both
            for cohort, weight in one.weights.items()
        }

    def course(self, sitting: Sitting) -> Course:
        """The way through it for somebody who left some questions for later."""
        return course(self.criteria, self.walk, sitting.later)

    def recorded(self, named: str) -> Typed:
        """What the form of a question holds before anything is typed: the last answer, or today's date."""
        found = self.question(named).answer if named else None
        if found is None:
            return Typed(on=written(self.today))
        return Typed(found.reply, found.evidence, found.source, written(found.on))

    @property
    def known_on(self) -> Mapping[FactName, date]:
        """Of which date each fact is."""
        return {name: fact.on for name, fact in self.dossier.facts.items()}


def view(scene: Scene, sitting: Sitting) -> View:
    """All that the page shows."""
    way, known = scene.course(sitting), scene.dossier
    cohort = known.history.cohort
    initials = known.facts.get(FactName.INITIALS)
    return View(
        known.reference,
        initials.value if initials else "",
        cohort,
        _about(scene),
        _proposed(scene),
        label(scene.criteria),
        sitting.front,
        way.progress(sitting.current),
        _asked(scene, sitting, way) if sitting.current else None,
        blocks(scene.walk, scene.known_on),
        tuple(
            Known(name, known.facts[name].words, written(known.facts[name].on))
            for name in _SHOWN
            if name in known.facts and known.facts[name].value
        ),
        tuple(_task(scene, one) for one in scene.walk.questions),
        decision(scene.walk, way, cohort),
    )


def _about(scene: Scene) -> str:
    """Age now and the day of notification."""
    subject = scene.walk.subject
    born = subject.facts.get(FactName.DATE_OF_BIRTH)
    age = f"Age {age_on(date.fromisoformat(born), scene.today)}." if born else "Age not known."
    return f"{age} Notified {written(subject.notified_on)}"


def _proposed(scene: Scene) -> str:
    notified = next((one for one in scene.dossier.history.events if one.kind is Kind.NOTIFIED), None)
    return f", {lower(TITLE[notified.cohort])} proposed" if notified and notified.cohort else ""


def _asked(scene: Scene, sitting: Sitting, way: Course) -> Asked:
    found = scene.question(sitting.current)
    criterion, last = found.criterion, sitting.last
    return Asked(
        criterion.id,
        criterion.question,
        criterion.guidance,
        way.why_now(criterion.id),
        f"{criterion.id}. {counts(scene.weights(criterion.id))}. Rule: {criterion.source}.",
        _explained(scene, found),
        _about_fact(scene, found),
        sitting.typed.get(criterion.id) or scene.recorded(criterion.id),
        waits=bool(found.why_not_asked) and found.state is Truth.UNKNOWN,
        before=bool(sitting.trail or way.answered),
        same=_record(last) if last.evidence or last.source else "",
    )


def _explained(scene: Scene, question: Question) -> str:
    """Why nobody is asked; "" where somebody is."""
    name = FOLLOWS_FROM.get(question.criterion.id)
    if not question.why_not_asked or name is None:
        return question.why_not_asked
    if scene.walk.subject.facts.get(name):
        return f"{question.why_not_asked.partition('. ')[0]}."
    return f"The {lower(name)} is not known yet. Fill it in with the other facts: this answer follows from it."


def _about_fact(scene: Scene, question: Question) -> str:
    """The words of the button for the fact that decides a question, or could."""
    name = FOLLOWS_FROM.get(question.criterion.id)
    if name is None:
        return ""
    does = "Change" if scene.walk.subject.facts.get(name) else "F&ill in"
    return f"{does} the {lower(name)}{'' if question.why_not_asked else ' instead'}"


def _task(scene: Scene, question: Question) -> Task:
    criterion = question.criterion
    return Task(
        criterion.id,
        criterion.title,
        _status(scene, question),
        question.state,
        counts_most(criterion.weights),
        question.answer is not None,
        _record(scene.recorded(criterion.id)) if question.answer else "",
    )


def _record(typed: Typed) -> str:
    return ", ".join(part for part in (typed.evidence, typed.source, typed.on) if part)


def _status(scene: Scene, question: Question) -> str:
    """Not yet started, what was answered, or the fact that it follows from."""
    if question.status is Status.FOLLOWS:
        weight = next(iter(question.criterion.weights.values()))
        finding = Finding(question.criterion, weight, question.state, question.fact)
        return f"{Status.FOLLOWS}: {fact_words(finding, scene.walk.subject.facts, {})}"
    if question.answer is None:
        return Status.NOT_STARTED
    return f"Answered {question.answer.reply}"
