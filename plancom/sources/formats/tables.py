"""The office's own templates, and plain tables with the same columns under other names."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from plancom.datasets import DATASETS, DEFINITIONS, Dataset, Observations, Problem
from plancom.language.phrases import listed
from plancom.language.translation import later, tr
from plancom.sources.build import observations
from plancom.sources.duplicates import divided_days
from plancom.sources.headers import Table, key, places
from plancom.sources.layouts import Context, Format, Layout
from plancom.sources.sheets import Workbook

NAMES: dict[Dataset, str] = {
    "visits": "visitas",
    "posts": "publicaciones",
    "press": "prensa",
    "procedures": later("trámites"),
    "activities": "actividades",
}

_DAY = (
    "fecha",
    "date",
    "day",
    later("día"),
    later("fecha de publicación"),
    "published",
    later("publish date"),
    later("publication date"),
)
_LINK = ("enlace", "link", "url", later("dirección"), "permalink", later("enlace permanente"))
_TITLE = (later("título"), "title", "titular", "headline", "nota")
_TYPE = ("tipo", "type", "formato", later("tipo de publicación"), later("post type"))
_STRATEGY = ("estrategia", "strategy")
_QUANTITY = ("cantidad", "quantity", later("número"), "total", "count", "transacciones", "transactions")
_MONTH = ("mes", "month", later("período"), "periodo", "period")

SYNONYMS: dict[Dataset, dict[str, tuple[str, ...]]] = {
    "visits": {
        "day": (*_DAY, *_MONTH),
        "visits": ("visitas", "visits", "sesiones", "sessions", later("número de visitas"), later("total visitas")),
        "visitors": (
            *(
                "visitantes",
                "visitors",
                "usuarios",
                "users",
                later("visitantes únicos"),
                later("unique visitors"),
                later("usuarios únicos"),
            ),
            *(
                later("total users"),
                later("total de usuarios"),
                later("active users"),
                later("usuarios activos"),
                later("unique users"),
            ),
        ),
        "page_views": (
            later("páginas vistas"),
            later("page views"),
            "pageviews",
            later("vistas de página"),
            later("número de páginas vistas"),
        ),
    },
    "posts": {
        "day": (*_DAY, later("fecha de la publicación")),
        "series": ("red", later("red social"), "network", later("social network"), "plataforma", "platform"),
        "publications": ("publicaciones", "posts", later("número de publicaciones"), "cantidad", "publications"),
        "link": _LINK,
        "post_id": ("id", later("post id"), "identificador", later("id de la publicación")),
        "text": ("texto", "text", "mensaje", "message", "contenido", later("descripción"), "caption", "copy"),
        "type": _TYPE,
        "reach": ("alcance", "reach"),
        "interactions": ("interacciones", "interactions", "engagement", "engagements"),
        "shares": ("compartidos", "shares", later("veces compartido"), "retweets", "reposts"),
        "strategy": _STRATEGY,
    },
    "press": {
        "day": _DAY,
        "series": ("medio", "outlet", later("periódico"), "diario", later("medio de comunicación"), "newspaper"),
        "title": _TITLE,
        "link": _LINK,
        "type": _TYPE,
        "section": (later("sección"), "section", later("página")),
        "strategy": _STRATEGY,
    },
    "procedures": {
        "day": (*_MONTH, *_DAY),
        "procedure": (later("trámite"), "procedure", "servicio", "service", later("nombre del trámite")),
        "channel": ("canal", "channel", "medio", later("canal de atención")),
        "quantity": _QUANTITY,
        "citizens": ("ciudadanos", "citizens", "personas", "usuarios"),
    },
    "activities": {
        "day": _DAY,
        "medium": ("medio", "medium", "actividad", "activity"),
        "task": ("tarea", "task"),
        "quantity": _QUANTITY,
        "description": (later("descripción"), "description", "detalle"),
        "evidence": ("evidencia", "evidence", "soporte"),
    },
}
"""Other names of the templates' columns in Spanish and English. «Vistas» and «views» are not among them: a video has them too."""


def template(dataset: Dataset) -> Layout:
    """The layout of the office's template."""
    definition = DEFINITIONS[dataset]
    return Layout(
        "template",
        tr("Plantilla de {names}", names=NAMES[dataset]),
        dataset,
        {column.name: (column.header,) for column in definition.columns},
        tuple(column.name for column in definition.columns if column.required),
        tuple(column.name for column in definition.columns if column.header in definition.one_of),
        whole_months=True,
    )


def plain(dataset: Dataset) -> Layout:
    """The layout of a table with the template's columns under any of their names."""
    made = template(dataset)
    title = tr("Tabla de {names}", names=NAMES[dataset])
    return replace(made, source="table", title=title, columns=SYNONYMS[dataset], whole_months=False)


def _reader(layout: Layout) -> Callable[[tuple[Table, ...], Context], Observations]:
    def read(tables: tuple[Table, ...], context: Context) -> Observations:
        unused = sorted(
            {
                label
                for table in tables
                for place, label in enumerate(table.headers)
                if label and place not in layout.where(table.headers).values()
            }
        )
        notes = (
            [tr("No se usaron estas columnas: {list}.", list=listed(f"«{label[:40]}»" for label in unused))]
            if unused
            else []
        )
        read_ = observations(layout, tables, context, notes=notes)
        divided = _divided(layout, read_, unused)
        return (
            replace(read_, dataset=None, table=read_.table.head(0), coverage=(), problems=(divided,))
            if divided
            else read_
        )

    return read


def _divided(layout: Layout, read: Observations, unused: list[str]) -> Problem | None:
    """The problem of visits divided by device, page or country: one day on many rows, which no key tells apart."""
    codes = Counter(problem.code for problem in read.problems)
    repeated = codes["conflicting_row"] + codes["duplicate_row"]
    if layout.dataset != "visits" or not unused or not codes["conflicting_row"] or repeated * 2 < read.rows_read:
        return None
    return divided_days(unused)


def _format(layout: Layout) -> Format:
    def find(book: Workbook) -> tuple[Table, ...]:
        found = layout.tables(book)
        if not layout.whole_months:
            return found
        # A table that says more under other names («visitantes únicos») is some tool's, and need not hold whole months.
        other = plain(layout.dataset)
        return tuple(t for t in found if len(other.where(t.headers)) <= len(layout.where(t.headers)))

    return Format(layout.source, layout.title, layout.dataset, find, _reader(layout), fixed=False)


TEMPLATES = tuple(_format(template(dataset)) for dataset in DATASETS)
PLAIN = tuple(_format(plain(dataset)) for dataset in DATASETS)


def nearly(book: Workbook, kind: Dataset | None = None) -> tuple[str, list[str]] | None:
    """The template that a file comes nearest to, with the required columns that it lacks; None where nothing is near."""
    best: tuple[int, str, list[str]] | None = None
    for dataset in [kind] if kind else DATASETS:
        layout = plain(dataset)
        labels = {column.name: column.header for column in DEFINITIONS[dataset].columns}
        for sheet in book.visible:
            for row in sheet.rows[:40]:
                found = places(["" if cell is None else str(cell) for cell in row], layout.columns)
                lacking = [labels[name] for name in layout.required if name not in found]
                if layout.one_of and not any(name in found for name in layout.one_of):
                    lacking.append(" o ".join(map(key, DEFINITIONS[dataset].one_of)))
                if len(found) >= (1 if kind else 2) and lacking and (best is None or len(found) > best[0]):
                    best = (len(found), layout.title.replace(tr("Tabla"), "plantilla"), lacking)
    return best[1:] if best else None
