"""Warnings of overlaps: what of a file would not count beside what is there, or would take its place, told before it is imported.

The same rules as in `store.precedence.overlaps`, over rows of which some are not written yet.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import pandas as pd
from sqlalchemy import Connection, case, func, select, tuple_

from plancom.datasets import Observations, Problem
from plancom.datasets.problems.imports import (
    Beside,
    ByAmount,
    ByCollective,
    ByCollectiveOfDays,
    ByDetails,
    ByList,
    ByName,
    ByNameOfDays,
    ByTotal,
    ByType,
    RepeatedNumbers,
)
from plancom.datasets.procedures import ALL_PROCEDURES, COLLECTIVES, DAILY, MONTHLY, REQUEST, TOTAL
from plancom.language import dates
from plancom.language.phrases import counted, listed
from plancom.language.translation import tr
from plancom.plan import Month
from plancom.plan.calendar import month_runs
from plancom.store.imports.comparison import Comparison
from plancom.store.precedence.collectives import Rule, Settlement, settlements
from plancom.store.precedence.newest_rows import is_newest
from plancom.store.precedence.overlaps import statements_beside_collectives
from plancom.store.precedence.topics import Line, Statement, Topic, lines, portions, whole_topics
from plancom.store.tables import imports, procedures

Key = TypeVar("Key", bound=Hashable)
CODE = RepeatedNumbers.code
THIS = 0
"""The file itself, among numbers of imports."""
NAMED_AT_MOST = 6
OF_COLLECTIVES: dict[Rule, type[RepeatedNumbers]] = {
    "members": ByName,
    "collective": ByCollective,
    "members_by_day": ByNameOfDays,
    "collective_by_day": ByCollectiveOfDays,
}
ABOUT_MONTHS = frozenset({ByName, ByType, *OF_COLLECTIVES.values()})
"""Rules whose sentences name months alone, and no procedures."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """One procedure of a month that two sides tell: the sentence of the rule that settles it, and the imports of both sides.

    `collective` is the folded name that means several procedures; "" where the rule is of none.
    """

    rule: type[RepeatedNumbers]
    topic: Topic
    winners: frozenset[int]
    losers: frozenset[int]
    collective: str = ""


def overlap_warnings(connection: Connection, observations: Observations, comparison: Comparison) -> tuple[Problem, ...]:
    """A warning for each way in which rows of the file give way to others, or others to them; the rows count or do not all the same."""
    rows = comparison.rows
    if observations.dataset != "procedures" or rows.empty or comparison.changes_nothing:
        return ()
    statements = _statements(connection, rows)
    by_topic = _grouped(statements, lambda one: one.topic)
    spoken = lines(connection, {one.topic for one in statements if not one.is_total})
    _speak(spoken, observations, rows)
    found = [_of_collective(one) for one in settlements(statements, spoken)]
    settled = {(one.topic[0], one.collective) for one in found if one.rule in {ByName, ByType}}
    whole = whole_topics(spoken)
    for topic in sorted(topic for topic in by_topic if topic[:2] not in settled):
        found += _overlaps_of(topic, by_topic[topic], spoken.get(topic, []), whole=topic in whole)
    found += _beside_other_channels(statements)
    concerned = [one for one in found if THIS in one.winners | one.losers]
    if not concerned:
        return ()
    both = {topic[:2] for topic in by_topic if (*topic[:2], not topic[2]) in by_topic}
    return tuple(_problems(concerned, _spelled(connection, rows, statements), _file_names(connection), both))


def overlapping_topics(first: pd.DataFrame, second: pd.DataFrame) -> str:
    """The procedures and months that two files with these prepared rows tell in different ways, in words; "" where none."""
    topic = ["month", "name", "is_electronic"]
    sides = [one[[*topic, "grain"]].drop_duplicates() for one in (first, second)]
    common = set.intersection(*(set(one[topic].itertuples(index=False, name=None)) for one in sides))
    either = pd.concat(sides).drop_duplicates()
    several = either[either.duplicated(topic)][topic].itertuples(index=False, name=None)
    found = {(month, name) for month, name, flag in several if (month, name, flag) in common}
    for one, other in (sides, sides[::-1]):
        for collective in COLLECTIVES:
            named = one[one["name"].map(collective.means).astype(bool)]
            months = set(zip(named["month"], named["is_electronic"], strict=True))
            total = other[other["name"].isin(collective.names)]
            found |= {
                (month, name) for month, name, flag in total[topic].itertuples(index=False) if (month, flag) in months
            }
    return _what(sorted(found), {TOTAL: ALL_PROCEDURES} | _written(second) | _written(first))


def _spelled(connection: Connection, rows: pd.DataFrame, statements: Iterable[Statement]) -> dict[str, str]:
    """How each procedure is written first in the file; one that is not there, how it is written elsewhere."""
    t = procedures.c
    found = _written(rows)
    for some in portions(sorted({one.name for one in statements} - found.keys())):
        query = select(t.name, func.min(t.procedure)).where(t.name.in_(some)).group_by(t.name)
        found.update((row[0], row[1]) for row in connection.execute(query))
    return found


def _written(rows: pd.DataFrame) -> dict[str, str]:
    return dict(zip(rows["name"][::-1], rows["procedure"][::-1], strict=True))


def _file_names(connection: Connection) -> dict[int, str]:
    query = select(imports.c.id, imports.c.file_name).where(imports.c.dataset == "procedures")
    return {one.id: one.file_name for one in connection.execute(query)}


def _statements(connection: Connection, rows: pd.DataFrame) -> list[Statement]:
    """What would be the newest word in the months of the file: of its procedures, and of all where a collective name is among them."""
    t = procedures.c
    kinds = ["month", "name", "is_electronic", "grain", "day", "key"]
    mine = rows[kinds].assign(key=rows["key"].where(rows["grain"] != REQUEST, "")).drop_duplicates()
    found = [
        Statement(month, name, bool(electronic), grain, day, THIS, key)
        for month, name, electronic, grain, day, key in mine.itertuples(index=False)
    ]
    months = set(mine["month"])
    collective = {one.month for one in found if any(one.name in collective.names for collective in COLLECTIVES)}
    there = set(statements_beside_collectives(connection, months, collective))
    key_of_amounts = case((t.grain != REQUEST, t.key), else_="")
    for some in portions(sorted({(one.month, one.name) for one in found})):
        query = (
            select(t.month, t.name, t.is_electronic, t.grain, t.day, t.import_id, key_of_amounts)
            .where(tuple_(t.month, t.name).in_(some), is_newest(procedures))
            .distinct()
        )
        there |= {Statement(month, name, bool(flag), *rest) for month, name, flag, *rest in connection.execute(query)}
    replaced = {one.key for one in found if one.key}
    return found + [one for one in there if not one.key or one.key not in replaced]


def _speak(spoken: dict[Topic, list[Line]], observations: Observations, rows: pd.DataFrame) -> None:
    """Adds to the lines that speak of each topic those of the file."""
    named = rows.loc[rows["grain"] != MONTHLY, ["month", "name", "is_electronic", "grain"]].drop_duplicates()
    for month, name, electronic, grain in named.itertuples(index=False):
        own = [(c.first, c.last) for c in observations.coverage if c.grain == grain]
        spoken.setdefault((month, name, bool(electronic)), []).extend((THIS, grain, days) for days in own)


def _of_collective(one: Settlement) -> Overlap:
    rule = OF_COLLECTIVES[one.rule]
    if rule is ByName and one.collective.name != TOTAL:
        rule = ByType
    losers = frozenset(loser.owner for loser in one.losers)
    return Overlap(rule, one.collective.topic, one.winners, losers, one.collective.name)


def _overlaps_of(
    topic: Topic, statements: Sequence[Statement], spoken: Sequence[Line], *, whole: bool
) -> Iterator[Overlap]:
    """How the rules settle one topic."""
    totals, details = _sides(statements)
    if totals and details and not whole:
        yield Overlap(ByTotal, topic, _owners(totals), _owners(details))
        return
    if totals and details:
        yield Overlap(ByDetails, topic, _owners(details), _owners(totals))
    requests = [row for row in statements if row.grain == REQUEST]
    if requests:
        yield from _of_amounts(topic, [row for row in statements if row.grain == DAILY], requests, spoken)


def _of_amounts(
    topic: Topic, amounts: Sequence[Statement], requests: Sequence[Statement], spoken: Sequence[Line]
) -> Iterator[Overlap]:
    """How amounts of days are settled beside requests: those of days that a list of requests speaks of give way to it."""
    keys = {(row.owner, row.key) for row in amounts}
    for row in amounts:
        listing = frozenset(
            owner
            for owner, grain, (first, last) in spoken
            if grain == REQUEST and first <= row.day <= last and (owner, row.key) not in keys
        )
        losers = _owners(one for one in requests if one.day == row.day and one.owner != row.owner)
        if listing:
            yield Overlap(ByList, topic, listing, frozenset({row.owner}))
        elif losers:
            yield Overlap(ByAmount, topic, frozenset({row.owner}), losers)


def _beside_other_channels(statements: Iterable[Statement]) -> Iterator[Overlap]:
    """Procedures of a month of which one kind of channels is told by totals alone, and the other by days or requests alone."""
    for rows in _grouped(statements, lambda one: (one.month, one.name)).values():
        totals, details = _sides(rows)
        if totals and details and {one.electronic for one in totals}.isdisjoint(one.electronic for one in details):
            yield Overlap(Beside, totals[0].topic, _owners(totals), _owners(details))


def _grouped(statements: Iterable[Statement], key: Callable[[Statement], Key]) -> dict[Key, list[Statement]]:
    found: dict[Key, list[Statement]] = defaultdict(list)
    for one in statements:
        found[key(one)].append(one)
    return found


def _sides(statements: Iterable[Statement]) -> tuple[list[Statement], list[Statement]]:
    """The totals of months, and what tells days or requests."""
    totals, details = list[Statement](), list[Statement]()
    for one in statements:
        (totals if one.is_total else details).append(one)
    return totals, details


def _owners(statements: Iterable[Statement]) -> frozenset[int]:
    return frozenset(one.owner for one in statements)


def _problems(
    found: Iterable[Overlap], names: dict[str, str], files: dict[int, str], both: Collection[tuple[str, str]]
) -> Iterator[Problem]:
    """A warning for each rule and pair of sides; `both` are the months and procedures told of electronic and of other channels."""
    grouped: dict[tuple[type[RepeatedNumbers], frozenset[int], frozenset[int], str], set[Topic]] = defaultdict(set)
    for one in found:
        grouped[one.rule, one.winners, one.losers, one.collective].add(one.topic)
    for (rule, winners, losers, collective), topics in grouped.items():
        named = sorted({topic[:2] for topic in topics})
        what = (
            listed(_spans(sorted({Month.parse(month) for month, _ in named})))
            if rule in ABOUT_MONTHS
            else _what(named, names)
        )
        more = [] if rule is Beside else _channels(topics, both)
        yield rule(
            what=what,
            winners=_files(winners, files),
            losers=_files(losers, files),
            collective=names.get(collective, collective),
            more=" ".join(more),
        ).at()


def _channels(topics: Collection[Topic], both: Collection[tuple[str, str]]) -> Iterator[str]:
    """That only one kind of channels is concerned, where there are figures of the other."""
    kinds = {electronic for _, _, electronic in topics}
    if len(kinds) == 1 and any(topic[:2] in both for topic in topics):
        yield (
            tr("Se trata solo de los canales electrónicos: lo de otros canales cuenta aparte.")
            if True in kinds
            else tr("Se trata solo de los canales que no son electrónicos: lo de los electrónicos cuenta aparte.")
        )


def _files(owners: Iterable[int], files: dict[int, str]) -> str:
    names = dict.fromkeys(tr("«{file}»", file=files[owner]) for owner in sorted(owners) if owner != THIS)
    return listed([*([tr("este archivo")] if THIS in owners else []), *names])


def _what(topics: Sequence[tuple[str, str]], names: dict[str, str]) -> str:
    """«PQR» (ene 2018 – mar 2018), «Cita» (ene 2018) y 3 trámites más."""
    months: dict[str, list[Month]] = defaultdict(list)
    for month, name in topics:
        months[name].append(Month.parse(month))
    quoted = [tr("«{name}» ({span})", name=names[name], span=", ".join(_spans(own))) for name, own in months.items()]
    if len(quoted) > NAMED_AT_MOST:
        more = len(quoted) - NAMED_AT_MOST + 1
        quoted = [*quoted[: NAMED_AT_MOST - 1], counted(more, "trámite más", "trámites más")]
    return listed(quoted)


def _spans(months: Sequence[Month]) -> list[str]:
    """Runs of months: «ene 2018 – mar 2018», «may 2018»."""
    return [
        " – ".join(dict.fromkeys(dates.month(month.first) for month in (run[0], run[-1]))) for run in month_runs(months)
    ]
