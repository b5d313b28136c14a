"""What was recorded in one step, so that it can be undone."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recorded:
    """The entries that one step added to the journal and voided there, and the words that name it: "Undo ..."."""

    ids: tuple[str, ...]
    words: str
    voided: tuple[str, ...] = ()
