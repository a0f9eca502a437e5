"""What each measure is called in Spanish; `tr` says it where it is shown."""

from plancom.language.translation import later

MEASURE_NAMES = {
    "visits": later("Visitas"),
    "visitors": later("Visitantes únicos (sumados)"),
    "page_views": later("Páginas vistas"),
    "posts": later("Publicaciones"),
    "replies": later("Respuestas"),
    "procedure_posts": later("Publicaciones sobre trámites"),
    "shares": later("Veces compartidas"),
    "publications": later("Publicaciones en prensa"),
    "electronic": later("Trámites hechos en línea"),
    "transactions": later("Trámites en todos los canales"),
    "activities": later("Actividades"),
}
