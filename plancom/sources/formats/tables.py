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
    "visits": later("visitas"),
    "posts": later("publicaciones"),
    "press": later("prensa"),
    "procedures": later("trámites"),
    "activities": later("actividades"),
}
TEMPLATE_TITLES: dict[Dataset, str] = {
    "visits": later("Plantilla de visitas"),
    "posts": later("Plantilla de publicaciones"),
    "press": later("Plantilla de prensa"),
    "procedures": later("Plantilla de trámites"),
    "activities": later("Plantilla de actividades"),
}
TITLES: dict[Dataset, str] = {
    "visits": later("Tabla de visitas"),
    "posts": later("Tabla de publicaciones"),
    "press": later("Tabla de prensa"),
    "procedures": later("Tabla de trámites"),
    "activities": later("Tabla de actividades"),
}

_DAY = (
    "fecha",
    "date",
    "day",
    "día",
    "fecha de publicación",
    "published",
    "publish date",
    "publication date",
)
_LINK = ("enlace", "link", "url", "dirección", "permalink", "enlace permanente")
_TITLE = ("título", "title", "titular", "headline", "nota")
_TYPE = ("tipo", "type", "formato", "tipo de publicación", "post type")
_STRATEGY = ("estrategia", "strategy")
_QUANTITY = ("cantidad", "quantity", "número", "total", "count", "transacciones", "transactions")
_MONTH = ("mes", "month", "período", "periodo", "period")

SYNONYMS: dict[Dataset, dict[str, tuple[str, ...]]] = {
    "visits": {
        "day": (*_DAY, *_MONTH),
        "visits": ("visitas", "visits", "sesiones", "sessions", "número de visitas", "total visitas"),
        "visitors": (
            *(
                "visitantes",
                "visitors",
                "usuarios",
                "users",
                "visitantes únicos",
                "unique visitors",
                "usuarios únicos",
            ),
            *(
                "total users",
                "total de usuarios",
                "active users",
                "usuarios activos",
                "unique users",
            ),
        ),
        "page_views": (
            "páginas vistas",
            "page views",
            "pageviews",
            "vistas de página",
            "número de páginas vistas",
        ),
    },
    "posts": {
        "day": (*_DAY, "fecha de la publicación"),
        "series": ("red", "red social", "network", "social network", "plataforma", "platform"),
        "publications": ("publicaciones", "posts", "número de publicaciones", "cantidad", "publications"),
        "link": _LINK,
        "post_id": ("id", "post id", "identificador", "id de la publicación"),
        "text": ("texto", "text", "mensaje", "message", "contenido", "descripción", "caption", "copy"),
        "type": _TYPE,
        "reach": ("alcance", "reach"),
        "interactions": ("interacciones", "interactions", "engagement", "engagements"),
        "shares": ("compartidos", "shares", "veces compartido", "retweets", "reposts"),
        "strategy": _STRATEGY,
    },
    "press": {
        "day": _DAY,
        "series": ("medio", "outlet", "periódico", "diario", "medio de comunicación", "newspaper"),
        "title": _TITLE,
        "link": _LINK,
        "type": _TYPE,
        "section": ("sección", "section", "página"),
        "strategy": _STRATEGY,
    },
    "procedures": {
        "day": (*_MONTH, *_DAY),
        "procedure": ("trámite", "procedure", "servicio", "service", "nombre del trámite"),
        "channel": ("canal", "channel", "medio", "canal de atención"),
        "quantity": _QUANTITY,
        "citizens": ("ciudadanos", "citizens", "personas", "usuarios"),
    },
    "activities": {
        "day": _DAY,
        "medium": ("medio", "medium", "actividad", "activity"),
        "task": ("tarea", "task"),
        "quantity": _QUANTITY,
        "description": ("descripción", "description", "detalle"),
        "evidence": ("evidencia", "evidence", "soporte"),
    },
}
"""Other names of the templates' columns in Spanish and English. «Vistas» and «views» are not among them: a video has them too."""


def template(dataset: Dataset) -> Layout:
    """The layout of the office's template."""
    definition = DEFINITIONS[dataset]
    return Layout(
        "template",
        TEMPLATE_TITLES[dataset],
        dataset,
        {column.name: (column.header,) for column in definition.columns},
        tuple(column.name for column in definition.columns if column.required),
        tuple(column.name for column in definition.columns if column.header in definition.one_of),
        whole_months=True,
    )


def plain(dataset: Dataset) -> Layout:
    """The layout of a table with the template's columns under any of their names."""
    made = template(dataset)
    return replace(made, source="table", title=TITLES[dataset], columns=SYNONYMS[dataset], whole_months=False)


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
            [
                tr(
                    "No se usaron estas columnas: {list}.",
                    list=listed(tr("«{label}»", label=label[:40]) for label in unused),
                )
            ]
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


def nearly(book: Workbook, kind: Dataset | None = None) -> tuple[Dataset, list[str]] | None:
    """The dataset whose template a file comes nearest to, with the required columns that it lacks; None where nothing is near."""
    best: tuple[int, Dataset, list[str]] | None = None
    for dataset in [kind] if kind else DATASETS:
        layout = plain(dataset)
        labels = {column.name: column.header for column in DEFINITIONS[dataset].columns}
        for sheet in book.visible:
            for row in sheet.rows[:40]:
                found = places(["" if cell is None else str(cell) for cell in row], layout.columns)
                lacking = [labels[name] for name in layout.required if name not in found]
                if layout.one_of and not any(name in found for name in layout.one_of):
                    lacking.append(tr(" o ").join(map(key, DEFINITIONS[dataset].one_of)))
                if len(found) >= (1 if kind else 2) and lacking and (best is None or len(found) > best[0]):
                    best = (len(found), dataset, lacking)
    return best[1:] if best else None
