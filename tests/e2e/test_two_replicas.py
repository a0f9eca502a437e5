"""Two servers behind nginx on one PostgreSQL: one is killed or replaced, and whoever is at the screen goes on."""

import json
import re
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from browser import eventually, press, settle
from browser_office import BrowserOffice
from playwright.sync_api import Browser, Page, expect
from replicas import ASKED_AGAIN, Replica, Site, next_release, running_site

from plancom.store.db import revisions

CUT_OFF = "2018-09-30"
MIGRATION = """
import sqlalchemy as sa
from alembic import op

revision, down_revision = "9999", "{head}"


def upgrade() -> None:
    op.add_column("visits", sa.Column("device", sa.Unicode, server_default="", nullable=False))
    op.create_table("next_release", sa.Column("id", sa.Integer, primary_key=True))
"""


@pytest.fixture(scope="module")
def site(nginx: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with running_site(tmp_path_factory.mktemp("replicas")) as running:
        yield running


@pytest.fixture(autouse=True)
def _both_run(site: Site) -> None:
    stopped = [one for one in site.replicas if one.process is None]
    for one in stopped:
        one.start()
    if stopped:
        time.sleep(ASKED_AGAIN)  # a signing in that nginx moves on its way is begun anew


Visit = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser, site: Site) -> Iterator[Visit]:
    """`visit(replica, "/mes", "luis")`: a browser of its own, signed in, whose first request goes to that replica."""
    contexts = []

    def came(replica: Replica, at: str = "/", person: str = "luis") -> Page:
        context = browser.new_context(ignore_https_errors=True, locale="es-CO", viewport={"width": 1366, "height": 900})
        contexts.append(context)
        context.set_default_timeout(30_000)
        context.add_cookies([{"name": "plancom_replica", "value": str(replica.port), "url": site.address}])
        page = context.new_page()
        page.goto(f"{site.address}/mes")
        page.get_by_role("button", name="Entrar").click()
        page.locator(f"#{person}").click()
        page.wait_for_url(f"{site.address}/mes*")
        settle(page)
        page.goto(site.address + at)
        settle(page)
        return page

    yield came
    for one in contexts:
        one.close()


def replica_of(site: Site, page: Page) -> Replica:
    """The server that holds the page's session."""
    (cookie,) = [one["value"] for one in page.context.cookies() if one["name"] == "plancom_replica"]
    return site.called(cookie)


def upload(page: Page, name: str, csv: str) -> None:
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/csv", "buffer": csv.encode()})
    expect(page.get_by_text(name).first).to_be_visible()
    settle(page)


