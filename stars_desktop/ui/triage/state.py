"""What the page of the walk shows, as frozen values without a widget."""

from dataclasses import dataclass
from enum import StrEnum

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.triage import Fit, Truth


class Front(StrEnum):
    """What stands at the left of the four answers."""

    QUESTION = "question"
    ALL = "all questions"
    DECISION = "decision"


@dataclass(frozen=True, slots=True)
class Typed:
    """What is filled in for an answer; a date as people write it."""

    reply: str = ""
    evidence: str = ""
    source: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the walk has come: the questions that were answered, and with them those still needed."""

    words: str
    answered: int
    total: int


@dataclass(frozen=True, slots=True)
class Asked:
    """The question in front; where `explained` says something, a fact decides it and nobody is asked."""

    id: str
    heading: str
    hint: str
    why_now: str
    rule: str
    explained: str
    fact: str
    """what to do about the fact behind it, as the words of a button; "" where there is none to change"""
    typed: Typed
    waits: bool
    """whether a fact has to be filled in before anything can be said"""
    before: bool
    """whether there is a question to go back to"""
    same: str
    """the record that the last answer came from, to be taken again; "" for none"""


@dataclass(frozen=True, slots=True)
class Row:
    """One criterion of a cohort: what is known of it, from which fact, and where the rule stands."""

    id: str
    title: str
    truth: Truth
    fact: str
    rule: str


@dataclass(frozen=True, slots=True)
class Group:
    """The criteria of a cohort that count alike."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One cohort's answer, why in one line, and what it opens to."""

    cohort: Cohort
    fit: Fit
    why: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """A fact known so far, and of which date."""

    name: str
    words: str
    when: str


@dataclass(frozen=True, slots=True)
class Task:
    """A line of all questions."""

    id: str
    title: str
    status: str
    truth: Truth
    counts: str
    answered: bool
    record: str
    """where the answer is recorded, who said so, and of which date"""


@dataclass(frozen=True, slots=True)
class Missing:
    """An answer or fact that is still needed, and the question that it belongs to."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What the answers come to, and what can be done about it."""

    heading: str
    sentences: tuple[str, ...]
    missing: tuple[Missing, ...]
    more: str
    """the words of the button that goes on asking; "" where nothing is left"""
    main: str
    """the command that fits best; "" while it is better to go on asking"""
    moves: bool
    """whether the enquiry has to change its cohort first"""


@dataclass(frozen=True, slots=True)
class View:
    """All of it."""

    reference: str
    initials: str
    cohort: Cohort | None
    about: str
    proposed: str
    """the cohort proposed at notification, to follow `about`"""
    label: str
    front: Front
    progress: Progress
    asked: Asked | None
    blocks: tuple[Block, ...]
    known: tuple[Known, ...]
    tasks: tuple[Task, ...]
    decision: Decision
