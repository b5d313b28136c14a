"""What the return page shows, without a window."""

from datetime import date
from itertools import chain

import pytest

from stars_desktop.domain.calendar import Period
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.measures import Stock
from stars_desktop.domain.returns import ROWS
from stars_desktop.services.enquiries import dossier
from stars_desktop.services.intake import Notification, notify
from stars_desktop.services.submitting import submit
from stars_desktop.store.vault import Vault
from stars_desktop.ui.common.figures import Figure
from stars_desktop.ui.common.return_keys import asked_by
from stars_desktop.ui.returns.presenter import ReturnPresenter, Wish, WishError, wish_for
from tests.conftest import Desk, day
from tests.ui.returns.decided import told_and_decided


@pytest.fixture
def presenter(sample: Vault, desk: Desk) -> ReturnPresenter:
    return ReturnPresenter(sample, desk.clerk)


def test_years_are_named_with_their_dates_the_newest_first(presenter: ReturnPresenter) -> None:
    years = presenter.years()
    assert years[0] == (4, "Contract Year 4, 1 October 2023 to 30 September 2024")
    assert years[-1] == (1, "Contract Year 1, 1 September 2020 to 30 September 2021")


def test_it_opens_on_the_last_year_in_which_something_happened(presenter: ReturnPresenter) -> None:
    assert presenter.first_year() == 4


def test_a_year_is_counted(presenter: ReturnPresenter) -> None:
    shown = presenter.count(Wish(2))
    assert [figure.value for figure in shown.rows[-1]] == [63, 15, 12, 8, 19, 27, 11, 7, 12]
    assert shown.headings[4] == "In the\npipeline\nat 30 Sept 2022"
    assert shown.headings[0] == "Notified\nin period"
    assert shown.subtitle == (
        "Derby City. Contract Year 2, 1 October 2021 to 30 September 2022. Levels at 30 September 2022. Draft"
    )
    assert shown.remark == ""
    assert [one.difference for one in presenter.sums("Total")] == [0, 0]


def test_dates_may_be_typed_short_and_are_written_out(presenter: ReturnPresenter) -> None:
    typed = Wish(None, "1 10 22", "30/9/2023", "6 oct 2023")
    understood = presenter.written_out(typed)
    assert understood == Wish(None, "1 October 2022", "30 September 2023", "6 October 2023", "now")
    shown = presenter.count(typed)
    assert [figure.value for figure in shown.rows[-1]] == [35, 19, 9, 6, 6, 9, 14, 5, 13]
    assert presenter.count(understood) == shown
    assert "closes on 30 September 2023, so its closing pipeline is not column 5" in shown.remark


@pytest.mark.parametrize(
    ("wish", "field", "words"),
    [
        (Wish(None, "", "30/9/2023"), "start", "From is blank"),
        (Wish(None, "1/10/2022", "10"), "end", "To must include a month"),
        (Wish(None, "1/10/2022", "1/9/2022"), "end", "same as or after 1 October 2022, when the period starts"),
        (Wish(2, as_at="soon"), "as_at", "Levels at must"),
        (Wish(2, as_at="1/1/2099"), "as_at", "lies in the future"),
        (Wish(2, as_known="1/1/2099"), "as_known", "lies in the future"),
    ],
)
def test_a_date_that_cannot_be_taken_is_said_where_it_was_typed(
    presenter: ReturnPresenter, wish: Wish, field: str, words: str
) -> None:
    with pytest.raises(WishError, match=words) as refused:
        presenter.written_out(wish)
    assert refused.value.field == field


def test_every_figure_and_term_opens_to_exactly_its_enquiries(presenter: ReturnPresenter) -> None:
    shown = presenter.count(Wish(3))
    sums = [one for row in ROWS for one in presenter.sums(row)]
    terms = chain.from_iterable([*one.into, *one.out] for one in sums)
    memo = chain.from_iterable(presenter.memo(row) for row in ROWS)
    for figure in chain(chain.from_iterable(shown.rows), terms, memo):
        opened = presenter.open(figure)
        assert len(opened.rows) == figure.value, figure
        assert opened.title.endswith(f"{figure.words}, {figure.value}")


def test_an_opened_figure_says_what_it_means_and_where_nothing_counts(presenter: ReturnPresenter) -> None:
    shown = presenter.count(Wish(2))
    opened = presenter.open(shown.rows[2][1])
    assert opened.title == "C, reunification: meetings held, 0"
    assert "a meeting about three children counts three" in opened.meaning
    assert opened.nothing == "No enquiry counts here between 1 October 2021 and 30 September 2022."
    assert presenter.open(shown.rows[2][4]).nothing == "No enquiry counts here on 30 September 2022."


