"""What the page of copies shows, without a window."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from stars_desktop.domain.calendar import titled_period, written
from stars_desktop.domain.entries import Clerk
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.in_words import paragraph
from stars_desktop.services.copies import (
    Copy,
    operational_copy,
    operational_copy_of,
    plain_copy,
    plain_copy_of,
    save_copy,
)
from stars_desktop.services.progress import Progress
from stars_desktop.services.publishing import given_out
from stars_desktop.services.returns import pipeline_return
from stars_desktop.services.submitting import submission
from stars_desktop.store.vault import Vault
from stars_desktop.ui.common.return_keys import asked_by
from stars_desktop.ui.copies.paper import in_words, page

_SMALL: Final = "Small numbers stand there as they are. Where it is published they can tell who a child is."
_HIDDEN: Final = "It hides what the publication copy of this version hides."
_NOT_GIVEN: Final = (
    "Give out a publication copy of this version first (Return, Publication copy). The words then hide what it hides."
)


class Kind(StrEnum):
    """What can be made of a return."""

    FIGURES = "Figures, for the meeting"
    CASES = "Everything, which stays in the council"
    WORDS = "In words, for a committee"
    PUBLIC_WORDS = "In words, for publication"


TABLES: Final = (Kind.FIGURES, Kind.CASES)
"""those that a draft has too, and that are workbooks"""


@dataclass(frozen=True, slots=True)
class Made:
    """A copy, as it would be saved or printed."""

    kind: Kind
    title: str
    says: Sequence[str]
    """what in it names somebody, or what else is to be known before it leaves; a sentence each"""
    html: str
    words: str
    """its sentences; "" for a copy that is a table"""
    copy: Copy | None
    """the workbook; None for sentences"""
    file_name: str
    """without an ending"""


class CopiesPresenter:
    """Makes copies of the returns of an open register."""

    def __init__(self, vault: Vault, clerk: Clerk) -> None:
        self._vault, self._clerk = vault, clerk

    def kinds(self, key: str) -> Sequence[Kind]:
        """What can be made of the return, or the version, that a key names: sentences of a version alone."""
        return TABLES if " " in key else tuple(Kind)

    def make(self, key: str, kind: Kind, progress: Progress) -> Made:
        """A copy of that kind. Raises ExpectedError where there can be none."""
        if kind in TABLES:
            return self._table(key, kind, progress)
        sealed = submission(self._vault, int(key)).sealed
        if kind is Kind.WORDS:
            text, said = paragraph(sealed), _SMALL
        else:
            given = [one.copy for one in given_out(self._vault) if one.submission == int(key)]
            if not given:
                raise ExpectedError(_NOT_GIVEN)
            text, said = paragraph(sealed, given[-1].hidden), _HIDDEN
        title = f"Version {sealed.version}, {titled_period(sealed.period)}, levels at {written(sealed.as_at)}"
        name = _name(sealed.council, sealed.as_at.isoformat(), f"-version-{sealed.version}-in-words")
        return Made(kind, title, [said], in_words(text), text, None, name)

    def save(self, made: Made, target: Path) -> str:
        """Saves its workbook, and says so."""
        if not made.copy:
            raise ExpectedError("Sentences are printed or copied; there is no workbook of them.")
        save_copy(self._vault, made.copy, target)
        return f"Wrote the return: {target}"

    def _table(self, key: str, kind: Kind, progress: Progress) -> Made:
        copy = self._copy(key, restricted=kind is Kind.CASES, progress=progress)
        asked, sealed = copy.figures.asked, copy.stamp.sealed
        known = f", as known on {written(asked.as_known)}" if asked.as_known else ""
        which = f"Version {sealed.version}" if sealed else "Draft"
        title = f"{which}, {titled_period(asked.period)}, levels at {written(asked.as_at)}{known}"
        more = f"{f'-version-{sealed.version}' if sealed else ''}{'-operational' if kind is Kind.CASES else ''}"
        name = _name(copy.figures.council, asked.as_at.isoformat(), more)
        return Made(kind, title, copy.scan.lines(), page(copy), "", copy, name)

    def _copy(self, key: str, *, restricted: bool, progress: Progress) -> Copy:
        vault, clerk = self._vault, self._clerk
        if " " not in key:
            number = int(key)
            return (
                operational_copy_of(vault, clerk, number, progress)
                if restricted
                else plain_copy_of(vault, clerk, number)
            )
        asked = asked_by(key)
        if restricted:
            return operational_copy(vault, clerk, asked, progress)
        return plain_copy(vault, clerk, pipeline_return(vault, asked))


def _name(council: str, as_at: str, more: str) -> str:
    """A name that says what the file is: lower case, with dashes."""
    return f"stars-{council.lower().replace(' ', '-')}-return-as-at-{as_at}{more}"
