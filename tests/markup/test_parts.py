"""Elements and the parts of pages: what they hold is text, whatever it looks like."""

import base64

import htpy as h
import pytest
from lxml import html

from plancom.html import (
    VIEWPORT,
    definitions,
    heads,
    html_of,
    phrase,
    picture,
    plotly_text,
    policy,
    region,
    sign,
    trend,
    verbatim,
    web_page,
)
from plancom.language.translation import speaking

HOSTILE = """<script>alert(1)</script> "x" 'y' &amp; </style>"""


def tree_of(*nodes):
    return html.fragment_fromstring(html_of(*nodes), create_parent="div")


def tags(root):
    return [one.tag for one in root.iter()]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (lambda text: h.table[heads([text])], ["div", "table", "thead", "tr", "th"]),
        (lambda text: region(text, text), ["div", "div"]),
        (lambda text: h.dl[definitions([(text, text)])], ["div", "dl", "dt", "dd"]),
        (lambda text: h.dl[definitions([(text, text)], grouped=True)], ["div", "dl", "div", "dt", "dd"]),
        (lambda text: h.p[sign(text, text)], ["div", "p", "span"]),
        (lambda text: picture(b"x", "image/png", text), ["div", "img"]),
        (lambda text: h.p[phrase("{a} en {b}", a=text, b=h.b[text])], ["div", "p", "b"]),
        (lambda text: h.p[phrase(text)], ["div", "p"]),
        (lambda text: h.p(class_=text, title=text)[text], ["div", "p"]),
    ],
)
def test_hostile_text_is_letters_in_every_part(markup, expected):
    root = tree_of(markup(HOSTILE))
    assert tags(root) == expected
    said = [root.text_content(), *(value for one in root.iter() for value in one.attrib.values())]
    assert any(HOSTILE in one for one in said)


def test_a_page_escapes_its_title_and_body_and_keeps_its_style():
    page = web_page(HOSTILE, [h.p[HOSTILE], HOSTILE], head=[policy("img-src 'self'"), VIEWPORT], style="a > b { }")
    text = html_of(page)
    root = html.document_fromstring(text)
    assert text.startswith("<!doctype html><html")
    assert root.findtext("head/title") == HOSTILE
    assert root.findtext("head/style") == "a > b { }"
    assert root.find("head/meta[@http-equiv]").get("content") == "img-src 'self'"
    assert root.find("body/p").text == HOSTILE
    assert "<script" not in text


def test_a_page_says_its_language():
    assert html.document_fromstring(html_of(web_page("x", "y"))).get("lang") == "es-CO"
    with speaking("en"):
        assert html.document_fromstring(html_of(web_page("x", "y"))).get("lang") == "en"
    assert html.document_fromstring(html_of(web_page("x", "y", spoken="es"))).get("lang") == "es"


def test_a_sentence_keeps_elements_as_elements():
    assert html_of(phrase("{a} & {b}", a=h.b["1 < 2"], b="3 < 4")) == "<b>1 &lt; 2</b> &amp; 3 &lt; 4"


def test_terms_stand_before_what_they_come_to():
    assert html_of(definitions([("a", "1"), ("b", 2)])) == "<dt>a</dt><dd>1</dd><dt>b</dt><dd>2</dd>"
    assert html_of(definitions([("a", "1")], grouped=True)) == "<div><dt>a</dt><dd>1</dd></div>"


def test_a_trend_is_an_image_in_the_ink_of_its_page():
    for dark, ink in ((False, "#16232d"), (True, "#e6edf3")):
        image = tree_of(trend('<svg stroke="currentColor"></svg>', 'Sube «"»', dark=dark)).find("img")
        assert image.get("alt") == 'Sube «"»'
        drawn = base64.b64decode(image.get("src").removeprefix("data:image/svg+xml;base64,"))
        assert drawn.decode() == f'<svg stroke="{ink}"></svg>'


def test_what_is_written_is_plain_text_that_other_text_can_join():
    text = html_of(h.b["x"])
    assert type(text) is str
    assert text + "<i>" == "<b>x</b><i>"
    assert type(html_of("a")) is str


def test_what_is_not_there_leaves_nothing():
    assert html_of(None, "", [], h.p(class_=None)[None], h.p(class_=["a", None])) == '<p></p><p class="a"></p>'


def test_a_style_sheet_stands_as_it_is():
    assert html_of(h.style[verbatim("a > b")]) == "<style>a > b</style>"


def test_texts_of_charts_keep_their_quotation_marks():
    assert plotly_text("<b> & \"x\" 'y'") == "&lt;b&gt; &amp; \"x\" 'y'"
    assert plotly_text(3) == "3"
