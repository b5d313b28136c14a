"""Registers as a whole: made, filled from a workbook, written to one, and checked."""

import argparse
from pathlib import Path

from stars_desktop import workspace
from stars_desktop.cli.commands import DONE, IN_PART, Commands, Done, command
from stars_desktop.domain.council import COUNCILS
from stars_desktop.domain.counting import how_many
from stars_desktop.system import logs
from stars_desktop.terminal import if_weak, passphrase_of, reading, writing


def add(commands: Commands) -> None:
    """Adds them."""
    new = command(commands, "new", _new, "make an empty register")
    new.add_argument("--council", required=True, choices=[council.slug for council in COUNCILS], help="whose it is")
    new.epilog = (
        "No recovery key is printed, since what a command prints is often kept: the window gives one when a register "
        "is made there, or when its passphrase is changed."
    )
    command(commands, "sample", _sample, "make the sample register: an invented history", passphrase=False)
    template = command(commands, "template", _template, "write an empty register workbook", register=False)
    template.add_argument("workbook", metavar="FILE.xlsx", type=Path, help="the workbook to write")
    imported = command(commands, "import", _import, "bring in a register workbook")
    imported.add_argument("workbook", metavar="FILE.xlsx", type=Path, help="the workbook to bring in")
    imported.add_argument("--dry-run", action="store_true", help="say what would be done, and change nothing")
    imported.add_argument("--rejects", metavar="FILE.xlsx", type=Path, help="write the rows to mend to a workbook")
    exported = command(commands, "export", _export, "write the whole register as a register workbook")
    exported.add_argument("workbook", metavar="FILE.xlsx", type=Path, help="the workbook to write")


def add_check(commands: Commands) -> None:
    """Adds the one that finds what is wrong."""
    command(commands, "check", _check, "check the file, the journal, the projections and every figure")


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
