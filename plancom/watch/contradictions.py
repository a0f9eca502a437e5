"""Impossible: figures that contradict each other, or that look like a total or a copy instead of a count."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from plancom.datasets import DEFINITIONS, Dataset
from plancom.indicators.series_words import amount, label
from plancom.language import dates
from plancom.language.phrases import listed
from plancom.language.translation import later, tr
from plancom.plan import Month, Plan
from plancom.store.figures.counts import Counts
from plancom.watch.finding import Finding
from plancom.watch.series import WatchedSeries

Key = tuple[Dataset, str, str]

AT_MOST = (
    ("visitors", "visits", later("En {month} hay más visitantes únicos ({few}) que visitas ({many}).")),
    ("visits", "page_views", later("En {month} hay más visitas ({few}) que páginas vistas ({many}).")),
)
"""What can never be more than what: (the lesser, the greater, the sentence where it is)."""

MOST_OF_A_MONTH = 0.5
DAYS_KNOWN = 20
TOTAL_FROM = 100.0  # a month, below which one day may be most of it by chance
COPY_FROM = 1000.0  # a month; below, the same figure twice is chance often enough: two counts around 100 are alike once in 35 months, around 1,000 once in 112


def contradictions(series: Mapping[Key, WatchedSeries]) -> Iterator[Finding]:
    """Months with more of a part than of its whole."""
    for lesser, greater, said in AT_MOST:
        few, many = series.get(("visits", "", lesser)), series.get(("visits", "", greater))
        if few is None or many is None:
            continue
        for month, value in few.values.items():
            whole = many.values.get(month)
            if whole is not None and value > whole:
                sentence = tr(said, month=dates.month_long(month.first), few=amount(value), many=amount(whole))
                yield Finding("impossible", *few.key, (month,), sentence, f"{value:g}>{whole:g}")


def lone_days(plan: Plan, one: WatchedSeries, counts: Counts) -> Iterator[Finding]:
    """Days that bring more than half of their month's visits: often a total that was read as a day."""
    if not DEFINITIONS[one.dataset].steady:  # publications and deliveries come in bursts, and procedures once a month
        return
    days = counts.days.get(one.key, {})
    most_of_any = MOST_OF_A_MONTH * max(TOTAL_FROM, min(one.values.values(), default=0.0))
    for day, values in days.items():
        if (value := sum(values.values())) <= most_of_any:
            continue
        month = Month.of(day)
        whole = one.values.get(month, 0.0)
        if whole < TOTAL_FROM or value <= MOST_OF_A_MONTH * whole or _known(one, counts, month) < DAYS_KNOWN:
            continue
        sentence = tr(
            "{label}: el {day} tiene {amount} de {amount_2} en todo el mes.",
            label=label(plan, *one.key),
            day=dates.date(day),
            amount=amount(value),
            amount_2=amount(whole),
        )
        yield Finding("impossible", *one.key, (month,), sentence, f"{day}={value:g}")


def _known(one: WatchedSeries, counts: Counts, month: Month) -> int:
    return sum(counts.covers_day(*one.key, dates.plus(month.first, n)) for n in range(month.days))


def copies(plan: Plan, one: WatchedSeries) -> Iterator[Finding]:
    """Two months running with the very same figure: often a copied cell."""
    for (before, first), (after, second) in pairwise(one.values.items()):
        if after.ordinal == before.ordinal + 1 and first == second >= COPY_FROM:
            both = listed((dates.month_long(before.first), dates.month_long(after.first)))
            sentence = tr(
                "{label}: {both} tienen exactamente la misma cifra, {amount}.",
                label=label(plan, *one.key),
                both=both,
                amount=amount(first),
            )
            yield Finding("impossible", *one.key, (before, after), sentence, f"{first:g}")
