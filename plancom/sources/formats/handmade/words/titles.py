"""What the title of a hand-made table says of all its figures: thousands, sums so far, goals, visits to something else."""

import re
from collections.abc import Iterable

from plancom.language.text import fold
from plancom.language.translation import tr
from plancom.sources.cells.dates import MONTH_NUMBERS
from plancom.sources.formats.handmade.words.vocabulary import OTHER, POSTS, TOKEN, is_scaled, only_site

_SITE = re.compile(r"\b(?:web|website|site|sitio|portal|pagina|paginas|internet|online)\b")
_NEUTRAL_TEXT = (
    "visitas visitantes visits visitors sesiones sessions usuarios users unicos unicas vistas page views ano vigencia informe"
    " informes reporte reportes estadistica estadisticas cifras datos indicador indicadores medida medidas concepto conceptos"
    " dato detalle gestion comunicacion comunicaciones prensa oficina asesora secretaria area equipo dependencia direccion de la hoja sheet libro archivo tabla cuadro tablero resumen"
    " consolidado anual trimestral semestral trimestre semestre primer segundo tercer cuarto desde hasta entre corte enero"
    " diciembre mes meses periodo cantidades n no analitica trafico comparativo comparado vs frente meta metas cumplimiento"
    " acumulado acumulada acumulados acumuladas programado programada programados programadas miles millones variacion seguimiento ejecucion total general fecha"
)
_NEUTRAL = frozenset(_NEUTRAL_TEXT.split())
_TITLE_MARK = re.compile(r"\s*·\s*")
_COMPARED = re.compile(r"\bvs\b|\bversus\b|\bfrente\b|\bcontra\b|\bejecu|\breal(es)?\b|\bcumplimiento|\bseguimiento")
_GOALS = re.compile(r"(?<!en )\bmetas?\b(?! business)|\bprogramad|\bplanead|\bproyectad|\bpresupuestad")
_GOAL_LINE = re.compile(
    r"(?:meta|objetivo)s?(?: mensual| anual| del mes| del ano)?(?: \d{4})?\s*:|meta(?: mensual| anual)?"
)
_NETWORKS = re.compile(r"\bredes\b|social media")
_NOTE = re.compile(r"notas?\b|fuentes?\b|elabor|actualiz|responsable|corte\b|datos\b|\*")
_LONG = 5
_SUMS = re.compile(r"\bacumulad")
_AVERAGES = re.compile(r"\bpromedios?\b|\bmedia (?:diaria|mensual|anual)\b|\baverages?\b")


def posts_and_other(title: str) -> tuple[bool, bool]:
    """Whether a folded title speaks of publications, and whether of what is no publication."""
    return bool(POSTS.search(title)), bool(OTHER.search(title))


def about_the_site(title: str, institution: str) -> bool:
    """Whether visits under a title are those of the web site: it says so, or speaks of nothing else that could be visited."""
    said = fold(title)
    if _SITE.search(said) and not speaks_of_networks(said):
        return True
    own = {*_NEUTRAL, *TOKEN.findall(fold(institution)), *MONTH_NUMBERS}
    tokens = [re.sub(r"\d+$", "", token) for token in TOKEN.findall(said)]
    return all(token in own or only_site(token) for token in tokens)


def speaks_of_networks(text: str) -> bool:
    """Whether a folded text speaks of social networks in general."""
    return bool(_NETWORKS.search(text))


def heading(section: str) -> str:
    """The line over some rows where it names what they count; "" where it is a note («Fuente: …»)."""
    said = fold(section).strip(" :")
    return "" if len(said.split()) > _LONG or _NOTE.match(said) else said


def unfit(title: str, words: Iterable[str]) -> str:
    """Why no figure under a title is one of its month, in words; "" where they are. `words` are those of the table's rows and columns."""
    lines = [fold(line) for line in _TITLE_MARK.split(title)]
    labels = " · ".join(map(fold, words))
    if any(map(is_scaled, lines)):
        return tr("El título dice que las cantidades están en miles o en millones, y se cuentan una por una.")
    if any(_SUMS.search(line) for line in lines) and not _SUMS.search(labels):
        return tr("El título dice que las cantidades son acumuladas, y aquí se necesita la de cada mes.")
    if any(_AVERAGES.search(line) for line in lines) and not _AVERAGES.search(labels):
        return tr("El título dice que las cantidades son promedios, y aquí se necesita cuántas hubo en el mes.")
    goals = [line for line in lines if _GOALS.search(line) and not _GOAL_LINE.fullmatch(line)]
    if goals and not any(map(_COMPARED.search, goals)) and not _GOALS.search(labels):
        return tr("El título dice que las cantidades son metas o lo programado, no lo que se hizo.")
    return ""
