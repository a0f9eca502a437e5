"""Behind nginx with the project's own configuration: TLS, signing in, uploading, downloading; and only the routes that readers need."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from app_process import RunningApp, free_port, running_app
from browser import CHROMIUM_ARGS, WINDOWLESS, chromium, settle
from identity_provider import CLIENT, SECRET, running_provider
from playwright.sync_api import Browser, Page, expect
from replicas import SECRETS, running_nginx

NAME = "tablero.concejo.gov.co"


@pytest.fixture(scope="module")
def site(nginx: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, RunningApp]]:
    """Its address, and the app behind it."""
    folder, outside, inside = tmp_path_factory.mktemp("nginx"), free_port(), free_port()
    address = f"https://{NAME}:{outside}"
    with running_provider() as provider:
        (folder / "datos").mkdir()
        secrets = folder / "secrets.toml"
        secrets.write_text(SECRETS.format(address=address, client=CLIENT, secret=SECRET, provider=provider.url))
        hosts = f"{NAME} 127.0.0.1 localhost"
        with (
            running_app(
                folder / "datos", port=inside, PLANCOM_SECRETS=str(secrets), STREAMLIT_SERVER_ALLOWED_HOSTS=hosts
            ) as app,
            running_nginx(folder, NAME, outside, {8501: inside}, "one"),
        ):
            assert app.command("demo", "load").returncode == 0
            yield address, app


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A browser that finds the name on this computer, and takes the test's certificate."""
    found = f"--host-resolver-rules=MAP {NAME} 127.0.0.1"
    launched = browser.browser_type.launch(executable_path=chromium(WINDOWLESS), args=[*CHROMIUM_ARGS, found])
    context = launched.new_context(ignore_https_errors=True, locale="es-CO")
    context.set_default_timeout(20_000)
    yield context.new_page()
    launched.close()


def test_the_office_works_through_it(site, page):
    address, _app = site
    page.goto(f"{address}/mes")
    page.get_by_role("button", name="Entrar").click()
    page.locator("#luis").click()
    page.wait_for_url(f"{address}/mes*")
    settle(page)

    csv = "fecha,visitas\n2019-10-01,40\n2019-10-02,50\n"
    page.locator("input[type=file]").set_input_files(
        {"name": "octubre.csv", "mimeType": "text/csv", "buffer": csv.encode()}
    )

    expect(page.get_by_text("octubre.csv").first).to_be_visible()
    page.goto(f"{address}/historial")
    settle(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").first.click()
    assert Path(download.value.path()).stat().st_size > 0


def response(site, path, method="GET", **headers):
    address, _app = site
    local = address.replace(NAME, "127.0.0.1")
    return httpx.request(method, f"{local}{path}", verify=False, headers={"host": NAME, **headers})


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/agent/mcp"])
def test_what_only_its_operator_may_ask_is_not_there(site, path):
    assert response(site, path).status_code == 404


def test_strangers_get_the_door_and_no_figure(site):
    assert response(site, "/salud").json()["status"] == "ok"
    assert response(site, "/presentacion").status_code == 403
    assert response(site, "/publico").status_code == 404
    assert response(site, "/presentacion/mostrada", "POST", origin="https://elsewhere.example").status_code == 403


def test_scripts_are_sent_compressed_and_over_tls_only(site):
    shell = response(site, "/")
    assert shell.headers["strict-transport-security"] == "max-age=31536000"
    script = re.search(r'src="\.(/static/js/page[^"]*\.js)"', shell.text)
    assert script
    answer = response(site, script[1], **{"accept-encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert len(gzip.compress(answer.content)) < len(answer.content) / 2
