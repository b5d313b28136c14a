"""A second-time child in the walk: what was answered before is offered, and counts once a person confirms it."""

import pytest

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.entries import Reply
from stars_desktop.services.criteria import shipped
from stars_desktop.services.intake import Notification, notify
from stars_desktop.services.triage import answer, walk
from stars_desktop.ui.common.pages import Workplace
from stars_desktop.ui.triage.page import TriagePage
from tests.conftest import Desk, day
from tests.ui.triage.conftest import NOTIFIED, RESIDENTIAL
from tests.ui.triage.walker import Alt


@pytest.fixture
def again(work: Workplace, desk: Desk) -> str:
    """The second enquiry of a child whose first one was answered."""
    vault = work.session.vault
    for reference in ("DER-0001", "DER-0002"):
        notify(vault, desk.clerk, Notification(reference, "CH-1", Cohort.A, NOTIFIED, RESIDENTIAL))
    answer(vault, desk.clerk, "DER-0001", "A2", Reply.YES, "Care plan", "Una", day("2023-10-03"))
    return "DER-0002"


def test_what_was_answered_before_is_offered_and_recorded_with_its_own_date_once_it_is_saved(
    page: TriagePage, again: str, work: Workplace, alt: Alt
) -> None:
    page.arrive(again)
    assert not page.fronts.question.former.isVisible()
    page.fronts.taken.emit("A2")
    former = page.fronts.question.former
    assert former.words.text() == ("DER-0001 was answered Yes on 3 October 2023 (Care plan). Does that still hold?")
    former.link.click()
    assert page.fronts.question.typed().source == "Una, in DER-0001"
    assert not walk(work.session.vault, again, shipped()).subject.answers
    alt("S")
    (recorded,) = walk(work.session.vault, again, shipped()).subject.answers
    assert (recorded.criterion, recorded.reply, recorded.on) == ("A2", Reply.YES, day("2023-10-03"))
    assert (recorded.evidence, recorded.source) == ("Care plan", "Una, in DER-0001")


def test_a_question_that_nobody_answered_before_offers_nothing(page: TriagePage, again: str) -> None:
    page.arrive(again)
    page.fronts.taken.emit("C2")
    assert not page.fronts.question.former.isVisible()
