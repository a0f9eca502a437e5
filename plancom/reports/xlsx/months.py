"""The plan year in view as a table for paper: what was counted, a row per series and measure and a column per month."""

import datetime as dt

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from plancom.language.translation import later, tr
from plancom.reports.deck import Deck, MonthlyCount
from plancom.reports.xlsx.ranges import DataRanges
from plancom.reports.xlsx.sheets import Book

LEFT = 10  # the table's first column: beside those of the list, whose widths would not suit it
HEAD = (later("Conjunto (nombre)"), later("Serie (nombre)"), later("Medida (nombre)"))


def year_on_paper(book: Book, sheet: Worksheet, data: DataRanges, row: int) -> bool:
    """Writes the table from `row` (from 0) on and makes it what `sheet` prints; False where there is nothing to write.

    It stands below the list, where a filter of that cannot hide its rows.
    """
    months, counts = year_months(book.deck), year_counts(book.deck)
    if not counts:
        return False
    last = LEFT + len(HEAD) + len(months) - 1
    book.put(
        sheet,
        row,
        LEFT,
        tr("Lo contado cada mes del año del plan; en gris, lo de meses a los que les faltan días"),
        "said",
    )
    head = row + 1
    for column, title in enumerate(HEAD, start=LEFT):
        book.put(sheet, head, column, tr(title), "head")
    for column, month in enumerate(months, start=LEFT + len(HEAD)):
        book.put(sheet, head, column, month, "head-month")
    names = book.deck.names
    for line, ((dataset, series, measure), by_month) in enumerate(counts.items(), start=head + 1):
        for column, code in enumerate((dataset, series, measure), start=LEFT):
            book.put(sheet, line, column, names.get(code, code))
        for column, month in enumerate(months, start=LEFT + len(HEAD)):
            one = by_month.get(month)
            if one is not None:
                formula = f"={data.cell_of(one, xl_rowcol_to_cell(head, column, row_abs=True))}"
                book.formula(sheet, (line, column), formula, one.value, "any" if one.covered else "any-part")
    sheet.print_area(row, LEFT, head + len(counts), last)
    sheet.set_column(LEFT, LEFT + 1, 22)
    sheet.set_column(LEFT + 2, LEFT + 2, 30)
    sheet.set_column(LEFT + len(HEAD), last, 9)
    return True


def year_months(deck: Deck) -> tuple[dt.date, ...]:
    """The first days of the months of the plan year that the figures are of; () without figures."""
    return tuple(point.month.first for point in deck.results[0].points) if deck.results else ()


def is_of_the_year(deck: Deck, day: dt.date) -> bool:
    """Whether `day` lies in that plan year."""
    return day.replace(day=1) in year_months(deck)


def year_counts(deck: Deck) -> dict[tuple[str, str, str], dict[dt.date, MonthlyCount]]:
    """What was counted in those months, by dataset, series and measure."""
    months = set(year_months(deck))
    found: dict[tuple[str, str, str], dict[dt.date, MonthlyCount]] = {}
    for one in deck.data:
        if one.month in months:
            found.setdefault((one.dataset, one.series, one.measure), {})[one.month] = one
    return found
