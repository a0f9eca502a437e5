"""What the companions say: calendars, daily detail, procedures, channels, rankings."""

import datetime as dt

import numpy as np
import pytest

from plancom import charts
from plancom.charts import Count, Look, ProcedureShare
from plancom.charts.axes import value_axis
from plancom.charts.colours import contrast, rgb
from plancom.charts.daily import week_mean
from plancom.charts.tables import STATE_WORDS
from plancom.charts.theme import palette
from tests.charts.boxes import drawing
from tests.charts.tables import month

NBSP = "\u00a0"
DAY = dt.timedelta(days=1)
START = dt.date(2018, 1, 1)  # a Monday


def test_a_day_without_posts_differs_from_a_day_without_data(look):
    figure = charts.posting_calendar({START: 0, START + DAY: None, START + 2 * DAY: 5}, look=look)
    heat, slashes = figure.data
    assert [heat.z[row][0] for row in range(3)] == [0, -1, 3]
    assert (list(slashes.x), list(slashes.y)) == ([0], [1])
    assert slashes.marker.symbol == "line-ne"
    assert heat.z[3][0] is None
    assert heat.customdata[0][0] == "lunes 01/01/2018: <b>0 publicaciones</b>"
    assert heat.customdata[1][0] == "martes 02/01/2018: sin datos"


def test_the_calendar_stands_on_the_right_week_and_weekday(look):
    days = {dt.date(2017, 1, 1): 1, dt.date(2017, 12, 31): 2, dt.date(2018, 12, 31): 1}
    heat = charts.posting_calendar(days, look=look).data[0]
    assert heat.z[6][0] == 1  # Sunday of the first week of 2017
    assert heat.customdata[6][52].startswith("domingo 31/12/2017")
    assert heat.customdata[8][52].startswith("lunes 31/12/2018")


def test_coverage_is_told_by_a_symbol_in_each_cell(look):
    states = {
        "Visitas": ["covered", "partial", "provisional", "late", "missing", "pending", "not_applicable", "future"]
    }
    figure = charts.coverage_calendar([month(i) for i in range(1, 9)], ["Visitas"], states, look=look)
    assert list(figure.data[1].text) == ["✓", "◐", "◔", "!", "✕", "…", "–", ""]
    assert [text.split(": ")[1] for text in figure.data[0].customdata[0]] == [
        "completo", "parcial", "puede cambiar", "fuera de plazo", "falta", "en espera", "no aplica", "por venir",
    ]  # fmt: skip
    assert set(STATE_WORDS) == {"covered", "provisional", "missing", "future"}


def test_of_many_months_each_run_of_coverage_says_its_state_again_and_again(look):
    states = {"Visitas": ["covered"] * 20 + ["late"] * 12}
    figure = charts.coverage_calendar([month(i) for i in range(1, 33)], ["Visitas"], states, look=look)
    signs = list(figure.data[1].text)
    assert [i for i, sign in enumerate(signs) if sign == "✓"] == [0, 2, 4, 6, 8, 10, 12, 14, 16, 18]
    assert [i for i, sign in enumerate(signs) if sign == "!"] == [20, 22, 24, 26, 28, 30]


def test_the_numbers_of_the_procedures_have_heads(look):
    figure = charts.share_bars([ProcedureShare("PQR", 300, 100), ProcedureShare("Actas", 100, 1)], look=look)
    (head,) = [note for note in figure.layout.annotations if note.text == "del total · <b>en línea</b>"]
    assert (head.x, head.xanchor, head.y, head.yanchor) == (1, "right", 1, "bottom")


