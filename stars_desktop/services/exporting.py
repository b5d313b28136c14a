"""What leaves the program as a workbook: the whole register, an empty one, a return."""

from datetime import datetime
from pathlib import Path

from stars_desktop.domain.criteria import why_not_asked
from stars_desktop.domain.enquiry import in_order
from stars_desktop.domain.entries import Clerk, FactName, NextStep, Note, Sibling
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.events import Kind
from stars_desktop.domain.measures import DEFINITIONS_VERSION
from stars_desktop.domain.returns import PipelineReturn
from stars_desktop.services.criteria import in_use, shipped, titles
from stars_desktop.services.decisions import by_row, overrides
from stars_desktop.services.progress import Progress, silent
from stars_desktop.store.entries import Known, Recorded, known_enquiries
from stars_desktop.store.queries import references
from stars_desktop.store.vault import Vault
from stars_desktop.system.files import is_folder, replace_file
from stars_desktop.workbooks.cover import Stamp
from stars_desktop.workbooks.form import (
    ANSWERS,
    DIARY,
    ENQUIRIES,
    EVENTS,
    FORM,
    IF_FILLED,
    NEXT_STEP,
    NOTE,
    RECORDED_AT,
    SIBLING,
)
from stars_desktop.workbooks.register import Cells, register_workbook, template_workbook
from stars_desktop.workbooks.returns import return_workbook


def refuse_target(target: Path, vault: Vault | None = None) -> None:
    """A workbook is written to a file of its own kind, and never over the register."""
    if target.suffix.lower() != ".xlsx":
        raise ExpectedError(f"A workbook's name ends in .xlsx, and {target.name} does not. Choose another name.")
    if not is_folder(target.parent):
        raise ExpectedError(f"There is no folder {target.parent}. Make it, or choose another one.")
    if vault and target.resolve() == vault.path.resolve():
        raise ExpectedError(f"{target} is the register itself. Choose another name for the workbook.")


def export_template(target: Path) -> None:
    """An empty register workbook with its explanations and drop-downs."""
    refuse_target(target)
    replace_file(target, template_workbook(titles(shipped())))


def export_register(vault: Vault, clerk: Clerk, target: Path, progress: Progress = silent) -> dict[str, int]:
    """Every enquiry with what stands of it, as a workbook that imports again; the number of rows by sheet.

    A CancelledError of `progress` stops it at once, with nothing written.
    """
    refuse_target(target, vault)
    rows: dict[str, list[Cells]] = {name: [] for name in FORM}
    with vault.reading() as connection:
        total = len(references(connection))
        for number, known in enumerate(known_enquiries(connection), start=1):
            progress("Reading", number, total)
            standing = {row.event.id: row for row in known.recorded if row.voided_at is None}
            if known.notified.id in standing:
                rows[ENQUIRIES].append(_enquiry(known, vault.about.council, standing[known.notified.id]))
                rows[EVENTS] += _events(known, standing)
                rows[ANSWERS] += _answers(known)
                rows[DIARY] += _diary(known)
    criteria, about = titles(in_use(vault, clerk.today)), vault.about
    content = register_workbook(about.council, rows, criteria, sample=about.sample, progress=progress)
    replace_file(target, content)
    return {name: len(some) for name, some in rows.items() if some or name not in IF_FILLED}


def export_return(vault: Vault, clerk: Clerk, figures: PipelineReturn, target: Path) -> None:
    """A return as a workbook, replacing what is there."""
    refuse_target(target, vault)
    replace_file(target, return_workbook(figures, stamp(vault, clerk, figures)))


def stamp(vault: Vault, clerk: Clerk, figures: PipelineReturn) -> Stamp:
    """What a workbook says beside the figures of a draft."""
    return Stamp(
        clerk.today,
        clerk.user,
        vault.about.sample,
        by_row(overrides(vault, figures.asked)),
        DEFINITIONS_VERSION,
        in_use(vault, clerk.today).version,
    )


def _enquiry(known: Known, council: str, notified: Recorded) -> Cells:
    cells: dict[str, object] = {name.value: value for name, value in known.facts.items()}
    if born := known.facts.get(FactName.DATE_OF_BIRTH):
        cells[FactName.DATE_OF_BIRTH] = datetime.fromisoformat(born).date()
    return {
        **cells,
        "Enquiry reference": known.reference,
        "Council": council,
        "Child reference": known.child_reference,
        "Cohort": notified.event.cohort,
        "Notified on": notified.event.on,
        RECORDED_AT: _instant(notified.recorded_at),
    }


def _events(known: Known, standing: dict[str, Recorded]) -> list[Cells]:
    """In the order of the history, which is the order that an import keeps."""
    return [
        {
            "Enquiry reference": known.reference,
            "Date": event.on,
            "Event": event.kind,
            "Cohort": event.cohort,
            "By": event.by,
            "Reason": event.reason,
            "Notes": event.notes,
            "Meeting on": event.meeting_on,
            "Meeting reference": event.meeting_reference,
            "Provider reference": event.provider_reference,
            "Event id": event.id,
            "Meeting mode": event.mode,
            "Attendees": event.attendees,
            "Outcome": event.outcome,
            "Decided by": event.decided_by,
            "Override": event.override,
            "Authoriser": event.authoriser,
            RECORDED_AT: _instant(standing[event.id].recorded_at),
        }
        for event in in_order(row.event for row in standing.values())
        if event.kind is not Kind.NOTIFIED
    ]


def _answers(known: Known) -> list[Cells]:
    return [
        {
            "Enquiry reference": known.reference,
            "Criterion": answer.criterion,
            "Answer": answer.reply,
            "Evidence": answer.evidence,
            "Source": answer.source,
            "Date": answer.on,
        }
        for answer in known.answers
        if not why_not_asked(answer.criterion, known.facts)  # a later fact has overtaken it
    ]


def _diary(known: Known) -> list[Cells]:
    return [
        {
            "Enquiry reference": known.reference,
            "Date": row.entry.on,
            **_noted(row.entry),
            RECORDED_AT: _instant(row.recorded_at),
        }
        for row in known.entered
        if isinstance(row.entry, Note | NextStep | Sibling) and row.voided is None
    ]


def _noted(entry: Note | NextStep | Sibling) -> Cells:
    if isinstance(entry, Note):
        return {"Kind": NOTE, "Text": entry.text}
    return {"Kind": SIBLING, "Text": entry.reference} if isinstance(entry, Sibling) else _next_step(entry)


def _next_step(step: NextStep) -> Cells:
    return {
        "Kind": NEXT_STEP,
        "Text": step.what,
        "Who": step.who,
        "By when": step.by,
        "Waiting for": step.waiting_for,
    }


def _instant(recorded: datetime) -> str:
    return f"{recorded:%Y-%m-%d %H:%M:%S} UTC"
