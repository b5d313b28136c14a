"""Submitting a return: what is asked first, the version that is frozen, and all versions there have been."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from string import punctuation
from typing import Final

from stars_desktop.domain.calendar import Period, london_day, written
from stars_desktop.domain.entries import Clerk
from stars_desktop.domain.errors import ExpectedError, NamedError
from stars_desktop.domain.measures import COLUMNS, DEFINITIONS_VERSION, Flow
from stars_desktop.domain.plausibility import Query, Seen, queries
from stars_desktop.domain.returns import PARTS, Asked, PipelineReturn, Source
from stars_desktop.domain.sealed import Definition, Explanation, SealedReturn
from stars_desktop.domain.submission import Submission, Unit
from stars_desktop.services.criteria import counting_in
from stars_desktop.services.decisions import by_row, overriding
from stars_desktop.services.progress import Progress, silent
from stars_desktop.services.returns import cases_in, return_in
from stars_desktop.services.settings import settings_in
from stars_desktop.store import submissions
from stars_desktop.store.queries import Case, in_pipeline_since
from stars_desktop.store.submissions import Listed
from stars_desktop.store.vault import Connection, Vault

__all__ = ["Check", "Listed", "Query", "check", "history", "submission", "submit", "units_of"]

_ENDINGS: Final = (
    Flow.NOT_PRESENTED, Flow.WITHDRAWN, Flow.WITHDRAWN_LATER, Flow.CLOSED_OTHER, Flow.CLOSED_OTHER_LATER,
    Flow.CASE_CLOSED,
)  # fmt: skip

_NOT_SUBMITTED: Final = "No return of number {} was submitted. See the list of submitted returns."


@dataclass(frozen=True, slots=True)
class Check:
    """A return as it would be submitted: its figures, what is asked, and the version that it would replace."""

    figures: PipelineReturn
    overrides: Mapping[str, int]
    queries: tuple[Query, ...]
    last: Listed | None


@dataclass(frozen=True, slots=True)
class _Counted:
    figures: PipelineReturn
    overrides: Mapping[str, int]
    units: Mapping[str, Mapping[str, tuple[Unit, ...]]]
    queries: tuple[Query, ...]


def check(vault: Vault, asked: Asked, today: date, progress: Progress = silent) -> Check:
    """What would be submitted. Raises ExpectedError for a return of days to come, and for one as known before.

    A CancelledError of `progress` stops it.
    """
    _refuse(asked, today)
    kept = history(vault)
    with vault.reading() as connection:
        found = _counted(connection, vault.about.council, asked, progress)
    return Check(found.figures, found.overrides, found.queries, _last(kept, asked.period, asked.as_at))


def submit(  # noqa: PLR0913, PLR0917 - what is submitted, by whom, and what is said of it
    vault: Vault,
    clerk: Clerk,
    asked: Asked,
    explanations: Mapping[str, str],
    reason: str = "",
    progress: Progress = silent,
) -> Submission:
    """Freezes a return as the next version of its period and as-at date; `explanations` are by the key of a query.

    Raises ExpectedError, with nothing kept, where a query has no explanation or a correction no reason, and where
    either names an enquiry or a person: both leave the council with the return. A CancelledError of `progress` stops
    it in the same way.
    """
    _refuse(asked, clerk.today)
    answers = {key: said for key, words in explanations.items() if (said := " ".join(words.split()))}
    reason = " ".join(reason.split())
    _refuse_names(vault, [*answers.values(), reason])
    with vault.writing() as connection:
        last = _last(submissions.listed(connection), asked.period, asked.as_at)
        found = _counted(connection, vault.about.council, asked, progress)
        _refuse_unanswered(found.queries, answers)
        _refuse_without_reason(last, reason)
        explained = tuple(Explanation(one.key, one.sentence, answers[one.key]) for one in found.queries)
        sealed = replace(_sealed(connection, vault, clerk, found, last), reason=reason, explanations=explained)
        frozen = Submission(sealed, clerk.user, found.units)
        progress("Freezing it", 0, 1)
        submissions.add(connection, frozen)
    return frozen


def history(vault: Vault) -> list[Listed]:
    """Every version of every return, in the order in which they were submitted."""
    if not vault.about.holds_submissions:
        return []
    with vault.reading() as connection:
        return submissions.listed(connection)


def submission(vault: Vault, number: int) -> Submission:
    """A version as it was submitted, by its number in the history."""
    if not vault.about.holds_submissions:
        raise ExpectedError(_NOT_SUBMITTED.format(number))
    with vault.reading() as connection:
        return submission_in(connection, number)


def submission_in(connection: Connection, number: int) -> Submission:
    """As `submission`, inside a transaction of a register that is being written."""
    text = submissions.text_of(connection, number)
    if text is None:
        raise ExpectedError(_NOT_SUBMITTED.format(number))
    try:
        return Submission.from_text(text)
    except ValueError as error:
        raise ExpectedError(
            f"The submitted return of number {number} cannot be read by this version of STARS Desktop. "
            "Look for a newer one, or use a copy of the register from your backups."
        ) from error


def units_of(cases: Mapping[Source, Iterable[Case]]) -> Mapping[str, Mapping[str, tuple[Unit, ...]]]:
    """The rows of a return as they are frozen, by part and key."""
    units = {source: tuple(_unit(case) for case in some) for source, some in cases.items()}
    return {part: {key: units[source] for key, source in keys.items()} for part, keys in PARTS.items()}


def _counted(connection: Connection, council: str, asked: Asked, progress: Progress) -> _Counted:
    """The figures with the very rows that they count, and what is asked about them."""
    figures, cases = return_in(connection, council, asked), cases_in(connection, asked, progress)
    progress("Looking for what to ask", 0, 1)
    against = list(overriding(connection, asked))
    units = units_of(cases)
    progress("Looking for what to ask", 0, 1)
    seen = Seen(
        figures,
        units["rows"],
        in_pipeline_since(connection, asked),
        [_unit(case) for flow in _ENDINGS for case in cases[flow] if not case.reason],
        [_unit(case) for case, event in against if not event.authoriser],
    )
    asked_about = queries(seen, settings_in(connection).waits_long)
    return _Counted(figures, by_row(case for case, _ in against), units, asked_about)


def _sealed(connection: Connection, vault: Vault, clerk: Clerk, found: _Counted, last: Listed | None) -> SealedReturn:
    """The next version, without what is explained and why it replaces the one before."""
    asked = found.figures.asked
    return SealedReturn(
        council=vault.about.council,
        sample=vault.about.sample,
        period=asked.period,
        as_at=asked.as_at,
        version=last.version + 1 if last else 1,
        reason="",
        replaces=last.seal if last else "",
        submitted_at=submissions.moment(connection, clerk.now()),
        definitions_version=DEFINITIONS_VERSION,
        definitions=tuple(Definition(one.key, one.heading, one.definition) for one in COLUMNS),
        criteria_version=counting_in(connection, clerk.today).version,
        rows=found.figures.rows,
        reconciliation=found.figures.reconciliation,
        reconciliation_live=found.figures.reconciliation_live,
        memo=found.figures.memo,
        overrides=found.overrides,
        explanations=(),
    )


def _unit(case: Case) -> Unit:
    return Unit(case.reference, case.cohort, case.event, case.on, case.event_id, case.recorded_at)


def _last(kept: Iterable[Listed], period: Period, as_at: date) -> Listed | None:
    of_it = [one for one in kept if (one.period, one.as_at) == (period, as_at)]
    return max(of_it, key=lambda one: one.version, default=None)


def _refuse(asked: Asked, today: date) -> None:
    if asked.known_before:
        raise ExpectedError("A return is submitted as it is known now. Leave out as known on.")
    if asked.as_at > today:
        raise ExpectedError(
            f"A return cannot be submitted as at {written(asked.as_at)}: that lies in the future. "
            f"Today is {written(today)}."
        )
    if asked.period.start > today:
        raise ExpectedError(f"The period begins on {written(asked.period.start)}: there is nothing to submit yet.")


def _refuse_unanswered(asked: Sequence[Query], answers: Mapping[str, str]) -> None:
    if unknown := sorted(answers.keys() - {one.key for one in asked}):
        raise ExpectedError(f"Nothing is asked any more under {', '.join(unknown)}. Check the return again.")
    if open_ones := [one for one in asked if one.key not in answers]:
        said = " ".join(f"{one.sentence} (explain {one.key})" for one in open_ones)
        raise ExpectedError(f"Mend the records or explain, then submit again: {said}")


def _refuse_without_reason(last: Listed | None, reason: str) -> None:
    if last and not reason:
        raise ExpectedError(
            f"Version {last.version} of this return was submitted on {written(london_day(last.submitted_at))}. "
            "Say why another one replaces it."
        )
    if reason and not last:
        raise ExpectedError("There is no earlier version of this return, so there is no reason to give.")


def _refuse_names(vault: Vault, texts: Sequence[str]) -> None:
    """What is typed here travels with the return, which names nobody."""
    from stars_desktop.services.scanning import names_in  # noqa: PLC0415 - loads the workbook library

    names = names_in(vault)
    for text in texts:
        if found := names.named_in(text):
            words = [word for word in text.split() if names.named_in(word)]
            where = f"“{words[0].strip(punctuation)}”" if words else f"“{text}”"
            raise NamedError(
                f"What is explained travels with the return, and {where} is among the {', '.join(sorted(found))} of "
                "this register. Write it in other words.",
                text,
            )
