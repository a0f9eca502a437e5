"""Observations: whether the rows of each import are all there, say what they said, count as they should, and are whose the plans say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from pydantic import ValidationError
from sqlalchemy import Boolean, Connection, Integer, Select, Table, func, select

from plancom.datasets import DEFINITIONS, Dataset
from plancom.datasets.problems.import_damages import (
    BrokenRules,
    ChangedAttributions,
    ChangedRows,
    MissingRows,
    RepeatedRows,
    UndoneWithoutChange,
    WrongAttribution,
    WrongChannel,
    WrongCoverage,
    WrongCurrentMark,
)
from plancom.language.numbers import number
from plancom.language.phrases import counted, listed
from plancom.language.text import fold
from plancom.language.translation import tr
from plancom.plan.attribution import AttributionRules
from plancom.store.attribution import attributions
from plancom.store.attribution import rules as attribution_rules
from plancom.store.attribution.attributions import TEXT_COLUMNS, number_of, row_attributions
from plancom.store.checks import row_names
from plancom.store.checks.damages import PLACES, AffectedData, CheckContext, FoundDamage, raw
from plancom.store.checks.values import GRAINS, spans
from plancom.store.db.data_version import fact
from plancom.store.imports.plan_changes import ELECTRONIC
from plancom.store.imports.rows import SEPARATOR, proofs
from plancom.store.precedence.current_rows import wrongly_marked
from plancom.store.tables import DATASET_TABLES, coverage, import_changes, imports
from plancom.store.tables import attribution_rules as kept_rules
from plancom.store.tables import attributions as meanings

AT_ONCE = 50_000
"""Rows that are proven together."""
Marks = npt.NDArray[np.bool_]


@dataclass
class _OddRows:
    """Rows that are not as they should be: how many, of which imports, and what they touch."""

    count: int = 0
    places: list[str] = field(default_factory=list)
    imports: set[int] = field(default_factory=set)
    days: list[tuple[str, str]] = field(default_factory=list)

    def add(self, rows: pd.DataFrame, odd: Marks) -> None:
        """Takes up those of `rows` that are `odd`."""
        if not odd.any():
            return
        for row in rows.loc[odd, ["import_id", "series", "written", "sheet", "row"]].to_dict("records"):
            self.count += 1
            self.imports.add(int(row["import_id"]))
            self.days.append((str(row["series"]), str(row["written"])))
            if len(self.places) < PLACES:
                self.places.append(row_names.place(int(row["import_id"]), str(row["sheet"]), int(row["row"])))

    @property
    def where(self) -> str:
        """The first places, and that there are more."""
        return listed(self.places) + (" …" if self.count > PLACES else "")


def row_contents(connection: Connection, _known: CheckContext) -> Iterator[FoundDamage]:
    """Rows that no longer say what their key and fingerprint were made of, or whose strategies and channels their words do not say."""
    rules = _rules(connection)
    kept = fact(connection, ELECTRONIC)
    electronic = frozenset(kept.split(",")) if kept is not None else None
    for dataset, table in DATASET_TABLES.items():
        changed, strange, elsewhere = _OddRows(), _OddRows(), _OddRows()
        for rows in _parts(connection, table):
            changed.add(rows, _is_changed(dataset, rows))
            strange.add(rows, _is_of_other_strategy(dataset, rows, rules))
            elsewhere.add(rows, _is_in_other_channel(rows, electronic))
        yield from _said_of(dataset, changed, strange, elsewhere)


def _said_of(dataset: Dataset, changed: _OddRows, strange: _OddRows, elsewhere: _OddRows) -> Iterator[FoundDamage]:
    subject = row_names.called(dataset)
    if changed.count:
        damage = ChangedRows(subject=subject, rows=number(changed.count), where=changed.where)
        yield FoundDamage(damage, spans(dataset, changed.days), tuple(sorted(changed.imports)))
    if strange.count:
        odd = WrongAttribution(subject=subject, rows=number(strange.count))
        yield FoundDamage(odd, spans(dataset, strange.days), subject=("strategies",))
    if elsewhere.count:
        other = WrongChannel(subject=subject, rows=number(elsewhere.count), where=elsewhere.where)
        yield FoundDamage(other, spans(dataset, elsewhere.days), subject=("strategies",))


def _rules(connection: Connection) -> Sequence[AttributionRules] | None:
    try:
        return attribution_rules.kept_rules(connection)
    except attribution_rules.DamagedRulesError:
        return None


def _parts(connection: Connection, table: Table) -> Iterator[pd.DataFrame]:
    """The rows of a table some at a time, as `prepared_rows` has them; `written` is the day as it stands there."""
    last, found = 0, None
    while found is None or len(found) == AT_ONCE:
        found = connection.execute(_every_row(table).where(table.c.id > last).limit(AT_ONCE)).all()
        if found:
            last = int(found[-1].id)
            yield typed(table, pd.DataFrame(list(map(tuple, found)), columns=[column.name for column in table.columns]))


@cache
def _every_row(table: Table) -> Select[Any]:
    columns: list[Any] = [raw(column) for column in table.columns]
    return select(*columns).order_by(table.c.id)


def typed(table: Table, rows: pd.DataFrame) -> pd.DataFrame:
    """`rows` of `table` with the types that readers give their columns, changed in place; what is no value of them is none.

    `day` becomes datetime64, NaT where it is none, and is kept as it stood in `written`; whole numbers become Int64 where they may be
    missing, else int64 with -1 for what is none.
    """
    rows["written"] = rows["day"].astype("str")
    rows["day"] = pd.to_datetime(rows["written"], format="%Y-%m-%d", errors="coerce")
    for column in table.columns:
        if isinstance(column.type, Boolean):
            rows[column.name] = rows[column.name].astype("bool")
        elif isinstance(column.type, Integer) and column.nullable:
            rows[column.name] = _whole(rows[column.name]).astype("Int64")
        elif isinstance(column.type, Integer):
            rows[column.name] = _whole(rows[column.name]).fillna(-1).astype("int64")
    return rows


def _whole(values: pd.Series) -> pd.Series:
    """Whole numbers; the rest, which another check names, is missing."""
    if pd.api.types.is_integer_dtype(values.dtype):
        return values
    if pd.api.types.is_float_dtype(values.dtype):  # where some rows have no number, pandas makes floats of the others
        return values.where(values % 1 == 0).astype("Int64")
    is_whole = [isinstance(value, int) for value in values]
    return pd.Series(
        pd.array([value if whole else None for value, whole in zip(values, is_whole, strict=True)], dtype="Int64")
    )


def _is_changed(dataset: Dataset, rows: pd.DataFrame) -> Marks:
    made = proofs(dataset, rows)
    keys = rows["key"].str.rsplit(SEPARATOR, n=1).str[0] if dataset == "activities" else rows["key"]
    changed = np.array(made["key"].fillna("") != keys, bool)
    for name in made.columns.drop("key"):
        differs = np.array(made[name] != rows[name], bool)
        changed |= differs & ~_is_rounded(made[name], rows[name]) if name == "fingerprint" else differs
    return changed & rows["day"].notna().to_numpy()  # a day that is none is named elsewhere


def _is_rounded(made: pd.Series, kept: pd.Series) -> Marks:
    """Whether a kept fingerprint is ours as floats round it: until PREPARED 5 those of files with requests and totals together were."""
    with np.errstate(invalid="ignore"):
        return np.array(made.astype("float64").to_numpy().astype("int64") == kept.to_numpy(), bool)


def _is_of_other_strategy(dataset: Dataset, rows: pd.DataFrame, rules: Sequence[AttributionRules] | None) -> Marks:
    if rules is None or dataset not in TEXT_COLUMNS:
        return np.zeros(len(rows), bool)
    return np.array(rows["attribution"].to_numpy() != row_attributions(dataset, rows, rules).numbers, bool)


def _is_in_other_channel(rows: pd.DataFrame, electronic: frozenset[str] | None) -> Marks:
    if electronic is None or "is_electronic" not in rows:
        return np.zeros(len(rows), bool)
    channels = rows["channel"].map({word: fold(word) in electronic for word in rows["channel"].unique()})
    return np.array(channels != rows["is_electronic"], bool)


def lines(connection: Connection, _known: CheckContext) -> Iterator[FoundDamage]:
    """Imports that have other rows than they counted, and rows that are there twice."""
    i = imports.c
    said = {
        row.id: row
        for row in connection.execute(
            select(i.id, i.file_name, i.dataset, (i.rows_new + i.rows_changed + i.rows_same).label("lines"))
        )
    }
    for dataset, table in DATASET_TABLES.items():
        t = table.c
        place = [t.import_id, t.sheet, t.row] + ([raw(t.day)] if DEFINITIONS[dataset].row_per_measure else [])
        each = select(*place).distinct() if DEFINITIONS[dataset].row_per_measure else select(t.import_id)
        there = each.subquery()
        query = select(there.c.import_id, func.count()).group_by(there.c.import_id)
        counts: dict[int, int] = {row[0]: row[1] for row in connection.execute(query)}
        yield from _repeated(connection, dataset, table)
        for one in said.values():
            if one.dataset == dataset and counts.get(one.id, 0) != one.lines:
                damage = MissingRows(
                    subject=row_names.called(dataset), number=number(one.id), file=one.file_name,
                    said=row_names.rows(one.lines), rows=number(counts.get(one.id, 0)),
                )  # fmt: skip
                yield FoundDamage(damage, _covered(connection, one.id, dataset), (one.id,))


def _repeated(connection: Connection, dataset: Dataset, table: Table) -> Iterator[FoundDamage]:
    """Rows that are alike in their place, key and fingerprint: no file has one line twice."""
    t = table.c
    alike = [t.import_id, t.sheet, t.row, t.key, t.fingerprint]
    query = select(*alike[:3], t.series, func.min(raw(t.day)), func.count()).group_by(*alike, t.series)
    found = connection.execute(query.having(func.count() > 1)).all()
    if found:
        damage = RepeatedRows(
            subject=row_names.called(dataset), rows=number(len(found)),
            where=listed(row_names.place(*row[:3]) for row in found[:PLACES]),
        )  # fmt: skip
        ids = tuple(sorted({row.import_id for row in found}))
        yield FoundDamage(damage, spans(dataset, [(row[3], row[4]) for row in found]), ids)


def _covered(connection: Connection, import_id: int, dataset: str) -> tuple[AffectedData, ...]:
    """What an import covers; all of its dataset where it covers nothing."""
    c = coverage.c
    query = select(c.series, func.min(raw(c.first_day)), func.max(raw(c.last_day))).where(c.import_id == import_id)
    found = connection.execute(query.group_by(c.series).order_by(c.series)).all()
    return tuple(AffectedData(dataset, row[0], str(row[1]), str(row[2])) for row in found) or (AffectedData(dataset),)


def current_marks(connection: Connection, _known: CheckContext) -> Iterator[FoundDamage]:
    """Rows that count, or do not, against the rule of the newest active import."""
    for dataset, table in DATASET_TABLES.items():
        if wrong := wrongly_marked(connection, table):
            damage = WrongCurrentMark(subject=row_names.called(dataset), rows=number(wrong))
            yield FoundDamage(damage, (AffectedData(dataset),), subject=(dataset,))


def strategies(connection: Connection, _known: CheckContext) -> Iterator[FoundDamage]:
    """Rules that are no rules, and meanings that are not those of their numbers."""
    for plan, text in connection.execute(select(kept_rules.c.plan, kept_rules.c.rules).order_by(kept_rules.c.plan)):
        try:
            broken = AttributionRules.model_validate_json(text).plan != plan
        except ValidationError:
            broken = True
        if broken:
            yield FoundDamage(BrokenRules(plan=plan), tuple(AffectedData(one) for one in TEXT_COLUMNS), subject=(plan,))
    known = set(connection.execute(select(meanings.c.id)).scalars())
    wrong = len(changed_meanings(connection))
    for table in DATASET_TABLES.values():
        named = select(table.c.attribution).where(table.c.attribution != attributions.NOTHING).distinct()
        wrong += len(set(connection.execute(named).scalars()) - known)
    if wrong:
        damage = ChangedAttributions(count=counted(wrong, "caso", "casos"))
        yield FoundDamage(damage, tuple(AffectedData(one) for one in TEXT_COLUMNS), subject=("strategies",))


def changed_meanings(connection: Connection) -> list[int]:
    """The numbers that do not mean what they are the digest of."""
    m = meanings.c
    said: dict[int, list[tuple[str, str, bool]]] = {}
    for row in connection.execute(select(m.id, m.plan, m.strategy, m.about_procedures).order_by(m.id, m.plan)):
        said.setdefault(row.id, []).append((row.plan, row.strategy, bool(row.about_procedures)))
    return [one for one, meaning in said.items() if number_of(tuple(meaning)) != one]


def covered(connection: Connection, _known: CheckContext) -> Iterator[FoundDamage]:
    """Coverage that ends before it begins, of another dataset than its import, or of a kind of row that it has not."""
    c, i = coverage.c, imports.c
    first, last = raw(c.first_day).label("first"), raw(c.last_day).label("last")
    query = select(
        c.import_id, c.dataset, c.series, c.measure, c.grain, first, last, i.file_name, i.dataset.label("own")
    )
    told_of: set[int] = set()
    for row in connection.execute(query.join(imports, i.id == c.import_id).order_by(c.id)):
        if row.import_id in told_of:
            continue
        detail = ""
        if str(row.first) > str(row.last):
            detail = tr("termina ({last}) antes de empezar ({first})", first=row.first, last=row.last)
        elif row.dataset != row.own:
            detail = tr("es de «{dataset}»", dataset=row_names.called(row.dataset))
        elif row.grain not in {"", *GRAINS.get(row.dataset, ())}:
            detail = tr("«{word}» no es un tipo de fila", word=row.grain)
        elif row.measure not in {"", *DEFINITIONS[row.own].measures}:
            detail = tr("«{word}» no es una medida", word=row.measure)
        if detail:
            told_of.add(row.import_id)
            damage = WrongCoverage(
                number=number(row.import_id), file=row.file_name, detail=detail, subject=row_names.called(row.own)
            )
            yield FoundDamage(damage, (AffectedData(row.own),), (row.import_id,))


def undoing(connection: Connection, _known: CheckContext) -> Iterator[FoundDamage]:
    """Imports that are out of all figures, or in them, against what was last done with them."""
    i, c = imports.c, import_changes.c
    last = select(func.max(c.id)).group_by(c.import_id)
    query = (
        select(i.id, i.file_name, i.dataset, raw(i.undone_at).label("undone_at"), c.action)
        .join(import_changes, c.import_id == i.id)
        .where(c.id.in_(last))
    )
    for row in connection.execute(query.order_by(i.id)):
        if (row.undone_at is not None) != (row.action == "undo"):
            state = tr("no cuenta") if row.undone_at is not None else tr("cuenta")
            damage = UndoneWithoutChange(
                number=number(row.id), file=row.file_name, state=state, subject=row_names.called(row.dataset)
            )
            yield FoundDamage(damage, _covered(connection, row.id, row.dataset), subject=(str(row.id),))
