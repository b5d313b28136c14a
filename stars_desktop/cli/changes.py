"""What changed between submitted returns."""

import argparse

from stars_desktop import workspace
from stars_desktop.cli.commands import DONE, Commands, Done, as_json, command
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.returns import Asked
from stars_desktop.system import logs
from stars_desktop.terminal import day, reading

NOW = "now"


def add(commands: Commands) -> None:
    """Adds it."""
    changed = command(
        commands, "changes", _changes, "say what changed between two submitted returns, and why, figure by figure"
    )
    changed.add_argument("one", metavar="V1", help="the number of a version in the list of stars returns")
    changed.add_argument("other", metavar="V2", help="the number of another one, or now: the register as it is")
    changed.add_argument("--as-at", metavar="DATE", type=day, help="with now: the day for pipeline and live cases")
    changed.add_argument("--json", action="store_true", help="print it as JSON")


def _changes(asked: argparse.Namespace) -> Done:
    from stars_desktop.printed import changes
    from stars_desktop.services.changes import changes_between, changes_since
    from stars_desktop.services.submitting import submission

    one, other = _number("V1", asked.one), _number("V2", asked.other)
    if one is None:
        raise ExpectedError("V1 is the earlier one: a number of the list of stars returns. Give now as V2.")
    if asked.as_at and other is not None:
        raise ExpectedError("A version has its own as-at date. Give --as-at with now only.")
    with reading(asked) as vault:
        if other is not None:
            found = changes_between(vault, one, other)
        else:
            sealed = submission(vault, one).sealed
            as_at = asked.as_at or sealed.as_at
            wanted = Asked.on(workspace.clerk().today, sealed.period, as_at, None)
            found = changes_since(vault, one, wanted)
        sample = vault.about.sample
    logs.note("changes")
    turned = other is not None and one > other
    aside = f"stars: Version {one} came after version {other}: said is what changed from {other} to {one}." * turned
    if asked.json:
        return Done(DONE, [as_json(changes.changes_as_json(found, sample=sample))], aside)
    return Done(DONE, list(changes.the_changes(found, sample=sample)), aside)


def _number(place: str, typed: str) -> int | None:
    if typed.casefold() == NOW:
        return None
    try:
        return int(typed)
    except ValueError:
        raise ExpectedError(
            f"{place} is “{typed}”. Give a number of the list of stars returns{', or now' * (place == 'V2')}."
        ) from None
