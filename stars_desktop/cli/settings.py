"""The settings of a register: local assumptions that its council may change."""

import argparse
from dataclasses import replace

from stars_desktop.cli.commands import DONE, Commands, Done, as_json, command, councils_argument
from stars_desktop.system import logs
from stars_desktop.terminal import reading, writing


def add(commands: Commands) -> None:
    """Adds it."""
    chosen = command(commands, "settings", _settings, "show or change the settings of a register")
    chosen.add_argument(
        "--waits-long", metavar="DAYS", type=int, help="ask about enquiries that waited that long, before a return"
    )
    councils_argument(chosen, "one council whose return makes the table of all councils, for each")
    chosen.add_argument("--json", action="store_true", help="print them as JSON")


def _settings(asked: argparse.Namespace) -> Done:
    from stars_desktop.printed import settings as printed
    from stars_desktop.services import settings

    wanted: dict[str, object] = {} if asked.waits_long is None else {"waits_long": asked.waits_long}
    if asked.councils:
        wanted["councils"] = tuple(" ".join(one.split()) for one in asked.councils)
    if not wanted:
        with reading(asked) as vault:
            found = settings.settings(vault)
    else:
        with writing(asked) as (vault, _):
            found = replace(settings.settings(vault), **wanted)  # type: ignore[arg-type]  # as argparse read them
            settings.change(vault, found)
        logs.note("settings")
    if asked.json:
        return Done(DONE, [as_json(printed.settings_as_json(found))])
    return Done(DONE, list(printed.the_settings(found)))
