"""What each format is beyond its figures: editable, accessible, self-contained, and safe with any text."""

import csv
import datetime as dt
import io
import itertools
import json
import re
import shutil
import subprocess
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import openpyxl
import pytest
import xlsxwriter
from export_files import text
from hostile_texts import HOSTILE_TEXTS
from PIL import Image, ImageFont
from pptx import Presentation
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.util import Emu, Inches, Pt
from pypdf import PdfReader
from report_contents import from_xlsx, text_of_pdf, text_of_pptx

from plancom.charts import STATUS
from plancom.charts.status import verdict_mark
from plancom.language.translation import speaking
from plancom.reports.formats import FORMATS, file_name
from plancom.reports.pdf.document import breakable
from plancom.reports.presets import preset_choices, presets
from plancom.reports.session import Session, arranged, choices_of
from plancom.reports.vendor import FONTS
from plancom.reports.xlsx.sheets import Book
from tests.builders import with_institution
from tests.pdf_text import pages_of_pdf
from tests.reports.conftest import CARTAGENA, ReportsOffice

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
HOSTILE_TITLE = "=1+1 <script>alert('título')</script> 🎉\x07\u202e" + " y sigue" * 50


@pytest.fixture(scope="module")
def deck(cartagena):
    return cartagena.deck("2018-09-30")


@pytest.fixture(scope="module")
def hostile(cartagena):
    """Every format of a deck whose title, publications, file names and comments are nasty."""
    deck = cartagena.deck("2018-09-30", title=HOSTILE_TITLE)
    return {name: one.write(deck) for name, one in FORMATS.items()}


SAMPLE = "Datos de ejemplo: cifras inventadas"


def test_every_slide_and_page_with_sample_data_says_so_in_a_band(deck, pptx):
    html = FORMATS["html"].write(deck).decode()
    assert html.count(f'<p class="sample">{SAMPLE}</p>') == len(deck.slides)
    for slide in slides(pptx):
        (band,) = [shape for shape in slide.shapes if shape.has_text_frame and shape.text_frame.text == SAMPLE]
        assert (band.left, band.top) == (0, 0)
        assert band.width == Presentation(io.BytesIO(pptx)).slide_width
    assert all(SAMPLE in page for page in pages_of_pdf(FORMATS["pdf"].write(deck)))


def test_without_sample_data_no_slide_has_a_band(deck):
    real = replace(deck, has_samples=False)
    assert 'class="sample"' not in FORMATS["html"].write(real).decode()
    for slide in slides(FORMATS["pptx"].write(real)):
        assert SAMPLE not in [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


# ---------------------------------------------------------------------------------------------------------- PowerPoint


def slides(content):
    return list(Presentation(io.BytesIO(content)).slides)


@pytest.fixture(scope="module")
def pptx(deck):
    return FORMATS["pptx"].write(deck)


def test_verdicts_in_powerpoint_s_tables_have_the_colour_that_they_have_on_the_screen(pptx, deck):
    cells = [
        run
        for slide in Presentation(io.BytesIO(pptx)).slides
        for shape in slide.shapes
        if shape.has_table
        for row in shape.table.rows
        for cell in row.cells
        for run in cell.text_frame.paragraphs[0].runs
        if run.text == "✕ No llega"
    ]
    assert len(cells) == sum(verdict_mark(one.verdict).label == "✕ No llega" for one in deck.closings) > 0
    assert {str(run.font.color.rgb) for run in cells} == {STATUS["off_track"].light.removeprefix("#").upper()}


def test_powerpoint_has_native_charts_with_the_months_of_the_deck_and_no_pictures(pptx, deck):
    drawn = {s.shapes.title.text_frame.text: s for s in slides(pptx)}
    for slide in deck.slides:
        if slide.chart is None or slide.kind == "years":
            continue
        shapes = drawn[slide.title].shapes
        assert not [shape for shape in shapes if shape.shape_type == 13]
        (chart,) = [shape.chart for shape in shapes if shape.has_chart]
        series = {one.name: list(one.values) for one in chart.plots[0].series}
        assert series["Real"] == [p.actual if p.state == "covered" else None for p in slide.chart.drawn]
        assert series["Esperado"] == [p.expected for p in slide.chart.drawn]
        assert series["Meta"][-1] == slide.chart.target
        book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
        assert book.active.max_row == 13


@pytest.fixture(scope="module")
def second_year(cartagena):
    return cartagena.deck("2019-06-15")


@pytest.fixture(scope="module")
def second_pptx(second_year):
    return FORMATS["pptx"].write(second_year)


def test_powerpoint_has_the_plan_s_years_as_native_charts(second_pptx, second_year):
    drawn = {s.shapes.title.text_frame.text: s for s in slides(second_pptx)}
    deck = second_year
    told = [slide for slide in deck.slides if slide.kind == "years" and slide.chart]
    assert [slide.id for slide in told if slide.chart.months] == ["anios-adoption"]
    assert len(told) > 2
    for slide in told:
        (chart,) = [shape.chart for shape in drawn[slide.title].shapes if shape.has_chart]
        series = {one.name: tuple(one.values) for one in chart.plots[0].series}
        if slide.chart.months:
            assert series["Real"] == tuple(point.actual for point in slide.chart.months)
            assert [value for value in series["Meta"] if value is not None] == list(slide.chart.targets)
        else:
            assert series == {"Se logró": slide.chart.actuals, "Se prometió": slide.chart.targets}


def labels_of(shapes):
    """What is written in the chart of a slide, beside its marks."""
    (chart,) = [shape.chart for shape in shapes if shape.has_chart]
    found = chart._chartSpace.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}t")
    return [text.text for text in found]


