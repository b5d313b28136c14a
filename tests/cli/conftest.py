"""The command as a user types it, in this process."""

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from stars_desktop import cli
from stars_desktop.services.registers import make_register
from stars_desktop.services.sample import PASSPHRASE
from stars_desktop.terminal import PASSPHRASE as PASSPHRASE_VARIABLE
from tests.conftest import CHEAP


@dataclass(frozen=True)
class Ran:
    """What a command printed, and how it ended."""

    status: int
    out: str
    err: str


class Stars:
    """Runs commands in a folder of its own, with its own log."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self._capture = capture
        self._patch = patch
        patch.chdir(folder)
        patch.setenv("HOME", str(folder / "home"))
        patch.setenv("XDG_STATE_HOME", str(folder / "home" / "state"))
        patch.setenv("LOCALAPPDATA", str(folder / "home" / "local"))

    def __call__(self, *arguments: str, passphrase: str | None = "a passphrase") -> Ran:
        """Runs `stars` with arguments; without a passphrase none is set, and standard input is no terminal."""
        if passphrase is None:
            self._patch.delenv(PASSPHRASE_VARIABLE, raising=False)
        else:
            self._patch.setenv(PASSPHRASE_VARIABLE, passphrase)
        self._patch.setattr(sys, "stdin", None)
        try:
            status = cli.main(arguments)
        except SystemExit as ended:  # --help and --version
            status = int(ended.code or 0)
        captured = self._capture.readouterr()
        return Ran(status, captured.out, captured.err)

    def empty_register(self, name: str, council: str = "derby") -> str:
        """An empty register whose key is quickly derived, as `stars new` makes it otherwise."""
        make_register(self.folder / name, council, "a passphrase", randomness=bytes(range(16)), cost=CHEAP)
        return name

    @property
    def log(self) -> str:
        """Everything logged so far."""
        return "".join(file.read_text(encoding="utf-8") for file in (self.folder / "home").rglob("*.log*"))


@pytest.fixture
def stars(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Stars:
    folder = tmp_path / "work"
    folder.mkdir()
    return Stars(folder, capsys, monkeypatch)


@pytest.fixture
def sample_passphrase() -> str:
    return PASSPHRASE


@pytest.fixture
def sample_copy(stars: Stars, sample_register: Path) -> str:
    """A sample register of its own, as `stars sample` makes it."""
    shutil.copy(sample_register, stars.folder / "sample.stars")
    return "sample.stars"
