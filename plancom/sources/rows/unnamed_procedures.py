"""Unnamed procedures: tables of procedures by channel without a column of names, which their titles or their sheets have."""

from collections.abc import Sequence

import pandas as pd

from plancom.datasets.procedures import ALL_PROCEDURES
from plancom.sources.quantities.titled_procedures import names_of_sheets, titled_procedure
from plancom.sources.rows.rows import Rows
from plancom.sources.tables.headers import Table
from plancom.sources.tables.layouts import Layout


def name_procedures(parts: Sequence[Rows], tables: Sequence[Table], layout: Layout) -> None:
    """Names, in place, the procedure of each table: as its title or its sheet says, else as its sheet is called where several tell the same months; else all of them."""
    if layout.dataset != "procedures" or "procedure" in layout.columns:
        return
    titled = [next(filter(None, map(titled_procedure, _lines(table))), "") for table in tables]
    cells = pd.concat([part.frame[["sheet", "day", "channel"]].drop_duplicates() for part in parts])
    meet = bool(cells.duplicated(["day", "channel"]).any())
    names = names_of_sheets(dict.fromkeys(table.sheet for table in tables)) if meet else {}
    for part, table, name in zip(parts, tables, titled, strict=True):
        part.frame["procedure"] = name or names.get(table.sheet, ALL_PROCEDURES)


def _lines(table: Table) -> list[str]:
    return [cell for row in table.above for cell in row if isinstance(cell, str)] + [table.sheet]
