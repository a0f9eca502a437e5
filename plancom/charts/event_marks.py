"""Marks of what happened, on the charts of what it concerns: numbered above the days that matter most, named below, the rest in the table."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go

from plancom.charts.day_strip import (
    APART,
    KEY,
    LIFT,
    LINE,
    NAMES,
    SIGN,
    STRIP,
    STRIPPED,
    UNDER,
    WEEKS,
    names_below,
    packed,
    sign,
    thinned,
)
from plancom.charts.frame import OVERLAY
from plancom.charts.scene import along
from plancom.charts.theme import SMALL, Look, Properties, palette
from plancom.html import plotly_text
from plancom.language import dates
from plancom.language.phrases import counted
from plancom.language.translation import later, tr

DAYS_OF_WEEK, WEEKS_OF_YEAR, ROWS_OF_YEAR = 7, 54, 8  # of a calendar: the eighth row is the gap between two years
WEEKS_APART = 2.0  # between two numbers on a calendar: on a telephone a week is 6 px wide
NUMBERED, ON_SLIDES = (
    5,
    3,
)  # marks of one chart; more of them would be noise, and on a slide leave no room for its lines
LONGEST = 90  # characters of what a number stands for on a slide; all of it is in the data
FEW = 3  # dates up to which activities are numbered too: what is done every month is in the table
SAID = 4  # events of one month that its mark names; the rest are counted
COLUMN = later("Qué pasó")
ROUTINE = "activity"
ORDER = ("note", "task", ROUTINE)
"""What matters first: what the office pinned itself, what the plan promised, what is done from month to month."""


@dataclass(frozen=True, slots=True)
class EventMark:
    """Something that happened on a day, in few words: a note, a task that was done, an activity of a strategy.

    `datasets` are those that it concerns, none for all; of two activities the one of the greater `weight` matters more.
    """

    day: dt.date
    text: str
    kind: Literal["note", "task", "activity"] = "activity"
    strategy: str = ""
    datasets: frozenset[str] = frozenset()
    weight: float = 0.0

    def concerns(self, dataset: str, strategies: Iterable[str]) -> bool:
        """Whether it belongs on a chart of a dataset, whose goals are of these strategies (none where nothing is said of them)."""
        if self.datasets and dataset not in self.datasets:
            return False
        return self.kind == "note" or not self.strategy or self.strategy in set(strategies)


def marked(figure: go.Figure, marks: Sequence[EventMark], look: Look, *, slide: bool = False) -> bool:
    """Adds `marks` to a chart over months or days, one number for all of a month (or day), fewer on a slide; whether any lies within it.

    Small multiples and charts over something else stay as they are.
    """
    if "xaxis2" in figure.layout and bool(figure.layout.xaxis2.to_plotly_json()):
        return False
    if starts := (figure.layout.meta or {}).get(WEEKS):
        return marked_calendar(figure, marks, {int(year): int(first) for year, first in starts.items()}, look)
    axis = figure.layout.xaxis
    places, grouped = _places(axis, marks)
    shown = {place: grouped[place] for place in sorted(places, key=places.__getitem__) if place in grouped}
    if not shown:
        return False
    first, last = (along(end) for end in axis.range)
    taken = [along(note.x) for note in figure.layout.annotations if note.name == SIGN]
    chosen = _most_important(shown, places, taken, last - first, ON_SLIDES if slide else NUMBERED)
    _number(
        figure, {place: shown[place] for place in shown if place in chosen}, look, len(shown) - len(chosen), slide=slide
    )
    return True


def _places(axis: Any, marks: Sequence[EventMark]) -> tuple[dict[str, float], dict[str, list[EventMark]]]:
    """Where the months or days of an axis stand, and the marks of each; nothing on another axis."""
    if axis.type == "category":
        places = {name: float(i) for i, name in enumerate(axis.categoryarray or ())}
        return places, _by(marks, {mark: dates.month(mark.day) for mark in marks})
    if axis.type != "date" or not axis.range:
        return {}, {}
    first, last = (along(str(end)) for end in axis.range)
    grouped = _by(marks, {mark: mark.day.isoformat() for mark in marks})
    return {day: along(day) for day in grouped if first <= along(day) <= last}, grouped


def _by(marks: Sequence[EventMark], places: Mapping[EventMark, str]) -> dict[str, list[EventMark]]:
    grouped: defaultdict[str, list[EventMark]] = defaultdict(list)
    for mark in sorted(marks, key=lambda one: one.day):
        grouped[places[mark]].append(mark)
    return dict(grouped)


def _most_important(
    shown: Mapping[str, Sequence[EventMark]],
    places: Mapping[str, float],
    taken: Sequence[float],
    length: float,
    most: int = NUMBERED,
) -> set[str]:
    """The places that are numbered, `most` of them, apart enough for their numbers not to touch."""

    def rank(place: str) -> tuple[int, float, float]:
        return min((ORDER.index(mark.kind), -mark.weight, -places[place]) for mark in shown[place])

    loud = [place for place in shown if len(shown) <= FEW or any(mark.kind != ROUTINE for mark in shown[place])]
    order = sorted(loud, key=rank)
    return {order[i] for i in thinned([places[place] for place in order], taken, length)[:most]}


def _number(
    figure: go.Figure, shown: Mapping[str, Sequence[EventMark]], look: Look, others: int, *, slide: bool
) -> None:
    """Draws the strip and the names, and makes room for both; of `others` it is said that there are some."""
    if not shown:
        return
    layout = figure.layout
    layout.yaxis9 = OVERLAY
    lift = (layout.meta or {}).get(LIFT, 0)
    stripped = (layout.meta or {}).get(STRIPPED, False)
    lines = _lines(shown, others, slide=slide)
    notes = list(layout.annotations)
    for note in notes:
        if note.name == KEY and not stripped:
            note.update(yshift=note.yshift + STRIP)
        if note.name == NAMES:
            lines = [*note.text.split("<br>"), *lines]
    before = sum(note.text.count("<br>") + 1 for note in notes if note.name == NAMES)
    layout.annotations = [note for note in notes if note.name != NAMES] + [
        go.layout.Annotation(one)
        for one in (
            names_below(lines, look),
            *(sign(place, str(n), look, lift) for n, place in enumerate(shown, start=1)),
        )
    ]
    layout.margin.t = (layout.margin.t or 0) + (0 if stripped else STRIP)
    layout.margin.b = UNDER + 8 + LINE * len(lines)
    layout.height += (0 if stripped else STRIP) + LINE * (len(lines) - before)
    layout.meta = {LIFT: lift, STRIPPED: True}
    figure.add_trace(_hovers(shown))


def _lines(shown: Mapping[str, Sequence[EventMark]], others: int, *, slide: bool = False) -> list[str]:
    """What each number stands for, in lines; of `others` that have none it is said that there are some."""
    names = [(str(n), "; ".join(words(loudest(found)))) for n, found in enumerate(shown.values(), start=1)]
    if others and names:
        names.append(("+", tr("{count} en los datos", count=counted(others, "fecha más", "fechas más"))))
    return packed(names, slide=slide)


def marked_calendar(figure: go.Figure, marks: Sequence[EventMark], starts: Mapping[int, int], look: Look) -> bool:
    """The same on a calendar of days: the number stands in its day, below is what it was, and every day says its own when one points at it.

    `starts` are the ordinals of the Mondays from which its years count their weeks.
    """
    grouped = _by(marks, {mark: mark.day.isoformat() for mark in marks})
    shown = {day: found for day, found in grouped.items() if found[0].day.year in starts}
    if not shown:
        return False
    cells = {day: _cell(found[0].day, starts) for day, found in shown.items()}
    hover = [list(row) for row in figure.data[0].customdata]
    for day, (week, row) in cells.items():
        hover[row][week] += "".join(f"<br>{plotly_text(text)}" for text in words(shown[day]))
    figure.data[0].customdata = hover
    years = sorted(starts)
    places = {
        day: float(week + WEEKS_OF_YEAR * years.index(shown[day][0].day.year)) for day, (week, _) in cells.items()
    }
    chosen = _most_important(shown, places, (), WEEKS_APART / APART)
    numbered_days = {day: shown[day] for day in shown if day in chosen}
    lines = _lines(numbered_days, len(shown) - len(chosen))
    if lines:
        signs = [_sign_in_day(cells[day], str(n), look) for n, day in enumerate(numbered_days, start=1)]
        figure.layout.annotations = [*figure.layout.annotations, *signs, go.layout.Annotation(names_below(lines, look))]
        grown = UNDER + 8 + LINE * len(lines) - (figure.layout.margin.b or 0)
        figure.layout.margin.b += grown
        figure.layout.height += grown
    return True


def _cell(day: dt.date, starts: Mapping[int, int]) -> tuple[int, int]:
    """The week and the row of a day on a calendar."""
    place = day.toordinal() - starts[day.year]
    return place // DAYS_OF_WEEK, ROWS_OF_YEAR * (day.year - min(starts)) + place % DAYS_OF_WEEK


def _sign_in_day(cell: tuple[int, int], text: str, look: Look) -> go.layout.Annotation:
    colours = palette(look)
    return go.layout.Annotation(
        name=SIGN, x=cell[0], y=cell[1], xref="x", yref="y", showarrow=False, text=f"<b>{text}</b>", borderpad=0, bgcolor=colours.paper,
        font={"size": SMALL, "color": colours.ink},
    )  # fmt: skip


def _hovers(shown: Mapping[str, Sequence[EventMark]]) -> Properties:
    """What is said when one points at a numbered month or day; nothing is drawn."""
    return {
        "type": "scatter",
        "name": tr(COLUMN),
        "mode": "markers",
        "x": list(shown),
        "y": [1] * len(shown),
        "yaxis": "y9",
        "marker": {"size": 6, "opacity": 0},
        "customdata": ["<br>".join(plotly_text(text) for text in words(found)) for found in shown.values()],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def numbered(marks: Sequence[EventMark], months: Sequence[dt.date]) -> list[tuple[int, str, str]]:
    """The marks of a slide's chart of months as its figure numbers them, for those drawn by other means: (index of the month, number, words)."""
    places = {dates.month(month): float(i) for i, month in enumerate(months)}
    grouped = _by(marks, {mark: dates.month(mark.day) for mark in marks})
    shown = {place: grouped[place] for place in places if place in grouped}
    important = _most_important(shown, places, (), len(months), ON_SLIDES)
    chosen = [place for place in shown if place in important]
    return [
        (int(places[place]), str(n), shorten("; ".join(words(loudest(shown[place]))), LONGEST, placeholder="…"))
        for n, place in enumerate(chosen, start=1)
    ]


