"""The calendar of days: how much each had, a week a column."""

import datetime as dt
import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import plotly.graph_objects as go

from plancom.charts.colours import mix, steps
from plancom.charts.day_strip import WEEKS
from plancom.charts.frame import NO_DATA, figure, key
from plancom.charts.theme import SMALL, Look, Properties, palette
from plancom.language import dates
from plancom.language.numbers import number
from plancom.language.phrases import counted
from plancom.language.translation import later, tr

WEEK = 7
BLOCK = 8  # rows of a year: its seven weekdays and a gap
CELL = 18  # px of a row
BINS = (1, 2, 4, 7)  # posts a day from which the next tone begins


def _tone(count: int | None, bins: Sequence[int]) -> int:
    """Which tone a day of so many has: −1 where nothing is known of it."""
    return -1 if count is None else sum(count >= bound for bound in bins)


def _tones(look: Look) -> list[str]:
    """The four tones of days on which something was; in the dark the first is to stand off from nothing."""
    colours = palette(look)
    shares = (0.56, 0.36, 0.16) if look.dark else (0.72, 0.45, 0.2)
    return [*(mix(colours.actual, colours.paper, share) for share in shares), mix(colours.actual, colours.ink, 0.35)]


def posting_calendar(
    days: Mapping[dt.date, int | None],
    *,
    look: Look,
    unit: str = later("publicación"),
    plural: str = "",
    bins: Sequence[int] = BINS,
    goal: float | None = None,
) -> go.Figure:
    """A year a block, a week a column, a weekday a row: how many posts (or of another `unit`) each day had.

    `days` maps each day of the period to its number: 0 is an outlined empty day, None a day that no import covers (hatched). `bins`
    are the four numbers from which the next tone begins; with a `goal` of so many a day, one tone begins at it and the key says so.
    """
    colours = palette(look)
    bins = _with_goal(goal) if goal else bins
    tones = _tones(look)
    zero = mix(colours.ink, colours.paper, 0.93)
    ordered = sorted(days)
    years = sorted({day.year for day in ordered})
    rows = BLOCK * max(1, len(years)) - 1
    z: list[list[int | None]] = [[None] * 54 for _ in range(rows)]
    hover = [[""] * 54 for _ in range(rows)]
    unknown: list[tuple[int, int]] = []
    starts = {year: (first := dt.date(year, 1, 1)).toordinal() - first.weekday() for year in years}
    written = {count: _count_text(count, unit, plural) for count in set(days.values())}
    weekdays = dates.weekday_names()
    tone = {count: _tone(count, bins) for count in written}
    for day in ordered:
        place = day.toordinal() - starts[day.year]
        week, row = place // WEEK, BLOCK * (day.year - years[0]) + place % WEEK
        count = days[day]
        hover[row][week] = f"{weekdays[place % WEEK]} {day.day:02}/{day.month:02}/{day.year}: {written[count]}"
        z[row][week] = tone[count]
        if count is None:
            unknown.append((week, row))
    data: list[Properties] = [
        {
            "type": "heatmap",
            "z": z,
            "customdata": hover,
            "hovertemplate": "%{customdata}<extra></extra>",
            "hoverongaps": False,
            "zmin": -1.5,
            "zmax": 4.5,
            "colorscale": steps([colours.paper, zero, *tones]),
            "showscale": False,
            "xgap": 1,
            "ygap": 1,
        },
        {
            "type": "scatter",
            "name": tr("Sin datos"),
            "mode": "markers",
            "x": [week for week, _ in unknown],
            "y": [row for _, row in unknown],
            "marker": {"symbol": "line-ne", "size": 7, "line": {"width": 1.5, "color": colours.muted}},
            "hoverinfo": "skip",
        },
    ]
    words = _bin_words(bins, goal)
    entries = [("■", colour, word) for colour, word in zip([zero, *tones], ["0", *words], strict=True)]
    if unknown:
        entries.append(("╱", colours.soft, tr(NO_DATA)))
    line, top = key(look, entries, lift=18 if len(years) > 1 else 0)
    layout = {
        "height": top + 36 + CELL * rows,
        "hovermode": "closest",
        "xaxis": _month_columns(years[0] if years else 2000) | {"range": [-0.7, 53.5]},
        "yaxis": _weekday_rows(years) | {"range": [rows - 0.4, -0.6]},
        "annotations": [*line, *_year_words(years, look)],
        "margin": {"t": top},
        "meta": {WEEKS: dict(zip(map(str, starts), starts.values(), strict=True))},
    }
    return figure(data, layout, look)


def bins_of(values: Iterable[int | None]) -> tuple[int, ...]:
    """Four numbers from which the next tone begins, so that each tone has about a quarter of the days that had something."""
    some = sorted(value for value in values if value)
    if not some or some[-1] < 2 * BINS[-1]:
        return BINS
    found = [1]
    for quarter in (1, 2, 3):
        value = some[len(some) * quarter // 4]
        step = 10 ** max(0, len(str(value)) - 2)
        found.append(max(round(value / step) * step, found[-1] + 1))
    return tuple(found)


def _with_goal(goal: float) -> tuple[int, ...]:
    """Four numbers from which the next tone begins, one of them the least that reaches the goal."""
    reached = max(1, math.ceil(goal))
    below = sorted({1, round(reached / 3) or 1, round(reached * 2 / 3) or 1, reached})
    while len(below) < len(BINS):
        below.append(below[-1] * 2)
    return tuple(below)


def _bin_words(bins: Sequence[int], goal: float | None = None) -> list[str]:
    """«1», «2–3», «4–6», «7 o más»; and which of them begins at the goal."""
    spans = [
        number(first) if first + 1 == after else f"{number(first)}–{number(after - 1)}"
        for first, after in pairwise(bins)
    ]
    words = [*spans, tr("{bins} o más", bins=number(bins[-1]))]
    if not goal:
        return words
    least = max(1, math.ceil(goal))
    return [
        tr("{bins} (desde la meta)", bins=one) if first == least else one
        for first, one in zip(bins, words, strict=True)
    ]


def _count_text(count: int | None, unit: str, plural: str) -> str:
    return tr(NO_DATA) if count is None else f"<b>{counted(count, unit, plural or _plural(unit))}</b>"


def _plural(word: str) -> str:
    return f"{word[:-4]}ciones" if word.endswith("ción") else f"{word}s"


def _month_columns(year: int) -> Properties:
    return {
        "tickmode": "array",
        "tickvals": [dt.date(year, month, 15).timetuple().tm_yday / WEEK for month in range(1, 13)],
        "ticktext": list(dates.month_names_short()),
        "showline": False,
    }


def _weekday_rows(years: Sequence[int]) -> Properties:
    places = [
        (BLOCK * block + day, dates.weekday_names()[day][:3]) for block in range(len(years)) for day in range(WEEK)
    ]
    return {
        "tickmode": "array",
        "tickvals": [place for place, _ in places],
        "ticktext": [word for _, word in places],
        "showgrid": False,
    }


def _year_words(years: Sequence[int], look: Look) -> list[Properties]:
    if len(years) == 1:
        return []
    return [
        {
            "x": 0,
            "xref": "paper",
            "y": BLOCK * block - 0.5,
            "yref": "y",
            "xanchor": "left",
            "yanchor": "bottom",
            "showarrow": False,
            "text": f"<b>{year}</b>",
            "font": {"size": SMALL, "color": palette(look).ink},
        }
        for block, year in enumerate(years)
    ]
