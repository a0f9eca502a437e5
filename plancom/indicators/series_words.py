"""Words for a series and its months in sentences: what a measure of it is called, and which months."""

from collections.abc import Sequence

from plancom.datasets import DEFINITIONS, Dataset
from plancom.datasets.measures import measures
from plancom.language import dates
from plancom.language.numbers import number
from plancom.language.phrases import listed
from plancom.language.translation import tr
from plancom.plan import Month, Plan

PAIR = 2


def label(plan: Plan, dataset: Dataset, series: str, measure: str) -> str:
    """«Visitas», «Facebook: veces compartidas», «El Universal»."""
    known = plan.institution.network(series) or plan.institution.outlet(series)
    name = known.name if known else series.replace("-", " ").capitalize()
    known_measure = measures().get(measure)
    what = tr(known_measure.name if known_measure else measure)
    if not series:
        return what
    return name if measure == DEFINITIONS[dataset].main else f"{name}: {what[0].lower()}{what[1:]}"


def months_said(months: Sequence[Month]) -> str:
    """«marzo de 2018», «marzo y abril de 2018», «marzo a junio de 2018», «diciembre de 2017 a febrero de 2018», or a list of months apart."""
    first, last = months[0], months[-1]
    if len(months) == 1:
        return dates.month_long(first.first)
    if last.ordinal - first.ordinal == len(months) - 1:
        start = (
            dates.month_names()[first.first.month - 1]
            if first.first.year == last.first.year
            else dates.month_long(first.first)
        )
        end = dates.month_long(last.first)
        return listed((start, end)) if len(months) == PAIR else tr("{first} a {last}", first=start, last=end)
    return listed(dates.month_long(month.first) for month in months)


def amount(value: float) -> str:
    """A count, without decimals."""
    return number(value)
