"""What each measure is called in Spanish."""

MEASURE_NAMES = {
    "visits": "Visitas",
    "visitors": "Visitantes únicos (sumados)",
    "page_views": "Páginas vistas",
    "posts": "Publicaciones",
    "replies": "Respuestas",
    "procedure_posts": "Publicaciones sobre trámites",
    "shares": "Veces compartidas",
    "publications": "Publicaciones en prensa",
    "electronic": "Trámites hechos en línea",
    "transactions": "Trámites en todos los canales",
    "activities": "Actividades",
}
