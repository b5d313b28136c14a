"""A small log for the people who support the program: ids, counts and kinds of error, never a name or free text."""

import logging
import traceback
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

from platformdirs import user_log_path

_LOG: Final = logging.getLogger("stars_desktop")
_BYTES: Final = 200_000


def log_file() -> Path:
    """Where the log is kept: the user's own folder for logs."""
    return Path(user_log_path("STARS Desktop", appauthor=False)) / "stars-desktop.log"


def start() -> None:
    """Opens the log; a machine on which it cannot be kept goes without."""
    _LOG.setLevel(logging.INFO)
    _LOG.propagate = False
    with suppress(OSError):
        log_file().parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(log_file(), maxBytes=_BYTES, backupCount=2, encoding="utf-8", delay=True)
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        _LOG.addHandler(handler)
    logging.raiseExceptions = False


def stop() -> None:
    """Closes the log."""
    for handler in list(_LOG.handlers):
        handler.close()
        _LOG.removeHandler(handler)


def note(what: str, **counts: int) -> None:
    """Something that was done, with how many of what."""
    _LOG.info("%s%s", what, "".join(f" {name}={number}" for name, number in counts.items()))


def note_failure(what: str, error: BaseException) -> None:
    """Something that failed: the kinds of error and the places in the code. Messages may hold data."""
    kinds = " <- ".join(type(one).__name__ for one in _causes(error))
    frames = traceback.extract_tb(error.__traceback__)
    places = " ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames)
    _LOG.error("%s failed: %s at %s", what, kinds, places)


def _causes(error: BaseException | None) -> list[BaseException]:
    found: list[BaseException] = []
    while error and error not in found:
        found.append(error)
        error = error.__cause__ or error.__context__
    return found
