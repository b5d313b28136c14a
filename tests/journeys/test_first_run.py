"""The first day: a register is made, its recovery key noted, and the first enquiry added."""

from pathlib import Path

from tests.journeys.conftest import Start
from tests.journeys.outcome import figures
from tests.journeys.person import Person

PASSPHRASE = "copper lantern orchard 71"


def test_a_register_is_made_its_key_noted_and_the_first_enquiry_added(start: Start, tmp_path: Path) -> None:
    person = start()
    register = tmp_path / "nottingham.stars"
    person.until(lambda: person.focus == "Make the register...")
    person.press("Return")
    person.until_sees("Make a register", "Nobody can reset it.")
    person.press("Space", "Down")
    assert person.focus == "Nottingham City"
    person.fill(P=PASSPHRASE, A=PASSPHRASE)
    person.press("Return")

    person.until_sees("Print the recovery key, or write it down")
    person.reach("Recovery key: ")
    noted = "-".join(part.replace(" ", "") for part in person.focus.removeprefix("Recovery key: ").split(","))
    person.press("Alt+W")

    add_the_first(person)
    person.press("Ctrl+2")
    person.until_sees("Pipeline return - STARS Desktop", "Difference 0")
    assert person.table[1] == ["Foster care stability", "1", "0", "0", "0", "1", "0", "0", "0", "0"]
    assert person.table[4] == ["Total", "1", "0", "0", "0", "1", "0", "0", "0", "0"]

    person.press("Ctrl+L")
    person.until_sees("Open a register - STARS Desktop")
    assert figures(register, PASSPHRASE) == {"notified": 1, "pipeline": 1}
    person.press("Alt+U")
    person.type(noted)
    person.press("Return")
    person.until_sees("Set a new passphrase - STARS Desktop")
    person.press("Alt+O")
    person.until(lambda: "NOT-0001" in person.line)
    person.quit()


def add_the_first(person: Person) -> None:
    """From the empty list to the page of the first enquiry."""
    person.until(lambda: person.focus == "Add the first one")
    assert person.screen.startswith("Enquiries - STARS Desktop\n")
    person.press("Return")
    person.until_sees("New enquiry - STARS Desktop", "NOT-0001")
    assert person.focus == "Child reference"
    person.type("C-100")
    person.fill(I="KL", B="3 5 2012")
    person.pick("D", "B Foster care stability")
    person.fill(N="today", W="Ruth Okafor")
    person.press("Alt+A")
    person.until_sees("NOT-0001 - Enquiry - STARS Desktop", "New enquiry NOT-0001, saved", "B, foster care stability")
