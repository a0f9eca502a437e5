"""The main job in a browser: from an empty database and real-shaped files to figures, and back."""

import datetime as dt
import re

import pytest
from browser import PageMonitor, eventually, settle
from browser_office import PLAN, spaced, type_date
from export_files import days, facebook, filled_template, ga4_exploration, visits_by_month
from playwright.sync_api import expect

from plancom.plan import written_amounts

WORDS = {
    "off_track": "Atrasada",
    "at_risk": "En riesgo",
    "no_data": "Sin datos",
    "no_target": "Sin meta",
    "on_track": "Va bien",
}
MARCH = "2018-03-31"
ALL_DAYS = days("2017-01-01", MARCH)
VISITS = ga4_exploration({day: 10 + day.day % 7 + 4 * (day.year == 2018) for day in ALL_DAYS})
POSTS = facebook((day, "Trámites en línea") for day in ALL_DAYS if day.year == 2018 or day.day % 2)
PROCEDURES = filled_template(
    "procedures",
    PLAN,
    [
        {"mes": dt.date(year, month, 1), "tramite": "PQR", "canal": channel, "cantidad": count + 3 * (year == 2018)}
        for year, month in [*((2017, n) for n in range(1, 13)), *((2018, n) for n in range(1, 4))]
        for channel, count in (("electrónico", 2), ("presencial", 20))
    ],
)
FILES = {"data-export (3).csv": VISITS, "ene-mar.csv": POSTS, "tramites.xlsx": PROCEDURES}


def agree(office, as_of, *options):
    """The figures on Resumen are those of the command line."""
    figures = [figure for figure in office.computed(as_of, *options) if "." not in figure["id"]]
    said = {}
    for figure in figures:
        indicator = PLAN.indicator(figure["id"])
        said[figure["name"]] = {
            "actual": written_amounts.amount_text(indicator, figure["actual_to_date"]),
            "status": "Por venir" if figure["to_come"] and figure["status"] == "no_data" else WORDS[figure["status"]],
            "expected": spaced(written_amounts.amount_text(indicator, figure["expected_to_date"])),
            "target": spaced(written_amounts.amount_text(indicator, figure["target"])),
        }
    eventually(office.shown, said)
    return {figure["id"]: figure for figure in figures}


def test_from_an_empty_database_to_figures_and_back(office):
    page = office.open(f"/?corte={MARCH}").page
    expect(page.get_by_role("heading", name="Bienvenida")).to_be_visible()
    office.upload(FILES)
    expect(page.get_by_role("heading", name="El mes: marzo de 2018", level=1)).to_be_visible()
    for name, words in {
        "data-export (3).csv": "Google Analytics 4, 455 días, 1 ene 2017 – 31 mar 2018",
        "ene-mar.csv": "Meta: publicaciones de Facebook, 276 publicaciones, 1 ene 2017 – 31 mar 2018",
        "tramites.xlsx": "Plantilla de trámites, 30 filas, 1 ene 2017 – 31 mar 2018",
    }.items():
        expect(office.file(name)).to_contain_text(words)
        expect(office.file(name).get_by_test_id("stMetricValue").nth(1)).to_have_text("0")
    expect(office.file("tramites.xlsx").get_by_test_id("stMetricValue").first).to_have_text("30")
    assert office.imports() == []

    office.confirm()
    assert [one["file_name"] for one in office.imports()] == ["tramites.xlsx", "ene-mar.csv", "data-export (3).csv"]
    office.visit("Resumen")
    full = agree(office, MARCH)
    assert full["visits"]["actual_to_date"] == sum(14 + day.day % 7 for day in ALL_DAYS if day.year == 2018)
    assert full["facebook_posts"]["actual_to_date"] == 90
    assert full["adoption"]["actual_to_date"] == pytest.approx(15 / 84)
    whole = office.shown()

    office.visit("Historial").press("undo-2")
    expect(page.get_by_text("✕ Deshecha")).to_be_visible()
    office.visit("Resumen")
    assert agree(office, MARCH)["facebook_posts"]["status"] == "no_data"
    office.visit("Historial").press("redo-2")
    office.visit("Resumen")
    eventually(office.shown, whole)
    office.visit("Historial")
    for number in (2, 1, 3):
        office.press(f"undo-{number}")
        expect(page.locator(f".st-key-redo-{number}")).to_be_visible()
    office.visit("Resumen")
    expect(page.get_by_role("heading", name="Bienvenida")).to_be_visible()


