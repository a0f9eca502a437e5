"""Limits: how much may be sent, how often, and how slowly; so that nobody fills the memory or keeps the server waiting.

What is told to whoever goes past one stands in a sentence with the status that HTTP has for it (413, 429, 408).
"""

import asyncio
import os
from collections import Counter
from collections.abc import Mapping

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.datastructures import Headers, QueryParams
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime import Runtime

from plancom.language.translation import language_named, speaking, tr
from plancom.web.guard import ACTOR, said

UPLOADS = "/_stcore/upload_file/"
MEGABYTE = 1024**2
SESSION_MB, ALL_MB = 400, 1000
"""What one session, and all of them, may have sent and not yet saved or left: three of the largest files, and seven."""

RATES: Mapping[str, RateLimitItem] = {
    UPLOADS: parse("120/minute"),
    "/auth/": parse("30/minute"),
    "/oauth2callback": parse("30/minute"),
    "/presentacion": parse("60/minute"),
    "/publico": parse("120/minute"),
    "/tarjeta/": parse("240/minute"),
}
"""How often one account, or one address where nobody signed in, may ask for what costs the server something."""

CHUNK_SECONDS, BODY_SECONDS = 20.0, 600.0
"""How long the next part of what is sent may be waited for, and the whole of it."""


class RequestLimits:
    """Answers what goes past a limit; everything else passes."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._rates = MovingWindowRateLimiter(MemoryStorage())
        self._coming: Counter[str] = Counter()  # bytes on their way, by session

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path, headers = scope["path"], Headers(scope=scope)
        with speaking(language_named(QueryParams(scope.get("query_string", b"")).get("lang"))):
            if not self._is_in_time(scope, path):
                await said(tr("Son demasiadas peticiones seguidas. Espere un minuto y repita."), 429)(
                    scope, receive, send
                )
                return
            if path.startswith(UPLOADS) and scope["method"] == "PUT":
                await self._upload(scope, receive, send, headers)
                return
        await self.app(scope, timed(receive), send)

    def _is_in_time(self, scope: Scope, path: str) -> bool:
        rate = next((rate for prefix, rate in RATES.items() if path.startswith(prefix)), None)
        if rate is None:
            return True
        actor, client = scope.get(ACTOR), scope.get("client") or ("",)
        who = actor.account if actor and actor.role and actor.account != "local" else client[0]
        return self._rates.hit(rate, path.split("/")[1], who)

    async def _upload(self, scope: Scope, receive: Receive, send: Send, headers: Headers) -> None:
        session = scope["path"][len(UPLOADS) :].partition("/")[0]
        length = headers.get("content-length", "")
        size = int(length) if length.isascii() and length.isdigit() and len(length) < 16 else 0  # noqa: PLR2004 - digits
        if size == 0:
            await said(tr("No se dijo cuánto pesa el archivo. Cárguelo desde el tablero."), 411)(scope, receive, send)
            return
        held = held_bytes()
        mine = held.get(session, 0) + self._coming[session] + size
        everyone = sum(held.values()) + self._coming.total() + size
        if mine > session_bytes() or everyone > all_bytes():
            await said(tr("Hay demasiados archivos sin guardar. Guarde o quite los que tiene y repita."), 413)(
                scope, receive, send
            )
            return
        self._coming[session] += size
        try:
            await self.app(scope, timed(receive), send)
        finally:
            self._coming[session] -= size
            if not self._coming[session]:
                del self._coming[session]


def timed(receive: Receive) -> Receive:
    """The same request, whose parts must come in time; one that does not is over, as if its sender had gone."""
    begun = asyncio.get_running_loop().time()
    is_whole = False

    async def next_part() -> Message:
        nonlocal is_whole
        if is_whole:  # from here on it is waited for the reader to go, which may be long
            return await receive()
        left = min(CHUNK_SECONDS, BODY_SECONDS - (asyncio.get_running_loop().time() - begun))
        try:
            message = await asyncio.wait_for(receive(), max(left, 0))
        except TimeoutError:
            return {"type": "http.disconnect"}
        is_whole = not message.get("more_body", False)
        return message

    return next_part


def held_bytes() -> dict[str, int]:
    """How much each session holds of what it sent."""
    if not Runtime.exists():
        return {}
    storage = getattr(Runtime.instance().uploaded_file_mgr, "file_storage", {})
    return {session: sum(len(one.data) for one in list(files.values())) for session, files in list(storage.items())}


def session_bytes() -> int:
    """What one session may hold: `PLANCOM_SESSION_UPLOADS_MB`."""
    return _megabytes("PLANCOM_SESSION_UPLOADS_MB", SESSION_MB)


def all_bytes() -> int:
    """What all sessions may hold together: `PLANCOM_ALL_UPLOADS_MB`."""
    return _megabytes("PLANCOM_ALL_UPLOADS_MB", ALL_MB)


def _megabytes(name: str, usual: int) -> int:
    written = os.environ.get(name, "")
    return (int(written) if written.isascii() and written.isdigit() else usual) * MEGABYTE
