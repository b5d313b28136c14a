"""What the page of an enquiry shows, made from its dossier: values that only have to be painted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from stars_desktop.domain.calendar import london_day, written
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.enquiry import State
from stars_desktop.domain.entries import FactName, Voided
from stars_desktop.domain.events import DECISIONS, Event, Kind
from stars_desktop.domain.following import Step
from stars_desktop.domain.triage import age_on
from stars_desktop.services.enquiries import Dossier, Moment
from stars_desktop.services.looking_again import Again
from stars_desktop.ui.common.words import STATE_WORDS, counted
from stars_desktop.ui.enquiry.notices import WALK, Notice, notices
from stars_desktop.ui.recording.forms import FORMS, cohort_words

PEOPLE: Final = (FactName.SOCIAL_WORKER, FactName.TEAM)
CHILD: Final = (
    FactName.DATE_OF_BIRTH, FactName.PLACEMENT_TYPE, FactName.LEGAL_STATUS, FactName.SOURCE, FactName.NOTES,
)  # fmt: skip
_CHANGING: Final = frozenset({FactName.PLACEMENT_TYPE, FactName.LEGAL_STATUS, *PEOPLE})
_OPEN: Final = frozenset({State.PIPELINE, State.LIVE})
_NAMED: Final = 4
"""so many that may not follow are named one by one"""


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be recorded now, or why not."""

    command: str
    words: str
    why_not: str = ""

    @property
    def said(self) -> str:
        """Its words in a menu, with the reason where it cannot be done."""
        return f"{self.words}: {self.why_not[0].lower()}{self.why_not[1:]}" if self.why_not else f"{self.words}..."


@dataclass(frozen=True, slots=True)
class Known:
    """A fact in words, and since when it holds."""

    label: str
    words: str
    since: str = ""


