"""The composition root: the real clock, user, machine and randomness, and a register opened with them."""

import getpass
import platform
import secrets
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from stars_desktop.domain.entries import Clerk
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.services import registers
from stars_desktop.store.errors import WrongPassphraseError
from stars_desktop.store.keys import SALT, unlock
from stars_desktop.store.recovery import read_key
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
    """The register with its one writer, and who that is; a damaged one is refused before anything is done."""
    who = clerk()
    with _opened(path, passphrase, who) as vault:
        vault.refuse_damaged()
        yield vault, who


@dataclass(frozen=True, slots=True)
class Session:
    """A register that stays open while somebody works with it; `close` it, or use it as a context manager."""

    vault: Vault
    clerk: Clerk
    writes: bool
    """False where it can only be read"""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Closes every connection and lets the next writer in."""
        self.vault.close()


def open_register(path: Path, passphrase: str, *, writes: bool = True) -> Session:
    """The register with its one writer, or to be read only.

    Whoever asks to write and may not is told by InUseError or ReadOnlyError, and can ask again to read.
    """
    who = clerk()
    return Session(_opened(path, passphrase, who if writes else None), who, writes)


def open_with_recovery_key(path: Path, typed: str, *, writes: bool = True) -> Session:
    """As `open_register`, with the recovery key as it was typed; MistypedKeyError is no WrongRecoveryKeyError."""
    who = clerk()
    return Session(Vault.open_with_key(path, read_key(typed), who if writes else None), who, writes)


def new_register(path: Path, council: str, passphrase: str) -> str:
    """Makes an empty register and gives its recovery key, which is kept nowhere else."""
    return registers.make_register(path, council, passphrase, randomness=secrets.token_bytes(SALT))


def change_passphrase(session: Session, passphrase: str) -> str:
    """Gives the register another passphrase and returns its new recovery key; the former one opens it no more."""
    return registers.change_passphrase(session.vault, passphrase)


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
