"""The whole window and somebody at its keys, as in the journeys."""

import shutil
from pathlib import Path

import pytest

from stars_desktop import workspace
from stars_desktop.services.sample import PASSPHRASE
from tests.journeys.conftest import Start, settings, start
from tests.journeys.person import Person

__all__ = ["settings", "start"]


@pytest.fixture
def at_work(start: Start, register: Path, passphrase: str) -> Person:
    """Somebody with an empty register, open for writing."""
    return start(register, passphrase)


@pytest.fixture
def copied(sample_register: Path, tmp_path: Path) -> Path:
    """A copy of the sample register under another name, so that it does not open by itself."""
    return Path(shutil.copy(sample_register, tmp_path / "derby.stars"))


@pytest.fixture
def in_the_sample(start: Start, copied: Path) -> Person:
    """Somebody with the sample register, open for writing."""
    return start(copied, PASSPHRASE)


@pytest.fixture
def reading(start: Start, copied: Path) -> Person:
    """Somebody with the sample register, open for reading only while another program has it."""
    person = start(copied)
    with workspace.writing(copied, PASSPHRASE):
        person.until(lambda: person.focus == "Passphrase")
        person.type(PASSPHRASE)
        person.press("Return")
        person.until(lambda: person.focus == "Open it to read")
        person.press("Return")
        person.until_sees("Enquiries - STARS Desktop")
    return person
