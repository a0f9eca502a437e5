"""Topics: a procedure of a month, by electronic channels or by the others; and which of its days files tell."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, FromClause, and_, select, tuple_

from plancom.datasets.procedures import DETAILED, MONTHLY
from plancom.plan import Month
from plancom.store.precedence.covered_days import Range, joined, months_within
from plancom.store.tables import coverage, imports, procedures

One = TypeVar("One")
AT_ONCE = 400
"""Topics that one statement names: a database takes only so many values."""
Topic = tuple[str, str, bool]
"""A month («2018-03»), the folded name of a procedure, and whether its channels are electronic."""
Line = tuple[int, str, Range]
"""A line of coverage that speaks of a topic: its import, its grain and its days."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What an import (`owner`) tells of a topic in one grain on one day, where it is the newest word; `key` of amounts."""

    month: str
    name: str
    electronic: bool
    grain: str
    day: dt.date
    owner: int
    key: str = ""

    @property
    def is_total(self) -> bool:
        """Whether it tells a month in one sum."""
        return self.grain == MONTHLY

    @property
    def topic(self) -> Topic:
        """The topic that it tells."""
        return self.month, self.name, self.electronic


def whole_topics(spoken: dict[Topic, list[Line]]) -> set[Topic]:
    """The topics of which amounts of days and requests cover the whole month."""
    return {
        topic
        for topic, found in spoken.items()
        if Month.parse(topic[0]) in months_within(joined(days for _, _, days in found))
    }


def lines(connection: Connection, topics: Iterable[Topic]) -> dict[Topic, list[Line]]:
    """The lines of coverage, of days and of requests, that speak of each topic."""
    t, c = procedures.c, coverage.c
    found: dict[Topic, list[Line]] = defaultdict(list)
    for some in portions(topics):
        stated = (
            select(t.month, t.name, t.is_electronic, t.grain, t.import_id)
            .join(imports, and_(imports.c.id == t.import_id, imports.c.undone_at.is_(None)))
            .where(tuple_(t.month, t.name, t.is_electronic).in_(some), t.grain.in_(DETAILED))
            .distinct()
            .subquery()
        )
        query = select(stated, c.first_day, c.last_day).join(
            coverage,
            and_(c.import_id == stated.c.import_id, c.dataset == "procedures", c.grain == stated.c.grain),
        )
        for month, name, electronic, grain, import_id, first, last in connection.execute(query):
            found[month, name, bool(electronic)].append((import_id, grain, (first, last)))
    return found


def portions(every: Iterable[One]) -> Iterator[Sequence[One]]:
    """As many at a time as one statement takes."""
    found = list(every)
    for start in range(0, len(found), AT_ONCE):
        yield found[start : start + AT_ONCE]


def same_topic(one: FromClause, other: FromClause) -> ColumnElement[bool]:
    """The rows of both are of one topic."""
    return and_(one.c.month == other.c.month, one.c.name == other.c.name, one.c.is_electronic == other.c.is_electronic)
