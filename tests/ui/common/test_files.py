"""The dialogs that ask for a file: what lies in the folder stays as it is, and so do the locks on it."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QFileSystemModel, QWidget
from pytestqt.qtbot import QtBot

from stars_desktop.ui.common.files import FileDialog

TRY_TO_LOCK = """
import fcntl, sys
with open(sys.argv[1], "r+b") as file:
    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        print("locked")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="closing one handle of a file lets go of no other's locks there")
def test_a_file_in_the_folder_keeps_the_locks_it_has(
    tmp_path: Path, shown: Callable[[QWidget], None], qtbot: QtBot
) -> None:
    import fcntl  # noqa: PLC0415 - Windows has none

    register = tmp_path / "derby.stars"
    register.write_bytes(bytes(5000))
    window = QWidget()
    shown(window)
    with register.open("r+b") as held:
        fcntl.lockf(held, fcntl.LOCK_EX)
        dialog = FileDialog(window, "Open a register", str(tmp_path), "Registers (*.stars)")
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        model = dialog.findChild(QFileSystemModel)
        assert model
        dialog.open()
        listed = model.index(str(register))
        qtbot.waitUntil(lambda: model.type(listed) == "STARS file")
        tried = subprocess.run(
            [sys.executable, "-c", TRY_TO_LOCK, str(register)], check=True, capture_output=True, text=True
        )
        assert tried.stdout == "locked\n"
        dialog.reject()
