"""The program, the installer and the tests pass the checks of pyproject.toml: style, layout and types."""

import re
import subprocess
import sys
import tomllib

import pytest

from tests.architecture.sources import ROOT, sources


@pytest.mark.parametrize("command", ["ruff check", "ruff format --check", "mypy"])
def test_it_passes(command: str) -> None:
    run = subprocess.run(
        [sys.executable, "-m", *command.split()], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, f"\n{run.stdout}{run.stderr}"


def test_the_checks_are_as_strict_as_they_were_and_nothing_excuses_itself_from_them() -> None:
    tool = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]
    lint = tool["ruff"]["lint"]
    assert tool["mypy"] == {"strict": True, "files": ["stars_desktop", "installer", "tests"]}
    assert (lint["select"], lint["mccabe"]["max-complexity"]) == (["ALL"], 8)
    excused = [*lint["ignore"], *(rule for rules in lint["per-file-ignores"].values() for rule in rules)]
    assert [rule for rule in excused if "C901".startswith(rule) or rule == "ALL"] == []


def test_no_function_is_excused_from_being_simple() -> None:
    everything = sources("stars_desktop", "installer", "tests")
    assert [file.path for file in everything if re.search(r"# *(?:ruff: *)?noqa[^#\n]*[C]901", file.text)] == []
