"""Warnings of overlaps: what of a file would not count beside what is there, or would take its place, told before it is imported.

The same rules as in `store.overlaps`, over rows of which some are not written yet.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

import pandas as pd
from sqlalchemy import Connection, case, select, tuple_

from plancom.datasets import Observations, Problem
from plancom.datasets.procedures import ALL_PROCEDURES, DAILY, MONTHLY, REQUEST
from plancom.language import dates
from plancom.language.phrases import counted, listed
from plancom.language.translation import later, tr
from plancom.plan import Month
from plancom.store.imports.comparison import Comparison
from plancom.store.precedence.newest import is_newest
from plancom.store.precedence.overlaps import AT_ONCE, TOTAL, Line, Topic, lines, whole_topics
from plancom.store.tables import imports, procedures

CODE = "told_twice"
THIS = 0
"""The file itself, among numbers of imports."""
NAMED_AT_MOST = 6
BY_DETAILS = later(
    "De {what} hay dos cuentas: el total del mes, en {losers}, y lo de cada día o solicitud, en {winners}, que cubre el mes entero. Cuenta lo segundo y el total no, para que nada cuente dos veces."
)
BY_TOTAL = later(
    "De {what} hay dos cuentas: el total del mes, en {winners}, y lo de cada día o solicitud, en {losers}, que no cubre el mes entero. Cuenta el total y lo demás no, para que nada cuente dos veces."
)
BY_LIST = later(
    "De {what} hay cantidades por día, en {losers}, y listas de solicitudes de esos mismos días, en {winners}. Cuentan las solicitudes y esas cantidades no, para que nada cuente dos veces."
)
BY_AMOUNT = later(
    "De {what} hay cantidades por día, en {winners}, y solicitudes de esos mismos días, en {losers}, sin una lista que los cubra. Cuentan las cantidades y esas solicitudes no, para que nada cuente dos veces."
)
BY_NAME = later(
    "De {what} hay trámites con su nombre, en {winners}, y un total de todos los trámites, en {losers}. Cuentan los que tienen nombre y el total no, para que nada cuente dos veces."
)


@dataclass(frozen=True, slots=True)
class Overlap:
    """One procedure of a month that two sides tell: the sentence of the rule that settles it, and the imports of both sides."""

    rule: str
    topic: Topic
    winners: frozenset[int]
    losers: frozenset[int]


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is or would be the newest word on its key; of requests one for all of a day and import."""

    grain: str
    day: dt.date
    key: str
    owner: int


def overlap_warnings(connection: Connection, observations: Observations, comparison: Comparison) -> tuple[Problem, ...]:
    """A warning for each way in which rows of the file give way to others, or others to them; the rows count or do not all the same."""
    rows = comparison.rows
    if observations.dataset != "procedures" or rows.empty or comparison.changes_nothing:
        return ()
    found = [*_totals(connection, rows)]
    settled = {overlap.topic[0] for overlap in found}
    topics = {t for t in _told_twice(connection, rows) if not (t[1] == TOTAL and t[0] in settled)}
    spoken = lines(connection, topics)
    _speak(spoken, observations, rows, topics)
    whole = whole_topics(spoken)
    for topic, told in sorted(_rows(connection, rows, topics).items()):
        found += _settled(topic, told, spoken.get(topic, []), whole=topic in whole)
    concerned = [one for one in found if THIS in one.winners | one.losers]
    return tuple(_problems(concerned, _spelled(rows), _file_names(connection))) if concerned else ()


