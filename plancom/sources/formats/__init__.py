"""The formats that plancom knows. A new one is one module of data and one function, and a line here."""

from plancom.sources.formats import (
    declined,
    ga4,
    linkedin_top,
    matomo,
    meta,
    others,
    per_network,
    press,
    tables,
    universal_analytics,
    x,
)
from plancom.sources.layouts import Format

TOOLS: tuple[Format, ...] = (
    *ga4.FORMATS,
    *universal_analytics.FORMATS,
    *meta.FORMATS,
    *x.FORMATS,
    *others.FORMATS,
    *linkedin_top.FORMATS,
    *matomo.FORMATS,
    *press.FORMATS,
)
"""Known by a tool's own headers, the most telling first."""

DECLINED = declined.FORMATS
TEMPLATES = tables.TEMPLATES
PLAIN = (*tables.PLAIN, *per_network.FORMATS)
