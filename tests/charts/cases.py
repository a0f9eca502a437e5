"""Plan years as they look on many days: the tables over which every chart's labels are held apart."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from types import SimpleNamespace
from typing import Any

import plotly.graph_objects as go

from plancom import charts
from plancom.changes.breakdown_rows import Row
from plancom.charts import Count, Look, MonthPoint, NetworkSeries, ProcedureShare
from plancom.charts.before_after import WeekRow, effect_chart
from plancom.charts.contributions import waterfall
from plancom.charts.event_marks import ORDER, EventMark, marked
from plancom.charts.goal_charts import GoalChart
from plancom.charts.projections import FanRow, fan_chart
from plancom.charts.tables import CoverageState, State
from plancom.charts.timeline import timeline
from plancom.charts.timeline_rows import TimelineRow
from plancom.charts.year_charts import YearsChart
from tests.builders import cartagena
from tests.charts.boxes import SIZES, SLIDES
from tests.charts.tables import month

States = str  # a letter a month: c covered, p provisional, m missing, f future
_STATE: dict[str, State] = {"c": "covered", "p": "provisional", "m": "missing", "f": "future"}

DATES: dict[str, States] = {
    "10 feb 2018": "cp" + "f" * 10,
    "30 sep 2018": "c" * 9 + "fff",
    "30 nov 2018": "c" * 11 + "f",
    "31 dic 2018": "c" * 12,
    "un mes": "c",
    "un mes de doce": "c" + "f" * 11,
    "nada todavía": "f" * 12,
    "todo provisional": "p" * 12,
    "provisional al final": "c" * 7 + "pp" + "fff",
    "sin marzo": "ccm" + "c" * 6 + "fff",
    "meses que faltan": "cmmccm" + "cc" + "mfff",
    "nada más que huecos": "m" * 9 + "fff",
    "dos años": "c" * 21 + "fff",
    "cuatro años": "c" * 33 + "p" + "f" * 26,
}
PACES = {
    "como se esperaba": 1.0,
    "por debajo": 0.63,
    "muy por debajo": 0.08,
    "por encima": 1.3,
    "muy por encima": 2.4,
    "cero": 0.0,
}
SEASON = (1.02, 0.9, 1.1, 0.95, 1.0, 1.2, 0.8, 1.05, 1.0, 0.7, 1.1, 1.18)


def flow(states: States, pace: float, whole: float) -> list[MonthPoint]:
    """A year's monthly counts that at pace 1 end in `whole`."""
    each = whole / min(12, max(1, len(states)))
    points = []
    for i, letter in enumerate(states):
        actual = round(each * SEASON[i % 12] * pace) if letter in "cp" else None
        points.append(MonthPoint(month(i + 1), actual, each * SEASON[i % 12], _STATE[letter], round(each * 0.8)))
    return points


def level(states: States, pace: float, start: float, end: float) -> list[MonthPoint]:
    """A level against its ramp from `start` to `end`."""
    count = max(1, len(states) - 1)
    points = []
    for i, letter in enumerate(states):
        ramp = start + (end - start) * i / count
        actual = ramp * pace * (0.95 + 0.1 * (i % 2)) if letter in "cp" else None
        points.append(MonthPoint(month(i + 1), actual, ramp, _STATE[letter]))
    return points


def _broken(points: list[MonthPoint]) -> list[MonthPoint]:
    place = len(points) // 2
    return [
        replace(p, breaks=((p.month.replace(day=14), "Universal Analytics → Google Analytics 4"),)) if i == place else p
        for i, p in enumerate(points)
    ]


