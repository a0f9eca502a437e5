"""Links from headings to what their words mean: the glossary of the help page, and the same definition where one points."""

from urllib.parse import urlencode

import htpy as h
import pandas as pd

from plancom.html import Node
from plancom.language.glossary import Term, term_of
from plancom.ui.elements.links import view_parameters

WORD = "palabra"
"""How the address of the help page names the word that it is to explain first."""


def term_address(term: Term) -> str:
    """Where the help page explains a word, for a link in a page's own markup; the cut-off and the plan year stay."""
    return f"ayuda?{urlencode({WORD: term.id} | view_parameters())}"


def explained(name: str) -> Node:
    """A heading that is a word of the glossary, as a link to it that bears its definition; any other stays as it is."""
    term = term_of(name)
    return name if term is None else h.a(".pc-term", href=term_address(term), title=term.definition)[name]


def with_explained_heads(table: pd.DataFrame) -> pd.DataFrame:
    """A table whose columns are words of the glossary, for a place that reads its heads as markdown; never for a file."""
    return table.rename(columns=lambda name: _markdown(str(name)))


def _markdown(name: str) -> str:
    term = term_of(name)
    return name if term is None else f'[{name}]({term_address(term)} "{term.definition}")'


def definition_beside(name: str, note: str = "") -> str | None:
    """What waits behind a heading's sign: the definition of its word, and the `note` that it has; None for neither."""
    term = term_of(name)
    return " ".join(part for part in (term.definition if term else "", note) if part) or None
