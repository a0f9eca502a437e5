"""What a table counts, and which of its columns says what: from the headers, the values and the words above, with the reason."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from plancom.datasets import Dataset
from plancom.language.phrases import counted, listed
from plancom.language.text import fold
from plancom.language.translation import tr
from plancom.plan import Network, Outlet, Plan
from plancom.sources.formats.tables import SYNONYMS
from plancom.sources.headers import key
from plancom.sources.mapping.columns import MOSTLY, Column

WORDS: dict[Dataset, tuple[str, ...]] = {
    "visits": (
        "visita",
        "sesion",
        "visitante",
        "paginas vistas",
        "usuarios",
        "ingresos al",
        "accesos",
        "portal",
        "sitio web",
    ),
    "posts": (
        "redes",
        "red social",
        "facebook",
        "instagram",
        "twitter",
        "publicaciones",
        "posts",
        "alcance",
        "me gusta",
        "compartid",
    ),
    "press": ("prensa", "titular", "noticia", "periodico", "diario", "medio de comunicacion", "nota", "seccion"),
    "procedures": ("tramite", "pqr", "solicitud", "radicad", "canal", "ventanilla", "electronic", "presencial"),
}
"""Words that speak of a dataset, in headers and titles, folded."""
_NAMED, _SAID = 4, 1  # what names of the plan in the values weigh against a word in a header
_HOSTS = {
    "facebook.com": "facebook",
    "fb.": "facebook",
    "instagram.com": "instagram",
    "twitter.com": "twitter",
    "//x.com": "twitter",
}
_PARTS: dict[str, tuple[str, ...]] = {
    "visitors": ("visitante", "usuario", "unico", "persona"),
    "page_views": ("pagina", "vista"),
    "visits": ("visita", "sesion", "ingreso", "acceso"),
    "publications": ("publicacion", "post", "cantidad", "total", "numero", "cuant"),
    "quantity": ("cantidad", "total", "numero", "tramite", "solicitud", "atencion", "cuant"),
    "citizens": ("ciudadan", "persona"),
    "reach": ("alcance",),
    "interactions": ("interaccion", "reaccion"),
    "shares": ("compartid", "retuit", "retweet"),
    "post_id": ("identificador", "codigo"),
    "title": ("titul", "titular", "nota", "noticia"),
    "text": ("texto", "mensaje", "contenido", "descripcion", "copy"),
    "type": ("tipo", "formato"),
    "section": ("seccion",),
    "procedure": ("tramite", "servicio", "solicitud", "tema"),
    "channel": ("canal", "medio", "via"),
    "series": ("red", "medio", "cuenta", "periodico", "plataforma"),
}
"""Parts of words by which a header that is no synonym is understood, by the dataset's column."""
_FIGURES = frozenset(
    {"visits", "visitors", "page_views", "publications", "quantity", "citizens", "reach", "interactions", "shares"}
)


@dataclass(frozen=True, slots=True)
class Named:
    """Where a table says a name that the plan has: in the cells of one `column`, or as the headers of several (`wide`)."""

    column: Column | None
    wide: tuple[tuple[Column, str], ...]
    reason: str


def names_of(plan: Plan, dataset: Dataset) -> dict[str, str]:
    """The names of the plan's networks, outlets or channels, by every way to write them, folded."""
    if dataset == "procedures":
        return {fold(channel): channel for channel in plan.channels}
    named_: dict[Dataset, Sequence[Network | Outlet]] = {"posts": plan.networks, "press": plan.outlets}
    known = named_.get(dataset, ())
    return {fold(word): one.name for one in known for word in (one.id, one.name, *one.aliases)}


def named(found: Sequence[Column], plan: Plan, dataset: Dataset, rows: int) -> Named | None:
    """Where the plan's names of that dataset stand in the table; None where they stand nowhere."""
    known = names_of(plan, dataset)
    across = [column for column in found if column.key in known]
    wide = tuple((c, c.label) for c in across if c.is_figure or (dataset == "press" and c.is_text) or not c.filled)
    if any(column.filled for column, _ in wide):
        what = {"posts": tr("redes"), "press": tr("medios")}.get(dataset, tr("canales"))
        shown = listed(tr("«{name}»", name=name) for _, name in wide)
        return Named(
            None,
            wide,
            tr("hay una columna por cada uno de estos nombres del plan ({what}): {shown}", what=what, shown=shown),
        )
    what = {"posts": tr("de redes"), "press": tr("de medios")}.get(dataset, tr("de canales"))
    for column in found:
        times = {word: n for word, n in column.words.items() if word in known}
        if times and sum(times.values()) >= MOSTLY * column.filled:
            shown = listed(dict.fromkeys(known[word] for word in list(times)[:3]))
            reason = tr(
                "la {name} tiene nombres {what} del plan ({shown}) en {sum} de {count}",
                name=column.name,
                what=what,
                shown=shown,
                sum=sum(times.values()),
                count=counted(rows, "fila", "filas"),
            )
            return Named(column, (), reason)
    return None


