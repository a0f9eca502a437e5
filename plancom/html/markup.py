"""Markup as text: how elements are written, and what stands in them without being escaped again.

Elements are htpy's (`import htpy as h`; docs/adr/0049-markup.md): what stands in their brackets and attributes is escaped unless it is an
element itself. Children are lists, not generators: an element may be written twice, and in the language in which it was made.
"""

from htpy import Element, Node, Renderable, fragment
from markupsafe import Markup, escape

from plancom.language.translation import tr

__all__ = ["Element", "Node", "Renderable", "html_of", "phrase", "plotly_text", "verbatim"]


def html_of(*nodes: Node) -> str:
    """Elements and texts, one after the other, as the text of HTML."""
    return "".join(fragment[nodes].iter_chunks())


def phrase(text: str, /, **parts: object) -> Markup:
    """As `tr`, for a sentence some of whose parts are elements; all else in it is escaped."""
    return escape(tr(text)).format(**parts)


def verbatim(text: str) -> Markup:
    """Text that stands in a page as it is: our own style sheets and scripts, and JSON that cannot end its element. Nothing that anybody typed."""
    return Markup(text)  # noqa: S704 - what this function is for


def plotly_text(text: object) -> str:
    """`text` as plotly shows it letter by letter: its texts are a small HTML, in which quotation marks stay as they are."""
    return str(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
