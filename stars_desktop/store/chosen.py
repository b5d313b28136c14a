"""What was chosen for a register, by name: texts beside what it says of itself."""

from collections.abc import Mapping

from sqlalchemy import Connection, delete, insert, select

from stars_desktop.store.tables import ABOUT


def chosen(connection: Connection, *names: str) -> dict[str, str]:
    """What was chosen under these names; nothing under one where nothing was."""
    rows = connection.execute(select(ABOUT.c.name, ABOUT.c.value).where(ABOUT.c.name.in_(names)))
    return dict(rows.all())


def choose(connection: Connection, values: Mapping[str, str]) -> None:
    """Takes the place of what was chosen under these names before."""
    connection.execute(delete(ABOUT).where(ABOUT.c.name.in_(list(values))))
    connection.execute(insert(ABOUT), [{"name": name, "value": value} for name, value in values.items()])
