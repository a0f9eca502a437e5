"""What a table counts, and which of its columns says what: from the headers, the values and the words above, with the reason."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from plancom.datasets import DEFINITIONS, Dataset
from plancom.datasets.network_hosts import host_of, network_of, plain
from plancom.datasets.procedures import PROCEDURES
from plancom.datasets.visits import VISITS
from plancom.language.phrases import counted, listed
from plancom.language.text import fold
from plancom.language.translation import tr
from plancom.plan import Plan
from plancom.sources.mapping.column_contents import MOSTLY, Column
from plancom.sources.quantities.verdicts import Verdict, title_verdict, verdict
from plancom.sources.quantities.vocabulary import terms
from plancom.sources.tables.headers import key
from plancom.sources.tables.mappings import mappable_datasets, mapped

_PRESS = (
    "prensa",
    "titular",
    "noticia",
    "periodico",
    "diario",
    "medio de comunicacion",
    "nota",
    "seccion",
    "headline",
    "manchete",
)
"""Parts of words that speak of publications in the press, one a row, in headers and titles, folded."""
_NAMED, _SAID = 4, 1  # what names of the plan in the values weigh against a word in a header
_PARTS: dict[str, tuple[str, ...]] = {
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
_COUNTS = frozenset({"visits", "visitors", "page_views", "publications", "quantity"})
"""Columns of counts: a header is one of them by what it says, and by no part of a word («total», «ciudadano», «Facebook»)."""
_FIGURES = _COUNTS | {"citizens", "reach", "interactions", "shares"}


@dataclass(frozen=True, slots=True)
class NameSource:
    """Where a table says a name that the plan has: in the cells of one `column`, or as the headers of several (`wide`)."""

    column: Column | None
    wide: tuple[tuple[Column, str], ...]
    reason: str

    @property
    def columns(self) -> tuple[Column, ...]:
        """All of them."""
        return (self.column,) if self.column else tuple(column for column, _ in self.wide)


def names_of(plan: Plan, dataset: Dataset) -> dict[str, str]:
    """The names of the plan's networks, outlets or channels, by every way to write them, folded."""
    if DEFINITIONS[dataset].parts.among == "channels":
        return {fold(channel): channel for channel in plan.institution.channels}
    return {
        fold(word): one.name for one in plan.institution.among(dataset) for word in (one.id, one.name, *one.aliases)
    }


def named(found: Sequence[Column], plan: Plan, dataset: Dataset, rows: int) -> NameSource | None:
    """Where the plan's names of that dataset stand in the table; None where they stand nowhere."""
    known = names_of(plan, dataset)
    return _side_by_side(found, known, dataset) or _in_one_column(found, known, dataset, rows)


def _side_by_side(found: Sequence[Column], known: Mapping[str, str], dataset: Dataset) -> NameSource | None:
    titles = mapped(dataset).lists_titles
    across = [column for column in found if column.key in known]
    wide = tuple((c, c.label) for c in across if c.is_figure or (titles and c.is_text) or not c.filled)
    if not any(column.filled for column, _ in wide):
        return None
    reason = tr(
        "hay una columna por cada uno de estos nombres del plan ({what}): {shown}",
        what=tr(DEFINITIONS[dataset].parts.many),
        shown=listed(tr("«{name}»", name=name) for _, name in wide),
    )
    return NameSource(None, wide, reason)


def _in_one_column(found: Sequence[Column], known: Mapping[str, str], dataset: Dataset, rows: int) -> NameSource | None:
    for column in found:
        times = {word: n for word, n in column.words.items() if word in known}
        if times and sum(times.values()) >= MOSTLY * column.filled:
            reason = tr(
                "la {name} tiene nombres {what} del plan ({shown}) en {sum} de {count}",
                name=column.name,
                what=tr(DEFINITIONS[dataset].parts.of_many),
                shown=listed(dict.fromkeys(known[word] for word in list(times)[:3])),
                sum=sum(times.values()),
                count=counted(rows, "fila", "filas"),
            )
            return NameSource(column, (), reason)
    return None


