"""What a mapping makes of a file, month by month: for the person who is making it."""

import pandas as pd

from plancom.datasets import Dataset, Observations

FIGURES: dict[Dataset, tuple[str, ...]] = {
    "visits": ("visits", "visitors", "page_views"),
    "posts": ("publications",),
    "press": (),
    "procedures": ("quantity", "citizens"),
    "activities": ("quantity",),
}


def months(said: Observations) -> pd.DataFrame:
    """One row per month and name: `month` (its first day), `series` (network, outlet or channel, "" for visits), `rows`, and each
    figure that the file has, added up (Int64, missing where no row of the month gives it).
    """
    if said.table.empty:
        return pd.DataFrame(columns=["month", "series", "rows"])
    table = said.table
    series = table["channel"] if said.dataset == "procedures" else table["series"]
    figures = [name for name in FIGURES[said.dataset] if table[name].notna().any()]
    parts = table[figures].assign(month=table["day"].dt.to_period("M").dt.to_timestamp(), series=series, rows=1)
    grouped = parts.groupby(["month", "series"], sort=True)
    return grouped["rows"].sum().to_frame().join(grouped[figures].sum(min_count=1)).reset_index()
