"""What the criteria page shows, without a window."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from stars_desktop.domain.calendar import london_day, written
from stars_desktop.domain.criteria import Criterion
from stars_desktop.domain.effects import Difference
from stars_desktop.domain.entries import Clerk
from stars_desktop.domain.revision import Change, changes
from stars_desktop.services.criteria import (
    Checked,
    Problem,
    Version,
    check_criteria,
    effect,
    take_into_use,
    versions,
    why_not_taken,
)
from stars_desktop.store.vault import Vault
from stars_desktop.system.files import replace_file


@dataclass(frozen=True, slots=True)
class Line:
    """A version as it is listed, and whether it is the one in use."""

    version: str
    label: str
    counts: str
    taken: str
    by: str
    in_use: bool
    criteria: Sequence[Criterion]


@dataclass(frozen=True, slots=True)
class Draft:
    """A file of criteria as it was looked at: its problems or, where it has none, what it would bring."""

    checked: Checked
    title: str
    summary: str
    why_not: str
    """why it cannot be taken into use; "" where it can"""
    news: Sequence[Change] = ()
    would_fit: Sequence[Difference] = ()
    would_no_longer: Sequence[Difference] = ()
    begins: str = ""
    """from when on it would count"""

    @property
    def problems(self) -> Sequence[Problem]:
        """What is wrong with the file."""
        return self.checked.problems


class CriteriaPresenter:
    """The versions of a register, and a file that may become one."""

    def __init__(self, vault: Vault, clerk: Clerk) -> None:
        self._vault, self._clerk = vault, clerk
        self._held: Sequence[Version] = ()

    def lines(self) -> list[Line]:
        """Every version, the newest first. Raises ExpectedError for one that cannot be read."""
        self._held = versions(self._vault, self._clerk.today)
        return [self._line(one) for one in reversed(self._held)]

    def subtitle(self) -> str:
        """Which version counts today."""
        present = next(one.criteria for one in self._held if one.in_use)
        return f"{present.version} is in use"

    def look_at(self, path: Path) -> Draft:
        """What a file would bring. Raises ExpectedError for one that cannot be read."""
        checked = check_criteria(path)
        if not checked.criteria:
            return Draft(checked, path.name, _problems(len(checked.problems)), "Mend the file first.")
        new, found = checked.criteria, effect(self._vault, self._clerk, checked.criteria)
        if why_not := why_not_taken(self._vault, self._clerk.today, new):
            return Draft(checked, f"{new.version}: {new.label}", why_not, why_not, changes(found.present, new))
        begins = (
            "from today on" if new.effective_from <= self._clerk.today else f"from {written(new.effective_from)} on"
        )
        return Draft(
            checked,
            f"{new.version}: {new.label}",
            f"It would count {begins}, in place of {found.present.version}. Nothing is changed yet. Looked at: "
            f"{found.not_presented:,} not presented and {found.in_pipeline:,} in the pipeline.",
            "",
            changes(found.present, new),
            found.would_fit,
            found.would_no_longer,
            begins,
        )

    def take(self, draft: Draft) -> str:
        """Takes it into use, and says so. Raises ExpectedError where the register refuses it."""
        taken = take_into_use(self._vault, self._clerk, draft.checked).criteria
        begins = taken.effective_from
        if begins > self._clerk.today:
            return f"{taken.version} counts from {written(begins)} on."
        return f"{taken.version} is in use."

    def save(self, version: str, target: Path) -> str:
        """Writes the file of a version, to begin a new one with. Raises ExpectedError where it cannot."""
        text = next(one.text for one in self._held if one.criteria.version == version)
        replace_file(target, text.encode())
        return f"Saved {version}: {target}"

    def _line(self, one: Version) -> Line:
        criteria = one.criteria
        return Line(
            criteria.version,
            criteria.label,
            _counts(criteria.effective_from, self._clerk.today, in_use=one.in_use),
            written(london_day(one.taken_at)) if one.taken_at else "Comes with the program",
            one.taken_by,
            one.in_use,
            criteria.criteria,
        )


def _counts(begins: date, today: date, *, in_use: bool) -> str:
    if in_use:
        return f"In use since {written(begins)}"
    return f"From {written(begins)}" if begins > today else f"Began {written(begins)}, replaced since"


def _problems(number: int) -> str:
    many = "a problem" if number == 1 else f"{number:,} problems"
    return f"The file has {many}. Mend it in a text editor, save it, and read it again. Nothing was changed."
