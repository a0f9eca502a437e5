"""Vocabulary: the known words for counts and for other quantities, found in a text."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Literal

from plancom.language.text import fold

Group = Literal["other", "counted", "count", "neutral", "heading"]
GROUPS: tuple[Group, ...] = ("other", "counted", "count", "neutral", "heading")
"""The groups of words; of two phrases as long as each other, that of the earlier group is meant."""

_ORDINAL = re.compile(r"(?<!\w)(?:n\. ?[o°]\.?|n ?°\.?|no\.(?= ))|^no (?=de )|#")
"""«N.º», «No.», «#»: so many, or the number of one. «No» alone denies («Solicitudes no atendidas»)."""
_SCALE = re.compile(
    r"(?:[x×*] ?|/ ?|(?:\bpor|\bper|\bcada) (?:cada )?)(?:10{2,}\b(?:\.0{3})*|1[.,' ]?0{3}(?:[.,' ]0{3})*|10 ?\^? ?[236]\b|\d+ ?k\b|mil\b)"
    r"|[(\[] ?(?:k|m|mm|000s?|10 ?\^? ?[36]) ?[)\]]|\ben k\b|\bin k\b"
)
"""How thousands are written: «x 1.000», «×10³», «(k)», «por 100.000»; one word here."""
_TOKEN = re.compile(r"[^\W_]+(?:-[^\W_]+)*|[%‰$]")

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A phrase of a text that is known: its `group`, its kinds there («time»; «posts» and «publications»), its words from `start` to `end`."""

    group: Group
    kinds: frozenset[str]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Terms:
    """The words of a text: all of its `tokens`, the known `terms` among them in their order, and the `unknown` words."""

    tokens: tuple[str, ...]
    terms: tuple[Term, ...]
    unknown: tuple[str, ...]

    def of(self, *groups: Group) -> tuple[Term, ...]:
        """The terms of some groups."""
        return tuple(term for term in self.terms if term.group in groups)


def tokens(text: str) -> tuple[str, ...]:
    """The words of a text, folded; «N.º» and «#» are «numero»."""
    return tuple(_TOKEN.findall(_plain(text)))


def _plain(text: str) -> str:
    """The text folded, with one word for «N.º»."""
    return _SCALE.sub(" x1000 ", _ORDINAL.sub("numero ", fold(text.replace("º", "°").replace("№", "#"))))


@lru_cache(maxsize=8192)
def terms(text: str, names: frozenset[str] = frozenset()) -> Terms:
    """The known words of a text, the longest phrases first; `names` are folded words that say nothing here (of the institution, a network)."""
    words = tokens(text)
    found: list[Term] = []
    unknown: list[str] = []
    place = 0
    while place < len(words):
        term = _longest(words, place)
        if term is None:
            if words[place] not in names and not words[place].isdigit():
                unknown.append(words[place])
            place += 1
        else:
            found.append(term)
            place = term.end
    return Terms(words, tuple(found), tuple(unknown))


def _longest(words: tuple[str, ...], place: int) -> Term | None:
    best: tuple[int, int] | None = None
    kinds: set[str] = set()
    found: Term | None = None
    for phrase, group, kind in _candidates(words[place]):
        size = len(phrase)
        if size > len(words) - place or not all(map(_matches, phrase, words[place : place + size])):
            continue
        rank = (size, -GROUPS.index(group))
        if best is not None and rank < best:
            continue
        kinds = {kind} if best is None or rank > best else kinds | {kind}
        best, found = rank, Term(group, frozenset(kinds), place, place + size)
    return found


def _matches(pattern: str, word: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern


_STEM = 4
"""Letters by which phrases are looked up: no entry with «*» has fewer before it."""


def _candidates(word: str) -> Iterator[tuple[Phrase, Group, str]]:
    index = _index()
    yield from index.get(word[:_STEM], ())


@lru_cache(maxsize=1)
def _index() -> Mapping[str, list[tuple[Phrase, Group, str]]]:
    found: dict[str, list[tuple[Phrase, Group, str]]] = defaultdict(list)
    for group, kind, phrase in entries():
        words = tuple(part if part.endswith("*") else fold(part) for part in phrase)
        found[words[0].rstrip("*")[:_STEM]].append((words, group, kind))
    return found


def entries() -> Iterator[tuple[Group, str, Phrase]]:
    """Every phrase of the vocabulary with its group and kind."""
    read = tomllib.loads(resources.files(__package__).joinpath("vocabulary.toml").read_text(encoding="utf-8"))
    for group in GROUPS:
        table = read[group]
        kinds = table if group in {"other", "counted"} else {"": table}
        for kind, by_language in kinds.items():
            for phrases in by_language.values():
                yield from ((group, kind, _phrase(text)) for text in phrases)


def _phrase(text: str) -> Phrase:
    return tuple(_ENTRY.findall(_plain(text))) or (text,)


_ENTRY = re.compile(r"[^\W_]+(?:-[^\W_]+)*\*?|[%‰$]")


def kinds(found: Iterable[Term]) -> frozenset[str]:
    """The kinds of some terms."""
    return frozenset(kind for term in found for kind in term.kinds)


List = Literal["site", "states"]
"""Tables of the vocabulary that are not about quantities."""


@lru_cache(maxsize=8192)
def listed_terms(text: str, name: List) -> tuple[tuple[str, ...], tuple[tuple[str, int, int], ...]]:
    """The words of a text, and which of them a list has: kind, first word and end, the longest phrases first."""
    words = tokens(text)
    found: list[tuple[str, int, int]] = []
    place = 0
    while place < len(words):
        best = max(_fitting(words, place, name), default=None)
        if best is None:
            place += 1
        else:
            found.append((best[1], place, place + best[0]))
            place += best[0]
    return words, tuple(found)


def _fitting(words: tuple[str, ...], place: int, name: List) -> Iterator[tuple[int, str]]:
    for kind, phrase in _listed(name).get(words[place][:1], ()):
        if len(phrase) <= len(words) - place and all(map(_matches, phrase, words[place : place + len(phrase)])):
            yield len(phrase), kind


@lru_cache(maxsize=2)
def _listed(name: List) -> Mapping[str, list[tuple[str, Phrase]]]:
    read = tomllib.loads(resources.files(__package__).joinpath("vocabulary.toml").read_text(encoding="utf-8"))
    found: dict[str, list[tuple[str, Phrase]]] = defaultdict(list)
    for kind, by_language in read[name].items():
        for text in (text for phrases in by_language.values() for text in phrases):
            words = tuple(part if part.endswith("*") else fold(part) for part in _phrase(text))
            found[words[0][:1]].append((kind, words))
    return found
