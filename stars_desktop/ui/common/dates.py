"""A date in a form: typed short, echoed in full beside it."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from stars_desktop.domain.calendar import NotADateError, written
from stars_desktop.domain.typed_dates import read_typed_day, written_with_weekday
from stars_desktop.ui.common.fields import Field
from stars_desktop.ui.common.flow import FlowLayout
from stars_desktop.ui.common.theme import Theme


class DateField(Field):
    """A day, typed as 27 3 2022, 27/3/22, 27 mar or today; `near` offers Today and Yesterday as buttons."""

    def __init__(  # noqa: PLR0913 - a field is described in one call
        self,
        key: str,
        words: str,
        theme: Theme,
        parent: QWidget,
        *,
        today: date,
        hint: str = "",
        near: bool = True,
        ahead: bool = False,
    ) -> None:
        self._today, self._ahead = today, ahead
        self.line = QLineEdit()
        self.echo = QLabel()
        super().__init__(key, words, theme, parent, hint=hint)
        self.echo.setTextFormat(Qt.TextFormat.PlainText)
        self.echo.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._row = FlowLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.line)
        for name, days in (("Today", 0), ("Yesterday", -1)) if near else ():
            self._row.addWidget(self._near(name, today + timedelta(days=days)))
        self._row.addWidget(self.echo)
        self.place(self._row, self.line)
        self.line.textChanged.connect(self._show_echo)
        self.line.textChanged.connect(self.changed)

    @property
    def input(self) -> QLineEdit:
        """The line."""
        return self.line

    def value(self) -> str:
        """What was typed."""
        return self.line.text().strip()

    def set_value(self, value: str) -> None:
        """Fills it in; an ISO date is shown as people write it."""
        self.line.setText(value)

    def set_day(self, day: date | None) -> None:
        """Fills in a date."""
        self.line.setText(written(day) if day else "")

    def day(self) -> date | None:
        """The date that was typed, None for nothing. Raises NotADateError as `read_typed_day` does."""
        return read_typed_day(self.value(), self._today, ahead=self._ahead) if self.value() else None

    def _near(self, name: str, day: date) -> QPushButton:
        button = QPushButton(name)  # comes after the line for Tab, as the line has no parent yet either
        button.setObjectName(day.isoformat())
        button.setAutoDefault(False)  # Enter goes on with the date that was typed; Space presses it
        button.setAccessibleName(f"{name}: {self.words}")
        button.clicked.connect(self._take_near)
        return button

    def _take_near(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self.set_day(date.fromisoformat(sender.objectName()))

    def _show_echo(self) -> None:
        try:
            day = self.day()
        except NotADateError:
            day = None
        self.echo.setText(written_with_weekday(day) if day else "")
        self.line.setAccessibleDescription(self.echo.text() or self.hint.text())

    def _size(self) -> None:
        super()._size()
        self.line.setFixedWidth(self.theme.px(170))
        self._row.set_spaces(self.theme.px(8), self.theme.px(4))
        self.echo.setMinimumHeight(self.theme.tall(12))
