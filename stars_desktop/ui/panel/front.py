"""The enquiry in front of a panel: what there is to decide, what the criteria say, and what is known of the child.

Masked, nothing is shown that names anybody or was written freely: reference, initials, age, codes and dates only.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from stars_desktop.domain.calendar import written
from stars_desktop.domain.cohort import TITLE, Cohort
from stars_desktop.domain.criteria import Weight
from stars_desktop.domain.enquiry import State
from stars_desktop.domain.entries import FactName
from stars_desktop.domain.events import Kind
from stars_desktop.domain.explaining import Ahead, DateAhead
from stars_desktop.domain.phrases import clause, sentence
from stars_desktop.domain.triage import Finding, Fit, Triage, Truth, Verdict
from stars_desktop.services.enquiries import Dossier
from stars_desktop.ui.common.words import STATE_WORDS, age_words, counted
from stars_desktop.ui.panel.state import Answer, CriterionLine, FactLine, Front
from stars_desktop.ui.recording.forms import BY_COMMAND

DECISIONS: Final[tuple[str, ...]] = (
    "criteria_met", "not_presented", "progressed", "declined", "withdrawal", "closed_other", "reopened",
    "case_closed",
)  # fmt: skip
"""The commands of what a panel may decide, in the order in which they are offered before the criteria are met."""
_OF_THE_PROVIDER: Final = ("progressed", "declined")
"""what comes first after it"""

_LABELS: Final = {FactName.PLACEMENT_TYPE: "Home", FactName.LEGAL_STATUS: "Legal status"}
_NAMING: Final = (FactName.SOCIAL_WORKER, FactName.TEAM, FactName.DATE_OF_BIRTH, FactName.SOURCE)


@dataclass(frozen=True, slots=True)
class Known:
    """An enquiry as the register has it, and what the criteria say of it today."""

    dossier: Dossier
    triage: Triage
    ahead: tuple[DateAhead, ...]
    today: date
    decision: str = ""
    """the kind of the decision that was taken of it at this panel"""


def front(known: Known, *, masked: bool) -> Front:
    """What the panel sees of an enquiry."""
    found, cohort = known.dossier, known.dossier.history.cohort
    verdicts = known.triage.cohorts
    return Front(
        reference=found.reference,
        initials=_value(found, FactName.INITIALS),
        cohort=cohort,
        about=_about(known),
        question=_question(known),
        answers=tuple(Answer(one, verdicts[one].fit, why(verdicts[one])) for one in Cohort),
        facts=tuple(_facts(known, masked=masked)),
        criteria=tuple(CriterionLine(one.criterion.title, one.truth) for one in _needed(verdicts[cohort]))
        if cohort
        else (),
        decisions=_decisions(found),
    )


def why(verdict: Verdict) -> str:
    """In a few words: what is met, what is missing, or what stands against it."""
    needed = _needed(verdict)
    if verdict.fit is Fit.DOES_NOT_FIT:
        against = [one for one in needed if one.truth is Truth.NOT_MET]
        more = f" And {len(against) - 1} more." if len(against) > 1 else ""
        return sentence(clause(against[0])) + more
    if verdict.fit is Fit.UNKNOWN:
        missing = [one for one in needed if one.truth is Truth.UNKNOWN]
        if len(missing) == 1:
            return f"It is not known yet {clause(missing[0])}."
        return f"{counted(len(missing), 'needed answer is', 'needed answers are')} missing."
    weighs = sum(one.weight is Weight.SOFT and one.truth is Truth.NOT_MET for one in verdict.findings)
    said = f" {counted(weighs, 'that weighs is', 'that weigh are')} not." if weighs else ""
    return f"All {len(needed)} needed criteria are met.{said}"


def _needed(verdict: Verdict) -> list[Finding]:
    return [one for one in verdict.findings if one.weight is Weight.HARD]


def _about(known: Known) -> str:
    found = known.dossier
    born = found.facts.get(FactName.DATE_OF_BIRTH)
    age = age_words(date.fromisoformat(born.value), known.today) if born else ""
    notified = next((one.on for one in found.history.events if one.kind is Kind.NOTIFIED), None)
    parts = (
        f"Age {age}" if age else "Age not known",
        TITLE[found.history.cohort] if found.history.cohort else "",
        f"Notified {written(notified)}" if notified else "",
    )
    return ". ".join(one for one in parts if one)


def _decisions(found: Dossier) -> tuple[str, ...]:
    order = DECISIONS
    if found.history.criteria_met:
        order = (*_OF_THE_PROVIDER, *(one for one in DECISIONS if one not in _OF_THE_PROVIDER))
    return tuple(one for one in order if not found.may_follow[BY_COMMAND[one].kind])


def _question(known: Known) -> str:
    """What is to be decided or was decided, or where the enquiry stands."""
    history, follows = known.dossier.history, known.dossier.may_follow
    if known.decision:
        return f"Decided: {known.decision[0].lower()}{known.decision[1:]}"
    if not follows[Kind.PROGRESSED]:
        return "To decide: does it progress with the provider?"
    if not follows[Kind.CRITERIA_MET]:
        return f"To decide: present to the provider under cohort {history.cohort}?"
    since = f" since {written(history.since)}" if history.since else ""
    return f"{STATE_WORDS[history.state]}{since}"


def _facts(known: Known, *, masked: bool) -> Iterator[FactLine]:
    found = known.dossier
    for name, label in _LABELS.items():
        fact = found.facts.get(name)
        yield FactLine(label, fact.words if fact else "Not known yet", written(fact.on) if fact else "")
    if found.history.state is State.PIPELINE and found.step:
        yield FactLine("Step", found.step, f"since {written(found.step_since)}" if found.step_since else "")
    yield from _next_step(found, masked=masked)
    for one in known.ahead:
        yield FactLine("Ahead", f"{_without_day(one)}." if masked else one.words)
    if not masked:
        yield from _named(found)


def _without_day(ahead: DateAhead) -> str:
    """A birthday by its year: the day would tell who the child is."""
    if ahead.kind in (Ahead.TURNS_10, Ahead.TURNS_18):
        return f"{ahead.kind[0].upper()}{ahead.kind[1:]} in {ahead.on.year}"
    return ahead.words.removesuffix(".")


def _next_step(found: Dossier, *, masked: bool) -> Iterator[FactLine]:
    if not (step := found.next_step):
        return
    waits = f"waits for: {step.waiting_for.lower()}" if step.waiting_for else ""
    parts = [waits] if masked else [step.what, step.who, waits]
    said = ". ".join(one for one in parts if one)
    if said:
        by = f"by {written(step.by)}" if step.by else ""
        yield FactLine("Next action", f"{said[0].upper()}{said[1:]}", by)


def _named(found: Dossier) -> Iterator[FactLine]:
    """What names somebody, or was written freely."""
    yield FactLine("Child reference", found.child_reference)
    for name in _NAMING:
        if fact := found.facts.get(name):
            yield FactLine(name, fact.words, written(fact.on))
    note = next((one for one in found.timeline if one.kind == "Note" and not one.voided), None)
    if note:
        yield FactLine("Last note", " ".join(note.lines), written(note.on))


def _value(found: Dossier, name: FactName) -> str:
    fact = found.facts.get(name)
    return fact.value if fact else ""
