"""Whether a register is sound: its file, its journal, its projections and its figures."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from stars_desktop.domain.calendar import LAST_CONTRACT_YEAR, contract_year, titled_period, written
from stars_desktop.domain.cohort import Cohort
from stars_desktop.domain.enquiry import fold
from stars_desktop.domain.entries import Clerk
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.measures import DEFINITIONS_VERSION
from stars_desktop.domain.returns import Asked, Counts, Source, build, counted
from stars_desktop.domain.submission import Submission
from stars_desktop.services.criteria import versions
from stars_desktop.store import submissions
from stars_desktop.store.entries import entries_of, events_of, standing_entries
from stars_desktop.store.projections import known_rows, stored_rows
from stars_desktop.store.queries import counts, distinct_meetings, references
from stars_desktop.store.standing import Gathered, stored_standing
from stars_desktop.store.tables import STAY, TALLY
from stars_desktop.store.vault import Connection, Vault

_AT_A_TIME = 500


@dataclass(slots=True)
class Soundness:
    """What was looked at, and a sentence for each thing found to be wrong."""

    enquiries: int = 0
    events: int = 0
    findings: list[str] = field(default_factory=list)


def check_register(vault: Vault, clerk: Clerk) -> Soundness:
    """Reads every page, folds every history anew, and holds what is stored against it."""
    found = Soundness(findings=vault.findings())
    if found.findings:
        return found
    years = list(_years(clerk.today))
    folded: dict[Asked, dict[Source, Counter[Cohort]]] = {asked: defaultdict(Counter) for asked in years}
    found.findings += _criteria(vault, clerk.today)
    with vault.reading() as connection:
        named = references(connection)
        for start in range(0, len(named), _AT_A_TIME):
            _check_some(connection, named[start : start + _AT_A_TIME], found, folded)
        for asked in years:
            found.findings += _figures(vault.about.council, asked, counts(connection, asked), folded[asked])
        if vault.about.holds_submissions:
            found.findings += _submitted(connection, vault.about.council)
    return found


def _criteria(vault: Vault, today: date) -> list[str]:
    try:
        versions(vault, today)
    except ExpectedError as unreadable:
        return [str(unreadable)]
    return []


def _years(today: date) -> Iterator[Asked]:
    for number in range(1, LAST_CONTRACT_YEAR + 1):
        period = contract_year(number)
        if period.start <= today:
            yield Asked.on(today, period, None, None)


def _check_some(
    connection: Connection,
    named: Sequence[tuple[int, str, str]],
    found: Soundness,
    folded: Mapping[Asked, dict[Source, Counter[Cohort]]],
) -> None:
    ids = [number for number, *_ in named]
    events, entries = events_of(connection, ids), entries_of(connection, ids)
    stored = {table: stored_rows(connection, table, ids) for table in (STAY, TALLY)}
    lists = stored_standing(connection, ids)
    for number, reference, child in named:
        recorded = events[number]
        found.enquiries += 1
        found.events += len(recorded)
        history = fold(row.event for row in recorded if row.voided_at is None)
        found.findings += [f"{reference}: {refusal.sentence}" for refusal in history.refusals]
        for table, rows in stored.items():
            if known_rows(table, recorded) != rows[number]:
                found.findings.append(f"{reference}: its rows in “{table.name}” do not follow from its events.")
        row = Gathered(reference, child, history, standing_entries(entries[number])).row(number)
        if lists.get(number) != {name: row[name] for name in lists.get(number, row)}:
            found.findings.append(f"{reference}: its row in the register list does not follow from its journal.")
        for asked, sources in folded.items():
            for source, unit in counted(history, asked):
                sources[source][unit.cohort] += 1


def _figures(council: str, asked: Asked, stored: Counts, folded: Counts) -> list[str]:
    """Every figure of a contract year equals its rows, and both reconciliations come to 0."""
    one, other = build(council, asked, stored, {}), build(council, asked, folded, {})
    year = titled_period(asked.period)
    findings = [] if one == other else [f"{year}: the figures of the return do not equal their rows."]
    return findings if other.reconciles else [*findings, f"{year}: the return does not reconcile."]


def _submitted(connection: Connection, council: str) -> Iterator[str]:
    """Every submitted return is as it was sealed, equals its rows, and is what the register knew at that instant."""
    for one in submissions.listed(connection):
        named = f"{titled_period(one.period)}, as at {written(one.as_at)}, version {one.version}"
        try:
            frozen = Submission.from_text(submissions.text_of(connection, one.number) or "")
        except ValueError:
            yield f"{named}: the text of this submitted return cannot be read."
            continue
        sealed = frozen.sealed
        if sealed.seal != one.seal:
            yield f"{named}: this submitted return is not the one that was sealed."
        elif not frozen.adds_up:
            yield f"{named}: the figures of this submitted return do not equal their rows."
        elif sealed.definitions_version == DEFINITIONS_VERSION:
            then = sealed.figures.asked
            if build(council, then, counts(connection, then), distinct_meetings(connection, then)) != sealed.figures:
                yield f"{named}: what was known when this return was submitted does not give its figures."
