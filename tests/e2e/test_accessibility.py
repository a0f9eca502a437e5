"""axe-core on every page, light on a laptop and, in English, dark on a telephone: no violation of any level, no Spanish left."""

import datetime as dt
import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import settle
from export_files import visits_by_month
from playwright.sync_api import expect
from spanish_remnants import spanish_remnants

from plancom.plan.plan_text import PlanText
from plancom.services.plan_drafts import begin
from plancom.store.access.publication import publish
from tests.builders import CARTAGENA
from tests.engines import writable_engine

CUT_OFF = "2018-09-30"
PAGES = (
    "", "visitas", "redes", "prensa", "adopcion", "cambios", "llegamos", "efectos", "tareas", "digitalizate", "participa-ya",
    "presentar", "informes", "hoja", "mes", "historial", "revisar", "plan", "lecturas", "ayuda", "origen",
)  # fmt: skip
LOOKS = {
    "claro en un portátil": (1366, 768, "light", "es"),
    "oscuro en un teléfono, en inglés": (390, 844, "dark", "en"),
}


def violations(page):
    """What axe-core finds, in a line each. Roles are mended a moment after the page is drawn, so what it finds must stay."""
    end = time.monotonic() + 6
    while (found := Axe().run(page).response["violations"]) and time.monotonic() < end:
        page.wait_for_timeout(300)
    return [
        f"{one['id']} ({one['impact']}): {node['html'][:200]} {node['failureSummary'][:200]}"
        for one in found
        for node in one["nodes"]
    ]


def draft_pages(office_app):
    """Every tab of a draft of the plan."""
    engine = writable_engine(office_app.database_url)
    draft = begin(
        engine, PlanText(CARTAGENA.read_text(encoding="utf-8")), author="Ana", now=dt.datetime(2018, 10, 1)
    ).draft
    engine.dispose()
    return [f"borrador?borrador={draft}&ver={tab}" for tab in ("plan", "estrategias", "metas", "entidad", "vigor")]


@pytest.mark.parametrize("look", LOOKS)
def test_no_page_keeps_anybody_out_nor_mixes_languages(office_with_samples, office_app, browser, look):
    width, height, scheme, spoken = LOOKS[look]
    context = browser.new_context(viewport={"width": width, "height": height}, locale="es-CO", color_scheme=scheme)
    try:
        page = context.new_page()
        found, spanish = {}, []
        for name in (*PAGES, "plan?ver=planes", *draft_pages(office_app)):
            query = f"corte={CUT_OFF}" + ("" if spoken == "es" else f"&lang={spoken}")
            page.goto(f"{office_app.url}/{name}{'&' if '?' in name else '?'}{query}")
            settle(page)
            if lines := violations(page):
                found[name or "resumen"] = lines
            if spoken == "en" and name in PAGES:  # the others hold plans as they are written
                spanish += [f"/{name}: {text} {words}" for text, words in spanish_remnants(page).items()]
        assert found == {}
        assert not spanish, "\n".join(spanish)
    finally:
        context.close()


def test_what_is_presented_and_what_is_public_keep_nobody_out(office_with_samples, office_app, browser):
    engine = writable_engine(office_app.database_url)
    publish(engine, on=True, author="Ana", now=dt.datetime(2018, 10, 1))
    engine.dispose()
    context = browser.new_context(
        viewport={"width": 1920, "height": 1080}, bypass_csp=True
    )  # or axe could not be put in
    try:
        page = context.new_page()
        found = {}
        for name in ("publico", "tarjeta/visits", f"presentacion?corte={CUT_OFF}"):
            page.goto(f"{office_app.url}/{name}")
            if name.startswith("presentacion"):
                page.wait_for_selector("html[data-ready=true]", state="attached")
            if lines := violations(page):
                found[name] = lines
        assert found == {}
    finally:
        context.close()


def test_the_welcome_and_the_cards_of_uploaded_files_keep_nobody_out(office):
    page = office.open("/").page
    assert violations(page) == []
    office.open("/mes")
    office.upload(
        {
            "visitas.csv": visits_by_month({"2018-01": 100, "2018-02": 120}),
            "malo.csv": "fecha;visitas\n2018-02-30;12\n2018-02-27;-4\n",
        }
    )
    expect(office.cards.first).to_be_visible()
    assert violations(page) == []
