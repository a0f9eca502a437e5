"""Odds: a probability in words, never 0 % or 100 % of what is not settled."""

from plancom.language.numbers import percent
from plancom.language.translation import tr

LITTLE = 0.01


def chance(probability: float) -> str:
    """A probability in words: «35 %», never 0 % or 100 %: «menos de 1 %», «más de 99 %»."""
    if probability < LITTLE:
        return tr("menos de 1\u00a0%")
    if probability > 1 - LITTLE:
        return tr("más de 99\u00a0%")
    return percent(probability, 0)


def after_is(probability: float) -> str:
    """A probability after «es»: «35 %», «menor del 1 %», «mayor del 99 %»."""
    if probability < LITTLE:
        return tr("menor del 1\u00a0%")
    if probability > 1 - LITTLE:
        return tr("mayor del 99\u00a0%")
    return chance(probability)
