"""Procedures: what citizens ask of the institution, by channel; the three ways in which files tell how many, and names of several."""

from dataclasses import dataclass
from itertools import permutations

from plancom.datasets import shared_words
from plancom.datasets.definition import Column, Definition, MappingWords, Measure, Page, Parts, Words
from plancom.language.text import fold
from plancom.language.translation import later, tr

MONTHLY, DAILY, REQUEST = "", "day", "request"
"""Grains of rows: the total of a month, the amount of a day, one request by its own number."""
DETAILED = (DAILY, REQUEST)
ALL_PROCEDURES = "Todos los trámites"
"""The procedure of figures that name none (docs/adr/0043)."""
TOTAL = fold(ALL_PROCEDURES)


@dataclass(frozen=True, slots=True)
class Collective:
    """Folded `names` that mean several procedures at once: those of `members`, or (None) all others.

    `least` of the members together are what it means; fewer are only a part of it.
    """

    names: frozenset[str]
    members: frozenset[str] | None
    least: int

    def means(self, name: str) -> bool:
        """Whether the procedure of this folded name is one of those that it means."""
        return name not in self.names if self.members is None else name in self.members


def _acronyms() -> frozenset[str]:
    """«pqr», «pqrs», «pqrsd», «pqrdsf» …, and with points: «p.q.r.s.»."""
    plain = {f"pqr{''.join(more)}" for n in range(4) for more in permutations("sdf", n)}
    return frozenset(plain | {".".join(one) for one in plain} | {f"{'.'.join(one)}." for one in plain})


PETITIONS_AND_COMPLAINTS = _acronyms() | {
    "peticiones, quejas y reclamos",
    "peticiones quejas y reclamos",
    "peticiones, quejas, reclamos y sugerencias",
    "peticiones, quejas, reclamos, sugerencias y denuncias",
    "peticiones, quejas, reclamos, sugerencias, denuncias y felicitaciones",
}
THEIR_TYPES = frozenset(
    {"peticion", "peticiones", "derecho de peticion", "derechos de peticion", "queja", "quejas", "reclamo", "reclamos"}
    | {"reclamacion", "reclamaciones", "sugerencia", "sugerencias", "denuncia", "denuncias", "felicitacion", "felicitaciones"}
    | {"peticion de informacion", "peticion de documentos", "peticion de interes general", "peticion de interes particular"}
    | {"peticion de consulta", "peticion general"}
)  # fmt: skip
COLLECTIVES = (Collective(frozenset({TOTAL}), None, 1), Collective(PETITIONS_AND_COMPLAINTS, THEIR_TYPES, 2))
"""One name of all procedures, and those of petitions and complaints of every type: a single type is only a part of them."""

