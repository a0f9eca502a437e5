"""Overlaps: procedures of one month that are told in several ways, and which of the rows give way (docs/adr/0043).

Everything here is a function of the active imports alone. A procedure of a month, by electronic channels or by the others, is a
`Topic`. Of its rows that are the newest word on their keys:
- totals of the month give way where the amounts of days and the requests cover all of it, else these give way to the total;
- amounts of days give way to requests where a list of them covers the day, else the requests of a day give way to its amount;
  not where one import says both, for there somebody wrote both on purpose;
- a name that means several procedures is settled beside these by `store.precedence.collectives`.

A line of coverage speaks of a topic where its import has rows of it, of the line's own grain: a register of petitions says
nothing of certificates, and one of petitions by the web nothing of those at the window.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache

import pandas as pd
from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    FromClause,
    Select,
    and_,
    case,
    exists,
    func,
    or_,
    select,
    tuple_,
    union,
)

from plancom.datasets import Coverage
from plancom.datasets.procedures import COLLECTIVES, DAILY, MONTHLY, REQUEST, Collective
from plancom.plan import Month
from plancom.store.precedence.collectives import settlements
from plancom.store.precedence.covered_days import joined
from plancom.store.precedence.newest_rows import is_newest
from plancom.store.precedence.topics import Line, Statement, Topic, lines, portions, same_topic, whole_topics
from plancom.store.tables import coverage, imports, procedures, withdrawals


@lru_cache(maxsize=64)  # an import asks several times, and each of its seven aliases has all its columns made
def touched(import_id: int) -> ColumnElement[bool]:
    """The rows of procedures that may begin or cease to count with an import: all of the topics in which its keys are.

    Its keys are also those of the rows that it takes out. With them go the rows of collective names of the same months, and of the
    procedures that these mean.
    """
    kin = procedures.alias("kin")
    keys = _keys(import_id)
    topics = select(kin.c.month, kin.c.name).where(kin.c.key.in_(keys))
    t = procedures.c
    concerned: list[ColumnElement[bool]] = [tuple_(t.month, t.name).in_(topics)]
    for collective in COLLECTIVES:
        near, other = procedures.alias("near"), procedures.alias("other")
        months = select(near.c.month).where(near.c.key.in_(keys), _concerns(near, collective))
        named = exists().where(other.c.month == near.c.month, other.c.name.in_(collective.names)).correlate(near)
        concerned.append(and_(_concerns(procedures, collective), t.month.in_(months.where(named))))
    return or_(*concerned)


def _keys(import_id: int) -> CompoundSelect[tuple[str]]:
    """The keys of an import's own rows and of those that it takes out."""
    own, out = procedures.alias("own"), procedures.alias("out")
    taken_out = select(out.c.key).join(withdrawals, withdrawals.c.row == out.c.id)
    return union(
        select(own.c.key).where(own.c.import_id == import_id),
        taken_out.where(withdrawals.c.import_id == import_id),
    )


def _concerns(rows: FromClause, collective: Collective) -> ColumnElement[bool]:
    """The row is of a collective name or of a procedure that it means."""
    if collective.members is None:
        return rows.c.name.is_not(None)
    return rows.c.name.in_(collective.names | collective.members)


def meets(connection: Connection, import_id: int) -> bool:
    """Whether anything that an import touches is told in several ways, or it takes rows out."""
    t = procedures.c
    several = (
        select(t.month)
        .where(touched(import_id))
        .group_by(t.month, t.name, t.is_electronic)
        .having(func.min(t.grain) != func.max(t.grain))
    )
    queries: list[Select[tuple[str]] | Select[tuple[int]]] = [several]
    for collective in COLLECTIVES:
        other = procedures.alias("beside")
        beside = exists().where(other.c.month == t.month, _meant(other, collective)).correlate(procedures)
        queries.append(select(t.month).where(touched(import_id), t.name.in_(collective.names), beside))
    queries.append(select(withdrawals.c.row).where(withdrawals.c.import_id == import_id))
    return any(connection.execute(query.limit(1)).first() is not None for query in queries)


def _meant(rows: FromClause, collective: Collective) -> ColumnElement[bool]:
    """The row is of a procedure that a collective name means."""
    if collective.members is None:
        return rows.c.name.not_in(collective.names)
    return rows.c.name.in_(collective.members)


def giving_way(connection: Connection, scope: ColumnElement[bool]) -> Iterator[ColumnElement[bool]]:
    """Conditions on the rows of `scope` that are the newest word on their keys and do not count all the same.

    `scope` has all rows of a topic or none. Together the conditions are all of them; a row may be of several.
    """
    t = procedures.c
    for topics in portions(_told_twice(connection, scope)):
        whole = whole_topics(lines(connection, topics))
        by_details = [topic for topic in topics if topic in whole]
        by_total = [topic for topic in topics if topic not in whole]
        for named, losers in ((by_details, t.grain == MONTHLY), (by_total, t.grain != MONTHLY)):
            if named:
                yield and_(tuple_(t.month, t.name, t.is_electronic).in_(named), losers)
    yield and_(t.grain == DAILY, scope, _listed(procedures))
    if connection.execute(select(t.month).where(t.grain == DAILY, scope).limit(1)).first() is not None:
        yield and_(t.grain == REQUEST, scope, _amount_stands(procedures))
    yield from _beside_collectives(connection, scope)


