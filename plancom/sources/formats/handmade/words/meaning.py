"""What the words around a figure say that it counts: a network's publications, a procedure's channel, visits."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from plancom.datasets import Dataset
from plancom.datasets.procedures import ALL_PROCEDURES
from plancom.language.text import fold
from plancom.language.translation import tr
from plancom.plan import Plan
from plancom.sources.formats.handmade.layout.crosstabs import Value
from plancom.sources.formats.handmade.layout.period_headings import year_of, years_in
from plancom.sources.formats.handmade.words.networks import Networks
from plancom.sources.formats.handmade.words.parts import Part, part_of
from plancom.sources.formats.handmade.words.titles import about_the_site, heading, posts_and_other, speaks_of_networks
from plancom.sources.formats.handmade.words.vocabulary import (
    CHANNELS,
    NEUTRAL,
    OTHER,
    POSTS,
    PRESS,
    PROCEDURES,
    channel_in,
    is_goal,
    is_part_sum,
    is_status,
    is_total,
    is_unused,
    measure_of,
    measured,
)
from plancom.sources.quantities.aggregates import is_derived, is_sum
from plancom.sources.quantities.names import names_of
from plancom.sources.quantities.site import Surroundings
from plancom.sources.quantities.titled_procedures import titled_procedure
from plancom.sources.quantities.verdicts import Verdict, says_only_count, title_verdict
from plancom.sources.tables.sheet_notes import is_note


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a figure counts. `name` is the network or the procedure, `channel` its channel, `measure` the column it belongs to.

    `part` is what of it the cell has, and `told` whether its own words say that they are publications: neither makes it another.
    """

    dataset: Dataset
    measure: str
    name: str = ""
    channel: str = ""
    part: Part = field(default=Part(), compare=False)
    is_named: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class UnclearMeaning:
    """A figure whose meaning the sheet does not tell: `what` is asked for, one of the `kinds` would be the answer, or one of the `channels` or `networks`."""

    what: str
    kinds: tuple[Dataset, ...]
    channels: tuple[str, ...] = ()
    networks: tuple[str, ...] = ()