def test_powerpoint_writes_a_figure_alone_at_each_year_s_bar_and_what_came_of_it_below(second_pptx):
    """Words as wide as two bars lay on the bar beside, and on its figure."""
    drawn = {s.shapes.title.text_frame.text: s.shapes for s in slides(second_pptx)}
    posts = drawn["Publicaciones en Facebook: los años del plan"]
    assert labels_of(posts) == ["751", "407", "1.020", "1.020", "1.020", "1.020"]
    (chart,) = [shape.chart for shape in posts if shape.has_chart]
    assert list(chart.plots[0].categories) == [
        "Año 1 (2018): no se cumplió", "Año 2 (2019): en curso", "Año 3 (2020): por venir", "Año 4 (2021): por venir",
    ]  # fmt: skip
    visits = labels_of(drawn["Visitas a la página web: los años del plan"])
    assert visits[2:] == ["171.414", "188.555", "207.411", "228.152"]
    assert "Meta 90\u00a0%" in labels_of(drawn["Uso de los trámites electrónicos: los años del plan"])


def test_excel_s_years_stand_beside_their_targets_each_with_its_figure_alone(second_year):
    content = FORMATS["xlsx"].write(second_year)
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        drawn = [file.read(name).decode() for name in file.namelist() if name.startswith("xl/charts/chart")]
    (posts,) = [
        one for one in drawn if "Publicaciones en Facebook" in one and "Se prometi" in one and "barChart" in one
    ]
    assert posts.count("<c:ser>") == 2
    assert "lineChart" not in posts
    said = [text for text in re.findall(r"<a:t>([^<]*)</a:t>", posts) if text[:1].isdigit()]
    assert said == ["751", "407", "1.020", "1.020", "1.020", "1.020"]
    assert "Meta 1.020" not in posts
    daily = next(one for one in drawn if "Publicaciones diarias" in one and "Se prometi" in one)
    assert ">12,74<" in daily  # with as many decimals as everywhere


def curve_labels(content):
    """The words at each year's target on the curve, with where they stand (t above, b below), and at the last real value."""
    drawn = {s.shapes.title.text_frame.text: s.shapes for s in slides(content)}
    (chart,) = [s.chart for s in drawn["Uso de los trámites electrónicos: los años del plan"] if s.has_chart]
    found = {}
    for label in chart._chartSpace.iter(f"{{{CHART}}}dLbl"):
        words = "".join(one.text for one in label.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}t"))
        found[words.replace("\u00a0", " ")] = label.find(f"{{{CHART}}}dLblPos").get("val")
    return found


def test_words_at_a_target_that_was_passed_stand_below_it_and_at_a_value_near_zero_above(second_year, second_pptx):
    assert curve_labels(second_pptx)["Meta 20 %: no se cumplió"] == "t"

    def with_months(deck, actual):
        def slide(one):
            if not (one.kind == "years" and one.chart and one.chart.months):
                return one
            months = tuple(replace(p, actual=actual if p.actual is not None else None) for p in one.chart.months)
            return replace(one, chart=replace(one.chart, months=months))

        return replace(deck, slides=tuple(map(slide, deck.slides)))

    passed = curve_labels(FORMATS["pptx"].write(with_months(second_year, 0.35)))
    assert passed["Meta 20 %: no se cumplió"] == "b"
    assert passed["35,0 %"] == "b"
    assert curve_labels(FORMATS["pptx"].write(with_months(second_year, 0.0)))["0,0 %"] == "t"


def test_powerpoint_writes_a_word_per_year_under_the_months_of_the_plan_s_years(pptx):
    drawn = {s.shapes.title.text_frame.text: s.shapes for s in slides(pptx)}
    (chart,) = [
        shape.chart for shape in drawn["Uso de los trámites electrónicos: los años del plan"] if shape.has_chart
    ]
    axis = chart.category_axis
    steps = {child.tag.split("}")[1]: child.get("val") for child in axis._element}
    assert (steps["baseTimeUnit"], steps["majorUnit"], steps["majorTimeUnit"]) == ("months", "1", "years")
    assert axis.tick_labels.number_format.endswith("mmm yyyy")
    assert len(list(chart.plots[0].categories)) == 48


def test_powerpoint_shrinks_a_headline_where_another_font_makes_it_longer(pptx, deck):
    for slide, drawn in zip(deck.slides, slides(pptx), strict=True):
        said = [s.text_frame for s in drawn.shapes if s.has_text_frame and s.text_frame.text == slide.headline]
        assert all(frame.auto_size == MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE for frame in said)
        assert said


def test_powerpoint_leaves_a_figure_beside_the_large_one_out_whole_and_never_cuts_it(pptx):
    said = [s.text_frame.text for drawn in slides(pptx) for s in drawn.shapes if s.has_text_frame]
    lines = [one.split("    ") for one in said if one.startswith("Esperado a la fecha: ")]
    assert ["Esperado a la fecha: 16,3\u00a0%", "Meta del año 1: 20,0\u00a0%", "De la meta del año: 58\u00a0%", "De lo esperado a la fecha: 71\u00a0%"] in lines  # fmt: skip
    assert all(": " in fact and "…" not in fact for line in lines for fact in line)


