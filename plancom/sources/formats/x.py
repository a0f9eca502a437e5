"""X (Twitter): posts one by one and counts by day, as its analytics page exported them until 2023 and does now."""

from plancom.datasets import Result
from plancom.language.phrases import counted
from plancom.language.translation import later, tr
from plancom.sources.assembly import observations
from plancom.sources.cells.numbers import is_blank
from plancom.sources.tables.headers import Table
from plancom.sources.tables.layouts import Context, Format, Layout

_BY_POST = Layout(
    "x-content",
    later("X: publicaciones"),
    "posts",
    {
        "post_id": ("Post id", "ID del post", "ID do post"),
        "day": ("Date", "Fecha", "Data"),
        "text": ("Post text", "Texto del post", "Texto do post"),
        "link": ("Post Link", "Link", "Postear enlace", "Enlace del post", "Link do post"),
        "impressions": ("Impressions", "Impresiones", "Impressões"),
        "interactions": ("Engagements", "Interacciones", "Engajamentos", "Interações"),
        "shares": ("Reposts",),
    },
    ("post_id", "day", "text", "impressions"),
    series="twitter",
    order="mdy",
    named_range=True,
)
_BY_DAY = Layout(
    "x-overview",
    later("X: resumen por día"),
    "posts",
    {
        "day": ("Date", "Fecha", "Data"),
        "publications": ("Create Post", "Crear post", "Criar post"),
        "impressions": ("Impressions", "Impresiones", "Impressões"),
        "interactions": ("Engagements", "Interacciones", "Engajamentos", "Interações"),
        "shares": ("Reposts",),
    },
    ("day", "publications", "impressions"),
    series="twitter",
    order="mdy",
    named_range=True,
)
_TWEETS = Layout(
    "x-tweet-activity",
    later("X: actividad de los tuits"),
    "posts",
    {
        "post_id": ("Tweet id",),
        "day": ("time",),
        "text": ("Tweet text",),
        "link": ("Tweet permalink",),
        "interactions": ("engagements",),
        "shares": ("retweets",),
    },
    ("post_id", "day", "text"),
    series="twitter",
    order="mdy",
    named_range=True,
    exclusive_end=True,
)
_TWEETS_BY_DAY = Layout(
    "x-daily",
    later("X: tuits por día"),
    "posts",
    {
        "day": ("Date", "Fecha", "Data"),
        "publications": ("Tweets published", "Tweets publicados"),
        "interactions": ("engagements", "interacciones"),
        "shares": ("retweets",),
    },
    ("day", "publications"),
    series="twitter",
    order="mdy",
    named_range=True,
    exclusive_end=True,
)

_ARCHIVE = Layout(
    "x-archive",
    later("X: archivo de tuits"),
    "posts",
    {
        "post_id": ("tweet_id",),
        "day": ("timestamp",),
        "text": ("text",),
        "retweeted": ("retweeted_status_id",),
    },
    ("post_id", "day", "text", "retweeted"),
    series="twitter",
    order="mdy",
)


def _read_archive(tables: tuple[Table, ...], context: Context) -> Result:
    """The account's own posts: what it passed on of others is no publication, and X's own reports leave it out too."""
    kept, left = [], 0
    for table in tables:
        column = table.column(_ARCHIVE.where(table.headers)["retweeted"])
        own = [place for place, cell in enumerate(column) if is_blank(cell)]
        left += len(table.rows) - len(own)
        kept.append(table.only(own))
    count = counted(left, "retuit", "retuits")
    notes = [tr("No se cuenta lo que la cuenta retuiteó de otras: {count}.", count=count)] if left else []
    return observations(_ARCHIVE, kept, context, notes=notes)


def _format(layout: Layout) -> Format:
    return Format(
        layout.source,
        layout.title,
        "posts",
        layout.tables,
        lambda tables, context: observations(layout, tables, context),
    )


FORMATS = (
    *map(_format, (_BY_POST, _BY_DAY, _TWEETS, _TWEETS_BY_DAY)),
    Format(_ARCHIVE.source, _ARCHIVE.title, "posts", _ARCHIVE.tables, _read_archive),
)
