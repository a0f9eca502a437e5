"""Limits: what is sent too much, too often or too slowly is answered with a sentence, and the server stays free for the others."""

import asyncio
import socket
import sqlite3
import stat
import threading
import time
from collections import Counter
from contextlib import closing

import httpx
import pytest
import uvicorn
from app_process import free_port
from starlette.responses import PlainTextResponse

from plancom.store.db import schema
from plancom.store.upkeep import backups
from plancom.web import limits, slow_connections
from plancom.web.limits import RequestLimits, timed
from tests.engines import writable_engine

UPLOAD = "/_stcore/upload_file/sesion/archivo"


async def whole(scope, receive, send):
    """An app that takes in all that is sent."""
    size = 0
    while (message := await receive())["type"] == "http.request":
        size += len(message["body"])
        if not message.get("more_body"):
            break
    await PlainTextResponse(f"{size} {message['type']}")(scope, receive, send)


def sent(app, path, method="PUT", content=b"", **more):
    async def ask():
        transport = httpx.ASGITransport(app, client=more.pop("client", ("127.0.0.1", 5)))
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as browser:
            return await browser.request(method, path, content=content, **more)

    return asyncio.run(ask())


def test_what_a_session_holds_and_sends_has_an_end(monkeypatch):
    monkeypatch.setenv("PLANCOM_SESSION_UPLOADS_MB", "2")
    monkeypatch.setattr(limits, "held_bytes", lambda: {"sesion": 1024**2})

    assert sent(RequestLimits(whole), UPLOAD, content=b"x" * 1024**2).status_code == 200
    answer = sent(RequestLimits(whole), UPLOAD, content=b"x" * (1024**2 + 1))
    assert (answer.status_code, "Hay demasiados archivos sin guardar" in answer.text) == (413, True)


def test_what_all_sessions_hold_has_an_end_too(monkeypatch):
    monkeypatch.setenv("PLANCOM_ALL_UPLOADS_MB", "3")
    monkeypatch.setattr(limits, "held_bytes", lambda: dict.fromkeys(("a", "b", "c"), 1024**2))

    assert sent(RequestLimits(whole), UPLOAD, content=b"x").status_code == 413


def test_files_on_their_way_count_and_are_forgotten_once_they_are_there(monkeypatch):
    monkeypatch.setenv("PLANCOM_SESSION_UPLOADS_MB", "1")
    monkeypatch.setattr(limits, "held_bytes", dict)
    app = RequestLimits(whole)
    app._coming = Counter({"sesion": 1024**2})
    assert sent(app, UPLOAD, content=b"x").status_code == 413
    app._coming.clear()
    assert sent(app, UPLOAD, content=b"x").status_code == 200
    assert app._coming == Counter()


@pytest.mark.parametrize("length", ["", "0", "1e3", "-5", "9" * 40])
def test_an_upload_that_does_not_say_how_large_it_is_is_refused(length):
    assert sent(RequestLimits(whole), UPLOAD, content=b"x", headers={"content-length": length}).status_code == 411


def test_who_asks_too_often_waits_and_others_do_not():
    app = RequestLimits(whole)
    answers = [sent(app, "/auth/login", "GET").status_code for _ in range(31)]
    assert answers == [200] * 30 + [429]
    assert sent(app, "/auth/login", "GET", client=("127.0.0.2", 5)).status_code == 200
    assert sent(app, "/salud", "GET").status_code == 200


def test_a_body_that_stops_coming_is_over(monkeypatch):
    monkeypatch.setattr(limits, "CHUNK_SECONDS", 0.05)

    async def told():
        parts = iter([{"type": "http.request", "body": b"x", "more_body": True}])

        async def receive():
            return next(parts, None) or await asyncio.Event().wait()

        in_time = timed(receive)
        return [(await in_time())["type"], (await in_time())["type"]]

    assert asyncio.run(told()) == ["http.request", "http.disconnect"]


@pytest.mark.parametrize("http", ["h11", "httptools"])
def test_half_a_head_is_not_waited_for(monkeypatch, http):
    slow_connections.limit_heads(0.3)
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(whole, "127.0.0.1", port, log_level="critical", http=http))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        with closing(socket.create_connection(("127.0.0.1", port))) as half:
            half.settimeout(20)
            half.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX-")
            assert half.recv(100) == b""  # the server let it go
        assert httpx.get(f"http://127.0.0.1:{port}/").status_code == 200
    finally:
        slow_connections.limit_heads()
        server.should_exit = True
        thread.join(10)


def test_the_database_and_its_copies_are_for_their_owner_alone(tmp_path):
    path = tmp_path / "nueva" / "plancom.db"
    engine = writable_engine(f"sqlite:///{path}")
    schema.upgrade(engine)
    backups.backup(engine, tmp_path / "copia.db")

    for file in (path, tmp_path / "copia.db"):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_database_that_everybody_could_read_is_made_private(tmp_path):
    path = tmp_path / "plancom.db"
    with closing(sqlite3.connect(path)):
        path.touch()
    path.chmod(0o644)
    writable_engine(f"sqlite:///{path}")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
