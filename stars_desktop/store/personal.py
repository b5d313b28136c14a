"""What names a person anywhere in a register: to be looked for in what leaves the program."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import Connection, select

from stars_desktop.domain.entries import FactName
from stars_desktop.store.entries import FACT, VALUE
from stars_desktop.store.tables import ENQUIRY, ENTRY, WORDS

_FACTS: Final = (FactName.INITIALS, FactName.SOCIAL_WORKER, FactName.DATE_OF_BIRTH)


def references_of_all(connection: Connection) -> set[str]:
    """Of enquiries, of their children and of the provider, whatever became of them."""
    ours = connection.execute(select(ENQUIRY.c.reference, ENQUIRY.c.child_reference))
    found = {reference for both in ours for reference in both}
    given = select(ENTRY.c.provider_reference).distinct().where(ENTRY.c.provider_reference.is_not(None))
    return found | set(connection.execute(given).scalars())


def facts_of_all(connection: Connection) -> Mapping[FactName, set[str]]:
    """Every initials, social worker and date of birth that was ever recorded, voided ones too."""
    found: dict[FactName, set[str]] = {name: set() for name in _FACTS}
    chosen = (
        select(ENTRY.c.subject, WORDS.c.text)
        .distinct()
        .join(WORDS, WORDS.c.entry_id == ENTRY.c.id)
        .where(ENTRY.c.kind == FACT, ENTRY.c.subject.in_(_FACTS), WORDS.c.field == VALUE)
    )
    for name, value in connection.execute(chosen):
        found[FactName(name)].add(value)
    return found
