"""«Cierre del año», on the summary: how each goal's year would close if all goes on as it does, with its range and verdict."""

from xlsxwriter.worksheet import Worksheet

from plancom.charts.status import verdict_mark
from plancom.forecast.projection import LEVEL
from plancom.forecast.verdicts import STATUSES
from plancom.language.numbers import MISSING, percent
from plancom.language.translation import later, tr
from plancom.reports.outlooks import NO_PROMISE
from plancom.reports.xlsx.sheets import Book, number_format

CLOSINGS = later("Cierre del año")
HEAD = (
    later("Indicador"),
    later("¿Llega?"),
    later("Va"),
    later("Meta del año"),
    later("Cierre si todo sigue igual"),
    later("Desde"),
    later("Hasta"),
    later("Frente a la meta"),
    later("Probabilidad de cumplir"),
)


def closings_table(book: Book, sheet: Worksheet, top: int) -> int:
    """The table from the row `top` (from 0) on, below the figures of today; the row after it. Nothing where of no goal it can be said."""
    found = book.deck.closings
    if not found:
        return top
    book.put(sheet, top, 0, tr(CLOSINGS), "title")
    between = tr("Desde y hasta: la franja de {level}.", level=percent(LEVEL, 0))
    book.put(sheet, top + 1, 0, f"{between} {tr(NO_PROMISE)}", "text")
    head = top + 2
    book.titles(sheet, head, HEAD, range(2, 7))
    for row, one in enumerate(found, start=head + 1):
        figure, projection = one.outlook.figure, one.outlook.projection
        own = number_format(figure.indicator.kind.is_share, figure.indicator.kind)
        book.put(sheet, row, 0, figure.name)
        book.put(sheet, row, 1, verdict_mark(one.verdict).label, STATUSES[one.verdict])
        closed = None if one.end == MISSING else figure.actual_to_date  # of a year that is over, at what it closed
        ends = (projection.median, projection.low, projection.high) if projection else (closed, None, None)
        for column, value in enumerate((figure.actual_to_date, figure.target, *ends), start=2):
            if value is None:
                book.put(sheet, row, column, MISSING, "none")
            else:
                book.put(sheet, row, column, value, own)
        book.put(sheet, row, 7, one.beside, "aside")  # beside a figure
        book.put(sheet, row, 8, one.odds, "aside")
    return head + 1 + len(found)
