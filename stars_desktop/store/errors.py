"""What can be wrong with a register, each in its own words."""

from pathlib import Path

from stars_desktop.domain.errors import ExpectedError


class NoRegisterError(ExpectedError):
    """There is no file."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"There is no register “{path}”. Check the path, or make one with: stars new")


class NotARegisterError(ExpectedError):
    """The file is something else, or all that made it a register was lost."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is not a STARS register. Choose the file that was made as a register; if this is the one, it is "
            "damaged: use a copy from your backups."
        )


class FolderError(ExpectedError):
    """What was named as the register is a folder."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is a folder, and a register is a file. Name the file in it.")


class WrongPassphraseError(ExpectedError):
    """No page of the file opens with the key that the passphrase gives."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The passphrase does not open {path}. Check Caps Lock and the keyboard layout, then try again."
        )


class MistypedKeyError(ExpectedError):
    """What was typed is no recovery key at all; the message says how that is known."""


class WrongRecoveryKeyError(ExpectedError):
    """What was typed is a recovery key, of another register or of this one before its passphrase was changed."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The recovery key was typed as it was written, but it does not open {path}. It belongs to another "
            "register, or to this one before its passphrase was changed. Look for the newest one."
        )


class DamagedError(ExpectedError):
    """The passphrase is right, but the file is not as it was written."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is damaged: part of it is not as it was written. Use a copy from your backups.")


class NewerVersionError(ExpectedError):
    """The register was written by a later version of the program."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} was written by a newer version of STARS Desktop. Update the program to open it.")


class InUseError(ExpectedError):
    """Another process writes to the register; `holder` says who, where and since when."""

    def __init__(self, path: Path, holder: str) -> None:
        self.holder = holder
        super().__init__(
            f"{path} is in use by {holder}. You can read it meanwhile; to change it, close it there first."
        )


class NotThereError(ExpectedError):
    """The path no longer holds the very file that was opened, so nothing more can be recorded in it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is no longer the file that was opened: it was moved, removed or replaced, or its drive is gone. "
            "Nothing was recorded. Put it back and try again, or close it here and open the right file."
        )


class NotItsOwnError(ExpectedError):
    """A `-wal` file lies beside the register that was left by another copy of it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} and the file {path.name}-wal beside it do not belong together. If {path.name} was put there "
            f"from a backup, move {path.name}-wal and {path.name}-shm away, then open it again."
        )


class UnusableError(ExpectedError):
    """The register cannot be read or written here: permissions, a full disk, or a medium that fails."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path} was left as it was: {why}")
        self.why = why


class ReadOnlyError(UnusableError):
    """The register may be read here but not written to: its file or its folder is read-only."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            "its file or its folder is read-only. You can read it; to change it, copy it to a folder of your own.",
        )
