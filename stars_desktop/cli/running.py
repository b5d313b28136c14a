"""One command from its arguments to its exit status."""

import argparse
import os
import sys
from collections.abc import Sequence
from typing import Final

from stars_desktop import __version__
from stars_desktop.cli import changes, combining, criteria, registers, returns, settings, submissions, triage
from stars_desktop.cli.commands import IN_PART, NOT_DONE, Done, OneLineParser
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.system import logs

ABOUT = """\
The register of a council's STARS enquiries and its pipeline return.

A register is one encrypted file. Its passphrase comes from the variable STARS_PASSPHRASE, from --passphrase-file, or
from a prompt; it is never an argument. Dates are 2022-03-27 or 27/03/2022."""

EXAMPLES = """\
examples:
  stars new derby.stars --council derby
  stars template enquiries.xlsx
  stars import derby.stars enquiries.xlsx --rejects to-mend.xlsx
  stars return derby.stars --year 2 --out return.xlsx
  stars submit derby.stars --year 3 --as-at 2023-10-06 --dry-run
  stars combine derby.stars-return city.stars-return county.stars-return --out dn2.xlsx
  stars criteria effect derby.stars new-criteria.toml
  stars return derby.stars --from 2022-10-01 --to 2023-09-30 --as-at 2023-10-06 --as-known 2023-10-18

exit status: 0 done, 1 done in part, 2 not done"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit status; no traceback reaches a user."""
    for stream in (sys.stdout, sys.stderr):
        if stream:  # a process may have none
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    logs.start()
    try:
        asked = _parser().parse_args(arguments)
        done = asked.run(asked)
    except ExpectedError as error:
        return _not_done(str(error), error)
    except KeyboardInterrupt as error:
        return _not_done("Stopped. Nothing was changed.", error)
    except Exception as error:  # noqa: BLE001 - the one place of the command for what nobody foresaw
        said = f"A fault in the program ({type(error).__name__}) stopped it, and nothing was changed."
        return _not_done(f"{said} The log tells support where: {logs.log_file()}", error)
    else:
        return _shown(done, asked.warning)
    finally:
        logs.stop()


def _shown(done: Done, warning: str) -> int:
    """Prints it. What cannot be printed was still done, and that is said; a reader who stopped reading is not."""
    try:
        for line in done.lines:
            print(line)
        if sys.stdout:
            sys.stdout.flush()
    except BrokenPipeError:
        _let_go_of_output()
        return done.status
    except OSError as error:
        _let_go_of_output()
        print(f"stars: It was done, but what it printed was lost: {error.strerror}.", file=sys.stderr)
        return max(done.status, IN_PART)
    for line in filter(None, (done.aside, warning and f"stars: {warning}")):
        print(line, file=sys.stderr)
    return done.status


def _let_go_of_output() -> None:
    """Else Python tries once more as it ends, and complains."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _not_done(sentence: str, error: BaseException) -> int:
    logs.note_failure("the command", error)
    print(f"stars: {' '.join(sentence.split())}", file=sys.stderr)
    return NOT_DONE


_FAMILIES: Final = (
    registers.add, returns.add, submissions.add, changes.add, combining.add, triage.add, registers.add_check,
    criteria.add, settings.add,
)  # fmt: skip


def _parser() -> argparse.ArgumentParser:
    parser = OneLineParser(
        prog="stars", description=ABOUT, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )  # fmt: skip
    parser.add_argument("--version", action="version", version=f"stars {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for add in _FAMILIES:
        add(commands)
    return parser
