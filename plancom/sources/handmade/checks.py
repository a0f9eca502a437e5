"""Checks a hand-made table against itself: its totals, and figures that can be read in two ways."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence

from plancom.datasets import Problem
from plancom.language.numbers import number
from plancom.language.translation import tr
from plancom.sources.cells.numbers import count, shown
from plancom.sources.handmade.layout.crosstabs import Value
from plancom.sources.handmade.words.vocabulary import is_part_sum, is_unused

_DECIMALS = re.compile(r"\d+([.,])(?:\d{1,2}|\d{4,})|\d{1,3}(?:([.,])\d{3})+(?!\2)([.,])\d+")
_EITHER = re.compile(r"[1-9]\d{0,2}([.,])\d{3}")
_TOLD = 20

Judge = Callable[[Sequence[str]], bool]


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


def total_mismatches(values: Sequence[Value], sheet: str, is_total: Judge) -> list[Problem]:
    """The totals of a table that are no sum of its figures; each is compared with all of them and with those since the last total."""
    rows: dict[int, list[Value]] = defaultdict(list)
    columns: dict[int, list[Value]] = defaultdict(list)
    for value in values:
        rows[value.row].append(value)
        columns[value.column].append(value)
    told: dict[tuple[int, int], tuple[Value, int]] = {}
    fine: set[tuple[int, int]] = set()
    for lines in (rows, columns):
        for line in lines.values():
            ordered = sorted(line, key=lambda value: (value.row, value.column))
            for value, sums in _totals(ordered, is_total):
                place = (value.row, value.column)
                if count(value.cell) in sums:
                    fine.add(place)
                else:
                    told.setdefault(place, (value, sums[0]))
    return [_problem(value, summed, sheet) for place, (value, summed) in told.items() if place not in fine][:_TOLD]


def _totals(line: Sequence[Value], is_total: Judge) -> list[tuple[Value, tuple[int, ...]]]:
    found: list[tuple[Value, tuple[int, ...]]] = []
    everything = since = 0
    parts = 0
    for value in line:
        stated = count(value.cell)
        words = (*value.labels, *value.above)
        if is_total(words) or is_part_sum(words):
            if isinstance(stated, int) and parts and is_total(words):
                found.append((value, (everything, since)))
            since = 0
        elif is_unused(words):
            continue
        elif isinstance(stated, int):
            everything, since, parts = everything + stated, since + stated, parts + 1
    return found


def _problem(value: Value, summed: int, sheet: str) -> Problem:
    stated = count(value.cell)
    written = number(stated) if isinstance(stated, int) else shown(value.cell)
    message = tr(
        "El total escrito es {written} y las cantidades suman {summed}.", written=written, summed=number(summed)
    )
    fix = tr("Revise si falta algo; se cuentan las cantidades, no el total.")
    column = " · ".join((*value.labels, *value.above))
    return Problem("total_mismatch", message, fix, sheet, value.row + 1, column, written, rejects=False)
