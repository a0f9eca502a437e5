"""Blocks: tables one below the other under one title, each with a line of its own that says whose figures it has."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from plancom.language.text import fold
from plancom.sources.formats.handmade.layout.crosstabs import Crosstab


def in_blocks(tables: Sequence[Crosstab]) -> list[Crosstab]:
    """The tables, each with the title of all and its own line as the section of its figures; as they are where they are no such blocks."""
    lines = [*_own_lines(tables)]
    if len(lines) < len(tables) or len({fold(line) for line in lines}) < len(tables) or not _are_stacked(tables):
        return [*tables]
    shared = tables[0].over[:-1]
    return [_block(table, shared, line) for table, line in zip(tables, lines, strict=True)]


def _own_lines(tables: Sequence[Crosstab]) -> Iterator[str]:
    """The line that each table has for itself alone, beside those that the first has for all."""
    for k, table in enumerate(tables):
        own = table.over[-1:] if k == 0 else tuple(table.own.split(" · ")) if table.own else table.over
        if len(own) == 1 and (k or len(table.over) > 1):
            yield own[0]


def _are_stacked(tables: Sequence[Crosstab]) -> bool:
    alike = len({table.corner[-1:] for table in tables}) == 1
    return len(tables) > 1 and alike and all(one.bottom < other.top for one, other in pairwise(tables))


def _block(table: Crosstab, shared: Sequence[str], line: str) -> Crosstab:
    values = [replace(value, section=value.section or line) for value in table.values]
    title = " · ".join((*shared, line, *table.corner[-1:]))
    return replace(table, title=title, values=values, own=line, over=(*shared, line))
