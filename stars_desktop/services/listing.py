"""The register list: the numbers of the enquiries that are wanted, their rows a page at a time, and the counts."""

from collections.abc import Sequence
from typing import Final

from stars_desktop.domain.enquiry import State
from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.listing import SORTS, Counts, Listed, Wanted
from stars_desktop.store import listing
from stars_desktop.store.vault import Vault

__all__ = [
    "LONG", "SORTS", "Counts", "Listed", "Wanted", "counts", "enquiry_ids", "in_pipeline", "is_long", "listed",
    "refuse_older",
]  # fmt: skip

LONG: Final = 5_000
"""enquiries"""


def enquiry_ids(vault: Vault, wanted: Wanted) -> list[int]:
    """The enquiries that are wanted, by their numbers, in order. One whose Notified is voided is in no list."""
    refuse_older(vault)
    with vault.reading() as connection:
        return listing.enquiry_ids(connection, wanted)


def listed(vault: Vault, ids: Sequence[int]) -> list[Listed]:
    """The rows of these enquiries in the order asked for, without those that are in no list any more."""
    refuse_older(vault)
    with vault.reading() as connection:
        return listing.listed(connection, ids)


def counts(vault: Vault) -> Counts:
    """How many enquiries the whole list has, and of what."""
    refuse_older(vault)
    with vault.reading() as connection:
        return listing.counts(connection)


def in_pipeline(vault: Vault) -> int:
    """How many enquiries are in the pipeline: quick enough to be asked at every step."""
    refuse_older(vault)
    with vault.reading() as connection:
        return listing.in_state(connection, State.PIPELINE)


def is_long(vault: Vault) -> bool:
    """Whether the list is so long that nobody should wait for it where they type."""
    refuse_older(vault)
    with vault.reading() as connection:
        return listing.longer_than(connection, LONG)


def refuse_older(vault: Vault) -> None:
    """Raises ExpectedError for a register that is read only and whose tables are of an earlier version."""
    if not vault.about.current:
        raise ExpectedError(
            f"{vault.path} was written by an earlier version of STARS Desktop, which kept no register list. "
            "Open it once for changing; until then there is only its return."
        )
