"""Sealed returns: their text is canonical, and nothing else is taken for one."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from hashlib import sha256
from typing import Any

import pytest

from stars_desktop.domain.calendar import contract_year
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.measures import COLUMNS, DEFINITIONS_VERSION, Flow
from stars_desktop.domain.returns import PARTS, ROWS, Asked, build
from stars_desktop.domain.sealed import Definition, Explanation, SealedReturn, canonical, grouped
from stars_desktop.domain.submission import Submission, Unit

AT = datetime(2023, 10, 18, 9, 30, 0, 5, tzinfo=UTC)
FIGURES = build("Derby City", Asked(contract_year(3), date(2023, 10, 6)), {Flow.NOTIFIED: {Cohort.B: 2}}, {"B": 1})
SEALED = SealedReturn(
    "Derby City", sample=False, period=contract_year(3), as_at=date(2023, 10, 6), version=2, reason="Late entries",
    replaces="ab" * 32, submitted_at=AT, definitions_version=DEFINITIONS_VERSION,
    definitions=tuple(Definition(one.key, one.heading, one.definition) for one in COLUMNS),
    criteria_version="example-1", rows=FIGURES.rows, reconciliation=FIGURES.reconciliation,
    reconciliation_live=FIGURES.reconciliation_live, memo=FIGURES.memo, overrides=dict.fromkeys(map(str, ROWS), 0),
    explanations=(Explanation("waiting.B", "Cohort B: 1 enquiry had waited.", "“Für” the provider"),),
)  # fmt: skip
UNIT = Unit("D-1", Cohort.B, "Notified", date(2022, 11, 1), "e1", AT)
SUBMITTED = Submission(
    SEALED,
    "Tess Tester",
    {part: {key: (UNIT,) if key == "notified" else () for key in PARTS[part]} for part in PARTS},
)


def changed(change: Callable[[dict[str, Any]], object]) -> str:
    """The text of the sealed return with a change in it, written as one."""
    content = json.loads(SEALED.to_text())
    change(content)
    return canonical(content)


def test_what_was_written_is_read_and_written_again_byte_for_byte() -> None:
    text = SEALED.to_text()
    assert SealedReturn.from_text(text) == SEALED
    assert SealedReturn.from_text(text).to_text() == text
    assert SEALED.seal == sha256(text.encode()).hexdigest()


def test_an_instant_of_another_clock_is_the_same_instant() -> None:
    moved = replace(SEALED, submitted_at=AT.astimezone(timezone(timedelta(hours=5))))
    assert moved.seal == SEALED.seal


@pytest.mark.parametrize("name", ["council", "as_at", "version", "reason", "submitted_at", "explanations", "sample"])
def test_whatever_differs_has_another_seal(name: str) -> None:
    other: dict[str, Any] = {
        "council": "Nottingham City", "as_at": date(2023, 10, 7), "version": 3, "reason": "", "explanations": (),
        "submitted_at": AT + timedelta(microseconds=1), "sample": True,
    }  # fmt: skip
    assert replace(SEALED, **{name: other[name]}).seal != SEALED.seal


def test_its_figures_are_those_that_were_known_when_it_was_submitted() -> None:
    assert SEALED.figures.asked == Asked(contract_year(3), date(2023, 10, 6), known_at=AT)
    assert SEALED.figures.digest == FIGURES.digest
    assert SEALED.figures.reconciles is FIGURES.reconciles is False


def test_a_seal_is_read_in_groups_of_four() -> None:
    assert grouped("0123456789ab") == "0123 4567 89ab"


@pytest.mark.parametrize(
    "change",
    [
        lambda one: one.update(form="STARS sealed return, form 2"),
        lambda one: one.pop("form"),
        lambda one: one.pop("memo"),
        lambda one: one.update(more="words"),
        lambda one: one.update(council=5),
        lambda one: one.update(version="2"),
        lambda one: one.update(version=True),
        lambda one: one.update(as_at="6 October 2023"),
        lambda one: one.update(submitted_at="2023-10-18T09:30:00"),
        lambda one: one.update(period={"start": "2023-10-01", "end": "2022-10-01"}),
        lambda one: one["rows"]["B"].update(notified="2"),
        lambda one: one["rows"]["B"].update(notified=None),
        lambda one: one["rows"]["B"].pop("notified"),
        lambda one: one["rows"]["B"].update(weeks=1),
        lambda one: one["rows"].pop("Total"),
        lambda one: one["overrides"].update(E=1),
        lambda one: one.update(rows=[]),
        lambda one: one["explanations"][0].update(answer=1),
        lambda one: one["explanations"][0].update(by="Tess"),
        lambda one: one.update(definitions=None),
    ],
)
def test_anything_else_is_refused(change: Callable[[dict[str, Any]], object]) -> None:
    with pytest.raises(ValueError, match=r"^This is not the text of a sealed return: "):
        SealedReturn.from_text(changed(change))


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "5", "null", '"form"', json.dumps(json.loads(SEALED.to_text())), "[" * 9999]
)
def test_other_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^This is not the text of a sealed return: "):
        SealedReturn.from_text(text)


def test_a_submission_keeps_the_units_and_who_submitted_it() -> None:
    text = SUBMITTED.to_text()
    assert Submission.from_text(text) == SUBMITTED
    assert Submission.from_text(text).to_text() == text
    assert SUBMITTED.behind("rows", "B", "notified") == SUBMITTED.behind("rows", "Total", "notified") == [UNIT]
    assert SUBMITTED.behind("rows", "A", "notified") == []


def test_what_leaves_the_council_has_neither_the_units_nor_a_name() -> None:
    assert all(word in SUBMITTED.to_text() and word not in SEALED.to_text() for word in ("D-1", "e1", "Tess Tester"))


@pytest.mark.parametrize("text", ["", "{}", "[]", SEALED.to_text(), SUBMITTED.to_text().replace('"D-1",', "")])
def test_other_text_is_no_submission(text: str) -> None:
    with pytest.raises(ValueError, match=r"^This is not the text of a submitted return: "):
        Submission.from_text(text)
