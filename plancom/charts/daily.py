"""Every day of a flow, with the mean of seven days."""

import datetime as dt
from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from plancom.charts.axes import month_ticks, value_axis
from plancom.charts.break_marks import Break, break_entries, break_letters, break_lines, break_names, day_places
from plancom.charts.day_strip import LIFT, LINE, STRIP, STRIPPED, UNDER, names_below, packed
from plancom.charts.direct_labels import DirectLabel
from plancom.charts.frame import NO_DATA, OVERLAY, band_words, figure, hatching, key, runs, value_text
from plancom.charts.label_placement import PanelLabels, labelled
from plancom.charts.month_figure import PLOT
from plancom.charts.scene import BELOW, Sizes
from plancom.charts.theme import Look, Properties, palette
from plancom.language import dates
from plancom.language.translation import later, tr

WEEK = 7
DAY_MS = 86_400_000


def daily_line(
    days: Sequence[dt.date],
    values: Sequence[float | None],
    *,
    look: Look,
    unit: str = later("visitas por día"),
    breaks: Sequence[tuple[dt.date, str]] = (),
) -> go.Figure:
    """Each day as a dot and the mean of the seven days up to it as a line.

    `days` in order without gaps, `values` one per day, None where the day is not covered. The mean exists only where its seven
    days do: no day is guessed. `breaks` are the days from which something is measured another way, and what changed: each has
    its mark, and no mean mixes days of before and after.
    """
    colours = palette(look)
    numbers_ = np.array(values, dtype=float)  # None as nan
    within = [one for one in breaks if days and days[0] < one[0] <= days[-1]]
    mean = _mean_between(days, numbers_, [day for day, _ in within])
    stamps = [day.isoformat() for day in days]
    rounded = np.round(mean, 1)
    means = {value: value_text(value) for value in {*rounded.tolist()} if value == value}  # noqa: PLR0124 - not a nan
    axis, yaxis = _day_axis(days), value_axis(values, least=1)
    bands, words = _bands(days, np.isnan(numbers_), yaxis, look)
    many = len(days) > 400  # noqa: PLR2004 - a year and a bit
    data: list[Properties] = [
        *bands,
        {
            "type": "scatter",
            "name": tr("Día"),
            "mode": "markers",
            "x": stamps,
            "y": [None if value is None else float(value) for value in values],
            "marker": {"size": 3 if many else 5, "color": colours.muted, "opacity": 0.75},
            "customdata": _hover(days, values),
            "hovertemplate": "%{customdata}<extra></extra>",
        },
        {
            "type": "scatter",
            "name": tr("Media de 7 días"),
            "mode": "lines",
            "x": stamps,
            "y": [None if value != value else value for value in mean.tolist()],  # noqa: PLR0124 - not a nan
            "connectgaps": False,
            "line": {"color": colours.actual, "width": 2.5},
            "customdata": [means.get(value, "") for value in rounded.tolist()],
            "hovertemplate": tr("Media de 7 días: %{customdata}<extra></extra>"),
        },
    ]
    return _layout(data, days, words, (axis, yaxis), within, look, tr(unit))


def _hover(days: Sequence[dt.date], values: Sequence[float | None]) -> list[str]:
    """What each day says of itself; nothing where it is not covered."""
    weekdays = dates.weekday_names()
    written = {value: value_text(value) for value in set(values) if value is not None}
    return [
        f"{weekdays[day.weekday()]} {day.day:02}/{day.month:02}/{day.year}: <b>{written[value]}</b>"
        if value is not None
        else ""
        for day, value in zip(days, values, strict=True)
    ]


