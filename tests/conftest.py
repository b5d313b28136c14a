"""Real registers in temporary folders, a clock that the test sets, and workbooks written by hand.

Nothing of ours is replaced: a register is a real encrypted file (its key is made cheap, so that it opens fast).
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

os.environ["OPENPYXL_LXML"] = "False"  # as shipped: lxml is here for a checker only

import pytest
from openpyxl import Workbook

from stars_desktop.domain.entries import Clerk
from stars_desktop.services.registers import make_register
from stars_desktop.services.sample import PASSPHRASE, make_sample
from stars_desktop.store.vault import Vault

CHEAP = 10
"""the lowest cost of a key: scrypt in a millisecond"""


@dataclass
class Desk:
    """A clerk whose clock stands still until the test moves it."""

    at: datetime = datetime(2023, 10, 18, 9, 0, tzinfo=UTC)
    ids: Iterator[int] = field(default_factory=count)

    @property
    def clerk(self) -> Clerk:
        """Whoever records."""
        return Clerk("Tess Tester", "TEST-01", lambda: self.at, lambda: f"id-{next(self.ids):06}")

    def set(self, year: int, month: int, day: int, hour: int = 9) -> None:
        """Moves the clock."""
        self.at = datetime(year, month, day, hour, tzinfo=UTC)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def passphrase() -> str:
    return "correct horse battery staple"


@pytest.fixture
def register(tmp_path: Path, passphrase: str) -> Path:
    """An empty register of Derby City."""
    path = tmp_path / "derby.stars"
    make_register(path, "derby", passphrase, randomness=bytes(range(16)), cost=CHEAP)
    return path


@pytest.fixture
def vault(register: Path, passphrase: str, desk: Desk) -> Iterator[Vault]:
    """The empty register, open for writing."""
    with Vault.open(register, passphrase, desk.clerk) as opened:
        yield opened


@pytest.fixture(scope="session")
def sample_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample register, made once; tests read it and never write."""
    path = tmp_path_factory.mktemp("sample") / "sample.stars"
    make_sample(path, Desk().clerk, randomness=bytes(16), cost=CHEAP)
    return path


@pytest.fixture
def sample(sample_register: Path) -> Iterator[Vault]:
    """The sample register, open for reading."""
    with Vault.open(sample_register, PASSPHRASE) as opened:
        yield opened


ENQUIRIES = (
    "Enquiry reference", "Council", "Child reference", "Initials", "Date of birth", "Cohort", "Notified on",
    "Source", "Social worker", "Team", "Placement type", "Legal status", "Notes",
)  # fmt: skip
EVENTS = (
    "Enquiry reference", "Date", "Event", "Cohort", "By", "Reason", "Notes", "Meeting on", "Meeting reference",
    "Provider reference", "Event id",
)  # fmt: skip
ANSWERS = ("Enquiry reference", "Criterion", "Answer", "Evidence", "Source", "Date")

Cells = Mapping[str, object]


def enquiry(reference: str, notified: object, cohort: str = "A", **more: object) -> Cells:
    """A row of Enquiries; other columns by name, with _ for the space."""
    row = {
        "Enquiry reference": reference,
        "Council": "Derby City",
        "Child reference": f"child of {reference}",
        "Cohort": cohort,
        "Notified on": notified,
    }
    return {**row, **_named(more)}


def happened(reference: str, on: object, event: str, **more: object) -> Cells:
    """A row of Events."""
    return {"Enquiry reference": reference, "Date": on, "Event": event, **_named(more)}


def answered(reference: str, criterion: str, answer: str, **more: object) -> Cells:
    """A row of Answers."""
    return {"Enquiry reference": reference, "Criterion": criterion, "Answer": answer, **_named(more)}


def _named(more: Mapping[str, object]) -> dict[str, object]:
    return {name.replace("_", " "): value for name, value in more.items()}


@dataclass
class Book:
    """A register workbook as a council would type it, written by openpyxl alone."""

    path: Path

    def write(
        self, enquiries: Sequence[Cells] = (), events: Sequence[Cells] = (), answers: Sequence[Cells] | None = None
    ) -> Path:
        """Writes the sheets, every column of the form present, and returns the path."""
        book = Workbook()
        book.remove(book.worksheets[0])
        sheets = [("Enquiries", ENQUIRIES, enquiries), ("Events", EVENTS, events)]
        if answers is not None:
            sheets.append(("Answers", ANSWERS, answers))
        for name, headings, rows in sheets:
            sheet = book.create_sheet(name)
            extra = [key for row in rows for key in row if key not in headings]
            columns = [*headings, *dict.fromkeys(extra)]
            sheet.append(columns)
            for row in rows:
                sheet.append([row.get(column) for column in columns])
        book.save(self.path)
        return self.path


@pytest.fixture
def book(tmp_path: Path) -> Callable[..., Path]:
    """A writer of register workbooks: call it with the rows of the sheets, and it gives the path of a new file."""
    names = count()
    return lambda *sheets: Book(tmp_path / f"book-{next(names)}.xlsx").write(*sheets)


def day(text: str) -> date:
    """A date from its ISO form."""
    return date.fromisoformat(text)
