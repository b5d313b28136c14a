"""The table that was published for a return is typed on its page, and stands beside it."""

from pytestqt.qtbot import QtBot

from stars_desktop.domain.calendar import contract_year
from stars_desktop.services.combining import published_tables
from stars_desktop.store.vault import Vault
from stars_desktop.ui.common.pages import Place, Workplace
from stars_desktop.ui.common.tasks import Tasks
from stars_desktop.ui.common.theme import Theme
from stars_desktop.ui.common.typed_table import TypingDialog
from stars_desktop.ui.returns.page import ReturnPage
from stars_desktop.workspace import Session
from tests.conftest import Desk
from tests.published_tables import GRID_2


def page_of(qtbot: QtBot, theme: Theme, vault: Vault, desk: Desk, *, writes: bool) -> ReturnPage:
    tasks = Tasks(theme)
    page = ReturnPage(Workplace(Session(vault, desk.clerk, writes=writes), theme, tasks), None)  # type: ignore[arg-type]
    tasks.setParent(page)
    qtbot.addWidget(page, before_close_func=lambda _: tasks.wait())
    page.show()
    return page


def test_a_published_table_is_typed_beside_its_return(
    qtbot: QtBot, theme: Theme, own_sample: Vault, desk: Desk
) -> None:
    page = page_of(qtbot, theme, own_sample, desk, writes=True)
    use = page.uses()["type_published"]
    assert use.why_not() == "Nothing is counted yet."
    page.arrive("2021-10-01 2022-09-30 2022-09-30")
    qtbot.waitUntil(lambda: page.table.rows.rowCount() == 5)
    use.run()
    (dialog,) = page.findChildren(TypingDialog)
    assert dialog.council.value() == "Derby City"
    assert [field.value() for field in dialog.dates.values()] == [
        "1 October 2021", "30 September 2022", "30 September 2022",
    ]  # fmt: skip
    for field, line in zip(dialog.rows.values(), GRID_2[2:], strict=True):
        field.set_value("\t".join(line))
    dialog.attempt()
    qtbot.waitUntil(page.published.link.isVisible)
    assert "0 figures differ" in page.published.link.text()
    assert [table.period for table in published_tables(own_sample)] == [contract_year(2)]


def test_its_months_are_those_of_the_year_shown(qtbot: QtBot, theme: Theme, sample: Vault, desk: Desk) -> None:
    page = page_of(qtbot, theme, sample, desk, writes=False)
    page.arrive("2021-10-01 2022-09-30 2022-09-30")
    qtbot.waitUntil(lambda: page.table.rows.rowCount() == 5)
    with qtbot.waitSignal(page.go) as gone:
        page.uses()["months"].run()
    assert gone.args == [Place("months", "2")]


def test_a_register_for_reading_only_takes_no_table(qtbot: QtBot, theme: Theme, sample: Vault, desk: Desk) -> None:
    page = page_of(qtbot, theme, sample, desk, writes=False)
    assert page.uses()["type_published"].why_not() == "This register is open for reading only."
