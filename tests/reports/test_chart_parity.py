"""The chart of a goal where PowerPoint or matplotlib draws it: the same baseline, notes and places of labels as on the screen."""

from dataclasses import replace

import pytest

from plancom.charts import Look, running
from plancom.charts.direct_labels import Spot
from plancom.charts.event_marks import LONGEST, EventMark
from plancom.charts.goal_charts import GoalChart
from plancom.charts.scene import OneSize
from plancom.reports.deck import Slide
from plancom.reports.pdf.document import _months
from plancom.reports.pdf.drawing import drawing
from plancom.reports.pptx.charts import BASELINE, NATIVE, NOTES, chart_series
from tests.charts.tables import month, year

FELL = EventMark(month(8).replace(day=12), "Se cayó el sitio", "note")
TOTAL = GoalChart(
    "Prensa", tuple(year(9, actual=1, expected=100 / 12)), running(year(9, actual=1, expected=100 / 12)), is_flow=True,
    baseline_is_given=True, target=100, baseline=55, unit="publicaciones", noun="publicaciones", percent=False, marks=(FELL,),
)  # fmt: skip
LEVEL = replace(TOTAL, drawn=tuple(year(9, actual=0.1, expected=2)), is_flow=False, target=3, baseline=1.2, marks=())


def test_what_a_year_came_to_stands_at_a_year_s_end_and_a_level_all_along():
    assert chart_series(TOTAL)[BASELINE] == [None] * 11 + [55]
    assert chart_series(LEVEL)[BASELINE] == [1.2] * 12


def test_a_note_is_a_point_at_the_top_of_its_month_and_a_column_of_the_table():
    assert [i for i, value in enumerate(chart_series(TOTAL)[NOTES]) if value is not None] == [7]
    assert NOTES not in chart_series(LEVEL)
    assert TOTAL.numbered == [(7, "1", "12/08 Se cayó el sitio")]
    assert list(TOTAL.table["Qué pasó"])[7] == "12/08 Se cayó el sitio"
    assert "Qué pasó" not in LEVEL.table


def test_the_drawing_for_paper_says_figures_baseline_and_notes():
    drawn = drawing(TOTAL, Look())
    for words in ("Meta", ">45<", "esperado 75", "Base 55", "Se cayó el sitio"):
        assert words in drawn
    assert "línea base 1,20" in drawing(LEVEL, Look())


LONG = "se cayó el sitio y volvió al día siguiente, según lo que dijo por escrito la oficina de sistemas"
PINNED = tuple(EventMark(month(n).replace(day=day), LONG, "note") for n in range(1, 10) for day in (3, 14, 25))
"""Three long notes a month."""


def test_many_long_notes_leave_a_slide_s_lines_their_room():
    many = replace(TOTAL, marks=PINNED)
    assert [number for _, number, _ in many.numbered] == ["1", "2", "3"]
    assert all(len(text) <= LONGEST and text.endswith("…") for _, _, text in many.numbered)
    slide, screen = many.figure(Look(), slide=True), many.figure(Look())
    (below,) = [note.text.split("<br>") for note in slide.layout.annotations if note.name == "names"]
    assert len(below) == 4  # a line each, and how many there are besides
    assert below[-1] == "<b>+</b> 6 fechas más en los datos"
    (more,) = [note.text.split("<br>") for note in screen.layout.annotations if note.name == "names"]
    assert len(more) > len(below)
    assert LONG in next(iter(many.table["Qué pasó"]))  # nothing is lost


def test_on_paper_what_happened_has_a_wide_column_of_its_own_and_figures_stand_beside_each_other():
    told = _months(Slide("prensa", "indicator", "Prensa", "", chart=replace(TOTAL, marks=PINNED)))
    assert told["head"][-2:] == ["Estado", "Qué pasó"]
    assert told["align"][-2:] == ["left", "left"]
    assert told["widths"][-1] > sum(told["widths"][:-1]) / 2
    assert told["says"]
    alone = _months(Slide("prensa", "indicator", "Prensa", "", chart=LEVEL))
    assert (alone["says"], set(alone["widths"]), alone["align"][-2:]) == (False, {1.0}, ["right", "left"])


@pytest.mark.parametrize("chart", [TOTAL, LEVEL])
def test_where_only_four_places_are_known_the_last_value_stands_to_the_right_of_its_point(chart):
    found = chart.labels_among(Look(), OneSize(600, 300), NATIVE)
    assert found["actual"].index == 8
    assert found["actual"].spot == Spot("left", "middle", 9, 0)
    assert all(label.spot in NATIVE for label in found.values())
    assert found["target"].index == 11


def test_a_label_without_a_place_is_left_out():
    assert TOTAL.labels_among(Look(), OneSize(60, 30), NATIVE) == {}
