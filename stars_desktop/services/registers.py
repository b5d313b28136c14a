"""Making a register."""

from pathlib import Path

from stars_desktop.domain.council import COUNCILS
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.store.keys import COST
from stars_desktop.store.vault import About, Made, create


def make_register(path: Path, council: str, passphrase: str, *, randomness: bytes, cost: int = COST) -> None:
    """An empty register of the council named by its slug; an existing file is never touched."""
    found = next((one for one in COUNCILS if one.slug == council), None)
    if not found:
        known = ", ".join(one.slug for one in COUNCILS)
        raise ExpectedError(f"There is no council “{council}”. Councils are {known}.")
    if not passphrase.strip():
        raise ExpectedError(
            "A register needs a passphrase. Choose one that you can remember: it cannot be recovered."
        )
    create(path, Made(passphrase, About(found.name), randomness, cost))
