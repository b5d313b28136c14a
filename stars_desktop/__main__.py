"""Starts the window: stars-desktop [REGISTER]."""

import sys
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from stars_desktop.system import logs


def main() -> int:
    """Opens the window, on a register where one is named."""
    app = QApplication(sys.argv)
    app.setApplicationName("STARS Desktop")
    app.setOrganizationName("STARS Desktop")
    logs.start()
    from stars_desktop.ui.common.theme import Mode, Theme  # noqa: PLC0415 - the window's parts need an application
    from stars_desktop.ui.window import MainWindow  # noqa: PLC0415

    settings = QSettings()
    theme = Theme(app)
    theme.set_mode(Mode(str(settings.value("view/mode", Mode.SYSTEM.value))))
    theme.set_scale(int(str(settings.value("view/scale", 100))))
    register = Path(app.arguments()[1]) if len(app.arguments()) > 1 else None
    window = MainWindow(theme, settings, register)
    window.show()
    try:
        return app.exec()
    finally:
        logs.stop()


if __name__ == "__main__":
    sys.exit(main())
