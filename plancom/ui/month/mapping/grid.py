"""The first rows of a sheet as a spreadsheet shows them: letters above, row numbers beside, and what each column is taken for."""

from collections.abc import Mapping
from html import escape

from plancom.language.translation import tr
from plancom.sources.cells.numbers import shown
from plancom.sources.mapping.sketch import SheetSketch
from plancom.sources.tables.headers import letters

ROWS, COLUMNS = 8, 26
"""How many rows from the header on, and how many columns, are shown."""


def grid(sheet: SheetSketch, header: int, roles: Mapping[str, str]) -> str:
    """The sheet's first rows as an HTML table. `header` is its row of headers as the spreadsheet numbers it (0: none); `roles` what
    columns are taken for, by letter.
    """
    rows = sheet.rows[: max(header, 1) - 1 + ROWS]
    width = min(max(map(len, rows), default=0), COLUMNS)
    places = [letters(place) for place in range(width)]
    head = "".join(
        f'<th scope="col"{_mark("pc-used", letter in roles)}>{letter}<span>{escape(roles.get(letter, ""))}</span></th>'
        for letter in places
    )
    body = "".join(
        f'<tr{_mark("pc-header", number == header)}><th scope="row">{number}</th>{_cells(row, width)}</tr>'
        for number, row in enumerate(rows, start=1)
    )
    name = escape(sheet.name)
    label = tr("Primeras filas de la hoja «{name}»", name=name) if name else tr("Primeras filas del archivo")
    caption = (
        tr("Primeras filas de la hoja «{name}», con las letras y los números de la hoja de cálculo", name=name)
        if name
        else tr("Primeras filas del archivo, con las letras y los números de la hoja de cálculo")
    )
    return (
        f'<div class="pc-grid" tabindex="0" role="region" aria-label="{label}"><table>'
        f'<caption class="pc-hidden">{caption}</caption>'
        f"<thead><tr><td></td>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _mark(name: str, there: bool) -> str:  # noqa: FBT001 - a piece of HTML or none
    return f' class="{name}"' if there else ""


def _cells(row: tuple[object, ...], width: int) -> str:
    cells = [shown(row[place]) if place < len(row) else "" for place in range(width)]  # type: ignore[arg-type]
    return "".join(f"<td>{escape(text)}</td>" for text in cells)
