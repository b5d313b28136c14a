"""What the page of the walk shows, as frozen values without a widget."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.entries import FactName
from stars_desktop.domain.triage import Fit, Truth


class Front(StrEnum):
    """What stands at the left of the four answers."""

    QUESTION = "question"
    ALL = "all questions"
    DENSE = "dense form"
    DECISION = "decision"


@dataclass(frozen=True, slots=True)
class Typed:
    """What is filled in for an answer, or for the fact that decides it; a date as people write it."""

    reply: str = ""
    evidence: str = ""
    source: str = ""
    on: str = ""
    fact: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """What is filled in on the dense form: facts by their names; by question a reply and where it is recorded."""

    source: str = ""
    on: str = ""
    facts: Mapping[FactName, str] = field(default_factory=dict)
    answers: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def anything(self) -> bool:
        """Whether there is something to record."""
        return bool(self.facts or self.answers)


@dataclass(frozen=True, slots=True)
class Line:
    """A question on the dense form, with the reply that is recorded and its record."""

    key: str
    title: str
    question: str
    needed: bool
    reply: str
    record: str


@dataclass(frozen=True, slots=True)
class Dense:
    """The dense form: the facts that are not known, the questions that people answer, by group, and the rest."""

    facts: tuple[FactName, ...]
    groups: tuple[tuple[str, tuple[Line, ...]], ...]
    rest: str
    """which questions are not asked"""
    filled: Filled


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the walk has come: the questions that were answered, and with them those still needed."""

    words: str
    answered: int
    total: int


@dataclass(frozen=True, slots=True)
class Asked:
    """The question in front: an answer of a person, the fact that decides it, or why nobody is asked."""

    id: str
    heading: str
    hint: str
    why_now: str
    rule: str
    wants: FactName | None
    """the fact that is asked for in place of an answer"""
    explained: str
    """why nobody is asked; "" where somebody is"""
    other: str
    """the words of the way to the fact behind it, or from the fact to the question itself; "" for none"""
    typed: Typed
    before: bool
    """whether there is a question to go back to"""
    same: str
    """the record that the last answer came from, in words; "" for none"""
    last: Typed
    """the same, to be taken again"""
    former: str
    """what was answered in an earlier enquiry about the child and still holds; "" for none"""
    held: Typed
    """the same, to be taken as it is"""


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
    """One cohort's answer, why in a sentence, and what it opens to."""

    cohort: Cohort
    fit: Fit
    why: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """A fact known so far, and of which date."""

    name: FactName
    words: str
    when: str


@dataclass(frozen=True, slots=True)
class Task:
    """A line of all questions, or of what a decision rests on."""

    key: str
    """the id of the question, or the name of the fact"""
    title: str
    said: str
    """what is known of it, or how much it counts"""
    status: str
    truth: Truth


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
    """the command that fits best; "" while it is better to go on asking, and once it was decided"""
    kept: bool = False
    """whether a decision stands, and what was known then is kept with it"""


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
    answers: str
    """the heading of the four answers"""
    nearest: str
    """which cohort fits instead of the one asked for, or comes nearest; "" where that one may fit"""
    blocks: tuple[Block, ...]
    ahead: tuple[str, ...]
    """the dates ahead, in sentences, soonest first"""
    known: tuple[Known, ...]
    tasks: tuple[Task, ...]
    dense: Dense
    rests: tuple[Task, ...]
    """the facts and answers that a decision rests on"""
    decision: Decision
