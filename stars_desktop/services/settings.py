"""The settings of a register: read, and changed by whoever may write it."""

from typing import Final

from stars_desktop.domain.council import NAMES
from stars_desktop.domain.plausibility import WAITS_LONG
from stars_desktop.domain.settings import LOCAL, Settings
from stars_desktop.store import chosen
from stars_desktop.store.vault import Connection, Vault

__all__ = ["LOCAL", "Settings", "change", "settings", "settings_in"]

_WAITS_LONG: Final = "waits long"
_COUNCILS: Final = "councils"


def settings(vault: Vault) -> Settings:
    """What was chosen, and what holds where nothing was."""
    with vault.reading() as connection:
        return settings_in(connection)


def settings_in(connection: Connection) -> Settings:
    """As `settings`, inside a transaction."""
    found = chosen.chosen(connection, _WAITS_LONG, _COUNCILS)
    councils = tuple(found[_COUNCILS].splitlines()) if _COUNCILS in found else NAMES
    return Settings(int(found.get(_WAITS_LONG, WAITS_LONG)), councils)


def change(vault: Vault, wanted: Settings) -> None:
    """Holds from now on; what was submitted before stays as it was."""
    with vault.writing() as connection:
        chosen.choose(connection, {_WAITS_LONG: str(wanted.waits_long), _COUNCILS: "\n".join(wanted.councils)})
