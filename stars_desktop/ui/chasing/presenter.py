"""What the page of missing answers shows, without a window."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from stars_desktop.domain.chasing import Chase, in_all, in_groups, message
from stars_desktop.domain.entries import Clerk
from stars_desktop.services.chasing import cannot_tell, export_chases
from stars_desktop.services.progress import Progress, silent
from stars_desktop.store.vault import Vault


@dataclass(frozen=True, slots=True)
class Letter:
    """An e-mail to one social worker, and the enquiries that it asks about."""

    title: str
    about: str
    text: str
    chases: Sequence[Chase]


class ChasingPresenter:
    """Finds what holds up open enquiries, and words it for whoever can answer."""

    def __init__(self, vault: Vault, clerk: Clerk) -> None:
        self._vault, self._clerk = vault, clerk
        self._letters: dict[str, Letter] = {}
        self.chases: Sequence[Chase] = ()

    def find(self, progress: Progress = silent) -> str:
        """Looks through the undecided enquiries; gives in a sentence what was found."""
        self.chases = cannot_tell(self._vault, self._clerk.today, progress)
        groups = in_groups(self.chases)
        self._letters = {one.reference: _letter(group) for group in groups for one in group}
        return in_all(self.chases)

    def letter(self, chase: Chase) -> Letter:
        """The e-mail to whoever can answer for an enquiry: about all of theirs."""
        return self._letters[chase.reference]

    def save(self, chases: Sequence[Chase], target: Path) -> str:
        """Writes the questions as a workbook and says so."""
        export_chases(self._vault, self._clerk, chases, target)
        return f"Wrote the questions: {target}"


def _letter(chases: Sequence[Chase]) -> Letter:
    whom = chases[0].social_worker
    title = f"E-mail to {whom}" if whom else "E-mail: no social worker is recorded"
    return Letter(title, in_all(chases), message(chases), chases)
