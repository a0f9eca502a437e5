"""A browser on a page with every element: nothing of it is in English, and nothing of the user's is changed."""

import re
import shutil
from pathlib import Path

import pytest
from running import ROOT, settle

from plancom.ui.shell import overlay

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
    english = [*dictionary["exact"], *dictionary["months"], *(pattern["example"][0] for pattern in dictionary["patterns"])]
    spanish = [*dictionary["exact"].values(), *(pattern["example"][1] for pattern in dictionary["patterns"])]
    split = re.compile(r"[^\W\d_]{2,}")
    words = {word.lower() for text in english for word in split.findall(text)}
    return words - {word.lower() for text in spanish for word in split.findall(text)} - {"pdf"}


def left_over(texts: list[str]) -> list[str]:
    english = english_words()
    without_data = {text: re.sub("|".join(sorted(DATA, reverse=True)), "", text) for text in texts}
    return sorted(text for text, rest in without_data.items() if any(word.lower() in english for word in re.findall(r"[^\W\d_]{2,}", rest)))


@pytest.fixture
def spanish_url(start_app, tmp_path):
    folder = tmp_path / "pagina"
    folder.mkdir()
    shutil.copy(ROOT / "app.py", folder)
    shutil.copytree(ROOT / ".streamlit", folder / ".streamlit")
    shutil.copy(HERE / "spanish_main.py", folder / "main.py")
    return start_app(folder / "app.py").url


def test_streamlit_speaks_spanish(page, spanish_url, watch):
    page.goto(spanish_url)
    page.locator(".modebar").wait_for(state="attached")
    page.get_by_text("Elegir archivo").first.wait_for()
    settle(page)
    assert page.locator("html").get_attribute("lang") == "es-CO"

    def see(moment: str) -> None:
        page.wait_for_timeout(400)
        assert left_over(page.evaluate(COLLECT)) == [], moment

    see("al abrir")
    for text in DATA:
        assert page.get_by_text(text, exact=True).count() > 0, f"el dato «{text}» se cambió"
    for label in ("Saltar al contenido principal", "Ver 5 más"):
        assert page.get_by_text(label, exact=True).count() == 1

    page.get_by_test_id("stMainMenuButton").click()
    see("el menú")
    page.get_by_text("Grabar la pantalla").click()
    see("grabar la pantalla")
    page.get_by_role("button", name="Cerrar").first.click()

    page.get_by_test_id("stDataFrame").first.hover()
    page.get_by_role("button", name="Buscar: Visitas por canal").click()
    see("buscar en la tabla")
    page.keyboard.type("Search")
    see("resultados en la tabla")
    page.keyboard.press("Escape")
    page.get_by_test_id("stDataFrame").first.hover()
    page.get_by_role("button", name="Mostrar u ocultar columnas: Visitas por canal").click()
    see("las columnas")
    page.keyboard.press("Escape")
    table = page.get_by_test_id("stDataFrame").first
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    # The three dots at the right end of a text column's header, then of a number column's.
    for dots, item in ((472, "Estadísticas"), (889, "Formato"), (889, "Estadísticas")):
        page.mouse.move(box["x"] + dots - 100, box["y"] + 17)
        page.mouse.click(box["x"] + dots, box["y"] + 17)
        page.get_by_test_id("stDataFrameColumnMenu").wait_for()
        see("el menú de la columna")
        page.get_by_test_id("stDataFrameColumnMenu").get_by_text(item).hover()
        see(item)
        page.keyboard.press("Escape")
        page.mouse.click(box["x"] + 20, box["y"] - 10)
        page.get_by_test_id("stDataFrameColumnMenu").wait_for(state="detached")

    for number in (0, 1):
        page.get_by_test_id("stDateInputCalendarButton").nth(number).click()
        see("el calendario")
        page.keyboard.press("Escape")

    page.get_by_role("combobox", name="Indicador").click()
    see("la lista")
    page.keyboard.type("zzz")
    see("la lista sin resultados")
    page.keyboard.press("Escape")
    page.get_by_role("combobox", name="Tipos").click()
    see("la lista múltiple")
    assert page.get_by_role("option", name="Elegir todo").count() == 1
    page.keyboard.type("1")
    see("la lista múltiple, buscando")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.get_by_text("Todo junto").click()

    for label in ("Motivo", "Nota", "Autor"):
        page.get_by_role("textbox", name=label, exact=True).fill("algo")
        see(label)
    page.get_by_label("Base", exact=True).fill("44")
    page.keyboard.press("Enter")
    see("un número fuera de rango")

    page.get_by_test_id("stFileUploaderDropzoneInput").first.set_input_files(
        [
            {"name": "visitas.csv", "mimeType": "text/csv", "buffer": b"a"},
            {"name": "acta.pdf", "mimeType": "application/pdf", "buffer": b"a"},
        ]
    )
    see("archivos subidos")
    assert page.get_by_role("button", name="Quitar visitas.csv").count() == 1

    page.get_by_role("button", name="Avisar").click()
    page.get_by_test_id("stToast").wait_for()
    see("un aviso")
    page.get_by_test_id("stToast").get_by_role("button", name="Cerrar").click()
    page.get_by_role("button", name="Preguntar").click()
    page.get_by_role("dialog", name="Confirmar").wait_for()
    see("un diálogo")
    page.keyboard.press("Escape")
    page.get_by_test_id("stPlotlyChart").hover()
    see("la gráfica")
    page.get_by_test_id("stSidebar").hover()
    page.get_by_role("button", name="Cerrar la barra lateral").click()
    see("sin barra lateral")
    page.get_by_role("button", name="Abrir la barra lateral").click()

    page.get_by_role("button", name="Fallar").click()
    apology = page.get_by_test_id("stAlert")
    apology.wait_for()
    assert re.search(r"referencia [0-9a-f]{8}", apology.inner_text())
    assert "secret" not in page.locator("body").inner_text()
    see("una falla")

    watch.tolerate("does not seem to exist")
    page.goto(f"{spanish_url}/no-existe")
    page.get_by_text("Esa página no existe").wait_for()
    see("una página que no existe")


def test_a_stopped_server_is_told_in_spanish(page, start_app, tmp_path, watch):
    watch.tolerate("ERR_CONNECTION_REFUSED|not responding|reaching server endpoint|WebSocket|ERR_EMPTY_RESPONSE|Is Streamlit still running")
    from contextlib import ExitStack

    from running import running_app

    folder = tmp_path / "pagina"
    folder.mkdir()
    shutil.copy(ROOT / "app.py", folder)
    shutil.copytree(ROOT / ".streamlit", folder / ".streamlit")
    (folder / "main.py").write_text("import streamlit as st\nst.title('Hola')\n", encoding="utf-8")
    with ExitStack() as stack:
        app = stack.enter_context(running_app(tmp_path, folder / "app.py"))
        page.goto(app.url.replace("127.0.0.1", "localhost"))
        page.get_by_text("Hola").wait_for()
    page.get_by_text("Se perdió la conexión").wait_for(timeout=40_000)
    page.wait_for_timeout(300)
    assert left_over(page.evaluate(COLLECT)) == []
