"""An amount of an indicator as it is written: shares as percentages, daily rates with decimals, counts whole."""

from decimal import ROUND_HALF_EVEN, Decimal

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


def distinct_amounts(indicator: Indicator, one: float | None, other: float | None) -> tuple[str, str]:
    """Two values as they are written; where they differ and would be written alike, with as many decimals as tell them apart."""
    first, second = amount_text(indicator, one), amount_text(indicator, other)
    if one is None or other is None or one == other or first != second:
        return first, second
    write = percent if is_share(indicator) else number
    pairs = ((write(one, digits), write(other, digits)) for digits in range(2, 13))
    return next((pair for pair in pairs if pair[0] != pair[1]), (first, second))


def shortfall(indicator: Indicator, value: float, target: float) -> tuple[str, str, str]:
    """A value below its target, the target, and what lacks, as they are written: the third is the difference of the other two.

    «132.565», «149.925», «17.360»; of shares what lacks is in points («6,9 puntos»). Values that would be written alike have as
    many decimals as tell them apart.
    """
    share = is_share(indicator)
    usual = 1 if share else indicator.kind.decimals
    scale = 100 if share else 1
    digits = next((n for n in (usual, *range(2, 13)) if _rounded(value, scale, n) != _rounded(target, scale, n)), usual)
    lacks = number(float(_rounded(target, scale, digits) - _rounded(value, scale, digits)), digits)
    write = percent if share else number
    return write(value, digits), write(target, digits), tr("{text} puntos", text=lacks) if share else lacks


def _rounded(value: float, scale: int, digits: int) -> Decimal:
    """As `number` rounds it."""
    return Decimal(str(value * scale)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_EVEN)
