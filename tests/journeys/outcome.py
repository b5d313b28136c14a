"""What a journey left in its register."""

from collections.abc import Mapping
from pathlib import Path

from stars_desktop import workspace
from stars_desktop.domain.calendar import contract_year, contract_year_of
from stars_desktop.domain.returns import TOTAL, Asked
from stars_desktop.services.checking import check_register
from stars_desktop.services.returns import pipeline_return


def figures(register: Path, passphrase: str, year: int | None = None) -> Mapping[str, int]:
    """The figures that are not 0, for all cohorts, of a closed register that is sound; by default of this year."""
    who = workspace.clerk()
    period = contract_year(year or contract_year_of(who.today) or 1)
    with workspace.reading(register, passphrase) as vault:
        assert check_register(vault, who).findings == []
        rows = pipeline_return(vault, Asked.on(who.today, period, None, None)).rows
    return {key: value for key, value in rows[TOTAL].items() if value}
