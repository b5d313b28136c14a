"""The two commands of the README, in a clone that nobody has touched yet: with a screen and without one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.release.window.desktop import ROOT, Desktop

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(
        not (ROOT / ".git").exists() or not shutil.which("git"), reason="clones a git checkout, and this is none"
    ),
]

PYTHON = Path(sys.base_prefix) / "bin" / "python3"
"""without the packages of this environment"""
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "VIRTUAL_ENV")
YEAR_3 = ["Total", "35", "19", "9", "6", "6", "9", "14", "5", "13"]
"""as it was published"""


def test_a_fresh_clone_prints_its_returns_without_a_screen_and_opens_its_window_with_one(
    on_screen: Desktop, tmp_path: Path
) -> None:
    clone = tmp_path / "clone"
    git("clone", "--quiet", str(ROOT), str(clone))
    blind = {name: value for name, value in os.environ.items() if name not in SCREENS}
    printed = subprocess.run(
        [PYTHON, "installer/dev.py", "run"], cwd=clone, env=blind, capture_output=True, text=True, check=False
    )
    assert printed.returncode == 0, printed.stdout + printed.stderr
    assert YEAR_3 in [line.split() for line in printed.stdout.splitlines()]
    assert {"sample.stars", "Year 2 return.xlsx", "Year 3 return.xlsx"} <= {
        file.name for file in (clone / "sample").iterdir()
    }
    assert git("-C", str(clone), "status", "--porcelain") == ""

    program = on_screen.start(PYTHON, "installer/dev.py", "run", folder=clone)
    listener = on_screen.listener
    listener.ask("meet", program.pid)
    listener.hears("Sample data. Every enquiry here is invented", "142")
    listener.menu("File", "Quit")
    assert program.wait(30) == 0


def git(*arguments: str) -> str:
    """What git says."""
    command = ["git", "-c", "safe.directory=*", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
