"""The words that offices write around figures: sums, goals, rates, what is counted and in what unit."""

import re
from collections.abc import Iterable

from plancom.datasets import DEFINITIONS
from plancom.datasets.visits import VISITS
from plancom.language.text import fold
from plancom.sources.quantities.aggregates import begins_sum, is_derived
from plancom.sources.quantities.vocabulary import kinds, terms
from plancom.sources.rows.channels import ELECTRONIC

POSTS = re.compile(
    r"publicac|publicat|postage|\bposts?\b|\btrinos?\b|\btuits?\b|\btweets?\b|contenidos publicados|piezas publicadas"
)
OTHER = re.compile(
    r"seguidor|\bfans\b|suscript|\balcances?\b|impresi|interacci|me gusta|\blikes?\b|reacci|\bcoment|\bcompart"
    r"|reproducc|visualiz|\bvistas\b|\bvisitas\b|\bclics?\b"
)
PRESS = re.compile(r"prensa|periodic|medios de comunicacion|diarios|\bpress\b|newspaper|jornais|jornal\b")
PROCEDURES = re.compile(
    r"tramite|pqr|solicitud|peticion|servicio|requests?\b|procedures?\b|applications\b|solicitac|pedidos|requerimento|atendimento|servicos"
)
CHANNELS = frozenset({
    *("presencial", "presenciales", "personal", "ventanilla", "ventanilla unica", "taquilla", "punto de atencion", "atencion presencial", "canal presencial"),
    *("virtual", "virtuales", "en linea", "web", "pagina web", "digital", "chat", "chatbot", "whatsapp", "ventanilla virtual", "ventanilla unica virtual", "sede electronica"),
    *("electronico", "electronica", "electronicos", "canal electronico", "canal virtual", "atencion virtual", "medio electronico", "medios electronicos"),
    *("telefono", "telefonico", "telefonica", "telefonicos", "por telefono", "linea telefonica", "canal telefonico", "atencion telefonica", "call center", "pbx"),
    *("correo", "correo electronico", "escrito", "correspondencia", "correo certificado", "correo fisico", "correo postal", "buzon", "buzon de sugerencias"),
    *("in person", "in-person", "online", "on line", "by phone", "phone", "telephone"),
    *("presenciais", "eletronico", "eletronicos", "telefone", "por telefone"),
})  # fmt: skip
"""How offices call the channels of procedures, folded."""
NEUTRAL = frozenset(
    {"cantidad", "cantidades", "numero", "valor", "cifra", "dato", "n°", "no", "no."}
    | {"resultado", "resultados", "ejecutado", "ejecutada", "ejecutados", "ejecutadas", "real", "reales", "logro", "logrado", "alcanzado", "obtenido"}
)  # fmt: skip
"""Headers that say only that figures follow: what they count is said elsewhere."""

_TOTAL = re.compile(
    r"(gran |grand |sub[ -]?|resultado |vlr\.? )?(total|totales|suma|sum|sumatoria|t o t a l|σ|∑)( general| gral\.?| anual| ano| del ano| mes| mensual| del mes)?( \d{4})?"
)
_PART_SUM = re.compile(r"\bsub ?total|\btrim(\b|estr)|\bsemestr|\bbimestr|\bcuatrimestr")
_NAMED_PART_SUM = re.compile(
    r"(sub ?total|([ivx]+|\d\w*|primer|segundo|tercer|cuarto)?\.? ?(trim|trimestre|semestre|bimestre|cuatrimestre))\b"
)
_UNUSED = re.compile(
    r"%|\bporcent|\bpromedio|^media( mensual| anual)?$|\bacumulad|\bvariaci|\bcrecimiento|\bmetas?\b|\bparticipaci|^part\.?$"
    r"|\bprogramad|\bplanead|\bplanificad|\bproyectad|\bproyecci|\bpresupuest|\besperad|\blinea base|^objetivos?( mensual| anual)?$"
    r"|\$|\binversi|\btrim(\b|estr)|\bsemestr|\bbimestr|\bobservacion|^notas?\b|^fuentes?\b|^no\.?$|^n°"
)
_UNUSED_NAME = re.compile(
    r"(%|porcent\w*|(promedio|media|variaci\w+|participaci\w+|crecimiento)( mensual| anual| porcentual)?$|acumulad|metas?\b"
    r"|.*%$|(programad|planead|proyectad|presupuestad|esperad)[oa]s?$|part\.?$|observaci\w+$|notas?:|notas?$|fuentes?\b|no\.?$|n°)"
)
"""The same among names of procedures, which may hold any of those words («Registro de metas», «Participación ciudadana»)."""
_GOALS = re.compile(
    r"metas?\b|programad|planead|planificad|proyectad|presupuestad|esperad|linea base|acumulad|promedio|variacion"
)
_SCALE = re.compile(
    r"\b(?:en|x|por) (?:miles|millones|mil)\b(?: de \w+)?|\((?:miles|millones)\b[^)]*\)|\bcifras en mil\w+"
)

