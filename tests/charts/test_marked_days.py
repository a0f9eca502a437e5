"""What happened is marked on the charts that it concerns: notes and tasks by number and name, what is done every month in the table."""

import datetime as dt

import pytest

from plancom import charts
from plancom.charts import Look
from plancom.charts.data_tables import data_table
from plancom.charts.event_marks import NUMBERED, EventMark, marked, with_marks
from plancom.charts.marked_days import marks_of, note_marks, on_chart
from plancom.forecast.events import Event
from plancom.store.office.dated_notes import DatedNote
from tests.builders import NOW, cartagena
from tests.charts.boxes import drawing
from tests.charts.tables import month, year

FELL = DatedNote(dt.date(2018, 8, 12), "Se cayó el sitio", "visits")
ALWAYS = DatedNote(dt.date(2018, 9, 3), "Paro nacional")
GONE = DatedNote(dt.date(2018, 7, 3), "Error", withdrawn_at=NOW)


def total():
    return charts.cumulative(year(9), target=60_000, unit="visitas", look=Look())


def names(figure):
    return [note.text for note in figure.layout.annotations if note.name == "names"]


def signs(figure):
    return [(note.x, note.text) for note in figure.layout.annotations if note.name == "sign"]


def test_notes_are_numbered_above_the_plot_and_named_below_it():
    figure, before = total(), total()
    assert marked(figure, note_marks([FELL, ALWAYS, GONE], dt.date(2018, 9, 30)), Look())
    assert signs(figure) == [("ago 2018", "<b>1</b>"), ("sep 2018", "<b>2</b>")]
    assert names(figure) == ["<b>1</b> 12/08 Se cayó el sitio<br><b>2</b> 03/09 Paro nacional"]
    assert figure.layout.height > before.layout.height  # the plot itself loses nothing
    assert drawing(figure, 326).overlaps() == drawing(figure, 1500).overlaps() == []


def test_a_note_of_after_the_cut_off_or_withdrawn_is_on_no_chart():
    assert note_marks([FELL, GONE], dt.date(2018, 8, 11)) == ()


def test_what_is_done_every_month_is_not_numbered_but_counted_and_in_the_table():
    radio = [EventMark(month(i).replace(day=9), "Notas para radio (8)") for i in range(1, 9)]
    figure = total()
    assert marked(figure, [*radio, EventMark(dt.date(2018, 6, 20), "Video corporativo", "task")], Look())
    assert signs(figure) == [("jun 2018", "<b>1</b>")]
    assert names(figure) == ["<b>1</b> 20/06 Video corporativo<br><b>+</b> 7 fechas más en los datos"]
    table = with_marks(data_table(year(9)), radio)
    assert list(table["Qué pasó"])[:2] == ["09/01 Notas para radio (8)", "09/02 Notas para radio (8)"]
    quiet = total()
    assert marked(quiet, radio, Look())  # the table has them
    assert signs(quiet) == []
    assert quiet.layout.height == total().layout.height


def test_few_activities_are_named_themselves_and_never_more_than_fit():
    figure = total()
    marked(figure, [EventMark(dt.date(2018, 3, 25), "Folletos (500)")], Look())
    assert names(figure) == ["<b>1</b> 25/03 Folletos (500)"]
    crowd = charts.cumulative(year(40, months=48), target=60_000, unit="visitas", look=Look())
    marked(crowd, [EventMark(month(i), f"nota {i}", "note") for i in range(1, 40)], Look())
    assert 1 < len(signs(crowd)) <= NUMBERED
    assert drawing(crowd, 326).overlaps() == []


def test_small_multiples_bear_none():
    series = [charts.NetworkSeries(name, year(9), 1.2, 3.6) for name in ("Facebook", "X")]
    figure = charts.network_lines(series, look=Look())
    assert not marked(figure, note_marks([ALWAYS], dt.date(2018, 9, 30)), Look())


