"""What the register list says, without a window."""

from dataclasses import replace
from datetime import date

import pytest

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.enquiry import State
from stars_desktop.domain.entries import WaitingFor
from stars_desktop.services.enquiries import dossier
from stars_desktop.services.listing import Counts, Wanted, enquiry_ids
from stars_desktop.store.vault import Vault
from stars_desktop.ui.register import presenter
from stars_desktop.ui.register.presenter import FILTERS, NOBODY_CHOSEN, ORDERS, RECORDS, START, Found

TODAY = date(2023, 10, 18)
NO_COUNTS = Counts(0, {}, {}, {}, [])


def found(shown: int, there: int) -> Found:
    return Found(START, list(range(shown)), replace(NO_COUNTS, all=there))


@pytest.mark.parametrize(
    ("shown", "there", "words"),
    [
        (17, 104, "17 of 104 shown, 87 hidden by filters"),
        (104, 104, "104 enquiries"),
        (1, 1, "1 enquiry"),
        (0, 0, ""),
        (1_000, 100_000, "1,000 of 100,000 shown, 99,000 hidden by filters"),
    ],
)
def test_what_is_hidden_is_counted(shown: int, there: int, words: str) -> None:
    assert found(shown, there).subtitle == words


def test_nothing_yet_and_nothing_that_matches_are_said_apart() -> None:
    assert found(0, 0).nothing == "No enquiries yet. Add the first one, or bring in a workbook."
    assert found(0, 104).nothing == "None of 104 enquiries match."
    assert found(0, 1).nothing == "None of 1 enquiry matches."
    assert found(1, 1).nothing == ""


def test_every_count_in_a_filter_is_the_length_of_its_list(council: Vault) -> None:
    known = presenter.find(council, Wanted(), TODAY).counts
    assert known.all == 5
    for name in FILTERS:
        for value, words in presenter.options(name, known):
            listed = len(enquiry_ids(council, replace(Wanted(), **{name: value})))  # type: ignore[arg-type]
            assert words.endswith(f"({listed})") or name == "year", words
            assert listed or name != "year"


def test_a_contract_year_stands_with_its_dates(council: Vault) -> None:
    known = presenter.find(council, START, TODAY).counts
    assert dict(presenter.options("year", known))[3] == "Year 3: 1 October 2022 to 30 September 2023"
    assert presenter.set_words(3) == "Year 3: 1 October 2022 to 30 September 2023"


def test_what_is_set_is_said_in_words() -> None:
    assert presenter.set_words(Cohort.B) == "B Stability"
    assert presenter.set_words(State.PIPELINE) == "In the pipeline"
    assert presenter.set_words(WaitingFor.CARER) == "Foster carer"


@pytest.mark.parametrize("column", list(ORDERS))
@pytest.mark.parametrize("descending", [False, True])
def test_every_column_sorts_both_ways_and_shows_where(council: Vault, column: str, descending: bool) -> None:
    wanted = presenter.sorted_by(Wanted(), column, descending=descending)
    assert presenter.sort_of(wanted) == (column, descending)
    assert len(presenter.find(council, wanted, TODAY).ids) == 5


def test_the_most_days_are_those_reached_longest_ago(council: Vault) -> None:
    wanted = presenter.sorted_by(Wanted(), "days", descending=True)
    rows = presenter.rows(council, TODAY, presenter.find(council, wanted, TODAY).ids)
    days = [presenter.days_in(row.since, TODAY) for row in rows if row]
    assert days == sorted(days, reverse=True)
    assert presenter.sort_words(wanted) == "Days in it, most first"


def test_a_row_that_is_gone_leaves_its_place(council: Vault) -> None:
    (first, *_) = enquiry_ids(council, Wanted())
    rows = presenter.rows(council, TODAY, [first, 999])
    assert rows[0] is not None
    assert rows[1] is None


def test_clearing_the_filters_keeps_the_order() -> None:
    wanted = replace(START, text="km", cohort=Cohort.A, sort="team", descending=False)
    assert presenter.filtered(wanted)
    cleared = presenter.unfiltered(wanted)
    assert not presenter.filtered(cleared)
    assert (cleared.sort, cleared.descending) == ("team", False)


def test_why_something_cannot_be_recorded_is_what_the_enquiry_says(council: Vault) -> None:
    withdrawn = dossier(council, "DER-0001", TODAY)
    assert presenter.why_not("reopened", withdrawn) == ""
    assert presenter.why_not("note", withdrawn) == ""
    assert presenter.why_not("withdrawal", withdrawn).startswith("The enquiry is withdrawn")
    assert {presenter.why_not(command, None) for command in RECORDS} == {NOBODY_CHOSEN}
