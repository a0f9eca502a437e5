"""Behind nginx with the project's own configuration: TLS, signing in, uploading, downloading; and only the routes that readers need."""

import gzip
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from identity_provider import CLIENT, SECRET, running_provider
from playwright.sync_api import Browser, Page, expect
from running import CHROMIUM_ARGS, ROOT, RunningApp, chromium, free_port, running_app, settle
from test_sign_in import SECRETS

NAME = "tablero.concejo.gov.co"


@pytest.fixture(scope="module")
def nginx() -> str:
    """Where nginx is. Without it the test is skipped, or fails where PLANCOM_REQUIRE_NGINX=1 says that there must be one."""
    found = shutil.which("nginx", path=os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin"]))
    if found is None and os.environ.get("PLANCOM_REQUIRE_NGINX") == "1":
        pytest.fail("no hay nginx: apt-get install nginx-light")
    return found or pytest.skip("no hay nginx")


@pytest.fixture(scope="module")
def site(nginx: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, RunningApp]]:
    """Its address, and the app behind it."""
    folder, outside, inside = tmp_path_factory.mktemp("nginx"), free_port(), free_port()
    address = f"https://{NAME}:{outside}"
    with running_provider() as provider:
        (folder / "datos").mkdir()
        secrets = folder / "secrets.toml"
        secrets.write_text(SECRETS.format(app=address, client=CLIENT, secret=SECRET, provider=provider.url))
        hosts = f"{NAME} 127.0.0.1 localhost"
        with running_app(
            folder / "datos", port=inside, PLANCOM_SECRETS=str(secrets), STREAMLIT_SERVER_ALLOWED_HOSTS=hosts
        ) as app:
            assert app.command("demo", "load").returncode == 0
            server = subprocess.Popen(
                [nginx, "-e", str(folder / "error.log"), "-c", str(written(folder, outside, inside))]
            )
            try:
                until_it_answers(outside)
                yield address, app
            finally:
                server.terminate()
                server.wait(10)


def written(folder: Path, outside: int, inside: int) -> Path:
    """The project's configuration with the test's ports and a certificate of its own."""
    names = ["-subj", f"/CN={NAME}", "-keyout", str(folder / "k.pem"), "-out", str(folder / "c.pem")]
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *names],
        check=True,
        capture_output=True,
    )
    own = (ROOT / "deploy" / "nginx.conf").read_text("utf-8")
    for before, after in {
        "listen 443 ssl": f"listen 127.0.0.1:{outside} ssl",
        "127.0.0.1:8501": f"127.0.0.1:{inside}",
        "/etc/ssl/plancom.crt": str(folder / "c.pem"),
        "/etc/ssl/plancom.key": str(folder / "k.pem"),
    }.items():
        assert before in own
        own = own.replace(before, after)
    paths = "".join(
        f"{kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    whole = f"daemon off;\npid {folder}/pid;\nevents {{}}\nhttp {{\naccess_log off;\n{paths}{own}\n}}\n"
    (folder / "nginx.conf").write_text(whole)
    return folder / "nginx.conf"


def until_it_answers(port: int) -> None:
    for _ in range(100):
        try:
            httpx.get(f"https://127.0.0.1:{port}/salud", verify=False, headers={"host": NAME})
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("nginx no empezó")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A browser that finds the name on this computer, and takes the test's certificate."""
    found = f"--host-resolver-rules=MAP {NAME} 127.0.0.1"
    launched = browser.browser_type.launch(executable_path=chromium(), args=[*CHROMIUM_ARGS, found])
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


def asked(site, path, method="GET", **headers):
    address, _app = site
    local = address.replace(NAME, "127.0.0.1")
    return httpx.request(method, f"{local}{path}", verify=False, headers={"host": NAME, **headers})


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/agent/mcp"])
def test_what_only_its_operator_may_ask_is_not_there(site, path):
    assert asked(site, path).status_code == 404


def test_strangers_get_the_door_and_no_figure(site):
    assert asked(site, "/salud").json()["status"] == "ok"
    assert asked(site, "/presentacion").status_code == 403
    assert asked(site, "/publico").status_code == 404
    assert asked(site, "/presentacion/mostrada", "POST", origin="https://elsewhere.example").status_code == 403


def test_scripts_are_sent_compressed_and_over_tls_only(site):
    shell = asked(site, "/")
    assert shell.headers["strict-transport-security"] == "max-age=31536000"
    script = re.search(r'src="\.(/static/js/index[^"]*\.js)"', shell.text)
    assert script
    answer = asked(site, script[1], **{"accept-encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert len(gzip.compress(answer.content)) < len(answer.content) / 2
