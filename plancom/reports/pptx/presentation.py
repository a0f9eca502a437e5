"""The presentation: one slide for each of the deck's, its notes, and the file's properties."""

import io
import re
from collections.abc import Sequence
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.util import Inches

from plancom.charts import STATUS
from plancom.language import dates
from plancom.language.tags import office_tag
from plancom.language.translation import tr
from plancom.reports.deck import Deck, Fact, Slide, Table
from plancom.reports.pptx.charts import add_chart
from plancom.reports.pptx.style import (
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
from plancom.reports.words import shortened

TITLE_ONLY = 5  # of python-pptx's own template
TOP = 2.05  # inches: where a slide's content begins
FOOT_TOP = 6.72
CHART_WIDTH = 8.2
PROPERTY = 255  # characters of a file's property, at most
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
                shape.left, shape.top = Inches(LEFT), Inches(0.42)
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


def _cover(drawn: Any, deck: Deck, slide: Slide, used: Colours) -> None:
    _bar(drawn, used, height=0.5)
    _logo(drawn, deck, 1.0, 1.0, 1.3)
    title = drawn.shapes.title
    title.left, title.top, title.width, title.height = Inches(1.0), Inches(2.4), Inches(11.3), Inches(2.0)
    text, size = fitting(slide.title, 11.3, (54, 44, 36, 28, 22), 3)
    write(title.text_frame, [text], size=size, colour=used.accent, bold=True, anchor=MSO_ANCHOR.BOTTOM)
    write(box(drawn, 1.0, 4.55, 11.3, 0.6), [slide.headline], size=26, colour=used.ink)
    write(
        box(drawn, 1.0, 5.4, 11.3, 1.4),
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
    text, size = fitting(slide.title, FULL - 2.6, (TITLE, 16), 1)
    write(drawn.shapes.title.text_frame, [text], size=size, colour=used.accent, bold=True)
    if slide.status:
        mark = STATUS[slide.status]
        badge = box(drawn, LEFT + FULL - 2.5, 0.42, 2.5, 0.4)
        write(badge, [mark.label], size=TITLE, colour=on_white(mark.light), bold=True, align=PP_ALIGN.RIGHT)
    headline, size = fitting(slide.headline, FULL, (HEADLINE, 24, TITLE), 2)
    if headline != slide.headline:  # with what a change of measurement means for it, which is said whole
        headline, size = fitting(slide.headline, FULL, (18, 16, 14), 3)
    write(box(drawn, LEFT, 0.92, FULL, 1.0), [headline], size=size, colour=used.ink, bold=True)
    if slide.kind == "indicator":
        _indicator(drawn, slide, used)
    else:
        _content(drawn, slide, used)
    foot = "  ·  ".join(part.rstrip(".") for part in slide.foot)
    text, size = fitting(foot, FULL - 1.6, (SMALL,), 2)
    write(box(drawn, LEFT, FOOT_TOP, FULL - 1.6, 0.45), [text], size=size, colour=used.soft)
    words = f"{number} / {len(deck.slides)}" + (f"\n{tr('Datos de ejemplo')}" if deck.has_samples else "")
    write(
        box(drawn, LEFT + FULL - 1.5, FOOT_TOP, 1.5, 0.45),
        words.split("\n"),
        size=SMALL,
        colour=used.soft,
        align=PP_ALIGN.RIGHT,
    )


def _indicator(drawn: Any, slide: Slide, used: Colours) -> None:
    room = FOOT_TOP - TOP - 0.1
    parts = slide.tables[0] if slide.tables else None
    below = 0.36 * (len(parts.rows) + 1) + 0.1 if parts else 0.0
    height = max(2.4, room - below)
    if slide.chart:
        add_chart(drawn, slide.chart, (LEFT - 0.1, TOP, CHART_WIDTH, height), used)
    else:
        words = box(drawn, LEFT, TOP + 1.2, CHART_WIDTH, 1.0)
        write(words, [tr("Sin datos para dibujar.")], size=TEXT, colour=used.soft, align=PP_ALIGN.CENTER)
    if parts:
        add_table(drawn, parts, (LEFT, TOP + height + 0.05, CHART_WIDTH), used, row=0.36)
    add_table(
        drawn,
        facts_table(slide.facts),
        (LEFT + CHART_WIDTH + 0.35, TOP + 0.1, FULL - CHART_WIDTH - 0.35),
        used,
        size=16,
        row=0.46,
        room=FOOT_TOP - TOP - 0.1,
    )


def facts_table(facts: tuple[Fact, ...]) -> Table:
    """An indicator's figures, those that exist, one under the other."""
    rows = tuple(
        (fact.label, fact.text) for fact in facts if fact.value is not None or fact.id in ("actual_to_date", "target")
    )
    return Table(tr("Cifras"), (tr("Cifra"), tr("Valor")), rows, ("left", "right"), (0.64, 0.36))


def _content(drawn: Any, slide: Slide, used: Colours) -> None:
    top = TOP
    if slide.points:
        room = FOOT_TOP - top - 0.2 - (0.45 * (len(slide.tables[0].rows) + 1) if slide.tables else 0.0)
        size = next((s for s in (TEXT, 20, 18, 16) if _height(slide.points, s) <= room), 14)
        points = [shortened(point, capacity(FULL, size, 3)) for point in slide.points]
        write(box(drawn, LEFT, top, FULL, room), points, size=size, colour=used.ink, after=AFTER)
        top += min(room, _height(points, size)) + 0.15
    for table in slide.tables:
        room = FOOT_TOP - top - 0.15
        row = min(0.52, room / (len(table.rows) + 1))
        wide = len(table.head) > 7  # noqa: PLR2004 - columns
        add_table(drawn, table, (LEFT, top, FULL), used, size=13 if wide else 16, row=row, room=room)


def _height(points: Sequence[str], size: float) -> float:
    """How high `points` stand in this size, in inches."""
    lines = sum(-(-len(point) // capacity(FULL, size)) for point in points)
    return (lines * size * LEADING + AFTER * len(points)) / POINTS_PER_INCH
