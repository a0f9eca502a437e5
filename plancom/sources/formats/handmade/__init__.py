"""The sheets that offices make themselves: months along one side, networks, procedures or measures along the other."""

from plancom.datasets import Dataset, Result
from plancom.sources.files.sheets import Sheet, Workbook
from plancom.sources.formats.handmade import reading
from plancom.sources.formats.handmade.layout.crosstabs import crosstabs
from plancom.sources.formats.plain.column_roles import has_bare_months, roles
from plancom.sources.formats.plain.tables import PLAIN
from plancom.sources.tables.headers import Table
from plancom.sources.tables.layouts import Context, Format


def _find(book: Workbook) -> tuple[Table, ...]:
    """Every sheet with such a table, unless the workbook holds plain tables whose dates have a year."""
    for plain in PLAIN:
        if any(_dated(table, plain.dataset) for table in plain.find(book)):
            return ()
    found = [sheet for sheet in book.visible if crosstabs(sheet)]
    return tuple(Table(sheet.name, (), sheet.rows, range(1, len(sheet.rows) + 1)) for sheet in found)


def _dated(table: Table, dataset: Dataset | None) -> bool:
    """Whether the dates of a plain table can be read alone; months without a year need its title."""
    found = roles(table, dataset) if dataset else None
    return found is not None and not has_bare_months(table, found.where["day"])


def _read(tables: tuple[Table, ...], context: Context) -> Result:
    return reading.read([Sheet(table.sheet, table.rows) for table in tables], context)


FORMATS = (Format(reading.SOURCE, reading.TITLE, None, _find, _read),)
