"""Labels stand clear of lines, marks, months, edges and one another, in every chart, on every kind of day, at every width."""

import random
from itertools import pairwise

import pytest

from plancom.charts import Look
from plancom.charts.end_columns import apart, narrow
from plancom.charts.text_size import in_lines, text_size
from tests.charts.boxes import SIZES, drawing
from tests.charts.cases import DATES, MADE, ON_SLIDES, figures, sizes


@pytest.mark.parametrize("name", sorted([*MADE, *ON_SLIDES]))
def test_no_label_overlaps_anything_at_any_size(name):
    chance = random.Random(name)
    found = []
    for case, figure in figures(name):
        looked = list(sizes(name).values())
        looked += [] if name in ON_SLIDES else [(chance.randint(322, 1800), None)]
        for width, height in looked:
            found += [f"{case}, {width} px: {said}" for said in drawing(figure, width, height).overlaps()]
    assert found == []


def test_a_short_word_at_the_end_of_a_line_stands_in_one_line_and_its_markup_does_not_count():
    assert narrow("<b>Meta 100</b>") == "<b>Meta 100</b>"
    assert narrow("<b>Meta 90 %</b><br>por venir") == "<b>Meta 90 %</b><br>por venir"
    assert narrow("<b>Meta 171.414</b>") == "<b>Meta<br>171.414</b>"


def test_an_overlap_is_seen():
    figure = MADE["cumulative"](DATES["30 sep 2018"], 0.63, Look())
    last = next(note for note in figure.layout.annotations if note.text == "<b>76.173</b>")
    last.update(xanchor="center", yanchor="middle", xshift=0, yshift=0)
    said = drawing(figure, 970).overlaps()
    assert any(one.startswith("label–line: <b>76.173</b> / Real") for one in said)
    assert any(one.startswith("label–mark: <b>76.173</b> / Real") for one in said)
    last.update(x=14, xanchor="left")
    assert "label–edge: <b>76.173</b>" in drawing(figure, 326).overlaps()


def test_no_thin_line_to_a_label_crosses_the_line_of_the_target():
    figure = MADE["fan"](DATES["30 nov 2018"], 0.88, Look())
    (goal,) = [shape.y0 for shape in figure.layout.shapes]
    led = [note for note in figure.layout.annotations if note.showarrow and note.yref == "y"]
    assert [note.text for note in led] == ["<b>127.634</b>"]  # 24 px over its point; the target's line is further up
    for width in SIZES.values():
        drawn = drawing(figure, width)
        level = next(line[1] for name, line in drawn.behind)
        assert goal == 160_857
        assert all(min(line[1], line[3]) > level for _, line in drawn.leaders)


@pytest.mark.parametrize("name", ["goal_line", "slide of a total", "slide of a level"])
def test_a_target_stands_beside_its_mark_or_in_the_margin_and_never_at_the_end_of_a_thin_line(name):
    for case, figure in figures(name):
        led = [note.text for note in figure.layout.annotations if note.showarrow and "Meta" in note.text]
        assert not led, case


def test_the_key_of_the_close_shows_the_marks_as_drawn_and_each_end_says_what_it_is():
    figure = MADE["fan, what if"](DATES["30 nov 2018"], 0.88, Look())
    key = next(note.text for note in figure.layout.annotations if note.name == "key")
    assert "•••</span> si todo sigue igual" in key
    assert "╌■</span> si pasa lo supuesto" in key
    ends = {
        note.text.partition("<br>")[0] for note in figure.layout.annotations if note.xref == "paper" and note.x == 1
    }
    assert ends == {"Meta", "Cierre", "Supuesto"}


def test_all_twelve_months_would_touch_on_a_telephone():
    figure = MADE["cumulative"](DATES["30 sep 2018"], 0.63, Look())
    assert [text for text, _ in drawing(figure, 970).ticks][:3] == ["ene<br>2018", "feb", "mar"]
    assert [text for text, _ in drawing(figure, 326).ticks] == ["ene<br>2018", "mar", "may", "jul", "sep", "nov"]


@pytest.mark.parametrize("states", ["ccccccccffff", "cccccccccfff"])
def test_the_last_value_stands_to_the_right_of_its_point_while_months_lie_ahead(states):
    figure = MADE["cumulative"](states, 0.63, Look())
    (last,) = [note for note in figure.layout.annotations if note.text.startswith("<b>") and "Meta" not in note.text]
    assert (last.x, last.xanchor) == (states.count("c") - 1, "left")


def test_when_the_year_is_over_last_value_and_target_stand_in_the_right_margin():
    figure = MADE["cumulative"](DATES["31 dic 2018"], 0.98, Look())
    ends = [note for note in figure.layout.annotations if note.xref == "paper" and note.x == 1]
    assert {note.text for note in ends} == {"<b>157.639</b>", "<b>Meta<br>160.857</b>"}
    assert figure.layout.margin.r > 60


def test_what_finds_no_place_is_said_in_the_key():
    figure = MADE["cumulative"](DATES["10 feb 2018"], 1.0, Look())
    key = next(note for note in figure.layout.annotations if note.name == "key")
    assert "esperado 13.673 en ene 2018" in key.text
    assert "esperado 13.673" not in [note.text for note in figure.layout.annotations]


def test_things_pushed_apart_keep_their_order_and_do_not_touch():
    stood = apart([10, 12, 13, 190], [20, 20, 20, 20], 200)
    assert stood == sorted(stood)
    assert all(b - a >= 20 for a, b in pairwise(stood))
    assert stood[0] >= 10
    assert stood[-1] <= 190


def test_words_take_the_room_that_the_browser_gives_them():
    for text, size, real in (
        ("<b>9.000</b>", 15, 35.2),
        ("esperado 1.500", 15, 94.9),
        ("150.000", 13, 42.0),
        ("mar", 13, 22.3),
    ):
        width, _ = text_size(text, size)
        assert real <= width <= real * 1.09  # Chromium 140 with Source Sans 3
    assert text_size("a<br>b", 10)[1] == 26
    assert text_size("<b>Meta 20&nbsp;%</b>", 15) == text_size("<b>Meta 20&%</b>", 15)


def test_lines_break_where_they_would_be_cut():
    parts = ["uno dos tres", "cuatro cinco seis", "siete"]
    assert list(in_lines(parts, 13, width=10_000)) == ["   ".join(parts)]
    assert list(in_lines(parts, 13, width=100)) == parts
