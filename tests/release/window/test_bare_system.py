"""A Debian with nothing but Python: the two commands of the README bring all the rest, for a window too."""

import os
import shutil
import ssl
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import gettempdir

import pytest

from tests.release.window.desktop import ROOT, Desktop

pytestmark = pytest.mark.long

ENTER = """
set -e
mount -t proc proc "$1/proc"
mount --rbind /dev "$1/dev"
mkdir -p "$1$2" && mount --bind "$2" "$1$2"
exec chroot "$1" env -i "${@:3}"
"""
"""in a namespace of its own, so that every mount goes with the last program inside"""
HEARD = ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON")
PLAIN = ("PATH=/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/root", "LANG=C.UTF-8", "PIP_CERT=/etc/network.pem")


@dataclass(frozen=True)
class Bare:
    """A system of its own in a folder, with a clone of the project in it."""

    folder: Path

    def inside(self, *command: str, **variables: str) -> Sequence[str]:
        """What runs a command in there; it sees the folder for temporary files, where the screen's sockets are."""
        named = [f"{name}={value}" for name, value in variables.items()]
        enter = ["unshare", "-m", "--propagation", "private", "bash", "-c", ENTER, "enter"]
        return [*enter, str(self.folder), gettempdir(), *PLAIN, *named, *command]

    def run(self, *command: str) -> str:
        """What a command prints in there."""
        done = subprocess.run(self.inside(*command), capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bare]:
    """Made anew, and taken away when nothing is mounted in it any more."""
    if sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("debootstrap") or not shutil.which("unshare"):
        pytest.skip("needs root on Linux, and the Debian packages debootstrap and util-linux")
    folder = tmp_path_factory.mktemp("bare")
    made = subprocess.run(
        ["debootstrap", "--variant=minbase", "--include=python3", "bookworm", folder],
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        pytest.skip(f"no system could be made from a mirror: {made.stdout[-300:]}")
    certificates = ssl.get_default_verify_paths().cafile
    if certificates:
        shutil.copy(certificates, folder / "etc/network.pem")
    for known in ("resolv.conf", "hosts"):
        shutil.copy(Path("/etc") / known, folder / "etc" / known)
    command = ["git", "-c", "safe.directory=*", "clone", "--quiet", str(ROOT), str(folder / "clone")]
    subprocess.run(command, check=True)
    yield Bare(folder)
    assert str(folder) not in Path("/proc/self/mountinfo").read_text("utf-8")
    shutil.rmtree(folder)


def test_without_a_screen_the_returns_are_printed(bare: Bare) -> None:
    printed = bare.run("python3", "/clone/installer/dev.py", "run")
    assert "Installing the system packages libglib2.0-0" in printed
    assert "Digest of the figures" in printed
    assert (bare.folder / "clone/sample/Year 3 return.xlsx").stat().st_size > 0


def test_the_tests_of_the_window_pass(bare: Bare) -> None:
    said = bare.run("python3", "/clone/installer/dev.py", "test", "tests/ui/opening")
    assert "[100%]" in said


def test_with_a_screen_the_window_opens_on_the_sample(bare: Bare, on_screen: Desktop) -> None:
    heard = {name: on_screen.variables[name] for name in HEARD}
    program = on_screen.start(*bare.inside("python3", "/clone/installer/dev.py", "run", **heard))
    listener = on_screen.listener
    listener.ask("meet", program.pid, 300)
    listener.hears("Sample data. Every enquiry here is invented")
    listener.menu("File", "Quit")
    assert program.wait(30) == 0
    assert "Installing the system packages libxcb-cursor0" in on_screen.printed.read_text("utf-8")
