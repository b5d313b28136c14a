"""What every family of commands is made of: a command's arguments, and how it ended."""

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn, TypeAlias

from stars_desktop.domain.calendar import Period, contract_year
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.terminal import day

DONE, IN_PART, NOT_DONE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended, and what it has to say; said only once all of it is done."""

    status: int
    lines: Sequence[str]
    aside: str = ""
    """for standard error, where standard output is for a script"""


class OneLineParser(argparse.ArgumentParser):
    """Says what is wrong with the arguments in one line."""

    def error(self, message: str) -> NoReturn:
        """Ends with status 2."""
        raise ExpectedError(f"{message[:1].upper()}{message[1:]}. See: {self.prog} --help")


Commands: TypeAlias = "argparse._SubParsersAction[OneLineParser]"  # noqa: SLF001 - it has no other name


def command(  # noqa: PLR0913 - one call a command
    commands: Commands,
    name: str,
    run: Callable[[argparse.Namespace], Done],
    words: str,
    *,
    register: bool = True,
    passphrase: bool = True,
) -> argparse.ArgumentParser:
    """A command that `run` does, and what it is for in `words`; most take a register and its passphrase."""
    command = commands.add_parser(name, help=words, description=f"{words[0].upper()}{words[1:]}.", allow_abbrev=False)
    command.set_defaults(run=run, warning="")
    if register:
        command.add_argument("register", metavar="REGISTER", type=Path, help="the register, one encrypted file")
        if passphrase:
            command.add_argument(
                "--passphrase-file", metavar="FILE", type=Path, help="a file whose first line is the passphrase"
            )
    return command


def period_arguments(command: argparse.ArgumentParser) -> None:
    """Which return: its period, and the day for what is counted at its end."""
    command.add_argument(
        "--year", metavar="N", type=int, help="the contract year; 2 is 1 October 2021 to 30 September 2022"
    )
    command.add_argument("--from", dest="start", metavar="DATE", type=day, help="the first day of the events counted")
    command.add_argument("--to", dest="end", metavar="DATE", type=day, help="the last day of the events counted")
    command.add_argument("--as-at", metavar="DATE", type=day, help="the day for pipeline and live cases")


def councils_argument(command: argparse.ArgumentParser, words: str) -> None:
    """Whose returns make the table of all councils, one name at a time."""
    command.add_argument("--council", dest="councils", metavar="NAME", action="append", default=[], help=words)


def period_of(asked: argparse.Namespace) -> Period:
    """The period that was asked for. Raises ExpectedError where it is not one."""
    if asked.year is not None:
        if asked.start or asked.end:
            raise ExpectedError("Give either --year, or --from and --to.")
        return contract_year(asked.year)
    if not asked.start or not asked.end:
        raise ExpectedError("Say which period: --year N, or --from DATE and --to DATE.")
    return Period(asked.start, asked.end)


def as_json(found: object) -> str:
    """What a script reads."""
    return json.dumps(found, indent=2)
