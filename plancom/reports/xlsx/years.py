"""«Los años del plan»: what each year promised and reached of every goal, and native charts over those cells."""

import datetime as dt
from typing import Any

from xlsxwriter.worksheet import Worksheet

from plancom.charts.axes import value_axis
from plancom.charts.frame import target_text
from plancom.charts.year_charts import YearsChart, year_name
from plancom.language.translation import later, tr
from plancom.reports.xlsx.chart import PATTERNS
from plancom.reports.xlsx.sheets import FONT, Book, number_format

YEARS = later("Los años del plan")
HEAD = (
    later("Indicador"),
    later("Año"),
    later("Se logró"),
    later("Se prometió"),
    later("Diferencia"),
    later("Estado"),
    later("Desde"),
    later("Hasta"),
)
CURVE_HEAD = (later("Mes"), later("Real"), later("Esperado"), later("Meta"))
TOP = 2  # row (from 0) of the heads
ABREAST = 2  # charts side by side
SIZE = {"width": 520, "height": 300}
ROWS = 16  # rows that a chart and the space below it take
WIDTHS = (40, 16, 13, 13, 13, 26, 12, 12)  # together as wide as the charts, so that the sheet prints along one page
YEARS_AXIS = {"text_axis": True}
MONTHS_AXIS = {"date_axis": True, "num_format": "yyyy", "major_unit": 1, "major_unit_type": "years"}
DAY_ZERO = dt.date(1899, 12, 30)  # from which Excel counts days
ROOM = 150  # days behind the last target, for its words
SECOND = (3, 16)  # where the second chart of two begins: column, and pixels of it


