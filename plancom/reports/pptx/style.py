"""Where things stand on a slide, in which size and colour; the presentation's theme takes the institution's colours."""

from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Inches, Pt

from plancom.charts.colours import mix, readable
from plancom.charts.theme import Look, palette
from plancom.language.tags import office_tag
from plancom.reports.safe_text import shortened

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
LEFT, FULL = 0.45, 12.43  # inches: the margin and the width of the text
TITLE, HEADLINE, TEXT, CELL, SMALL = 20, 28, 22, 14, 12  # points; 12 points are 24 px at 1920 × 1080
FONT = "Calibri"  # on every machine with an Office; others have its twin Carlito
POINTS_PER_INCH = 72
LEADING = 1.22  # of a line, in its letters' size
GLYPH = 0.48  # mean width of a letter, in its size
DIGIT = 0.54  # width of a bold digit, in its size


@dataclass(frozen=True)
class Colours:
    """The deck's colours as six digits without «#»."""

    accent: str
    ink: str
    soft: str
    muted: str
    grid: str
    goal: str
    pale: str


def colours(accent: str) -> Colours:
    """The same palette as on the light screen."""
    found = palette(Look(accent=accent))
    values = (
        found.actual,
        found.ink,
        found.soft,
        found.muted,
        found.grid,
        found.goal,
        mix(found.actual, "#ffffff", 0.9),
    )
    return Colours(*(value.removeprefix("#").upper() for value in values))


def rgb(digits: str) -> RGBColor:
    """python-pptx's own colour."""
    colour: RGBColor = RGBColor.from_string(digits.removeprefix("#").upper())
    return colour


def on_white(colour: str) -> str:
    """`colour` as text on white paper."""
    return readable(colour, "#ffffff").removeprefix("#")


def capacity(width: float, points: float, lines: int = 1) -> int:
    """How many characters of `points` fit into `lines` of `width` inches."""
    return max(4, int(width * POINTS_PER_INCH / (points * GLYPH)) * lines)


def fitting(text: str, width: float, sizes: tuple[int, ...], lines: int) -> tuple[str, int]:
    """`text` with the largest of `sizes` at which it fits into `lines`; shortened where even the smallest is too large."""
    for size in sizes:
        if len(text) <= capacity(width, size, lines):
            return text, size
    return shortened(text, capacity(width, sizes[-1], lines)), sizes[-1]


def write(
    frame: Any, paragraphs: list[str], *, size: float, colour: str, bold: bool = False, align: Any = PP_ALIGN.LEFT,
    after: float = 0, anchor: Any = MSO_ANCHOR.TOP,
) -> None:  # fmt: skip
    """`paragraphs` into a text frame, in the reader's language, without margins."""
    frame.word_wrap = True
    frame.vertical_anchor = anchor
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
    for index, text in enumerate(paragraphs or [""]):
        paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
        paragraph.alignment = align
        paragraph.space_after = Pt(after)
        run = paragraph.add_run()
        run.text = text
        run.font.size, run.font.bold, run.font.name = Pt(size), bold, FONT
        run.font.color.rgb = rgb(colour)
        run.font.language_id = None
        mark_language(run)


def mark_language(run: Any) -> None:
    """Says in which language a run of text is, for spelling and for screen readers."""
    run._r.get_or_add_rPr().set("lang", office_tag())  # noqa: SLF001 - python-pptx's own enumeration lacks es-CO


def box(slide: Any, left: float, top: float, width: float, height: float) -> Any:
    """A text frame at this place, in inches."""
    return slide.shapes.add_textbox(Inches(left), Inches(top), Inches(width), Inches(height)).text_frame
