"""Every document in English: no Spanish but the plan's quotes, names and what files are called; languages marked; formulas that hold."""

import io
import re
import zipfile

import openpyxl
import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pypdf import PdfReader
from report_contents import text_of_pdf, text_of_pptx

from plancom import plan as plans
from plancom.language.translation import speaking
from plancom.reports.formats import FORMATS, file_name

# Words that no English sentence has; «a», «no», «real», «provisional», «total» and «base» are words of both languages.
SPANISH = re.compile(
    r"[«»¿¡]|\b(de|del|la|las|el|los|y|con|por|para|que|en|sin|una|al|se|va|van|mes|meses|año|años|meta|línea|datos|tarea|tareas|"
    r"fuente|corte|ritmo|hecha|hechas|pendiente|vencida|esperado|esperaba|cumplimiento|lectura|sí|archivo|informe|plantilla)\b",
    re.IGNORECASE,
)
TYPED = re.compile(r"\s*(Analysis|Improvement action) \(")  # what somebody of the office wrote stays in their language


@pytest.fixture(scope="module")
def english(cartagena):
    """The deck of the sample office for an English reader, and what each format made of it for a Spanish one who asked."""
    with speaking("en"):
        plan = plans.in_language(cartagena.plan, plans.plan_words(cartagena.path, "en"))
        deck = cartagena.deck("2018-09-30", plan=plan)
    return deck, {name: one.write(deck) for name, one in FORMATS.items()}


def _texts(made):
    page = re.sub(r"<(script|style)\b.*?</\1>", "", made["html"].decode(), flags=re.DOTALL)
    yield "html", re.sub(r"<[^>]*>", "\n", page)
    yield "html", "\n".join(re.findall(r"(?:aria-label|alt|title)=\"([^\"]*)\"", page))
    yield "pptx", text_of_pptx(made["pptx"])
    yield (
        "pptx",
        "\n".join(shape.name for slide in Presentation(io.BytesIO(made["pptx"])).slides for shape in slide.shapes),
    )
    book = openpyxl.load_workbook(io.BytesIO(made["xlsx"]), data_only=True)
    yield (
        "xlsx",
        "\n".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell),
    )
    yield "xlsx", "\n".join(book.sheetnames)
    with zipfile.ZipFile(io.BytesIO(made["open-data"])) as file:
        yield "zip", "\n".join(file.namelist())
        for name in file.namelist():
            yield name, file.read(name).decode("utf-8-sig")


def _names(deck):
    """What stays as it was written: quotes, institutions, outlets, headlines, files, comments and identifiers."""
    yield from {deck.institution, deck.short_institution, deck.plan_id, deck.plan_source}
    yield from (result.progress.indicator.quote for result in deck.results)
    yield from (task.quote for task in deck.tasks)
    yield from (task.id for task in deck.tasks)
    yield from (task.comment for task in deck.tasks if task.comment)
    for one in deck.publications:
        yield from (one.title, one.outlet, one.series)
    yield from (one.file_name for one in deck.imports)
    yield from ("El Universal", "El Tiempo", "Concejo Distrital", "Cartagena de Indias")


def _without(text, names):
    for known in names:
        text = text.replace(known, "")
    return text


def test_no_spanish_reaches_an_english_reader(english):
    deck, made = english
    names = sorted(filter(None, set(_names(deck))), key=len, reverse=True)
    left = []
    for name, text in _texts(made):
        rest = _without(text, names)
        left += [(name, line.strip()) for line in rest.split("\n") if SPANISH.search(line) and not TYPED.match(line)]
    assert left == []


def test_a_document_keeps_the_language_of_its_deck_whoever_writes_it(english):
    _, made = english
    assert b'<html lang="en">' in made["html"]
    assert '"locale":"en"' in made["html"].decode()
    assert '"separators":".,"' in made["html"].decode()
    assert "All figures" in text_of_pptx(made["pptx"])


def test_the_language_is_marked_in_every_run_of_the_slides_and_in_the_pdf(english):
    _, made = english
    slides = Presentation(io.BytesIO(made["pptx"])).slides
    roots = [one._element for slide in slides for one in (slide, slide.notes_slide)]
    assert {run.find(qn("a:rPr")).get("lang") for root in roots for run in root.iter(qn("a:r"))} == {"en-GB"}
    assert PdfReader(io.BytesIO(made["pdf"])).trailer["/Root"]["/Lang"] == "en-GB"


def test_the_pdf_says_its_own_words_in_english(english):
    text = text_of_pdf(english[1]["pdf"])
    assert "Contents" in text
    assert "How it is worked out and where it comes from" in text
    assert re.search(r"\b2 of \d+\b", text)


def test_sheets_have_english_names_that_their_formulas_use(english):
    book = openpyxl.load_workbook(io.BytesIO(english[1]["xlsx"]))
    assert {"Overview", "Data", "Task list", "Press"} <= set(book.sheetnames)
    assert all(len(name) <= 31 for name in book.sheetnames)
    assert len({name.casefold() for name in book.sheetnames}) == len(book.sheetnames)
    formulas = [
        str(c.value) for sheet in book for row in sheet.iter_rows() for c in row if str(c.value).startswith("=")
    ]
    assert {name for one in formulas for name in re.findall(r"'([^']+)'!", one)} <= set(book.sheetnames)
    states = {
        one
        for text in formulas
        for one in re.findall(r'"(complete|● Done|✕ Cancelled|completo|● Hecha|✕ Cancelada)"', text)
    }
    assert states == {"complete", "● Done", "✕ Cancelled"}
    tasks = next(sheet for sheet in book if sheet.title == "Task list")
    assert "● Done" in {cell.value for cell in tasks["E"]}
    formats = {cell.number_format for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "[$-809]mmm yyyy" in formats
    assert "0.0%" in formats
    assert not [one for one in formats if "240A" in one]


def test_open_data_and_reports_have_english_names(english, cartagena):
    deck, made = english
    with zipfile.ZipFile(io.BytesIO(made["open-data"])) as file:
        assert file.namelist() == [
            "README.txt", "indicators.csv", "indicators.json", "series.csv", "series.json", "counts.csv", "counts.json",
            "tasks.csv", "tasks.json", "files.csv", "files.json", "dictionary.csv", "dictionary.json",
        ]  # fmt: skip
        columns = file.read("series.csv").decode("utf-8-sig").split("\r\n")[0]
    assert columns == "indicator,month,actual,expected,actual_to_date,expected_to_date,year_before,month_state"
    with speaking("en"):
        assert file_name(cartagena.plan, deck.as_of, FORMATS["pdf"]) == "report-concejo-de-cartagena-2018-09-30.pdf"
        assert FORMATS["html"].name == "Web page"
