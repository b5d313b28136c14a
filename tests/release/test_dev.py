"""What a newcomer's first command stands on: installer/dev.py, the lock and .ci/run."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
DEV = ROOT / "installer" / "dev.py"
COMMANDS = ["run", "test", "bench", "screens", "lock"]


def locked() -> list[list[str]]:
    """The entries of requirements.lock, each as its lines: what is pinned, then its hashes."""
    text = (ROOT / "requirements.lock").read_text("utf-8")
    return [entry.split() for entry in re.split(r"\n(?=\S)", text.strip())]


def dev(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, DEV, *arguments], capture_output=True, text=True, check=False)


def test_help_names_every_command() -> None:
    shown = dev("--help")
    assert shown.returncode == 0
    assert [word for word in COMMANDS if re.search(rf"^ +{word} ", shown.stdout, re.MULTILINE)] == COMMANDS


@pytest.mark.parametrize(
    "arguments", [[], ["tset"], ["run", "anything"], ["screens", "here", "there"], ["lock", "--tidy"]]
)
def test_what_it_does_not_know_is_refused_before_set_up(arguments: list[str]) -> None:
    refused = dev(*arguments)
    assert refused.returncode == 2
    assert refused.stdout == ""
    assert "usage: dev.py" in refused.stderr


def test_it_needs_the_standard_library_only() -> None:
    tree = ast.parse(DEV.read_text("utf-8"))
    plain = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    parts = {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in plain | parts} <= sys.stdlib_module_names


def test_a_python_too_old_to_run_it_can_still_read_it() -> None:
    """Otherwise the version check at its top would never be reached."""
    ast.parse(DEV.read_text("utf-8"), feature_version=(3, 7))


def test_every_place_names_the_same_oldest_python() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    oldest = project["project"]["requires-python"].removeprefix(">=")
    text = DEV.read_text("utf-8")
    assert f"sys.version_info < ({oldest.replace('.', ', ')})" in text
    assert f'"--python-version", "{oldest}"' in text
    assert project["tool"]["ruff"]["target-version"] == f"py{oldest.replace('.', '')}"


def test_every_entry_of_the_lock_has_one_version_and_hashes() -> None:
    entries = locked()
    assert len(entries) > 20
    for name, *rest in entries:
        assert re.fullmatch(r"[a-z0-9-]+==[^=<>~*,]+", name), name
        assert any(part.startswith("--hash=sha256:") for part in rest), name


def test_the_lock_holds_no_addresses() -> None:
    assert not re.search(r"://|--(extra-)?index-url|--find-links", (ROOT / "requirements.lock").read_text("utf-8"))


def test_the_lock_answers_every_dependency() -> None:
    pins = dict(entry[0].split("==") for entry in locked())
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    extras = project["project"]["optional-dependencies"].values()
    wanted = [project["build-system"]["requires"], project["project"]["dependencies"], *extras]
    for requirement in map(Requirement, chain.from_iterable(wanted)):
        assert requirement.specifier.contains(pins[canonicalize_name(requirement.name)]), requirement


def test_ci_runs_the_command_that_developers_run() -> None:
    script = ROOT / ".ci" / "run"
    lines = [line for line in script.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    assert lines == ["set -euo pipefail", 'cd "$(dirname "$0")/.."', "python3 installer/dev.py test"]
    assert script.read_text("utf-8").startswith("#!/usr/bin/env bash\n")


@pytest.mark.skipif(sys.platform == "win32", reason="files have no execute bit on Windows")
def test_ci_can_be_started() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
