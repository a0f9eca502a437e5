"""Named amounts as horizontal bars, their words above them so that a phone shows them whole."""

from collections.abc import Sequence

import plotly.graph_objects as go

from plancom.charts.frame import figure, key
from plancom.charts.tables import Count, ProcedureShare
from plancom.charts.theme import Look, Properties, palette
from plancom.html import plotly_text
from plancom.language import numbers
from plancom.language.translation import later, tr, tr_in

ROW = 46  # px of a bar and its words
HEADS = 18  # px of the heads over the numbers
LONGEST = 38  # characters of a name; the rest is in the hover


def share_bars(rows: Sequence[ProcedureShare], *, look: Look, percent: bool = True) -> go.Figure:
    """Procedures by size: the bar's length is the share of all transactions, its filled part the electronic ones.

    `rows`: transactions, total and electronic, over the same months. `percent` writes shares; else counts.
    """
    colours = palette(look)
    ordered = sorted(rows, key=lambda row: row.total)
    whole = sum(row.total for row in ordered) or 1.0
    shares = [row.total / whole for row in ordered]
    electronic = [row.electronic / whole for row in ordered]
    rest = [share - part for share, part in zip(shares, electronic, strict=True)]
    words = [
        f"{numbers.percent(row.total / whole) if percent else numbers.number(row.total)} · "
        f"<b>{numbers.percent(row.electronic / row.total if row.total else None)}</b>"
        for row in ordered
    ]
    hover = [
        tr(
            "<b>{name}</b><br>{total} hechos ({share} del total)<br>{electronic} en línea: adopción {adoption}",
            name=plotly_text(row.name),
            total=numbers.number(row.total),
            share=numbers.percent(row.total / whole),
            electronic=numbers.number(row.electronic),
            adoption=numbers.percent(row.electronic / row.total if row.total else None),
        )
        for row in ordered
    ]
    places = list(range(len(ordered)))
    data = [
        _bars(tr("Electrónico"), places, electronic, hover, color=colours.actual),
        _bars(tr("Otros canales"), places, rest, hover, color=colours.pale),
    ]
    entries = [("■", colours.actual, tr("electrónico")), ("■", colours.pale, tr("otros canales"))]
    line, top = key(
        look, entries, lift=HEADS,
    )  # fmt: skip
    heads = tr("del total · <b>en línea</b>") if percent else tr("total · <b>en línea</b>")
    notes = [_heads(heads, look), *_names([row.name for row in ordered], look), *_amounts(words, look)]
    return figure(data, _layout(len(ordered), max(shares, default=1.0), [*line, *notes], top, "stack"), look)


def type_bars(rows: Sequence[Count], *, look: Look, unit: str = later("publicaciones")) -> go.Figure:
    """Posts by type: counts, the most frequent first, each with its share of all."""
    return _count_bars(rows, look=look, unit=unit)


def outlet_bars(rows: Sequence[Count], *, look: Look, unit: str = "") -> go.Figure:
    """Publications by outlet: the one that the plan counts (`main`) in the accent colour, the others muted."""
    return _count_bars(rows, look=look, unit=unit or tr_in("press", "publicaciones"))


def _count_bars(rows: Sequence[Count], *, look: Look, unit: str) -> go.Figure:
    colours, unit = palette(look), tr(unit)
    ordered = sorted(rows, key=lambda row: row.value)
    whole = sum(row.value for row in ordered)
    words = [
        f"<b>{numbers.number(row.value)}</b> · {numbers.percent(row.value / whole if whole else None)}"
        for row in ordered
    ]
    hover = [f"<b>{plotly_text(row.name)}</b><br>{numbers.number(row.value)} {plotly_text(unit)}" for row in ordered]
    bars = _bars(tr("Total"), list(range(len(ordered))), [row.value for row in ordered], hover, color=colours.actual)
    bars["marker"]["color"] = [colours.actual if row.main else colours.muted for row in ordered]
    line, top = key(look, [], tr("{unit} · parte del total", unit=unit))
    notes = [*_names([row.name for row in ordered], look), *_amounts(words, look)]
    highest = max((row.value for row in ordered), default=1.0)
    return figure([bars], _layout(len(ordered), highest, [*line, *notes], top, "group"), look)


def _bars(name: str, places: list[int], values: list[float], hover: list[str], *, color: str) -> Properties:
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "y": places,
        "x": values,
        "width": 0.36,
        "marker": {"color": color, "line": {"width": 0}},
        "customdata": hover,
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _names(names: Sequence[str], look: Look) -> list[Properties]:
    shown = [name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…" for name in names]
    return [_note(look, place, plotly_text(name), "left") for place, name in enumerate(shown)]


def _amounts(words: Sequence[str], look: Look) -> list[Properties]:
    return [_note(look, place, text, "right") for place, text in enumerate(words)]


def _heads(words: str, look: Look) -> Properties:
    """What the numbers at the right are, over their column."""
    place = {"x": 1, "xref": "paper", "xanchor": "right", "y": 1, "yref": "paper", "yanchor": "bottom"}
    return place | {"showarrow": False, "text": words, "font": {"size": 13, "color": palette(look).soft}}


def _note(look: Look, place: int, text: str, side: str) -> Properties:
    return {
        "x": 0 if side == "left" else 1,
        "xref": "paper",
        "y": place + 0.2,
        "yref": "y",
        "xanchor": side,
        "yanchor": "bottom",
        "showarrow": False,
        "align": side,
        "text": text,
        "font": {"size": 14, "color": palette(look).ink},
    }


def _layout(count: int, highest: float, notes: list[Properties], top: int, mode: str) -> Properties:
    return {
        "height": top + 12 + ROW * max(1, count),
        "barmode": mode,
        "hovermode": "closest",
        "xaxis": {"visible": False, "range": [0, highest or 1.0]},
        "yaxis": {"visible": False, "range": [-0.35, max(1, count) - 0.2]},
        "annotations": notes,
        "margin": {"t": top, "l": 2, "r": 2, "b": 4},
    }
