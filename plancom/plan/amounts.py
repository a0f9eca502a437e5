"""An amount of an indicator as it is written: shares as percentages, daily rates with decimals, counts whole."""

from plancom.language.numbers import number, percent
from plancom.plan.goals import Indicator


def is_share(indicator: Indicator) -> bool:
    """Whether the indicator's values are shares, written as percentages."""
    return indicator.kind.is_share


def written(indicator: Indicator, value: float | None) -> str:
    """A value in the indicator's unit: «93.004», «1,43», «16,6 %»."""
    if is_share(indicator):
        return percent(value)
    return number(value, indicator.kind.decimals)
