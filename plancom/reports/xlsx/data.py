"""The data sheets: monthly counts, tasks, publications and files, from which the formulas compute."""

from dataclasses import dataclass

from plancom.charts.status import TASK_STATES
from plancom.language.translation import later, tr
from plancom.reports.deck import Deck
from plancom.reports.xlsx.sheets import Book

DATA, TASKS = later("Datos"), later("Lista de tareas")


@dataclass(frozen=True)
class DataRanges:
    """Where the data stand, as absolute references for formulas."""

    dataset: str
    series: str
    measure: str
    month: str
    value: str

    def sum_of(self, dataset: str, series: tuple[str, ...], measures: tuple[str, ...], month_cell: str) -> str:
        """The sum of `measures` over `series` in the month that `month_cell` holds."""
        terms = [
            f'SUMIFS({self.value},{self.dataset},"{dataset}",{self.series},"{one}",{self.measure},"{measure}",{self.month},{month_cell})'
            for one in series
            for measure in measures
        ]
        return "+".join(terms)


def data_ranges(deck: Deck) -> DataRanges:
    """Where «Datos» will have its columns; its sheet is written after those that refer to it."""
    last = max(2, len(deck.data) + 1)
    return DataRanges(*(_column(tr(DATA), letter, last) for letter in "ABCDE"))


@dataclass(frozen=True, slots=True)
class TaskRanges:
    """Where «Lista de tareas» has the tasks' plan years, due days and states."""

    years: str
    due: str
    states: str


def tasks_ranges(deck: Deck) -> TaskRanges:
    """The same of the workbook that `deck` becomes."""
    last = max(2, len(deck.plan_tasks) + 1)
    return TaskRanges(*(_column(tr(TASKS), letter, last) for letter in "CDE"))


def _column(sheet: str, letter: str, last: int) -> str:
    return f"'{sheet}'!${letter}$2:${letter}${last}"


def data_sheet(book: Book) -> None:
    """«Datos»: what was counted, a row per month, series and measure. Series "" is written «-»: Excel cannot match an empty text."""
    sheet = book.sheet(tr(DATA))
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
    sheet.print_area(0, 3, last - 1, 8)  # in words: the codes are for the formulas
    sheet.set_column(0, 2, 16)
    sheet.set_column(3, 5, 12)
    sheet.set_column(6, 8, 30)


def tasks_sheet(book: Book) -> None:
    """«Lista de tareas»: the plan's tasks and their states at the cut-off; all of them in a deck of one strategy too, for the figures count them."""
    sheet = book.sheet(tr(TASKS), pages=1)
    book.head(
        sheet,
        0,
        (
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
        ),
    )
    for row, task in enumerate(book.deck.plan_tasks, start=1):
        values = (
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
        for column, value in enumerate(values):
            book.put(sheet, row, column, value, "date" if column in {3, 5} else "text")
    sheet.set_column(11, 11, 9)
    sheet.set_column(12, 12, 40)
    sheet.set_column(0, 0, 42)
    sheet.set_column(1, 5, 15)
    sheet.set_column(6, 7, 50)
    sheet.set_column(8, 10, 30)


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
    sheet.set_column(0, 0, 12)
    sheet.set_column(1, 1, 22)
    sheet.set_column(2, 3, 70)


def provenance_sheet(book: Book) -> None:
    """«Procedencia»: the files that count, with their SHA-256, and what the report was made from."""
    sheet = book.sheet(tr("Procedencia"), pages=1)
    deck = book.deck
    book.head(
        sheet,
        0,
        (
            tr("Importación"),
            tr("Qué es"),
            tr("Archivo"),
            tr("Desde"),
            tr("Hasta"),
            tr("Filas leídas"),
            tr("Datos de ejemplo"),
            "SHA-256",
        ),
    )
    for row, one in enumerate(deck.imports, start=1):
        values = (
            one.id,
            one.title,
            one.file_name,
            one.covers_from,
            one.covers_to,
            one.rows,
            tr("sí") if one.is_sample else tr("no"),
            one.sha256,
        )
        for column, value in enumerate(values):
            book.put(sheet, row, column, value, "date" if column in {3, 4} else "text")
    if not deck.imports:
        book.put(sheet, 1, 0, tr("Todavía no hay archivos cargados."))
    end = len(deck.imports) + 3
    for offset, text in enumerate(
        (
            tr("Plan: {name}", name=deck.plan_name),
            deck.plan_source,
            tr("Institución: {institution}", institution=deck.institution),
        )
    ):
        book.put(sheet, end + offset, 0, text)
    sheet.set_column(0, 0, 13)
    sheet.set_column(1, 2, 32)
    sheet.set_column(3, 6, 14)
    sheet.set_column(7, 7, 68)
