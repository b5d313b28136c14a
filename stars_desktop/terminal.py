"""What a command takes from whoever runs it: days, and the passphrase, which is never an argument."""

import argparse
import getpass
import os
import sys
from datetime import date
from pathlib import Path
from typing import Final

from stars_desktop.domain.calendar import NotADateError, read_day
from stars_desktop.domain.errors import ExpectedError

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
