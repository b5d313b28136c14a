"""Writes a picture of every screen, in light and dark, at 100 and 200 %, and on a small screen.

    python -m tests.ui.walk.sheets FOLDER [--only WORDS]
    python -m tests.ui.walk.sheets --readme

Each size of screen is a process of its own: without a screen, Qt reads how large it is when it starts.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

LOOKS: Final = {"1280x800": (100, 200), "1024x768": (100,)}
"""By the size of the screen, the sizes of text in percent."""
README: Final = {"enquiries": "enquiries.png", "walk, an answer opened": "walk.png"}
"""The screens that the README shows, and what their pictures are called there."""
SHOWN_THERE: Final = Path(__file__).resolve().parents[3] / "resources" / "help"


def pictures(folder: Path, size: str, only: str) -> None:
    """The pictures of one size of screen, of the screens whose name has `only` in it."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - after the screen was described

    from stars_desktop.services.sample import make_sample  # noqa: PLC0415
    from stars_desktop.ui.common.theme import Mode, Theme  # noqa: PLC0415
    from tests.conftest import CHEAP, Desk  # noqa: PLC0415
    from tests.ui.walk.screens import SCREENS  # noqa: PLC0415
    from tests.ui.walk.stage import Props, Stage  # noqa: PLC0415

    theme = Theme(QApplication([]))
    wide, tall = map(int, size.split("x"))
    with TemporaryDirectory() as place:
        sample = Path(place) / "sample.stars"
        make_sample(sample, Desk().clerk, randomness=bytes(16), cost=CHEAP)
        for scale in LOOKS[size]:
            theme.set_scale(scale)
            for number, screen in enumerate([one for one in SCREENS if only in one.name], start=1):
                theme.set_mode(Mode.LIGHT)
                own = Path(place) / f"{scale}-{number}"
                own.mkdir()
                stage = Stage(Props(theme, own, sample), (wide, tall))
                front = screen.make(stage)
                for mode in (Mode.LIGHT, Mode.DARK):
                    theme.set_mode(mode)
                    stage.settle()
                    front.grab().save(str(folder / picture_name(screen.name, size, scale, mode)))
                stage.close()


def picture_name(screen: str, size: str, scale: int, mode: str) -> str:
    """What a picture is called."""
    return f"{screen.replace(',', '')} - {size} {scale} {mode}.png".replace(" ", "_")


def main() -> int:
    """Writes them all; the exit code of the first size that failed."""
    parser = argparse.ArgumentParser(prog="sheets", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", help="where the pictures go")
    parser.add_argument("--readme", action="store_true", help="make those of the README anew, and no others")
    parser.add_argument("--size", choices=LOOKS, help="of one size of screen only")
    parser.add_argument("--only", default="", metavar="WORDS", help="of the screens with these words in their name")
    asked = parser.parse_args()
    if asked.readme == bool(asked.folder):
        parser.error("give a folder, or --readme")
    with TemporaryDirectory() as place:
        if asked.readme:
            return max(_for_readme(screen, name, Path(place)) for screen, name in README.items())
        asked.folder.mkdir(parents=True, exist_ok=True)
        if asked.size:
            pictures(asked.folder, asked.size, asked.only)
            return 0
        running = [_started(asked.folder, size, asked.only, Path(place)) for size in LOOKS]
        return max(one.wait() for one in running)


def _for_readme(screen: str, name: str, place: Path) -> int:
    code = _started(place, "1280x800", screen, place).wait()
    if not code:
        shutil.copyfile(place / picture_name(screen, "1280x800", 100, "light"), SHOWN_THERE / name)
    return code


def _started(folder: Path, size: str, only: str, place: Path) -> "subprocess.Popen[bytes]":
    wide, tall = map(int, size.split("x"))
    described = place / f"{size}.json"
    screen = {"name": size, "x": 0, "y": 0, "width": wide, "height": tall, "logicalDpi": 96, "dpr": 1}
    described.write_text(json.dumps({"screens": [screen]}), "utf-8")
    platform = {
        "QT_QPA_PLATFORM": f"offscreen:configfile={described}",
        "QT_LOGGING_RULES": "qt.qpa.*=false;default.warning=false",
    }
    command = [sys.executable, "-m", "tests.ui.walk.sheets", str(folder), "--size", size, "--only", only]
    return subprocess.Popen(command, env=os.environ | platform)


if __name__ == "__main__":
    sys.exit(main())
