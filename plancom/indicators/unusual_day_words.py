"""Words about unusual days: what such a run brought, and what such days usually bring."""

from math import floor, log10

from plancom.indicators.unusual_days import UnusualRun
from plancom.language.numbers import number
from plancom.language.translation import tr

ABOUT = 2  # digits of what is usual: it is no count


def about(value: float, digits: int = ABOUT) -> str:
    """A number that is an estimate, with so many of its first `digits`: «4.600», «35»."""
    if value < 1:
        return number(value)
    return number(round(value, digits - 1 - floor(log10(value))))


def usual_words(run: UnusualRun) -> str:
    """«donde suele haber cerca de 4.600»."""
    if run.usual < 1:
        return tr("donde no suele haber")
    return tr("donde suele haber cerca de {usual}", usual=about(run.usual))
