"""What is put on paper: marked on every page, and on as many pages as without a mark."""

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from stars_desktop.ui.common.printing import MARKING, Printed, save_pdf

PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")


def pages(path: Path) -> int:
    return len(PAGE.findall(path.read_bytes()))


@pytest.mark.parametrize(("lines", "many"), [(1, 1), (60, 2), (200, 7)])
def test_a_mark_takes_no_room_from_the_text(qapp: QApplication, tmp_path: Path, lines: int, many: int) -> None:
    assert qapp
    html = "<h1>A title</h1>" + "<p>A line of a text that is as long as many are.</p>" * lines
    plain, marked = tmp_path / "plain.pdf", tmp_path / "marked.pdf"
    save_pdf(Printed("A title", html), plain)
    save_pdf(Printed("A title", html, MARKING), marked)
    assert (pages(plain), pages(marked)) == (many, many)
    assert marked.stat().st_size > plain.stat().st_size
