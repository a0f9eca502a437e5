"""What to look at in the data: what is late, odd, impossible, measured another way, or no longer as it was presented.

Pure functions over the counts; nothing here changes a figure.
"""

from plancom.watch.day_runs import DaysOfSeries
from plancom.watch.finding import ADVICE, KINDS, Finding, Kind
from plancom.watch.findings import WatchedData, findings, standing

__all__ = ["ADVICE", "KINDS", "DaysOfSeries", "Finding", "Kind", "WatchedData", "findings", "standing"]
