"""Posts per day, one small chart per network, each against its own ramp."""

from collections.abc import Sequence

import plotly.graph_objects as go

from plancom.charts.axes import month_axis, value_axis
from plancom.charts.frame import OVERLAY, figure, key, label, missing_bands, value_text
from plancom.charts.marks import actual_traces, expected_trace, line_key, target_trace
from plancom.charts.tables import NetworkSeries, complete
from plancom.charts.theme import MARKERS, Look, Properties, palette
from plancom.html import plotly_text
from plancom.language import dates
from plancom.language.translation import later, tr

ROW = 190  # px of one network


def network_lines(
    networks: Sequence[NetworkSeries], *, look: Look, unit: str = later("publicaciones por día; cada red en su escala")
) -> go.Figure:
    """Small multiples, one row per network over the same months: posts per day against the ramp from 100 to 300 %.

    Each network has its colour and its marker; baseline and target are written in its title.
    """
    colours = palette(look)
    data: list[Properties] = []
    notes: list[Properties] = []
    layout: Properties = {}
    count = max(1, len(networks))
    tables = [complete(network.points) for network in networks]
    every = [month for table in tables for month in table]
    line, top = key(look, [(glyph, colours.ink, words) for glyph, _, words in line_key(every, look)], tr(unit))
    height = top + ROW * count + 50
    inner = height - top - 50
    for i, (network, months) in enumerate(zip(networks, tables, strict=True)):
        tone = colours.tones[i % len(colours.tones)]
        x, y, over = ("x", "y", "y9") if i == 0 else (f"x{i + 1}", f"y{i + 1}", f"y{i + 10}")
        bands, words = missing_bands(months, look, (x, over))
        traces = [
            *bands,
            expected_trace(months, look),
            *actual_traces(months, look, colour=tone, symbol=MARKERS[i % len(MARKERS)]),
        ]
        if network.target is not None and months:
            name = dates.month(months[-1].month)
            traces.append(target_trace([name], [network.target], [value_text(network.target)], look))
        for trace in traces:
            trace["xaxis"] = x
            trace.setdefault("yaxis", y)
        data += traces
        domain = [1 - (i + 1) * ROW / inner + 8 / inner, 1 - i * ROW / inner - 44 / inner]
        values = [network.target, network.baseline, *(v for p in months for v in (p.actual, p.expected))]
        axis = month_axis([p.month for p in months]) | {"anchor": y, "showticklabels": i == len(networks) - 1}
        layout[f"xaxis{i + 1}" if i else "xaxis"] = axis | ({"matches": "x"} if i else {})
        layout[f"yaxis{i + 1}" if i else "yaxis"] = value_axis(values) | {"anchor": x, "domain": domain}
        layout[f"yaxis{i + 10}" if i else "yaxis9"] = OVERLAY | {"overlaying": y, "anchor": x}
        notes += words
        notes.append(_title(look, network, domain[1], tone))
        last = max((k for k, p in enumerate(months) if p.actual is not None and p.state == "covered"), default=None)
        if last is not None:
            point = months[last]
            under = point.expected is not None and (point.actual or 0) < point.expected
            notes.append(
                label(
                    look,
                    last,
                    point.actual or 0.0,
                    f"<b>{value_text(point.actual)}</b>",
                    colour=tone,
                    place=last / max(1, len(months) - 1),
                    side="below" if under else "above",
                )
                | {"xref": x, "yref": y}
            )
    layout |= {"height": height, "annotations": [*line, *notes], "margin": {"t": top, "b": 50}}
    return figure(data, layout, look)


def _title(look: Look, network: NetworkSeries, height: float, tone: str) -> Properties:
    parts = [] if network.baseline is None else [tr("línea base {value_text}", value_text=value_text(network.baseline))]
    parts.append(tr("sin meta") if network.target is None else tr("meta {target}", target=value_text(network.target)))
    return {
        "x": 0,
        "xref": "paper",
        "y": height,
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "bottom",
        "yshift": 10,
        "showarrow": False,
        "text": f'<b><span style="color:{tone}">{plotly_text(network.name)}</span></b>  {" · ".join(parts)}',
        "font": {"size": 15, "color": palette(look).ink},
    }