def years_sheet(book: Book) -> None:
    """The sheet; none for a plan without yearly goals."""
    charts = book.deck.years
    if not charts:
        return
    sheet = book.sheet(tr(YEARS), pages=1)
    book.put(sheet, 0, 0, tr(YEARS), "title")
    book.head(sheet, TOP, HEAD, range(2, 5))
    row, firsts = TOP + 1, []
    for chart in charts:
        firsts.append(row)
        row = _goal(book, sheet, chart, row)
    drawn_from = row + 1
    row = drawn_from + ROWS * -(-len(charts) // ABREAST)
    sheet.print_area(0, 0, row - 1, len(HEAD) - 1)  # the months of the curves, below, are for the charts
    for place, (chart, first) in enumerate(zip(charts, firsts, strict=True)):
        if chart.months:
            drawn = _curve(book, sheet, chart, row)
            row += len(chart.months) + 3
        else:
            drawn = _bars(book, sheet, chart, first)
        column, aside = SECOND if place % ABREAST else (0, 0)
        place_of = {"x_offset": aside, "description": chart.alt, "object_position": 2}
        sheet.insert_chart(drawn_from + place // ABREAST * ROWS, column, drawn, place_of)
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)


def _goal(book: Book, sheet: Worksheet, chart: YearsChart, row: int) -> int:
    """A row per year from `row` on; the row after them."""
    own = number_format(chart.percent, chart.goal.indicator.kind)
    for year in chart.years:
        book.put(sheet, row, 0, chart.goal.name)
        book.put(sheet, row, 1, year_name(year))
        book.put(sheet, row, 2, year.actual, own)
        book.put(sheet, row, 3, year.target, own)
        if year.gap is None:
            book.put(sheet, row, 4, "–", "none")
        else:
            book.formula(sheet, (row, 4), f"=C{row + 1}-D{row + 1}", year.gap, own)
        book.put(sheet, row, 5, year.label, "aside")
        book.put(sheet, row, 6, year.first, "date")
        book.put(sheet, row, 7, year.last, "date")
        row += 1
    return row


def _bars(book: Book, sheet: Worksheet, chart: YearsChart, first: int) -> Any:
    """Bars of what was reached beside hollow ones of what was promised, over the goal's rows; each bears its figure alone, for words would
    lie on the next bar: what came of a year is in its row.
    """
    last, named, colours = first + len(chart.years) - 1, sheet.get_name(), book.colours
    drawn: Any = book.file.add_chart({"type": "column"})
    drawn.add_series(
        {
            "name": tr("Se logró"),
            "categories": [named, first, 1, last, 1],
            "values": [named, first, 2, last, 2],
            "fill": {"color": colours.actual},
            "gap": 60,
            "overlap": 0,
            "data_labels": _labels(
                ["" if value is None else chart.written(value) for value in chart.actuals],
                colours.actual,
                "outside_end",
            ),
        }
    )
    drawn.add_series(
        {
            "name": tr("Se prometió"),
            "categories": [named, first, 1, last, 1],
            "values": [named, first, 3, last, 3],
            "fill": {"none": True},
            "border": {"color": colours.goal, "width": 1.5, "dash_type": "dash"},
            "data_labels": _labels([_promised(chart, value) for value in chart.targets], colours.goal, "outside_end"),
        }
    )
    return _dressed(book, drawn, chart, [*chart.actuals, *chart.targets])


def _promised(chart: YearsChart, target: float | None) -> str:
    """«16,69»; "" without a target."""
    return "" if target is None else target_text(target, percent=chart.percent, decimals=chart.decimals)


def _curve(book: Book, sheet: Worksheet, chart: YearsChart, row: int) -> Any:
    """The months of all the plan's years from `row` on, and their lines."""
    own = number_format(chart.percent, chart.goal.indicator.kind)
    ends = {year.last.replace(day=1): year.target for year in chart.years}
    book.put(sheet, row, 0, chart.title, "said")
    for column, title in enumerate(CURVE_HEAD):
        book.put(sheet, row + 1, column, tr(title), "head>" if column else "head")
    first = row + 2
    for index, point in enumerate(chart.months, start=first):
        book.put(sheet, index, 0, point.month, "month")
        for column, value in enumerate((point.actual, point.expected, ends.get(point.month)), start=1):
            book.put(sheet, index, column, value, own)
    last, named, colours = first + len(chart.months) - 1, sheet.get_name(), book.colours
    drawn: Any = book.file.add_chart({"type": "line"})

    def line(column: int, **look: Any) -> None:
        place = {"categories": [named, first, 0, last, 0], "values": [named, first, column, last, column]}
        drawn.add_series({"name": tr(CURVE_HEAD[column]), **place, **look})

    line(2, line={"color": colours.goal, "width": 1.5, "dash_type": "dash"}, marker={"type": "none"})
    line(1, line={"color": colours.actual, "width": 2.5}, marker={"type": "none"})
    diamond = {"type": "diamond", "size": 9, "fill": {"color": colours.goal}, "border": {"color": colours.goal}}
    by_end = {
        year.last.replace(day=1): chart.target_words(year) if year.target is not None else "" for year in chart.years
    }
    line(3, line={"none": True}, marker=diamond, data_labels=_labels([by_end.get(p.month, "") for p in chart.months], colours.goal, on="#ffffff"))  # fmt: skip
    values = [*chart.targets, *(point.actual for point in chart.months)]
    end = (chart.months[-1].month - DAY_ZERO).days + ROOM
    return _dressed(book, drawn, chart, values, MONTHS_AXIS | {"max": end})


def _labels(texts: list[str], colour: str, position: str = "above", *, on: str = "") -> dict[str, Any]:
    """A label for each of `texts` but the empty ones; `on` a colour of its own, which a line behind it cannot cross."""
    own: dict[str, Any] = {"font": {"color": colour, "size": 9}, **({"fill": {"color": on}} if on else {})}
    custom = [{"value": text, **own} if text else {"delete": True} for text in texts]
    return {"value": True, "custom": custom, "position": position}


def _dressed(
    book: Book, drawn: Any, chart: YearsChart, values: list[float | None], across: dict[str, Any] = YEARS_AXIS
) -> Any:
    """The chart's title, axes and size."""
    axis, colours = value_axis(values, percent=chart.percent), book.colours
    font = {"name": FONT, "size": 9, "color": colours.soft}
    own = "share" if chart.percent else "whole"
    drawn.set_title(
        {"name": chart.goal.name, "name_font": {"name": FONT, "size": 12, "color": colours.ink}, "overlay": False}
    )
    drawn.set_y_axis(
        {
            "min": 0, "max": axis["range"][1], "num_font": font, "line": {"none": True}, "num_format": PATTERNS[own],
            "major_gridlines": {"visible": True, "line": {"color": colours.grid, "width": 0.75}},
        }
    )  # fmt: skip
    drawn.set_x_axis({"num_font": font, "line": {"color": colours.muted}, **across})
    drawn.set_legend({"position": "bottom", "font": font})
    drawn.show_blanks_as("gap")
    drawn.set_chartarea({"border": {"none": True}})
    drawn.set_size(SIZE)
    return drawn
