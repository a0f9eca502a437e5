"""Lists of press stories as monitoring tools and news sites export them."""

from dataclasses import replace
from urllib.parse import urlsplit

from plancom.datasets import Result
from plancom.language.phrases import counted
from plancom.language.text import fold
from plancom.language.translation import later, tr
from plancom.sources.assembly import observations
from plancom.sources.coverage.cut_lists import is_note
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


def _read_meltwater(tables: tuple[Table, ...], context: Context) -> Result:
    """News alone: Meltwater lists what was said on social networks with it."""
    kept, left = [], 0
    for table in tables:
        place = _MELTWATER.where(table.headers).get("kind")
        column = table.column(place) if place is not None else []
        news = [i for i in range(len(table.rows)) if place is None or "social" not in fold(column[i])]
        left += len(table.rows) - len(news)
        kept.append(table.only(news))
    notes = (
        [tr("No se cuenta lo que se dijo en redes sociales: {count}.", count=counted(left, "mención", "menciones"))]
        if left
        else []
    )
    return observations(_MELTWATER, kept, context, notes=notes)


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
    Format(_MELTWATER.source, _MELTWATER.title, "press", _MELTWATER.tables, _read_meltwater),
    Format(_WORDPRESS.source, _WORDPRESS.title, "press", _WORDPRESS.tables, _read_wordpress),
)
