"""Native PowerPoint tables: a rule under each row, no boxes, figures to the right."""

from typing import Any

from lxml import etree
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from plancom.charts import STATUS
from plancom.reports.deck import Table
from plancom.reports.pptx.style import CELL, Colours, capacity, on_white, write
from plancom.reports.words import shortened

NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # «No Style, No Grid»
PAD = 0.1  # inches
STATUS_COLOURS = {mark.label: mark.light for mark in STATUS.values()}


def add_table(
    slide: Any, table: Table, place: tuple[float, float, float], colours: Colours, *, size: int = CELL, row: float = 0.42,
    lines: int = 1,
) -> float:  # fmt: skip
    """`table` at `place` (left, top, width in inches); the height that it takes. A cell has room for `lines` lines."""
    left, top, width = place
    height = row * (len(table.rows) + 1)
    shape = slide.shapes.add_table(
        len(table.rows) + 1, len(table.head), Inches(left), Inches(top), Inches(width), Inches(height)
    )
    shape.name = f"Tabla: {table.title}" if table.title else "Tabla"
    shape._element.nvGraphicFramePr.cNvPr.set("descr", table.title or "Tabla")  # noqa: SLF001
    native = shape.table
    native.horz_banding = False
    native._tbl.tblPr.find(qn("a:tableStyleId")).text = NO_STYLE  # noqa: SLF001
    total = sum(table.widths)
    for column, share in enumerate(table.widths):
        native.columns[column].width = Inches(width * share / total)
    for number, cells in enumerate((table.head, *table.rows)):
        native.rows[number].height = Inches(row)
        for column, text in enumerate(cells):
            room = width * table.widths[column] / total - 2 * PAD
            head = number == 0
            words = shortened(text, capacity(room, size, 1 if head else lines))
            colour = colours.soft if head else on_white(STATUS_COLOURS[text]) if text in STATUS_COLOURS else colours.ink
            cell = native.cell(number, column)
            bold = not head and (text in STATUS_COLOURS)
            align = PP_ALIGN.RIGHT if table.align[column] == "right" else PP_ALIGN.LEFT
            write(cell.text_frame, [words], size=size, colour=colour, bold=bold, align=align)
            cell.vertical_anchor = MSO_ANCHOR.MIDDLE
            cell.margin_left = cell.margin_right = Inches(PAD)
            cell.margin_top = cell.margin_bottom = Emu(0)
            _rule(cell, colours.soft if head else colours.grid, 1.25 if head else 0.75)
    return height


def _rule(cell: Any, colour: str, points: float) -> None:
    """A line under the cell: python-pptx has no call for borders."""
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001
    line = etree.SubElement(properties, qn("a:lnB"), w=str(int(Pt(points))), cap="flat", cmpd="sng", algn="ctr")
    fill = etree.SubElement(line, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:srgbClr"), val=colour)
    etree.SubElement(line, qn("a:prstDash"), val="solid")
