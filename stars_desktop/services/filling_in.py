"""Facts and answers that were given in one go, recorded in one step."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from stars_desktop.domain.entries import Clerk, Entry, FactName
from stars_desktop.services.facts import differing
from stars_desktop.services.recorded import Recorded
from stars_desktop.services.triage import Given, answers_to, known_enquiry
from stars_desktop.store.journal import Journal
from stars_desktop.store.vault import Vault


def fill_in(  # noqa: PLR0913, PLR0917 - what stands on the form of all questions
    vault: Vault, clerk: Clerk, reference: str, facts: Mapping[FactName, str], since: date, answers: Sequence[Given]
) -> Recorded:
    """Records the facts that differ, as known since a day, and then the answers; all or none.

    An answer is taken as one facts leave to be asked, those of this step among them. Raises ExpectedError as
    `change_facts` and `answer` do.
    """
    with vault.writing() as connection:
        known = known_enquiry(connection, reference)
        new = differing(known, clerk, facts, since)
        then = replace(known, facts={**known.facts, **{fact.name: fact.value for fact in new}})
        entries: list[Entry] = [*new, *answers_to(then, clerk, answers)]
        journal = Journal(connection, clerk.now(), clerk.user, clerk.today)
        journal.add_entries(known.id, entries)
        journal.flush()
    return Recorded(tuple(one.id for one in entries), _words(len(new), len(answers)))


def _words(facts: int, answers: int) -> str:
    parts = [
        f"{number} {one if number == 1 else many}"
        for number, one, many in ((facts, "fact", "facts"), (answers, "answer", "answers"))
        if number
    ]
    return " and ".join(parts)
