"""Streamlit's scripts and styles and those of our charts, sent packed: Streamlit sends them as they lie on the disk.

Each is packed once, when a browser first asks for it, and kept: about 2 MB of the 23 that there are. Their names change with their content,
so a browser asks once; the one of our own that keeps its name is asked for by its digest.
"""

import asyncio
import gzip
import hashlib
import mimetypes
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path, PurePosixPath

import brotli
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import file_util

from plancom.charts import browser
from plancom.web.shell import bundle

CODINGS: Mapping[str, Callable[[bytes], bytes]] = {
    "br": lambda content: brotli.compress(
        content, quality=6
    ),  # of plotly, half a second; quality 11 takes half a minute
    "gzip": lambda content: gzip.compress(content, 9, mtime=0),
}
"""The content codings by RFC 9110, the smallest first. Browsers ask for «br» over https and on their own computer alone."""
KEPT = "public, immutable, max-age=31536000"
CHARTS = "/_stcore/bidi-components/plancom.chart/"
"""Where Streamlit's page asks for what our charts are drawn with (plancom/ui/elements/plot.py)."""
STYLE = "/static/css/plancom.css"
"""plancom's own style sheet. Streamlit would take it through its purifier into each page (a fifth of a warm load), and again after each run."""
_SCRIPTS = PurePosixPath("/static/js")
_PLACES: Mapping[re.Pattern[str], Path] = {
    re.compile(r"/static/((?:js|css)/[\w.-]+\.(?:js|css))"): Path(file_util.get_static_dir()) / "static",
    re.compile(re.escape(CHARTS) + r"([\w.-]+\.js)"): browser.FOLDER,
}


class PackedFiles:
    """Answers for those files where the browser takes a packed answer; everything else goes through untouched.

    What is ours in Streamlit's folder is answered for in any case: Streamlit does not have it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._packed: dict[tuple[str, str], bytes] = {}
        self._turn = asyncio.Lock()  # a hundred browsers after a start ask for one file together

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer it."""
        if scope["type"] != "http" or scope["method"] != "GET" or not _place(scope["path"]):
            await self.app(scope, receive, send)
            return
        path, asked = scope["path"], Headers(scope=scope)
        coding = _coding(asked)
        content = await self._content(path, coding) if coding else _ours(path)
        if content is None:
            await self.app(scope, receive, send)
            return
        headers = {"vary": "Accept-Encoding", "cache-control": KEPT} | ({"content-encoding": coding} if coding else {})
        if PurePosixPath(path).name == browser.MODULE:
            headers |= {"cache-control": "no-cache", "etag": f'"{hashlib.sha256(content).hexdigest()[:16]}"'}
        if asked.get("if-none-match") == headers.get("etag", ""):
            await Response(None, 304, headers=headers)(scope, receive, send)
            return
        await Response(content, media_type=mimetypes.guess_type(path)[0], headers=headers)(scope, receive, send)

    async def _content(self, path: str, coding: str) -> bytes | None:
        """The file packed; None where there is none."""
        async with self._turn:
            if (path, coding) not in self._packed:
                packed = await asyncio.to_thread(_packed, path, coding)
                if packed is None:
                    return None
                self._packed[path, coding] = packed
            return self._packed[path, coding]


def _packed(path: str, coding: str) -> bytes | None:
    content = _ours(path) or _of_disk(path)
    return None if content is None else CODINGS[coding](content)


@cache
def style() -> bytes:
    """style.css as it is sent."""
    return Path(__file__).with_name("style.css").read_bytes()


@cache
def style_address() -> str:
    """Where a page asks for it: with its digest, so that browsers may keep it for ever and still see a new one."""
    return f".{STYLE}?v={hashlib.sha256(style()).hexdigest()[:16]}"


def _ours(path: str) -> bytes | None:
    """The style sheet, or a script that bundle/ has instead of Streamlit."""
    if path == STYLE:
        return style()
    place = PurePosixPath(path)
    return bundle.module(place.name) if place.parent == _SCRIPTS else None


def _of_disk(path: str) -> bytes | None:
    """The file that an address asks for; None where there is none."""
    file = _place(path)
    return file.read_bytes() if file and file.is_file() else None


def _place(path: str) -> Path | None:
    """Where the file that an address asks for lies, if there is one; None where it asks for another thing."""
    return next((folder / found[1] for pattern, folder in _PLACES.items() if (found := pattern.fullmatch(path))), None)


def _coding(headers: Headers) -> str | None:
    """The best coding that the request takes; None where it takes none, or asks for a part of the file."""
    accepted = {
        part.split(";")[0].strip() for part in headers.get("accept-encoding", "").split(",") if not _refused(part)
    }
    return None if "range" in headers else next((one for one in CODINGS if one in accepted), None)


def _refused(part: str) -> bool:
    return re.search(r";\s*q=0(\.0*)?\s*$", part) is not None
