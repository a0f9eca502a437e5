"""The workbook: a summary that refers to each indicator's sheet, those sheets, and the data behind them."""

import io

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from plancom.charts import mark_of
from plancom.indicators import reading_sentences
from plancom.language import dates
from plancom.language.translation import later, tr
from plancom.reports.deck import Deck
from plancom.reports.facts import name
from plancom.reports.safe_text import after_label, shortened
from plancom.reports.xlsx.data import data_sheet, publications_sheet, tasks_sheet
from plancom.reports.xlsx.indicator_sheet import Places, facts_row, goal_of_tasks, goal_sheets
from plancom.reports.xlsx.provenance import provenance_table
from plancom.reports.xlsx.ranges import data_ranges, tasks_ranges
from plancom.reports.xlsx.sheets import Book
from plancom.reports.xlsx.year_closings import closings_table
from plancom.reports.xlsx.years import years_sheet

HEAD = (later("Indicador"), later("Real a la fecha"), later("Esperado a la fecha"), later("Meta del año"), later("Línea base"), later("De la meta del año"), later("De lo esperado a la fecha"),
        later("Necesario por mes"), later("Estado"), later("Año del plan"), later("Meses"), later("Así se lee el plan"), later("Código"))  # fmt: skip
TOP = 5
PROPERTY = 255  # characters of a file's property, at most


def workbook(deck: Deck) -> bytes:
    """The deck as .xlsx. Every cached value is plancom's own figure; recalculating gives the same."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    file = xlsxwriter.Workbook(buffer, options)
    file.set_properties(
        {"title": shortened(deck.title, PROPERTY), "author": shortened(deck.institution, PROPERTY), "subject": tr("Corte: {day}", day=dates.date(deck.as_of)), "created": deck.made_at.replace(tzinfo=None),
         "comments": tr("Datos de ejemplo: cifras inventadas.") if deck.has_samples else ""}
    )  # fmt: skip
    book = Book(file, deck)
    summary = book.sheet(tr("Resumen"), pages=1, across=True)
    placed = goal_sheets(book, data_ranges(deck), tasks_ranges(deck))
    years_sheet(book)
    data_sheet(book)
    if goal_of_tasks(deck) is None:  # else they stand on its sheet
        tasks_sheet(book)
    publications_sheet(book)
    _summary(book, summary, placed)
    summary.activate()
    file.close()
    return buffer.getvalue()


def _summary(book: Book, sheet: Worksheet, placed: list[Places]) -> None:
    deck = book.deck
    if deck.logo:
        scale = 48 / deck.logo.height
        sheet.insert_image(
            0, 8, "logo.png", {"image_data": io.BytesIO(deck.logo.png), "x_scale": scale, "y_scale": scale, "description": tr("Logo: {institution}", institution=deck.institution)}
        )  # fmt: skip
    book.put(sheet, 0, 0, deck.title, "title")
    book.put(sheet, 1, 0, f"{deck.institution}. {deck.plan_name}")
    book.put(
        sheet,
        2,
        0,
        tr(
            "Corte: {as_of}. Cuentan los meses completos y con datos hasta esa fecha. {readings}",
            as_of=dates.date(deck.as_of),
            readings=deck.readings,
        ),
        "said",
    )
    if deck.has_samples:
        book.put(sheet, 3, 0, tr("Datos de ejemplo: cifras inventadas."), "off_track")
    book.head(sheet, TOP, HEAD, range(1, 8))
    for row, (result, places) in enumerate(zip(deck.results, placed, strict=True), start=TOP + 1):
        figure = result.progress
        sheet.write_url(
            row, 0, f"internal:'{places.sheet.get_name()}'!A{places.top + 1}", book.formats["text"], name(figure)
        )
        facts_row(book, sheet, row, result, places)
        book.put(sheet, row, 8, mark_of(figure).label, figure.status)
        book.put(sheet, row, 9, figure.plan_year)
        book.put(sheet, row, 10, figure.months_elapsed)
        book.put(sheet, row, 11, after_label(reading_sentences.readings_in_force(figure)).rstrip("."))
        book.put(sheet, row, 12, figure.id)
    end = closings_table(book, sheet, TOP + len(placed) + 3)
    sheet.print_area(0, 0, end - 1, 8)  # the rest would make the figures too small to read on paper
    provenance_table(book, sheet, end + 2)
    sheet.set_column(0, 0, 40)
    sheet.set_column(1, 6, 14)
    sheet.set_column(7, 8, 20)
    sheet.set_column(9, 10, 8)
    sheet.set_column(11, 11, 60)
    sheet.set_column(12, 12, 22)
