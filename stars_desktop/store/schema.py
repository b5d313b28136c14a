"""The version of a register's tables, and how a register comes by them.

Alembic is loaded only when there is something to do: opening a register of the present version reads one row.
"""

from pathlib import Path
from typing import Final

from sqlalchemy import Connection, text

VERSIONS: Final = ("0001", "0002", "0003", "0004", "0005", "0006")
"""Every version there has been, oldest first; a test holds this to the files in `migrations`."""

WITH_LIST: Final = "0002"
"""The version from which on the register list tells all that is shown of an enquiry."""

WITH_CRITERIA: Final = "0003"
"""The version from which on a register holds the versions of the criteria."""

WITH_PANELS: Final = "0004"
"""The version from which on a register holds panels."""

WITH_SUBMISSIONS: Final = "0005"
"""The version from which on a register holds the returns that were handed in, given out and received."""

MIGRATIONS: Final = Path(__file__).parent / "migrations"


def version(connection: Connection) -> str:
    """The version of the register's tables."""
    return str(connection.execute(text("select version_num from alembic_version")).scalar_one())


def upgrade(connection: Connection) -> None:
    """Brings the tables to the newest version, inside the transaction of `connection`."""
    from alembic.config import Config  # noqa: PLC0415 - over half a second, for new registers only
    from alembic.runtime.environment import EnvironmentContext  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)
    with EnvironmentContext(config, scripts, fn=lambda rev, _: scripts._upgrade_revs("head", rev)) as environment:  # noqa: SLF001
        environment.configure(connection=connection, transactional_ddl=True, render_as_batch=True)
        environment.run_migrations()
