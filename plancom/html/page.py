"""Page: a whole web page of our own, from its language to its body."""

import htpy as h

from plancom.html.markup import Element, Node, verbatim
from plancom.language.tags import page_tag

VIEWPORT = h.meta(name="viewport", content="width=device-width, initial-scale=1")


def web_page(
    title: str, body: Node, *, head: Node = None, style: str = "", spoken: str = "", body_style: str | None = None
) -> Element:
    """The page: `head` holds what stands before its title, `style` its own sheet; `spoken` its language, where it is not that of pages."""
    return h.html(lang=spoken or page_tag())[
        h.head[h.meta(charset="utf-8"), head, h.title[title], h.style[verbatim(style)] if style else None],
        h.body(style=body_style)[body],
    ]


def policy(words: str) -> Node:
    """What the page may load and run, said by itself."""
    return h.meta(http_equiv="Content-Security-Policy", content=words)
