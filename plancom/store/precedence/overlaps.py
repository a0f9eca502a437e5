"""Overlaps: procedures of one month that are told in several ways, and which of the rows give way (docs/adr/0043).

Everything here is a function of the active imports alone. A procedure of a month is a `Topic`. Of its rows that are the newest
word on their keys:
- totals of the month give way where the amounts of days and the requests cover all of it, else these give way to the total;
- amounts of days give way to requests where a list of them covers the day, else the requests of a day give way to its amount;
  not where one import says both, for there somebody wrote both on purpose;
- the total of all procedures gives way to procedures that are named.

A line of coverage speaks of a procedure in the months in which its import has rows of it, of the line's own grain: a register of
petitions says nothing of certificates.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import pandas as pd
from sqlalchemy import ColumnElement, Connection, FromClause, and_, exists, func, or_, select, tuple_

from plancom.datasets import Coverage
from plancom.datasets.procedures import ALL_PROCEDURES, DAILY, DETAILED, MONTHLY, REQUEST
from plancom.language.text import fold
from plancom.plan import Month
from plancom.store.precedence.covered_days import Range, joined, months_within
from plancom.store.precedence.newest import is_newest
from plancom.store.tables import coverage, imports, procedures

TOTAL = fold(ALL_PROCEDURES)
AT_ONCE = 400
"""Topics that one statement names: a database takes only so many values."""
Topic = tuple[str, str]
"""A month («2018-03») and the folded name of a procedure."""
Line = tuple[int, str, Range]
"""A line of coverage that speaks of a topic: its import, its grain and its days."""


def touched(import_id: int) -> ColumnElement[bool]:
    """The rows of procedures that may begin or cease to count with an import: all of the topics in which its keys are.

    Also those of the total of all procedures in the same months.
    """
    own, kin, near = procedures.alias("own"), procedures.alias("kin"), procedures.alias("near")
    topics = select(kin.c.month, kin.c.name).where(kin.c.key.in_(select(own.c.key).where(own.c.import_id == import_id)))
    months = select(near.c.month).where(near.c.key.in_(select(own.c.key).where(own.c.import_id == import_id)))
    t = procedures.c
    return or_(tuple_(t.month, t.name).in_(topics), and_(t.name == TOTAL, t.month.in_(months)))


def meets(connection: Connection, import_id: int) -> bool:
    """Whether anything that an import touches is told in several ways."""
    t = procedures.c
    several = (
        select(t.month)
        .where(touched(import_id))
        .group_by(t.month, t.name)
        .having(func.min(t.grain) != func.max(t.grain))
    )
    named = procedures.alias("named")
    beside = exists().where(named.c.month == t.month, named.c.name != TOTAL).correlate(procedures)
    total = select(t.month).where(touched(import_id), t.name == TOTAL, beside)
    return any(connection.execute(query.limit(1)).first() is not None for query in (several, total))


def giving_way(connection: Connection, scope: ColumnElement[bool]) -> Iterator[ColumnElement[bool]]:
    """Conditions on the rows of `scope` that are the newest word on their keys and do not count all the same.

    `scope` has all rows of a topic or none. Together the conditions are all of them; a row may be of several.
    """
    t = procedures.c
    for topics in _portions(_told_twice(connection, scope)):
        whole = whole_topics(lines(connection, topics))
        by_details = [topic for topic in topics if topic in whole]
        by_total = [topic for topic in topics if topic not in whole]
        for named, losers in ((by_details, t.grain == MONTHLY), (by_total, t.grain != MONTHLY)):
            if named:
                yield and_(tuple_(t.month, t.name).in_(named), losers)
    yield and_(t.grain == DAILY, scope, _listed(procedures))
    if connection.execute(select(t.month).where(t.grain == DAILY, scope).limit(1)).first() is not None:
        yield and_(t.grain == REQUEST, scope, _amount_stands(procedures))
    yield and_(t.name == TOTAL, scope, _named(procedures))


def whole_topics(spoken: dict[Topic, list[Line]]) -> set[Topic]:
    """The topics of which amounts of days and requests cover the whole month."""
    return {
        (month, name)
        for (month, name), found in spoken.items()
        if Month.parse(month) in months_within(joined(days for _, _, days in found))
    }


def lines(connection: Connection, topics: Iterable[Topic]) -> dict[Topic, list[Line]]:
    """The lines of coverage, of days and of requests, that speak of each topic."""
    t, c = procedures.c, coverage.c
    found: dict[Topic, list[Line]] = defaultdict(list)
    for some in _portions(topics):
        told = (
            select(t.month, t.name, t.grain, t.import_id)
            .join(imports, and_(imports.c.id == t.import_id, imports.c.undone_at.is_(None)))
            .where(tuple_(t.month, t.name).in_(some), t.grain.in_(DETAILED))
            .distinct()
            .subquery()
        )
        query = select(told, c.first_day, c.last_day).join(
            coverage,
            and_(c.import_id == told.c.import_id, c.dataset == "procedures", c.grain == told.c.grain),
        )
        for month, name, grain, import_id, first, last in connection.execute(query):
            found[month, name].append((import_id, grain, (first, last)))
    return found


def adds_days(connection: Connection, covered: Sequence[Coverage], rows: pd.DataFrame) -> bool:
    """Whether a file whose rows (`rows`, prepared) are all there already may change all the same how a topic is settled.

    It does where it speaks of days of a topic of which nothing spoke, and it may where some import tells the topic both by days
    and by requests.
    """
    told = rows.loc[rows["grain"] != MONTHLY, ["month", "name", "grain"]].drop_duplicates()
    there = lines(connection, set(zip(told["month"], told["name"], strict=True)))
    if told.duplicated(["month", "name"]).any() or any(map(_is_mixed, there.values())):
        return True
    for month, name, grain in told.itertuples(index=False):
        known = joined(days for _, own, days in there[month, name] if own == grain)
        first, last = Month.parse(month).first, Month.parse(month).last
        for line in covered:
            start, end = max(line.first, first), min(line.last, last)
            if line.grain == grain and start <= end and not any(a <= start and end <= b for a, b in known):
                return True
    return False


def _is_mixed(spoken: Sequence[Line]) -> bool:
    """Whether one import speaks of a topic both by days and by requests."""
    ways = {(import_id, grain) for import_id, grain, _ in spoken}
    return len(ways) > len({import_id for import_id, _ in ways})


def named_beside() -> ColumnElement[bool]:
    """The row is a total of all procedures, and named ones count in its month."""
    named = procedures.alias("named")
    there = exists().where(named.c.is_current, named.c.month == procedures.c.month, named.c.name != TOTAL)
    return and_(procedures.c.name == TOTAL, there.correlate(procedures))


def total_beside() -> ColumnElement[bool]:
    """The row is finer than a total of its procedure's month, which counts."""
    total = procedures.alias("total")
    there = exists().where(total.c.is_current, _same_topic(total, procedures), total.c.grain == MONTHLY)
    return and_(procedures.c.grain != MONTHLY, there.correlate(procedures))


