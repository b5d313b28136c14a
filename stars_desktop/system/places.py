"""Where the program's own files are: beside the source, in the installed package, or in the frozen program."""

from pathlib import Path

import stars_desktop


def resources(*parts: str) -> Path:
    """A file or folder that is shipped with the program."""
    package = Path(stars_desktop.__file__).parent
    installed = package / "resources"
    return (installed if installed.is_dir() else package.parent / "resources").joinpath(*parts)
