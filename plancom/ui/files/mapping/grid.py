"""The first rows of a sheet as a spreadsheet shows them: letters above, row numbers beside, and what each column is taken for."""

from collections.abc import Mapping

import htpy as h

from plancom.html import Element
from plancom.language.translation import tr
from plancom.sources.cells.numbers import shown
from plancom.sources.mapping.sketch import SheetSketch
from plancom.sources.tables.headers import letters

ROWS, COLUMNS = 8, 26
"""How many rows from the header on, and how many columns, are shown."""


def grid(sheet: SheetSketch, header: int, roles: Mapping[str, str]) -> Element:
    """The sheet's first rows as a table. `header` is its row of headers as the spreadsheet numbers it (0: none); `roles` what
    columns are taken for, by letter.
    """
    rows = sheet.rows[: max(header, 1) - 1 + ROWS]
    width = min(max(map(len, rows), default=0), COLUMNS)
    head = [
        h.th(scope="col", class_="pc-used" if letter in roles else None)[letter, h.span[roles.get(letter, "")]]
        for letter in map(letters, range(width))
    ]
    body = [
        h.tr(class_="pc-header" if number == header else None)[h.th(scope="row")[number], _cells(row, width)]
        for number, row in enumerate(rows, start=1)
    ]
    name = sheet.name
    label = tr("Primeras filas de la hoja «{name}»", name=name) if name else tr("Primeras filas del archivo")
    caption = (
        tr("Primeras filas de la hoja «{name}», con las letras y los números de la hoja de cálculo", name=name)
        if name
        else tr("Primeras filas del archivo, con las letras y los números de la hoja de cálculo")
    )
    table = h.table[h.caption(".pc-hidden")[caption], h.thead[h.tr[h.td, head]], h.tbody[body]]
    return h.div(".pc-grid", tabindex="0", role="region", aria_label=label)[table]


def _cells(row: tuple[object, ...], width: int) -> list[Element]:
    return [h.td[shown(row[place]) if place < len(row) else ""] for place in range(width)]  # type: ignore[arg-type]
