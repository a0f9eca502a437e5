"""Values that their columns cannot mean: days that are no dates, counts below zero or in parts, words that nothing has."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Date, DateTime, Integer, Table, TextClause, func, select, text

from plancom.datasets import DATASETS, DEFINITIONS, Dataset
from plancom.datasets.problems.import_damages import NoCount, NoDay, NoMoment, UnknownDataset, UnknownWord
from plancom.language.numbers import number
from plancom.language.translation import later, tr
from plancom.store.checks import row_names
from plancom.store.checks.damages import AffectedData, CheckContext, FoundDamage, is_sqlite, raw
from plancom.store.tables import DATASET_TABLES, coverage, dated_notes, metadata, rollup

_NO_DATE = (
    "{c} IS NOT NULL AND (typeof({c}) <> 'text' OR {c} NOT GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'"
    " OR julianday({c}) IS NULL OR date(julianday({c})) <> {c} OR {c} < '0001-01-01')"
)
_NO_MOMENT = (
    "{c} IS NOT NULL AND (typeof({c}) <> 'text' OR {c} NOT GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9] [0-9][0-9]:[0-9][0-9]:[0-9][0-9]*'"
    " OR julianday({c}) IS NULL OR date(julianday(substr({c}, 1, 10))) <> substr({c}, 1, 10))"
)
_SERIES = re.compile(r"[a-z0-9_-]*")
GRAINS: Mapping[Dataset, tuple[str, ...]] = {
    "visits": ("day", "month"),
    "posts": ("post", "count"),
    "procedures": ("", "day", "request"),
}
"""What a row may be the count of; of the others nothing else."""
WHAT = {
    "grain": later("tipo de fila"),
    "measure": later("medida"),
    "series": later("red, medio o serie"),
}
OF_AN_IMPORT = ("coverage", *DATASETS)


def days(connection: Connection, _known: CheckContext) -> Iterator[FoundDamage]:
    """Days and moments that no calendar has: only SQLite takes them."""
    if not is_sqlite(connection):
        return
    for table in metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, (Date, DateTime)):
                yield from _odd_days(connection, table, column)


def _odd_days(connection: Connection, table: Table, column: Column[Any]) -> Iterator[FoundDamage]:
    is_moment = isinstance(column.type, DateTime)
    where = text((_NO_MOMENT if is_moment else _NO_DATE).format(c=f'"{table.name}"."{column.name}"'))
    if table.name in OF_AN_IMPORT and not is_moment:
        yield from _odd_days_of_imports(connection, table, column, where)
    elif count := connection.execute(select(func.count()).select_from(table).where(where)).scalar_one():
        example = connection.execute(select(raw(column)).where(where).limit(1)).scalar()
        if table is rollup:
            yield FoundDamage(_no_day(table.name, count, example), subject=("rollup",))
        else:
            yield FoundDamage(NoMoment(subject=row_names.called(table.name), rows=number(count), value=str(example)))


def _odd_days_of_imports(
    connection: Connection, table: Table, column: Column[Any], where: TextClause
) -> Iterator[FoundDamage]:
    """The same of rows and coverage, which the import's original can say anew."""
    found = connection.execute(select(table.c.series, table.c.import_id, raw(column)).where(where)).all()
    if not found:
        return
    ids = _ids(found)
    if table is coverage:
        touched = tuple(AffectedData(one) for one in _datasets(connection, ids))
    else:
        touched = tuple(AffectedData(table.name, series) for series in sorted({str(row.series) for row in found}))
    yield FoundDamage(_no_day(table.name, len(found), found[0][2]), touched, ids)


def _no_day(table: str, count: int, example: object) -> NoDay:
    return NoDay(subject=row_names.called(table), rows=number(count), value=str(example))


def _datasets(connection: Connection, import_ids: Sequence[int]) -> list[str]:
    query = select(coverage.c.dataset).where(coverage.c.import_id.in_(import_ids)).distinct()
    return sorted(connection.execute(query).scalars())


def quantities(connection: Connection, _known: CheckContext) -> Iterator[FoundDamage]:
    """Counts that are no whole numbers from zero on."""
    for dataset, table in DATASET_TABLES.items():
        for column in table.columns:
            if not isinstance(column.type, Integer) or column.name in {
                "id",
                "import_id",
                "row",
                "fingerprint",
                "attribution",
            }:
                continue
            where = column < 0
            if is_sqlite(connection):
                where = text(f"(\"{column.name}\" < 0 OR typeof(\"{column.name}\") NOT IN ('integer', 'null'))")  # type: ignore[assignment]
            query = select(table.c.series, table.c.import_id, raw(table.c.day), raw(column).label("value")).where(where)
            if found := connection.execute(query).all():
                damage = NoCount(subject=row_names.called(dataset), rows=number(len(found)), value=str(found[0].value))
                yield FoundDamage(damage, spans(dataset, [row[:3:2] for row in found]), _ids(found))


def _ids(found: Sequence[Any]) -> tuple[int, ...]:
    return tuple(sorted({row.import_id for row in found}))


def spans(dataset: str, rows: Sequence[Sequence[Any]]) -> tuple[AffectedData, ...]:
    """What rows of (series, day) touch, a line for each series."""
    by_series: dict[str, list[str]] = {}
    for series, day in rows:
        by_series.setdefault(series, []).append(str(day))
    return tuple(AffectedData(dataset, series, min(each), max(each)) for series, each in sorted(by_series.items()))


def words(connection: Connection, _known: CheckContext) -> Iterator[FoundDamage]:
    """Words of rows that nothing has: grains, measures, and series that are no names of series."""
    for dataset, table in DATASET_TABLES.items():
        names = ("grain", "series", *(["measure"] if DEFINITIONS[dataset].row_per_measure else []))
        for name in names:
            column = table.c[name]
            every = connection.execute(select(column).distinct().order_by(column)).scalars().all()
            for word in (one for one in every if not _is_known(dataset, name, str(one))):
                yield _unknown(connection, dataset, name, word)


def _unknown(connection: Connection, dataset: Dataset, name: str, word: object) -> FoundDamage:
    t = DATASET_TABLES[dataset].c
    found = connection.execute(select(t.series, t.import_id, raw(t.day)).where(t[name] == word)).all()
    damage = UnknownWord(
        subject=row_names.called(dataset), rows=number(len(found)), value=str(word), what=tr(WHAT[name])
    )
    touched = spans(dataset, [row[::2] for row in found])
    if name == "series":  # the series that lost them is none of those that they name
        touched = (AffectedData(dataset),)
    return FoundDamage(damage, touched, _ids(found))


def _is_known(dataset: Dataset, column: str, word: str) -> bool:
    if column == "grain":
        return word in GRAINS.get(dataset, ("",))
    return word in DEFINITIONS[dataset].measures if column == "measure" else bool(_SERIES.fullmatch(word))


def datasets(connection: Connection, _known: CheckContext) -> Iterator[FoundDamage]:
    """Names of datasets that there are not."""
    for table in metadata.sorted_tables:
        if "dataset" not in table.c or table is rollup:
            continue
        known = {*DATASETS, ""} if table is dated_notes else set(DATASETS)
        query = select(table.c.dataset, func.count()).group_by(table.c.dataset).order_by(table.c.dataset)
        for name, count in connection.execute(query).all():
            if name not in known:
                yield FoundDamage(
                    UnknownDataset(subject=row_names.called(table.name), rows=number(count), value=str(name))
                )
