"""The tables that travel through the house, as schemas: what `datasets.observations`, `store.figures.queries` and `charts` say of them in prose."""

import datetime as dt

import pandas as pd
import pandera.pandas as pa

from plancom.datasets import DEFINITIONS, Dataset


def _all(kind: type) -> pa.Check:
    return pa.Check(lambda values: all(type(value) is kind for value in values), name=f"only {kind.__name__}")


def _one_of(*words: str) -> pa.Check:
    return pa.Check.isin(words)


TEXT = pa.Check(lambda values: pd.api.types.infer_dtype(values, skipna=False) in {"string", "empty"}, name="text")
"""Text, and nothing that stands for none of it: what a file does not say is ""."""
MIDNIGHT = pa.Check(lambda days: days.dt.normalize().eq(days), name="midnight")
NOT_EMPTY = pa.Check(lambda texts: texts.str.strip().ne(""), name="not empty")


def text(*checks: pa.Check) -> pa.Column:
    return pa.Column(None, [TEXT, *checks])


DAY = pa.Column(
    None,
    [pa.Check(lambda days: pd.api.types.is_datetime64_dtype(days.dtype) and days.notna().all(), name="day"), MIDNIGHT],
)
COUNT = pa.Column("Int64", pa.Check.ge(0), nullable=True)


def _observations(dataset: Dataset, **columns: pa.Column) -> pa.DataFrameSchema:
    """The table of `Observations`: the dataset's columns in their order, and where each row stood."""
    kinds = {name: COUNT if name in DEFINITIONS[dataset].counts else text() for name in DEFINITIONS[dataset].table}
    kinds |= {"day": DAY, **columns, "sheet": text(), "row": pa.Column(int, pa.Check.ge(1))}
    return pa.DataFrameSchema(kinds, strict=True, ordered=True, name=dataset)


def _first_of_month(grain: str) -> pa.Check:
    """The day of a row of a whole month is the month's first."""
    return pa.Check(
        lambda table: table["grain"].ne(grain) | table["day"].dt.day.eq(1), name=f"first of month for «{grain}»"
    )


ONE_SERIES = text(_one_of(""))
OBSERVATIONS: dict[Dataset, pa.DataFrameSchema] = {
    "visits": _observations("visits", series=ONE_SERIES, grain=text(_one_of("day", "month"))),
    "posts": _observations(
        "posts",
        series=text(NOT_EMPTY),
        grain=text(_one_of("post", "count")),
        publications=pa.Column("Int64", pa.Check.ge(0)),
        is_reply=pa.Column(bool),
    ),
    "press": _observations("press", series=text(NOT_EMPTY), outlet=text(NOT_EMPTY)),
    "procedures": _observations("procedures", series=ONE_SERIES, grain=text(_one_of("", "day", "request"))),
    "activities": _observations("activities", series=ONE_SERIES),
}
OBSERVATIONS["visits"].checks = [_first_of_month("month")]
OBSERVATIONS["procedures"].checks = [
    _first_of_month(""),
    pa.Check(lambda table: table["grain"].ne("request") | table["request"].ne(""), name="a request has its number"),
    pa.Check(lambda table: table["grain"].ne("request") | table["quantity"].eq(1), name="a request is one"),
]


def _query_result(**columns: pa.Column) -> pa.DataFrameSchema:
    return pa.DataFrameSchema(columns, strict=True, ordered=True)


DATE = pa.Column(None, _all(dt.date))
WHOLE = pa.Column(int, pa.Check.ge(0))
ID = pa.Column(int, pa.Check.ge(1))
FLAG = pa.Column(bool)
QUERY_RESULTS: dict[str, pa.DataFrameSchema] = {
    "publications": _query_result(
        day=DATE, series=text(NOT_EMPTY), outlet=text(NOT_EMPTY), title=text(), link=text(), type=text(), section=text(), strategy=text()
    ),
    "outlet_names": _query_result(series=text(NOT_EMPTY), outlet=text(NOT_EMPTY), rows=ID),
    "procedures_by_channel": _query_result(
        day=DATE, procedure=text(), channel=text(), is_electronic=FLAG, quantity=WHOLE
    ),
    "posts_by_type": _query_result(
        day=DATE, series=text(NOT_EMPTY), type=text(), grain=text(_one_of("post", "count")), posts=WHOLE
    ),
    "activity_list": _query_result(
        day=DATE, medium=text(), task=text(), strategy=text(), quantity=WHOLE, description=text(), evidence=text()
    ),
    "coverage_by_import": _query_result(
        import_id=ID, source=text(NOT_EMPTY), title=text(NOT_EMPTY), dataset=text(_one_of(*DEFINITIONS)), series=text(), measure=text(),
        first_day=DATE, last_day=DATE,
    ),
}  # fmt: skip
"""What each function of `store.figures.queries` gives, by its name."""

CHART_TABLE = pa.DataFrameSchema(
    {".+": pa.Column(None, [TEXT, NOT_EMPTY, pa.Check.notin(["nan", "None", "NaN", "<NA>"])], regex=True)}
)
"""A table under a chart: every cell is text that somebody can read."""
