"""Markup goes through one door: nobody escapes by hand, and what gets past the escaping is named here."""

import ast
from collections.abc import Iterator

import pytest
from app_process import ROOT

MODULES = [*sorted((ROOT / "plancom").rglob("*.py")), *sorted((ROOT / "pages").glob("*.py")), ROOT / "app.py"]
DOOR = ROOT / "plancom" / "html"
VERBATIM = {
    "plancom/html/page.py": 1,  # a page's own style sheet
    "plancom/reports/html/page.py": 2,  # scripts, and JSON that cannot end its element
    "plancom/ui/answers/sheet.py": 1,  # the sheet's own style sheet
}
"""How often a module lets a text stand in a page as it is, and what text that is."""


def calls(tree: ast.AST, name: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and name in {getattr(node.func, "id", ""), getattr(node.func, "attr", "")}:
            yield node


def by_hand(tree: ast.AST) -> Iterator[str]:
    """The ways of the standard library and of markupsafe, by whatever name they are imported."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module in {"html", "xml.sax.saxutils", "markupsafe"}:
            yield from (one.name for one in node.names if one.name in {"escape", "quoteattr", "Markup"})
        elif isinstance(node, ast.Attribute) and node.attr in {"escape", "Markup"}:
            owner = node.value.id if isinstance(node.value, ast.Name) else ""
            if owner in {"html", "saxutils", "markupsafe"}:
                yield f"{owner}.{node.attr}"


@pytest.mark.parametrize(
    "code",
    [
        "from html import escape",
        "from html import escape as e",
        "import html\nhtml.escape('x')",
        "from markupsafe import Markup",
        "import markupsafe\nmarkupsafe.escape('x')",
        "from xml.sax.saxutils import quoteattr",
    ],
)
def test_escaping_by_hand_is_found(code):
    assert list(by_hand(ast.parse(code)))


def test_what_only_sounds_like_it_is_not():
    assert not list(by_hand(ast.parse("import re, html\nre.escape('x')\nhtml.unescape('x')")))


def test_nobody_escapes_by_hand():
    found = {
        path.relative_to(ROOT).as_posix(): names
        for path in MODULES
        if not path.is_relative_to(DOOR) and (names := list(by_hand(ast.parse(path.read_text(encoding="utf-8")))))
    }
    assert found == {}


def test_what_stands_in_a_page_as_it_is_is_known():
    found = {
        path.relative_to(ROOT).as_posix(): count
        for path in MODULES
        if (count := sum(1 for _ in calls(ast.parse(path.read_text(encoding="utf-8")), "verbatim")))
    }
    assert found == VERBATIM


def test_streamlit_is_given_html_only_by_the_door():
    """`st.html` of an f-string or of a text put together would be markup that nobody escaped."""
    found = []
    for path in sorted((ROOT / "plancom" / "ui").rglob("*.py")):
        for call in calls(ast.parse(path.read_text(encoding="utf-8")), "html"):
            written = isinstance(call.args[0], ast.Call) and getattr(call.args[0].func, "id", "") == "html_of"
            if not written:
                found.append((path.relative_to(ROOT).as_posix(), ast.unparse(call)))
    assert found == []


def test_no_markup_is_allowed_into_markdown():
    assert [path for path in MODULES if "unsafe_allow_html" in path.read_text(encoding="utf-8")] == []
