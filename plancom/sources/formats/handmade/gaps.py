"""Cuts out of what a hand-made table covers the months that it has no figure for: a month that nobody wrote is not zero."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from plancom.datasets import DEFINITIONS, Coverage
from plancom.datasets.visits import VISITS
from plancom.plan import Month, Plan
from plancom.sources.formats.handmade.figures import Figure
from plancom.sources.formats.handmade.layout.crosstabs import Value
from plancom.sources.formats.handmade.words.meaning import Meaning
from plancom.sources.tables.date_ranges import without
from plancom.sources.tables.layouts import Span


def without_gaps(
    coverage: Iterable[Coverage], figures: Iterable[tuple[Value, Meaning]], plan: Plan
) -> tuple[Coverage, ...]:
    """`coverage` less the months of which no figure of its network or measure stands in the tables; that of days as it is."""
    written: dict[tuple[str, str], set[Month]] = defaultdict(set)
    for value, meaning in figures:
        if value.period is None or value.period.day:
            return tuple(coverage)
        written[_place(meaning, plan)].add(Month.of(value.period.first))
    return tuple(
        replace(one, first=first, last=last) for one in coverage for first, last in _kept(one, written[_covered(one)])
    )


def without_doubtful(coverage: Iterable[Coverage], figures: Iterable[Figure], plan: Plan) -> tuple[Coverage, ...]:
    """`coverage` less the months or days of the figures of which the tables say different things."""
    doubtful: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for _, value, meaning, _ in figures:
        if value.period:
            first = value.period.first
            last = first if value.period.day else Month.of(first).last
            doubtful[_place(meaning, plan)].append((first, last))
    return tuple(
        replace(one, first=first, last=last)
        for one in coverage
        for first, last in without([(one.first, one.last)], doubtful[_covered(one)])
    )


def _place(meaning: Meaning, plan: Plan) -> tuple[str, str]:
    """The series and the measure that cover what a figure counts."""
    definition = DEFINITIONS[meaning.dataset]
    series = plan.institution.series_called(meaning.dataset, meaning.name) if definition.series_among else ""
    return series, meaning.measure if definition.row_per_measure else ""


def _covered(one: Coverage) -> tuple[str, str]:
    """The same of a line of coverage: of posts, all measures are of the same figures."""
    return one.series, one.measure if one.measure in VISITS.nouns else ""


def _kept(one: Coverage, written: set[Month]) -> list[Span]:
    gaps: list[Span] = []
    month = Month.of(one.first)
    while month.first <= one.last:
        if month not in written:
            gaps.append((month.first, month.last))
        month += 1
    return without([(one.first, one.last)], gaps)
