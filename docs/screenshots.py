"""Writes docs/img/*.png: the real app on a temporary database with the sample data, in Chromium.

Run from the project's folder, with the tests' tools installed (python3 start.py test):

    .venv/bin/python docs/screenshots.py            # all of them
    .venv/bin/python docs/screenshots.py resumen    # those whose name begins so

The pictures are quantised to 256 colours, which keeps each under 250 KB.
"""

import csv
import io
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.app_process import RunningApp, running_app  # noqa: E402
from tests.browser import CHROMIUM_ARGS, CHROMIUM_NAMES, settle  # noqa: E402

IMAGES = ROOT / "docs" / "img"
CUT_OFF = "2019-09-30"  # the last day of the sample data
LAPTOP, TELEPHONE = (1366, 768), (390, 844)
DRAWN_MS = 800  # charts ease into place
MAX_BYTES = 250_000


@dataclass(frozen=True)
class Shot:
    """One picture: its file's name, the page's address, and how it is looked at."""

    name: str
    path: str
    size: tuple[int, int] = LAPTOP
    dark: bool = False
    scroll_to: str = ""
    upload: bool = False
    draft: bool = False  # of the plan that follows, with the tab of its goals open
    empty: bool = False
    tasks: bool = False  # with tasks in every state; these come last, for the others show none


TASKS = (
    ("edit", "folletos-ciudad", "--responsible", "Oficina de Comunicaciones", "--due", "2019-08-31", "--audience", "Comerciantes del mercado"),
    ("edit", "comercial-tv", "--responsible", "Secretaría General", "--due", "2019-11-30"),
    ("edit", "campana-motivacion", "--responsible", "Oficina de Comunicaciones", "--due", "2019-12-31", "--audience", "Ciudadanía en general"),
    ("edit", "imagen-en-redes", "--due", "2019-12-31"),
    ("set", "folletos-ciudad", "in_progress", "--day", "2018-03-15", "--comment", "Imprenta lista: 2.000 folletos.", "--author", "Ana Ruiz"),
    ("set", "comercial-tv", "postponed", "--day", "2018-05-02", "--comment", "El presupuesto pasó al segundo semestre.", "--author", "Luis Pérez"),
    ("set", "campana-motivacion", "in_progress", "--day", "2018-03-01", "--comment", "Primera ola de publicaciones.", "--author", "Ana Ruiz"),
    ("set", "video-corporativo", "in_progress", "--day", "2018-02-10", "--comment", "Producción contratada.", "--author", "Ana Ruiz"),
    ("set", "video-corporativo", "done", "--day", "2018-06-20", "--comment", "Publicado en la página de inicio.", "--author", "Ana Ruiz"),
    ("set", "correos-usuarios", "done", "--day", "2018-11-06", "--comment", "Doce boletines enviados.", "--author", "Ana Ruiz"),
    ("set", "articulos-universal", "cancelled", "--day", "2018-08-01", "--comment", "Lo asume la Alcaldía.", "--author", "Ana Ruiz"),
    ("set", "servicios-en-redes", "done", "--day", "2018-12-14", "--comment", "Dos publicaciones diarias.", "--author", "Ana Ruiz"),
)  # fmt: skip


SHOTS = (
    Shot("bienvenida", "/", empty=True),
    Shot("resumen", f"/?corte={CUT_OFF}"),
    Shot("resumen-oscuro", f"/?corte={CUT_OFF}", dark=True),
    Shot("resumen-telefono", f"/?corte={CUT_OFF}", size=TELEPHONE),
    Shot("visitas", f"/visitas?corte={CUT_OFF}"),
    Shot("adopcion", f"/adopcion?corte={CUT_OFF}"),
    Shot("estrategia", f"/tareas?corte={CUT_OFF}&ver=participa-ya"),
    Shot("mes", f"/mes?corte={CUT_OFF}", upload=True),
    Shot("cambios", f"/redes?corte={CUT_OFF}&ver=cambios&indicador=daily_posts", scroll_to="Qué lo movió"),
    Shot("hoja", f"/prensa?corte={CUT_OFF}&ver=hoja"),
    Shot("presentar", f"/presentar?corte={CUT_OFF}"),
    Shot("plan", f"/plan?corte={CUT_OFF}"),
    Shot("borrador", f"/plan?ver=planes&corte={CUT_OFF}", draft=True),
    Shot("lecturas", f"/lecturas?corte={CUT_OFF}"),
    Shot("historial", f"/historial?corte={CUT_OFF}"),
    Shot("historial-lista", f"/historial?corte={CUT_OFF}", scroll_to="Importaciones"),
    Shot("seguimiento", f"/tareas?corte={CUT_OFF}", tasks=True),
    Shot(
        "linea-de-tiempo",
        f"/tareas?corte={CUT_OFF}&ver=digitalizate",
        scroll_to="Línea de tiempo de Digitalízate",
        tasks=True,
    ),
)


