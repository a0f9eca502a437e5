"""Which strategy of a plan a text belongs to, and whether it is about procedures, by the plan's own words (docs/computation.md §4)."""

import re
from collections.abc import Callable

import numpy as np

from plancom.language.text import fold
from plancom.plan.model import Plan, strategy_called
from plancom.plan.part import Part
from plancom.plan.text_search import Texts

NO_STRATEGY = ""


class StrategyRule(Part):
    """By what a row belongs to a strategy: its name, in a column of its own; a task of it; a hashtag or a word in a text."""

    id: str
    name: str
    tasks: tuple[str, ...]
    hashtags: tuple[str, ...]
    words: tuple[str, ...]


class AttributionRules(Part):
    """What a plan says of which rows are whose: kept beside the rows, so that each is told apart by every plan that there is."""

    plan: str
    strategies: tuple[StrategyRule, ...]
    procedure_words: tuple[str, ...]

    def strategy_called(self, name: object) -> str:
        """The id of the strategy that files call `name`; "" where there is none of that name."""
        return strategy_called(self.strategies, name)

    def strategy_with(self, task: str) -> str:
        """The id of the strategy that has the task; "" where none has it."""
        return next((one.id for one in self.strategies if task in one.tasks), NO_STRATEGY)


def rules_of(plan: Plan) -> AttributionRules:
    """The rules of a plan."""
    strategies = tuple(
        StrategyRule(
            id=one.id,
            name=one.name,
            tasks=tuple(task.id for task in one.tasks),
            hashtags=one.hashtags,
            words=one.words,
        )
        for one in plan.strategies
    )
    return AttributionRules(plan=plan.id, strategies=strategies, procedure_words=plan.procedure_words)


def strategies_of(rules: AttributionRules, texts: Texts) -> list[str]:
    """The strategy of each of many texts."""
    one_by_one, tags, words = _strategy_of_folded(rules)
    found = [NO_STRATEGY] * len(texts)
    some = texts.having((*tags, *words))
    plain = texts.plain(some)
    odd = some & ~plain
    for known, boundary_before in ((tags, False), (words, True)):
        # A text with words of one strategy alone belongs to it, whatever their order; the few others are looked at one by one.
        masks = {
            strategy: texts.having_whole(
                (word for word in known if known[word] == strategy), plain, boundary_before=boundary_before
            )
            for strategy in set(known.values())
        }
        named = sum(masks.values(), np.zeros(len(texts), dtype=np.int64))
        odd |= named > 1
        for strategy, mask in masks.items():
            for place in np.flatnonzero(mask & (named == 1)).tolist():
                found[place] = strategy
        plain &= named == 0
    texts.each(odd, one_by_one, found)
    return found


def topics_of(rules: AttributionRules, texts: Texts) -> list[bool]:
    """Whether each of many texts is about services and procedures."""
    words = dict.fromkeys((fold(word) for word in rules.procedure_words), "")
    pattern = _any_of(words)
    some = texts.having(words)
    plain = texts.plain(some)
    found: list[bool] = texts.having_whole(words, plain).tolist()
    texts.each(some & ~plain, lambda text: bool(pattern and pattern.search(text)), found)
    return found


def _strategy_of_folded(rules: AttributionRules) -> tuple[Callable[[str], str], dict[str, str], dict[str, str]]:
    """A function from a folded text to its strategy's id, and by which hashtags and words: whose each is.

    The strategy whose hashtag stands first in the text; without hashtags, the only strategy one of whose words is in it.
    A text with words of two strategies belongs to neither: each publication is counted in one part of the whole.
    """
    tags = {fold(tag): strategy.id for strategy in rules.strategies for tag in strategy.hashtags}
    words = {fold(word): strategy.id for strategy in rules.strategies for word in strategy.words}
    tag_pattern, word_pattern = _any_of(tags, boundary_before=False), _any_of(words)

    def strategy(folded: str) -> str:
        if tag_pattern and (found := tag_pattern.search(folded)):
            return tags[found[0]]
        named = {words[found] for found in word_pattern.findall(folded)} if word_pattern else set()
        return named.pop() if len(named) == 1 else NO_STRATEGY

    return strategy, tags, words


def _any_of(words: dict[str, str], *, boundary_before: bool = True) -> re.Pattern[str] | None:
    """A pattern that finds any of `words` as a whole word, the longest first."""
    if not words:
        return None
    choices = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    before = r"(?<!\w)" if boundary_before else ""
    return re.compile(rf"{before}(?:{choices})(?!\w)")
