"""The operational copy as a workbook, against openpyxl alone writing the same cells."""

from io import BytesIO

from openpyxl import Workbook, load_workbook

from stars_desktop.domain.calendar import contract_year
from stars_desktop.domain.measures import DEFINITIONS_VERSION
from stars_desktop.domain.returns import Asked
from stars_desktop.services.decisions import by_row
from stars_desktop.services.months import months
from stars_desktop.services.returns import cases_of, pipeline_return
from stars_desktop.services.submitting import units_of
from stars_desktop.store.vault import Vault
from stars_desktop.workbooks.cover import Stamp
from stars_desktop.workbooks.operational import Behind, number_of_units, operational_workbook
from tests.benchmarks.conftest import later, say, side_by_side

MOST = 100_000
"""enquiries up to which it is measured: more cases than those do not fit a worksheet"""
AT_MOST = 1.3


def test_an_operational_copy_takes_hardly_longer_than_its_cells(grown: tuple[int, Vault]) -> None:
    size, vault = grown
    if size > MOST:
        return
    today = later().clerk.today
    asked = Asked.on(today, contract_year(3), None, None)
    figures = pipeline_return(vault, asked)
    behind = Behind(units_of(cases_of(vault, asked)), [], months(vault, 3, today), None)
    stamp = Stamp(today, "bench", False, by_row([]), DEFINITIONS_VERSION, "example-1")
    content = operational_workbook(figures, stamp, behind)
    read = load_workbook(BytesIO(content), read_only=True)
    sheets = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in read.worksheets}

    def same_cells() -> None:
        book = Workbook()
        book.remove(book.worksheets[0])
        for name, rows in sheets.items():
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(row)
        book.save(BytesIO())

    rounds = 5 if size < MOST else 1
    seconds, ratio = side_by_side(lambda: operational_workbook(figures, stamp, behind), same_cells, rounds)
    rows = number_of_units(behind.units)
    say(
        f"{size:>9,} enquiries: the operational copy, {rows:,} rows, {ratio:.2f} times openpyxl writing the same "
        f"cells ({seconds:.1f} s); at most {AT_MOST}"
    )
    assert len(sheets) > 5