def _daily(states: States, pace: float, look: Look) -> go.Figure:
    count = 30 * max(1, len(states.rstrip("f")))
    days = [dt.date(2018, 1, 1) + dt.timedelta(days=i) for i in range(count)]
    known = {i // 30: letter in "cp" for i, letter in ((k * 30, letter) for k, letter in enumerate(states))}
    values = [4000.0 * pace * (1 + (i % 7) / 10) if known.get(i // 30) else None for i in range(count)]
    return charts.daily_line(
        days, values, look=look, breaks=[(days[count // 3], "Universal Analytics → Google Analytics 4")]
    )


def _fan(states: States, pace: float, look: Look, *, supposed: bool) -> go.Figure:
    points = charts.running(flow(states, pace, 160_857))
    known = [i for i, letter in enumerate(states) if letter == "c"]
    base = max((p.actual or 0.0 for p in points), default=0.0)
    ahead = range(max(known, default=-1) + 1, len(states))
    step = 13_400 * pace or 10.0
    rows = [
        FanRow(month(i + 1), base + step * n * 0.9, base + step * n, base + step * n * 1.1)
        for n, i in enumerate(ahead, 1)
    ]
    what_if = [(row.month, row.median * 1.05) for row in rows] if supposed else []
    return fan_chart(points, rows, target=160_857, unit="visitas", look=look, whole=True, supposed=what_if)


def _weeks(states: States, pace: float, look: Look) -> go.Figure:
    count = max(2, min(26, len(states) * 2))
    first = dt.date(2018, 1, 1)
    rows = [
        WeekRow(
            first + dt.timedelta(days=7 * i),
            900 * pace + 30 * (i % 5),
            *((900.0, 700.0, 1100.0) if i >= count - 4 else ()),
        )
        for i in range(count)
    ]
    return effect_chart(rows, unit="visitas por semana", look=look)


def _pinned(figure: go.Figure, states: States, look: Look) -> go.Figure:
    names = ("Folletos (500)", "Cuñas de radio", "Se cayó el sitio", "Campaña en Facebook", "Pauta en prensa")
    count = max(1, len(states.rstrip("f")))
    marks = [EventMark(month(1 + i).replace(day=12), names[i % 5], ORDER[(i + 2) % 3], weight=i) for i in range(count)]
    marked(figure, marks, look)
    return figure


@dataclass(frozen=True)
class _Year:
    """A plan year of a goal, as far as its chart asks."""

    plan_year: int
    first: dt.date
    last: dt.date
    state: str
    actual: float | None
    target: float | None
    reached: bool | None

    @property
    def label(self) -> str:
        words = {True: "se cumplió", False: "no se cumplió", None: "en curso: 9 de 12 meses"}
        return {"to_come": "por venir", "no_data": "sin datos"}.get(self.state) or words[self.reached]


def _years(states: States, pace: float, targets: Sequence[float], months: Sequence[MonthPoint] = ()) -> YearsChart:
    years = []
    for k, target in enumerate(targets):
        mine = states[12 * k : 12 * k + 12]
        known = sum(letter in "cp" for letter in mine)
        state = "closed" if known == 12 else "open" if known else "to_come" if "m" not in mine else "no_data"
        actual = target * pace * known / 12 if known else None
        years.append(_Year(
            k + 1, dt.date(2018 + k, 1, 1), dt.date(2018 + k, 12, 31), state, actual, target, actual >= target if state == "closed" else None
        ))  # fmt: skip
    goal: Any = SimpleNamespace(
        years=tuple(years), indicator=cartagena().indicator("visits" if targets[0] > 1 else "adoption")
    )
    return YearsChart("Visitas", goal, tuple(months), "visitas por año", "visitas", targets[0] <= 1)  # fmt: skip


def _bars_of_years(states: States, pace: float, look: Look, *, slide: bool = False) -> go.Figure:
    return _years(states, pace, (171_414, 188_555, 207_411, 228_152)).figure(look, slide=slide)


def _curve_of_years(states: States, pace: float, look: Look, *, slide: bool = False) -> go.Figure:
    whole = states.ljust(48, "f")[:48]
    points = level(whole, pace * 0.8, 0.05, 0.9)
    return _years(whole, pace, (0.2, 0.3, 0.6, 0.9), points).figure(look, slide=slide)


def _tasks(states: States, pace: float, look: Look) -> go.Figure:
    names = ("Video corporativo", "Folletos en puntos de la ciudad donde se hacen trámites", "Correos", "Comerciales")
    ways = ((), ("in_progress",), ("in_progress", "done"), ("postponed", "cancelled"))
    as_of = month(max(1, len(states.rstrip("f")))).replace(day=15)
    rows = []
    for i, name in enumerate(names):
        changes = [(dt.date(2018, 1 + 2 * n, 3 + i), state) for n, state in enumerate(ways[i])]
        due = dt.date(2018, 3 * i + 2, 28)
        rows.append(TimelineRow(name, [one for one in changes if one[0] <= as_of], due, due < as_of and pace < 1))
    return timeline(rows, first=dt.date(2018, 1, 1), last=dt.date(2021, 12, 31), as_of=as_of, look=look)


def _coverage(states: States, _: float, look: Look) -> go.Figure:
    words: dict[str, CoverageState] = {"c": "covered", "p": "provisional", "m": "missing", "f": "future"}
    sources = ("Visitas a la página web", "Publicaciones en redes", "Trámites")
    months = [month(i + 1) for i in range(len(states))]
    return charts.coverage_calendar(months, sources, {s: [words[one] for one in states] for s in sources}, look=look)


def _posting(states: States, pace: float, look: Look) -> go.Figure:
    count = 30 * max(1, len(states.rstrip("f")))
    days = [dt.date(2018, 1, 1) + dt.timedelta(days=i) for i in range(count)]
    known: dict[dt.date, int | None] = {day: int(pace * 3 * (i % 4)) if i % 9 else None for i, day in enumerate(days)}
    return charts.posting_calendar(known, look=look)


def _parts(states: States, pace: float, look: Look) -> go.Figure:
    parts = [
        (f"Red número {i} con un nombre que es bastante largo", round((200 - 70 * i) * pace)) for i in range(1 + len(states) % 7)
    ]  # fmt: skip
    rows = [Row(name, "part", step, f"{step:+d}") for name, step in parts]
    whole = sum(step for _, step in parts)
    return waterfall([*rows, Row("Cambio total", "total", whole, f"{whole:+d}")], look=look, unit="publicaciones")


MADE: dict[str, Callable[[States, float, Look], go.Figure]] = {
    "cumulative": lambda s, p, look: charts.cumulative(
        flow(s, p, 160_857), target=160_857, unit="visitas en lo que va del año", look=look
    ),
    "cumulative, small": lambda s, p, look: charts.cumulative(flow(s, p, 12), target=12, unit="tareas", look=look),
    "cumulative, broken": lambda s, p, look: charts.cumulative(
        _broken(flow(s, p, 160_857)), target=160_857, unit="visitas", look=look
    ),
    "press": lambda s, p, look: charts.press_cumulative(flow(s, p, 100), target=100, baseline=55, look=look),
    "goal_line": lambda s, p, look: charts.goal_line(
        level(s, p, 1.2, 3.6), target=3.6, baseline=1.2, unit="publicaciones por día", look=look
    ),
    "goal_line, shares": lambda s, p, look: charts.goal_line(
        level(s, p, 0.12, 0.2), target=0.2, baseline=0.12, unit="adopción", percent=True, look=look
    ),
    "goal_line, no target": lambda s, p, look: charts.goal_line(
        level(s, p, 1.2, 3.6), target=None, unit="publicaciones por día", look=look
    ),
    "growth": lambda s, p, look: charts.growth_line(level(s, p - 1, 0.1, 0.5), target=0.5, look=look),
    "shares_line": lambda s, p, look: charts.shares_line(flow(s, p, 9000), look=look),
    "monthly_bars": lambda s, p, look: charts.monthly_bars(
        _broken(flow(s, p, 160_857)), unit="visitas por mes", look=look
    ),
    "networks": lambda s, p, look: charts.network_lines(
        [
            NetworkSeries("Facebook", level(s, p, 1.2, 3.6), 1.2, 3.6),
            NetworkSeries("Instagram", level(s, p * 1.7, 0.4, 1.2), 0.4, 1.2),
            NetworkSeries("Twitter", level(s, 0.5, 2.0, 6.0), 2.0, None),
        ],
        look=look,
    ),
    "channels": lambda s, p, look: charts.channel_stack(
        [month(i + 1) for i in range(len(s))],
        ("electrónico", "presencial", "telefónico", "correo"),
        {
            name: [round(share * (p + 0.01) * 900) if letter in "cp" else None for letter in s]
            for name, share in (("electrónico", 0.3), ("presencial", 0.66), ("telefónico", 0.01), ("correo", 0.03))
        },
        look=look,
    ),
    "daily": _daily,
    "fan": lambda s, p, look: _fan(s, p, look, supposed=False),
    "fan, what if": lambda s, p, look: _fan(s, p, look, supposed=True),
    "before_after": _weeks,
    "marked": lambda s, p, look: _pinned(MADE["cumulative"](s, p, look), s, look),
    "marked, broken": lambda s, p, look: _pinned(MADE["cumulative, broken"](s, p, look), s, look),
    "marked bars": lambda s, p, look: _pinned(MADE["monthly_bars"](s, p, look), s, look),
    "marked days": lambda s, p, look: _pinned(MADE["daily"](s, p, look), s, look),
    "years of a total": _bars_of_years,
    "years of a level": _curve_of_years,
    "tasks": _tasks,
    "coverage": _coverage,
    "posting": _posting,
    "waterfall": _parts,
    "procedures": lambda _, p, look: charts.share_bars(
        [ProcedureShare(f"Certificado de residencia número {i}", 100 * i, 30 * i * min(1, p)) for i in range(1, 8)],
        look=look,
    ),
    "outlets": lambda _, p, look: charts.outlet_bars(
        [Count("El Universal", 66 * p), Count("Caracol Radio Cartagena", 24, main=False)], look=look
    ),
}


def _goal(
    states: States, pace: float, look: Look, *, is_flow: bool, baseline: float | None = None, notes: int = 0
) -> go.Figure:
    months = flow(states, pace, 100) if is_flow else level(states, pace, 1.2, 3.6)
    marks = [EventMark(month(1 + 3 * i).replace(day=12), "Se cayó el sitio dos días", "note") for i in range(notes)]
    chart = GoalChart(
        "Avance", tuple(months), charts.running(months) if is_flow else tuple(months), is_flow, baseline is not None,
        100 if is_flow else 3.6, baseline, "publicaciones", "publicaciones", False, tuple(marks),
    )  # fmt: skip
    return chart.figure(look, slide=True)


ON_SLIDES: dict[str, Callable[[States, float, Look], go.Figure]] = {
    "slide of a total": lambda s, p, look: _goal(s, p, look, is_flow=True),
    "slide of a total, with notes": lambda s, p, look: _goal(s, p, look, is_flow=True, baseline=55, notes=3),
    "slide of a level": lambda s, p, look: _goal(s, p, look, is_flow=False, baseline=1.2),
    "slide of a level, with notes": lambda s, p, look: _goal(s, p, look, is_flow=False, notes=2),
    "slide of years of a total": lambda s, p, look: _bars_of_years(s, p, look, slide=True),
    "slide of years of a level": lambda s, p, look: _curve_of_years(s, p, look, slide=True),
}
"""The charts of slides, which are drawn in other sizes than those of pages."""


def figures(name: str) -> Iterator[tuple[str, go.Figure]]:
    """A chart on every date at every pace, with their names."""
    made = MADE.get(name) or ON_SLIDES[name]
    for day, states in DATES.items():
        for pace, share in PACES.items():
            yield f"{day}, {pace}", made(states, share, Look())


def sizes(name: str) -> dict[str, tuple[float, float | None]]:
    """In which widths and heights a chart is looked at; None for its own height."""
    return dict(SLIDES) if name in ON_SLIDES else {size: (width, None) for size, width in SIZES.items()}
