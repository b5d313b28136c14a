"""Starts the window: stars-desktop [REGISTER]."""

import sys
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from stars_desktop.system import logs
from stars_desktop.ui.common.theme import Mode, Theme
from stars_desktop.ui.window import MainWindow

NAME: Final = "STARS Desktop"


def main() -> int:
    """Opens the window, on a register where one is named."""
    app = QApplication(sys.argv)
    app.setApplicationName(NAME)
    app.setOrganizationName(NAME)
    logs.start()
    settings = QSettings()
    mode, scale = str(settings.value("view/mode", "")), str(settings.value("view/scale", ""))
    theme = Theme(app)
    theme.set_mode(Mode(mode) if mode in list(Mode) else Mode.SYSTEM)
    theme.set_scale(int(scale) if scale.isdecimal() else 100)
    register = Path(app.arguments()[1]) if len(app.arguments()) > 1 else None
    window = MainWindow(theme, settings, register)

    def broke(_kind: type[BaseException], error: BaseException, _where: TracebackType | None) -> None:
        window.report(error)

    sys.excepthook = broke
    window.show()
    try:
        return app.exec()
    finally:
        sys.excepthook = sys.__excepthook__
        logs.stop()


if __name__ == "__main__":
    sys.exit(main())
