"""What is half typed in the walk of an enquiry is kept in the register: nothing is lost when the program is."""

from stars_desktop.services.dossiers import enquiry_of
from stars_desktop.store import half_typed
from stars_desktop.store.vault import Vault


def keep(vault: Vault, reference: str, text: str) -> None:
    """In place of what was kept of this enquiry; "" keeps nothing."""
    with vault.writing() as connection:
        half_typed.put(connection, enquiry_of(connection, reference).id, text)


def kept(vault: Vault, reference: str) -> str:
    """What was kept of this enquiry; "" for nothing. The register is open for writing."""
    with vault.reading() as connection:
        return half_typed.text_of(connection, enquiry_of(connection, reference).id)
