"""A file that no format knows, in a browser: read as its owner says, and recognised alone the month after."""

import re

from browser import eventually, settle
from browser_office import PLAN
from playwright.sync_api import expect
from source_files import xlsx

from plancom.plan import written_amounts

APRIL = "2018-04-30"


def bulletin(month, posts, *headers):
    """The bulletin of one month: a title, a blank row, and one row per post."""
    rows = [
        [n, f"{n % 28 + 1:02d}/{month:02d}/2018", f"Asunto {n}", ("Facebook", "Instagram")[n % 3 == 0]]
        for n in range(1, posts + 1)
    ]
    order = [("Nº", "Publicado", "Asunto", "Dónde salió").index(header) for header in headers]
    return xlsx(
        {f"Mes {month}": [["Boletín municipal"], [], list(headers), *([row[i] for i in order] for row in rows)]}
    )


def choose(card, field, option):
    """An option of a field, as a person picks it."""
    box = card.get_by_role("combobox", name=re.compile(f"{field}$|{field}\\b")).first
    box.scroll_into_view_if_needed()
    settle(card.page)
    box.fill(option)  # the list closes when the page scrolls under a click: typing opens and narrows it
    expect(card.page.get_by_role("option", name=option, exact=True)).to_be_visible()
    box.press("Enter")
    settle(card.page)


def test_an_unknown_file_is_read_as_asked_kept_as_a_profile_and_known_alone_the_month_after(office):
    page = office.open("/mes").page
    march = bulletin(3, 30, "Nº", "Publicado", "Asunto", "Dónde salió")
    office.upload({"boletin (3).xlsx": march})
    card = office.file("boletin (3).xlsx")
    expect(card.get_by_role("alert").first).to_contain_text("No se reconoció")
    grid = card.get_by_role("region", name="Primeras filas de la hoja «Mes 3»")
    expect(grid.get_by_role("row").nth(3)).to_contain_text("Dónde salió")
    expect(card).to_contain_text("30 filas leídas, 0 rechazadas, 1 mar – 28 mar 2018.")
    expect(page.locator(".st-key-confirm")).to_have_count(0)

    choose(card, "Columna de las fechas", "Columna A («Nº»)")
    choose(card, "Columna de las fechas", "Columna B («Publicado»)")
    expect(card.get_by_text("Propuesto porque la columna B («Publicado»)")).to_be_visible()
    expect(card).to_contain_text("30 filas leídas, 0 rechazadas, 1 mar – 28 mar 2018.")
    settle(page)
    card.get_by_text("La tabla cubre meses completos").click()
    settle(page)
    expect(card).to_contain_text("30 filas leídas, 0 rechazadas, 1 mar – 31 mar 2018.")
    expect(card.get_by_test_id("stTable")).to_contain_text("Facebook")

    card.get_by_role("textbox", name="Nombre del perfil").fill("Boletín municipal")
    page.keyboard.press("Tab")
    settle(page)
    card.get_by_role("button", name="Guardar como perfil").click()
    expect(card).to_contain_text("Perfil «Boletín municipal», 30 filas con 30 publicaciones, 1 mar – 31 mar 2018")
    office.confirm()
    assert [one["title"] for one in office.imports()] == ["Perfil «Boletín municipal»"]

    office.visit("El mes")
    office.upload({"abril.xlsx": bulletin(4, 12, "Dónde salió", "Asunto", "Publicado")})
    card = office.file("abril.xlsx")
    expect(card).to_contain_text("Perfil «Boletín municipal», 12 filas con 12 publicaciones, 1 abr – 30 abr 2018")
    office.confirm()
    facebook = next(one for one in office.computed(APRIL) if one["id"] == "facebook_posts")
    assert facebook["actual_to_date"] == 20 + 8
    office.open(f"/?corte={APRIL}")
    said = written_amounts.amount_text(PLAN.indicator("facebook_posts"), 28)
    eventually(lambda: office.shown().get(facebook["name"], {}).get("actual"), said)
