"""The registers of this laptop: which were opened last, as they are kept between runs and as they are listed."""

import json
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from stars_desktop.domain.calendar import LONDON, london_day, written

MOST: Final = 8
"""registers remembered"""

SAMPLE_FILE: Final = "sample.stars"


@dataclass(frozen=True, slots=True)
class Recent:
    """A register that was opened here: its file, whose it is, and when; never a word of what is in it."""

    path: Path
    council: str
    opened: datetime


@dataclass(frozen=True, slots=True)
class Row:
    """A register as it is listed: what it is called, a line about it, and whether its file is still there."""

    path: Path
    title: str
    line: str
    gone: bool = False
    sample: bool = False
    remembered: bool = True
    council: str = ""


def same_file(one: Path, other: Path) -> bool:
    """Whether two paths name the same file, as far as their names tell."""
    return os.path.normcase(one.absolute()) == os.path.normcase(other.absolute())


def kept(recents: Iterable[Recent]) -> str:
    """As settings keep them."""
    return json.dumps([[str(one.path), one.council, one.opened.isoformat()] for one in recents])


def read(text: str) -> tuple[Recent, ...]:
    """From the settings; what is no such list is none."""
    try:
        found = [
            Recent(Path(path), str(council), datetime.fromisoformat(at)) for path, council, at in json.loads(text)
        ]
    except (ValueError, TypeError):
        return ()
    return tuple(one for one in found if one.opened.tzinfo)


def with_opened(recents: Iterable[Recent], opened: Recent) -> tuple[Recent, ...]:
    """With one more on top; what was opened longest ago is forgotten."""
    return (opened, *without(recents, opened.path))[:MOST]


def without(recents: Iterable[Recent], path: Path) -> tuple[Recent, ...]:
    """Without one of them."""
    return tuple(one for one in recents if not same_file(one.path, path))


def listed(
    recents: Sequence[Recent], sample: Path, proposed: Path | None, is_gone: Callable[[Path], bool]
) -> tuple[Row, ...]:
    """The list: what was opened last, before it a file that was chosen just now, and the sample at the end."""
    rows = [_row(one, gone=is_gone(one.path)) for one in recents if not same_file(one.path, sample)]
    known = [sample, *(row.path for row in rows)]
    if proposed and not any(same_file(proposed, path) for path in known):
        line = f"not there: {proposed}" if is_gone(proposed) else f"in {proposed.parent}"
        rows.insert(0, Row(proposed, proposed.name, line, gone=is_gone(proposed), remembered=False))
    return (*rows, Row(sample, "Sample register", "invented enquiries, to look round in", sample=True))


def _row(recent: Recent, *, gone: bool) -> Row:
    name = recent.path.name
    moment = f"{written(london_day(recent.opened))} at {recent.opened.astimezone(LONDON):%H:%M}"
    line = f"not there any more: {name}" if gone else f"{name}, last opened {moment}"
    return Row(recent.path, recent.council or name, line, gone=gone, council=recent.council)
