"""Export guides: how to get each report out of the tool that has it, in the words of that tool's own menus."""

from collections.abc import Mapping

from plancom.datasets import Dataset
from plancom.language.translation import later

GA4 = later(
    "Explorar → Forma libre: en filas ponga **Fecha**; en valores, **Sesiones** (visitas), **Total de usuarios** y **Vistas**. Escoja el período, muestre todas las filas y descargue con el botón de exportar → **CSV**. También se lee el CSV de «Resumen de informes», pero solo trae usuarios."
)
META = later(
    "Estadísticas → **Contenido** → escoja el período y la cuenta → **Exportar datos** → Publicaciones (CSV). Los informes de alcance, visitas a la página, público o anuncios no dicen cuántas publicaciones hubo y no se aceptan."
)
X = later(
    "Analíticas → **Contenido** → escoja el período → descargar. Si la lista no está disponible, sirve «Resumen de la cuenta», que trae el número de posts por día."
)
PRESS = later(
    "Llene la plantilla de prensa: una fila por publicación, con su enlace o su página. También se leen listas de Media Cloud y de WordPress."
)
PROCEDURES = later(
    "Llene la plantilla de trámites: una fila por mes, trámite y canal. Escriba 0 cuando no hubo; deje vacío solo lo que no se sabe."
)
POSTS = later("Llene la plantilla de publicaciones: una fila por publicación, o la cantidad de cada día.")
ACTIVITIES = later("Llene la plantilla de actividades: una fila por actividad, con su fecha y la tarea del plan.")
TEMPLATE = later("Llene su plantilla de Excel.")
VISITS = later("Llene la plantilla de visitas: una fila por día, con sus visitas.")

OF_SOURCE: Mapping[str, str] = {
    "ga4": GA4,
    "universal-analytics": later(
        "Universal Analytics ya no recoge datos: expórtelo de Google Analytics 4. Explorar → Forma libre: en filas ponga **Fecha**; en valores, **Sesiones**; descargue el **CSV**."
    ),
    "matomo": later("Visitantes → Resumen → escoja el período → por **día** → Exportar → **CSV**."),
    "meta-content": META,
    "facebook-page-insights": META,
    "x-content": X,
    "x-overview": X,
    "x-tweet-activity": X,
    "x-daily": X,
    "tiktok-content": later("TikTok Studio → Analíticas → **Contenido** → escoja el período → Descargar datos → **CSV**."),
    "youtube-content": later("YouTube Studio → Analíticas → Modo avanzado → **Contenido** → escoja el período → exportar → **CSV**."),
    "linkedin-content": later("Página de LinkedIn → Analíticas → **Contenido** → escoja el período → **Exportar**."),
    "linkedin-top": later("LinkedIn → Analíticas → **Contenido** → escoja el período → **Exportar**."),
    "media-cloud": later("Media Cloud → Explorer → escoja el período y las fuentes → descargar las notas en **CSV**."),
    "meltwater": later("Meltwater → Explore → escoja el período → exportar las menciones en **CSV**."),
    "wordpress": later("WordPress → Herramientas → Exportar → **Entradas** → escoja el período."),
}  # fmt: skip
"""By the format's id, as it is kept with each import."""

OF_SERIES: Mapping[str, str] = {"facebook": META, "instagram": META, "twitter": X}
"""For a network that nothing has brought yet."""

OF_DATASET: Mapping[Dataset, str] = {
    "visits": GA4,
    "posts": POSTS,
    "press": PRESS,
    "procedures": PROCEDURES,
    "activities": ACTIVITIES,
}
OF_TEMPLATE: Mapping[Dataset, str] = {**OF_DATASET, "visits": VISITS}
"""For what the office writes by hand."""

HANDMADE = frozenset({"template", "table", "handmade", "profile", "mapping", "per-network"})

DATABASE = "database:"
OF_DATABASE = later("Lo trae una base de datos declarada: consúltela en esta página, o con: python -m plancom sync.")


def export_guide(source: str, dataset: Dataset, series: str = "") -> str:
    """How to export a series again, from the tool that brought it last (`source`, "" for none); as written for `tr`."""
    if source.startswith(DATABASE):
        return OF_DATABASE
    if source in HANDMADE:
        return OF_TEMPLATE.get(dataset, TEMPLATE)
    return OF_SOURCE.get(source) or OF_SERIES.get(series) or OF_DATASET.get(dataset, TEMPLATE)