def test_powerpoint_is_wide_and_nothing_on_it_is_smaller_than_12_points(pptx):
    presentation = Presentation(io.BytesIO(pptx))
    assert presentation.slide_width / presentation.slide_height == pytest.approx(16 / 9, rel=1e-3)
    for slide in presentation.slides:
        frames = [shape.text_frame for shape in slide.shapes if shape.has_text_frame]
        frames += [c.text_frame for s in slide.shapes if s.has_table for r in s.table.rows for c in r.cells]
        sizes = [run.font.size for frame in frames for p in frame.paragraphs for run in p.runs]
        assert sizes
        assert min(sizes) >= Pt(12)


def lines_of(paragraph, size, width):
    """How many lines a paragraph takes in Source Sans, whose letters are a little wider than Calibri's; sizes in points."""
    font = ImageFont.truetype(str(FONTS[0]), 100)
    lines, used = 1, 0.0
    for word in paragraph.split(" "):
        wide = font.getlength(word) * size / 100
        if used and used + wide > width:
            lines, used = lines + 1, 0.0
        used += wide + font.getlength(" ") * size / 100
    return lines


@pytest.mark.parametrize("as_of", ["2018-02-10", "2018-09-30", "2019-09-30"])
def test_powerpoint_texts_fit_their_frames_and_no_frame_covers_another(cartagena, as_of):
    for drawn in Presentation(io.BytesIO(FORMATS["pptx"].write(cartagena.deck(as_of)))).slides:
        boxes = []
        for shape in drawn.shapes:
            height = sum(row.height for row in shape.table.rows) if shape.has_table else shape.height
            if shape.has_text_frame and shape.text_frame.text:
                runs = [
                    (p.text, p.runs[0].font.size.pt, (p.space_after or Pt(0)).pt) for p in shape.text_frame.paragraphs
                ]
                width = Emu(shape.width).pt if shape.text_frame.word_wrap else 10_000
                need = sum(lines_of(text, size, width) * size * 1.2 + after for text, size, after in runs)
                assert need <= Emu(height).pt + 2, (drawn.shapes.title.text_frame.text, shape.text_frame.text)
            if shape.has_table or shape.has_chart or (shape.has_text_frame and shape.text_frame.text):
                boxes.append((shape.left, shape.top, shape.left + shape.width, shape.top + height, shape.name))
        for place, one in enumerate(boxes):
            for other in boxes[place + 1 :]:
                over = min(one[2], other[2]) - max(one[0], other[0]), min(one[3], other[3]) - max(one[1], other[1])
                assert min(over) <= Inches(0.06), (drawn.shapes.title.text_frame.text, one[4], other[4])


def cells_of(drawn):
    return [cell.text_frame.text for s in drawn.shapes if s.has_table for row in s.table.rows for cell in row.cells]


def test_powerpoint_writes_a_tasks_and_a_figures_name_whole_where_there_is_room(office_without_data):
    deck = office_without_data.deck("2018-09-30")
    drawn = {s.shapes.title.text_frame.text: cells_of(s) for s in slides(FORMATS["pptx"].write(deck))}
    assert "Comercial sobre trámites, servicios y canales" in drawn["Tareas de Digitalízate"]
    assert "Publicaciones diarias en redes sociales" in drawn["Todas las cifras"]


def test_powerpoint_never_cuts_a_figure(deck):
    large = "1.234.567.890.123"
    wide = replace(
        deck.slides[1], tables=(replace(deck.slides[1].tables[0], rows=(("Visitas", large, large, large, large, "○ Sin datos"),)),)
    )  # fmt: skip
    (_, drawn) = slides(FORMATS["pptx"].write(replace(deck, slides=(deck.slides[0], wide))))
    assert cells_of(drawn).count(large) == 4


def test_powerpoint_gives_long_words_a_second_line_and_never_leaves_the_slide(cartagena):
    presentation = Presentation(io.BytesIO(FORMATS["pptx"].write(cartagena.deck("2018-09-30"))))
    for drawn in presentation.slides:
        for shape in drawn.shapes:
            if shape.has_table:
                assert shape.top + sum(row.height for row in shape.table.rows) <= presentation.slide_height
    daily = next(s for s in presentation.slides if s.shapes.title.text_frame.text.startswith("Publicaciones diarias"))
    said = [shape.text_frame.text for shape in daily.shapes if shape.has_text_frame]
    assert any("De la meta del año: " in one for one in said)


def test_what_a_change_of_measurement_means_is_said_whole_on_the_slide(deck):
    one = next(slide for slide in deck.slides if slide.kind == "indicator")
    change = "Universal Analytics dejó de medir y Google Analytics 4 cuenta sesiones de otra manera desde la actualización del portal"
    warning = (
        f"No es comparable con la línea base: cambio de medición el 01/07/2018 ({change[:120]}). "
        "El año mismo tiene meses medidos de dos maneras."
    )
    own = re.sub(r"No va bien desde [^.]*\.\s*", "", one.headline)  # which is not said beside a change
    long = replace(one, headline=f"{own} {warning}")
    assert len(long.headline) > 290
    told = replace(deck, slides=(deck.slides[0], long))
    (_, drawn) = slides(FORMATS["pptx"].write(told))
    assert long.headline in [shape.text_frame.text for shape in drawn.shapes if shape.has_text_frame]
    assert long.headline in FORMATS["html"].write(told).decode()


