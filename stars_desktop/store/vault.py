"""An open register: its file, its connection, its one writer, and its failures in words."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Final, Self

from sqlalchemy import Connection, delete, insert, select

from stars_desktop.domain.calendar import LONDON, london_day, written
from stars_desktop.domain.entries import Clerk
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.store import keys, schema, standing
from stars_desktop.store.connecting import Access, connecting, in_words, log_beside, take_up_log, writable
from stars_desktop.store.errors import (
    DamagedError,
    InUseError,
    NewerVersionError,
    NotItsOwnError,
    ReadOnlyError,
    UnusableError,
)
from stars_desktop.store.held import HeldFile
from stars_desktop.store.lock import WriterLock
from stars_desktop.store.stamps import STAMPS, Stamps, newest
from stars_desktop.store.tables import ABOUT, WRITER, instant, ticks

__all__ = ["About", "Connection", "Vault"]


_PIECE: Final = 2000
"""pages that are read in a twentieth of a second"""


@dataclass(frozen=True, slots=True)
class About:
    """What a register says of itself: whose it is, and whether all of it is invented."""

    council: str
    sample: bool = False
    version: str = schema.VERSIONS[-1]
    """of its tables; an older one stays as it is until a writer opens the register"""

    @property
    def current(self) -> bool:
        """Whether it has a register list that tells all; else it has its returns, and no list."""
        return self.version >= schema.WITH_LIST

    @property
    def holds_criteria(self) -> bool:
        """Whether a version of the criteria can have been taken into use in it."""
        return self.version >= schema.WITH_CRITERIA

    @property
    def holds_panels(self) -> bool:
        """Whether panels can have been kept in it."""
        return self.version >= schema.WITH_PANELS

    @property
    def holds_submissions(self) -> bool:
        """Whether returns can have been handed in, given out and received in it."""
        return self.version >= schema.WITH_SUBMISSIONS


class Vault:
    """A register that was opened with its key; `close` it, or use it as a context manager.

    With a clerk it may be written: the writer's lock is held until it is closed. Without, it can be read, also
    while another process writes.
    """

    def __init__(self, path: Path, key: bytes, file_salt: bytes, clerk: Clerk | None) -> None:
        if clerk and not writable(path):
            raise ReadOnlyError(path)
        self.path = path
        self._key, self._salt = key, file_salt
        self._lock = WriterLock(path) if clerk else None
        self._stamps = Stamps()
        self._file = HeldFile(path)
        self._first = self._access()
        self._engine = connecting(path, key, file_salt, self._first)
        try:
            self._take_lock()
            self._refuse_log_of_another()
            self.about = self._read_about()
            if clerk:
                self._sign(clerk)
        except BaseException:
            self.close()
            raise

    @classmethod
    def open(cls, path: Path, passphrase: str, clerk: Clerk | None = None) -> Self:
        """Opens the register at `path`; each thing that can be wrong with it is an error of its own."""
        return cls(path, *keys.unlock(path, passphrase), clerk)

    @classmethod
    def open_with_key(cls, path: Path, key: bytes, clerk: Clerk | None = None) -> Self:
        """Opens the register at `path` with the key itself, as `open` does with its passphrase."""
        return cls(path, *keys.unlock_with_key(path, key), clerk)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Closes every connection and lets the next writer in."""
        self._engine.dispose()
        if self._first is Access.LOOK and self._access() is Access.READ:  # the writer went first
            take_up_log(self.path, self._key, self._salt)
        self._file.close()
        if self._lock:
            self._lock.release()

    def rekey(self, change: Callable[[Path, bytes, bytes], bytes]) -> None:
        """Closes every connection while `change`, told path, key and salt, puts the file under the key it gives.

        Where it raises, the register is open again as it was.
        """
        if not self._lock:
            raise UnusableError(self.path, "it is open for reading only. Open it to change it first.")
        self._file.refuse_another()
        self._engine.dispose()
        self._file.close()
        try:
            self._key = change(self.path, self._key, self._salt)
        finally:
            self._file = HeldFile(self.path)
            self._engine = connecting(self.path, self._key, self._salt, Access.WRITE)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One view of the register that does not change while it is read."""
        with self._in_words(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: all of it is kept when the block ends, none of it when the block raises.

        Raises NotThereError, and keeps nothing, where the path holds the file no more that was opened.
        """
        with self._in_words(), self._engine.connect() as plain:
            connection = plain.execution_options(writes=True, **{STAMPS: self._stamps})
            with connection.begin():
                self._file.refuse_another()
                yield connection
                self._file.refuse_another()

    def clock_warning(self, now: datetime) -> str:
        """What to say where the clock is behind the newest entry; nothing where it is not."""
        with self.reading() as connection:
            last = newest(connection)
        if now >= last:
            return ""
        return (
            f"The clock of this computer says {_moment(now)}, but the newest entry of this register was recorded at "
            f"{_moment(last)}. Set the clock right; until then, what is recorded counts as recorded at that moment."
        )

    def bad_pages(self) -> Iterator[list[int]]:
        """The numbers of those pages, from 1, that are not as they were written: piece by piece, as it is asked."""
        first = 1
        while first <= self._file.pages:
            yield self._file.bad_pages(self._key, range(first, min(first + _PIECE, self._file.pages + 1)))
            first += _PIECE

    def refuse_damaged(self) -> None:
        """Raises DamagedError where any page of the file is not as it was written."""
        if any(self.bad_pages()):
            raise DamagedError(self.path)

    def findings(self) -> list[str]:
        """What is wrong with the file itself, page by page and then table by table; nothing where it is sound."""
        if bad := list(chain.from_iterable(self.bad_pages())):
            numbers = ", ".join(map(str, bad[:10])) + (" ..." if len(bad) > 10 else "")  # noqa: PLR2004
            return [f"Damaged pages of the file: {len(bad)} (numbers {numbers})."]
        with self.reading() as connection:
            said = connection.exec_driver_sql("PRAGMA integrity_check(10)").scalars().all()
            orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        found = [f"The tables are not sound: {line}." for line in said if line != "ok"]
        return found + ([f"{len(orphans)} rows belong to no enquiry or entry."] if orphans else [])

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            with in_words(self.path):
                yield
        except (DamagedError, UnusableError):
            self._file.refuse_another()  # another file in its place looks like damage
            raise

    def _access(self) -> Access:
        """Beside a writer nothing is cleaned away: its locks are lost where its process closed the file once more."""
        if self._lock:
            return Access.WRITE
        return Access.LOOK if log_beside(self.path) and WriterLock(self.path).is_held() else Access.READ

    def _take_lock(self) -> None:
        """A writer's lock, before anything is thought of the file: whoever holds it may be changing it."""
        if not self._lock:
            return
        try:
            taken = self._lock.take()
        except OSError:
            raise UnusableError(self.path, "its folder cannot be written to. Copy it to one that can.") from None
        if not taken:
            raise InUseError(self.path, self._holder())

    def _refuse_log_of_another(self) -> None:
        """Looks at what a crash left beside the file before it is taken up: it may be of another copy.

        Raises NotItsOwnError or, where the file is not sound without it either, DamagedError.
        """
        if not log_beside(self.path) or (not self._lock and WriterLock(self.path).is_held()):
            return
        looking = connecting(self.path, self._key, self._salt, Access.LOOK)
        try:
            with in_words(self.path), looking.connect() as connection, connection.begin():
                sound = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar() == "ok"
        except DamagedError:
            sound = False
        finally:
            looking.dispose()
        if not sound:
            self.refuse_damaged()
            raise NotItsOwnError(self.path)

    def _read_about(self) -> About:
        """What the register says of itself."""
        with self.reading() as connection:
            version = schema.version(connection)
            if version not in schema.VERSIONS:
                raise NewerVersionError(self.path)
            said = dict(connection.execute(select(ABOUT.c.name, ABOUT.c.value)).all())
            return About(said["council"], said["sample"] == "yes", version)

    def _sign(self, clerk: Clerk) -> None:
        """Says who writes from now on, and brings an older register up to this version."""
        with self.writing() as connection:
            if self.about.version != schema.VERSIONS[-1]:
                schema.upgrade(connection)
                if not self.about.current:
                    standing.rebuild(connection)
            connection.execute(delete(WRITER))
            connection.execute(
                insert(WRITER).values(user=clerk.user, machine=clerk.machine, since=ticks(clerk.now()))
            )
            self._stamps.begin(connection)
        self.about = replace(self.about, version=schema.VERSIONS[-1])

    def _holder(self) -> str:
        """Who has the register open, where and since when, as far as that can be read."""
        holder = None
        with suppress(ExpectedError), self.reading() as connection:
            holder = connection.execute(select(WRITER)).first()
        if holder is None:
            return "another program that opened it just now"
        return f"{holder.user} on {holder.machine} since {_moment(instant(holder.since))}"


def _moment(at: datetime) -> str:
    return f"{at.astimezone(LONDON):%H:%M} on {written(london_day(at))}"
