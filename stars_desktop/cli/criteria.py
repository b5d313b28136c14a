"""The versions of the criteria: checked, listed, tried and taken into use."""

import argparse
from pathlib import Path

from stars_desktop import workspace
from stars_desktop.cli.commands import DONE, IN_PART, Commands, Done, as_json, command
from stars_desktop.system import logs
from stars_desktop.terminal import reading, writing


def add(families: Commands) -> None:
    """Adds them, as actions of one command."""
    words = "check, list and take into use versions of the criteria"
    parser = families.add_parser("criteria", help=words, description=f"{words.capitalize()}.", allow_abbrev=False)
    commands = parser.add_subparsers(metavar="ACTION", required=True)
    words = "say all that is wrong with a file of criteria"
    check = command(commands, "check", _check_criteria, words, register=False)
    listed = command(commands, "list", _list_criteria, "list the versions of a register, and which is in use")
    effect = command(
        commands, "effect", _effect_of_criteria, "say what a new version would change, and change nothing"
    )
    use = command(commands, "use", _use_criteria, "take a new version into use; it is never changed after that")
    for one in (check, effect, use):
        one.add_argument("file", metavar="FILE.toml", type=Path, help="a file of criteria")
    for one in (check, listed, effect, use):
        one.add_argument("--json", action="store_true", help="print it as JSON")


def _check_criteria(asked: argparse.Namespace) -> Done:
    from stars_desktop.printed import criteria
    from stars_desktop.services.criteria import check_criteria

    found = check_criteria(asked.file)
    lines = [as_json(criteria.checked_as_json(found))] if asked.json else list(criteria.checked(found))
    return Done(IN_PART if found.problems else DONE, lines)


def _list_criteria(asked: argparse.Namespace) -> Done:
    from stars_desktop.printed import criteria
    from stars_desktop.services.criteria import versions

    with reading(asked) as vault:
        found = versions(vault, workspace.clerk().today)
    if asked.json:
        return Done(DONE, [as_json([criteria.version_as_json(one) for one in found])])
    return Done(DONE, list(criteria.versions(found)))


def _effect_of_criteria(asked: argparse.Namespace) -> Done:
    from stars_desktop.printed import criteria
    from stars_desktop.services.criteria import effect, read_criteria

    new = read_criteria(asked.file)
    with reading(asked) as vault:
        found, sample = effect(vault, workspace.clerk(), new), vault.about.sample
    if asked.json:
        return Done(DONE, [as_json(criteria.effect_as_json(found, sample=sample))])
    return Done(DONE, list(criteria.effect(found, sample=sample)))


def _use_criteria(asked: argparse.Namespace) -> Done:
    from stars_desktop.printed import criteria
    from stars_desktop.services.criteria import check_criteria, take_into_use

    checked = check_criteria(asked.file)
    with writing(asked) as (vault, clerk):
        taken = take_into_use(vault, clerk, checked)
    logs.note("criteria taken into use")
    if asked.json:
        return Done(DONE, [as_json(criteria.version_as_json(taken))])
    return Done(DONE, list(criteria.versions([taken]))[:1])
