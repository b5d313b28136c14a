"""The `stars` command: the register's services for scripts, checks and IT, without a window.

Exit status: 0 done; 1 done in part; 2 not done, with one line on standard error that says why.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from stars_desktop import __version__, workspace
from stars_desktop.domain.calendar import Period, contract_year
from stars_desktop.domain.council import COUNCILS
from stars_desktop.domain.counting import how_many
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.system import logs
from stars_desktop.terminal import day, if_weak, passphrase_of, reading, writing

DONE, IN_PART, NOT_DONE = 0, 1, 2

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
  stars criteria effect derby.stars new-criteria.toml
  stars return derby.stars --from 2022-10-01 --to 2023-09-30 --as-at 2023-10-06 --as-known 2023-10-18

exit status: 0 done, 1 done in part, 2 not done"""


class OneLineParser(argparse.ArgumentParser):
    """Says what is wrong with the arguments in one line."""

    def error(self, message: str) -> NoReturn:
        """Ends with status 2."""
        raise ExpectedError(f"{message[:1].upper()}{message[1:]}. See: {self.prog} --help")


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


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended, and what it has to say; said only once all of it is done."""

    status: int
    lines: Sequence[str]
    aside: str = ""
    """for standard error, where standard output is for a script"""


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


def _parser() -> argparse.ArgumentParser:
    parser = OneLineParser(
        prog="stars", description=ABOUT, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )  # fmt: skip
    parser.add_argument("--version", action="version", version=f"stars {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    new = _command(commands, "new", _new, "make an empty register")
    new.add_argument("--council", required=True, choices=[council.slug for council in COUNCILS], help="whose it is")
    new.epilog = (
        "No recovery key is printed, since what a command prints is often kept: the window gives one when a register "
        "is made there, or when its passphrase is changed."
    )
    _command(commands, "sample", _sample, "make the sample register: an invented history", passphrase=False)
    template = _command(commands, "template", _template, "write an empty register workbook", register=False)
    template.add_argument("workbook", metavar="FILE.xlsx", type=Path, help="the workbook to write")
    imported = _command(commands, "import", _import, "bring in a register workbook")
    imported.add_argument("workbook", metavar="FILE.xlsx", type=Path, help="the workbook to bring in")
    imported.add_argument("--dry-run", action="store_true", help="say what would be done, and change nothing")
    imported.add_argument("--rejects", metavar="FILE.xlsx", type=Path, help="write the rows to mend to a workbook")
    exported = _command(commands, "export", _export, "write the whole register as a register workbook")
    exported.add_argument("workbook", metavar="FILE.xlsx", type=Path, help="the workbook to write")
    _return_arguments(_command(commands, "return", _return, "give the pipeline return"))
    judged = _command(commands, "triage", _triage, "say which cohorts an enquiry fits, why, and what is missing")
    judged.add_argument("reference", metavar="REFERENCE", help="the reference of the enquiry")
    judged.add_argument("--json", action="store_true", help="print it as JSON")
    chased = _command(
        commands, "chase", _chase, "list the open enquiries that wait for answers, and what to ask whom"
    )
    chased.add_argument("--out", metavar="FILE.xlsx", type=Path, help="write it as a workbook to be filled in")
    chased.add_argument("--json", action="store_true", help="print it as JSON")
    _command(commands, "check", _check, "check the file, the journal, the projections and every figure")
    words = "check, list and take into use versions of the criteria"
    criteria = commands.add_parser("criteria", help=words, description=f"{words.capitalize()}.", allow_abbrev=False)
    _criteria_commands(criteria)
    return parser


def _command(  # noqa: PLR0913 - one call a command
    commands: "argparse._SubParsersAction[OneLineParser]",
    name: str,
    run: Callable[[argparse.Namespace], Done],
    words: str,
    *,
    register: bool = True,
    passphrase: bool = True,
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=words, description=f"{words[0].upper()}{words[1:]}.", allow_abbrev=False)
    command.set_defaults(run=run, warning="")
    if register:
        command.add_argument("register", metavar="REGISTER", type=Path, help="the register, one encrypted file")
        if passphrase:
            command.add_argument(
                "--passphrase-file", metavar="FILE", type=Path, help="a file whose first line is the passphrase"
            )
    return command


def _criteria_commands(parser: OneLineParser) -> None:
    commands = parser.add_subparsers(metavar="ACTION", required=True)
    words = "say all that is wrong with a file of criteria"
    check = _command(commands, "check", _check_criteria, words, register=False)
    listed = _command(commands, "list", _list_criteria, "list the versions of a register, and which is in use")
    effect = _command(
        commands, "effect", _effect_of_criteria, "say what a new version would change, and change nothing"
    )
    use = _command(commands, "use", _use_criteria, "take a new version into use; it is never changed after that")
    for command in (check, effect, use):
        command.add_argument("file", metavar="FILE.toml", type=Path, help="a file of criteria")
    for command in (check, listed, effect, use):
        command.add_argument("--json", action="store_true", help="print it as JSON")


def _return_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--year", metavar="N", type=int, help="the contract year; 2 is 1 October 2021 to 30 September 2022"
    )
    command.add_argument("--from", dest="start", metavar="DATE", type=day, help="the first day of the events counted")
    command.add_argument("--to", dest="end", metavar="DATE", type=day, help="the last day of the events counted")
    command.add_argument("--as-at", metavar="DATE", type=day, help="the day for pipeline and live cases")
    command.add_argument("--as-known", metavar="DATE", type=day, help="as it was known at the end of that day")
    command.add_argument("--out", metavar="FILE.xlsx", type=Path, help="write it as a workbook")
    command.add_argument("--json", action="store_true", help="print it as JSON")
    command.add_argument("--cases", action="store_true", help="name the enquiries behind every figure and term")


def _new(asked: argparse.Namespace) -> Done:
    council = next(council for council in COUNCILS if council.slug == asked.council)
    passphrase = passphrase_of(asked, new=True)
    workspace.new_register(asked.register, council.slug, passphrase)
    logs.note("new register")
    lost = "Its passphrase cannot be recovered: without it, all that is in the register is lost."
    return Done(DONE, [f"Made the register of {council.name}: {asked.register}", lost], aside=if_weak(passphrase))


def _sample(asked: argparse.Namespace) -> Done:
    from stars_desktop.services.sample import PASSPHRASE as KNOWN

    workspace.new_sample(asked.register)
    logs.note("sample register")
    invented = (
        "Sample data: every enquiry, event, date and name in it is invented; the totals are Derby's published ones."
    )
    return Done(DONE, [f"Made the sample register: {asked.register}", invented, f"Passphrase: {KNOWN}"])


def _template(asked: argparse.Namespace) -> Done:
    from stars_desktop.services.exporting import export_template

    export_template(asked.workbook)
    return Done(DONE, [f"Wrote an empty register workbook: {asked.workbook}"])


def _import(asked: argparse.Namespace) -> Done:
    from stars_desktop.printed import imports
    from stars_desktop.services.importing import Order, import_workbook
    from stars_desktop.workbooks.reading import refuse_other_files

    order = Order(asked.workbook, asked.rejects, asked.dry_run)
    refuse_other_files(order.workbook)
    if order.dry_run:
        with reading(asked) as vault, imports.bar() as progress:
            outcome = import_workbook(vault, workspace.clerk(), order, progress)
    else:
        with writing(asked) as (vault, clerk), imports.bar() as progress:
            outcome = import_workbook(vault, clerk, order, progress)
    logs.note("import", added=outcome.enquiries.added, events=outcome.events.added, rejected=outcome.rejected)
    return Done(IN_PART if outcome.rejected else DONE, list(imports.outcome(outcome, order)))


def _export(asked: argparse.Namespace) -> Done:
    from stars_desktop.printed import imports
    from stars_desktop.services.exporting import export_register

    with reading(asked) as vault:
        with imports.bar() as progress:
            rows = export_register(vault, workspace.clerk(), asked.workbook, progress)
        lines = ["Sample data: everything in it is invented."] if vault.about.sample else []
    logs.note("export", **{name.lower(): count for name, count in rows.items()})
    written = ", ".join(how_many(count, name) for name, count in rows.items())
    return Done(DONE, [*lines, f"Wrote {written}: {asked.workbook}"])


def _return(asked: argparse.Namespace) -> Done:
    from stars_desktop.domain.returns import Asked
    from stars_desktop.printed import returns
    from stars_desktop.services.decisions import by_row, overrides
    from stars_desktop.services.returns import cases_of, pipeline_return

    clerk = workspace.clerk()
    wanted = Asked.on(clerk.today, _period(asked), asked.as_at, asked.as_known)
    with reading(asked) as vault:
        figures, sample = pipeline_return(vault, wanted), vault.about.sample
        against = by_row(overrides(vault, wanted))
        cases = cases_of(vault, wanted) if asked.cases else None
        if asked.out:
            from stars_desktop.services.exporting import export_return

            export_return(vault, clerk, figures, asked.out)
    logs.note("return")
    written = f"Wrote the return: {asked.out}" if asked.out else ""
    if asked.json:
        return Done(DONE, [returns.as_json(figures, against, cases, sample=sample)], aside=written)
    lines = [*returns.the_return(figures, against, sample=sample), *(returns.the_cases(cases) if cases else ())]
    return Done(DONE, [*lines, *([written] if written else [])])


def _triage(asked: argparse.Namespace) -> Done:
    from stars_desktop.printed import triage
    from stars_desktop.services.criteria import in_use
    from stars_desktop.services.triage import explain_enquiry

    with reading(asked) as vault:
        today = workspace.clerk().today
        criteria = in_use(vault, today)
        found, sample = explain_enquiry(vault, asked.reference, criteria, today), vault.about.sample
    logs.note("triage")
    if asked.json:
        return Done(DONE, [_json({**found.as_json(), **({"sample_data": True} if sample else {})})])
    return Done(DONE, list(triage.answers(found, criteria, sample=sample)))


def _chase(asked: argparse.Namespace) -> Done:
    from stars_desktop.printed import chasing
    from stars_desktop.services.chasing import cannot_tell, export_chases

    clerk = workspace.clerk()
    with reading(asked) as vault:
        found, about = cannot_tell(vault, clerk.today), vault.about
        if asked.out:
            export_chases(vault, clerk, found, asked.out)
    logs.note("chase", enquiries=len(found))
    written = f"Wrote the questions: {asked.out}" if asked.out else ""
    if asked.json:
        return Done(DONE, [_json(chasing.as_json(found, about.council, sample=about.sample))], aside=written)
    lines = chasing.the_chases(found, sample=about.sample)
    return Done(DONE, [*lines, *([written] if written else [])])


def _check_criteria(asked: argparse.Namespace) -> Done:
    from stars_desktop.printed import criteria
    from stars_desktop.services.criteria import check_criteria

    found = check_criteria(asked.file)
    lines = [_json(criteria.checked_as_json(found))] if asked.json else list(criteria.checked(found))
    return Done(IN_PART if found.problems else DONE, lines)


def _list_criteria(asked: argparse.Namespace) -> Done:
    from stars_desktop.printed import criteria
    from stars_desktop.services.criteria import versions

    with reading(asked) as vault:
        found = versions(vault, workspace.clerk().today)
    if asked.json:
        return Done(DONE, [_json([criteria.version_as_json(one) for one in found])])
    return Done(DONE, list(criteria.versions(found)))


def _effect_of_criteria(asked: argparse.Namespace) -> Done:
    from stars_desktop.printed import criteria
    from stars_desktop.services.criteria import effect, read_criteria

    new = read_criteria(asked.file)
    with reading(asked) as vault:
        found, sample = effect(vault, workspace.clerk(), new), vault.about.sample
    if asked.json:
        return Done(DONE, [_json(criteria.effect_as_json(found, sample=sample))])
    return Done(DONE, list(criteria.effect(found, sample=sample)))


def _use_criteria(asked: argparse.Namespace) -> Done:
    from stars_desktop.printed import criteria
    from stars_desktop.services.criteria import check_criteria, take_into_use

    checked = check_criteria(asked.file)
    with writing(asked) as (vault, clerk):
        taken = take_into_use(vault, clerk, checked)
    logs.note("criteria taken into use")
    if asked.json:
        return Done(DONE, [_json(criteria.version_as_json(taken))])
    return Done(DONE, list(criteria.versions([taken]))[:1])


def _json(found: object) -> str:
    return json.dumps(found, indent=2)


def _period(asked: argparse.Namespace) -> Period:
    if asked.year is not None:
        if asked.start or asked.end:
            raise ExpectedError("Give either --year, or --from and --to.")
        return contract_year(asked.year)
    if not asked.start or not asked.end:
        raise ExpectedError("Say which period: --year N, or --from DATE and --to DATE.")
    return Period(asked.start, asked.end)


def _check(asked: argparse.Namespace) -> Done:
    from stars_desktop.services.checking import check_register
    from stars_desktop.store.errors import DamagedError

    try:
        with reading(asked) as vault:
            found = check_register(vault, workspace.clerk())
    except DamagedError as damage:
        return Done(IN_PART, [str(damage)])
    logs.note("check", findings=len(found.findings))
    if found.findings:
        advice = (
            f"Something was found: {len(found.findings)}. Keep the file as it is, and use a copy from your backups."
        )
        return Done(IN_PART, [*found.findings, advice])
    events = f"{how_many(found.events, 'Events')} (notifications and voided ones included)"
    looked_at = f"{how_many(found.enquiries, 'Enquiries')}, {events}"
    return Done(DONE, [f"Sound: {looked_at}; the file, the journal, its projections and every figure."])


if __name__ == "__main__":
    sys.exit(main())
