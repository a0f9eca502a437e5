"""Files that are understood and hold nothing the plan counts: what each is, and which report to export instead."""

from dataclasses import dataclass

from plancom.datasets import Observations, declined
from plancom.datasets.observations import nothing
from plancom.language.translation import later, tr
from plancom.sources.formats.ga4_blocks import is_date_line
from plancom.sources.headers import SEARCHED_ROWS, Table, key, keys, table_at
from plancom.sources.layouts import Context, Format
from plancom.sources.sheets import Workbook

_VISITS = later(
    "Para las visitas al sitio web exporte de Google Analytics las sesiones por día o por mes"
    " (Informes › Adquisición de tráfico, o una exploración con la dimensión «Fecha» y la métrica «Sesiones»)."
)
_CONTENT = later(
    "Para contar las publicaciones exporte de Meta Business Suite el informe de contenido"
    " (Estadísticas › Contenido › Exportar datos, nivel de publicación)."
)
_X = later("Exporte de X el informe de contenido o el resumen por día (Analítica › Contenido o Resumen › Descargar).")
_TEMPLATE = later(
    "Si quiere contar esas publicaciones, anótelas en la plantilla de publicaciones con el nombre de la red."
)
UNDATED = later("Google Analytics: tabla sin fechas")


@dataclass(frozen=True, slots=True)
class Known:
    """A report known by its headers: one of `sets` must be in the header row, whole. `what` may say {title}: the line above it.

    `alone`: the header row has no other headers.
    """

    id: str
    title: str
    what: str
    instead: str
    sets: tuple[frozenset[str], ...]
    alone: bool = False


def _sets(*rows: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(map(key, row.split("|"))) for row in rows)


