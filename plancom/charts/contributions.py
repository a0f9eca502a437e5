"""What moved a total: each part's contribution from nothing to the whole change, step by step."""

from collections.abc import Sequence
from itertools import accumulate

import plotly.graph_objects as go

from plancom.changes.rows import Row
from plancom.charts.colours import see_through
from plancom.charts.frame import figure, key
from plancom.charts.theme import Look, Properties, palette
from plancom.html import plotly_text
from plancom.language.translation import tr

ROW = 46  # px of a bar and its words
LONGEST = 30  # characters of a name; the rest is in the hover
SHOWN = 8  # parts drawn one by one


def waterfall(shown: Sequence[Row], *, look: Look, unit: str = "") -> go.Figure:
    """The rows of a breakdown (`changes.rows.rows`), each bar beginning where the one above ended; the last is the whole change.

    Rising and falling bars differ in colour, in their triangle and in their sign; a part without data on one side is hatched.
    """
    colours = palette(look)
    falling = colours.tones[1]
    ends = list(accumulate(row.steps for row in shown if row.kind != "total"))
    starts = [0, *ends]
    places = list(range(len(shown) - 1, -1, -1))
    base = [0 if row.kind == "total" else start for row, start in zip(shown, starts, strict=False)]
    tone = [colours.goal if r.kind == "total" else colours.actual if r.steps >= 0 else falling for r in shown]
    apart = [row.kind == "missing" for row in shown]
    data: list[Properties] = [
        {
            "type": "bar",
            "orientation": "h",
            "name": tr("Cambio"),
            "y": places,
            "base": base,
            "x": [row.steps for row in shown],
            "width": 0.36,
            "marker": {
                "color": [colours.paper if flag else colour for flag, colour in zip(apart, tone, strict=True)],
                "line": {"width": [1.5 if flag else 0 for flag in apart], "color": tone},
                "pattern": {
                    "shape": ["/" if flag else "" for flag in apart], "fgcolor": tone, "size": 6, "solidity": 0.25, "fillmode": "overlay",
                },
            },
            "customdata": [_hover(row) for row in shown],
            "hovertemplate": "%{customdata}<extra></extra>",
        }
    ]  # fmt: skip
    entries = [
        ("■", colours.actual, tr("▲ suma")),
        ("■", falling, tr("▼ resta")),
        ("■", colours.goal, tr("cambio total")),
    ]
    if any(apart):
        entries.append(("▨", colours.soft, tr("sin dato en un período")))
    line, top = key(look, entries, unit)
    edges = [0, *ends]
    low, high = min(edges), max(edges)
    pad = (high - low or 1) * 0.02
    layout = {
        "height": top + 12 + ROW * max(1, len(shown)),
        "hovermode": "closest",
        "xaxis": {"visible": False, "range": [low - pad, high + pad]},
        "yaxis": {"visible": False, "range": [-0.35, max(1, len(shown)) - 0.2]},
        "shapes": _lines(places, ends, look),
        "annotations": [*line, *_words(shown, places, look)],
        "margin": {"t": top, "l": 2, "r": 2, "b": 4},
    }
    return figure(data, layout, look)


def _hover(row: Row) -> str:
    lines = [f"<b>{plotly_text(row.name)}</b>", row.text]
    if row.missing:
        lines.append(tr("{missing}: no es un cambio suyo", missing=plotly_text(row.missing)))
    return "<br>".join(lines)


def _words(shown: Sequence[Row], places: Sequence[int], look: Look) -> list[Properties]:
    found = []
    for row, place in zip(shown, places, strict=True):
        name = row.name if len(row.name) <= LONGEST else f"{row.name[: LONGEST - 1].rstrip()}…"
        name = plotly_text(f"{name[:1].upper()}{name[1:]}")
        if row.missing:
            name = f"{name} <i>({plotly_text(row.missing)})</i>"
        mark = "▲ " if row.steps > 0 else "▼ " if row.steps < 0 else ""
        bold = row.kind == "total"
        for text, side in ((name, "left"), (f"{mark}{row.text}", "right")):
            found.append(
                {
                    "x": 0 if side == "left" else 1,
                    "xref": "paper",
                    "y": place + 0.2,
                    "yref": "y",
                    "xanchor": side,
                    "yanchor": "bottom",
                    "showarrow": False,
                    "align": side,
                    "text": f"<b>{text}</b>" if bold else text,
                    "font": {"size": 14, "color": palette(look).ink},
                    "bgcolor": see_through(palette(look).paper, 0.85),  # lines pass behind words
                    "borderpad": 0,
                }
            )
    return found


def _lines(places: Sequence[int], ends: Sequence[int], look: Look) -> list[Properties]:
    """Where each bar ends and the next begins, and the line of no change."""
    if not places:
        return []
    line = {"type": "line", "layer": "below"}
    thin = {"color": palette(look).muted, "width": 1}
    zero = {**line, "x0": 0, "x1": 0, "y0": -0.3, "y1": places[0] + 0.2, "line": {**thin, "dash": "dot"}}
    steps = [
        {**line, "x0": end, "x1": end, "y0": place - 1 - 0.18, "y1": place + 0.18, "line": thin}
        for place, end in zip(places, ends, strict=False)
        if place
    ]
    return [zero, *steps]
