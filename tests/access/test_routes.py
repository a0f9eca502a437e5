"""The guard before every route of the server, those of Streamlit too: who may ask what, from where and in which way."""

import asyncio
import json
import time

import httpx
import pytest
from starlette.responses import PlainTextResponse
from starlette.routing import Mount
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

import app as served
from plancom.access import Role
from plancom.web import guard
from plancom.web.guard import ACTOR, ROUTES, Guard, policy_of, served_wide
from plancom.web.requests import Requests

SETTINGS = """
[auth]
redirect_uri = "http://127.0.0.1:8501/oauth2callback"
cookie_secret = "0123456789abcdef0123456789abcdef"
client_id = "plancom"
server_metadata_url = "http://127.0.0.1:1/.well-known/openid-configuration"
[access]
administrators = ["ana@concejo.example"]
editors = ["luis@concejo.example"]
readers = ["rosa@concejo.example"]
"""
PEOPLE = {Role.READER: "rosa", Role.EDITOR: "luis", Role.ADMINISTRATOR: "ana", Role.NOBODY: "otro"}
NEEDED = {"open": Role.NOBODY, "reader": Role.READER, "editor": Role.EDITOR}
HOST = "127.0.0.1:8501"


def server_routes():
    """Path and method of every route of the real server, with something in the place of its parts."""
    found = []
    for route in served.app._build_starlette_app().routes:
        if isinstance(route, Mount):
            continue  # Streamlit's own page and its files
        path = route.path.replace("{file_id:path}", "a/b.csv").replace("{path:path}", "a/b.js")
        path = path.replace("{session_id}", "s").replace("{file_id}", "f").replace("{indicator}", "visits")
        found += [(path, method) for method in sorted(getattr(route, "methods", None) or {"WEBSOCKET"})]
    return found


EVERY = server_routes()
OVER_HTTP = [(path, method) for path, method in EVERY if method != "WEBSOCKET"]


def test_the_guard_knows_every_route_of_the_server_and_no_other():
    assert [path for path, _ in EVERY if policy_of(path) is None] == []
    unused = {prefix for prefix in ROUTES if not any(path.startswith(prefix.rstrip("/")) for path, _ in EVERY)}
    assert unused == {"/app/static", "/static", "/_stcore/script-health-check", "/_stcore/allowed-message-origins"}


@pytest.fixture
def signing_in(tmp_path, monkeypatch):
    path = tmp_path / "secrets.toml"
    path.write_text(SETTINGS, encoding="utf-8")
    monkeypatch.setenv("PLANCOM_SECRETS", str(path))
    monkeypatch.setenv("PLANCOM_DATABASE_URL", f"sqlite:///{tmp_path / 'plancom.db'}")


def cookie(role, **changes):
    person = PEOPLE[role]
    claims = {
        "is_logged_in": True, "origin": f"http://{HOST}", "provider": "default", "sub": person, "name": person,
        "email": f"{person}@concejo.example", "iat": int(time.time()), "nonce": "n", **changes,
    }  # fmt: skip
    return create_signed_value(get_cookie_secret(), "_streamlit_user", json.dumps(claims)).decode()


def guard_answer(path, method="GET", *, role=None, client=("127.0.0.1", 5), headers=(), value=None):
    """The answer of the guard to a request; 200 with the actor's role where it lets it pass."""

    async def inside(scope, receive, send):
        actor = scope[ACTOR]
        headers = {"x-asked-as": actor.request}
        await PlainTextResponse(f"{actor.role.name} {actor.account}", headers=headers)(scope, receive, send)

    async def ask():
        transport = httpx.ASGITransport(Requests(Guard(inside)), client=client)
        async with httpx.AsyncClient(transport=transport, base_url=f"http://{HOST}") as browser:
            given = {"cookie": f"_streamlit_user={value or cookie(role)}"} if role is not None or value else {}
            return await browser.request(method, path, headers={**given, **dict(headers)})

    return asyncio.run(ask())


@pytest.mark.parametrize(("path", "method"), OVER_HTTP)
def test_each_route_lets_in_strangers_and_each_role_as_it_says(signing_in, path, method):
    policy = policy_of(path)
    if policy == "operator":
        assert {guard_answer(path, method, role=role).status_code for role in (None, *Role)} == {404}
        return
    for role in (None, *Role):
        passes = (role or Role.NOBODY) >= NEEDED[policy]
        assert guard_answer(path, method, role=role).status_code == (200 if passes else 403), role


