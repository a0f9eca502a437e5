"""What a text's strategy and topic are, one text after another: the rules of docs/computation.md §4, told plainly."""

import re

from plancom.language.text import fold
from plancom.plan.attribution import AttributionRules


def strategy_of(rules: AttributionRules, text: str) -> str:
    """The strategy whose hashtag stands first in the text; without hashtags, the only one that has one of its words in it; else ""."""
    folded = fold(text)
    tags = sorted(
        (found.start(), -len(fold(tag)), one.id)
        for one in rules.strategies
        for tag in one.hashtags
        if (found := re.search(rf"{re.escape(fold(tag))}(?!\w)", folded))
    )
    if tags:
        return tags[0][2]
    named = {one.id for one in rules.strategies if _has_any(one.words, folded)}
    return named.pop() if len(named) == 1 else ""


def about_procedures(rules: AttributionRules, text: str) -> bool:
    """Whether the text has one of the plan's words for services and procedures."""
    return _has_any(rules.procedure_words, fold(text))


def _has_any(words: tuple[str, ...], folded: str) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(fold(word))}(?!\w)", folded) for word in words)
