"""What the words around a figure say that it counts: a network's publications, a procedure's channel, visits."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from plancom.datasets import Dataset
from plancom.language.text import fold
from plancom.language.translation import tr
from plancom.plan import Plan
from plancom.sources.formats.tables import SYNONYMS
from plancom.sources.handmade.crosstabs import Value
from plancom.sources.handmade.periods import year_of, years_in

_TOTAL = re.compile(
    r"(gran |sub ?)?(total|totales|suma|sum)( general| anual| ano| del ano| mes| mensual| del mes)?( \d{4})?"
)
_PART_SUM = re.compile(r"\b(sub ?total|trim|trimestre|semestre|bimestre|cuatrimestre)\b")
_UNUSED = re.compile(
    r"promedio|media|acumulad|%|\$|porcent|variaci|crecimiento|meta\b|participaci|trim|semestre|bimestre|observaci|nota|fuente|^no\.?$|^n°"
)
_POSTS = re.compile(r"publicaci|\bposts?\b|trinos?|tuits?|tweets?|contenidos publicados|piezas publicadas")
_OTHER = re.compile(
    r"seguidor|fans|suscript|alcance|impresi|interacci|me gusta|likes|reaccion|coment|compart|reproducc|visualiz|vistas|visitas|clics"
)
_PRESS = re.compile(r"prensa|periodic|medios de comunicacion|diarios")
_PROCEDURES = re.compile(r"tramite|pqr|solicitud|peticion|servicio")
_CHANNELS = frozenset(
    {
        "virtual",
        "en linea",
        "web",
        "pagina web",
        "electronicos",
        "presenciales",
        "ventanilla",
        "telefonicos",
        "telefono",
    }
    | {"correo electronico", "correo", "chat", "digital", "personal", "escrito", "whatsapp"}
)
_NETWORKS = {
    "youtube": "YouTube",
    "tiktok": "TikTok",
    "linkedin": "LinkedIn",
    "threads": "Threads",
    "telegram": "Telegram",
}
_NEUTRAL = frozenset({"cantidad", "cantidades", "numero", "valor", "cifra", "dato", "n°", "no", "no."})
"""Headers that say only that figures follow: what they count is said elsewhere."""
_LEAD = re.compile(r"^(?:total |numero |cantidad |no\. ?|n° ?|# ?)(?:de )?")
_MORE = re.compile(r"\s*\(.*?\)|\s+(?:a|en|de|por) (?:la |el |nuestra )?(?:pagina|sitio|portal|mes|web).*$")
ALL_PROCEDURES = "Todos los trámites"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a figure counts. `name` is the network or the procedure, `channel` its channel, `measure` the column it belongs to."""

    dataset: Dataset
    measure: str
    name: str = ""
    channel: str = ""


@dataclass(frozen=True, slots=True)
class Unsure:
    """A figure whose meaning the sheet does not tell: `what` is asked for, `kind` would be the answer."""

    what: str
    kind: Dataset


def is_total(words: Iterable[str]) -> bool:
    """Whether the words say that the figure is a sum of others."""
    return any(_TOTAL.fullmatch(fold(word).strip(" :")) for word in words)


def is_part_sum(words: Iterable[str]) -> bool:
    """Whether the words say that the figure is a sum of some of the others («Subtotal certificados», «I trimestre»)."""
    return any(_PART_SUM.search(fold(word)) for word in words)


def is_unused(words: Iterable[str]) -> bool:
    """Whether the words say that the figure is a rate, a goal or a sum of some months."""
    return any(_UNUSED.search(fold(word)) for word in words)