def test_decisions_against_the_criteria_open_to_their_enquiries(vault: Vault, desk: Desk) -> None:
    told_and_decided(vault, desk, override="The carer asked for it", authoriser="Ann Lee")
    presenter = ReturnPresenter(vault, desk.clerk)
    figure = presenter.count(Wish(4)).overrides
    opened = presenter.open(figure)
    assert figure.value == 1
    assert opened.title == "All cohorts: decided against the criteria, 1"
    assert [(one.reference, one.case.event) for one in opened.rows] == [("DER-0001", "Criteria met")]


def test_where_every_decision_followed_the_criteria_there_are_none(presenter: ReturnPresenter) -> None:
    assert presenter.count(Wish(2)).overrides.value == 0


def test_the_head_says_as_known_when_it_is(presenter: ReturnPresenter) -> None:
    shown = presenter.count(Wish(2, as_known="18 10 2023"))
    assert shown.subtitle.endswith("Levels at 30 September 2022, as known on 18 October 2023. Draft")
    assert "as it is known now" in shown.why_not_submitted


def test_the_head_says_which_version_was_submitted_and_whether_the_figures_are_still_its_own(
    vault: Vault, desk: Desk
) -> None:
    told_and_decided(vault, desk)
    presenter, wish = ReturnPresenter(vault, desk.clerk), Wish(4)
    shown = presenter.count(wish)
    assert shown.subtitle.endswith("Draft")
    submit(vault, desk.clerk, asked_by(shown.key), {})
    assert presenter.count(wish).subtitle.endswith("Version 1, submitted on 18 October 2023")
    notify(vault, desk.clerk, Notification("DER-0002", "CH-2", Cohort.A, day("2023-10-03"), {}))
    assert presenter.count(wish).subtitle.endswith(
        "Draft: version 1, submitted on 18 October 2023, has other figures"
    )


@pytest.mark.parametrize("quarter", [("2022-04-01", "2022-06-30"), ("2022-07-01", "2022-09-30")])
def test_those_behind_a_level_that_were_there_before_the_period_are_brought_forward(
    presenter: ReturnPresenter, sample: Vault, quarter: tuple[str, str]
) -> None:
    presenter.count(Wish(None, *quarter))
    period = Period(*map(day, quarter))
    for part, key, stock in (
        ("rows", "pipeline", Stock.PIPELINE),
        ("rows", "cases_live", Stock.LIVE),
        ("reconciliation", "closing", Stock.PIPELINE),
    ):
        rows = presenter.open(Figure(part, "Total", key, 0, "")).rows
        marks = [row.carried for row in rows]
        assert marks == [since(sample, row.reference, stock, period.end) < period.start for row in rows]
        assert True in marks, key
    opening = presenter.open(Figure("reconciliation", "Total", "opening", 0, ""))
    assert all(row.carried for row in opening.rows)
    assert f"{len(opening.rows)} of {len(opening.rows)} brought forward from before" in opening.meaning


def test_nothing_behind_what_happened_in_the_period_is_brought_forward(presenter: ReturnPresenter) -> None:
    shown = presenter.count(Wish(3))
    opened = presenter.open(shown.rows[-1][0])
    assert opened.rows
    assert not any(row.carried for row in opened.rows)


def test_a_return_is_wished_for_by_its_key(presenter: ReturnPresenter) -> None:
    for wish in (Wish(2), Wish(None, "1/10/2022", "31/10/2022", "31/10/2022", "1/11/2022")):
        understood = presenter.written_out(wish)
        assert wish_for(asked_by(presenter.key(wish))) == understood


def since(vault: Vault, reference: str, stock: Stock, evening: date) -> date:
    """The day since which an enquiry was there unbroken, in whichever cohort."""
    history = dossier(vault, reference, day("2023-10-18")).history
    stays = [one for one in history.stays if one.stock is stock and one.since <= evening]
    found = stays[-1].since
    for earlier in reversed(stays[:-1]):
        found = earlier.since if earlier.until == found else found
    return found


def test_what_changed_since_the_last_version_of_the_year_is_said_first(vault: Vault, desk: Desk) -> None:
    presenter = ReturnPresenter(vault, desk.clerk)
    assert presenter.count(Wish(3)).since is None
    submit(vault, desk.clerk, asked_by("2022-10-01 2023-09-30 2023-09-30"), {})
    unchanged = presenter.count(Wish(3)).since
    assert unchanged
    version = "version 1 as at 30 September 2023, submitted on 18 October 2023"
    assert unchanged.words == f"No figure changed since {version}"
    notify(vault, desk.clerk, Notification("DER-0002", "C-2", Cohort.A, date(2023, 9, 3), {}))
    changed = presenter.count(Wish(3)).since
    assert changed
    assert changed.words == f"2 figures changed since {version}: see why"
    assert changed.key == "1 now 2022-10-01 2023-09-30 2023-09-30"
    october = presenter.count(Wish(None, "1 10 2022", "31 10 2022")).since
    assert october
    assert october.words.startswith("What changed since version 1 of 1 October 2022 to 30 September 2023, as at ")
    assert presenter.count(Wish(3, as_known="18 10 2023")).since is None
    assert presenter.count(Wish(2)).since is None
