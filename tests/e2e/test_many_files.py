"""Many files at once, good and bad: a card for each, one confirmation, and a way to stop that leaves nothing half-done."""

import datetime as dt
import json
import re

from exported import days, facebook, filled_template, text, x_posts
from playwright.sync_api import expect
from running import ROOT, settle

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


def counted(office, dataset):
    done = office.app.command("counts", dataset, "--json")
    return {(r["month"], r["series"] or "", r["measure"]): r["value"] for r in json.loads(done.stdout)["rows"]}


def test_twelve_mixed_files_are_shown_asked_about_and_confirmed_at_once(office, running, tmp_path):
    (tmp_path / "antes.csv").write_text(OLD, encoding="utf-8")
    running.command("import", str(tmp_path / "antes.csv"))
    page = office.open("/subir?corte=2018-05-31").page
    office.upload(MIXED)
    bar = page.locator(".st-key-confirm-bar")
    expect(bar).to_contain_text("12 archivos")
    expect(bar).to_contain_text("1 por resolver")
    expect(bar).to_contain_text("2 rechazados")
    expect(bar).to_contain_text("2 listos con avisos")
    expect(bar).to_contain_text("1 sin cambios")
    expect(page.locator(".st-key-confirm button")).to_be_in_viewport()
    names = [re.sub(r"\s+", " ", card.inner_text()) for card in office.cards.all()]
    assert [next(name for name in MIXED if name in card) for card in names][:5] == ["ambiguo.csv", "vacio.csv", "foto.xlsx", "mal-escrito.csv", "con-errores.csv"]  # fmt: skip

    card = office.file("ambiguo.csv")
    expect(card).to_contain_text("«03/04/2018» es el 3 abr de 2018")
    card.get_by_text("Día/mes/año").click()
    settle(page)
    expect(office.file("ambiguo.csv")).to_contain_text("1 abr – 30 abr 2018")
    office.file("mal-escrito.csv").get_by_text("Sí: es «Instagram»").click()
    settle(page)
    expect(bar).not_to_contain_text("por resolver")

    changed = office.file("visitas.csv")
    changed.get_by_text("visitas.csv").click()
    changed.get_by_text("Ver qué cambia").click()
    settle(page)
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
    assert counted(office, "visits")["2018-01", "", "visits"] == 40
    posts = counted(office, "posts")
    assert [posts[month, "instagram", "posts"] for month in ("2018-03", "2018-04", "2018-05")] == [5, 11, 5]
