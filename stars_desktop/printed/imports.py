"""An import as plain text, for a terminal: a progress bar while it runs, then what it did."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from tqdm import tqdm

from stars_desktop.services.importing import Order, Outcome, Tallied
from stars_desktop.services.progress import Progress, silent

_SHOWN: Final = 100
_BAR: Final = "{desc} {percentage:3.0f} % |{bar}| {n_fmt} of {total_fmt}"


@contextmanager
def bar() -> Iterator[Progress]:
    """A bar on standard error for each stage; nothing where that is not a terminal."""
    if not sys.stderr.isatty():
        yield silent
        return
    with tqdm(file=sys.stderr, leave=False, total=1, desc="Reading", bar_format=_BAR) as shown:

        def progress(stage: str, done: int, total: int) -> None:
            if shown.desc != stage:
                shown.reset(total)
                shown.set_description_str(stage)
            shown.update(done - shown.n)

        yield progress


def outcome(done: Outcome, order: Order) -> Iterator[str]:
    """What was added, was there already, and was held back, and why."""
    if order.dry_run:
        yield "Dry run: nothing was recorded. An import would give:"
    yield from _numbers(done)
    for what in done.left_out:
        yield f"Left out: {what}"
    for what in done.differing:
        yield f"Left as it is in the register: {what}"
    if done.problems and order.rejects:
        yield f"The rejected rows are in {order.rejects}. Mend them there, then import that workbook."
    elif order.rejects:
        yield f"Nothing was rejected; {order.rejects} was not written."
    elif done.problems:
        yield from _problems(done.problems)


def _numbers(done: Outcome) -> Iterator[str]:
    """Sheet by sheet; of the diary only where the workbook has one."""
    sheets = [("Enquiries", done.enquiries), ("Events", done.events), ("Answers", done.answers)]
    if done.diary != Tallied(0, 0, 0):
        sheets.append(("Diary", done.diary))
    for name, rows in sheets:
        yield f"{name}: {rows.added:,} added, {rows.there:,} already there, {rows.rejected:,} rejected"


def _problems(problems: Sequence[str]) -> Iterator[str]:
    yield "Problems:"
    yield from (f"  {sentence}" for sentence in problems[:_SHOWN])
    if len(problems) > _SHOWN:
        yield f"  and {len(problems) - _SHOWN:,} more. Use --rejects FILE.xlsx for all of them, each at its row."
