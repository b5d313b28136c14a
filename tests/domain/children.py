"""Invented children with the verdicts that the rules give them, worked out by hand; they stand in children.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.entries import Answer, FactName, Reply
from stars_desktop.domain.triage import Subject


@dataclass(frozen=True)
class Child:
    """One child: what is known, and what is to come out of it."""

    story: str
    notified: date
    facts: Mapping[FactName, str]
    answers: tuple[Answer, ...]
    """as they were written down, whatever their dates"""
    others: tuple[str, ...]
    answered_before_a_fact: bool
    """an answer that cannot be imported any more, for a fact decides now"""
    expected: Mapping[Cohort, tuple[str, str]]
    """for each cohort the verdict, and the reason in words"""
    next_question: str | None

    def __str__(self) -> str:
        return self.story

    @property
    def subject(self) -> Subject:
        """As a register gives it: answers by date, then as they were written down."""
        answers = sorted(self.answers, key=lambda one: one.on)
        return Subject("DER-1", "Derby City", self.notified, self.facts, answers, self.others)


def _child(row: Mapping[str, Any]) -> Child:
    columns = {"born": FactName.DATE_OF_BIRTH, "placement": FactName.PLACEMENT_TYPE, "status": FactName.LEGAL_STATUS}
    answers = [_answer(number, text, row["notified"]) for number, text in enumerate(row.get("answers", ()))]
    return Child(
        row["story"],
        row["notified"],
        {name: str(row[column]) for column, name in columns.items() if column in row},
        tuple(answers),
        tuple(row.get("others", ())),
        row.get("answered_before_a_fact", False),
        {cohort: (row[cohort][0], row[cohort][1]) for cohort in Cohort},
        row["next"] or None,
    )


def _answer(number: int, text: str, notified: date) -> Answer:
    said, _, on = text.partition(" on ")
    criterion, _, reply = said.partition(" ")
    return Answer(f"a{number}", criterion, Reply(reply), date.fromisoformat(on) if on else notified)


CHILDREN = tuple(
    _child(row) for row in tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))["children"]
)