def test_days_and_breaks_are_marked_on_a_chart_of_days():
    days = [dt.date(2018, 8, 1) + dt.timedelta(days=i) for i in range(60)]
    figure = charts.daily_line(days, [5.0] * 60, look=Look(), breaks=[(dt.date(2018, 9, 20), "UA → GA4")])
    assert marked(figure, note_marks([FELL], dt.date(2018, 9, 30)), Look())
    assert signs(figure) == [("2018-09-19T12:00:00", "<b>A</b>"), ("2018-08-12", "<b>1</b>")]
    assert names(figure) == ["<b>A</b> 20/09/2018 UA → GA4<br><b>1</b> 12/08 Se cayó el sitio"]


@pytest.mark.parametrize(
    ("origin", "said"),
    [
        ("visits", {"Se cayó el sitio", "Paro nacional", "Video corporativo"}),
        ("daily_posts.facebook", {"Paro nacional", "Campaña en Facebook", "Video corporativo"}),
        ("press", {"Paro nacional"}),
        ("posts/shares/facebook", {"Paro nacional", "Campaña en Facebook", "Video corporativo"}),
        ("", set()),
    ],
)
def test_each_chart_bears_what_concerns_it(origin, said):
    plan = cartagena()
    events = [
        Event(dt.date(2018, 2, 1), "Campaña en Facebook", strategy=""),
        Event(dt.date(2018, 2, 2), "Video corporativo", strategy="digitalizate", kind="task"),
    ]
    marks = marks_of(plan, events, [FELL, ALWAYS, GONE], dt.date(2018, 9, 30))
    found = {mark.text for mark in on_chart(marks, plan, origin)}
    press = next(one for one in plan.indicators if one.id == "press")
    extra = {"Video corporativo"} if origin == "press" and "digitalizate" in press.strategies else set()
    assert found == said | extra


def test_a_mark_in_a_month_without_a_table_of_months_changes_nothing():
    table = charts.data_table([charts.Count("Foto", 3)])
    assert with_marks(table, note_marks([FELL], dt.date(2018, 9, 30))) is table
    assert not marked(
        charts.type_bars([charts.Count("Foto", 3)], look=Look()), note_marks([FELL], dt.date(2018, 9, 30)), Look()
    )


def calendar(last=dt.date(2018, 9, 30)):
    days = {dt.date(2018, 1, 1) + dt.timedelta(days=i): 5 for i in range((last - dt.date(2018, 1, 1)).days + 1)}
    return charts.posting_calendar(days, look=Look(), unit="visita")


def test_on_a_calendar_the_number_stands_in_its_day_and_is_named_below():
    figure, before = calendar(), calendar()
    assert marked(figure, note_marks([FELL, ALWAYS], dt.date(2018, 9, 30)), Look())
    sunday, monday = (note for note in figure.layout.annotations if note.name == "sign")
    assert (sunday.x, sunday.y, sunday.text) == (31, 6, "<b>1</b>")  # 12 August 2018 is the Sunday of the 32nd week
    assert (monday.x, monday.y) == (35, 0)
    assert names(figure) == ["<b>1</b> 12/08 Se cayó el sitio<br><b>2</b> 03/09 Paro nacional"]
    assert figure.layout.height - figure.layout.margin.b == before.layout.height - before.layout.margin.b
    assert figure.data[0].customdata[6][31].endswith("<b>5 visitas</b><br>12/08 Se cayó el sitio")


def test_what_is_done_every_month_is_said_by_its_day_on_a_calendar_and_not_numbered():
    figure = calendar()
    radio = [EventMark(month(i).replace(day=9), "Notas para radio (8)") for i in range(1, 9)]
    assert marked(figure, radio, Look())
    assert (signs(figure), names(figure)) == ([], [])
    assert "Notas para radio (8)" in "".join(figure.data[0].customdata[1])


def test_a_calendar_of_other_years_bears_no_mark():
    assert not marked(calendar(), [EventMark(dt.date(2019, 1, 2), "Otra", "note")], Look())
