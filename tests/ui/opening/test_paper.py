"""The recovery key on paper."""

from datetime import date
from pathlib import Path

import pytest

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.store.recovery import read_key, written_key
from stars_desktop.ui.opening.paper import Paper, page
from stars_desktop.ui.opening.printing import save_pdf

KEY = bytes(range(7, 39))
PAPER = Paper("Derby City", Path("/data/tess/R&D/derby.stars"), date(2022, 10, 4), written_key(KEY))


def test_the_page_says_what_it_is_of_which_register_since_when_and_how_it_is_used() -> None:
    html = page(PAPER)
    for said in (
        "OFFICIAL-SENSITIVE",
        "Recovery key of a STARS register",
        "Derby City, derby.stars",
        "R&amp;D",
        "4 October 2022",
        "Use the recovery key",
        "Keep the page locked away",
    ):
        assert said in html


def test_the_key_on_the_page_is_the_key_when_it_is_typed_again() -> None:
    assert read_key(" ".join(PAPER.lines)) == KEY
    assert all(line.replace(" ", "\N{NO-BREAK SPACE}") in page(PAPER) for line in PAPER.lines)


@pytest.mark.usefixtures("qapp")
def test_the_page_is_written_as_a_pdf_of_one_page(tmp_path: Path) -> None:
    target = tmp_path / PAPER.file_name
    save_pdf(PAPER, target)
    content = target.read_bytes()
    assert content.startswith(b"%PDF")
    assert content.rstrip().endswith(b"%%EOF")
    assert content.count(b"/Type /Page\n") == 1


@pytest.mark.usefixtures("qapp")
def test_a_pdf_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExpectedError, match="There is no folder"):
        save_pdf(PAPER, tmp_path / "no" / "folder.pdf")
