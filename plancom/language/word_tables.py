"""Said: a table of words that is read in the language of whoever reads it."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from plancom.language.translation import tr

K = TypeVar("K")


class LocalizedTexts(Mapping[K, str]):
    """`texts` (written with `later`), each said in the language in force when it is looked up."""

    def __init__(self, texts: Mapping[K, str]) -> None:
        self._texts = dict(texts)

    def __getitem__(self, key: K) -> str:
        return tr(self._texts[key])

    def __iter__(self) -> Iterator[K]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)
