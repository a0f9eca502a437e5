"""Tables in, plotly figures and small SVG trends out; pure functions that know no database and no widget."""

from plancom.charts.alternatives import alt_text, channel_text, coverage_text
from plancom.charts.calendars import posting_calendar
from plancom.charts.coverage import coverage_calendar
from plancom.charts.daily import daily_line
from plancom.charts.data_tables import channel_table, coverage_table, csv_bytes, data_table
from plancom.charts.lines import goal_line, growth_line, shares_line
from plancom.charts.networks import network_lines
from plancom.charts.rankings import outlet_bars, share_bars, type_bars
from plancom.charts.sparkline import sparkline
from plancom.charts.stacks import channel_stack
from plancom.charts.status import STATUS, StatusMark, mark_of
from plancom.charts.tables import Count, MonthPoint, NetworkSeries, ProcedureShare, running
from plancom.charts.theme import Look, config
from plancom.charts.totals import cumulative, monthly_bars, press_cumulative

__all__ = [
    "STATUS",
    "Count",
    "Look",
    "MonthPoint",
    "NetworkSeries",
    "ProcedureShare",
    "StatusMark",
    "alt_text",
    "channel_stack",
    "channel_table",
    "channel_text",
    "config",
    "coverage_calendar",
    "coverage_table",
    "coverage_text",
    "csv_bytes",
    "cumulative",
    "daily_line",
    "data_table",
    "goal_line",
    "growth_line",
    "mark_of",
    "monthly_bars",
    "network_lines",
    "outlet_bars",
    "posting_calendar",
    "press_cumulative",
    "running",
    "share_bars",
    "shares_line",
    "sparkline",
    "type_bars",
]