@dataclass(frozen=True, slots=True)
class _Signs:
    """What of a table tells that it counts a dataset: its `headers`, whether its title says so, where the plan's names stand."""

    headers: tuple[Column, ...]
    titled: bool
    place: NameSource | None

    @property
    def weight(self) -> int:
        """What they weigh together."""
        return _SAID * (len(self.headers) + self.titled) + _NAMED * bool(self.place)

    @property
    def reason(self) -> str:
        """The strongest of them in words; "" where there is none."""
        shown = listed(tr("«{label}»", label=column.label[:40]) for column in self.headers[:3])
        if self.place:
            return self.place.reason
        if len(self.headers) > 1:
            return tr("lo dicen los encabezados {shown}", shown=shown)
        if self.headers:
            return tr("lo dice el encabezado {shown}", shown=shown)
        return tr("lo dice el título de la hoja") if self.titled else ""


def _names(lines: Sequence[str], dataset: Dataset) -> bool:
    """Whether the lines above a table say that it counts a dataset."""
    if title_verdict(lines, dataset) is Verdict.COUNT:
        return True
    return dataset == "press" and any(map(_speaks_of_press, lines))


def dataset_of(found: Sequence[Column], plan: Plan, above: Iterable[str], rows: int) -> tuple[Dataset | None, str]:
    """What the table counts; None where nothing tells, or two things tell as much.

    The plan's names tell which network or channel a row is of, and not that something is counted: headers, titles, or what makes
    a row one post or request must say that.
    """
    weights: dict[Dataset, int] = {}
    reasons: dict[Dataset, str] = {}
    lines = list(above)
    network = network_of_links(found)
    for dataset in mappable_datasets():
        headers = tuple(column for column in found if _says(column, dataset))
        titled = _names(lines, dataset)
        is_list = headers or titled or _lists(found, dataset)
        signs = _Signs(headers, titled, named(found, plan, dataset, rows) if is_list else None)
        weights[dataset], reasons[dataset] = signs.weight, signs.reason
    if network:
        weights["posts"] += _NAMED
        reasons["posts"] = tr("los enlaces son de {network}", network=network[1])
    ranked = sorted(weights, key=lambda dataset: -weights[dataset])
    if not weights[ranked[0]] or weights[ranked[0]] == weights[ranked[1]]:
        return None, tr("nada en la hoja dice con claridad qué se cuenta")
    return ranked[0], reasons[ranked[0]]


def _says(column: Column, dataset: Dataset) -> bool:
    """Whether a header says by itself that figures are counts of a dataset, or texts publications in the press."""
    if dataset == "press":
        return _speaks_of_press(column.label) and not column.is_figure
    nouns = any(term.kinds & DEFINITIONS[dataset].nouns for term in terms(column.label).of("counted"))
    return column.is_figure and nouns and verdict(column.label, dataset) is Verdict.COUNT


def _speaks_of_press(text: str) -> bool:
    return any(word in key(text) for word in _PRESS)


def _lists(found: Sequence[Column], dataset: Dataset) -> bool:
    """Whether rows have what makes each of them one post or request: a text or a link; a number of its own."""
    if dataset == "posts":
        return any(column.is_link for column in found) or _longest(found) is not None
    numbers = set(map(key, PROCEDURES.headers["request"]))
    return dataset == "procedures" and any(column.key in numbers for column in found)


def network_of_links(found: Sequence[Column]) -> tuple[str, str] | None:
    """The one network that all links are of, by its id, and the host; None where there is none or several."""
    hosts = {plain(host) for column in found if column.is_link for cell in column.cells if (host := host_of(cell))}
    networks = {network for host in hosts if (network := network_of(host))}
    return (networks.pop(), min(host for host in hosts if network_of(host))) if len(networks) == 1 else None


