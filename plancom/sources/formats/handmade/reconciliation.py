"""Counts each thing once: the parts of a figure are summed, what is said twice is said, what contradicts itself is not counted."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from plancom.datasets import Problem
from plancom.sources.cells.numbers import count, is_blank
from plancom.sources.formats.handmade import conflicts
from plancom.sources.formats.handmade.figures import Figure
from plancom.sources.formats.handmade.words.vocabulary import is_named_total


@dataclass
class CountedFigures:
    """The figures to count; those that are `doubtful`, whose months are not known; names of those `summed` and of those `unsure`."""

    kept: list[Figure] = field(default_factory=list)
    doubtful: list[Figure] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    summed: dict[str, None] = field(default_factory=dict)
    unsure: dict[str, None] = field(default_factory=dict)
    left_out: dict[str, None] = field(default_factory=dict)


def counted_once(figures: Iterable[Figure], today: dt.date, answer: str) -> CountedFigures:
    """One figure for each thing and period. `answer` is whether those whose words tell them apart are summed: «yes», «no» or "".

    Figures of months to come that are empty or 0 are left out.
    """
    groups: dict[object, list[Figure]] = defaultdict(list)
    for figure in figures:
        period = figure.value.period
        if period and not (period.first > today and count(figure.value.cell) in (None, 0)):
            groups[figure.meaning, period].append(figure)
    said = CountedFigures()
    repeats: dict[object, list[tuple[Figure, Figure]]] = defaultdict(list)
    for group in groups.values():
        _Group(said, repeats, answer).add(group)
    said.problems += [conflicts.repeated(pairs) for pairs in repeats.values()]
    _without_days_of_months(said)
    return said


@dataclass
class _Group:
    """The figures of one thing and period, on their way to be one."""

    said: CountedFigures
    repeats: dict[object, list[tuple[Figure, Figure]]]
    answer: str

    def add(self, group: list[Figure]) -> None:
        """Counts them once, or says why they are not."""
        tables: dict[object, list[Figure]] = defaultdict(list)
        for figure in group:
            tables[figure.sheet, figure.table].append(figure)
        found: Figure | None = None
        for figures in tables.values():
            one = self._in_table(figures)
            if one is None:
                self.said.doubtful.append(figures[0])
                return
            merged = one if found is None else self._same(found, one)
            if merged is None:
                self.said.doubtful.append(one)
                return
            found = merged
        if found:
            self.said.kept.append(found)

    def _same(self, first: Figure, other: Figure) -> Figure | None:
        """One of two figures of the same thing; None, with a problem, where they differ."""
        if is_blank(first.value.cell) or is_blank(other.value.cell):
            return other if is_blank(first.value.cell) else first
        if count(first.value.cell) == count(other.value.cell):
            self.repeats[first.sheet, first.table, other.sheet, other.table, other.words].append((first, other))
            return first
        self.said.problems.append(conflicts.conflict(first, other))
        return None

    def _in_table(self, figures: Sequence[Figure]) -> Figure | None:
        """The one figure that those of one table make; None where that is not known."""
        alike: dict[tuple[str, ...], Figure] = {}
        for figure in figures:
            one = self._same(alike[figure.words], figure) if figure.words in alike else figure
            if one is None:
                return None
            alike[figure.words] = one
        totals = [one for one in alike.values() if is_named_total((*one.value.labels, *one.value.above))]
        found = self._unlike([one for one in alike.values() if one not in totals])
        if not totals:
            return found
        total = totals[0] if len(totals) == 1 else self._same(totals[0], totals[1])
        if total is None or len(totals) == len(alike):
            return total
        return found and self._agreed(total, found)

    def _unlike(self, figures: list[Figure]) -> Figure | None:
        """The one figure that some with different words make: a whole and its parts."""
        breakdown = _Breakdown.of(figures)
        if self.answer == "no":
            self.said.left_out |= dict.fromkeys(one.name for one in breakdown.unknown)
            breakdown = breakdown.known
            if rivals := breakdown.rivals or breakdown.alike:
                self.said.problems.append(conflicts.conflict(rivals[0], rivals[1]))
                return None
        elif not self.answer:
            self.said.unsure |= dict.fromkeys(one.name for one in breakdown.unsure)
        wholes, parts = breakdown.wholes, breakdown.parts
        whole = self._sum(wholes) if wholes else None
        return self._with_parts(whole, parts) if whole or (parts and not wholes) else None

    def _with_parts(self, whole: Figure | None, parts: list[Figure]) -> Figure | None:
        if not parts or all(is_blank(one.value.cell) for one in parts):
            return whole or replaced(parts[0], None)
        if len({one.meaning.part.shape for one in parts}) > 1:
            self.said.problems.append(conflicts.two_divisions(parts))
            return None
        summed = parts[0] if len(parts) == 1 else self._sum(parts)
        kinds = {one.meaning.part.shape for one in parts} == {("", True, False)}
        if whole and summed and whole.meaning.is_named and kinds and _less(summed, whole):
            self.said.left_out |= dict.fromkeys(one.name for one in parts)
            self.said.summed = {name: None for name in self.said.summed if name not in self.said.left_out}
            return whole  # «Publicaciones», of which some were «Videos»
        return summed and (self._agreed(whole, summed) if whole else summed)

    def _agreed(self, whole: Figure, summed: Figure) -> Figure | None:
        """What a whole and the sum of its parts say both; None, with a problem, where they differ."""
        if is_blank(whole.value.cell) or is_blank(summed.value.cell):
            return summed if is_blank(whole.value.cell) else whole
        if count(whole.value.cell) == count(summed.value.cell):
            return whole
        self.said.problems.append(conflicts.parts_differ(whole, summed))
        return None

    def _sum(self, figures: list[Figure]) -> Figure | None:
        """The sum of figures that are told apart; None, with a problem, where one is missing or they cannot be added."""
        given = [one for one in figures if not is_blank(one.value.cell)]
        if len(given) < 2 and not any(any(one.meaning.part.shape) for one in figures):  # noqa: PLR2004
            return given[0] if given else figures[0]
        if figures[0].meaning.measure == "visitors":
            self.said.problems.append(conflicts.visitors_twice(given[0]))
            return None
        total = 0
        for one in figures:
            amount = count(one.value.cell)
            if amount is None and one.meaning.part.spare:
                continue
            if not isinstance(amount, int):
                self.said.problems.append(conflicts.missing_part(one))
                return None
            total += amount
        self.said.summed |= dict.fromkeys(one.name for one in given)
        return replaced(given[0], total)


@dataclass(frozen=True)
class _Breakdown:
    """Figures of one thing under different words: its `wholes`, and its `parts`."""

    wholes: list[Figure]
    parts: list[Figure]

    @classmethod
    def of(cls, figures: Sequence[Figure]) -> "_Breakdown":
        """The same figures, the wholes apart from the parts."""
        parts = [any(one.meaning.part.shape) for one in figures]
        return cls(
            *([one for one, is_part in zip(figures, parts, strict=True) if is_part is kind] for kind in (False, True))
        )

    @property
    def unknown(self) -> list[Figure]:
        """The parts whose words nobody here understands."""
        return [one for one in self.parts if one.meaning.part.other]

    @property
    def known(self) -> "_Breakdown":
        """The same without them."""
        return replace(self, parts=[one for one in self.parts if not one.meaning.part.other])

    @property
    def rivals(self) -> list[Figure]:
        """The wholes with a figure, where they are several."""
        given = [one for one in self.wholes if not is_blank(one.value.cell)]
        return given if len(given) > 1 else []

    @property
    def alike(self) -> list[Figure]:
        """Those that are the same part, under different words."""
        many = Counter(one.meaning.part for one in self.parts)
        return [one for one in self.parts if many[one.meaning.part] > 1]

    @property
    def unsure(self) -> list[Figure]:
        """Those of which only their owner knows whether they add up."""
        return [*(one for one in (*self.unknown, *self.alike) if not is_blank(one.value.cell)), *self.rivals]


def _less(one: Figure, other: Figure) -> bool:
    few, many = count(one.value.cell), count(other.value.cell)
    return isinstance(few, int) and isinstance(many, int) and few < many


@dataclass(frozen=True)
class _MonthWithDays:
    """A month that one figure gives `whole`, beside others that give its `days`."""

    whole: Figure
    days: list[Figure]

    @property
    def total(self) -> int:
        """What the days sum to."""
        return sum(amount for amount in (count(one.value.cell) for one in self.days) if isinstance(amount, int))

    @property
    def agrees(self) -> bool:
        """Whether the whole says the same; visitors of days have no sum."""
        return count(self.whole.value.cell) == self.total or self.whole.meaning.measure == "visitors"


def _months_with_days(figures: Iterable[Figure]) -> Iterator[_MonthWithDays]:
    """The months that are given both whole and by day."""
    months: dict[object, list[Figure]] = defaultdict(list)
    for figure in figures:
        if period := figure.value.period:
            months[figure.meaning, period.year, period.month].append(figure)
    for alike in months.values():
        whole = next((one for one in alike if one.value.period and not one.value.period.day), None)
        days = [one for one in alike if one is not whole]
        if whole and days:
            yield _MonthWithDays(whole, days)


def _without_days_of_months(said: CountedFigures) -> None:
    """Leaves out the days of a month that another figure gives whole; where they differ, both."""
    for month in _months_with_days(said.kept):
        out = {id(one) for one in month.days}
        if month.agrees:
            said.problems.append(conflicts.repeated([(month.whole, one) for one in month.days]))
        else:
            out.add(id(month.whole))
            said.problems.append(conflicts.parts_differ(month.whole, replaced(month.days[0], month.total)))
            said.doubtful.append(month.whole)
        said.kept = [one for one in said.kept if id(one) not in out]


def replaced(figure: Figure, cell: int | None) -> Figure:
    """The figure with another amount."""
    return figure._replace(value=replace(figure.value, cell=cell))
