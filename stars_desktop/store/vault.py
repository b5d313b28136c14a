"""An open register: its file, its connection, its one writer, and its failures in words."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Self

from sqlalchemy import Connection, Engine, QueuePool, create_engine, delete, event, insert, select
from sqlalchemy.exc import DatabaseError
from sqlcipher3 import dbapi2 as sqlcipher  # type: ignore[import-untyped]  # the binding ships no types

from stars_desktop.domain.calendar import LONDON, london_day, written
from stars_desktop.domain.entries import Clerk
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.store import keys, schema, standing
from stars_desktop.store.errors import (
    DamagedError,
    InUseError,
    NewerVersionError,
    NotItsOwnError,
    ReadOnlyError,
    UnusableError,
)
from stars_desktop.store.lock import WriterLock
from stars_desktop.store.tables import ABOUT, WRITER, instant, ticks

__all__ = ["About", "Connection", "Made", "Vault", "create", "in_words"]

_PRIVATE: Final = 0o600


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


class Vault:
    """A register that was opened with its key; `close` it, or use it as a context manager.

    With a clerk it may be written: the writer's lock is held until it is closed. Without, it can be read, also
    while another process writes.
    """

    def __init__(self, path: Path, key: bytes, file_salt: bytes, clerk: Clerk | None) -> None:
        if clerk and not _writable(path):
            raise ReadOnlyError(path)
        self.path = path
        self._key, self._salt = key, file_salt
        self._lock = WriterLock(path) if clerk else None
        left_over = _beside(path, "-wal").exists() and _beside(path, "-wal").stat().st_size > 0
        self._engine = _engine(path, key, file_salt, writes=clerk is not None)
        try:
            self.about = self._checked(left_over=left_over)
            if clerk:
                self._take(clerk)
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
        if self._lock:
            self._lock.release()

    def rekey(self, change: Callable[[Path, bytes, bytes], bytes]) -> None:
        """Closes every connection while `change`, told path, key and salt, puts the file under the key it gives.

        Where it raises, the register is open again as it was.
        """
        if not self._lock:
            raise UnusableError(self.path, "it is open for reading only. Open it to change it first.")
        self._engine.dispose()
        try:
            self._key = change(self.path, self._key, self._salt)
        finally:
            self._engine = _engine(self.path, self._key, self._salt, writes=True)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One view of the register that does not change while it is read."""
        with in_words(self.path), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: all of it is kept when the block ends, none of it when the block raises."""
        with in_words(self.path), self._engine.connect() as plain:
            connection = plain.execution_options(writes=True)
            with connection.begin():
                yield connection

    def findings(self) -> list[str]:
        """What is wrong with the file itself, page by page and then table by table; nothing where it is sound."""
        bad = keys.bad_pages(self.path, self._key)
        bad = [page for page in bad if keys.bad_pages(self.path, self._key, range(page, page + 1))]
        if bad:  # read twice: the page may have been in the middle of being written
            numbers = ", ".join(map(str, bad[:10])) + (" ..." if len(bad) > 10 else "")  # noqa: PLR2004
            return [f"Damaged pages of the file: {len(bad)} (numbers {numbers})."]
        with self.reading() as connection:
            said = connection.exec_driver_sql("PRAGMA integrity_check(10)").scalars().all()
            orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        found = [f"The tables are not sound: {line}." for line in said if line != "ok"]
        return found + ([f"{len(orphans)} rows belong to no enquiry or entry."] if orphans else [])

    def _checked(self, *, left_over: bool) -> About:
        try:
            return self._read_about(thoroughly=left_over)
        except DamagedError:
            raise (NotItsOwnError if left_over else DamagedError)(self.path) from None

    def _read_about(self, *, thoroughly: bool) -> About:
        """What the register says of itself; after a crash only once its tables are seen to be sound."""
        with self.reading() as connection:
            if thoroughly and connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar() != "ok":
                raise DamagedError(self.path)
            version = schema.version(connection)
            if version not in schema.VERSIONS:
                raise NewerVersionError(self.path)
            said = dict(connection.execute(select(ABOUT.c.name, ABOUT.c.value)).all())
            return About(said["council"], said["sample"] == "yes", version)

    def _take(self, clerk: Clerk) -> None:
        assert self._lock  # noqa: S101 - a clerk brings a lock
        try:
            taken = self._lock.take()
        except OSError:
            raise UnusableError(self.path, "its folder cannot be written to. Copy it to one that can.") from None
        if not taken:
            raise self._in_use()
        with self.writing() as connection:
            if self.about.version != schema.VERSIONS[-1]:
                schema.upgrade(connection)
                if not self.about.current:
                    standing.rebuild(connection)
            connection.execute(delete(WRITER))
            connection.execute(
                insert(WRITER).values(user=clerk.user, machine=clerk.machine, since=ticks(clerk.now()))
            )
        self.about = replace(self.about, version=schema.VERSIONS[-1])

    def _in_use(self) -> InUseError:
        with self.reading() as connection:
            holder = connection.execute(select(WRITER)).first()
        if holder is None:
            return InUseError(self.path, "another program that opened it just now")
        since = instant(holder.since)
        moment = f"{since.astimezone(LONDON):%H:%M} on {written(london_day(since))}"
        return InUseError(self.path, f"{holder.user} on {holder.machine} since {moment}")


@dataclass(frozen=True, slots=True)
class Made:
    """A register to be made: what opens it, what it says of itself, and its randomness (15 bytes)."""

    passphrase: str
    about: About
    randomness: bytes
    cost: int = keys.COST


def create(path: Path, made: Made, fill: Callable[[Path, bytes, bytes], None] | None = None) -> bytes:
    """Makes a register at `path`, filled where there is something to fill it with, or nothing at all; gives its key.

    It is made beside its place, under a hidden name that `fill` is given with its key and salt, and put there once
    it is whole; an existing file is never touched.
    """
    if os.path.lexists(path):
        raise UnusableError(path, "there is a file of that name already. Choose another name.")
    if not path.parent.is_dir():
        raise UnusableError(path, f"there is no folder {path.parent}. Make it, or choose another folder.")
    file_salt = keys.salt(made.randomness, made.cost)
    key = keys.derive(made.passphrase, file_salt)
    building = path.with_name(f".{path.name}.new")
    try:
        _build(building, key, file_salt, made.about)
        if fill:
            fill(building, key, file_salt)
        _remove(path, "-wal", "-shm")  # left by a register that is no more
        building.rename(path)
    except OSError as error:
        raise UnusableError(path, f"{error.strerror or error}. Choose another folder.") from None
    except UnusableError as error:
        raise UnusableError(path, error.why) from None
    except DamagedError:
        raise UnusableError(path, "the disk is full or fails. Free some space, or choose another folder.") from None
    finally:
        _remove(building, "", "-wal", "-shm", ".lock")
    return key


def _writable(path: Path) -> bool:
    """Whether the register may be written to here, and the files beside it too."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _remove(path: Path, *suffixes: str) -> None:
    for suffix in suffixes:
        _beside(path, suffix).unlink(missing_ok=True)