def test_powerpoint_notes_give_formula_and_source_and_charts_their_words(pptx, deck):
    for slide, drawn in zip(deck.slides, slides(pptx), strict=True):
        notes = drawn.notes_slide.notes_text_frame.text
        if slide.kind == "indicator":
            assert "Cómo se calcula: " in notes
            assert "Dice el plan: «" in notes
            assert "Fuente: " in notes
        for shape in drawn.shapes:
            if shape.has_chart:
                assert shape._element.nvGraphicFramePr.cNvPr.get("descr") == slide.chart.alt


# ----------------------------------------------------------------------------------------------------------------- PDF


@pytest.fixture(scope="module")
def pdf_file(deck):
    return FORMATS["pdf"].write(deck)


@pytest.fixture(scope="module")
def pdf(pdf_file):
    return PdfReader(io.BytesIO(pdf_file))


@pytest.fixture(scope="module")
def pdf_pages(pdf_file):
    return pages_of_pdf(pdf_file)


def test_pdf_is_tagged_in_spanish_and_declares_ua_1_and_a_2a(pdf):
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].lower() == "es-co"
    assert "/StructTreeRoot" in root
    metadata = root["/Metadata"].get_data().decode()
    assert re.search(r"pdfuaid:part>1<", metadata)
    assert re.search(r"pdfaid:part>2<", metadata)
    assert re.search(r"pdfaid:conformance>A<", metadata)
    assert pdf.metadata.title == "Informe de avance"


def test_pdf_has_contents_bookmarks_and_its_own_fonts_alone(pdf, pdf_pages, deck):
    assert [item.title for item in pdf.outline if not isinstance(item, list)] == [s.title for s in deck.slides[1:]]
    for page in pdf.pages:
        for font in page.get("/Resources", {}).get("/Font", {}).values():
            (inner,) = font.get_object()["/DescendantFonts"]
            descriptor = inner.get_object()["/FontDescriptor"]
            assert descriptor.keys() & {"/FontFile2", "/FontFile3"}
            assert re.search("SourceSans3|DejaVuSans|NotoEmoji", inner.get_object()["/BaseFont"])
    assert f"1 de {len(pdf_pages)}" not in pdf_pages[0]
    assert f"{len(pdf_pages)} de {len(pdf_pages)}" in pdf_pages[-1]


def test_an_indicator_with_its_parts_and_its_months_stands_on_one_page_of_the_pdf(pdf_pages):
    (page,) = [page for page in pdf_pages if "Por partes" in page]
    text = re.sub(r"\s+", " ", page)
    assert "Publicaciones diarias en redes sociales" in text
    assert "Fuente: Plantilla de publicaciones." in text  # the last of its notes


def test_a_vendor_s_long_file_name_stays_in_its_column_of_the_pdf(deck):
    name = "Informe_de_publicaciones_exportado_desde_Meta_Business_Suite_2018-09-01_2018-09-30_definitivo.csv"
    assert max(map(len, re.split("\u200b", breakable(name)))) < 16
    assert breakable(name).replace("\u200b", "") == name
    assert breakable("a" * 64) == f"{'a' * 32}\u200b{'a' * 32}"
    assert breakable("Visitas a la página web") == "Visitas a la página web"


def test_no_page_of_the_pdf_is_nearly_blank(pdf_pages):
    for page in pdf_pages[1:]:
        assert len(page.split()) > 40


def test_no_page_of_the_council_s_pdf_is_nearly_blank_either(deck):
    council = next(one for one in presets(deck) if one.id == "council")
    short = arranged(deck, Session("x", choices=preset_choices(deck, choices_of(deck), council)))
    pages = pages_of_pdf(FORMATS["pdf"].write(short))
    (answer,) = [page for page in pages if "Entre: la franja" in page]
    assert "¿Llegamos?" in answer  # its notes stand with it, and not on a page of their own
    assert "Tareas del plan: No se calcula el cierre del año" in answer
    assert min(len(page.split()) for page in pages[1:]) > 100


def test_pdf_figures_are_vectors_with_the_charts_words(pdf, deck):
    said = []

    def walk(node):
        node = node.get_object()
        if not isinstance(node, dict):
            return
        if node.get("/S") == "/Figure":
            said.append(node.get("/Alt"))
        children = node.get("/K", [])
        for child in children if isinstance(children, list) else [children]:
            if hasattr(child, "get_object") and not isinstance(child, int):
                walk(child)

    walk(pdf.trailer["/Root"]["/StructTreeRoot"])
    assert [alt for alt in said if alt] == [s.chart.alt for s in deck.slides if s.chart]
    assert not [image for page in pdf.pages for image in page.images]


# --------------------------------------------------------------------------------------------------------------- Excel


@pytest.fixture(scope="module")
def xlsx(deck):
    return FORMATS["xlsx"].write(deck)


