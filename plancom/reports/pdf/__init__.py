"""The deck as a typeset PDF: table of contents, page numbers, vector charts, tagged for screen readers and for the archive."""

from plancom.reports.pdf.document import document

__all__ = ["document"]
