"""The native Excel chart of an indicator: the same marks as on the screen, over the sheet's own cells."""

from typing import Any

from xlsxwriter.worksheet import Worksheet

from plancom.charts import marks
from plancom.charts.direct_labels import Spot
from plancom.charts.goal_charts import GoalChart
from plancom.charts.scene import OneSize
from plancom.charts.theme import Look
from plancom.language.tags import number_locale
from plancom.language.translation import tr
from plancom.reports.xlsx.sheets import FONT, Book

PATTERNS = {"share": "0%", "whole": "#,##0", "level": "#,##0.0"}
SIZE = {"width": 640, "height": 300}
ROOM = OneSize(SIZE["width"] - 70, SIZE["height"] - 90)
POSITIONS = {
    Spot("left", "middle", 9, 0): "right", Spot("center", "bottom", 0, 8): "above",
    Spot("center", "top", 0, -8): "below", Spot("right", "middle", -10, 0): "left",
}  # fmt: skip
"""The places beside a mark that Excel knows."""


def add_chart(book: Book, sheet: Worksheet, chart: GoalChart, first: int, row: int, *, own: str) -> None:
    """`chart` over the months that start in row `first` (from 0), beside the figures that start in `row`."""
    last = first + len(chart.drawn) - 1
    colours = book.colours
    drawn: Any = book.file.add_chart({"type": "line"})
    named = sheet.get_name()

    def line(name: str, column: int, **look: Any) -> None:
        drawn.add_series(
            {
                "name": name,
                "categories": [named, first, 0, last, 0],
                "values": [named, first, column, last, column],
                **look,
            }
        )

    none = {"marker": {"type": "none"}}
    labels = chart.labels_among(Look(), ROOM, tuple(POSITIONS))

    def label(of: str, colour: str) -> dict[str, Any]:
        """The data labels of a line: its one figure, where there is room beside its mark."""
        one = labels.get(of)
        if one is None:
            return _only(len(chart.drawn), None, "", "", "above")
        return _only(len(chart.drawn), one.index, one.text, colour, POSITIONS[one.spot])

    if chart.marked_baseline is not None:
        if chart.is_flow:  # a year's total, at its end
            hollow = {"type": "diamond", "size": 9, "fill": {"none": True}, "border": {"color": colours.soft}}
            line(
                tr("Línea base"), 7, line={"none": True}, marker=hollow, data_labels=label(marks.BASELINE, colours.soft)
            )
        else:
            line(tr("Línea base"), 7, line={"color": colours.muted, "width": 1.25, "dash_type": "round_dot"}, **none)
    line(
        tr(chart.words.expected_short),
        5,
        line={"color": colours.goal, "width": 2, "dash_type": "dash"},
        data_labels=label(marks.EXPECTED, colours.goal),
        **none,
    )
    filled = {"type": "circle", "size": 6, "fill": {"color": colours.actual}, "border": {"color": colours.actual}}
    line(
        tr("Real"),
        4,
        line={"color": colours.actual, "width": 2.75},
        marker=filled,
        data_labels=label(marks.ACTUAL, colours.actual),
    )
    diamond = {"type": "diamond", "size": 10, "fill": {"color": colours.goal}, "border": {"color": colours.goal}}
    line(tr("Meta"), 6, line={"none": True}, marker=diamond, data_labels=label(marks.TARGET, colours.goal))
    axis = chart.axis
    whole = all(float(tick).is_integer() for tick in axis["tickvals"])
    font = {"name": FONT, "size": 10, "color": colours.soft}
    drawn.set_y_axis(
        {
            "min": 0, "max": axis["range"][1], "num_font": font, "line": {"none": True},
            "num_format": PATTERNS["whole" if whole and not chart.percent else own],
            "major_gridlines": {"visible": True, "line": {"color": colours.grid, "width": 0.75}},
            **({"major_unit": axis["tickvals"][1]} if len(axis["tickvals"]) > 1 else {}),
        }
    )  # fmt: skip
    drawn.set_x_axis(
        {
            "num_font": font,
            "line": {"color": colours.muted},
            "num_format": f"{number_locale()}mmm yy",
            "text_axis": True,
            **(
                {
                    "name": "   ".join(f"{number}  {text}" for _, number, text in chart.numbered),
                    "name_font": font | {"bold": False},
                }
                if chart.numbered
                else {}
            ),
        }
    )
    drawn.set_legend({"position": "top", "font": font})
    drawn.set_title({"none": True})
    drawn.show_blanks_as("gap")
    drawn.set_chartarea({"border": {"none": True}})
    drawn.set_size(SIZE)
    sheet.insert_chart(row, 2, drawn, {"x_offset": 10, "y_offset": 4, "description": chart.alt, "object_position": 2})


def _only(count: int, index: int | None, text: str, colour: str, position: str) -> dict[str, Any]:
    """Data labels of which one is written and the others are not."""
    custom: list[dict[str, Any]] = [{"delete": True} for _ in range(count)]
    if index is not None:
        custom[index] = {"value": text, "font": {"bold": True, "color": colour, "size": 11}}
    return {"value": True, "custom": custom, "position": position}
