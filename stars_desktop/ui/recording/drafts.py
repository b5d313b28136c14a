"""Forms at work, without a window: what is filled in, what is asked now, what it would do, and recording it."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cached_property
from typing import Final

from stars_desktop.domain.calendar import written
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.enquiry import fold
from stars_desktop.domain.entries import Clerk
from stars_desktop.domain.events import By, Event, Kind
from stars_desktop.domain.following import meeting_reached
from stars_desktop.domain.triage import Fit, Triage
from stars_desktop.services import enquiries
from stars_desktop.services.criteria import in_use
from stars_desktop.services.enquiries import Dossier, Recorded
from stars_desktop.services.triage import triage_enquiry
from stars_desktop.store.vault import Vault
from stars_desktop.ui.recording.asked import Asked, Input, Problems, Values, read_day, unanswered
from stars_desktop.ui.recording.forms import FITS, FORMS, OTHERS, OVERRIDE, OWN_FIELDS, WHY, split_references
from stars_desktop.ui.recording.weighing import UNDO, effect, problems_of, told_twice

_NEW: Final = "new event"
_CHANGE: Final = "change of cohort"
_PLAIN: Final = frozenset(field.name for field in fields(Event)) - {"id", "kind", "on", "place"} - OWN_FIELDS
_OF_THE_MEETING: Final = ("mode", "attendees", "meeting_reference")
"""what is known of a meeting once it was planned, and not asked again"""
_WHY: Final = Asked(WHY, "Wh&y it is corrected", needed="Enter why it is corrected")


@dataclass(frozen=True, slots=True)
class Opened:
    """The enquiry that is recorded for, where it stands, and who records."""

    vault: Vault
    clerk: Clerk
    dossier: Dossier


class Draft:
    """A form at work: `fields` are what it asks, `filled` what stands there at first, `recorded` what came of it."""

    def __init__(self, opened: Opened, title: str, does: str, asked: Sequence[Asked]) -> None:
        self.opened = opened
        self.title, self.does = f"{title} - {opened.dossier.reference}", does
        self.fields = tuple(asked)
        self.filled: dict[str, str] = {}
        self.recorded: Recorded | None = None
        self.copied = ""
        """what goes to the clipboard once it is done"""

    @property
    def today(self) -> date:
        """The last day on which anything can have happened."""
        return self.opened.clerk.today

    def hidden(self, _values: Values) -> frozenset[str]:
        """The keys of what is not asked as things stand."""
        return frozenset()

    def effect(self, _values: Values) -> str:
        """What recording it will do, in a sentence."""
        return UNDO

    def submit(self, values: Values) -> Problems:
        """Records it, or says what has to be mended first, in the order of the fields."""
        hidden = self.hidden(values)
        shown = {key: value for key, value in values.items() if key not in hidden}
        problems = unanswered(self.fields, shown, hidden)
        days: dict[str, date] = {}
        for asked in self.fields:
            if asked.input is Input.DAY and (day := read_day(asked, shown, self.today, problems)):
                days[asked.key] = day
        problems = problems or self._problems(shown, days)
        if not problems:
            self.recorded = self._record(shown, days)
        order = [asked.key for asked in self.fields]
        return dict(sorted(problems.items(), key=lambda one: order.index(one[0]) if one[0] in order else len(order)))

    def _problems(self, _values: Values, _days: dict[str, date]) -> Problems:
        """What only this form can see."""
        return {}

    def _record(self, values: Values, days: dict[str, date]) -> Recorded | None:
        raise NotImplementedError


class EventDraft(Draft):
    """An event of any kind; with `old` the one that stands there is corrected."""

    def __init__(self, opened: Opened, kind: Kind, old: Event | None = None) -> None:
        self.form, self._old = FORMS[kind], old
        title = f"Correct {self.form.words.lower()}" if old else self.form.does
        super().__init__(opened, title, "Correct it" if old else self.form.does, ())
        events = opened.dossier.history.events
        self._standing = [event for event in events if old is None or event.id != old.id]
        self.fields = self._corrected() if old else tuple(map(self._with_options, self.form.asked))
        self.filled = self._as_it_stands(old) if old else self._at_first()

    @cached_property
    def triage(self) -> Triage:
        """The verdicts as the criteria are answered now."""
        criteria = in_use(self.opened.vault, self.opened.clerk.today)
        return triage_enquiry(self.opened.vault, self.opened.dossier.reference, criteria)

    @property
    def _fitting(self) -> list[Cohort]:
        return [cohort for cohort, verdict in self.triage.cohorts.items() if verdict.fit is Fit.FITS]

    def hidden(self, values: Values) -> frozenset[str]:
        """An override is asked for where the criteria do not say that the cohort fits."""
        chosen = values.get(FITS, "")
        if self.form.kind is not Kind.CRITERIA_MET or self._old:
            return frozenset()
        return OVERRIDE if not chosen or self.triage.cohorts[Cohort(chosen)].fit is Fit.FITS else frozenset()

    def effect(self, values: Values) -> str:
        """The figure that it will change; a correction says what becomes of the former line."""
        if self._old:
            return f"{self._old} stays in the timeline, struck through, with why it was corrected. {UNDO}"
        if FITS in {asked.key for asked in self.fields} and not values.get(FITS):
            return f"Which figure it changes follows from the cohort. {UNDO}"
        events = self._events(values, self._days(values))
        return told_twice(self._standing, events[-1]) + effect(self._standing, events, self.today)

    def _days(self, values: Values) -> dict[str, date]:
        """The days typed so far, today where there is none yet."""
        unheard: Problems = {}
        asked = [one for one in self.fields if one.input is Input.DAY]
        return {one.key: read_day(one, values, self.today, unheard) or self.today for one in asked}

    def _problems(self, values: Values, days: dict[str, date]) -> Problems:
        arranged, meeting = days["on"], days.get("meeting_on")
        if meeting and meeting < arranged:
            earliest = f"{written(arranged)}, when it was arranged"
            return {"meeting_on": f"Meeting on must be the same as or after {earliest}"}
        return problems_of(self._standing, self._events(values, days), self.today)

    def _events(self, values: Values, days: dict[str, date]) -> list[Event]:
        """The event, after the change of cohort that it needs."""
        old = self._old
        place = old.place if old and old.on == days["on"] else 0
        given = {key: value for key, value in values.items() if key in _PLAIN and value}
        read: dict[str, object] = {**given, "by": By(given["by"]) if "by" in given else None}
        read["cohort"] = Cohort(given["cohort"]) if "cohort" in given else None
        read["meeting_on"] = days.get("meeting_on")
        event = replace(Event(_NEW, self.form.kind, days["on"], place), **read)  # type: ignore[arg-type]
        chosen = values.get(FITS, "")
        before = fold(one for one in self._standing if one.on <= event.on).cohort
        if chosen and before and chosen != before:
            return [Event(_CHANGE, Kind.COHORT_CHANGED, event.on, 0, Cohort(chosen)), event]
        return [event]

    def _record(self, values: Values, days: dict[str, date]) -> Recorded:
        vault, clerk, reference = self.opened.vault, self.opened.clerk, self.opened.dossier.reference
        events = [replace(event, id="", place=0) for event in self._events(values, days)]
        if self._old:
            return enquiries.correct(vault, clerk, self._old.id, events[0], values[WHY])
        if others := split_references(values.get(OTHERS, "")):
            shared = events[0].meeting_reference or f"{reference}, {written(events[0].meeting_on or events[0].on)}"
            meeting = replace(events[0], meeting_reference=shared)
            return enquiries.record_meeting(vault, clerk, [reference, *others], meeting)
        return enquiries.record_several(vault, clerk, reference, events)

    def _with_options(self, asked: Asked) -> Asked:
        """Cohorts with their verdicts at a decision; a change of cohort goes to another one."""
        present = self.opened.dossier.history.cohort
        if asked.key == FITS:
            verdicts = {cohort.value: verdict.fit for cohort, verdict in self.triage.cohorts.items()}
            options = tuple((value, f"{said}: {verdicts[value]}") for value, said in asked.options)
            *most, last = self._fitting or ("",)
            more = f"{', '.join(most)} and {last} fit. " if most else ""
            return replace(asked, hint=f"{more}{asked.hint}", options=options)
        if self.form.kind is Kind.COHORT_CHANGED and asked.key == "cohort":
            return replace(asked, options=tuple(one for one in asked.options if one[0] != present))
        return asked

    def _corrected(self) -> tuple[Asked, ...]:
        """What can be corrected of an event, and why it is."""
        own = [asked for asked in self.form.asked if asked.key not in OWN_FIELDS]
        return (*(replace(one, needed="") if one.key in OVERRIDE else one for one in own), _WHY)

    def _as_it_stands(self, old: Event) -> dict[str, str]:
        values = {asked.key: getattr(old, asked.key, None) for asked in self.fields}
        return {key: written(one) if isinstance(one, date) else str(one or "") for key, one in values.items()}

    def _at_first(self) -> dict[str, str]:
        """Today, the present cohort, who decides, and what is known of the meeting that was planned."""
        history = self.opened.dossier.history
        clerk = self.opened.clerk
        filled = {"on": written(self.today), FITS: self._likely(), "decided_by": clerk.decides or clerk.user}
        planned = meeting_reached(history)
        if planned and planned.kind is Kind.MEETING_PLANNED and self.form.kind is not Kind.MEETING_PLANNED:
            filled.update({key: getattr(planned, key) for key in _OF_THE_MEETING})
            if self.form.kind is Kind.MEETING_HELD and planned.meeting_on and planned.meeting_on <= self.today:
                filled["on"] = written(planned.meeting_on)
        return {asked.key: filled.get(asked.key, "") for asked in self.fields}

    def _likely(self) -> str:
        """The one cohort that fits; the present one where none does; where several do, it has to be chosen."""
        present = self.opened.dossier.history.cohort
        if self.form.kind is not Kind.CRITERIA_MET or not self._fitting:
            return str(present or "")
        return str(self._fitting[0]) if len(self._fitting) == 1 else ""
