"""Requests: each has a name, from nginx or of its own, that its answer and its line in the log bear."""

import logging
import re
import secrets
import time
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from plancom.operation import log as operation_log
from plancom.operation import metrics
from plancom.web.guard import ACTOR, REQUEST, REQUEST_HEADER, route_of

NAME = re.compile(r"[0-9A-Za-z-]{8,64}")
SILENT = frozenset(
    {
        "",
        "/static",
        "/app/static",
        "/component/",
        "/i18n/",
        "/salud",
        "/metricas",
        "/_stcore/health",
        "/_stcore/host-config",
    }
)
"""Routes whose good answers say nothing to anybody; «» is Streamlit's shell."""
BAD = 400
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "WEBSOCKET"})
"""Whoever asks chooses the method: others have no line of their own among the metrics."""

log = logging.getLogger("plancom.requests")


class Requests:
    """Names each request, and logs it once it is answered."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with its name, and the answer back with it."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        given = Headers(scope=scope).get(REQUEST_HEADER, "")
        scope[REQUEST] = given if NAME.fullmatch(given) else secrets.token_hex(8)
        with operation_log.log_context(request=scope[REQUEST]):
            await (self._http if scope["type"] == "http" else self._websocket)(scope, receive, send)

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        began, status = time.monotonic(), 500

        async def named(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[REQUEST_HEADER] = scope[REQUEST]
            await send(message)

        try:
            await self.app(scope, receive, named)
        finally:
            _note(scope, scope["method"], status, began)

    async def _websocket(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A websocket's line is written as it ends; what it sends that Streamlit cannot take ends it, without a traceback."""
        began, is_open = time.monotonic(), False

        async def binary() -> Message:
            message = await receive()
            if message["type"] == "websocket.receive" and message.get("bytes") is None:
                log.warning("una conexión envió texto, y se cerró")
                await send({"type": "websocket.close", "code": 1003})
                return {"type": "websocket.disconnect", "code": 1003}
            return message

        async def watched(message: Message) -> None:
            nonlocal is_open
            is_open = is_open or message["type"] == "websocket.accept"
            await send(message)

        try:
            await self.app(scope, binary, watched)
        except Exception as error:  # noqa: BLE001 - who spoke is gone; what failed in a page has its own line
            log.warning("una conexión terminó mal: %s", repr(error)[:200])
        finally:
            _note(scope, "WEBSOCKET", 101 if is_open else 403, began)


def _note(scope: Scope, method: str, status: int, began: float) -> None:
    route, actor = route_of(scope["path"]), scope.get(ACTOR)
    metrics.requests.labels(route or "/", method if method in METHODS else "OTHER", status).inc()
    if route in SILENT and status < BAD:
        return
    log.log(
        logging.WARNING if status >= BAD else logging.INFO, "%s %s %s", method, quote(scope["path"], safe="/"), status,
        extra={
            "method": method, "route": route, "status": status, "ms": round(1000 * (time.monotonic() - began)),
            "account": actor.account if actor else "",
        },
    )  # fmt: skip
