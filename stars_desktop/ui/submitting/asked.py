"""A query about a return: its sentence, the enquiries it is about, and the field for its explanation."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from stars_desktop.services.submitting import Query
from stars_desktop.ui.common.fields import AreaField
from stars_desktop.ui.common.flow import FlowLayout
from stars_desktop.ui.common.layouts import clear, in_order, tab_place
from stars_desktop.ui.common.links import link
from stars_desktop.ui.common.theme import Theme

AT_FIRST: Final = 8
"""enquiries in sight; the others come behind a button"""


class References(QWidget):
    """The enquiries that a query is about, each a link; of many the first, and then all of them."""

    opened = Signal(str)

    def __init__(self, references: Sequence[str], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._references, self._theme = references, theme
        self._place = tab_place(self)
        self._flow = FlowLayout(self)
        self._fill(references if len(references) <= AT_FIRST + 1 else references[:AT_FIRST])
        theme.changed.connect(self._size)
        self._size()

    def show_all(self) -> None:
        """The rest of them; the focus goes to the first that is new."""
        self._fill(self._references)
        self.links[AT_FIRST].setFocus()

    @property
    def links(self) -> list[QPushButton]:
        """One for each enquiry in sight, and for the rest where there is one."""
        return [one for one in self.findChildren(QPushButton) if not one.isHidden()]

    def _fill(self, references: Sequence[str]) -> None:
        clear(self._flow)
        made = [link(reference, reference, self) for reference in references]
        for one in made:
            one.setAccessibleName(f"Open {one.text()}")
            one.clicked.connect(self._open)
        if rest := len(self._references) - len(references):
            more = link(f"and {rest} more", "", self)
            more.clicked.connect(self.show_all)
            made.append(more)
        for one in made:
            one.setMinimumHeight(self._theme.px(24))
            self._flow.addWidget(one)
            one.show()
        in_order(self._place, made)

    def _open(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self.opened.emit(sender.objectName())

    def _size(self) -> None:
        px = self._theme.px
        self._flow.setContentsMargins(0, 0, 0, 0)
        self._flow.set_spaces(px(4), px(2))


class QueryField(AreaField):
    """The sentence of a query over its enquiries and its explanation."""

    opened = Signal(str)
    """the reference of an enquiry"""

    def __init__(self, query: Query, theme: Theme, parent: QWidget) -> None:
        super().__init__(query.key, query.sentence, theme, parent, hint="Explanation", lines=2)
        self.label.setWordWrap(True)
        self.area.setAccessibleName(f"Explanation: {query.sentence}")
        self.query = query
        self.references: References | None = None
        if query.references:
            self.references = References(query.references, theme, self)
            self.references.opened.connect(self.opened)
            body = self.layout()
            assert isinstance(body, QVBoxLayout)  # noqa: S101 - as every field has
            body.insertWidget(1, self.references)
            QWidget.setTabOrder(self.references.links[-1], self.area)
