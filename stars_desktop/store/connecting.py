"""Connections to a register's file, and the failures of the database in words."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import Enum, auto
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlcipher3 import dbapi2 as sqlcipher  # type: ignore[import-untyped]  # the binding ships no types

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.store.errors import DamagedError, UnusableError
from stars_desktop.system.files import is_file


def writable(path: Path) -> bool:
    """Whether the register may be written to here, and the files beside it too."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def beside(path: Path, suffix: str) -> Path:
    """The file beside a register that ends so."""
    return path.with_name(path.name + suffix)


def log_beside(path: Path) -> bool:
    """Whether a -wal lies beside the register with anything in it."""
    log = beside(path, "-wal")
    return is_file(log) and log.stat().st_size > 0


class Access(Enum):
    """What connections are for."""

    WRITE = auto()
    READ = auto()
    """the last one to close takes up the -wal into the file, and removes it"""
    LOOK = auto()
    """the file and its -wal stay as they are"""
    UNTOUCHED = auto()
    """the same, and nobody else changes it"""


_HOW: Final = {Access.LOOK: "mode=ro", Access.UNTOUCHED: "immutable=1"}


def connecting(path: Path, key: bytes, file_salt: bytes, access: Access) -> Engine:
    """SQLAlchemy over SQLCipher with explicit transactions, so that DDL is rolled back like everything else.

    A register that is only read, where nothing can be written beside it (a read-only folder, a full disk), is read
    untouched.
    """
    untouched = access is Access.READ and not writable(path) and not log_beside(path)

    def connect() -> Any:  # noqa: ANN401 - an untyped binding
        if not untouched:
            try:
                return _connection(path, key, file_salt, access)
            except sqlcipher.OperationalError as error:
                if access is not Access.READ or log_beside(path) or "locked" in str(error):
                    raise
        return _connection(path, key, file_salt, Access.UNTOUCHED)

    engine = create_engine("sqlite://", creator=connect, module=sqlcipher, poolclass=QueuePool)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        immediate = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")

    return engine


def take_up_log(path: Path, key: bytes, file_salt: bytes) -> None:
    """Has the file hold what stands in the -wal, where nobody else has it open; where it cannot, it stays there."""
    last = connecting(path, key, file_salt, Access.READ)
    with suppress(ExpectedError), in_words(path), last.connect():
        pass
    last.dispose()


def _connection(path: Path, key: bytes, file_salt: bytes, access: Access) -> Any:  # noqa: ANN401
    """One connection, which never makes the file that it was to open."""
    where = quote(os.fsencode(path.absolute().as_posix()), safe="/:")
    name = f"file://{'' if where.startswith('/') else '/'}{where}?{_HOW.get(access, 'mode=rw')}"
    raw = sqlcipher.connect(name, check_same_thread=False, isolation_level=None, timeout=5, uri=True)
    try:
        raw.execute("PRAGMA cipher_log_level=NONE")
        raw.execute(f"PRAGMA key=\"x'{key.hex()}{file_salt.hex()}'\"")
        raw.execute("PRAGMA foreign_keys=ON")
        raw.execute("PRAGMA cache_size=-262144")
        raw.execute("PRAGMA temp_store=MEMORY")
        if access is Access.WRITE:
            raw.execute("PRAGMA journal_mode=WAL")
            raw.execute("PRAGMA synchronous=FULL")
        else:
            raw.execute("PRAGMA query_only=ON")
            raw.execute("PRAGMA schema_version").fetchall()  # the first reading is what needs room beside the file
    except BaseException:
        raw.close()
        raise
    return raw


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
