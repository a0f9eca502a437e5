"""Text that a spreadsheet would take for a formula, and how it is written so that it stays text."""

import re

_BEGINNINGS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What a formula begins with, in the wide characters of Asian keyboards as well (OWASP, «CSV injection»)."""
_BEFORE = " \t\r\n\u00a0\u200b\ufeff"
_CONTROL = ("\t", "\r", "\n")
_NUMBER = re.compile(r"[+\-−]?\d+(?:[.,]\d+)*(?:[eE][+\-]?\d+)?(?:\u00a0?%)?")


def acts(text: str) -> bool:
    """Whether a spreadsheet may take `text` for a formula: it begins as one and is no number."""
    bare = text.lstrip(_BEFORE)
    return text.startswith(_CONTROL) or (bare.startswith(_BEGINNINGS) and not _NUMBER.fullmatch(bare))


def harmless(text: str) -> str:
    """`text` for a cell of a text file (.csv): with an apostrophe before what would act, which spreadsheets take for «this is text»."""
    return f"'{text}" if acts(text) else text
