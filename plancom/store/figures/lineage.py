"""Lineage: the rows of files behind a figure, which add up to it exactly."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Label,
    Select,
    and_,
    case,
    false,
    func,
    literal,
    or_,
    select,
    true,
    union_all,
)

from plancom.datasets import DEFINITIONS, Dataset
from plancom.datasets.procedures import DAILY, MONTHLY, REQUEST
from plancom.language.translation import tr
from plancom.plan import Month
from plancom.store.attribution import attributions
from plancom.store.precedence import overlaps
from plancom.store.precedence.covered_days import Intervals, Range, joined, months_within
from plancom.store.precedence.newest_rows import newest_import, withdrawing_import
from plancom.store.precedence.rollups import amounts
from plancom.store.tables import DATASET_TABLES, coverage, imports, posts, procedures


@dataclass(frozen=True, slots=True)
class LineageQuery:
    """What is asked for: the `measures` of `series` of a dataset, added up over `months`, of one strategy of `plan` or of all (None).

    Of the last month, only the days up to `until` count where that is before its end, as for a provisional figure.
    """

    dataset: Dataset
    series: tuple[str, ...]
    measures: tuple[str, ...]
    months: tuple[Month, ...]
    plan: str
    until: dt.date = dt.date.max
    strategy: str | None = None

    @property
    def days(self) -> tuple[Range, ...]:
        """The days of the months, joined."""
        return joined((m.first, min(m.last, self.until)) for m in self.months if m.first <= self.until)


@dataclass(frozen=True, slots=True)
class Origin:
    """A row of a file: where it stands, what it says, what it adds; `why_not` in Spanish where it does not count."""

    import_id: int
    file_name: str
    title: str
    sheet: str
    row: int
    day: dt.date
    grain: str
    series: str
    measure: str
    value: float
    text: str
    strategy: str
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """An import's part in a figure; the parts of all of them add up to it."""

    import_id: int
    file_name: str
    title: str
    rows: int
    value: float


def origins(connection: Connection, wanted: LineageQuery, *, limit: int | None = None, offset: int = 0) -> list[Origin]:
    """The rows that count, by day and place; their values add up to the figure."""
    rows = _union(connection, wanted, counting=True)
    if rows is None:
        return []
    c = rows.c
    query = select(rows).order_by(c.day, c.import_id, c.sheet, c.row, c.measure, c.id).limit(limit).offset(offset)
    return [_origin(row) for row in connection.execute(query).mappings()]


def sources(connection: Connection, wanted: LineageQuery) -> list[Source]:
    """The imports whose rows count, the largest part first."""
    rows = _union(connection, wanted, counting=True)
    if rows is None:
        return []
    c = rows.c
    query = (
        select(c.import_id, c.file_name, c.title, func.count(), func.sum(c.value))
        .group_by(c.import_id, c.file_name, c.title)
        .order_by(func.sum(c.value).desc(), c.import_id)
    )
    return [Source(i, name, title, int(n), float(total)) for i, name, title, n, total in connection.execute(query)]


def superseded(connection: Connection, wanted: LineageQuery, *, limit: int | None = None) -> list[Origin]:
    """Rows of the same days that do not count, each with the reason; the newest import first."""
    rows = _union(connection, wanted, counting=False)
    if rows is None:
        return []
    c = rows.c
    query = select(rows).order_by(c.import_id.desc(), c.day, c.sheet, c.row, c.measure).limit(limit)
    return [_origin(row, why_not=_why_not(row)) for row in connection.execute(query).mappings()]


def covering(connection: Connection, wanted: LineageQuery) -> list[tuple[int, str, dt.date, dt.date]]:
    """The active imports that say what happened in those days, rows or not: import, file name, first and last day.

    They are where a zero comes from.
    """
    c = coverage.c
    if not wanted.days:
        return []
    query = (
        select(c.import_id, imports.c.file_name, func.min(c.first_day), func.max(c.last_day))
        .join(imports, imports.c.id == c.import_id)
        .where(
            imports.c.undone_at.is_(None),
            c.dataset == wanted.dataset,
            c.series.in_(wanted.series),
            c.measure.in_(("", *wanted.measures)),
            or_(*(and_(c.first_day <= last, c.last_day >= first) for first, last in wanted.days)),
        )
        .group_by(c.import_id, imports.c.file_name)
        .order_by(c.import_id)
    )
    return [(i, name, first, last) for i, name, first, last in connection.execute(query)]


def _union(connection: Connection, wanted: LineageQuery, *, counting: bool) -> Any:
    """One query for all measures of `wanted`; None where no day is asked for."""
    if not wanted.days or not wanted.series:
        return None
    parts = [part for measure in wanted.measures for part in _rows(connection, wanted, measure, counting=counting)]
    return union_all(*parts).subquery() if parts else None


def _rows(connection: Connection, wanted: LineageQuery, measure: str, *, counting: bool) -> Iterator[Select[Any]]:
    """The rows of one measure that count, or those of the same days that do not."""
    table = DATASET_TABLES[wanted.dataset]
    t, strategy = table.c, attributions.strategy_column(table, wanted.plan)
    amount = amounts(wanted.dataset)[DEFINITIONS[wanted.dataset].topics.get(measure, measure)]
    days = or_(*(t.day.between(first, last) for first, last in wanted.days))
    grain = _counting_grain(connection, wanted, measure) if DEFINITIONS[wanted.dataset].one_row_a_period else true()
    counts = and_(t.is_current, grain)
    where = [t.series.in_(wanted.series), days, _concerned(wanted, measure), counts if counting else ~counts]
    if wanted.strategy is not None:
        where.append(strategy == wanted.strategy)
    why: list[Label[Any]] = []
    if not counting:
        why = [
            imports.c.undone_at.is_not(None).label("undone"),
            newest_import(table).label("newest"),
            t.is_current.label("current"),
        ]
        if table is procedures:
            why += [
                withdrawing_import(table).label("withdrawn_by"),
                overlaps.told_by_members().label("named"),
                overlaps.total_beside().label("total"),
                overlaps.told_by_collective().label("collective"),
            ]
    yield (
        select(
            t.id, t.import_id, imports.c.file_name, imports.c.title, t.sheet, t.row, t.day, t.grain, t.series,
            literal(measure).label("measure"), amount.label("value"), _text(wanted.dataset), strategy, *why,
        )
        .join(imports, imports.c.id == t.import_id)
        .where(*where)
    )  # fmt: skip


