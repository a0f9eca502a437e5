"""Collectives: figures under a name that means several procedures, beside figures of these, and which of both give way.

In a month, of electronic channels and of the others apart (docs/adr/0043):
- the collective name gives way where enough of its procedures tell the month: by a total of it, or by amounts of days and requests that cover it all;
- else its own total of the month stands, and what is told of its procedures gives way;
- where both tell only days, its amount of a day gives way where enough of its procedures are told of that day, else these give way on the days of its amounts.
Requests never give way to requests: each is known by its own number.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from plancom.datasets.procedures import COLLECTIVES, DAILY, DETAILED, MONTHLY, REQUEST, Collective
from plancom.store.precedence.topics import Line, Statement, Topic, whole_topics

Rule = Literal["members", "collective", "members_by_day", "collective_by_day"]
"""Which side counts, and whether in the whole month or on the days that both tell."""


@dataclass(frozen=True, slots=True)
class Settlement:
    """How a month of a collective name is settled: the rule, what gives way, and the imports in whose favour."""

    rule: Rule
    collective: Statement
    losers: tuple[Statement, ...]
    winners: frozenset[int]


def settlements(told: Iterable[Statement], spoken: dict[Topic, list[Line]]) -> Iterator[Settlement]:
    """What gives way of `told`, all the newest words of some months; `spoken` are the lines that speak of their topics."""
    whole = whole_topics(spoken)
    months: dict[tuple[str, bool], list[Statement]] = defaultdict(list)
    for one in told:
        months[one.month, one.electronic].append(one)
    for rows in months.values():
        for collective in COLLECTIVES:
            mine = [one for one in rows if one.name in collective.names]
            members = [one for one in rows if collective.means(one.name)]
            if mine and members:
                yield from _settlements_of(collective, mine, members, spoken, whole)


def _settlements_of(
    collective: Collective,
    mine: Sequence[Statement],
    members: Sequence[Statement],
    spoken: dict[Topic, list[Line]],
    whole: set[Topic],
) -> Iterator[Settlement]:
    whole_month = {one.name for one in members if one.grain == MONTHLY or one.topic in whole}
    totals = [one for one in mine if one.grain == MONTHLY and one.topic not in whole]
    have_totals = any(one.grain == MONTHLY for one in members)
    if len(whole_month) >= collective.least or (have_totals and not totals):
        only_requests = all(one.grain == REQUEST for one in members)
        losers = [one for one in mine if not (only_requests and one.grain == REQUEST)]
        yield from _of("members", mine, losers, members)
    elif totals:
        yield from _of("collective", mine, members, totals)
    else:
        for day in sorted({one.day for one in mine if one.grain != MONTHLY}):
            yield from _of_day(collective, day, mine, members, spoken)


def _of_day(
    collective: Collective,
    day: dt.date,
    mine: Sequence[Statement],
    members: Sequence[Statement],
    spoken: dict[Topic, list[Line]],
) -> Iterator[Settlement]:
    topics = {one.topic for one in members}
    for grain, against in ((DAILY, DETAILED), (REQUEST, (DAILY,))):
        here = [one for one in mine if one.grain == grain and one.day == day]
        if not here:
            continue
        covering = {
            (topic, owner)
            for topic in topics
            for owner, way, (first, last) in spoken.get(topic, ())
            if way in against and first <= day <= last
        }
        if len({topic for topic, _ in covering}) >= collective.least:
            yield Settlement("members_by_day", here[0], tuple(here), frozenset(owner for _, owner in covering))
        else:
            beside = [one for one in members if one.grain in against and one.day == day]
            yield from _of("collective_by_day", mine, beside, here)


def _of(
    rule: Rule, mine: Sequence[Statement], losers: Sequence[Statement], winners: Iterable[Statement]
) -> Iterator[Settlement]:
    if losers:
        yield Settlement(rule, mine[0], tuple(losers), frozenset(one.owner for one in winners))
