"""A note back to the social worker: what came of an enquiry, why, and what happens next, in plain words.

That a child does not fit is a result and no mistake of anybody's. The note names the child by reference and initials
alone; it is a draft, which a person reads and edits before anything is sent.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from stars_desktop.domain.calendar import written
from stars_desktop.domain.cohort import TITLE, Cohort
from stars_desktop.domain.criteria import Weight
from stars_desktop.domain.decided import Decided
from stars_desktop.domain.enquiry import State
from stars_desktop.domain.events import Event, Kind
from stars_desktop.domain.explaining import Ahead, Explained
from stars_desktop.domain.phrases import PHRASES, sentence
from stars_desktop.domain.triage import Fit, Triage, Truth

SAFETY: Final = "A worry about a child's safety goes to the council's front door (MASH), not here."
"""Triage is no referral to social care, and this program passes nothing on."""


@dataclass(frozen=True, slots=True)
class Addressed:
    """What the note says of the enquiry: where it stands, by which event, and what was kept with a decision."""

    reference: str
    initials: str
    notified_on: date
    cohort: Cohort
    state: State
    event: Event | None
    """that decided it or brought it where it stands; None while it is in triage"""
    decided: Decided | None


_STANDS: Final = {
    State.LIVE: "The provider has worked with the child since {on}",
    State.DECLINED: "The provider declined it on {on}",
    State.WITHDRAWN: "It was withdrawn on {on}",
    State.CLOSED_OTHER: "It was closed on {on}",
    State.CASE_CLOSED: "The case was closed on {on}",
}
"""outside the pipeline, where no criterion decides any more"""


def note_back(about: Addressed, explained: Explained) -> str:
    """The draft, in paragraphs."""
    of_whom = f"{about.initials} ({about.reference})" if about.initials else about.reference
    parts = [f"STARS enquiry about {of_whom}, notified on {written(about.notified_on)}", *_result(about, explained)]
    return "\n\n".join([*parts, SAFETY.replace("not here", "not to me")])


def _result(about: Addressed, explained: Explained) -> Iterator[str]:
    event = about.event
    if event is None:
        yield from _open(about, explained)
    elif about.state in _STANDS:
        yield f"{_STANDS[about.state].format(on=written(event.on))}{_because(event)}."
        yield _next("Nothing is needed from you now.")
    elif event.kind is Kind.CRITERIA_MET:
        yield f"The criteria for {_named(about.cohort)} are met, as decided on {written(event.on)}."
        yield _next("The provider looks at it now. I will tell you what they answer.")
    else:
        yield f"It was decided on {written(event.on)} not to present it to the provider{_because(event)}."
        yield from _list("What stood in the way:", in_the_way(about.cohort, about.decided, explained.triage))
        yield from _elsewhere(about, explained)
        yield _next("Nothing is needed from you now. Tell me if anything of this changes, and I look at it again.")


def _because(event: Event) -> str:
    return f": {event.reason[0].lower()}{event.reason[1:].rstrip('.')}" if event.reason else ""


def _open(about: Addressed, explained: Explained) -> Iterator[str]:
    fit, named = explained.triage.cohorts[about.cohort].fit, _named(about.cohort)
    if fit is Fit.FITS:
        yield f"All that is needed for {named} is met, as far as it is known."
        yield _next("It goes on to the decision, and I will tell you the outcome.")
    elif fit is Fit.UNKNOWN:
        yield from _list(f"To tell whether {named} fits, I need to know:", _missing(about.cohort, explained.triage))
        yield _next("Send me what you know, and where it is recorded. I will tell you the result.")
    else:
        found = in_the_way(about.cohort, None, explained.triage)
        yield from _list(f"As things stand, {named} does not fit:", found)
        yield from _elsewhere(about, explained)
        yield _next("This is a result, not a mistake in the enquiry. Tell me if anything of this changes.")


def _elsewhere(about: Addressed, explained: Explained) -> Iterator[str]:
    """Another cohort that fits, or waits for few answers; else the day from which another enquiry makes sense."""
    verdicts = {one: verdict.fit for one, verdict in explained.triage.cohorts.items() if one is not about.cohort}
    fits = [one for one, fit in verdicts.items() if fit is Fit.FITS]
    waits = [one for one, fit in verdicts.items() if fit is Fit.UNKNOWN]
    if fits:
        yield f"Another way is open: {' and '.join(map(_named, fits))} {'fits' if len(fits) == 1 else 'fit'}."
    elif waits:
        nearest = min(waits, key=lambda one: len(_missing(one, explained.triage)))
        missing = _missing(nearest, explained.triage)
        yield from _list(f"Another way may be open, {_named(nearest)}. It depends on this:", missing)
    ten = next((one for one in explained.dates_ahead if one.kind is Ahead.TURNS_10), None)
    if ten:
        yield f"The child is too young until {written(ten.on)}."


def in_the_way(cohort: Cohort, decided: Decided | None, found: Triage) -> list[str]:
    """What was not met when it was decided; what is not met now, as `found`, where that was not kept."""
    ids = _hard(cohort, found, Truth.NOT_MET)
    if decided:
        verdict = next(one for one in decided.verdicts if one.cohort is cohort)
        ids = [one.id for one in verdict.findings if one.weight is Weight.HARD and one.truth is Truth.NOT_MET]
    return [sentence(PHRASES[one].not_met) for one in ids]


def _missing(cohort: Cohort, found: Triage) -> list[str]:
    return [sentence(PHRASES[one].unknown) for one in _hard(cohort, found, Truth.UNKNOWN)]


def _hard(cohort: Cohort, found: Triage, truth: Truth) -> list[str]:
    findings = found.cohorts[cohort].findings
    return [one.criterion.id for one in findings if one.weight is Weight.HARD and one.truth is truth]


def _list(heading: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield "\n".join([heading, *(f"- {line}" for line in lines)])


def _next(words: str) -> str:
    return f"What happens next: {words}"


def _named(cohort: Cohort) -> str:
    return f"{TITLE[cohort][0].lower()}{TITLE[cohort][1:]} (cohort {cohort})"
