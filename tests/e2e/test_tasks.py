"""Two people follow the plan's tasks, each in a browser of their own: what one registers the other sees, and neither loses anything."""

import json
import re

from app_process import RunningApp
from browser import settle
from browser_office import say_name
from playwright.sync_api import Browser, Page, expect

TASK = "folletos-ciudad"
PICTURE = bytes(range(256)) * 4000


class Person:
    """Somebody at «Estrategias», under their name."""

    def __init__(self, page: Page, app: RunningApp, name: str) -> None:
        self.page = page
        page.goto(f"{app.url}/tareas")
        settle(page)
        say_name(page, name)
        self.card = page.locator(f".st-key-task-{TASK}")

    def toggle(self, name: str) -> None:
        self.card.get_by_role("button", name=re.compile(name)).first.click()
        settle(self.page)

    def write(self, state: str, comment: str) -> None:
        self.card.get_by_text(state, exact=True).click()
        self.card.get_by_label("Qué se hizo, o qué falta", exact=True).fill(comment)

    def prove(self, name: str, content: bytes) -> None:
        with self.page.expect_file_chooser() as chooser:
            self.card.get_by_test_id("stFileUploaderDropzone").locator("button").click()
        chooser.value.set_files([{"name": name, "mimeType": "image/jpeg", "buffer": content}])
        expect(self.card.get_by_text(name)).to_be_visible()
        settle(self.page)

    def save(self) -> None:
        self.card.get_by_role("button", name="Guardar el avance", exact=True).click()
        settle(self.page)


def another_person(browser: Browser, app: RunningApp, name: str) -> Person:
    return Person(browser.new_context(locale="es-CO").new_page(), app, name)


def history(app: RunningApp) -> list[dict]:
    done = app.command("tasks", "history", TASK, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["changes"]


def test_a_state_with_comment_and_evidence_is_seen_by_another_person(office, office_app, browser):
    ana = Person(office.page, office_app, "Ana Ruiz")
    ana.toggle("Registrar un avance")
    ana.save()
    expect(ana.card.get_by_text("Escriba un comentario: qué se hizo, o qué falta.")).to_be_visible()
    ana.write("● Hecha", "Se repartieron 1.200 folletos")
    ana.card.get_by_label("Enlace de evidencia (si lo hay)", exact=True).fill("https://x.co/acta")
    ana.prove("foto.jpg", PICTURE)
    ana.toggle("Cambiar los datos")
    ana.card.get_by_label("Responsable", exact=True).fill("Oficina de Prensa")
    ana.toggle("Historial")
    expect(ana.card.get_by_text("Todavía no se ha registrado nada de esta tarea.")).to_be_visible()
    expect(ana.card.get_by_label("Qué se hizo, o qué falta", exact=True)).to_have_value("Se repartieron 1.200 folletos")
    ana.save()
    expect(ana.card.get_by_text(re.compile("Se guardó: ● Hecha"))).to_be_visible()
    expect(ana.card.page.get_by_test_id("stToast")).to_be_in_viewport()
    expect(ana.card.get_by_label("Qué se hizo, o qué falta", exact=True)).to_have_count(0)
    expect(ana.card.get_by_label("Responsable", exact=True)).to_have_value("Oficina de Prensa")
    ana.card.get_by_role("button", name="Guardar los datos", exact=True).click()
    expect(ana.card.get_by_text("Se guardaron los datos de la tarea.")).to_be_visible()
    settle(ana.page)

    luis = another_person(browser, office_app, "Luis Pérez")
    expect(luis.card).to_contain_text(re.compile(r"Ana Ruiz: Se repartieron 1\.200 folletos"))
    expect(luis.page.get_by_role("heading", name="Terminadas o canceladas (1)")).to_be_visible()
    luis.toggle("Historial")
    expect(luis.card.get_by_role("link", name="https://x.co/acta")).to_have_attribute("href", "https://x.co/acta")
    with luis.page.expect_download() as download:
        luis.card.get_by_role("button", name=re.compile(r"foto\.jpg")).click()
    assert download.value.suggested_filename == "foto.jpg"
    assert download.value.path().read_bytes() == PICTURE

    arranged, change = history(office_app)
    assert arranged["details"] == "Responsable: Oficina de Prensa."
    assert (change["state"], change["author"]) == ("done", "Ana Ruiz")
    luis.page.context.close()


def test_evidence_is_handed_out_as_bytes_to_keep_and_never_run(office, office_app, browser):
    ana = Person(office.page, office_app, "Ana Ruiz")
    ana.toggle("Registrar un avance")
    ana.write("◐ En curso", "Página guardada")
    ana.prove("pagina.html", b"<script>document.title='hecho'</script>")
    ana.card.locator("input[type=file]").set_input_files(
        [{"name": "video.mp4", "mimeType": "video/mp4", "buffer": bytes(11 * 1024 * 1024)}]
    )
    expect(ana.card.get_by_text("video.mp4")).to_be_visible()
    ana.save()
    expect(ana.card.get_by_text(re.compile("Se guardó.*Evidencia: «pagina.html»\\."))).to_be_visible()
    ana.toggle("Historial")
    button = ana.card.get_by_role("button", name=re.compile(r"pagina\.html"))
    expect(button).to_be_visible()
    with ana.page.expect_download() as download:
        button.click()
    assert download.value.path().read_bytes() == b"<script>document.title='hecho'</script>"
    address = download.value.url
    answer = office.page.request.get(address)
    assert answer.headers["content-type"].startswith("application/octet-stream")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_the_second_of_two_people_is_told_and_loses_nothing(office, office_app, browser):
    ana, luis = Person(office.page, office_app, "Ana Ruiz"), another_person(browser, office_app, "Luis Pérez")
    for person in (ana, luis):
        person.toggle("Registrar un avance")
    luis.write("✕ Cancelada", "No se hará este año")
    luis.prove("acta.jpg", PICTURE)
    ana.write("● Hecha", "Repartidos en el mercado")
    ana.save()
    expect(ana.card.get_by_text(re.compile("Se guardó"))).to_be_visible()
    luis.save()
    expect(luis.card.get_by_text(re.compile("Mientras usted escribía, Ana Ruiz cambió esta tarea"))).to_be_visible()
    expect(luis.card.get_by_text(re.compile("«Repartidos en el mercado»"))).to_be_visible()
    assert [one["state"] for one in history(office_app)] == ["done"]
    expect(luis.card.get_by_label("Qué se hizo, o qué falta", exact=True)).to_have_value("No se hará este año")
    expect(luis.card.get_by_role("radio", name="✕ Cancelada")).to_be_checked()
    expect(luis.card.get_by_text("acta.jpg")).to_be_visible()
    luis.save()
    expect(luis.card.get_by_text(re.compile("Se guardó: ✕ Cancelada"))).to_be_visible()
    changes = history(office_app)
    assert [(one["state"], one["author"], len(one["evidence"])) for one in changes] == [
        ("cancelled", "Luis Pérez", 1),
        ("done", "Ana Ruiz", 0),
    ]
    luis.page.context.close()
