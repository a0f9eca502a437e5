"""What the charts of goals say: real, expected, target; gaps that are gaps; provisional that looks provisional."""

import datetime as dt
from dataclasses import replace

import pytest

from plancom import charts
from plancom.charts import Look, MonthPoint, NetworkSeries, running
from plancom.charts.goal_charts import GoalChart
from plancom.charts.label_placement import GROUNDED
from plancom.charts.theme import palette
from plancom.plan.directions import LOWER
from plancom.plan.written_amounts import amount_text
from tests.builders import cartagena
from tests.charts.boxes import drawing
from tests.charts.cases import MADE
from tests.charts.tables import month, year

NBSP = "\u00a0"


def trace(figure, name):
    return next(one for one in figure.data if one.name == name)


def names(figure):
    return [one.name for one in figure.data]


def words(figure):
    return [note.text for note in figure.layout.annotations]


def value_at(figure, name, where, axis="y"):
    one = trace(figure, name)
    return dict(zip(one.x, one[axis], strict=True))[where]


def test_a_missing_month_is_a_gap_with_its_words_and_never_a_zero(look):
    figure = charts.goal_line(year(9, missing={3}), target=20, unit="visitas", look=look)
    assert value_at(figure, "Real", "mar 2018") is None
    assert trace(figure, "Real").connectgaps is False
    assert list(trace(figure, "Sin datos").x) == ["mar 2018"]
    assert trace(figure, "Sin datos").marker.pattern.shape == "/"
    assert words(figure).count("sin datos") == 1


def test_a_month_of_zero_is_drawn_as_zero(look):
    points = [MonthPoint(month(1), 0.0, 10, "covered"), MonthPoint(month(2), 5.0, 10, "covered")]
    figure = charts.monthly_bars(points, unit="visitas", look=look)
    assert list(trace(figure, "Real").y) == [0.0, 5.0]
    assert "Sin datos" not in names(figure)


def test_a_month_that_the_table_skips_is_shown_missing(look):
    points = [MonthPoint(month(1), 4.0, 10, "covered"), MonthPoint(month(4), 5.0, 10, "covered")]
    figure = charts.monthly_bars(points, unit="visitas", look=look)
    assert list(trace(figure, "Sin datos").x) == ["feb 2018", "mar 2018"]
    assert list(trace(figure, "Real").y) == [4.0, None, None, 5.0]


def test_future_months_have_an_expected_value_and_no_band(look):
    figure = charts.goal_line(year(9), target=20, unit="visitas", look=look)
    assert "Sin datos" not in names(figure)
    assert value_at(figure, "Esperado", "dic 2018") == 1500
    assert value_at(figure, "Real", "dic 2018") is None


@pytest.mark.parametrize("share", [1.06, 1.3, 0.94, 0.7])
def test_of_what_happened_and_what_was_expected_the_higher_one_has_the_higher_words(look, share):
    points = [
        MonthPoint(month(n), 1000.0 * share if n < 10 else None, 1000.0, "covered" if n < 10 else "future")
        for n in range(1, 13)
    ]
    figure = charts.goal_line(running(points), target=12_000, unit="visitas", look=look)
    ends = {note.text.replace("<br>", " "): end_of(note) for note in figure.layout.annotations if note.yref == "y"}
    happened = next(end for text, end in ends.items() if text.startswith("<b>") and "Meta" not in text)
    assert (happened > ends["esperado 9.000"]) == (share > 1)


def end_of(note):
    """How high the words' edge stands that is held: in px above zero, in a chart of 300 px for 12,000."""
    off = -note.ay if note.showarrow else note.yshift
    return note.y / 40 + off


def test_months_are_spanish_with_the_year_under_january_and_the_first(look):
    axis = charts.goal_line(year(9), target=20, unit="visitas", look=look).layout.xaxis
    assert list(axis.ticktext[:3]) == ["ene<br>2018", "feb", "mar"]
    later = [MonthPoint(month(i), 1.0, None, "covered") for i in range(7, 19)]
    axis = charts.goal_line(later, target=20, unit="visitas", look=look).layout.xaxis
    assert axis.ticktext[0] == "jul<br>2018"
    assert "ene<br>2019" in axis.ticktext


def test_four_years_label_only_their_januaries(look):
    axis = charts.goal_line(year(40, months=48), target=20, unit="visitas", look=look).layout.xaxis
    assert list(axis.ticktext) == ["ene<br>2018", "ene<br>2019", "ene<br>2020", "ene<br>2021"]


