"""Folds many texts at once: the same as `fold` of each, some thirty times faster."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from plancom.language.text import fold

_BETWEEN = "\0"  # stands between the texts while they are one; it is no space, and nothing folds to it
_AT_ONCE = 512
"""Texts that are folded together: few enough that one emoji sends only its neighbours the longer way."""
_SPACES = re.compile(r"\s+")


def folded(texts: Sequence[str]) -> list[str]:
    """`fold(text)` for each of `texts`."""
    return [one for start in range(0, len(texts), _AT_ONCE) for one in _together(texts[start : start + _AT_ONCE])]


def _together(texts: Sequence[str]) -> list[str]:
    joined = _BETWEEN.join(texts)
    if joined.count(_BETWEEN) != len(texts) - 1:
        return [fold(text) for text in texts]
    try:
        western = joined.encode("latin-1")
    except UnicodeEncodeError:
        return _any(joined)
    if western.translate(None, _LATIN_PLAIN):
        return _any(joined)
    western = western.translate(_LATIN_TABLE)
    while b"  " in western:
        western = western.replace(b"  ", b" ")
    return [one.strip(" ") for one in western.decode("latin-1").split(_BETWEEN)]


def _any(joined: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", joined).casefold()
    for character in set(plain):
        if unicodedata.combining(character):
            plain = plain.replace(character, "")
        elif character.isspace():
            plain = plain.replace(character, " ")
    while "  " in plain:
        plain = plain.replace("  ", " ")
    return [one.strip(" ") for one in plain.split(_BETWEEN)]


def _core(character: str) -> str:
    """`fold` of one character, spaces kept: folding a text is folding its characters, then its spaces."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", character).casefold() if not unicodedata.combining(c))
    return _SPACES.sub(" ", plain)


def _latin() -> Iterator[tuple[int, int]]:
    """The characters of Latin-1 that fold to one of Latin-1, and to which."""
    for number in range(256):
        found = _core(chr(number))
        if len(found) == 1 and ord(found) < 256:  # noqa: PLR2004 - Latin-1
            yield number, ord(found)


_LATIN = dict(_latin())
_LATIN_PLAIN = bytes(_LATIN)
_LATIN_TABLE = bytes(_LATIN.get(number, number) for number in range(256))
