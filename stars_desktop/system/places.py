"""Where things are: what is shipped with the program, and what a user keeps on this machine."""

from pathlib import Path

from platformdirs import user_data_path

import stars_desktop
from stars_desktop.domain.errors import ExpectedError


def resources(*parts: str) -> Path:
    """A file or folder shipped with the program: beside the source, or in the installed or frozen package."""
    package = Path(stars_desktop.__file__).parent
    installed = package / "resources"
    return (installed if installed.is_dir() else package.parent / "resources").joinpath(*parts)


def own_folder() -> Path:
    """Where a register is kept unless somebody chooses otherwise: on this machine's disk, in the local profile."""
    return Path(user_data_path("STARS Desktop", appauthor=False, roaming=False))


def make_folder(folder: Path) -> None:
    """Sees that there is a folder; raises ExpectedError where it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExpectedError(
            f"The folder {folder} could not be made: {error.strerror or error}. Choose another folder."
        ) from None
