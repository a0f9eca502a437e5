"""«De qué archivos salen las cifras», on the summary: the files that count, with their SHA-256, and the plan."""

from xlsxwriter.worksheet import Worksheet

from plancom.language.translation import later, tr
from plancom.reports.xlsx.sheets import Book

PROVENANCE = later("De qué archivos salen las cifras")
HEAD = (
    later("Archivo"),
    later("Desde"),
    later("Hasta"),
    later("Filas leídas"),
    later("Importación"),
    later("Datos de ejemplo"),
    later("Qué es"),
    "",  # what it is is wider than its column
    "SHA-256",
)
TITLE, DIGEST = 6, 8  # columns
LOOKS = ("wrap", "date", "date", "whole", "whole", "aside")


def provenance_table(book: Book, sheet: Worksheet, top: int) -> None:
    """The table from the row `top` (from 0) on, below what is printed: a year of files would fill the summary's page."""
    deck = book.deck
    book.put(sheet, top, 0, tr(PROVENANCE), "title")
    about = (
        tr("Plan: {name}", name=deck.plan_name),
        deck.plan_source,
        tr("Institución: {institution}", institution=deck.institution),
    )
    for row, text in enumerate(about, start=top + 1):
        book.put(sheet, row, 0, text)
    head = top + len(about) + 1
    if not deck.imports:
        book.put(sheet, head, 0, tr("Todavía no hay archivos cargados."))
        return
    book.titles(sheet, head, HEAD, range(3, 5))
    for row, one in enumerate(deck.imports, start=head + 1):
        is_sample = tr("sí") if one.is_sample else tr("no")
        cells = (one.file_name, one.covers_from, one.covers_to, one.rows, one.id, is_sample)
        for column, (value, look) in enumerate(zip(cells, LOOKS, strict=True)):
            book.put(sheet, row, column, value, look)
        book.put(sheet, row, TITLE, one.title)
        book.put(sheet, row, DIGEST, one.sha256)
