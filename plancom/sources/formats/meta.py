"""Meta: the content export of Business Suite (Facebook, Instagram) and the older Page Insights by post."""

from plancom.datasets import Result
from plancom.language.text import fold
from plancom.language.translation import later
from plancom.sources.assembly import observations
from plancom.sources.files.sheets import Cell
from plancom.sources.tables.headers import Table, key, places
from plancom.sources.tables.layouts import Aliases, Context, Format, Layout

_POST_PT = ("Identificação do post", "Identificação da publicação", "Identificador da publicação")
_COLUMNS: Aliases = {
    "post_id": (
        "Post ID",
        "Identificador de la publicación",
        "Identificador de la pieza de vídeo",
        "Video asset ID",
        "Identificador del activo de video",
        *_POST_PT,
    ),
    "day": (
        *("Publish time", "Hora de publicación", "Horário de publicação", "Hora de publicação"),
        *("Horário da publicação", "Hora da publicação"),
    ),
    "link": ("Permalink", "Enlace permanente", "Link permanente", "Ligação permanente"),
    "text": ("Description", "Descripción", "Descrição"),
    "type": ("Post type", "Tipo de publicación", "Tipo de post", "Tipo de publicação"),
    "reach": ("Reach", "Alcance"),
    "interactions": (
        "Reactions, Comments and Shares",
        "Reacciones, comentarios y veces que se compartió",
        "Reacciones, comentarios y veces que se ha compartido",
        "Interacciones",
        "Reações, comentários e compartilhamentos",
        "Reações, comentários e partilhas",
    ),
    "shares": ("Shares", "Veces que se compartió", "Veces que se ha compartido", "Compartilhamentos", "Partilhas"),
    "strategy": ("estrategia",),
}
_PAGE = ("Page ID", "Identificador de la página", "Identificação da Página", "Identificador da página")
_ACCOUNT = ("Account ID", "Identificador de la cuenta", "Identificação da conta", "Identificador da conta")
_PAGE_NAME = ("Page name", "Nombre de la página", "Nome da Página", "Nome da página")
_ACCOUNT_NAME = (
    *("Account username", "Nombre de usuario de la cuenta", "Nome de usuário da conta", "Nome de utilizador da conta"),
    *("Account name", "Nombre de la cuenta", "Nome da conta"),
)
_WHOLE_LIFE = ("Date", "Fecha", "Data")
_TOTAL = {"total", "lifetime"}

_INSIGHTS: Aliases = {
    "post_id": ("Post ID", "ID de la publicación", "Identificador de la publicación"),
    "day": ("Posted", "Publicado", "Publicada"),
    "link": ("Permalink", "Enlace permanente"),
    "text": ("Post Message", "Mensaje de la publicación"),
    "type": ("Type", "Tipo"),
    "reach": ("Lifetime Post Total Reach", "post_impressions_unique:lifetime"),
    "interactions": (),
    "shares": (),
}


def _totals_alone(table: Table) -> Table:
    """The rows that sum up a post's whole life, of an export that has one more for each of its days; else the first row of each post."""
    place = next((i for i, label in enumerate(table.headers) if key(label) in set(map(key, _WHOLE_LIFE))), None)
    if place is None:
        return table
    whole = [i for i, cell in enumerate(table.column(place)) if isinstance(cell, str) and fold(cell) in _TOTAL]
    return table.only(whole or _firsts(table))


def _firsts(table: Table) -> list[int]:
    """The places of the first row of each post; rows without its number are others."""
    posts = table.column(places(table.headers, _COLUMNS)["post_id"])
    first: dict[Cell, int] = {}
    for place, post in enumerate(posts):
        first.setdefault(post if _filled(post) else place, place)
    return list(first.values())


def _posts_alone(table: Table) -> Table:
    """The rows with a post: the second row of Page Insights explains the columns."""
    place = places(table.headers, _INSIGHTS)["post_id"]
    return table.only(i for i, cell in enumerate(table.column(place)) if _filled(cell))


def _filled(cell: Cell) -> bool:
    return cell is not None and str(cell).strip() != ""


def _content(network: str, title: str, account: tuple[str, ...], account_name: tuple[str, ...]) -> Format:
    layout = Layout(
        "meta-content",
        title,
        "posts",
        {**_COLUMNS, "account": account, "account_name": account_name},
        ("post_id", "day", "account"),
        series=network,
        order="mdy",
        named_range=True,
        first_of={"text": ("Title", "Título")},
        keep=_totals_alone,
    )
    return Format(
        layout.source,
        layout.title,
        "posts",
        layout.tables,
        lambda tables, context: observations(layout, tables, context),
    )


_PAGE_INSIGHTS = Layout(
    "facebook-page-insights",
    later("Meta: estadísticas de la página de Facebook, por publicación"),
    "posts",
    _INSIGHTS,
    ("post_id", "day", "link", "text"),
    series="facebook",
    order="mdy",
    keep=_posts_alone,
)


def _read_insights(tables: tuple[Table, ...], context: Context) -> Result:
    """Every sheet lists the same posts with other figures: the first says it all."""
    return observations(_PAGE_INSIGHTS, tables[:1], context)


FORMATS = (
    _content("facebook", later("Meta: publicaciones de Facebook"), _PAGE, _PAGE_NAME),
    _content("instagram", later("Meta: publicaciones de Instagram"), _ACCOUNT, _ACCOUNT_NAME),
    Format(_PAGE_INSIGHTS.source, _PAGE_INSIGHTS.title, "posts", _PAGE_INSIGHTS.tables, _read_insights),
)