def dataset_of(found: Sequence[Column], plan: Plan, above: Iterable[str], rows: int) -> tuple[Dataset | None, str]:
    """What the table counts; None where nothing tells, or two things tell as much."""
    weights: dict[Dataset, int] = {}
    reasons: dict[Dataset, str] = {}
    titles = [fold(text) for text in above]
    for dataset, words in WORDS.items():
        headers = [column for column in found if any(word in column.key for word in words)]
        said = [title for title in titles if any(word in title for word in words)]
        place = named(found, plan, dataset, rows)
        weights[dataset] = _SAID * (len(headers) + len(said)) + _NAMED * bool(place)
        if place:
            reasons[dataset] = place.reason
        elif headers:
            shown = listed(tr("«{label}»", label=column.label[:40]) for column in headers[:3])
            reasons[dataset] = (
                tr("lo dicen los encabezados {shown}", shown=shown)
                if len(headers) > 1
                else tr("lo dice el encabezado {shown}", shown=shown)
            )
        elif said:
            reasons[dataset] = tr("lo dice el título de la hoja")
    network = network_of_links(found)
    if network:
        weights["posts"] += _NAMED
        reasons["posts"] = tr("los enlaces son de {network}", network=network[1])
    ranked = sorted(weights, key=lambda dataset: -weights[dataset])
    if not weights[ranked[0]] or weights[ranked[0]] == weights[ranked[1]]:
        return None, tr("nada en la hoja dice con claridad qué se cuenta")
    return ranked[0], reasons[ranked[0]]


def network_of_links(found: Sequence[Column]) -> tuple[str, str] | None:
    """The one network that all links are of, by its id, and the host; None where there is none or several."""
    hosts = {
        (network, host.strip("/."))
        for column in found
        if column.is_link
        for cell in column.cells
        for host, network in _HOSTS.items()
        if host in str(cell).casefold()
    }
    return hosts.pop() if len(hosts) == 1 else None


def columns_of(found: Sequence[Column], dataset: Dataset, taken: Iterable[str]) -> Mapping[str, tuple[Column, str]]:
    """Which column is which of the dataset's, by its header, with the reason. `taken` are headers that have a meaning already."""
    free = {column.key: column for column in found if column.key not in set(taken) and column.filled}
    said: dict[str, tuple[Column, str]] = {}
    names = [name for name in SYNONYMS[dataset] if name != "day"]
    for name in names:
        fitting = (free[key(word)] for word in SYNONYMS[dataset][name] if key(word) in free)
        if column := next((one for one in fitting if _fits(name, one)), None):
            said[name] = (free.pop(column.key), tr("su encabezado es «{label}»", label=column.label[:40]))
    for name in names:
        if name in said:
            continue
        parts = _PARTS.get(name, ())
        if column := next((c for c in free.values() if _fits(name, c) and any(part in c.key for part in parts)), None):
            said[name] = (free.pop(column.key), tr("su encabezado dice «{label}»", label=column.label[:40]))
    _the_only_ones(free, dataset, said)
    return said


def _fits(name: str, column: Column) -> bool:
    if name in _FIGURES:
        return column.is_figure
    if name == "link":
        return column.is_link
    return not column.is_date and (column.is_text or name == "post_id")


def _the_only_ones(free: dict[str, Column], dataset: Dataset, said: dict[str, tuple[Column, str]]) -> None:
    """Columns that can only be one thing: the one of figures, of addresses, of the longest texts."""
    figures = [column for column in free.values() if column.is_figure]
    wanted = {"visits": ("visits", "visitors", "page_views"), "procedures": ("quantity",)}.get(dataset, ())
    if wanted and len(figures) == 1 and not any(name in said for name in wanted):
        said[wanted[0]] = (free.pop(figures[0].key), tr("es la única columna de cantidades"))
    links = [column for column in free.values() if column.is_link]
    if dataset in {"posts", "press"} and len(links) == 1 and "link" not in said:
        said["link"] = (free.pop(links[0].key), tr("es la única columna de direcciones de internet"))
    text = {"posts": "text", "press": "title"}.get(dataset)
    texts = [column for column in free.values() if column.is_text]
    if text and texts and text not in said:
        longest = max(texts, key=lambda c: sum(len(word) * n for word, n in c.words.items()) / c.filled)
        if len(longest.words) > 1 and len(longest.words) * 2 > longest.filled:
            said[text] = (free.pop(longest.key), tr("es la columna de textos más largos"))