_LEAD = re.compile(r"^(?:total |numero |cantidad |no\. ?|n° ?|# ?)(?:de )?")
_WEB_TEXT = (
    "to the of on our website site number ao aos do da dos das no na nosso a al de del el en la las los nuestra nuestro por pagina paginas sitio portal web internet institucional oficial concejo"
    " distrital municipal entidad mes mensual mensuales total totales real reales ejecutado ejecutadas realizadas google"
    " analytics ga ga4 matomo cantidad numero y indicador"
)
_WEB = frozenset(_WEB_TEXT.split())
"""Words beside «visitas» that leave them visits to the office's own site."""
_MEASURES = sorted(
    ((fold(name), measure) for measure in VISITS.figures for name in VISITS.headers[measure]),
    key=lambda pair: -len(pair[0]),
)
TOKEN = re.compile(r"[^\W_]+|[$#]")


_STATUS = re.compile(
    r"(?:(?:recib|radic|present|atend|tramit|gestion|resuelt|respond|ingres|registr|solicit)[a-z]*[oa]s?|recebid[oa]s|registrad[oa]s"
    r"|atendid[oa]s|concluid[oa]s|received|submitted|filed|handled|resolved|answered)"
)


def is_status(word: str) -> bool:
    """Whether a label says only what became of all of them («Recibidos», «Atendidas», «received»): it is no procedure's name."""
    return bool(_STATUS.fullmatch(fold(word).strip(" :")))


_IN_HEADERS = CHANNELS | ELECTRONIC | {"electronicas", "eletronicas", "telefonicas"}


def channel_in(word: str) -> str:
    """The channel that a header names beside what it counts («Solicitudes virtuales», «Online requests»); "" where it names none, or two."""
    label = fold(word)
    found = terms(label)
    counted = found.of("counted", "count")
    if (
        not counted
        or found.unknown
        or found.of("other")
        or not kinds(found.of("counted")) <= DEFINITIONS["procedures"].nouns
    ):
        return ""
    named = [
        name
        for name in sorted(_IN_HEADERS, key=len, reverse=True)
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", label)
    ]
    named = [name for name in named if not any(name in longer and name != longer for longer in named)]
    return named[0] if len(named) == 1 else ""


def is_total(words: Iterable[str]) -> bool:
    """Whether the words say that the figure is a sum of others."""
    return any(_TOTAL.fullmatch(fold(word).strip(" :")) for word in words)


def is_part_sum(words: Iterable[str]) -> bool:
    """Whether the words say that the figure is a sum of some of the others («Subtotal certificados», «Total trámites»).

    «Total visitas» and «Total publicaciones» are no such sums: where nothing else is counted they are the figures themselves.
    """
    labels = [fold(word).strip(" :") for word in words]
    pattern = _NAMED_PART_SUM.match if _has_channel(labels) else _PART_SUM.search
    return any(pattern(label) or (begins_sum(label) and not measured(label)) for label in labels)


def is_named_total(words: Iterable[str]) -> bool:
    """Whether the words say that the figure is a total of what they name («Total publicaciones»)."""
    return any(begins_sum(fold(word)) for word in words)


def is_unused(words: Iterable[str]) -> bool:
    """Whether the words say that the figure is a rate, a goal, money or a sum of some months."""
    labels = [fold(word).strip(" :") for word in words]
    pattern = _UNUSED_NAME.match if _has_channel(labels) else _UNUSED.search
    return any(map(pattern, labels)) or any(is_derived(label) and not year_alone(label) for label in labels)


def year_alone(label: str) -> bool:
    """Whether a label is a year and no more, which says when."""
    return label.isdigit()


def is_goal(label: str) -> bool:
    """Whether a folded heading says that what is under it was planned, or is summed up to each month."""
    return bool(_GOALS.match(label))


def is_scaled(text: str) -> bool:
    """Whether a text says that figures are in thousands or millions."""
    return bool(_SCALE.search(fold(text)))


def unscaled(text: str) -> str:
    """The text without the words that say so."""
    return _SCALE.sub("", fold(text)).replace("()", "").strip(" ,.;:")


def measured(label: str) -> bool:
    """Whether a label names posts or visits."""
    return bool(measure_of(label) or (POSTS.search(label) and not OTHER.search(label)))


def measure_of(word: str) -> str:
    """Which measure of the site a label names («Visitas a la página web»); "" where it says that they are of something else."""
    label = fold(word).strip(" :")
    for form in (label, _LEAD.sub("", label)):
        for name, measure in _MEASURES:
            if form.startswith(name) and not form[len(name) : len(name) + 1].isalnum() and only_site(form[len(name) :]):
                return measure
    found = terms(label)
    nouns = found.of("counted")
    plain = nouns and kinds(nouns) <= VISITS.nouns and not (found.unknown or found.of("other"))
    return next(iter(nouns[-1].kinds)) if plain else ""


def only_site(text: str) -> bool:
    """Whether the words of a folded text tell no more than that something is of the office's own site."""
    return all(token in _WEB or token.isdigit() for token in TOKEN.findall(text))


def _has_channel(labels: Iterable[str]) -> bool:
    return any(label in CHANNELS or label.rstrip("s") in _CHANNELS_TOO for label in labels)


_CHANNELS_TOO = frozenset({"electronico", "presencial", "telefonico", "correo postal", "virtuale"})