def _counting_grain(connection: Connection, wanted: LineageQuery, measure: str) -> ColumnElement[bool]:
    """Of rows of days and of months, which grain counts: a month's daily rows where they cover it whole, else its monthly row (docs/computation.md §3).

    Up to a day inside a month only daily rows say anything.
    """
    v = DATASET_TABLES[wanted.dataset].c
    intervals = Intervals.of(connection, wanted.dataset)
    choices: list[ColumnElement[bool]] = []
    for series in wanted.series:
        query = select(v.day).where(v.is_current, v.series == series, v.measure == measure, v.grain == "month")
        whole = months_within(intervals.for_measure(series, measure, "day"))
        by_month = {Month.of(day) for day in connection.execute(query).scalars()} - whole
        monthly = [m for m in wanted.months if m in by_month and m.last <= wanted.until]
        spans = joined((m.first, m.last) for m in monthly)
        inside = or_(*(v.day.between(first, last) for first, last in spans)) if spans else false()
        choices.append(and_(v.series == series, case((inside, v.grain == "month"), else_=v.grain == "day")))
    return or_(*choices)


def _concerned(wanted: LineageQuery, measure: str) -> ColumnElement[bool]:
    """The rows that say something about a measure: a reply is no post, a transaction at a window is not electronic."""
    table = DATASET_TABLES[wanted.dataset]
    if of := DEFINITIONS[wanted.dataset].topics.get(measure):
        return and_(_concerned(wanted, of), attributions.about_procedures(table, wanted.plan))
    if DEFINITIONS[wanted.dataset].row_per_measure:
        return table.c.measure == measure
    p = posts.c
    return {
        "posts": ~p.is_reply,
        "replies": p.is_reply,
        "shares": p.shares.is_not(None),
        "electronic": procedures.c.is_electronic,
    }.get(measure, true())


def _text(dataset: Dataset) -> Label[str]:
    """What a row says in words, for the reader to recognise it."""
    p, q = posts.c, procedures.c
    own: dict[Dataset, ColumnElement[str]] = {
        "posts": case((p.text != "", p.text), (p.link != "", p.link), else_=p.post_id),
        "procedures": case((q.request != "", q.request + literal(" · ")), else_="")
        + q.procedure
        + literal(" · ")
        + q.channel,
    }
    if dataset in own:
        return own[dataset].label("text")
    text: ColumnElement[str] = literal("")
    for place, name in enumerate(DEFINITIONS[dataset].identity):
        column = DATASET_TABLES[dataset].c[name]
        text = case((column != "", text + literal(" · ") + column), else_=text) if place else column
    return text.label("text")


def _origin(row: Any, why_not: str = "") -> Origin:
    return Origin(
        row["import_id"], row["file_name"], row["title"], row["sheet"], row["row"], row["day"], row["grain"], row["series"],
        row["measure"], float(row["value"]), row["text"], row["strategy"], why_not,
    )  # fmt: skip


def _why_not(row: Any) -> str:
    """Why a row does not count: the rules of `store.precedence`, of one row."""
    if row["undone"]:
        return tr("su importación está deshecha")
    if row["newest"] is not None and row["newest"] != row["import_id"]:
        return tr("la reemplaza la importación {import_id}", import_id=row["newest"])
    if "named" in row:
        return _why_not_of_procedure(row)
    if row["current"]:
        return tr("el mes cuenta por sus días") if row["grain"] == "month" else tr("el mes cuenta por su total")
    if row["grain"] == "count":
        return tr("otro archivo trae ese día publicación por publicación")
    return tr("otro archivo trae la misma publicación con su identificador")


def _why_not_of_procedure(row: Any) -> str:
    """Why the newest word on a procedure does not count: the rules of `store.precedence.overlaps`, by what counts beside it."""
    if row["withdrawn_by"] is not None:
        number = row["withdrawn_by"]
        return tr("la quita la importación {import_id}, que trae de nuevo esos días sin ella", import_id=number)
    if row["total"]:
        return tr("el mes cuenta por su total: lo que hay por día o por solicitud no lo cubre entero")
    if row["named"]:
        return tr("el mes cuenta por sus trámites con nombre, y no por el total de todos")
    if row["collective"]:
        return tr("cuenta el total que reúne varios trámites: lo que hay de ellos por su nombre no cubre lo mismo")
    return {
        MONTHLY: tr("el mes cuenta por sus días o por sus solicitudes, que lo cubren entero"),
        DAILY: tr("otro archivo trae ese día solicitud por solicitud"),
        REQUEST: tr("otro archivo trae la cantidad de ese día, y ninguna lista de solicitudes lo cubre"),
    }[row["grain"]]


def months_with_rows(connection: Connection, dataset: Dataset, series: Sequence[str]) -> list[Month]:
    """The months in which `series` have rows that count, in order."""
    t = DATASET_TABLES[dataset].c
    query = select(t.day).where(t.is_current, t.series.in_(tuple(series))).distinct()
    return sorted({Month.of(day) for day in connection.execute(query).scalars()})