def test_excel_has_a_sheet_per_indicator_with_a_native_chart_and_frozen_heads(xlsx, deck):
    book = openpyxl.load_workbook(io.BytesIO(xlsx))
    with zipfile.ZipFile(io.BytesIO(xlsx)) as file:
        charts = [name for name in file.namelist() if name.startswith("xl/charts/chart")]
    assert len(charts) == len(deck.results) + len(deck.years)
    assert book.sheetnames[0] == "Resumen"
    last = ["Lista de tareas", "Los años del plan", "Datos", "Prensa"]
    assert book.sheetnames[-4:] == last
    wholes = [one for one in deck.results if one.progress.series is None]
    assert len(book.sheetnames) == len(wholes) + 4 == 10
    assert all(sheet.freeze_panes for sheet in book)


def test_excel_says_how_each_goal_would_close_with_the_figures_of_the_slide(xlsx, deck):
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx))["Resumen"]
    (top,) = (cell.row for cell in sheet["A"] if cell.value == "Cierre del año")
    found = {row[0]: row[1:] for row in sheet.iter_rows(min_row=top + 3, max_col=7, values_only=True)}
    for one in deck.closings:
        figure, projection = one.outlook.figure, one.outlook.projection
        ends = (projection.median, projection.low, projection.high) if projection else ("–",) * 3
        assert found[figure.name][0] == verdict_mark(one.verdict).label
        assert found[figure.name][2] == figure.target
        assert found[figure.name][3:6] == (pytest.approx(ends) if projection else ends)


def test_excel_attainment_and_pace_are_formulas_over_the_data(xlsx, deck):
    book = openpyxl.load_workbook(io.BytesIO(xlsx))
    sheet = book["Visitas"]
    facts = {row[0].value: row[1].value for row in sheet.iter_rows(min_row=19, max_row=25)}
    assert facts["De la meta del año"] == '=IF(N($B$21)=0,"",$B$19/$B$21)'
    assert facts["De lo esperado a la fecha"] == '=IF(N($B$20)=0,"",$B$19/$B$20)'
    assert facts["Real, ene–sep 2018"].startswith("=SUMIFS($C$5:$C$16")
    assert "'Datos'!" in sheet["C5"].value
    summary = [cell.value for cell in book["Resumen"][7]]
    assert summary[1:8][4] == "='Visitas'!$B$23"


def test_excel_does_not_write_as_reached_what_the_slide_says_is_not(tmp_path):
    office = ReportsOffice(f"sqlite:///{tmp_path / 'plancom.db'}", CARTAGENA)
    months = [(f"2017-{month:02}-01", 10_000) for month in range(1, 13)] + [("2018-01-01", 14_249)]
    office.take(text([("fecha", "visitas"), *months]))
    deck = office.deck("2018-01-31")
    (pace,) = (fact for one in deck.results if one.progress.id == "visits" for fact in one.facts if fact.id == "pace")
    assert (round(pace.value, 4), pace.text) == (0.9499, "94\u00a0%")
    book = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].write(deck)))
    shown = {row[0].value: row[1].number_format for row in book["Visitas"].iter_rows(min_row=19, max_row=25)}
    assert shown["De lo esperado a la fecha"].startswith("0.00")
    assert shown["De la meta del año"].startswith("0.0")
    summary = {cell.value: cell for cell in book["Resumen"][7]}
    assert any(str(cell.number_format).startswith("0.00") for cell in summary.values())


def test_excel_counts_the_tasks_that_are_due_from_their_own_sheet(offices):
    content = FORMATS["xlsx"].write(offices("cartagena").deck("2019-06-15"))
    formula = openpyxl.load_workbook(io.BytesIO(content))["Lista de tareas"]["B31"].value
    listed = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    rows = tasks_in(listed)
    asked = [row for row in rows if row[2] <= 2 and "Cancelada" not in row[4]]
    late = [row for row in asked if row[3].date() <= dt.date(2019, 6, 15)]
    assert asked
    assert listed["Lista de tareas"]["B31"].value == pytest.approx(len(late) / len(asked))
    assert "'Lista de tareas'!$D$2" in formula
    assert '"<="&DATE(2019,6,15)' in formula


def test_excel_prints_the_summarys_figures_and_not_the_long_texts_beside_them(xlsx):
    # heads in row 6 and nine figures; two rows later the title, note and heads of the year's close, and six goals
    assert openpyxl.load_workbook(io.BytesIO(xlsx))["Resumen"].print_area.replace("$", "").endswith("!A1:I26")


def test_excel_prints_every_sheet_one_page_wide_on_ten_pages_at_most(xlsx):
    for sheet in openpyxl.load_workbook(io.BytesIO(xlsx)):
        assert sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.title
        setup = sheet.page_setup
        assert (setup.fitToWidth or 1) == 1, sheet.title
        assert 1 <= (1 if setup.fitToHeight is None else int(setup.fitToHeight)) <= 10, sheet.title


def test_excel_names_its_sheets_with_whole_words(xlsx, deck):
    names = openpyxl.load_workbook(io.BytesIO(xlsx)).sheetnames
    assert len(set(names)) == len(names)
    assert max(map(len, names)) <= 31
    long = Book(xlsxwriter.Workbook(io.BytesIO()), deck)
    assert long.sheet("Publicaciones diarias en X (Twitter)").get_name() == "Publicaciones diarias en X"