def test_an_address_shows_another_person_the_same_and_survives_navigation(office_with_samples, browser, office_app):
    office = office_with_samples
    page = office.open("/?corte=2019-06-30&anio=1").page
    agree(office, "2019-06-30", "--year", "1")
    mine = office.shown()
    for name in (
        "Visitas",
        "Redes",
        "Prensa",
        "Adopción",
        "Estrategias",
        "El plan",
        "Historial",
        "Presentar",
        "Resumen",
    ):
        office.visit(name)
        assert "corte=2019-06-30" in page.url, name
        assert "anio=1" in page.url, name
    eventually(office.shown, mine)
    context, monitor = (
        browser.new_context(viewport={"width": 1366, "height": 768}, locale="es-CO"),
        PageMonitor(),
    )
    other = context.new_page()
    monitor.attach(other)
    other.goto(page.url)
    settle(other)
    eventually(type(office)(office_app, other).shown, mine)
    for one in (office, type(office)(office_app, other)):
        one.visit("Visitas")
    texts = []
    for one in (page, other):
        charts = one.get_by_test_id("stMain").locator(".js-plotly-plot")
        expect(charts).to_have_count(4)
        expect(charts.last.locator("svg.main-svg").first).to_be_visible()
        settle(one)
        texts.append(one.get_by_test_id("stMain").inner_text)
    eventually(lambda: "Crecimiento sobre la línea base" in texts[0](), True)
    eventually(lambda: texts[0]() == texts[1](), True)
    context.close()
    assert monitor.remaining() == []


def test_the_cut_off_and_the_year_change_the_figures_and_the_address(office_with_samples):
    office = office_with_samples
    page = office.open("/?corte=2019-09-30").page
    later = office.shown()
    page.locator(".st-key-corte-boton button").first.click()
    type_date(page.get_by_role("group", name="Corte"), "31/03/2018")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("corte=2018-03-31"))
    settle(page)
    page.keyboard.press("Escape")
    expect(page.locator(".st-key-corte-boton")).to_contain_text("Corte 31/03/2018")
    agree(office, MARCH)
    assert office.shown() != later
    page.locator(".st-key-corte-boton button").first.click()
    picker = page.locator(".st-key-anio")
    picker.get_by_role("combobox").click()
    page.get_by_role("option", name="2", exact=True).click()
    page.wait_for_url(re.compile("anio=2"))
    settle(page)
    page.keyboard.press("Escape")
    agree(office, MARCH, "--year", "2")


def test_the_sample_data_come_and_go_with_a_click(office):
    page = office.open().page
    page.locator(".st-key-load-samples button").first.click()
    expect(page.locator("article.pc-card")).to_have_count(6)
    expect(page.locator(".st-key-sample-banner")).to_contain_text("Datos de ejemplo")
    assert len(office.imports()) == 5
    banner = page.locator(".st-key-sample-banner")
    for width in (390, 1100, 1280, 1366, 1920):
        page.set_viewport_size({"width": width, "height": 800})
        words = banner.locator("p").first
        assert words.evaluate("node => node.scrollWidth <= node.clientWidth + 1"), (
            width
        )  # the button covers none of them
        button, whole = banner.locator("button").bounding_box(), banner.bounding_box()
        if width >= 1300:  # in the strip above the page: as wide as what it says, and no wider
            assert whole["x"] + whole["width"] - (button["x"] + button["width"]) < 24, width
    office.visit("Historial")
    expect(page.locator(".st-key-sample-banner")).to_be_visible()
    office.press("remove-samples")
    expect(page.locator(".st-key-sample-banner")).to_have_count(0)
    office.visit("Resumen")
    expect(page.get_by_role("heading", name="Bienvenida")).to_be_visible()
    assert office.imports() == []


def test_the_period_of_a_file_is_corrected_before_it_is_imported(office):
    page = office.open(f"/mes?corte={MARCH}").page
    office.upload({"fb.csv": facebook([(dt.date(2018, 1, 5), "a"), (dt.date(2018, 3, 20), "b")])})
    card = office.file("fb.csv")
    expect(card).to_contain_text("5 ene – 20 mar 2018")
    card.get_by_text("Corregir el período").click()
    for field, date in (("from", "01/01/2018"), ("to", "31/03/2018")):
        group = page.locator(f"[class*='st-key-{field}-']").get_by_role("group").first
        group.scroll_into_view_if_needed()
        type_date(group, date)
        page.keyboard.press("Tab")
    expect(card).to_contain_text("5 ene – 20 mar 2018")
    card.get_by_role("button", name="Usar este período").click()
    expect(card).to_contain_text("1 ene – 31 mar 2018")
    expect(card.get_by_role("button", name="Usar este período")).to_be_visible()
    office.confirm()
    (one,) = office.imports()
    assert (one["covers_from"], one["covers_to"]) == ("2018-01-01", "2018-03-31")
    figure = next(figure for figure in office.computed(MARCH) if figure["id"] == "facebook_posts")
    assert (figure["months_elapsed"], figure["actual_to_date"], figure["months_missing"]) == (3, 2, [])


def test_the_same_file_again_changes_nothing(office, office_app, tmp_path):
    path = tmp_path / "v.csv"
    path.write_text(visits_by_month({"2018-01": 100, "2018-02": 90}), encoding="utf-8")
    office_app.command("import", str(path))
    before = office.computed(MARCH)
    office.open("/mes")
    office.upload({"otro nombre.csv": path.read_bytes()})
    expect(office.file("otro nombre.csv")).to_contain_text("ya está cargado")
    expect(office.page.locator(".st-key-confirm")).to_have_count(0)
    assert office.computed(MARCH) == before
