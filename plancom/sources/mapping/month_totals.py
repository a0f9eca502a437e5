"""What a mapping makes of a file, month by month: for the person who is making it."""

import pandas as pd

from plancom.datasets import DEFINITIONS, Observations


def months(said: Observations) -> pd.DataFrame:
    """One row per month and name: `month` (its first day), `series` (network, outlet or channel, "" for visits), `rows`, and each
    figure that the file has, added up (Int64, missing where no row of the month gives it).
    """
    if said.table.empty:
        return pd.DataFrame(columns=["month", "series", "rows"])
    table = said.table
    definition = DEFINITIONS[said.dataset]
    series = table[definition.parts.column or "series"]
    figures = [name for name in (definition.mapped.figures if definition.mapped else ()) if table[name].notna().any()]
    parts = table[figures].assign(month=table["day"].dt.to_period("M").dt.to_timestamp(), series=series, rows=1)
    grouped = parts.groupby(["month", "series"], sort=True)
    return grouped["rows"].sum().to_frame().join(grouped[figures].sum(min_count=1)).reset_index()