def test_excel_prints_the_sample_data_on_a_page_per_sheet_and_without_the_long_lists(xlsx, deck):
    book = openpyxl.load_workbook(io.BytesIO(xlsx))
    areas = {sheet.title: sheet.print_area.replace("$", "").split("!")[-1] for sheet in book if sheet.print_area}
    assert areas.keys() == {
        "Resumen",
        "Publicaciones diarias",
        "Lista de tareas",
        "Los años del plan",
        "Datos",
        "Prensa",
    }
    assert areas["Lista de tareas"] == "A1:M14"  # eight tasks, and their goal's name and sentences
    assert areas["Publicaciones diarias"].startswith("A1:J")
    told = [cell.value for cell in book["Publicaciones diarias"]["A"]]
    printed = int(areas["Publicaciones diarias"].removeprefix("A1:J"))
    assert told[printed - 3 : printed] == [
        "Facebook",
        "Instagram",
        "X (Twitter)",
    ]  # the figures of the parts, on paper too
    assert told.index("Publicaciones diarias en redes sociales: Facebook") >= printed  # and their months below
    assert areas["Los años del plan"] == "A1:H76"  # 3 rows above, 24 of years, a free one and 3 × 16 of charts
    days = [one.day for one in deck.publications if one.day >= dt.date(2018, 1, 1)]
    assert areas["Prensa"] == f"A2:D{len(days) + 1}"


def test_excel_prints_what_was_counted_in_the_year_with_a_column_per_month(xlsx, deck):
    area = openpyxl.load_workbook(io.BytesIO(xlsx))["Datos"].print_area.replace("$", "").split("!")[-1]
    found = openpyxl.load_workbook(io.BytesIO(xlsx), data_only=True)["Datos"]
    live = openpyxl.load_workbook(io.BytesIO(xlsx))["Datos"]
    _, head, *rows = found[area]
    assert found[area][0][0].row > len(deck.data) + 1  # below the list, where its filter hides nothing
    assert [cell.value.date() for cell in head[3:]] == [dt.date(2018, month, 1) for month in range(1, 13)]
    counted = {
        (deck.names.get(one.dataset, one.dataset), deck.names.get(one.series, one.series), deck.names.get(one.measure, one.measure), one.month): one.value
        for one in deck.data
        if one.month.year == 2018
    }  # fmt: skip
    written = {
        (*(cell.value or "" for cell in row[:3]), head[place].value.date()): row[place].value
        for row in rows
        for place in range(3, 15)
        if row[place].value is not None
    }
    assert written == counted
    assert len(written) == 9 * len(rows)
    visits = next(row for row in rows if row[2].value == "Visitas")
    assert live[visits[3].coordinate].value.startswith("=SUMIFS('Datos'!$E$2")


def test_excel_s_figures_of_parts_stand_on_the_sheet_of_their_whole(xlsx):
    book = openpyxl.load_workbook(io.BytesIO(xlsx))
    summary = {row[0].value: row for row in book["Resumen"].iter_rows(min_row=7)}
    part = summary["Publicaciones diarias: Facebook"]
    top = int(part[0].hyperlink.location.split("!A")[1])
    sheet = book["Publicaciones diarias"]
    assert sheet.cell(top, 1).value == "Publicaciones diarias en redes sociales: Facebook"
    assert part[1].value == f"='Publicaciones diarias'!$B${top + 18}"
    assert sheet.cell(top + 18, 1).value == "Real, sep 2018"


def test_excel_has_the_plan_s_years_with_what_lacks_as_a_formula(xlsx, deck):
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx))["Los años del plan"]
    rows = list(sheet.iter_rows(min_row=4, max_row=3 + 4 * len(deck.years), values_only=True))
    expected = [(one.goal.name, year.actual, year.target, year.label) for one in deck.years for year in one.years]
    assert [(row[0], row[5]) for row in rows] == [(name, label) for name, _, _, label in expected]
    for row, (_, actual, target, _) in zip(rows, expected, strict=True):
        assert (row[2], row[3]) == (pytest.approx(actual), pytest.approx(target))
    assert rows[0][4] == "=C4-D4"


def test_excel_names_every_file_with_its_whole_digest(xlsx, deck):
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx))["Resumen"]
    (top,) = (cell.row for cell in sheet["A"] if cell.value == "De qué archivos salen las cifras")
    found = [(row[0], row[3], row[8]) for row in sheet.iter_rows(min_row=top + 5, values_only=True) if row[0]]
    assert found == [(one.file_name, one.rows, one.sha256) for one in deck.imports]
    assert all(len(digest) == 64 for _, _, digest in found)
    assert top > int(sheet.print_area.rsplit("$", 1)[1])  # a year of files would fill the page


def tasks_in(book):
    """The rows of the list of tasks, which ends at an empty row."""
    rows = book["Lista de tareas"].iter_rows(min_row=2, values_only=True)
    return list(itertools.takewhile(lambda row: row[0], rows))


