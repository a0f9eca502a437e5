"""The waterfall begins where the bar above ended and tells apart what rises, what falls and what is not known."""

import datetime as dt

import plotly.graph_objects as go
import pytest

from plancom.changes.breakdown_rows import Row
from plancom.charts import Look, posting_calendar
from plancom.charts.calendars import BINS, bins_of
from plancom.charts.contributions import waterfall

ROWS = [
    Row("Facebook", "part", 30, "+0,30"),
    Row("X <b>", "part", -50, "−0,50"),
    Row("Copias", "missing", 5, "+0,05", missing="sin dato en ene 2018"),
    Row("Cambio total", "total", -15, "−0,15"),
]


def bar(look):
    return waterfall(ROWS, look=look, unit="puntos").data[0]


def test_each_bar_begins_where_the_one_above_ended_and_the_last_is_the_whole(look):
    drawn = bar(look)
    assert list(drawn.x) == [30, -50, 5, -15]
    assert list(drawn.base) == [0, 30, -20, 0]
    assert list(drawn.y) == [3, 2, 1, 0]


@pytest.mark.parametrize("dark", [False, True])
def test_rise_fall_total_and_unknown_differ_without_colour_too(dark):
    drawn = bar(Look(dark=dark))
    assert len(set(drawn.marker.line.color)) == 3  # rise and unknown rise share theirs; the pattern tells them apart
    assert list(drawn.marker.pattern.shape) == ["", "", "/", ""]
    words = [note.text for note in waterfall(ROWS, look=Look(dark=dark)).layout.annotations]
    assert "▲ +0,30" in words
    assert "▼ −0,50" in words
    assert any("sin dato en ene 2018" in word for word in words)
    assert "X &lt;b&gt;" in words


def test_names_stand_in_a_column_left_of_the_bars_and_each_value_at_its_own_bar(look):
    figure = waterfall(ROWS, look=look)
    notes = {note.text: note for note in figure.layout.annotations}
    left = figure.layout.margin.l
    for name, row in (("Facebook", 3), ("X &lt;b&gt;", 2), ("<b>Cambio total</b>", 0)):
        assert (notes[name].x, notes[name].xref, notes[name].xshift, notes[name].y) == (0, "paper", -left, row)
    rising, falling, whole = notes["▲ +0,30"], notes["▼ −0,50"], notes["<b>▼ −0,15</b>"]
    assert [(one.x, one.y) for one in (rising, falling, whole)] == [(30, 3), (30, 2), (0, 0)]
    assert rising.bgcolor == look.paper


def test_a_long_name_stands_whole_in_two_lines_of_the_column(look):
    rows = [Row("Consulta de proyectos de acuerdo", "part", 3, "+3"), Row("Cambio total", "total", 3, "+3")]
    words = [note.text for note in waterfall(rows, look=look).layout.annotations]
    assert "Consulta de<br>proyectos de acuerdo" in words or "Consulta de proyectos<br>de acuerdo" in words


def test_no_rows_make_an_empty_chart(look):
    go.Figure(waterfall([], look=look).to_dict())


def test_the_tones_of_a_calendar_split_its_days_into_quarters():
    assert bins_of([None, 0, 3, 5, 9]) == BINS
    assert bins_of([]) == BINS
    found = bins_of(range(1001))
    assert found == (1, 250, 500, 750)
    same = bins_of([500] * 30)
    assert list(same) == sorted(set(same))


def test_a_calendar_names_its_tones(look):
    days = {dt.date(2018, 1, 1) + dt.timedelta(days=n): None if n == 3 else n * 10 for n in range(100)}
    words = posting_calendar(days, look=look, unit="visita", bins=bins_of(days.values())).to_json()
    second, *_, last = bins_of(days.values())[1:]
    for word in (f"1–{second - 1}", f"{last} o más", "sin datos"):
        assert word in words
