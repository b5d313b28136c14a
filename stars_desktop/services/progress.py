"""How far long work is, for whoever waits for it."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Told the stage, and how much of how much is done, many times a second; may raise CancelledError to stop."""


def silent(_stage: str, _done: int, _total: int) -> None:
    """Nobody waits for it."""
