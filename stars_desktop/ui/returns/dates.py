"""The dates of a return: a contract year or two dates of one's own, the day of the levels, and as known when."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from stars_desktop.ui.common.flow import FlowLayout
from stars_desktop.ui.common.labels import labelled
from stars_desktop.ui.common.return_keys import NOW
from stars_desktop.ui.common.theme import Theme
from stars_desktop.ui.returns.presenter import Wish

OTHER_DATES = "Other dates"
LONGEST = "30 September 2022"


class DateRow(QWidget):
    """One row; it says when another return is wished for."""

    wished = Signal()

    def __init__(self, years: Sequence[tuple[int, str]], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.year = QComboBox(self)
        for number, words in years:
            self.year.addItem(words, number)
        self.year.addItem(OTHER_DATES, None)
        self.lines = {name: QLineEdit(self) for name in ("start", "end", "as_at", "as_known")}
        self.lines["as_known"].setText(NOW)
        self._flow = FlowLayout(self)
        self._flow.setContentsMargins(0, 0, 0, 0)
        self._pairs: dict[str, QWidget] = {}
        self._asked: Wish | None = None
        self._add("year", "&Period", self.year, "")
        self._add("start", "Fro&m", self.lines["start"], "The first day of the events counted, such as 1 10 2022.")
        self._add("end", "&To", self.lines["end"], "The last day of the events counted, such as 30 9 2023.")
        self._add(
            "as_at", "&Levels at", self.lines["as_at"],
            "The day for pipeline and live cases; blank is the end of the period, or today where that is earlier.",
        )  # fmt: skip
        self._add("as_known", "As &known on", self.lines["as_known"], "As it was known at the end of a day, or now.")
        self._show_own()
        self.year.currentIndexChanged.connect(self._chosen)
        for line in self.lines.values():
            line.editingFinished.connect(self._left)
        theme.changed.connect(self._size)
        self._size()

    def wish(self) -> Wish:
        """What is chosen and typed."""
        texts = {name: line.text() for name, line in self.lines.items()}
        return Wish(self.year.currentData(), **texts)

    def show_wish(self, wish: Wish) -> None:
        """The dates as they were understood."""
        for name, line in self.lines.items():
            line.setText(getattr(wish, name))
        self._asked = self.wish()
        self.show_problem("")

    def choose(self, year: int | None) -> None:
        """A contract year, or with None dates of one's own, without asking for it."""
        self.year.blockSignals(True)
        self.year.setCurrentIndex(self.year.count() - 1 if year is None else max(0, self.year.findData(year)))
        self.year.blockSignals(False)
        self._show_own()

    def show_problem(self, field: str) -> None:
        """Marks the field whose date cannot be taken; it can be left, as any other."""
        for name, line in self.lines.items():
            line.setProperty("problem", name == field)
            line.update()

    def _add(self, name: str, words: str, field: QWidget, tip: str) -> None:
        field.setToolTip(tip)
        field.setAccessibleDescription(tip)
        self._pairs[name] = labelled(words, field, self)
        self._flow.addWidget(self._pairs[name])

    def _chosen(self) -> None:
        self._show_own()
        self.lines["as_at"].clear()  # the levels go with the period
        if self.year.currentData() is None:
            self.lines["start"].setFocus()
        if self.year.currentData() is not None or (self.lines["start"].text() and self.lines["end"].text()):
            self.wished.emit()

    def _left(self) -> None:
        """A line was left, or Enter pressed in it: only what was changed asks for another return."""
        if self.wish() != self._asked:
            self._asked = self.wish()
            self.wished.emit()

    def _show_own(self) -> None:
        for name in ("start", "end"):
            self._pairs[name].setVisible(self.year.currentData() is None)

    def _size(self) -> None:
        for line in self.lines.values():
            line.setFixedWidth(line.fontMetrics().horizontalAdvance(LONGEST) + self._theme.px(32))
        self._flow.set_spaces(self._theme.px(8), self._theme.px(4))
