"""A desktop of a test's own: a screen that nobody sees, and the bus on which programs speak to screen readers."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
SYSTEM_PYTHON = Path("/usr/bin/python3")
HEARING = Path(__file__).with_name("hearing.py")
MARK = "STARS_TEST_DESKTOP"
"""in the environment of everything that a desktop started"""
RETURN = 0xFF0D
"""the key of that name, as X numbers it"""
GRACE = 10
"""seconds for a program to end that was asked to"""


def missing() -> str:
    """What a desktop of a test's own lacks here, in words; nothing where it can be had."""
    if sys.platform != "linux":
        return "the bus of the screen readers is tried on Linux"
    commands = [one for one in ("Xvfb", "dbus-daemon", "setpriv") if not shutil.which(one)]
    if commands or not LAUNCHER.exists() or not SYSTEM_PYTHON.exists():
        return "needs the Debian packages xvfb, dbus and at-spi2-core"
    asked = subprocess.run([SYSTEM_PYTHON, "-c", "import pyatspi"], capture_output=True, check=False)
    return "needs the Debian packages python3-pyatspi and gir1.2-atspi-2.0" if asked.returncode else ""


@dataclass
class Listener:
    """Somebody who works with a screen reader: hears what is said, and presses what has a name."""

    ear: "subprocess.Popen[str]"

    def ask(self, what: str, *arguments: object) -> object:
        """One question to the bus; where the answer never comes it fails with all that is on the screen."""
        assert self.ear.stdin
        self.ear.stdin.write(json.dumps([what, arguments]) + "\n")
        self.ear.stdin.flush()
        return self._answer()

    def hears(self, *sentences: str) -> str:
        """Waits until each of these is said; gives the last as it is said whole."""
        return [str(self.ask("hear", sentence)) for sentence in sentences][-1]

    def misses(self, sentence: str) -> None:
        """Waits until this is said nowhere."""
        self.ask("miss", sentence)

    def press(self, *names: str, role: str = "") -> None:
        """Presses buttons, or what has these names and this role, one after the other."""
        for name in names:
            self.ask("press", name, role)

    def menu(self, *names: str) -> None:
        """Goes through a menu of the window."""
        self.press(*names, role="menu item")

    def write(self, **typed: str) -> None:
        """Fills in the fields of these names, with _ for the space."""
        for name, text in typed.items():
            self.ask("write", name.replace("_", " "), text)

    def enter(self) -> None:
        """Presses Enter on the keyboard."""
        self.ask("key", RETURN)

    def rows(self, table: str) -> list[list[str]]:
        """Every cell of a table as it is heard, row by row."""
        found = self.ask("rows", table)
        assert isinstance(found, list)
        return found

    def _answer(self) -> object:
        assert self.ear.stdout
        line = self.ear.stdout.readline()
        assert line, "the listener is gone"
        came, what = json.loads(line)
        assert came, what
        return what


@dataclass
class Desktop:
    """Starts programs on its screen, with a home of their own."""

    home: Path
    variables: Mapping[str, str]
    listener: Listener
    started: list["subprocess.Popen[str]"] = field(default_factory=list)

    def start(self, *command: str | Path, folder: Path = ROOT) -> "subprocess.Popen[str]":
        """Starts a program, and hears nothing of it yet; what it prints is added to `printed`."""
        with self.printed.open("a", encoding="utf-8") as printed:
            program = subprocess.Popen(
                [*_OUTLIVES_NOTHING, *map(str, command)],
                cwd=folder,
                env=self.variables,
                stdout=printed,
                stderr=subprocess.STDOUT,
                text=True,
                start_new_session=True,
            )
        self.started.append(program)
        return program

    def window(self, *arguments: Path) -> "subprocess.Popen[str]":
        """Starts the window, and waits until it is there."""
        program = self.start(sys.executable, "-m", "stars_desktop", *arguments)
        self.listener.ask("meet", program.pid)
        return program

    @property
    def own_folder(self) -> Path:
        """Where the program keeps a register unless somebody chooses otherwise."""
        return self.home / ".local" / "share" / "STARS Desktop"

    @property
    def printed(self) -> Path:
        """What the programs printed, one after the other."""
        return self.home / "printed.txt"

    def end_all(self) -> None:
        """Kills what still runs."""
        for program in self.started:
            if program.poll() is None:
                os.killpg(program.pid, signal.SIGKILL)
            program.wait()
        self.started.clear()


@contextmanager
def desktop(home: Path) -> Iterator[Desktop]:
    """A screen of 1280 x 800 and its bus; all of it is gone when the block ends, which is looked at."""
    if lacking := missing():
        pytest.skip(lacking)
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    variables = {
        **os.environ,
        MARK: str(home),
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(runtime),
        "LANG": "C.UTF-8",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }
    for name in ("QT_QPA_PLATFORM", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "AT_SPI_BUS_ADDRESS"):
        variables.pop(name, None)
    with ExitStack() as stack:
        variables["DISPLAY"] = ":" + stack.enter_context(_server(_SCREEN, variables))
        variables["DBUS_SESSION_BUS_ADDRESS"] = stack.enter_context(_server(_BUS, variables))
        stack.enter_context(_running([str(LAUNCHER), "--launch-immediately"], variables))
        ear = stack.enter_context(_running([str(SYSTEM_PYTHON), str(HEARING)], variables))
        made = Desktop(home, variables, Listener(ear))
        made.listener._answer()
        stack.callback(made.end_all)
        yield made
    assert left_behind(home) == []


_OUTLIVES_NOTHING = ("setpriv", "--pdeathsig", "TERM")
"""before a command: it ends with the tests, however they end"""
_SCREEN = ("Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp")
_BUS = ("dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1")


@contextmanager
def _server(command: Sequence[str], variables: Mapping[str, str]) -> Iterator[str]:
    """Something that says in one line where it can be found."""
    with _running(command, variables) as server:
        assert server.stdout
        yield server.stdout.readline().strip()


@contextmanager
def _running(command: Sequence[str], variables: Mapping[str, str]) -> Iterator["subprocess.Popen[str]"]:
    """Runs a program in a session of its own, and ends all of that when the block ends."""
    program = subprocess.Popen(
        [*_OUTLIVES_NOTHING, *command],
        env=variables,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    try:
        yield program
    finally:
        os.killpg(program.pid, signal.SIGTERM)
        try:
            program.communicate(timeout=GRACE)
        except subprocess.TimeoutExpired:
            os.killpg(program.pid, signal.SIGKILL)
            program.communicate()


def left_behind(home: Path) -> list[str]:
    """The commands that a desktop started and that still run."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                mine = f"{MARK}={home}".encode() in (folder / "environ").read_bytes().split(b"\0")
                if mine:
                    found.append((folder / "cmdline").read_text().replace("\0", " "))
            except OSError:
                continue
    return found


def unlock(listener: Listener, passphrase: str) -> None:
    """Opens the register that the window proposes."""
    listener.write(Passphrase=passphrase)
    listener.press("Open the register")
    listener.hears("Enquiries - STARS Desktop")
