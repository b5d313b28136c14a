"""The preview's place beside the list: wanted or not, and stepping back where there is little room."""

from typing import Final

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from stars_desktop.ui.common.theme import Theme
from stars_desktop.ui.register.panel import Preview

NARROW: Final = 1120
"""a window below it, at a body line of 18, has its preview behind the toggle"""
LEAST: Final = 900
"""below it there is no room for a preview beside a list"""


_BY_ITSELF: Final = {"wide": True, "narrow": False}
"""whether it is there where nobody has chosen"""
_KEPT: Final = "enquiries/preview"


class Beside(QWidget):
    """The preview after a hairline, and the button that shows and hides it."""

    def __init__(self, theme: Theme, settings: QSettings | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._settings = theme, settings
        kept = {wide: str(settings.value(f"{_KEPT}/{wide}", "")) if settings else "" for wide in _BY_ITSELF}
        self._wish = {wide: kept[wide] == "yes" if kept[wide] else wish for wide, wish in _BY_ITSELF.items()}
        """whether it is wanted: in a wide window, and in a narrow one"""
        self._rows = True
        self.toggle = QToolButton(parent)
        self.toggle.setText("&Preview")
        self.toggle.setToolTip("Show the chosen enquiry beside the list")
        self.toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.toggle.setCheckable(True)
        self.toggle.clicked.connect(self._choose)
        self.preview = Preview(theme, self)
        edge = QWidget(self)
        edge.setBackgroundRole(QPalette.ColorRole.Mid)
        edge.setAutoFillBackground(True)
        edge.setFixedWidth(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(edge)
        row.addWidget(self.preview)
        theme.changed.connect(self.fit)
        self.fit()

    def show_rows(self, there: bool) -> None:
        """Without rows there is nothing to look at, and the list's place says what to do."""
        self._rows = there
        self.fit()

    def fit(self) -> None:
        """Looks how much room the window has."""
        room = self._rows and self.window().width() >= self._theme.px(LEAST)
        wanted = self._wish[self._width]
        self.toggle.setIcon(self._theme.icon("panel-right"))
        self.toggle.setVisible(room)
        self.toggle.setChecked(wanted)
        self.setVisible(room and wanted)

    @property
    def _width(self) -> str:
        return "narrow" if self.window().width() < self._theme.px(NARROW) else "wide"

    def _choose(self, wanted: bool) -> None:
        self._wish[self._width] = wanted
        if self._settings:
            self._settings.setValue(f"{_KEPT}/{self._width}", "yes" if wanted else "no")
        self.fit()
