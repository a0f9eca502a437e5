"""The guard before every route: who may ask what, from where, in which way. The pages behind the websocket have a gate of their own.

What a route asks for stands in ROUTES, for every route that the server has; a test takes the list from the server itself.
"""

import asyncio
import contextlib
import ipaddress
import json
import logging
import os
from collections.abc import Iterable, Mapping
from http.cookies import SimpleCookie
from typing import Any, Literal
from urllib.parse import urlsplit

import htpy as h
from sqlalchemy.exc import DatabaseError
from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

from plancom.access import NOBODY, Actor, Role, local_person
from plancom.access.identities import Identity, identity
from plancom.access.settings import AccessSettings, AccessSettingsError
from plancom.html import html_of, web_page
from plancom.language.translation import language_named, later, speaking, tr
from plancom.services import access
from plancom.store.db.engine import StoreError
from plancom.web.database import database

Policy = Literal["open", "reader", "editor", "operator"]
"""For whom a route is: anybody; whoever may see; whoever may import; only who asked for it when the server was started."""

ROUTES: Mapping[str, Policy] = {
    "/salud": "open",
    "/metricas": "operator",
    "/publico": "open",
    "/tarjeta/": "open",
    "/resumen": "open",
    "/presentacion": "reader",
    "/i18n/": "open",
    "/auth/": "open",
    "/oauth2callback": "open",
    "/_stcore/health": "open",
    "/_stcore/script-health-check": "operator",
    "/_stcore/host-config": "open",
    "/_stcore/allowed-message-origins": "open",
    "/_stcore/stream": "open",
    "/_stcore/metrics": "operator",
    "/_stcore/agent": "operator",
    "/_stcore/upload_file": "editor",
    "/_stcore/bidi-components": "open",
    "/component/": "open",
    "/media/": "reader",
    "/app/static": "open",
    "/static": "open",
}
"""By what a path begins with, the longest one first. Any other path is Streamlit's shell, which holds no data."""

ACTOR, REQUEST = (
    "plancom_actor",
    "plancom_request",
)  # in the request's scope: who asks, and its name (plancom.web.requests)
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
FORWARDED = (b"forwarded", b"x-forwarded-for", b"x-real-ip")
PROBES = frozenset({"/salud", "/_stcore/health"})  # asked by address, by who watches the server
OWN_COMPUTER = later(
    "Este tablero es de un solo computador: sin la entrada con contraseña no atiende a otros. Quien lo administra encuentra cómo en docs/operacion.md."
)
HANDSHAKE = "x-plancom-address"  # plancom.ui.state.address reads it
REQUEST_HEADER = "x-request-id"  # plancom.ui.state.run reads it
OPERATOR = "PLANCOM_OPERATOR_ROUTES"
CALLBACK = "/oauth2callback"  # to which the provider sends people back
REASON = 60  # letters of a provider's reason that are said

log = logging.getLogger("plancom.server")


def route_of(path: str) -> str:
    """The longest of ROUTES with which a path begins; "" for one that no route has."""
    found = [prefix for prefix in ROUTES if path == prefix.rstrip("/") or path.startswith(prefix.rstrip("/") + "/")]
    return max(found, key=len, default="")


def policy_of(path: str) -> Policy | None:
    """What a path asks for; None for one that no route has."""
    return ROUTES.get(route_of(path))


class Guard:
    """Turns away what must not pass, with a sentence; what passes knows who asks (`scope[ACTOR]`). Each request has its name by then (`Requests`)."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer it."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        asked = HTTPConnection(scope)
        with speaking(language_named(asked.query_params.get("lang"))):
            refused = await self._refusal(scope, asked)
            if refused is None:
                await self.app(_with_address(scope), receive, send)
            elif scope["type"] == "websocket":
                with contextlib.suppress(Exception):  # who was turned away may be gone
                    await receive()
                    await send({"type": "websocket.close", "code": 1008})
            else:
                await refused(scope, receive, send)

    async def _refusal(self, scope: Scope, asked: HTTPConnection) -> Response | None:
        """The answer to who must not pass; None for who may."""
        try:
            policy = policy_of(scope["path"]) or "open"
            check_way(scope, asked, policy)
            check_provider(asked)
            scope[ACTOR] = await self._actor(scope, asked, policy)
        except RefusedError as error:
            return said(str(error), error.status)
        except (AccessSettingsError, StoreError) as error:
            return said(str(error), 503)
        except DatabaseError:
            log.exception("no se pudo saber quién pide %s", asked.url.path)
            return said(tr("La base de datos no responde. Espere un momento y recargue la página."), 503)
        return None

    async def _actor(self, scope: Scope, asked: HTTPConnection, policy: Policy) -> Actor:
        """Who asks; nobody where that does not matter. Raises RefusedError where their role does not reach for the route."""
        rules = access.rules()
        if not rules.signs_in:
            if not is_own_computer(scope):
                raise RefusedError(tr(OWN_COMPUTER), 403)
            return local_person("", scope[REQUEST])
        if policy in {"open", "operator"}:
            return NOBODY
        actor = await asyncio.to_thread(actor_of, asked, rules, scope[REQUEST])
        if actor.role < (Role.EDITOR if policy == "editor" else Role.READER):
            raise RefusedError(tr("Entre al tablero con una cuenta que tenga acceso, y repita."), 403)
        return actor


def _with_address(scope: Scope) -> Scope:
    """A websocket's request with its own address and its name in headers: the pages behind it know of it by headers alone."""
    if scope["type"] != "websocket":
        return scope
    headers = {HANDSHAKE.encode(): scope.get("query_string", b""), REQUEST_HEADER.encode(): scope[REQUEST].encode()}
    others = [(name, value) for name, value in scope["headers"] if name.lower() not in headers]
    return {**scope, "headers": [*others, *headers.items()]}