@pytest.mark.parametrize(
    ("target", "percent", "said"),
    [
        (0.2, True, f"<b>Meta 20{NBSP}%</b>"),
        (0.125, True, f"<b>Meta 12,5{NBSP}%</b>"),
        (160857, False, "<b>Meta 160.857</b>"),
    ],
)
def test_the_target_is_labelled_where_it_stands(look, target, percent, said):
    figure = charts.goal_line(year(9), target=target, unit="", percent=percent, look=look)
    label = next(note for note in figure.layout.annotations if note.text == said)
    assert (label.x, label.y) == (11, target)
    assert list(trace(figure, "Meta").y) == [target]


def test_a_year_without_a_target_says_so(look):
    figure = charts.goal_line(year(9), target=None, unit="visitas", look=look)
    assert "Meta" not in names(figure)
    assert any("sin meta para este año" in text for text in words(figure))


def test_the_last_value_and_what_was_expected_are_labelled_clear_of_each_other(look):
    figure = charts.goal_line(year(9, actual=0.1, expected=1.5), target=3, unit="", look=look)
    actual = next(note for note in figure.layout.annotations if note.text == "<b>0,90</b>")
    expected = next(note for note in figure.layout.annotations if note.text == "esperado 1,50")
    assert actual.x == expected.x == 8
    assert (actual.y, expected.y) == (0.9, 1.5)
    assert drawing(figure, 326).overlaps() == drawing(figure, 1500).overlaps() == []


@pytest.mark.parametrize("expected", [40.0, 12.0])
def test_a_value_near_the_axis_is_labelled_above_it_and_off_the_months_names(look, expected):
    figure = charts.goal_line(year(4, actual=1, expected=expected), target=100, unit="", look=look)
    notes = {note.text: note for note in figure.layout.annotations}
    assert notes["<b>4</b>"].yanchor == "bottom"
    assert drawing(figure, 326).overlaps() == []


def test_when_the_year_is_over_actual_and_target_stand_beside_the_plot_at_their_heights(look):
    for actual in (900, 1100):
        figure = charts.cumulative(year(12, actual=actual / 6.5, expected=1000), target=12000, unit="", look=look)
        ends = {note.y for note in figure.layout.annotations if (note.xref, note.x) == ("paper", 1)}
        assert sorted(ends) == pytest.approx(sorted([12 * actual, 12000]))
        assert not any("esperado 1" in text for text in words(figure))


def test_provisional_points_differ_by_marker_and_line_not_only_colour(look):
    figure = charts.goal_line(year(8, provisional={9}), target=20, unit="visitas", look=look)
    real, rough = trace(figure, "Real"), trace(figure, "Parcial")
    assert value_at(figure, "Real", "sep 2018") is None
    assert value_at(figure, "Parcial", "sep 2018") == 9000
    assert (real.marker.symbol, rough.marker.symbol) == ("circle", "circle-open")
    assert trace(figure, "Hacia lo parcial").line.dash == "dot"


def test_provisional_bars_differ_by_pattern_not_only_colour(look):
    bars = trace(charts.monthly_bars(year(8, provisional={9}), unit="visitas", look=look), "Real")
    assert list(bars.marker.pattern.shape) == [""] * 8 + ["\\"] + [""] * 3
    assert "Parcial: <b>9.000</b>" in bars.customdata


def test_the_expected_is_always_the_same_dark_dashed_line(look):
    lines = [
        trace(figure, "Esperado").line
        for figure in (
            charts.goal_line(year(), target=1, unit="", look=look),
            charts.cumulative(year(), target=1, unit="", look=look),
            charts.growth_line(year(), look=look, target=0.5),
            charts.network_lines([NetworkSeries("X", year(), 1, 3)], look=look),
        )
    ]
    assert {(line.color, line.dash, line.width) for line in lines} == {(lines[0].color, "dash", 2)}


def test_bars_mark_the_expected_value_of_each_month_and_the_year_before(look):
    figure = charts.monthly_bars(year(9, year_ago=777), unit="visitas", look=look)
    ticks = trace(figure, "Esperado")
    assert [base + height / 2 for base, height in zip(ticks.base, ticks.y, strict=True)] == [1500] * 12
    assert set(trace(figure, "Año anterior").y) == {777}
    assert set(trace(figure, "Año anterior").customdata) == {"777"}


