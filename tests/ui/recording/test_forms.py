"""Every kind of event has one form, and every form can be used by keyboard alone."""

from collections import Counter
from dataclasses import fields

import pytest

from stars_desktop.domain.events import BY_ALLOWED, Event, Kind
from stars_desktop.ui.command_table import TABLE
from stars_desktop.ui.recording.asked import Asked, Input
from stars_desktop.ui.recording.entry_drafts import FACTS
from stars_desktop.ui.recording.forms import BY_COMMAND, FORMS, OWN_FIELDS, split_references


def access_keys(asked: tuple[Asked, ...]) -> list[str]:
    return [one.words[one.words.index("&") + 1].lower() for one in asked]


def test_every_kind_of_event_has_its_form_and_its_command() -> None:
    assert list(FORMS) == list(Kind)
    commands = {command.id for command in TABLE if command.menu == "Enquiry"}
    assert set(BY_COMMAND) <= commands
    assert {form.kind for form in BY_COMMAND.values()} == set(Kind) - {Kind.NOTIFIED}


@pytest.mark.parametrize("kind", Kind)
def test_every_label_has_an_access_key_of_its_own_and_none_that_a_correction_needs(kind: Kind) -> None:
    keys = access_keys(FORMS[kind].asked)
    assert [key for key, times in Counter([*keys, "y"]).items() if times > 1] == []


def test_the_facts_have_access_keys_of_their_own() -> None:
    assert [key for key, times in Counter([*access_keys(FACTS), "s"]).items() if times > 1] == []


@pytest.mark.parametrize("kind", Kind)
def test_what_is_asked_is_a_field_of_the_event_and_the_day_comes_first(kind: Kind) -> None:
    asked = [one.key for one in FORMS[kind].asked]
    assert asked[0] == "on"
    assert set(asked) - OWN_FIELDS <= {field.name for field in fields(Event)}
    assert ("by" in asked) == (kind in BY_ALLOWED)


@pytest.mark.parametrize("kind", Kind)
def test_sentences_for_what_is_missing_end_without_a_full_stop(kind: Kind) -> None:
    for one in FORMS[kind].asked:
        assert not one.needed.endswith(".")
        assert one.input is not Input.CHOICE or one.options


def test_references_are_typed_with_commas_between() -> None:
    assert split_references(" DER-0001, der-0002 ;DER 3,, ") == ["DER-0001", "der-0002", "DER 3"]
