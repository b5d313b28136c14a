"""The forms of what is no event: voiding, notes, the next step and the facts."""

from datetime import date
from typing import Final

from stars_desktop.domain.calendar import written
from stars_desktop.domain.codes import LEGAL_STATUSES, NOT_LOOKED_AFTER, PLACEMENT_TYPES
from stars_desktop.domain.entries import FactName, NextStep, WaitingFor
from stars_desktop.domain.typed_dates import EXAMPLE
from stars_desktop.services import enquiries, siblings
from stars_desktop.services.enquiries import Recorded
from stars_desktop.ui.recording.asked import A_DAY, Asked, Input, Problems, Values
from stars_desktop.ui.recording.drafts import Draft, Opened
from stars_desktop.ui.recording.weighing import UNDO

_A_DATE: Final = f"must be a date, such as {EXAMPLE}"
_A_DAY: Final = f"{A_DAY[0].upper()}{A_DAY[1:]}"
_CLEARS: Final = "Leave it empty where nothing is to be done any more."
_NOT_KNOWN: Final = ("", "Not known")
_TYPE_A_PART: Final = "Type a code or a part of the words to find it."


class VoidDraft(Draft):
    """Takes a line back: it stays in the timeline, struck through, and counts nowhere."""

    def __init__(self, opened: Opened, entry_id: str, named: str) -> None:
        asked = Asked("reason", "&Reason", hint="Why it should not have been recorded.", needed="Enter the reason")
        super().__init__(opened, "Void a line", "Void it", [asked])
        self._entry_id, self._named = entry_id, named

    def effect(self, _values: Values) -> str:
        """What becomes of it."""
        return f"{self._named} will count nowhere; it stays in the timeline, struck through, with your reason. {UNDO}"

    def _record(self, values: Values, _days: dict[str, date]) -> Recorded:
        return enquiries.void(self.opened.vault, self.opened.clerk, self._entry_id, values["reason"])


class NoteDraft(Draft):
    """Something worth knowing, on a date."""

    def __init__(self, opened: Opened) -> None:
        hint = "Leave out names, addresses and dates of birth."
        asked = [
            Asked("text", "&Note", Input.AREA, hint, "Enter the note"),
            Asked("on", "&Date of it", Input.DAY, _A_DAY, f"Date of it {_A_DATE}"),
        ]
        super().__init__(opened, "Add a note", "Add the note", asked)
        self.filled = {"on": written(self.today)}

    def effect(self, _values: Values) -> str:
        """It counts nowhere."""
        return f"It changes no figure of the return. {UNDO}"

    def _problems(self, _values: Values, days: dict[str, date]) -> Problems:
        return _not_ahead("on", "Date of it", days, self.today)

    def _record(self, values: Values, days: dict[str, date]) -> Recorded:
        opened = self.opened
        return enquiries.add_note(opened.vault, opened.clerk, opened.dossier.reference, values["text"], days["on"])


class NextStepDraft(Draft):
    """The one thing to do next, and whom it waits for; left empty there is none any more."""

    def __init__(self, opened: Opened) -> None:
        waiting = [("", "Nobody"), *((one.value, one.value) for one in WaitingFor)]
        asked = [
            Asked("what", "&What is to be done", hint=_CLEARS if opened.dossier.next_step else ""),
            Asked("who", "W&ho does it (optional)"),
            Asked("by", "&By when (optional)", Input.DAY, _A_DAY, ahead=True),
            Asked("waiting_for", "Waiting &for", Input.CHOICE, options=tuple(waiting)),
        ]
        super().__init__(opened, "Set the next step", "Set the next step", asked)
        if step := opened.dossier.next_step:
            self.filled = {
                "what": step.what, "who": step.who, "by": written(step.by) if step.by else "",
                "waiting_for": step.waiting_for or "",
            }  # fmt: skip

    def effect(self, values: Values) -> str:
        """It takes the place of the former one."""
        if values.get("what") or values.get("waiting_for"):
            return f"There is one next step: it takes the place of the former one. {UNDO}"
        return f"The enquiry will have no next step. {UNDO}" if self.opened.dossier.next_step else ""

    def _problems(self, values: Values, _days: dict[str, date]) -> Problems:
        if values.get("what"):
            return {}
        if values.get("who") or values.get("by"):
            return {"what": "Enter what is to be done"}
        if not values.get("waiting_for") and not self.opened.dossier.next_step:
            return {"what": "Enter what is to be done, or choose for whom it waits"}
        return {}

    def _record(self, values: Values, days: dict[str, date]) -> Recorded:
        waiting = WaitingFor(values["waiting_for"]) if values.get("waiting_for") else None
        step = NextStep("", values.get("what", ""), values.get("who", ""), days.get("by"), waiting, self.today)
        return enquiries.set_next_step(self.opened.vault, self.opened.clerk, self.opened.dossier.reference, step)


