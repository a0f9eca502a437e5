"""The indicator's sheet, «hoja de vida»: everything that is known of one indicator, filled by the app but for what the office writes."""

from plancom.reports.sheet.build import Sheet, sheet
from plancom.reports.sheet.html import page, standalone, stylesheet, texts, trend_picture
from plancom.reports.sheet.plain_forms import KEPT, as_text, sheet_document

__all__ = [
    "KEPT", "Sheet", "as_text", "page", "sheet", "sheet_document", "standalone", "stylesheet", "texts", "trend_picture",
]  # fmt: skip
