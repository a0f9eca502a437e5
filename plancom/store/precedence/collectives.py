"""Collectives: figures under a name that means several procedures, beside figures of these, and which of both give way.

In a month, of electronic channels and of the others apart (docs/adr/0043):
- the collective name gives way where enough of its procedures tell the month: by a total of it, or by amounts of days and requests that cover it all;
- else its own total of the month stands, and what is told of its procedures gives way;
- where both tell only days, its amount of a day gives way where enough of its procedures are told of that day, else these give way on the days of its amounts.
Requests never give way to requests: each is known by its own number.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

from plancom.datasets.procedures import COLLECTIVES, DAILY, DETAILED, REQUEST, Collective
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


@dataclass(frozen=True)
class _CollectiveMonth:
    """A month in which a collective name is told, by `mine`, and so are procedures that it means, by `members`."""

    collective: Collective
    mine: Sequence[Statement]
    members: Sequence[Statement]
    spoken: dict[Topic, list[Line]]
    whole: set[Topic]

    def settlements(self) -> Iterator[Settlement]:
        """What gives way: in the whole month, or where neither side tells it all, day by day."""
        totals = [one for one in self.mine if one.is_total and one.topic not in self.whole]
        have_totals = any(one.is_total for one in self.members)
        if len(self.told_whole) >= self.collective.least or (have_totals and not totals):
            yield from _of("members", self.mine, self.losers, self.members)
        elif totals:
            yield from _of("collective", self.mine, self.members, totals)
        else:
            for day in sorted({one.day for one in self.mine if not one.is_total}):
                yield from self._of_day(day, DAILY, DETAILED)
                yield from self._of_day(day, REQUEST, (DAILY,))

    @property
    def told_whole(self) -> set[str]:
        """The procedures of which all of the month is told."""
        return {one.name for one in self.members if one.is_total or one.topic in self.whole}

    @property
    def losers(self) -> list[Statement]:
        """What gives way of the collective name: requests never do to requests."""
        only_requests = all(one.grain == REQUEST for one in self.members)
        return [one for one in self.mine if not (only_requests and one.grain == REQUEST)]

    def _of_day(self, day: dt.date, grain: str, against: Collection[str]) -> Iterator[Settlement]:
        """How what the collective name tells of a day in one grain is settled against other grains of its procedures."""
        here = [one for one in self.mine if one.grain == grain and one.day == day]
        if not here:
            return
        covering = self._covering(day, against)
        if len({topic for topic, _ in covering}) >= self.collective.least:
            yield Settlement("members_by_day", here[0], tuple(here), frozenset(owner for _, owner in covering))
        else:
            beside = [one for one in self.members if one.grain in against and one.day == day]
            yield from _of("collective_by_day", self.mine, beside, here)

    def _covering(self, day: dt.date, against: Collection[str]) -> set[tuple[Topic, int]]:
        """The procedures that are told of a day in some grains, and by which imports."""
        return {
            (topic, owner)
            for topic in {one.topic for one in self.members}
            for owner, way, (first, last) in self.spoken.get(topic, ())
            if way in against and first <= day <= last
        }


def settlements(statements: Iterable[Statement], spoken: dict[Topic, list[Line]]) -> Iterator[Settlement]:
    """What gives way of `statements`, all the newest words of some months; `spoken` are the lines that speak of their topics."""
    whole = whole_topics(spoken)
    months: dict[tuple[str, bool], list[Statement]] = defaultdict(list)
    for one in statements:
        months[one.month, one.electronic].append(one)
    for rows, collective in product(months.values(), COLLECTIVES):
        mine = [one for one in rows if one.name in collective.names]
        members = [one for one in rows if collective.means(one.name)]
        if mine and members:
            yield from _CollectiveMonth(collective, mine, members, spoken, whole).settlements()


def _of(
    rule: Rule, mine: Sequence[Statement], losers: Sequence[Statement], winners: Iterable[Statement]
) -> Iterator[Settlement]:
    if losers:
        yield Settlement(rule, mine[0], tuple(losers), frozenset(one.owner for one in winners))
