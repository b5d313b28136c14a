"""What a register holds, read back for comparison."""

from sqlalchemy import select

from stars_desktop.domain.enquiry import in_order
from stars_desktop.domain.entries import FactName
from stars_desktop.domain.events import Event
from stars_desktop.store.entries import Known, known_enquiries
from stars_desktop.store.tables import METADATA
from stars_desktop.store.vault import Vault

Dump = dict[str, list[tuple[object, ...]]]


def dump(vault: Vault) -> Dump:
    """Every row of every table."""
    with vault.reading() as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for table in METADATA.sorted_tables
        }


def known(vault: Vault) -> dict[str, Known]:
    """The enquiries by their references."""
    with vault.reading() as connection:
        return {one.reference: one for one in known_enquiries(connection)}


def events(vault: Vault, reference: str) -> list[Event]:
    """The standing events of an enquiry, in their order."""
    return in_order(known(vault)[reference].standing)


def history(vault: Vault, reference: str) -> list[str]:
    """The standing events of an enquiry in words."""
    return [str(event) for event in events(vault, reference)]


def fact(vault: Vault, reference: str, name: FactName) -> str:
    """What is held of a child; empty where nothing is."""
    return known(vault)[reference].facts.get(name, "")
