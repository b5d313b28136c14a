"""Size of text, colours, and the place of the window: by keyboard, and remembered."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from stars_desktop.ui.common.theme import Mode, Theme
from stars_desktop.ui.window import MainWindow
from tests.journeys.conftest import Start
from tests.journeys.person import Person


@pytest.fixture
def remembering(
    qapp: QApplication, qtbot: QtBot, shown: Callable[[QWidget], None]
) -> Iterator[Callable[[QSettings], MainWindow]]:
    """Opens the window as the program does, with the look that its settings remember."""
    looks: list[Theme] = []

    def opened(settings: QSettings) -> MainWindow:
        window = MainWindow(None, settings)
        with qtbot.waitSignal(window.furnished):
            shown(window)
        looks.append(window.theme)
        return window

    yield opened
    qapp.setStyle("Fusion")
    qapp.setPalette(QPalette())
    for look in looks:
        look.set_mode(Mode.SYSTEM)
        qapp.setStyle("Fusion")
        look.deleteLater()


def checked(person: Person) -> list[str]:
    """The colours that the menu marks as chosen."""
    person.press("Alt+V")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    found = [one.text().replace("&", "") for one in menu.actions() if one.isChecked()]
    person.press("Esc", "Esc")
    return found


def test_text_grows_to_twice_its_size_and_comes_back(start: Start, theme: Theme) -> None:
    person = start()
    plain = person.window.fontMetrics().height()
    person.press("Ctrl+-")
    assert theme.scale == 100
    person.press("Ctrl++")
    assert theme.scale == 110
    person.press(*["Ctrl++"] * 12)
    assert theme.scale == 200
    assert person.window.fontMetrics().height() > 1.8 * plain
    person.press("Ctrl+-")
    assert theme.scale == 190
    person.press("Ctrl+0")
    assert theme.scale == 100
    assert person.window.fontMetrics().height() == plain
    person.quit()


def test_colours_are_chosen_in_the_menu_which_marks_them(start: Start, theme: Theme) -> None:
    person = start()
    assert checked(person) == ["Light colours"]
    light = person.window.palette().window().color()
    person.open_menu("V", "Dark colours")
    assert checked(person) == ["Dark colours"]
    assert theme.mode is Mode.DARK
    assert person.window.palette().window().color().lightness() < light.lightness()
    person.open_menu("V", "Dark colours")
    assert checked(person) == ["Dark colours"]
    person.open_menu("V", "Colours of the system")
    assert checked(person) == ["Colours of the system"]
    person.quit()


def test_another_window_opens_where_and_as_the_last_one_was_left(
    start: Start, settings: QSettings, remembering: Callable[[QSettings], MainWindow]
) -> None:
    person = start()
    person.window.setGeometry(40, 50, 700, 610)
    left = person.window.geometry()
    person.open_menu("V", "Dark colours")
    person.press("Ctrl++", "Ctrl++", "Ctrl++")
    person.quit()

    window = remembering(QSettings(settings.fileName(), QSettings.Format.IniFormat))
    assert (window.theme.mode, window.theme.scale) == (Mode.DARK, 130)
    assert window.geometry() == left


def test_settings_that_somebody_spoiled_are_passed_over(
    settings: QSettings, remembering: Callable[[QSettings], MainWindow]
) -> None:
    for name in ("view/mode", "view/scale", "window/geometry", "opening/registers"):
        settings.setValue(name, "{")
    window = remembering(settings)
    assert (window.theme.mode, window.theme.scale) == (Mode.SYSTEM, 100)


def test_a_long_sentence_below_does_not_widen_the_window(at_work: Person) -> None:
    window = at_work.window
    assert isinstance(window, MainWindow)
    wide, said = window.width(), f"Wrote the return: /{'somewhere/' * 60}return.xlsx"
    window.said.emit(said)
    at_work.until(lambda: any(one.toolTip() == said for one in window.findChildren(QLabel)))
    shown = next(one for one in window.findChildren(QLabel) if one.toolTip() == said)
    assert window.width() == wide
    assert shown.text().startswith("Wrote the return: /somewhere/")
    assert shown.text().endswith("…")
    assert shown.fontMetrics().horizontalAdvance(shown.text()) <= shown.contentsRect().width()
    window.said.emit("Saved")
    assert (shown.text(), shown.toolTip()) == ("Saved", "")
