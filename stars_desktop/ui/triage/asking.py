"""The question in front: what is asked, why now, and what stands behind it."""

from collections.abc import Mapping
from typing import Final

from stars_desktop.domain.criteria import FOLLOWS_FROM
from stars_desktop.domain.entries import FactName
from stars_desktop.domain.walk import Question
from stars_desktop.ui.triage.course import Course
from stars_desktop.ui.triage.scene import Scene
from stars_desktop.ui.triage.sitting import Sitting
from stars_desktop.ui.triage.state import Asked, Typed
from stars_desktop.ui.triage.words import counts, listed, lower

FACTS: Final[Mapping[FactName, tuple[str, str]]] = {
    FactName.DATE_OF_BIRTH: ("When was the child born?", "The age at notification follows from it."),
    FactName.PLACEMENT_TYPE: (
        "Where does the child live now?",
        "Type a code or a part of the words, such as foster. For a child at home it is P1, own parents.",
    ),
    FactName.LEGAL_STATUS: (
        "What is the child's legal status now?",
        "Type a code or a part of the words, such as full care, or choose Not looked after.",
    ),
}
"""How each fact is asked for, and a hint."""


def asked(scene: Scene, sitting: Sitting, way: Course) -> Asked:
    """By what somebody has come to; the fact that decides it comes before an answer of a person."""
    found = scene.question(sitting.current)
    criterion, last, wants = found.criterion, sitting.last, scene.wanted(found.criterion.id, sitting)
    heading, hint = FACTS[wants] if wants else (criterion.question, criterion.guidance)
    return Asked(
        criterion.id,
        heading,
        hint,
        way.why_now(criterion.id),
        _rule(scene, found, wants),
        wants,
        "" if wants else _explained(found),
        _other(found, wants),
        sitting.typed.get(criterion.id) or scene.recorded(criterion.id),
        before=bool(sitting.trail or way.answered),
        same=record_words(last) if last.evidence or last.source else "",
        last=last,
        former="" if wants or found.answer else _former(scene, criterion.id),
        held=scene.former(criterion.id) or Typed(),
    )


def _former(scene: Scene, named: str) -> str:
    """What another enquiry about the child says, which holds while a person confirms it."""
    found, typed = scene.proposals.get(named), scene.former(named)
    if found is None or typed is None:
        return ""
    evidence = f" ({typed.evidence.rstrip('.')})" if typed.evidence else ""
    return f"{found.reference} was answered {typed.reply} on {typed.on}{evidence}. Does that still hold?"


def record_words(typed: Typed) -> str:
    """Where it is recorded, who said so, and of which date."""
    return ", ".join(part.rstrip(".") for part in (typed.evidence, typed.source, typed.on) if part)


def _rule(scene: Scene, found: Question, wants: FactName | None) -> str:
    """How much it counts, and who says so; for a fact, what follows from it."""
    if wants:
        titles = [
            f"{one.criterion.id} ({lower(one.criterion.title)})"
            for one in scene.walk.questions
            if FOLLOWS_FROM.get(one.criterion.id) is wants
        ]
        return f"From it follows: {listed(titles)}."
    criterion = found.criterion
    return f"{criterion.id}. {counts(scene.weights(criterion.id))}. Rule: {criterion.source}."


def _explained(found: Question) -> str:
    """Why nobody is asked; "" where somebody is."""
    if found.why_not_asked and found.criterion.id in FOLLOWS_FROM:
        return f"{found.why_not_asked.partition('. ')[0]}."
    return found.why_not_asked


def _other(found: Question, wants: FactName | None) -> str:
    """The way from a question to its fact, or from the fact that is asked for to the question itself."""
    name = FOLLOWS_FROM.get(found.criterion.id)
    if wants:
        return "" if found.why_not_asked else "Answer the quest&ion itself instead"
    if name is None:
        return ""
    return f"Change the {lower(name)}" if found.why_not_asked else f"F&ill in the {lower(name)} instead"
