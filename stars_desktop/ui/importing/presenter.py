"""What the import page shows, without a window."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from stars_desktop.domain.calendar import LONDON, london_day, written
from stars_desktop.domain.counting import how_many
from stars_desktop.domain.entries import Clerk
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.services.importing import (
    Order,
    Outcome,
    PreviewLine,
    What,
    import_previewed,
    import_workbook,
    save_rejects,
)
from stars_desktop.services.importing.past import past_imports, undo_import
from stars_desktop.services.progress import Progress, silent
from stars_desktop.store.imports import PastImport
from stars_desktop.store.vault import Vault


class Only(StrEnum):
    """Which lines of a preview are listed."""

    ALL = "All"
    ADDED = "To import"
    THERE = "There already"
    HELD_BACK = "Held back"


@dataclass(frozen=True, slots=True)
class Preview:
    """What a workbook would bring: in a sentence, line by line, and what is left out of it."""

    file_name: str
    summary: str
    lines: Sequence[PreviewLine]
    asides: Sequence[str]
    does: str
    """the words of the button that imports; "" where there is nothing to import"""
    rejects: bool
    """whether rows are held back that can be saved as a workbook"""

    def counts(self) -> dict[Only, int]:
        """How many lines each choice lists."""
        return {only: len(self.only(only)) for only in Only}

    def only(self, chosen: Only) -> list[PreviewLine]:
        """The lines that a choice lists."""
        return [line for line in self.lines if chosen in (Only.ALL, _kind(line))]


@dataclass(frozen=True, slots=True)
class Past:
    """An earlier import in words."""

    id: int
    file_name: str
    when: str
    by: str
    brought: str
    can_undo: bool
    undone: bool
    """whether it was taken back, be it in part; `brought` says so"""


class ImportPresenter:
    """Reads, imports and undoes on an open register."""

    def __init__(self, vault: Vault, clerk: Clerk) -> None:
        self._vault, self._clerk = vault, clerk
        self._trial: Outcome | None = None

    def preview(self, workbook: Path, progress: Progress = silent) -> Preview:
        """What a workbook would bring; nothing is recorded."""
        self._trial = None
        trial = import_workbook(self._vault, self._clerk, Order(workbook, dry_run=True), progress)
        self._trial = trial
        adds = [line for line in trial.preview if line.adds]
        return Preview(
            file_name=workbook.name,
            summary=_summary(trial),
            lines=trial.preview,
            asides=[*(f"Left out: {one}" for one in trial.left_out), *map(_left_as_is, trial.differing)],
            does=f"Import {how_many(len(adds), 'enquiries')}" if adds else "",
            rejects=bool(trial.held_back),
        )

    def bring_in(self, progress: Progress = silent) -> str:
        """Imports what was previewed, and says what came in."""
        if self._trial is None:
            raise ExpectedError("Choose a workbook first.")
        done = import_previewed(self._vault, self._clerk, self._trial, progress)
        brought = _brought(done.enquiries.added, done.events.added, done.answers.added, done.diary.added)
        held = f" {how_many(done.rejected, 'enquiries')} held back." if done.rejected else ""
        return f"Imported from {self._trial.imported.path.name}: {brought}.{held}"

    def save_rejects(self, target: Path, progress: Progress = silent) -> str:
        """The rows held back as a workbook that imports once it is mended."""
        if self._trial is None:
            raise ExpectedError("Choose a workbook first.")
        save_rejects(self._vault, self._clerk, self._trial, target, progress)
        return f"Wrote what was held back: {target}. Mend it where the column Problem says so, then import it."

    def rejects_name(self) -> str:
        """A name for that workbook."""
        return f"{self._trial.imported.path.stem}-to-mend.xlsx" if self._trial else "to-mend.xlsx"

    def past(self) -> list[Past]:
        """Earlier imports, the newest first."""
        return [_past(one) for one in past_imports(self._vault)]

    def undo(self, import_id: int, progress: Progress = silent) -> str:
        """Takes a whole import back; what went in the first line, then a sentence for each enquiry that stays."""
        undone = undo_import(self._vault, self._clerk, import_id, progress)
        took = f"Taken back: {_brought(undone.enquiries, undone.events, undone.answers, undone.diary)}."
        kept = (
            f" {how_many(len(undone.kept), 'enquiries')} kept, because of what was added since."
            if undone.kept
            else ""
        )
        return "\n".join([took + kept, *undone.kept])


def _kind(line: PreviewLine) -> Only:
    if line.what is What.HELD_BACK:
        return Only.HELD_BACK
    return Only.ADDED if line.adds else Only.THERE


def _summary(trial: Outcome) -> str:
    kinds = [_kind(line) for line in trial.preview]
    new = sum(line.what is What.NEW for line in trial.preview)
    more = kinds.count(Only.ADDED) - new
    parts = [
        f"{how_many(new, 'enquiries')} new" if new else "",
        f"{more:,} known with something to add" if more else "",
        f"{kinds.count(Only.THERE):,} there already" if kinds.count(Only.THERE) else "",
        f"{kinds.count(Only.HELD_BACK):,} held back for problems" if kinds.count(Only.HELD_BACK) else "",
    ]
    said = ", ".join(part for part in parts if part) or "no enquiry in it"
    return f"{said[0].upper()}{said[1:]}. Nothing is recorded yet."


def _left_as_is(said: str) -> str:
    return f"Left as it is in the register: {said}"


def _brought(enquiries: int, events: int, answers: int, diary: int) -> str:
    """What came or went; answers and diary only where there are any."""
    more = [how_many(number, things) for number, things in ((answers, "answers"), (diary, "diary")) if number]
    said = [how_many(enquiries, "enquiries"), how_many(events, "events"), *more]
    return f"{', '.join(said[:-1])} and {said[-1]}"


def _past(one: PastImport) -> Past:
    brought = _brought(one.enquiries, one.events, one.answers, one.diary)
    taken_back = (", taken back in part" if one.standing else ", taken back") if one.undone else ""
    when = f"{written(london_day(one.at))}, {one.at.astimezone(LONDON):%H:%M}"
    return Past(one.id, one.file_name, when, one.by, brought + taken_back, bool(one.standing), one.undone)
