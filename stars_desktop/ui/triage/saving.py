"""What was typed for a question, checked and recorded: an answer of a person, or the fact that decides it."""

from datetime import date
from typing import Final

from stars_desktop.domain.calendar import NotADateError, written
from stars_desktop.domain.entries import Clerk, FactName, Reply
from stars_desktop.domain.typed_dates import read_typed_day
from stars_desktop.services.enquiries import change_facts
from stars_desktop.services.recorded import Recorded
from stars_desktop.services.triage import answer
from stars_desktop.store.vault import Vault
from stars_desktop.ui.triage.state import Typed

REPLY, DAY, ANY = "reply", "on", ""
"""keys of what can be wrong: the answer, its date, and what concerns neither; a fact by its own name"""
NO_REPLY: Final = "Choose Yes, No or Not known yet."
NO_DAY: Final = "Enter the date of that record."
NO_SINCE: Final = "Enter since when, or from which day you know it."
_ENTER: Final = {
    FactName.DATE_OF_BIRTH: "Enter the date of birth.",
    FactName.PLACEMENT_TYPE: "Enter the placement type, or choose Leave for later.",
    FactName.LEGAL_STATUS: "Enter the legal status, or choose Leave for later.",
}


def problems_of(typed: Typed, wants: FactName | None, today: date) -> dict[str, str]:
    """What keeps an answer, or the fact that is asked for in its place, from being recorded; by key."""
    if wants:
        return _fact_problems(wants, typed, today)
    problems = {} if typed.reply else {REPLY: NO_REPLY}
    if said := day_problem("Date of that record", typed.on, today) if typed.on else NO_DAY:
        problems[DAY] = said
    return problems


def save_answer(vault: Vault, clerk: Clerk, reference: str, question: str, typed: Typed) -> Recorded:
    """Records an answer. Raises ExpectedError where the register refuses it."""
    on = read_typed_day(typed.on, clerk.today)
    return answer(vault, clerk, reference, question, Reply(typed.reply), typed.evidence, typed.source, on)


def save_fact(vault: Vault, clerk: Clerk, reference: str, name: FactName, typed: Typed) -> Recorded:
    """Records a fact: a date of birth as known from today on, others since the day that was typed."""
    born, today = name is FactName.DATE_OF_BIRTH, clerk.today
    value = read_typed_day(typed.fact, today).isoformat() if born else typed.fact
    return change_facts(vault, clerk, reference, {name: value}, today if born else read_typed_day(typed.on, today))


def day_problem(words: str, typed: str, today: date) -> str:
    """Why a date that was typed cannot be taken; "" where it can."""
    try:
        day = read_typed_day(typed, today)
    except NotADateError as error:
        return f"{words} {error}."
    return f"{words} must not lie ahead; today is {written(today)}." if day > today else ""


def _fact_problems(name: FactName, typed: Typed, today: date) -> dict[str, str]:
    """The register itself knows the codes."""
    born, problems = name is FactName.DATE_OF_BIRTH, {}
    said = "" if typed.fact else _ENTER[name]
    if born and typed.fact:
        said = day_problem("Date of birth", typed.fact, today)
    if said:
        problems[str(name)] = said
    since = "" if born else day_problem("Since when", typed.on, today) if typed.on else NO_SINCE
    return {**problems, DAY: since} if since else problems