def told_in_several_ways(first: pd.DataFrame, second: pd.DataFrame) -> str:
    """The procedures and months that two files with these prepared rows tell in different ways, in words; "" where none."""
    kinds = ["month", "name", "grain"]
    either = pd.concat([first[kinds].drop_duplicates(), second[kinds].drop_duplicates()]).drop_duplicates()
    common = set(zip(first["month"], first["name"], strict=True)) & set(
        zip(second["month"], second["name"], strict=True)
    )
    several = either.groupby(["month", "name"]).size()
    found = {topic for topic, ways in several.items() if ways > 1 and topic in common}
    for one, other in ((first, second), (second, first)):
        named = set(one.loc[one["name"] != TOTAL, "month"])
        found |= {(month, TOTAL) for month in other.loc[other["name"] == TOTAL, "month"].unique() if month in named}
    return _what(sorted(found), {TOTAL: ALL_PROCEDURES} | _spelled(second) | _spelled(first))


def _spelled(rows: pd.DataFrame) -> dict[str, str]:
    """How each procedure is written first."""
    return dict(zip(rows["name"][::-1], rows["procedure"][::-1], strict=True))


def _file_names(connection: Connection) -> dict[int, str]:
    query = select(imports.c.id, imports.c.file_name).where(imports.c.dataset == "procedures")
    return {one.id: one.file_name for one in connection.execute(query)}


def _totals(connection: Connection, rows: pd.DataFrame) -> Iterator[Overlap]:
    """The months in which procedures with names take the place of their total."""
    t = procedures.c
    months = rows["month"].unique().tolist()
    is_total = case((t.name == TOTAL, True), else_=False).label("is_total")
    totals = rows["name"] == TOTAL
    sides = {flag: {month: {THIS} for month in rows.loc[totals == flag, "month"].unique()} for flag in (True, False)}
    query = select(t.month, is_total, t.import_id).where(t.month.in_(months), is_newest(procedures)).distinct()
    if not totals.any():
        query = query.where(t.name == TOTAL)
    for month, total, import_id in connection.execute(query):
        sides[bool(total)].setdefault(month, set()).add(import_id)
    for month in sorted(sides[True].keys() & sides[False].keys()):
        yield Overlap(BY_NAME, (month, TOTAL), frozenset(sides[False][month]), frozenset(sides[True][month]))


def _told_twice(connection: Connection, rows: pd.DataFrame) -> set[Topic]:
    """The topics of the file that it, with what is there, tells in several ways."""
    t = procedures.c
    kinds = ["month", "name", "grain"]
    mine = rows[kinds].drop_duplicates()
    query = select(t.month, t.name, t.grain).where(t.month.in_(mine["month"].unique().tolist())).distinct()
    there = pd.DataFrame(connection.execute(query).all(), columns=kinds)
    ways = pd.concat([mine, there]).drop_duplicates().groupby(["month", "name"]).size()
    own = set(zip(mine["month"], mine["name"], strict=True))
    return {topic for topic in ways.index[ways > 1] if topic in own}


def _speak(
    spoken: dict[Topic, list[Line]], observations: Observations, rows: pd.DataFrame, topics: Collection[Topic]
) -> None:
    """Adds to the lines that speak of each topic those of the file."""
    told = rows.loc[rows["grain"] != MONTHLY, ["month", "name", "grain"]].drop_duplicates()
    for month, name, grain in told.itertuples(index=False):
        if (month, name) in topics:
            own = [(c.first, c.last) for c in observations.coverage if c.grain == grain]
            spoken.setdefault((month, name), []).extend((THIS, grain, days) for days in own)


def _rows(connection: Connection, rows: pd.DataFrame, topics: Collection[Topic]) -> dict[Topic, set[Row]]:
    """The rows of each topic that would be the newest word on their keys."""
    t = procedures.c
    found: dict[Topic, set[Row]] = defaultdict(set)
    if not topics:
        return found
    mine = rows[pd.MultiIndex.from_frame(rows[["month", "name"]]).isin(list(topics))]
    for month, name, grain, day, key in mine[["month", "name", "grain", "day", "key"]].itertuples(index=False):
        found[month, name].add(Row(grain, day, "" if grain == REQUEST else key, THIS))
    replaced = {row.key for told in found.values() for row in told}
    every = sorted(topics)
    key_of_amounts = case((t.grain != REQUEST, t.key), else_="")
    for start in range(0, len(every), AT_ONCE):
        query = (
            select(t.month, t.name, t.grain, t.day, key_of_amounts, t.import_id)
            .where(tuple_(t.month, t.name).in_(every[start : start + AT_ONCE]), is_newest(procedures))
            .distinct()
        )
        for month, name, grain, day, key, import_id in connection.execute(query):
            if not key or key not in replaced:
                found[month, name].add(Row(grain, day, key, import_id))
    return found


