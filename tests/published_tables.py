"""The two pipeline tables that Derby City Council published (Corporate Parenting Committee, item 09, 4.6)."""

from collections.abc import Sequence

from stars_desktop.domain.calendar import contract_year
from stars_desktop.domain.measures import COLUMNS
from stars_desktop.domain.published import Published
from tests.conftest import day

_HEADINGS = (
    "SIB Cohort Type", "No. SIB enquiries notified to SPOC", "No. Professional Meetings held",
    "No. Referrals where criteria met for STARS", "No. Referrals progressed by Outcomes for Children",
    "No. enquiries in the pipeline as {as_at}", "No. enquiries reviewed but not presented to STARS",
    "No. enquiries withdrawn due to Social Care", "No. STARS cases closed", "No. SIB cases {live}",
)  # fmt: skip
_TEXT_2 = """
A - Residential Step Down to Foster Care; 17 4 4 2 7 13 0 0 3
B - Foster Care Stability; 31 6 5 3 8 12 7 4 5
C - Reunification with Family; 4 0 0 0 0 0 4 2 0
D- Edge of Care; 11 5 3 3 4 2 0 1 4
Total; 63 15 12 8 19 27 11 7 12
"""
_TEXT_3 = """
A - Residential Step Down to Foster Care; 14 7 4 1 4 3 3 1 2
B - Foster Care Stability; 7 6 3 3 2 1 3 3 6
C - Reunification with Family; 6 0 - - - 5 6 - 0
D- Edge of Care; 8 6 2 2 0 0 2 1 5
Total; 35 19 9 6 6 9 14 5 13
"""


def _grid(title: str, as_at: str, live: str, text: str) -> list[list[str]]:
    headings = [heading.format(as_at=as_at, live=live) for heading in _HEADINGS]
    rows = [[row.split(";")[0], *row.split(";")[1].split()] for row in text.strip().splitlines()]
    return [[title], headings, *rows]


GRID_2 = _grid("Year 2 01/10/2021-30/09/2022", "30/09/2022", "live Yr1 & Yr2", _TEXT_2)
GRID_3 = _grid("Year 3 01/10/2022-30/09/2023 (YTD figures to 31/12/2022)", "06/10/2023", "live", _TEXT_3)
"""As printed: a title, the headings, the rows."""


def _published(grid: Sequence[Sequence[str]], year: int, as_at: str) -> Published:
    rows = {line[0].split("-")[0].strip(): line[1:] for line in grid[2:]}
    printed = {row: dict(zip((one.key for one in COLUMNS), cells, strict=True)) for row, cells in rows.items()}
    return Published("Derby City", contract_year(year), day(as_at), printed)


YEAR_2 = _published(GRID_2, 2, "2022-09-30")
YEAR_3 = _published(GRID_3, 3, "2023-10-06")
