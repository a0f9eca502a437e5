"""Where an indicator is heading: what happened, the fan to the year's end, the target, and what if."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import pandas as pd
import plotly.graph_objects as go

from plancom.charts.axes import value_axis
from plancom.charts.colours import see_through
from plancom.charts.direct_labels import END, DirectLabel
from plancom.charts.frame import target_text, value_text
from plancom.charts.marks import actual_traces, direct_labels, last_known, target_trace, without_target
from plancom.charts.month_figure import month_figure
from plancom.charts.tables import STATE_WORDS, MonthPoint, complete
from plancom.charts.theme import Look, Properties, palette
from plancom.language import dates, numbers
from plancom.language.translation import tr
from plancom.plan.kinds import DAILY_RATE


@dataclass(frozen=True, slots=True)
class FanRow:
    """One month ahead: the year's figure by then, as median and interval."""

    month: dt.date
    low: float
    median: float
    high: float


DOTS, SQUARES = "•••", "╌■"
"""How the key draws what is to come if all goes on as it is, and what is supposed: as the chart does."""

Supposed = Sequence[tuple[dt.date, float]]


def fan_chart(
    points: Sequence[MonthPoint],
    fan: Sequence[FanRow],
    *,
    target: float | None,
    unit: str,
    look: Look,
    percent: bool = False,
    whole: bool = False,
    supposed: Supposed = (),
) -> go.Figure:
    """One plan year: what happened up to now, then the fan that holds eight in ten futures, and the target at its end.

    `points` are the year's figures to date (or a level by month), `fan` the months ahead, `supposed` the months ahead of a
    what-if; all in the chart's unit, or shares 0–1 where `percent`; written without decimals where `whole`.
    """
    months = complete(points)
    colours = palette(look)
    names = [dates.month(point.month) for point in months]
    last = last_known(list(map(_as_covered, months)))
    values = [target, *(p.actual for p in months), *(row.high for row in fan), *(value for _, value in supposed)]
    axis = value_axis(values, percent=percent)
    start = [] if last is None else [(names[last], months[last].actual or 0.0)]
    data = [*_fan(fan, start, look, percent=percent, whole=whole)]
    entries = [("●", colours.actual, tr("real"))]
    if fan:
        entries += [
            (DOTS, colours.actual, tr("si todo sigue igual")),
            ("■", colours.pale, tr("aquí caería 8 de cada 10 veces")),
        ]
    if supposed:
        data.append(_supposed(supposed, start, look, percent=percent, whole=whole))
        entries.append((SQUARES, colours.tones[1], tr("si pasa lo supuesto")))
    data += actual_traces(months, look, percent=percent, decimals=_decimals(whole=whole))
    if target is not None and months:
        data.append(
            target_trace(
                [names[-1]], [target], [target_text(target, percent=percent, decimals=_decimals(whole=whole))], look
            )
        )
        entries.append(("◆", colours.goal, tr("meta")))
    else:
        entries.append(without_target(look))
    written = partial(_said, percent=percent, whole=whole)
    bare = [replace(point, expected=None) for point in months]
    labels, closing = direct_labels(bare, look, target=None, write=written)
    ends = [(fan[-1].median, colours.actual, DOTS, tr("Cierre {value}"))] if fan else []
    ends += [(supposed[-1][1], colours.tones[1], SQUARES, tr("Supuesto {value}"))] if supposed else []
    ends += [(target, colours.goal, "◆", tr("Meta {value}"))] if target is not None and months else []
    closing += [
        DirectLabel(
            len(months) - 1, value, said.format(value=f"<b>{written(value)}</b>"), colour, END,
            (glyph, colour, said.format(value=written(value))),
        )
        for value, colour, glyph, said in ends
    ]  # fmt: skip
    return month_figure(
        bare, data, axis, look, entries=entries, unit=unit, labels=(labels, closing),
        shapes=[] if target is None else [_level(target, look)], known_until=last,
    )  # fmt: skip


def _as_covered(point: MonthPoint) -> MonthPoint:
    """A month without its value where not all of it is known."""
    return point if point.state == "covered" else MonthPoint(point.month, None, point.expected, point.state)


def _fan(
    fan: Sequence[FanRow], start: Sequence[tuple[str, float]], look: Look, *, percent: bool, whole: bool
) -> list[Properties]:
    if not fan:
        return []
    colours = palette(look)
    x = [*(name for name, _ in start), *(dates.month(row.month) for row in fan)]
    known = [value for _, value in start]
    edge: Properties = {"type": "scatter", "mode": "lines", "x": x, "line": {"width": 0}, "hoverinfo": "skip"}
    said = [
        tr(
            "Si todo sigue igual: <b>{median}</b> (entre {low} y {high})",
            median=_said(row.median, percent=percent, whole=whole),
            low=_said(row.low, percent=percent, whole=whole),
            high=_said(row.high, percent=percent, whole=whole),
        )
        for row in fan
    ]
    return [
        {**edge, "name": tr("Mínimo"), "y": [*known, *(row.low for row in fan)]},
        {
            **edge,
            "name": tr("Máximo"),
            "y": [*known, *(row.high for row in fan)],
            "fill": "tonexty",
            "fillcolor": see_through(colours.actual, 0.2),
        },
        {
            "type": "scatter",
            "name": tr("Si todo sigue igual"),
            "mode": "lines",
            "x": x,
            "y": [*known, *(row.median for row in fan)],
            "line": {"color": colours.actual, "width": 2.5, "dash": "dot"},
            "customdata": [*("" for _ in start), *said],
            "hovertemplate": "%{customdata}<extra></extra>",
        },
    ]