def _settled(topic: Topic, told: Iterable[Row], spoken: Sequence[Line], *, whole: bool) -> Iterator[Overlap]:
    """How the rules settle one topic."""
    totals = frozenset(row.owner for row in told if row.grain == MONTHLY)
    details = frozenset(row.owner for row in told if row.grain != MONTHLY)
    if totals and details:
        sides = (details, totals) if whole else (totals, details)
        yield Overlap(BY_DETAILS if whole else BY_TOTAL, topic, *sides)
        if not whole:
            return
    requests = [row for row in told if row.grain == REQUEST]
    amounts = [row for row in told if row.grain == DAILY]
    said = {(row.owner, row.key) for row in amounts}
    for row in amounts if requests else ():
        listing = {
            owner
            for owner, grain, (first, last) in spoken
            if grain == REQUEST and first <= row.day <= last and (owner, row.key) not in said
        }
        if listing:
            yield Overlap(BY_LIST, topic, frozenset(listing), frozenset({row.owner}))
            continue
        losers = frozenset(one.owner for one in requests if one.day == row.day and one.owner != row.owner)
        if losers:
            yield Overlap(BY_AMOUNT, topic, frozenset({row.owner}), losers)


def _problems(found: Iterable[Overlap], names: dict[str, str], files: dict[int, str]) -> Iterator[Problem]:
    grouped: dict[tuple[str, frozenset[int], frozenset[int]], set[Topic]] = defaultdict(set)
    for one in found:
        grouped[one.rule, one.winners, one.losers].add(one.topic)
    for (rule, winners, losers), topics in grouped.items():
        what = (
            listed(_spans([Month.parse(month) for month, _ in sorted(topics)]))
            if rule == BY_NAME
            else _what(sorted(topics), names)
        )
        fix = tr("Si debe contar lo otro, quite de este archivo esas filas o deshaga la importación que las trajo.")
        sides = {"winners": _files(winners, files), "losers": _files(losers, files)}
        yield Problem(CODE, tr(rule, what=what, **sides), fix, rejects=False)


def _files(owners: Iterable[int], files: dict[int, str]) -> str:
    names = dict.fromkeys(tr("«{file}»", file=files[owner]) for owner in sorted(owners) if owner != THIS)
    return listed([*([tr("este archivo")] if THIS in owners else []), *names])


def _what(topics: Sequence[Topic], names: dict[str, str]) -> str:
    """«PQR» (ene 2018 – mar 2018), «Cita» (ene 2018) y 3 trámites más."""
    months: dict[str, list[Month]] = defaultdict(list)
    for month, name in topics:
        months[name].append(Month.parse(month))
    told = [tr("«{name}» ({span})", name=names[name], span=", ".join(_spans(own))) for name, own in months.items()]
    if len(told) > NAMED_AT_MOST:
        more = len(told) - NAMED_AT_MOST + 1
        told = [*told[: NAMED_AT_MOST - 1], counted(more, "trámite más", "trámites más")]
    return listed(told)


def _spans(months: Sequence[Month]) -> list[str]:
    """Runs of months: «ene 2018 – mar 2018», «may 2018»."""
    runs: list[list[Month]] = []
    for month in months:
        if runs and runs[-1][-1] + 1 == month:
            runs[-1].append(month)
        else:
            runs.append([month])
    return [" – ".join(dict.fromkeys(dates.month(month.first) for month in (run[0], run[-1]))) for run in runs]
