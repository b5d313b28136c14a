"""Opening a register at the door: its list, its passphrase, its recovery key, and every way out."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest

from stars_desktop.store.keys import derive
from stars_desktop.store.recovery import written_key
from stars_desktop.ui.opening.secret_field import caps_lock
from stars_desktop.workspace import Session, open_register
from tests.ui.opening.conftest import Door


@pytest.fixture
def recovery_key(register: Path, passphrase: str) -> str:
    """Of the register of the test."""
    return written_key(derive(passphrase, register.read_bytes()[:16]))


def said(door: Door) -> str:
    """What the bar at the right says."""
    return door.page.room.unlock.refused.message.words.text() if door.page.room.unlock.refused.isVisible() else ""


def refused(door: Door) -> str:
    """Waits for it."""
    door.until(lambda: bool(said(door)))
    return said(door)


def test_somebody_who_never_used_it_is_told_what_a_register_is_and_how_to_begin(door: Door) -> None:
    assert door.page.room.front is door.page.room.welcome
    assert door.page.room.welcome.title.text() == "Make your council's register"
    assert door.focus is door.page.room.welcome.make_button
    assert [row.title for row in door.page.side.list.rows] == ["Sample register"]


def test_one_button_makes_the_sample_and_opens_it(door: Door) -> None:
    door.press("Look round in the sample register")
    session = door.opens()
    assert session.vault.about.sample
    assert session.writes
    assert door.page.memory.recents == ()
    assert door.page.passphrase.text() == ""


def test_a_named_register_is_opened_by_its_passphrase_and_remembered(
    door: Door, register: Path, passphrase: str
) -> None:
    door.page.arrive(str(register))
    assert door.focus is door.page.passphrase
    door.type(passphrase)
    session = door.opens()
    assert (session.vault.about.council, session.writes) == ("Derby City", True)
    assert [(one.path, one.council) for one in door.page.memory.recents] == [(register, "Derby City")]
    session.close()
    door.page.arrive("")
    assert door.page.room.unlock.title.text() == "Open the Derby City register"
    assert door.page.side.list.shown == door.page.side.list.rows[0]


def test_settings_hold_nothing_but_paths_councils_and_times(
    door: Door, settings: QSettings, register: Path, passphrase: str
) -> None:
    door.page.arrive(str(register))
    door.type(passphrase)
    door.opens()
    settings.sync()
    kept = Path(settings.fileName()).read_text("utf-8")
    assert passphrase not in kept
    assert set(settings.allKeys()) == {"opening/registers", "opening/sample", "opening/folder"}


def test_a_wrong_passphrase_is_said_and_stands_chosen_to_be_typed_again(
    door: Door, register: Path, passphrase: str
) -> None:
    door.page.arrive(str(register))
    door.type("wrong")
    assert "This passphrase does not open derby.stars" in refused(door)
    assert door.focus is door.page.passphrase
    assert door.page.passphrase.selectedText() != ""
    door.type(passphrase)
    assert door.opens().writes


def test_nothing_typed_is_asked_for(door: Door, register: Path) -> None:
    door.page.arrive(str(register))
    door.type("")
    assert door.page.room.unlock.secret.problem.text() == "Enter the passphrase"
    assert not door.page.locksmith.busy


def test_a_register_open_elsewhere_is_opened_to_be_read(door: Door, register: Path, passphrase: str) -> None:
    with open_register(register, passphrase):
        door.page.arrive(str(register))
        door.type(passphrase)
        assert "derby.stars is open elsewhere: " in refused(door)
        door.press("Open it to read")
        assert not door.opens().writes


def test_a_register_open_elsewhere_is_tried_again_once_it_was_closed_there(
    door: Door, register: Path, passphrase: str
) -> None:
    with open_register(register, passphrase):
        door.page.arrive(str(register))
        door.type(passphrase)
        refused(door)
    door.press("Try again")
    assert door.opens().writes


def test_the_recovery_key_opens_it_and_a_new_passphrase_is_set(door: Door, register: Path, recovery_key: str) -> None:
    door.page.arrive(str(register))
    door.press("Use the recovery key")
    door.type(recovery_key.lower().replace("-", " "))
    room = door.page.room
    door.until(lambda: room.front is room.recovered)
    assert not door.sessions
    assert not door.page.side.isVisible()
    door.type("teapot glacier walrus lamp", enter=False)
    room.recovered.secret.again.line.setFocus()
    door.type("teapot glacier walrus lamp")
    door.until(lambda: room.front is room.key)
    assert door.page.unsaved() == "the recovery key, which is shown only now"
    assert room.key.paper
    assert room.key.paper.key != recovery_key
    door.press("I have printed or written it down: go on")
    door.opens().close()
    assert door.page.unsaved() == ""
    open_register(register, "teapot glacier walrus lamp").close()


def test_after_the_recovery_key_one_can_go_on_with_the_old_passphrase(
    door: Door, register: Path, passphrase: str, recovery_key: str
) -> None:
    door.page.arrive(str(register))
    door.press("Use the recovery key")
    door.type(recovery_key)
    door.until(lambda: door.page.room.front is door.page.room.recovered)
    door.press("Go on with the old one")
    door.opens().close()
    open_register(register, passphrase).close()


def test_a_register_that_its_recovery_key_opened_is_closed_when_it_is_given_up(
    door: Door, register: Path, passphrase: str, recovery_key: str
) -> None:
    door.page.arrive(str(register))
    door.press("Use the recovery key")
    door.type(recovery_key)
    door.until(lambda: door.page.room.front is door.page.room.recovered)
    door.page.forget()
    open_register(register, passphrase).close()


def test_a_mistyped_recovery_key_is_no_wrong_one(door: Door, register: Path, recovery_key: str) -> None:
    door.page.arrive(str(register))
    door.press("Use the recovery key")
    door.type(recovery_key[:-1])
    assert "Compare it with the paper" in refused(door)
    assert door.focus is door.page.room.unlock.recovery.line
    door.press("Use the passphrase")
    assert door.focus is door.page.passphrase
    assert said(door) == ""


def test_a_register_that_is_gone_says_so_and_can_be_taken_off_the_list(
    door: Door, register: Path, passphrase: str
) -> None:
    door.page.arrive(str(register))
    door.type(passphrase)
    door.opens().close()
    register.unlink()
    door.page.arrive("")
    assert said(door).startswith("There is no derby.stars in ")
    assert not door.page.passphrase.isVisible()
    door.press("Take it off the list")
    assert door.page.memory.recents == ()
    assert door.page.room.front is door.page.room.welcome


def test_arrows_choose_in_the_list_and_enter_goes_to_the_passphrase(
    door: Door, register: Path, passphrase: str
) -> None:
    door.page.arrive(str(register))
    door.type(passphrase)
    door.opens().close()
    door.page.arrive("")
    listing = door.page.side.list
    listing.setFocus()
    QTest.keyClick(listing, Qt.Key.Key_Down)
    assert door.page.room.unlock.title.text() == "Open the sample register"
    assert listing.hasFocus()
    QTest.keyClick(listing, Qt.Key.Key_Up)
    QTest.keyClick(listing, Qt.Key.Key_Return)
    assert door.page.room.unlock.title.text() == "Open the Derby City register"
    assert door.focus is door.page.passphrase


def test_that_the_focus_comes_to_the_list_changes_nothing_beside_it(door: Door) -> None:
    door.page.begin("new")
    door.page.side.list.setFocus()
    assert door.page.room.front is door.page.room.new


def test_show_shows_the_letters_and_hides_them_again(door: Door, register: Path) -> None:
    door.page.arrive(str(register))
    line = door.page.passphrase
    door.press("Show")
    assert line.echoMode() is line.EchoMode.Normal
    door.press("Hide")
    assert line.echoMode() is line.EchoMode.Password


@pytest.mark.parametrize(
    ("text", "shift", "on"),
    [
        ("a", False, False),
        ("A", False, True),
        ("a", True, True),
        ("A", True, None),
        ("7", False, None),
        ("", True, None),
    ],
)
def test_caps_lock_is_told_by_a_letter_and_by_nothing_else(text: str, shift: bool, on: bool | None) -> None:
    assert caps_lock(text, shift=shift) is on


def test_caps_lock_is_said_until_a_letter_tells_otherwise(door: Door, register: Path) -> None:
    door.page.arrive(str(register))
    warning = door.page.room.unlock.secret.caps
    door.type("A", enter=False)
    assert warning.isVisible()
    door.type("a", enter=False)
    assert not warning.isVisible()


def test_nothing_typed_outlives_the_opening(door: Door, register: Path, passphrase: str) -> None:
    door.page.arrive(str(register))
    door.press("Show")
    door.type(passphrase)
    session: Session = door.opens()
    assert session.writes
    line = door.page.passphrase
    assert (line.text(), line.echoMode()) == ("", line.EchoMode.Password)
