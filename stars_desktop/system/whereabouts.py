"""Whose disk a folder is on: this machine's own, another machine's, or one that a service copies elsewhere."""

import ctypes
import sys
from enum import StrEnum
from pathlib import Path, PurePath
from typing import Final

_REMOTE: Final = 4
"""DRIVE_REMOTE, as Windows answers for a letter that stands for a folder of another machine"""

_NETWORK_SYSTEMS: Final = frozenset(
    {"cifs", "smb3", "smbfs", "nfs", "nfs4", "davfs", "fuse.sshfs", "fuse.gvfsd-fuse"}
)

_SERVICES: Final = (
    *("onedrive", "sharepoint", "dropbox", "google drive", "googledrive", "my drive", "icloud", "nextcloud"),
    *("owncloud", "box sync"),
)
"""How the folders begin that such services copy."""


class Whereabouts(StrEnum):
    """Whose disk it is."""

    OWN = "own"
    NETWORK = "network"
    COPIED = "copied"


def whereabouts(folder: Path) -> Whereabouts:
    """Told by names and by what the system says of the drive; nothing on the drive itself is touched."""
    if str(folder).startswith(("\\\\", "//")) or _on_network(folder):
        return Whereabouts.NETWORK
    return Whereabouts.COPIED if _copied(folder) else Whereabouts.OWN


def mounted_over_network(folder: PurePath, mounts: str) -> bool:
    """Whether a folder is in a remote file system, by the innermost one of those in /proc/self/mounts."""
    lines = [line.split(" ") for line in mounts.splitlines()]
    holding = [(place, kind) for _, place, kind, *_ in lines if folder.is_relative_to(place.replace("\\040", " "))]
    _, kind = max(holding, key=lambda one: len(one[0]), default=("", ""))
    return kind in _NETWORK_SYSTEMS


def _on_network(folder: Path) -> bool:
    if sys.platform == "win32":
        return ctypes.windll.kernel32.GetDriveTypeW(f"{folder.drive}\\") == _REMOTE
    mounts = Path("/proc/self/mounts")
    return mounts.is_file() and mounted_over_network(folder, mounts.read_text("utf-8", "replace"))


def _copied(folder: PurePath) -> bool:
    return any(part.casefold().startswith(_SERVICES) for part in folder.parts)
