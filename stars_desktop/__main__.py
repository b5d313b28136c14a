"""Starts the window: stars-desktop [REGISTER]."""

import sys
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from stars_desktop.ui.window import MainWindow

NAME: Final = "STARS Desktop"


def main() -> int:
    """Opens the window, on a register where one is named."""
    app = QApplication(sys.argv)
    app.setApplicationName(NAME)
    app.setOrganizationName(NAME)
    register = Path(app.arguments()[1]) if len(app.arguments()) > 1 else None
    window = MainWindow(None, QSettings(), register)

    def broke(_kind: type[BaseException], error: BaseException, _where: TracebackType | None) -> None:
        window.standing.report(error)

    def go_on() -> None:
        from stars_desktop.system import logs  # noqa: PLC0415 - after the first picture

        logs.start()
        sys.excepthook = broke

    window.furnished.connect(go_on)
    room = window.screen().availableSize()
    if window.settings.contains("window/geometry") or (room - window.size()).isValid():
        window.show()
    else:  # its lower edge would lie below the screen's
        window.showMaximized()
    try:
        return app.exec()
    finally:
        sys.excepthook = sys.__excepthook__


if __name__ == "__main__":
    sys.exit(main())
