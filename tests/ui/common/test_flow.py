"""Rows that go on below: as many in a line as there is room for, and those of a line at one height."""

from collections.abc import Callable, Iterator, Sequence

import pytest
from PySide6.QtWidgets import QWidget

from stars_desktop.ui.common.flow import FlowLayout

SIZES = ((100, 30), (60, 20), (80, 26))


@pytest.fixture
def laid(shown: Callable[[QWidget], None]) -> Iterator[Callable[[int], Sequence[QWidget]]]:
    """Three parts of their own sizes, 10 apart and lines 6 apart, in a room of a width."""
    holder = QWidget()
    room = QWidget(holder)
    flow = FlowLayout(room)
    flow.setContentsMargins(0, 0, 0, 0)
    flow.set_spaces(10, 6)
    parts = [QWidget(room) for _ in SIZES]
    for part, size in zip(parts, SIZES, strict=True):
        part.setFixedSize(*size)
        flow.addWidget(part)
    holder.resize(400, 200)
    shown(holder)

    def lay(wide: int) -> Sequence[QWidget]:
        room.setGeometry(0, 0, wide, flow.heightForWidth(wide))
        flow.activate()
        return parts

    yield lay
    holder.close()


def test_those_of_a_line_stand_in_its_middle(laid: Callable[[int], Sequence[QWidget]]) -> None:
    assert [(part.x(), part.y()) for part in laid(260)] == [(0, 0), (110, 5), (180, 2)]


def test_what_has_no_room_goes_on_below(laid: Callable[[int], Sequence[QWidget]]) -> None:
    assert [(part.x(), part.y()) for part in laid(259)] == [(0, 0), (110, 5), (0, 36)]
    assert [(part.x(), part.y()) for part in laid(100)] == [(0, 0), (0, 36), (0, 62)]
