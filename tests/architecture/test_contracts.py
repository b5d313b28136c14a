"""Who may import whom: the contracts in pyproject.toml hold, and each is seen to fail when it is broken."""

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import grimp
import pytest
from importlinter.api import read_configuration

from tests.architecture.sources import PACKAGE, ROOT, sources

LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"


@dataclass(frozen=True)
class Verdict:
    """What the linter said of each contract, and all that it printed."""

    kept: set[str]
    broken: set[str]
    said: str


def lint(folder: Path) -> Verdict:
    """Hold the package in `folder` against the contracts of the pyproject.toml beside it."""
    wide = os.environ | {"COLUMNS": "400", "PYTHONPATH": str(folder)}
    run = subprocess.run(
        [sys.executable, "-c", LINT], cwd=folder, env=wide, capture_output=True, text=True, check=False
    )
    said = run.stdout + run.stderr
    kept, broken = (set(re.findall(rf"^(.+) {word}\b", said, re.MULTILINE)) for word in ("KEPT", "BROKEN"))
    assert (run.returncode != 0) == bool(broken), said
    return Verdict(kept, broken, said)


def contracts() -> set[str]:
    """The names of the contracts."""
    options = read_configuration(str(ROOT / "pyproject.toml"))["contracts_options"]
    return {contract["name"] for contract in options}


def test_the_contracts_hold() -> None:
    assert lint(ROOT).kept == contracts()


Lines = Mapping[str, str]
"""Files of the package, each with the module or modules that it is made to import."""

LAYERS = "Each layer knows only what lies below it"
CIRCLES = "Nothing goes round in a circle"

SABOTAGE: list[tuple[str, Lines]] = [
    (
        LAYERS,
        {
            "domain/events.py": "stars_desktop.system.files",
            "system/places.py": "stars_desktop.store.tables",
            "store/tables.py": "stars_desktop.workbooks.form",
            "store/lock.py": "stars_desktop.services.registers",
            "workbooks/form.py": "stars_desktop.store.rows",
            "services/registers.py": "stars_desktop.workspace",
            "workspace.py": "stars_desktop.printed.triage",
            "__main__.py": "stars_desktop.cli",
        },
    ),
    (LAYERS, {"ui/window.py": "stars_desktop.printed"}),
    ("The command needs no window", {"cli/returns.py": "stars_desktop.ui.window"}),
    (
        CIRCLES,
        {
            "services/registers.py": "stars_desktop.services.returns",
            "services/returns.py": "stars_desktop.services.registers",
        },
    ),
    ("The domain needs the standard library only", {"domain/calendar.py": "tzdata"}),
    (
        "Qt is known to the window only",
        {"cli/returns.py": "PySide6.QtCore", "workspace.py": "PySide6.QtWidgets", "services/returns.py": "shiboken6"},
    ),
    (
        "The database is known to the store only",
        {
            "cli/returns.py": "sqlalchemy",
            "services/registers.py": "sqlalchemy.exc",
            "services/returns.py": "sqlcipher3",
            "workbooks/form.py": "alembic.op",
            "system/files.py": "filelock",
        },
    ),
    (
        "Excel is known to the workbooks only",
        {"services/returns.py": "openpyxl", "cli/returns.py": "openpyxl.styles"},
    ),
    (
        "The progress bar is known to the printed import only",
        {"cli/returns.py": "tqdm", "services/returns.py": "tqdm.auto"},
    ),
    ("The folders of this machine are known to the system only", {"cli/returns.py": "platformdirs"}),
    ("What guesses passphrases is known to their service only", {"workspace.py": "zxcvbn"}),
]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The package and its contracts in a folder where they may be spoilt, with the window's first files."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(PACKAGE, tmp_path / "stars_desktop", ignore=shutil.ignore_patterns("__pycache__"))
    ui = tmp_path / "stars_desktop" / "ui"
    ui.mkdir(exist_ok=True)
    for file in (ui / "__init__.py", ui / "window.py", tmp_path / "stars_desktop" / "__main__.py"):
        file.touch()
    return tmp_path


def spoil(copy: Path, lines: Lines) -> Iterator[str]:
    """Add the imports to the copy; yields each as the linter writes it."""
    for file, imported in lines.items():
        with (copy / "stars_desktop" / file).open("a", encoding="utf-8") as opened:
            opened.write(f"\n\ndef _sabotage() -> None:\n    import {imported}\n")
        importer = f"stars_desktop.{file.removesuffix('.py').replace('/', '.')}"
        ours = imported.startswith("stars_desktop")
        yield f"{importer} -> {imported if ours else imported.partition('.')[0]} (l."


@pytest.mark.parametrize(("contract", "lines"), SABOTAGE)
def test_sabotage_a_forbidden_import_breaks_this_contract_and_no_other(
    copy: Path, contract: str, lines: Lines
) -> None:
    written = list(spoil(copy, lines))
    verdict = lint(copy)
    assert verdict.broken == {contract}, verdict.said
    if contract == CIRCLES:
        written = ["No cycles are allowed in stars_desktop.services."]
    assert [line for line in written if line not in verdict.said] == [], verdict.said


def test_every_contract_has_been_seen_to_fail() -> None:
    assert {contract for contract, _ in SABOTAGE} == contracts()


def test_a_new_part_of_the_program_is_given_its_layer(copy: Path) -> None:
    (copy / "stars_desktop" / "leftovers.py").touch()
    verdict = lint(copy)
    assert verdict.broken == {LAYERS}
    assert "- stars_desktop.leftovers\n" in verdict.said


def test_the_window_may_know_qt_and_all_below_it(copy: Path) -> None:
    allowed = {"ui/__init__.py": "PySide6", "ui/window.py": "PySide6.QtWidgets, stars_desktop.workspace"}
    list(spoil(copy, {**allowed, "__main__.py": "PySide6.QtWidgets, stars_desktop.ui.window"}))
    verdict = lint(copy)
    assert verdict.kept == contracts(), verdict.said


def imported_by(source: str) -> set[str]:
    """The top-level names of what a text of Python imports."""
    names = set[str]()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add("." * node.level + (node.module or ""))
    return {name.partition(".")[0] or name for name in names}


def test_the_domain_imports_nothing_that_the_contract_forgot_to_forbid() -> None:
    known = sys.stdlib_module_names | {"stars_desktop"}
    assert {file.path: imported_by(file.text) - known for file in sources("stars_desktop/domain")} == {
        file.path: set() for file in sources("stars_desktop/domain")
    }
    assert imported_by("import re, attrs.validators\nfrom pydantic import x") - known == {"attrs", "pydantic"}


def test_the_linter_sees_every_file_but_the_versions_of_the_tables_which_know_nothing_of_us() -> None:
    seen = grimp.build_graph("stars_desktop", cache_dir=None).modules
    unseen = [file for file in sources("stars_desktop") if _module(file.path) not in seen]
    for file in unseen:
        assert file.path.startswith("stars_desktop/store/migrations/versions/")
        assert imported_by(file.text) <= {"sqlalchemy", "alembic"} | sys.stdlib_module_names


def _module(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
