"""The DOM of what is drawn, as lines that differ only where a browser would see another page."""

import base64
import hashlib
import json
import os
import re
from pathlib import Path

from lxml import etree, html

KNOWN = Path(__file__).parent / "same_markup.json"
PICTURE = "data:image/svg+xml;base64,"


def canonical(markup: str) -> str:
    """Elements, sorted attributes and texts, one a line; pictures of our own opened, scripts and styles as their hash."""
    markup = str(markup)
    root = (
        html.document_fromstring(markup)
        if markup.lstrip().startswith("<!doctype")
        else html.fragment_fromstring(markup, create_parent="div")
    )
    return "\n".join(_lines(root))


def _lines(one, depth=0):
    pad = " " * depth
    values = {name: " ".join(value.split()) for name, value in one.attrib.items()}
    values = {name: value for name, value in values.items() if value or name != "class"}
    src = values.get("src", "")
    if src.startswith(PICTURE):
        values["src"] = "svg"
    yield f"{pad}<{one.tag}> {sorted(values.items())}"
    if src.startswith(PICTURE):
        yield from _lines(etree.fromstring(base64.b64decode(src.removeprefix(PICTURE))), depth + 1)
    if one.tag in {"script", "style"}:
        yield f"{pad} {hashlib.sha256((one.text or '').strip().encode()).hexdigest()}"
    elif one.text and one.text.strip():
        yield f"{pad} {_text(one.text)!r}"
    for child in one:
        yield from _lines(child, depth + 1)
        if child.tail and child.tail.strip():
            yield f"{pad} {_text(child.tail)!r}"


def _text(text):
    return re.sub(r"[ \t\n\r\f]+", " ", text)


def same(name: str, markups: list[str]) -> None:
    """Whether the pages are those of before; with `PLANCOM_MARKUP` a folder, they are written there too."""
    assert markups
    told = "\n\n".join(map(canonical, markups))
    if folder := os.environ.get("PLANCOM_MARKUP"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        (Path(folder) / f"{name}.txt").write_text(told, encoding="utf-8")
    known = json.loads(KNOWN.read_text(encoding="utf-8"))
    assert hashlib.sha256(told.encode()).hexdigest() == known[name]
