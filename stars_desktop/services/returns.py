"""The pipeline return of a register, and the enquiries behind its figures."""

from collections.abc import Iterable

from stars_desktop.domain.returns import PARTS, Asked, PipelineReturn, Source, build
from stars_desktop.store.queries import Case, cases_behind, counts, distinct_meetings
from stars_desktop.store.vault import Vault


def pipeline_return(vault: Vault, asked: Asked) -> PipelineReturn:
    """The return as asked for, counted from the register as it is at this moment."""
    with vault.reading() as connection:
        return build(vault.about.council, asked, counts(connection, asked), distinct_meetings(connection, asked))


def cases(vault: Vault, asked: Asked, sources: Iterable[Source]) -> dict[Source, list[Case]]:
    """The enquiries behind each source of a return: the very rows that it counts."""
    with vault.reading() as connection:
        return {source: cases_behind(connection, asked, source) for source in sources}


def cases_of(vault: Vault, asked: Asked) -> dict[Source, list[Case]]:
    """The enquiries behind every figure and every term of a return."""
    return cases(vault, asked, [source for part in PARTS.values() for source in part.values()])
