"""Panels and case meetings: planned, held one enquiry at a time, gone on with after an interruption, and recorded.

Where a panel stands, and what is typed at it, is kept at every step: nothing is lost when the program is. What is
decided or noted goes into the journal of its enquiry as always, by a clerk that `at_panel` gives.
"""

from dataclasses import dataclass, replace
from datetime import date

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.entries import Clerk, FactName, NextStep, Note, WaitingFor
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.panel import Item, Panel, Plan, Typed, Written, chair_of
from stars_desktop.services.dossiers import Moment, dossier
from stars_desktop.services.recorded import Recorded
from stars_desktop.store import panels
from stars_desktop.store.entries import known_enquiries
from stars_desktop.store.journal import Journal
from stars_desktop.store.vault import Connection, Vault

__all__ = [
    "Discussed", "Item", "Panel", "PanelRecord", "Plan", "Typed", "Written", "all_panels", "at_panel", "begin",
    "change", "end", "go_on", "going_on", "keep_typed", "open_panel", "problems", "record_of", "record_typed",
    "turn_to",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Discussed:
    """One enquiry in the record of a panel: what became of it there, newest last, voided lines included."""

    reference: str
    initials: str
    cohort: Cohort | None
    decision: str
    """the kind of the decision that stands; "" where none was taken"""
    seen: bool
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class PanelRecord:
    """The record of a panel: who sat, what was discussed and decided, and what is to be done next."""

    panel: Panel
    council: str
    sample: bool
    discussed: tuple[Discussed, ...]


def problems(plan: Plan) -> list[tuple[str, str]]:
    """What is missing of a plan: by the field ("name", "agenda") a sentence."""
    found = []
    if not plan.name.strip():
        found.append(("name", "Enter the name of the panel"))
    if not plan.references:
        found.append(("agenda", "Choose at least one enquiry for the agenda"))
    return found


def begin(vault: Vault, clerk: Clerk, plan: Plan) -> int:
    """Keeps a panel that begins now, at the first enquiry of its agenda; its number."""
    _refuse_incomplete(plan)
    with vault.writing() as connection:
        number = panels.add(connection, _tidy(plan), _enquiries(connection, plan), clerk.now(), clerk.user)
        panels.turn_to(connection, number, 0)
    return number


def change(vault: Vault, panel_id: int, plan: Plan) -> None:
    """Another name, day, attendees or agenda for a panel; the enquiry in front stays there while it is on it.

    Raises ExpectedError where an enquiry would leave the agenda of which something was recorded at the panel.
    """
    _refuse_incomplete(plan)
    with vault.writing() as connection:
        panel = _found(connection, panel_id)
        enquiries = _enquiries(connection, plan)
        leaving = [item.reference for item in panel.items if item.written and item.enquiry_id not in enquiries]
        if leaving:
            verb = "stays" if len(leaving) == 1 else "stay"
            raise ExpectedError(
                f"{' and '.join(leaving)} {verb} on the agenda: something was recorded there at this panel."
            )
        in_front = panel.items[panel.at].enquiry_id
        panels.change(connection, panel_id, _tidy(plan), enquiries)
        panels.turn_to(connection, panel_id, enquiries.index(in_front) if in_front in enquiries else 0)


def open_panel(vault: Vault, panel_id: int) -> Panel:
    """A panel as it stands."""
    _refuse_older(vault)
    with vault.reading() as connection:
        return _found(connection, panel_id)


def all_panels(vault: Vault) -> list[Panel]:
    """Every panel of the register, the newest day first; none in one that an earlier version wrote."""
    if not vault.about.holds_panels:
        return []
    with vault.reading() as connection:
        return panels.panels(connection)


def going_on(vault: Vault) -> int:
    """How many panels have not ended: quick enough to be asked at every step."""
    if not vault.about.holds_panels:
        return 0
    with vault.reading() as connection:
        return panels.going_on(connection)


def turn_to(vault: Vault, panel_id: int, place: int) -> None:
    """The enquiry at a place of the agenda is in front."""
    with vault.writing() as connection:
        panels.turn_to(connection, panel_id, place)


def keep_typed(vault: Vault, panel_id: int, enquiry_id: int, typed: Typed) -> None:
    """Keeps what stands in the fields of an enquiry at the panel, so that nothing typed is lost."""
    with vault.writing() as connection:
        panels.keep_typed(connection, panel_id, enquiry_id, typed)


def record_typed(vault: Vault, clerk: Clerk, panel_id: int, item: Item, by: date | None) -> Recorded:
    """Records what is typed for an item in the journal of the enquiry, as a note, a next step, or both.

    `by` is the day of `item.typed.by`. A next step takes over whom the enquiry waited for, but for the panel itself.
    Raises ExpectedError where there is nothing, or somebody and a day but nothing to do.
    """
    typed = item.typed
    if (typed.who or typed.by) and not typed.what:
        raise ExpectedError("Enter what is to be done, or leave who and by when empty.")
    if typed.blank:
        raise ExpectedError("Enter a note or a next action first.")
    sitting = at_panel(clerk, panel_id)
    today = dossier(vault, item.reference, clerk.today)
    waits = today.next_step.waiting_for if today.next_step else None
    entries: list[Note | NextStep] = []
    if typed.note:
        entries.append(Note(clerk.new_id(), typed.note, clerk.today))
    if typed.what:
        waiting = None if waits is WaitingFor.PANEL else waits
        entries.append(NextStep(clerk.new_id(), typed.what, typed.who, by, waiting, clerk.today))
    with vault.writing() as connection:
        journal = Journal(connection, clerk.now(), clerk.user, clerk.today, sitting.panel)
        journal.add_entries(item.enquiry_id, entries)
        journal.flush()
        panels.keep_typed(connection, panel_id, item.enquiry_id, Typed())
    words = " and ".join("note" if isinstance(one, Note) else "next action" for one in entries)
    return Recorded(tuple(one.id for one in entries), f"{words[0].upper()}{words[1:]} of the panel")


def end(vault: Vault, clerk: Clerk, panel_id: int) -> None:
    """The panel has ended; its record stays."""
    with vault.writing() as connection:
        panels.end(connection, panel_id, clerk.now())


def go_on(vault: Vault, panel_id: int) -> None:
    """A panel that was ended goes on where it stood."""
    with vault.writing() as connection:
        panels.end(connection, panel_id, None)


def at_panel(clerk: Clerk, panel_id: int, attendees: str = "") -> Clerk:
    """The clerk at a panel: what such a clerk records is in its record too, and whoever chairs it decides."""
    return replace(clerk, panel=panel_id, decides=chair_of(attendees))


def record_of(vault: Vault, panel_id: int, today: date) -> PanelRecord:
    """The record of a panel, from what stands in the journals of its enquiries now."""
    panel = open_panel(vault, panel_id)
    discussed = tuple(_discussed(vault, item, today) for item in panel.items)
    return PanelRecord(panel, vault.about.council, vault.about.sample, discussed)


def _discussed(vault: Vault, item: Item, today: date) -> Discussed:
    try:
        found = dossier(vault, item.reference, today)
    except ExpectedError:  # its import was undone: the enquiry is no more
        return Discussed(item.reference, "", None, item.decision, item.seen, ())
    ids = [one.entry_id for one in item.written]
    at_the_panel = sorted(
        (one for one in found.timeline if one.entry_id in ids), key=lambda one: ids.index(one.entry_id)
    )
    known = found.facts.get(FactName.INITIALS)
    return Discussed(
        item.reference, known.value if known else "", found.history.cohort, item.decision, item.seen,
        tuple(at_the_panel),
    )  # fmt: skip


def _enquiries(connection: Connection, plan: Plan) -> list[int]:
    """The numbers of the enquiries of an agenda, each once, in its order."""
    known = {one.reference.casefold(): one.id for one in known_enquiries(connection, plan.references)}
    if missing := [one for one in plan.references if one.casefold() not in known]:
        raise ExpectedError(f"There is no enquiry “{missing[0]}” in this register. Choose the agenda again.")
    return list(dict.fromkeys(known[one.casefold()] for one in plan.references))


def _found(connection: Connection, panel_id: int) -> Panel:
    panel = panels.panel_of(connection, panel_id)
    if panel is None:
        raise ExpectedError("That panel is not in this register. Choose one of the list.")
    return panel


def _refuse_incomplete(plan: Plan) -> None:
    if found := problems(plan):
        raise ExpectedError(". ".join(sentence for _, sentence in found) + ".")


def _refuse_older(vault: Vault) -> None:
    if not vault.about.holds_panels:
        raise ExpectedError(
            f"{vault.path} was written by an earlier version of STARS Desktop, which kept no panels. "
            "Open it once for changing."
        )


def _tidy(plan: Plan) -> Plan:
    return replace(plan, name=" ".join(plan.name.split()), attendees=plan.attendees.strip())
