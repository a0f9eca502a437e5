"""Export guides: how to get each report out of the tool that has it, in the words of that tool's own menus."""

from collections.abc import Mapping

from plancom.datasets import DEFINITIONS, Dataset
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
    "x-archive": X,
    "tiktok-content": later("TikTok Studio → Analíticas → **Contenido** → escoja el período → Descargar datos → **CSV**."),
    "youtube-content": later("YouTube Studio → Analíticas → Modo avanzado → **Contenido** → escoja el período → exportar → **CSV**."),
    "linkedin-content": later("Página de LinkedIn → Analíticas → **Contenido** → escoja el período → **Exportar**."),
    "linkedin-top": later("LinkedIn → Analíticas → **Contenido** → escoja el período → **Exportar**."),
    "media-cloud": later("Media Cloud → Explorer → escoja el período y las fuentes → descargar las notas en **CSV**."),
    "brandwatch": later("Brandwatch → Mentions → escoja el período → exportar las menciones en **CSV**."),
    "talkwalker": later("Talkwalker → Analytics → escoja el período → exportar los resultados en **CSV**."),
    "meltwater": later("Meltwater → Explore → escoja el período → exportar las menciones en **CSV**."),
    "wordpress": later("WordPress → Herramientas → Exportar → **Entradas** → escoja el período."),
}  # fmt: skip
"""By the format's id, as it is kept with each import."""

USUAL: Mapping[tuple[Dataset, str], str] = {
    ("visits", ""): GA4,
    ("posts", "facebook"): META,
    ("posts", "instagram"): META,
    ("posts", "twitter"): X,
}
"""For a series that nothing has brought yet, where a tool usually does."""

HANDMADE = frozenset({"template", "table", "handmade", "profile", "mapping", "per-network"})

DATABASE = "database:"
OF_DATABASE = later("Lo trae una base de datos declarada: consúltela en esta página, o con: python -m plancom sync.")


def export_guide(source: str, dataset: Dataset, series: str = "") -> str:
    """How to export a series again, from the tool that brought it last (`source`, "" for none); as written for `tr`."""
    if source.startswith(DATABASE):
        return OF_DATABASE
    by_hand = DEFINITIONS[dataset].words.by_hand
    if source in HANDMADE:
        return by_hand
    return OF_SOURCE.get(source) or USUAL.get((dataset, series)) or by_hand
