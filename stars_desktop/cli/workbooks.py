"""Workbooks of a return as commands save them."""

from pathlib import Path

from stars_desktop.services.copies import Copy, save_copy
from stars_desktop.store.vault import Vault


def save(vault: Vault, made: Copy, target: Path, *, restricted: bool) -> list[str]:
    """Saves it; what in it names somebody, and that it was written, a sentence a line."""
    save_copy(vault, made, target)
    what = "the operational return, which stays in the council (OFFICIAL-SENSITIVE)" if restricted else "the return"
    return [*made.scan.lines(), f"Wrote {what}: {target}"]
