"""A plan is written from nothing with the keyboard alone, put in force, measured and presented; two people write in one draft."""

import re

from browser import eventually, press, settle
from export_files import visits_by_month
from playwright.sync_api import expect

MONTHS = [f"2017-{month:02}" for month in range(7, 13)] + [f"2018-{month:02}" for month in range(1, 13)]
VISITS = visits_by_month(dict.fromkeys(MONTHS, 100))
CUT_OFF = "2018-12-31"
MOST_TABS = 160


class Keyboard:
    """Somebody who has no mouse."""

    def __init__(self, page):
        self.page = page

    def to(self, role, name):
        """Moves on with Tab until the element has the focus."""
        wanted = self.page.get_by_role(role, name=name, exact=isinstance(name, str)).first
        wanted.wait_for()
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            if wanted.evaluate("one => one === document.activeElement || one.contains(document.activeElement)"):
                return self
        raise AssertionError(f"no way to {role} {name} with the keyboard")

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
        return self

    def type(self, text, end="Tab"):
        """Types into the field that has the focus and leaves it, which saves it."""
        self.press("ControlOrMeta+a")
        self.page.keyboard.type(text)
        self.press(end)
        settle(self.page)
        return self

    def tab(self, name):
        """Opens one of the page's tabs: to the open one with Tab, to the others with the arrows."""
        wanted = self.page.get_by_role("tab", name=name)
        wanted.wait_for()
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("document.activeElement.getAttribute('role')") == "tab":
                break
        for _ in range(8):
            if wanted.get_attribute("aria-selected") == "true":
                break
            self.press("ArrowRight")
            settle(self.page)
        expect(wanted).to_have_attribute("aria-selected", "true")
        settle(self.page)
        return self

    def grid(self, number):
        """The first free cell of the table of that number: the canvas takes the keyboard, its last row adds one."""
        grids = self.page.get_by_test_id("data-grid-canvas")
        grids.nth(number).wait_for()
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            if grids.nth(number).evaluate("one => one === document.activeElement"):
                break
        return self.press("ArrowDown", "Enter")

    def cells(self, *texts):
        """Fills the first cells of the row from left to right."""
        for index, text in enumerate(texts):
            if index:
                self.press("Enter")
            # The cell's own field opens a moment after, and takes what is typed letter by letter, as a person types.
            self.page.wait_for_function("() => ['TEXTAREA', 'INPUT'].includes(document.activeElement.tagName)")
            settle(self.page)
            self.page.keyboard.type(text, delay=30)
            self.page.wait_for_timeout(200)
            self.press("Tab")
            settle(self.page)
        settle(self.page)
        return self


def test_a_plan_is_made_from_nothing_with_the_keyboard_put_in_force_measured_and_presented(office):
    page = office.open("/plan?ver=planes").page
    keys = Keyboard(page)
    keys.to("button", re.compile("Empezar en blanco")).press("Enter")
    expect(page.get_by_role("heading", name="Borrador: plan sin nombre")).to_be_visible()
    settle(page)
    keys.to("textbox", "Nombre del plan *").type("Plan de puertas abiertas")
    keys.to("textbox", "El documento *").type("Resolución 45 de 2018")
    keys.to("spinbutton", re.compile("^d", re.IGNORECASE)).press(*"01072018").press("Tab")
    settle(page)
    keys.to("spinbutton", "Cuántos años dura *").type("1")
    keys.to("textbox", "Objetivo general *").type("Que la gente entre.")
    expect(page.get_by_text("2 cosas por escribir")).to_be_visible()
    keys.tab("Estrategias y tareas").grid(0).cells("Puertas", "Que se abran")
    eventually(lambda: page.get_by_test_id("data-grid-canvas").count(), 2)
    keys.press("Escape").grid(1).cells("Feria de servicios")
    expect(page.get_by_text("1 cosa por escribir")).to_be_visible()
    page.evaluate("window.scrollTo(0, 0); document.activeElement.blur()")
    keys.tab("Metas")
    keys.to("button", re.compile("Agregar$")).press("Enter")
    expect(page.get_by_role("textbox", name="La frase del plan")).to_be_visible()
    settle(page)
    keys.to("textbox", "La frase del plan *").type("El doble de visitas.")
    keys.to("spinbutton", "Año 1 (+ %) *").type("100")
    expect(page.get_by_text(re.compile("· completo$"))).to_be_visible()
    page.evaluate("document.activeElement.blur()")
    keys.tab("Revisar y poner en vigor")
    expect(page.get_by_text("Es un plan nuevo: rige del 01/07/2018 al 30/06/2019, con 1 estrategia, 1 tarea y 1 meta.")).to_be_visible()  # fmt: skip
    expect(page.get_by_text("Comparte días con «Plan de comunicaciones")).to_be_visible()
    keys.to("button", re.compile("Poner en vigor$")).press("Enter")
    expect(page.get_by_text("Escriba el acta o el documento por el que rige el plan")).to_be_visible()
    settle(page)
    page.evaluate("document.activeElement.blur()")
    keys.to("textbox", "Acta o documento por el que rige").type("Acta 7 de 2018")
    keys.to("textbox", "Quién lo pone en vigor").type("Ana Ruiz")
    page.evaluate("document.activeElement.blur()")
    keys.to("button", re.compile("Poner en vigor$")).press("Enter")
    expect(page.get_by_text("El plan rige desde ahora.")).to_be_visible()
    assert "Plan de puertas abiertas" in office.app.command("plans", "list").stdout
    # Its figures: 6 months of 100 visits before it are taken for 1.200 a year; twice that is asked, 600 of 1.200 are there.
    office.visit("El mes").upload({"visitas.csv": VISITS})
    office.confirm()
    office.open(f"/?corte={CUT_OFF}")
    card = office.shown()["Visitas al sitio web"]
    assert (card["target"], card["actual"]) == ("2.400", "600")
    office.open(f"/presentar?corte={CUT_OFF}")
    expect(page.get_by_text("Plan de puertas abiertas").first).to_be_visible()
    expect(page.get_by_text("Visitas al sitio web").first).to_be_visible()


def test_two_people_write_in_one_draft_the_second_in_a_field_is_told_and_loses_nothing(office, browser):
    first = office.open("/plan?ver=planes").page
    press(first.get_by_role("button", name="Empezar desde este", exact=True))
    address = first.url
    context = browser.new_context(locale="es-CO")
    try:
        second = context.new_page()
        second.goto(address)
        settle(second)
        name, objective = (
            (lambda one: one.get_by_label("Nombre del plan *")),
            (lambda one: one.get_by_role("textbox", name="Objetivo general *")),
        )
        name(first).fill("El de Ana")
        name(first).press("Enter")
        settle(first)
        objective(second).fill("El de Beto")
        objective(second).press("Tab")
        settle(second)
        expect(name(second)).to_have_value("El de Ana")  # each wrote in a place of their own
        objective(first).fill("El de Ana")
        objective(first).press("Tab")
        settle(first)
        expect(first.get_by_text("puso aquí: «El de Beto»")).to_be_visible()
        expect(objective(first)).to_have_value("El de Ana")
        press(first.get_by_role("button", name="Guardar lo mío"))
        expect(first.get_by_text("puso aquí")).to_have_count(0)
        second.reload()
        settle(second)
        expect(objective(second)).to_have_value("El de Ana")
        press(second.get_by_role("button", name=re.compile("^Deshacer: Objetivo general")))
        expect(objective(second)).to_have_value("El de Beto")
    finally:
        context.close()
