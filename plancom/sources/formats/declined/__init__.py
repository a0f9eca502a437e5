"""Reports that are understood and hold nothing the plan counts: what each is, and which one to export instead."""

from plancom.sources.formats.declined import social_networks, web_sites

FORMATS = (*web_sites.FORMATS, *social_networks.FORMATS)
"""Those of web sites first: only they are known by the lines above a table, too."""
