"""Words that stand in one place only: broad except, print, the real clock and chance."""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.sources import Source, sources

PROGRAM = sources("stars_desktop")
BROAD = {"Exception", "BaseException"}

CATCHES_ALL = ("stars_desktop/cli/running.py: main", "stars_desktop/ui/common/tasks.py: ")
"""Where a failure that nobody foresaw is reported: the command, and the window's task runner."""

PRINTS = "stars_desktop/cli/running.py"
SUPPLIES = "stars_desktop/workspace.py"

CLOCK = {
    *("datetime.datetime.now", "datetime.datetime.utcnow", "datetime.datetime.today", "datetime.date.today"),
    *("time.time", "time.time_ns", "time.localtime", "time.gmtime", "time.ctime", "time.strftime"),
}
CHANCE = {"uuid.uuid1", "uuid.uuid4", "os.urandom", "os.getrandom"}
CHANCY = {"random", "secrets"}


def broad(source: Source) -> Iterator[str]:
    """Each function that catches what it cannot know; catching all to tidy up and raise it again is allowed."""
    for name, node in [("the module", source.tree), *source.definitions()]:
        if any(_catches_all(one) for one in _own(node)):
            yield f"{source.path}: {name}"


def _own(node: ast.AST) -> Iterator[ast.AST]:
    """What is in a definition, and not in one inside it."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield child
            yield from _own(child)


def _catches_all(node: ast.AST) -> bool:
    if isinstance(node, ast.ExceptHandler):
        named = "Exception" if node.type is None else ast.unparse(node.type)
        last = node.body[-1]
        again = isinstance(last, ast.Raise) and last.exc is None and named == "BaseException"
        return not again and not BROAD.isdisjoint(_names(named))
    return isinstance(node, ast.Call) and any(
        ast.unparse(node.func).endswith("suppress") and not BROAD.isdisjoint(_names(ast.unparse(one)))
        for one in node.args
    )


def _names(text: str) -> set[str]:
    return {node.id for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name)}


def printed(source: Source) -> Iterator[str]:
    """Each use of print."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Name) and node.id == "print":
            yield f"{source.path}:{node.lineno}"


def unforeseeable(source: Source) -> Iterator[str]:
    """Each use of the real clock or of chance, under whatever name it was imported."""
    known = dict(_imported(source.tree))
    for name in known.values():
        if name.partition(".")[0] in CHANCY:
            yield f"{source.path}: {name}"
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Name | ast.Attribute):
            first, *rest = ast.unparse(node).split(".")
            name = ".".join([known.get(first, first), *rest])
            if name in CLOCK | CHANCE:
                yield f"{source.path}:{node.lineno}: {name}"


def chained(source: Source) -> Iterator[str]:
    """Each question to Qt what takes the focus before or after a widget: its answer changes who owns it."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and node.attr.endswith("InFocusChain"):
            yield f"{source.path}:{node.lineno}"


def _imported(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """The names that imports give, each with what it stands for."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.asname or alias.name.partition(".")[0], alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((alias.asname or alias.name, f"{node.module}.{alias.name}") for alias in node.names)


def test_only_the_command_and_the_task_runner_catch_everything() -> None:
    found = [one for source in PROGRAM for one in broad(source)]
    assert [one for one in found if not one.startswith(CATCHES_ALL)] == []
    assert "stars_desktop/cli/running.py: main" in found


def test_only_the_command_prints() -> None:
    assert {place.partition(":")[0] for source in PROGRAM for place in printed(source)} == {PRINTS}


def test_only_the_workspace_supplies_the_time_and_chance() -> None:
    found = [one for source in PROGRAM for one in unforeseeable(source)]
    assert [one for one in found if not one.startswith(SUPPLIES)] == []
    assert {one.rpartition(" ")[2] for one in found} >= {"datetime.datetime.now", "uuid.uuid4", "secrets"}


TRY = "def f():\n    try:\n        g()\n    except "


@pytest.mark.parametrize(
    "text",
    [
        f"{TRY}Exception:\n        pass",
        f"{TRY}Exception as error:\n        raise",
        f"{TRY}(OSError, Exception):\n        pass",
        f"{TRY}BaseException:\n        pass",
        f"{TRY[:-1]}:\n        raise",
        "def f():\n    with suppress(Exception):\n        g()",
        "def f():\n    with contextlib.suppress(OSError, BaseException):\n        g()",
    ],
)
def test_sabotage_a_broad_except_is_found(text: str) -> None:
    assert list(broad(Source("a.py", text))) == ["a.py: f"]


def test_nothing_walks_the_chain_of_the_focus() -> None:
    assert [one for source in (*PROGRAM, *sources("tests")) for one in chained(source)] == []


def test_sabotage_a_walk_along_the_chain_of_the_focus_is_found() -> None:
    assert list(chained(Source("a.py", "def f(w):\n    return w.nextInFocusChain()"))) == ["a.py:2"]


def test_narrow_handlers_and_tidying_up_pass() -> None:
    texts = [f"{TRY}BaseException:\n        tidy()\n        raise", f"{TRY}(OSError, ValueError):\n        pass"]
    assert [list(broad(Source("a.py", text))) for text in texts] == [[], []]


def test_sabotage_a_print_is_found() -> None:
    assert list(printed(Source("a.py", "x = 1\nshow = print"))) == ["a.py:2"]


@pytest.mark.parametrize(
    "text",
    [
        "from datetime import UTC, datetime\ndatetime.now(UTC)",
        "import datetime as when\nwhen.datetime.utcnow()",
        "from datetime import date as day\n@dataclass\nclass C:\n    on: day = field(default_factory=day.today)",
        "from time import time\ndef f():\n    return time()",
        "import time\ntime.time_ns()",
        "from uuid import uuid4 as new\nnew()",
        "import os\nos.urandom(16)",
        "def f():\n    import secrets",
        "from random import shuffle",
    ],
)
def test_sabotage_the_real_clock_and_chance_are_found(text: str) -> None:
    assert list(unforeseeable(Source("a.py", text)))


def test_dates_and_clocks_that_are_given_pass() -> None:
    text = (
        "from datetime import date, time\nfrom time import monotonic\ndef f(clerk):\n    clerk.today, date(1, 1, 1)"
    )
    assert list(unforeseeable(Source("a.py", text))) == []
