"""Contrast, computed; the semáforo by word and shape; plotly's settings in Spanish."""

import colorsys
import datetime as dt
import json
import tomllib
from pathlib import Path

import pytest

from plancom.charts import STATUS, Look, config
from plancom.charts.axes import month_axis, value_axis
from plancom.charts.colours import contrast, luminance, mix, readable, rgb
from plancom.charts.frame import figure
from plancom.charts.text_size import text_size
from plancom.charts.theme import DARK_PAGE, LIGHT_PAGE, SMALL, palette
from plancom.indicators.view import WORST_FIRST

ROOT = Path(__file__).parents[2]
LIGHT, DARK = "#ffffff", "#0e1117"
ACCENTS = ("#0B5C8A", "#FFFF00", "#000000", "#FFFFFF", "#C8102E", "#808080")


def test_contrast_is_what_wcag_says():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#ffffff", "#777777") == contrast("#777777", "#ffffff")


@pytest.mark.parametrize("status", sorted(STATUS))
def test_a_status_is_legible_as_text_on_both_pages(status):
    assert contrast(STATUS[status].colour(dark=False), LIGHT) >= 4.5
    for page in (DARK, DARK_PAGE):
        assert contrast(STATUS[status].colour(dark=True), page) >= 4.5


def test_each_status_has_a_word_and_a_shape_of_its_own():
    assert set(STATUS) == set(WORST_FIRST)
    assert len({mark.word for mark in STATUS.values()}) == len({mark.shape for mark in STATUS.values()}) == len(STATUS)
    assert STATUS["on_track"].label == "● Va bien"


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("accent", ACCENTS)
def test_any_plans_accent_is_legible_and_apart_from_the_grid(accent, dark):
    colours = palette(Look(accent=accent, dark=dark))
    for text in (colours.ink, colours.soft, colours.actual, colours.goal, *colours.tones):
        assert contrast(text, colours.paper) >= 4.5
    assert contrast(colours.muted, colours.paper) >= 3


@pytest.mark.parametrize("dark", [False, True])
def test_full_and_pale_bars_differ_in_grey(dark):
    colours = palette(Look(dark=dark))
    assert contrast(colours.actual, colours.pale) >= 1.9
    assert contrast(colours.pale, colours.paper) >= 1.5


def test_the_page_may_say_its_own_background():
    assert palette(Look(background="#fdf6e3")).paper == "#fdf6e3"


def test_charts_stand_on_the_colour_of_the_apps_pages():
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
    assert theme["light"]["backgroundColor"].lower() == LIGHT_PAGE
    assert theme["dark"]["backgroundColor"].lower() == DARK_PAGE


def test_a_readable_colour_is_left_alone():
    assert readable("#0b5c8a", LIGHT) == "#0b5c8a"
    assert luminance(readable("#eeeeee", LIGHT)) < luminance("#eeeeee")
    assert mix("#000000", "#ffffff", 0.5) == "#808080"


def test_plotly_speaks_spanish_without_a_logo_or_a_request():
    json.dumps(config())
    spanish = config()["locales"]["es"]
    assert config()["locale"] == "es"
    assert config()["displaylogo"] is False
    assert spanish["format"]["shortMonths"][8] == "sep"
    assert spanish["format"]["days"][0] == "domingo"
    assert spanish["dictionary"]["Reset axes"] == "Ver todo"
    assert "modeBarButtons" not in config()  # it would drop the button «Pantalla completa»
    assert not {"toImage", "resetScale2d"} & set(config()["modeBarButtonsToRemove"])
    assert config("Visitas por día")["toImageButtonOptions"]["filename"] == "visitas-por-dia"


@pytest.mark.parametrize("accent", ["#0B5C8A", "#8A0B5C", "#1B6E3C", "#003366", "#B26A00"])
def test_in_the_dark_what_happened_keeps_the_accent_s_hue_and_its_colour(accent):
    hue, _, saturation = colorsys.rgb_to_hls(*(part / 255 for part in rgb(accent)))
    found = palette(Look(accent, dark=True)).actual
    own, _, kept = colorsys.rgb_to_hls(*(part / 255 for part in rgb(found)))
    assert own == pytest.approx(hue, abs=0.01)
    assert kept == pytest.approx(min(saturation, 0.65), abs=0.02)  # white mixed in would leave a third of it
    assert contrast(found, "#10181f") >= 6


def test_a_chart_has_room_for_its_axes_words_without_plotly_s_own_search_for_it():
    """Plotly draws a chart two or three times to find its margins itself."""
    axis = value_axis([0.0, 1_234_000.0])
    drawn = figure(
        [], {"xaxis": month_axis([dt.date(2018, 1, 1)]), "yaxis": axis, "margin": {"t": 40}}, Look()
    ).to_dict()["layout"]
    widest = max(text_size(text, SMALL)[0] for text in axis["ticktext"])
    assert widest + 20 < drawn["margin"]["l"] < widest + 30
    assert drawn["margin"]["t"] == 40
    assert drawn["margin"]["b"] == 55
    assert not any("automargin" in drawn[name] for name in ("xaxis", "yaxis"))
    bare = figure([], {"xaxis": {"ticktext": ["ene"]}, "yaxis": {"visible": False}}, Look()).to_dict()["layout"]
    assert bare["xaxis"]["automargin"] is True
