"""A panel or case meeting: who sits, which enquiries are gone through, and what was recorded while it sat."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from stars_desktop.domain.events import Kind

DECISIONS: Final = frozenset(
    {
        Kind.CRITERIA_MET, Kind.NOT_PRESENTED, Kind.PROGRESSED, Kind.PROVIDER_DECLINED, Kind.WITHDRAWN,
        Kind.CLOSED_OTHER, Kind.REOPENED, Kind.CASE_CLOSED,
    }
)  # fmt: skip
"""What moves an enquiry on, so that nothing more is to be decided of it today."""

_CHAIR: Final = re.compile(r"(.+?)\s*\(\s*chair[^)]*\)|chair\s*:\s*(.+)", re.IGNORECASE)


def chair_of(attendees: str) -> str:
    """Who chairs by what was written of those who sit, as Ruth Reed (chair), or Chair: Ruth Reed; "" for nobody."""
    parts = (_CHAIR.fullmatch(part.strip()) for part in re.split(r"[,;\n]", attendees))
    return next((part[1] or part[2] for part in parts if part), "")


@dataclass(frozen=True, slots=True)
class Plan:
    """A panel to be held: its name, its day, who sits (names or roles), and its agenda as references in order."""

    name: str
    on: date
    attendees: str
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed for an enquiry at the panel and is not recorded in it yet, as it was typed."""

    note: str = ""
    what: str = ""
    who: str = ""
    by: str = ""

    @property
    def blank(self) -> bool:
        """Whether there is nothing to record."""
        return not (self.note or self.what or self.who or self.by)


@dataclass(frozen=True, slots=True)
class Written:
    """An entry of the journal that was recorded at a panel: its id, its kind, and whether it still stands."""

    entry_id: str
    kind: str
    stands: bool


@dataclass(frozen=True, slots=True)
class Item:
    """One enquiry of the agenda; `seen` says that it was in front of the panel."""

    enquiry_id: int
    reference: str
    seen: bool
    typed: Typed
    written: tuple[Written, ...]

    @property
    def decision(self) -> str:
        """The kind of the decision that stands, the last where there are several; "" for none."""
        made = [one.kind for one in self.written if one.stands and one.kind in DECISIONS]
        return made[-1] if made else ""

    @property
    def noted(self) -> bool:
        """Whether anything that was recorded of it at the panel stands."""
        return any(one.stands for one in self.written)


@dataclass(frozen=True, slots=True)
class Panel:
    """A panel as the register keeps it: the enquiry in front is `items[at]`."""

    id: int
    name: str
    on: date
    attendees: str
    items: tuple[Item, ...]
    at: int
    ended: bool

    @property
    def decided(self) -> int:
        """How many enquiries of the agenda were decided."""
        return sum(bool(item.decision) for item in self.items)
