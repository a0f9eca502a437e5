"""Turns the rows of a database's answer into a table that is read as a file's, and into the CSV that is kept of it."""

import csv as csv_files
import datetime as dt
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from plancom.datasets import DEFINITIONS, Coverage, Observations, Problem, Result
from plancom.datasets.problems.databases import DividedAnswerDays, DividedAnswerRows, MissingAnswerColumns
from plancom.datasets.titles import title_text
from plancom.language import dates
from plancom.language.formula_injection import harmless
from plancom.language.phrases import listed
from plancom.language.translation import tr
from plancom.plan import Plan
from plancom.sources.accounts.questions import network_name
from plancom.sources.assembly import observations, unused_columns, without_accounts_and_states
from plancom.sources.cells.dates import Day, day
from plancom.sources.databases.declarations import DatabaseSource
from plancom.sources.files.sheets import Cell
from plancom.sources.formats.plain.tables import plain
from plancom.sources.tables.headers import Table
from plancom.sources.tables.layouts import Context, Layout

ONE_DAY = dt.timedelta(days=1)
_PLAIN = (str, int, float, bool, dt.date, dt.time, dt.timedelta)

Wanted = tuple[dt.date | None, dt.date]


def cell(value: object) -> Cell:
    """A database's value as a cell: whole decimals as integers, bytes and whatever else as text."""
    if value is None or isinstance(value, _PLAIN):
        return value
    if isinstance(value, Decimal):
        return int(value) if value.is_finite() and value == value.to_integral_value() else float(value)
    if isinstance(value, (bytes, bytearray, memoryview)):
        return bytes(value).decode("utf-8", "replace")
    return str(value)


def layout_of(source: DatabaseSource) -> Layout:
    """How the source's rows are read: the template's columns, under any of their names."""
    grain = source.grain if DEFINITIONS[source.dataset].one_row_a_period else ""
    return replace(plain(source.dataset), source=source.source, title=source.kept_title, grain=grain, declared=True)


def lacking(layout: Layout, columns: Sequence[str]) -> Problem | None:
    """What the answer's columns lack of the template's; None where they will do."""
    if layout.where(columns):
        return None
    definition = DEFINITIONS[layout.dataset]
    needed = [tr("«{header}»", header=column.header) for column in definition.columns if column.required]
    if definition.one_of:
        needed.append(listed((tr("«{header}»", header=header) for header in definition.one_of), "o"))
    there = listed(tr("«{column}»", column=column[:40]) for column in columns[:12])
    return MissingAnswerColumns(title=title_text(layout.title), there=there, needed=listed(needed)).at()


def kept(
    layout: Layout, columns: Sequence[str], rows: Sequence[tuple[Cell, ...]], context: Context, wanted: Wanted
) -> Table:
    """The rows of the days that are wanted, and those whose day cannot be read, which are to be reported."""
    clock = context.clock("dmy")
    where = layout.where(columns)
    found: list[list[Cell]] = []
    for row in rows:
        read = day(row[where["day"]], clock)
        when = read.date if isinstance(read, Day) else None
        if when is None or ((wanted[0] is None or wanted[0] <= when) and when <= wanted[1]):
            found.append(list(row))
    return _table(columns, found)


def _table(columns: Sequence[str], rows: list[list[Cell]]) -> Table:
    return Table("", tuple(columns), rows, range(2, len(rows) + 2))


def without_gaps(layout: Layout, table: Table, context: Context, first: dt.date | None) -> Table:
    """Daily visits with the days between, which have no row, as zero: a day that had visits, and has none any more, is
    corrected only by a row that says so.
    """
    if not DEFINITIONS[layout.dataset].one_row_a_period or layout.grain != "day":
        return table
    clock, where = context.clock("dmy"), layout.where(table.headers)
    read = [day(row[where["day"]], clock) for row in table.rows]
    found = [(one.date if isinstance(one, Day) else None, list(row)) for one, row in zip(read, table.rows, strict=True)]
    return _table(table.headers, [row for _, row in _without_gaps(layout, where, len(table.headers), found, first)])


