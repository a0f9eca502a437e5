"""What the assistant calls things on screen."""

from plancom.datasets import Dataset
from plancom.sources.days import Order
from plancom.sources.mapping.answers import Grain

DATASETS: dict[Dataset, str] = {
    "visits": "Visitas al sitio web",
    "posts": "Publicaciones en redes sociales",
    "press": "Publicaciones en prensa",
    "procedures": "Trámites por canal",
}
GRAINS: dict[Dataset, dict[Grain, str]] = {
    "visits": {"day": "El total de un día", "month": "El total de un mes"},
    "posts": {
        "item": "Una publicación",
        "day": "Cuántas publicaciones hubo en un día",
        "month": "Cuántas publicaciones hubo en un mes",
    },
    "press": {"item": "Una publicación"},
    "procedures": {"month": "Los trámites de un mes"},
}
ORDERS: dict[Order, str] = {"dmy": "Día primero (31/12/2018)", "mdy": "Mes primero (12/31/2018)"}
FIELDS: dict[Dataset, dict[str, str]] = {
    "visits": {"visits": "Visitas (sesiones)", "visitors": "Visitantes únicos", "page_views": "Páginas vistas"},
    "posts": {
        "series": "Red",
        "publications": "Cuántas publicaciones",
        "text": "Texto",
        "link": "Enlace",
        "post_id": "Identificador",
        "strategy": "Estrategia",
    },
    "press": {"series": "Medio", "title": "Título", "link": "Enlace", "section": "Sección", "strategy": "Estrategia"},
    "procedures": {
        "procedure": "Trámite",
        "channel": "Canal",
        "quantity": "Cuántos trámites",
        "citizens": "Ciudadanos",
    },
}
"""The fields that are asked for, in order, by the dataset's column."""
SIDE_BY_SIDE = {
    "posts": "Hay una columna por red",
    "press": "Hay una columna por medio",
    "procedures": "Hay una columna por canal",
}
NONE = "Ninguna columna"
ANOTHER = "Otro nombre, igual en todas las filas…"