_RECEIVED = (
    *("fecha de radicación", "fecha de radicado", "fecha radicación", "fecha radicado", "fecha de recepción", "fecha recepción"),
    *("fecha de solicitud", "fecha solicitud", "fecha de ingreso", "fecha ingreso", "fecha de presentación", "fecha de creación"),
    *("fecha de registro", "fecha de atención", "fecha de la solicitud", "fecha de la petición", "fecha y hora", "fecha y hora de radicación"),
    *("date received", "received date", "received", "received on", "created", "created at", "created date", "date submitted"),
    *("submitted", "submitted at", "submitted on", "opened", "opened at", "request date", "filing date"),
    *("data de registro", "data de abertura", "data da solicitação", "data do pedido", "data de protocolo", "data de recebimento"),
)  # fmt: skip
"""When a request came in; when it was answered or is due are other dates."""
_HEADERS = {
    "day": (*shared_words.MONTH, *_RECEIVED, *shared_words.DAY),
    "procedure": (
        *("trámite", "procedure", "servicio", "service", "nombre del trámite", "tipo de trámite", "tipo de petición"),
        *("tipo de solicitud", "tipo de pqrs", "tipo de pqrsd", "tipo pqrs", "tipo pqrsd", "tipo de servicio"),
        *("tipo de requerimiento", "tipo solicitud", "tipo petición", "clase de solicitud", "clase de petición"),
        *("nombre del servicio", "trámite solicitado", "servicio solicitado", "solicitud", "petición", "requerimiento"),
        *("tipo", "asunto", "tema", "motivo", "tipología", "clasificación", "clase"),
        *("request type", "service type", "type of request", "procedure name", "request", "type", "subject", "topic"),
        *("serviço", "tipo de solicitação", "tipo de pedido", "tipo de serviço", "tipo de manifestação", "assunto"),
        *("procedimiento", "nombre del procedimiento", "solicitação", "trámite o servicio", "nombre del trámite o servicio"),
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
    "quantity": shared_words.QUANTITY,
    "citizens": ("ciudadanos", "citizens", "personas", "usuarios"),
}  # fmt: skip

PROCEDURES = Definition(
    id="procedures",
    called=later("Trámites por canal"),
    counting=(
        Measure("electronic", later("Trámites hechos en línea"), later("Trámites en línea")),
        Measure(
            "transactions",
            later("Trámites en todos los canales"),
            later("Trámites por todos los canales"),
            "quantity",
        ),
    ),
    main="transactions",
    one_and_many=lambda: (tr("fila"), tr("filas")),
    words=Words(
        short=later("trámites"),
        counted=later("trámites"),
        read_as=later("trámites"),
        template=later("Plantilla de trámites"),
        table=later("Tabla de trámites"),
        repeated=later("Deje una sola fila por mes, trámite y canal."),
        by_hand=later(
            "Llene la plantilla de trámites: una fila por mes, trámite y canal. Escriba 0 cuando no hubo; deje vacío solo lo que no se sabe."
        ),
        no_goal=later("Ninguna meta del plan se mide con trámites: se guardan y se muestran aparte."),
        item=later("Cada fila es una solicitud"),
    ),
    page=Page("adopcion", later("Adopción"), ":material/how_to_reg:", later("Ver adopción")),
    columns=(
        Column(
            "mes",
            "day",
            "month",
            required=True,
            help=later("Mes de los trámites: su primer día."),
            example="2018-01-01",
        ),
        Column(
            "tramite",
            "procedure",
            "text",
            required=True,
            help=later("Nombre del trámite, siempre escrito igual."),
            example=later("Solicitud de información"),
        ),
        Column(
            "canal",
            "channel",
            "choice",
            required=True,
            help=later("Canal en que se completó."),
            example="electrónico",
            choices="channels",
        ),
        Column(
            "cantidad",
            "quantity",
            "count",
            required=True,
            help=later("Trámites completados en el mes. Escriba 0 si no hubo."),
            example="18",
        ),
        Column(
            "ciudadanos",
            "citizens",
            "count",
            help=later("Ciudadanos distintos, si se sabe (no se suma entre meses)."),
        ),
    ),
    headers=_HEADERS,
    table=("series", "day", "grain", "request", "procedure", "channel", "quantity", "citizens"),
    figures=("quantity",),
    payload=("quantity", "citizens", "day", "procedure", "channel"),
    identity=("request", "procedure", "channel"),
    nouns=frozenset({"transactions"}),
    file_name="tramites.xlsx",
    anchors=("channel",),
    telling=(("channel", "procedure"), ("request",)),
    single=("request",),
    single_surely=("request",),
    crosstab=("day", "procedure", "channel", "quantity"),
    parts=Parts(
        column="channel",
        among="channels",
        name=later("Canal"),
        many=later("canales"),
        of_many=later("de canales"),
        beside=later("Hay una columna por canal"),
    ),
    mapped=MappingWords(
        name=later("Trámites por canal"),
        grains={
            "month": later("Los trámites de un mes"),
            "day": later("Los trámites de un día"),
            "item": later("Una solicitud"),
        },
        fields={
            "procedure": later("Trámite"),
            "channel": later("Canal"),
            "quantity": later("Cuántos trámites"),
            "request": later("Número de la solicitud (radicado)"),
            "citizens": later("Ciudadanos"),
        },
        figures={"quantity": later("Trámites"), "citizens": later("Ciudadanos (suma)")},
        lacking={
            "procedure": later("el trámite"),
            "channel": later("el canal"),
            "quantity": later("la columna con cuántos trámites hubo"),
        },
        figure="quantity",
    ),
    lists="requests",
    companions=("electronic", "transactions"),
    dimensions=("procedure", "channel"),
    identity_in_full=True,
    by_day_or_month=True,
    by_day=False,
)
