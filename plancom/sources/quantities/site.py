"""Site: whether visits, visitors or sessions are those of the web site, or may be at a door or of the council itself: the words around them tell."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plancom.datasets.activities import ACTIVITIES
from plancom.datasets.procedures import PROCEDURES
from plancom.datasets.visits import VISITS
from plancom.sources.quantities.names import NETWORK_WORDS
from plancom.sources.quantities.vocabulary import Term, listed_terms, terms, tokens

_ADDRESS = re.compile(r"\S*(?:www\.|://|@)\S*|\S+\.(?:gov|gob|org|com|edu|net|es|co|br)\b\S*", re.IGNORECASE)
_PIECES = re.compile(r"[·|;:\n]|\s[-–—]\s")
_SESSIONS = frozenset({"sesiones", "sessions", "sessoes", "sesion", "session", "sessao"})
_SITE = frozenset(
    {
        "web",
        "sitio",
        "sitios",
        "portal",
        "website",
        "websites",
        "site",
        "sites",
        "internet",
        "google",
        "analytics",
        "matomo",
    }
)
"""Words that are of the site alone; a page may be that of a network."""
_PAGE = frozenset({"pagina", "page"})
_TO = frozenset({"a", "al", "to", "at", "ao", "aos"})
_ARTICLES = frozenset({"la", "las", "los", "el", "the", "our", "nuestro", "nuestra", "o", "os", "as"})
_JOINING = _TO | _ARTICLES | {"de", "del", "y", "e", "of", "and", "do", "da", "dos", "das", "en", "in", "por", "for"}
_SEVERAL = 2  # strange words that a line must have: the name of a sheet alone says nothing
_PERSONAL = frozenset({"person", "place"})
_OTHER_NOUNS = PROCEDURES.nouns | ACTIVITIES.nouns


@dataclass(frozen=True)
class Surroundings:
    """What stands around figures of visits: the `lines` over them; beside them columns that divide or describe them (`labels`, of
    which every word must be known to say nothing of a place) and other `figures`. `names` are folded words that say nothing.
    """

    lines: Sequence[str] = ()
    labels: Sequence[str] = ()
    figures: Sequence[str] = ()
    names: frozenset[str] = frozenset()

    def leave_open(self, label: str) -> bool:
        """Whether figures under `label` may be none of the web site's."""
        around = (*self.labels, *self.figures)
        if self._is_of_a_page((label, *around)):
            return True
        if any(_speaks_of_web(text) for text in (label, *around)) or any(map(_line_of_web, self.lines)):
            return False
        if _SESSIONS & set(tokens(label)) and not any("users" in _kinds(text) for text in around):
            return True
        return self._is_in_person((label, *around))

    def _is_of_a_page(self, around: Sequence[str]) -> bool:
        """Whether visits may be those of a network's page: other figures are of one, or of who follows it, and no words of the site."""
        if _SITE.intersection(tokens(around[0])) or any(_SITE.intersection(tokens(line)) for line in self.lines):
            return False
        if any(_is_of_a_network(text) for text in self.figures):
            return True
        pages = [text for text in around if _PAGE.intersection(tokens(text))]
        others = [text for text in around if text not in pages and _speaks_of_web(text)]
        return bool(pages) and not others and any(map(_is_of_followers, self.figures))

    def _is_in_person(self, around: Sequence[str]) -> bool:
        return (
            any("attended" in _kinds(text) for text in (*around, *self.lines))
            or any(_says_more(text, self.names) for text in self.labels)
            or any(_is_of_people(text) for text in self.figures)
            or any(self._is_of_a_place(line) for line in (around[0], *self.lines))
            or any(map(self._is_of_something_else, self.lines))
        )

    def _is_of_something_else(self, line: str) -> bool:
        """Whether a line over the table is mostly of words that nobody here knows, or of a place: «Boletería del teatro», «Sala de lectura»."""
        found = terms(line, self.names)
        words = [word for word in found.tokens if word not in _JOINING and not word.isdigit()]
        places = [term for term in found.of("other") if term.kinds & _PERSONAL]
        strange = len(found.unknown) + sum(term.end - term.start for term in places)
        return strange >= _SEVERAL and strange * 2 > len(words)

    def _is_of_a_place(self, line: str) -> bool:
        """Whether a line over the table says whom or what is visited («Visitas al archivo histórico»), or of what else they are."""
        for piece in _PIECES.split(line):
            found = terms(piece, self.names)
            for noun in _visits(found.of("counted")):
                rest = found.tokens[noun.end :]
                following = [word for word in rest[1:] if word not in _ARTICLES]
                to_something = bool(rest) and rest[0] in _TO and bool(following) and not following[0].isdigit()
                if found.unknown or to_something:
                    return True
        return False


def says_more(label: str, names: frozenset[str] = frozenset()) -> bool:
    """Whether a column beside visits is one that may speak of something else than the web site: its words are not all known to say nothing."""
    found = terms(label, names)
    nouns = found.of("counted")
    if any(term.kinds & VISITS.nouns for term in nouns):
        return False
    return bool(found.unknown) or any(term.kinds & _OTHER_NOUNS for term in nouns)


def _kinds(text: str) -> frozenset[str]:
    return frozenset(kind for kind, _, _ in listed_terms(text, "site")[1])


def _speaks_of_web(text: str) -> bool:
    words, found = listed_terms(text, "site")
    return any(kind == "web" and not _is_numbered(words, end) for kind, _, end in found)


def _is_numbered(words: Sequence[str], end: int) -> bool:
    """Whether a page of the paper is meant: «Página 1»."""
    return words[end - 1] in {"pagina", "page"} and end < len(words) and words[end].isdigit()


def _line_of_web(line: str) -> bool:
    """Whether a line says that what follows is of the web; the address in a letterhead («Página web: www…») says nothing of the figures."""
    for piece in line.split("·"):
        if _ADDRESS.search(piece):
            if _visits(terms(_ADDRESS.sub(" ", piece)).of("counted")):
                return True
        elif _speaks_of_web(piece):
            return True
    return False


def _visits(found: Iterable[Term]) -> list[Term]:
    return [term for term in found if term.kinds & VISITS.nouns]


def _says_more(label: str, names: frozenset[str]) -> bool:
    words, found = listed_terms(label, "site")
    known = {place for kind, start, end in found if kind in {"aside", "users"} for place in range(start, end)}
    joining = {"de", "del", "la", "el", "los", "las", "y", "o", "of", "the", "do", "da", "por", "en", "numero", "n"}
    return any(
        place not in known and word not in joining and word not in names and not word.isdigit()
        for place, word in enumerate(words)
    )


def _is_of_people(label: str) -> bool:
    """Whether figures beside visits are of people in a place, or of who follows a page that is not named."""
    if "users" in _kinds(label):
        return False
    return _is_of_followers(label) or any(term.kinds & _PERSONAL for term in terms(label).of("other"))


def _is_of_followers(label: str) -> bool:
    """Whether figures are of who follows or sees a page that is not named: «Alcance»."""
    found = terms(label)
    return not NETWORK_WORDS & set(found.tokens) and any("audience" in term.kinds for term in found.of("other"))


def _is_of_a_network(label: str) -> bool:
    """Whether figures are visits to a network's page: «Visitas a la página de LinkedIn»."""
    words = tokens(label)
    named = (NETWORK_WORDS - {"x"}).intersection(words) and not _SITE.intersection(words)
    return bool(named) and "desde" not in words and bool(_visits(terms(label).of("counted")))
