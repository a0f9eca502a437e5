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
from pathlib import Path

import brotli
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import file_util

from plancom.charts import browser

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
_PLACES: Mapping[re.Pattern[str], Path] = {
    re.compile(r"/static/((?:js|css)/[\w.-]+\.(?:js|css))"): Path(file_util.get_static_dir()) / "static",
    re.compile(re.escape(CHARTS) + r"([\w.-]+\.js)"): browser.FOLDER,
}


class PackedFiles:
    """Answers for those files where the browser takes a packed answer; everything else goes through untouched."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._packed: dict[tuple[Path, str], bytes] = {}
        self._turn = asyncio.Lock()  # a hundred browsers after a start ask for one file together

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer it."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        file, asked = _file(scope["path"]), Headers(scope=scope)
        coding = _coding(asked) if file else None
        content = await self._content(file, coding) if file and coding else None
        if file is None or content is None or coding is None:
            await self.app(scope, receive, send)
            return
        headers = {"content-encoding": coding, "vary": "Accept-Encoding", "cache-control": KEPT}
        if file.name == browser.MODULE:
            headers |= {"cache-control": "no-cache", "etag": f'"{hashlib.sha256(content).hexdigest()[:16]}"'}
        if asked.get("if-none-match") == headers.get("etag", ""):
            await Response(None, 304, headers=headers)(scope, receive, send)
            return
        await Response(content, media_type=mimetypes.guess_type(file.name)[0], headers=headers)(scope, receive, send)

    async def _content(self, file: Path, coding: str) -> bytes | None:
        """The file packed; None where there is none."""
        async with self._turn:
            if (file, coding) not in self._packed:
                packed = await asyncio.to_thread(_packed, file, coding)
                if packed is None:
                    return None
                self._packed[file, coding] = packed
            return self._packed[file, coding]


def _packed(file: Path, coding: str) -> bytes | None:
    return CODINGS[coding](file.read_bytes()) if file.is_file() else None


def _file(path: str) -> Path | None:
    """The file that an address asks for; None where it asks for another thing."""
    return next((folder / found[1] for pattern, folder in _PLACES.items() if (found := pattern.fullmatch(path))), None)


def _coding(headers: Headers) -> str | None:
    """The best coding that the request takes; None where it takes none, or asks for a part of the file."""
    accepted = {
        part.split(";")[0].strip() for part in headers.get("accept-encoding", "").split(",") if not _refused(part)
    }
    return None if "range" in headers else next((one for one in CODINGS if one in accepted), None)


def _refused(part: str) -> bool:
    return re.search(r";\s*q=0(\.0*)?\s*$", part) is not None
