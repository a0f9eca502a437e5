"""Finds words in many texts at once: the same answers as one text after another, some ten times faster."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

T = TypeVar("T")
Mask = npt.NDArray[np.bool_]

_LETTER = "[0-9A-Za-z_]"
"""What `\\w` is in a text of ASCII: RE2, by which Arrow searches, knows no other letters by that name, and no «behind»."""


class Texts:
    """Folded texts, and which of them have words of a list."""

    def __init__(self, folded: Sequence[str]) -> None:
        self.texts = folded
        self._values = pa.array(folded, pa.large_string())
        self._plain: Mask = pc.string_is_ascii(self._values).to_numpy(zero_copy_only=False)

    def __len__(self) -> int:
        return len(self.texts)

    def having(self, words: Iterable[str]) -> Mask:
        """Which have one of `words` anywhere in them, be it within another word."""
        return self._found("|".join(_longest_first(words)))

    def having_whole(self, words: Iterable[str], among: Mask, *, boundary_before: bool = True) -> Mask:
        """Of the texts `among`, which must be of ASCII, those that have one of `words` as a whole word."""
        choices = "|".join(_longest_first(words))
        if not choices or not among.any():
            return np.zeros(len(self.texts), dtype=bool)
        before = f"(?:^|[^{_LETTER[1:]})" if boundary_before else ""
        pattern = f"{before}(?:{choices})(?:$|[^{_LETTER[1:]})"
        found = np.zeros(len(self.texts), dtype=bool)
        places = np.flatnonzero(among)
        some = self._values.take(pa.array(places))
        found[places] = pc.match_substring_regex(some, pattern).to_numpy(zero_copy_only=False)
        return found

    def plain(self, among: Mask) -> Mask:
        """Those of ASCII alone, of the texts `among`."""
        return among & self._plain

    def each(self, among: Mask, function: Callable[[str], T], into: list[T]) -> None:
        """`function` of each text `among`, in its place of `into`."""
        for place in np.flatnonzero(among).tolist():
            into[place] = function(self.texts[place])

    def _found(self, pattern: str) -> Mask:
        if not pattern:
            return np.zeros(len(self.texts), dtype=bool)
        found: Mask = pc.match_substring_regex(self._values, pattern).to_numpy(zero_copy_only=False)
        return found


def _longest_first(words: Iterable[str]) -> list[str]:
    return [re.escape(word) for word in sorted(set(words), key=len, reverse=True)]
