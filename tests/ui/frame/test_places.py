"""Where the window goes, and what stands round its pages: title, places, panes, banners, and what is barred."""

from PySide6.QtWidgets import QApplication

from tests.journeys.conftest import Start
from tests.journeys.person import Person

READ_ONLY = "This register is open for reading only."


def barred(person: Person, letter: str) -> dict[str, str]:
    """The entries of a menu that cannot be chosen now, each with the reason that it shows."""
    person.press(f"Alt+{letter}")
    menu = QApplication.activePopupWidget()
    assert menu
    found = {one.text().replace("&", ""): one.toolTip() for one in menu.actions() if not one.isEnabled()}
    person.press("Esc", "Esc")
    return {entry: why for entry, why in found.items() if entry}


def test_the_title_names_reference_screen_and_program(in_the_sample: Person) -> None:
    person = in_the_sample
    assert person.window.windowTitle() == "Enquiries - STARS Desktop"
    reference = person.table[0][0]
    person.press("Home", "Return")
    assert person.window.windowTitle() == f"{reference} - Enquiry - STARS Desktop"
    person.press("Ctrl+T")
    assert person.window.windowTitle() == f"{reference} - Criteria - STARS Desktop"
    person.quit()


def test_back_and_forward_come_to_the_same_place_as_it_was_left(in_the_sample: Person) -> None:
    person = in_the_sample
    assert barred(person, "G")["Back"] == "There is nothing to go back to."
    person.press("Down", "Down")
    left = person.line
    person.press("Return", "Ctrl+2")
    person.press("Alt+Left", "Alt+Left")
    assert person.window.windowTitle() == "Enquiries - STARS Desktop"
    assert person.line == left
    assert "Back" in barred(person, "G")
    person.press("Alt+Right", "Alt+Right")
    assert person.window.windowTitle() == "Pipeline return - STARS Desktop"
    assert barred(person, "G")["Forward"] == "There is nothing to go forward to."
    person.quit()


def test_the_places_are_gone_to_by_keyboard_and_count_what_their_list_holds(in_the_sample: Person) -> None:
    person = in_the_sample
    listed = len(person.table)
    assert listed
    while person.focus != "Places":
        person.press("F6")
    assert person.line == f"Enquiries {listed}"
    person.press("Down", "Down", "Return")
    assert person.window.windowTitle() == "Import a workbook - STARS Desktop"
    person.quit()


def test_the_count_at_the_side_follows_what_is_recorded(at_work: Person) -> None:
    person = at_work
    person.press("F6", "F6")
    assert person.line == "Enquiries 0"
    person.press("Ctrl+N")
    person.type("C-1")
    person.pick("D", "A Residential step-down")
    person.fill(N="today")
    person.press("Alt+A")
    person.until_sees("DER-0001 - Enquiry - STARS Desktop")
    person.press("F6", "F6")
    person.until(lambda: person.line == "Enquiries 1")
    person.press("Ctrl+Z")
    person.until(lambda: person.line == "Enquiries 0")
    person.quit()


def test_f6_goes_round_the_parts_of_the_window(in_the_sample: Person) -> None:
    person = in_the_sample
    places = []
    for _ in range(4):
        places.append(person.focus)
        person.press("F6")
    assert places == ["Enquiries", "New enquiry", "Places", "Enquiries"]


def test_the_toolbar_is_gone_through_by_the_arrows_and_by_tab(in_the_sample: Person) -> None:
    person = in_the_sample
    person.press("F6")
    assert person.focus == "New enquiry"
    person.press("Right", "Tab", "Left", "Right", "Right")
    assert person.focus == "Plan a meeting..."
    person.reach("Go to an enquiry or command...")
    person.press("Tab")
    assert person.focus == "Places"
    person.quit()


def test_that_the_data_are_invented_stays_said_on_every_page(in_the_sample: Person) -> None:
    person = in_the_sample
    for page in ("Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+N"):
        person.press(page)
        assert "Sample data. Every enquiry here is invented" in person.screen
    person.press("Ctrl+L")
    assert "Sample data." not in person.screen
    person.quit()


def test_a_register_for_reading_says_so_and_why_nothing_is_recorded(reading: Person) -> None:
    person = reading
    assert "Open for reading only: nothing can be recorded." in person.screen
    assert barred(person, "F")["Change the passphrase..."] == READ_ONLY
    why_not = barred(person, "Q")
    assert {why_not[one] for one in ("New enquiry", "Withdrawal...", "Note...", "Next step...")} == {READ_ONLY}
    assert "Open" not in why_not
    person.press("Home", "Return")
    assert "Enquiry - STARS Desktop" in person.window.windowTitle()
    person.quit()


def test_at_the_door_nothing_of_a_register_can_be_asked_for(start: Start) -> None:
    person = start()
    assert set(barred(person, "Q").values()) == {
        "Open a register first.",
        "Choose an enquiry first, in the list of enquiries.",
    }
    assert barred(person, "F")["Lock"] == "Open a register first."
    person.quit()
