"""Many files at once, good and bad: a card for each, one confirmation, and a way to stop that leaves nothing half-done."""

import datetime as dt
import json
import re

from app_process import ROOT
from browser import settle
from export_files import days, facebook, filled_template, text, x_posts
from openpyxl import load_workbook
from playwright.sync_api import expect

from plancom.plan import load

PLAN = load(ROOT / "data" / "plan" / "concejo-cartagena-2018.toml")
JANUARY = days("2018-01-01", "2018-01-31")
OLD = text([("fecha", "visitas"), ("2018-01-01", 10), ("2018-01-02", 20)])
MIXED = {
    "visitas.csv": text([("fecha", "visitas"), ("2018-01-01", 10), ("2018-01-02", 25), ("2018-01-03", 5)]),
    "repetido.csv": OLD,
    "facebook.csv": facebook((day, "Trámites en línea") for day in JANUARY),
    "x.csv": x_posts((day, "Hola") for day in JANUARY[:9]),
    "prensa.csv": text([("fecha", "medio", "titulo", "enlace"), ("2018-01-14", "El Universal", "Una nota", "https://eluniversal.com.co/1")]),
    "tramites.xlsx": filled_template("procedures", PLAN, [{"mes": dt.date(2018, 1, 1), "tramite": "PQR", "canal": "electrónico", "cantidad": 4}]),
    "ambiguo.csv": text([("fecha", "red", "publicaciones"), ("03/04/2018", "Instagram", 5), ("05/04/2018", "Instagram", 6)]),
    "mal-escrito.csv": text([("fecha", "red", "publicaciones"), ("2018-03-14", "Instagran", 5)]),
    "con-errores.csv": text([("fecha", "red", "publicaciones"), ("2018-05-14", "Instagram", 5), ("2018-05-45", "Instagram", 2), ("2018-05-16", "Instagram", "muchas")]),
    "vacio.csv": b" ",
    "foto.xlsx": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "actividades.csv": text([("fecha", "medio", "cantidad"), ("2018-01-14", "Folletos", 500)]),
}  # fmt: skip


def counts(office, dataset):
    done = office.app.command("counts", dataset, "--json")
    return {(r["month"], r["series"] or "", r["measure"]): r["value"] for r in json.loads(done.stdout)["rows"]}


def card_order(office):
    """The files as their cards stand on the page."""
    cards = [re.sub(r"\s+", " ", card.inner_text()) for card in office.cards.all()]
    return [next(name for name in MIXED if name in card) for card in cards]


def test_twelve_mixed_files_are_shown_asked_about_and_confirmed_at_once(office, office_app, tmp_path):
    (tmp_path / "antes.csv").write_text(OLD, encoding="utf-8")
    office_app.command("import", str(tmp_path / "antes.csv"))
    page = office.open("/mes?corte=2018-05-31").page
    office.upload(MIXED)
    bar = page.locator(".st-key-confirm-bar")
    expect(bar).to_contain_text("12 archivos")
    expect(bar).to_contain_text("1 por resolver")
    expect(bar).to_contain_text("2 rechazados")
    expect(bar).to_contain_text("6 listos con avisos")
    expect(bar).to_contain_text("1 sin cambios")
    expect(page.locator(".st-key-confirm button")).to_be_in_viewport()
    order = card_order(office)
    assert order[:3] == ["ambiguo.csv", "vacio.csv", "foto.xlsx"]
    to_look_at = {
        "mal-escrito.csv",
        "con-errores.csv",
        "visitas.csv",
        "x.csv",
        "prensa.csv",
        "actividades.csv",
    }  # few days of a month
    assert set(order[3:9]) == to_look_at

    card = office.file("ambiguo.csv")
    expect(card).to_contain_text("«03/04/2018» es el 3 abr de 2018")
    card.get_by_text("Día/mes/año").click()
    settle(page)
    expect(office.file("ambiguo.csv")).to_contain_text("1 abr – 30 abr 2018")
    office.file("mal-escrito.csv").get_by_text("Sí: es «Instagram»").click()
    settle(page)
    expect(bar).not_to_contain_text("por resolver")
    assert card_order(office) == order, "an answered card must not move under the user's hand"

    changed = office.file("visitas.csv")
    office.unfold(changed, "Ver qué cambia")
    table = changed.get_by_test_id("stTable").first
    expect(table).to_contain_text("02/01/2018")
    assert (
        re.sub(r"\s+", " ", table.locator("tbody tr").first.inner_text())
        == "02/01/2018 visitas 20 25 importación 1, «antes.csv»"
    )
    expect(changed).to_contain_text("1 dato cambia")
    expect(changed).to_contain_text("1 fila nueva")

    assert len(office.imports()) == 1
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 100000)")
    expect(page.locator(".st-key-confirm button")).to_be_in_viewport()
    office.confirm()
    written = {one["file_name"] for one in office.imports()}
    assert written == set(MIXED) - {"repetido.csv", "vacio.csv", "foto.xlsx"} | {"antes.csv"}
    assert counts(office, "visits")["2018-01", "", "visits"] == 40
    posts = counts(office, "posts")
    assert [posts[month, "instagram", "posts"] for month in ("2018-03", "2018-04", "2018-05")] == [5, 11, 5]