KNOWN = (
    Known(
        "search-console",
        "Google Search Console",
        later(
            "El archivo es de Google Search Console: son clics e impresiones en el buscador, no visitas al sitio web."
        ),
        _VISITS,
        _sets(
            *("Clicks|Impressions|CTR|Position", "Clics|Impresiones|CTR|Posición", "Filter|Value", "Filtrar|Valor"),
            *("Fecha|Páginas afectadas", "URL|Último rastreo", "Date|Affected pages", "URL|Last crawled"),
            *(
                "Top queries",
                "Consultas principales",
                "Top pages",
                "Páginas principales",
                "Propiedad|Valor",
                "Property|Value",
            ),
        ),
    ),
    Known(
        "meta-overview",
        later("Meta: resultados por día"),
        later(
            "El archivo es el informe de resultados de Meta «{title}», por día: mide la página de Facebook o el perfil de Instagram (sus visitas, su alcance, sus seguidores), no las visitas al sitio web ni el número de publicaciones."
        ),
        _CONTENT,
        _sets("Date|Primary", "Fecha|Primary", "Data|Primary", "Fecha|Principal"),
    ),
    Known(
        "meta-audience",
        later("Meta: público"),
        later(
            "El archivo es el informe de público (audiencia) de Meta: dice quiénes siguen la cuenta, no cuánto se publicó."
        ),
        _CONTENT,
        _sets(
            *("Edad|Mujeres|Hombres", "Women|Men", "Principales ciudades|Valor", "Principales países|Valor"),
            *("Age & gender", "Top countries", "Top cities", "IG_ACCOUNT,FOLLOW,UNIQUE_USERS"),
            *("Idade|Mulheres|Homens", "Principais cidades|Valor", "Principais países|Valor"),
        ),
    ),
    Known(
        "meta-ads",
        later("Meta: anuncios"),
        later("El archivo es de anuncios pagados de Meta: los anuncios no son publicaciones."),
        _CONTENT,
        _sets(
            *("Reporting starts|Reporting ends", "Inicio del informe|Fin del informe", "Ad name|Ad delivery"),
            *("Amount spent|Impressions", "Attribution setting|Reach", "Nombre de la campaña|Entrega de la campaña"),
            *("Início dos relatórios|Término dos relatórios", "Nome da campanha|Alcance", "Nome do anúncio|Alcance"),
        ),
    ),
    Known(
        "facebook-page",
        later("Meta: estadísticas de la página de Facebook, por día"),
        later(
            "El archivo son las estadísticas de la página de Facebook por día: dice quiénes la siguen y ven, no cuánto se publicó."
        ),
        _CONTENT,
        _sets("Date|page_fans:lifetime", "Date|Lifetime Total Likes", "Date|Daily New Likes"),
    ),
    Known(
        "tiktok",
        "TikTok",
        later("El archivo es de TikTok, una red que el plan no cuenta."),
        _TEMPLATE,
        _sets(
            *(
                "Time|Video title|Video link|Post time",
                "Date|Video Views|Profile Views",
                "Video title|Video link|Post time",
            ),
            *(
                "Date|New followers|Total followers|Reached audience",
                "Date|Followers|Difference in followers from previous day",
            ),
        ),
    ),
    Known(
        "youtube",
        "YouTube",
        later("El archivo es de YouTube, una red que el plan no cuenta."),
        _TEMPLATE,
        _sets(
            *("Content|Video title|Video publish time", "Contenido|Título del video|Tiempo de publicación del video"),
            *("Contenido|Título del vídeo|Hora de publicación del vídeo", "Date|Content|Video title"),
        ),
    ),
    Known(
        "youtube",
        "YouTube",
        later("El archivo da las visualizaciones de los videos por día, no cuántos se publicaron."),
        later(
            "Exporte de YouTube Studio los datos de la tabla (Estadísticas › Contenido › Exportar), con una fila por video."
        ),
        _sets("Date|Views", "Fecha|Visualizaciones", "Fecha|Vistas"),
        alone=True,
    ),
    Known(
        "linkedin",
        "LinkedIn",
        later("El archivo es de LinkedIn, una red que el plan no cuenta."),
        _TEMPLATE,
        _sets(
            *(
                "Fecha|Impresiones (totales)|Clics (totales)",
                "Título de la publicación|Enlace de la publicación|Fecha de creación",
            ),
            "Fecha|Seguidores patrocinados|Total de seguidores",
        ),
    ),
    Known(
        "x-audience",
        later("X: público"),
        later("El archivo es de X y habla de seguidores o de público, no de publicaciones."),
        _X,
        _sets("Date|New follows|Unfollows", "Date|Nuevos seguidores|Dejar de seguir"),
    ),
    Known(
        "ga-dimension",
        UNDATED,
        later(
            "El archivo es de Google Analytics y divide las cifras por «{first}», sin fechas: no se sabe de qué día o mes es cada visita."
        ),
        _VISITS,
        _sets(
            *(
                "Page path and screen class|Views",
                "Page title and screen class|Views",
                "Título de página y clase de pantalla|Vistas",
            ),
            *(
                "Ruta de la página y clase de pantalla",
                "Page path + query string and screen class|Views",
                "Landing Page|Sessions",
            ),
            *(
                "Event name|Event count",
                "Nombre del evento|Número de eventos",
                "Session source / medium|Sessions",
                "Page|Pageviews",
            ),
            *(
                "Grupo de canales predeterminado de la sesión|Sesiones",
                "Session default channel group|Sessions",
            ),
            *(
                "Session primary channel group (Default channel group)|Sessions",
                "Country|Active users",
                "País|Usuarios",
                "Hour Index",
            ),
        ),
    ),
    Known(
        "matomo",
        later("Matomo: cifras sin fechas"),
        later("El archivo es de Matomo y da un solo total, sin fechas: no se sabe de qué días son las visitas."),
        later(
            "En Matomo abra Visitantes › Vista general, exporte (Exportar › CSV) con el período «día» y un rango de fechas"
            " (period=day, date=2018-01-01,2018-12-31), y suba ese archivo: trae una fila por día con su fecha."
        ),
        _sets("Unique visitors|Visits|Actions|Bounces", "Visitantes únicos|Visitas|Acciones|Rebotes"),
    ),
    Known(
        "web-dimension",
        later("Visitas divididas, sin fechas"),
        later("El archivo divide las visitas por «{first}», sin fechas: no se sabe de qué día o mes es cada una."),
        _VISITS,
        _sets("domain|visits|users|pageviews", "source|visits|pageviews"),
    ),
)


def _format(known: Known) -> Format:
    def find(book: Workbook) -> tuple[Table, ...]:
        for sheet in book.visible:
            for i, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
                labels = set(keys(row))
                if any(wanted == labels - {""} if known.alone else wanted <= labels for wanted in known.sets):
                    return (table_at(sheet, i),)
        return ()

    def read(tables: tuple[Table, ...], _context: Context) -> Observations:
        above = next((str(row[0]) for row in reversed(tables[0].above) if row and row[0]), "")
        first = next((label for label in tables[0].headers if label), "")
        what = tr(known.what).replace("{title}", above[:80] or tr("sin título")).replace("{first}", first[:80])
        return nothing(known.id, known.title, declined(what, tr(known.instead)))

    return Format(known.id, known.title, None, find, read)


def _blocks(book: Workbook) -> tuple[Table, ...]:
    """Google Analytics files none of whose blocks has both dates and something that is counted."""
    for sheet in book.visible:
        for i, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
            if row and isinstance(row[0], str) and is_date_line(row[0]):
                return (table_at(sheet, i),)
    return ()


def _read_blocks(_tables: tuple[Table, ...], _context: Context) -> Observations:
    what = tr("El archivo es de Google Analytics, pero ninguna de sus tablas da las visitas de cada día o de cada mes.")
    return nothing("ga-dimension", UNDATED, declined(what, tr(_VISITS)))


FORMATS = (
    *map(_format, KNOWN),
    Format("ga-dimension", UNDATED, None, _blocks, _read_blocks),
)
