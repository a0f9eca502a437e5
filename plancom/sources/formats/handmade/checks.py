"""Checks a hand-made table against itself: its totals, and figures that can be read in two ways."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from plancom.datasets import Problem
from plancom.datasets.problems.rows import CellTotalMismatch
from plancom.language.numbers import number
from plancom.sources.cells.numbers import count, shown
from plancom.sources.formats.handmade.layout.crosstabs import Place, Value
from plancom.sources.formats.handmade.questions import cell_name
from plancom.sources.formats.handmade.words.vocabulary import is_part_sum, is_total, is_unused

_DECIMALS = re.compile(r"\d+([.,])(?:\d{1,2}|\d{4,})|\d{1,3}(?:([.,])\d{3})+(?!\2)([.,])\d+")
_EITHER = re.compile(r"[1-9]\d{0,2}([.,])\d{3}")
_TOLD = 20

Places = frozenset[Place]


def ambiguous_figure(values: Sequence[Value]) -> tuple[Value, Value] | None:
    """A figure like «1.234» beside one like «12.5», whose point is surely a decimal one; None where there is none."""
    decimals: dict[str, Value] = {}
    either: dict[str, Value] = {}
    for value in values:
        if not isinstance(value.cell, str):
            continue
        text = value.cell.strip()
        if match := _DECIMALS.fullmatch(text):
            decimals.setdefault(match.group(1) or match.group(3), value)
        elif match := _EITHER.fullmatch(text):
            either.setdefault(match.group(1), value)
    return next(((either[mark], decimals[mark]) for mark in either if mark in decimals), None)


class _Total(NamedTuple):
    """A total with the sums of its line, of all before it and of those since the total before: of `every` figure, and of the `counted`.

    `alike` is that of the figures before it that stand under the same other words («Total · Presencial»).
    """

    value: Value
    every: tuple[int, ...]
    counted: Sequence[tuple[int, ...]]
    alike: int

    @property
    def is_sum(self) -> bool:
        """Whether it is any of them."""
        return any(count(self.value.cell) in sums for sums in (self.every, *self.counted, (self.alike,)))


def total_mismatches(values: Sequence[Value], sheet: str, counted: Sequence[Places]) -> list[Problem]:
    """The totals of a table that are no sum of its figures; each is compared with all of them and with those since the last total.

    `counted` are the places of the figures that count, the wholes apart from their parts (kinds of posts): a total may be the
    sum of the ones, of the others, or of all the table has; one of figures none of which count («Seguidores») is nobody's concern.
    """
    differences: dict[Place, tuple[Value, int]] = {}
    fine: set[Place] = set()
    for line in _lines(values):
        for total in _totals(line, counted):
            if total.is_sum:
                fine.add(total.value.place)
            elif total.counted:
                differences.setdefault(total.value.place, (total.value, total.counted[0][0]))
    return [_problem(value, summed, sheet) for place, (value, summed) in differences.items() if place not in fine][
        :_TOLD
    ]


def _lines(values: Sequence[Value]) -> Iterator[list[Value]]:
    """The rows of a table and then its columns, each from its beginning."""
    for line_of in (attrgetter("row"), attrgetter("column")):
        lines: dict[int, list[Value]] = defaultdict(list)
        for value in values:
            lines[line_of(value)].append(value)
        yield from (sorted(line, key=attrgetter("place")) for line in lines.values())


def _totals(line: Sequence[Value], counted: Sequence[Places]) -> Iterator[_Total]:
    """The totals of a line."""
    own = [_sums(line, places) for places in counted]
    for place, (value, every) in _sums(line, None).items():
        yield _Total(value, every, [sums[place][1] for sums in own if place in sums], _alike(line, value))


def _alike(line: Sequence[Value], total: Value) -> int:
    """The sum of the figures before a total that have all its words but those for a total."""
    words = {word for word in total.words if not is_total((word,))}
    before = [value for value in line if value.place < total.place and not is_total(value.words)]
    figures = [count(value.cell) for value in before if words <= set(value.words)]
    return sum(figure for figure in figures if isinstance(figure, int))


def _sums(line: Sequence[Value], counted: Places | None) -> dict[Place, tuple[Value, tuple[int, ...]]]:
    """The totals of a line with what their figures sum to: all before, and those since the last total; `counted` alone where given."""
    found: dict[Place, tuple[Value, tuple[int, ...]]] = {}
    everything = since = 0
    parts = 0
    for value in line:
        stated = count(value.cell)
        total = is_total(value.words)
        if total or is_part_sum(value.words):
            if isinstance(stated, int) and parts and total:
                found[value.place] = (value, (everything, since))
            since = 0
        elif is_unused(value.words) or (counted is not None and value.place not in counted):
            continue
        elif isinstance(stated, int):
            everything, since, parts = everything + stated, since + stated, parts + 1
    return found


def _problem(value: Value, summed: int, sheet: str) -> Problem:
    stated = count(value.cell)
    written = number(stated) if isinstance(stated, int) else shown(value.cell)
    fault = CellTotalMismatch(cell=cell_name(value), written=written, summed=number(summed))
    return fault.at(sheet, value.row + 1, " · ".join(value.words), written)