def _told_twice(connection: Connection, scope: ColumnElement[bool]) -> list[Topic]:
    """The topics of `scope` with totals of the month beside something finer, each the newest word on its key."""
    t = procedures.c
    by_topic = select(t.month, t.name).group_by(t.month, t.name)
    both = (func.min(t.grain) == MONTHLY, func.max(t.grain) != MONTHLY)
    found: list[Topic] = []
    for some in _portions((m, n) for m, n in connection.execute(by_topic.where(scope).having(*both))):
        newest = by_topic.where(tuple_(t.month, t.name).in_(some), is_newest(procedures)).having(*both)
        found += [(month, name) for month, name in connection.execute(newest)]
    return found


def _portions(topics: Iterable[Topic]) -> Iterator[Sequence[Topic]]:
    every = list(topics)
    for start in range(0, len(every), AT_ONCE):
        yield every[start : start + AT_ONCE]


def _same_topic(one: FromClause, other: FromClause) -> ColumnElement[bool]:
    return and_(one.c.month == other.c.month, one.c.name == other.c.name)


@cache
def _listed(amounts: FromClause) -> ColumnElement[bool]:
    """The procedure is told by requests in that month, and an import that does not say the amount lists those of the day."""
    told = procedures.alias("told")
    requests = exists().where(_same_topic(told, amounts), told.c.grain == REQUEST, is_newest(told))
    listing = procedures.alias("listing")
    covers = exists().where(
        _same_topic(listing, amounts),
        listing.c.grain == REQUEST,
        ~_says(listing, amounts),
        imports.c.id == listing.c.import_id,
        imports.c.undone_at.is_(None),
        coverage.c.import_id == listing.c.import_id,
        coverage.c.dataset == "procedures",
        coverage.c.grain == REQUEST,
        amounts.c.day.between(coverage.c.first_day, coverage.c.last_day),
    )
    return and_(requests.correlate(amounts), covers.correlate(amounts))


@cache
def _amount_stands(requests: FromClause) -> ColumnElement[bool]:
    """An import that does not say the request has an amount of its day, which gives way to no list."""
    amounts = procedures.alias("amounts")
    there = exists().where(
        _same_topic(amounts, requests),
        amounts.c.grain == DAILY,
        amounts.c.day == requests.c.day,
        ~_says(amounts, requests),
        is_newest(amounts),
        ~_listed(amounts),
    )
    return there.correlate(requests)


def _says(one: FromClause, other: FromClause) -> ColumnElement[bool]:
    """The import of `one` also has the key of `other`."""
    same = procedures.alias("same")
    return exists().where(same.c.key == other.c.key, same.c.import_id == one.c.import_id).correlate(one, other)


@cache
def _named(totals: FromClause) -> ColumnElement[bool]:
    """Procedures are told by their names in that month."""
    named = procedures.alias("named")
    there = exists().where(named.c.month == totals.c.month, named.c.name != TOTAL, is_newest(named))
    return there.correlate(totals)
