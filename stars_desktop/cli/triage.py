"""Triage: which cohorts an enquiry fits, and what is missing of whom."""

import argparse
from pathlib import Path

from stars_desktop import workspace
from stars_desktop.cli.commands import DONE, Commands, Done, as_json, command
from stars_desktop.system import logs
from stars_desktop.terminal import reading


def add(commands: Commands) -> None:
    """Adds them."""
    judged = command(commands, "triage", _triage, "say which cohorts an enquiry fits, why, and what is missing")
    judged.add_argument("reference", metavar="REFERENCE", help="the reference of the enquiry")
    judged.add_argument("--json", action="store_true", help="print it as JSON")
    chased = command(commands, "chase", _chase, "list the open enquiries that wait for answers, and what to ask whom")
    chased.add_argument("--out", metavar="FILE.xlsx", type=Path, help="write it as a workbook to be filled in")
    chased.add_argument("--json", action="store_true", help="print it as JSON")


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
        return Done(DONE, [as_json({**found.as_json(), **({"sample_data": True} if sample else {})})])
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
        return Done(DONE, [as_json(chasing.as_json(found, about.council, sample=about.sample))], aside=written)
    lines = chasing.the_chases(found, sample=about.sample)
    return Done(DONE, [*lines, *([written] if written else [])])
