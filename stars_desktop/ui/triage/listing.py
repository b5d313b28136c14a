"""All questions with how far each has come, and the facts and answers that a decision rests on."""

from typing import Final

from stars_desktop.domain.calendar import written
from stars_desktop.domain.criteria import FOLLOWS_FROM
from stars_desktop.domain.entries import FactName, Reply
from stars_desktop.domain.triage import Finding, Truth
from stars_desktop.domain.walk import Question, Status
from stars_desktop.ui.triage.asking import record_words
from stars_desktop.ui.triage.scene import Scene
from stars_desktop.ui.triage.sitting import Sitting
from stars_desktop.ui.triage.state import Task
from stars_desktop.ui.triage.words import counts, fact_words, lower, upper

NOT_STARTED, IN_PROGRESS, CANNOT_START, COMPLETED = (
    "Not yet started", "In progress", "Cannot start yet", "Completed",
)  # fmt: skip
CHANGE: Final = "Change"
FILL_IN: Final = "Fill in"
_DECIDING: Final = (FactName.DATE_OF_BIRTH, FactName.PLACEMENT_TYPE, FactName.LEGAL_STATUS)


def tasks(scene: Scene, sitting: Sitting) -> tuple[Task, ...]:
    """Every question, in the order of the criteria."""
    return tuple(
        Task(
            one.criterion.id,
            f"{one.criterion.id}. {one.criterion.title}",
            _said(scene, one),
            _status(one, sitting),
            one.state,
        )
        for one in scene.walk.questions
    )


def rests(scene: Scene) -> tuple[Task, ...]:
    """The facts that decide, each with its date or as not known, and the answers that people gave."""
    known = scene.dossier.facts
    facts = (
        Task(
            name,
            str(name),
            f"{known[name].words}, known on {written(known[name].on)}" if _has(scene, name) else "Not known",
            CHANGE if _has(scene, name) else FILL_IN,
            Truth.MET if _has(scene, name) else Truth.UNKNOWN,
        )
        for name in _DECIDING
    )
    answers = (
        Task(
            one.criterion.id,
            f"{one.criterion.id}. {one.criterion.title}",
            _answer(scene, one),
            CHANGE,
            one.state,
        )
        for one in scene.walk.questions
        if one.answer
    )
    return (*facts, *answers)


def _has(scene: Scene, name: FactName) -> bool:
    return bool(scene.walk.subject.facts.get(name))


def _status(question: Question, sitting: Sitting) -> str:
    named = question.criterion.id
    if named in sitting.typed:
        return IN_PROGRESS
    if question.status is Status.FOLLOWS:
        return COMPLETED if question.state is not Truth.UNKNOWN else CANNOT_START
    if question.status is Status.ANSWERED:
        return COMPLETED
    return IN_PROGRESS if question.answer else NOT_STARTED


def _said(scene: Scene, question: Question) -> str:
    """What was answered or follows from a fact; of what is open, how much it counts."""
    if question.answer:
        return _answer(scene, question)
    if question.state is Truth.UNKNOWN:
        waits = f". Waits for the {lower(FOLLOWS_FROM[question.criterion.id])}" if question.why_not_asked else ""
        return f"{counts(scene.weights(question.criterion.id))}{waits}"
    weight = next(iter(question.criterion.weights.values()))
    return upper(
        fact_words(
            Finding(question.criterion, weight, question.state, question.fact),
            scene.walk.subject.facts,
            scene.known_on,
        )
    )


def _answer(scene: Scene, question: Question) -> str:
    reply = question.answer.reply if question.answer else Reply.NOT_KNOWN
    said = "Not known yet" if reply is Reply.NOT_KNOWN else str(reply)
    return f"{said}: {record_words(scene.recorded(question.criterion.id))}"
