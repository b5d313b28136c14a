"""Registers whose returns are shown."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from stars_desktop.services.sample import PASSPHRASE
from stars_desktop.store.vault import Vault
from tests.conftest import Desk


@pytest.fixture
def own_sample(sample_register: Path, tmp_path: Path) -> Iterator[Vault]:
    """A copy of the sample register, open for writing."""
    path = tmp_path / "sample.stars"
    path.write_bytes(sample_register.read_bytes())
    with Vault.open(path, PASSPHRASE, Desk().clerk) as opened:
        yield opened
