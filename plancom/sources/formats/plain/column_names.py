"""Column names: what people call the columns of each dataset, in Spanish, English and Portuguese; of several the first is meant.

Figures are not among them where a word says only «so many»: whether they are counts is said by `plancom.sources.quantities`.
"""

from plancom.datasets import Dataset

_DAY = (
    *("fecha", "date", "day", "día", "data", "dia"),
    *("fecha de publicación", "published", "publish date", "publication date", "published at", "data de publicação"),
)
_RECEIVED = (
    *("fecha de radicación", "fecha de radicado", "fecha radicación", "fecha radicado", "fecha de recepción", "fecha recepción"),
    *("fecha de solicitud", "fecha solicitud", "fecha de ingreso", "fecha ingreso", "fecha de presentación", "fecha de creación"),
    *("fecha de registro", "fecha de atención", "fecha de la solicitud", "fecha de la petición", "fecha y hora", "fecha y hora de radicación"),
    *("date received", "received date", "received", "received on", "created", "created at", "created date", "date submitted"),
    *("submitted", "submitted at", "submitted on", "opened", "opened at", "request date", "filing date"),
    *("data de registro", "data de abertura", "data da solicitação", "data do pedido", "data de protocolo", "data de recebimento"),
)  # fmt: skip
"""When a request came in; when it was answered or is due are other dates."""
_LINK = (
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
_TITLE = (
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
_TYPE = ("tipo", "type", "formato", "tipo de publicación", "post type", "format")
_STRATEGY = ("estrategia", "strategy", "estratégia")
_QUANTITY = ("cantidad", "quantity", "número", "total", "count", "transacciones", "transactions")
_MONTH = ("mes", "month", "período", "periodo", "period", "mês")

SYNONYMS: dict[Dataset, dict[str, tuple[str, ...]]] = {
    "visits": {
        "day": (*_DAY, *_MONTH),
        "visits": ("visitas", "visits", "sesiones", "sessions", "número de visitas", "total visitas", "sessões"),
        "visitors": (
            *("visitantes", "visitors", "usuarios", "users", "visitantes únicos", "unique visitors", "usuarios únicos"),
            *("total users", "total de usuarios", "active users", "usuarios activos", "unique users", "usuários"),
        ),
        "page_views": (
            *("páginas vistas", "page views", "pageviews", "vistas de página", "número de páginas vistas"),
            "visualizações de página",
        ),
    },
    "posts": {
        "day": (*_DAY, "fecha de la publicación", "fecha y hora", "fecha del post", "data da publicação"),
        "series": ("red", "red social", "network", "social network", "plataforma", "platform", "rede", "rede social"),
        "publications": ("publicaciones", "posts", "número de publicaciones", "cantidad", "publications", "publicações"),
        "link": _LINK,
        "post_id": ("id", "post id", "identificador", "id de la publicación", "id del post", "id da publicação"),
        "text": (
            *("texto", "text", "mensaje", "message", "contenido", "descripción", "caption", "copy"),
            *("texto de la publicación", "post text", "conteúdo", "mensagem", "legenda"),
        ),
        "type": _TYPE,
        "reach": ("alcance", "reach"),
        "interactions": ("interacciones", "interactions", "engagement", "engagements", "interações"),
        "shares": ("compartidos", "shares", "veces compartido", "retweets", "reposts", "compartilhamentos"),
        "strategy": _STRATEGY,
    },
    "press": {
        "day": (*_DAY, "fecha de la nota", "fecha de la noticia"),
        "series": (
            *("medio", "outlet", "periódico", "diario", "medio de comunicación", "newspaper", "nombre del medio"),
            *("fuente", "source", "source name", "media", "media name", "media outlet", "publication", "veículo", "jornal"),
            *("meio", "meio de comunicação", "veículo de comunicação", "nome do veículo", "periódico ou portal"),
        ),
        "title": _TITLE,
        "link": _LINK,
        "type": _TYPE,
        "section": ("sección", "section", "página", "seção"),
        "strategy": _STRATEGY,
    },
    "procedures": {
        "day": (*_MONTH, *_RECEIVED, *_DAY),
        "procedure": (
            *("trámite", "procedure", "servicio", "service", "nombre del trámite", "tipo de trámite", "tipo de petición"),
            *("tipo de solicitud", "tipo de pqrs", "tipo de pqrsd", "tipo pqrs", "tipo pqrsd", "tipo de servicio"),
            *("tipo de requerimiento", "tipo solicitud", "tipo petición", "clase de solicitud", "clase de petición"),
            *("nombre del servicio", "trámite solicitado", "servicio solicitado", "solicitud", "petición", "requerimiento"),
            *("tipo", "asunto", "tema", "motivo", "tipología", "clasificación", "clase"),
            *("request type", "service type", "type of request", "procedure name", "request", "type", "subject", "topic"),
            *("serviço", "tipo de solicitação", "tipo de pedido", "tipo de serviço", "tipo de manifestação", "assunto"),
            *("procedimiento", "nombre del procedimiento", "solicitação"),
        ),
        "channel": (
            *("canal", "channel", "medio", "canal de atención", "canal de recepción", "canal de ingreso", "canal de radicación"),
            *("medio de recepción", "medio de ingreso", "medio de presentación", "medio de radicación", "medio de atención"),
            *("forma de presentación", "forma de recepción", "vía", "vía de ingreso", "vía de recepción", "tipo de canal"),
            *("intake channel", "request channel", "service channel", "contact channel", "submission channel", "method"),
            *("canal de atendimento", "canal de entrada", "forma de atendimento", "meio", "meio de atendimento"),
        ),
        "request": (
            *("radicado", "número de radicado", "no. radicado", "no radicado", "n° radicado", "nro radicado", "nro. radicado"),
            *("radicado no.", "radicado no", "núm. radicado", "radicado de entrada", "código de radicado", "n.º de radicado"),
            *("número de radicación", "id radicado", "radicación", "número radicado"),
            *("número de solicitud", "no. solicitud", "n° solicitud", "id solicitud", "código de solicitud", "solicitud no."),
            *("número de trámite", "número del trámite", "no. trámite", "no. de trámite", "id trámite", "id del trámite", "código del trámite"),
            *("número de la solicitud", "número de la petición", "número del radicado", "número del caso", "número del expediente"),
            *("número de petición", "número de pqrs", "número de pqrsd", "id pqrs", "id pqrsd", "número de caso", "id caso", "caso"),
            *("ticket", "número de ticket", "id ticket", "expediente", "número de expediente", "consecutivo", "folio"),
            *("request id", "request number", "case number", "case id", "ticket id", "ticket number", "reference", "reference number"),
            *("file number", "filing number", "application number", "protocolo", "número do protocolo", "número de protocolo", "nº do protocolo"),
            *("número do pedido", "número do processo", "id da solicitação", "processo"),
        ),
        "quantity": _QUANTITY,
        "citizens": ("ciudadanos", "citizens", "personas", "usuarios"),
    },
    "activities": {
        "day": _DAY,
        "medium": ("medio", "medium", "actividad", "activity", "meio", "atividade"),
        "task": ("tarea", "task", "tarefa"),
        "quantity": _QUANTITY,
        "description": ("descripción", "description", "detalle", "descrição"),
        "evidence": ("evidencia", "evidence", "soporte", "evidência"),
    },
}  # fmt: skip
"""Other names of the templates' columns. «Vistas» and «views» are not among them: a video has them too."""
