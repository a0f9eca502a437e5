"""A table's headings stand whole on PowerPoint's slides: what a column is cannot be guessed from «De lo espe…»."""

import io
import re
from dataclasses import replace

import pytest
from pptx import Presentation

from plancom.charts.status import STATUS, coloured_labels, status_of
from plancom.language.translation import speaking
from plancom.reports.formats import FORMATS
from plancom.reports.pptx.style import CELL, capacity, on_white
from plancom.reports.pptx.tables import PAD
from plancom.reports.safe_text import shortened
from plancom.reports.tasks import tasks_table

FULL_WIDTH = 12.4  # inches of a slide's table


@pytest.mark.parametrize(
    ("strategy", "spoken", "said"),
    [(None, "es", "De lo esperado"), ("digitalizate", "es", "De lo esperado"), (None, "en", "Of the expected")],
)
def test_no_heading_of_a_table_is_cut(cartagena, strategy, spoken, said):
    with speaking(spoken):
        deck = cartagena.deck("2019-09-30", strategy=strategy)
        slides = Presentation(io.BytesIO(FORMATS["pptx"].write(deck))).slides
    heads = [
        cell.text
        for slide in slides
        for shape in slide.shapes
        if getattr(shape, "has_table", False) and shape.has_table
        for cell in shape.table.rows[0].cells
    ]
    assert said in heads
    assert [text for text in heads if "…" in text] == []


def test_a_tasks_state_takes_one_line_where_nobody_has_said_anything(cartagena):
    deck = cartagena.deck("2018-09-30")
    silent = [replace(task, comment="", standing="delivered", overdue=False) for task in deck.plan_tasks]
    table = tasks_table(silent, "", with_strategy=True)
    column = table.head.index("Estado")
    assert {row[column] for row in table.rows} == {"? Con entregas, sin estado"}
    room = FULL_WIDTH * table.widths[column] / sum(table.widths) - 2 * PAD
    assert len("? Con entregas, sin estado") <= capacity(room, CELL)


def inks(deck):
    """The colour and weight of each cell's words, by the words."""
    slides = Presentation(io.BytesIO(FORMATS["pptx"].write(deck))).slides
    cells = [
        cell
        for slide in slides
        for shape in slide.shapes
        if getattr(shape, "has_table", False) and shape.has_table
        for row in shape.table.rows
        for cell in row.cells
    ]
    runs = [run for cell in cells for paragraph in cell.text_frame.paragraphs for run in paragraph.runs]
    return {run.text: (str(run.font.color.rgb), run.font.bold) for run in runs}


def test_a_verdict_has_its_colour_in_every_table_what_is_passed_and_milestones_too(other_goals):
    found = inks(other_goals.deck("2021-05-31")) | inks(other_goals.deck("2021-08-31"))
    red, green = on_white(STATUS["off_track"].light), on_white(STATUS["on_track"].light)
    assert found["■ Fuera de meta"] == (red.upper(), True)
    assert found["● A tiempo"] == found["● Hecho"] == (green.upper(), True)
    labels = coloured_labels()
    assert labels["■ Vencido"] == STATUS["off_track"].light
    assert [status_of(label) for label in ("■ Vencido", "● Hecho", "● A tiempo")] == [
        "off_track",
        "on_track",
        "on_track",
    ]


def foot_of(slide):
    return "  ·  ".join(part.rstrip(".") for part in slide.foot)


def test_the_foot_of_a_slide_is_as_large_as_it_can_be_read_from_a_chair(cartagena):
    deck = cartagena.deck("2018-09-30")
    slides = Presentation(io.BytesIO(FORMATS["pptx"].write(deck))).slides
    sizes = {
        slide.id: one.text_frame.paragraphs[0].runs[0].font.size.pt
        for slide, drawn in zip(deck.slides, slides, strict=True)
        for one in drawn.shapes
        if slide.foot and one.has_text_frame and one.text_frame.text == foot_of(slide)
    }
    assert len(sizes) > 10
    assert sizes["resumen"] == sizes["visits"] == 14
    assert min(sizes.values()) >= 12


DIGIT, SLASH = 0.507, 0.386  # of a letter's size, as Calibri and Carlito draw them


def test_a_day_is_never_broken_over_two_lines(cartagena, other_goals):
    days = []
    for deck in (cartagena.deck("2018-01-15"), cartagena.deck("2018-09-30"), other_goals.deck("2021-05-31")):
        shapes = [
            shape for slide in Presentation(io.BytesIO(FORMATS["pptx"].write(deck))).slides for shape in slide.shapes
        ]
        for shape in shapes:
            if not getattr(shape, "has_table", False):
                continue
            days += [
                (cell.text_frame.paragraphs[0].runs[0].font.size.pt, column.width.inches - 2 * PAD)
                for row in shape.table.rows
                for cell, column in zip(row.cells, shape.table.columns, strict=True)
                if re.fullmatch(r"\d\d/\d\d/\d{4}", cell.text)
            ]
    assert {size for size, _ in days} >= {20.0, 16.0}
    assert [one for one in days if (8 * DIGIT + 2 * SLASH) * one[0] / 72 > one[1]] == []


def test_a_long_name_of_a_file_keeps_its_beginning_and_its_end():
    name = "Exportacion_definitiva_revisada_Google_Analytics_Concejo_visitas_2018-09.csv"
    assert shortened(name, 31) == "Exportacion_def…tas_2018-09.csv"
    assert shortened("Una frase con varias palabras que no cabe", 20) == "Una frase con…"
