"""Parts of a whole, month by month."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from functools import partial
from itertools import accumulate

import plotly.graph_objects as go

from plancom.charts.axes import month_axis, value_axis
from plancom.charts.colours import contrast, mix
from plancom.charts.end_columns import end_column
from plancom.charts.frame import OVERLAY, figure, key, missing_bands, missing_words
from plancom.charts.label_placement import labelled
from plancom.charts.month_figure import PLOT
from plancom.charts.scene import BELOW, Sizes
from plancom.charts.tables import MonthPoint
from plancom.charts.theme import SMALL, Look, palette
from plancom.html import plotly_text
from plancom.language import dates, numbers
from plancom.language.translation import later, tr

SIZES = Sizes(PLOT)
GREYS = {False: (0.66, 0.45, 0.78, 0.56, 0.7), True: (0.66, 0.58, 0.78, 0.62, 0.7)}
"""How much of the paper is in each grey of the channels that matter less, from the bottom up; in the dark none outshines the accent."""
PATTERNS = ("", "/", ".", "x", "-", "|")


def channel_stack(
    months: Sequence[dt.date],
    channels: Sequence[str],
    values: Mapping[str, Sequence[float | None]],
    *,
    look: Look,
    main: Collection[str] | None = None,
    unit: str = later("trámites por mes"),
) -> go.Figure:
    """Transactions per month stacked by channel, the first at the bottom.

    `values[channel]` has one count per month, None where the month is missing. The `main` channels, those that the plan counts (by
    default the first), have the accent colour; the others are grey, told apart by their patterns and the names beside the last stack.
    """
    colours = palette(look)
    names = [dates.month(month) for month in months]
    fills = _fills(channels, set(channels[:1] if main is None else main), look)
    data = []
    for i, (channel, fill) in enumerate(zip(channels, fills, strict=True)):
        mark = max("#ffffff", "#000000", key=partial(contrast, fill))
        data.append(
            {
                "type": "bar",
                "name": plotly_text(channel),
                "x": names,
                "y": list(values[channel]),
                "marker": {
                    "color": fill,
                    "line": {"width": 0.5, "color": colours.paper},
                    "pattern": {
                        "shape": PATTERNS[i % 6] if i > 1 else "",
                        "fgcolor": mark,
                        "size": 6,
                        "solidity": 0.2,
                        "fillmode": "overlay",  # by itself, plotly draws the pattern on nothing: white on white
                    },
                },
                "customdata": list(map(numbers.number, values[channel])),
                "hovertemplate": f"{plotly_text(channel)}: %{{customdata}}<extra></extra>",
            }
        )
    columns = [[values[channel][i] for channel in channels] for i in range(len(months))]
    totals = [sum(filter(None, column)) for column in columns]
    axis = value_axis(totals, least=1)
    points = [_point(month, column) for month, column in zip(months, columns, strict=True)]
    known = [column for column, point in zip(columns, points, strict=True) if point.state == "covered"]
    ends = [
        (height, f'<span style="color:{fill}">■</span> {plotly_text(channel)}', colours.ink)
        for height, channel, fill in zip(_middles(known[-1] if known else []), channels, fills, strict=False)
    ]
    notes, room = end_column(ends, axis, height=float(SIZES.plots(axis)[:, 1].min()), size=SMALL)
    xaxis = month_axis(months)
    found = labelled(missing_words(points, axis, look), [], data, (xaxis, axis), SIZES, right=max(8.0, room))
    line, margin = key(look, found.entries, tr(unit))
    layout = {
        "barmode": "stack",
        "bargap": 0.15,
        "xaxis": xaxis,
        "yaxis": axis,
        "yaxis9": OVERLAY,
        "annotations": [*line, *notes, *found.notes],
        "height": PLOT + margin + BELOW,
        "margin": {"t": margin, "r": max(8.0, room), "b": BELOW},
    }
    return figure([*missing_bands(points, look), *data], layout, look)


def _point(month: dt.date, column: Sequence[float | None]) -> MonthPoint:
    """A month as far as it is known: it is missing where all of its channels are."""
    return MonthPoint(month, None, None, "missing" if column.count(None) == len(column) else "covered")


def _middles(column: Sequence[float | None]) -> list[float]:
    """The height at which each part of a stack has its middle."""
    parts = [value or 0 for value in column]
    bases = accumulate(parts, initial=0.0)
    return [base + part / 2 for base, part in zip(bases, parts, strict=False)]


def _fills(channels: Sequence[str], main: Collection[str], look: Look) -> list[str]:
    """The colour of each channel: the accent and its tint for those that matter, greys for the others."""
    colours = palette(look)
    greys = [mix(colours.ink, colours.paper, share) for share in GREYS[look.dark]]
    fills, loud, quiet = [], 0, 0
    for channel in channels:
        if channel in main:
            fills.append(colours.pale if loud else colours.actual)
            loud += 1
        else:
            fills.append(greys[quiet % len(greys)])
            quiet += 1
    return fills
