"""What a form asks, as data: no widget yet, and no value either."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from stars_desktop.domain.calendar import NotADateError
from stars_desktop.domain.typed_dates import EXAMPLE, read_typed_day

Values = Mapping[str, str]
"""What was typed and chosen, by the keys of the fields."""
Problems = dict[str, str]
"""By the key of a field the sentence that is shown there; "" is the key of what concerns no single field."""


A_DAY: Final = f"for example {EXAMPLE}".replace(" ", "\N{NO-BREAK SPACE}")
"""of hints, never broken in two"""


class Input(StrEnum):
    """How something is typed or chosen."""

    DAY = "day"
    CHOICE = "choice"
    """one of a few, all in sight"""
    PICK = "pick"
    """one of a list, or words of one's own"""
    CODE = "code"
    """one of a long list, found by typing a part of it"""
    LINE = "line"
    AREA = "area"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of a form: its label with the access key, and what is said when nothing is answered."""

    key: str
    words: str
    input: Input = Input.LINE
    hint: str = ""
    needed: str = ""
    """the sentence shown where it is left empty; "" where it may be"""
    options: tuple[tuple[str, str], ...] = ()
    """values and the words that they are shown by"""
    ahead: bool = False
    """a day that may lie in the future"""
    lines: int = 2
    """how tall an area is"""

    @property
    def plain(self) -> str:
        """Its label as it begins a sentence."""
        return self.words.replace("&", "").removesuffix(" (optional)")


def read_day(asked: Asked, values: Values, today: date, problems: Problems) -> date | None:
    """The day that was typed, None for nothing; what is wrong with it is added to the problems."""
    typed = values.get(asked.key, "")
    try:
        day = read_typed_day(typed, today, ahead=asked.ahead) if typed else None
    except NotADateError as error:
        problems[asked.key] = f"{asked.plain} {error}"
        return None
    if day is None and asked.needed:
        problems[asked.key] = asked.needed
    return day


def unanswered(fields: tuple[Asked, ...], values: Values, hidden: frozenset[str] = frozenset()) -> Problems:
    """What has to be answered and was left empty."""
    asked = (one for one in fields if one.needed and one.key not in hidden)
    return {one.key: one.needed for one in asked if not values.get(one.key, "")}