def _without_gaps(
    layout: Layout,
    where: dict[str, int],
    width: int,
    found: list[tuple[dt.date | None, list[Cell]]],
    first: dt.date | None,
) -> list[tuple[dt.date | None, list[Cell]]]:
    days = {when for when, _ in found if when}
    if not days or any(
        when is None for when, _ in found
    ):  # a row without its day may be that of the day that lacks one
        return found
    start = first or min(days)
    missing = {start + ONE_DAY * n for n in range((max(days) - start).days)} - days
    for when in missing:
        row: list[Cell] = [None] * width
        row[where["day"]] = when
        for measure in DEFINITIONS[layout.dataset].figures:
            if measure in where:
                row[where[measure]] = 0
        found.append((when, row))
    return sorted(found, key=lambda one: one[0] or dt.date.min)


def repeated(layout: Layout, table: Table, context: Context) -> Problem | None:
    """That visits have several rows for one day (or month): the query does not group, and no row is its total."""
    if not DEFINITIONS[layout.dataset].one_row_a_period:
        return None
    clock, place = context.clock("dmy"), layout.where(table.headers)["day"]
    read = [day(cell_, clock) for cell_ in table.column(place)]
    days = [one.date.replace(day=1) if layout.grain == "month" else one.date for one in read if isinstance(one, Day)]
    twice = next((one for one, times in Counter(days).items() if times > 1), None)
    if twice is None:
        return None
    return DividedAnswerDays(title=title_text(layout.title), twice=dates.date(twice)).at()


def ungrouped(layout: Layout, found: Result) -> Problem | None:
    """That procedures have several rows for one month, procedure and channel: what is counted of them would not be their total."""
    if DEFINITIONS[layout.dataset].lists != "requests":
        return None
    twice = next((one for one in found.problems if one.code in {"conflicting_row", "duplicate_row"}), None)
    if twice is None:
        return None
    return DividedAnswerRows(title=title_text(layout.title), row=twice.row).at()


def observed(source: DatabaseSource, layout: Layout, table: Table, context: Context) -> Result:
    """What the rows say. They cover the context's range (from their first, to their last, where it has none).

    Declared series without rows are zero there.
    """
    found = observations(layout, [table], context)
    unused = [label for place, label in enumerate(table.headers) if place not in layout.where(table.headers).values()]
    notes = unused_columns(without_accounts_and_states(unused, layout.dataset))
    notes += _of_several(found, context.plan)
    found = replace(found, notes=(*found.notes, *notes))
    if not isinstance(found, Observations):
        return found
    return replace(found, coverage=(*found.coverage, *_silent(source, found, context.plan)))


def _of_several(found: Result, plan: Plan) -> list[str]:
    """That posts of several accounts are counted together: whoever wrote the query decides which of them."""
    networks = [one.series for one in found.accounts]
    return [
        tr(
            "Se cuentan las publicaciones de {network} de {names}; si alguna no es suya, déjela fuera en la consulta.",
            network=network_name(series, plan),
            names=listed(tr("«{name}»", name=one.name) for one in found.accounts if one.series == series),
        )
        for series in dict.fromkeys(networks)
        if networks.count(series) > 1
    ]


def _silent(source: DatabaseSource, found: Observations, plan: Plan) -> list[Coverage]:
    """The declared networks or outlets that have no row: they were looked at, and had nothing."""
    definition = DEFINITIONS[source.dataset]
    if not definition.series_among or found.covers is None:
        return []
    declared = dict.fromkeys(plan.institution.series_called(source.dataset, name) for name in source.series)
    return [
        Coverage(one, *found.covers, "", definition.silent_grain) for one in declared if one and one not in found.series
    ]


def csv(table: Table) -> bytes:
    """The rows as a CSV in UTF-8 for spreadsheets: dates as 2018-01-31, and no text that one would run as a formula."""
    out = io.StringIO(newline="")
    writer = csv_files.writer(out)
    writer.writerow([harmless(header) for header in table.headers])
    writer.writerows([[harmless(value) if isinstance(value, str) else value for value in row] for row in table.rows])
    return out.getvalue().encode("utf-8-sig")
