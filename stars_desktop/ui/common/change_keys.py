"""Which two returns a page compares, as the key of a place."""

from dataclasses import dataclass

from stars_desktop.domain.returns import Asked
from stars_desktop.ui.common.return_keys import asked_by, key_of

NOW = "now"


@dataclass(frozen=True, slots=True)
class Pair:
    """A version by its number in the history, and another one, or the register now: for its dates, or as asked."""

    old: int
    new: int | None = None
    asked: Asked | None = None

    @property
    def key(self) -> str:
        """Names it."""
        if self.new is not None:
            return f"{self.old} {self.new}"
        return f"{self.old} {NOW} {key_of(self.asked)}" if self.asked else f"{self.old} {NOW}"

    @classmethod
    def of(cls, key: str) -> "Pair":
        """What a key names."""
        old, new, *dates = key.split()
        return cls(int(old), None if new == NOW else int(new), asked_by(" ".join(dates)) if dates else None)
