"""The one script is Streamlit's: made of the modules of the version that is installed, and every name that they hand on is handed on."""

import hashlib
import re
from pathlib import Path

import pytest
import streamlit
from streamlit import file_util

from plancom.web.shell import bundle
from plancom.web.shell.static_files import PackedFiles
from tests.ui.test_server import answer, page

STATIC = Path(file_util.get_static_dir())
SCRIPTS = STATIC / "static" / "js"
MADE = bundle.bundle()


def exported_names(script: str) -> set[str]:
    """What a module hands on."""
    lists = re.findall(r"export\s*\{([^}]*)\}", script)
    names = {part.split(" as ")[-1].strip() for one in lists for part in one.split(",") if part.strip()}
    return names | ({"default"} if re.search(r"export default\b", script) else set())


@pytest.fixture
def another_streamlit(monkeypatch):
    monkeypatch.setattr(streamlit, "__version__", "1.68.0")


def test_it_was_made_of_the_streamlit_that_is_installed():
    assert MADE.fits
    digests = {name: hashlib.sha256((SCRIPTS / name).read_bytes()).hexdigest() for name in MADE.sources}
    assert digests == MADE.sources, "make it anew: npx rolldown@1.3.3 -c docs/bundle.config.mjs"
    assert [path.name for path in bundle.FOLDER.glob("page.*.js")] == [MADE.page]
    assert f"Streamlit {streamlit.__version__} (Apache-2.0".encode() in (bundle.FOLDER / MADE.page).read_bytes()[:100]


def test_each_module_still_hands_on_all_its_names_out_of_the_one_script():
    in_page = exported_names((bundle.FOLDER / MADE.page).read_text(encoding="utf-8"))
    for name in MADE.sources:
        handed = MADE.exported[name]
        assert exported_names(handed) == exported_names((SCRIPTS / name).read_text(encoding="utf-8")), name
        for names, source in re.findall(r'export\s*\{([^}]*)\}\s*from"([^"]*)"', handed):
            assert source == f"./{MADE.page}"
            assert {part.split(" as ")[0].strip() for part in names.split(",")} <= in_page
    assert MADE.exported.keys() == MADE.sources.keys()


def test_nothing_that_comes_later_is_in_it_twice():
    """The one script asks by name only for modules that it does not hold."""
    script = (bundle.FOLDER / MADE.page).read_text(encoding="utf-8")
    later = set(re.findall(r"import\([`\"']\./([^`\"']+)[`\"']\)", script))
    assert later
    assert later.isdisjoint(MADE.sources)
    assert all((SCRIPTS / name).is_file() for name in later)


def test_the_shell_asks_for_it_alone():
    html = bundle.joined((STATIC / "index.html").read_text(encoding="utf-8"))
    assert re.findall(r"/static/js/[^\"]+", html) == [f"/static/js/{MADE.page}"]
    assert "modulepreload" not in html


def test_another_streamlit_loads_its_own_modules(another_streamlit):
    html = (STATIC / "index.html").read_text(encoding="utf-8")
    assert bundle.joined(html) == html
    assert bundle.module(MADE.page) is None
    assert bundle.module(MADE.start) is None


@pytest.mark.parametrize("accepted", ["gzip", "identity"])
@pytest.mark.parametrize(("name", "is_ours"), [(MADE.page, True), (MADE.start, True), ("Table.js", False)])
def test_it_is_served_in_place_of_streamlits_modules_packed_or_not(accepted, name, is_ours):
    app = PackedFiles(page(b"of Streamlit", content_type=b"text/plain"))
    start, *parts = answer(app, f"/static/js/{name}", [(b"accept-encoding", accepted.encode())])
    assert (b"".join(part.get("body", b"") for part in parts) != b"of Streamlit") is is_ours
    assert (dict(start["headers"]).get(b"content-encoding") == b"gzip") is (is_ours and accepted == "gzip")