@pytest.mark.parametrize(
    ("office", "as_of", "spoken"),
    [
        ("cartagena", "2019-06-15", "es"),
        ("museum", "2022-02-28", "es"),
        ("others", "2021-05-31", "es"),
        ("cartagena", "2018-09-30", "en"),
    ],
)
def test_libreoffice_computes_the_same_figures(offices, office, as_of, spoken, tmp_path):
    soffice = shutil.which("soffice")
    if not soffice:
        pytest.skip("no hay LibreOffice en este equipo")
    with speaking(spoken):
        content = FORMATS["xlsx"].write(offices(office).deck(as_of))
    stripped = tmp_path / "informe.xlsx"  # openpyxl keeps formulas and drops their results: nothing to lean on
    openpyxl.load_workbook(io.BytesIO(content)).save(stripped)
    home = f"-env:UserInstallation={(tmp_path / 'perfil').as_uri()}"
    command = [
        soffice,
        home,
        "--headless",
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
        "--outdir",
        str(tmp_path / "nuevo"),
        str(stripped),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=150)
    formulas = openpyxl.load_workbook(io.BytesIO(content))
    ours = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    theirs = openpyxl.load_workbook(tmp_path / "nuevo" / "informe.xlsx", data_only=True)
    compared = 0
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith("="):
                    value = ours[sheet.title][cell.coordinate].value
                    found = theirs[sheet.title][cell.coordinate].value
                    same = pytest.approx(value, rel=1e-9) if isinstance(value, int | float) else value
                    assert found == same, (sheet.title, cell.coordinate)
                    compared += 1
    assert compared > 100


# ---------------------------------------------------------------------------------------------------------------- HTML


class Page(HTMLParser):
    """Tags, addresses and texts of a page."""

    def __init__(self, content):
        super().__init__()
        self.tags, self.addresses, self.text, self._inside = [], [], [], []
        self.feed(content.decode())

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self._inside = [tag]
        self.addresses += [value for name, value in attributes if name in {"src", "href", "action", "data", "poster"}]

    def handle_data(self, data):
        if self._inside not in (["script"], ["style"]):
            self.text.append(data)


def test_html_is_one_file_with_nothing_from_outside(deck):
    content = FORMATS["html"].write(deck)
    page = Page(content)
    assert all(address.startswith("data:") for address in page.addresses)
    assert "link" not in page.tags
    assert page.tags.count("script") == 4
    assert page.tags.count("section") == len(deck.slides)
    policy = unescape(re.search(r'Content-Security-Policy" content="([^"]+)"', content.decode())[1])
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe-eval" not in policy
    assert "https:" not in policy


# ----------------------------------------------------------------------------------------------------------- open data


def test_open_data_have_every_column_in_the_dictionary_in_both_forms(deck):
    with zipfile.ZipFile(io.BytesIO(FORMATS["open-data"].write(deck))) as file:
        names = file.namelist()
        tables = ("indicadores", "series", "conteos", "tareas", "archivos")
        assert sorted(names) == sorted(
            ["LEAME.txt", *(f"{t}.{e}" for t in (*tables, "diccionario") for e in ("csv", "json"))]
        )
        told = {(row["tabla"], row["columna"]) for row in json.loads(file.read("diccionario.json"))}
        for table in tables:
            rows = list(csv.reader(io.StringIO(file.read(f"{table}.csv").decode("utf-8-sig"))))
            assert told >= {(table, column) for column in rows[0]}
            same = json.loads(file.read(f"{table}.json"))
            assert len(same[table]) == len(rows) - 1 > 0
        assert len(json.loads(file.read("series.json"))["series"]) == 12 * len(deck.results)


# ------------------------------------------------------------------------------------------------------- whatever comes


def test_nasty_texts_are_shown_and_do_nothing_in_html(hostile):
    page = Page(hostile["html"])
    assert page.tags.count("script") == 4
    text = " ".join(page.text)
    assert "<script>alert('hola')</script>" in text
    assert "Fiesta 🎉" in text


def test_nasty_texts_are_texts_in_excel(hostile):
    book = openpyxl.load_workbook(io.BytesIO(hostile["xlsx"]))
    titles = [row[2] for row in book["Prensa"].iter_rows(min_row=2)]
    assert {cell.value for cell in titles} >= set(HOSTILE_TEXTS[:5])
    assert {cell.data_type for cell in titles} == {"s"}
    assert book["Resumen"]["A1"].data_type == "s"
    assert book["Resumen"]["A1"].value.startswith("=1+1 <script>")
    comments = [row[6] for row in book["Lista de tareas"].iter_rows(min_row=2, max_row=9) if row[6].value]
    assert [cell.data_type for cell in comments] == ["s"] * 3


def test_nasty_texts_are_shown_in_powerpoint_and_pdf(hostile):
    assert "<script>alert('hola')</script>" in text_of_pptx(hostile["pptx"])
    pdf = re.sub(r"\s", "", text_of_pdf(hostile["pdf"]))
    assert "<script>alert('hola')</script>" in pdf
    assert "Fiesta🎉enelConcejo" in pdf


def test_nasty_names_do_not_act_in_open_data(hostile):
    with zipfile.ZipFile(io.BytesIO(hostile["open-data"])) as file:
        rows = list(csv.reader(io.StringIO(file.read("archivos.csv").decode("utf-8-sig"))))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert any(cell.startswith("'=cmd") for row in rows for cell in row)


