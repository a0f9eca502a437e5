"""Totals: whether what is kept for each day is what its rows add up to."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, select

from plancom.datasets import DATASETS
from plancom.datasets.problems.import_damages import WrongTotals
from plancom.language.numbers import number
from plancom.language.phrases import listed
from plancom.store.checks import row_names
from plancom.store.checks.damages import PLACES, AffectedData, CheckContext, FoundDamage, raw
from plancom.store.checks.values import spans
from plancom.store.precedence.rollups import recounted
from plancom.store.tables import rollup

Key = tuple[Any, ...]


def sums(connection: Connection, _known: CheckContext) -> Iterator[FoundDamage]:
    """Totals that are not the sum of their rows."""
    first, *others = _queries()
    kept = _totals(connection, first)
    counted_anew: dict[Key, float] = {}
    for query in others:
        counted_anew.update(_totals(connection, query))
    wrong: dict[str, list[Key]] = {}
    for key in kept.keys() | counted_anew.keys():
        if kept.get(key) != counted_anew.get(key):
            wrong.setdefault(key[0], []).append(key)
    for dataset, keys in sorted(wrong.items()):
        days = sorted({str(key[-1]) for key in keys})
        where = listed(days[:PLACES]) + (" …" if len(days) > PLACES else "")
        damage = WrongTotals(subject=row_names.called(dataset), count=number(len(keys)), where=where)
        touched = (
            spans(dataset, [(key[1], str(key[-1])) for key in keys])
            if dataset in DATASETS
            else (AffectedData(dataset),)
        )
        yield FoundDamage(damage, touched, subject=("rollup",))


def _totals(connection: Connection, query: Select[Any]) -> dict[Key, float]:
    """Totals by dataset, series, measure, attribution, grain and day, whatever stands for the day."""
    rows: Sequence[Any] = connection.execute(query).all()
    return {tuple(row[:-1]): row[-1] for row in rows}


@cache
def _queries() -> tuple[Select[Any], ...]:
    """What is kept, and what gives it anew; values as they stand there."""
    columns: list[list[Any]] = [[*map(raw, query.subquery().c)] for query in (select(rollup), *recounted())]
    return tuple(select(*each) for each in columns)
