"""Nothing happens at import: no file is made, nothing is started, and the command loads only what it needs."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.sources import PACKAGE, ROOT

WATCH = """
import os, sys, threading
told = {"subprocess.Popen", "os.system", "os.fork", "os.exec", "socket.connect", "socket.bind"}
made = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "tempfile.mkstemp", "tempfile.mkdtemp", "sqlite3.connect"}
def watch(event, details):
    writes = event == "open" and details[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    if writes or event in told | made:
        print(event, details, flush=True)
sys.addaudithook(watch)
threading.Thread.start = lambda thread: print("thread", thread, flush=True)
"""

IMPORT_ALL = """
import importlib, pkgutil, stars_desktop
found = list(pkgutil.walk_packages(stars_desktop.__path__, "stars_desktop."))
for module in found:
    importlib.import_module(module.name)
print("done" if len(found) > 20 else found)
"""

HEAVY = {"openpyxl", "alembic", "tqdm", "PySide6", "shiboken6", "stars_desktop.ui"}
"""What importing the command does not load."""

LOADED = "import stars_desktop.cli, sys; print(*sys.modules, sep='\\n')"


def python(code: str, home: Path, path: Path = ROOT) -> str:
    """What a new Python prints that finds the package in `path`, and everything of its user in the empty `home`."""
    home.mkdir(exist_ok=True)
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ}
    places = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "TMPDIR", "TMP", "TEMP"), str(home))
    command = [sys.executable, "-B", "-W", "error", "-c", code]
    run = subprocess.run(
        command,
        cwd=home,
        env=kept | places | {"PYTHONPATH": str(path), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


def test_importing_every_module_makes_no_file_and_starts_nothing(tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert python(WATCH + IMPORT_ALL, home) == "done\n"
    assert list(home.iterdir()) == []


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("open('trace', 'w').close()", "open ('trace', 'w'"),
        ("import threading; threading.Thread(target=len, args=[()]).start()", "thread <Thread"),
        ("from pathlib import Path; Path('trace').mkdir()", "os.mkdir"),
    ],
)
def test_sabotage_what_an_import_does_is_seen(tmp_path: Path, line: str, seen: str) -> None:
    copied = shutil.copytree(PACKAGE, tmp_path / "stars_desktop", ignore=shutil.ignore_patterns("__pycache__"))
    with (copied / "workbooks" / "form.py").open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    assert seen in python(WATCH + IMPORT_ALL, tmp_path / "home", tmp_path)


def test_the_command_loads_only_what_it_needs(tmp_path: Path) -> None:
    loaded = set(python(LOADED, tmp_path / "home").split())
    assert "stars_desktop.cli" in loaded
    assert HEAVY & loaded == set()


def test_sabotage_what_is_loaded_is_seen(tmp_path: Path) -> None:
    loaded = python(f"import openpyxl, alembic; {LOADED}", tmp_path / "home").split()
    assert {"openpyxl", "alembic"} <= HEAVY & set(loaded)
