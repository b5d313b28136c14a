"""What importing tests do in one step: rows as a council would type them, brought into the empty register."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from stars_desktop.services.importing import Order, Outcome, import_workbook
from stars_desktop.services.registers import make_register
from stars_desktop.store.vault import Vault
from tests.conftest import CHEAP, Desk

PASSPHRASE = "correct horse battery staple"


@pytest.fixture(scope="session")
def blank_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty register of Derby City, made once and copied for each test: making one takes longer than a test."""
    path = tmp_path_factory.mktemp("blank") / "derby.stars"
    make_register(path, "derby", PASSPHRASE, randomness=bytes(range(16)), cost=CHEAP)
    return path


@pytest.fixture
def passphrase() -> str:
    return PASSPHRASE


@pytest.fixture
def register(blank_register: Path, tmp_path: Path) -> Path:
    """An empty register of the test's own."""
    return Path(shutil.copy(blank_register, tmp_path / "derby.stars"))


@pytest.fixture
def another_vault(blank_register: Path, tmp_path: Path, desk: Desk) -> Iterator[Vault]:
    """A second empty register, open for writing."""
    path = Path(shutil.copy(blank_register, tmp_path / "another.stars"))
    with Vault.open(path, PASSPHRASE, desk.clerk) as opened:
        yield opened


@pytest.fixture
def bring(vault: Vault, desk: Desk) -> Callable[..., Outcome]:
    """An import of a workbook by its path, with `rejects` and `dry_run` by name."""
    return lambda path, **order: import_workbook(vault, desk.clerk, Order(path, **order))


@pytest.fixture
def bring_rows(bring: Callable[..., Outcome], book: Callable[..., Path]) -> Callable[..., Outcome]:
    """An import of the rows of Enquiries, Events and Answers."""
    return lambda *sheets: bring(book(*sheets))
