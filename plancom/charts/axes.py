"""The month axis and the value axis, with every tick written by us in the reader's language, so that no locale is needed."""

import datetime as dt
import math
from collections.abc import Iterable, Sequence

from plancom.charts.theme import Properties
from plancom.language import dates, numbers

ONE_YEAR, TWO_YEARS = 13, 27  # months up to which an axis counts as one year, as two
HEADROOM = 1.19  # of the highest value, for labels above it


def month_ticks(months: Sequence[dt.date]) -> tuple[list[int], list[str]]:
    """Which of `months` get a label, and the labels: each of a year, each quarter of two, each January of more."""
    step = 1 if len(months) <= ONE_YEAR else 3 if len(months) <= TWO_YEARS else 12
    shown = [i for i, month in enumerate(months) if (month.month - 1) % step == 0] or [0][: len(months)]
    texts = []
    for place, i in enumerate(shown):
        word = dates.month_names_short()[months[i].month - 1]
        texts.append(f"{word}<br>{months[i].year}" if place == 0 or months[i].month == 1 else word)
    return shown, texts


def month_axis(months: Sequence[dt.date]) -> Properties:
    """A category axis of «sep 2018», labelled «ene», «feb», … with the year under January and under the first label."""
    names = [dates.month(month) for month in months]
    shown, texts = month_ticks(months)
    return {
        "type": "category",
        "unifiedhovertitle": {"text": "<b>%{x}</b>"},
        "categoryorder": "array",
        "categoryarray": names,
        "range": [-0.55, len(names) - 0.45],
        "tickmode": "array",
        "tickvals": [names[i] for i in shown],
        "ticktext": texts,
    }


def value_axis(
    values: Iterable[float | None], *, percent: bool = False, signed: bool = False, least: float = 0.0
) -> Properties:
    """An axis from 0 (or below, where values are) with round steps of at least `least` (1 for counts)."""
    known = [value for value in values if value is not None and math.isfinite(value)]
    top, bottom = max([0.0, *known]), min([0.0, *known])
    if top == bottom:
        top = 1.0
    step = max(least, _round_step((top - bottom) / 4))
    size = step * 100 if percent else step
    decimals = max(0, -math.floor(math.log10(size) + 1e-9)) + (size / 10 ** math.floor(math.log10(size)) == 2.5)  # noqa: PLR2004
    decimals = 0 if size >= 1 and float(size).is_integer() else decimals
    first, last = math.ceil(bottom / step - 1e-9), math.floor(top * HEADROOM / step + 1e-9)
    ticks = [i * step for i in range(first, last + 1)]
    write = numbers.signed if signed else numbers.number
    texts = [numbers.with_percent(write(t * 100, decimals)) if percent else write(t, decimals) for t in ticks]
    return {
        "range": [bottom * HEADROOM, top * HEADROOM],
        "tickmode": "array",
        "tickvals": ticks,
        "ticktext": texts,
    }


def _round_step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    return next(nice * power for nice in (1, 2, 2.5, 5, 10) if nice * power >= rough * 0.8)
