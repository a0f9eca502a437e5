"""Post totals: numbers of posts of whole months beside finer posts of the same network and month, and which of both give way (docs/adr/0085).

A number of posts stands on a day. An import tells months with it where it has nothing but numbers on first days of months: of several
months, in a sheet of months, or of one that it covers to its last day. Such a total gives way where lists of posts and numbers by day of
other imports cover all of its month; else these give way to the total.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, exists, extract, func, or_, select

from plancom.plan import Month
from plancom.store.precedence.covered_days import Range, joined, months_within
from plancom.store.precedence.newest_rows import is_newest
from plancom.store.precedence.topics import portions
from plancom.store.tables import coverage, imports, posts

BY_MONTH = "handmade"
"""The source whose figures are of months, be it one alone."""
SEVERAL = 2
"""Months from which numbers on first days alone are totals of months, where nothing else says so."""


@dataclass(frozen=True, slots=True)
class PostTotal:
    """The number of posts of a network's month, by the number of its row and of its import."""

    row: int
    import_id: int
    series: str
    day: dt.date

    @property
    def month(self) -> Month:
        """The month that it is of."""
        return Month.of(self.day)

    @property
    def days(self) -> ColumnElement[bool]:
        """The rows of posts of its network and month."""
        return and_(posts.c.series == self.series, posts.c.day.between(self.day, self.month.last))


@dataclass(frozen=True)
class PostTotals:
    """The totals that are the newest word on their keys; which of them finer posts tell wholly, and imports that have none but totals."""

    newest: Sequence[PostTotal]
    whole: frozenset[PostTotal]
    monthly: frozenset[int]

    @property
    def standing(self) -> Iterator[ColumnElement[bool]]:
        """Conditions on the totals that count, also where a list covers their day."""
        for some in portions(sorted(one.row for one in self.newest if one not in self.whole)):
            yield posts.c.id.in_(some)

    @property
    def giving_way(self) -> Iterator[ColumnElement[bool]]:
        """Conditions on the totals and the finer posts that do not count."""
        for some in portions(sorted(one.row for one in self.whole)):
            yield posts.c.id.in_(some)
        for totals in portions(one for one in self.newest if one not in self.whole):
            yield and_(or_(*(one.days for one in totals)), posts.c.import_id.not_in(self.monthly))


def post_totals(connection: Connection) -> PostTotals:
    """All there are, of the active imports."""
    totals = _totals(connection, imports.c.undone_at.is_(None))
    newest = set(
        connection.execute(
            select(posts.c.id).where(posts.c.id.in_({one.row for one in totals}), is_newest(posts))
        ).scalars()
    )
    found = [one for one in totals if one.row in newest]
    monthly = frozenset(one.import_id for one in totals)
    finer = finer_days(connection, {one.series for one in found}, monthly)
    whole = frozenset(one for one in found if one.month in months_within(finer[one.series]))
    return PostTotals(found, whole, monthly)


def in_months_of_totals(connection: Connection, import_id: int) -> ColumnElement[bool] | None:
    """The posts of the networks and months in which there are totals, of whatever import, as far as an import has rows or covers days there; None where none are."""
    c, t = coverage.c, posts.c
    spans: dict[str, list[Range]] = defaultdict(list)
    covered = select(c.series, c.first_day, c.last_day).where(c.import_id == import_id)
    rows = select(t.series, func.min(t.day), func.max(t.day)).where(t.import_id == import_id).group_by(t.series)
    for series, first, last in (*connection.execute(covered), *connection.execute(rows)):
        spans[series].append((first, last))
    months = {
        (one.series, one.day): one
        for one in _totals(connection)
        if any(first <= one.month.last and last >= one.day for first, last in spans[one.series])
    }
    return or_(*(one.days for one in months.values())) if months else None


def finer_days(connection: Connection, series: Iterable[str], monthly: Iterable[int]) -> dict[str, tuple[Range, ...]]:
    """The days of each network that active imports, which are not `monthly`, cover by lists or by numbers of days."""
    c = coverage.c
    query = (
        select(c.series, c.first_day, c.last_day)
        .join(imports, imports.c.id == c.import_id)
        .where(
            c.dataset == "posts", c.series.in_(set(series)), c.import_id.not_in(set(monthly)), imports.c.undone_at.is_(None)
        )
    )  # fmt: skip
    found: dict[str, list[Range]] = defaultdict(list)
    for name, first, last in connection.execute(query):
        found[name].append((first, last))
    return defaultdict(tuple, {name: joined(ranges) for name, ranges in found.items()})


def _totals(connection: Connection, *conditions: ColumnElement[bool]) -> list[PostTotal]:
    """The totals of imports, as far as the conditions on rows and imports hold."""
    c, t = coverage.c, posts.c
    counting = select(c.import_id).where(c.dataset == "posts", c.grain == "count").distinct()
    of_months = (
        select(t.import_id, func.count(t.day.distinct()).label("months"))
        .where(t.import_id.in_(counting))
        .group_by(t.import_id)
        .having(func.max(extract("day", t.day)) == 1, func.max(t.grain) == "count")
        .subquery()
    )
    query = (
        select(t.id, t.import_id, t.series, t.day, of_months.c.months, imports.c.source)
        .join(of_months, of_months.c.import_id == t.import_id)
        .join(imports, imports.c.id == t.import_id)
        .where(*conditions)
    )
    found = [
        (PostTotal(*row[:4]), row.months >= SEVERAL or row.source == BY_MONTH) for row in connection.execute(query)
    ]
    return [one for one, is_of_months in found if is_of_months or _covers_month(connection, one)]


def _covers_month(connection: Connection, one: PostTotal) -> bool:
    """Whether a total's import covers all of its month."""
    c = coverage.c
    covers = exists().where(
        c.import_id == one.import_id, c.series == one.series, c.first_day <= one.day, c.last_day >= one.month.last
    )
    return bool(connection.execute(select(covers)).scalar())
