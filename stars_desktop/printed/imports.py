"""An import as plain text, for a terminal: a progress bar while it runs, then what it did."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tqdm import tqdm

from stars_desktop.services.importing import Order, Outcome, Progress, silent


@contextmanager
def bar() -> Iterator[Progress]:
    """A bar on standard error for each stage; nothing where that is not a terminal."""
    if not sys.stderr.isatty():
        yield silent
        return
    with tqdm(file=sys.stderr, leave=False) as shown:

        def progress(stage: str, done: int, total: int) -> None:
            if shown.desc != f"{stage}: ":
                shown.reset(total)
                shown.set_description(stage)
            shown.update(done - shown.n)

        yield progress


def outcome(done: Outcome, order: Order) -> Iterator[str]:
    """What was added, was there already, and was held back, and why."""
    if order.dry_run:
        yield "Dry run: nothing was recorded. An import would give:"
    for name, rows in (("Enquiries", done.enquiries), ("Events", done.events), ("Answers", done.answers)):
        yield f"{name}: {rows.added:,} added, {rows.there:,} already there, {rows.rejected:,} rejected"
    for what in done.left_out:
        yield f"Left out: {what}"
    for what in done.differing:
        yield f"Left as it is in the register: {what}"
    if done.problems and order.rejects:
        yield f"The rejected rows are in {order.rejects}. Mend them there, then import that workbook."
    elif order.rejects:
        yield f"Nothing was rejected; {order.rejects} was not written."
    elif done.problems:
        yield "Problems:"
        yield from (f"  {sentence}" for sentence in done.problems)
