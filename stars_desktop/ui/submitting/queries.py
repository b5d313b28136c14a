"""What is asked before a return is submitted: a field for each query, and one for the reason of a correction."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from stars_desktop.services.submitting import Query
from stars_desktop.ui.common.fields import AreaField
from stars_desktop.ui.common.forms import Form
from stars_desktop.ui.common.theme import Theme
from stars_desktop.ui.submitting.asked import QueryField
from stars_desktop.ui.submitting.presenter import REASON, Shown


class QueriesForm(Form):
    """Filled in with what was typed before."""

    opened = Signal(str, str)
    """the key of a query, and the reference of one of its enquiries"""

    def __init__(self, shown: Shown, typed: Mapping[str, str], theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.queries: Sequence[Query] = shown.queries
        for query in shown.queries:
            field = self.add(QueryField(query, theme, self))
            field.opened.connect(self._open)
        if shown.replaces:
            words = f"Why version {shown.version} replaces it"
            hint = "It travels with the return, so it names no enquiry and no child."
            self.add(AreaField(REASON, words, theme, self, hint=hint, lines=2))
        for key, field_ in self.fields.items():
            if text := typed.get(key, ""):
                field_.set_value(text)

    def focus_next(self) -> bool:
        """Puts the focus into the first field with nothing in it; whether there is one."""
        blank = next((key for key, field in self.fields.items() if not field.value()), "")
        self.focus_field(blank)
        return bool(blank)

    def focus_reference(self, key: str, reference: str) -> bool:
        """Puts the focus on an enquiry of a query, or into its field; whether the query is still asked."""
        field = self.fields.get(key)
        if not isinstance(field, QueryField):
            return False
        links = field.references.links if field.references else []
        (next((one for one in links if one.objectName() == reference), None) or field.input).setFocus()
        return True

    def _open(self, reference: str) -> None:
        sender = self.sender()
        if isinstance(sender, QueryField):
            self.opened.emit(sender.key, reference)
