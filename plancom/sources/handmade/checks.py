"""Checks a hand-made table against itself: its totals, and figures that can be read in two ways."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence

from plancom.datasets import Problem
from plancom.datasets.problems.rows import CellTotalMismatch
from plancom.language.numbers import number
from plancom.sources.cells.numbers import count, shown
from plancom.sources.handmade.layout.crosstabs import Value
from plancom.sources.handmade.questions import cell_name
from plancom.sources.handmade.words.vocabulary import is_part_sum, is_unused

_DECIMALS = re.compile(r"\d+([.,])(?:\d{1,2}|\d{4,})|\d{1,3}(?:([.,])\d{3})+(?!\2)([.,])\d+")
_EITHER = re.compile(r"[1-9]\d{0,2}([.,])\d{3}")
_TOLD = 20

Judge = Callable[[Sequence[str]], bool]
Place = tuple[int, int]
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


def total_mismatches(values: Sequence[Value], sheet: str, is_total: Judge, counted: Sequence[Places]) -> list[Problem]:
    """The totals of a table that are no sum of its figures; each is compared with all of them and with those since the last total.

    `counted` are the places of the figures that count, the wholes apart from their parts (kinds of posts): a total may be the
    sum of the ones, of the others, or of all the table has; one of figures none of which count («Seguidores») is nobody's concern.
    """
    rows: dict[int, list[Value]] = defaultdict(list)
    columns: dict[int, list[Value]] = defaultdict(list)
    for value in values:
        rows[value.row].append(value)
        columns[value.column].append(value)
    told: dict[Place, tuple[Value, int]] = {}
    fine: set[Place] = set()
    for lines in (rows, columns):
        for line in lines.values():
            ordered = sorted(line, key=lambda value: (value.row, value.column))
            every = _totals(ordered, is_total, None)
            own = [_totals(ordered, is_total, places) for places in counted]
            for place, (value, sums) in every.items():
                mine = [found[place][1] for found in own if place in found]
                if any(count(value.cell) in one for one in (sums, *mine)):
                    fine.add(place)
                elif mine:
                    told.setdefault(place, (value, mine[0][0]))
    return [_problem(value, summed, sheet) for place, (value, summed) in told.items() if place not in fine][:_TOLD]


def _totals(
    line: Sequence[Value], is_total: Judge, counted: Places | None
) -> dict[Place, tuple[Value, tuple[int, ...]]]:
    """The totals of a line with what their figures sum to: all before, and those since the last total; `counted` alone where given."""
    found: dict[Place, tuple[Value, tuple[int, ...]]] = {}
    everything = since = 0
    parts = 0
    for value in line:
        stated = count(value.cell)
        words = (*value.labels, *value.above)
        if is_total(words) or is_part_sum(words):
            if isinstance(stated, int) and parts and is_total(words):
                found[value.row, value.column] = (value, (everything, since))
            since = 0
        elif is_unused(words) or (counted is not None and (value.row, value.column) not in counted):
            continue
        elif isinstance(stated, int):
            everything, since, parts = everything + stated, since + stated, parts + 1
    return found


def _problem(value: Value, summed: int, sheet: str) -> Problem:
    stated = count(value.cell)
    written = number(stated) if isinstance(stated, int) else shown(value.cell)
    fault = CellTotalMismatch(cell=cell_name(value), written=written, summed=number(summed))
    return fault.at(sheet, value.row + 1, " · ".join((*value.labels, *value.above)), written)
