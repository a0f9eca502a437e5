"""Native PowerPoint tables: a rule under each row, no boxes, figures to the right."""

from collections.abc import Sequence
from typing import Any

from lxml import etree
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from plancom.charts.status import TASK_STATES, coloured_labels
from plancom.language.translation import tr
from plancom.reports.deck import Table
from plancom.reports.pptx.style import CELL, LEADING, POINTS_PER_INCH, SMALL, Colours, capacity, on_white, write
from plancom.reports.safe_text import shortened

NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # «No Style, No Grid»
PAD = 0.1  # inches
ALIGNMENTS = {"left": PP_ALIGN.LEFT, "right": PP_ALIGN.RIGHT}


def add_table(
    slide: Any, table: Table, place: tuple[float, float, float], colours: Colours, *, size: int = CELL, row: float = 0.42,
    room: float = 0.0,
) -> float:  # fmt: skip
    """`table` at `place` (left, top, width in inches); the height that it takes.

    Where `room` inches are enough, words that are too long for their cell take a second line; else they are cut.
    """
    left, top, width = place
    total = sum(table.widths)
    rooms = [width * share / total - 2 * PAD for share in table.widths]
    lines, heights = _lines(table, rooms, size, row, room)
    height = sum(heights)
    shape = slide.shapes.add_table(
        len(table.rows) + 1, len(table.head), Inches(left), Inches(top), Inches(width), Inches(height)
    )
    shape.name = tr("Tabla: {title}", title=table.title) if table.title else tr("Tabla")
    shape._element.nvGraphicFramePr.cNvPr.set("descr", table.title or tr("Tabla"))  # noqa: SLF001
    native = shape.table
    inks = {label: on_white(tone) for label, tone in coloured_labels().items()}
    native.horz_banding = False
    native._tbl.tblPr.find(qn("a:tableStyleId")).text = NO_STYLE  # noqa: SLF001
    for column, share in enumerate(table.widths):
        native.columns[column].width = Inches(width * share / total)
    for number, cells in enumerate((table.head, *table.rows)):
        native.rows[number].height = Inches(heights[number])
        for column, text in enumerate(cells):
            cell, align = native.cell(number, column), ALIGNMENTS[table.align[column]]
            letters = capacity(rooms[column], size, lines)
            if number == 0:
                write(cell.text_frame, [shortened(text, letters)], size=float(size), colour=colours.soft, align=align)
                _frame(cell, colours.soft, 1.25)
                continue
            words, points = _fitted(text, letters, size, figure=align is PP_ALIGN.RIGHT)
            colour = inks.get(text, colours.ink)
            write(cell.text_frame, [words], size=points, colour=colour, bold=text in inks, align=align)
            _frame(cell, colours.grid, 0.75)
    return height


def _lines(table: Table, rooms: Sequence[float], size: int, row: float, room: float) -> tuple[int, list[float]]:
    """How many lines a cell may have, and each row's height: the rows give way to each other, as far as a line needs."""
    heights = _heights(table, rooms, size, row)
    over = sum(heights) - room
    if over <= 0:
        return 2, heights
    each = over / len(heights)
    row -= each
    if row >= size * LEADING / POINTS_PER_INCH + PAD:
        return 2, _heights(table, rooms, size, row)
    return 1, [row + each] * len(heights)


def _frame(cell: Any, colour: str, points: float) -> None:
    """The room around a cell's words, and the rule under it."""
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_left = cell.margin_right = Inches(PAD)
    cell.margin_top = cell.margin_bottom = Emu(0)
    _rule(cell, colour, points)


def _fitted(text: str, place: int, size: int, *, figure: bool) -> tuple[str, float]:
    """`text` and the size of its letters where so many have a place: a figure or a task's state is never cut, or it would say another
    thing, but written smaller.
    """
    if figure or text.endswith(tuple(map(str, TASK_STATES.values()))):
        return text, max(SMALL, size * min(1.0, place / max(1, len(text))))
    return shortened(text, place), size


def _heights(table: Table, rooms: Sequence[float], size: int, row: float) -> list[float]:
    """Each row's height: a line more where its words need one."""
    second = size * LEADING / POINTS_PER_INCH
    long = [
        any(
            len(text) > capacity(rooms[column], size)
            for column, text in enumerate(cells)
            if table.align[column] != "right"
        )
        for cells in table.rows
    ]
    head_is_long = any(len(text) > capacity(rooms[column], size) for column, text in enumerate(table.head))
    return [row + second if more else row for more in (head_is_long, *long)]


def _rule(cell: Any, colour: str, points: float) -> None:
    """A line under the cell: python-pptx has no call for borders."""
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001
    line = etree.SubElement(properties, qn("a:lnB"), w=str(int(Pt(points))), cap="flat", cmpd="sng", algn="ctr")
    fill = etree.SubElement(line, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:srgbClr"), val=colour)
    etree.SubElement(line, qn("a:prstDash"), val="solid")
