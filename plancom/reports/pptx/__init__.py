"""The deck as a PowerPoint presentation: native charts and tables that can be edited, 16:9, speaker notes."""

from plancom.reports.pptx.presentation import presentation

__all__ = ["presentation"]
