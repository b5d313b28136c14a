"""Making a register, and giving it another passphrase."""

from pathlib import Path

from stars_desktop.domain.council import COUNCILS
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.store import rekeying
from stars_desktop.store.keys import COST
from stars_desktop.store.making import Made, create
from stars_desktop.store.recovery import written_key
from stars_desktop.store.vault import About, Vault


def make_register(path: Path, council: str, passphrase: str, *, randomness: bytes, cost: int = COST) -> str:
    """An empty register of the council named by its slug, and its recovery key; an existing file is never touched."""
    found = next((one for one in COUNCILS if one.slug == council), None)
    if not found:
        known = ", ".join(one.slug for one in COUNCILS)
        raise ExpectedError(f"There is no council “{council}”. Councils are {known}.")
    _refuse_blank(passphrase)
    return written_key(create(path, Made(passphrase, About(found.name), randomness, cost)))


def change_passphrase(vault: Vault, passphrase: str) -> str:
    """Gives an open register another passphrase, and with it another recovery key, which is returned.

    Whatever stops it, the register opens with the old passphrase or with the new one.
    """
    _refuse_blank(passphrase)
    return written_key(rekeying.change_passphrase(vault, passphrase))


def _refuse_blank(passphrase: str) -> None:
    if not passphrase.strip():
        raise ExpectedError(
            "A register needs a passphrase. Choose one that you can remember: it cannot be recovered."
        )
