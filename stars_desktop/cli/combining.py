"""The table of all councils from their sealed returns; only a copy that is given out needs a register, to keep it."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

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
from stars_desktop.domain.entries import Clerk
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.store.vault import Vault
from stars_desktop.system import logs
from stars_desktop.terminal import writing

if TYPE_CHECKING:
    from stars_desktop.services.combined_copies import CombinedCopy


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
    combined.add_argument(
        "--register", metavar="REGISTER", type=Path,
        help="keeps that the publication copy was given out, so that no later one gives it away",
    )  # fmt: skip
    combined.add_argument(
        "--passphrase-file", metavar="FILE", type=Path, help="a file whose first line is the register's passphrase"
    )
    combined.add_argument(
        "--even-so", action="store_true",
        help="give it out although something hidden can then be worked out that could not before",
    )  # fmt: skip
    combined.add_argument("--json", action="store_true", help="print it as JSON")


def _combine(asked: argparse.Namespace) -> Done:
    from stars_desktop.domain.combining import combine
    from stars_desktop.domain.settings import refuse_councils
    from stars_desktop.printed import combining
    from stars_desktop.services.combining import export_combined, read_part

    if asked.hide_up_to is not None and not asked.publication:
        raise ExpectedError("Give --hide-up-to with --publication only: nothing else hides figures.")
    if (asked.register or asked.even_so) and not asked.publication:
        raise ExpectedError("Give --register and --even-so with --publication only: nothing else is given out.")
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
    from stars_desktop.services.combined_copies import exposed_in_words

    if not asked.out:
        raise ExpectedError("Say where the publication copy goes: --out FILE.xlsx.")
    if asked.register:
        with writing(asked) as (vault, clerk):
            made = _given_out(asked, found, clerk, vault)
    else:
        made = _given_out(asked, found, workspace.clerk(), None)
    written = f"Wrote the publication copy, with {len(made.suppressed.copy.hidden)} figures hidden: {asked.out}"
    aside = [
        *(f"stars: {one}" for one in (*found.problems, *exposed_in_words(made))),
        *([] if asked.register else [_NOT_KEPT]),
    ]
    status = IN_PART if made.suppressed.exposed else _status(found)
    if asked.json:
        return Done(status, [as_json(combining.publication_as_json(made))], "\n".join([written, *aside]))
    return Done(status, [written], "\n".join(aside))


_NOT_KEPT: Final = (
    "stars: No register keeps that this copy was given out, so a later copy can give away what it hides. Name one "
    "with --register."
)


def _given_out(asked: argparse.Namespace, found: Combined, clerk: Clerk, vault: Vault | None) -> "CombinedCopy":
    from stars_desktop.services.combined_copies import HIDES_UP_TO, combined_copy, exposed_in_words, give_out_combined
    from stars_desktop.services.combining import read_copy

    hides_up_to = HIDES_UP_TO if asked.hide_up_to is None else asked.hide_up_to
    made = combined_copy(found, [read_copy(path, found.councils) for path in asked.publication], hides_up_to, vault)
    if made.gives_away and not asked.even_so:
        raise ExpectedError(" ".join([*exposed_in_words(made), "Nothing was given out. --even-so gives it out."]))
    give_out_combined(made, clerk, asked.out, vault)
    return made


def _status(found: Combined) -> int:
    return IN_PART if found.problems else DONE


def _period(asked: argparse.Namespace) -> Period | None:
    return period_of(asked) if asked.year is not None or asked.start or asked.end else None