def test_months_that_reached_what_was_expected_are_filled_and_the_others_outlined(look):
    points = [
        MonthPoint(month(1), 17.0, 16.0, "covered"),
        MonthPoint(month(2), 15.0, 16.0, "covered"),
        MonthPoint(month(3), None, 16.0, "future"),
    ]
    bars = trace(charts.monthly_bars(points, unit="visitas", look=look), "Real")
    colours = palette(look)
    assert list(bars.marker.color)[:2] == [colours.actual, colours.pale]
    assert list(bars.marker.line.width)[:2] == [0, 1.5]
    said = words(charts.monthly_bars(points, unit="visitas", look=look))[0]
    assert "</span> llegó a lo esperado" in said
    assert "□</span> no llegó" in said


def test_where_less_is_better_the_months_below_are_the_filled_ones(look):
    points = [MonthPoint(month(1), 17.0, 16.0, "covered"), MonthPoint(month(2), 15.0, 16.0, "covered")]
    bars = trace(charts.monthly_bars(points, unit="quejas", look=look, direction=LOWER), "Real")
    assert list(bars.marker.line.width) == [1.5, 0]


def test_the_mark_of_what_was_expected_hides_no_bar(look):
    figure = charts.monthly_bars(year(9), unit="visitas", look=look)
    ticks = trace(figure, "Esperado")
    assert ticks.marker.line.width == 0
    assert max(ticks.y) / figure.layout.yaxis.range[1] < 0.01  # 3 of a plot's 300 px


def test_what_is_expected_goes_on_to_the_target_paler_after_the_last_month_with_data(look):
    points = year(9, missing={10, 11, 12}, actual=10, expected=100)
    figure = charts.cumulative(points, target=1200, unit="visitas", look=look)
    known, rest = (one for one in figure.data if one.name == "Esperado")
    assert list(known.y)[8:] == [900, None, None, None]
    assert list(rest.x) == ["sep 2018", "oct 2018", "nov 2018", "dic 2018"]
    assert list(rest.y) == [900, 1000, 1100, 1200]
    assert rest.line.color == palette(look).muted


def test_running_totals_end_in_the_target_when_nothing_is_missing():
    table = running(year(9, actual=10, expected=100))
    assert table[8].actual == sum(10 * i for i in range(1, 10))
    assert table[9].actual is None
    assert table[-1].expected == 1200


def test_running_totals_leave_a_missing_month_out_of_both_sides():
    table = running(year(9, missing={3}, actual=10, expected=100))
    assert (table[2].actual, table[2].expected) == (None, 200)
    assert (table[3].actual, table[3].expected) == (10 + 20 + 40, 300)
    assert table[-1].expected == 1100


def test_where_nothing_is_expected_the_running_total_expects_nothing_not_zero(look):
    months = [replace(point, expected=None) for point in year(9, missing={1, 2, 3}, actual=10)]
    assert [point.expected for point in running(months)] == [None] * 12
    figure = charts.cumulative(months, target=None, unit="publicaciones", look=look)
    assert all(value is None for one in figure.data if one.name == "Esperado" for value in one.y)
    assert "esperado" not in str(figure.layout.annotations)


def test_a_provisional_month_counts_only_after_the_last_covered_one():
    tail = running(year(8, provisional={9}, actual=10, expected=100))
    assert tail[8].actual == sum(10 * i for i in range(1, 10))
    middle = running(year(9, provisional={3}, actual=10, expected=100))
    assert (middle[2].actual, middle[3].actual, middle[3].expected) == (None, 70, 300)


def test_the_cumulative_chart_says_that_missing_months_are_left_out(look):
    figure = charts.cumulative(year(9, missing={3}), target=18000, unit="visitas", look=look)
    assert any("sin los meses que faltan" in text for text in words(figure))
    whole = charts.cumulative(year(9), target=18000, unit="visitas", look=look)
    assert not any("faltan" in text for text in words(whole))


def test_press_marks_what_the_baselines_year_came_to_where_a_year_ends(look):
    figure = charts.press_cumulative(year(9, actual=1, expected=100 / 12), target=100, baseline=55, look=look)
    assert not figure.layout.shapes  # a year's total is no level of a total that grows
    mark = trace(figure, "Línea base")
    assert (list(mark.x), list(mark.y), mark.marker.symbol) == (["dic 2018"], [55], "diamond-open")
    assert "Base 55" in words(figure)
    assert value_at(figure, "Real", "sep 2018") == 45


