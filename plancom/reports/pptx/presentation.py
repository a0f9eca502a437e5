"""The presentation: one slide for each of the deck's, its notes, and the file's properties."""

import io
import re
from collections.abc import Sequence
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.util import Inches

from plancom.language import dates
from plancom.language.tags import office_tag
from plancom.language.translation import tr
from plancom.reports.deck import Deck, Fact, Slide, Table
from plancom.reports.facts import beside
from plancom.reports.opening_slides import SAMPLE_NOTICE
from plancom.reports.pptx.charts import add_chart
from plancom.reports.pptx.style import (
    DIGIT,
    FULL,
    HEADLINE,
    HEIGHT,
    LEADING,
    LEFT,
    POINTS_PER_INCH,
    SMALL,
    TEXT,
    TITLE,
    WIDTH,
    Colours,
    box,
    capacity,
    colours,
    fitting,
    mark_language,
    on_white,
    rgb,
    write,
)
from plancom.reports.pptx.tables import add_table
from plancom.reports.safe_text import shortened

TITLE_ONLY = 5  # of python-pptx's own template
TITLE_TOP, HEADLINE_TOP, HEADLINE_ROOM, TOP = 0.27, 0.66, 0.64, 1.62  # inches: where a slide's parts begin
FOOT_TOP, FOOT = 6.98, 0.48
FOOT_SIZES = (14, 13, SMALL)
SAMPLE_BAND = 0.27  # inches, over the institution's own
SAMPLE_GROUND, SAMPLE_INK = "FFD166", "1B2530"
LARGE, LARGE_SMALLEST = 64, 50  # points of a slide's one large figure
LONG_FIGURE = 8  # characters from which it is written smaller
ROW, PART_ROW = 1.75, 0.34  # inches that a row may grow to; a row of an indicator's parts
PROPERTY = 255  # characters of a file's property, at most
GAP, GAP_LETTERS = "    ", 2  # between two facts of a line, and the letters that are as wide
AFTER = 9  # points between paragraphs


def presentation(deck: Deck) -> bytes:
    """The deck as .pptx."""
    file = Presentation()
    file.slide_width, file.slide_height = WIDTH, HEIGHT
    used = colours(deck.accent)
    _theme(file, used)
    _properties(file, deck)
    layout = file.slide_layouts[TITLE_ONLY]
    _master(file, layout)
    for number, slide in enumerate(deck.slides, start=1):
        drawn = file.slides.add_slide(layout)
        if slide.kind == "title":
            _cover(drawn, deck, slide, used)
        else:
            _page(drawn, deck, slide, number, used)
        if deck.has_samples:
            _sample_band(drawn)
        notes = "\n".join(slide.notes)
        said = drawn.notes_slide.notes_text_frame
        said.text = notes or slide.headline
        for run in (run for paragraph in said.paragraphs for run in paragraph.runs):
            mark_language(run)
    buffer = io.BytesIO()
    file.save(buffer)
    return buffer.getvalue()


def _theme(file: Any, used: Colours) -> None:
    """The institution's colour as the theme's first accent, so that whoever edits the file has it at hand."""
    part = file.slide_master.part.part_related_by(RT.THEME)
    text = part.blob.decode("utf-8")
    text = re.sub(
        r"<a:accent1>.*?</a:accent1>", f'<a:accent1><a:srgbClr val="{used.accent}"/></a:accent1>', text, count=1
    )
    text = re.sub(
        r"<a:accent2>.*?</a:accent2>", f'<a:accent2><a:srgbClr val="{used.goal}"/></a:accent2>', text, count=1
    )
    part._blob = text.encode("utf-8")  # noqa: SLF001 - python-pptx has no call for themes


def _properties(file: Any, deck: Deck) -> None:
    properties = file.core_properties
    properties.title, properties.author = shortened(deck.title, PROPERTY), shortened(deck.institution, PROPERTY)
    properties.subject = shortened(
        tr("{plan}. Corte: {day}", plan=deck.plan_name, day=dates.date(deck.as_of)), PROPERTY
    )
    properties.keywords = tr("Datos de ejemplo") if deck.has_samples else ""
    properties.language = office_tag()
    properties.created = properties.modified = deck.made_at.replace(tzinfo=None)
    properties.last_modified_by = shortened(deck.short_institution, PROPERTY)
    properties.comments = ""


def _master(file: Any, layout: Any) -> None:
    """The template's places are for 4:3: the title goes where ours is, the rest of the places are left out."""
    for owner in (layout, file.slide_master):
        for shape in list(owner.placeholders):
            if shape.placeholder_format.type is not None and "TITLE" in str(shape.placeholder_format.type):
                shape.left, shape.top = Inches(LEFT), Inches(TITLE_TOP)
                shape.width, shape.height = Inches(FULL - 2.6), Inches(0.5)
            elif owner is layout:
                shape._element.getparent().remove(shape._element)  # noqa: SLF001


