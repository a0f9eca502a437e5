"""Files that are understood and hold nothing the plan counts: what each is, and which report to export instead."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plancom.datasets import Refusal
from plancom.datasets.problems.sheets import Declined
from plancom.language.translation import later, tr
from plancom.sources.cells.numbers import is_blank
from plancom.sources.files.sheets import Cell, Sheet, Workbook
from plancom.sources.formats.ga4.blocks import DAY_NAMES, is_date_line
from plancom.sources.tables.headers import SEARCHED_ROWS, Table, key, keys, table_at
from plancom.sources.tables.layouts import Context, Format

_VISITS = later(
    "Para las visitas al sitio web exporte de Google Analytics las sesiones por día o por mes"
    " (Informes › Adquisición de tráfico, o una exploración con la dimensión «Fecha» y la métrica «Sesiones»)."
)
_CONTENT = later(
    "Para contar las publicaciones exporte de Meta Business Suite el informe de contenido"
    " (Estadísticas › Contenido › Exportar datos, nivel de publicación)."
)
_X = later("Exporte de X el informe de contenido o el resumen por día (Analítica › Contenido o Resumen › Descargar).")
_TIKTOK = later(
    "Para contar los videos exporte de TikTok Studio la lista de contenido (Analíticas › Contenido › Descargar datos), con una fila por video."
)
_YOUTUBE = later(
    "Exporte de YouTube Studio los datos de la tabla (Estadísticas › Modo avanzado › Contenido › Exportar), con una fila por video."
)
_LINKEDIN = later(
    "Para contar las publicaciones exporte de la página de LinkedIn las estadísticas de contenido (Análisis › Contenido › Exportar): traen la hoja «Todas las publicaciones»."
)
UNDATED = later("Google Analytics: tabla sin fechas")


@dataclass(frozen=True, slots=True)
class Known:
    """A report known by its headers: one of `sets` must be in the header row, whole, or two headers be `like` a pattern.

    `what` may say {title}, the line above, and {first}, the first header. `alone`: the header row has no other headers; `undated`: it
    has no column of dates; `titles`: lines (comparable) under which any table by day is that report.
    """

    id: str
    title: str
    what: str
    instead: str
    sets: tuple[frozenset[str], ...]
    alone: bool = False
    undated: bool = False
    like: re.Pattern[str] | None = None
    titles: frozenset[str] = frozenset()

    def has(self, names: Sequence[str], above: str) -> bool:
        """Whether a header row with these names is the report's; `above` is the line before it, comparable."""
        labels = set(names) - {""}
        if self.undated and labels & DAY_NAMES:
            return False
        if any(wanted == labels if self.alone else wanted <= labels for wanted in self.sets):
            return True
        if self.like and sum(bool(self.like.search(label)) for label in labels) >= _ALIKE:
            return True
        return above in self.titles and len(labels) == _ALIKE and names[0] in DAY_NAMES


_ALIKE = 2  # a day and its figure, too
"""How many headers of a kind («Clicks (organic)») make a report of it: one may be anybody's."""


def _sets(*rows: str) -> tuple[frozenset[str], ...]:
    """The sets that rows of headers stand for: «a;b|c» is a and c, or b and c."""
    return tuple(
        frozenset(map(key, names))
        for row in rows
        for names in itertools.product(*(part.split(";") for part in row.split("|")))
    )