@dataclass(frozen=True, slots=True)
class Ahead:
    """The next step in words; `late` says that its day has passed."""

    what: str
    lines: tuple[str, ...]
    late: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the timeline: what happened, when and by whom it was recorded, how much later, and what voided it."""

    id: str
    kind: str
    happened: str
    title: str
    lines: tuple[str, ...]
    recorded: str
    late: str
    voided: str
    event: Event | None
    frozen: bool
    """whether what was known at this decision is kept with it"""

    @property
    def is_decision(self) -> bool:
        """Whether it is a decision, voided or not."""
        return self.event is not None and self.event.kind in DECISIONS

    @property
    def is_answer(self) -> bool:
        """Whether it is the answer to a criterion."""
        return self.kind == "Answer"

    @property
    def named(self) -> str:
        """It as the subject of a sentence."""
        return f"{self.title} on {self.happened}"


@dataclass(frozen=True, slots=True)
class EnquiryView:
    """The whole page."""

    reference: str
    initials: str
    age: str
    cohort: Cohort | None
    cohort_words: str
    state: State
    state_words: str
    step: str
    time_label: str
    time_words: str
    main: Action
    actions: tuple[Action, ...]
    barred: tuple[str, ...]
    """what may not follow, a sentence for each reason"""
    facts: tuple[Known, ...]
    people: tuple[Known, ...]
    others: tuple[tuple[str, str], ...]
    """the references of other enquiries of the same child, and what is said of each"""
    siblings: tuple[tuple[str, str], ...]
    """the same of enquiries about brothers and sisters"""
    ahead: Ahead | None
    wants_step: bool
    """whether a missing next step is worth a word"""
    lines: tuple[Line, ...]
    notices: tuple[Notice, ...]
    may_record: bool = True

    @property
    def decision(self) -> Line | None:
        """The newest decision that stands, or else the newest of all."""
        found = [line for line in self.lines if line.is_decision]
        return next((line for line in found if not line.voided), found[0] if found else None)

    @property
    def answers(self) -> int:
        """How many of the lines are answers to criteria."""
        return sum(line.is_answer for line in self.lines)

    def shown(self, *, answers: bool) -> tuple[Line, ...]:
        """The lines, those of answers only where they are asked for: a walk through the criteria leaves many."""
        return tuple(line for line in self.lines if answers or not line.is_answer)


def view_of(dossier: Dossier, today: date, again: Again | None = None) -> EnquiryView:
    """The page of an enquiry as it stands today, with what calls for another look."""
    history = dossier.history
    state = history.state
    return EnquiryView(
        reference=dossier.reference,
        initials=_fact(dossier, FactName.INITIALS),
        age=_age(dossier, today),
        cohort=history.cohort,
        cohort_words=cohort_words(history.cohort) if history.cohort else "",
        state=state,
        state_words=STATE_WORDS[state],
        step=dossier.step,
        time_label="In this step" if dossier.step else "In this state",
        time_words=_days(dossier.step_since, today),
        main=main_action(dossier),
        actions=actions(dossier),
        barred=_barred(actions(dossier)),
        facts=_facts(dossier, CHILD, Known("Child reference", dossier.child_reference)),
        people=_facts(dossier, PEOPLE),
        others=tuple((one.reference, _other(one.state, one.cohort, one.notified_on)) for one in dossier.others),
        siblings=tuple(
            (one.reference, f"{_other(one.state, one.cohort, one.notified_on)}. Told on {written(one.told_on)}")
            for one in dossier.siblings
        ),
        ahead=_ahead(dossier, today),
        wants_step=state in _OPEN,
        lines=tuple(_line(moment) for moment in dossier.timeline),
        notices=tuple(notices(dossier, again)),
    )  # fmt: skip


def only_read(view: EnquiryView, why: str) -> EnquiryView:
    """The same where nothing may be recorded: no way leads to what would only be refused."""
    return replace(view, main=Action(WALK, "Walk the criteria"), actions=(), barred=(why,), may_record=False)


def main_action(dossier: Dossier) -> Action:
    """The one thing that is most likely recorded next, by the step and the state."""
    return next((one for one in _suggested(dossier) if not one.why_not), Action("note", "Add a note"))


def actions(dossier: Dossier) -> tuple[Action, ...]:
    """Everything that may follow, what is likely first, then what may not."""
    likely = _suggested(dossier)
    rest = [_action(dossier, kind) for kind in FORMS if kind is not Kind.NOTIFIED]
    ordered = [*likely, *(one for one in rest if one not in likely)]
    return tuple(sorted(ordered, key=lambda one: bool(one.why_not)))


_BY_STEP: Final[Mapping[str, Sequence[Kind]]] = {
    Step.MEETING_PLANNED: (Kind.MEETING_HELD, Kind.MEETING_CANCELLED),
    Step.MEETING_HELD: (Kind.CRITERIA_MET, Kind.NOT_PRESENTED),
    Step.WITH_THE_PROVIDER: (Kind.PROGRESSED, Kind.PROVIDER_DECLINED),
    Step.WAITING_FOR_A_CARER: (Kind.PROGRESSED, Kind.PROVIDER_DECLINED),
}
_BY_STATE: Final[Mapping[State, Sequence[Kind]]] = {
    State.LIVE: (Kind.CASE_CLOSED,),
    State.NOT_PRESENTED: (Kind.REOPENED,),
    State.DECLINED: (Kind.REOPENED,),
    State.WITHDRAWN: (Kind.REOPENED,),
    State.CLOSED_OTHER: (Kind.REOPENED,),
}


def _suggested(dossier: Dossier) -> list[Action]:
    if dossier.step in (Step.NOTIFIED, Step.TRIAGE):
        return [Action(WALK, "Walk the criteria")]
    kinds = _BY_STEP.get(dossier.step, ()) if dossier.step else _BY_STATE.get(dossier.history.state, ())
    return [_action(dossier, kind) for kind in kinds]


def _action(dossier: Dossier, kind: Kind) -> Action:
    return Action(FORMS[kind].command, FORMS[kind].words, dossier.may_follow[kind])


def _barred(all_actions: Sequence[Action]) -> tuple[str, ...]:
    """What may not follow, together where the reason is the same; of many with one reason, that nothing else may."""
    reasons = dict.fromkeys(one.why_not for one in all_actions if one.why_not)
    named = {why: [one.words for one in all_actions if one.why_not == why] for why in reasons}
    many = len(named) == 1 and sum(map(len, named.values())) > _NAMED
    said = {why: "Everything else" if many else ", ".join(words) for why, words in named.items()}
    return tuple(f"{what}: {why[0].lower()}{why[1:]}" for why, what in said.items())


def _fact(dossier: Dossier, name: FactName) -> str:
    return dossier.facts[name].words if name in dossier.facts else ""


def _facts(dossier: Dossier, names: Sequence[FactName], *last: Known) -> tuple[Known, ...]:
    """Facts that are not known say so; of what does not change it is worth knowing when it was told."""
    found = [dossier.facts.get(name) for name in names]
    said = [
        Known(name, one.words, f"{'since' if name in _CHANGING else 'told on'} {written(one.on)}")
        if one and one.words
        else Known(name, "Not known")
        for name, one in zip(names, found, strict=True)
        if (one and one.words) or name is not FactName.NOTES
    ]
    return (*said, *last)


def _age(dossier: Dossier, today: date) -> str:
    known = dossier.facts.get(FactName.DATE_OF_BIRTH)
    return f"Age {age_on(date.fromisoformat(known.value), today)}" if known and known.value else "Age not known"


def _days(since: date | None, today: date) -> str:
    if since is None:
        return ""
    days = (today - since).days
    return counted(days, "day", "days") if days else "Since today"


def _other(state: State, cohort: Cohort, notified_on: date) -> str:
    return f"Cohort {cohort}, {state}, notified on {written(notified_on)}"


def _ahead(dossier: Dossier, today: date) -> Ahead | None:
    step = dossier.next_step
    if step is None:
        return None
    late = step.by is not None and step.by < today
    by = f"by {written(step.by)}" if step.by else ""
    passed = f"{by}, which has passed" if late else by
    first = ", ".join(part for part in (step.who, passed) if part)
    waiting = f"Waiting for: {step.waiting_for.lower()}" if step.waiting_for else ""
    lines = tuple(f"{part[0].upper()}{part[1:]}" for part in (first, waiting) if part)
    return Ahead(step.what, lines, late) if step.what else Ahead(lines[-1], lines[:-1], late)


def _line(moment: Moment) -> Line:
    recorded = london_day(moment.recorded_at)
    late = (recorded - moment.on).days
    return Line(
        moment.entry_id, moment.kind, written(moment.on), moment.title, moment.lines,
        f"{written(recorded)}, {moment.recorded_by}",
        "" if late <= 0 else counted(late, "day later", "days later"),
        _voided(moment.voided) if moment.voided else "", moment.event, moment.frozen,
    )  # fmt: skip


def _voided(voided: Voided) -> str:
    what = "Corrected" if voided.replaced else "Voided"
    return f"{what} on {written(london_day(voided.at))} by {voided.by}: {voided.reason}"


def counted_lines(lines: Sequence[Line]) -> str:
    """How many lines there are, and how many were voided."""
    gone = sum(bool(line.voided) for line in lines)
    number = counted(len(lines), "line", "lines")
    return f"{number}, {gone} of them voided" if gone else number