def test_growth_is_written_with_its_sign_and_the_zero_line_stands_out(look):
    figure = charts.growth_line(year(9, actual=-0.05, expected=0.5), look=look, target=0.5)
    assert f"<b>−45,0{NBSP}%</b>" in words(figure)
    assert f"<b>Meta +50{NBSP}%</b>" in words(figure)
    assert figure.layout.yaxis.zeroline
    assert f"+40{NBSP}%" in figure.layout.yaxis.ticktext


def test_networks_stand_one_under_the_other_on_one_scale_so_that_they_can_be_compared(look):
    series = [
        NetworkSeries(name, year(9, actual=own, expected=2), 1.2, 3.6)
        for name, own in (("Facebook", 0.1), ("Instagram", 0.4), ("X", 0.02))
    ]
    figure = charts.network_lines(series, look=look)
    real = [one for one in figure.data if one.name == "Real"]
    assert [one.yaxis for one in real] == ["y", "y2", "y3"]
    assert len({one.line.color for one in real}) == len({one.marker.symbol for one in real}) == 1
    ranges = {tuple(figure.layout[axis].range) for axis in ("yaxis", "yaxis2", "yaxis3")}
    assert len(ranges) == 1
    assert sum("línea base 1,20 · meta 3,60" in text for text in words(figure)) == 3


@pytest.mark.parametrize(
    ("indicator", "actual", "target"),
    [("daily_posts", 9.366, 12.739), ("press", 62.0, 99.6), ("adoption", 0.2013, 0.3)],
)
def test_a_chart_writes_its_figures_as_the_card_beside_it_does(indicator, actual, target, look):
    """«12,74» on the card and «12,7» on the chart are two figures to whoever compares them."""
    of = cartagena().indicator(indicator)
    points = [
        MonthPoint(dt.date(2018, month, 1), actual if month < 7 else None, target, "covered" if month < 7 else "future")
        for month in range(1, 13)
    ]
    chart = GoalChart(
        "t",
        tuple(points),
        tuple(points),
        of.kind.adds_up,
        False,
        target,
        None,
        "u",
        "n",
        of.kind.is_share,
        decimals=of.kind.decimals,
    )
    words = " ".join(note["text"] for note in chart.figure(look).to_plotly_json()["layout"]["annotations"])
    if not of.kind.adds_up:
        assert amount_text(of, actual) in words
    assert f"Meta {amount_text(of, target)}".replace(",0\N{NO-BREAK SPACE}%", "\N{NO-BREAK SPACE}%") in words


def test_where_the_last_months_are_missing_the_band_says_since_when(look):
    figure = charts.goal_line(year(12, missing={10, 11, 12}), target=20, unit="visitas", look=look)
    assert any("sin datos desde oct 2018" in note.text for note in figure.layout.annotations)
    between = charts.goal_line(year(12, missing={4, 5, 6}), target=20, unit="visitas", look=look)
    assert "sin datos" in [note.text for note in between.layout.annotations]


def years_of(reached):
    """The bars of years of which the first is over; 1.010 px wide."""
    return MADE["years of a total"]("c" * 12 + "f" * 36, reached, Look())


def note_of(figure, text):
    return next(note for note in figure.layout.annotations if note.text == text)


def test_what_was_reached_stands_on_its_own_bar_and_the_target_on_its_own_line():
    figure = years_of(0.5)
    value, goal = note_of(figure, "<b>85.707</b>"), note_of(figure, "Meta<br>171.414")
    assert (value.y, value.yanchor) == (85_707, "bottom")
    assert (goal.y, goal.yanchor) == (171_414, "bottom")


def test_what_has_no_room_under_the_line_of_the_target_stands_in_its_bar():
    value = note_of(years_of(0.98), "<b>167.986</b>")
    assert value.y == pytest.approx(171_414 * 0.98)
    assert value.yanchor == "top"
    assert value.bgcolor == Look().paper


def test_what_passed_the_target_stands_over_both():
    assert note_of(years_of(1.3), "<b>222.838</b><br>Meta<br>171.414").y == pytest.approx(171_414 * 1.3)


def test_no_line_of_the_grid_passes_through_words_beside_marks():
    for name in ("years of a total", "cumulative", "goal_line", "fan"):
        figure = MADE[name]("c" * 9 + "f" * 3, 0.63, Look())
        placed = [note for note in figure.layout.annotations if note.name == GROUNDED]
        assert placed
        assert {note.bgcolor for note in placed} == {Look().paper}


