"""`report`: what it writes, where, and what it says when it cannot."""

import stat

import pytest

from plancom.reports import files
from plancom.reports.formats import FORMATS

ENDINGS = {one.id: one.extension for one in FORMATS.values()}
FIRST_BYTES = {"pptx": b"PK", "pdf": b"%PDF-1.7", "xlsx": b"PK", "html": b"<!doctype html>", "open-data": b"PK"}


@pytest.mark.parametrize("name", FORMATS)
def test_one_format_is_written_to_the_file_that_is_named(office_without_data, tmp_path, name):
    path = tmp_path / f"informe.{ENDINGS[name]}"
    result = office_without_data.run(
        "report", "--format", name, "-o", path, "--as-of", "2018-09-30", "--title", "Rendición de cuentas"
    )
    assert path.read_bytes().startswith(FIRST_BYTES[name])
    assert result.stdout == ""
    assert f"Escrito «{path}»." in result.stderr
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


def test_a_file_that_stood_there_stays_whole_when_writing_fails(office_without_data, tmp_path, monkeypatch):
    path = tmp_path / "informe.zip"
    path.write_bytes(b"el de ayer")

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    result = office_without_data.run("report", "--format", "open-data", "-o", path, code=1)
    assert f"No se pudo escribir «{path}»: no queda espacio en el disco; libere espacio" in result.stderr
    assert "No space left" not in result.stderr
    assert path.read_bytes() == b"el de ayer"
    assert [one.name for one in tmp_path.iterdir()] == ["informe.zip"]


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ("no/hay/informe.pdf", "la carpeta «{folder}/no/hay» no existe."),
        ("", "es una carpeta: escriba también el nombre del archivo."),
    ],
)
def test_a_place_that_cannot_be_written_is_a_sentence(office_without_data, tmp_path, place, sentence):
    result = office_without_data.run("report", "--format", "open-data", "-o", tmp_path / place, code=1)
    assert sentence.format(folder=tmp_path) in result.stderr
    assert not list(tmp_path.iterdir())


def test_all_formats_need_a_folder(office_without_data, tmp_path):
    (tmp_path / "archivo").write_text("x", encoding="utf-8")
    result = office_without_data.run("report", "--format", "all", "-o", tmp_path / "archivo", code=1)
    assert "escriba una carpeta" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--format", "doc"], "los hay: pptx, pdf, xlsx, html, open-data, all"),
        (["--format", "pdf", "--strategy", "otra"], "las hay: digitalizate, participa-ya"),
        (["--format", "pdf", "--as-of", "ayer"], "no es una fecha"),
        (["--format", "pdf", "--reading", "visits=otra"], "no es una lectura de visits"),
    ],
)
def test_a_wrong_call_names_what_exists(office_without_data, tmp_path, arguments, words):
    result = office_without_data.run("report", "-o", tmp_path / "x", *arguments, code=2)
    assert words in " ".join(result.stderr.split())
    assert not list(tmp_path.iterdir())


def test_a_logo_that_is_no_picture_is_said_once(office_without_data, tmp_path, monkeypatch):
    (tmp_path / "escudo.png").write_text("no", encoding="utf-8")
    plan = tmp_path / "plan.toml"
    text = office_without_data.path.read_text(encoding="utf-8")
    plan.write_text(text.replace('accent = "#0B5C8A"', 'accent = "#0B5C8A"\nlogo = "escudo.png"'), encoding="utf-8")
    monkeypatch.setattr(office_without_data, "path", plan)
    result = office_without_data.run("report", "--format", "open-data", "-o", tmp_path / "datos.zip")
    assert result.stderr.count("El logo «escudo.png» no es una imagen PNG o JPG") == 1
    assert (tmp_path / "datos.zip").exists()
