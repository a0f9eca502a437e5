"""Posts per day, one small chart per network, each against its own ramp."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypedDict

import plotly.graph_objects as go

from plancom.charts.axes import month_axis, value_axis
from plancom.charts.frame import OVERLAY, figure, key, missing_bands, missing_words, value_text
from plancom.charts.label_placement import PanelLabels, labelled
from plancom.charts.marks import actual_traces, direct_labels, expected_trace, line_key, target_trace
from plancom.charts.scene import Sizes
from plancom.charts.tables import MonthPoint, NetworkSeries, complete, skips
from plancom.charts.theme import Look, Properties, palette
from plancom.html import plotly_text
from plancom.language import dates
from plancom.language.translation import later, tr

ROW = 190  # px of one network
FIRST_OVERLAY = 101  # the number of the first plot's second axis: no plan has so many networks that one of their own would be called so
FLAT = 0.2  # of the height that all would share: a network that stays below it would be a line along its axis
NARROWEST = 8.0  # px to the right of the plots


def network_lines(
    networks: Sequence[NetworkSeries], *, look: Look, unit: str = later("publicaciones por día")
) -> go.Figure:
    """Small multiples, one row per network over the same months: what each did against what was expected of it.

    All share one scale, so that they can be compared; where one of them would be flat on it, each has its own, and the key says so.
    Baseline and target are written in each one's title.
    """
    data: list[Properties] = []
    notes: list[Properties] = []
    layout: Properties = {}
    tables = [complete(network.points) for network in networks]
    every = [month for table in tables for month in table]
    scales = _scales(networks, tables)
    line, top = key(
        look, [*line_key(every, look, skipping=any(map(skips, tables))), *_own_scales(scales, look)], tr(unit)
    )
    height = top + ROW * max(1, len(networks)) + 50
    inner = height - top - 50
    drawn = list(zip(networks, tables, scales, strict=True))
    panels = [_panel((network, months), scale, look) for network, months, scale in drawn]
    right = max((panel.right for panel in panels), default=NARROWEST)
    if right > NARROWEST:  # what one of them writes beside its plot takes room from all
        panels = [_panel((network, months), scale, look, right) for network, months, scale in drawn]
    for i, ((network, months, scale), found) in enumerate(zip(drawn, panels, strict=True)):
        x, y, over = _axes(i)
        notes += [one | ({"xref": x} if one["xref"] == "x" else {}) | {"yref": y} for one in found.notes]
        domain = [1 - (i + 1) * ROW / inner + 8 / inner, 1 - i * ROW / inner - 44 / inner]
        notes.append(_title(look, network, domain[1], [words for _, _, words in found.entries]))
        traces = [trace | {"xaxis": x, "yaxis": y} for trace in _traces(network, months, look)]
        data += [*missing_bands(months, look, (x, over)), *traces]
        axis = month_axis([p.month for p in months]) | {"anchor": y, "showticklabels": i == len(networks) - 1}
        layout[f"xaxis{i + 1}" if i else "xaxis"] = axis | ({"matches": "x"} if i else {})
        layout[f"yaxis{i + 1}" if i else "yaxis"] = scale | {"anchor": x, "domain": domain}
        layout[over.replace("y", "yaxis")] = OVERLAY | {"overlaying": y, "anchor": x}
    layout |= {"height": height, "annotations": [*line, *notes], "margin": {"t": top, "b": 50, "r": right}}
    return figure(data, layout, look)


def _axes(place: int) -> tuple[str, str, str]:
    """What plotly calls the axes of a plot: its months, its values, and what lies over all of its height."""
    over = f"y{place + FIRST_OVERLAY}"
    return ("x", "y", over) if place == 0 else (f"x{place + 1}", f"y{place + 1}", over)


def _traces(network: NetworkSeries, months: Sequence[MonthPoint], look: Look) -> list[Properties]:
    written = _written(network)
    traces = [expected_trace(months, look, **written), *actual_traces(months, look, **written)]
    if network.target is not None and months:
        name = dates.month(months[-1].month)
        traces.append(target_trace([name], [network.target], [value_text(network.target, **written)], look))
    return traces


def _scales(networks: Sequence[NetworkSeries], tables: Sequence[Sequence[MonthPoint]]) -> list[Properties]:
    """Each network's axis: the one that all share, or where one of them would be flat on it, its own."""
    percent = any(network.percent for network in networks)
    values = [
        [network.target, network.baseline, *(v for point in months for v in (point.actual, point.expected))]
        for network, months in zip(networks, tables, strict=True)
    ]
    highest = [max((v for v in mine if v is not None), default=0.0) for mine in values]
    seen = [one for one in highest if one > 0]
    if seen and min(seen) < FLAT * max(seen):
        return [value_axis(mine, percent=percent) for mine in values]
    return [value_axis([v for mine in values for v in mine], percent=percent)] * len(networks)


def _own_scales(scales: Sequence[Properties], look: Look) -> list[tuple[str, str, str]]:
    """What the key says where the networks do not share one scale."""
    own = len({scale["range"][1] for scale in scales}) > 1
    return [("↕", palette(look).soft, tr("cada red en su escala"))] if own else []


class _ValueFormat(TypedDict):
    """How a network's values are written."""

    percent: bool
    decimals: int


def _written(network: NetworkSeries) -> _ValueFormat:
    return {"percent": network.percent, "decimals": network.decimals}


def _panel(
    of: tuple[NetworkSeries, Sequence[MonthPoint]],
    yaxis: Properties,
    look: Look,
    right: float = NARROWEST,
) -> PanelLabels:
    """The labels of one network: its last value alone, for what is expected of it and its target stand in its title."""
    network, months = of
    bare = [replace(point, expected=None) for point in months]
    labels, ends = direct_labels(bare, look, target=None, percent=network.percent, decimals=network.decimals)
    axes = (month_axis([point.month for point in months]), yaxis)
    said = [*labels, *missing_words(months, yaxis, look)]
    return labelled(said, ends, _traces(network, months, look), axes, Sizes(ROW - 52), right=right)


def _title(look: Look, network: NetworkSeries, height: float, more: Sequence[str]) -> Properties:
    parts = (
        []
        if network.baseline is None
        else [tr("línea base {value_text}", value_text=value_text(network.baseline, **_written(network)))]
    )
    parts.append(
        tr("sin meta")
        if network.target is None
        else tr("meta {target}", target=value_text(network.target, **_written(network)))
    )
    colours = palette(look)
    return {
        "x": 0,
        "xref": "paper",
        "y": height,
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "bottom",
        "yshift": 10,
        "showarrow": False,
        "text": f'<b>{plotly_text(network.name)}</b>  <span style="color:{colours.soft}">{" · ".join([*parts, *more])}</span>',
        "font": {"size": 15, "color": colours.ink},
    }
