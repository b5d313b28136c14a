"""What holds up an open enquiry: the facts and answers that are missing, as questions for a social worker.

They say no more of a child than the reference and the initials, and are worded for somebody who knows no criteria.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from stars_desktop.domain.cohort import TITLE, Cohort
from stars_desktop.domain.counting import how_many
from stars_desktop.domain.criteria import FOLLOWS_FROM, CriteriaSet
from stars_desktop.domain.entries import FactName
from stars_desktop.domain.note_back import SAFETY
from stars_desktop.domain.triage import Fit, Subject, Triage, open_questions, triage

NOBODY: Final = "No social worker recorded"


@dataclass(frozen=True, slots=True)
class Chase:
    """An enquiry that waits for answers: whom to ask, the cohorts that cannot be told yet, and the questions."""

    team: str
    social_worker: str
    reference: str
    initials: str
    cohorts: tuple[Cohort, ...]
    questions: tuple[str, ...]

    @property
    def child(self) -> str:
        """How the child is named to others."""
        return f"{self.initials} ({self.reference})" if self.initials else self.reference

    @property
    def whom(self) -> str:
        """The social worker, with the team where one is recorded."""
        return ", ".join(one for one in (self.social_worker or NOBODY, self.team) if one)

    def as_json(self) -> dict[str, object]:
        """One enquiry of `stars chase --json`."""
        return {
            "team": self.team,
            "social_worker": self.social_worker,
            "reference": self.reference,
            "initials": self.initials,
            "cohorts": list(self.cohorts),
            "questions": list(self.questions),
        }


def held_up(criteria: CriteriaSet, subject: Subject, asked: Cohort) -> tuple[tuple[Cohort, ...], tuple[str, ...]]:
    """The cohorts that wait for an answer, and what to ask; nothing where it can be decided by what is known.

    The cohort that was `asked` for comes first. Only where it does not fit, and no other does, are the others asked
    about.
    """
    found = triage(criteria, subject)
    cohorts = _waiting(found, asked)
    wanted = open_questions(criteria, {one: found.cohorts[one] for one in cohorts})
    questions = dict.fromkeys(_question(criteria, subject, one) for one in wanted)  # two may wait for one fact
    return cohorts, tuple(questions)


def _waiting(found: Triage, asked: Cohort) -> tuple[Cohort, ...]:
    fits = {cohort: verdict.fit for cohort, verdict in found.cohorts.items()}
    if fits[asked] is Fit.UNKNOWN:
        return (asked,)
    if Fit.FITS in fits.values():
        return ()
    return tuple(cohort for cohort, fit in fits.items() if fit is Fit.UNKNOWN)


_FACTS: Final = {
    FactName.DATE_OF_BIRTH: "What is the child's date of birth?",
    FactName.PLACEMENT_TYPE: "Where does the child live now, such as in a children's home, in a foster home or with "
    "parents, and since when?",
    FactName.LEGAL_STATUS: "Is the child looked after by the council, and if so, under which order or agreement?",
}


def _question(criteria: CriteriaSet, subject: Subject, named: str) -> str:
    """A fact that is missing is asked for itself; the criteria that follow from it need no answer then."""
    fact = FOLLOWS_FROM.get(named)
    if fact and not subject.facts.get(fact):
        return _FACTS[fact]
    return next(one.question for one in criteria.criteria if one.id == named)


def in_groups(chases: Iterable[Chase]) -> list[list[Chase]]:
    """Those of one social worker together, by team, social worker and reference; those of nobody last."""
    return [list(group) for _, group in groupby(sorted(chases, key=_place), key=lambda one: _place(one)[:-1])]


def _place(one: Chase) -> tuple[bool, str, str, str]:
    return not one.social_worker, one.team.casefold(), one.social_worker.casefold(), one.reference.casefold()


def message(chases: Sequence[Chase]) -> str:
    """An e-mail to one social worker, to be read before it is sent."""
    whom = chases[0].social_worker
    single = len(chases) == 1
    about = "is a STARS enquiry about a child" if single else f"are STARS enquiries about {len(chases)} children"
    theirs = " you work with" if whom else ""
    parts = [
        f"Hello {whom}," if whom else "Hello,",
        f"There {about}{theirs}. To tell whether STARS can help, we still need to know this:",
        *(_questions(one) for one in chases),
        "A short answer to each is enough, with where it is recorded. Where you do not know, say so.",
        SAFETY.replace("not here", "not to us"),
    ]
    return "\n\n".join(parts)


def _questions(one: Chase) -> str:
    numbered = [f"{number}. {question}" for number, question in enumerate(one.questions, start=1)]
    return "\n".join([f"{one.child}, {_for(one.cohorts)}", *numbered])


def _for(cohorts: Sequence[Cohort]) -> str:
    return f"for {' or '.join(TITLE[one].lower() for one in cohorts)}:"


def in_all(chases: Sequence[Chase]) -> str:
    """How much is missing, in a sentence."""
    if not chases:
        return "Every open enquiry can be decided by what is known."
    answers = sum(len(one.questions) for one in chases)
    waits = "waits" if len(chases) == 1 else "wait"
    return f"{how_many(len(chases), 'enquiries')} {waits} for {how_many(answers, 'answers')}."
