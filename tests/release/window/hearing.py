"""Hears what a program says to screen readers, and presses what they can press.

Runs in the Python of the system, which alone has pyatspi, and knows nothing of the program. A question is a line of
JSON on standard input, [name, arguments], and so is its answer on standard output: [whether it came, what].
"""

import json
import os
import sys
import time
from collections.abc import Callable, Collection, Iterator
from typing import Any

import pyatspi  # type: ignore[import-not-found]  # of the system, not of this environment
from gi.repository import GLib  # type: ignore[import-not-found]

PATIENCE = 30.0
"""seconds for what a slow machine does"""
WAKES = ("object:state-changed", "object:children-changed", "object:property-change", "object:text-changed", "window")
INSIDE = {"table", "list item"}
"""Roles whose children are read by other means, for there may be a million"""
FIELDS = ("text", "password text")
PRESSED = ("push button", "radio button", "check box", "menu item", "check menu item")
PRESSES = ("Press", "Toggle", "ShowMenu")


class Ear:
    """Listens to one program."""

    def __init__(self) -> None:
        self._program: Any = None
        self._context = GLib.MainContext.default()

    def meet(self, session: int, patience: float = PATIENCE) -> str:
        """Waits for the window of a program, or of what it started in its session; gives its title."""

        def there() -> str:
            programs = [one for one in pyatspi.Registry.getDesktop(0) if one]
            found = [one for one in programs if os.getsid(one.get_process_id()) == session]
            self._program = found[0] if found else None
            return str(next((part.name for part in self._parts() if part.getRoleName() == "frame"), ""))

        return str(self._until(there, f"a window of {session}", patience))

    def hear(self, words: str) -> str:
        """Waits until these words stand on the screen; gives all of what holds them."""
        return str(self._until(lambda: next((said for said in self._said() if words in said), ""), words))

    def miss(self, words: str) -> bool:
        """Waits until these words stand nowhere on the screen."""
        return bool(self._until(lambda: not any(words in said for said in self._said()), f"no {words}"))

    def press(self, name: str, role: str) -> str:
        """Presses what has this name, once it can be pressed."""
        part = self._find(name, (role,) if role else PRESSED, pyatspi.STATE_SENSITIVE)
        action = part.queryAction()
        names = [action.getName(at) for at in range(action.nActions)]
        action.doAction(names.index(next(one for one in PRESSES if one in names)))
        return str(part.name)

    def write(self, name: str, text: str) -> str:
        """Writes into the field of this name, in place of what stands there; gives what it holds then."""
        part = self._find(name, FIELDS, pyatspi.STATE_EDITABLE)
        part.queryEditableText().setTextContents(text)
        return _spoken(part)

    def key(self, symbol: int) -> bool:
        """Presses a key of the keyboard, which goes to whatever window has the focus."""
        pyatspi.Registry.generateKeyboardEvent(symbol, None, pyatspi.KEY_SYM)
        return True

    def read(self, name: str) -> str:
        """What stands in the field of this name."""
        return _spoken(self._find(name, FIELDS, pyatspi.STATE_EDITABLE))

    def checked(self, name: str) -> bool:
        """Whether the choice of this name is made."""
        return bool(self._find(name, PRESSED, pyatspi.STATE_SHOWING).getState().contains(pyatspi.STATE_CHECKED))

    def described(self, name: str) -> str:
        """What is said of a button beside its name: what it does, or why it does nothing now."""
        return str(self._find(name, ("push button",), pyatspi.STATE_SHOWING).description)

    def rows(self, name: str) -> list[list[str]]:
        """Every cell of the table of this name, row by row."""
        table = self._find(name, ("table",), pyatspi.STATE_SHOWING).queryTable()
        across = range(table.nColumns)
        return [[str(table.getAccessibleAt(row, at).name) for at in across] for row in range(table.nRows)]

    def screen(self) -> list[str]:
        """All that is there, each with its role, as somebody finds it who goes through it."""
        return [f"[{part.getRoleName()}] {_spoken(part)}" for part in self._parts() if _spoken(part)]

    def nameless(self) -> list[str]:
        """What can be pressed or take the focus, and says nothing."""
        return [
            f"{part.getRoleName()} in {part.parent.getRoleName()} {part.parent.name!r}"
            for part in self._parts()
            if not part.name and (part.getRoleName() in PRESSED or part.getState().contains(pyatspi.STATE_FOCUSABLE))
        ]

    def _find(self, name: str, roles: Collection[str], state: Any) -> Any:  # noqa: ANN401 - pyatspi has no types
        def fits(part: Any) -> bool:  # noqa: ANN401
            return (
                str(part.name).startswith(name)
                and part.getRoleName() in roles
                and bool(part.getState().contains(state))
            )

        return self._until(lambda: next(filter(fits, self._parts()), None), f"{' or '.join(roles)} called {name}")

    def _said(self) -> Iterator[str]:
        return map(_spoken, self._parts())

    def _parts(self) -> Iterator[Any]:
        """Everything that shows in the window in front: a dialog that has to be answered first, or else the frame."""
        windows = [one for one in self._program or () if one and one.getState().contains(pyatspi.STATE_SHOWING)]
        yield from _within(max(windows, key=_stands_before)) if windows else ()

    def _until(self, happens: Callable[[], Any], what: str, patience: float = PATIENCE) -> Any:  # noqa: ANN401
        """Looks again whenever the program says that something is another now."""
        end = time.monotonic() + patience
        while True:
            found = self._look(happens)
            if found:
                return found
            if time.monotonic() > end:
                raise LookupError(f"{what!r} never came in:\n" + "\n".join(self.screen()))
            again = GLib.timeout_add(300, lambda: True)
            self._context.iteration(True)
            GLib.source_remove(again)

    @staticmethod
    def _look(happens: Callable[[], Any]) -> Any:  # noqa: ANN401
        """What is found; nothing where what was looked at is gone meanwhile."""
        try:
            return happens()
        except (GLib.GError, AttributeError, ProcessLookupError):
            return None


