"""Dates as councils type them: what is taken, and what is never guessed."""

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from stars_desktop.domain.entries import FactName
from stars_desktop.services.importing import Outcome
from stars_desktop.store.vault import Vault
from tests.conftest import Desk, day, enquiry, happened
from tests.services.held import events, fact, history, known

Bring = Callable[..., Outcome]

TAKEN: list[tuple[object, str]] = [
    (date(2022, 3, 27), "2022-03-27"),
    (datetime(2022, 3, 27, 23, 59, 59), "2022-03-27"),  # noqa: DTZ001 - a cell knows no time zone
    (datetime(2022, 10, 30, 0, 30), "2022-10-30"),  # noqa: DTZ001
    ("27/03/2022", "2022-03-27"),
    ("3/4/2022", "2022-04-03"),
    ("03/04/2022", "2022-04-03"),
    ("27-03-2022", "2022-03-27"),
    ("27.3.2022", "2022-03-27"),
    ("2022-03-27", "2022-03-27"),
    ("27 March 2022", "2022-03-27"),
    ("27 march 2022", "2022-03-27"),
    ("27 Mar 2022", "2022-03-27"),
    ("27th March 2022", "2022-03-27"),
    ("1st Sept 2022", "2022-09-01"),
    ("  27/03/2022  ", "2022-03-27"),
    ("27/03/2022 14:30", "2022-03-27"),
    ("2022-03-27T23:59:59", "2022-03-27"),
    ("29/02/2020", "2020-02-29"),
]

REFUSED: list[tuple[object, str]] = [
    ("27/03/22", "read “27/03/22”, which has a year of two digits"),
    ("22-03-27", "read “22-03-27”, which has a year of two digits"),
    ("27 March 22", "read “27 March 22”, which has a year of two digits"),
    ("27/03/0022", "read “27/03/0022”, which has the year 0022"),
    (44647, "read “44647”, which is a bare number"),
    (44647.0, "read “44647”, which is a bare number"),
    (44647.5, "read “44647.5”, which is a bare number"),
    ("44647", "read “44647”, which is a bare number"),
    ("20220327", "read “20220327”, which is a bare number"),
    (27.03, "read “27.03”, which is a bare number"),
    ("March 27, 2022", "read “March 27, 2022”, which has the month before the day"),
    ("March 27 2022", "read “March 27 2022”, which has the month before the day"),
    ("03/27/2022", "read “03/27/2022”, which has no real month (27); the day comes first"),
    ("2022-27-03", "read “2022-27-03”, which has no real month (27); the day comes first"),
    ("29/02/2023", "read “29/02/2023”, which is a day that does not exist"),
    ("31/04/2022", "read “31/04/2022”, which is a day that does not exist"),
    ("00/01/2022", "read “00/01/2022”, which is a day that does not exist"),
    ("27 Marsh 2022", "read “27 Marsh 2022”, which names no month"),
    ("27/03", "read “27/03”, which is not a date"),
    ("March 2022", "read “March 2022”, which is not a date"),
    ("soon", "read “soon”, which is not a date"),
    (time(9, 30), "read “09:30:00”, which is not a date"),
    (True, "read “True”, which is not a date"),
]


@pytest.mark.parametrize(("written", "means"), TAKEN)
def test_a_date_is_read_day_first_or_as_excel_holds_it(
    bring_rows: Bring, vault: Vault, written: object, means: str
) -> None:
    assert bring_rows([enquiry("E1", written)]).problems == []
    assert events(vault, "E1")[0].on == day(means)


@pytest.mark.parametrize(("written", "why"), REFUSED)
def test_a_date_that_would_be_a_guess_is_a_problem(
    bring_rows: Bring, vault: Vault, written: object, why: str
) -> None:
    (said,) = bring_rows([enquiry("E1", written)]).problems
    assert said.startswith(f"Enquiries G2 (Notified on): {why}")
    assert said.endswith("Write a date as 27/03/2022 or 27 March 2022.")
    assert known(vault) == {}


