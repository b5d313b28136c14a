"""Small rooms: how long files, classes and functions may be, and what nothing may be called. No exceptions."""

import ast
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

import pytest

from tests.architecture.sources import Definition, Source, sources

FILE, CLASS, METHODS, FUNCTION = 400, 200, 20, 40

REFUSED = {
    *("util", "utils", "helper", "helpers", "misc", "manager", "managers", "handler", "handlers", "data"),
    *("process", "processes"),
}
"""Words that say nothing about the work."""

GIVEN_BY_QT = {"data", "headerData", "setData", "itemData", "setItemData", "mimeData"}
"""Methods of the tables of the window: Qt calls them by these names."""

EVERYTHING = sources("stars_desktop", "installer", "tests")


def oversized(source: Source) -> Iterator[str]:
    """A sentence for each thing that is too big."""
    lines = len(source.text.splitlines())
    if lines > FILE:
        yield f"{source.path} has {lines} lines"
    for name, node in source.definitions():
        lines = (node.end_lineno or node.lineno) - node.lineno + 1
        most = CLASS if isinstance(node, ast.ClassDef) else FUNCTION
        if lines > most:
            yield f"{source.path}: {name} has {lines} lines"
        methods = _methods(node)
        if methods > METHODS:
            yield f"{source.path}: {name} has {methods} methods"


def _methods(node: Definition) -> int:
    if not isinstance(node, ast.ClassDef):
        return 0
    return sum(isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) for child in node.body)


def misnamed(source: Source) -> Iterator[str]:
    """Each module, class and function with a name that says nothing; a test's name is a sentence, and may."""
    path = PurePosixPath(source.path).with_suffix("")
    for part in path.parts:
        if says_nothing(part):
            yield f"{source.path}: {part}"
    for name, node in source.definitions():
        own = name.rpartition(".")[2]
        sentence = own.startswith("test_") and source.path.startswith("tests/")
        qt = source.path.startswith("stars_desktop/ui/") and "." in name and own in GIVEN_BY_QT
        if not sentence and not qt and says_nothing(node.name):
            yield f"{source.path}: {name}"


def says_nothing(name: str) -> bool:
    """Whether a name in snake or camel case has a refused word in it, or begins with "do"."""
    words = [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)]
    return (words[:1] == ["do"] and len(words) > 1) or not REFUSED.isdisjoint(words)


def test_nothing_is_too_big() -> None:
    assert [sentence for source in EVERYTHING for sentence in oversized(source)] == []


def test_nothing_has_a_name_that_says_nothing() -> None:
    assert [found for source in EVERYTHING for found in misnamed(source)] == []


def test_what_was_looked_at_is_all_there_is() -> None:
    looked_at = {source.path for source in EVERYTHING}
    assert {"stars_desktop/cli/running.py", "installer/dev.py", "tests/conftest.py"} <= looked_at
    assert "stars_desktop/store/migrations/versions/0001_register.py" in looked_at


LINE = "    x = 1\n"
WITHIN = f"def f():\n{LINE * (FUNCTION - 1)}"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("x = 1\n" * (FILE + 1), "a.py has 401 lines"),
        (WITHIN + LINE, "a.py: f has 41 lines"),
        ("async " + WITHIN + LINE, "a.py: f has 41 lines"),
        (f"class C:\n  def m(self):\n{LINE * FUNCTION}", "a.py: C.m has 41 lines"),
        (f"if x:\n  def f():\n{LINE * FUNCTION}", "a.py: f has 41 lines"),
        (f"class C:\n{LINE * CLASS}", "a.py: C has 201 lines"),
        ("class C:\n" + "    def m(self): ...\n" * (METHODS + 1), "a.py: C has 21 methods"),
    ],
)
def test_sabotage_what_is_too_big_by_one_is_found(text: str, found: str) -> None:
    assert list(oversized(Source("a.py", text))) == [found]


def test_what_is_just_small_enough_passes() -> None:
    methods = "    def m(self): ...\n" * METHODS
    just = ["x = 1\n" * FILE, WITHIN, f"class C:\n{LINE * (CLASS - 1)}", f"class C:\n{methods}"]
    assert [list(oversized(Source("a.py", text))) for text in just] == [[], [], [], []]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("stars_desktop/utils.py", ""),
        ("stars_desktop/ui/helpers/window.py", ""),
        ("stars_desktop/misc.py", ""),
        ("a.py", "class RegisterManager: ..."),
        ("a.py", "class EventHandler: ..."),
        ("a.py", "def process(): ..."),
        ("a.py", "def _process_row(): ..."),
        ("a.py", "def do_import(): ..."),
        ("a.py", "class C:\n    def data(self): ..."),
        ("stars_desktop/ui/tables.py", "def data(): ..."),
        ("stars_desktop/ui/tables.py", "class C:\n    def exportData(self): ..."),
    ],
)
def test_sabotage_a_name_that_says_nothing_is_found(path: str, text: str) -> None:
    assert list(misnamed(Source(path, text)))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("stars_desktop/database.py", "from logging.handlers import RotatingFileHandler"),
        ("stars_desktop/ui/tables.py", "class Rows:\n    def data(self): ..."),
        ("tests/test_a.py", "def test_no_personal_data_is_logged(): ..."),
        ("a.py", "class Processing:\n    def done(self): ..."),
    ],
)
def test_words_that_only_look_like_it_pass(path: str, text: str) -> None:
    assert list(misnamed(Source(path, text))) == []