def of_networks(*levels, missing=()):
    """As many networks, each with months at its own level and three times that as its target."""
    return [
        NetworkSeries(f"Red {n}", year(9, actual=own / 10, expected=own, missing=set(missing)), own, 3 * own)
        for n, own in enumerate(levels, start=1)
    ]


def test_where_a_network_would_be_flat_beside_the_others_each_has_its_own_scale_and_the_chart_says_so(look):
    alike, apart = (charts.network_lines(of_networks(*levels), look=look) for levels in ((2, 1, 0.5), (2, 1, 0.2)))
    tops = [[figure.layout[axis].range[1] for axis in ("yaxis", "yaxis2", "yaxis3")] for figure in (alike, apart)]
    assert len(set(tops[0])) == 1
    assert tops[1] == sorted(set(tops[1]), reverse=True)
    assert ["cada red en su escala" in " ".join(words(figure)) for figure in (alike, apart)] == [False, True]
    low = next(one for one in apart.data if one.name == "Meta" and one.yaxis == "y3")
    assert low.y[0] > tops[1][2] / 2, "the smallest one uses its plot"


def test_nine_networks_have_nine_axes_and_none_is_that_of_the_months_without_data(look):
    figure = charts.network_lines(of_networks(*[1] * 12, missing={4}), look=look)
    real = [one for one in figure.data if one.name == "Real"]
    own = {one.yaxis for one in real}
    assert len(own) == 12
    bands = {one.yaxis for one in figure.data if one.name != "Real"} - own
    assert len(bands) == 12
    ranges = {tuple(figure.layout[axis.replace("y", "yaxis")].range) for axis in own}
    assert len(ranges) == 1, "no network lost its scale to another's band"


def test_the_key_says_once_what_was_expected_where_its_figure_has_no_place_in_the_plot(look):
    """Growth that swings over what is expected and ends just below it leaves the words of that line no place: they stand in the key."""
    grown = (0.45, 0.54, -0.07, 0.49, 0.48, 0.45, 0.25, -0.42, -0.04, 0.4, 0.49)
    points = [MonthPoint(month(i), value, 0.5, "covered") for i, value in enumerate(grown, 1)]
    points.append(MonthPoint(month(12), None, 0.5, "future"))
    said = words(charts.growth_line(points, look=look, target=0.5))
    key = next(text for text in said if "real" in text)
    assert f"esperado +50,0{NBSP}% en nov 2018" in key
    assert key.count("esperado") == 1


def test_the_key_of_a_level_says_that_missing_months_are_left_out_of_what_is_expected(look):
    gap, whole = year(9, missing={3}), year(9)
    assert any(
        "esperado, sin los meses que faltan" in text
        for text in words(charts.goal_line(gap, target=1, unit="v", look=look))
    )
    assert not any("faltan" in text for text in words(charts.goal_line(whole, target=1, unit="v", look=look)))
    by_day = charts.goal_line(gap, target=1, unit="v", look=look, climbs_by_day=True)
    assert not any("faltan" in text for text in words(by_day))


def test_nothing_expected_is_written_beside_a_month_of_which_only_some_days_are_known(look):
    figure = charts.cumulative(
        year(0, provisional={3}, actual=1, expected=8), target=96, unit="publicaciones", look=look
    )
    assert not any(text.startswith("esperado ") for text in words(figure))
    assert any(
        text.startswith("esperado ")
        for text in words(charts.cumulative(year(3, actual=1, expected=8), target=96, unit="publicaciones", look=look))
    )


def test_a_ceilings_target_has_the_word_of_its_card(look):
    figure = charts.goal_line(year(9), target=9000, unit="quejas", look=look, words=LOWER.words)
    assert "<b>Meta 9.000</b>" in words(figure)


def test_a_chart_is_told_in_words_as_precisely_as_it_is_labelled():
    points = [MonthPoint(month(1), 12.74, 10.62, "covered")]
    said = charts.alt_text("Publicaciones", points, unit="publicaciones por día", target=12.74, decimals=2)
    assert "12,74 publicaciones por día; se esperaba 10,62 en ene 2018; meta: 12,74" in said
    network = NetworkSeries("Facebook", points, target=12.74, decimals=2)
    assert "se esperaba 10,62 en ene 2018; meta: 12,74" in charts.alt_text("Por red", [network])
