"""A report is made with what the office decided, and says which version of its decisions that was."""

import zipfile

import pytest
from export_files import visits_by_month
from openpyxl import load_workbook
from pptx import Presentation

VISITS = visits_by_month({f"{year}-{month:02}": 100 for year in (2017, 2018, 2019) for month in range(1, 13)})


@pytest.fixture
def office_with_decision(office_without_data, tmp_path):
    """An office that reads the 10 % as points of its baseline: 1,920 visits in year 2 and not 1,980."""
    office = type(office_without_data)(f"sqlite:///{(tmp_path / 'plancom.db').as_posix()}", office_without_data.path)
    office.take(VISITS)
    office.run("readings", "choose", "visits=points", "--reason", "Lo acordó la mesa", "--author", "Ana Ruiz")
    return office


def report(office, name, path, *options):
    office.run("report", "--format", name, "-o", path, "--as-of", "2019-12-31", *options)
    return path


def test_the_deck_follows_the_decision_and_names_its_version(office_with_decision, tmp_path):
    html = report(office_with_decision, "html", tmp_path / "a.html").read_text(encoding="utf-8")
    assert "Versión 1 del libro de lecturas." in html
    assert "1.920" in html
    assert "1.980" not in html
    sheet = load_workbook(report(office_with_decision, "xlsx", tmp_path / "a.xlsx")).worksheets[0]
    assert any("Versión 1 del libro de lecturas." in str(cell.value) for row in sheet.iter_rows() for cell in row)
    with zipfile.ZipFile(report(office_with_decision, "open-data", tmp_path / "a.zip")) as file:
        names = [name for name in file.namelist() if name.lower().endswith((".txt", ".md"))]
        assert any("Versión 1 del libro de lecturas." in file.read(name).decode() for name in names)


def test_a_report_of_an_older_version_can_be_made_again(office_with_decision, tmp_path):
    html = report(office_with_decision, "html", tmp_path / "a.html", "--version", "0").read_text(encoding="utf-8")
    assert "Versión 1 del libro" not in html
    assert "Rige el plan como está escrito." in html
    assert "1.980" in html


def test_every_slide_with_goals_and_every_sheet_names_what_it_was_made_with(office_with_decision, tmp_path):
    slides = Presentation(report(office_with_decision, "pptx", tmp_path / "a.pptx")).slides
    for slide in slides:
        words = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        if words.startswith(
            ("Resumen", "Qué va atrasado", "Próximos pasos", "Todas las cifras", "Digitalízate", "Participa Ya")
        ):
            assert "Versión 1 del libro de lecturas" in words, words
        if words.startswith("Visitas"):
            assert "Así se lee el plan: 10 puntos de la línea base por año; Visitas (sesiones)" in words
    for sheet in load_workbook(report(office_with_decision, "xlsx", tmp_path / "a.xlsx")).worksheets:
        if sheet.title.startswith("Publicaciones diarias"):
            assert "Así se lee el plan: Llegar al 300" in str(sheet["A3"].value), sheet.title


def test_a_reading_asked_for_one_report_is_not_called_the_offices_decision(office_with_decision, tmp_path):
    html = report(office_with_decision, "html", tmp_path / "a.html", "--reading", "visits=gradual").read_text(
        encoding="utf-8"
    )
    assert "Versión 1 del libro de lecturas, con una lectura escogida para este documento." in html
    assert "Así se lee el plan: 10 % de la línea base por año" in html
