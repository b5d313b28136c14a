"""The pipeline return of a register, and the enquiries behind its figures."""

from collections.abc import Iterable
from dataclasses import replace

from stars_desktop.domain.measures import Stock
from stars_desktop.domain.returns import PARTS, Asked, Level, Moment, PipelineReturn, Source, build
from stars_desktop.services.progress import Progress, silent
from stars_desktop.store.queries import Case, cases_behind, counts, distinct_meetings, in_pipeline_since
from stars_desktop.store.vault import Connection, Vault


def pipeline_return(vault: Vault, asked: Asked) -> PipelineReturn:
    """The return as asked for, counted from the register as it is at this moment."""
    with vault.reading() as connection:
        return return_in(connection, vault.about.council, asked)


def return_in(connection: Connection, council: str, asked: Asked) -> PipelineReturn:
    """As `pipeline_return`, inside a transaction of a register that is being written."""
    return build(council, asked, counts(connection, asked), distinct_meetings(connection, asked))


def cases(vault: Vault, asked: Asked, sources: Iterable[Source]) -> dict[Source, list[Case]]:
    """The enquiries behind each source of a return: the very rows that it counts."""
    with vault.reading() as connection:
        return {source: cases_behind(connection, asked, source) for source in set(sources)}


def cases_of(vault: Vault, asked: Asked) -> dict[Source, list[Case]]:
    """The enquiries behind every figure and every term of a return."""
    with vault.reading() as connection:
        return cases_in(connection, asked)


def cases_in(connection: Connection, asked: Asked, progress: Progress = silent) -> dict[Source, list[Case]]:
    """As `cases_of`, inside a transaction of a register that is being written.

    A CancelledError of `progress` stops it.
    """
    sources = {source for part in PARTS.values() for source in part.values()}
    found: dict[Source, list[Case]] = {}
    for source in sources:
        progress("Reading the enquiries", len(found), len(sources))
        found[source] = cases_behind(connection, asked, source)
    return found


def brought_forward(vault: Vault, asked: Asked, source: Source) -> frozenset[str]:
    """The references of those behind a stock that were there unbroken since before the period; none behind a flow."""
    if not isinstance(source, Level):
        return frozenset()
    with vault.reading() as connection:
        if source.stock is Stock.LIVE:  # a live case that was closed never becomes live again
            before = cases_behind(connection, asked, Level(Stock.LIVE, Moment.OPENING))
            return frozenset(case.reference for case in before)
        since = in_pipeline_since(connection, replace(asked, as_at=asked.evening(source.moment)))
        return frozenset(reference for reference, day in since.items() if day < asked.period.start)