def _bar(drawn: Any, used: Colours, *, height: float = 0.14) -> None:
    bar = drawn.shapes.add_shape(MSO_SHAPE.RECTANGLE, 0, 0, WIDTH, Inches(height))
    bar.fill.solid()
    bar.fill.fore_color.rgb = rgb(used.accent)
    bar.line.fill.background()
    bar.shadow.inherit = False
    bar.name = tr("Franja")
    bar._element.nvSpPr.cNvPr.set("descr", "")  # noqa: SLF001 - decoration


def _sample_band(drawn: Any) -> None:
    """Across the top of a slide: whoever photographs it has that its figures are invented."""
    band = drawn.shapes.add_shape(MSO_SHAPE.RECTANGLE, 0, 0, WIDTH, Inches(SAMPLE_BAND))
    band.fill.solid()
    band.fill.fore_color.rgb = rgb(SAMPLE_GROUND)
    band.line.fill.background()
    band.shadow.inherit = False
    band.name = tr("Aviso")
    write(
        band.text_frame, [tr(SAMPLE_NOTICE)], size=SMALL, colour=SAMPLE_INK, bold=True, align=PP_ALIGN.CENTER,
        anchor=MSO_ANCHOR.MIDDLE,
    )  # fmt: skip


def _cover(drawn: Any, deck: Deck, slide: Slide, used: Colours) -> None:
    _bar(drawn, used, height=0.5)
    _logo(drawn, deck, 1.0, 1.0, 1.3)
    title = drawn.shapes.title
    title.left, title.top, title.width, title.height = Inches(1.0), Inches(2.4), Inches(11.3), Inches(1.5)
    text, size = fitting(slide.title, 11.3, (44, 36, 28, 22), 2)
    write(title.text_frame, [text], size=size, colour=used.accent, bold=True, anchor=MSO_ANCHOR.BOTTOM)
    verdict, size = fitting(slide.headline, 11.3, (30, 26, 22), 2)
    said = box(drawn, 1.0, 4.05, 11.3, 1.1)
    write(said, [verdict], size=size, colour=used.ink, bold=True)
    said.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE
    write(
        box(drawn, 1.0, 5.25, 11.3, 2.0),
        [fitting(p, 11.3, (TITLE,), 2)[0] for p in slide.points],
        size=18,
        colour=used.soft,
        after=6,
    )


def _logo(drawn: Any, deck: Deck, left: float, top: float, height: float) -> None:
    if deck.logo is None:
        return
    width = min(4.5, height * deck.logo.width / deck.logo.height)
    size = {"width": Inches(width), "height": Inches(width * deck.logo.height / deck.logo.width)}
    picture = drawn.shapes.add_picture(io.BytesIO(deck.logo.png), Inches(left), Inches(top), **size)
    picture._element.nvPicPr.cNvPr.set("descr", tr("Logo: {institution}", institution=deck.institution))  # noqa: SLF001


def _page(drawn: Any, deck: Deck, slide: Slide, number: int, used: Colours) -> None:
    _bar(drawn, used)
    left = LEFT + (_large(drawn, slide.facts[0], used) if slide.facts else 0.0)
    width = LEFT + FULL - left
    title = drawn.shapes.title
    title.left, title.top, title.width, title.height = Inches(left), Inches(TITLE_TOP), Inches(width - 2.2), Inches(0.4)
    text, size = fitting(slide.title, width - 2.2, (TITLE, 16), 1)
    write(title.text_frame, [text], size=size, colour=used.accent, bold=True)
    if slide.mark:
        badge = box(drawn, LEFT + FULL - 2.1, TITLE_TOP, 2.1, 0.4)
        write(badge, [slide.mark.label], size=TITLE, colour=on_white(slide.mark.light), bold=True, align=PP_ALIGN.RIGHT)
    headline, size = _headline(slide.headline, width)
    said = box(drawn, left, HEADLINE_TOP, width, HEADLINE_ROOM)
    write(said, [headline], size=size, colour=used.ink, bold=True)
    said.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE  # where the letters are others than ours, and wider
    if slide.facts:
        _lead(drawn, slide, (left, width), used)
    else:
        _content(drawn, slide, used)
    foot = "  ·  ".join(part.rstrip(".") for part in slide.foot)
    text, size = fitting(foot, FULL - 1.7, FOOT_SIZES, 2)
    stands_on = box(drawn, LEFT, FOOT_TOP, FULL - 1.7, FOOT)
    write(stands_on, [text], size=size, colour=used.soft)
    stands_on.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE
    words = f"{number} / {len(deck.slides)}" + (f"\n{tr('Datos de ejemplo')}" if deck.has_samples else "")
    write(
        box(drawn, LEFT + FULL - 1.5, FOOT_TOP, 1.5, FOOT),
        words.split("\n"),
        size=SMALL,
        colour=used.soft,
        align=PP_ALIGN.RIGHT,
    )


