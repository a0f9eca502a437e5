"""Breaks: days from which something is counted another way, so that months before and after are not alike."""

import datetime as dt
from dataclasses import dataclass

import pandas as pd

from plancom.plan import Indicator


@dataclass(frozen=True)
class Break:
    """From `day` on, `what` changed in how a dataset's `series` and `measure` ("" for all) are counted."""

    day: dt.date
    dataset: str
    series: str = ""
    measure: str = ""
    what: str = ""

    def touches(self, indicator: Indicator, series: tuple[str, ...]) -> bool:
        """Whether it changes what `indicator` adds up over `series`."""
        measures = {indicator.measure, indicator.denominator, *indicator.add}
        return (
            self.dataset == indicator.dataset
            and (not self.series or self.series in series)
            and (not self.measure or self.measure in measures)
        )


def breaks_of(table: pd.DataFrame) -> tuple[Break, ...]:
    """The breaks of `store.incomparable.breaks_in_force`."""
    return tuple(
        Break(pd.Timestamp(str(row.day)).date(), str(row.dataset), str(row.series), str(row.measure), str(row.what))
        for row in table.itertuples()
    )
