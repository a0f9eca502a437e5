"""The deck as one HTML file that opens without a network: slides to present, interactive charts, tables, print."""

from plancom.reports.html.page import page

__all__ = ["page"]
