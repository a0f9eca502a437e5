"""The chart of a goal where PowerPoint or matplotlib draws it: the same baseline, notes and places of labels as on the screen."""

from dataclasses import replace

import pytest

from plancom.charts import Look, running
from plancom.charts.direct_labels import Spot
from plancom.charts.event_marks import EventMark
from plancom.charts.goal_charts import GoalChart
from plancom.charts.scene import OneSize
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


@pytest.mark.parametrize("chart", [TOTAL, LEVEL])
def test_where_only_four_places_are_known_the_last_value_stands_to_the_right_of_its_point(chart):
    found = chart.labels_among(Look(), OneSize(600, 300), NATIVE)
    assert found["actual"].index == 8
    assert found["actual"].spot == Spot("left", "middle", 9, 0)
    assert all(label.spot in NATIVE for label in found.values())
    assert found["target"].index == 11


def test_a_label_without_a_place_is_left_out():
    assert TOTAL.labels_among(Look(), OneSize(60, 30), NATIVE) == {}
