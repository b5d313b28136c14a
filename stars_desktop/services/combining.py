"""The table of all councils (DN2): what is read and kept of others' returns, and what leaves as a workbook."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from stars_desktop.domain.combining import Combined, Part
from stars_desktop.domain.council import NAMES
from stars_desktop.domain.entries import Clerk
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.published import Draft, Published, find_table
from stars_desktop.domain.sealed import SealedReturn
from stars_desktop.services.exporting import refuse_target
from stars_desktop.services.sealing import read_sealed
from stars_desktop.services.submitting import history, submission
from stars_desktop.store import received
from stars_desktop.store.received import Received
from stars_desktop.store.stamps import stamped
from stars_desktop.store.vault import Vault
from stars_desktop.system.files import replace_file
from stars_desktop.workbooks.combined import combined_workbook
from stars_desktop.workbooks.published import sheets_as_texts

__all__ = [
    "export_combined", "keep", "kept", "leave_out", "published_tables", "read_copy", "read_part", "read_table",
]  # fmt: skip

_SEALED: Final = "sealed return"
_PUBLISHED: Final = "published table"
_LEFT_OUT: Final = "left out"


def read_part(path: Path, councils: Sequence[str] = NAMES) -> Part:
    """A sealed return, or the published table in a workbook. Raises ExpectedError for any other file."""
    return read_copy(path, councils) if path.suffix.lower() == ".xlsx" else read_sealed(path)


def read_copy(path: Path, councils: Sequence[str] = NAMES) -> Published:
    """The published table in a workbook, which may be a publication copy that hides figures."""
    draft = read_table(path, councils)
    if draft.lacks:
        raise ExpectedError(
            f"{path} does not say its {' and '.join(draft.lacks)}. Write above the table, such as: Derby City, "
            "1 October 2022 to 30 September 2023, as at 30 September 2023."
        )
    return draft.published()


def read_table(path: Path, councils: Sequence[str] = NAMES) -> Draft:
    """The one published table in a workbook, and what it says of itself, such as which of the councils' it is.

    Raises ExpectedError where there is none.
    """
    found = []
    for name, texts in sheets_as_texts(path):
        try:
            table = find_table(texts, councils)
        except ExpectedError as error:
            raise ExpectedError(f"{path}, sheet {name}: {error}") from error
        if table:
            found.append(table)
    if not found:
        raise ExpectedError(f"{path} holds no pipeline table: no row of it has the nine headings.")
    if len(found) > 1:
        raise ExpectedError(f"{path} holds {len(found)} pipeline tables. Leave one of them in it.")
    return found[0]


def kept(vault: Vault) -> list[Part]:
    """What this council submitted itself, and what was received and not left out; what was given last comes last."""
    own = (submission(vault, one.number).sealed for one in history(vault))
    return _left_in(vault, {one.to_text(): one for one in own})


def published_tables(vault: Vault) -> list[Published]:
    """The published tables that were received and are not left out; what was given last comes last."""
    return [part for part in _left_in(vault, {}) if isinstance(part, Published)]


def _left_in(vault: Vault, parts: dict[str, Part]) -> list[Part]:
    for row in _rows(vault):
        known = parts.pop(row.text, None)
        if row.kind != _LEFT_OUT:
            parts[row.text] = known or _part(row)
    return list(parts.values())


def keep(vault: Vault, clerk: Clerk, part: Part) -> None:
    """Keeps what was received for good, also what was left out before."""
    kind = _SEALED if isinstance(part, SealedReturn) else _PUBLISHED
    _add(vault, clerk, kind, part)


def leave_out(vault: Vault, clerk: Clerk, part: Part) -> None:
    """Counts a return no more; it stays in the register, and opening it again takes it back."""
    _add(vault, clerk, _LEFT_OUT, part)


def _add(vault: Vault, clerk: Clerk, kind: str, part: Part) -> None:
    with vault.writing() as connection:
        received.add(connection, Received(stamped(connection, clerk.now()), clerk.user, kind, part.to_text()))


def _rows(vault: Vault) -> list[Received]:
    if not vault.about.holds_submissions:
        return []
    with vault.reading() as connection:
        return received.received(connection)


def _part(row: Received) -> Part:
    try:
        return (SealedReturn if row.kind == _SEALED else Published).from_text(row.text)
    except ValueError as error:
        raise ExpectedError(
            "A return that was received cannot be read by this version of STARS Desktop. Look for a newer one, or "
            "use a copy of the register from your backups."
        ) from error


def export_combined(combined: Combined, made_on: date, target: Path, vault: Vault | None = None) -> None:
    """The table of all councils as a workbook, replacing what is there."""
    refuse_target(target, vault)
    replace_file(target, combined_workbook(combined, made_on))
