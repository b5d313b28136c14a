"""A panel at work, without a window: where it stands, what is typed, and what is recorded while it sits."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from stars_desktop.domain.calendar import NotADateError
from stars_desktop.domain.entries import Clerk
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.events import Kind
from stars_desktop.domain.explaining import dates_ahead
from stars_desktop.domain.panel import Item, Panel, Plan, Typed
from stars_desktop.domain.typed_dates import read_typed_day, written_with_weekday
from stars_desktop.services import panels
from stars_desktop.services.criteria import in_use
from stars_desktop.services.enquiries import Dossier, Recorded, dossier
from stars_desktop.services.listing import Listed, listed
from stars_desktop.services.triage import walk
from stars_desktop.store.vault import Vault
from stars_desktop.ui.common.marks import KIND_ICONS
from stars_desktop.ui.panel.front import Known, front
from stars_desktop.ui.panel.state import NOTED, ON_NOW, SEEN, TO_COME, AgendaLine, Front, View

Problems = Mapping[str, str]
NO_ACTION: Final = "Enter what is to be done, or leave who and by when empty"


class PanelPresenter:
    """Open a panel first; whatever is asked then is asked of that one."""

    def __init__(self, vault: Vault, clerk: Clerk) -> None:
        self._vault, self._clerk = vault, clerk
        self._panel: Panel | None = None
        self.masked = True
        self.dossier: Dossier | None = None
        """the enquiry in front; None where it is there no more"""

    @property
    def panel(self) -> Panel:
        """The panel that is open."""
        assert self._panel  # noqa: S101 - nothing is asked before
        return self._panel

    @property
    def item(self) -> Item:
        """What is in front."""
        return self.panel.items[self.panel.at]

    @property
    def clerk(self) -> Clerk:
        """Who records while the panel sits, and who decides: what is recorded stands in its record too."""
        return panels.at_panel(self._clerk, self.panel.id, self.panel.attendees)

    @property
    def plan(self) -> Plan:
        """What was planned, to be changed."""
        panel = self.panel
        return Plan(panel.name, panel.on, panel.attendees, tuple(one.reference for one in panel.items))

    def open(self, panel_id: int) -> View:
        """A panel where it stands, masked; one that had ended goes on."""
        self._panel = panels.open_panel(self._vault, panel_id)
        self.masked = True
        if self.panel.ended:
            panels.go_on(self._vault, panel_id)
        return self.turn(self.panel.at)

    def view(self) -> View:
        """As the register has it now."""
        self._panel = panel = panels.open_panel(self._vault, self.panel.id)
        rows = {row.id: row for row in listed(self._vault, [item.enquiry_id for item in panel.items])}
        found, gone = self._front()
        return View(
            name=panel.name,
            on=written_with_weekday(panel.on),
            place=f"Enquiry {panel.at + 1} of {len(panel.items)}",
            decided=f"{panel.decided} of {len(panel.items)} decided",
            masked=self.masked,
            agenda=tuple(self._line(at, item, rows.get(item.enquiry_id)) for at, item in enumerate(panel.items)),
            front=found,
            gone=gone,
            typed=self.item.typed,
            at=panel.at,
        )

    def turn(self, place: int) -> View:
        """Another enquiry of the agenda in front; beyond its ends it stays."""
        place = min(max(0, place), len(self.panel.items) - 1)
        panels.turn_to(self._vault, self.panel.id, place)
        return self.view()

    def turn_mask(self) -> View:
        """What names anybody is seen, or hidden again."""
        self.masked = not self.masked
        return self.view()

    def keep(self, typed: Typed) -> None:
        """What stands in the fields, so that nothing typed is lost with the program."""
        if typed != self.item.typed:
            panels.keep_typed(self._vault, self.panel.id, self.item.enquiry_id, typed)
            items = (replace(one, typed=typed) if one is self.item else one for one in self.panel.items)
            self._panel = replace(self.panel, items=tuple(items))

    def record(self, typed: Typed) -> tuple[Recorded | None, Problems]:
        """Records what is typed, or says by field why not; it stays typed then."""
        self.keep(typed)
        problems: dict[str, str] = {}
        day = None
        try:
            day = read_typed_day(typed.by, self._clerk.today, ahead=True) if typed.by else None
        except NotADateError as error:
            problems["by"] = f"By when {error}"
        if (typed.who or typed.by) and not typed.what:
            problems = {"what": NO_ACTION, **problems}
        if problems:
            return None, problems
        try:
            return panels.record_typed(self._vault, self._clerk, self.panel.id, self.item, day), {}
        except ExpectedError as error:
            return None, {"": str(error)}

    def change(self, plan: Plan) -> None:
        """Another name, day, attendees or agenda."""
        panels.change(self._vault, self.panel.id, plan)
        self._panel = panels.open_panel(self._vault, self.panel.id)

    def end(self, attendees: str) -> None:
        """The panel has ended; these sat."""
        if attendees != self.panel.attendees:
            self.change(replace(self.plan, attendees=attendees))
        panels.end(self._vault, self._clerk, self.panel.id)

    def left(self) -> str:
        """What is open at the end of a panel, in whole sentences."""
        panel = self.panel
        undecided = [one.reference for one in panel.items if not one.decision]
        typed = [one.reference for one in panel.items if not one.typed.blank]
        said = [f"{panel.decided} of {len(panel.items)} decided."]
        if undecided:
            said.append(f"Without a decision: {', '.join(undecided)}.")
        if typed:
            said.append(f"Typed and not recorded: {', '.join(typed)}.")
        return " ".join([*said, "Its record can be printed and saved, and the panel gone on with."])

    def _front(self) -> tuple[Front | None, str]:
        today = self._clerk.today
        reference = self.item.reference
        try:
            self.dossier = dossier(self._vault, reference, today)
            criteria = in_use(self._vault, today)
            walked = walk(self._vault, reference, criteria)
        except ExpectedError as error:
            self.dossier = None
            return None, str(error)
        ahead = dates_ahead(walked.subject, criteria, today)
        return front(Known(self.dossier, walked.triage, ahead, today, self.item.decision), masked=self.masked), ""

    def _line(self, at: int, item: Item, row: Listed | None) -> AgendaLine:
        words, icon = _standing(item, in_front=at == self.panel.at)
        waits = not item.typed.blank and at != self.panel.at
        return AgendaLine(
            at + 1, item.reference, row.initials if row else "", row.cohort if row else None,
            f"{words}, typed and not recorded" if waits else words, icon, at == self.panel.at, waits,
        )  # fmt: skip


def _standing(item: Item, *, in_front: bool) -> tuple[str, str]:
    """How far an enquiry has come at a panel, and the icon beside it."""
    if item.decision:
        return item.decision, KIND_ICONS[Kind(item.decision)]
    if in_front:
        return "On now", ON_NOW
    if item.noted:
        return "Noted, not decided", NOTED
    return ("Seen, not decided", SEEN) if item.seen else ("To come", TO_COME)
