"""Parts of pages that several of them have: heads of columns, a table that scrolls, terms with their figures, the status sign, small pictures."""

from base64 import b64encode
from collections.abc import Iterable, Sequence

import htpy as h

from plancom.html.markup import Element, Node, Renderable

LIGHT_INK, DARK_INK = "#16232d", "#e6edf3"
"""What `currentColor` is in a picture, which knows nothing of the page around it."""


def heads(names: Iterable[Node]) -> Element:
    """The head of a table: a row with the name of each column."""
    return h.thead[h.tr[[h.th(scope="col")[name] for name in names]]]


def region(label: str, table: Node) -> Element:
    """A table that scrolls by itself where it is wider than the screen, also with the keyboard."""
    return h.div(".pc-scroll", tabindex="0", role="region", aria_label=label)[table]


def definitions(rows: Iterable[tuple[Node, Node]], *, grouped: bool = False) -> list[Node]:
    """Terms and what each comes to, for a `dl`; `grouped`: each with its own `div`, to be laid out side by side."""
    pairs: Sequence[list[Node]] = [[h.dt[name], h.dd[value]] for name, value in rows]
    return [h.div[pair] for pair in pairs] if grouped else list(pairs)


def sign(shape: str, word: str) -> Renderable:
    """A status as shape and word; colour is of the element around it. The shape is not read aloud: the word says the same."""
    return h.fragment[h.span(aria_hidden="true")[shape], " ", word]


def picture(content: bytes, kind: str, alt: str, css: str | None = None) -> Renderable:
    """A picture inside the page, of the media type `kind`."""
    return h.img(class_=css, alt=alt, src=f"data:{kind};base64,{b64encode(content).decode()}")


def trend(svg: str, alt: str, *, dark: bool = False) -> Renderable:
    """A small trend (`plancom.charts.sparkline`) as an image with its own words: Streamlit lets no SVG stand in the page itself."""
    return picture(svg.replace("currentColor", DARK_INK if dark else LIGHT_INK).encode(), "image/svg+xml", alt)
