"""Plain ASGI around Streamlit: the HTML shell in the reader's language, and security headers on every answer.

Streamlit sends `<html lang="en">`, an English title and no security headers, and none of it can be configured.
Websockets pass untouched. The content security policy is the one measured to work with every element that plancom uses.
"""

import gzip
import re
from collections.abc import Iterable

import htpy as h
from starlette.datastructures import QueryParams
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from plancom.charts import browser
from plancom.html import html_of
from plancom.language.tags import page_tag
from plancom.language.translation import Language, language_named, later, speaking, tr
from plancom.web.shell import bundle, overlay, static_files

TITLE = later("Tablero del plan de comunicaciones")
NOSCRIPT = later("Este tablero necesita JavaScript. Actívelo en su navegador y recargue la página.")
OPENING = later("Abriendo el tablero…")
"""What stands on the page until Streamlit draws on it: half a minute of white on a slow line, else."""

_STREAMLIT = '<script type="module" crossorigin src="./static/js/index.'
_HOST = re.compile(rb"[A-Za-z0-9.\-]+(:\d{1,5})?|\[[0-9A-Fa-f:]+\](:\d{1,5})?")

HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    # The menu can record the screen, with sound if asked; nothing else of the computer is needed.
    "permissions-policy": "camera=(), geolocation=(), payment=(), usb=(), display-capture=(self), microphone=(self)",
}


def content_security_policy(host: bytes = b"") -> str:
    """Everything from this server, no inline script; styles inline because Streamlit writes them so.

    `host` is the request's: older Safari does not count a page's own websocket as `'self'`.
    """
    socket = f" ws://{host.decode()} wss://{host.decode()}" if _HOST.fullmatch(host) else ""
    return (
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        f"media-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'{socket}; worker-src 'self' blob:; "
        "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
    )


def spoken_shell(html: str, spoken: Language) -> str:
    """Streamlit's index.html with the language, title and messages of who reads it, the overlay before its own scripts, and our style sheet."""
    if _STREAMLIT not in html:  # a page of our own, in its own language
        return html
    with speaking(spoken):
        tag, title, noscript = page_tag(), html_of(h.title[tr(TITLE)]), html_of(h.noscript[h.p[tr(NOSCRIPT)]])
        opening = html_of(h.p("#opening", role="status")[tr(OPENING)])
    html = html.replace('<html lang="en">', f'<html lang="{tag}">', 1)
    html = html.replace('<div id="root"></div>', f'<div id="root">{opening}</div>', 1)
    html = re.sub(r"<title>.*?</title>", title, html, count=1, flags=re.DOTALL)
    html = re.sub(r"<noscript>.*?</noscript>", noscript, html, count=1, flags=re.DOTALL)
    # The only inline script; the policy would block it, with an error in every visitor's console. Streamlit sets the flag later.
    html = re.sub(r"<script>\s*window\.prerenderReady = false;?\s*</script>", "", html, count=1)
    html = bundle.joined(html)
    own = html_of(h.script(defer=True, src=f".{overlay.PATH}?v={overlay.fingerprint()}"))
    # The charts' own module, asked for at once: Streamlit asks when it meets the first chart, a second later.
    charts = html_of(h.script(type="module", async_=True, src=f".{static_files.CHARTS}{browser.MODULE}"))
    # At the end, where it has the last word beside the styles that Streamlit writes into the head.
    sheet = html_of(h.link(rel="stylesheet", href=static_files.style_address()))
    html = html.replace("</body>", f"{sheet}</body>", 1)
    return html.replace('<script type="module"', f'{own}\n    {charts}\n    <script type="module"', 1)


class SecurityHeaders:
    """Adds the headers to every HTTP answer, unless the answer brings its own."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and the answer back with its headers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        policy = content_security_policy(_header(scope["headers"], b"host"))

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = list(message.get("headers", []))
                present = {name.lower() for name, _ in headers}
                wanted = {**HEADERS, "content-security-policy": policy}
                headers += [(n.encode(), v.encode()) for n, v in wanted.items() if n.encode() not in present]
                message = {**message, "headers": headers}
            await send(message)

        await self.app(scope, receive, send_with_headers)


class SpokenShell:
    """Rewrites HTML answers; all others go through untouched, chunk by chunk."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; hold back an HTML answer until it is whole, and send it in the language that its address asks for."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        asked = QueryParams(scope.get("query_string", b"")).get("lang")
        rewriter = _Rewriter(send, language_named(asked))
        await self.app(_without_conditions(scope), receive, rewriter)


class _Rewriter:
    """The `send` of one answer."""

    def __init__(self, send: Send, spoken: Language) -> None:
        self.send, self.spoken = send, spoken
        self.start: Message | None = None  # held back while the HTML comes in
        self.body = bytearray()

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _header(message["headers"], b"content-type").startswith(
            b"text/html"
        ):
            self.start = message
        elif message["type"] == "http.response.body" and self.start is not None:
            self.body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._finish(self.start)
        else:
            await self.send(message)

    async def _finish(self, start: Message) -> None:
        body = bytes(self.body)
        if _header(start["headers"], b"content-encoding") == b"gzip":
            body = gzip.decompress(body)
        body = spoken_shell(body.decode("utf-8"), self.spoken).encode()
        # The file's own tag and date no longer describe what is sent.
        dropped = {b"content-length", b"content-encoding", b"etag", b"last-modified", b"accept-ranges"}
        headers = [(name, value) for name, value in start["headers"] if name.lower() not in dropped]
        headers.append((b"content-length", str(len(body)).encode()))
        await self.send({**start, "headers": headers})
        await self.send({"type": "http.response.body", "body": body})


def _without_conditions(scope: Scope) -> Scope:
    """The request for a page without `if-none-match`, `if-modified-since` and `range`: they would speak of Streamlit's file, not of ours."""
    if b"text/html" not in _header(scope["headers"], b"accept"):
        return scope
    conditions = {b"if-none-match", b"if-modified-since", b"range"}
    return {**scope, "headers": [(name, value) for name, value in scope["headers"] if name.lower() not in conditions]}


def _header(headers: Iterable[tuple[bytes, bytes]], name: bytes) -> bytes:
    return next((value for key, value in headers if key.lower() == name), b"")
