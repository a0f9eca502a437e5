"""A list of posts on a sheet per network: the sheet's name says what the column «red» would."""

from dataclasses import replace

from plancom.datasets import Result
from plancom.language.phrases import listed
from plancom.language.text import fold
from plancom.language.translation import later, tr
from plancom.sources.assembly import observations
from plancom.sources.cells.numbers import is_blank
from plancom.sources.files.sheets import Workbook
from plancom.sources.formats.plain.roles import NETWORKS
from plancom.sources.formats.plain.tables import plain
from plancom.sources.tables.headers import SEARCHED_ROWS, Table, table_at
from plancom.sources.tables.layouts import Context, Format

_LAYOUT = plain("posts")
_NEEDED = ("day",)
_TELLING = ("text", "link", "post_id", "publications")
_LABEL = "red"


def _find(book: Workbook) -> tuple[Table, ...]:
    found = []
    for sheet in book.visible:
        if fold(sheet.name).strip() not in NETWORKS:
            continue
        for i, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
            where = replace(_LAYOUT, required=_NEEDED).where(["" if cell is None else str(cell) for cell in row])
            if where and "series" not in where and any(name in where for name in _TELLING):
                found.append(_with_network(table_at(sheet, i)))
                break
    return tuple(found)


def _with_network(table: Table) -> Table:
    width = len(table.headers)
    rows = [
        [*row[:width], *[None] * (width - len(row)), table.sheet.strip()] if not all(map(is_blank, row)) else []
        for row in table.rows
    ]
    return replace(table, headers=(*table.headers, _LABEL), rows=rows)


def _read(tables: tuple[Table, ...], context: Context) -> Result:
    names = listed(tr("«{sheet}»", sheet=table.sheet) for table in tables)
    return observations(
        _LAYOUT,
        tables,
        context,
        notes=[tr("La red de cada publicación es el nombre de su hoja: {names}.", names=names)],
    )


FORMATS = (Format("per-network", later("Publicaciones, una hoja por red"), "posts", _find, _read, fixed=False),)