@pytest.mark.parametrize("number", [0, 1])
def test_each_takes_files_in_and_hands_them_out(site, visit, number):
    page = visit(site.replicas[number], "/mes")
    assert replica_of(site, page) is site.replicas[number]

    upload(page, f"octubre-{number}.csv", "fecha,visitas\n2019-10-01,40\n2019-10-02,50\n")
    expect(page.locator("[class*='st-key-file-']")).to_have_count(1)
    page.goto(f"{site.address}/historial")
    settle(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").first.click()
    assert Path(download.value.path()).stat().st_size > 0


def test_what_is_saved_on_one_is_seen_on_the_other_at_once(site, visit):
    first, second = (visit(one, f"/?corte={CUT_OFF}") for one in site.replicas)
    there = BrowserOffice(site.app, second)
    before = there.shown()
    first.goto(f"{site.address}/mes?corte={CUT_OFF}")
    settle(first)
    days = "".join(f"2018-09-{day:02},9000\n" for day in range(1, 31))
    upload(first, "septiembre.csv", f"fecha,visitas\n{days}")
    BrowserOffice(site.app, first).confirm()

    second.goto(f"{site.address}/?corte={CUT_OFF}")
    settle(second)

    assert replica_of(site, first) is not replica_of(site, second)
    after = there.shown()
    assert after != before
    first.goto(f"{site.address}/?corte={CUT_OFF}")
    settle(first)
    assert BrowserOffice(site.app, first).shown() == after


def test_a_line_of_the_register_leads_to_the_lines_of_the_log(site, visit):
    page = visit(site.replicas[1], "/mes")
    upload(page, "marzo.csv", "fecha,visitas\n2019-03-01,41\n")
    BrowserOffice(site.app, page).confirm()

    done = site.app.command("access", "log", "--act", "import", "--account", "luis@concejo.example", "--json")
    request = json.loads(done.stdout)[0]["request"]

    assert re.fullmatch("[0-9a-f]{32}", request), "the name is nginx's"
    log = (site.app.folder / "logs" / f"plancom-{site.replicas[1].port}.log").read_text(encoding="utf-8")
    assert any(f"request={request}" in line and "account=luis@concejo.example" in line for line in log.splitlines())


def test_whose_server_is_killed_goes_on_at_the_other_one_in_the_same_place(site, visit):
    page = visit(site.replicas[0], f"/visitas?corte={CUT_OFF}&anio=2&lang=en")
    heading = page.get_by_test_id("stMain").get_by_role("heading", level=1)
    title, address = heading.inner_text(), page.url
    loads = []
    page.on("framenavigated", lambda _: loads.append(page.url))

    replica_of(site, page).kill()

    eventually(lambda: replica_of(site, page).port, site.replicas[1].port, 60)
    settle(page)
    assert (heading.inner_text(), page.url) == (title, address)
    expect(page.get_by_text("Cut-off 30/09/2018").first).to_be_visible()
    page.get_by_test_id("stSidebarNav").get_by_role("link").nth(1).click()
    settle(page)
    assert "corte=2018-09-30" in page.url
    assert "lang=en" in page.url
    assert page.locator("html").get_attribute("lang") == "en"


def test_a_plan_s_draft_is_whole_where_its_server_is_killed(site, visit):
    page = visit(site.replicas[1], "/plan?ver=planes", "ana")
    press(page.get_by_role("button", name=re.compile("Empezar en blanco")).first)
    field = page.get_by_label("Nombre del plan").first
    field.fill("Plan que se escribía")
    field.press("Enter")
    settle(page)
    address = page.url

    replica_of(site, page).kill()

    eventually(lambda: replica_of(site, page).port, site.replicas[0].port, 60)
    settle(page)
    assert page.url == address
    expect(page.get_by_role("heading", name="Borrador: Plan que se escribía")).to_be_visible()
    page.reload()
    settle(page)
    expect(page.get_by_label("Nombre del plan").first).to_have_value("Plan que se escribía")


def test_what_was_chosen_for_the_council_and_not_saved_is_there_where_its_server_is_killed(site, visit):
    page = visit(site.replicas[1], f"/presentar?corte={CUT_OFF}", "rosa")
    boxes = page.locator("[class*='st-key-slides'] input[type=checkbox]")
    before = [box.is_checked() for box in boxes.all()]
    page.locator("[class*='st-key-mostrar-'] label").nth(1).click()
    settle(page)
    chosen = [box.is_checked() for box in boxes.all()]
    assert chosen != before

    replica_of(site, page).kill()

    eventually(lambda: replica_of(site, page).port, site.replicas[0].port, 60)
    settle(page)
    eventually(lambda: [box.is_checked() for box in boxes.all()], chosen, 30)
    page.reload()
    settle(page)
    eventually(lambda: [box.is_checked() for box in boxes.all()], chosen, 30)


def test_whoever_was_moved_stays_where_their_files_are_when_the_first_server_is_back(site, visit):
    page = visit(site.replicas[0], "/mes")
    site.replicas[0].kill()
    eventually(lambda: replica_of(site, page).port, site.replicas[1].port, 60)
    settle(page)
    site.replicas[0].start()

    upload(page, "despues.csv", "fecha,visitas\n2019-11-01,40\n")

    expect(page.locator("[class*='st-key-file-']")).to_have_count(1)
    assert replica_of(site, page) is site.replicas[1]


def clicked_through(site: Site, page: Page, upgrade: Future[None]) -> set[int]:
    """Clicks from page to page while servers are replaced, and a few times after; which servers held the session."""
    seen, turns = set(), 0
    while not upgrade.done() or turns < 6:
        name = ("Historial", "Visitas", "Resumen")[turns % 3]
        page.get_by_test_id("stSidebarNav").get_by_role("link", name=name, exact=True).click()
        page.wait_for_timeout(500)
        assert page.get_by_test_id("stException").count() == 0
        assert page.get_by_text(re.compile("no puede abrirse|No pudimos mostrar|502|sesión terminó")).count() == 0
        assert not re.search(f"corte=(?!{CUT_OFF})", page.url)  # for a moment, as a page changes, it has none
        seen.add(replica_of(site, page).port)
        turns += 1
    settle(page)
    assert f"corte={CUT_OFF}" in page.url
    return seen


def test_nobody_sees_an_error_while_one_server_after_the_other_is_replaced(site, visit, tmp_path):
    release = next_release(tmp_path, "99.0", MIGRATION.format(head=revisions.newest()))
    page = visit(site.replicas[0], f"/?corte={CUT_OFF}")

    def replace() -> None:
        for one in site.replicas:
            one.stop()
            one.start(release)

    with ThreadPoolExecutor(1) as operator:
        upgrade = operator.submit(replace)
        seen = clicked_through(site, page, upgrade)
    upgrade.result()

    assert len(seen) == 2, "both held the session once"
    for one in site.replicas:
        assert httpx.get(f"http://127.0.0.1:{one.port}/salud").json()["version"] == "99.0"
    page.goto(f"{site.address}/visitas?corte={CUT_OFF}")
    settle(page)
    expect(page.get_by_test_id("stMain").get_by_role("heading", level=1)).to_contain_text("Visitas")
    assert page.get_by_test_id("stException").count() == 0