class Reader:
    """Reads the words of one table, whose `title` holds the lines above it and the sheet's name.

    A network that its `own` lines name is its network, whatever the lines over the tables before it say.
    """

    def __init__(self, plan: Plan, title: str, kind: Dataset | None, own: str = "") -> None:
        self._networks = _NETWORKS | {
            fold(word): network.name
            for network in plan.networks
            for word in (network.id, network.name, *network.aliases)
        }
        self._outlets = {fold(w) for outlet in plan.outlets for w in (outlet.id, outlet.name, *outlet.aliases)}
        self._channels = {fold(channel) for channel in plan.channels} | _CHANNELS
        self._title, self._kind = fold(title), kind
        self._titled = self._named(fold(own)) or self._named(self._title)

    def _named(self, title: str) -> set[str]:
        return {name for word, name in self._networks.items() if len(word) > 2 and _has(title, word)}  # noqa: PLR2004

    def meaning(self, value: Value) -> Meaning | Unsure | None:
        """What a figure counts; None where it is nothing that the plan counts."""
        words = [w for w in (*value.labels, *value.above) if not year_of(w) and fold(w).strip(" :") not in _NEUTRAL]
        networks = [self._networks[fold(w)] for w in words if fold(w) in self._networks]
        channels = [w for w in words if fold(w) in self._channels and fold(w) not in self._networks]
        section = value.section
        if channels:
            rest = [w for w in words if w not in channels]
            return self._procedure(rest, channels[0], section)
        if not networks and fold(section) in self._networks:
            networks = [self._networks[fold(section)]]
        rest = [w for w in words if fold(w) not in self._networks]
        if networks or (not self._visits(rest) and len(self._titled) == 1 and self._is_posts(rest)):
            return self._post(networks[0] if networks else next(iter(self._titled)), rest)
        if any(fold(word) in self._outlets for word in (*words, section)) or (not words and _PRESS.search(self._title)):
            return Meaning("press", "publications")
        return self._visit(rest, section)

    def _procedure(self, rest: list[str], channel: str, section: str) -> Meaning | Unsure | None:
        if any(_OTHER.search(fold(word)) for word in rest):
            return None
        name = " · ".join(rest) or ("" if fold(section) in self._channels or years_in(section) else section)
        if not name and not _PROCEDURES.search(self._title) and self._kind != "procedures":
            return Unsure(tr("si las cantidades son de trámites"), "procedures")
        return Meaning("procedures", "quantity", name or ALL_PROCEDURES, channel)

    def _post(self, network: str, rest: list[str]) -> Meaning | Unsure | None:
        said = " ".join(map(fold, rest))
        if _OTHER.search(said) and not _POSTS.search(said):
            return None
        told = _POSTS.search(said) or self._kind == "posts"
        if not told and bool(_POSTS.search(self._title)) == bool(_OTHER.search(self._title)):
            return Unsure(tr("si las cantidades son publicaciones o seguidores, visitas u otra cosa"), "posts")
        return Meaning("posts", "publications", network) if told or _POSTS.search(self._title) else None

    def _is_posts(self, rest: list[str]) -> bool:
        said = " ".join(map(fold, rest))
        return bool(_POSTS.search(said)) or (not rest and bool(_POSTS.search(self._title)))

    def _visits(self, rest: list[str]) -> str:
        for word in rest:
            label = fold(word).strip(" :")
            for form in (label, _MORE.sub("", label), _LEAD.sub("", _MORE.sub("", label))):
                for measure in ("visits", "visitors", "page_views"):
                    if form in set(map(fold, SYNONYMS["visits"][measure])):
                        return measure
        return ""

    def _visit(self, rest: list[str], section: str) -> Meaning | Unsure | None:
        if self._titled or fold(section) in self._networks:
            return None  # the visits to a network's page are none to the web site
        measure = self._visits(rest) or (self._visits([section]) if not rest else "")
        if not measure and not rest:
            found = [m for m, words in _TITLES if any(_has(self._title, word) for word in words)]
            if len(found) != 1 and self._kind != "visits":
                return Unsure(tr("qué cuentan las cantidades"), "visits")
            measure = found[0] if len(found) == 1 else "visits"
        return Meaning("visits", measure) if measure else None


_TITLES = (
    ("visits", ("visitas", "sesiones")),
    ("visitors", ("visitantes", "usuarios unicos")),
    ("page_views", ("paginas vistas", "vistas de pagina")),
)


def _has(text: str, word: str) -> bool:
    return bool(re.search(rf"\b{re.escape(word)}\b", text))