def _beside_collectives(connection: Connection, scope: ColumnElement[bool]) -> Iterator[ColumnElement[bool]]:
    """Conditions on the rows that give way to a collective name, or that have one and give way."""
    t = procedures.c
    statements = statements_beside_collectives(
        connection, connection.execute(select(t.month).where(scope).distinct()).scalars()
    )
    spoken = lines(connection, {one.topic for one in statements})
    losers = {loser for one in settlements(statements, spoken) for loser in one.losers}
    kinds = {(one.month, one.name, one.electronic, one.grain, one.day) for one in losers}
    for some in portions(sorted(kinds)):
        yield tuple_(t.month, t.name, t.is_electronic, t.grain, t.day).in_(some)


def statements_beside_collectives(
    connection: Connection, months: Iterable[str], more: Iterable[str] = ()
) -> list[Statement]:
    """What is the newest word in those of `months` in which a collective name is told; in those of `more` always."""
    t = procedures.c
    key_of_amounts = case((t.grain != REQUEST, t.key), else_="")
    names = frozenset[str]().union(*(collective.names for collective in COLLECTIVES))
    wanted = set(more)
    for some in portions(months):
        query = select(t.month).where(t.month.in_(some), t.name.in_(names)).distinct()
        wanted |= set(connection.execute(query).scalars())
    found = []
    for some in portions(sorted(wanted)):
        query = (
            select(t.month, t.name, t.is_electronic, t.grain, t.day, t.import_id, key_of_amounts)
            .where(t.month.in_(some), is_newest(procedures))
            .distinct()
        )
        found += [
            Statement(month, name, bool(electronic), *rest)
            for month, name, electronic, *rest in connection.execute(query)
        ]
    return found


def adds_days(connection: Connection, covered: Sequence[Coverage], rows: pd.DataFrame) -> bool:
    """Whether a file whose rows (`rows`, prepared) are all there already may change all the same how a topic is settled.

    It does where it speaks of days of a topic of which nothing spoke, and it may where some import tells the topic both by days
    and by requests.
    """
    named = rows.loc[rows["grain"] != MONTHLY, ["month", "name", "is_electronic", "grain"]].drop_duplicates()
    there = lines(connection, set(zip(named["month"], named["name"], named["is_electronic"], strict=True)))
    if named.duplicated(["month", "name", "is_electronic"]).any() or any(map(_is_mixed, there.values())):
        return True
    for month, name, electronic, grain in named.itertuples(index=False):
        known = joined(days for _, own, days in there[month, name, electronic] if own == grain)
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


def told_by_members() -> ColumnElement[bool]:
    """The row has a collective name, and procedures that it means count in its month."""
    return or_(*(and_(procedures.c.name.in_(one.names), _counts_beside(_meant, one)) for one in COLLECTIVES))


def told_by_collective() -> ColumnElement[bool]:
    """The row is of a procedure that a collective name means, which counts in its month."""
    return or_(*(and_(_meant(procedures, one), _counts_beside(_is_named, one)) for one in COLLECTIVES))


def _is_named(rows: FromClause, collective: Collective) -> ColumnElement[bool]:
    return rows.c.name.in_(collective.names)


def _counts_beside(
    is_other: Callable[[FromClause, Collective], ColumnElement[bool]], collective: Collective
) -> ColumnElement[bool]:
    """Another row of the month and channels counts, and is of the other side of a collective name."""
    other = procedures.alias("other")
    there = exists().where(
        other.c.is_current,
        other.c.month == procedures.c.month,
        other.c.is_electronic == procedures.c.is_electronic,
        is_other(other, collective),
    )
    return there.correlate(procedures)


def total_beside() -> ColumnElement[bool]:
    """The row is finer than a total of its procedure's month, which counts."""
    total = procedures.alias("total")
    there = exists().where(total.c.is_current, same_topic(total, procedures), total.c.grain == MONTHLY)
    return and_(procedures.c.grain != MONTHLY, there.correlate(procedures))


def _told_twice(connection: Connection, scope: ColumnElement[bool]) -> list[Topic]:
    """The topics of `scope` with totals of the month beside something finer, each the newest word on its key."""
    t = procedures.c
    kinds = (t.month, t.name, t.is_electronic)
    by_topic = select(*kinds).group_by(*kinds)
    both = (func.min(t.grain) == MONTHLY, func.max(t.grain) != MONTHLY)
    found: list[Topic] = []
    for some in portions(tuple(row) for row in connection.execute(by_topic.where(scope).having(*both))):
        newest = by_topic.where(tuple_(*kinds).in_(some), is_newest(procedures)).having(*both)
        found += [(month, name, bool(electronic)) for month, name, electronic in connection.execute(newest)]
    return found


@cache
def _listed(amounts: FromClause) -> ColumnElement[bool]:
    """The procedure is told by requests in that month, and an import that does not say the amount lists those of the day."""
    requested = procedures.alias("told")
    requests = exists().where(same_topic(requested, amounts), requested.c.grain == REQUEST, is_newest(requested))
    listing = procedures.alias("listing")
    covers = exists().where(
        same_topic(listing, amounts),
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
        same_topic(amounts, requests),
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
