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
def opened(page, spanish_url):
    page.goto(spanish_url)
    page.locator(".modebar").wait_for(state="attached")
    page.get_by_text("Elegir archivo").first.wait_for()
    settle(page)
    return page


def see(page, moment: str) -> None:
    """Nothing is in English just now."""
    page.wait_for_timeout(400)
    assert left_over(page.evaluate(COLLECT)) == [], moment


def test_the_page_opens_in_spanish_and_leaves_content_alone(opened):
    assert opened.locator("html").get_attribute("lang") == "es-CO"
    see(opened, "al abrir")
    for text in DATA:
        assert opened.get_by_text(text, exact=True).count() > 0, f"el dato «{text}» se cambió"
    for label in ("Saltar al contenido principal", "Ver 5 más"):
        assert opened.get_by_text(label, exact=True).count() == 1
    opened.get_by_role("figure", name="Visitas por mes").hover()
    see(opened, "la gráfica")


def test_why_a_file_is_not_taken_is_read_without_a_mouse_and_its_size_is_written_with_a_comma(opened):
    picture = {"name": "foto.png", "mimeType": "image/png", "buffer": b"x" * 4400}
    opened.get_by_test_id("stFileUploader").first.locator("input").set_input_files(picture)
    chip = opened.get_by_test_id("stFileChip").first
    reason = chip.get_by_role("alert")
    reason.wait_for()
    assert reason.inner_text() == "Error: Este tipo de archivo no se admite."
    assert reason.bounding_box()["height"] > 10
    assert reason.bounding_box()["width"] > 100
    assert "4,3 KB" in chip.inner_text() or "4,4 KB" in chip.inner_text()
    see(opened, "un archivo rechazado")


def test_the_menu_and_the_sidebar_are_in_spanish(opened):
    opened.get_by_test_id("stMainMenuButton").click()
    see(opened, "el menú")
    opened.get_by_text("Grabar la pantalla").click()
    see(opened, "grabar la pantalla")
    opened.get_by_role("button", name="Cerrar").first.click()
    opened.get_by_test_id("stSidebar").hover()
    opened.get_by_role("button", name="Cerrar la barra lateral").click()
    see(opened, "sin barra lateral")
    opened.get_by_role("button", name="Abrir la barra lateral").click()


def test_tables_are_in_spanish(opened):
    opened.get_by_test_id("stDataFrame").first.hover()
    opened.get_by_role("button", name="Buscar: Visitas por canal").click()
    see(opened, "buscar en la tabla")
    opened.keyboard.type("Search")
    see(opened, "resultados en la tabla")
    opened.keyboard.press("Escape")
    opened.get_by_test_id("stDataFrame").first.hover()
    opened.get_by_role("button", name="Mostrar u ocultar columnas: Visitas por canal").click()
    see(opened, "las columnas")
    opened.keyboard.press("Escape")
    table = opened.get_by_test_id("stDataFrame").first
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    menu = opened.get_by_test_id("stDataFrameColumnMenu")
    # The three dots at the right end of a text column's header, then of a number column's.
    for share, item in ((0.521, "Estadísticas"), (0.981, "Formato"), (0.981, "Estadísticas")):
        dots = box["width"] * share
        opened.mouse.move(box["x"] + dots - 100, box["y"] + 17)
        opened.mouse.click(box["x"] + dots, box["y"] + 17)
        menu.wait_for()
        see(opened, "el menú de la columna")
        menu.get_by_text(item).hover()
        see(opened, item)
        opened.keyboard.press("Escape")
        opened.mouse.click(box["x"] + 20, box["y"] - 10)
        menu.wait_for(state="detached")


def test_dates_and_lists_are_in_spanish(opened):
    for number in (0, 1):
        opened.get_by_test_id("stDateInputCalendarButton").nth(number).click()
        see(opened, "el calendario")
        opened.keyboard.press("Escape")
    opened.get_by_role("combobox", name="Indicador").click()
    see(opened, "la lista")
    opened.keyboard.type("zzz")
    see(opened, "la lista sin resultados")
    opened.keyboard.press("Escape")
    opened.get_by_role("combobox", name="Tipos").click()
    see(opened, "la lista múltiple")
    assert opened.get_by_role("option", name="Elegir todo").count() == 1
    opened.keyboard.type("1")
    see(opened, "la lista múltiple, buscando")


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
        see(page, f"el calendario en un navegador en {language}")
        assert page.get_by_role("grid").first.get_attribute("aria-label") == "Elegir fecha, septiembre de 2018"
    finally:
        context.close()


def test_what_is_typed_and_uploaded_is_answered_in_spanish(opened):
    for label in ("Motivo", "Nota", "Autor"):
        opened.get_by_role("textbox", name=label, exact=True).fill("algo")
        see(opened, label)
    opened.get_by_label("Base", exact=True).fill("44")
    opened.keyboard.press("Enter")
    see(opened, "un número fuera de rango")
    opened.get_by_test_id("stFileUploaderDropzoneInput").first.set_input_files(
        [
            {"name": "visitas.csv", "mimeType": "text/csv", "buffer": b"a"},
            {"name": "acta.pdf", "mimeType": "application/pdf", "buffer": b"a"},
        ]
    )
    see(opened, "archivos subidos")
    assert opened.get_by_role("button", name="Quitar visitas.csv").count() == 1


def test_notices_and_failures_are_in_spanish(opened, spanish_url, watch):
    opened.get_by_role("button", name="Avisar").click()
    opened.get_by_test_id("stToast").wait_for()
    see(opened, "un aviso")
    opened.get_by_test_id("stToast").get_by_role("button", name="Cerrar").click()
    opened.get_by_role("button", name="Preguntar").click()
    opened.get_by_role("dialog", name="Confirmar").wait_for()
    see(opened, "un diálogo")
    opened.keyboard.press("Escape")

    opened.get_by_role("button", name="Fallar").click()
    apology = opened.get_by_test_id("stAlert")
    apology.wait_for()
    assert re.search(r"referencia [0-9a-f]{8}", apology.inner_text())
    assert "secret" not in opened.locator("body").inner_text()
    see(opened, "una falla")

    watch.tolerate("does not seem to exist")
    opened.goto(f"{spanish_url}/no-existe")
    opened.get_by_text("Esa página no existe").wait_for()
    see(opened, "una página que no existe")


def test_a_stopped_server_is_told_in_spanish(page, tmp_path, watch):
    watch.tolerate("ERR_|not responding|reaching server endpoint|WebSocket|Is Streamlit still running")
    folder = tmp_path / "pagina"
    folder.mkdir()
    project_with(folder, "import streamlit as st\nst.title('Hola')\n")
    with running_app(tmp_path, folder / "app.py") as app:
        page.goto(app.url.replace("127.0.0.1", "localhost"))
        page.get_by_text("Hola").wait_for()
    page.get_by_text("Se perdió la conexión").wait_for(timeout=40_000)
    see(page, "sin servidor")
    assert page.get_by_text("python3 start.py").count() == 1