def visits_file() -> bytes:
    """A template of the month after the sample data, with a date that does not exist."""
    rows = [("fecha", "visitas", "visitantes", "paginas_vistas")]
    rows += [(f"2019-10-{day:02d}", 520 + 37 * day % 190, 380 + 23 * day % 120, 1300) for day in range(1, 31)]
    rows.append(("2019-10-32", 611, 402, 1410))
    return _csv(rows)


def facebook_file() -> bytes:
    """Three posts in the shape of Meta's content export."""
    rows: list[tuple[object, ...]] = [
        ("Identificador de la publicación", "Identificador de la página", "Título", "Hora de publicación",
         "Enlace permanente", "Tipo de publicación", "Alcance", "Veces que se compartió"),
    ]  # fmt: skip
    for number, text in enumerate(("Sesión plenaria de hoy", "Radique su petición #ParticipaYa", "Cabildo abierto")):
        link = f"https://www.facebook.com/concejo/posts/{9001 + number}"
        rows.append((9001 + number, 77, text, f"10/{5 + number:02d}/2019 09:30", link, "Fotos", 840, 3))
    return _csv(rows)


def _csv(rows: list[tuple[object, ...]]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def take(browser: Browser, app: RunningApp, shot: Shot) -> None:
    """One picture, written."""
    width, height = shot.size
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale="es-CO", timezone_id="America/Bogota",
        color_scheme="dark" if shot.dark else "light",
    )  # fmt: skip
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.goto(app.url + shot.path)
    wait_until_drawn(page)
    if shot.upload:
        upload(page)
    if shot.draft:
        draft(page)
    if shot.scroll_to:
        page.get_by_role("heading", name=shot.scroll_to, exact=True).first.evaluate("e => e.scrollIntoView()")
    wait_until_drawn(page)
    size = save(page.screenshot(), IMAGES / f"{shot.name}.png")
    sys.stdout.write(f"{shot.name}.png: {size / 1000:.0f} kB\n")
    if size > MAX_BYTES:
        sys.exit(f"{shot.name}.png pesa demasiado: {size} bytes")
    context.close()


def wait_until_drawn(page: Page) -> None:
    """Waits until every part of the page is there and still."""
    settle(page)
    page.wait_for_function("() => !document.querySelector('[data-testid=stSkeleton]')")
    page.wait_for_timeout(DRAWN_MS)


def upload(page: Page) -> None:
    """Drops two files and waits until both were read."""
    page.locator("input[type=file]").set_input_files(
        [
            {"name": "visitas-octubre.csv", "mimeType": "text/csv", "buffer": visits_file()},
            {"name": "facebook-octubre.csv", "mimeType": "text/csv", "buffer": facebook_file()},
        ]
    )
    page.get_by_test_id("stMetric").nth(7).wait_for()
    wait_until_drawn(page)
    page.locator("[class*=st-key-file-]").first.evaluate(
        "e => { e.scrollIntoView(); document.querySelector('[data-testid=stMain]').scrollBy(0, -80) }"
    )


def draft(page: Page) -> None:
    """Begins to change the plan in view, and opens its goals."""
    page.get_by_role("button", name="Cambiarlo").click()
    wait_until_drawn(page)
    page.get_by_role("tab", name="Metas").click()
    wait_until_drawn(page)


def save(screenshot: bytes, path: Path) -> int:
    """The picture with a palette of its own; how many bytes it has."""
    Image.open(io.BytesIO(screenshot)).convert("RGB").quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)
    return path.stat().st_size


def main() -> None:
    """All pictures, or those whose names begin as asked."""
    wanted = tuple(sys.argv[1:])
    path = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if path is None:
        sys.exit("No hay Chromium en este equipo (Debian: apt install chromium).")
    IMAGES.mkdir(exist_ok=True)
    shots = [shot for shot in SHOTS if shot.name.startswith(wanted or "")]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGS)
        for empty in (True, False):
            chosen = [shot for shot in shots if shot.empty == empty]
            own = Path(folder) / ("vacia" if empty else "ejemplo")
            own.mkdir()
            if chosen:
                take_all(browser, own, chosen, with_data=not empty)
        browser.close()


def take_all(browser: Browser, folder: Path, shots: Sequence[Shot], *, with_data: bool) -> None:
    """Some pictures of one dashboard, whose data are in `folder`."""
    with running_app(folder) as app:
        if with_data and (loaded := app.command("demo", "load")).returncode:
            sys.exit(loaded.stderr)
        for of_tasks, group in groupby(shots, key=lambda shot: shot.tasks):
            for words in TASKS if of_tasks else ():
                app.command("tasks", *words).check_returncode()
            for shot in group:
                take(browser, app, shot)


if __name__ == "__main__":
    main()