def loudest(marks: Sequence[EventMark]) -> list[EventMark]:
    """Those of a month that matter; all of them where none does more than another."""
    loud = [mark for mark in marks if mark.kind != ROUTINE]
    return loud or list(marks)


def around(numbers: Sequence[tuple[int, str, str]]) -> float:
    """The px that the strip and the names of some marks take on a slide."""
    return STRIP + LINE * len(packed([(number, text) for _, number, text in numbers], slide=True)) if numbers else 0.0


def words(marks: Sequence[EventMark]) -> list[str]:
    """«14/03 Folletos (500)», each; beyond `SAID` the rest are counted."""
    said = [f"{mark.day:%d/%m} {mark.text}" for mark in marks[:SAID]]
    more = len(marks) - SAID
    return [*said, tr("y {count} más", count=counted(more, "actividad", "actividades"))] if more > 0 else said


def with_marks(table: pd.DataFrame, marks: Sequence[EventMark]) -> pd.DataFrame:
    """`table` with the events of each of its months (Mes) or days (Fecha) as one more column, `COLUMN`: «14/03 Folletos (500); …».

    The same table where it has neither column, or none of its rows an event.
    """
    written = {tr("Mes"): dates.month, tr("Fecha"): dates.date}
    column = next((name for name in written if name in table), None)
    if column is None:
        return table
    grouped = _by(marks, {mark: written[column](mark.day) for mark in marks})
    texts = ["; ".join(f"{m.day:%d/%m} {m.text}" for m in grouped.get(str(cell), ())) for cell in table[column]]
    return table.assign(**{tr(COLUMN): texts}) if any(texts) else table
