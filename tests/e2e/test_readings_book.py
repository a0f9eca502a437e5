"""The book of readings in a browser: a reading chosen, a baseline written, two people at once, and a look back."""

import re

from browser import eventually, press, settle
from browser_office import type_date
from export_files import visits_by_month
from playwright.sync_api import expect

YEARS = visits_by_month({f"{year}-{month:02}": 100 for year in (2017, 2018, 2019) for month in range(1, 13)})
CUT_OFF = "2019-12-31"


def office_with_visits(office, office_app, tmp_path):
    (tmp_path / "visitas.csv").write_text(YEARS, encoding="utf-8")
    assert office_app.command("import", str(tmp_path / "visitas.csv")).returncode == 0
    return office


def open_form(page, key):
    page.locator(f".st-key-decide-{key} summary").click()
    form = page.locator(f".st-key-decide-{key}").get_by_test_id("stForm")
    expect(form).to_be_visible()
    settle(page)
    return form


def sign(form, reason, who):
    form.get_by_label("Motivo", exact=True).fill(reason)
    form.get_by_label(re.compile("^Acta")).fill("Acta 012 de 2018")
    form.get_by_label("Quién decide", exact=True).fill(who)
    press(form.get_by_role("button", name="Registrar la decisión"))


def target(office):
    return round(next(one for one in office.computed(CUT_OFF) if one["id"] == "visits")["target"], 6)


def test_a_reading_is_chosen_after_its_targets_were_seen_and_an_older_version_is_looked_at_again(
    office, office_app, tmp_path
):
    page = office_with_visits(office, office_app, tmp_path).open(f"/lecturas?corte={CUT_OFF}").page
    row = page.locator("table.pc-readings tr").filter(has_text="10 puntos de la línea base por año").first
    expect(row).to_contain_text("1.920")
    assert target(office) == 1980
    form = open_form(page, "reading-visits-targets")
    form.get_by_text("10 puntos de la línea base por año").click()
    sign(form, "Así lo entendió la mesa directiva", "Ana Ruiz")
    expect(
        page.get_by_text("Versión 1: Visitas a la página web: se lee «10 puntos de la línea base por año».")
    ).to_be_visible()
    assert target(office) == 1920
    office.visit("Resumen")
    eventually(lambda: office.shown().get("Visitas a la página web", {}).get("target"), "1.920")
    office.open(f"/lecturas?corte={CUT_OFF}")
    page.get_by_role("tab", name="Decisiones").click()
    expect(page.locator(".st-key-version-1")).to_contain_text("Ana Ruiz")
    expect(page.locator(".st-key-version-1")).to_contain_text("Acta 012 de 2018")
    office.press("look-0")
    expect(page.locator(".st-key-version-banner")).to_contain_text("el plan como está escrito")
    office.visit("Resumen")
    eventually(lambda: office.shown().get("Visitas a la página web", {}).get("target"), "1.980")
    assert "version=0" in page.url
    office.press("newest-version")
    eventually(lambda: office.shown().get("Visitas a la página web", {}).get("target"), "1.920")


def test_a_baseline_is_written_with_its_source_and_a_target_below_it_is_refused(office, office_app, tmp_path):
    page = office_with_visits(office, office_app, tmp_path).open(f"/lecturas?corte={CUT_OFF}").page
    page.get_by_role("tab", name="Líneas base y metas").click()
    form = open_form(page, "baseline-visits")
    form.get_by_label(re.compile("^Línea base")).fill("2000")
    form.get_by_label("De dónde sale", exact=True).fill("Informe de gestión 2017")
    type_date(form.get_by_test_id("stDateInput"), "31/01/2018")
    form.get_by_text("Es una estimación").click()
    sign(form, "No había archivos completos", "Ana Ruiz")
    expect(
        page.get_by_text("línea base estimada de 2.000 (fuente: Informe de gestión 2017, 31/01/2018)").first
    ).to_be_visible()
    assert target(office) == 3300
    form = open_form(page, "target-visits")
    form.get_by_label(re.compile("^Meta")).fill("1500")
    sign(form, "Bajar la meta", "Ana Ruiz")
    expect(
        page.get_by_text(re.compile("La meta del año 2 .1.500. quedaría por debajo de la línea base .2.000."))
    ).to_be_visible()
    expect(form.get_by_label("Motivo", exact=True)).to_have_value("Bajar la meta")
    assert target(office) == 3300


def test_the_second_of_two_people_is_told_and_loses_nothing(office, office_app, tmp_path, browser):
    first = office_with_visits(office, office_app, tmp_path).open(f"/lecturas?corte={CUT_OFF}").page
    context = browser.new_context(locale="es-CO")
    try:
        second = context.new_page()
        second.goto(f"{office_app.url}/lecturas?corte={CUT_OFF}")
        settle(second)
        theirs = open_form(second, "reading-visits-targets")
        theirs.get_by_text("10 puntos de la línea base por año").click()
        ours = open_form(first, "reading-press-after")
        ours.get_by_role("radio").last.check(force=True)
        sign(ours, "Acta de enero", "Ana Ruiz")
        expect(first.get_by_text(re.compile("^Versión 1: "))).to_be_visible()
        sign(theirs, "Lo mandó la mesa", "Luis Pérez")
        expect(
            second.get_by_text(re.compile("Mientras usted escribía cambió el libro. Ana Ruiz registró"))
        ).to_be_visible()
        expect(theirs.get_by_label("Motivo", exact=True)).to_have_value("Lo mandó la mesa")
        assert target(office) == 1980
        press(theirs.get_by_role("button", name="Registrar la decisión"))
        expect(second.get_by_text(re.compile("^Versión 2: Visitas"))).to_be_visible()
        assert target(office) == 1920
    finally:
        context.close()
