"""What a PDF says, page by page, read by pdfium: it takes a twentieth of the time that pypdf takes for the same words."""

from contextlib import closing
from pathlib import Path

from pypdfium2 import PdfDocument


def pages_of_pdf(file: bytes | Path) -> list[str]:
    """The text of each page."""
    with closing(PdfDocument(file)) as document:
        return [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document]
