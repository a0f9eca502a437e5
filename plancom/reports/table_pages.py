"""Table pages: a table that is too long for one slide goes on on the next."""

from dataclasses import replace

from plancom.language.translation import tr
from plancom.reports.deck import Slide, Table

ROWS = 9  # of a table on one slide, so that nothing is smaller than 24 px at 1920 × 1080


def paged(slide: Slide, table: Table) -> list[Slide]:
    """`slide` with `table`, repeated with the rows that do not fit; the first keeps its id, the others are numbered."""
    pages = [table.rows[n : n + ROWS] for n in range(0, len(table.rows), ROWS)]
    slides = []
    for number, rows in enumerate(pages, start=1):
        page = replace(slide, tables=(replace(table, rows=rows),))
        if number > 1:
            page = replace(page, id=f"{slide.id}-{number}", title=tr("{title} (continuación)", title=slide.title))
        slides.append(page)
    return slides or [slide]
