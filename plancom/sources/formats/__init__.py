"""The formats that plancom knows, of tools and of sheets that offices make themselves. A new one is one module of data and one function, and a line here."""

from plancom.sources.formats import (
    declined,
    handmade,
    linkedin_top,
    matomo,
    meta,
    other_networks,
    per_network,
    post_links,
    press,
    universal_analytics,
    x,
)
from plancom.sources.formats.ga4 import report
from plancom.sources.formats.plain import tables
from plancom.sources.tables.layouts import Format

TOOLS: tuple[Format, ...] = (
    *report.FORMATS,
    *universal_analytics.FORMATS,
    *meta.FORMATS,
    *x.FORMATS,
    *other_networks.FORMATS,
    *linkedin_top.FORMATS,
    *matomo.FORMATS,
    *press.FORMATS,
)
"""Known by a tool's own headers, the most telling first."""

DECLINED = declined.FORMATS
LISTS = post_links.FORMATS
"""Known by what their cells hold, whatever tool wrote them."""
TEMPLATES = tables.TEMPLATES
HANDMADE = handmade.FORMATS
PLAIN = (*tables.PLAIN, *per_network.FORMATS)
