"""The walk through the criteria of an enquiry: what is asked next, what was typed, and what is recorded."""

from dataclasses import replace

from stars_desktop.domain.calendar import written
from stars_desktop.domain.criteria import FOLLOWS_FROM
from stars_desktop.domain.entries import Clerk, FactName
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.typed_dates import read_typed_day
from stars_desktop.domain.walk import Status
from stars_desktop.services.criteria import in_use
from stars_desktop.services.enquiries import dossier
from stars_desktop.services.recorded import Recorded
from stars_desktop.services.second_time import proposals
from stars_desktop.services.triage import walk
from stars_desktop.store.vault import Vault
from stars_desktop.ui.triage.filling import problems_of_all, save_all
from stars_desktop.ui.triage.keeping import Sittings
from stars_desktop.ui.triage.saving import ANY, problems_of, save_answer, save_fact
from stars_desktop.ui.triage.scene import Scene
from stars_desktop.ui.triage.sitting import Sitting
from stars_desktop.ui.triage.state import Filled, Front, Typed, View
from stars_desktop.ui.triage.viewing import view


class TriagePresenter:
    """Turns what is done on the page into what it shows. Call `arrive` first.

    With `keeps`, what is half typed is in the register too, which has to be open for writing.
    """

    def __init__(self, vault: Vault, clerk: Clerk, *, keeps: bool = True) -> None:
        self._vault, self._clerk = vault, clerk
        self.sittings = Sittings(vault, keeps=keeps)
        self._sitting = Sitting()
        self.scene: Scene | None = None

    @property
    def at(self) -> Scene:
        """The enquiry in front."""
        if self.scene is None:
            raise ExpectedError("No enquiry was chosen to be walked through the criteria.")
        return self.scene

    def arrive(self, reference: str) -> View:
        """Where its walk was left: at what is half typed, at what is next by the register, or at the decision.

        Raises ExpectedError where there is no such enquiry.
        """
        self.scene = self._read(reference)
        self._sitting = self.sittings.of(self.at.dossier.reference)
        if self._sitting.front is Front.QUESTION and not self._half_typed():
            self._take_next()
        return self.view()

    def refresh(self) -> View:
        """Reads the register again; a question whose answer was taken back comes to the front again."""
        before = self._answered()
        self.scene = self._read(self.at.dossier.reference)
        gone = before - self._answered()
        if len(gone) == 1 and not self._half_typed():
            self._sitting.take(next(iter(gone)))
        return self.view()

    def view(self) -> View:
        """What the page shows now."""
        return view(self.at, self._sitting)

    def keep(self, typed: Typed | Filled) -> None:
        """What was typed for the question in front, or on the dense form; it stays until it is recorded."""
        if isinstance(typed, Filled):
            self._sitting.filled = typed
        elif self.scene and self._sitting.current:
            self._sitting.keep(typed, self.scene.recorded(self._sitting.current))

    def take(self, key: str) -> View:
        """A question of somebody's choice, by its id or by the fact that it waits for."""
        waiting = (one for one in self.at.walk.questions if FOLLOWS_FROM.get(one.criterion.id) == key)
        found = next(waiting, None)
        self._sitting.take(found.criterion.id if found else key)
        return self.view()

    def knows(self, key: str) -> bool:
        """Whether this is a fact, and known."""
        return bool(self.at.walk.subject.facts.get(FactName(key))) if key in set(FactName) else False

    def go_on(self) -> View:
        """The next question that is needed, else one that decides nothing, else the decision."""
        self._take_next(beyond=True)
        return self.view()

    def leave_for_later(self) -> View:
        """Goes on without recording."""
        beyond = self._sitting.current in self.at.course(self._sitting).beyond
        self._sitting.later.add(self._sitting.current)
        self._take_next(beyond=beyond)
        return self.view()

    def back(self) -> View:
        """The question before."""
        answered = [one for one in self.at.course(self._sitting).answered if one != self._sitting.current]
        self._sitting.back(answered[-1] if answered else "")
        return self.view()

    def show(self, front: Front) -> View:
        """A question, all questions, or what they come to."""
        if front is Front.QUESTION and not self._sitting.current:
            way = self.at.course(self._sitting)
            return self.take(way.next(beyond=True) or self.at.walk.questions[0].criterion.id)
        self._sitting.front = front
        return self.view()

    def save(self, typed: Typed) -> tuple[Recorded | None, dict[str, str]]:
        """Records the answer or the fact in front and goes on, or gives what is wrong by key."""
        current, clerk = self._sitting.current, self._clerk
        wants = self.at.wanted(current, self._sitting)
        if problems := problems_of(typed, wants, clerk.today):
            return None, problems
        reference = self.at.dossier.reference
        try:
            if wants:
                recorded = save_fact(self._vault, clerk, reference, wants, typed)
            else:
                recorded = save_answer(self._vault, clerk, reference, current, typed)
                self._sitting.last = replace(typed, on=written(read_typed_day(typed.on, clerk.today)))
        except ExpectedError as error:
            return None, {ANY: str(error)}
        beyond = current not in self.at.course(self._sitting).stands
        self._sitting.typed.pop(current, None)
        self._sitting.later.discard(current)
        self.scene = self._read(reference)
        self._take_next(beyond=beyond)
        return recorded, {}

    def save_all(self, filled: Filled) -> tuple[Recorded | None, dict[str, str]]:
        """Records the dense form and shows what it comes to, or gives what is wrong by key."""
        if problems := problems_of_all(filled, self._clerk.today):
            return None, problems
        reference = self.at.dossier.reference
        try:
            recorded = save_all(self._vault, self._clerk, reference, filled)
        except ExpectedError as error:
            return None, {ANY: str(error)}
        self._sitting.filled = Filled(filled.source, filled.on)
        self._sitting.front = Front.DECISION
        self.scene = self._read(reference)
        return recorded, {}

    def answer_instead(self) -> View:
        """The question itself in place of the fact that decides it."""
        self._sitting.instead.add(self._sitting.current)
        return self.view()

    def _take_next(self, *, beyond: bool = False) -> None:
        following = self.at.course(self._sitting).next(beyond=beyond)
        if following:
            self._sitting.take(following)
        else:
            self._sitting.front = Front.DECISION

    def _half_typed(self) -> bool:
        return self._sitting.current in self._sitting.typed

    def _answered(self) -> set[str]:
        return {one.criterion.id for one in self.at.walk.questions if one.status is Status.ANSWERED}

    def _read(self, reference: str) -> Scene:
        today = self._clerk.today
        criteria = in_use(self._vault, today)
        found = walk(self._vault, reference, criteria)
        earlier = proposals(self._vault, reference, criteria)
        return Scene(criteria, found, dossier(self._vault, reference, today), today, earlier)
