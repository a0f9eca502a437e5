"""Words that several datasets share: what people call a date or a link in headers, in Spanish, English and Portuguese, and a question."""

from plancom.datasets.definition import Column
from plancom.language.translation import later

DAY = (
    *("fecha", "date", "day", "día", "data", "dia"),
    *("fecha de publicación", "published", "publish date", "publication date", "published at", "data de publicação"),
)
LINK = (
    "enlace",
    "link",
    "url",
    "dirección",
    "permalink",
    "enlace permanente",
    "enlace de la nota",
    "hipervínculo",
    "endereço",
)
TITLE = (
    "título",
    "title",
    "titular",
    "headline",
    "nota",
    "título de la nota",
    "noticia",
    "manchete",
    "título da matéria",
)
TYPE = ("tipo", "type", "formato", "tipo de publicación", "post type", "format")
STRATEGY = ("estrategia", "strategy", "estratégia")
QUANTITY = ("cantidad", "quantity", "número", "total", "count", "transacciones", "transactions")
MONTH = ("mes", "month", "período", "periodo", "period", "mês")

OF_STRATEGY = Column(
    "estrategia",
    "strategy",
    "choice",
    help=later("Estrategia del plan a la que pertenece, si se sabe."),
    choices="strategies",
)
PUBLICATIONS_LISTED = (
    later("¿Están todas las publicaciones del período en la lista?"),
    later("Sí, están todas"),
    later("Los días sin publicaciones cuentan como cero"),
)
"""Whether a list that looks cut has everything: the question, yes, and what follows from it."""
