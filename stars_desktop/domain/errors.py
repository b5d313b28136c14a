"""The failures that a user can do something about."""


class ExpectedError(Exception):
    """Says in one or two plain sentences what happened and what to do. Everything else is a bug."""


class RefusedError(ExpectedError):
    """Something that may not be recorded, because it cannot be true or would break the history."""


class NamedError(ExpectedError):
    """Words that name somebody where nobody may be named; `text` is what was typed."""

    def __init__(self, sentence: str, text: str) -> None:
        super().__init__(sentence)
        self.text = text


class CancelledError(ExpectedError):
    """Somebody stopped what was under way; nothing was changed."""
