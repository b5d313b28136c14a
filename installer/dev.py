"""Everything a developer starts: set-up, the sample, the tests, the benchmarks, the pictures and the lock.

Runs with nothing but Python 3.11 or newer. Every command sets up first: the environment `.venv` in the checkout,
with the packages of requirements.lock, each checked against its hash. That is done once, and again only when the
lock, pyproject.toml, the Python or the place of the checkout has changed.
"""

import argparse
import ctypes
import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - this file is handed to whatever Python is there
    sys.exit(f"STARS Desktop needs Python 3.11 or newer; this is Python {platform.python_version()}.")

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
STAMP = ENVIRONMENT / "set-up"  # what the environment was made from; written last, so only beside a whole one
LOCK = ROOT / "requirements.lock"
PROJECT = ROOT / "pyproject.toml"
SAMPLE = ROOT / "sample"
SCREENS = ROOT / "screens"
README_PICTURES = ROOT / "resources" / "help"
REGISTER = SAMPLE / "sample.stars"

# What Qt loads from the system on Linux, and the Debian packages that bring it (with all they depend on).
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
}
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
RETURNS = {
    "Year 2": ["--year", "2"],
    "Year 3": ["--from", "2022-10-01", "--to", "2023-09-30", "--as-at", "2023-10-06"],  # as it was published
}
APT_INSTALL = ["apt-get", "install", "--no-install-recommends"]


class SetUpError(Exception):
    """Set-up cannot go on; the sentence says what happened and what to do."""


def say(sentence: str) -> None:
    """Print at once, so that our lines stand before those of the commands they announce."""
    print(sentence, flush=True)


def call(*command: str | Path, **variables: str) -> int:
    """Run a command in the checkout, with these variables beside the user's own; give its exit code."""
    return subprocess.run(command, cwd=ROOT, env=os.environ | variables, check=False).returncode


def require(*command: str | Path, otherwise: str, **variables: str) -> str:
    """Run one step and give what it printed; a step that fails shows that, and raises `otherwise`."""
    step = subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if step.returncode:
        say(step.stdout)
        raise SetUpError(otherwise)
    return step.stdout


def installed(command: str) -> Path:
    """Where a command of the environment is, whether or not it is there yet."""
    return ENVIRONMENT / (f"Scripts/{command}.exe" if sys.platform == "win32" else f"bin/{command}")


def has_screen() -> bool:
    """Whether a window could be shown and seen."""
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        return False
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def can_be_loaded(library: str) -> bool:
    """Whether the system has this shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_packages() -> list[str]:
    """The Debian packages that bring what is missing: Qt's shared libraries, and venv where Python comes without."""
    libraries = QT_LIBRARIES | (SCREEN_LIBRARIES if has_screen() else {})
    missing = [package for library, package in libraries.items() if not can_be_loaded(library)]
    if not importlib.util.find_spec("ensurepip"):
        missing.append("python{}.{}-venv".format(*sys.version_info))
    return missing


def complete_system() -> None:
    """On Linux, see that the system has what Python and Qt need; install it where we may."""
    if sys.platform != "linux":
        return
    packages = missing_packages()
    if not packages:
        return
    if not shutil.which("apt-get"):
        names = ", ".join(packages)
        raise SetUpError(f"This system lacks what Debian calls {names}: install that, then run this again.")
    if os.getuid() != 0:
        command = " ".join(["sudo", *APT_INSTALL, *packages])
        raise SetUpError(f"Some system packages are missing. Install them, then run this again:\n\n    {command}\n")
    say(f"Installing the system packages {', '.join(packages)} ...")
    otherwise = "apt-get failed, as it says above. Check the network or correct what it names, then run this again."
    require("apt-get", "update", otherwise=otherwise)
    require(*APT_INSTALL, "-qq", "--yes", *packages, otherwise=otherwise, DEBIAN_FRONTEND="noninteractive")


def set_up() -> None:
    """Make the environment what requirements.lock and pyproject.toml say, or find that it is."""
    complete_system()
    base = f"Python {platform.python_version()}, {ROOT}"
    digest = hashlib.sha256(LOCK.read_bytes() + PROJECT.read_bytes()).hexdigest()
    whole = STAMP.exists() and installed("python").exists()
    known = STAMP.read_text("utf-8").splitlines() if whole else []
    if known == [base, digest]:
        return
    say("Setting up .venv from requirements.lock, which takes a minute or so the first time ...")
    STAMP.unlink(missing_ok=True)
    if known[:1] != [base]:
        make_environment()
    pip_install("--require-hashes", "-r", LOCK)
    pip_install("--no-deps", "--no-build-isolation", "-e", ROOT)
    STAMP.write_text(f"{base}\n{digest}\n", "utf-8")


