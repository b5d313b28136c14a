"""The table of all councils from their sealed returns; it needs no register."""

import argparse
from pathlib import Path

from stars_desktop import workspace
from stars_desktop.cli.commands import (
    DONE,
    IN_PART,
    Commands,
    Done,
    as_json,
    command,
    councils_argument,
    period_arguments,
    period_of,
)
from stars_desktop.domain.calendar import Period
from stars_desktop.domain.combining import Combined
from stars_desktop.domain.council import NAMES
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.system import logs


def add(commands: Commands) -> None:
    """Adds it."""
    words = "add up the councils' sealed returns, or published tables in workbooks"
    combined = command(commands, "combine", _combine, words, register=False)
    combined.add_argument(
        "files", metavar="FILE", nargs="+", type=Path, help="a sealed return, or a workbook with a published table"
    )
    period_arguments(combined)
    councils_argument(combined, "one council whose return makes the table, for each; the three of DN2 unless said")
    combined.add_argument("--out", metavar="FILE.xlsx", type=Path, help="write it as a workbook")
    combined.add_argument(
        "--publication", metavar="COPY.xlsx", nargs="+", type=Path, default=[],
        help="the councils' publication copies: the workbook is then one for publication",
    )  # fmt: skip
    combined.add_argument("--hide-up-to", metavar="N", type=int, default=None, help="hide the numbers from 1 to N")
    combined.add_argument("--json", action="store_true", help="print it as JSON")


def _combine(asked: argparse.Namespace) -> Done:
    from stars_desktop.domain.combining import combine
    from stars_desktop.domain.settings import refuse_councils
    from stars_desktop.printed import combining
    from stars_desktop.services.combining import export_combined, read_part

    if asked.hide_up_to is not None and not asked.publication:
        raise ExpectedError("Give --hide-up-to with --publication only: nothing else hides figures.")
    councils = asked.councils or NAMES
    refuse_councils(councils)
    found = combine([read_part(path, councils) for path in asked.files], _period(asked), councils)
    if asked.as_at and asked.as_at != found.as_at:
        raise ExpectedError("No council's return of the period is taken as at that date. Leave out --as-at.")
    logs.note("combine", councils=len(found.parts), missing=len(found.missing))
    if asked.publication:
        return _publication(asked, found)
    if asked.out:
        export_combined(found, workspace.clerk().today, asked.out)
    written = f"Wrote the table of all councils: {asked.out}" if asked.out else ""
    if asked.json:
        return Done(_status(found), [as_json(combining.combined_as_json(found))], written)
    return Done(_status(found), [*combining.the_combined(found), *filter(None, [written])])


def _publication(asked: argparse.Namespace, found: Combined) -> Done:
    """The copy alone is written and shown: the true figures stay where they are."""
    from stars_desktop.printed import combining
    from stars_desktop.services.combining import HIDES_UP_TO, export_publication, publication_copy, read_copy

    if not asked.out:
        raise ExpectedError("Say where the publication copy goes: --out FILE.xlsx.")
    hides_up_to = HIDES_UP_TO if asked.hide_up_to is None else asked.hide_up_to
    suppressed = publication_copy(found, [read_copy(path, found.councils) for path in asked.publication], hides_up_to)
    export_publication(found, suppressed, hides_up_to, workspace.clerk().today, asked.out)
    written = f"Wrote the publication copy, with {len(suppressed.copy.hidden)} figures hidden: {asked.out}"
    status = IN_PART if suppressed.exposed else _status(found)
    if asked.json:
        return Done(status, [as_json(combining.publication_as_json(suppressed.copy))], written)
    exposed = "It could not hide all: with the councils' copies some hidden figures can be worked out."
    return Done(status, [written, *([exposed] if suppressed.exposed else [])])


def _status(found: Combined) -> int:
    return IN_PART if found.problems else DONE


def _period(asked: argparse.Namespace) -> Period | None:
    return period_of(asked) if asked.year is not None or asked.start or asked.end else None