@pytest.mark.parametrize("name", FORMATS)
def test_without_data_every_format_says_so(office_without_data, name):
    deck = office_without_data.deck("2018-09-30")
    content = FORMATS[name].write(deck)
    said = [slide.headline for slide in deck.slides if slide.kind == "indicator"]
    assert all("datos" in one or "tarea" in one for one in said)
    if name == "pptx":
        assert said[0] in text_of_pptx(content)
    if name == "pdf":
        assert re.sub(r"\s", "", said[0]) in re.sub(r"\s", "", text_of_pdf(content))
    if name == "html":
        assert said[0] in content.decode()
    if name == "xlsx":
        assert set(from_xlsx(content)) == {r.progress.id for r in deck.results}


@pytest.mark.parametrize("name", FORMATS)
def test_two_threads_may_ask_for_the_same_deck_at_once(deck, name):
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(lambda _: FORMATS[name].write(deck), range(2))
    if name in {"pdf", "html", "open-data"}:
        assert first == second
    assert len(first) > 10_000
    assert abs(len(first) - len(second)) < 100


# ---------------------------------------------------------------------------------------------------------------- logo


def with_logo(office, path):
    office.plan = with_institution(office.plan, logo=str(path))
    try:
        return office.deck("2018-09-30")
    finally:
        office.plan = with_institution(office.plan, logo="")


def test_a_logo_stands_in_every_readable_format(office_without_data, tmp_path):
    Image.new("RGB", (300, 120), "#7A3E9D").save(tmp_path / "escudo.jpg")
    deck = with_logo(office_without_data, tmp_path / "escudo.jpg")
    assert deck.warnings == ()
    assert (deck.logo.width, deck.logo.height) == (300, 120)
    assert [shape for shape in slides(FORMATS["pptx"].write(deck))[0].shapes if shape.shape_type == 13]
    assert 'alt="Logo: Concejo Distrital' in FORMATS["html"].write(deck).decode()
    assert PdfReader(io.BytesIO(FORMATS["pdf"].write(deck))).pages[0].images
    with zipfile.ZipFile(io.BytesIO(FORMATS["xlsx"].write(deck))) as file:
        assert [name for name in file.namelist() if name.startswith("xl/media/")]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            b"no soy una imagen",
            "El logo «escudo.png» no es una imagen PNG o JPG que se pueda leer. El informe sale sin logo.",
        ),
        (
            b"\x89PNG\r\n\x1a\n" + b"\0" * 50,
            "El logo «escudo.png» no es una imagen PNG o JPG que se pueda leer. El informe sale sin logo.",
        ),
        (None, "que no existe. Corrija `logo` en el plan. El informe sale sin logo."),
    ],
)
def test_a_logo_that_is_no_picture_is_a_sentence_and_the_report_has_none(
    office_without_data, tmp_path, content, sentence
):
    path = tmp_path / "escudo.png"
    if content is not None:
        path.write_bytes(content)
    deck = with_logo(office_without_data, path)
    assert deck.logo is None
    assert len(deck.warnings) == 1
    assert deck.warnings[0].endswith(sentence)
    assert FORMATS["pptx"].write(deck)


def test_files_are_named_for_the_institution_the_strategy_and_the_cut_off(cartagena):
    name = file_name(cartagena.plan, cartagena.deck("2018-09-30").as_of, FORMATS["open-data"], "participa-ya")
    assert name == "datos-abiertos-concejo-de-cartagena-participa-ya-2018-09-30.zip"
    deck = cartagena.deck("2018-09-30")
    named = file_name(cartagena.plan, deck.as_of, FORMATS["pptx"], session="Sesión de octubre")
    assert named == "sesion-de-octubre-2018-09-30.pptx"


@pytest.mark.parametrize("as_of", ["2018-09-30", "2022-02-28"])
def test_a_strategys_report_has_every_task_that_its_figures_count_and_lists_its_own(offices, as_of):
    office = offices("cartagena")
    deck = office.deck(as_of, strategy="participa-ya")
    whole = [task for strategy in office.plan.strategies for task in strategy.tasks]
    figure = next(one.progress for one in deck.results if one.progress.id == "tasks")
    listed = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].write(deck)), data_only=True)
    rows = tasks_in(listed)
    assert len(rows) == len(whole)
    asked = [row for row in rows if row[2] <= figure.plan_year and "Cancelada" not in row[4]]
    done = [row for row in asked if "Hecha" in row[4]]
    assert listed["Lista de tareas"]["B30"].value == figure.actual_to_date == pytest.approx(len(done) / len(asked))
    with zipfile.ZipFile(io.BytesIO(FORMATS["open-data"].write(deck))) as file:
        assert len(json.loads(file.read("tareas.json"))["tareas"]) == len(whole)
    assert {task.strategy for task in deck.tasks} == {"participa-ya"}
    mine = {task.name for task in deck.tasks}
    shown = {row[0] for slide in deck.slides if slide.id.startswith("tareas-participa") for row in slide.tables[0].rows}
    assert shown == mine


def test_the_share_of_the_way_from_the_baseline_is_in_the_open_data_alone(deck):
    with zipfile.ZipFile(io.BytesIO(FORMATS["open-data"].write(deck))) as file:
        rows = {row["indicador"]: row["avance"] for row in json.loads(file.read("indicadores.json"))["indicadores"]}
    assert rows == {one.progress.id: one.progress.progress for one in deck.results}
    assert all(fact.id != "progress" for one in deck.results for fact in one.facts)
