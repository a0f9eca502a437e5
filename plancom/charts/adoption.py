"""Adoption over the plan's years: each year against its step, the ramp between, and the rolling twelve months."""

import datetime as dt
from collections.abc import Sequence

import plotly.graph_objects as go

from plancom.charts.axes import value_axis
from plancom.charts.direct_labels import ASIDE, END, DirectLabel
from plancom.charts.frame import target_text, value_text
from plancom.charts.marks import expected_trace, target_trace
from plancom.charts.month_figure import month_figure
from plancom.charts.tables import MonthPoint, YearPoint, complete
from plancom.charts.theme import Look, Properties, palette
from plancom.language import dates
from plancom.language.translation import later, tr


def adoption_curve(
    years: Sequence[YearPoint],
    rolling: Sequence[MonthPoint],
    monthly: Sequence[MonthPoint],
    *,
    look: Look,
    unit: str = later("trámites hechos en línea, parte del total"),
    slide: bool = False,
) -> go.Figure:
    """Yearly adoption as wide bars against 20 / 30 / 60 / 90 %, with the rolling twelve months as the line.

    All shares 0–1. `monthly` has every month of all the years shown: its `actual` is the month's own adoption (small dots),
    its `expected` the ramp to the targets. `rolling.actual` is the share of the twelve months up to that month. `years` are
    plan years (0 the baseline year); a provisional one is pale and hatched.
    """
    months = complete(monthly)
    colours = palette(look)
    names = [dates.month(point.month) for point in months]
    data = [_years(years, look), _months(months, names, look), expected_trace(months, look, percent=True)]
    data.append(_rolling(rolling, look))
    ends = [(dates.month(_year_end(year)), year.target) for year in years if year.target is not None]
    shown = [(name, target) for name, target in ends if name in set(names)]
    texts = [target_text(target, percent=True) for _, target in shown]
    data.append(target_trace([name for name, _ in shown], [target for _, target in shown], texts, look))
    place = {name: i for i, name in enumerate(names)}
    labels = [
        DirectLabel(
            place[name], target, f"<b>{_goal_words(target) if i == 0 else target_text(target, percent=True)}</b>",
            colours.goal, END if place[name] == len(names) - 1 else ASIDE, ("◆", colours.goal, f"{name}: {target_text(target, percent=True)}"),
        )
        for i, (name, target) in enumerate(shown)
    ]  # fmt: skip
    entries = [("■", colours.pale, tr("adopción del año")), ("━", colours.actual, tr("últimos 12 meses"))]
    entries += [("╌╌", colours.goal, tr("esperado")), ("·", colours.soft, tr("cada mes"))]
    if any(year.provisional and year.actual is not None for year in years):
        entries.insert(1, ("▨", colours.actual, tr("parcial")))
    values = [v for p in months for v in (p.actual, p.expected)] + [year.target for year in years]
    axis = value_axis([*values, *(year.actual for year in years), *(p.actual for p in rolling)], percent=True)
    return month_figure(
        months, data, axis, look, entries=entries, unit=tr(unit), labels=(labels, ()), lift=38, slide=slide,
        over=[_year_label(year, place, look) for year in years if dates.month(year.first) in place],
    )  # fmt: skip


def _goal_words(target: float) -> str:
    return tr("Meta {target}", target=target_text(target, percent=True))


def _year_end(year: YearPoint) -> dt.date:
    return year.first.replace(year=year.first.year + (year.first.month > 1), month=(year.first.month - 2) % 12 + 1)


def _years(years: Sequence[YearPoint], look: Look) -> Properties:
    colours = palette(look)
    return {
        "type": "bar",
        "name": tr("Adopción del año"),
        "x": [dates.month(year.first) for year in years],
        "y": [year.actual for year in years],
        "offset": -0.42,
        "width": 11.84,
        "marker": {
            "color": colours.pale,
            "line": {"width": 0},
            "pattern": {
                "shape": ["\\" if year.provisional else "" for year in years],
                "fgcolor": colours.actual,
                "size": 8,
                "solidity": 0.12,
                "fgopacity": 0.6,
                "fillmode": "overlay",
            },
        },
        "hoverinfo": "skip",
    }


def _months(months: Sequence[MonthPoint], names: Sequence[str], look: Look) -> Properties:
    return {
        "type": "scatter",
        "name": tr("Cada mes"),
        "mode": "markers",
        "x": list(names),
        "y": [point.actual for point in months],
        "marker": {"size": 4, "color": palette(look).soft},
        "customdata": [value_text(point.actual, percent=True) for point in months],
        "hovertemplate": tr("El mes: %{customdata}<extra></extra>"),
    }


def _rolling(rolling: Sequence[MonthPoint], look: Look) -> Properties:
    months = complete(rolling)
    return {
        "type": "scatter",
        "name": tr("Últimos 12 meses"),
        "mode": "lines",
        "x": [dates.month(point.month) for point in months],
        "y": [point.actual for point in months],
        "connectgaps": False,
        "line": {"color": palette(look).actual, "width": 3},
        "customdata": [value_text(point.actual, percent=True) for point in months],
        "hovertemplate": tr("Últimos 12 meses: <b>%{customdata}</b><extra></extra>"),
    }


def _year_label(year: YearPoint, place: dict[str, int], look: Look) -> Properties:
    """The year's name and figure, as the heading of its twelve months."""
    figure_ = f"<b>{value_text(year.actual, percent=True)}</b>" if year.actual is not None else "–"
    return {
        "x": (place[dates.month(year.first)] + min(place[dates.month(year.first)] + 11, len(place) - 1)) / 2,
        "y": 1,
        "xref": "x",
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": 1,
        "showarrow": False,
        "text": f"{tr('Base') if year.year == 0 else tr('Año {year}', year=year.year)}<br>{figure_}",
        "font": {"size": 13, "color": palette(look).ink},
    }
