"""The pipeline return: on the screen, as JSON, as a workbook."""

import argparse
from pathlib import Path

from stars_desktop import workspace
from stars_desktop.cli import publication
from stars_desktop.cli.commands import DONE, Commands, Done, command, period_arguments, period_of
from stars_desktop.domain.entries import Clerk
from stars_desktop.domain.returns import Asked
from stars_desktop.store.vault import Vault
from stars_desktop.system import logs
from stars_desktop.terminal import day, reading


def add(commands: Commands) -> None:
    """Adds it."""
    returned = command(commands, "return", _return, "give the pipeline return")
    period_arguments(returned)
    returned.add_argument("--as-known", metavar="DATE", type=day, help="as it was known at the end of that day")
    returned.add_argument("--out", metavar="FILE.xlsx", type=Path, help="write it as a workbook")
    returned.add_argument("--json", action="store_true", help="print it as JSON")
    publication.add_arguments(returned)
    returned.add_argument(
        "--cases", action="store_true",
        help="name the enquiries behind every figure and term; the workbook is then the operational one, "
        "which stays in the council",
    )  # fmt: skip


def _return(asked: argparse.Namespace) -> Done:
    from stars_desktop.printed import returns
    from stars_desktop.services.decisions import by_row, overrides
    from stars_desktop.services.returns import cases_of, pipeline_return

    clerk = workspace.clerk()
    publication.refuse_elsewhere(asked)
    wanted = Asked.on(clerk.today, period_of(asked), asked.as_at, asked.as_known)
    if asked.publication:
        return publication.give_out_copy(asked, wanted)
    with reading(asked) as vault:
        figures, sample = pipeline_return(vault, wanted), vault.about.sample
        against = by_row(overrides(vault, wanted))
        cases = cases_of(vault, wanted) if asked.cases else None
        written = _write(vault, clerk, wanted, asked) if asked.out else []
    logs.note("return")
    if asked.json:
        return Done(DONE, [returns.as_json(figures, against, cases, sample=sample)], aside="\n".join(written))
    lines = [*returns.the_return(figures, against, sample=sample), *(returns.the_cases(cases) if cases else ())]
    return Done(DONE, [*lines, *written])


def _write(vault: Vault, clerk: Clerk, wanted: Asked, asked: argparse.Namespace) -> list[str]:
    from stars_desktop.cli.workbooks import save
    from stars_desktop.services.copies import operational_copy, plain_copy
    from stars_desktop.services.exporting import refuse_target
    from stars_desktop.services.returns import pipeline_return

    refuse_target(asked.out, vault)
    made = (
        operational_copy(vault, clerk, wanted)
        if asked.cases
        else plain_copy(vault, clerk, pipeline_return(vault, wanted))
    )
    return save(vault, made, asked.out, restricted=asked.cases)
