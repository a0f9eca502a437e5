"""A whole month in the browser: files dropped on the welcome or on a month with history, questions, a wrong file, one twice, one of another page, the closing, a late correction."""

import re

import pytest
from browser import settle
from export_files import days, facebook, filled_template, ga4_exploration, instagram, text, visits_by_month, x_posts
from playwright.sync_api import TimeoutError as PlaywrightTimeout
from playwright.sync_api import expect

from tests.e2e.browser_office import PLAN

CUT_OFF = "2018-12-05"
NOVEMBER, OCTOBER = days("2018-11-01", "2018-11-30"), days("2018-10-01", "2018-10-31")
CHANNELS = text(
    [("mes", "tramite", "canal", "cantidad"), ("2018-11", "Certificado", "Página web", 40), ("2018-11", "Certificado", "presencial", 60)]
)  # fmt: skip
PRESS = filled_template(
    "press", PLAN,
    [{"fecha": day, "medio": "El Universal", "titulo": f"Nota {n}", "enlace": f"https://eluniversal.com.co/{n}"} for n, day in enumerate(NOVEMBER[::3])],
)  # fmt: skip
LONG_NAME = "descargar-noviembre-2018-google-analytics-visitas-al-sitio-web-del-concejo-distrital-de-cartagena.csv"
FILES = {
    LONG_NAME: ga4_exploration(dict.fromkeys(NOVEMBER, 100)),
    "Nov-01-2018_Nov-30-2018.csv": facebook((day, "Trámites en línea") for day in NOVEMBER),
    "instagram nov 2018.csv": instagram((day, "Trámites") for day in NOVEMBER[2:27]),
    "x.csv": x_posts((day, "Hola") for day in NOVEMBER),
    "recortes.xlsx": PRESS,
    "tramites.csv": CHANNELS,
    "presupuesto.csv": "Rubro;Valor\nPublicidad;1200000\nTransporte;300000\n",
}


def strip(office):
    """The series' signs, by name."""
    signs = office.page.locator("[class*='st-key-sign-'] button").all_inner_texts()
    found = {}
    for one in signs:
        sign, _, name = re.sub(r"\s+", " ", one).strip().removesuffix("expand_more").strip().partition(" ")
        found[name.partition(" · ")[0]] = sign
    return found


def move_away(office, name):
    office.file(name).locator("[class*='st-key-away-'] button").first.click()
    expect(office.file(name)).to_have_count(0)
    settle(office.page)


def test_from_seven_files_on_the_welcome_to_a_closed_month(office):
    page = office.open(f"/?corte={CUT_OFF}").page
    office.upload(FILES)
    expect(page.get_by_role("heading", name="El mes: noviembre de 2018", level=1)).to_be_visible()
    expect(office.file(LONG_NAME)).to_contain_text(LONG_NAME)
    bar = page.locator(".st-key-confirm-bar")
    expect(bar).to_contain_text("Responda 2 preguntas para guardar los 7.")
    expect(bar.get_by_role("button")).to_have_text(re.compile("Guardar solo 5"))
    above = page.locator("[class*='st-key-file-'], .st-key-confirm-bar").evaluate_all(
        "all => all.map(one => one.className)"
    )
    assert next(n for n, one in enumerate(above) if "confirm-bar" in one) == 2, (
        "what needs an answer stands above the button"
    )

    # Its name says November: the days without a post are zero, until somebody says otherwise.
    expect(office.file("instagram nov 2018.csv")).to_contain_text("¿El informe se pidió para todo el mes?")

    move_away(office, "presupuesto.csv")
    office.file("tramites.csv").get_by_text("Sí: es «electrónico»").click()
    settle(page)
    expect(bar.get_by_role("button")).to_have_text(re.compile("Guardar los 6 archivos"))
    bar.get_by_role("button").click()
    dialog = page.get_by_test_id("stDialog")
    dialog.get_by_role("textbox").fill("Ana Pérez")
    dialog.get_by_role("textbox").press("Enter")
    expect(page.get_by_text("6 archivos quedaron guardados.")).to_be_visible()
    expect(
        page.get_by_text(re.compile("Noviembre de 2018 ya tiene .*; le falta Actividades de las tareas"))
    ).to_be_visible()
    settle(page)
    assert strip(office) == {
        "Visitas a la página web": "✓", "Facebook": "✓", "Instagram": "✓", "X (Twitter)": "✓", "El Universal": "✓",
        "Trámites por canal": "✓", "Actividades de las tareas": "…",
    }  # fmt: skip
    assert {one["author"] for one in office.imports()} == {"Ana Pérez"}

    page.get_by_role("button", name=re.compile("Actividades de las tareas")).click()
    expect(page.get_by_text("Escriba lo que hubo del 01/11/2018 al 30/11/2018.")).to_be_visible()
    page.keyboard.press("Escape")

    page.locator(".st-key-close-month button").click()
    dialog.get_by_role("textbox", name="Nota").fill("Sin actividades este mes")
    dialog.get_by_role("button", name="Cerrar noviembre de 2018").click()
    expect(
        page.get_by_text(re.compile("Cerrado el .* por Ana Pérez: «Sin actividades este mes».")).first
    ).to_be_visible()
    settle(page)
    expect(page.get_by_text("quedaron guardados")).to_have_count(0)

    # Somebody else's browser does not know who Ana is; hers does, also after a reload.
    page.reload()
    settle(page)
    expect(page.get_by_text("Usted es Ana Pérez")).to_be_visible()


