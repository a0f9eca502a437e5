"""A table's headings stand whole on PowerPoint's slides: what a column is cannot be guessed from «De lo espe…»."""

import io

import pytest
from pptx import Presentation

from plancom.reports.formats import FORMATS


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
