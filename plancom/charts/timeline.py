"""The timeline of a strategy's tasks: since when each is in its state, its due date, and what is overdue."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

import plotly.graph_objects as go

from plancom.charts.axes import month_ticks
from plancom.charts.colours import see_through
from plancom.charts.frame import figure, key
from plancom.charts.status import STATUS, TASK_STATES
from plancom.charts.tables import next_month
from plancom.charts.theme import Look, Palette, Properties, palette
from plancom.charts.timeline_rows import TimelineRow, state_word
from plancom.html import plotly_text
from plancom.language import dates
from plancom.language.translation import tr

ROW = 58  # px of a task: its words above, its line below
CUT_LINE = 18  # px of the words over the cut-off's line
LONGEST = 46  # characters of a name that fit a phone
DUE, LATE = "due", "late"
UNSAID = "unsaid"
LINES = {
    UNSAID: (1, "dot"),
    "pending": (2, "dot"),
    "in_progress": (9, "solid"),
    "postponed": (4, "dash"),
    LATE: (3, "solid"),
}
"""Width and dash of what lasts."""
ENDS = {"done": "circle", "cancelled": "x-thin"}
"""Marker of the states that end a task's work."""
GLYPHS = {UNSAID: "┈", "pending": "┅", "in_progress": "▬", "postponed": "╌", "done": "●", "cancelled": "✕"}


def timeline(rows: Sequence[TimelineRow], *, first: dt.date, last: dt.date, as_of: dt.date, look: Look) -> go.Figure:
    """A line per task from `first` (the plan's start) to `last` (the plan's end, at most), as things stood on `as_of`."""
    colours = palette(look)
    tones = {
        UNSAID: colours.muted,
        "pending": colours.muted,
        "in_progress": colours.actual,
        "postponed": colours.soft,
        "done": colours.actual,
        "cancelled": colours.soft,
        DUE: colours.goal,
        LATE: STATUS["off_track"].colour(dark=look.dark),
    }
    end = _end(rows, first, last, as_of)
    data: list[Properties] = []
    for place, row in enumerate(rows):
        for state, since, until in _spans(row, first, min(as_of, end)):
            hover = f"<b>{plotly_text(row.name)}</b><br>{_since(state, since)}<extra></extra>"
            if state in ENDS:
                data.append(_marker(since, place, ENDS[state], tones[state], hover))
            else:
                data.append(_line((since, until), place, tones[state], LINES[state], hover))
        if row.overdue and row.due < min(as_of, end):
            hover = f"<b>{plotly_text(row.name)}</b><br>{tr('Vencida desde el {day}', day=dates.date(row.due))}<extra></extra>"
            data.append(_line((row.due, min(as_of, end)), place, tones[LATE], LINES[LATE], hover))
        hover = f"<b>{plotly_text(row.name)}</b><br>{tr('Fecha límite: {day}', day=dates.date(row.due))}<extra></extra>"
        data.append(_marker(row.due, place, "diamond", tones[LATE if row.overdue else DUE], hover))
    in_view = first <= as_of <= end
    line, top = key(look, _entries(rows, tones), lift=CUT_LINE if in_view else 0)
    layout: Properties = {
        "height": top + 60 + ROW * max(1, len(rows)),
        "hovermode": "closest",
        "xaxis": _axis(first, end),
        "yaxis": {"visible": False, "range": [max(1, len(rows)) - 0.45, -0.75]},
        "annotations": [
            *line,
            *(_cut_words(as_of, first, end, colours) if in_view else []),
            *(_name(row, place, colours, tones[LATE]) for place, row in enumerate(rows)),
        ],
        "margin": {"t": top, "l": 8, "r": 12},
        "shapes": [_cut(as_of, colours.soft)] if in_view else [],
    }
    return figure(data, layout, look)


def _since(state: str, day: dt.date) -> str:
    return tr("{state} desde el {day}", state=TASK_STATES[state], day=dates.date(day))


def _end(rows: Sequence[TimelineRow], first: dt.date, last: dt.date, as_of: dt.date) -> dt.date:
    """The last day of the year, counted from `first`, in which the last thing of the chart happens; `last` at most."""
    days = [row.due for row in rows] + [day for row in rows for day, _ in row.changes]
    furthest, end = max([*days, first, min(as_of, last)]), first
    while end <= furthest:
        end = dt.date(end.year + 1, end.month, 1)
    return max(min(end - dt.timedelta(days=1), last), furthest)


