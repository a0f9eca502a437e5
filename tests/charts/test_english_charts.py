"""The charts in English: their words, their tables, their numbers and plotly's own settings."""

import datetime as dt

import pytest

from plancom.charts import (
    STATUS,
    Count,
    Look,
    MonthPoint,
    alt_text,
    config,
    data_table,
    goal_line,
    monthly_bars,
    sparkline,
)
from plancom.charts.frame import target_text, value_text
from plancom.charts.status import TASK_STATES, status_of
from plancom.charts.theme import template
from plancom.charts.timeline_rows import TimelineRow, timeline_table, timeline_text
from plancom.language.translation import speaking

MONTHS = [
    MonthPoint(dt.date(2018, 1, 1), 1200.0, 1000.0, "covered", year_ago=900.0),
    MonthPoint(dt.date(2018, 2, 1), None, 1100.0, "missing"),
    MonthPoint(dt.date(2018, 3, 1), 1500.5, 1400.0, "provisional"),
]


@pytest.fixture
def english():
    with speaking("en"):
        yield


def test_a_chart_is_told_in_one_english_sentence(english):
    said = alt_text("Visits", MONTHS, unit="visits", target=20_000.0)
    assert said == (
        "Visits from Jan 2018 to Mar 2018: from 1,200 to 1,500 visits; 1,400 expected in Mar 2018; partial: Mar 2018; "
        "target: 20,000 in Mar 2018; no data in Feb 2018."
    )
    days = {dt.date(2018, 1, 1): 3, dt.date(2018, 1, 2): 0, dt.date(2018, 1, 3): None}
    assert alt_text("Posts", days, unit="posts") == (
        "Posts from 1 Jan – 3 Jan 2018: 3 posts in 2 days, the most on 01/01/2018 (3); 1 day with none; 1 day without data."
    )


def test_the_table_under_a_chart_has_english_heads_and_states(english):
    table = data_table(MONTHS, unit="visits")
    assert list(table.columns) == ["Month", "Actual (visits)", "Expected (visits)", "A year earlier", "Status"]
    assert table["Status"].tolist() == ["complete", "no data", "partial"]
    assert table["Month"].tolist() == ["Jan 2018", "Feb 2018", "Mar 2018"]
    counts = data_table([Count("Video", 30.0), Count("Photo", 10.0)])
    assert counts.iloc[0].tolist() == ["Video", "30", "75.0%"]


def test_numbers_are_written_anew_when_the_language_changes():
    assert value_text(0.453, percent=True) == "45,3\u00a0%"
    with speaking("en"):
        assert value_text(0.453, percent=True) == "45.3%"
        assert target_text(0.2, percent=True) == "20%"
    assert target_text(0.2, percent=True) == "20\u00a0%"


def test_plotly_speaks_english_and_separates_as_english_does(english):
    settings = config()
    assert settings["locale"] == "en"
    assert settings["locales"]["en"]["format"]["months"][0] == "January"
    assert settings["locales"]["en"]["format"]["shortDays"][:2] == ["Sun", "Mon"]
    assert settings["locales"]["en"]["dictionary"]["Zoom in"] == "Zoom in"
    assert template(Look())["layout"]["separators"] == ".,"


def test_the_separators_are_those_of_each_language():
    assert template(Look())["layout"]["separators"] == ",."


def test_a_chart_names_its_marks_in_english(english):
    figure = goal_line(MONTHS, target=2000.0, unit="visits", look=Look())
    assert {trace.name for trace in figure.data} == {
        "No data", "Expected", "Actual", "Towards the partial", "Partial", "Target",
    }  # fmt: skip
    words = [note.text for note in figure.layout.annotations]
    assert "<b>Target 2,000</b>" in words
    assert any("expected" in text for text in words)
    assert list(figure.layout.xaxis.ticktext) == ["Jan<br>2018", "Feb", "Mar"]
    assert monthly_bars(MONTHS, unit="visits", look=Look()).data[1].customdata[0] == "Actual: <b>1,200</b>"


def test_states_are_said_in_the_language_of_who_looks(english):
    assert STATUS["off_track"].label == "■ Off track"
    assert status_of("■ Off track") == "off_track"
    assert status_of("■ Atrasada") is None
    assert TASK_STATES["done"] == "● Done"
    assert next(iter(TASK_STATES.values())) == "○ Pending"


def test_tasks_are_told_in_english(english):
    rows = [
        TimelineRow("Leaflets", [(dt.date(2018, 2, 1), "done")], dt.date(2018, 6, 30), overdue=False),
        TimelineRow("Video", [], dt.date(2018, 6, 30), overdue=True, responsible="Ana"),
    ]
    assert timeline_text("Tasks", rows, dt.date(2018, 9, 30)) == (
        "Tasks as of 30/09/2018: 2 tasks; 1 done and 1 no state recorded. Overdue: “Video”, due on 30/06/2018."
    )
    assert timeline_table(rows).to_dict("records")[1] == {
        "Task": "Video", "Status": "? No state recorded", "From": "–", "Due date": "30/06/2018", "Overdue": "yes", "Person in charge": "Ana",
    }  # fmt: skip


def test_a_small_trend_is_told_in_english(english):
    assert (
        "<title>Trend: 1,200 in Jan 2018, 1,500 in Mar 2018; 1,400 expected; no data in Feb 2018.</title>"
        in sparkline(MONTHS, look=Look())
    )
