"""Which strategy a text belongs to, and whether it is about procedures, by the plan's own words (SPEC §4)."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

import numpy as np

from plancom.language.text import fold
from plancom.plan.model import Plan

NO_STRATEGY = ""
T = TypeVar("T")


def strategy_of(plan: Plan) -> Callable[[str], str]:
    """A function from a text to its strategy's id, or "" for none."""
    strategy, _ = _strategy_of_folded(plan)
    return lambda text: strategy(fold(text))


def strategies_of(plan: Plan, folded: Sequence[str]) -> list[str]:
    """The strategy of each of many texts that are folded already."""
    strategy, words = _strategy_of_folded(plan)
    return _where_any(folded, words, strategy, NO_STRATEGY)


def topics_of(plan: Plan, folded: Sequence[str]) -> list[bool]:
    """Whether each of many texts that are folded already is about services and procedures."""
    words = [fold(word) for word in plan.procedure_words]
    pattern = _any_of(dict.fromkeys(words, ""))
    return _where_any(folded, words, lambda text: bool(pattern and pattern.search(text)), otherwise=False)


def _where_any(folded: Sequence[str], words: Iterable[str], function: Callable[[str], T], otherwise: T) -> list[T]:
    """`function` of each text that has one of `words` in it anywhere, and `otherwise` for the others: most texts have none."""
    joined = "\0".join(folded)
    places = [place for word in set(words) for place in _places(word, joined)]
    starts = np.cumsum([0, *(len(text) + 1 for text in folded)])
    found = [otherwise] * len(folded)
    for place in set((np.searchsorted(starts, places, "right") - 1).tolist()):
        found[place] = function(folded[place])
    return found


def _places(word: str, text: str) -> Iterator[int]:
    place = text.find(word)
    while place >= 0:
        yield place
        place = text.find(word, place + 1)


def _strategy_of_folded(plan: Plan) -> tuple[Callable[[str], str], list[str]]:
    """A function from a folded text to its strategy's id, and the words of which a text needs one to have any.

    The strategy whose hashtag stands first in the text; without hashtags, the only strategy one of whose words is in it.
    A text with words of two strategies belongs to neither: each publication is counted in one part of the whole.
    """
    tags = {fold(tag): strategy.id for strategy in plan.strategies for tag in strategy.hashtags}
    words = {fold(word): strategy.id for strategy in plan.strategies for word in strategy.words}
    tag_pattern, word_pattern = _any_of(tags, boundary_before=False), _any_of(words)

    def strategy(folded: str) -> str:
        if tag_pattern and (found := tag_pattern.search(folded)):
            return tags[found[0]]
        named = {words[found] for found in word_pattern.findall(folded)} if word_pattern else set()
        return named.pop() if len(named) == 1 else NO_STRATEGY

    return strategy, [*tags, *words]


def about_procedures(plan: Plan) -> Callable[[str], bool]:
    """A function that says whether a text speaks of services and procedures: whether it has one of the plan's words."""
    pattern = _any_of({fold(word): "" for word in plan.procedure_words})
    return lambda text: bool(pattern and pattern.search(fold(text)))


def wording(plan: Plan) -> str:
    """A digest of all the words that tell strategies and topics apart: when it changes, stored rows are told apart anew."""
    words = [[s.id, s.name, *s.hashtags, "|", *s.words] for s in plan.strategies]
    return hashlib.sha256(repr((words, plan.procedure_words, plan.electronic_channels)).encode()).hexdigest()[:16]


def _any_of(words: dict[str, str], *, boundary_before: bool = True) -> re.Pattern[str] | None:
    """A pattern that finds any of `words` as a whole word, the longest first."""
    if not words:
        return None
    choices = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    before = r"(?<!\w)" if boundary_before else ""
    return re.compile(rf"{before}(?:{choices})(?!\w)")
