"""What people upload by mistake or on purpose: a clear sentence, the data as they were, and text that stays text."""

import re

from browser import eventually, settle
from export_files import days, facebook, text, visits_by_month
from playwright.sync_api import expect
from source_files import password_protected, xlsx

TABLE = xlsx({"Visitas": [["fecha", "visitas"], ["2018-01-01", 5], ["2018-01-02", 6]]})
WHOLE_FILES = {
    "vacio.csv": (b"", "El archivo está vacío."),
    "foto.xlsx": (b"\x89PNG\r\n\x1a\n" + bytes(200), "imagen"),
    "cortado.xlsx": (TABLE[: len(TABLE) // 2], "dañad"),
    "clave.xlsx": (password_protected(), "contraseña"),
    "sin-encabezado.csv": (b"uno,dos\r\n1,2\r\n3,4\r\n", "no se reconoc"),
    "anuncios.csv": (text([("Nombre de la campaña", "Importe gastado (COP)", "Impresiones", "Alcance"), ("a", 1, 2, 3)]).encode(), "."),
}  # fmt: skip
ROWS = {
    "fecha-imposible.csv": ([("2018-02-30", 5)], "2018-02-30"),
    "negativo.csv": ([("2018-01-02", -4)], "-4"),
    "fraccion.csv": ([("2018-01-02", "4.5")], "4.5"),
    "texto.csv": ([("2018-01-02", "muchas")], "muchas"),
    "futuro.csv": ([("2108-01-02", 5)], "2108"),
    "repetido.csv": ([("2018-01-02", 5), ("2018-01-02", 9)], "3"),
}
ENGLISH = re.compile(r"\b(error|exception|traceback|failed|invalid|file|none|nan)\b", re.IGNORECASE)


def test_every_bad_file_gets_a_sentence_and_changes_nothing(office, office_app, tmp_path):
    (tmp_path / "v.csv").write_text(visits_by_month({"2018-01": 100}), encoding="utf-8")
    office_app.command("import", str(tmp_path / "v.csv"))
    before, imports = office.computed("2018-03-31"), office.imports()
    page = office.open("/mes").page
    office.upload({name: content for name, (content, _) in WHOLE_FILES.items()})
    for name, (_, words) in WHOLE_FILES.items():
        alert = office.file(name).get_by_role("alert")
        expect(alert.first).to_contain_text(re.compile(re.escape(words), re.IGNORECASE))
        said = alert.first.inner_text()
        assert not ENGLISH.search(said), said
        assert len(said) > 20
    expect(page.locator(".st-key-confirm")).to_have_count(0)
    assert office.imports() == imports
    assert office.computed("2018-03-31") == before


def test_every_bad_row_is_named_with_its_place_its_value_and_the_way_to_mend_it(office):
    page = office.open("/mes").page
    office.upload({name: text([("fecha", "visitas"), ("2018-01-01", 3), *rows]) for name, (rows, _) in ROWS.items()})
    for name, (_, value) in ROWS.items():
        card = office.file(name)
        table = card.locator("table.pc-stacked")
        expect(table).to_contain_text(value)
        expect(table).to_contain_text("Cómo se arregla")
        assert not ENGLISH.search(table.inner_text())
        expect(card.get_by_test_id("stMetricValue").nth(3)).not_to_have_text("0")
    assert office.imports() == []
    expect(page.locator(".st-key-confirm button")).to_be_visible()


def test_a_rejected_file_does_not_stop_a_good_one(office):
    office.open("/mes?corte=2018-01-31")
    office.upload({"vacio.csv": b" ", "bueno.csv": visits_by_month({"2018-01": 31})})
    expect(office.page.locator(".st-key-confirm")).to_contain_text("Guardar el archivo")
    office.confirm()
    assert [one["file_name"] for one in office.imports()] == ["bueno.csv"]
    office.visit("Resumen")
    eventually(lambda: office.shown().get("Visitas a la página web", {}).get("actual"), "31")


def test_files_too_large_or_of_another_kind_are_refused_in_the_browser(office, tmp_path):
    page = office.open("/mes").page
    big, other = tmp_path / "enorme.csv", tmp_path / "nota.docx"
    with big.open("wb") as file:
        file.truncate(151 * 1024**2)
    other.write_bytes(b"PK\x03\x04")
    page.get_by_test_id("stFileUploader").locator("input[type=file]").set_input_files([big, other])
    uploader = page.get_by_test_id("stFileUploader")
    expect(uploader).to_contain_text("enorme.csv")
    expect(uploader).to_contain_text("El archivo pasa de 150 MB.")
    expect(uploader).to_contain_text("4 B")
    settle(page)
    expect(office.cards).to_have_count(0)
    assert not re.search(r"\b(must|files? are not allowed|exceeds?|smaller)\b", uploader.inner_text())
    assert office.imports() == []


HOSTILE = "<script>window.hacked=1</script><img src=x onerror='window.hacked=2'> **fuerte** $x^2$ [ir](javascript:alert(1)) :red[rojo]"


def test_hostile_text_is_text(office):
    page = office.open("/mes?corte=2018-01-31").page
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    name = "a<img src=x onerror=window.hacked=3>**b**$c$.csv"
    press = [
        ("fecha", "medio", "titulo", "enlace"),
        ("2018-01-05", HOSTILE, HOSTILE, "javascript:alert(1)"),
        ("2018-13-05", "a", HOSTILE, ""),
    ]
    office.upload(
        {
            name: text(press),
            "fb.csv": facebook((day, HOSTILE) for day in days("2018-01-01", "2018-01-31")),
            "t.csv": text([("mes", "tramite", "canal", "cantidad"), ("2018-01-01", HOSTILE, "electrónico", 4), ("2018-01-01", "PQR", HOSTILE, 4)]),
        }
    )  # fmt: skip
    expect(office.cards.filter(has_text="onerror=window.hacked=3>**b**$c$")).to_have_count(1)
    office.confirm()
    for title in ("Prensa", "Redes", "Adopción", "Estrategias", "Historial", "Resumen"):
        office.visit(title)
        main = page.get_by_test_id("stMain")
        assert main.locator("script, img[src='x'], a[href^='javascript'], .katex").count() == 0, title
        assert page.evaluate("window.hacked") is None
    office.visit("Adopción")
    expect(page.get_by_test_id("stMain")).to_contain_text("**fuerte** $x^2$ [ir](javascript:alert(1)) :red[rojo]")
    assert dialogs == []
