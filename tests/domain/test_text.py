"""Text as it is searched."""

import pytest

from stars_desktop.domain.text import folded


@pytest.mark.parametrize(
    ("written", "searched"),
    [
        ("DER-0042", "der0042"),
        ("  O'Brien-Zoë  ", "obrienzoe"),
        ("Zoe\u0308", "zoe"),
        ("Straße\tÄ", "strasse a"),
        ("A.B.", "ab"),
        ("100%_\\", "100"),
        ("\ufb01ne", "fine"),
        ("İzmir", "izmir"),
        ("Ω café", "ω cafe"),
        (" .-, ", ""),
    ],
)
def test_case_marks_and_punctuation_do_not_matter(written: str, searched: str) -> None:
    assert folded(written) == searched
    assert folded(searched) == searched
