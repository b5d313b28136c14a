"""What the screen of a panel shows, as frozen values without a widget."""

from dataclasses import dataclass

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.panel import Typed
from stars_desktop.domain.triage import Fit, Truth


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """An enquiry of the agenda and how far it has come; `waits` says that something typed is not recorded."""

    number: int
    reference: str
    initials: str
    cohort: Cohort | None
    words: str
    icon: str
    in_front: bool
    waits: bool

    @property
    def spoken(self) -> str:
        """The line as it is read out."""
        cohort = f", cohort {self.cohort}" if self.cohort else ""
        return f"{self.number}. {self.reference} {self.initials}{cohort}: {self.words}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the criteria say of one cohort, and why in a few words."""

    cohort: Cohort
    fit: Fit
    why: str


@dataclass(frozen=True, slots=True)
class FactLine:
    """Something known of the child: what, its words, and of which day."""

    label: str
    words: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """A needed criterion of the cohort, and whether it is met."""

    title: str
    truth: Truth


@dataclass(frozen=True, slots=True)
class Front:
    """The enquiry in front of the panel."""

    reference: str
    initials: str
    cohort: Cohort | None
    about: str
    question: str
    answers: tuple[Answer, ...]
    facts: tuple[FactLine, ...]
    criteria: tuple[CriterionLine, ...]
    decisions: tuple[str, ...]
    """the commands of what can be decided now"""


@dataclass(frozen=True, slots=True)
class View:
    """All of it; without `front`, `gone` says why there is nothing to show."""

    name: str
    on: str
    place: str
    decided: str
    masked: bool
    agenda: tuple[AgendaLine, ...]
    front: Front | None
    gone: str
    typed: Typed
    at: int

    @property
    def spoken(self) -> str:
        """What is in front, as it is read out when it comes there."""
        front = self.front
        return f"{self.place}. {front.reference} {front.initials}. {front.question}" if front else self.gone

    @property
    def last(self) -> bool:
        """Whether the last of the agenda is in front."""
        return self.at == len(self.agenda) - 1

    @property
    def settled(self) -> bool:
        """Whether a decision on what is in front was taken at this panel."""
        return bool(self.agenda) and self.agenda[self.at].icon not in _OPEN


ON_NOW, NOTED, SEEN, TO_COME = "arrow-right", "notebook-pen", "eye", "circle-dashed"
_OPEN = frozenset({ON_NOW, NOTED, SEEN, TO_COME})
