"""The style sheet costs little while a page changes: what it asks of an element's children is asked of few, and of none by what lies deep in them."""

import re

from plancom.web.shell import static_files

MOST = 8
"""Selectors with `:has()` on the screen. The browser asks each again whenever something below its element comes or goes; twenty-six of them took two thirds of the time of all styles."""


def on_screen(sheet: str) -> str:
    """Without comments and what is for paper alone."""
    sheet = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    return re.sub(r"@media print \{.*?\n\}", "", sheet, flags=re.DOTALL)


def test_few_rules_ask_for_what_is_in_an_element():
    rules = on_screen(static_files.style().decode())
    assert "@media print" not in rules
    asked = re.findall(r":has\(([^)]*\)?)\)", rules)
    assert len(asked) <= MOST
    assert all(one.startswith("> ") for one in asked), "only an element's own children are looked at"
