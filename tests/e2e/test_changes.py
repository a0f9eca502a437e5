"""What changed, and an indicator's sheet, in a browser: taken apart, written, printed, and written by two people at once."""

import json
import re

from app_process import ROOT
from browser import settle
from export_files import procedures, visits_by_month
from playwright.sync_api import expect

from plancom.plan import load

CUT_OFF = "2018-03-31"
VISITS = visits_by_month({"2017-03": 200, "2018-01": 90, "2018-02": 100, "2018-03": 150})
PROCEDURES = procedures(
    [
        ("2018-02", "Peticiones", "electrónico", 10), ("2018-02", "Peticiones", "presencial", 30),
        ("2018-03", "Peticiones", "electrónico", 30), ("2018-03", "Peticiones", "presencial", 30),
        ("2018-03", "Copias", "presencial", 20),
    ]
)  # fmt: skip


def office_with_visits(office, office_app, tmp_path):
    for name, content in (("visitas.csv", VISITS), ("tramites.csv", PROCEDURES)):
        (tmp_path / name).write_text(content, encoding="utf-8")
        assert office_app.command("import", str(tmp_path / name)).returncode == 0
    return office


def changes(office_app, *arguments):
    done = office_app.command("changes", *arguments, "--as-of", CUT_OFF, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["changes"]


def test_a_total_is_taken_apart_and_the_page_says_what_the_command_says(office, office_app, tmp_path):
    page = office_with_visits(office, office_app, tmp_path).open(f"/cambios?corte={CUT_OFF}").page
    row = page.locator("table.pc-stacked tr").filter(has_text="Visitas a la página web")
    expect(row).to_contain_text("▲ +50 (+50,0\u00a0%)")
    expect(row).to_contain_text("100 en feb 2018")
    expect(row).to_contain_text("▼ −50 (−25,0\u00a0%)")
    box = page.get_by_role("combobox", name="Indicador").first
    box.scroll_into_view_if_needed()
    settle(page)
    box.fill("Uso de los trámites")  # the list closes when the page scrolls under a click: typing opens and narrows it
    expect(page.get_by_role("option", name="Uso de los trámites electrónicos")).to_be_visible()
    box.press("Enter")
    settle(page)
    (found,) = changes(office_app, "adoption", "--against", "previous")
    said = found["by"]["procedure"]["sentence"]
    assert "«Copias»" in said
    assert "sin dato en feb 2018" in said
    expect(page.get_by_text(said, exact=True)).to_be_visible()
    page.get_by_test_id("stButtonGroup").get_by_text("Por canal").click()
    expect(page.get_by_text(found["by"]["channel"]["sentence"], exact=True)).to_be_visible()
    expect(page.get_by_role("figure").first).to_be_visible()
    settle(page)
    assert "indicador=adoption" in page.url
    assert "por=channel" in page.url
    page.reload()
    settle(page)
    expect(page.get_by_text(found["by"]["channel"]["sentence"], exact=True)).to_be_visible()


def write(page, analysis, who):
    page.get_by_label("Análisis del resultado", exact=True).fill(analysis)
    page.get_by_label("Quién lo redacta", exact=True).fill(who)
    page.get_by_role("button", name="Guardar en la hoja").click()
    settle(page)


def test_an_analysis_is_typed_from_a_card_kept_and_printed(office, office_app, tmp_path):
    page = office_with_visits(office, office_app, tmp_path).open(f"/resumen?corte={CUT_OFF}").page
    page.locator(".st-key-card-visits").get_by_role("link", name="Ver visitas").click()
    page.get_by_role("tab", name="Hoja de vida").click()
    expect(page.locator("article.pc-sheet")).to_contain_text("Visitas a la página web")
    settle(page)
    assert f"corte={CUT_OFF}" in page.url
    write(page, "Subió por la campaña de marzo", "Ana Ruiz")
    expect(page.get_by_text("Guardado en la hoja.")).to_be_visible()
    sheet = page.locator("article.pc-sheet")
    expect(sheet).to_contain_text("Subió por la campaña de marzo")
    expect(sheet).to_contain_text(re.compile("Ana Ruiz, .*, para el corte del 31/03/2018"))
    done = office_app.command("sheet", "visits", "--as-of", CUT_OFF, "--json")
    kept = json.loads(done.stdout)
    assert kept["written"]["analysis"] == "Subió por la campaña de marzo"
    assert kept["written"]["figures"]["actual_to_date"] == kept["indicator"]["actual_to_date"] == 340
    page.emulate_media(media="print")
    expect(sheet).to_be_visible()
    expect(page.get_by_text("Elaboró")).to_be_visible()
    expect(page.get_by_role("button", name="Guardar en la hoja")).to_be_hidden()
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    expect(page.locator(".st-key-view-bar")).to_be_hidden()
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
    page.emulate_media(media="screen")


def test_of_two_people_who_write_the_second_is_told_and_loses_nothing(office, office_app, tmp_path, browser):
    first = office_with_visits(office, office_app, tmp_path).open(f"/hoja?corte={CUT_OFF}").page
    context = browser.new_context(locale="es-CO")
    try:
        second = context.new_page()
        second.goto(f"{office_app.url}/hoja?corte={CUT_OFF}")
        settle(second)
        write(first, "Lo de Ana", "Ana Ruiz")
        expect(first.get_by_text("Guardado en la hoja.")).to_be_visible()
        write(second, "Lo de Luis", "Luis Pérez")
        expect(second.get_by_text(re.compile("Mientras usted escribía, Ana Ruiz guardó otro texto"))).to_be_visible()
        expect(second.locator(".pc-sheet-text").filter(has_text="Lo de Ana")).to_be_visible()
        expect(second.get_by_label("Análisis del resultado", exact=True)).to_have_value("Lo de Luis")
        second.get_by_role("button", name="Guardar en la hoja").click()
        expect(second.get_by_text("Guardado en la hoja.")).to_be_visible()
        expect(second.locator("article.pc-sheet")).to_contain_text("Lo de Luis")
        expect(second.get_by_text("1 texto anterior o de otros cortes")).to_be_visible()
    finally:
        context.close()


def test_every_indicator_of_the_plan_has_a_sheet_that_a_link_opens(office, office_app, tmp_path):
    plan = load(ROOT / "data" / "plan" / "concejo-cartagena-2018.toml")
    page = office_with_visits(office, office_app, tmp_path).page
    for indicator in plan.indicators[-2:]:
        office.open(f"/hoja?corte={CUT_OFF}&indicador={indicator.id}")
        expect(page.locator("article.pc-sheet .pc-sheet-name")).to_have_text(indicator.name)
