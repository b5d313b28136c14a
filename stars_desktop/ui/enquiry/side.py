"""The side of the page: facts with their dates, people, other enquiries of the child, and what may follow."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from stars_desktop.ui.common.flow import FlowLayout
from stars_desktop.ui.common.layouts import in_order
from stars_desktop.ui.common.links import ROOM, link
from stars_desktop.ui.common.paragraphs import words
from stars_desktop.ui.common.strokes import RING, ring
from stars_desktop.ui.common.theme import Theme, Type
from stars_desktop.ui.enquiry.view import EnquiryView, Known

WIDE = 348
_LABEL = 104


class SideColumn(QScrollArea):
    """Painted anew only where something in it is another now, so that the focus stays."""

    begun = Signal(str)
    """the id of a command"""
    opened = Signal(str)
    """the reference of another enquiry"""
    unlinked = Signal(str)
    """the reference of an enquiry about a brother or sister, which it may turn out not to be"""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view: EnquiryView | None = None
        self._shown: tuple[object, ...] = ()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(RING, RING, RING, RING)
        self.setAccessibleName("Facts, people and what may follow")
        theme.changed.connect(self._rebuild)

    def show_view(self, view: EnquiryView) -> None:
        """What is known now."""
        self._view = view
        parts = (view.facts, view.people, view.others, view.siblings, view.actions, view.barred)
        if parts != self._shown:
            self._shown = parts
            self._rebuild()

    def _rebuild(self) -> None:
        view, px = self._view, self._theme.px
        if view is None:
            return
        inside = QWidget(self)
        inside.setBackgroundRole(QPalette.ColorRole.Base)
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(24), px(12), px(24), px(16))
        column.setSpacing(px(8))
        to_facts = self._way("Change...", "change_facts", "the facts", inside)
        column.addLayout(self._heading("Facts", inside, to_facts))
        column.addLayout(self._known(view.facts, inside))
        column.addLayout(
            self._heading("People", inside, self._way("Reply...", "note_back", "to the social worker", inside))
        )
        column.addLayout(self._known(view.people, inside))
        if view.others:
            column.addLayout(self._heading("Other enquiries of this child", inside))
            self._add_others(view.others, column, inside)
        to_link = self._way("Link...", "link_sibling", "a sibling", inside)
        column.addLayout(self._heading("Brothers and sisters", inside, to_link))
        for way in () if view.may_record else (to_facts, to_link):
            way.hide()
        if view.siblings:
            self._add_others(view.siblings, column, inside, unlinks=True)
        else:
            column.addWidget(words("None linked", inside, muted=True))
        column.addLayout(self._heading("What may follow", inside))
        self._add_actions(view, column, inside)
        column.addStretch(1)
        self.setWidget(inside)
        in_order(self, inside.findChildren(QPushButton))

    def event(self, event: QEvent) -> bool:
        """The ring round it while the arrows scroll it."""
        done = super().event(event)
        if event.type() == QEvent.Type.Paint and self.hasFocus():
            painter = QPainter(self)
            ring(painter, self.rect(), self._theme.tokens.accent, 0)
            painter.end()
        return done

    def _way(self, said: str, command: str, of_what: str, inside: QWidget) -> QPushButton:
        """A link at the end of a heading; read out, it says of what."""
        way = link(said, command, inside)
        way.setAccessibleName(f"{said} {of_what}")
        way.clicked.connect(self._begin)
        return way

    def _heading(self, text: str, inside: QWidget, *ends: QPushButton) -> QHBoxLayout:
        label = QLabel(text, inside)
        label.setFont(self._theme.font(Type.HEADING))
        row = QHBoxLayout()
        row.setContentsMargins(0, self._theme.px(6), 0, 0)
        row.addWidget(label, 1)
        for end in ends:
            row.addWidget(end)
        return row

    def _known(self, facts: Sequence[Known], inside: QWidget) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnMinimumWidth(0, self._theme.px(_LABEL))
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(self._theme.px(12))
        grid.setVerticalSpacing(self._theme.px(5))
        for row, fact in enumerate(facts):
            value = QVBoxLayout()
            value.setSpacing(0)
            value.addWidget(words(fact.words, inside, muted=not fact.since and fact.words == "Not known"))
            if fact.since:
                since = words(fact.since, inside, muted=True)
                since.setFont(self._theme.font(Type.CAPTION))
                value.addWidget(since)
            grid.addWidget(words(fact.label, inside, muted=True), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(value, row, 1)
        return grid

    def _add_others(
        self, others: Sequence[tuple[str, str]], column: QVBoxLayout, inside: QWidget, *, unlinks: bool = False
    ) -> None:
        for reference, said in others:
            to_it = link(reference, reference, inside)
            to_it.clicked.connect(self._open)
            line, about = FlowLayout(), QVBoxLayout()
            line.set_spaces(self._theme.px(12), 0, out=ROOM)
            line.addWidget(to_it)
            if unlinks:
                apart = link("Unlink...", reference, inside)
                apart.setAccessibleName(f"Unlink... {reference}")
                apart.clicked.connect(self._unlink)
                line.addWidget(apart)
            about.setSpacing(0)
            about.addLayout(line)
            about.addWidget(words(said, inside, muted=True))
            column.addLayout(about)

    def _add_actions(self, view: EnquiryView, column: QVBoxLayout, inside: QWidget) -> None:
        """What may follow as links, and what may not with its reason."""
        flow = FlowLayout()
        flow.set_spaces(self._theme.px(12), 0, out=ROOM)
        for action in view.actions:
            if not action.why_not:
                begin = link(action.said, action.command, inside)
                begin.clicked.connect(self._begin)
                flow.addWidget(begin)
        if flow.count():
            column.addLayout(flow)
        for said in view.barred:
            column.addLayout(self._barred(said, inside))

    def _barred(self, said: str, inside: QWidget) -> QHBoxLayout:
        icon = QLabel(inside)
        icon.setPixmap(self._theme.icon("circle-off", "muted").pixmap(self._theme.px(16)))
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(8))
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words(said, inside, muted=True), 1)
        return row

    def _begin(self) -> None:
        sender = self.sender()
        if sender:
            self.begun.emit(sender.objectName())

    def _open(self) -> None:
        sender = self.sender()
        if sender:
            self.opened.emit(sender.objectName())

    def _unlink(self) -> None:
        sender = self.sender()
        if sender:
            self.unlinked.emit(sender.objectName())