_META = """
Facebook reach | Instagram reach | Facebook follows | Instagram follows | Facebook visits | Instagram profile visits | Facebook link clicks | Instagram link clicks
Facebook Page visits | Facebook Page reach | Facebook content interactions | Instagram content interactions | Facebook Page followers | Instagram followers | Facebook views
Instagram views | Alcance de Facebook | Alcance de Instagram | Alcance de la página de Facebook | Seguidores de Facebook | Seguidores de Instagram | Seguimientos de Facebook
Seguimientos de Instagram | Interacciones con el contenido de Facebook | Interacciones con el contenido de Instagram | Visitas de Facebook | Visitas a Facebook
Visitas a la página de Facebook | Visitas al perfil de Instagram | Clics en el enlace de Facebook | Clics en el enlace de Instagram | Visualizaciones de Facebook
Visualizaciones de Instagram | Alcance do Facebook | Alcance no Facebook | Alcance do Instagram | Alcance no Instagram | Seguidores no Facebook | Seguidores no Instagram
Seguidores do Facebook | Seguidores do Instagram | Visitas ao Facebook | Visitas à Página do Facebook | Visitas ao perfil do Instagram | Cliques na ligação do Facebook
Cliques no link do Facebook | Cliques no link do Instagram | Cliques na ligação do Instagram | Visualizações do Facebook | Visualizações do Instagram
"""
_META_TITLES = frozenset(key(name) for line in _META.splitlines() for name in line.split(" | ") if name.strip())
"""What Meta writes above the series of its results by day, where it names the network: «Visitas» alone may be anybody's."""

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
            "El archivo es el informe de resultados de Meta {title}, por día: mide la página de Facebook o el perfil de Instagram (sus visitas, su alcance, sus seguidores), no las visitas al sitio web ni el número de publicaciones."
        ),
        _CONTENT,
        _sets("Date;Fecha;Data|Primary;Principal"),
        titles=_META_TITLES,
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
        later("El archivo es de TikTok y da sus cifras por día: no dice cuántos videos se publicaron."),
        _TIKTOK,
        _sets(
            "Date|Video Views|Profile Views",
            "Fecha|Visualizaciones de video;Visualizaciones de vídeo;Visualizaciones de videos;Visualizaciones del video;Vistas de video;Vistas del video;Vistas de vídeo"
            "|Visualizaciones de perfil;Visualizaciones del perfil;Vistas de perfil;Vistas del perfil;Visitas al perfil;Visitas del perfil",
            "Data|Visualizações de vídeo;Visualizações do vídeo;Visualizações de vídeos|Visualizações de perfil;Visualizações do perfil",
        ),
    ),
    Known(
        "tiktok",
        "TikTok",
        later("El archivo es de TikTok y dice quiénes siguen o ven la cuenta: no dice cuántos videos se publicaron."),
        _TIKTOK,
        _sets(
            *("Date|New followers|Total followers|Reached audience", "Date|Active followers", "Gender|Distribution"),
            *("Date|Followers|Difference in followers from previous day", "Top territories|Distribution"),
            *("Date|Total Viewers|New Viewers", "Date|Total Viewers|Returning Viewers", "Date|Hour|Active followers"),
            "Fecha|Seguidores|Diferencia de seguidores respecto al día anterior;Diferencia de seguidores con respecto al día anterior;Diferencia en seguidores del día anterior",
            "Fecha|Total de espectadores;Espectadores totales|Nuevos espectadores;Espectadores nuevos",
            "Género;Sexo|Distribución",
            "Principales territorios;Territorios principales|Distribución",
            "Data|Seguidores|Diferença de seguidores em relação ao dia anterior;Diferença de seguidores do dia anterior",
            "Data|Total de espectadores|Novos espectadores;Espectadores novos",
            "Gênero;Género|Distribuição",
            "Principais territórios|Distribuição",
        ),
    ),
    Known(
        "tiktok",
        "TikTok",
        later(
            "El archivo es la lista de videos de TikTok sin las columnas que dicen cuándo se publicó cada uno y cuál es."
        ),
        _TIKTOK,
        _sets("Video title|Video link|Total views", "Video title|Post time|Total views"),
    ),
    Known(
        "youtube",
        "YouTube",
        later("El archivo da las visualizaciones de los videos de YouTube por día, no cuántos se publicaron."),
        _YOUTUBE,
        _sets(
            "Date|Content|Video title",
            "Fecha|Contenido|Título del video;Título del vídeo|Duración",
            "Data|Conteúdo|Título do vídeo|Duração",
            "Date|Watch time (hours)",
            "Fecha|Tiempo de visualización (horas);Tiempo de reproducción (horas)",
            "Data|Tempo de exibição (horas);Tempo de visualização (horas)",
        ),
    ),
    Known(
        "youtube",
        "YouTube",
        later("El archivo parece de YouTube y da las visualizaciones por día, no cuántos videos se publicaron."),
        _YOUTUBE,
        _sets("Date|Views", "Fecha|Visualizaciones;Vistas", "Data|Visualizações"),
        alone=True,
    ),
    Known(
        "youtube",
        "YouTube",
        later(
            "El archivo es de YouTube y divide las cifras por «{first}»: no es la lista de videos con su fecha de publicación."
        ),
        _YOUTUBE,
        _sets(
            "Views|Watch time (hours)",
            "Visualizaciones;Vistas|Tiempo de visualización (horas);Tiempo de reproducción (horas)",
            "Visualizações|Tempo de exibição (horas);Tempo de visualização (horas)",
            "Content|Video title|Video publish time",
        ),
    ),
    Known(
        "linkedin",
        "LinkedIn",
        later("El archivo es de LinkedIn y da las impresiones y los clics de cada día, no cuántas publicaciones hubo."),
        _LINKEDIN,
        _sets(
            "Fecha|Impresiones (totales)|Clics (totales)",
        ),
        like=re.compile(
            r"^(?:unique |total )?(?:impressions|clicks|reactions|comments|reposts|shares|engagement rate|impresiones|clics|reacciones|comentarios"
            r"|veces compartido|tasa de interaccion|recomendaciones|impressoes|cliques|reacoes|compartilhamentos|taxa de engajamento)"
            r"(?: unicas)? \((?:organic|sponsored|total|totales|organic[oa]s?|patrocinad[oa]s?|totais)\)$"
        ),
    ),
    Known(
        "linkedin",
        "LinkedIn",
        later(
            "El archivo parece de LinkedIn y da impresiones o seguidores de cada día, no cuántas publicaciones hubo."
        ),
        _LINKEDIN,
        _sets(
            *("Date|Impressions|Engagements", "Fecha|Impresiones|Interacciones", "Data|Impressões|Engajamentos"),
            "Date;Fecha;Data|New followers;Nuevos seguidores;Novos seguidores",
        ),
        alone=True,
    ),
    Known(
        "linkedin",
        "LinkedIn",
        later(
            "El archivo es de LinkedIn y dice quiénes siguen o visitan la página de LinkedIn: ni publicaciones ni visitas al sitio web."
        ),
        _LINKEDIN,
        _sets(
            "Date|Sponsored followers;Organic followers|Total followers",
            "Fecha|Seguidores patrocinados;Seguidores generales;Seguidores orgánicos|Total de seguidores",
            "Data|Seguidores patrocinados;Seguidores orgânicos|Total de seguidores",
            "Location;Seniority;Industry;Job function;Company size|Total followers;Total views",
            "Ubicación;Nivel de responsabilidad;Sector;Función laboral;Tamaño de la empresa|Total de seguidores;Total de visualizaciones",
            "Localidade;Nível de experiência;Setor;Função;Tamanho da empresa|Total de seguidores;Total de visualizações",
        ),
        like=re.compile(
            r"(?:page views|unique visitors|visitantes unicos|visitantes exclusivos|visualizaciones de (?:la )?pagina|visualizacoes d[ae] pagina|vistas de (?:la )?pagina).*"
            r"\((?:desktop|mobile|ordenador|computadora|computador|escritorio|movil|moviles|dispositivos moviles|celular|dispositivos? movel|dispositivos moveis)\)$"
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
        undated=True,
        sets=_sets(
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
    Known(
        "matomo",
        later("Matomo: cifras sin fechas"),
        later("El archivo es de Matomo y da un solo total, sin fechas: no se sabe de qué días son las visitas."),
        later(
            "En Matomo abra Visitantes › Vista general, exporte (Exportar › CSV) con el período «día» y un rango de fechas"
            " (period=day, date=2018-01-01,2018-12-31), y suba ese archivo: trae una fila por día con su fecha."
        ),
        undated=True,
        sets=_sets(
            *("Unique visitors|Visits|Actions|Bounces", "Visitantes únicos|Visitas|Acciones|Rebotes"),
            "Visitantes únicos;Visitantes exclusivos|Visitas|Ações|Rejeições",
        ),
    ),
    Known(
        "web-dimension",
        later("Visitas divididas, sin fechas"),
        later("El archivo divide las visitas por «{first}», sin fechas: no se sabe de qué día o mes es cada una."),
        _VISITS,
        undated=True,
        sets=_sets("domain|visits|users|pageviews", "source|visits|pageviews"),
    ),
)


def _title(sheet: Sheet, header: int) -> str:
    """The line above a header row that has a single text; "" where there is none."""
    for row in reversed(sheet.rows[:header]):
        filled: list[Cell] = [cell for cell in row if not is_blank(cell)]
        if filled:
            return str(filled[0]).strip() if len(filled) == 1 else ""
    return ""


def _searched(book: Workbook) -> Iterator[tuple[Sheet, int, list[Cell]]]:
    """The rows in which the header of a sheet may be: the sheet, the row's place in it, the row."""
    return ((sheet, place, row) for sheet in book.visible for place, row in enumerate(sheet.rows[:SEARCHED_ROWS]))


def _format(known: Known) -> Format:
    def find(book: Workbook) -> tuple[Table, ...]:
        for sheet, place, row in _searched(book):
            if known.has(keys(row), key(_title(sheet, place)) if known.titles else ""):
                return (table_at(sheet, place),)
        return ()

    def read(tables: tuple[Table, ...], _context: Context) -> Refusal:
        title = _title(Sheet("", tables[0].above), len(tables[0].above))
        first = next((label for label in tables[0].headers if label), "")
        what = tr(known.what).replace("{title}", tr("«{title}»", title=title[:80]) if title else "")
        what = re.sub(r"\s+,", ",", what.replace("{first}", first[:80]))
        return Refusal(known.id, known.title, (Declined(what=what, instead=tr(known.instead)).at(),))

    return Format(known.id, known.title, None, find, read)


def _blocks(book: Workbook) -> tuple[Table, ...]:
    """Google Analytics files none of whose blocks has both dates and something that is counted."""
    for sheet, place, row in _searched(book):
        if row and isinstance(row[0], str) and is_date_line(row[0]):
            return (table_at(sheet, place),)
    return ()


def _read_blocks(_tables: tuple[Table, ...], _context: Context) -> Refusal:
    what = tr("El archivo es de Google Analytics, pero ninguna de sus tablas da las visitas de cada día o de cada mes.")
    return Refusal("ga-dimension", UNDATED, (Declined(what=what, instead=tr(_VISITS)).at(),))


FORMATS = (
    *map(_format, KNOWN),
    Format("ga-dimension", UNDATED, None, _blocks, _read_blocks),
)
