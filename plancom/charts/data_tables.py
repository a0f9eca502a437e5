"""The table under each chart: headers and values in the reader's language, and the same as a file."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from plancom.charts.alternatives import Days, Rows
from plancom.charts.coverage import coverage_word
from plancom.charts.frame import value_text
from plancom.charts.tables import (
    STATE_WORDS,
    Count,
    CoverageState,
    MonthPoint,
    NetworkSeries,
    ProcedureShare,
    complete,
)
from plancom.language import dates, numbers
from plancom.language.formula_injection import harmless
from plancom.language.translation import Language, language, tr
from plancom.plan.directions import HIGHER, DirectionWords

Cells = dict[str, str]
_BETWEEN: dict[Language, str] = {"es": ";", "en": ","}


def data_table(
    table: Rows | Days, *, unit: str = "", percent: bool = False, words: DirectionWords = HIGHER.words
) -> pd.DataFrame:
    """What the chart of `table` shows, a row per mark, every value as text («1.234», «45,3 %», «sep 2018»); no columns without marks.

    `table` is what the chart was given (for running totals `tables.running(points)`; for days a mapping from each to its value):
    - days: Fecha, Valor, Estado;
    - months: Mes, Real, and where any month has them the expected value (called as `words` do), Un año antes and Cambio de medición;
      Estado. Of networks the same under Red, one network after another;
    - procedures: Trámite, Hechos, En línea (transactions), Parte del total, Adopción (percent);
    - counts: Nombre, Total, Parte del total (percent).
    `unit` is added to the headers of values; `percent` writes months' values, which are shares of 1, in percent.
    """
    named = f" ({unit})" if unit else ""
    rows: list[Cells] = []
    if isinstance(table, Mapping):
        for day in sorted(table):
            value = table[day]
            cells = {tr("Fecha"): dates.date(day), tr("Valor") + named: value_text(value), tr("Estado"): _known(value)}
            rows.append(cells)
        return pd.DataFrame(rows)
    months = [row for row in table if isinstance(row, MonthPoint)]
    rows += _months(months, named, percent=percent, words=words)
    whole = sum(row.total for row in table if isinstance(row, ProcedureShare))
    counted = sum(row.value for row in table if isinstance(row, Count))
    for row in table:
        if isinstance(row, NetworkSeries):
            rows += _network(row, named, percent=percent)
        elif isinstance(row, ProcedureShare):
            rows.append(_procedure(row, whole))
        elif isinstance(row, Count):
            rows.append(_count(row, counted, named))
    return pd.DataFrame(rows)


def channel_table(
    months: Sequence[dt.date], channels: Sequence[str], values: Mapping[str, Sequence[float | None]]
) -> pd.DataFrame:
    """The counts of `channel_stack` as text: a row per month (Mes), a column per channel, called as it is; `values` are aligned with `months`."""
    return pd.DataFrame(
        [
            {tr("Mes"): dates.month(month), **{channel: value_text(values[channel][i]) for channel in channels}}
            for i, month in enumerate(months)
        ]
    )


def coverage_table(
    months: Sequence[dt.date], sources: Sequence[str], states: Mapping[str, Sequence[CoverageState]]
) -> pd.DataFrame:
    """The states of `coverage_calendar` in words: a row per month (Mes), a column per source, called as it is; `states` are aligned with `months`."""
    return pd.DataFrame(
        [
            {tr("Mes"): dates.month(month), **{source: coverage_word(states[source][i]) for source in sources}}
            for i, month in enumerate(months)
        ]
    )


def csv_bytes(table: pd.DataFrame) -> bytes:
    """`table` as a file that the reader's Excel opens by itself: semicolons in es-CO, commas in English; UTF-8 with its mark; no cell acts as a formula."""
    safe = table.map(_safe).rename(columns=_safe)
    text = safe.to_csv(index=False, sep=_BETWEEN[language()], lineterminator="\r\n")
    return text.encode("utf-8-sig")


def _safe(cell: object) -> str:
    return harmless(str(cell))


def _known(value: float | None) -> str:
    return tr("sin datos") if value is None else tr("completo")


def _months(
    points: Sequence[MonthPoint], named: str, *, percent: bool, words: DirectionWords = HIGHER.words
) -> list[Cells]:
    months = complete(points)
    expected = any(point.expected is not None for point in months)
    year_ago = any(point.is_compared for point in months)
    broken = any(point.breaks for point in months)
    real = _column([point.actual for point in months], percent=percent)
    aim = _column([point.expected for point in months], percent=percent)
    ago = _column([point.year_ago for point in months], percent=percent)
    rows = []
    for point in months:
        cells = {tr("Mes"): dates.month(point.month), tr("Real") + named: point.instead or real(point.actual)}
        if expected:
            cells[tr(words.expected_short) + named] = aim(point.expected)
        if year_ago:
            cells[tr("Un año antes")] = point.instead_of_year_ago or ago(point.year_ago)
        if broken:
            cells[tr("Cambio de medición")] = _breaks(point)
        rows.append(cells | {tr("Estado"): STATE_WORDS[point.state]})
    return rows


def _breaks(point: MonthPoint) -> str:
    """Since when a month is measured another way, and what changed."""
    return "; ".join(f"{dates.date(day)}: {what}" for day, what in point.breaks) or numbers.MISSING


def _column(values: Sequence[float | None], *, percent: bool) -> Callable[[float | None], str]:
    """How the values of one column are written: all with the same decimals."""
    if percent:
        return numbers.percent
    decimals = numbers.decimals_of(values)
    return lambda value: numbers.number(value, decimals)


def _network(row: NetworkSeries, named: str, *, percent: bool) -> list[Cells]:
    return [{tr("Red"): row.name, **cells} for cells in _months(row.points, named, percent=percent)]


def _count(row: Count, whole: float, named: str) -> Cells:
    return {
        tr("Nombre"): row.name,
        tr("Total") + named: value_text(row.value),
        tr("Parte del total"): numbers.percent(row.value / whole if whole else None),
    }


def _procedure(row: ProcedureShare, whole: float) -> Cells:
    return {
        tr("Trámite"): row.name,
        tr("Hechos"): numbers.number(row.total),
        tr("En línea"): numbers.number(row.electronic),
        tr("Parte del total"): numbers.percent(row.total / whole if whole else None),
        tr("Adopción"): numbers.percent(row.electronic / row.total if row.total else None),
    }
