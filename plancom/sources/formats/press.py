"""Lists of press stories as monitoring tools and news sites export them."""

import re
from dataclasses import replace
from functools import partial
from urllib.parse import urlsplit

from plancom.datasets import Result
from plancom.language.phrases import counted
from plancom.language.text import fold
from plancom.language.translation import later, tr
from plancom.sources.assembly import observations
from plancom.sources.coverage.cut_lists import is_note
from plancom.sources.files.columnar import distinct_cells
from plancom.sources.tables.headers import Table, places
from plancom.sources.tables.layouts import Context, Format, Layout

_MEDIA_CLOUD = Layout(
    "media-cloud",
    later("Media Cloud: notas de prensa"),
    "press",
    {
        "id": ("stories_id",),
        "day": ("publish_date",),
        "title": ("title",),
        "link": ("url",),
        "series": ("media_name",),
    },
    ("id", "day", "title", "series"),
)
_WORDPRESS = Layout(
    "wordpress",
    later("WordPress: entradas publicadas"),
    "press",
    {
        "id": ("post_id",),
        "day": ("post_date",),
        "title": ("post_title",),
        "link": ("url",),
        "section": ("categories",),
        "series": ("outlet",),
    },
    ("id", "day", "title", "link"),
)
_MELTWATER = Layout(
    "meltwater",
    later("Meltwater: menciones en medios"),
    "press",
    {
        "id": ("Document ID",),
        "day": ("Date",),
        "title": ("Title",),
        "link": ("URL",),
        "series": ("Source Name",),
        "kind": ("Information Type",),
    },
    ("id", "day", "title", "link", "series"),
)


_BRANDWATCH = Layout(
    "brandwatch",
    later("Brandwatch: menciones en medios"),
    "press",
    {
        "day": ("Date",),
        "title": ("Title",),
        "link": ("Url",),
        "series": ("Domain",),
        "kind": ("Page Type", "Content Source", "Content Source Name"),
        "query": ("Query Name", "Query Id"),
    },
    ("day", "title", "link", "series", "kind", "query"),
)
_TALKWALKER = Layout(
    "talkwalker",
    later("Talkwalker: menciones en medios"),
    "press",
    {
        "day": ("published",),
        "title": ("title",),
        "link": ("url",),
        "series": ("domain_url", "host_url", "root_url"),
        "kind": ("source_type",),
    },
    ("day", "title", "link", "series", "kind"),
)
_NEWS = re.compile(r"news|prensa|print|press|magazine|revista|broadcast|radio|\btv\b|television|journal")
_SOCIAL = re.compile(r"social|twitter|facebook|instagram|\bx\b|tiktok|youtube|reddit|forum|blog|tumblr|review")


def _read_mentions(layout: Layout, tables: tuple[Table, ...], context: Context) -> Result:
    """News alone: tools for monitoring list what was said on social networks with it."""
    kept, left = [], 0
    for table in tables:
        place = layout.where(table.headers).get("kind")
        column = table.column(place) if place is not None else []
        is_news = {kind: _is_news(fold(kind)) for kind in map(str, distinct_cells(column))}
        news = [i for i in range(len(table.rows)) if place is None or is_news[str(column[i])]]
        left += len(table.rows) - len(news)
        kept.append(table.only(news))
    notes = (
        [tr("No se cuenta lo que se dijo en redes sociales: {count}.", count=counted(left, "mención", "menciones"))]
        if left
        else []
    )
    return observations(layout, kept, context, notes=notes)


def _is_news(kind: str) -> bool:
    """Whether a kind of source is news, or nothing that one knows as something else."""
    return bool(_NEWS.search(kind)) or not _SOCIAL.search(kind)


def _read_wordpress(tables: tuple[Table, ...], context: Context) -> Result:
    """The outlet is the site of each address; drafts are no publications."""
    return observations(_WORDPRESS, tuple(map(_published, tables)), context)


def _published(table: Table) -> Table:
    where = places(table.headers, {"link": ("url",), "status": ("post_status",)})
    if "status" in where:
        status = table.column(where["status"])
        public = {"publish", "published", "publicado"}
        table = table.only(i for i, cell in enumerate(status) if fold(cell) in public or is_note(table.rows[i]))
    hosts = [urlsplit(str(cell)).hostname or "" for cell in table.column(where["link"])]
    width = len(table.headers)
    rows = [[*row[:width], *[None] * (width - len(row)), host] for row, host in zip(table.rows, hosts, strict=True)]
    return replace(table, headers=(*table.headers, "outlet"), rows=rows)


FORMATS = (
    Format(
        _MEDIA_CLOUD.source,
        _MEDIA_CLOUD.title,
        "press",
        _MEDIA_CLOUD.tables,
        lambda tables, context: observations(_MEDIA_CLOUD, tables, context),
    ),
    *(
        Format(one.source, one.title, "press", one.tables, partial(_read_mentions, one))
        for one in (_MELTWATER, _BRANDWATCH, _TALKWALKER)
    ),
    Format(_WORDPRESS.source, _WORDPRESS.title, "press", _WORDPRESS.tables, _read_wordpress),
)
