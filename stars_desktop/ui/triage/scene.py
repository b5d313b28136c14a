"""One enquiry as the register holds it now, by the criteria in use."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from stars_desktop.domain.calendar import written
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.criteria import FOLLOWS_FROM, ONE_QUESTION, CriteriaSet, Weight
from stars_desktop.domain.entries import FactName
from stars_desktop.domain.events import DECISIONS
from stars_desktop.domain.walk import Question, Walk
from stars_desktop.services.recorded import Recorded
from stars_desktop.services.second_time import Proposal
from stars_desktop.ui.triage.course import Course, course
from stars_desktop.ui.triage.sitting import Sitting
from stars_desktop.ui.triage.state import Typed

if TYPE_CHECKING:
    from stars_desktop.services.enquiries import Dossier


@dataclass(frozen=True)
class Scene:
    """What the walk is shown from."""

    criteria: CriteriaSet
    walk: Walk
    dossier: "Dossier"
    today: date
    proposals: Mapping[str, Proposal]
    """the answers of the child's other enquiries that still hold, by the ids of questions"""

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

    def wanted(self, named: str, sitting: Sitting) -> FactName | None:
        """The fact that is asked for in place of a question: it decides it, and is not known."""
        name, found = FOLLOWS_FROM.get(named), self.question(named)
        if name is None or self.walk.subject.facts.get(name) or found.answer:
            return None
        return None if named in sitting.instead and not found.why_not_asked else name

    def course(self, sitting: Sitting) -> Course:
        """The way through it for somebody who left some questions for later."""
        return course(self.criteria, self.walk, sitting.later)

    def recorded(self, named: str) -> Typed:
        """What the form of a question holds before anything is typed: the last answer, or today's date."""
        found = self.question(named).answer if named else None
        if found is None:
            return Typed(on=written(self.today))
        return Typed(found.reply, found.evidence, found.source, written(found.on))

    def former(self, named: str) -> Typed | None:
        """The answer of another enquiry about the child as it would be typed here; it keeps its own date."""
        found = self.proposals.get(named)
        if found is None:
            return None
        said = found.answer
        source = f"{said.source}, in {found.reference}" if said.source else found.reference
        return Typed(said.reply, said.evidence, source, written(said.on))

    def ended_by(self, recorded: Recorded) -> bool:
        """Whether a decision was among what was recorded."""
        decisions = {one.id for one in self.dossier.history.events if one.kind in DECISIONS}
        return bool(decisions & set(recorded.ids))

    @property
    def known_on(self) -> Mapping[FactName, date]:
        """Of which date each fact is."""
        return {name: fact.on for name, fact in self.dossier.facts.items()}
