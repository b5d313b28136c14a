"""The dense form without a widget: what it asks, what it would come to, and recording it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from stars_desktop.domain.calendar import NotADateError, written
from stars_desktop.domain.codes import LEGAL_STATUSES, PLACEMENT_TYPES
from stars_desktop.domain.cohort import TITLE, Cohort
from stars_desktop.domain.criteria import FOLLOWS_FROM, Weight, missing_fact, why_not_asked
from stars_desktop.domain.entries import Answer, Clerk, FactName, Reply
from stars_desktop.domain.typed_dates import read_typed_day
from stars_desktop.domain.walk import Question, Walk, walk_through
from stars_desktop.services.filling_in import fill_in
from stars_desktop.services.recorded import Recorded
from stars_desktop.services.triage import Given
from stars_desktop.store.vault import Vault
from stars_desktop.ui.triage.asking import record_words
from stars_desktop.ui.triage.saving import ANY, DAY, NO_DAY, day_problem
from stars_desktop.ui.triage.scene import Scene
from stars_desktop.ui.triage.sitting import Sitting
from stars_desktop.ui.triage.state import Dense, Filled, Line
from stars_desktop.ui.triage.words import counted, listed, lower

SOURCE: Final = "source"
NOTHING: Final = "Nothing was answered yet. Choose an answer below, then save."
_NEW: Final = "filled in"


def dense(scene: Scene, sitting: Sitting) -> Dense:
    """What is asked of people, in the order of the criteria, and the facts that are not known."""
    asked = [one for one in scene.walk.questions if not _waits(one)]
    facts = scene.walk.subject.facts
    missing = [name for name in dict.fromkeys(FOLLOWS_FROM.values()) if not facts.get(name)]
    filled = sitting.filled if sitting.filled.on else replace(sitting.filled, on=written(scene.today))
    groups = {"All cohorts": "X", **{f"{TITLE[one]} ({one})": str(one) for one in Cohort}}
    lines = (
        (words, tuple(_line(scene, one) for one in asked if one.criterion.id[0] == letter))
        for words, letter in groups.items()
    )
    return Dense(tuple(missing), tuple(one for one in lines if one[1]), _rest(scene), filled)


def _waits(question: Question) -> bool:
    """Whether nobody is asked: it follows from a fact, known or not."""
    return bool(question.why_not_asked)


def _line(scene: Scene, question: Question) -> Line:
    criterion, answer = question.criterion, question.answer
    return Line(
        criterion.id,
        criterion.title,
        criterion.question,
        Weight.HARD in scene.weights(criterion.id).values(),
        answer.reply if answer else "",
        record_words(scene.recorded(criterion.id)) if answer else "",
    )


def _rest(scene: Scene) -> str:
    follow = [one for one in scene.walk.questions if _waits(one)]
    facts = listed([lower(name) for name in dict.fromkeys(FOLLOWS_FROM.values())])
    said = counted(len(follow), "question is", "questions are")
    return f"{said} not asked: they follow from {facts}, or from the register."


def what_if(scene: Scene, filled: Filled) -> Walk:
    """The walk as it would stand once this is recorded; what cannot be taken is left out."""
    subject, today = scene.walk.subject, scene.today
    facts = {**subject.facts, **{name: value for name, value in _facts(filled, today) if _can_be(name, value)}}
    answers = [
        Answer(_NEW, one, Reply(reply), today, evidence, filled.source)
        for one, (reply, evidence) in filled.answers.items()
        if reply and not why_not_asked(one, facts) and not missing_fact(one, facts)
    ]
    return walk_through(scene.criteria, replace(subject, facts=facts, answers=[*subject.answers, *answers]))


def _can_be(name: FactName, value: str) -> bool:
    """Whether a code is one of the list; half of one is on the way."""
    codes = {FactName.PLACEMENT_TYPE: PLACEMENT_TYPES, FactName.LEGAL_STATUS: LEGAL_STATUSES}
    return name not in codes or value in codes[name]


def _facts(filled: Filled, today: date) -> Iterator[tuple[FactName, str]]:
    """Those that can be read."""
    for name, typed in filled.facts.items():
        if name is not FactName.DATE_OF_BIRTH:
            yield name, typed
            continue
        try:
            yield name, read_typed_day(typed, today).isoformat()
        except NotADateError:
            continue


def problems_of_all(filled: Filled, today: date) -> dict[str, str]:
    """What keeps the form from being recorded, by the key of a field or question."""
    if not filled.anything:
        return {ANY: NOTHING}
    problems = {}
    if said := day_problem("Date of that record", filled.on, today) if filled.on else NO_DAY:
        problems[DAY] = said
    born = filled.facts.get(FactName.DATE_OF_BIRTH)
    if born and (said := day_problem("Date of birth", born, today)):
        problems[str(FactName.DATE_OF_BIRTH)] = said
    for key, (reply, _) in filled.answers.items():
        if not reply:
            problems[key] = f"Choose Yes, No or Not known for {key}, or take away what you typed beside it."
    return problems


def save_all(vault: Vault, clerk: Clerk, reference: str, filled: Filled) -> Recorded:
    """Records it in one step. Raises ExpectedError where the register refuses it."""
    on = read_typed_day(filled.on, clerk.today)
    given = [
        Given(one, Reply(reply), evidence, filled.source, on) for one, (reply, evidence) in filled.answers.items()
    ]
    return fill_in(vault, clerk, reference, dict(_facts(filled, clerk.today)), on, given)
