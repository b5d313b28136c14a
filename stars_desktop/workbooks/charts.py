"""Charts of a table, each with a text for whoever does not see it; series differ by more than colour."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any, Final

from openpyxl.chart import BarChart, LineChart, Reference, Series
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.colors import ColorChoice
from openpyxl.drawing.fill import PatternFillProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.xdr import XDRPositiveSize2D
from openpyxl.worksheet.worksheet import Worksheet

WIDE, TALL = 25.5, 6.6
"""the room of a chart in centimetres"""
_EMU: Final = 360_000
"""in a centimetre"""
_ROWS_TALL: Final = 13
"""rows of a sheet behind a chart, and one between"""
_DARK_BLUE, _ORANGE, _TURQUOISE = "12436D", "F46A25", "28A197"
"""of the Analysis Function's palette; neighbours are told apart without their hue too"""
_GREY: Final = "D9D9D9"
_STEPS: Final = 5
"""up to the highest number, in whole ones"""
_LINES: Final = ((_DARK_BLUE, "solid", "circle"), (_ORANGE, "dash", "square"))
_BARS: Final[Sequence[tuple[str, Any, str]]] = (
    (_DARK_BLUE, "solid", ""), (_ORANGE, "wdUpDiag", "FBCBB0"), (_TURQUOISE, "smGrid", "B5DFDC"),
)  # fmt: skip
"""the ink, the pattern, and what is behind it: white would make small bars as good as unseen"""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart: its title, what it says in words, the columns of the table that it draws, and the rows of them."""

    title: str
    words: str
    kind: type[BarChart] | type[LineChart]
    names: Sequence[str]
    columns: Sequence[int]
    rows: tuple[int, int]
    most: int
    """the highest number in it"""


class _DescribedAnchor(OneCellAnchor):
    """Holds a chart in its place and gives it its text, which openpyxl has no way to."""

    __elements__ = OneCellAnchor.__elements__
    __attrs__ = OneCellAnchor.__attrs__
    __nested__ = OneCellAnchor.__nested__
    words = ""

    def __setattr__(self, name: str, value: Any) -> None:  # noqa: ANN401 - as of any object
        if name == "graphicFrame" and value is not None:
            value.nvGraphicFramePr.cNvPr.descr = self.words
        super().__setattr__(name, value)


def add_chart(sheet: Worksheet, table: Worksheet, drawn: Drawn, after: int) -> int:
    """Puts a chart below row `after` of the sheet; the last row that it covers."""
    chart: Any = drawn.kind()
    chart.title = drawn.title
    chart.title.overlay = False
    chart.legend.position = "b"
    chart.width, chart.height = WIDE, TALL
    first, last = drawn.rows
    for number, (name, column) in enumerate(zip(drawn.names, drawn.columns, strict=True)):
        values = Reference(table, min_col=column, min_row=first, max_row=last)
        series: Any = Series(values, title=name)
        _tell_apart(series, number, lines=drawn.kind is LineChart)
        chart.series.append(series)
    chart.set_categories(Reference(table, min_col=1, min_row=first, max_row=last))
    for axis in (chart.x_axis, chart.y_axis):
        axis.delete = False
    chart.y_axis.number_format = "0"
    chart.y_axis.scaling.min = 0
    chart.y_axis.majorUnit = max(1, ceil(drawn.most / _STEPS))
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=_GREY))
    anchor = _DescribedAnchor()
    anchor.words = drawn.words
    anchor._from = AnchorMarker(col=0, row=after)  # noqa: SLF001 - its name in the standard
    anchor.ext = XDRPositiveSize2D(round(WIDE * _EMU), round(TALL * _EMU))
    chart.anchor = anchor
    sheet.add_chart(chart)
    return after + _ROWS_TALL


def _tell_apart(series: Any, number: int, *, lines: bool) -> None:  # noqa: ANN401 - openpyxl has no types
    if lines:
        colour, dash, mark = _LINES[number]
        series.graphicalProperties.line.solidFill = colour
        series.graphicalProperties.line.dashStyle = dash
        series.marker.symbol, series.marker.size = mark, 7
        series.marker.graphicalProperties.solidFill = colour
        series.smooth = False
        return
    colour, pattern, behind = _BARS[number]
    if pattern == "solid":
        series.graphicalProperties.solidFill = colour
    else:
        make: Any = ColorChoice
        ink, paper = make(srgbClr=colour), make(srgbClr=behind)
        series.graphicalProperties.pattFill = PatternFillProperties(prst=pattern, fgClr=ink, bgClr=paper)
    series.graphicalProperties.line.noFill = True  # else there is a line where there is nothing