def test_a_month_with_history_ordinary_mistakes_and_a_late_correction(office, office_app, tmp_path):
    (tmp_path / "oct.csv").write_text(facebook((day, "a") for day in OCTOBER), encoding="utf-8")
    office_app.command("import", str(tmp_path / "oct.csv"))
    page = office.open(f"/mes?corte={CUT_OFF}").page
    other = (
        facebook((day, "b") for day in NOVEMBER).replace("100064638461970", "5").replace(",Concejo,", ",Otra página,")
    )
    other = other.replace("facebook.com/concejo/", "facebook.com/otra/")
    visits = ga4_exploration(dict.fromkeys(NOVEMBER, 100))
    with page.expect_file_chooser() as chooser:
        page.get_by_test_id("stFileUploaderDropzone").locator("button").click()
    given = {
        "visitas.csv": visits,
        "visitas (1).csv": visits,
        "fb.csv": facebook((day, "a") for day in NOVEMBER),
        "otra.csv": other,
    }
    chooser.value.set_files(
        [{"name": name, "mimeType": "text/csv", "buffer": content.encode()} for name, content in given.items()]
    )
    expect(office.cards).to_have_count(3)
    settle(page)
    expect(page.get_by_text("«visitas (1).csv» es idéntico a «visitas.csv»: se toma una sola vez.")).to_be_visible()
    expect(office.file("otra.csv")).to_contain_text("«Otra página»")
    expect(page.locator(".st-key-confirm button")).to_have_text(re.compile("Guardar solo 2"))
    office.confirm()
    expect(office.file("otra.csv")).to_be_visible()
    assert {one["file_name"] for one in office.imports()} == {"oct.csv", "visitas.csv", "fb.csv"}
    office.visit("Resumen")
    office.visit("El mes")
    expect(office.file("otra.csv")).to_be_visible()
    move_away(office, "otra.csv")
    assert strip(office)["Facebook"] == "✓"

    page.locator(".st-key-close-month button").click()
    dialog = page.get_by_test_id("stDialog")
    dialog.get_by_role("button", name="Cerrar noviembre de 2018").click()
    expect(dialog).to_contain_text("Falta su nombre.")
    dialog.get_by_role("textbox", name="Nombre y apellido").fill("Luis Gómez")
    dialog.get_by_role("button", name="Cerrar noviembre de 2018").click()
    expect(page.get_by_text(re.compile("por Luis Gómez")).first).to_be_visible()
    settle(page)

    (tmp_path / "corregido.csv").write_text(visits_by_month({"2018-11": 3300}), encoding="utf-8")
    (tmp_path / "tarde.csv").write_text(ga4_exploration(dict.fromkeys(NOVEMBER[:5], 160)), encoding="utf-8")
    office_app.command("import", str(tmp_path / "tarde.csv"))
    moved = re.compile(r"pasó de 3\.000 a 3\.300 \(por «tarde\.csv»\)")
    for address in (f"/mes?corte={CUT_OFF}", f"/?corte={CUT_OFF}", f"/visitas?corte={CUT_OFF}"):
        office.open(address)
        expect(page.get_by_text(moved).first).to_be_visible()
    page.goto(f"{office_app.url}/presentacion?corte={CUT_OFF}")
    page.wait_for_selector("html[data-ready=true]", state="attached")
    assert moved.search(page.content())


@pytest.mark.parametrize("address", ["/subir", "/subir?corte=2018-12-05"])
def test_the_address_of_before_leads_to_the_month(office, address):
    page = office.open(address).page
    expect(page.get_by_role("heading", name=re.compile("El mes: "), level=1)).to_be_visible()
    assert "/mes" in page.url
    assert ("corte=2018-12-05" in page.url) == ("corte" in address)


def test_the_browser_asks_before_it_leaves_files_that_nobody_saved(office):
    page = office.open(f"/mes?corte={CUT_OFF}").page
    asked = []

    def leave(dialog):
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", leave)
    office.upload({"fb.csv": facebook((day, "a") for day in NOVEMBER)})
    office.visit("Historial")
    page.mouse.click(700, 400)  # browsers ask only where somebody did something
    with pytest.raises(PlaywrightTimeout):
        page.reload(timeout=3_000)
    assert asked == ["beforeunload"]
    office.visit("El mes")
    expect(office.file("fb.csv")).to_be_visible()

    office.confirm()
    page.reload()
    settle(page)
    assert asked == ["beforeunload"]


def test_a_notice_does_not_lie_on_the_way_to_another_month(office):
    page = office.open(f"/mes?corte={CUT_OFF}").page
    office.upload({"fb.csv": facebook((day, "a") for day in NOVEMBER)})
    office.confirm()
    notice, way = page.get_by_test_id("stToastContainer"), page.locator(".st-key-month-picked")
    expect(notice.get_by_text("Listo: arriba se dice qué quedó.")).to_be_visible()
    seen, covered = notice.bounding_box(), way.bounding_box()
    assert seen["y"] > covered["y"] + covered["height"]
    viewport = page.viewport_size
    assert seen["y"] + seen["height"] <= viewport["height"]
    assert seen["x"] + seen["width"] <= viewport["width"]
