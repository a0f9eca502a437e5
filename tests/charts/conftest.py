"""The figures that every chart makes, so that rules for all of them are tested on all of them."""

import datetime as dt
from collections.abc import Callable

import plotly.graph_objects as go
import pytest

from plancom import charts
from plancom.changes.breakdown_rows import Row
from plancom.charts import Count, Look, NetworkSeries, ProcedureShare
from plancom.charts.before_after import WeekRow, effect_chart
from plancom.charts.contributions import waterfall
from plancom.charts.event_marks import EventMark, marked
from plancom.charts.projections import FanRow, fan_chart
from plancom.charts.timeline import timeline
from plancom.charts.timeline_rows import TimelineRow
from tests.charts.tables import month, year

HOSTILE = '<script>alert(1)</script> & <b>"x"</b>'


def _days(count: int) -> list[dt.date]:
    return [dt.date(2018, 1, 1) + dt.timedelta(days=i) for i in range(count)]


def _marked(look: Look, months: int) -> go.Figure:
    figure = charts.cumulative(year(months - 3, months=months), target=9000, unit="visitas", look=look)
    assert marked(figure, [EventMark(month(2), HOSTILE), EventMark(month(2), "Radio")], look)
    return figure


CHARTS: dict[str, Callable[[Look, int], go.Figure]] = {
    "goal_line": lambda look, n: charts.goal_line(
        year(n - 3, months=n, missing={2}, provisional={n - 2}), target=9000, unit="visitas", look=look, baseline=800
    ),
    "monthly_bars": lambda look, n: charts.monthly_bars(
        year(n - 3, months=n, missing={2}, provisional={n - 2}, year_ago=900), unit="visitas", look=look
    ),
    "cumulative": lambda look, n: charts.cumulative(
        year(n - 3, months=n, missing={2}, provisional={n - 2}), target=90000, unit="visitas", look=look
    ),
    "press_cumulative": lambda look, n: charts.press_cumulative(
        year(n - 3, months=n, actual=1, expected=8), target=100, baseline=55, look=look
    ),
    "growth_line": lambda look, n: charts.growth_line(
        year(n - 3, months=n, actual=0.05, expected=0.5), look=look, target=0.5
    ),
    "shares_line": lambda look, n: charts.shares_line(year(n - 3, months=n, missing={2}, expected=None), look=look),
    "network_lines": lambda look, n: charts.network_lines(
        [
            NetworkSeries(name, year(n - 3, months=n, missing={2}, provisional={n - 2}, actual=0.2), 1.0, 3.0)
            for name in ("Facebook", "Instagram", HOSTILE)
        ],
        look=look,
    ),
    "channel_stack": lambda look, n: charts.channel_stack(
        [month(i) for i in range(1, n + 1)],
        ("electrónico", "presencial", HOSTILE),
        {c: [None if i == 1 else 10.0 * i for i in range(n)] for c in ("electrónico", "presencial", HOSTILE)},
        look=look,
    ),
    "share_bars": lambda look, _: charts.share_bars(
        [ProcedureShare(HOSTILE, 300, 100), *(ProcedureShare(f"T{i}", 10 * i, i) for i in range(1, 10))], look=look
    ),
    "type_bars": lambda look, _: charts.type_bars([Count("Foto", 40), Count(HOSTILE, 2)], look=look),
    "outlet_bars": lambda look, _: charts.outlet_bars(
        [Count("El Universal", 66), Count(HOSTILE, 2, main=False)], look=look
    ),
    "posting_calendar": lambda look, n: charts.posting_calendar(
        {day: None if i % 50 == 3 else i % 9 for i, day in enumerate(_days(30 * n))}, look=look
    ),
    "daily_line": lambda look, n: charts.daily_line(
        _days(30 * n), [None if 40 <= i < 70 else 100.0 + i % 7 for i in range(30 * n)], look=look
    ),
    "fan_chart": lambda look, n: fan_chart(
        year(n - 3, months=n, missing={2}),
        [FanRow(month(n - 2 + i), 10.0 * n, 11.0 * n, 12.0 * n) for i in range(3)],
        target=15_000,
        unit=HOSTILE,
        look=look,
        supposed=[(month(n), 20_000.0)],
    ),
    "effect_chart": lambda look, n: effect_chart(
        [WeekRow(day, 100.0 + i, *((90.0, 80.0, 100.0) if i >= n - 2 else ())) for i, day in enumerate(_days(n))],
        unit=HOSTILE,
        look=look,
    ),
    "timeline": lambda look, n: timeline(
        [
            TimelineRow(HOSTILE, [(month(1), "in_progress"), (month(2), "done")], month(3), overdue=False),
            TimelineRow("Radio", [(month(1), "postponed"), (month(2), "cancelled")], month(n), overdue=False),
            TimelineRow("Folletos", [], month(2), overdue=True, responsible=HOSTILE),
        ],
        first=month(1),
        last=month(n),
        as_of=month(n - 1),
        look=look,
    ),
    "waterfall": lambda look, n: waterfall(
        [
            Row(HOSTILE, "part", 30, "+30"),
            Row("Otra", "part", -n, f"−{n}"),
            Row("Sin", "missing", 4, "+4", missing="sin dato en ene 2018"),
            Row("Cambio total", "total", 34 - n, "+1"),
        ],
        look=look,
        unit=HOSTILE,
    ),
    "marked": _marked,
    "coverage_calendar": lambda look, n: charts.coverage_calendar(
        [month(i) for i in range(1, n + 1)],
        ("Visitas", HOSTILE),
        {s: [("covered", "provisional", "missing", "future")[i % 4] for i in range(n)] for s in ("Visitas", HOSTILE)},
        look=look,
    ),
}


@pytest.fixture
def look() -> Look:
    return Look()


@pytest.fixture(params=sorted(CHARTS))
def chart(request) -> Callable[[Look, int], go.Figure]:
    return CHARTS[request.param]