def _spans(row: TimelineRow, first: dt.date, until: dt.date) -> Iterator[tuple[str, dt.date, dt.date]]:
    changes = [(first, UNSAID), *row.changes]
    for i, (day, state) in enumerate(changes):
        if i and changes[i - 1][1] == state:
            continue  # a comment on its progress, no change
        after = next((later for later, other in changes[i + 1 :] if other != state), until)
        if after > day or state in ENDS:
            yield state, day, after


def _line(days: tuple[dt.date, dt.date], place: float, tone: str, form: tuple[int, str], hover: str) -> Properties:
    (since, until), (width, dash) = days, form
    middle = since + (until - since) / 2
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [since.isoformat(), middle.isoformat(), until.isoformat()],  # the middle: somewhere to point at
        "y": [place] * 3,
        "line": {"color": tone, "width": width, "dash": dash},
        "hovertemplate": hover,
    }


def _marker(day: dt.date, place: float, symbol: str, tone: str, hover: str) -> Properties:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [day.isoformat()],
        "y": [place],
        "marker": {
            "symbol": symbol,
            "size": 13,
            "color": tone,
            "line": {"width": 3 if symbol == "x-thin" else 0, "color": tone},
        },
        "hovertemplate": hover,
        "cliponaxis": False,
    }


def _entries(rows: Sequence[TimelineRow], tones: Mapping[str, str]) -> list[tuple[str, str, str]]:
    used = {state for row in rows for _, state in row.changes} | {UNSAID}
    entries = [(glyph, tones[state], state_word(state, 1)) for state, glyph in GLYPHS.items() if state in used]
    entries.append(("◆", tones[DUE], tr("fecha límite")))
    return [*entries, ("━", tones[LATE], tr("vencida"))] if any(row.overdue for row in rows) else entries


def _name(row: TimelineRow, place: int, colours: Palette, alarm: str) -> Properties:
    name = row.name if len(row.name) <= LONGEST else f"{row.name[: LONGEST - 1].rstrip()}…"
    words = f'<span style="color:{alarm}"><b>{row.words}</b></span>' if row.overdue else f"<b>{row.words}</b>"
    return {
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": place - 0.16,
        "yanchor": "bottom",
        "align": "left",
        "showarrow": False,
        "text": f"{plotly_text(name)}<br>{words}",
        "font": {"size": 13, "color": colours.ink},
        "bgcolor": see_through(colours.paper, 0.85),  # the cut-off's line passes behind words
        "borderpad": 0,
    }


def _axis(first: dt.date, end: dt.date) -> Properties:
    months = [first.replace(day=1)]
    while next_month(months[-1]) <= end:
        months.append(next_month(months[-1]))
    shown, texts = month_ticks(months)
    return {
        "type": "date",
        "range": [first.isoformat(), (end + dt.timedelta(days=1)).isoformat()],
        "tickmode": "array",
        "tickvals": [months[i].replace(day=16).isoformat() for i in shown],  # under its middle: a month is a stretch
        "ticktext": texts,
    }


def _cut_words(as_of: dt.date, first: dt.date, end: dt.date, colours: Palette) -> list[Properties]:
    """What the line of the cut-off is, over it; in the right half to its left."""
    right = (as_of - first) * 2 > end - first
    words = tr("corte {day}", day=dates.date(as_of))
    place = {"x": as_of.isoformat(), "xref": "x", "xanchor": "right" if right else "left", "y": 1, "yref": "paper"}
    look: Properties = {"yanchor": "bottom", "showarrow": False, "font": {"size": 13, "color": colours.soft}}
    return [place | look | {"text": words}]


def _cut(as_of: dt.date, tone: str) -> Properties:
    day = as_of.isoformat()
    return {
        "type": "line", "xref": "x", "x0": day, "x1": day, "yref": "paper", "y0": 0, "y1": 1, "layer": "below",
        "line": {"color": tone, "width": 1.5, "dash": "dot"},
    }  # fmt: skip
