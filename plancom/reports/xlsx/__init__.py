"""The deck as an Excel workbook: live formulas over the data, native charts, a sheet per indicator, provenance."""

from plancom.reports.xlsx.workbook import workbook

__all__ = ["workbook"]
