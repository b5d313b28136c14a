"""What importing tests do in one step: rows as a council would type them, brought into the empty register."""

from collections.abc import Callable
from pathlib import Path

import pytest

from stars_desktop.services.importing import Order, Outcome, import_workbook
from stars_desktop.store.vault import Vault
from tests.conftest import Desk


@pytest.fixture
def bring(vault: Vault, desk: Desk) -> Callable[..., Outcome]:
    """An import of a workbook by its path, with `rejects` and `dry_run` by name."""
    return lambda path, **order: import_workbook(vault, desk.clerk, Order(path, **order))


@pytest.fixture
def bring_rows(bring: Callable[..., Outcome], book: Callable[..., Path]) -> Callable[..., Outcome]:
    """An import of the rows of Enquiries, Events and Answers."""
    return lambda *sheets: bring(book(*sheets))