@pytest.mark.parametrize(
    ("heading", "place"), [("Date of birth", "Enquiries E2"), ("Date", "Events B2"), ("Meeting on", "Events H2")]
)
def test_every_column_of_dates_is_read_alike(bring_rows: Bring, heading: str, place: str) -> None:
    more = {heading: "3/4/22"}
    in_enquiries = more if heading == "Date of birth" else {}
    in_events = {} if heading == "Date of birth" else more
    event = {**happened("E1", "3/4/2022", "Meeting planned"), **in_events}
    (said,) = bring_rows([{**enquiry("E1", "1/3/2022"), **in_enquiries}], [event]).problems
    assert said.startswith(f"{place} ({heading}): read “3/4/22”, which has a year of two digits")


def test_a_date_of_birth_and_a_meeting_are_kept_as_dates(bring_rows: Bring, vault: Vault) -> None:
    planned = happened("E1", "4/4/2022", "Meeting planned", Meeting_on="3/5/2022")
    bring_rows([enquiry("E1", "1/3/2022", Date_of_birth="5/6/2009")], [planned])
    assert fact(vault, "E1", FactName.DATE_OF_BIRTH) == "2009-06-05"
    assert events(vault, "E1")[1].meeting_on == day("2022-05-03")


def test_a_workbook_that_counts_its_days_from_1904_gives_the_same_dates(
    bring: Bring, book: Callable[..., Path], vault: Vault
) -> None:
    path = book([enquiry("E1", None)])
    opened = load_workbook(path)
    opened.epoch = CALENDAR_MAC_1904
    opened["Enquiries"]["G2"] = day("2022-03-27")
    opened.save(path)
    assert bring(path).problems == []
    assert history(vault, "E1") == ["Notified on 27 March 2022"]


def test_an_enquiry_may_be_notified_today_and_not_tomorrow(bring_rows: Bring, vault: Vault) -> None:
    done = bring_rows([enquiry("E1", "18/10/2023"), enquiry("E2", "19/10/2023")])
    assert done.problems == [
        "Enquiries G3 (Notified on): read 19 October 2023, which lies in the future. Today is 18 October 2023."
    ]
    assert list(known(vault)) == ["E1"]


def test_today_is_the_day_in_london(bring_rows: Bring, desk: Desk) -> None:
    desk.set(2023, 7, 1, 23)
    assert bring_rows([enquiry("E1", "2/7/2023")]).problems == []


def test_an_event_may_be_today_and_not_tomorrow(bring_rows: Bring, vault: Vault) -> None:
    rows = [happened("E1", "18/10/2023", "Meeting held"), happened("E2", "19/10/2023", "Meeting held")]
    (said,) = bring_rows([enquiry("E1", "1/3/2022"), enquiry("E2", "1/3/2022")], rows).problems
    assert said.startswith("Events ")
    assert "Meeting held on 19 October 2023 lies in the future; today is 18 October 2023" in said
    assert list(known(vault)) == ["E1"]


def test_a_planned_meeting_may_lie_ahead(bring_rows: Bring) -> None:
    planned = happened("E1", "18/10/2023", "Meeting planned", Meeting_on="1/11/2023")
    assert bring_rows([enquiry("E1", "1/3/2022")], [planned]).problems == []


def test_nobody_is_notified_before_birth(bring_rows: Bring) -> None:
    (said,) = bring_rows([enquiry("E1", "1/3/2022", Date_of_birth="2/3/2022")]).problems
    assert said == ("Enquiries E2 (Date of birth): read 2 March 2022, which is after Notified on. Check both dates.")


def test_no_event_comes_before_notified(bring_rows: Bring, vault: Vault) -> None:
    done = bring_rows([enquiry("E1", "2/3/2022")], [happened("E1", "1/3/2022", "Meeting held")])
    assert "dated before Notified on 2 March 2022" in done.problems[0]
    assert known(vault) == {}
