"""The versions of the tables."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from stars_desktop.store.schema import MIGRATIONS, VERSIONS
from stars_desktop.store.tables import METADATA
from stars_desktop.store.vault import Vault


def test_every_version_is_listed_and_shipped() -> None:
    files = sorted(path.name.split("_")[0] for path in (MIGRATIONS / "versions").glob("*.py"))
    assert files == sorted(VERSIONS)


def test_the_versions_lead_to_the_tables_as_they_are_declared(vault: Vault) -> None:
    with vault.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []
