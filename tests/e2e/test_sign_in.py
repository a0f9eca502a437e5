"""Signing in with a real browser at a real OpenID Connect provider: who gets in, with which role, and for how long."""

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from app_process import RunningApp, free_port, running_app
from browser import settle
from identity_provider import CLIENT, SECRET, Mischief, Provider, running_provider
from playwright.sync_api import Page, expect
from replicas import SECRETS

from plancom.ui.access.gate import LOOKED_AT


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with running_provider() as running:
        yield running


@pytest.fixture(scope="module")
def office(provider: Provider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """The app with signing in, and the sample data."""
    folder, port = tmp_path_factory.mktemp("entrada"), free_port()
    secrets = folder / "secrets.toml"
    secrets.write_text(
        SECRETS.format(address=f"http://127.0.0.1:{port}", client=CLIENT, secret=SECRET, provider=provider.url)
    )
    with running_app(folder, port=port, PLANCOM_SECRETS=str(secrets)) as app:
        done = app.command("demo", "load")
        assert done.returncode == 0, done.stderr
        yield app


@pytest.fixture(autouse=True)
def _no_mischief(provider: Provider) -> None:
    provider.mischief = ""


@pytest.fixture
def come_in(office: RunningApp, page: Page) -> Callable[..., Page]:
    """`come_in(person)`: signs in as one of PEOPLE."""

    def signed_in(person: str, at: str = "") -> Page:
        page.goto(f"{office.url}/{at}")
        page.get_by_role("button", name="Entrar").click()
        page.locator(f"#{person}").click()
        # Past the provider's answer, and from the first page on to the one that was asked for.
        wanted = f"{office.url}/{at.partition('?')[0]}"
        page.wait_for_url(lambda url: url.partition("?")[0] == wanted)
        settle(page)
        return page

    return signed_in


def test_without_signing_in_nothing_of_the_office_is_seen(office, page):
    page.goto(f"{office.url}/historial")

    expect(page.get_by_text("Entre con su cuenta para ver el tablero.")).to_be_visible()
    for figure in ("visitas", "Datos de ejemplo", "Historial"):
        expect(page.get_by_test_id("stMain").get_by_text(figure)).to_have_count(0)


@pytest.mark.parametrize(
    ("person", "role", "offered"),
    [("ana", "administrador", (True, True)), ("luis", "editor", (True, False)), ("rosa", "lector", (False, False))],
)
def test_each_person_is_offered_what_their_role_may_do(come_in, office, person, role, offered):
    imports, decides = offered
    page = come_in(person)
    page.locator(".st-key-persona button").first.click()
    expect(page.get_by_text(f", {role}")).to_be_visible()

    page.goto(f"{office.url}/mes")
    settle(page)
    expect(page.get_by_test_id("stFileUploader")).to_have_count(1 if imports else 0)
    page.goto(f"{office.url}/plan?ver=lecturas")
    settle(page)
    expect(page.get_by_text("Cambiar la lectura").first).to_be_visible(visible=decides)


@pytest.mark.parametrize("person", ["otro", "falso"])
def test_who_has_no_role_sees_why_and_no_figure(come_in, person):
    page = come_in(person)

    expect(page.get_by_text("no tiene acceso a este tablero")).to_be_visible()
    expect(page.get_by_text("Datos de ejemplo")).to_have_count(0)


@pytest.mark.parametrize("mischief", ["expired", "forged", "audience", "issuer", "nonce", "unsigned"])
def test_a_bad_token_lets_nobody_in(come_in, provider, mischief: Mischief):
    provider.mischief = mischief
    page = come_in("ana")

    expect(page.get_by_text("Entre con su cuenta para ver el tablero.")).to_be_visible()


def test_what_the_provider_refuses_is_said(office, provider, browser):
    provider.mischief = "refused"
    page = browser.new_page()  # of its own: the answer's status 400 is an error in its console
    page.goto(office.url)
    page.get_by_role("button", name="Entrar").click()
    page.locator("#ana").click()

    expect(page.get_by_text("El proveedor de cuentas no lo dejó entrar («invalid_request»).")).to_be_visible()
    page.close()
    assert "unsupported prompt value" in (office.folder / "logs" / "plancom.log").read_text(encoding="utf-8")


def test_an_answer_of_the_provider_serves_once(come_in, office, page):
    answers = []
    page.on("request", lambda asked: answers.append(asked.url) if "/oauth2callback?" in asked.url else None)
    come_in("ana")
    page.context.clear_cookies()

    page.goto(answers[0])
    settle(page)

    expect(page.get_by_text("Entre con su cuenta para ver el tablero.")).to_be_visible()


def test_a_role_that_is_taken_away_is_gone_in_the_act_for_who_is_inside(come_in, office, page, page_monitor):
    come_in("luis", "mes")
    expect(page.get_by_test_id("stFileUploader")).to_be_visible()

    done = office.command("access", "give", "luis@concejo.example", "lector")
    assert done.returncode == 0, done.stderr
    try:
        page.reload()
        settle(page)
        expect(page.get_by_test_id("stFileUploader")).to_have_count(0)
    finally:
        office.command("access", "take", "luis@concejo.example")


def test_signing_out_in_one_tab_ends_the_other_and_the_cookie_that_was_kept_serves_no_more(come_in, office, page):
    come_in("rosa")
    kept = page.context.cookies()
    other = page.context.new_page()
    other.clock.install()
    other.goto(f"{office.url}/visitas")
    settle(other)

    page.get_by_role("button", name=re.compile("Rosa Díaz")).click()
    page.get_by_role("button", name="Salir").click()
    expect(page.get_by_text("Entre con su cuenta para ver el tablero.")).to_be_visible()

    other.clock.fast_forward(int(1_000 * LOOKED_AT))
    expect(other.get_by_text("Entre con su cuenta para ver el tablero.")).to_be_visible(timeout=60_000)
    other.close()
    page.context.add_cookies(kept)
    page.goto(office.url)
    settle(page)
    expect(page.get_by_role("button", name="Entrar")).to_be_visible()
    expect(page.get_by_text("Datos de ejemplo")).to_have_count(0)
    assert page.request.get(f"{office.url}/presentacion").status == 403


def test_a_signing_in_that_was_not_used_for_too_long_is_over(come_in, office, page):
    come_in("rosa")
    with closing(sqlite3.connect(office.folder / "plancom.db")) as database, database:
        database.execute("UPDATE sign_ins SET seen_at = datetime(seen_at, '-31 minutes') WHERE account LIKE 'rosa%'")

    page.reload()
    settle(page)

    expect(page.get_by_text("Se cerró su sesión: pasó más de 30 minutos sin usarse.")).to_be_visible()


def test_the_slides_are_for_who_may_see_and_what_was_shown_is_remembered_in_the_name_of_who_signed_in(
    come_in, office, page
):
    assert page.request.get(f"{office.url}/presentacion").status == 403
    come_in("rosa")
    assert page.request.get(f"{office.url}/presentacion").status == 200
    assert (
        page.request.post(f"{office.url}/presentacion/mostrada", headers={"origin": "http://elsewhere.example"}).status
        == 403
    )


def test_what_was_done_is_in_the_register_with_who_and_from_what_to_what(come_in, office, page):
    come_in("ana", "acceso")
    page.get_by_role("textbox", name="Correo, dominio o grupo").fill("nueva@concejo.example")
    page.get_by_role("button", name="Dar acceso").click()
    expect(page.get_by_role("rowheader", name="nueva@concejo.example")).to_be_visible()

    printed = office.command("access", "log", "--json").stdout
    line = next(one for one in json.loads(printed) if one["act"] == "give_access")
    assert (line["actor"], line["account"], line["role"]) == ("Ana Ruiz", "ana@concejo.example", "administrador")
    assert (line["subject"], line["before"]) == ("access/nueva@concejo.example", "")
    assert json.loads(line["after"]) == {"subject": "nueva@concejo.example", "role": "lector"}


def test_after_signing_in_one_is_where_one_wanted_to_be(come_in, office, page):
    come_in("rosa", "visitas?corte=2018-09-30")

    page.wait_for_url(f"{office.url}/visitas?corte=2018-09-30*")
    expect(page.get_by_role("heading", name="Visitas", level=1)).to_be_visible()
