"""What is installed: the wheel is built without a network, is complete, and runs where nothing else is."""

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from stars_desktop import __version__

ROOT = Path(__file__).resolve().parents[2]
FIND = (
    "from stars_desktop.system.places import resources; print(resources('sample', 'events.csv').resolve(strict=True))"
)


def python(folder: Path, *arguments: str, **variables: str) -> str:
    """What the Python of this environment prints when it is run in `folder`."""
    command = [sys.executable, *arguments]
    run = subprocess.run(command, cwd=folder, env=os.environ | variables, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built with proxies that lead nowhere: hatchling asks nobody for anything."""
    folder = tmp_path_factory.mktemp("wheel")
    nowhere = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9")
    python(ROOT, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), **nowhere)
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, unpacked as an installer would."""
    folder = tmp_path_factory.mktemp("installed")
    with ZipFile(wheel) as packed:
        packed.extractall(folder)
    return folder


def names(wheel: Path) -> set[str]:
    with ZipFile(wheel) as packed:
        return {name for name in packed.namelist() if not name.endswith("/")}


def shipped(folder: str) -> set[str]:
    """Every file of a folder of the checkout that is not a by-product."""
    files = {file.relative_to(ROOT).as_posix() for file in (ROOT / folder).rglob("*") if file.is_file()}
    return {name for name in files if "__pycache__" not in name}


def test_it_is_named_by_the_version_of_the_program_and_runs_on_every_system(wheel: Path) -> None:
    assert wheel.name == f"stars_desktop-{__version__}-py3-none-any.whl"


def test_it_holds_every_file_of_the_program_and_its_resources_and_nothing_else(wheel: Path) -> None:
    wanted = shipped("stars_desktop") | {f"stars_desktop/{name}" for name in shipped("resources")}
    assert {f"stars_desktop/resources/sample/{name}.csv" for name in ("enquiries", "events", "answers")} <= wanted
    assert "stars_desktop/store/migrations/versions/0001_register.py" in wanted
    assert {name for name in names(wheel) if ".dist-info/" not in name} == wanted


def test_it_brings_the_command(wheel: Path) -> None:
    with ZipFile(wheel) as packed:
        points = packed.read(f"stars_desktop-{__version__}.dist-info/entry_points.txt").decode()
    assert "stars = stars_desktop.cli:main" in points


def test_what_is_installed_finds_its_resources(installed: Path) -> None:
    found = python(installed, "-c", FIND, PYTHONPATH=str(installed)).strip()
    assert found == str((installed / "stars_desktop/resources/sample/events.csv").resolve())


def test_what_is_installed_makes_a_register(installed: Path, tmp_path: Path) -> None:
    """The versions of the tables are found where they were installed."""
    homes = dict.fromkeys(("HOME", "USERPROFILE", "LOCALAPPDATA"), str(tmp_path))
    variables = {"PYTHONPATH": str(installed), "STARS_PASSPHRASE": "correct horse battery staple"}
    command = ["-m", "stars_desktop.cli", "new", "derby.stars", "--council", "derby"]
    assert "Made the register of Derby City" in python(tmp_path, *command, **homes, **variables)
    assert (tmp_path / "derby.stars").stat().st_size > 0