def _stands_before(window: Any) -> tuple[bool, bool]:  # noqa: ANN401
    """Whether keys go to it, and whether it stands before the frame."""
    return bool(window.getState().contains(pyatspi.STATE_ACTIVE)), window.getRoleName() != "frame"


def _within(part: Any) -> Iterator[Any]:  # noqa: ANN401
    """A part and all inside it that shows."""
    if part.getRoleName() != "application" and not part.getState().contains(pyatspi.STATE_SHOWING):
        return
    yield part
    if part.getRoleName() not in INSIDE:
        for inside in part:
            if inside:
                yield from _within(inside)


def _spoken(part: Any) -> str:  # noqa: ANN401
    """The name of a part, and what is typed or to be read in it."""
    if part.getRoleName() in ("text", "label") and (text := _text(part)) != part.name:
        return f"{part.name}: {text}"
    return str(part.name)


def _text(part: Any) -> str:  # noqa: ANN401
    """What stands in a part that has a text of its own; else its name again."""
    try:
        return str(part.queryText().getText(0, -1))
    except NotImplementedError:
        return str(part.name)


def main() -> None:
    """Answers until nobody asks any more."""
    for event in WAKES:
        pyatspi.Registry.registerEventListener(lambda _event: None, event)
    ear = Ear()
    sys.stdout.write(json.dumps([True, len(pyatspi.Registry.getDesktop(0))]) + "\n")
    sys.stdout.flush()
    for line in sys.stdin:
        name, arguments = json.loads(line)
        try:
            answer = [True, getattr(ear, name)(*arguments)]
        except (LookupError, GLib.GError, AttributeError, NotImplementedError) as error:
            answer = [False, str(error)]
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