def _layout(  # noqa: PLR0917 - what daily_line has made
    data: list[Properties],
    days: Sequence[dt.date],
    words: Sequence[DirectLabel],
    axes: tuple[Properties, Properties],
    within: Sequence[Break],
    look: Look,
    unit: str,
) -> go.Figure:
    """The chart of the traces `data`, the last of which is the mean, with the breaks `within` its days."""
    places, names = day_places(within), packed(break_names(within))
    lines = break_lines(places, look)
    found = (
        labelled(words, [], data[-1:], axes, Sizes(PLOT), shapes=lines, look=look) if days else PanelLabels([], [], 8)
    )
    entries = [
        ("•", palette(look).muted, tr("cada día")),
        ("━", palette(look).actual, tr("media de 7 días")),
        *break_entries(within, look),
        *found.entries,
    ]
    line, top = key(look, entries, unit, lift=STRIP if within else 0)
    below = LINE * len(names) + UNDER + 8 if within else BELOW
    layout = {
        "height": PLOT + top + below,
        "xaxis": axes[0],
        "yaxis": axes[1],
        "yaxis9": OVERLAY,
        "annotations": [
            *line, *break_letters(places, len(days), look), *([names_below(names, look)] if within else []), *found.notes,
        ],
        "shapes": lines,
        "margin": {"t": top, "b": below},
        "meta": {LIFT: 0, STRIPPED: bool(within)},
        "dragmode": "zoom",
        "hovermode": "x unified",
    }  # fmt: skip
    return figure(data, layout, look)


def week_mean(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """The mean of each day and the six before it; nan where one of them is."""
    mean = np.full(values.shape, np.nan)
    if len(values) >= WEEK:
        mean[WEEK - 1 :] = np.lib.stride_tricks.sliding_window_view(values, WEEK).mean(axis=1)
    return mean


def _mean_between(
    days: Sequence[dt.date], values: NDArray[np.float64], broken: Sequence[dt.date]
) -> NDArray[np.float64]:
    """The week's mean, begun anew at each day of `broken`."""
    cuts = [(day - days[0]).days for day in sorted(broken)]
    return np.concatenate([week_mean(part) for part in np.split(values, cuts)])


def _day_axis(days: Sequence[dt.date]) -> Properties:
    edge = dt.timedelta(days=max(1, len(days) // 100))
    firsts = [day for day in days if day.day == 1] or list(days[:1])
    shown, texts = month_ticks(firsts)
    return {
        "type": "date",
        "range": [(days[0] - edge).isoformat(), (days[-1] + edge).isoformat()] if days else None,
        "fixedrange": False,
        "hoverformat": "%d/%m/%Y",
        "unifiedhovertitle": {"text": " "},
        "tickmode": "array",
        "tickvals": [firsts[i].isoformat() for i in shown],
        "ticktext": texts,
    }


def _bands(
    days: Sequence[dt.date], missing: NDArray[np.bool_], yaxis: Properties, look: Look
) -> tuple[list[Properties], list[DirectLabel]]:
    found = list(runs(missing.tolist()))
    if not found:
        return [], []
    half = dt.timedelta(hours=12)
    starts = [dt.datetime.combine(days[first], dt.time()) - half for first, _ in found]
    widths = [(last - first + 1) * DAY_MS for first, last in found]
    band: Properties = {
        "type": "bar",
        "name": tr("Sin datos"),
        "x": [start.isoformat() for start in starts],
        "offset": 0,
        "y": [1] * len(found),
        "width": widths,
        "yaxis": "y9",
        "marker": {"color": "rgba(0,0,0,0)", "line": {"width": 0}, "pattern": hatching(look)},
        "customdata": [f"{tr(NO_DATA)}: {dates.span(days[first], days[last])}" for first, last in found],
        "hovertemplate": "%{customdata}<extra></extra>",
    }
    words = [
        band_words(
            (start + dt.timedelta(milliseconds=width / 2)).isoformat(),
            yaxis,
            look,
            upright=width < len(days) * DAY_MS / 4,
        )
        for start, width in zip(starts, widths, strict=True)
        if width * 18 >= len(days) * DAY_MS
    ]
    return [band], words