def _build(path: Path, key: bytes, file_salt: bytes, about: About) -> None:
    _remove(path, "", "-wal", "-shm", ".lock")
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _PRIVATE))
    engine = _engine(path, key, file_salt, writes=True)
    try:
        with in_words(path), engine.connect() as connection, connection.begin():
            schema.upgrade(connection)
            said = {"council": about.council, "sample": "yes" if about.sample else "no"}
            connection.execute(insert(ABOUT), [{"name": name, "value": value} for name, value in said.items()])
    finally:
        engine.dispose()


def _engine(path: Path, key: bytes, file_salt: bytes, *, writes: bool) -> Engine:
    """SQLAlchemy over SQLCipher with explicit transactions, so that DDL is rolled back like everything else.

    A register that is only read, and where nothing may be written beside it, is read as a file that nobody changes.
    """
    untouched = not writes and not _writable(path) and not _beside(path, "-wal").exists()

    def connect() -> Any:  # noqa: ANN401 - an untyped binding
        name, as_uri = (f"{path.resolve().as_uri()}?immutable=1", True) if untouched else (str(path), False)
        raw = sqlcipher.connect(name, check_same_thread=False, isolation_level=None, timeout=5, uri=as_uri)
        raw.execute("PRAGMA cipher_log_level=NONE")
        raw.execute(f"PRAGMA key=\"x'{key.hex()}{file_salt.hex()}'\"")
        raw.execute("PRAGMA foreign_keys=ON")
        raw.execute("PRAGMA cache_size=-262144")
        raw.execute("PRAGMA temp_store=MEMORY")
        if writes:
            raw.execute("PRAGMA journal_mode=WAL")
            raw.execute("PRAGMA synchronous=FULL")
        else:
            raw.execute("PRAGMA query_only=ON")
        return raw

    engine = create_engine("sqlite://", creator=connect, module=sqlcipher, poolclass=QueuePool)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        immediate = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")

    return engine


_FAILURES: Final[tuple[tuple[str, str], ...]] = (
    ("disk is full", "the disk is full. Free some space, then try again."),
    ("readonly database", "it is open for reading only. If its file or folder is read-only, copy it elsewhere."),
    ("disk I/O error", "the disk is full or reported an error. Free some space, check the drive, then try again."),
    ("database is locked", "another program is holding it. Close it there, then try again."),
    ("unable to open", "the file cannot be opened here. Check its permissions and its folder."),
)


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Failures of the database that a user can do something about, in words; all others pass."""
    try:
        yield
    except (DatabaseError, sqlcipher.DatabaseError) as error:
        raise _worded(path, str(error)) or error from error


def _worded(path: Path, said: str) -> ExpectedError | None:
    if "malformed" in said or "not a database" in said:
        return DamagedError(path)
    for failure, words in _FAILURES:
        if failure in said:
            return UnusableError(path, words)
    return None
