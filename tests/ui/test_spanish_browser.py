"""A browser on a page with every element: nothing of it is in English, and nothing of the user's is changed."""

import re
import shutil
from pathlib import Path

import pytest
from app_process import ROOT, running_app
from browser import settle

from plancom.web.shell import overlay

HERE = Path(__file__).resolve().parent

COLLECT = """() => {
  const found = new Set();
  const own = 'style, script, noscript, code, [data-testid=stIconMaterial], .material-symbols-rounded';
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeValue.trim() && !node.parentElement.closest(own)) found.add(node.nodeValue.trim());
  }
  const names = ['aria-label', 'aria-valuetext', 'placeholder', 'title', 'alt', 'data-title'];
  for (const element of document.body.querySelectorAll('*'))
    for (const name of names)
      if (element.getAttribute(name)?.trim()) found.add(element.getAttribute(name).trim());
  return [...found];
}"""

# Content that says what Streamlit also says: it must have survived.
DATA = {"Search", "Select all", "Facebook"}


def english_words() -> set[str]:
    """The words that only the dictionary's English side has."""
    dictionary = overlay.dictionary()
    english = [
        *dictionary["exact"],
        *dictionary["months"],
        *(pattern["example"][0] for pattern in dictionary["patterns"]),
    ]
    spanish = [*dictionary["exact"].values(), *(pattern["example"][1] for pattern in dictionary["patterns"])]
    split = re.compile(r"[^\W\d_]{2,}")
    words = {word.lower() for text in english for word in split.findall(text)}
    return words - {word.lower() for text in spanish for word in split.findall(text)} - {"pdf"}


def left_over(texts: list[str]) -> list[str]:
    english = english_words()
    without_data = {text: re.sub("|".join(sorted(DATA, reverse=True)), "", text) for text in texts}
    return sorted(
        text
        for text, rest in without_data.items()
        if any(word.lower() in english for word in re.findall(r"\b[^\W\d_]{2,}\b", rest))
    )


@pytest.fixture(scope="module")
def spanish_url(tmp_path_factory):
    """The page of spanish_main.py under the project's own server settings and shell."""
    folder = project_with(tmp_path_factory.mktemp("pagina"), (HERE / "spanish_main.py").read_text(encoding="utf-8"))
    with running_app(tmp_path_factory.mktemp("datos"), folder / "app.py") as app:
        yield app.url


def project_with(folder: Path, main: str) -> Path:
    """The project's own server around another script."""
    server, changed = re.subn(
        r"Path\(__file__\)[^,\n]*", 'Path(__file__).with_name("main.py")', (ROOT / "app.py").read_text(encoding="utf-8")
    )
    assert changed == 1
    (folder / "app.py").write_text(server, encoding="utf-8")
    shutil.copytree(ROOT / ".streamlit", folder / ".streamlit")
    (folder / "main.py").write_text(main, encoding="utf-8")
    return folder


@pytest.fixture
def opened_page(page, spanish_url):
    page.goto(spanish_url)
    page.locator(".modebar").wait_for(state="attached")
    page.get_by_text("Elegir archivo").first.wait_for()
    settle(page)
    return page


def assert_spanish(page, moment: str) -> None:
    """Nothing is in English just now."""
    page.wait_for_timeout(400)
    assert left_over(page.evaluate(COLLECT)) == [], moment


def test_the_page_opens_in_spanish_and_leaves_content_alone(opened_page):
    assert opened_page.locator("html").get_attribute("lang") == "es-CO"
    assert_spanish(opened_page, "al abrir")
    for text in DATA:
        assert opened_page.get_by_text(text, exact=True).count() > 0, f"el dato «{text}» se cambió"
    for label in ("Saltar al contenido principal", "Ver 5 más"):
        assert opened_page.get_by_text(label, exact=True).count() == 1
    opened_page.get_by_role("figure", name="Visitas por mes").hover()
    assert_spanish(opened_page, "la gráfica")


def test_why_a_file_is_not_taken_is_read_without_a_mouse_and_its_size_is_written_with_a_comma(opened_page):
    picture = {"name": "foto.png", "mimeType": "image/png", "buffer": b"x" * 4400}
    opened_page.get_by_test_id("stFileUploader").first.locator("input").set_input_files(picture)
    chip = opened_page.get_by_test_id("stFileChip").first
    reason = chip.get_by_role("alert")
    reason.wait_for()
    assert reason.inner_text() == "Error: Este tipo de archivo no se admite."
    assert reason.bounding_box()["height"] > 10
    assert reason.bounding_box()["width"] > 100
    assert "4,3 KB" in chip.inner_text() or "4,4 KB" in chip.inner_text()
    assert_spanish(opened_page, "un archivo rechazado")


def test_the_menu_and_the_sidebar_are_in_spanish(opened_page):
    opened_page.get_by_test_id("stMainMenuButton").click()
    assert_spanish(opened_page, "el menú")
    opened_page.get_by_text("Grabar la pantalla").click()
    assert_spanish(opened_page, "grabar la pantalla")
    opened_page.get_by_role("button", name="Cerrar").first.click()
    opened_page.get_by_test_id("stSidebar").hover()
    opened_page.get_by_role("button", name="Cerrar la barra lateral").click()
    assert_spanish(opened_page, "sin barra lateral")
    opened_page.get_by_role("button", name="Abrir la barra lateral").click()