def test_a_tone_of_the_calendar_begins_at_the_goal(look):
    days = {dt.date(2018, 1, 1) + n * DAY: value for n, value in enumerate((0, 1, 4, 9, 12, 13, 20))}
    figure = charts.posting_calendar(days, look=look, goal=12.74)
    tones = [figure.data[0].z[day % 7][day // 7] for day in range(7)]
    assert tones == [0, 1, 2, 3, 3, 4, 4]
    assert "13 o más (desde la meta)" in figure.layout.annotations[0].text
    assert "sin datos" not in figure.layout.annotations[0].text


def test_every_weekday_of_the_calendar_is_named(look):
    figure = charts.posting_calendar({dt.date(2018, 1, 1): 1}, look=look)
    assert list(figure.layout.yaxis.ticktext) == ["lun", "mar", "mié", "jue", "vie", "sáb", "dom"]


def test_a_day_of_one_stands_off_from_a_day_of_nothing_in_the_dark():
    scale = charts.posting_calendar({dt.date(2018, 1, 1): 1}, look=Look(dark=True)).data[0].colorscale
    zero, one = scale[2][1], scale[4][1]
    assert contrast(zero, one) > 1.7


@pytest.mark.parametrize("dark", [False, True])
def test_the_channel_that_counts_stands_out_most_in_either_theme(dark):
    look = Look(dark=dark)
    names = ("electrónico", "presencial", "telefónico", "correo", "otro", "más")
    figure = charts.channel_stack([month(1)], names, {name: [10.0] for name in names}, look=look)
    first, *others = [contrast(trace.marker.color, look.paper) for trace in figure.data if trace.name in names]
    assert all(first > 1.5 * other for other in others)


@pytest.mark.parametrize("dark", [False, True])
def test_the_rest_of_a_bar_does_not_sink_into_the_page(dark):
    colours = palette(Look(dark=dark))
    assert contrast(colours.pale, colours.paper) > (2.3 if dark else 1.5)


def test_the_seven_day_mean_needs_all_its_seven_days():
    values = np.array([7.0] * 7 + [np.nan] + [14.0] * 8)
    mean = week_mean(values)
    assert np.isnan(mean[:6]).all()
    assert mean[6] == 7
    assert np.isnan(mean[7:14]).all()
    assert mean[14] == 14
    assert np.isnan(week_mean(np.array([1.0]))).all()


def test_days_without_data_are_one_hatched_band_with_its_dates(look):
    days = [START + i * DAY for i in range(90)]
    values = [None if 30 <= i < 60 else 100.0 + i for i in range(90)]
    figure = charts.daily_line(days, values, look=look)
    band = next(one for one in figure.data if one.name == "Sin datos")
    assert list(band.customdata) == ["sin datos: 31 ene – 1 mar 2018"]
    dots = next(one for one in figure.data if one.name == "Día")
    assert dots.y[30] is None
    assert dots.customdata[0] == "lunes 01/01/2018: <b>100</b>"
    assert figure.layout.xaxis.hoverformat == "%d/%m/%Y"


def test_no_mean_of_seven_days_mixes_what_was_measured_in_two_ways(look):
    days = [START + i * DAY for i in range(28)]
    values = [100.0] * 14 + [20.0] * 14
    figure = charts.daily_line(days, values, look=look, breaks=[(START + 14 * DAY, "UA → <b>GA4</b>")])
    mean = next(one for one in figure.data if one.name == "Media de 7 días")
    assert list(mean.y) == [None] * 6 + [100] * 8 + [None] * 6 + [20] * 8
    (line,) = figure.layout.shapes
    assert (line.x0, line.x1) == ("2018-01-14T12:00:00", "2018-01-14T12:00:00")
    (names,) = [note.text for note in figure.layout.annotations if note.name == "names"]
    assert names == "<b>A</b> 15/01/2018 UA → &lt;b&gt;GA4&lt;/b&gt;"
    (letter,) = [note for note in figure.layout.annotations if note.text == "<b>A</b>"]
    assert (letter.x, letter.yref, letter.y) == (line.x0, "paper", 1)  # above the plot, where nothing else is


def test_a_change_of_measurement_outside_the_days_leaves_no_mark(look):
    days = [START + i * DAY for i in range(10)]
    figure = charts.daily_line(days, [5.0] * 10, look=look, breaks=[(START, "a"), (START + 10 * DAY, "b")])
    assert len(figure.layout.shapes) == 0


def test_procedures_show_their_share_of_the_total_and_their_adoption(look):
    rows = [ProcedureShare("PQRSD", 750, 75), ProcedureShare("Actas", 250, 250)]
    figure = charts.share_bars(rows, look=look)
    electronic, rest = figure.data
    assert list(electronic.x) == [0.25, 0.075]
    assert list(rest.x) == [0.0, pytest.approx(0.675)]
    texts = [note.text for note in figure.layout.annotations]
    assert f"75,0{NBSP}% · <b>10,0{NBSP}%</b>" in texts
    assert f"25,0{NBSP}% · <b>100,0{NBSP}%</b>" in texts


def test_a_procedure_without_transactions_has_no_adoption(look):
    figure = charts.share_bars([ProcedureShare("Actas", 0, 0)], look=look, percent=False)
    assert "0 · <b>–</b>" in [note.text for note in figure.layout.annotations]


def test_channels_are_named_beside_the_last_month_with_data(look):
    values = {"electrónico": [1.0, None, 3.0, None], "presencial": [9.0, None, 5.0, None]}
    figure = charts.channel_stack([month(i) for i in range(1, 5)], list(values), values, look=look)
    labels = {note.text.split("> ")[1]: note.y for note in figure.layout.annotations if "■" in note.text}
    assert labels == {"electrónico": 1.5, "presencial": 5.5}
    assert list(figure.data[0].x) == ["feb 2018", "abr 2018"]  # the bands
    assert figure.layout.barmode == "stack"


def test_small_channels_labels_do_not_overlap(look):
    values = {name: [100.0 if name == "a" else 0.5] for name in "abcde"}
    figure = charts.channel_stack([month(1)], list(values), values, look=look)
    assert drawing(figure, 326).overlaps() == []
    named = [note for note in figure.layout.annotations if "■" in note.text]
    assert [note.text[-1] for note in named] == list("edcba")  # from the top, as they are stacked
    assert all(note.x == 1 and note.xanchor == "left" for note in named)


def test_the_outlet_that_counts_stands_out_and_the_largest_is_on_top(look):
    figure = charts.outlet_bars([Count("Caracol", 24, main=False), Count("El Universal", 1290)], look=look)
    assert list(figure.data[0].x) == [24, 1290]
    assert len(set(figure.data[0].marker.color)) == 2
    assert f"<b>1.290</b> · 98,2{NBSP}%" in [note.text for note in figure.layout.annotations]


@pytest.mark.parametrize(
    ("top", "percent", "said"),
    [
        (160857, False, ["0", "50.000", "100.000", "150.000"]),
        (10.3, False, ["0,0", "2,5", "5,0", "7,5", "10,0"]),
        (0.2, True, [f"{n}{NBSP}%" for n in (0, 5, 10, 15, 20)]),
        (0.9, True, [f"{n}{NBSP}%" for n in (0, 20, 40, 60, 80, 100)]),
        (0.02, True, [f"{n}{NBSP}%" for n in ("0,0", "0,5", "1,0", "1,5", "2,0")]),
        (1, False, ["0,0", "0,2", "0,4", "0,6", "0,8", "1,0"]),
    ],
)
def test_axes_have_round_steps_written_in_es_co(top, percent, said):
    assert value_axis([top, None], percent=percent)["ticktext"] == said


def test_counts_have_no_fractions_on_their_axis(look):
    points = [charts.MonthPoint(month(i), 1.0, None, "covered") for i in range(1, 4)]
    for figure in (charts.monthly_bars(points, unit="notas", look=look), charts.shares_line(points, look=look)):
        assert list(figure.layout.yaxis.ticktext) == ["0", "1"]


def test_changes_close_to_one_another_share_one_place_and_are_named_one_by_one(look):
    days = [START + n * DAY for n in range(100)]
    said = "Se cambió de Universal Analytics a Google Analytics 4 con otra configuración"
    breaks = [(START + n * DAY, said) for n in (10, 12, 60)]
    figure = charts.daily_line(days, [5.0] * 100, look=look, breaks=breaks)
    assert [note.text for note in figure.layout.annotations if note.text in ("<b>AB</b>", "<b>C</b>")] == [
        "<b>AB</b>",
        "<b>C</b>",
    ]
    (names,) = [note.text for note in figure.layout.annotations if note.name == "names"]
    lines = names.split("<br>")
    assert [line[:6] for line in lines[::2]] == ["<b>A</", "<b>B</", "<b>C</"]
    assert all(line.endswith("…") for line in lines[1::2])  # whole in the table


def test_only_the_channels_that_the_plan_counts_have_the_accent_and_the_others_are_grey_and_patterned(look):
    values = {"electrónico": [5], "correo": [1], "presencial": [9], "telefónico": [2]}
    figure = charts.channel_stack([month(1)], list(values), values, main={"electrónico"}, look=look)
    fills = {bar.name: bar.marker.color for bar in figure.data if bar.name in values}
    assert fills["electrónico"] == palette(look).actual
    assert {grey_of(fills[name]) for name in ("correo", "presencial", "telefónico")} == {True}
    assert len(set(fills.values())) == 4
    patterns = [bar.marker.pattern.shape for bar in figure.data if bar.name in {"presencial", "telefónico"}]
    assert len(set(patterns)) == 2, "without colour"


def test_without_a_channel_that_the_plan_counts_no_channel_has_the_accent(look):
    figure = charts.channel_stack([month(1)], ["presencial"], {"presencial": [9]}, main=(), look=look)
    assert figure.data[0].marker.color != palette(look).actual


def grey_of(colour):
    """Whether no part of a colour is far from the others."""
    parts = rgb(colour)
    return max(parts) - min(parts) < 30
