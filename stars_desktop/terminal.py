"""What a command takes from whoever runs it: days, the passphrase, which is never an argument, and the register."""

import argparse
import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Final

from stars_desktop import workspace
from stars_desktop.domain.calendar import NotADateError, read_day
from stars_desktop.domain.entries import Clerk
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.store.vault import Vault

PASSPHRASE: Final = "STARS_PASSPHRASE"  # noqa: S105 - the name of a variable


def day(text: str) -> date:
    """A day as it was typed, for argparse."""
    try:
        return read_day(text)
    except NotADateError as error:
        raise argparse.ArgumentTypeError(f"“{text}” {error}; write a date as 2022-03-27 or 27/03/2022") from None


def passphrase_of(asked: argparse.Namespace, *, new: bool = False) -> str:
    """From the file, the variable, or a prompt on a terminal. Raises ExpectedError where there is none."""
    if asked.passphrase_file:
        return _first_line(asked.passphrase_file)
    if given := os.environ.get(PASSPHRASE):
        return given
    if not sys.stdin or not sys.stdin.isatty():
        raise ExpectedError(f"There is no passphrase. Set {PASSPHRASE}, or name a file with --passphrase-file.")
    try:
        typed = getpass.getpass("Passphrase: ")
        again = getpass.getpass("The same again: ") if new else typed
    except EOFError:
        raise ExpectedError("No passphrase was typed. Nothing was done.") from None
    if again != typed:
        raise ExpectedError("The two passphrases are not the same. Type them again.")
    return typed


def if_weak(passphrase: str) -> str:
    """What to say of a new passphrase that is easy to guess; nothing of another."""
    from stars_desktop.services.passphrases import ENOUGH, strength  # noqa: PLC0415 - large lists of words

    found = strength(passphrase)
    weak = f"stars: Its passphrase is {found.words.lower()}. {found.advice} Change it in the window."
    return weak if found.score < ENOUGH else ""


@contextmanager
def reading(asked: argparse.Namespace) -> Iterator[Vault]:
    """The register that was asked for, to be read; `asked.warning` says where the clock must be wrong."""
    with workspace.reading(asked.register, passphrase_of(asked)) as vault:
        asked.warning = vault.clock_warning(workspace.clerk().now())
        yield vault


@contextmanager
def writing(asked: argparse.Namespace) -> Iterator[tuple[Vault, Clerk]]:
    """The same with its one writer, and who that is."""
    with workspace.writing(asked.register, passphrase_of(asked)) as (vault, clerk):
        asked.warning = vault.clock_warning(clerk.now())
        yield vault, clerk


def _first_line(file: Path) -> str:
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise ExpectedError(
            f"The passphrase file {file} cannot be read. Check its path and that it is text."
        ) from None
    if not lines or not lines[0]:
        raise ExpectedError(f"The first line of {file} is blank. Write the passphrase there.")
    return lines[0]
