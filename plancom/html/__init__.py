"""Markup through one door: elements that escape what they hold, and the parts that every page is made of."""

from plancom.html.markup import Element, Node, Renderable, html_of, phrase, plotly_text, verbatim
from plancom.html.page import VIEWPORT, policy, web_page
from plancom.html.parts import definitions, heads, picture, region, sign, trend

__all__ = [
    "VIEWPORT",
    "Element",
    "Node",
    "Renderable",
    "definitions",
    "heads",
    "html_of",
    "phrase",
    "picture",
    "plotly_text",
    "policy",
    "region",
    "sign",
    "trend",
    "verbatim",
    "web_page",
]
