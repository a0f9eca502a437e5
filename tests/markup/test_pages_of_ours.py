"""Small pages and snippets of ours say what people typed, letter by letter."""

import pytest
from lxml import html

from plancom.ui.council.sharing import embedded
from plancom.web import presentation, public_page

HOSTILE = """<script>alert(1)</script> "x" 'y' &amp;"""


@pytest.mark.parametrize(
    "answer", [lambda: presentation._said(HOSTILE, 404), lambda: public_page._said(HOSTILE)], ids=["deck", "public"]
)
def test_a_refusal_is_a_page_that_says_its_sentence(answer):
    said = answer()
    root = html.document_fromstring(said.body.decode())
    assert said.status_code == 404
    assert root.get("lang") == "es-CO"
    assert root.findtext(".//p") == HOSTILE
    assert not list(root.iter("script"))


def test_the_snippet_of_a_card_has_the_name_of_its_indicator_as_it_is():
    snippet = embedded("http://tablero.gov.co/tarjeta/visits", 'Visitas "web" & más')
    (frame,) = html.fragments_fromstring(snippet)
    assert (frame.tag, frame.get("title")) == ("iframe", 'Visitas "web" & más')
    assert frame.get("src") == "http://tablero.gov.co/tarjeta/visits"