class SiblingDraft(Draft):
    """An enquiry about a brother or sister, told on a day; both enquiries show it."""

    def __init__(self, opened: Opened) -> None:
        hint, needed = "Of an enquiry about a brother or sister, for example DER-0042.", "Enter the reference"
        asked = [
            Asked("other", "&Enquiry reference", hint=hint, needed=needed),
            Asked("on", "&Told on", Input.DAY, "The day you were told", f"Told on {_A_DATE}"),
        ]
        super().__init__(opened, "Link a sibling", "Link them", asked)
        self.filled = {"on": written(self.today)}

    def effect(self, _values: Values) -> str:
        """It shows, and counts nowhere."""
        return f"Each enquiry will show the other. It changes no figure of the return. {UNDO}"

    def _problems(self, values: Values, days: dict[str, date]) -> Problems:
        why = siblings.why_not(self.opened.vault, self.opened.dossier.reference, values["other"])
        wrong = {"other": why} if why else {}
        return {**wrong, **_not_ahead("on", "Told on", days, self.today)}

    def _record(self, values: Values, days: dict[str, date]) -> Recorded:
        opened = self.opened
        return siblings.link(opened.vault, opened.clerk, opened.dossier.reference, values["other"], days["on"])


class UnlinkDraft(Draft):
    """Takes the link to a brother or sister back, on both sides."""

    def __init__(self, opened: Opened, other: str) -> None:
        hint = "Such as: linked by mistake, they are not related."
        asked = Asked("reason", "&Reason", hint=hint, needed="Enter the reason")
        super().__init__(opened, f"Unlink {other}", "Unlink them", [asked])
        self._other = other

    def effect(self, _values: Values) -> str:
        """What becomes of it."""
        return f"Neither enquiry will show the other; both timelines keep the link, struck through. {UNDO}"

    def _record(self, values: Values, _days: dict[str, date]) -> Recorded:
        opened = self.opened
        return siblings.unlink(opened.vault, opened.clerk, opened.dossier.reference, self._other, values["reason"])


FACTS: Final = (
    Asked(FactName.INITIALS, "&Initials"),
    Asked(FactName.DATE_OF_BIRTH, "Date of &birth", Input.DAY, _A_DAY.replace("2022", "2010")),
    Asked(FactName.PLACEMENT_TYPE, "&Placement type", Input.CODE, _TYPE_A_PART,
          options=(_NOT_KNOWN, *((code, f"{words} ({code})") for code, words in PLACEMENT_TYPES.items()))),
    Asked(FactName.LEGAL_STATUS, "&Legal status", Input.CODE, _TYPE_A_PART,
          options=(_NOT_KNOWN, *((code, words if code == NOT_LOOKED_AFTER else f"{words} ({code})")
                                 for code, words in LEGAL_STATUSES.items()))),
    Asked(FactName.SOCIAL_WORKER, "Social &worker"),
    Asked(FactName.TEAM, "&Team"),
    Asked(FactName.SOURCE, "S&ource", hint="Where you heard of the child."),
)  # fmt: skip
"""The facts that can be changed, in the order in which they are shown."""


class FactsDraft(Draft):
    """What is known of the child, since when; only what differs is recorded."""

    def __init__(self, opened: Opened) -> None:
        hint, needed = "What you changed above holds from this day.", f"Since when {_A_DATE}"
        since = Asked("on", "&Since when", Input.DAY, hint, needed)
        super().__init__(opened, "Change facts", "Record the facts", [*FACTS, since])
        known = {name: fact.value for name, fact in opened.dossier.facts.items()}
        if born := known.get(FactName.DATE_OF_BIRTH):
            known[FactName.DATE_OF_BIRTH] = written(date.fromisoformat(born))
        self.filled = {asked.key: known.get(FactName(asked.key), "") for asked in FACTS}
        self.filled["on"] = written(self.today)

    def effect(self, _values: Values) -> str:
        """Facts count nowhere; the criteria read them."""
        return f"It changes no figure of the return; the criteria are answered again from it. {UNDO}"

    def _problems(self, values: Values, days: dict[str, date]) -> Problems:
        born = _not_ahead(FactName.DATE_OF_BIRTH, "Date of birth", days, self.today)
        same = all(values.get(asked.key, "") == self.filled[asked.key] for asked in FACTS)
        unchanged = {"": "Nothing was changed above. Change a fact, or choose Cancel"} if same else {}
        return {**born, **_unlisted(values), **_not_ahead("on", "Since when", days, self.today), **unchanged}

    def _record(self, values: Values, days: dict[str, date]) -> Recorded:
        facts = {FactName(asked.key): values.get(asked.key, "") for asked in FACTS}
        born = days.get(FactName.DATE_OF_BIRTH)
        facts[FactName.DATE_OF_BIRTH] = born.isoformat() if born else ""
        opened = self.opened
        return enquiries.change_facts(opened.vault, opened.clerk, opened.dossier.reference, facts, days["on"])


def _unlisted(values: Values) -> Problems:
    """What was typed for a code and is none."""
    return {
        asked.key: f"{asked.plain} must be one of the list, and “{typed}” is not"
        for asked in FACTS
        if asked.input is Input.CODE and (typed := values.get(asked.key, "")) not in dict(asked.options)
    }


def _not_ahead(key: str, label: str, days: dict[str, date], today: date) -> Problems:
    if key in days and days[key] > today:
        return {key: f"{label} must be today or in the past; today is {written(today)}"}
    return {}
