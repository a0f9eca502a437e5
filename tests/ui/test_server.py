"""Middleware, health and apologies, without a browser."""

import asyncio
import gzip
import logging
import threading
import time
from pathlib import Path

import pytest
import streamlit
from streamlit.testing.v1 import AppTest

from plancom.operation.log import log_to_file
from plancom.web import server
from plancom.web.shell import overlay
from plancom.web.shell.middleware import SecurityHeaders, SpokenShell, content_security_policy, spoken_shell

SHELL = """<!DOCTYPE html><html lang="en"><head><title>Streamlit</title>
<script>
      window.prerenderReady = false
    </script>
<script type="module" crossorigin src="./static/js/index.js"></script></head>
<body><noscript><p>You need to enable JavaScript to run this app.</p></noscript><div id="root"></div></body></html>"""


def run(coroutine):
    """The coroutine's result, from a thread of its own: a browser test of the same worker keeps a loop in this one."""
    result = []
    thread = threading.Thread(target=lambda: result.append(asyncio.run(coroutine)))
    thread.start()
    thread.join()
    return result[0]


def answer(app, path="/", headers=(), scope_type="http", method="GET"):
    """Everything that an ASGI app sends for one request."""
    sent = []

    async def call():
        async def receive():
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message):
            sent.append(message)

        await app({"type": scope_type, "method": method, "path": path, "headers": list(headers)}, receive, send)

    run(call())
    return sent


def page(body, headers=(), chunks=1, content_type=b"text/html; charset=utf-8", seen=None):
    """An app that answers with `body` in so many chunks."""

    async def app(scope, receive, send):
        if seen is not None:
            seen.append(scope)
        await send(
            {"type": "http.response.start", "status": 200, "headers": [(b"content-type", content_type), *headers]}
        )
        size = -(-len(body) // chunks)
        for start in range(0, len(body), size):
            await send(
                {
                    "type": "http.response.body",
                    "body": body[start : start + size],
                    "more_body": start + size < len(body),
                }
            )

    return app


def test_the_shell_is_spanish_and_has_the_overlay_before_streamlits_own_script():
    html = spoken_shell(SHELL, "es")
    assert '<html lang="es-CO">' in html
    assert "<title>Tablero" in html
    assert "JavaScript" in html
    assert "enable" not in html
    assert "prerenderReady" not in html
    assert '<div id="root"><p id="opening" role="status">Abriendo el tablero…</p></div>' in html
    assert html.index(f"i18n/es.js?v={overlay.fingerprint()}") < html.index("index.js")


def test_streamlit_still_draws_where_it_is_said_that_the_page_opens():
    index = (Path(streamlit.__file__).parent / "static/index.html").read_text(encoding="utf-8")
    assert '<p id="opening" role="status">Opening the dashboard…</p>' in spoken_shell(index, "en")


@pytest.mark.parametrize("tag", ["es-CO", "en"])
def test_a_page_of_our_own_is_in_its_own_language_and_stays_as_it_is(tag):
    own = f'<!DOCTYPE html><html lang="{tag}"><head><title>Session</title></head><body><script src="slides.js"></script></body></html>'
    assert spoken_shell(own, "es") == spoken_shell(own, "en") == own


@pytest.mark.parametrize("packed", [False, True])
def test_content_length_and_body_agree(packed):
    body = gzip.compress(SHELL.encode()) if packed else SHELL.encode()
    headers = [
        (b"content-length", str(len(body)).encode()),
        (b"etag", b'"x"'),
        *([(b"content-encoding", b"gzip")] if packed else []),
    ]
    start, content = answer(SpokenShell(page(body, headers, chunks=3)))
    sent = dict(start["headers"])
    assert sent[b"content-length"] == str(len(content["body"])).encode()
    assert b"etag" not in sent
    assert b"content-encoding" not in sent
    assert content["body"].decode() == spoken_shell(SHELL, "es")


def test_what_is_no_page_goes_through_untouched_chunk_by_chunk():
    sent = answer(SpokenShell(page(b"abcdef", chunks=3, content_type=b"text/javascript")))
    assert [message.get("body") for message in sent] == [None, b"ab", b"cd", b"ef"]


def test_a_browsers_old_copy_of_the_page_is_not_confirmed():
    seen = []
    answer(
        SpokenShell(page(SHELL.encode(), seen=seen)), headers=[(b"accept", b"text/html"), (b"if-none-match", b'"x"')]
    )
    assert [name for name, _ in seen[0]["headers"]] == [b"accept"]


def test_websockets_pass_as_they_are():
    passed = []

    async def app(scope, receive, send):
        passed.append((scope, send))
        await send({"type": "websocket.accept"})

    assert answer(SecurityHeaders(SpokenShell(app)), scope_type="websocket") == [{"type": "websocket.accept"}]


def test_every_answer_has_the_security_headers_and_keeps_its_own():
    start, *_ = answer(
        SecurityHeaders(page(b"x", [(b"x-frame-options", b"SAMEORIGIN")])), headers=[(b"host", b"tablero.gov.co")]
    )
    sent = dict(start["headers"])
    assert sent[b"x-content-type-options"] == b"nosniff"
    assert sent[b"x-frame-options"] == b"SAMEORIGIN"
    assert b"wss://tablero.gov.co" in sent[b"content-security-policy"]


@pytest.mark.parametrize("host", [b"", b"a b", b"x; script-src *", b"evil.example 'unsafe-inline'", b"\xff"])
def test_a_strange_host_adds_nothing_to_the_policy(host):
    assert content_security_policy(host) == content_security_policy()


def test_the_policy_allows_no_inline_script_and_no_other_host():
    policy = dict(part.strip().split(" ", 1) for part in content_security_policy().split(";"))
    assert policy["script-src"] == "'self'"
    assert policy["default-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert "http" not in content_security_policy()


def test_health_says_ok_when_the_database_answers():
    body, status = run(server.health(lambda: None))
    assert (status, body["status"], body["database"]) == (200, "ok", "ok")


def test_health_says_error_without_saying_why(caplog):
    def broken():
        raise RuntimeError("password=secreta")

    body, status = run(server.health(broken))
    assert (status, body["status"], body["database"]) == (503, "error", "error")
    assert "secreta" not in str(body)
    assert "secreta" in caplog.text


def test_health_does_not_wait_for_ever(monkeypatch):
    monkeypatch.setattr(server, "PING_SECONDS", 0.05)
    _, status = run(server.health(lambda: time.sleep(0.3)))
    assert status == 503


def test_the_ping_asks_the_configured_database(monkeypatch, database_url):
    monkeypatch.setenv("PLANCOM_DATABASE_URL", database_url)
    server.ping_database()
    server._engine(database_url).dispose()


def test_an_apology_names_a_reference_that_the_log_explains(tmp_path, monkeypatch):
    monkeypatch.setenv("PLANCOM_DATA", str(tmp_path))
    log_to_file.cache_clear()
    logger = logging.getLogger("plancom")
    before = list(logger.handlers)

    def script():
        from plancom.web import server

        server.apologise(ValueError("la causa"))

    try:
        shown = AppTest.from_function(script).run()
    finally:
        for handler in set(logger.handlers) - set(before):
            handler.close()
            logger.removeHandler(handler)
        log_to_file.cache_clear()
    (message,) = shown.error
    reference = message.value.split("referencia **")[1][:8]
    assert "causa" not in message.value
    text = (tmp_path / "logs" / "plancom.log").read_text(encoding="utf-8")
    assert reference in text
    assert "ValueError: la causa" in text
