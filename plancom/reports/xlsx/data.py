"""The data sheets: monthly counts, tasks and publications, from which the formulas compute."""

import datetime as dt
from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from plancom.charts.status import TASK_STATES
from plancom.language.translation import tr
from plancom.reports.deck import TaskLine
from plancom.reports.xlsx.months import is_of_the_year, year_on_paper
from plancom.reports.xlsx.ranges import DATA, TASKS, data_ranges
from plancom.reports.xlsx.sheets import LINE, Book

TASK_WIDTHS = (28, 16, 11, 11, 13, 12, 22, 36, 18, 18, 20, 9, 24)  # together as wide as letters of a paper can be read
QUOTE, SELDOM = 7, (6, 8, 10, 12)  # the column of the plan's words; those that an office may leave without a word
WRAPPED = 0.85  # of a line's characters, those that words fill


def data_sheet(book: Book) -> None:
    """«Datos»: what was counted, a row per month, series and measure. Series "" is written «-»: Excel cannot match an empty text."""
    sheet = book.sheet(tr(DATA), across=True)
    book.head(
        sheet,
        0,
        (
            tr("Conjunto"),
            tr("Serie"),
            tr("Medida"),
            tr("Mes"),
            tr("Valor"),
            tr("Cubierto"),
            tr("Conjunto (nombre)"),
            tr("Serie (nombre)"),
            tr("Medida (nombre)"),
        ),
    )
    names = book.deck.names
    for row, one in enumerate(book.deck.data, start=1):
        for column, text in enumerate((one.dataset, one.series or "-", one.measure)):
            book.put(sheet, row, column, text)
        book.put(sheet, row, 3, one.month, "month")
        book.put(sheet, row, 4, one.value, "any")
        book.put(sheet, row, 5, tr("sí") if one.covered else tr("no"))
        shown = (
            names.get(one.dataset, one.dataset),
            names.get(one.series, one.series),
            names.get(one.measure, one.measure),
        )
        for column, text in enumerate(shown, start=6):
            book.put(sheet, row, column, text)
    last = max(2, len(book.deck.data) + 1)
    sheet.autofilter(0, 0, last - 1, 8)
    sheet.set_column(0, 2, 16)
    sheet.set_column(3, 5, 12)
    sheet.set_column(6, 8, 30)
    if not year_on_paper(book, sheet, data_ranges(book.deck), last + 1):
        sheet.print_area(0, 3, last - 1, 8)  # in words: the codes are for the formulas


def lines(value: object, width: float) -> int:
    """How many lines a cell of this width takes for `value`, at most: words are not broken."""
    text = value if isinstance(value, str) else ""
    return max(1, sum(-(-len(line) // max(1, int(width * WRAPPED))) for line in text.split("\n")))


def tasks_sheet(book: Book) -> Worksheet:
    """«Lista de tareas»: the plan's tasks and their states at the cut-off, from its second row on; all of them in a deck of one strategy too, for the figures count them."""
    sheet = book.sheet(tr(TASKS), across=True)
    head = (
        tr("Tarea"),
        tr("Estrategia"),
        tr("Año del plan"),
        tr("Para el"),
        tr("Estado"),
        tr("Desde"),
        tr("Comentario"),
        tr("Dice el plan"),
        tr("Responsable"),
        tr("Medios"),
        tr("Grupo de interés"),
        tr("Vencida"),
        tr("Evidencia"),
    )
    book.head(sheet, 0, head)
    rows = [_task_cells(task) for task in book.deck.plan_tasks]
    widths = _task_widths(head, rows)
    for row, values in enumerate(rows, start=1):
        for column, value in enumerate(values):
            book.put(sheet, row, column, value, "date-top" if column in {3, 5} else "wrap")
        sheet.set_row(row, LINE * max(map(lines, values, widths)))
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    return sheet


def _task_cells(task: TaskLine) -> tuple[str | int | dt.date | None, ...]:
    return (
        task.name,
        task.strategy_name,
        task.year,
        task.due,
        TASK_STATES[task.standing],
        task.since,
        task.comment,
        task.quote,
        task.responsible,
        ", ".join(task.media),
        task.audience,
        tr("sí") if task.overdue else tr("no"),
        "\n".join(task.evidence),
    )


def _task_widths(head: Sequence[str], rows: Sequence[Sequence[object]]) -> list[float]:
    """`TASK_WIDTHS`, where a column in which no task has a word is as wide as its title and gives the rest to the plan's words."""
    widths = list(map(float, TASK_WIDTHS))
    for column in SELDOM:
        narrow = min(widths[column], len(head[column]) + 2.0)
        if not any(row[column] for row in rows):
            widths[QUOTE] += widths[column] - narrow
            widths[column] = narrow
    return widths


def publications_sheet(book: Book) -> None:
    """«Prensa»: the press publications from the plan's start to the cut-off."""
    if not book.deck.publications:
        return
    sheet = book.sheet(tr("Prensa"))
    book.head(sheet, 0, (tr("Fecha"), tr("Medio"), tr("Título"), tr("Enlace")))
    for row, one in enumerate(book.deck.publications, start=1):
        book.put(sheet, row, 0, one.day, "date")
        for column, text in enumerate((one.outlet, one.title, one.link), start=1):
            book.put(sheet, row, column, text)
    sheet.autofilter(0, 0, len(book.deck.publications), 3)
    shown = [row for row, one in enumerate(book.deck.publications, start=1) if is_of_the_year(book.deck, one.day)]
    if shown:  # in the order of their days: those of a year stand together
        sheet.print_area(shown[0], 0, shown[-1], 3)
    sheet.set_column(0, 0, 12)
    sheet.set_column(1, 1, 22)
    sheet.set_column(2, 3, 70)
