"""How soon a passphrase would be guessed by somebody who holds the file and tries what people choose."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

_LONGEST: Final = 72
"""what is looked at of a passphrase; beyond that it only gets stronger"""

_OF_THE_WORK: Final = (
    "stars", "desktop", "derby", "derbyshire", "nottingham", "nottinghamshire", "notts", "city", "county", "council",
    "dn2", "d2n2", "spoc", "single point of contact", "register", "pipeline", "return", "enquiry", "enquiries",
    "referral", "cohort", "step-down", "stability", "reunification", "edge of care", "looked after", "children",
    "young people", "social care", "social worker", "foster", "fostering", "residential", "placement",
    "safeguarding", "passphrase", "sample-data",
)  # fmt: skip
"""What somebody would try first who knows whose register it is: these words add nothing to a passphrase."""

_IN_ORDER: Final = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
    "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
"""What follows on what is known, so that they add nothing either."""

_NOTHING: Final = re.compile(rf"\b({'|'.join((*_OF_THE_WORK, *_IN_ORDER))})\b", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"[\s.,_-]+")
"""what stands between words; it makes the search for words miss them, and nobody guess any longer"""

ENOUGH: Final = 3
"""the score from which a passphrase keeps a register that somebody carried off"""

_WORDS: Final = ("Too easy to guess", "Easy to guess", "Not yet hard to guess", "Hard to guess", "Very hard to guess")

_MORE_WORDS: Final = "Use three or more words that have nothing to do with each other."

_BECAUSE: Final[Mapping[str, str]] = {
    "passwords": "Passwords that many people use are tried first.",
    "user_inputs": "Words of this work, and the names of its councils, are tried first.",
    "in order": "Numbers, days and months are tried first.",
    "male_names": "Names are tried first.",
    "female_names": "Names are tried first.",
    "surnames": "Names are tried first.",
    "dictionary": "A common word is guessed quickly, also with digits or signs in place of letters.",
    "spatial": "Keys that lie side by side, such as qwerty, are tried first.",
    "repeat": "Saying the same again makes it hardly any harder.",
    "sequence": "Runs such as abc or 6543 are tried first.",
    "regex": "Years are tried first.",
    "date": "Dates are tried first.",
    "bruteforce": "It is short.",
}
"""Why, by the list of words or the pattern that most of it belongs to."""


@dataclass(frozen=True, slots=True)
class Strength:
    """How hard a passphrase is to guess, from 0 to 4 and in words, and what would make it harder, if anything."""

    score: int
    words: str
    advice: str


def strength(text: str) -> Strength:
    """How hard a passphrase is to guess; from ENOUGH on it keeps a register that may be carried off."""
    if not text.strip():
        return Strength(0, _WORDS[0], _MORE_WORDS)
    from zxcvbn import zxcvbn  # type: ignore[import-untyped]  # noqa: PLC0415 - ships no types; large lists of words

    rest = _NOTHING.sub("", text)
    judged = [zxcvbn(one[:_LONGEST], user_inputs=_OF_THE_WORK) for one in (text, _joined(text))]
    judged += [zxcvbn(one[:_LONGEST]) for one in (_joined(rest),) if one]
    score = min(int(one["score"]) for one in judged) if _joined(rest) else 0
    because = next((_because(one["sequence"]) for one in judged[:2] if one["score"] == score), _of_no_use(text))
    return Strength(score, _WORDS[score], _advice(score, because))


def _joined(text: str) -> str:
    return _BETWEEN.sub("", text)


def _of_no_use(text: str) -> str:
    """Why words that add nothing do not: most of them are of the work, or stand in an order that everybody knows."""
    found = [word.casefold() for word in _NOTHING.findall(text)]
    in_order = sum(word in _IN_ORDER for word in found)
    return _BECAUSE["in order" if 2 * in_order > len(found) else "user_inputs"]


def _advice(score: int, because: str) -> str:
    if score == len(_WORDS) - 1:
        return ""
    if score == len(_WORDS) - 2:
        return "One more word would make it harder still."
    return f"{because} {_MORE_WORDS}"


def _because(parts: list[dict[str, Any]]) -> str:
    """Why, by the longest part that follows a pattern."""
    known = [part for part in parts if part["pattern"] != "bruteforce"] or parts
    most = max(known, key=lambda part: len(part["token"]))
    return _BECAUSE.get(most.get("dictionary_name", ""), _BECAUSE[most["pattern"]])
