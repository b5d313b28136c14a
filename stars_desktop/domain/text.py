"""Text as it is searched."""

from unicodedata import category, normalize


def folded(text: str) -> str:
    """Text without regard to letter case, marks and punctuation, its words parted by single spaces."""
    plain = normalize("NFKD", normalize("NFKD", text).casefold())
    return " ".join("".join(sign for sign in plain if category(sign)[0] not in "MPC" or sign.isspace()).split())
