"""The script that writes the pictures: of every screen, in every look, with something on it."""

import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from stars_desktop.ui.common.theme import Mode
from tests.ui.walk.screens import SCREENS
from tests.ui.walk.sheets import LOOKS, picture_name

ROOT = Path(__file__).resolve().parents[3]
FEWEST_COLOURS = 8
"""of a screen with words on it: its ground, its letters, and the edges between"""


def write(folder: Path, *arguments: str) -> set[str]:
    command = [sys.executable, "-m", "tests.ui.walk.sheets", str(folder), *arguments]
    subprocess.run(command, cwd=ROOT, check=True)
    return {path.name for path in folder.iterdir()}


def expected(words: str) -> set[str]:
    looks = [(size, scale, mode) for size, scales in LOOKS.items() for scale, mode in product(scales, Mode)]
    return {
        picture_name(screen.name, *look)
        for screen, look in product(SCREENS, looks)
        if words in screen.name and look[2] is not Mode.SYSTEM
    }


def colours(path: Path) -> dict[int, int]:
    """How often each colour stands on a picture, sampled every third pixel either way."""
    image = QImage(str(path))
    found: dict[int, int] = {}
    for x, y in product(range(0, image.width(), 3), range(0, image.height(), 3)):
        colour = image.pixel(x, y)
        found[colour] = found.get(colour, 0) + 1
    return found


def is_dark(path: Path) -> bool:
    found = colours(path)
    return max(found, key=lambda colour: found[colour]) & 0xFF < 128


@pytest.mark.long
def test_every_screen_is_pictured_in_every_look_and_none_is_blank(tmp_path: Path) -> None:
    written = write(tmp_path)
    assert written == expected("")
    assert [name for name in sorted(written) if len(colours(tmp_path / name)) < FEWEST_COLOURS] == []
    assert [name for name in sorted(written) if is_dark(tmp_path / name) != name.endswith("dark.png")] == []


@pytest.mark.long
def test_some_screens_can_be_asked_for(tmp_path: Path) -> None:
    written = write(tmp_path, "--only", "bug", "--size", "1280x800")
    assert written == {name for name in expected("bug") if "1280x800" in name}
