"""What the check page shows, without a window."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from stars_desktop.domain.calendar import london_day, titled_period, written
from stars_desktop.domain.entries import Clerk
from stars_desktop.domain.returns import Asked, overrides_in_words
from stars_desktop.domain.sealed import Explanation
from stars_desktop.services.progress import Progress, silent
from stars_desktop.services.settings import settings
from stars_desktop.services.submitting import Check, Query, check, history, submission, submit
from stars_desktop.store.vault import Vault
from stars_desktop.ui.common.figures import Figure, apart, headings, lines
from stars_desktop.ui.common.return_keys import key_of
from stars_desktop.ui.common.words import counted

REASON: Final = "reason"
"""the key of the field for why a version replaces the one before; no query has it"""


@dataclass(frozen=True, slots=True)
class Shown:
    """A return as it would be submitted."""

    asked: Asked
    subtitle: str
    summary: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Figure]]
    queries: Sequence[Query]
    remarks: str
    version: int
    replaces: str
    """what it would replace, in a sentence; "" for the first version"""
    waits_long: int
    """days from which on an enquiry in the pipeline is asked about"""
    known: Mapping[str, str]
    """by the key of a query: what was answered to the same sentence in the version before"""


@dataclass(frozen=True, slots=True)
class Done:
    """What was submitted: its number in the history, its version, and the key of the return."""

    number: int
    version: int
    key: str


class SubmittingPresenter:
    """Checks returns of an open register, and submits them."""

    def __init__(self, vault: Vault, clerk: Clerk) -> None:
        self._vault, self._clerk = vault, clerk

    def check(self, asked: Asked, progress: Progress = silent) -> Shown:
        """What would be submitted. Raises ExpectedError for a return that cannot be."""
        found = check(self._vault, asked, self._clerk.today, progress)
        remarks = [apart(asked)]
        if any(found.overrides.values()):
            remarks.append(overrides_in_words(found.overrides))
        return Shown(
            asked,
            f"{found.figures.council}. {titled_period(asked.period)}. Levels at {written(asked.as_at)}",
            _summary(found),
            headings(asked.as_at),
            lines(found.figures),
            found.queries,
            " ".join(one for one in remarks if one),
            found.last.version + 1 if found.last else 1,
            _replaces(found),
            settings(self._vault).waits_long,
            self._known(found),
        )

    def problems(self, shown: Shown, typed: Mapping[str, str]) -> dict[str, str]:
        """What is still to be explained, by the key of its field."""
        missing = {
            one.key: f"{one.sentence} Explain it, or mend the record."
            for one in shown.queries
            if not typed.get(one.key, "").strip()
        }
        if shown.replaces and not typed.get(REASON, "").strip():
            missing[REASON] = f"Say why version {shown.version} replaces the one before."
        return missing

    def submit(self, shown: Shown, typed: Mapping[str, str], progress: Progress = silent) -> Done:
        """Freezes it. Raises ExpectedError, with nothing kept, where something is asked that was not shown."""
        answers = {one.key: typed.get(one.key, "") for one in shown.queries}
        reason = typed.get(REASON, "") if shown.replaces else ""
        frozen = submit(self._vault, self._clerk, shown.asked, answers, reason, progress)
        number = next(one.number for one in history(self._vault) if one.seal == frozen.sealed.seal)
        return Done(number, frozen.sealed.version, key_of(shown.asked))

    def _known(self, found: Check) -> dict[str, str]:
        if not found.last:
            return {}
        before = {(one.key, one.query): one.answer for one in self._last(found.last.number)}
        asked = {one.key: before.get((one.key, one.sentence), "") for one in found.queries}
        return {key: answer for key, answer in asked.items() if answer}

    def _last(self, number: int) -> Sequence[Explanation]:
        return submission(self._vault, number).sealed.explanations


def _summary(found: Check) -> str:
    sums = "Both reconciliations come to 0." if found.figures.reconciles else "A reconciliation does not come to 0."
    if not found.queries:
        return f"Nothing is asked about this return. {sums}"
    number = counted(len(found.queries), "query", "queries")
    them = "it" if len(found.queries) == 1 else "each"
    return (
        f"{number} to answer. Mend the record that {them} is about, or explain it: the explanation travels with the "
        f"return, so it names no enquiry and no child. {sums}"
    )


def _replaces(found: Check) -> str:
    if not (last := found.last):
        return ""
    return (
        f"Version {last.version} of this return was submitted on {written(london_day(last.submitted_at))} by "
        f"{last.submitted_by}. It stays as it is; this becomes version {last.version + 1}."
    )
