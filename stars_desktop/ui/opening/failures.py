"""Why a register did not open: each reason in its own words, and the ways out of it."""

from dataclasses import dataclass
from enum import StrEnum

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.store.errors import (
    DamagedError,
    InUseError,
    NewerVersionError,
    NoRegisterError,
    NotARegisterError,
    NotItsOwnError,
    ReadOnlyError,
    UnusableError,
    WrongPassphraseError,
    WrongRecoveryKeyError,
)
from stars_desktop.ui.opening.recent import Row


class Way(StrEnum):
    """A way out, in the words of its button."""

    READ = "Open it to read"
    AGAIN = "Try again"
    COPY = "Open a backup copy..."
    OTHER = "Choose another file..."
    FORGET = "Take it off the list"


@dataclass(frozen=True, slots=True)
class Failure:
    """What happened and what to do; without a way out it is what was typed that has to be typed again."""

    sentence: str
    ways: tuple[Way, ...] = ()
    tone: str = "error"


def failure(error: ExpectedError, row: Row) -> Failure:
    """What to say of an error that opening a register met."""
    name = row.path.name
    match error:
        case NoRegisterError():
            return gone(row)
        case WrongPassphraseError():
            return Failure(
                f"This passphrase does not open {name}. Check Caps Lock and the keyboard layout, then type it again."
            )
        case WrongRecoveryKeyError():
            return Failure(
                f"This is a recovery key as it was written, but it does not open {name}. It belongs to another "
                "register, or to this one before its passphrase was changed. Look for the newest one."
            )
        case InUseError():
            return Failure(
                f"{name} is open elsewhere: {error.holder}. You can read it meanwhile. To record something, close it "
                "there, then try again.",
                (Way.READ, Way.AGAIN),
                "warn",
            )
        case ReadOnlyError():
            return Failure(
                f"{name} can be read but not written to: its file or its folder is read-only. To record something, "
                "copy it to a folder of your own and open it there.",
                (Way.READ, Way.OTHER),
                "warn",
            )
    return _of_the_file(error, name)


def gone(row: Row) -> Failure:
    """There is no such file."""
    return Failure(
        f"There is no {row.path.name} in {row.path.parent}. It was moved, renamed or deleted, or its "
        "drive is not connected.",
        (Way.OTHER, Way.FORGET) if row.remembered else (Way.OTHER,),
        "warn",
    )


def _of_the_file(error: ExpectedError, name: str) -> Failure:
    match error:
        case DamagedError():
            return Failure(
                f"{name} is damaged: part of it is not as it was written. What you typed is right and nothing was "
                "changed. Open a copy from your backups, and keep the damaged file.",
                (Way.COPY,),
            )
        case NotItsOwnError():
            return Failure(str(error), (Way.AGAIN, Way.COPY))
        case NewerVersionError():
            return Failure(
                f"{name} was written by a newer version of STARS Desktop. Nothing was changed. Have the program "
                "updated, then open it again.",
                (Way.OTHER,),
            )
        case NotARegisterError():
            return Failure(
                f"{name} is not a STARS register. If it was one, it is damaged: open a copy from your backups. "
                "Nothing was changed.",
                (Way.OTHER,),
            )
        case UnusableError():
            sentence = f"{name} was left as it was: {error.why}"
            return Failure(sentence, (Way.READ, Way.AGAIN, Way.OTHER))
    return Failure(str(error))
