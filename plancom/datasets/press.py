"""Press: what newspapers, radio, television and sites publish about the institution, one by one."""

from plancom.datasets import shared_words
from plancom.datasets.definition import Column, Definition, MappingWords, Measure, Page, Parts, Words
from plancom.language.translation import later, tr_in

_HEADERS = {
    "day": (*shared_words.DAY, "fecha de la nota", "fecha de la noticia", "news date", "pubdate", "fecha de emisión"),
    "series": (
        *("medio", "outlet", "periódico", "diario", "medio de comunicación", "newspaper", "nombre del medio"),
        *("fuente", "source", "source name", "media", "media name", "media outlet", "publication", "veículo", "jornal"),
        *("outlet name", "nombre de la fuente", "nombre de medio", "publicación", "publicação"),
        *("meio", "meio de comunicação", "veículo de comunicação", "nome do veículo", "periódico ou portal"),
    ),
    "title": (*shared_words.TITLE, "news headline", "titulares", "título noticia"),
    "link": shared_words.LINK,
    "type": shared_words.TYPE,
    "section": ("sección", "section", "página", "seção"),
    "strategy": shared_words.STRATEGY,
}  # fmt: skip

PRESS = Definition(
    id="press",
    called=later("Publicaciones en prensa"),
    counting=(Measure("publications", later("Publicaciones en prensa"), later("Publicaciones en prensa")),),
    main="publications",
    one_and_many=lambda: (tr_in("prensa", "publicación"), tr_in("prensa", "publicaciones")),
    words=Words(
        short=later("prensa"),
        counted=later("notas de prensa"),
        read_as=later("publicaciones en prensa"),
        template=later("Plantilla de prensa"),
        table=later("Tabla de prensa"),
        repeated=later(
            "Borre la repetida; si son dos publicaciones distintas escriba el título o el enlace de cada una."
        ),
        by_hand=later(
            "Llene la plantilla de prensa: una fila por publicación, con su enlace o su página. También se leen listas de Media Cloud y de WordPress."
        ),
        no_rows=later("Los días sin publicaciones cuentan como cero"),
        no_goal=later("Ninguna meta del plan cuenta estos medios: las publicaciones se guardan y se muestran aparte."),
        item=later("Cada fila es una nota"),
        complete=shared_words.PUBLICATIONS_LISTED,
    ),
    page=Page("prensa", later("Prensa"), ":material/newspaper:", later("Ver prensa")),
    columns=(
        Column("fecha", "day", "date", required=True, help=later("Día en que se publicó."), example="2018-01-31"),
        Column(
            "medio",
            "series",
            "choice",
            required=True,
            help=later("Periódico, emisora, canal o portal."),
            example=later("El diario"),
            choices="outlets",
        ),
        Column(
            "titulo",
            "title",
            "text",
            required=True,
            help=later("Título de la publicación."),
            example=later("Nuevos trámites en línea"),
        ),
        Column(
            "enlace",
            "link",
            "text",
            help=later("Dirección en internet o número de página."),
            example="https://www.ejemplo.com/…",
        ),
        Column(
            "tipo",
            "type",
            "choice",
            help=later("escrito o electrónico."),
            example="escrito",
            choices="escrito,electrónico",
        ),
        Column("seccion", "section", "text", help=later("Sección o página."), example=later("Política")),
        shared_words.OF_STRATEGY,
    ),
    headers=_HEADERS,
    table=("series", "outlet", "day", "title", "link", "type", "section", "strategy"),
    figures=(),
    payload=("outlet", "title", "link", "type", "section", "stated_strategy", "day"),
    identity=("title",),
    nouns=frozenset({"publications"}),
    file_name="prensa.xlsx",
    anchors=("series",),
    telling=(("series", "title"),),
    parts=Parts(
        column="series",
        among="outlets",
        name=later("Medio"),
        many=later("medios"),
        of_many=later("de medios"),
        beside=later("Hay una columna por medio"),
        by=later("Por medio"),
    ),
    mapped=MappingWords(
        name=later("Publicaciones en prensa"),
        grains={"item": later("Una publicación")},
        fields={
            "series": later("Medio"),
            "title": later("Título"),
            "link": later("Enlace"),
            "section": later("Sección"),
            "strategy": later("Estrategia"),
        },
        figures={},
        lacking={"series": later("el medio"), "title": later("la columna del título o la del enlace")},
        instead={"title": "link"},
        figure="title",
        text="title",
    ),
    lists="publications",
    needs_day=True,
    by_strategy=True,
)
