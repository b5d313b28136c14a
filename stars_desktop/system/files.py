"""Files are replaced whole or not at all, and the old one stays until the new one is safe."""

import os
import stat
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from stars_desktop.domain.errors import ExpectedError


def is_file(path: Path) -> bool:
    """Whether there is a file; there is none under a name that no file can have, nor where one may not look."""
    return stat.S_ISREG(_mode(path))


def is_folder(path: Path) -> bool:
    """Whether there is a folder; none under a name that no folder can have, nor where one may not look."""
    return stat.S_ISDIR(_mode(path))


def is_something_else(path: Path) -> bool:
    """Whether there is something that is neither file nor folder."""
    return bool(_mode(path)) and not is_file(path) and not is_folder(path)


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode
    except OSError:
        return 0


def replace_file(path: Path, content: bytes) -> None:
    """Writes beside `path`, waits for the disk, then puts the new file in the place of the old.

    Raises ExpectedError where the target is open elsewhere, its folder cannot be written to or the disk is full;
    the old file is then as it was.
    """
    with replacing(path) as write:
        write(content)


@contextmanager
def replacing(path: Path) -> Iterator[Callable[[bytes], None]]:
    """As `replace_file`, in two steps: until the block ends, what is written stands safely beside `path`."""
    path = path.resolve()  # a link keeps pointing where it does
    beside: list[Path] = []

    def write(content: bytes) -> None:
        with _in_words(path, beside):
            if is_folder(path):
                raise IsADirectoryError
            _refuse_open(path)
            with tempfile.NamedTemporaryFile(
                dir=path.parent, prefix=f".{path.stem[:40]}-", suffix=".part", delete=False
            ) as file:
                beside.append(Path(file.name))
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            if path.exists():
                beside[-1].chmod(path.stat().st_mode)

    try:
        yield write
        with _in_words(path, beside):
            for one in beside:
                one.replace(path)
    finally:
        for one in beside:
            one.unlink(missing_ok=True)


@contextmanager
def _in_words(path: Path, beside: Sequence[Path]) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ExpectedError(_why_not(path, error, written=bool(beside))) from error


def _refuse_open(path: Path) -> None:
    """Excel and LibreOffice mark a workbook that they have open with a small file beside it."""
    for mark in (f"~${path.name}", f".~lock.{path.name}#"):
        if path.with_name(mark).exists():
            raise ExpectedError(
                f"{path} is open in another program, and was not changed. Close it there, then try again. "
                f"(If it is open nowhere, delete the file {mark} beside it.)"
            )


def _why_not(path: Path, error: OSError, *, written: bool) -> str:
    if written and isinstance(error, PermissionError):
        return f"{path} is open in another program, and was not changed. Close it there, then try again."
    if isinstance(error, PermissionError) or error.errno == 30:  # noqa: PLR2004 - a read-only file system
        return f"The folder {path.parent} cannot be written to. Choose another folder."
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"There is no folder {path.parent}. Make it, or choose another one."
    if isinstance(error, IsADirectoryError):
        return f"{path} is a folder. Choose the name of a file."
    if error.errno == 28:  # noqa: PLR2004 - no space left
        return f"The disk is full: {path} was not written. Free some space, then try again."
    return f"{path} was not written: {error.strerror or error}. Try again, or choose another folder."
