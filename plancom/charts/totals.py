"""Flows: month by month against expected, and running totals that end in the year's target."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import plotly.graph_objects as go

from plancom.charts.axes import TWO_YEARS, value_axis
from plancom.charts.frame import target_text, value_text
from plancom.charts.marks import (
    actual_traces,
    baseline_label,
    baseline_trace,
    direct_labels,
    expected_trace,
    hatched,
    line_key,
    target_trace,
    without_target,
)
from plancom.charts.month_figure import month_figure
from plancom.charts.tables import MonthPoint, complete, known_until, running, skips
from plancom.charts.theme import Look, Properties, palette
from plancom.language import dates
from plancom.language.translation import later, tr
from plancom.plan.directions import HIGHER, Direction, DirectionWords

KEPT = {
    False: (later("llegó a lo esperado"), later("no llegó")),
    True: (later("no pasó de lo permitido"), later("pasó")),
}
"""What the key says of the months that are as expected and of the others, by whether the goal is a ceiling."""


def monthly_bars(points: Sequence[MonthPoint], *, unit: str, look: Look, direction: Direction = HIGHER) -> go.Figure:
    """Each month's flow as a bar, its expected value as a short dark line, the same month a year before as a thin line.

    `points`: counts per month in `unit`. A month that is as `direction` wants it is filled, another a pale bar with an outline;
    provisional bars are pale and hatched; missing months a hatched band, never a zero.
    """
    months = complete(points)
    colours = palette(look)
    names = [dates.month(point.month) for point in months]
    provisional = [point.state == "provisional" for point in months]
    short = [_falls_short(point, direction) for point in months]
    axis = value_axis([value for p in months for value in (p.actual, p.expected, p.year_ago)], least=1)
    data = [_bars(months, provisional, short, look)]
    entries = _fill_entries(months, short, direction, look)
    if any(provisional):
        entries.append(("▨", colours.actual, tr("parcial")))
    if any(point.expected is not None for point in months):
        data.append(_ticks(months, names, look, axis["range"][1]))
        entries.append(("━", colours.goal, tr("esperado")))
    if any(point.year_ago is not None for point in months):
        data.append(_year_ago(months, names, look))
        entries.append(("○" if len(months) <= TWO_YEARS else "─", colours.soft, tr("mismo mes del año anterior")))
    return month_figure(months, data, axis, look, entries=entries, unit=unit, barmode="overlay")


def _bars(months: Sequence[MonthPoint], provisional: Sequence[bool], short: Sequence[bool], look: Look) -> Properties:
    """A bar for each month."""
    colours = palette(look)
    outlined = [flag or other for flag, other in zip(provisional, short, strict=True)]
    return {
        "type": "bar",
        "name": tr("Real"),
        "x": [dates.month(point.month) for point in months],
        "y": [point.actual if point.state != "missing" else None for point in months],
        "marker": {
            "color": [colours.pale if flag else colours.actual for flag in outlined],
            "line": {"width": [1.5 if flag else 0 for flag in outlined], "color": colours.actual},
            "pattern": hatched(provisional, colours.actual, "\\"),
        },
        "customdata": [
            f"{tr('Parcial') if flag else tr('Real')}: <b>{value_text(point.actual, decimals=0)}</b>"
            for point, flag in zip(months, provisional, strict=True)
        ],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _fill_entries(
    months: Sequence[MonthPoint], short: Sequence[bool], direction: Direction, look: Look
) -> list[tuple[str, str, str]]:
    """What filled bars and outlined ones are, of those that there are."""
    actual = palette(look).actual
    if all(point.expected is None for point in months):
        return [("■", actual, tr("real"))]
    kept, missed = KEPT[direction.is_ceiling]
    judged = [p.state == "covered" and p.actual is not None and p.expected is not None for p in months]
    filled = any(flag and not other for flag, other in zip(judged, short, strict=True))
    entries = [("■", actual, tr(kept))] if filled or not any(short) else []
    return [*entries, *([("□", actual, tr(missed))] if any(short) else [])]


def _falls_short(point: MonthPoint, direction: Direction) -> bool:
    """Whether a complete month is not as expected, or more than allowed."""
    if point.state != "covered" or point.actual is None or point.expected is None:
        return False
    return not direction.reaches(point.actual, point.expected)


def _ticks(months: Sequence[MonthPoint], names: Sequence[str], look: Look, top: float) -> Properties:
    """A short line per month, wider than its bar: a flat bar whose base is the expected value. No halo: it would hide a bar's top."""
    colours = palette(look)
    flat = top * 0.009  # 2 or 3 px
    return {
        "type": "bar",
        "name": tr("Esperado"),
        "x": list(names),
        "base": [None if point.expected is None else point.expected - flat / 2 for point in months],
        "y": [None if point.expected is None else flat for point in months],
        "width": 0.92,
        "marker": {"color": colours.goal, "line": {"width": 0}},
        "customdata": [value_text(point.expected, decimals=0) for point in months],
        "hovertemplate": tr("Esperado: %{customdata}<extra></extra>"),
    }


