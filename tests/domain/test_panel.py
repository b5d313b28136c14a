"""Who chairs a panel, by what was written of those who sit."""

import pytest

from stars_desktop.domain.panel import chair_of


@pytest.mark.parametrize(
    ("attendees", "chair"),
    [
        ("", ""),
        ("Head of service, residential team", ""),
        ("Ruth Reed (chair), Ann Other", "Ruth Reed"),
        ("Ann Other\nRuth Reed, head of service (Chair)", "head of service"),
        ("Ann Other; Chair: Ruth Reed", "Ruth Reed"),
        ("Ann Other (vice chair)", ""),
        ("(chair)", ""),
    ],
)
def test_whoever_is_marked_as_the_chair_is_found(attendees: str, chair: str) -> None:
    assert chair_of(attendees) == chair
