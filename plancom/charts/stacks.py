"""Parts of a whole, month by month."""

import datetime as dt
from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from plancom.charts.axes import month_axis, value_axis
from plancom.charts.colours import contrast
from plancom.charts.frame import OVERLAY, figure, key, missing_bands
from plancom.charts.tables import MonthPoint
from plancom.charts.theme import SMALL, Look, palette
from plancom.html import plotly_text
from plancom.language import dates, numbers
from plancom.language.translation import later, tr

PATTERNS = ("", "/", ".", "x", "-", "|")
APART = 0.075  # of the height between two labels


def channel_stack(
    months: Sequence[dt.date],
    channels: Sequence[str],
    values: Mapping[str, Sequence[float | None]],
    *,
    look: Look,
    unit: str = later("transacciones por mes"),
) -> go.Figure:
    """Transactions per month stacked by channel, the first channel (electronic) at the bottom in the accent colour.

    `values[channel]` has one count per month, None where the month is missing. Each channel is named beside the last stack.
    """
    colours = palette(look)
    names = [dates.month(month) for month in months]
    others = [colours.pale, colours.tones[4], colours.tones[3], colours.tones[2], colours.muted]
    fills = [colours.actual if i == 0 else others[(i - 1) % len(others)] for i in range(len(channels))]
    data = []
    for i, (channel, fill) in enumerate(zip(channels, fills, strict=True)):
        mark = "#000000" if contrast("#000000", fill) > contrast("#ffffff", fill) else "#ffffff"
        data.append(
            {
                "type": "bar",
                "name": channel,
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
                "customdata": [numbers.number(value) for value in values[channel]],
                "hovertemplate": f"{plotly_text(channel)}: %{{customdata}}<extra></extra>",
            }
        )
    totals = [sum(values[channel][i] or 0 for channel in channels) for i in range(len(months))]
    axis = value_axis(totals, least=1)
    last = max((i for i in range(len(months)) if any(values[c][i] is not None for c in channels)), default=None)
    notes = []
    if last is not None:
        top = axis["range"][1]
        under = -1.0
        base = 0.0
        for channel, fill in zip(channels, fills, strict=True):
            value = values[channel][last] or 0
            middle = max(base + value / 2, under + top * APART, top * APART / 2)
            base, under = base + value, middle
            notes.append(
                {
                    "x": 1,
                    "xref": "paper",
                    "xanchor": "left",
                    "xshift": 6,
                    "y": middle,
                    "yref": "y",
                    "yanchor": "middle",
                    "showarrow": False,
                    "text": f'<span style="color:{fill}">■</span> {plotly_text(channel)}',
                    "font": {"size": SMALL, "color": colours.ink},
                }
            )
    gaps = [all(values[channel][i] is None for channel in channels) for i in range(len(months))]
    points = [MonthPoint(m, None, None, "missing" if gap else "covered") for m, gap in zip(months, gaps, strict=True)]
    bands, words = missing_bands(points, look)
    line, margin = key(look, [], tr(unit))
    room = 28 + 7 * max((len(channel) for channel in channels), default=0)
    layout = {
        "barmode": "stack",
        "bargap": 0.15,
        "xaxis": month_axis(months),
        "yaxis": axis,
        "yaxis9": OVERLAY,
        "annotations": [*line, *words, *notes],
        "margin": {"t": margin, "r": room},
    }
    return figure([*bands, *data], layout, look)
