"""What another version of the criteria would change: an enquiry's verdict on a cohort, and by which criteria."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.criteria import ONE_QUESTION, CriteriaSet, Weight
from stars_desktop.domain.phrases import PHRASES
from stars_desktop.domain.triage import Fit, Subject, Truth, truth_of

WINDOW: Final = "X4"
"""The criterion that a version changes by its referral window too, not by its kind alone."""

Hard = Mapping[str, Weight]
"""The criteria that are hard for a cohort in one of two versions, in file order, with their kind in the other."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A cohort's verdict on an enquiry now and under the new version, with the criteria that make the difference."""

    reference: str
    cohort: Cohort
    was: Fit
    becomes: Fit
    criteria: tuple[str, ...]
    sentence: str


class Comparison:
    """The present criteria beside new ones, asked enquiry by enquiry."""

    def __init__(self, present: CriteriaSet, new: CriteriaSet) -> None:
        self._present, self._new = present, new
        self._same_window = present.referral_window == new.referral_window
        self._hard_now = {cohort: _hard(present, new, cohort) for cohort in Cohort}
        self._hard_then = {cohort: _hard(new, present, cohort) for cohort in Cohort}
        self._differ = [cohort for cohort in Cohort if self._differs(cohort)]

    @property
    def criteria(self) -> frozenset[str]:
        """The criteria that decide which differences there are."""
        return frozenset(one for cohort in self._differ for one in self._deciding(cohort))

    def would_fit(self, subject: Subject) -> Iterator[Difference]:
        """The cohorts that do not fit now, or cannot be told, and would fit."""
        known = self._known(subject)
        for cohort in self._differ:
            fits = all(known(one, self._new)[0] is Truth.MET for one in self._hard_then[cohort])
            if fits and (in_the_way := self._in_the_way(cohort, known, self._present)):
                yield self._fits(subject, cohort, in_the_way)

    def would_no_longer(self, subject: Subject, cohort: Cohort) -> Difference | None:
        """The cohort of an enquiry, where it fits or cannot be told now, and would be worse off."""
        if cohort not in self._differ:
            return None
        known = self._known(subject)
        then = self._in_the_way(cohort, known, self._new)
        now = self._in_the_way(cohort, known, self._present)
        was, becomes = _fit(now), _fit(then)
        if was is Fit.DOES_NOT_FIT or becomes in {was, Fit.FITS}:
            return None
        decisive = Truth.NOT_MET if becomes is Fit.DOES_NOT_FIT else Truth.UNKNOWN
        new = tuple(one for one, truth in then.items() if truth is decisive and now.get(one) is not truth)
        lead = "fits now" if was is Fit.FITS else "cannot be told yet"
        end = "and would not fit" if becomes is Fit.DOES_NOT_FIT else "and could not be told any more"
        why = "; ".join(self._against(one, cohort, then[one], known) for one in new)
        return Difference(subject.reference, cohort, was, becomes, new, f"{cohort} {lead} {end}: {why}.")

    def _fits(self, subject: Subject, cohort: Cohort, in_the_way: Mapping[str, Truth]) -> Difference:
        why = "; ".join(self._for(one, cohort, truth, subject) for one, truth in in_the_way.items())
        sentence = f"{cohort} would fit: {why}."
        return Difference(subject.reference, cohort, _fit(in_the_way), Fit.FITS, tuple(in_the_way), sentence)

    def _for(self, named: str, cohort: Cohort, truth: Truth, subject: Subject) -> str:
        kind = self._hard_now[cohort][named]
        if kind is Weight.HARD:
            return f"{named} would be met ({truth_of(named, self._new, subject)[1]})"
        return f"{named} would be {_KIND[kind]}, and {_known_of(named, truth)}"

    def _against(self, named: str, cohort: Cohort, truth: Truth, known: "_Known") -> str:
        if self._hard_then[cohort][named] is Weight.HARD:
            return f"{named} would not be met ({known(named, self._new)[1]})"
        return f"{named} would be hard, and {_known_of(named, truth)}"

    def _in_the_way(self, cohort: Cohort, known: "_Known", criteria: CriteriaSet) -> dict[str, Truth]:
        hard = self._hard_now if criteria is self._present else self._hard_then
        truths = {one: known(one, criteria)[0] for one in hard[cohort]}
        return {one: truth for one, truth in truths.items() if truth is not Truth.MET}

    def _known(self, subject: Subject) -> "_Known":
        """What is known of a criterion, looked up once: only that of the referral window differs by version."""
        found: dict[tuple[str, bool], tuple[Truth, str]] = {}

        def known(named: str, criteria: CriteriaSet) -> tuple[Truth, str]:
            key = named, named == WINDOW and criteria is self._new
            if key not in found:
                found[key] = truth_of(named, criteria, subject)
            return found[key]

        return known

    def _deciding(self, cohort: Cohort) -> set[str]:
        hard = {*self._hard_now[cohort], *self._hard_then[cohort]}
        return hard | {ONE_QUESTION[one] for one in hard if one in ONE_QUESTION}

    def _differs(self, cohort: Cohort) -> bool:
        now, then = self._hard_now[cohort], self._hard_then[cohort]
        return now.keys() != then.keys() or (WINDOW in now and not self._same_window)


_Known = Callable[[str, CriteriaSet], tuple[Truth, str]]

_KIND: Final = {Weight.SOFT: "soft", Weight.INFORMATION: "for information only"}


def _hard(criteria: CriteriaSet, other: CriteriaSet, cohort: Cohort) -> Hard:
    kinds = {one.id: one.weights[cohort] for one in other.of(cohort)}
    return {one.id: kinds[one.id] for one in criteria.of(cohort) if one.weights[cohort] is Weight.HARD}


def _fit(in_the_way: Mapping[str, Truth]) -> Fit:
    if not in_the_way:
        return Fit.FITS
    return Fit.DOES_NOT_FIT if Truth.NOT_MET in in_the_way.values() else Fit.UNKNOWN


def _known_of(named: str, truth: Truth) -> str:
    phrase = PHRASES[named]
    return phrase.not_met if truth is Truth.NOT_MET else f"it is not known yet {phrase.unknown}"
