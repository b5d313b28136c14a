"""The composition root: the real clock, user, machine and randomness, and a register opened with them."""

import getpass
import platform
import secrets
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from stars_desktop.domain.entries import Clerk
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.services.registers import make_register
from stars_desktop.store.errors import WrongPassphraseError
from stars_desktop.store.keys import SALT, unlock
from stars_desktop.store.vault import Vault


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container may run as a number without a name
        return "unknown user"


def clerk() -> Clerk:
    """Whoever sits at this machine, now."""
    return Clerk(_user(), platform.node() or "this machine", lambda: datetime.now(UTC), lambda: str(uuid.uuid4()))


@contextmanager
def reading(path: Path, passphrase: str) -> Iterator[Vault]:
    """The register, to be read; also while another program holds it."""
    with _opened(path, passphrase, None) as vault:
        yield vault


@contextmanager
def writing(path: Path, passphrase: str) -> Iterator[tuple[Vault, Clerk]]:
    """The register with its one writer, and who that is."""
    who = clerk()
    with _opened(path, passphrase, who) as vault:
        yield vault, who


def opened(path: Path, passphrase: str) -> Vault:
    """The register, to be read, until it is closed."""
    return _opened(path, passphrase, None)


def new_register(path: Path, council: str, passphrase: str) -> None:
    """An empty register."""
    make_register(path, council, passphrase, randomness=secrets.token_bytes(SALT))


def new_sample(path: Path) -> None:
    """The sample register."""
    from stars_desktop.services.sample import make_sample  # noqa: PLC0415 - loads the workbook library

    make_sample(path, clerk(), randomness=secrets.token_bytes(SALT))


def _opened(path: Path, passphrase: str, who: Clerk | None) -> Vault:
    try:
        return Vault.open(path, passphrase, who)
    except WrongPassphraseError as wrong:
        from stars_desktop.services.sample import PASSPHRASE  # noqa: PLC0415 - loads the workbook library

        try:
            unlock(path, PASSPHRASE)
        except WrongPassphraseError:
            raise wrong from None
        raise ExpectedError(f"{path} is the sample register, and its passphrase is: {PASSPHRASE}") from None
