"""Figures as they are written, so that written parts add up to the written change."""

from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

from plancom.language.numbers import signed
from plancom.language.translation import tr
from plancom.plan import Indicator
from plancom.plan.written_amounts import is_share


def decimals(indicator: Indicator) -> int:
    """How many decimals `plan.written_amounts.amount_text` gives a value (of a share, of its percentage points)."""
    return 1 if is_share(indicator) else 2 if indicator.kind.per_day else 0


def units(indicator: Indicator, value: Fraction) -> int:
    """A value in steps of the last digit that is written of it: 0.1163 of a share is 116, 6.9667 a day 697."""
    shown = float(value) * 100 if is_share(indicator) else float(value)
    return int(
        Decimal(str(shown))
        .quantize(Decimal(1).scaleb(-decimals(indicator)), ROUND_HALF_EVEN)
        .scaleb(decimals(indicator))
    )


def in_units(indicator: Indicator, change: Fraction) -> Fraction:
    """A difference in the same steps, before it is rounded."""
    return change * int((100 if is_share(indicator) else 1) * 10 ** decimals(indicator))


def apportioned(shares: Sequence[Fraction], total: int) -> list[int]:
    """Whole numbers that add up to `total`, each the nearest that this allows to its share (largest remainders first)."""
    whole = [share.numerator // share.denominator for share in shares]
    order = sorted(range(len(shares)), key=lambda i: (whole[i] - shares[i], -abs(shares[i]), i))
    left = total - sum(whole)
    step = 1 if left > 0 else -1
    if left < 0:
        order.reverse()
    for turn in range(abs(left) if shares else 0):
        whole[order[turn % len(order)]] += step
    return whole


def written_change(indicator: Indicator, steps: int, *, unit: bool = False) -> str:
    """A difference as it is written: «+1.234», «−0,31», «+1,2» or, with its `unit`, «+1,2 puntos»."""
    digits = decimals(indicator)
    text = signed(steps / 10**digits, digits)
    return tr("{text} puntos", text=text) if unit and is_share(indicator) else text
