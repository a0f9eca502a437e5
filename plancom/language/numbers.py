"""Numbers as the reader's language writes them: 1.234.567,8 and 45,3 % (with a no-break space) in es-CO, 1,234,567.8 and 45.3% in English."""

import math
from collections.abc import Iterable
from functools import lru_cache

from babel.numbers import format_decimal

from plancom.language.translation import Language, language

LOCALES: dict[Language, str] = {"es": "es_CO", "en": "en"}
SEPARATORS: dict[Language, str] = {"es": ",.", "en": ".,"}  # of decimals and of thousands, as plotly takes them
NUMBERS_KEPT = 8192  # the same figures stand in charts, tables and sentences, and on page after page
NBSP = "\u00a0"
MISSING = "–"


def number(value: float | None, decimals: int = 0) -> str:
    """`value` with at most `decimals` decimals, always that many; «–» where there is none."""
    if value is None or math.isnan(value):
        return MISSING
    return _written(value, decimals, language())


@lru_cache(maxsize=NUMBERS_KEPT)
def _written(value: float, decimals: int, spoken: Language) -> str:
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    text = str(format_decimal(value, format=pattern, locale=LOCALES[spoken]))
    return text.removeprefix("-") if text.strip("-0,.") == "" else text


def percent(value: float | None, decimals: int = 1) -> str:
    """A share as a percentage: 0.453 → «45,3 %», "45.3%"; «–» where there is none."""
    if value is None or math.isnan(value):
        return MISSING
    return with_percent(number(value * 100, decimals))


def with_percent(text: str) -> str:
    """`text` and the sign of percentages: «45 %», "45%"."""
    return f"{text}{NBSP if language() == 'es' else ''}%"


def whole_percent(value: float | None, *edges: float) -> str:
    """A share as a whole percentage: «66 %» for 0.656. Below one of `edges`, and below 1, never as much as that: 0.949 is «94 %» beside the
    edge 0.95, and 0.996 is «99 %», so that no text claims what was not reached.
    """
    if value is None or math.isnan(value):
        return MISSING
    shown, exact = round(value * 100), value * 100 + 1e-9
    if any(exact < edge * 100 <= shown for edge in (*edges, 1.0)):
        shown = math.floor(exact)
    return percent(shown / 100, 0)


def decimals_below(value: float | None, *edges: float, most: int = 4) -> int:
    """With how many decimals, from 1 to `most`, a share is a percentage that is not as much as an edge below which it is, nor as 1: 2 for 0.9499 beside 0.95."""
    if value is None or math.isnan(value):
        return 1
    for decimals in range(1, most):
        shown = round(value * 100, decimals)
        if not any(value * 100 + 1e-9 < edge * 100 <= shown for edge in (*edges, 1.0)):
            return decimals
    return most


def signed(value: float | None, decimals: int = 0) -> str:
    """A difference with its sign: «+1.234», «−56» (a true minus), «0»."""
    if value is None or math.isnan(value):
        return MISSING
    text = number(abs(value), decimals)
    if text.strip("0,.") == "":
        return text
    return ("+" if value > 0 else "−") + text


def signed_percent(share: float | None, decimals: int = 1) -> str:
    """A share with its sign as a percentage: «−4,7 %», "−4.7%"."""
    if share is None or math.isnan(share):
        return MISSING
    space = NBSP if language() == "es" else ""
    return f"{signed(share * 100, decimals)}{space}%"


def short(value: float | None) -> str:
    """A number for a tight place: 2 decimals under 10, 1 under 100, none above."""
    if value is None:
        return MISSING
    size = abs(value)
    if float(value).is_integer():
        return number(value)
    return number(value, 2 if size < 10 else 1 if size < 100 else 0)  # noqa: PLR2004 - digits, not thresholds


def decimals_of(values: Iterable[float | None]) -> int:
    """How many decimals a column of `values` has, the same in each row: none for whole numbers or from 1.000 on, 2 under 100."""
    known = [abs(value) for value in values if value is not None and not math.isnan(value)]
    largest = max(known, default=0)
    if largest >= 1000 or all(value.is_integer() for value in map(float, known)):  # noqa: PLR2004 - digits, not thresholds
        return 0
    return 1 if largest >= 100 else 2  # noqa: PLR2004


def at_most(value: float | None) -> str:
    """What is allowed: 1 decimal under 100, none above, rounded down, so that what is written is not too much."""
    if value is None:
        return MISSING
    whole = 10 if abs(value) < 100 else 1  # noqa: PLR2004 - digits, not thresholds
    amount = math.floor(value * whole + 1e-6) / whole
    return number(amount, 0 if amount.is_integer() else 1)


def enough(value: float | None) -> str:
    """How many things are needed, rounded up, so that doing what is written is enough: whole ones from ten on («12,7 notas» is no number
    of notes), with 1 decimal below, where rounding up would ask for much more.
    """
    if value is None:
        return MISSING
    whole = 10 if abs(value) < 10 else 1  # noqa: PLR2004 - digits, not thresholds
    # What floating point adds far behind the last digit is no reason to ask for more.
    amount = math.ceil(value * whole - 1e-6) / whole
    return number(amount, 0 if amount.is_integer() else 1)
