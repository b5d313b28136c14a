"""Where things stand in a TOML file; the standard library tells only what they are."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Final, TypeAlias

Path: TypeAlias = tuple[str | int, ...]
"""A table or key from the top of the file; tables of a list by their number: ("criteria", 3, "kind", "A")."""

_TOKEN: Final = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*', re.DOTALL
)
_NAME: Final = r"""(?:[\w-]+|"[^"]*"|'[^']*')"""
_NAMES: Final = rf"({_NAME}(?:\s*\.\s*{_NAME})*)"
_TABLE: Final = re.compile(rf"\s*(\[{{1,2}})\s*{_NAMES}\s*\]")
_KEY: Final = re.compile(rf"\s*{_NAMES}\s*=")


def lines_of(text: str) -> Mapping[Path, int]:
    """The line (from 1) of each table and key that begins a line of a file that is sound TOML."""
    found: dict[Path, int] = {}
    table: Path = ()
    many = Counter[Path]()
    for number, line in enumerate(_TOKEN.sub(_plain, text).split("\n"), start=1):
        if header := _TABLE.match(line):
            table = _table(_names(header[2]), many, new=header[1] == "[[")
            found.setdefault(table, number)
        elif key := _KEY.match(line):
            names = _names(key[1])
            for length in range(1, len(names) + 1):
                found.setdefault((*table, *names[:length]), number)
    return found


def line_of(path: Path, lines: Mapping[Path, int]) -> int:
    """The line of a table or key or, where it begins none, of the nearest that it stands in; else the first."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


def _plain(token: re.Match[str]) -> str:
    """Nothing for a comment, only the line ends of a text of several lines."""
    several = "\n" in token[0]
    return "\n" * token[0].count("\n") if several or token[0].startswith("#") else token[0]


def _names(dotted: str) -> list[str]:
    return [name.strip("\"'") for name in re.findall(_NAME, dotted)]


def _table(names: list[str], many: Counter[Path], *, new: bool) -> Path:
    path: Path = ()
    for place, name in enumerate(names):
        path = (*path, name)
        many[path] += new and place == len(names) - 1
        path = (*path, many[path] - 1) if many[path] else path
    return path