class Reader:
    """Reads the words of one table, whose `title` holds the lines above it and the sheet's name.

    A network that its `own` lines name is its network, whatever the lines over the tables before it say. `names_procedures` says whether
    a column of the table, or the file's owner, says that its lines are procedures.
    """

    def __init__(
        self,
        plan: Plan,
        title: str,
        kind: Dataset | None,
        own: str = "",
        values: Sequence[Value] = (),
        *,
        corner: Sequence[str] = (),
        channel: str = "",
        network: str = "",
    ) -> None:
        self._outlets = _outlets_of(plan)
        self._networks = Networks(plan)
        self._channels = {fold(channel) for channel in plan.institution.channels} | CHANNELS
        self._title, self._kind = fold(title), kind
        self._lines, self._plan_channels, self._channel = title.split(" · "), plan.institution.channels, channel
        self._plan_networks, self._network = tuple(network.name for network in plan.institution.networks), network
        self._unnamed = next(filter(None, map(titled_procedure, self._lines)), ALL_PROCEDURES)
        self._by_channel = any(_CHANNEL.fullmatch(fold(word)) for word in corner)
        self.names_procedures = kind == "procedures" or any(map(_is_procedure, corner))
        self._of_procedures = self.names_procedures or bool(PROCEDURES.search(self._title))
        self._channel_over = self._channel_of_all(own.split(" · "), _words(values))
        self._titled = self._networks.titled(fold(own)) or self._networks.titled(self._title)
        self._labelled = {n for word in _words(values) for n in self._networks.named(word)[0]}
        self._alone = len({value.words for value in values if value.period}) <= 1
        self._told = any(POSTS.search(word) and not OTHER.search(word) for word in map(fold, _words(values)))
        self._site = about_the_site(title, plan.institution.name)
        self._around = Surroundings(
            [line for line in self._lines if not is_note(line)], figures=sorted(_words(values)), names=names_of(plan)
        )

    def meaning(self, value: Value) -> Meaning | UnclearMeaning | None:
        """What a figure counts; None where it is nothing that the plan counts."""
        words = [w for w in value.words if not year_of(w) and fold(w).strip(" :") not in NEUTRAL]
        section, over = value.section, heading(value.section)
        if is_goal(over):
            return None
        channel, rest = self._channel_in(words)
        if channel:
            return self._procedure(rest, channel, section)
        if around := self._channel_around(words, section):
            return around if isinstance(around, UnclearMeaning) else self._procedure(words, around, "")
        if OTHER.search(over) and not POSTS.search(over) and not measure_of(over):
            return None
        named, rest = self._networks_in(words, section)
        if named:
            return self._post(next(iter(named)), rest, over) if len(named) == 1 else None
        return self._press(words, section) or self._without_names(words) or self._visit(words, section)

    def _channel_in(self, words: list[str]) -> tuple[str, list[str]]:
        """The channel that the words name, "" where they name none, and the rest of them."""
        channels = [w for w in words if fold(w) in self._channels and not self._networks.named(w)[0]]
        if not channels and self._is_channel(words):
            channels = words
        if channels:
            return channels[0], [w for w in words if w not in channels]
        named = [w for w in words if channel_in(w)]
        return (channel_in(named[0]), [w for w in words if w not in named]) if len(named) == 1 else ("", words)

    def _only_channel(self, lines: Iterable[str]) -> str:
        """The only channel that some lines name («Presencial», «Canal: virtual», «Trámites presenciales»); "" where they name none, or several."""
        plain = (_OVER.sub("", fold(line)).strip(" :-–") for line in lines)
        found = {line if line in self._channels else channel_in(line) for line in plain} - {""}
        return found.pop() if len(found) == 1 else ""

    def _channel_of_all(self, own: Sequence[str], words: Iterable[str]) -> str:
        """The channel of a whole table by its `own` lines, or all over it; "" where a channel stands among its words too."""
        if any(fold(word) in self._channels or channel_in(word) for word in words):
            return ""
        return self._only_channel(own) or self._only_channel(self._lines)

    def _channel_around(self, words: Sequence[str], section: str) -> str | UnclearMeaning:
        """The channel that stands over the rows of a table of procedures, or over all of it; "" where none does, or the words are of something else.

        Words over which it stands with the title may be another quantity («Sellos») where nothing says that they are procedures.
        """
        if not self._of_procedures or any(measured(fold(word)) or self._networks.named(word)[0] for word in words):
            return ""
        if own := self._only_channel([section]):
            return own
        clear = self.names_procedures or all(says_only_count(word, "procedures") for word in words)
        if self._channel_over and not clear:
            return UnclearMeaning(tr("si las cantidades son de trámites"), ("procedures",))
        return self._channel_over

    def _is_channel(self, words: list[str]) -> bool:
        """Whether what stands alone in a column of channels is one, whatever it is called."""
        if not self._by_channel or len(words) != 1:
            return False
        if is_sum(words[0]) or is_derived(words[0]):
            return False
        return not (is_total(words) or is_part_sum(words) or self._networks.named(words[0])[0])

    def _networks_in(self, words: list[str], section: str) -> tuple[set[str], list[str]]:
        """The networks that the words name, or the lines over them, and what else the words say."""
        said = [(set(), w) if fold(w) in self._outlets else self._networks.named(w) for w in words]
        named = set().union(*(names for names, _ in said)) or self._networks.section(section)
        rest = [left for _, left in said if left]
        if not named and len(self._titled) == 1 and self._labelled <= self._titled and self._is_posts(rest):
            return self._titled, rest
        return named, rest

    def _without_names(self, words: Sequence[str]) -> Meaning | UnclearMeaning | None:
        """Figures of requests or publications in general, whose one channel or network the sheet does not name."""
        if not self._alone or self._titled:
            return None  # beside other figures they are left aside, as «Total» is
        return self._without_channel(words) or self._without_network(words)

    def _without_network(self, words: Sequence[str]) -> Meaning | UnclearMeaning | None:
        said = words or self._lines
        is_told = title_verdict(said, "posts") is Verdict.COUNT and not any(OTHER.search(fold(word)) for word in words)
        if not is_told and not (self._kind == "posts" and not words):
            return None
        if self._network in self._plan_networks:
            return Meaning("posts", "publications", self._network, is_named=True)
        return UnclearMeaning(tr("en qué red se publicó"), ("posts",), networks=self._plan_networks)

    def _without_channel(self, words: Sequence[str]) -> Meaning | UnclearMeaning | None:
        """Figures that are all of a month's requests, whose one channel the sheet does not name: it is asked for."""
        if not all(says_only_count(word, "procedures") for word in words):
            return None
        is_told = any(_counts_requests((word,)) for word in words) or _counts_requests(self._lines)
        if not is_told and self._kind != "procedures":
            return None
        if self._channel in self._plan_channels:
            return Meaning("procedures", "quantity", self._unnamed, self._channel)
        return UnclearMeaning(tr("por qué canal se hicieron los trámites"), ("procedures",), self._plan_channels)

    def _press(self, words: list[str], section: str) -> Meaning | None:
        outlet = any(fold(word) in self._outlets for word in (*words, section))
        return Meaning("press", "publications") if outlet or (not words and PRESS.search(self._title)) else None

    def _procedure(self, rest: list[str], channel: str, section: str) -> Meaning | UnclearMeaning | None:
        if any(OTHER.search(fold(word)) for word in rest) or self._is_row_of_posts(rest):
            return None
        named = [word for word in rest if not says_only_count(word, "procedures") and not is_status(word)]
        name = " · ".join(named) or ("" if fold(section) in self._channels or years_in(section) else section)
        if not rest and not name and not PROCEDURES.search(self._title) and self._kind != "procedures":
            return UnclearMeaning(tr("si las cantidades son de trámites"), ("procedures",))
        return Meaning("procedures", "quantity", name or self._unnamed, channel)

    def _is_row_of_posts(self, rest: list[str]) -> bool:
        """Whether «Página web» or «Correo» stands in a table of posts, as one more place where something was published."""
        posts = bool(POSTS.search(self._title)) or self._kind == "posts"
        if rest:
            return any(POSTS.search(fold(word)) for word in rest)
        procedures = bool(PROCEDURES.search(self._title))
        return (posts and (bool(self._labelled) or not procedures)) or (
            bool(self._labelled) and not procedures and self._kind != "procedures"
        )

    def _post(self, network: str, rest: list[str], over: str) -> Meaning | UnclearMeaning | None:
        said = " ".join(map(fold, rest))
        if OTHER.search(said):
            return None  # «Alcance de las publicaciones» counts no publications
        is_told, part = bool(POSTS.search(f"{said} · {over}")), part_of(rest)
        posts, other = posts_and_other(self._title)
        if not is_told and self._kind != "posts":
            if other and not posts:
                return None
            beside = self._told and any(part.shape)  # «Videos» beside «Publicaciones»
            if posts == other and not part.other and not beside:
                return UnclearMeaning(
                    tr("si las cantidades son publicaciones o seguidores, visitas u otra cosa"), ("posts",)
                )
        return Meaning("posts", "publications", network, part=part, is_named=is_told)

    def _is_posts(self, rest: list[str]) -> bool:
        said = " ".join(map(fold, rest))
        return bool(POSTS.search(said)) or (
            bool(POSTS.search(self._title)) and not any(measure_of(word) for word in rest)
        )

    def _visit(self, words: list[str], section: str) -> Meaning | UnclearMeaning | None:
        beside = " · ".join(map(fold, (*words, heading(section))))
        if self._titled or self._networks.named(section)[0] or speaks_of_networks(beside):
            return None  # the visits to a network's page are none to the web site
        named = next((word for word in words if measure_of(word)), "")
        measure = measure_of(named if words else section)
        if words and not measure:
            return None
        measure = measure or self._titled_measure()
        if not measure:
            return UnclearMeaning(tr("qué cuentan las cantidades"), ("visits", "posts", "procedures"))
        if self._kind != "visits" and self._may_be_elsewhere(named or section or self._title, (*words, section)):
            return UnclearMeaning(tr("si las cantidades son visitas al sitio web"), ("visits",))
        rest = (word for word in words if word != named and not _says_site(word) and fold(word) not in _UNITS)
        return Meaning("visits", measure, part=part_of(rest), is_named=bool(named))

    def _titled_measure(self) -> str:
        """The measure that the title names; of visits, whose owner says that they are some, those where it names none or several."""
        found = [measure for measure, names in _TITLES if any(_has(self._title, name) for name in names)]
        if len(found) == 1:
            return found[0]
        return "visits" if self._kind == "visits" else ""

    def _may_be_elsewhere(self, label: str, words: Sequence[str]) -> bool:
        """Whether visits may be none to the web site: neither title nor label say so, or what stands around speaks of people in a place."""
        if any(map(_says_site, words)):
            return False
        return not self._site or self._around.leave_open(label)


