"""Visits: how often people come to the web site, by day or by month; visitors and page views beside them."""

from plancom.datasets import shared_words
from plancom.datasets.definition import Column, Definition, MappingWords, Measure, Page, Words
from plancom.language.translation import later, tr

_MEASURES = ("visits", "visitors", "page_views")
_HEADERS = {
    "day": (*shared_words.DAY, *shared_words.MONTH, "event_date", "year month", "month of year"),
    "visits": ("visitas", "visits", "sesiones", "sessions", "número de visitas", "total visitas", "sessões"),
    "visitors": (
        *("visitantes", "visitors", "usuarios", "users", "visitantes únicos", "unique visitors", "usuarios únicos"),
        *("visitantes distintos", "visitantes diferentes", "distinct visitors", "visitantes exclusivos"),
        *("total users", "total de usuarios", "active users", "usuarios activos", "unique users", "usuários"),
    ),
    "page_views": (
        *("páginas vistas", "page views", "pageviews", "vistas de página", "número de páginas vistas"),
        *("visualizações de página", "screen page views", "page loads", "páginas visitadas"),
    ),
}  # fmt: skip

VISITS = Definition(
    id="visits",
    called=later("Visitas a la página web"),
    counting=(
        Measure("visits", later("Visitas"), later("Visitas")),
        Measure("visitors", later("Visitantes únicos (sumados)"), later("Visitantes")),
        Measure("page_views", later("Páginas vistas"), later("Páginas vistas")),
    ),
    main="visits",
    one_and_many=lambda: (tr("día"), tr("días")),
    words=Words(
        short=later("visitas"),
        counted=later("visitas al sitio web"),
        read_as=later("visitas al sitio web"),
        template=later("Plantilla de visitas"),
        table=later("Tabla de visitas"),
        repeated=later("Deje una sola fila por fecha."),
        by_hand=later("Llene la plantilla de visitas: una fila por día, con sus visitas."),
        no_rows=later("Los días sin filas cuentan como cero visitas"),
        no_goal=later(
            "Este archivo no trae visitas (sesiones), que es con lo que se mide la meta: lo que trae se guarda y acompaña, pero no la mueve. Para la meta, exporte de Google Analytics las «Sesiones» por día."
        ),
    ),
    page=Page("visitas", later("Visitas"), ":material/public:", later("Ver visitas")),
    columns=(
        Column(
            "fecha",
            "day",
            "date",
            required=True,
            help=later("Un día por fila; o el primer día del mes, si solo tiene totales por mes."),
            example="2018-01-31",
        ),
        Column(
            "visitas",
            "visits",
            "count",
            help=later("Visitas (sesiones) de ese día. Cero si no hubo; vacío si no se sabe."),
            example="412",
        ),
        Column("visitantes", "visitors", "count", help=later("Visitantes únicos de ese día."), example="298"),
        Column("paginas_vistas", "page_views", "count", help=later("Páginas vistas ese día."), example="1034"),
    ),
    headers=_HEADERS,
    table=("series", "day", "grain", *_MEASURES),
    figures=_MEASURES,
    payload=("value",),
    identity=(),
    nouns=frozenset(_MEASURES),
    one_of=("visitas", "visitantes", "paginas_vistas"),
    file_name="visitas.xlsx",
    key=("grain", "day"),
    telling=(("visits",), ("visitors",), ("page_views",)),
    own_measures=_MEASURES,
    crosstab=("day", *_MEASURES),
    mapped=MappingWords(
        name=later("Visitas al sitio web"),
        grains={"day": later("El total de un día"), "month": later("El total de un mes")},
        fields={
            "visits": later("Visitas (sesiones)"),
            "visitors": later("Visitantes únicos"),
            "page_views": later("Páginas vistas"),
        },
        figures={
            "visits": later("Visitas"),
            "visitors": later("Visitantes (suma)"),
            "page_views": later("Páginas vistas"),
        },
        lacking={},
        one_of=_MEASURES,
        lacking_one=later("la columna de las visitas, de los visitantes o de las páginas vistas"),
    ),
    companions=_MEASURES,
    one_row_a_period=True,
    row_per_measure=True,
    by_day_or_month=True,
    steady=True,
)
