"""A table's headings stand whole on PowerPoint's slides: what a column is cannot be guessed from «De lo espe…»."""

import io
from dataclasses import replace

import pytest
from pptx import Presentation

from plancom.reports.formats import FORMATS
from plancom.reports.pptx.style import CELL, capacity
from plancom.reports.pptx.tables import PAD
from plancom.reports.tasks import tasks_table

FULL_WIDTH = 12.4  # inches of a slide's table


@pytest.mark.parametrize("strategy", [None, "digitalizate"])
def test_no_heading_of_a_table_is_cut(cartagena, strategy):
    deck = cartagena.deck("2019-09-30", strategy=strategy)
    slides = Presentation(io.BytesIO(FORMATS["pptx"].write(deck))).slides
    heads = [
        cell.text
        for slide in slides
        for shape in slide.shapes
        if getattr(shape, "has_table", False) and shape.has_table
        for cell in shape.table.rows[0].cells
    ]
    assert "De lo esperado" in heads
    assert [text for text in heads if "…" in text] == []


def test_a_tasks_state_takes_one_line_where_nobody_has_said_anything(cartagena):
    deck = cartagena.deck("2018-09-30")
    silent = [replace(task, comment="", standing="delivered", overdue=False) for task in deck.plan_tasks]
    table = tasks_table(silent, "", with_strategy=True)
    column = table.head.index("Estado")
    assert {row[column] for row in table.rows} == {"? Con entregas, sin estado"}
    room = FULL_WIDTH * table.widths[column] / sum(table.widths) - 2 * PAD
    assert len("? Con entregas, sin estado") <= capacity(room, CELL)
