"""What the program is, in a box."""

from typing import Final

from PySide6.QtWidgets import QMessageBox, QWidget

from stars_desktop import __version__
from stars_desktop.ui.common.questions import Box

ABOUT: Final = (
    "The register of a council's STARS enquiries, and the pipeline return that is counted from it. Everything stays "
    "in one encrypted file on this laptop.\n\n"
    "The criteria that come with the program are an example set, to be confirmed with the contract.\n\n"
    "MIT licence."
)


class AboutBox(Box):
    """Name, version, and what to know about the criteria."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(QMessageBox.Icon.Information, f"STARS Desktop {__version__}", ABOUT, parent)
        self.setWindowTitle("About STARS Desktop")
