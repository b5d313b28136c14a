"""An enquiry at a glance, as the preview beside the list shows it, without a window."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from stars_desktop.domain.calendar import written
from stars_desktop.domain.cohort import TITLE, Cohort
from stars_desktop.domain.enquiry import State
from stars_desktop.domain.entries import FactName, NextStep
from stars_desktop.services.enquiries import Dossier
from stars_desktop.services.looking_again import Again
from stars_desktop.ui.common.words import STATE_WORDS, age_words, counted
from stars_desktop.ui.register.presenter import days_in

SHOWN: Final = 3
"""of the latest events"""

FACTS: Final = (
    FactName.PLACEMENT_TYPE,
    FactName.LEGAL_STATUS,
    FactName.SOCIAL_WORKER,
    FactName.TEAM,
    FactName.SOURCE,
    FactName.DATE_OF_BIRTH,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A label, what it says, and a quieter line below."""

    label: str
    words: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Glance:
    """The preview of an enquiry."""

    reference: str
    who: str
    cohort: Cohort | None
    state: State
    step: str
    """"" outside the pipeline"""
    standing: str
    since: str
    again: tuple[str, ...]
    """what has changed since its criteria were looked at last, or since its decision"""
    decided: bool
    """whether the decision on it stands"""
    next_step: tuple[str, ...]
    facts: tuple[Line, ...]
    latest: tuple[Line, ...]
    """kinds of events in place of labels"""
    events: str
    """how many there are in all"""

    @property
    def cohort_title(self) -> str:
        """The cohort in full."""
        return TITLE[self.cohort] if self.cohort else ""


def glance(dossier: Dossier, today: date, again: Again | None = None) -> Glance:
    """What is worth knowing of an enquiry before it is opened, with what calls for another look."""
    state = dossier.history.state
    since = dossier.step_since or dossier.history.since
    standing = dossier.step or STATE_WORDS[state]
    moments = [one for one in dossier.timeline if one.event is not None and one.voided is None]
    return Glance(
        reference=dossier.reference,
        who=_who(dossier, today),
        cohort=dossier.history.cohort,
        state=state,
        step=dossier.step,
        standing=f"{standing}, {counted(days_in(since, today), 'day', 'days')}" if since else standing,
        since=f"Since {written(since)}" if since else "",
        again=tuple(cause.words for cause in again.causes) if again else (),
        decided=again is not None and again.decision is not None,
        next_step=tuple(_next(dossier.next_step, today)),
        facts=tuple(_facts(dossier)),
        latest=tuple(Line(one.kind, one.title, written(one.on)) for one in moments[:SHOWN]),
        events=counted(len(moments), "event", "events"),
    )


def _who(dossier: Dossier, today: date) -> str:
    initials = dossier.facts.get(FactName.INITIALS)
    born = dossier.facts.get(FactName.DATE_OF_BIRTH)
    age = age_words(date.fromisoformat(born.value), today) if born and born.value else ""
    return ", ".join(part for part in (initials.words if initials else "", age) if part)


def _next(step: NextStep | None, today: date) -> Iterator[str]:
    if step is None:
        yield "No next step yet."
        return
    if step.what:
        yield ", ".join(part for part in (step.what, step.who) if part)
    if step.by:
        yield f"{'Was due' if step.by < today else 'By'} {written(step.by)}"
    if step.waiting_for:
        yield f"Waiting for: {step.waiting_for}"


def _facts(dossier: Dossier) -> Iterator[Line]:
    for name in FACTS:
        fact = dossier.facts.get(name)
        if fact and fact.words:
            dated = name in (FactName.PLACEMENT_TYPE, FactName.LEGAL_STATUS)
            yield Line(name, fact.words, f"since {written(fact.on)}" if dated else "")
    first = next((one for one in dossier.history.events), None)
    if first:
        yield Line("Notified on", written(first.on))
