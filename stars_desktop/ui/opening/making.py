"""A new register as it is asked for: what is missing or in the way, and what to think of its place."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from stars_desktop.domain.council import COUNCILS
from stars_desktop.services.passphrases import ENOUGH
from stars_desktop.system.files import is_folder
from stars_desktop.system.places import own_folder
from stars_desktop.system.whereabouts import Whereabouts, whereabouts

SUFFIX: Final = ".stars"

_NO_NAME: Final = '<>:"/\\|?*'
"""what Windows lets no file be called"""

_DOUBTS: Final[Mapping[Whereabouts, str]] = {
    Whereabouts.OWN: "",
    Whereabouts.NETWORK: (
        "This folder is on the network. A register belongs on this laptop's own disk: over a network it can be "
        "damaged when the connection drops."
    ),
    Whereabouts.COPIED: (
        "This folder is copied to the cloud while you work. A register belongs on this laptop's own disk, outside "
        "OneDrive and its like: half-copied it can be damaged."
    ),
}


@dataclass(frozen=True, slots=True)
class Wish:
    """What was chosen and typed for a new register, its passphrase aside."""

    council: str
    folder: str
    name: str

    @property
    def path(self) -> Path:
        """Where it will be."""
        name = self.name if self.name.casefold().endswith(SUFFIX) else f"{self.name}{SUFFIX}"
        return Path(self.folder).expanduser() / name

    @property
    def council_name(self) -> str:
        """The council as its return names it."""
        return next((one.name for one in COUNCILS if one.slug == self.council), "")


def suggested_name(council: str) -> str:
    """The file name for a council's register."""
    return f"{council}{SUFFIX}" if council else ""


def doubt(folder: str) -> str:
    """Why a register would better be kept elsewhere; "" for a folder on this machine's own disk."""
    return _DOUBTS[whereabouts(Path(folder))] if folder else ""


def problems(wish: Wish) -> dict[str, str]:
    """What has to be mended before it can be made, by the key of the field."""
    found = {
        "council": "" if wish.council else "Choose the council",
        "folder": _about_folder(wish.folder),
        "name": _about_name(wish),
    }
    return {key: sentence for key, sentence in found.items() if sentence}


def passphrase_problems(first: str, again: str, score: int) -> dict[str, str]:
    """What has to be mended in a passphrase typed twice, whose strength is `score`."""
    if not first.strip():
        return {"passphrase": "Enter a passphrase"}
    if score < ENOUGH:
        return {"passphrase": "Enter a passphrase that is harder to guess"}
    return {} if first == again else {"again": "Enter the same passphrase again"}


def _about_folder(folder: str) -> str:
    if not folder:
        return "Choose the folder to keep it in"
    path = Path(folder).expanduser()
    if not path.is_absolute():
        return "Folder must be a whole path"
    return "" if is_folder(path) or path == own_folder() else "Choose a folder that is there"


def _about_name(wish: Wish) -> str:
    if not wish.name.strip("."):
        return "Enter a name for its file"
    if any(sign in wish.name for sign in _NO_NAME):
        return f"File name must not have {' '.join(_NO_NAME)} in it"
    if wish.folder and os.path.lexists(wish.path):
        return "Enter another name: that file is there already"
    return ""
