"""What the answers come to: which cohorts fit, what is missing, and what happens next."""

from collections.abc import Iterable
from typing import Final

from stars_desktop.domain.calendar import written
from stars_desktop.domain.cohort import TITLE, Cohort
from stars_desktop.domain.criteria import FOLLOWS_FROM
from stars_desktop.domain.events import DECISIONS, Event, Kind
from stars_desktop.domain.triage import Fit, Truth
from stars_desktop.domain.walk import Question, Status, Walk
from stars_desktop.services.enquiries import Dossier
from stars_desktop.ui.triage.course import Course
from stars_desktop.ui.triage.state import Decision, Missing
from stars_desktop.ui.triage.verdicts import why
from stars_desktop.ui.triage.words import counted, listed, lower

CRITERIA_MET, NOT_PRESENTED = "criteria_met", "not_presented"
ONE_COHORT: Final = "The decision asks for exactly one cohort."
OVERRIDE: Final = "Criteria met, recorded before a cohort fits, asks for the reason and for who authorises it."
NEXT: Final = (
    "What happens next: record Not presented with its reason, and tell the social worker what decided it.",
    "Where a fact or an answer is wrong, change it: the four answers follow at once.",
    "When something changes for the child, the enquiry can be reopened.",
)


def decision(walk: Walk, way: Course, known: Dossier) -> Decision:
    """By the four verdicts, for an enquiry of which this is known."""
    cohort, done = known.history.cohort, _decided(known.history.events)
    verdicts = walk.triage.cohorts
    fits = [one for one in Cohort if verdicts[one].fit is Fit.FITS]
    unsure = [one for one in Cohort if verdicts[one].fit is Fit.UNKNOWN]
    heading, sentences = _said(walk, fits, unsure)
    if len(fits) == 1 and cohort and fits[0] is not cohort and not done:
        moves = f"The enquiry stands in {_named(cohort)}. The decision changes its cohort in the same step."
        sentences = (*sentences, moves)
    if done:
        kept = any(one.frozen for one in known.timeline if one.entry_id == done.id)
        said = (_recorded(done, kept=kept), *sentences)
        return Decision(heading, said, _missing(walk, way), _more(way), "", kept)
    main = "" if way.fresh and not fits else CRITERIA_MET if fits else "" if unsure else NOT_PRESENTED
    return Decision(heading, sentences, _missing(walk, way), _more(way), main)


def _decided(events: Iterable[Event]) -> Event | None:
    """The decision that stands since the enquiry was notified or reopened last."""
    found = None
    for event in events:
        found = None if event.kind is Kind.REOPENED else event if event.kind in DECISIONS else found
    return found


def _recorded(done: Event, *, kept: bool) -> str:
    more = " What was known then is kept, whatever changes." if kept else ""
    return f"{done.kind} was recorded on {written(done.on)}.{more}"


def _said(walk: Walk, fits: list[Cohort], unsure: list[Cohort]) -> tuple[str, tuple[str, ...]]:
    open_ones = f"It cannot be told yet whether {listed(map(_named, unsure))} would fit." if unsure else ""
    if len(fits) == 1:
        alone = f"{open_ones} {ONE_COHORT}" if unsure else "No other cohort fits."
        return f"{TITLE[fits[0]]} fits", (why(walk.triage.cohorts[fits[0]], fits[0], walk.subject.facts), alone)
    if fits:
        said = f"{ONE_COHORT} Settle with the social worker which one it is to be."
        return f"{len(fits)} cohorts fit: {listed(fits)}", tuple(one for one in (said, open_ones) if one)
    if unsure:
        still = f"Open: {listed(map(_named, unsure))}. Answer what is still needed. {OVERRIDE}"
        return "It cannot be told yet which cohort fits", (still,)
    return "No cohort fits", NEXT


def _named(cohort: Cohort) -> str:
    return f"{TITLE[cohort]} ({cohort})"


def _missing(walk: Walk, way: Course) -> tuple[Missing, ...]:
    by_id = {one.criterion.id: one for one in walk.questions}
    return tuple(
        Missing(one, f"{one}. {by_id[one].criterion.title}: {_what(by_id[one], way)}")
        for one in (*way.fresh, *way.waiting)
    )


def _what(question: Question, way: Course) -> str:
    named = question.criterion.id
    if question.status is Status.FOLLOWS and question.state is Truth.UNKNOWN:
        return f"waits for the {lower(FOLLOWS_FROM[named])}"
    if question.answer:
        return "answered Not known"
    return "not yet asked" if named in way.fresh else "left for later"


def _more(way: Course) -> str:
    if way.fresh:
        return "G&o on with the questions"
    if way.beyond:
        return f"Answer {counted(len(way.beyond), 'questi&on', 'questi&ons')} that decide nothing, but weigh"
    return ""
