"""The months of a contract year: a pipeline return for each that is over."""

from collections.abc import Iterator
from datetime import date, timedelta

from stars_desktop.domain.calendar import Period, contract_year
from stars_desktop.domain.returns import Asked, PipelineReturn
from stars_desktop.services.returns import return_in
from stars_desktop.store.vault import Vault


def months(vault: Vault, year: int, today: date, as_known: date | None = None) -> tuple[PipelineReturn, ...]:
    """A return for every month of a contract year that is over: its own flows, and the stocks at its end.

    All are counted from the register as it is at one moment. Months that are going on or to come are left out.
    """
    asked = [Asked.on(today, month, None, as_known) for month in months_of(contract_year(year)) if month.end <= today]
    with vault.reading() as connection:
        return tuple(return_in(connection, vault.about.council, one) for one in asked)


def months_of(period: Period) -> Iterator[Period]:
    """The months of a period that begins and ends with one."""
    start = period.start
    while start <= period.end:
        following = (start.replace(day=28) + timedelta(days=4)).replace(day=1)
        yield Period(start, following - timedelta(days=1))
        start = following