def _year_ago(months: Sequence[MonthPoint], names: Sequence[str], look: Look) -> Properties:
    colours = palette(look)
    return {
        "type": "scatter",
        "name": tr("Año anterior"),
        "mode": "lines+markers" if len(months) <= TWO_YEARS else "lines",
        "x": list(names),
        "y": [point.year_ago for point in months],
        "connectgaps": False,
        "line": {"color": colours.soft, "width": 1},
        "marker": {
            "symbol": "circle",
            "size": 6,
            "color": colours.paper,
            "line": {"color": colours.soft, "width": 1.5},
        },
        "customdata": [value_text(point.year_ago, decimals=0) for point in months],
        "hovertemplate": tr("Un año antes: %{customdata}<extra></extra>"),
    }


def cumulative(points: Sequence[MonthPoint], *, target: float | None, unit: str, look: Look, **slide: Any) -> go.Figure:
    """The running total of one plan year against the running expected value, ending in the target.

    `points` are *monthly* counts, the same table as `monthly_bars`; `tables.running` adds them up and says how missing and
    provisional months count; `slide` is what `month_figure` knows of slides.
    """
    return _running_figure(points, target=target, unit=unit, baseline=None, look=look, **slide)


def press_cumulative(
    points: Sequence[MonthPoint],
    *,
    target: float | None,
    baseline: float | None,
    look: Look,
    unit: str = later("publicaciones en lo que va del año"),
    **slide: Any,
) -> go.Figure:
    """The outlet's publications adding up over the year towards the target, and at the year's end what the baseline's year came to.

    `points` are publications per month; `target` and `baseline` publications per year (100 and 55): a year's total is comparable
    with a running total only where the year ends.
    """
    return _running_figure(points, target=target, unit=tr(unit), baseline=baseline, look=look, **slide)


def _running_figure(
    points: Sequence[MonthPoint],
    *,
    target: float | None,
    unit: str,
    baseline: float | None,
    look: Look,
    words: DirectionWords = HIGHER.words,
    **slide: Any,
) -> go.Figure:
    months = running(points)
    axis = value_axis([target, baseline, *(p.actual for p in months), *(p.expected for p in months)], least=1)
    data = [*_expected(months, look, words), *actual_traces(months, look, decimals=0)]
    labels, ends = direct_labels(months, look, target=target, decimals=0, words=words)
    if target is not None and months:
        data.append(target_trace([dates.month(months[-1].month)], [target], [target_text(target, decimals=0)], look))
    if baseline is not None and months:
        data.append(baseline_trace(dates.month(months[-1].month), baseline, look))
        ends.append(baseline_label(len(months) - 1, baseline, look))
    entries = line_key(months, look, words, skipping=skips(months))
    if target is None:
        entries.append(without_target(look))
    return month_figure(months, data, axis, look, entries=entries, unit=unit, labels=(labels, ends), **slide)


def _expected(months: Sequence[MonthPoint], look: Look, words: DirectionWords) -> list[Properties]:
    """The running expected line; paler over the months without data in which a year ends, where nothing is held against it."""
    end = known_until(months)
    if end == len(months):
        return [expected_trace(months, look, decimals=0, words=words)]
    known = [point if i < end else replace(point, expected=None) for i, point in enumerate(months)]
    rest = expected_trace(months[end - 1 :], look, decimals=0, words=words)
    rest["line"] = rest["line"] | {"color": palette(look).muted}
    return [expected_trace(known, look, decimals=0, words=words), rest]
