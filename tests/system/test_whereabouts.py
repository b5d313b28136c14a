"""Whose disk a folder is on."""

from pathlib import Path, PurePosixPath

import pytest

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.system.places import make_folder, own_folder
from stars_desktop.system.whereabouts import Whereabouts, mounted_over_network, whereabouts

MOUNTS = """/dev/sda1 / ext4 rw 0 0
//server/share /media/the\\040share cifs rw 0 0
/dev/sdb1 /media/the\\040share/stick vfat rw 0 0
"""


@pytest.mark.parametrize("path", [r"\\server\share\registers", "//server/share/registers"])
def test_a_folder_of_another_machine_is_known_by_its_name(path: str) -> None:
    assert whereabouts(Path(path)) is Whereabouts.NETWORK


@pytest.mark.parametrize("part", ["OneDrive - Derby City Council", "OneDrive", "Dropbox (Work)", "iCloudDrive"])
def test_a_folder_that_a_service_copies_is_known_by_its_name(tmp_path: Path, part: str) -> None:
    assert whereabouts(tmp_path / part / "STARS") is Whereabouts.COPIED


def test_any_other_folder_is_this_machine_s_own(tmp_path: Path) -> None:
    assert whereabouts(tmp_path) is Whereabouts.OWN
    assert own_folder().is_absolute()


@pytest.mark.parametrize(
    ("folder", "remote"),
    [("/media/the share/registers", True), ("/media/the share/stick/registers", False), ("/media/the shared", False)],
)
def test_the_innermost_mount_decides(folder: str, remote: bool) -> None:
    assert mounted_over_network(PurePosixPath(folder), MOUNTS) is remote


def test_a_folder_is_made_with_those_above_it_and_a_file_in_its_way_is_told(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()
    (tmp_path / "file").touch()
    with pytest.raises(ExpectedError, match="could not be made"):
        make_folder(tmp_path / "file" / "below")
