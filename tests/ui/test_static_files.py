"""Scripts and styles reach a browser packed, and are what lies on the disk once unpacked."""

import gzip
import hashlib
from pathlib import Path

import brotli
import pytest
from app_process import ROOT
from streamlit import file_util

from plancom.charts import browser
from plancom.web.shell.static_files import CHARTS, CODINGS, PackedFiles, style_address
from tests.ui.test_server import answer, page, run

FOLDER = Path(file_util.get_static_dir()) / "static"
SCRIPT = next((FOLDER / "js").glob("Table.*.js"))  # one that stays of its own (plancom/web/shell/bundle)
BEYOND = page(b"of Streamlit", content_type=b"text/plain")
UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress}


def response(path, accepted, method="GET", *more):
    """Headers by name, and the body, of the answer."""
    start, *parts = answer(PackedFiles(BEYOND), path, [(b"accept-encoding", accepted.encode()), *more], method=method)
    return dict(start["headers"]), b"".join(part.get("body", b"") for part in parts)


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [("gzip, deflate, br, zstd", "br"), ("gzip, deflate", "gzip"), ("br;q=0, gzip;q=0.5", "gzip"), ("br;q=1.0", "br")],
)
def test_a_script_is_packed_as_the_browser_takes_it(accepted, coding):
    headers, body = response(f"/static/js/{SCRIPT.name}", accepted)
    assert headers[b"content-encoding"] == coding.encode()
    assert headers[b"vary"] == b"Accept-Encoding"
    assert b"immutable" in headers[b"cache-control"]
    assert b"javascript" in headers[b"content-type"]
    assert UNPACK[coding](body) == SCRIPT.read_bytes()
    assert len(body) < SCRIPT.stat().st_size / 2


@pytest.mark.parametrize(
    ("path", "accepted", "method", "more"),
    [
        (f"/static/js/{SCRIPT.name}", "identity", "GET", ()),
        (f"/static/js/{SCRIPT.name}", "br;q=0", "GET", ()),
        (f"/static/js/{SCRIPT.name}", "br", "HEAD", ()),
        (f"/static/js/{SCRIPT.name}", "br", "GET", ((b"range", b"bytes=0-9"),)),
        ("/static/js/none.js", "br", "GET", ()),
        ("/static/js/../../index.html", "br", "GET", ()),
        ("/static/media/font.woff2", "br", "GET", ()),
        ("/media/file.js", "br", "GET", ()),
    ],
)
def test_everything_else_is_left_to_streamlit(path, accepted, method, more):
    headers, body = response(path, accepted, method, *more)
    assert body == b"of Streamlit"
    assert b"content-encoding" not in headers


def test_the_server_s_start_goes_through_which_has_neither_a_path_nor_headers():
    heard = []

    async def started(scope, _receive, _send):
        heard.append(scope["type"])

    run(PackedFiles(started)({"type": "lifespan"}, None, None))
    assert heard == ["lifespan"]


def test_what_charts_are_drawn_with_is_kept_by_browsers_and_its_module_asked_about_each_time():
    headers, body = response(CHARTS + browser.PLOTLY, "br")
    assert brotli.decompress(body) == (browser.FOLDER / browser.PLOTLY).read_bytes()
    assert b"immutable" in headers[b"cache-control"]
    assert len(body) < 500_000
    headers, body = response(CHARTS + browser.MODULE, "gzip")
    assert gzip.decompress(body) == (browser.FOLDER / browser.MODULE).read_bytes()
    assert headers[b"cache-control"] == b"no-cache"
    again, body = response(CHARTS + browser.MODULE, "gzip", "GET", (b"if-none-match", headers[b"etag"]))
    assert (again[b"etag"], body) == (headers[b"etag"], b"")


def test_a_file_is_packed_once(monkeypatch):
    packed = []
    monkeypatch.setitem(CODINGS, "br", lambda content: packed.append(1) or brotli.compress(content, quality=0))
    app = PackedFiles(BEYOND)
    for _ in range(3):
        answer(app, f"/static/js/{SCRIPT.name}", [(b"accept-encoding", b"br")])
    assert packed == [1]


def test_the_style_sheet_is_at_the_address_that_the_shell_says_packed_or_not():
    path, digest = style_address().removeprefix(".").split("?v=")
    sheet = (ROOT / "plancom" / "web" / "shell" / "style.css").read_bytes()
    assert digest == hashlib.sha256(sheet).hexdigest()[:16]
    headers, body = response(path, "br")
    assert (brotli.decompress(body), headers[b"content-type"]) == (sheet, b"text/css; charset=utf-8")
    headers, body = response(path, "identity")
    assert body == sheet
    assert b"content-encoding" not in headers
    assert b"immutable" in headers[b"cache-control"]
