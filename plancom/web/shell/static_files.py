"""Streamlit's scripts and styles, sent packed: it sends 4.7 MB of plotly as they lie on the disk.

Each is packed once, when a browser first asks for it, and kept: about 2 MB of the 23 that there are. Their names change with their content,
so a browser asks once.
"""

import asyncio
import gzip
import mimetypes
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import brotli
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import file_util

CODINGS: Mapping[str, Callable[[bytes], bytes]] = {
    "br": lambda content: brotli.compress(
        content, quality=6
    ),  # of plotly, half a second; quality 11 takes half a minute
    "gzip": lambda content: gzip.compress(content, 9, mtime=0),
}
"""The content codings by RFC 9110, the smallest first. Browsers ask for «br» over https and on their own computer alone."""
KEPT = "public, immutable, max-age=31536000"
_FILE = re.compile(r"/static/((?:js|css)/[\w.-]+\.(?:js|css))")


class PackedFiles:
    """Answers for those files where the browser takes a packed answer; everything else goes through untouched."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._packed: dict[tuple[str, str], bytes] = {}
        self._turn = asyncio.Lock()  # a hundred browsers after a start ask for one file together

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer it."""
        found = _FILE.fullmatch(scope["path"]) if scope["type"] == "http" and scope["method"] == "GET" else None
        coding = _coding(Headers(scope=scope)) if found else None
        content = await self._content(found[1], coding) if found and coding else None
        if content is None or coding is None:
            await self.app(scope, receive, send)
            return
        kind = mimetypes.guess_type(scope["path"])[0]
        headers = {"content-encoding": coding, "vary": "Accept-Encoding", "cache-control": KEPT}
        await Response(content, media_type=kind, headers=headers)(scope, receive, send)

    async def _content(self, name: str, coding: str) -> bytes | None:
        """The file packed; None where there is none."""
        async with self._turn:
            if (name, coding) not in self._packed:
                file = Path(file_util.get_static_dir()) / "static" / name
                if not file.is_file():
                    return None
                self._packed[name, coding] = await asyncio.to_thread(lambda: CODINGS[coding](file.read_bytes()))
            return self._packed[name, coding]


def _coding(headers: Headers) -> str | None:
    """The best coding that the request takes; None where it takes none, or asks for a part of the file."""
    accepted = {
        part.split(";")[0].strip() for part in headers.get("accept-encoding", "").split(",") if not _refused(part)
    }
    return None if "range" in headers else next((one for one in CODINGS if one in accepted), None)


def _refused(part: str) -> bool:
    return re.search(r";\s*q=0(\.0*)?\s*$", part) is not None
