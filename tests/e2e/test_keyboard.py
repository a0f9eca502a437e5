"""Without a mouse, and in Spanish for those who listen."""

from export_files import visits_by_month
from playwright.sync_api import expect

FOCUSED = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return '';
  const label = e.labels && e.labels.length ? e.labels[0].innerText : '';
  return (e.getAttribute('aria-label') || label || e.innerText || e.getAttribute('placeholder') || e.tagName).trim();
}"""


def tab_stops(page, steps=60):
    """The names of what Tab reaches from the top of the page, in order."""
    page.evaluate("document.activeElement && document.activeElement.blur()")
    found = []
    for _ in range(steps):
        page.keyboard.press("Tab")
        found.append(page.evaluate(FOCUSED))
    return found


def reaches(found, *names):
    for name in names:
        assert any(name in one for one in found), (name, found)


def test_tab_reaches_the_main_controls(office, office_app, tmp_path):
    (tmp_path / "v.csv").write_text(visits_by_month({"2018-01": 100}), encoding="utf-8")
    office_app.command("import", str(tmp_path / "v.csv"))
    page = office.open("/?corte=2018-01-31").page
    expect(page.locator("html")).to_have_attribute("lang", "es-CO")
    found = tab_stops(page)
    reaches(
        found,
        "Saltar al contenido",
        "Visitas",
        "Estrategias",
        "El mes",
        "Corte 31/01/2018",
        "¿Llegamos?",
        "Ver visitas",
    )
    assert found.index(next(n for n in found if "Saltar" in n)) < found.index(
        next(n for n in found if "Ver visitas" in n)
    )
    office.open("/mes")
    reaches(tab_stops(page), "Elegir archivo", "Ver otro mes")
    office.open("/historial")
    reaches(tab_stops(page), "Deshacer")


def test_an_import_is_undone_by_keyboard(office, office_app, tmp_path):
    (tmp_path / "v.csv").write_text(visits_by_month({"2018-01": 100}), encoding="utf-8")
    office_app.command("import", str(tmp_path / "v.csv"))
    page = office.open("/historial").page
    page.locator(".st-key-undo-1 button").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-confirm-undo-1 button")).to_be_visible()
    page.locator(".st-key-confirm-undo-1 button").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-redo-1")).to_be_visible()
    assert office.imports()[0]["active"] is False


OUTLINED = """() => {
  let one = document.activeElement;
  if (!one || one === document.body) return true;
  for (let up = 0; up < 3 && one; up++, one = one.parentElement) {
    const style = getComputedStyle(one);
    if ((style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none') return true;
  }
  return false;
}"""


def test_where_the_keyboard_is_can_be_seen(office, office_app, tmp_path):
    (tmp_path / "v.csv").write_text(visits_by_month({"2018-01": 100}), encoding="utf-8")
    office_app.command("import", str(tmp_path / "v.csv"))
    for name in ("historial", "informes"):
        page = office.open(f"/{name}?corte=2018-01-31").page
        unseen = []
        for _ in range(45):
            page.keyboard.press("Tab")
            for _ in range(20):  # a link's outline may grow for a moment
                if page.evaluate(OUTLINED):
                    break
                page.wait_for_timeout(50)
            else:
                unseen.append(page.evaluate(FOCUSED))
        assert unseen == [], name


def test_the_buttons_of_a_list_say_what_they_act_on(office, office_app, tmp_path):
    (tmp_path / "v.csv").write_text(visits_by_month({"2018-01": 100}), encoding="utf-8")
    office_app.command("import", str(tmp_path / "v.csv"))
    page = office.open("/historial").page
    expect(page.get_by_role("button", name="Deshacer: 1. Plantilla de visitas")).to_be_visible()
    office.open("/presentar?corte=2018-01-31")
    expect(page.get_by_role("button", name="Bajar: 2. Resumen", exact=True)).to_be_visible()
    page.get_by_role("button", name="Bajar: 2. Resumen", exact=True).press("Enter")
    expect(page.get_by_role("button", name="Subir: 3. Resumen", exact=True)).to_be_visible()


def test_the_buttons_of_a_chart_say_of_which(office_with_samples):
    page = office_with_samples.open("/redes?corte=2018-09-30").page
    for own, role in (("Datos", "button"), ("Origen", "link"), ("CSV", "button")):
        for chart in ("Publicaciones por día en cada red", "Veces que se compartieron"):
            expect(page.get_by_role(role, name=f"{own}: {chart}", exact=True)).to_be_visible()
