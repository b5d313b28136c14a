"""How wide the columns of a table are: as they ask, or as they were drawn; some step back where there is no room."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QObject, QSettings
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTableView

from stars_desktop.ui.common.headings import PAD, Heading, before
from stars_desktop.ui.common.rows import Column, TableModel
from stars_desktop.ui.common.theme import Theme, Type

LETTER: Final = "0"
"""As wide as it is in the font of the body, a column is given for each of its letters."""


class Widths(QObject):
    """Fits the columns of a table; what was drawn is kept by heading, in letters, for any size of text.

    What is left goes to the column that fills, the last where none is named; `shared` gives it to all but the first.
    """

    def __init__(self, table: QTableView, heading: Heading, theme: Theme, *, shared: bool) -> None:
        super().__init__(table)
        self._table, self._heading, self._theme, self._shared = table, heading, theme, shared
        self._drawn: dict[str, float] = {}
        self._fitting = False
        self._kept: tuple[QSettings, str] | None = None
        heading.sectionResized.connect(self._draw)

    def remember(self, settings: QSettings | None, name: str) -> None:
        """Takes what was drawn from the settings, and keeps there by that name what is drawn from now on."""
        if settings:
            self._kept = settings, name
            self._drawn = _read(str(settings.value(name, "")))
            self.fit()

    def fit(self) -> None:
        """Every column as wide as it asks, at least as its heading; those that give way go while there is no room."""
        model = self._table.model()
        if self._fitting or not isinstance(model, TableModel) or not model.columns:
            return
        room = self._table.viewport().width()
        widths = [self._asked(number, column) for number, column in enumerate(model.columns)]
        back = _stepping_back(model.columns, widths, room)
        shown = [number for number in range(len(widths)) if number not in back]
        filling = shown[1:] if self._shared else [_filling(model.columns, shown)]
        for number in filling:
            widths[number] = self._least(number)
        left = max(0, room - sum(widths[number] for number in shown))
        for still, number in zip(range(len(filling), 0, -1), filling, strict=True):
            share = left // still
            widths[number] += share
            left -= share
        self._fitting = True
        for number, width in enumerate(widths):
            self._table.setColumnHidden(number, number in back)
            if number not in back:
                self._table.setColumnWidth(number, width)
        self._fitting = False

    def _asked(self, number: int, column: Column[Any]) -> int:
        room = self._theme.px(PAD) + before(self._theme, number, self._table)
        asked = self._letter * column.width + room
        drawn = self._drawn.get(column.heading)
        return max(self._least(number), asked if drawn is None else round(self._letter * drawn))

    @property
    def _letter(self) -> int:
        return QFontMetrics(self._theme.font(Type.BODY)).horizontalAdvance(LETTER)

    def _least(self, number: int) -> int:
        return self._heading.sectionSizeFromContents(number).width()

    def _draw(self, section: int, _old: int, new: int) -> None:
        """A column stays as wide as it was drawn."""
        model = self._table.model()
        if self._fitting or not isinstance(model, TableModel):
            return
        self._drawn[model.columns[section].heading] = new / self._letter
        if self._kept:
            settings, name = self._kept
            settings.setValue(name, json.dumps(self._drawn))
        self.fit()


def _stepping_back(columns: Sequence[Column[Any]], widths: Sequence[int], room: int) -> set[int]:
    """Those for which there is no room, the lowest number of `gives_way` first."""
    giving = [number for number, column in enumerate(columns) if column.gives_way]
    back: set[int] = set()
    for number in sorted(giving, key=lambda one: columns[one].gives_way):
        if sum(widths) - sum(widths[one] for one in back) > room:
            back.add(number)
    return back


def _filling(columns: Sequence[Column[Any]], shown: Sequence[int]) -> int:
    return next((number for number in shown if columns[number].fills), shown[-1])


def _read(kept: str) -> dict[str, float]:
    """From the settings; what is no such text is nothing."""
    try:
        found = json.loads(kept)
    except ValueError:
        return {}
    if not isinstance(found, Mapping):
        return {}
    return {str(name): float(wide) for name, wide in found.items() if isinstance(wide, int | float) and wide > 0}
