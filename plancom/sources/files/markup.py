"""Reads tables written as markup: web pages that call themselves .xls, and Excel's XML of 2003. Nothing in them is ever resolved."""

from plancom.datasets.problems.files import WebPage
from plancom.sources.files import csv_text, excel_xml, html_tables
from plancom.sources.files.sheets import Sheet, Workbook
from plancom.sources.files.unreadable import Unreadable

_SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"
_START = 4096


def is_markup(content: bytes) -> bool:
    """Whether the file begins as a web page or an XML text does."""
    return csv_text.decoded(content[:_START]).lstrip("\ufeff \t\r\n").startswith("<")


def sheets(content: bytes) -> Workbook:
    """The tables of a web page or of Excel's XML. Raises Unreadable where there is none, or it declares entities of its own."""
    written = csv_text.decoded(content).lstrip("\ufeff \t\r\n")
    start = written[:_START].casefold()
    if _SPREADSHEET in start or "<workbook" in start:
        found: list[Sheet] = excel_xml.sheets(written)
    elif "<html" in start or "<table" in start or start.startswith("<!doctype html"):
        found = html_tables.tables(written)
    else:
        found = []
    if not any(len(row) > 1 for sheet in found for row in sheet.rows):
        raise Unreadable(WebPage())
    return Workbook(tuple(found))
