"""The recovery key, shown once: to be printed or written down before work begins."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QFrame, QGridLayout, QLabel, QWidget

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.ui.common.files import FileDialog
from stars_desktop.ui.common.layouts import clear
from stars_desktop.ui.common.messages import MessageBar
from stars_desktop.ui.common.strokes import ring
from stars_desktop.ui.common.theme import Theme, Type
from stars_desktop.ui.opening.panels import Panel, button
from stars_desktop.ui.opening.paper import IN_A_LINE, Paper


class KeyFrame(QFrame):
    """The key in groups, large; read out group by group, and not to be copied."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoFillBackground(True)
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(IN_A_LINE, 1)
        self.groups: list[QLabel] = []
        theme.changed.connect(self._size)

    def show_key(self, key: str) -> None:
        """Shows a key, or with "" none."""
        clear(self._grid)
        self.groups = [QLabel(group, self) for group in key.split("-") if group]
        for at, label in enumerate(self.groups):
            self._grid.addWidget(label, at // IN_A_LINE, at % IN_A_LINE)
        self.setAccessibleName(f"Recovery key: {', '.join(' '.join(label.text()) for label in self.groups)}")
        self._size()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The ring while it has the focus."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            ring(painter, self.rect(), self._theme.tokens.accent, 0)
            painter.end()

    def _size(self) -> None:
        px = self._theme.px
        palette = self.palette()
        palette.setColor(self.backgroundRole(), self._theme.color("info_tint"))
        self.setPalette(palette)
        for label in self.groups:
            label.setFont(self._theme.font(Type.TITLE))
        self._grid.setContentsMargins(px(16), px(12), px(16), px(12))
        self._grid.setHorizontalSpacing(px(28))
        self._grid.setVerticalSpacing(px(6))


class RecoveryKeyPanel(Panel):
    """Print, save, and on once it is on paper."""

    noted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.paper: Paper | None = None
        self.key = KeyFrame(theme, self)
        self.message = MessageBar(theme, self, closes=False, edge=12)
        self.print_button = button(self, "&Print...", "printer")
        self.save_button = button(self, "&Save as PDF...", "download")
        self.go_on = button(self, "I have printed or &written it down: go on", main=True)
        self.print_button.clicked.connect(self.print_it)
        self.save_button.clicked.connect(self.save)
        self.go_on.clicked.connect(self.noted)
        self.body.addLayout(self.inset(self.key))
        self.body.addLayout(self.row_of(self.print_button, self.save_button))
        self.body.addLayout(self.inset(self.message))
        self.body.addLayout(self.row_of(self.go_on))
        self.take_sizes()

    def show_paper(self, paper: Paper) -> None:
        """Shows a new key."""
        self.paper = paper
        self.name(
            "Print the recovery key, or write it down",
            f"It opens {paper.register.name} when nobody knows the passphrase any more. It is shown only now, and is "
            "kept nowhere else. Keep the paper locked away, never beside the laptop.",
        )
        self.message.hide()
        self.key.show_key(paper.key)

    def forget(self) -> None:
        """The key is gone from the screen and from here."""
        self.paper = None
        self.key.show_key("")

    def focus_first(self) -> None:
        """Begins with printing."""
        self.print_button.setFocus()

    def print_it(self) -> None:
        """Opens the system's dialog for printing."""
        from stars_desktop.ui.opening.printing import print_dialog  # noqa: PLC0415 - nothing else prints

        if self.paper:
            QDialog.open(print_dialog(self.paper, self))  # its own open() is another method

    def save(self) -> None:
        """Asks where the page is to be kept as a PDF."""
        if not self.paper:
            return
        dialog = FileDialog(self, "Save the recovery key as a PDF", str(Path.home()), "PDF documents (*.pdf)")
        dialog.selectFile(self.paper.file_name)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(self.save_to)
        dialog.open()

    def save_to(self, target: str) -> None:
        """Writes the page there, and says what it is good for."""
        from stars_desktop.ui.opening.printing import save_pdf  # noqa: PLC0415 - nothing else prints

        if not self.paper:
            return
        try:
            save_pdf(self.paper, Path(target))
        except ExpectedError as error:
            self.message.say(str(error), "error")
            return
        self.message.say(f"Saved as {target}. Print it, then delete it: with it anybody can open the register.", "ok")
