"""An amount of an indicator as it is written: shares as percentages, daily rates with decimals, counts whole."""

from plancom.language.numbers import number, percent
from plancom.language.translation import tr
from plancom.plan.goals import Indicator


def is_share(indicator: Indicator) -> bool:
    """Whether the indicator's values are shares, written as percentages."""
    return indicator.kind.is_share


def amount_text(indicator: Indicator, value: float | None) -> str:
    """A value in the indicator's unit: «93.004», «1,43», «16,6 %», «hecho»."""
    if indicator.kind.yes_no is not None and value is not None:
        return tr(indicator.kind.yes_no[1 if value else 0])
    if is_share(indicator):
        return percent(value)
    return number(value, indicator.kind.decimals)
