"""The published table beside the return: what differs and what it breaks, as warnings that open."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from stars_desktop.domain.calendar import contract_year
from stars_desktop.domain.returns import Asked
from stars_desktop.services.combining import keep, leave_out
from stars_desktop.services.returns import pipeline_return
from stars_desktop.store.vault import Vault
from stars_desktop.ui.common.theme import Theme
from stars_desktop.ui.returns.beside import PublishedBeside
from stars_desktop.ui.returns.published import beside
from tests.conftest import Desk
from tests.published_tables import YEAR_2, YEAR_3


def test_a_table_that_agrees_is_said_to_with_the_identities_that_it_breaks(own_sample: Vault, desk: Desk) -> None:
    counted = pipeline_return(own_sample, Asked(contract_year(3), YEAR_3.as_at))
    assert beside(own_sample, counted) is None
    keep(own_sample, desk.clerk, YEAR_3)
    found = beside(own_sample, counted)
    assert found
    assert found.words == (
        "The table published for this period, as at 6 October 2023: 0 figures differ, 12 identities do not hold in it"
    )
    keep(own_sample, desk.clerk, YEAR_2)
    rolled = beside(own_sample, counted)
    assert rolled
    assert {"I4", "I5", "Live cases"} <= {one.what for one in rolled.lines}


def test_each_figure_that_differs_is_told_as_it_was_printed(own_sample: Vault, desk: Desk) -> None:
    cells = {**YEAR_3.printed, "A": {**YEAR_3.printed["A"], "notified": "13", "criteria_met": "\N{EN DASH}"}}
    keep(own_sample, desk.clerk, replace(YEAR_3, printed=cells))
    found = beside(own_sample, pipeline_return(own_sample, Asked(contract_year(3), YEAR_3.as_at)))
    assert found
    assert [one.sentence for one in found.lines if one.what == "Differs"] == [
        "A, residential step-down: notified, 13 published, 14 counted here.",
        "A, residential step-down: criteria met, \N{EN DASH} published, 4 counted here.",
    ]
    assert "2 figures differ" in found.words
    assert any(one.what == "Totals" for one in found.lines)


def test_the_table_of_another_council_or_one_left_out_is_not_shown(own_sample: Vault, desk: Desk) -> None:
    counted = pipeline_return(own_sample, Asked(contract_year(3), YEAR_3.as_at))
    keep(own_sample, desk.clerk, replace(YEAR_3, council="Nottingham City"))
    keep(own_sample, desk.clerk, YEAR_3)
    leave_out(own_sample, desk.clerk, YEAR_3)
    assert beside(own_sample, counted) is None


def test_the_sentence_opens_and_closes_the_lines(qtbot: QtBot, theme: Theme, own_sample: Vault, desk: Desk) -> None:
    keep(own_sample, desk.clerk, YEAR_3)
    pane = PublishedBeside(theme, None)  # type: ignore[arg-type]
    qtbot.addWidget(pane)
    pane.show_published(beside(own_sample, pipeline_return(own_sample, Asked(contract_year(3), YEAR_3.as_at))))
    assert pane.isVisible()
    assert not pane.table.isVisible()
    pane.link.click()
    assert pane.table.isVisible()
    assert pane.lines.rowCount() == 12
    pane.link.click()
    assert not pane.table.isVisible()
    pane.show_published(None)
    assert not pane.isVisible()