def test_tables_are_in_spanish(opened_page):
    opened_page.get_by_test_id("stDataFrame").first.hover()
    opened_page.get_by_role("button", name="Buscar: Visitas por canal").click()
    assert_spanish(opened_page, "buscar en la tabla")
    opened_page.keyboard.type("Search")
    assert_spanish(opened_page, "resultados en la tabla")
    opened_page.keyboard.press("Escape")
    opened_page.get_by_test_id("stDataFrame").first.hover()
    opened_page.get_by_role("button", name="Mostrar u ocultar columnas: Visitas por canal").click()
    assert_spanish(opened_page, "las columnas")
    opened_page.keyboard.press("Escape")
    table = opened_page.get_by_test_id("stDataFrame").first
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    menu = opened_page.get_by_test_id("stDataFrameColumnMenu")
    # The three dots at the right end of a text column's header, then of a number column's.
    for share, item in ((0.521, "Estadísticas"), (0.981, "Formato"), (0.981, "Estadísticas")):
        dots = box["width"] * share
        opened_page.mouse.move(box["x"] + dots - 100, box["y"] + 17)
        opened_page.mouse.click(box["x"] + dots, box["y"] + 17)
        menu.wait_for()
        assert_spanish(opened_page, "el menú de la columna")
        menu.get_by_text(item).hover()
        assert_spanish(opened_page, item)
        opened_page.keyboard.press("Escape")
        opened_page.mouse.click(box["x"] + 20, box["y"] - 10)
        menu.wait_for(state="detached")


def test_dates_and_lists_are_in_spanish(opened_page):
    for number in (0, 1):
        opened_page.get_by_test_id("stDateInputCalendarButton").nth(number).click()
        assert_spanish(opened_page, "el calendario")
        opened_page.keyboard.press("Escape")
    opened_page.get_by_role("combobox", name="Indicador").click()
    assert_spanish(opened_page, "la lista")
    opened_page.keyboard.type("zzz")
    assert_spanish(opened_page, "la lista sin resultados")
    opened_page.keyboard.press("Escape")
    opened_page.get_by_role("combobox", name="Tipos").click()
    assert_spanish(opened_page, "la lista múltiple")
    assert opened_page.get_by_role("option", name="Elegir todo").count() == 1
    opened_page.keyboard.type("1")
    assert_spanish(opened_page, "la lista múltiple, buscando")


@pytest.mark.parametrize("language", ["en-US", "es-MX"])
def test_a_browser_in_another_language_reads_the_same_numbers_and_dates(browser, spanish_url, language):
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale=language)
    try:
        page = context.new_page()
        page.goto(spanish_url)
        page.get_by_text("Elegir archivo").first.wait_for()
        settle(page)
        assert page.get_by_test_id("stSliderThumbValue").inner_text().strip() == "12.000"
        page.get_by_test_id("stDateInputCalendarButton").first.click()
        assert_spanish(page, f"el calendario en un navegador en {language}")
        assert page.get_by_role("grid").first.get_attribute("aria-label") == "Elegir fecha, septiembre de 2018"
    finally:
        context.close()


def test_what_is_typed_and_uploaded_is_answered_in_spanish(opened_page):
    for label in ("Motivo", "Nota", "Autor"):
        opened_page.get_by_role("textbox", name=label, exact=True).fill("algo")
        assert_spanish(opened_page, label)
    opened_page.get_by_label("Base", exact=True).fill("44")
    opened_page.keyboard.press("Enter")
    assert_spanish(opened_page, "un número fuera de rango")
    opened_page.get_by_test_id("stFileUploaderDropzoneInput").first.set_input_files(
        [
            {"name": "visitas.csv", "mimeType": "text/csv", "buffer": b"a"},
            {"name": "acta.pdf", "mimeType": "application/pdf", "buffer": b"a"},
        ]
    )
    assert_spanish(opened_page, "archivos subidos")
    assert opened_page.get_by_role("button", name="Quitar visitas.csv").count() == 1


def test_notices_and_failures_are_in_spanish(opened_page, spanish_url, page_monitor):
    opened_page.get_by_role("button", name="Avisar").click()
    opened_page.get_by_test_id("stToast").wait_for()
    assert_spanish(opened_page, "un aviso")
    opened_page.get_by_test_id("stToast").get_by_role("button", name="Cerrar").click()
    opened_page.get_by_role("button", name="Preguntar").click()
    opened_page.get_by_role("dialog", name="Confirmar").wait_for()
    assert_spanish(opened_page, "un diálogo")
    opened_page.keyboard.press("Escape")

    opened_page.get_by_role("button", name="Fallar").click()
    apology = opened_page.get_by_test_id("stAlert")
    apology.wait_for()
    assert re.search(r"referencia [0-9a-f]{8}", apology.inner_text())
    assert "secret" not in opened_page.locator("body").inner_text()
    assert_spanish(opened_page, "una falla")

    page_monitor.tolerate("does not seem to exist")
    opened_page.goto(f"{spanish_url}/no-existe")
    opened_page.get_by_text("Esa página no existe").wait_for()
    assert_spanish(opened_page, "una página que no existe")


def test_a_stopped_server_is_told_in_spanish(page, tmp_path, page_monitor):
    page_monitor.tolerate("ERR_|not responding|reaching server endpoint|WebSocket|Is Streamlit still running")
    folder = tmp_path / "pagina"
    folder.mkdir()
    project_with(folder, "import streamlit as st\nst.title('Hola')\n")
    with running_app(tmp_path, folder / "app.py") as app:
        page.goto(app.url.replace("127.0.0.1", "localhost"))
        page.get_by_text("Hola").wait_for()
    page.get_by_text("Se perdió la conexión").wait_for(timeout=40_000)
    assert_spanish(page, "sin servidor")
    assert page.get_by_text("python3 start.py").count() == 1
