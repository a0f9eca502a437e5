"""Lists of posts whose network their own addresses say: how tools for social media, and programs that collect posts, export them."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from plancom.datasets import DEFINITIONS, Result
from plancom.datasets.network_hosts import network_of
from plancom.language.phrases import listed
from plancom.language.translation import later, tr
from plancom.sources.assembly import observations
from plancom.sources.cells.dates import Clock, Day, day
from plancom.sources.cells.numbers import is_blank
from plancom.sources.files.columnar import distinct_cells
from plancom.sources.files.sheets import Cell, Sheet, Workbook
from plancom.sources.formats.plain.tables import plain
from plancom.sources.quantities.vocabulary import tokens
from plancom.sources.tables.ambiguity import ORDERS
from plancom.sources.tables.headers import SEARCHED_ROWS, Table, key, keys, table_at
from plancom.sources.tables.layouts import Context, Format, Layout, is_instructions

_PLAIN = plain("posts")
_LAYOUT = replace(
    _PLAIN,
    source="post-links",
    title=later("Publicaciones con su enlace"),
    required=("day", "link"),
    columns={
        **_PLAIN.columns,
        "day": (
            *("Post Created", "Post Created Date", "Publish time", "Published time", "Posted", "Posted Time", "Posted at", "Sent at", "Date of post"),
            *("Post date", "Post time", "Publishing date", "Published on", "Timestamp", "Created", "Creation date", "created_time", "created_at", "creation_time"),
            *("createdAt", "taken_at", "pubDate", "publishedAt", "date_time", "datetime", "Publicado", "Publicada", "Hora de publicación", "Fecha de creación"),
            *("Horário de publicação", "Data do post", *_PLAIN.columns["day"], "hora", "time"),
        ),
        "post_id": ("Post ID", "Tweet id", "postId", "shortcode", "id de la publicación", "identificador de la publicación"),
        "text": (
            *("Post Message", "Post text", "Post content", "Post", "Tweet", "full_text", "Texto del Tweet"),
            *("Mensaje de la publicación", *_PLAIN.columns["text"], "content", "body", "Title", "Título", "Publicación"),
        ),
        "type": (*_PLAIN.columns["type"], "media_type", "Content type", "mediaType", "Tipo de contenido"),
        "interactions": ("Interactions", "Total Interactions", "Engagements", "Interacciones", "Total de interacciones"),
        "shares": (*_PLAIN.columns["shares"], "Shared", "Shares (Organic)", "retweets_count", "retweetCount", "repostCount"),
    },
)  # fmt: skip
_OF_A_POST = re.compile(
    r"(?!.*comment_id=)(?:https?://)?(?P<host>(?![\w.]*facebook\.com/p/)[\w.-]+)/(?:.*/)?(?:posts?|p|reels?|tv|status|statuses|videos?|photos?|shorts|stories|update|watch"
    r"|permalink\.php|story\.php|photo\.php)(?:[/?]|$)",
    re.IGNORECASE,
)
"""The address of one post; that of an account («facebook.com/p/Concejo-1000») and that of a comment say nothing of a row."""
_FIGURES = frozenset(
    {"likes", "like", "likecount", "comments", "commentcount", "reactions", "impressions", "reach", "views", "saves", "saved", "shares", "shared", "retweets"}
    | {"reposts", "replies", "quotes", "engagement", "engagements", "interactions", "clicks", "favorites", "favourites", "reblogs", "plays", "followers"}
    | {"gusta", "comentarios", "reacciones", "impresiones", "alcance", "visualizaciones", "guardados", "compartidos", "respuestas", "interacciones"}
    | {"reproducciones", "clics", "curtidas", "reacoes", "impressoes", "visualizacoes", "compartilhamentos"}
)  # fmt: skip
"""Words for what tools measure of a post: a list with one of them is of posts, and none of what somebody noted down."""
_NUMBER = re.compile(r"[\d.,]+ ?(?:%|[KM]|mil)?|-+|n/?a", re.IGNORECASE)
_DATED = re.compile(r"\b(?:date|fecha|data|published|publish|posted|publicad[oa]|created|timestamp|hora)\b")
_OTHER_DATE = re.compile(
    r"\b(?:page|account|profile|updated?|edited|end|scheduled|programad[oa]|actualizad[oa]|fin|collected|download(?:ed)?)\b"
)
_SAMPLE = 200
_MOSTLY = 0.6
_CLOCKS = tuple(Clock(order, ZoneInfo("UTC"), dt.date.max) for order in ORDERS)
_OTHERS = frozenset(
    {
        *map(key, (*_PLAIN.columns["series"], *DEFINITIONS["press"].headers["series"])),
        *("sentiment", "sentimiento", "sentimento", "query name", "amount spent", "importe gastado"),
        *("evidencia", "tarea", "actividad", "comment", "comentario", "comment text"),
    }
)
"""Columns of lists that say themselves of which network or outlet each row is, or are of what others say."""
_LABEL = "red"


def _find(book: Workbook) -> tuple[Table, ...]:
    found = (_table(sheet) for sheet in book.visible if not is_instructions(sheet.rows))
    return tuple(table for table in found if table)


def _table(sheet: Sheet) -> Table | None:
    """The list of a sheet that has dates, addresses of posts and something that tools measure; None where there is none."""
    for place, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
        names = keys(row)
        measured = [i for i, name in enumerate(names) if _FIGURES.intersection(tokens(name))]
        if measured and not _OTHERS.intersection(map(_bare, names)):
            table = table_at(sheet, place)
            if _first(table, measured, _is_figure) is not None and None not in _where(table).values():
                return table
    return None


def _bare(name: str) -> str:
    """A header without what it says more: «Amount spent (COP)»."""
    return name.partition(" (")[0]


def _is_figure(cell: Cell) -> bool:
    """Whether a cell is a figure of any kind, a share too."""
    return isinstance(cell, int | float) or (isinstance(cell, str) and bool(_NUMBER.fullmatch(cell.strip())))


def _dated(headers: Sequence[str]) -> list[int]:
    """Where headers stand that may be of the day of a post: those that are known for it first, then any that speaks of a date."""
    names = list(map(key, headers))
    known = [names.index(label) for label in dict.fromkeys(map(key, _LAYOUT.columns["day"])) if label in names]
    others = [place for place, name in enumerate(names) if _DATED.search(name) and not _OTHER_DATE.search(name)]
    return list(dict.fromkeys((*known, *others)))


def _first(table: Table, columns: Iterable[int], holds: Callable[[Cell], object], *, apart: bool = False) -> int | None:
    """The first of some columns that holds such cells, few of them alike if they are to stand `apart`, and little else; None where none does."""
    sample = replace(table, rows=table.rows[:_SAMPLE])
    for place in columns:
        filled = [cell for cell in sample.column(place) if not is_blank(cell)]
        held = [cell for cell in filled if holds(cell)]
        if held and len(set(held) if apart else held) >= _MOSTLY * len(filled):
            return place
    return None


def _is_day(cell: Cell) -> bool:
    return any(isinstance(day(cell, clock), Day) for clock in _CLOCKS)


def _where(table: Table) -> dict[str, int | None]:
    """Where the days of its posts and their addresses stand, as their cells say; None for what has no column."""
    linked = _first(table, range(len(table.headers)), _network, apart=True)
    return {"day": _first(table, _dated(table.headers), _is_day), "link": linked}


def _network(cell: Cell) -> str:
    """The network on which the post of an address is; "" for what is no address of a post."""
    match = _OF_A_POST.match(cell.strip()) if isinstance(cell, str) else None
    return network_of(match["host"]) if match else ""


def _read(tables: tuple[Table, ...], context: Context) -> Result:
    columns = {name: tuple(dict.fromkeys(_label(table, name) for table in tables)) for name in ("day", "link")}
    layout = replace(_LAYOUT, columns={**_LAYOUT.columns, **columns})
    tables = tuple(_posts_alone(table, layout) for table in tables)
    networks = {network for table in tables for network in _networks(table, layout).values() if network}
    names = listed(tr("«{label}»", label=name) for name in sorted(networks))
    notes = [tr("La red de cada publicación la dice su enlace: {names}.", names=names)]
    if len(networks) == 1:
        return observations(replace(layout, series=networks.pop()), tables, context, notes=notes)
    several = replace(layout, required=(*layout.required, "series"))
    return observations(several, [_with_networks(table, layout) for table in tables], context, notes=notes)


def _posts_alone(table: Table, layout: Layout) -> Table:
    """The rows with a date or an address: others explain the columns, or sum them up."""
    where = layout.where(table.headers)
    cells = zip(table.column(where["day"]), table.column(where["link"]), strict=True)
    kept = [place for place, pair in enumerate(cells) if not all(map(is_blank, pair))]
    return table if len(kept) == len(table.rows) else table.only(kept)


def _label(table: Table, name: str) -> str:
    place = _where(table)[name]
    return table.headers[place] if place is not None else ""


def _networks(table: Table, layout: Layout) -> dict[Cell, str]:
    """The network of each address of a table."""
    links = table.column(layout.where(table.headers)["link"])
    return {cell: _network(cell) for cell in distinct_cells(links)}


def _with_networks(table: Table, layout: Layout) -> Table:
    """The table with a column of the network that each address is of."""
    links, width = table.column(layout.where(table.headers)["link"]), len(table.headers)
    known = _networks(table, layout)
    rows = [
        [*row[:width], *[None] * (width - len(row)), known[link] or None]
        for row, link in zip(table.rows, links, strict=True)
    ]
    return replace(table, headers=(*table.headers, _LABEL), rows=rows)


FORMATS = (Format(_LAYOUT.source, _LAYOUT.title, "posts", _find, _read),)
