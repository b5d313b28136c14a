"""The reply to the social worker: drafted from the criteria, edited by a person, copied, and recorded if wanted."""

from datetime import date
from typing import Final

from stars_desktop.services.criteria import in_use
from stars_desktop.services.enquiries import Recorded, add_note
from stars_desktop.services.notes_back import note_back
from stars_desktop.ui.recording.asked import Asked, Input, Values
from stars_desktop.ui.recording.drafts import Draft, Opened
from stars_desktop.ui.recording.weighing import UNDO

TEXT, ALSO, NOTED = "text", "also", "noted"
_TEXT: Final = Asked(
    TEXT, "&Text", Input.AREA, "Drafted from the criteria. Change what you like.",
    "Enter what you write", lines=11,
)  # fmt: skip
_ALSO: Final = Asked(
    ALSO, "&When it is copied", Input.CHOICE, options=(("", "Copy it only"), (NOTED, "Record it as a note too")),
)  # fmt: skip


class ReplyDraft(Draft):
    """What is typed is copied in the end; a note of it is recorded only where that was chosen."""

    def __init__(self, opened: Opened, *, records: bool) -> None:
        asked = [_TEXT, _ALSO] if records else [_TEXT]
        super().__init__(opened, "Reply to the social worker", "Copy the text", asked)
        criteria = in_use(opened.vault, self.today)
        self.filled = {TEXT: note_back(opened.vault, opened.dossier.reference, criteria, self.today), ALSO: ""}

    def effect(self, values: Values) -> str:
        """Nothing leaves the program by itself."""
        noted = f" A note of it will stand in the timeline. {UNDO}" if values.get(ALSO) == NOTED else ""
        return f"Paste it into an e-mail; nothing is sent from here.{noted}"

    def _record(self, values: Values, _days: dict[str, date]) -> Recorded | None:
        self.copied = values[TEXT]
        if values.get(ALSO) != NOTED:
            return None
        opened, text = self.opened, f"Reply to the social worker:\n{self.copied}"
        return add_note(opened.vault, opened.clerk, opened.dossier.reference, text, self.today)