def test_a_marked_copy_is_downloaded_corrected_and_uploaded_again(office, tmp_path):
    page = office.open("/mes?corte=2018-05-31").page
    office.upload({"con-errores.csv": MIXED["con-errores.csv"]})
    card = office.file("con-errores.csv")
    card.locator("[class*='st-key-mark-'] button").click()
    with page.expect_download() as download:
        card.locator("[class*='st-key-copied-'] button").first.click()
    assert download.value.suggested_filename == "con-errores (errores marcados).xlsx"
    path = tmp_path / "copia.xlsx"
    download.value.save_as(path)
    book = load_workbook(path)
    assert {cell.coordinate for row in book["Datos"] for cell in row if cell.comment} == {"A3", "C4"}
    book["Datos"]["A3"], book["Datos"]["C4"] = "2018-05-15", 3
    book.save(path)

    office.open("/mes?corte=2018-05-31")
    office.upload({"copia.xlsx": path.read_bytes()})
    expect(office.file("copia.xlsx").get_by_test_id("stMetricValue")).to_have_text(["3", "0", "0", "0"])
    office.confirm()
    assert counts(office, "posts")["2018-05", "instagram", "posts"] == 10


def long_file(rows):
    """Posts of one network, a line each: enough of them that reading and writing take seconds."""
    lines = "".join(f"2018-01-{n % 28 + 1:02d},Facebook,https://f/{n},{n},Texto {n}\r\n" for n in range(rows))
    return f"fecha,red,enlace,id,texto\r\n{lines}"


def choose_files(page, files):
    with page.expect_file_chooser() as chooser:
        page.get_by_test_id("stFileUploaderDropzone").locator("button").click()
    chooser.value.set_files(
        [{"name": name, "mimeType": "text/csv", "buffer": content.encode()} for name, content in files.items()]
    )


def test_a_reading_is_cancelled_and_taken_up_again(office):
    page = office.open("/mes?corte=2018-05-31").page
    choose_files(page, {"largo.csv": long_file(400_000), "visitas.csv": MIXED["visitas.csv"]})
    expect(page.locator(".st-key-reading")).to_contain_text("Leyendo 1 de 2: «largo.csv»")
    page.locator(".st-key-cancel-reading button").click()
    left = page.locator(".st-key-reading-left")
    expect(left).to_contain_text("2 archivos quedaron sin leer")
    settle(page)
    expect(office.cards).to_have_count(0)
    expect(page.locator(".st-key-confirm")).to_have_count(0)
    assert office.imports() == []
    left.get_by_role("button", name="Quitar").first.click()
    settle(page)
    expect(left).to_contain_text("1 archivo quedó sin leer")
    office.press("read-left")
    expect(office.file("visitas.csv")).to_contain_text("3 días")
    office.confirm()
    assert [one["file_name"] for one in office.imports()] == ["visitas.csv"]


def test_a_saving_is_cancelled_file_by_file_and_leaves_no_half(office):
    page = office.open("/mes?corte=2018-05-31").page
    office.upload(
        {"visitas.csv": MIXED["visitas.csv"], "largo.csv": long_file(150_000), "prensa.csv": MIXED["prensa.csv"]}
    )
    page.locator(".st-key-confirm button").click()
    page.get_by_test_id("stDialog").locator(".st-key-quien-sigue button").click()
    expect(page.locator(".st-key-saving")).to_contain_text("Guardando 2 de 3: «largo.csv»")
    page.locator(".st-key-cancel-saving button").click()
    expect(page.get_by_text("visitas.csv: guardado")).to_be_visible()
    for name in ("largo.csv", "prensa.csv"):
        expect(page.get_by_text(f"{name}: Se canceló: no se guardó nada de este archivo.")).to_be_visible()
    settle(page)
    assert [one["file_name"] for one in office.imports()] == ["visitas.csv"]
    assert counts(office, "posts") == {}
    expect(office.file("visitas.csv")).to_have_count(0)
    expect(page.locator(".st-key-confirm")).to_contain_text("2 archivos")
    page.locator(".st-key-confirm button").click()
    expect(page.get_by_text("prensa.csv: guardado")).to_be_visible(timeout=120_000)
    assert {one["file_name"] for one in office.imports()} == {"visitas.csv", "largo.csv", "prensa.csv"}
