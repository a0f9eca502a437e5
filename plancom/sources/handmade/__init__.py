"""The sheets that offices make themselves: months along one side, networks, procedures or measures along the other."""

from plancom.datasets import Observations
from plancom.sources.amounts import is_blank
from plancom.sources.formats.tables import PLAIN, SYNONYMS
from plancom.sources.handmade import reading
from plancom.sources.handmade.crosstabs import crosstabs
from plancom.sources.handmade.periods import period
from plancom.sources.headers import Table, key
from plancom.sources.layouts import Context, Format
from plancom.sources.sheets import Sheet, Workbook

_SAMPLE = 60


def _find(book: Workbook) -> tuple[Table, ...]:
    """Every sheet with such a table, unless the workbook holds plain tables whose dates have a year."""
    for plain in PLAIN:
        if any(_dated(table, plain.dataset) for table in plain.find(book)):
            return ()
    found = [sheet for sheet in book.visible if crosstabs(sheet)]
    return tuple(Table(sheet.name, (), sheet.rows, range(1, len(sheet.rows) + 1)) for sheet in found)


def _dated(table: Table, dataset: str | None) -> bool:
    """Whether the dates of a plain table can be read alone; months without a year need its title."""
    names = {key(label) for label in SYNONYMS[dataset]["day"]} if dataset in SYNONYMS else set()
    place = next((i for i, label in enumerate(table.headers) if key(label) in names), 0)
    cells = [cell for cell in table.column(place)[:_SAMPLE] if not is_blank(cell)]
    bare = sum((found := period(cell)) is not None and not found.year for cell in cells)
    return bare * 2 < len(cells) or not cells


def _read(tables: tuple[Table, ...], context: Context) -> Observations:
    return reading.read([Sheet(table.sheet, table.rows) for table in tables], context)


FORMATS = (Format(reading.SOURCE, reading.TITLE, None, _find, _read),)