class RefusedError(Exception):
    """The request must not pass; the message says in Spanish why, `status` as HTTP has it."""

    def __init__(self, sentence: str, status: int) -> None:
        super().__init__(sentence)
        self.status = status


def check_way(scope: Scope, asked: HTTPConnection, policy: Policy) -> None:
    """Raises RefusedError for a name that is not this server's, for what another page sends, and for what only its operator may ask."""
    if scope["path"] not in PROBES and not is_host_allowed(asked.headers.get("host")):
        raise RefusedError(tr("Este nombre no abre el tablero."), 403)
    if is_from_elsewhere(asked.headers, scope.get("method", "GET"), scope["type"]):
        raise RefusedError(
            tr("Esta petición viene de otra página y no se hizo nada. Abra el tablero y repítala allí."), 403
        )
    if policy == "operator" and os.environ.get(OPERATOR) != "1":
        raise RefusedError(tr("No hay nada en esta dirección."), 404)


def check_provider(asked: HTTPConnection) -> None:
    """Raises RefusedError where the provider sends somebody back without letting them in (RFC 6749 §4.1.2.1): Streamlit says nothing of it."""
    reason = asked.query_params.get("error") if asked.url.path == CALLBACK else None
    if reason is None:
        return
    log.warning("el proveedor no dejó entrar: %r, %r", reason, asked.query_params.get("error_description", ""))
    raise RefusedError(
        tr(
            "El proveedor de cuentas no lo dejó entrar («{reason}»). Abra el tablero y entre de nuevo; si se repite, avise a la oficina de sistemas.",
            reason=reason[:REASON],
        ),
        400,
    )


def is_from_elsewhere(headers: Mapping[str, str], method: str, kind: str) -> bool:
    """Whether another site's page sends what would write, or opens the websocket: by its Origin, or by what the browser says of itself."""
    if kind == "http" and method in SAFE:
        return False
    origin, host = headers.get("origin"), headers.get("host", "")
    if origin is not None and urlsplit(origin).netloc.casefold() != host.casefold():
        return True
    return headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}


def is_own_computer(scope: Scope) -> bool:
    """Whether the request comes from this very computer, and through nobody."""
    if any(name.lower() in FORWARDED for name, _ in scope["headers"]):
        return False
    client = scope.get("client")
    if client is None:  # a socket of this computer's own
        return True
    try:
        address = ipaddress.ip_address(client[0])
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_loopback


def actor_of(asked: HTTPConnection, rules: AccessSettings, request: str) -> Actor:
    """Who the cookie of the sign-in says is asking, with their role at this moment."""
    who = cookie_identity(asked.headers.get("cookie", ""), rules)
    return NOBODY if who is None else access.admission(database(), who, request).actor


def cookie_identity(header: str, rules: AccessSettings) -> Identity | None:
    """Whom the cookie that Streamlit signed names; None without one, and where it was not signed here."""
    cookies: SimpleCookie = SimpleCookie()
    with contextlib.suppress(Exception):
        cookies.load(header)
    values = {name: morsel.value for name, morsel in cookies.items()}
    return identity(_claims(values), rules.groups_claim)


def _claims(cookies: Mapping[str, str]) -> dict[str, Any]:
    secret = get_cookie_secret()

    def signed(name: str) -> bytes | None:
        value = cookies.get(name)
        return None if value is None else decode_signed_value(secret, name, value.encode("latin-1", "ignore"))

    content = get_cookie_with_chunks(signed, USER_COOKIE_NAME)
    if not content:
        return {}
    with contextlib.suppress(ValueError):
        claims = json.loads(content)
        if isinstance(claims, dict):
            return claims
    return {}


def said(sentence: str, status: int, title: str = "") -> Response:
    """A page with one sentence."""
    page = web_page(title or tr("Tablero del plan de comunicaciones"), h.p[sentence])
    return HTMLResponse(html_of(page), status, headers={"cache-control": "no-store"})


def served_wide(address: str | None, hosts: Iterable[str]) -> bool:
    """Whether the server's settings let others than this computer in: by the address that it listens on, or the names that it answers to."""
    if address not in {"127.0.0.1", "localhost", "::1"}:
        return True
    return not set(hosts) <= {"127.0.0.1", "localhost", "::1", "[::1]"} or not list(hosts)