@pytest.mark.parametrize(
    "spoiled",
    [
        lambda: cookie(Role.ADMINISTRATOR)[:-4] + "AAAA",
        lambda: "eyJpc19sb2dnZWRfaW4iOiB0cnVlfQ",
        lambda: "",
        lambda: "\x00\xff",
        lambda: cookie(Role.ADMINISTRATOR, is_logged_in=False),
        lambda: cookie(Role.ADMINISTRATOR, email_verified=False),
        lambda: cookie(Role.ADMINISTRATOR, iat=int(time.time()) - 13 * 3600),
        lambda: create_signed_value("another secret", "_streamlit_user", json.dumps({"is_logged_in": True, "sub": "ana", "email": "ana@concejo.example"})).decode(),
        lambda: create_signed_value(get_cookie_secret(), "_streamlit_user", "[1]").decode(),
    ],
    ids=["cut", "unsigned", "empty", "not text", "out", "unverified", "13 hours old", "another secret", "no object"],
)  # fmt: skip
def test_a_cookie_that_was_not_signed_here_or_is_over_opens_nothing(signing_in, spoiled):
    assert (
        guard_answer(
            "/presentacion", headers={"cookie": f"_streamlit_user={spoiled()}".encode("latin-1")}.items()
        ).status_code
        == 403
    )


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://elsewhere.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
@pytest.mark.parametrize(("path", "method"), [one for one in OVER_HTTP if one[1] in {"POST", "PUT", "DELETE", "PATCH"}])
def test_what_another_page_sends_is_refused_with_a_sentence(signing_in, path, method, headers):
    answer = guard_answer(path, method, role=Role.ADMINISTRATOR, headers=headers.items())

    assert answer.status_code == 403
    assert "viene de otra página" in answer.text


def test_a_websocket_of_another_page_is_closed_at_once(monkeypatch):
    monkeypatch.setattr("streamlit.net_util.get_external_ip", lambda: pytest.fail("looked its own address up outside"))
    sent = []

    async def receive():
        return {"type": "websocket.connect"}

    async def send(message):
        sent.append(message)

    async def inside(_scope, _receive, _send):
        pytest.fail("let in")

    headers = [(b"host", HOST.encode()), (b"origin", b"http://elsewhere.example")]
    scope = {
        "type": "websocket",
        "path": "/_stcore/stream",
        "headers": headers,
        "query_string": b"",
        "client": ("127.0.0.1", 5),
    }
    asyncio.run(Requests(Guard(inside))({**scope, "server": ("127.0.0.1", 8501), "scheme": "ws"}, receive, send))

    assert sent == [{"type": "websocket.close", "code": 1008}]


@pytest.mark.parametrize("given", ["d41d8cd98f00b204e9800998ecf8427e", "", "no name"])
def test_who_asks_is_known_by_the_name_that_the_answer_bears(signing_in, given):
    answer = guard_answer("/presentacion", role=Role.READER, headers={"x-request-id": given}.items())
    assert answer.headers["x-asked-as"] == answer.headers["x-request-id"]
    assert (answer.headers["x-request-id"] == given) is (len(given) == 32)


class TestWithoutSigningIn:
    """An office's own computer."""

    @pytest.mark.parametrize("path", ["/", "/presentacion", "/media/a.csv", "/publico"])
    def test_this_computer_may_do_everything(self, path):
        answer = guard_answer(path)
        assert (answer.status_code, answer.text) == (200, "ADMINISTRATOR local")

    @pytest.mark.parametrize(
        ("client", "headers"),
        [
            (("10.0.0.7", 5), {}),
            (("::ffff:10.0.0.7", 5), {}),
            (("elsewhere", 5), {}),
            (("127.0.0.1", 5), {"x-forwarded-for": "10.0.0.7"}),
            (("127.0.0.1", 5), {"forwarded": "for=10.0.0.7"}),
            (("127.0.0.1", 5), {"x-real-ip": "10.0.0.7"}),
        ],
    )
    @pytest.mark.parametrize("path", ["/", "/presentacion", "/salud", "/publico"])
    def test_any_other_is_told_how_to_let_it_in(self, path, client, headers):
        answer = guard_answer(path, client=client, headers=headers.items())
        assert answer.status_code == 403
        assert "docs/operacion.md" in answer.text

    @pytest.mark.parametrize("client", [("127.0.0.9", 5), ("::1", 5), ("::ffff:127.0.0.1", 5), None])
    def test_every_name_of_this_computer_is_its_own(self, client):
        assert guard_answer("/", client=client).status_code == 200

    def test_a_name_that_is_not_this_server_s_opens_nothing_but_tells_how_it_is(self):
        assert guard_answer("/presentacion", headers={"host": "elsewhere.example"}.items()).status_code == 403
        assert guard_answer("/salud", headers={"host": "elsewhere.example"}.items()).status_code == 200


@pytest.mark.parametrize(
    ("address", "hosts", "wide"),
    [
        ("127.0.0.1", ["localhost", "127.0.0.1"], False),
        ("localhost", ["localhost"], False),
        ("0.0.0.0", ["localhost"], True),
        (None, ["localhost"], True),
        ("127.0.0.1", ["tablero.example"], True),
        ("127.0.0.1", [], True),
    ],
)
def test_what_a_server_s_settings_let_in(address, hosts, wide):
    assert served_wide(address, hosts) is wide


def test_operator_s_routes_are_there_for_who_asked_for_them(monkeypatch):
    assert guard_answer("/_stcore/metrics").status_code == 404
    monkeypatch.setenv(guard.OPERATOR, "1")
    assert guard_answer("/_stcore/metrics").status_code == 200
