"""Missing rows: what the file before this one had of the same days and this one has no more; it goes on counting, and that is said (docs/adr/0085).

Somebody corrected a title, renamed a channel or took a row out: the natural key of what was there is another one, and nothing takes its
place. A register of requests or amounts of days takes such rows out by itself (`store.precedence.withdrawals`).
"""

from collections.abc import Iterable, Iterator

import pandas as pd
from sqlalchemy import Connection, Table, and_, false, or_, select

from plancom.datasets import DEFINITIONS, Observations, Problem
from plancom.datasets.problems.imports import StillCounting
from plancom.language import dates
from plancom.language.phrases import counted, listed
from plancom.language.text import fold
from plancom.language.translation import tr
from plancom.store.imports.comparison import Comparison
from plancom.store.imports.differences import subjects
from plancom.store.precedence.covered_days import Range, joined
from plancom.store.tables import DATASET_TABLES, coverage, imports

CODE = StillCounting.code
_DATASETS = ("posts", "press", "procedures")
_LOOKED_AT = 5
"""Earlier imports of the same days that are looked at for the one that is this file's own before."""
_LONGEST = 20_000
"""Rows of a file up to which it is looked at: nobody takes a row out of a longer one by hand."""
_NAMED = 4


def missing_rows(connection: Connection, observations: Observations, comparison: Comparison) -> tuple[Problem, ...]:
    """That rows of the import before it, of which the file has most again, are not in it and go on counting; nothing where none are."""
    rows = comparison.rows
    if observations.dataset not in _DATASETS or comparison.changes_nothing or not 0 < len(rows) <= _LONGEST:
        return ()
    keys = set(rows["key"])
    for import_id, file in _earlier(connection, observations):
        there = _rows_of(connection, observations, import_id)
        again = there["key"].isin(keys)
        if not again.any():
            continue
        gone = _gone(there[~again & there["is_current"].astype(bool)], rows, observations.dataset)
        return (_problem(gone, file, observations),) if 0 < len(gone) <= again.sum() else ()
    return ()


def _earlier(connection: Connection, observations: Observations) -> Iterator[tuple[int, str]]:
    """The active imports that cover some of the file's days of one of its series, the newest first."""
    c = coverage.c
    meets = or_(
        false(),
        *(
            and_(c.series == one.series, c.first_day <= one.last, c.last_day >= one.first)
            for one in observations.coverage
            if _can_correct(one.grain, observations.dataset)
        ),
    )
    query = (
        select(imports.c.id, imports.c.file_name)
        .where(
            imports.c.undone_at.is_(None),
            imports.c.rows_read <= _LONGEST,
            imports.c.id.in_(select(c.import_id).where(c.dataset == observations.dataset, meets)),
        )
        .order_by(imports.c.id.desc())
        .limit(_LOOKED_AT)
    )
    yield from ((row.id, row.file_name) for row in connection.execute(query).all())


def _can_correct(grain: str, dataset: str) -> bool:
    """Whether rows of the grain are never taken out by a newer file: of procedures those of months."""
    return dataset != "procedures" or not grain


def _rows_of(connection: Connection, observations: Observations, import_id: int) -> pd.DataFrame:
    """An import's rows of the days that the file covers, of its series and grains."""
    table: Table = DATASET_TABLES[observations.dataset]
    ranges: dict[tuple[str, str], list[Range]] = {}
    for one in observations.coverage:
        if _can_correct(one.grain, observations.dataset):
            ranges.setdefault((one.series, one.grain), []).append((one.first, one.last))
    within = or_(
        false(),
        *(
            and_(table.c.series == series, table.c.grain == grain, table.c.day.between(first, last))
            for (series, grain), spans in ranges.items()
            for first, last in joined(spans)
        ),
    )
    names = ["key", "is_current", "day", "series", *DEFINITIONS[observations.dataset].identity, "link"]
    columns = [table.c[name] for name in dict.fromkeys(names) if name in table.c]
    found = connection.execute(select(*columns).where(table.c.import_id == import_id, within)).all()
    return pd.DataFrame(list(map(tuple, found)), columns=[column.name for column in columns])


def _gone(there: pd.DataFrame, rows: pd.DataFrame, dataset: str) -> pd.DataFrame:
    """Of rows that the file has no more those that it would have, if it had not been corrected."""
    if dataset == "press":
        linked = rows[rows["link"] != ""]
        titles = set(zip(linked["series"], linked["day"], linked["title"].map(fold), strict=True))
        own = zip(there["series"], there["day"], there["title"].map(fold), there["link"], strict=True)
        return there[[link != "" or (series, day, title) not in titles for series, day, title, link in own]]
    if dataset != "procedures":
        return there
    new = rows[rows["status"] == "new"]
    marks = [_marks(one) for one in (there, rows, new)]
    names, channels = ({mark[place] for mark in marks[1]} for place in (1, 2))
    of_names = {mark[:2] for mark in marks[2]}
    of_channels = {mark[::2] for mark in marks[2]}
    kept = [
        (mark[1] in names and (mark[2] in channels or mark[:2] in of_names))
        or (mark[1] not in names and mark[::2] in of_channels)
        for mark in marks[0]
    ]
    return there[kept]


def _marks(rows: pd.DataFrame) -> list[tuple[object, str, str]]:
    """The month, the procedure and the channel of each row, as they are compared."""
    return list(zip(rows["day"], rows["procedure"].map(fold), rows["channel"].map(fold), strict=True))


def _problem(gone: pd.DataFrame, file: str, observations: Observations) -> Problem:
    by_month = observations.dataset == "procedures"
    quoted = [
        tr("«{name}» ({span})", name=subject[:60], span=dates.month(day) if by_month else dates.date(day))
        for subject, day in dict.fromkeys(zip(_named(gone, observations), gone["day"], strict=True))
    ]
    if len(quoted) > _NAMED:
        quoted = [*quoted[: _NAMED - 1], counted(len(quoted) - _NAMED + 1, "más", "más")]
    return StillCounting(what=listed(quoted), file=file).at()


def _named(gone: pd.DataFrame, observations: Observations) -> Iterable[str]:
    named = subjects(gone, observations.dataset)
    return named.where(named != "", gone["series"])
