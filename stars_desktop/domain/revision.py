"""What a version of the criteria says otherwise than another, criterion by criterion."""

from collections.abc import Iterator
from dataclasses import dataclass

from stars_desktop.domain.calendar import written_period
from stars_desktop.domain.criteria import CriteriaSet, Criterion, Weight
from stars_desktop.domain.effects import WINDOW

WORDS = ("title", "question", "guidance", "source")


@dataclass(frozen=True, slots=True)
class Change:
    """What is new about a criterion, or with a blank one about all of them: before, and after."""

    criterion: str
    title: str
    what: str
    before: str
    after: str
    counts: bool
    """whether it can change a verdict; what is only worded anew cannot"""


def changes(present: CriteriaSet, new: CriteriaSet) -> tuple[Change, ...]:
    """Everything that the new version says otherwise, what can change a verdict first, each in file order."""
    before = {one.id: one for one in present.criteria}
    found = [*_of_all(present, new), *(one for after in new.criteria for one in _of_one(before[after.id], after))]
    return (*(one for one in found if one.counts), *(one for one in found if not one.counts))


def kinds(criterion: Criterion) -> str:
    """Of which kind a criterion is: in one word, or by cohort where they differ."""
    weights = criterion.weights
    by_kind = {kind: [cohort for cohort in weights if weights[cohort] is kind] for kind in Weight}
    by_kind = {kind: cohorts for kind, cohorts in by_kind.items() if cohorts}
    if len(by_kind) == 1:
        return str(next(iter(by_kind)))
    return ", ".join(f"{kind} for {' and '.join(cohorts)}" for kind, cohorts in by_kind.items())


def _of_all(present: CriteriaSet, new: CriteriaSet) -> Iterator[Change]:
    if present.referral_window != new.referral_window:
        title = next(one.title for one in new.criteria if one.id == WINDOW)
        yield Change(
            WINDOW,
            title,
            "Referral window",
            written_period(present.referral_window),
            written_period(new.referral_window),
            counts=True,
        )
    if present.label != new.label:
        yield Change("", "", "Label", present.label, new.label, counts=False)


def _of_one(before: Criterion, after: Criterion) -> Iterator[Change]:
    if before.weights != after.weights:
        yield Change(after.id, after.title, "Kind", kinds(before), kinds(after), counts=True)
    for word in WORDS:
        was, becomes = getattr(before, word), getattr(after, word)
        if was != becomes:
            yield Change(after.id, after.title, word.capitalize(), was, becomes, counts=False)
