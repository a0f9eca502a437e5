"""Reports of web statistics that hold no visits of each day or month: search engines, pages, channels, totals without dates."""

import re

from plancom.datasets import Refusal
from plancom.datasets.problems.sheets import Declined
from plancom.language.translation import later, tr
from plancom.sources.files.sheets import Workbook
from plancom.sources.formats.declined.report import DeclinedReport, format_of, searched, sets
from plancom.sources.formats.ga4.blocks import is_date_line
from plancom.sources.tables.headers import Table, table_at
from plancom.sources.tables.layouts import Context, Format

_VISITS = later(
    "Para las visitas al sitio web exporte de Google Analytics las sesiones por día o por mes"
    " (Explorar › Forma libre: la dimensión «Fecha» en filas y la métrica «Sesiones» en valores)."
)
UNDATED = later("Google Analytics: tabla sin fechas")
_SUMMARY = later(
    "Exporte el resumen de visitas de cada día: en Plausible, «visitors.csv» o «imported_visitors»; en otras herramientas, la tabla que tiene una sola fila por día."
)


KNOWN = (
    DeclinedReport(
        "search-console",
        "Google Search Console",
        later(
            "El archivo es de Google Search Console: son clics e impresiones en el buscador, no visitas al sitio web."
        ),
        _VISITS,
        sets(
            *("Clicks|Impressions|CTR|Position", "Clics|Impresiones|CTR|Posición", "Filter|Value", "Filtrar|Valor"),
            *("Cliques|Impressões|CTR|Posição", "Filtro|Valor", "Principais consultas", "Principais páginas"),
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
        like=re.compile(
            r"^\d{1,4}[/-]\d{1,2}[/-]\d{1,4} - \d{1,4}[/-]\d{1,2}[/-]\d{1,4} (?:clicks|impressions|ctr|position|clics|impresiones|posicion|cliques)$"
        ),
    ),
    DeclinedReport(
        "search-console",
        "Google Search Console",
        later(
            "El archivo parece de Google Search Console: son clics e impresiones en Google, no visitas al sitio web."
        ),
        _VISITS,
        sets("Date|Clicks|Impressions|CTR", "Fecha|Clics|Impresiones|CTR", "Data|Cliques|Impressões|CTR"),
        alone=True,
    ),
    DeclinedReport(
        "search-console",
        "Google Search Console",
        later(
            "El archivo es de Google Search Console: dice qué páginas conoce y rastrea el buscador, no cuántas visitas tuvo el sitio web."
        ),
        _VISITS,
        sets(
            *("Not indexed|Indexed", "Sin indexar|Indexada;Indexadas", "No indexada;No indexadas|Indexada;Indexadas"),
            *("Não indexadas|Indexadas", "Reason|Source|Validation|Pages", "Motivo|Fuente|Validación|Páginas"),
            *("Date|Total crawl requests", "Fecha|Total de solicitudes de rastreo"),
        ),
    ),
    DeclinedReport(
        "google-ads",
        later("Google Ads: anuncios"),
        later("El archivo es de anuncios pagados de Google: sus clics e impresiones no son las visitas al sitio web."),
        _VISITS,
        sets(
            "Campaign;Ad group;Keyword|Clicks|Impr.;Impressions|Cost",
            "Campaña;Grupo de anuncios;Palabra clave|Clics|Impr.;Impresiones|Costo;Coste",
            "Campanha;Grupo de anúncios;Palavra-chave|Cliques|Impr.;Impressões|Custo",
        ),
    ),
    DeclinedReport(
        "google-business",
        later("Google: perfil de empresa"),
        later(
            "El archivo es del perfil de la entidad en Google (búsquedas y Maps): sus clics hacia el sitio web no son todas las visitas que tuvo."
        ),
        _VISITS,
        sets(
            *(
                "Vistas en Búsqueda|Vistas en Maps",
                "Búsqueda de Google - móvil|Google Maps - móvil",
                "Search views|Maps views",
            ),
            *("Google Search - Mobile|Google Maps - Mobile", "Solicitudes de indicaciones|Visitas al sitio web"),
            *(
                "Indicaciones;Cómo llegar|Clics en el sitio web",
                "Directions|Website clicks",
                "Website actions|Directions actions",
            ),
        ),
    ),
    DeclinedReport(
        "mobile-app",
        later("Aplicación móvil"),
        later(
            "El archivo es de una aplicación móvil (Firebase, Google Play o App Store): quienes la usan no son las visitas al sitio web."
        ),
        _VISITS,
        sets(
            *("App version;Versión de la app;Versión de la aplicación", "Stream name|Platform|App version"),
            *("Crash-free users;Crash-free users rate", "Usuarios sin fallos;Usuarios que no experimentaron fallos"),
            *("Installs;App installs;Store listing visitors", "Instalaciones;Instalaciones de la app"),
            *("Date|App Units", "Fecha|Usuarios activos|first_open", "Date|Active users|first_open"),
        ),
    ),
    DeclinedReport(
        "estimated-traffic",
        later("Visitas estimadas"),
        later(
            "El archivo es de una herramienta que estima el tráfico de sitios ajenos (Similarweb, Semrush, Ahrefs): no son las visitas que se midieron en el sitio web."
        ),
        _VISITS,
        sets(
            *(
                "Global Rank;Country Rank;Category Rank|Visits;Total Visits;Monthly Visits",
                "Organic Traffic|Organic Keywords",
            ),
            *(
                "Total Visits|Unique Visitors|Visits / Unique Visitor;Visits Per Unique Visitor",
                "Estimated Visits;Estimated traffic",
            ),
            *("Visits|Bounce Rate|Pages / Visit|Avg. Visit Duration|Domain", "Total Visits|Deduplicated Audience"),
        ),
    ),
    DeclinedReport(
        "ga-dimension",
        UNDATED,
        later(
            "El archivo es de Google Analytics y divide las cifras por «{first}», sin fechas: no se sabe de qué día o mes es cada visita."
        ),
        _VISITS,
        undated=True,
        sets=sets(
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
            "Caminho da página e classe da tela|Visualizações",
            "Título da página e classe da tela|Visualizações",
            "Grupo de canais padrão da sessão|Sessões",
            "Origem / mídia da sessão;Origem/mídia da sessão|Sessões",
            "Nome do evento|Contagem de eventos",
            "Fuente/medio de la sesión;Fuente / medio de la sesión;Página de destino;Categoría de dispositivo;Ciudad|Sesiones",
            "País|Usuários;Usuários ativos;Usuarios activos",
        ),
    ),
    DeclinedReport(
        "matomo",
        later("Matomo: cifras sin fechas"),
        later("El archivo es de Matomo y da un solo total, sin fechas: no se sabe de qué días son las visitas."),
        later(
            "En Matomo abra Visitantes › Vista general, exporte (Exportar › CSV) con el período «día» y un rango de fechas"
            " (period=day, date=2018-01-01,2018-12-31), y suba ese archivo: trae una fila por día con su fecha."
        ),
        undated=True,
        sets=sets(
            *("Unique visitors|Visits|Actions|Bounces", "Visitantes únicos|Visitas|Acciones|Rebotes"),
            "Visitantes únicos;Visitantes exclusivos|Visitas|Ações|Rejeições",
        ),
    ),
    DeclinedReport(
        "matomo",
        later("Matomo: cifras sin fechas"),
        later(
            "El archivo es de Matomo y divide las cifras por «{first}», sin fechas: no se sabe de qué días son las visitas."
        ),
        later(
            "En Matomo abra Visitantes › Vista general, exporte (Exportar › CSV) con el período «día» y un rango de fechas"
            " (period=day, date=2018-01-01,2018-12-31), y suba ese archivo: trae una fila por día con su fecha."
        ),
        undated=True,
        sets=sets(
            *("Label|Unique Pageviews|Pageviews", "Label|Visits|Actions", "Label|Unique visitors|Visits"),
            *("Etiqueta|Páginas vistas|Vistas de páginas únicas", "Etiqueta|Visitas|Acciones"),
            *("Etiqueta|Visitantes únicos|Visitas", "Título|Visitas|Ações"),
        ),
    ),
    DeclinedReport(
        "web-dimension",
        later("Visitas divididas"),
        later(
            "El archivo reparte las visitas de cada día entre fuentes, páginas, lugares o dispositivos: no es el total de cada día, y un visitante está en varias de sus filas."
        ),
        _SUMMARY,
        sets(
            *("date|source|referrer|visitors", "date|hostname|page|visitors", "date|entry_page|visitors"),
            *("date|exit_page|visitors", "date|country|region|city|visitors", "date|device|visitors|visit_duration"),
            *("date|browser|visitors|visit_duration", "date|operating_system|visitors|visit_duration"),
            "date|name|link_url|path|visitors",
        ),
    ),
    DeclinedReport(
        "web-dimension",
        later("Visitas divididas, sin fechas"),
        later("El archivo divide las visitas por «{first}», sin fechas: no se sabe de qué día o mes es cada una."),
        _VISITS,
        undated=True,
        sets=sets(
            *("domain|visits|users|pageviews", "source|visits|pageviews"),
            *("name|visitors|bounce_rate", "name|visitors|pageviews", "name|unique_entrances", "name|unique_exits"),
        ),
    ),
)

_WITHOUT_A_START = DeclinedReport(
    "ga-dimension",
    UNDATED,
    later(
        "El archivo es de Google Analytics, pero «{first}» cuenta desde un día que no dice: le falta el encabezado con el período."
    ),
    _VISITS,
    sets("Month Index;Week Index;Day Index;Índice de mes;Índice de semana;Índice de día;Índice do mês;Índice do dia"),
)
"""An index in a file without the lines that say where it begins."""


def _blocks(book: Workbook) -> tuple[Table, ...]:
    """Google Analytics files none of whose blocks has both dates and something that is counted."""
    for sheet, place, row in searched(book):
        if row and isinstance(row[0], str) and is_date_line(row[0]):
            return (table_at(sheet, place),)
    return ()


def _read_blocks(_tables: tuple[Table, ...], _context: Context) -> Refusal:
    what = tr("El archivo es de Google Analytics, pero ninguna de sus tablas da las visitas de cada día o de cada mes.")
    return Refusal("ga-dimension", UNDATED, (Declined(what=what, instead=tr(_VISITS)).at(),))


FORMATS = (
    *map(format_of, KNOWN),
    Format("ga-dimension", UNDATED, None, _blocks, _read_blocks),
    format_of(_WITHOUT_A_START),
)
