"""One version of a return that was submitted: its receipt, its words, and what is written of it."""

import argparse
from typing import Final

from stars_desktop import workspace
from stars_desktop.cli import publication
from stars_desktop.cli.commands import DONE, Done, as_json
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.in_words import paragraph
from stars_desktop.domain.submission import Submission
from stars_desktop.printed import receipt
from stars_desktop.services.copies import operational_copy_of, plain_copy_of
from stars_desktop.services.exporting import refuse_target
from stars_desktop.services.sealing import write_sealed
from stars_desktop.services.submitting import submission
from stars_desktop.terminal import reading

_SMALL: Final = (
    "stars: Small numbers stand there as they are. Where it is published they can tell who a child is: "
    "add --publication."
)


def one(asked: argparse.Namespace) -> Done:
    """The version whose number was given."""
    if asked.publication:
        return _published(asked)
    if asked.cases and not asked.out:
        raise ExpectedError("Say where the operational workbook goes: --out FILE.xlsx.")
    with reading(asked) as vault:
        found = submission(vault, asked.number)
        written = _written(asked, found)
        if asked.out:
            from stars_desktop.cli.workbooks import save

            refuse_target(asked.out, vault)
            copy_of = operational_copy_of if asked.cases else plain_copy_of
            made = copy_of(vault, workspace.clerk(), asked.number)
            written += save(vault, made, asked.out, restricted=asked.cases)
    if asked.json:
        words = {"words": paragraph(found.sealed)} if asked.words else {}
        return Done(DONE, [as_json({**receipt.receipt_as_json(found), **words})], "\n".join(written))
    if asked.words:
        return Done(DONE, [paragraph(found.sealed)], "\n".join([_SMALL, *written]))
    return Done(DONE, list(receipt.receipt(found)), "\n".join(written))


def _written(asked: argparse.Namespace, found: Submission) -> list[str]:
    if not asked.seal:
        return []
    write_sealed(found.sealed, asked.seal)
    return [f"Wrote the sealed return: {asked.seal}"]


def _published(asked: argparse.Namespace) -> Done:
    """A copy of it is given out; in words, those hide what the copy hides."""
    if asked.seal:
        raise ExpectedError("A sealed return hides no small numbers: leave --seal or --publication.")
    return publication.give_out_copy(asked, asked.number)