def _supposed(
    supposed: Supposed, start: Sequence[tuple[str, float]], look: Look, *, percent: bool, whole: bool
) -> Properties:
    return {
        "type": "scatter",
        "name": tr("Si pasa lo que usted supone"),
        "mode": "lines+markers",
        "x": [*(name for name, _ in start), *(dates.month(day) for day, _ in supposed)],
        "y": [*(value for _, value in start), *(value for _, value in supposed)],
        "line": {"color": palette(look).tones[1], "width": 2.5, "dash": "dash"},
        "marker": {"symbol": "square", "size": [*(0 for _ in start), *(7 for _ in supposed)]},
        "customdata": [*("" for _ in start), *(_said(value, percent=percent, whole=whole) for _, value in supposed)],
        "hovertemplate": tr("Con lo supuesto: <b>%{customdata}</b><extra></extra>"),
    }


def _level(target: float, look: Look) -> Properties:
    """The target as a thin line across, behind everything."""
    return {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": target,
        "y1": target,
        "layer": "below",
        "line": {"color": palette(look).goal, "width": 1, "dash": "dash"},
    }


def _said(value: float | None, *, percent: bool, whole: bool) -> str:
    """A value as the sentences beside the chart write it: counts without decimals."""
    return numbers.number(value) if whole else value_text(value, percent=percent, decimals=_decimals(whole=whole))


def _decimals(*, whole: bool) -> int:
    """With how many values that are no shares are written: none of counts, those of a daily rate of rates."""
    return 0 if whole else DAILY_RATE.decimals


def fan_table(
    points: Sequence[MonthPoint],
    fan: Sequence[FanRow],
    *,
    percent: bool = False,
    whole: bool = False,
    supposed: Supposed = (),
) -> pd.DataFrame:
    """What `fan_chart` shows, a row per month, every cell text: in percent, in whole numbers, or with the decimals of a daily rate.

    Mes, Real; with a `fan` Si todo sigue igual (the median), Desde and Hasta; with what is `supposed` Con lo supuesto; Estado.
    """
    ahead = {row.month: row for row in fan}
    what_if = dict(supposed)
    rows = []
    for point in complete(points):
        cells = {tr("Mes"): dates.month(point.month), tr("Real"): _said(point.actual, percent=percent, whole=whole)}
        if fan:
            for name, value in _ahead(ahead.get(point.month)).items():
                cells[name] = _said(value, percent=percent, whole=whole)
        if supposed:
            cells[tr("Con lo supuesto")] = _said(what_if.get(point.month), percent=percent, whole=whole)
        rows.append(cells | {tr("Estado"): STATE_WORDS[point.state]})
    return pd.DataFrame(rows)


def _ahead(row: FanRow | None) -> dict[str, float | None]:
    """The values of a month ahead under their headers; None of a month that is not."""
    median, low, high = (row.median, row.low, row.high) if row else (None, None, None)
    return {tr("Si todo sigue igual"): median, tr("Desde"): low, tr("Hasta"): high}


def fan_text(
    title: str,
    points: Sequence[MonthPoint],
    fan: Sequence[FanRow],
    *,
    target: float | None,
    percent: bool = False,
    whole: bool = False,
) -> str:
    """One sentence for `fan_chart`."""
    known = [point for point in points if point.actual is not None and point.state == "covered"]
    parts = []
    if known:
        value = _said(known[-1].actual, percent=percent, whole=whole)
        parts.append(tr("{value} en {month}", value=value, month=dates.month(known[-1].month)))
    if fan:
        end = fan[-1]
        parts.append(
            tr(
                "si todo sigue igual, en {month}: {value_text}, entre {value_text_2} y {value_text_3}",
                month=dates.month(end.month),
                value_text=_said(end.median, percent=percent, whole=whole),
                value_text_2=_said(end.low, percent=percent, whole=whole),
                value_text_3=_said(end.high, percent=percent, whole=whole),
            )
        )
    if target is not None:
        parts.append(tr("meta: {target}", target=target_text(target, percent=percent, decimals=_decimals(whole=whole))))
    return f"{title}: {'; '.join(parts) or tr('sin datos')}.".replace(numbers.MISSING, tr("sin datos"))
