"""X (Twitter): posts one by one and counts by day, as its analytics page exported them until 2023 and does now."""

from plancom.language.translation import later
from plancom.sources.build import observations
from plancom.sources.layouts import Format, Layout

_BY_POST = Layout(
    "x-content",
    "X: publicaciones",
    "posts",
    {
        "post_id": (later("Post id"), later("ID del post")),
        "day": (later("Date"), later("Fecha")),
        "text": (later("Post text"), later("Texto del post")),
        "link": ("Post Link", later("Link"), later("Postear enlace"), later("Enlace del post")),
        "impressions": (later("Impressions"), later("Impresiones")),
        "interactions": (later("Engagements"), later("Interacciones")),
        "shares": (later("Reposts"),),
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
        "day": (later("Date"), later("Fecha")),
        "publications": ("Create Post", later("Crear post")),
        "impressions": (later("Impressions"), later("Impresiones")),
        "interactions": (later("Engagements"), later("Interacciones")),
        "shares": (later("Reposts"),),
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
        "post_id": (later("Tweet id"),),
        "day": ("time",),
        "text": (later("Tweet text"),),
        "link": (later("Tweet permalink"),),
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
        "day": (later("Date"),),
        "publications": (later("Tweets published"),),
        "interactions": ("engagements",),
        "shares": ("retweets",),
    },
    ("day", "publications"),
    series="twitter",
    order="mdy",
    named_range=True,
    exclusive_end=True,
)


def _format(layout: Layout) -> Format:
    return Format(
        layout.source,
        layout.title,
        "posts",
        layout.tables,
        lambda tables, context: observations(layout, tables, context),
    )


FORMATS = tuple(map(_format, (_BY_POST, _BY_DAY, _TWEETS, _TWEETS_BY_DAY)))
