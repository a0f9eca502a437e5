"""Rules that hold for every chart: valid, in Spanish, safe, quick, legible, honest about nothing."""

import json

import plotly.graph_objects as go
import pytest

from plancom import charts
from plancom.charts import Look
from plancom.charts.before_after import effect_chart
from plancom.charts.projections import fan_chart
from plancom.charts.theme import palette


@pytest.mark.parametrize("dark", [False, True])
def test_plotly_accepts_every_property(chart, dark):
    figure = chart(Look(dark=dark), 12)
    go.Figure(json.loads(figure.to_json()))  # validates: production skips it


def test_names_from_files_are_letters_never_markup(chart, look):
    assert "<script" not in chart(look, 12).to_json()


def test_no_text_is_nan_or_an_english_month(chart, look):
    figure = chart(look, 12)
    words = figure.to_json()
    for wrong in ("NaN", ": nan", "None", "January", "Jan 2018", "Aug"):
        assert wrong not in words


def test_thousands_have_dots_and_decimals_commas(chart, look):
    assert chart(look, 12).layout.template["layout"]["separators"] == ",."


def test_a_pattern_lies_over_its_colour_and_never_replaces_it(chart, look):
    patterns = [trace.marker.pattern for trace in chart(look, 12).data if trace.type == "bar"]
    drawn = [p for p in patterns if any(p.shape if isinstance(p.shape, (list, tuple)) else [p.shape])]
    assert all(pattern.fillmode == "overlay" for pattern in drawn)


def test_no_letter_is_smaller_than_13_px(chart, look):
    figure = chart(look, 12)
    sizes = [note.font.size for note in figure.layout.annotations]
    defaults = figure.layout.template["layout"]
    sizes += [defaults["font"]["size"], defaults["xaxis"]["tickfont"]["size"], defaults["yaxis"]["tickfont"]["size"]]
    assert min(sizes) >= 13


def test_a_chart_of_four_days_or_one_month_is_drawn(chart, look):
    chart(look, 3).to_json()


@pytest.mark.parametrize(
    "empty",
    [
        lambda look: charts.goal_line([], target=1, unit="", look=look),
        lambda look: charts.goal_line([], target=None, unit="", look=look),
        lambda look: charts.monthly_bars([], unit="", look=look),
        lambda look: charts.cumulative([], target=None, unit="", look=look),
        lambda look: charts.press_cumulative([], target=100, baseline=55, look=look),
        lambda look: charts.share_bars([], look=look),
        lambda look: charts.channel_stack([], [], {}, look=look),
        lambda look: charts.network_lines([], look=look),
        lambda look: charts.posting_calendar({}, look=look),
        lambda look: charts.type_bars([], look=look),
        lambda look: charts.outlet_bars([], look=look),
        lambda look: charts.shares_line([], look=look),
        lambda look: charts.growth_line([], look=look, target=0.5),
        lambda look: charts.daily_line([], [], look=look),
        lambda look: fan_chart([], [], target=1, unit="", look=look),
        lambda look: effect_chart([], unit="", look=look),
        lambda look: charts.coverage_calendar([], [], {}, look=look),
    ],
)
def test_an_empty_table_is_an_empty_chart(empty, look):
    go.Figure(json.loads(empty(look).to_json()))


def test_the_accent_is_the_plans_made_readable_on_the_page():
    assert palette(Look(accent="#0B5C8A")).actual == "#0b5c8a"
    assert palette(Look(accent="#0B5C8A", dark=True)).actual != "#0b5c8a"