def _called(name: str, free: Mapping[str, Column], dataset: Dataset) -> Column | None:
    """The column whose header is a word for one of the dataset's, as far as its values fit."""
    words = map(key, DEFINITIONS[dataset].headers[name])
    return next((free[word] for word in words if word in free and _fits(name, free[word])), None)


def _has_part(name: str, column: Column) -> bool:
    """Whether a part of a header's word is one of the dataset's column."""
    return any(part in column.key for part in _PARTS[name])


def columns_of(found: Sequence[Column], dataset: Dataset, taken: Iterable[str]) -> Mapping[str, tuple[Column, str]]:
    """Which column is which of the dataset's, by its header, with the reason. `taken` are headers that have a meaning already."""
    free = {column.key: column for column in found if column.key not in set(taken) and column.filled}
    said: dict[str, tuple[Column, str]] = {}
    names = [name for name in DEFINITIONS[dataset].headers if name != "day"]
    for name in names:
        if name in _COUNTS:
            if column := next((c for c in free.values() if _is_count(name, c, dataset)), None):
                said[name] = (free.pop(column.key), tr("su encabezado dice «{label}»", label=column.label[:40]))
        elif column := _called(name, free, dataset):
            said[name] = (free.pop(column.key), tr("su encabezado es «{label}»", label=column.label[:40]))
    _by_parts(free, dataset, said)
    _the_only_ones(free, dataset, said)
    return said


def _by_parts(free: dict[str, Column], dataset: Dataset, said: dict[str, tuple[Column, str]]) -> None:
    """Adds the columns of whose headers a part of a word is known."""
    for name in DEFINITIONS[dataset].headers:
        if name in said or name not in _PARTS:
            continue
        if column := next((c for c in free.values() if _fits(name, c) and _has_part(name, c)), None):
            said[name] = (free.pop(column.key), tr("su encabezado dice «{label}»", label=column.label[:40]))


def _is_count(name: str, column: Column, dataset: Dataset) -> bool:
    """Whether a column is that count of its dataset by what its header says."""
    if not column.is_figure or verdict(column.label, dataset) is not Verdict.COUNT:
        return False
    if len(DEFINITIONS[dataset].nouns) == 1:
        return True
    kinds = [kind for term in terms(column.label).of("counted") for kind in term.kinds & VISITS.nouns]
    return (kinds[-1] if kinds else "visits") == name


def _fits(name: str, column: Column) -> bool:
    if name in _FIGURES:
        return column.is_figure
    if name == "link":
        return column.is_link
    return not column.is_date and (column.is_text or name in {"post_id", "request"})


def _the_only_ones(free: dict[str, Column], dataset: Dataset, said: dict[str, tuple[Column, str]]) -> None:
    """Columns that can only be one thing: of a table without headers the one of figures, that of addresses, of the longest texts."""
    figures = [column for column in free.values() if column.is_figure]
    definition = DEFINITIONS[dataset]
    wanted = () if definition.several else definition.figures
    nameless = len(figures) == 1 and figures[0].is_nameless
    if wanted and nameless and not any(name in said for name in wanted):
        said[wanted[0]] = (free.pop(figures[0].key), tr("es la única columna de cantidades"))
    links = [column for column in free.values() if column.is_link]
    if "link" in definition.headers and len(links) == 1 and "link" not in said:
        said["link"] = (free.pop(links[0].key), tr("es la única columna de direcciones de internet"))
    text = mapped(dataset).text
    if text and text not in said and (longest := _longest(list(free.values()))):
        said[text] = (free.pop(longest.key), tr("es la columna de textos más largos"))


def _longest(found: Sequence[Column]) -> Column | None:
    """The column of the longest texts, where most of them differ; None where no column has such."""
    texts = [column for column in found if column.is_text]
    longest = max(texts, key=lambda c: sum(len(word) * n for word, n in c.words.items()) / c.filled, default=None)
    if longest is None or len(longest.words) < 2 or len(longest.words) * 2 <= longest.filled:  # noqa: PLR2004 - several
        return None
    return longest
