"""The calendar of what there is of each source, month by month."""

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from itertools import chain, groupby, product

import plotly.graph_objects as go

from plancom.charts.axes import month_ticks
from plancom.charts.colours import mix, steps
from plancom.charts.frame import figure, key
from plancom.charts.tables import CoverageState
from plancom.charts.theme import Look, Properties, palette
from plancom.html import plotly_text
from plancom.language import dates
from plancom.language.translation import later, tr

COVERAGE: dict[CoverageState, tuple[str, str]] = {
    "covered": ("✓", later("completo")),
    "provisional": ("◔", later("puede cambiar")),
    "partial": ("◐", later("parcial")),
    "late": ("!", later("fuera de plazo")),
    "missing": ("✕", later("falta")),
    "pending": ("…", later("en espera")),
    "not_applicable": ("–", later("no aplica")),
    "future": ("", later("por venir")),
}
"""Each state's sign and word; the word is said by `coverage_word`."""
FILLS: dict[CoverageState, int] = {
    "covered": 4, "provisional": 3, "partial": 3, "late": 2, "missing": 2, "pending": 1, "not_applicable": 0, "future": 0,
}  # fmt: skip
SIGNS = 16  # signs of many months that a telephone has room for
MANY = 24  # months from which their signs would touch on a telephone
LABEL_ROOM = (
    24  # px between two rows, in which the source's name stands: beside them it would push a phone's months away
)


def coverage_word(state: CoverageState) -> str:
    """A state's word in the reader's language; that data are late is said with other words than that an indicator is behind."""
    return tr(COVERAGE[state][1])


def coverage_calendar(
    months: Sequence[dt.date], sources: Sequence[str], states: Mapping[str, Sequence[CoverageState]], *, look: Look
) -> go.Figure:
    """What there is of each source, month by month: a sign for each state, with a tone that only repeats what the sign says.

    `states[source]` has one state per month; `COVERAGE` has their signs and words.
    """
    colours = palette(look)
    alarm = mix("#B3261E" if not look.dark else "#F2B8B5", colours.paper, 0.72)
    scale = [
        colours.paper,
        mix(colours.ink, colours.paper, 0.9),
        alarm,
        mix(colours.actual, colours.paper, 0.84),
        mix(colours.actual, colours.paper, 0.55),
    ]
    cells = list(product(range(len(sources)), range(len(months))))
    hover = [
        [
            f"<b>{plotly_text(s)}</b><br>{dates.month(m)}: {coverage_word(st)}"
            for m, st in zip(months, states[s], strict=True)
        ]
        for s in sources
    ]
    data: list[Properties] = [
        {
            "type": "heatmap",
            "z": [[FILLS[state] for state in states[source]] for source in sources],
            "customdata": hover,
            "hovertemplate": "%{customdata}<extra></extra>",
            "zmin": -0.5,
            "zmax": len(scale) - 0.5,
            "colorscale": steps(scale),
            "showscale": False,
            "xgap": 2,
            "ygap": LABEL_ROOM,
        },
        {
            "type": "scatter",
            "mode": "text",
            "x": [x for _, x in cells],
            "y": [y for y, _ in cells],
            "text": list(chain.from_iterable(_signs(states[source]) for source in sources)),
            "textfont": {"size": 12, "color": colours.ink},
            "hoverinfo": "skip",
        },
    ]
    used = set(chain.from_iterable(states[source] for source in sources))
    entries = [
        (sign, colours.ink, coverage_word(state)) for state, (sign, _) in COVERAGE.items() if sign and state in used
    ]
    line, top = key(look, entries)
    names = [
        {
            "x": 0,
            "xref": "paper",
            "xanchor": "left",
            "y": row - 0.5,
            "yanchor": "middle",
            "showarrow": False,
            "text": plotly_text(source),
            "font": {"size": 14, "color": colours.ink},
        }
        for row, source in enumerate(sources)
    ]
    layout = {
        "height": top + 70 + 48 * max(1, len(sources)),
        "hovermode": "closest",
        "xaxis": _indexed_months(months),
        "yaxis": {"visible": False, "range": [len(sources) - 0.5, -0.75]},
        "annotations": [*line, *names],
        "margin": {"t": top, "l": 4},
    }
    return figure(data, layout, look)


def _signs(states: Sequence[CoverageState]) -> list[str]:
    """Each month's sign; of many months, which have no room beside one another, those in which another state begins, and again and
    again along each run: its tone alone says nothing.
    """
    signs = [COVERAGE[state][0] for state in states]
    if len(states) <= MANY:
        return signs
    apart = math.ceil(len(states) / SIGNS)
    shown: list[str] = []
    for _, run in groupby(signs):
        months = list(run)
        last = max(0, len(months) - apart)  # the next run's own sign needs the room
        shown += [sign if i % apart == 0 and i <= last else "" for i, sign in enumerate(months)]
    return shown


def _indexed_months(months: Sequence[dt.date]) -> Properties:
    shown, texts = month_ticks(months)
    return {
        "tickmode": "array",
        "tickvals": shown,
        "ticktext": texts,
        "range": [-0.55, len(months) - 0.45],
        "showline": False,
    }