def make_environment() -> None:
    """An empty environment with pip, in place of whatever was there."""
    otherwise = "The folder .venv could not be made, as it says above. Close what uses it, then run this again."
    require(sys.executable, "-m", "venv", "--clear", ENVIRONMENT, otherwise=otherwise)


def pip_install(*what: str | Path) -> None:
    """Install this into the environment."""
    otherwise = "pip failed, as it says above. Check the network or correct what it names, then run this again."
    require(installed("python"), "-m", "pip", "install", *what, otherwise=otherwise)


def run() -> int:
    """Make the sample register anew; then open its window where there is one, or else write its returns."""
    SAMPLE.mkdir(exist_ok=True)
    for former in SAMPLE.glob(f"{REGISTER.name}*"):  # the register, and what a killed run left beside it
        former.unlink()
    code = call(installed("stars"), "sample", REGISTER)
    if code:
        return code
    window = installed("stars-desktop")
    return call(window, REGISTER) if has_screen() and window.exists() else write_returns()


def write_returns() -> int:
    """Print the sample's returns, and write each as a workbook; the command says where."""
    ask = "from stars_desktop.services.sample import PASSPHRASE; print(PASSPHRASE)"
    passphrase = require(installed("python"), "-c", ask, otherwise="The sample has no passphrase.").strip()
    for name, period in RETURNS.items():
        arguments = ["return", str(REGISTER), *period, "--out", str(SAMPLE / f"{name} return.xlsx")]
        code = call(installed("stars"), *arguments, STARS_PASSPHRASE=passphrase)
        if code:
            return code
    return 0


def test(extra: list[str], *, long: bool) -> int:
    """Run the tests without a screen, on every core, the long ones one by one; give pytest's exit code."""
    chosen = [] if long else ["-m", "not long", "-n", "auto"]
    return call(installed("python"), "-m", "pytest", *chosen, *extra, QT_QPA_PLATFORM="offscreen")


def bench(extra: list[str]) -> int:
    """Run the benchmarks, which print their own ratios; give pytest's exit code."""
    plain = ["-o", "addopts=", "-p", "no:cacheprovider", "-s"]
    return call(installed("python"), "-m", "pytest", "tests/benchmarks", *plain, *extra, QT_QPA_PLATFORM="offscreen")


def screens(asked: argparse.Namespace) -> int:
    """Write a picture of every screen in every look, and say where they are; else the exit code of what failed."""
    folder = README_PICTURES if asked.readme else asked.folder.resolve()
    say("Writing the pictures, which takes some minutes ...")
    which = ["--readme"] if asked.readme else [folder, "--only", asked.only]
    code = call(installed("python"), "-m", "tests.ui.walk.sheets", *which)
    say("Not all pictures could be written, as it says above." if code else f"The pictures are in {folder}.")
    return code


def lock() -> int:
    """Write requirements.lock anew from pyproject.toml: the newest allowed versions, for every system and Python."""
    pip_install("uv")
    what = ["--extra", "dev", "--universal", "--python-version", "3.11", "--upgrade", "--generate-hashes"]
    bare = ["--no-header", "--no-annotate", "--no-emit-index-url", "--quiet"]
    return call(installed("python"), "-m", "uv", "pip", "compile", *what, *bare, PROJECT, "-o", LOCK)


def command_line() -> argparse.ArgumentParser:
    """The commands and what `--help` says of them."""
    parser = argparse.ArgumentParser(prog="dev.py", description=__doc__, allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("run", help="make the sample register and, without a screen, print and write its returns")
    tests = commands.add_parser("test", help="run the tests; what follows goes to pytest", allow_abbrev=False)
    tests.add_argument("--long", action="store_true", help="the long tests too: kills, fuzzing and full disks")
    commands.add_parser("bench", help="run the benchmarks; what follows goes to pytest", allow_abbrev=False)
    pictures = commands.add_parser("screens", help="write pictures of every screen: light, dark, small, large text")
    pictures.add_argument(
        "folder", type=Path, nargs="?", default=SCREENS, help="where they go; else the folder screens"
    )
    pictures.add_argument("--only", default="", metavar="WORDS", help="of the screens with these words in their name")
    pictures.add_argument("--readme", action="store_true", help="those of the README, in their place, and no others")
    commands.add_parser("lock", help="write requirements.lock anew, with the newest versions allowed")
    return parser


def main() -> int:
    """Do one command; 2 says that it could not begin."""
    parser = command_line()
    asked, extra = parser.parse_known_args()
    if extra and asked.command in ("run", "screens", "lock"):
        parser.error(f"{asked.command} takes no {' '.join(extra)}")
    commands = {
        "run": run,
        "test": lambda: test(extra, long=asked.long),
        "bench": lambda: bench(extra),
        "screens": lambda: screens(asked),
        "lock": lock,
    }
    try:
        set_up()
        return commands[asked.command]()
    except (SetUpError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
