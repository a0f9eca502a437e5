"""What moved a total: each part's contribution from nothing to the whole change, step by step."""

from collections.abc import Sequence
from itertools import accumulate

import plotly.graph_objects as go

from plancom.changes.breakdown_rows import Row
from plancom.charts.frame import figure, key
from plancom.charts.marks import hatched
from plancom.charts.scene import WIDTHS
from plancom.charts.text_size import in_lines, text_size
from plancom.charts.theme import Look, Properties, palette
from plancom.html import plotly_text
from plancom.language.translation import tr

ROW = 40  # px of a bar, and of its name in two lines
COLUMN = 128  # px of the names at the most; the rest is in the hover
BESIDE = 8  # px between names, bars and values
WORDS = 13  # px of names and values
SHOWN = 8  # parts drawn one by one


def _range(edges: Sequence[float]) -> list[float]:
    """From the least to the greatest of the bars' edges, with a little air."""
    low, high = min(edges), max(edges)
    pad = (high - low or 1) * 0.02
    return [low - pad, high + pad]


def waterfall(shown: Sequence[Row], *, look: Look, unit: str = "") -> go.Figure:
    """The rows of a breakdown (`changes.breakdown_rows.rows`), each bar beginning where the one above ended; the last is the whole change.

    Rising and falling bars differ in colour, in their triangle and in their sign; a part without data on one side is hatched.
    """
    colours = palette(look)
    falling = colours.tones[1]
    ends = list(accumulate(row.steps for row in shown if row.kind != "total"))
    starts = [0, *ends]
    places = list(range(len(shown) - 1, -1, -1))
    base = [0 if row.kind == "total" else start for row, start in zip(shown, starts, strict=False)]
    tone = [_tone(row, look) for row in shown]
    apart = [row.kind == "missing" for row in shown]
    data: list[Properties] = [
        {
            "type": "bar",
            "orientation": "h",
            "name": tr("Cambio"),
            "y": places,
            "base": base,
            "x": [row.steps for row in shown],
            "width": 0.46,
            "marker": {
                "color": [_fill(row, look) for row in shown],
                "line": {"width": [1.5 if flag else 0 for flag in apart], "color": tone},
                "pattern": hatched(apart, tone, "/"),
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
    names = [_name(row) for row in shown]
    left = max((text_size(name, WORDS)[0] for name in names), default=0.0) + BESIDE
    right = max((text_size(_value(row), WORDS)[0] for row in shown), default=0.0) + 2 * BESIDE
    line, top = key(look, entries, unit, width=WIDTHS[0] - BESIDE)
    layout = {
        "height": top + 12 + ROW * max(1, len(shown)),
        "hovermode": "closest",
        "xaxis": {"visible": False, "range": _range([0, *ends])},
        "yaxis": {"visible": False, "range": [-0.5, max(1, len(shown)) - 0.5]},
        "shapes": _lines(places, ends, look),
        "annotations": [
            *({**one, "xshift": -left} for one in line),
            *_names(names, places, left, look),
            *_values(shown, base, places, look),
        ],
        "margin": {"t": top, "l": left, "r": right, "b": 4},
    }
    return figure(data, layout, look)


def _tone(row: Row, look: Look) -> str:
    colours = palette(look)
    if row.kind == "total":
        return colours.goal
    return colours.actual if row.steps >= 0 else colours.tones[1]


def _fill(row: Row, look: Look) -> str:
    """The tone of a bar; of a part without data on one side, which is hatched with it, that of the paper."""
    return palette(look).paper if row.kind == "missing" else _tone(row, look)


def _hover(row: Row) -> str:
    lines = [f"<b>{plotly_text(row.name)}</b>", row.text]
    if row.missing:
        lines.append(tr("{missing}: no es un cambio suyo", missing=plotly_text(row.missing)))
    return "<br>".join(lines)


def _name(row: Row) -> str:
    """A part's name in at most two lines of the column; of one without data on a side, in one line, and which side that is."""
    lines = list(in_lines(f"{row.name[:1].upper()}{row.name[1:]}".split(" "), WORDS, " ", width=COLUMN))
    allowed = 1 if row.missing else 2
    if len(lines) > allowed:
        lines = [*lines[: allowed - 1], f"{lines[allowed - 1]}…"]
    said = "<br>".join(plotly_text(_cut(one)) for one in lines)
    if row.missing:
        return f"{said}<br><i>{plotly_text(row.missing)}</i>"
    return f"<b>{said}</b>" if row.kind == "total" else said


def _cut(words: str) -> str:
    """A word that alone is wider than the column, cut."""
    while text_size(words, WORDS)[0] > COLUMN * 1.1:
        words = f"{words.rstrip('…')[:-1]}…"
    return words


def _value(row: Row) -> str:
    mark = "▲ " if row.steps > 0 else "▼ " if row.steps < 0 else ""
    return f"<b>{mark}{row.text}</b>" if row.kind == "total" else f"{mark}{row.text}"


def _names(names: Sequence[str], places: Sequence[int], left: float, look: Look) -> list[Properties]:
    """The column at the left."""
    return [
        _note(name, place, look) | {"x": 0, "xref": "paper", "xshift": -left}
        for name, place in zip(names, places, strict=True)
    ]


def _values(shown: Sequence[Row], base: Sequence[float], places: Sequence[int], look: Look) -> list[Properties]:
    """Each value right of its bar, on a ground of its own: the line of no change passes behind it."""
    return [
        _note(_value(row), place, look)
        | {"x": max(start, start + row.steps), "xshift": BESIDE / 2, "bgcolor": palette(look).paper}
        for row, start, place in zip(shown, base, places, strict=True)
    ]


def _note(text: str, place: int, look: Look) -> Properties:
    return {
        "y": place,
        "yref": "y",
        "xanchor": "left",
        "yanchor": "middle",
        "showarrow": False,
        "align": "left",
        "text": text,
        "font": {"size": WORDS, "color": palette(look).ink},
        "borderpad": 0,
    }


def _lines(places: Sequence[int], ends: Sequence[int], look: Look) -> list[Properties]:
    """Where each bar ends and the next begins, and the line of no change."""
    if not places:
        return []
    line = {"type": "line", "layer": "below"}
    thin = {"color": palette(look).muted, "width": 1}
    zero = {**line, "x0": 0, "x1": 0, "y0": -0.4, "y1": places[0] + 0.4, "line": {**thin, "dash": "dot"}}
    steps = [
        {**line, "x0": end, "x1": end, "y0": place - 1 - 0.23, "y1": place + 0.23, "line": thin}
        for place, end in zip(places, ends, strict=False)
        if place
    ]
    return [zero, *steps]
