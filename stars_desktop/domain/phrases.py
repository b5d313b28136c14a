"""What each criterion says in plain words: met, not met, and while nobody can tell.

The ids and their meaning are fixed, so the clauses stand here and not in a file of criteria.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from stars_desktop.domain.codes import LEGAL_STATUSES, NOT_LOOKED_AFTER, PLACEMENT_TYPES
from stars_desktop.domain.criteria import FOLLOWS_FROM, FOSTER, why_not_asked
from stars_desktop.domain.entries import FactName, fact_in_words
from stars_desktop.domain.triage import Finding, Truth


@dataclass(frozen=True, slots=True)
class Phrase:
    """Clauses that begin small and have no full stop."""

    met: str
    not_met: str
    asked: str = ""
    """completes "It is not known yet ..."; where empty it is "whether" and what is said when it is met"""

    @property
    def unknown(self) -> str:
        """While nobody can tell."""
        return self.asked or f"whether {self.met}"


_REVIEW: Final = Phrase(
    "the change of care plan was considered at a review",
    "the change of care plan was not considered at a review",
)

PHRASES: Final[Mapping[str, Phrase]] = {
    "X1": Phrase("one of the three councils is responsible", "none of the three councils is responsible"),
    "X2": Phrase(
        "the child was 10 to 17 when notified",
        "the child was not 10 to 17 when notified",
        "how old the child was when notified",
    ),
    "X3": Phrase(
        "the child shows challenging behaviour or has complex needs",
        "the child shows no challenging behaviour and has no complex needs",
    ),
    "X4": Phrase("the referral window was open", "the referral window was not open"),
    "X5": Phrase("exactly one cohort fits", "not exactly one cohort fits", "whether exactly one cohort fits"),
    "X6": Phrase("it is safe to work towards this", "it is not safe to work towards this"),
    "X7": Phrase(
        "the social worker or team manager supports the referral",
        "neither the social worker nor the team manager supports the referral",
    ),
    "X8": Phrase(
        "the child's wishes and the family's readiness to take part are on record",
        "the child's wishes or the family's readiness to take part are not on record",
    ),
    "X9": Phrase(
        "the child has no other open enquiry or live case",
        "the child has another open enquiry or live case",
        "whether the child has another open enquiry or live case",
    ),
    "X10": Phrase(
        "the child stays under 18 for two years after notification",
        "the child turns 18 within two years of notification",
        "whether the child turns 18 within two years of notification",
    ),
    "X11": Phrase(
        "no similar programme works with the child",
        "a similar programme works with the child already",
        "whether a similar programme works with the child already",
    ),
    "A1": Phrase("the child lives in residential care", "the child does not live in residential care"),
    "A2": Phrase("the care plan aims at foster care", "the care plan does not aim at foster care"),
    "A3": Phrase(
        "a foster carer has been found or the search has begun",
        "no foster carer has been found and no search has begun",
    ),
    "A4": Phrase("the child is ready for a foster home", "the child is not ready for a foster home"),
    "A5": Phrase(
        "the child is not in a secure home, in custody, in hospital or deprived of liberty",
        "the child is in a secure home, in custody, in hospital or deprived of liberty",
        "whether the child is in a secure home, in custody, in hospital or deprived of liberty",
    ),
    "A6": Phrase(
        "the child does not live in supported accommodation",
        "the child lives in supported accommodation",
        "whether the child lives in supported accommodation",
    ),
    "A7": _REVIEW,
    "B1": Phrase("the child lives in a foster home", "the child does not live in a foster home"),
    "B2": Phrase(
        "there is a high risk that the foster home breaks down or residential care follows",
        "there is no high risk that the foster home breaks down or residential care follows",
    ),
    "B3": Phrase("a sign of risk is recorded", "no sign of risk is recorded"),
    "B4": Phrase("a stability meeting was held or planned", "no stability meeting was held or planned"),
    "B5": Phrase(
        "the foster carer is willing to work with STARS", "the foster carer is not willing to work with STARS"
    ),
    "B6": Phrase("the foster placement still stands", "the foster placement has ended"),
    "C1": Phrase("the child is looked after", "the child is not looked after"),
    "C2": Phrase(
        "the council is seeking a return to family or primary carers",
        "the council is not seeking a return to family or primary carers",
    ),
    "C3": Phrase("the child entered care recently", "the child did not enter care recently"),
    "C4": Phrase(
        "a reunification assessment with its class of risk is on record",
        "no reunification assessment with its class of risk is on record",
    ),
    "C5": Phrase(
        "the child is not on short breaks, on remand or under police protection",
        "the child is on short breaks, on remand or under police protection",
        "whether the child is on short breaks, on remand or under police protection",
    ),
    "C6": _REVIEW,
    "D1": Phrase("the child is not looked after", "the child is looked after", "whether the child is looked after"),
    "D2": Phrase(
        "the child is at risk of being taken into care", "the child is not at risk of being taken into care"
    ),
    "D3": Phrase(
        "the child is a child in need, on a protection plan or in pre-proceedings",
        "the child is not a child in need, on a protection plan or in pre-proceedings",
    ),
    "D4": Phrase("the reasons for the risk are recorded", "the reasons for the risk are not recorded"),
    "D5": Phrase(
        "the child is likely to enter care soon without help",
        "the child is not likely to enter care soon without help",
    ),
    "D6": Phrase(
        "a parent or carer is willing to care for the child and to take part",
        "no parent or carer is willing to care for the child and to take part",
    ),
    "D7": Phrase(
        "none of the usual exclusions applies",
        "one of the usual exclusions applies",
        "whether one of the usual exclusions applies",
    ),
}


def clause(finding: Finding) -> str:
    """What is known of a criterion."""
    phrase = PHRASES[finding.criterion.id]
    return {Truth.MET: phrase.met, Truth.NOT_MET: phrase.not_met, Truth.UNKNOWN: phrase.unknown}[finding.truth]


def clause_with_fact(finding: Finding, facts: Mapping[FactName, str]) -> str:
    """The same, with the fact that decided in brackets; an answer of a person stands by itself."""
    fact = _fact(finding, facts)
    return f"{clause(finding)} ({fact})" if fact else clause(finding)


_DATED: Final = {"X2", "X4", "X9", "X10"}


def _fact(finding: Finding, facts: Mapping[FactName, str]) -> str:
    named = finding.criterion.id
    if named in _DATED:
        return finding.fact
    if not why_not_asked(named, facts):
        return ""
    name = FOLLOWS_FROM.get(named)
    if name is FactName.PLACEMENT_TYPE:
        return f"placement: {value_in_words(name, facts[name])}"
    if name is FactName.LEGAL_STATUS and facts[name] != NOT_LOOKED_AFTER:
        return f"legal status: {value_in_words(name, facts[name])}"
    return ""


_HOMES: Final = {
    **dict.fromkeys(FOSTER, "foster home"),
    **dict.fromkeys(("U1", "U2", "U3"), "foster home with a relative or friend"),
    "P1": "with parents or somebody with parental responsibility",
}
_VALUES: Final[Mapping[FactName, Mapping[str, str]]] = {
    FactName.PLACEMENT_TYPE: {**PLACEMENT_TYPES, **_HOMES},
    FactName.LEGAL_STATUS: LEGAL_STATUSES,
}


def value_in_words(name: FactName, value: str) -> str:
    """A fact's value within a sentence: codes in words, without what the code list remarks on them."""
    said = _VALUES.get(name, {}).get(value, "").partition(" (")[0]
    if not said:
        return fact_in_words(name, value)
    return said if said[1].isupper() else f"{said[0].lower()}{said[1:]}"


def joined(clauses: Sequence[str]) -> str:
    """Whole clauses in a row: A, B, and C."""
    *most, last = clauses
    return f"{', '.join(most)}, and {last}" if most else last


def sentence(text: str) -> str:
    """With its capital and its full stop."""
    return f"{text[0].upper()}{text[1:]}."
