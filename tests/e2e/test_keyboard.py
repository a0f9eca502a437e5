"""Without a mouse, and in Spanish for those who listen."""

from exported import visits_by_month
from playwright.sync_api import expect

FOCUSED = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return '';
  const label = e.labels && e.labels.length ? e.labels[0].innerText : '';
  return (e.getAttribute('aria-label') || label || e.innerText || e.getAttribute('placeholder') || e.tagName).trim();
}"""


def tabbed(page, steps=60):
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


def test_tab_reaches_the_main_controls(office, running, tmp_path):
    (tmp_path / "v.csv").write_text(visits_by_month({"2018-01": 100}), encoding="utf-8")
    running.command("import", str(tmp_path / "v.csv"))
    page = office.open("/?corte=2018-01-31").page
    expect(page.locator("html")).to_have_attribute("lang", "es-CO")
    found = tabbed(page)
    reaches(
        found, "Saltar al contenido", "Visitas", "Digitalízate", "Subir datos", "Corte", "Año del plan", "Ver visitas"
    )
    assert found.index(next(n for n in found if "Saltar" in n)) < found.index(
        next(n for n in found if "Ver visitas" in n)
    )
    office.open("/subir")
    reaches(tabbed(page), "Subir", "Plantillas de Excel")
    office.open("/historial")
    reaches(tabbed(page), "Deshacer")


def test_an_import_is_undone_by_keyboard(office, running, tmp_path):
    (tmp_path / "v.csv").write_text(visits_by_month({"2018-01": 100}), encoding="utf-8")
    running.command("import", str(tmp_path / "v.csv"))
    page = office.open("/historial").page
    page.locator(".st-key-undo-1 button").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-confirm-undo-1 button")).to_be_visible()
    page.locator(".st-key-confirm-undo-1 button").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-redo-1")).to_be_visible()
    assert office.imports()[0]["active"] is False
