"""Which page stands behind which name; each is loaded when it is first gone to."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtWidgets import QWidget

from stars_desktop.ui.common.pages import Page, Workplace


def _enquiries(work: Workplace, parent: QWidget) -> Page:
    from stars_desktop.ui.register.page import RegisterPage  # noqa: PLC0415

    return RegisterPage(work, parent)


def _enquiry(work: Workplace, parent: QWidget) -> Page:
    from stars_desktop.ui.enquiry.page import EnquiryPage  # noqa: PLC0415

    return EnquiryPage(work, parent)


def _new_enquiry(work: Workplace, parent: QWidget) -> Page:
    from stars_desktop.ui.intake.page import IntakePage  # noqa: PLC0415

    return IntakePage(work, parent)


def _triage(work: Workplace, parent: QWidget) -> Page:
    from stars_desktop.ui.triage.page import TriagePage  # noqa: PLC0415

    return TriagePage(work, parent)


def _return(work: Workplace, parent: QWidget) -> Page:
    from stars_desktop.ui.returns.page import ReturnPage  # noqa: PLC0415

    return ReturnPage(work, parent)


def _submitting(work: Workplace, parent: QWidget) -> Page:
    from stars_desktop.ui.submitting.page import SubmittingPage  # noqa: PLC0415

    return SubmittingPage(work, parent)


def _receipt(work: Workplace, parent: QWidget) -> Page:
    from stars_desktop.ui.submitting.receipt import ReceiptPage  # noqa: PLC0415

    return ReceiptPage(work, parent)


def _history(work: Workplace, parent: QWidget) -> Page:
    from stars_desktop.ui.history.page import HistoryPage  # noqa: PLC0415

    return HistoryPage(work, parent)


def _version(work: Workplace, parent: QWidget) -> Page:
    from stars_desktop.ui.history.version import VersionPage  # noqa: PLC0415

    return VersionPage(work, parent)


def _changes(work: Workplace, parent: QWidget) -> Page:
    from stars_desktop.ui.history.changes import ChangesPage  # noqa: PLC0415

    return ChangesPage(work, parent)


def _publishing(work: Workplace, parent: QWidget) -> Page:
    from stars_desktop.ui.publishing.page import PublishingPage  # noqa: PLC0415

    return PublishingPage(work, parent)


def _copies(work: Workplace, parent: QWidget) -> Page:
    from stars_desktop.ui.copies.page import CopiesPage  # noqa: PLC0415

    return CopiesPage(work, parent)


def _months(work: Workplace, parent: QWidget) -> Page:
    from stars_desktop.ui.months.page import MonthsPage  # noqa: PLC0415

    return MonthsPage(work, parent)


def _combining(work: Workplace, parent: QWidget) -> Page:
    from stars_desktop.ui.combining.page import CombiningPage  # noqa: PLC0415

    return CombiningPage(work, parent)


def _import(work: Workplace, parent: QWidget) -> Page:
    from stars_desktop.ui.importing.page import ImportPage  # noqa: PLC0415

    return ImportPage(work, parent)


def _chasing(work: Workplace, parent: QWidget) -> Page:
    from stars_desktop.ui.chasing.page import ChasingPage  # noqa: PLC0415

    return ChasingPage(work, parent)


def _criteria(work: Workplace, parent: QWidget) -> Page:
    from stars_desktop.ui.criteria.page import CriteriaPage  # noqa: PLC0415

    return CriteriaPage(work, parent)


def _panels(work: Workplace, parent: QWidget) -> Page:
    from stars_desktop.ui.panel.overview import PanelsPage  # noqa: PLC0415

    return PanelsPage(work, parent)


def _panel(work: Workplace, parent: QWidget) -> Page:
    from stars_desktop.ui.panel.page import PanelPage  # noqa: PLC0415

    return PanelPage(work, parent)


def _panel_record(work: Workplace, parent: QWidget) -> Page:
    from stars_desktop.ui.panel.record import RecordPage  # noqa: PLC0415

    return RecordPage(work, parent)


SCREENS: Final[Mapping[str, Callable[[Workplace, QWidget], Page]]] = {
    "enquiries": _enquiries,
    "enquiry": _enquiry,
    "new_enquiry": _new_enquiry,
    "triage": _triage,
    "return": _return,
    "submitting": _submitting,
    "receipt": _receipt,
    "history": _history,
    "version": _version,
    "changes": _changes,
    "publishing": _publishing,
    "copies": _copies,
    "months": _months,
    "combining": _combining,
    "import": _import,
    "chasing": _chasing,
    "criteria": _criteria,
    "panels": _panels,
    "panel": _panel,
    "panel_record": _panel_record,
}
"""By the name that a Place carries."""

SIDE: Final[Mapping[str, str]] = {
    "enquiry": "enquiries", "new_enquiry": "enquiries", "triage": "enquiries", "panel_record": "panels",
    "submitting": "return", "receipt": "return", "publishing": "return", "copies": "return",
    "months": "return", "combining": "return",
    "history": "return", "version": "return", "changes": "return",
}  # fmt: skip
"""Pages that belong to another place at the side."""
