"""The screens of all councils' returns in their telling states."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from stars_desktop.domain.combining import Part
from stars_desktop.domain.published import Draft
from stars_desktop.services.combining import keep
from stars_desktop.services.sealing import write_sealed
from stars_desktop.ui.combining.expecting import CouncilsDialog
from stars_desktop.ui.combining.page import CombiningPage
from stars_desktop.ui.common.typed_table import TypingDialog
from stars_desktop.ui.returns.page import ReturnPage
from tests.conftest import day
from tests.published_tables import YEAR_2, YEAR_3
from tests.sealed_returns import figures, sealed_return
from tests.ui.walk.screen import Screen
from tests.ui.walk.stage import Stage

AS_AT: Final = day("2023-10-06")
CITY: Final = replace(
    sealed_return("Nottingham City", {"A": {"notified": 9, "pipeline": 4, "cases_live": 6}, "D": {"notified": 21}}),
    as_at=AS_AT,
)
COUNTY: Final = replace(
    sealed_return("Nottinghamshire County", {"A": {"notified": 12, "pipeline": 3}, "B": {"cases_live": 17}}),
    as_at=AS_AT,
)
LATER: Final = replace(
    COUNTY,
    version=2,
    replaces=COUNTY.seal,
    reason="Two enquiries of September were entered late",
    rows=figures({"A": {"notified": 14, "pipeline": 4}, "B": {"cases_live": 17}}),
)


def _with(stage: Stage, *parts: Part) -> CombiningPage:
    stage.open_sample()
    assert stage.window.work
    session = stage.window.work.session
    for part in parts:
        keep(session.vault, session.clerk, part)
    page = stage.go(CombiningPage, "combining")
    stage.settle()
    return page


def _empty(stage: Stage) -> None:
    stage.open_empty()
    stage.go(CombiningPage, "combining")


def _all(stage: Stage) -> CombiningPage:
    page = _with(
        stage, sealed_return("Derby City", {"A": {"notified": 17}, "B": {"notified": 31}}, as_at=AS_AT), CITY, COUNTY
    )
    page.table.setCurrentIndex(page.table.rows.index(0, 1))
    return page


def _missing(stage: Stage) -> None:
    page = _with(stage, YEAR_3, CITY)
    page.table.setCurrentIndex(page.table.rows.index(2, 3))


def _problems(stage: Stage) -> None:
    page = _with(stage, replace(YEAR_3, as_at=day("2023-09-30")), CITY)
    page.lists.tabs.setCurrentIndex(1)


def _remarks(stage: Stage) -> None:
    page = _with(stage, YEAR_3, CITY, COUNTY, YEAR_2)
    page.lists.tabs.setCurrentIndex(2)


def _changes(stage: Stage) -> None:
    page = _with(stage, YEAR_3, CITY, COUNTY, LATER)
    page.lists.tabs.setCurrentIndex(3)


def _councils(stage: Stage) -> None:
    page = _all(stage)
    page.lists.tabs.setCurrentIndex(4)


def _damaged(stage: Stage) -> None:
    page = _all(stage)
    path: Path = stage.folder / "county.stars-return"
    write_sealed(COUNTY, path)
    path.write_bytes(path.read_bytes().replace(b"12", b"13", 1))
    page.taking_in.open_files([str(path)])


def _typing(stage: Stage) -> None:
    _with(stage, CITY).taking_in.type_table()


def _expected(stage: Stage) -> None:
    _with(stage, CITY).expecting.ask()


def _expected_wrong(stage: Stage) -> None:
    _expected(stage)
    dialog = stage.dialog(CouncilsDialog)
    dialog.councils.set_value("Derby City\nDerby City Council")
    dialog.attempt()


def _typed(stage: Stage) -> TypingDialog:
    _with(stage, CITY).taking_in.complete(Draft("Derby City", YEAR_2.period, YEAR_2.as_at, YEAR_2.printed))
    return stage.dialog(TypingDialog)


def _typed_wrong(stage: Stage) -> None:
    dialog = _typed(stage)
    dialog.rows["Total"].set_value("63 15 12 8 19 27 11")
    dialog.attempt()


def _typed_off(stage: Stage) -> None:
    _typed(stage).rows["Total"].line.setText("62 15 12 8 19 27 11 7 12")


def _beside(stage: Stage) -> ReturnPage:
    stage.open_sample()
    assert stage.window.work
    session = stage.window.work.session
    cells = {**YEAR_3.printed, "A": {**YEAR_3.printed["A"], "notified": "13"}}
    keep(session.vault, session.clerk, replace(YEAR_3, printed=cells))
    page = stage.go(ReturnPage, "return", "2022-10-01 2023-09-30 2023-10-06")
    stage.until(page.published.isVisible)
    return page


def _beside_open(stage: Stage) -> None:
    _beside(stage).published.link.click()


COMBINING: Final = (
    Screen("return, a published table", ReturnPage, _beside),
    Screen("return, a published table opened", ReturnPage, _beside_open),
    Screen("councils, none yet", CombiningPage, _empty),
    Screen("councils, all three", CombiningPage, _all),
    Screen("councils, one is missing", CombiningPage, _missing),
    Screen("councils, problems", CombiningPage, _problems),
    Screen("councils, remarks", CombiningPage, _remarks),
    Screen("councils, changes", CombiningPage, _changes),
    Screen("councils, who gave one", CombiningPage, _councils),
    Screen("councils, a damaged file", CombiningPage, _damaged),
    Screen("councils, the list of them", CouncilsDialog, _expected),
    Screen("councils, the list with a mistake", CouncilsDialog, _expected_wrong),
    Screen("councils, typing a table", TypingDialog, _typing),
    Screen("councils, a table typed", TypingDialog, _typed),
    Screen("councils, a table with a mistake", TypingDialog, _typed_wrong),
    Screen("councils, a Total that does not add up", TypingDialog, _typed_off),
)
