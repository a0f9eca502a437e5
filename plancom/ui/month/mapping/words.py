"""What the assistant calls things on screen."""

from plancom.datasets import Dataset
from plancom.language.translation import later
from plancom.sources.cells.dates import Order
from plancom.sources.tables.mappings import Grain

DATASETS: dict[Dataset, str] = {
    "visits": later("Visitas al sitio web"),
    "posts": later("Publicaciones en redes sociales"),
    "press": later("Publicaciones en prensa"),
    "procedures": later("Trámites por canal"),
}
GRAINS: dict[Dataset, dict[Grain, str]] = {
    "visits": {"day": later("El total de un día"), "month": later("El total de un mes")},
    "posts": {
        "item": later("Una publicación"),
        "day": later("Cuántas publicaciones hubo en un día"),
        "month": later("Cuántas publicaciones hubo en un mes"),
    },
    "press": {"item": later("Una publicación")},
    "procedures": {
        "month": later("Los trámites de un mes"),
        "day": later("Los trámites de un día"),
        "item": later("Una solicitud"),
    },
}
ORDERS: dict[Order, str] = {"dmy": later("Día primero (31/12/2018)"), "mdy": later("Mes primero (12/31/2018)")}
FIELDS: dict[Dataset, dict[str, str]] = {
    "visits": {
        "visits": later("Visitas (sesiones)"),
        "visitors": later("Visitantes únicos"),
        "page_views": later("Páginas vistas"),
    },
    "posts": {
        "series": later("Red"),
        "publications": later("Cuántas publicaciones"),
        "text": later("Texto"),
        "link": later("Enlace"),
        "post_id": later("Identificador"),
        "strategy": later("Estrategia"),
    },
    "press": {
        "series": later("Medio"),
        "title": later("Título"),
        "link": later("Enlace"),
        "section": later("Sección"),
        "strategy": later("Estrategia"),
    },
    "procedures": {
        "procedure": later("Trámite"),
        "channel": later("Canal"),
        "quantity": later("Cuántos trámites"),
        "request": later("Número de la solicitud (radicado)"),
        "citizens": later("Ciudadanos"),
    },
}
"""The fields that are asked for, in order, by the dataset's column."""
SIDE_BY_SIDE = {
    "posts": later("Hay una columna por red"),
    "press": later("Hay una columna por medio"),
    "procedures": later("Hay una columna por canal"),
}
DAY = later("Fecha")
NONE = later("Ninguna columna")
ANOTHER = later("Otro nombre, igual en todas las filas…")