_TITLES = (
    ("visits", ("visitas", "sesiones", "visits", "sessions", "sessoes")),
    ("visitors", ("visitantes", "usuarios unicos", "visitors", "unique users")),
    ("page_views", ("paginas vistas", "vistas de pagina", "page views", "pageviews")),
)
_UNITS = frozenset({"personas", "visitas", "visitantes", "usuarios", "sesiones", "paginas"})
_CHANNEL = re.compile(r"(?:canal(?:es)?|channels?|canais|tipo de canal)(?: (?:de|do) \w+)?")
_OVER = re.compile(r"^canal(?:es)?(?: de \w+)?\b")
_PROCEDURE = re.compile(r"(?:nombre del? |tipo de )?(?:tramites?|procedimientos?)")
_SITE = re.compile(r"\b(?:web|website|site|sitio|portal|pagina|paginas|internet)\b")


def _outlets_of(plan: Plan) -> set[str]:
    """The outlets of a plan by every name that they go by, folded."""
    return {fold(w) for outlet in plan.institution.outlets for w in (outlet.id, outlet.name, *outlet.aliases)}


def _is_procedure(word: str) -> bool:
    """Whether a column of names is called as that of procedures."""
    return bool(_PROCEDURE.fullmatch(fold(word)))


def _counts_requests(lines: Sequence[str]) -> bool:
    return title_verdict(lines, "procedures") is Verdict.COUNT


def _says_site(word: str) -> bool:
    return bool(_SITE.search(fold(word)))


def _words(values: Sequence[Value]) -> set[str]:
    """The words beside the figures of a table, without those of its goals and rates."""
    return {word for value in values for word in value.words if not is_unused((word,))}


def _has(text: str, word: str) -> bool:
    return bool(re.search(rf"\b{re.escape(word)}\b", text))
