"""What can be wrong with a register, each in its own words."""

from pathlib import Path

from stars_desktop.domain.errors import ExpectedError


class NoRegisterError(ExpectedError):
    """There is no file."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"There is no register “{path}”. Check the path, or make one with: stars new")


class NotARegisterError(ExpectedError):
    """The file is something else."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is not a STARS register. Choose the file that was made as a register.")


class WrongPassphraseError(ExpectedError):
    """No page of the file opens with the key that the passphrase gives."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The passphrase does not open {path}. Check Caps Lock and the keyboard layout, then try again."
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
    """Another process writes to the register."""

    def __init__(self, path: Path, holder: str) -> None:
        super().__init__(
            f"{path} is in use by {holder}. You can read it meanwhile; to change it, close it there first."
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
