"""The form of a panel: its name, its day, who sits and the agenda, before it begins and while it sits."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from stars_desktop.domain.panel import Plan
from stars_desktop.ui.common.dates import DateField
from stars_desktop.ui.common.fields import AreaField, PickField
from stars_desktop.ui.common.forms import FormDialog, Problems
from stars_desktop.ui.common.theme import Theme
from stars_desktop.ui.panel.agenda_field import AgendaField
from stars_desktop.ui.panel.planning import Planning

BEGINS = (
    "The panel begins on the whole screen, masked. Where it stands and what is typed is kept at every step, so that "
    "it can be gone on with after an interruption."
)
CHAIR = "Names or roles. Mark who decides: Ruth Reed (chair). Every decision is filled in as decided by them."


class PlanDialog(FormDialog):
    """`done` is called with the plan; an ExpectedError of it is shown, and the dialog stays."""

    def __init__(self, planning: Planning, done: Callable[[Plan], object], theme: Theme, parent: QWidget) -> None:
        title, does = (
            ("Change the panel", "&Change it") if planning.changes else ("Begin a panel", "&Begin the panel")
        )
        super().__init__(title, does, theme, parent)
        self._planning, self._done = planning, done
        names = tuple((one, one) for one in planning.names)
        hint = "Such as Residential panel, or Case meeting."
        form = self.form
        self.name = form.add(PickField("name", "&Name", theme, form, options=names, hint=hint, own=True))
        self.on = form.add(DateField("on", "&Day", theme, form, today=planning.today, ahead=True))
        self.sat = form.add(AreaField("attendees", "&Who sits (optional)", theme, form, hint=CHAIR, lines=2))
        self.agenda = form.add(AgendaField(planning, theme, form))
        for key, value in planning.filled().items():
            form.fields[key].set_value(value)
        self.agenda.set_value(", ".join(planning.plan.references))
        self.name.changed.connect(self._follow)
        if not planning.changes:
            self.explain(BEGINS)

    def start(self) -> None:
        """Opens it."""
        self.ask(self._submit)

    def _follow(self) -> None:
        """Who sat at the last panel of that name."""
        if not self._planning.changes and (sat := self._planning.who_sat(self.name.value())):
            self.sat.set_value(sat)

    def _submit(self) -> Problems:
        plan, problems = self._planning.read(self.form.values(), self.agenda.references)
        if not problems:
            self._done(plan)
        return problems
