"""A list of posts on a sheet per network: the sheet's name says what the column «red» would."""

from dataclasses import replace

from plancom.datasets import Result
from plancom.language.phrases import listed
from plancom.language.text import fold
from plancom.language.translation import later, tr
from plancom.sources.assembly import observations
from plancom.sources.cells.numbers import is_blank
from plancom.sources.files.sheets import Sheet, Workbook
from plancom.sources.formats.plain.column_roles import NETWORKS
from plancom.sources.formats.plain.tables import plain
from plancom.sources.tables.headers import SEARCHED_ROWS, Table, keys, table_at
from plancom.sources.tables.layouts import Context, Format

_LAYOUT = plain("posts")
_OF_ONE_NETWORK = replace(_LAYOUT, required=("day",))
_TELLING = ("text", "link", "post_id", "publications")
_LABEL = "red"


def _find(book: Workbook) -> tuple[Table, ...]:
    named = [sheet for sheet in book.visible if fold(sheet.name).strip() in NETWORKS]
    return tuple(_with_network(table_at(sheet, place)) for sheet in named if (place := _header(sheet)) is not None)


def _header(sheet: Sheet) -> int | None:
    """The row that names columns of posts, and none of their network."""
    for place, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
        where = _OF_ONE_NETWORK.where(keys(row))
        if "series" not in where and not where.keys().isdisjoint(_TELLING):
            return place
    return None


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