def _headline(text: str, width: float) -> tuple[str, int]:
    """The headline in the largest letters with which it stands in its room; what a change of measurement means for it is said whole."""
    for sizes, lines in (((HEADLINE, 24, 22), 1), ((19, 18, 16), 2), ((13, SMALL), 3)):
        fitted, size = fitting(text, width, sizes, lines)
        if fitted == text:
            break
    return fitted, size


def _large(drawn: Any, fact: Fact, used: Colours) -> float:
    """The slide's one large figure with what it is; the width that it takes, in inches."""
    size = LARGE if len(fact.text) <= LONG_FIGURE else LARGE_SMALLEST
    width = max(1.6, len(fact.text) * size * DIGIT / POINTS_PER_INCH + 0.1)
    figure = box(drawn, LEFT, TITLE_TOP - 0.05, width, 1.1)
    write(figure, [fact.text], size=size, colour=used.accent, bold=True)
    figure.word_wrap = False
    write(box(drawn, LEFT, 1.3, width, 0.25), [fact.label], size=SMALL, colour=used.soft)
    return width + 0.3


def _lead(drawn: Any, slide: Slide, place: tuple[float, float], used: Colours) -> None:
    """A slide with one large figure: the others in a line beside it, and the chart over the rest."""
    text, size = _line([f"{fact.label}: {fact.text}" for fact in beside(slide.facts)], place[1])
    write(box(drawn, place[0], 1.3, place[1], 0.28), [text], size=size, colour=used.soft)
    parts = slide.tables[0] if slide.tables else None
    room = FOOT_TOP - TOP - 0.06
    if parts and not slide.chart:  # of a milestone its task is what there is
        rows = len(parts.rows) + 1
        size, height = _letters(parts, rows), min(ROW, room / rows)
        add_table(drawn, parts, (LEFT, TOP, FULL), used, size=size, row=height, room=room)
        return
    below = PART_ROW * (len(parts.rows) + 1) + 0.05 if parts else 0.0
    if slide.chart:
        add_chart(drawn, slide.chart, (LEFT - 0.1, TOP, FULL + 0.2, room - below), used)
    else:
        words = box(drawn, LEFT, TOP + 1.8, FULL, 1.0)
        write(words, [tr("Sin datos para dibujar.")], size=TEXT, colour=used.soft, align=PP_ALIGN.CENTER)
    if parts:
        add_table(drawn, parts, (LEFT, TOP + room - below + 0.05, FULL), used, row=PART_ROW)


def _line(facts: list[str], width: float) -> tuple[str, int]:
    """`facts` in one line, in the largest letters with which they stand there; those that do not are left out whole."""
    for count in range(len(facts), 0, -1):
        letters = sum(map(len, facts[:count])) + GAP_LETTERS * (count - 1)
        for size in (14, 13, SMALL):
            if letters <= capacity(width, size):
                return GAP.join(facts[:count]), size
    return fitting(facts[0] if facts else "", width, (SMALL,), 1)


def _content(drawn: Any, slide: Slide, used: Colours) -> None:
    top = TOP - (0.3 if slide.tables else 0.0)
    if slide.points and slide.tables:  # a line over what the slide shows
        said, size = fitting(" ".join(slide.points), FULL, (14, 13, SMALL), 2)
        write(box(drawn, LEFT, top, FULL, 0.45), [said], size=size, colour=used.soft)
        top += 0.5
    elif slide.points:
        room = FOOT_TOP - top - 0.2
        size = next((s for s in (26, TEXT, 20, 18, 16) if _height(slide.points, s) <= room), 14)
        points = [shortened(point, capacity(FULL, size, 3)) for point in slide.points]
        after = min(40.0, AFTER + (room - _height(points, size)) * POINTS_PER_INCH / (len(points) + 1))
        write(box(drawn, LEFT, top, FULL, room), points, size=size, colour=used.ink, after=after)
    rows = sum(len(table.rows) + 1 for table in slide.tables)
    gaps = 0.12 * (len(slide.tables) - 1)
    height = min(ROW, (FOOT_TOP - top - 0.1 - gaps) / max(1, rows))
    for table in slide.tables:
        room = height * (len(table.rows) + 1)
        top += 0.12 + add_table(
            drawn, table, (LEFT, top, FULL), used, size=_letters(table, rows), row=height, room=room
        )


def _letters(table: Table, rows: int) -> int:
    """The points of a table's letters: larger where few rows share the slide."""
    if len(table.head) > 7:  # noqa: PLR2004 - columns
        return 13
    return next((size for most, size in ((5, 20), (8, 18)) if rows <= most), 16)


def _height(points: Sequence[str], size: float) -> float:
    """How high `points` stand in this size, in inches."""
    lines = sum(-(-len(point) // capacity(FULL, size)) for point in points)
    return (lines * size * LEADING + AFTER * len(points)) / POINTS_PER_INCH
