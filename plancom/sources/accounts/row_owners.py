"""Whose data is it? The page, account or handle that each row of posts names: told by name, and asked about where it is not one and the same.

Nothing of another institution's page is summed in silence (docs/adr/0045-whose-data-it-is.md).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from plancom.datasets import DEFINITIONS, Account, Problem, Question
from plancom.datasets.observations import bare
from plancom.language.phrases import counted
from plancom.language.translation import tr
from plancom.plan import Plan
from plancom.sources.accounts.account_columns import account_columns, names_account
from plancom.sources.accounts.permalinks import NOBODY, Owner, owner, owners
from plancom.sources.accounts.questions import OwnerDecision, decided, network_name, refusal, together
from plancom.sources.cells.numbers import is_unknown
from plancom.sources.rows.rows import Rows
from plancom.sources.tables.headers import Table
from plancom.sources.tables.layouts import Context, Layout

LONGEST = 100
"""Letters of a name that are kept: a longer one is some other text."""


@dataclass
class _Group:
    """The rows of one account, by the numbers of their `_Mark` among the different ones."""

    account: Account
    marks: set[int] = field(default_factory=set)
    posts: int = 0


@dataclass(frozen=True)
class _Mark:
    """What a row says of whose it is. `told` is the number that the tool itself gives, `linked` whom the address names."""

    series: str
    own_id: str = ""
    linked: str = ""
    name: str = ""
    written: str = ""
    """The name in the address, as it is written there."""


@dataclass(frozen=True)
class RowOwners:
    """Whose the rows of some tables are. The column `account` of their frames is the place of a row's account in `accounts`."""

    accounts: tuple[Account, ...] = ()

    def of(self, rows: pd.DataFrame) -> tuple[Account, ...]:
        """The accounts that `rows` are of, each with its number of rows."""
        if not self.accounts:
            return ()
        sizes = np.bincount(rows["account"].to_numpy() + 1, minlength=len(self.accounts) + 1)[1:]
        return tuple(replace(one, rows=int(size)) for one, size in zip(self.accounts, sizes, strict=True) if size)


def settle(parts: Sequence[Rows], tables: Sequence[Table], layout: Layout, context: Context) -> RowOwners:
    """Tells whose the rows are, in place: the columns `account` and `others` (of an account that does not count), what is asked and said.

    Rows of others are neither lost nor silent, so that they uncover no day: their owner's word is that they are not ours.
    """
    for part in parts:
        part.frame["account"] = np.int32(NOBODY)
        part.frame["others"] = False
    if DEFINITIONS[layout.dataset].series_among != "networks":
        return RowOwners()
    marks: dict[_Mark, int] = {}
    codes = [_marked(part.frame, table, layout, context.plan, marks) for part, table in zip(parts, tables, strict=True)]
    if not marks:
        return RowOwners()
    groups = _grouped(list(marks), parts, codes)
    _number(parts, codes, groups, len(marks))
    asked = _decide(parts, groups, context)
    if asked:  # of rows, which no file is without that names an account
        lead = together([problem for problem, _ in asked])
        parts[0].asked += [(lead, question) for _, question in asked]
    return RowOwners(tuple(group.account for group in groups))


def _decide(parts: Sequence[Rows], groups: Sequence[_Group], context: Context) -> list[tuple[Problem, Question]]:
    """Leaves out the rows of accounts that do not count; what must be asked first of those of the other series."""
    asked: list[tuple[Problem, Question]] = []
    for series, alike in groupby((group for group in groups if group.account.rows), lambda group: group.account.series):
        mine = list(alike)
        decision = decided(series, [(group.account, group.posts) for group in mine], context)
        if decision.asked:
            asked.append(decision.asked)
            _raise(parts, groups, mine[1:] or mine, decision.asked[1])
        elif decision.out:
            _leave_out(parts, groups, decision, context)
    return asked


def _raise(parts: Sequence[Rows], groups: Sequence[_Group], strange: Sequence[_Group], question: Question) -> None:
    """Says which rows a question is asked for: those of the accounts that are not where most are of, or of the only one."""
    places = [place for place, group in enumerate(groups) if group in strange]
    for part in parts:
        raised = part.frame["row"][part.counting & part.frame["account"].isin(places)].to_numpy()
        if len(raised):
            part.raised[question.id] = raised


def _marked(
    frame: pd.DataFrame, table: Table, layout: Layout, plan: Plan, known: dict[_Mark, int]
) -> npt.NDArray[np.int32]:
    """For each row the number of what it says of its account, which is added to `known`; NOBODY where it says nothing."""
    links, owned = owners(frame["link"])
    said: list[tuple[npt.NDArray[Any], Sequence[Any]]] = [_numbered(frame["series"], len(frame)), (links, owned)]
    said += [_numbered(texts, len(frame)) for texts in account_columns(frame, table, layout, plan)]
    combined = np.zeros(len(frame), dtype=np.int64)
    for code, distinct in said:
        combined = combined * (len(distinct) + 1) + code + 1
    code, different = pd.factorize(combined)
    numbers = np.full(len(different) + 1, NOBODY, dtype=np.int32)
    networks = {one.network: plan.institution.network_called(one.network) for one in owned}
    for number, value in enumerate(different.tolist()):
        parts: list[Any] = []
        rest = value
        for _, distinct in reversed(said):
            rest, place = divmod(rest, len(distinct) + 1)
            parts.append(distinct[place - 1] if place else None)
        name, id_, link, series = parts
        if link and networks[link.network] != series:
            link = None  # an address of elsewhere says nothing of this network's page
        if mark := _mark(str(series), id_ or "", name or "", link, plan):
            numbers[number] = known.setdefault(mark, len(known))
    return numbers[code]


def _numbered(texts: "pd.Series[str] | None", rows: int) -> tuple[npt.NDArray[Any], list[str]]:
    """For each row the number of its text, and the different texts; NOBODY in all rows where there are none."""
    if texts is None:
        return np.full(rows, NOBODY), []
    codes, distinct = pd.factorize(texts)
    return codes, list(distinct)


def _mark(series: str, id_: str, name: str, link: Owner | None, plan: Plan) -> _Mark | None:
    """What one row says; None where it says nothing."""
    own_id = "" if not id_ or is_unknown(id_) else bare(id_)
    name = " ".join(name.split())[:LONGEST] if names_account(name, plan) else ""
    address = owner(name) if "/" in name else None
    if address:
        name = address.name
        if link is None and plan.institution.network_called(address.network) == series:
            link = address
    if not (own_id or link or name):
        return None
    return _Mark(series, own_id, link.id if link else "", name, link.name if link else "")


def _grouped(marks: Sequence[_Mark], parts: Sequence[Rows], codes: Sequence[npt.NDArray[np.int32]]) -> list[_Group]:
    """The accounts that the marks are of, those with most posts first in each series. One id with two names is one account."""
    rows, posts, newest = _sizes(len(marks), parts, codes)
    found = []
    for (series, id_), members in _by_id(marks).items():
        places = list(members)
        account = Account(series, id_, _name(members, marks, newest) or id_, int(rows[places].sum()))
        found.append(_Group(account, members, int(posts[places].sum())))
    found.sort(key=lambda one: (one.account.series, -one.posts, one.account.id))
    return _told_apart(found, marks)


def _name(members: set[int], marks: Sequence[_Mark], newest: npt.NDArray[np.int64]) -> str:
    """The newest name that the posts of an account give it, else the one in their addresses; "" where nothing names it."""
    named = [number for number in members if marks[number].name]
    if named:
        return marks[max(named, key=lambda number: newest[number])].name
    return next((marks[number].written for number in members if marks[number].written), "")


def _by_id(marks: Sequence[_Mark]) -> dict[tuple[str, str], set[int]]:
    """The numbers of the marks of each account, by its series and its id; what only has a name is of the account of that name."""
    numbers = _numbers_of_addresses(marks)
    ids: dict[tuple[str, str], set[int]] = defaultdict(set)
    called: dict[tuple[str, str], set[str]] = defaultdict(set)
    for place, mark in enumerate(marks):
        if id_ := mark.own_id or numbers.get((mark.series, mark.linked)) or mark.linked:
            ids[mark.series, id_].add(place)
            for name in filter(None, (mark.name, mark.written)):
                called[mark.series, bare(name)].add(id_)
    _pages_by_number(ids, called, marks)
    for place, mark in enumerate(marks):
        if not (mark.own_id or mark.linked):
            name = bare(mark.name)
            known = [id_ for id_ in called.get((mark.series, name), ()) if (mark.series, id_) in ids]
            alone = len(known) == 1 and (mark.series, name) not in ids
            ids[mark.series, known[0] if alone else name].add(place)
    return ids


def _numbers_of_addresses(marks: Sequence[_Mark]) -> dict[tuple[str, str], str]:
    """The number that a tool gives the account of an address, where all rows with it have one and the same."""
    ids: dict[tuple[str, str], set[str]] = defaultdict(set)
    for mark in marks:
        if mark.own_id and mark.linked:
            ids[mark.series, mark.linked].add(mark.own_id)
    return {address: known.pop() for address, known in ids.items() if len(known) == 1}


def _pages_by_number(
    ids: dict[tuple[str, str], set[int]], called: Mapping[tuple[str, str], set[str]], marks: Sequence[_Mark]
) -> None:
    """Joins a page's number and its own address where a list calls both by one name: Facebook writes a page's links in either way."""
    for (series, _), same in called.items():
        linked = {i for i in same if (series, i) in ids and not any(marks[n].own_id for n in ids[series, i])}
        numbers = {i for i in linked if i.isdigit()}
        if series == "facebook" and len(linked) == 2 and len(numbers) == 1:  # noqa: PLR2004 - a number and an address
            (number,), (address,) = numbers, linked - numbers
            ids[series, number] |= ids.pop((series, address))


def _told_apart(groups: list[_Group], marks: Sequence[_Mark]) -> list[_Group]:
    """Accounts of one name get what else is known of them beside it."""
    names = [(group.account.series, bare(group.account.name)) for group in groups]
    for group, name in zip(groups, names, strict=True):
        if names.count(name) > 1:
            written = next((marks[n].written for n in sorted(group.marks) if marks[n].written), group.account.id)
            group.account = replace(group.account, name=f"{group.account.name} ({written})")
    return groups


def _sizes(
    count: int, parts: Sequence[Rows], codes: Sequence[npt.NDArray[np.int32]]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """For each mark its rows, the posts in them, and its newest day as a number."""
    rows, posts = np.zeros(count, dtype=np.int64), np.zeros(count, dtype=np.int64)
    newest = np.full(count, np.iinfo(np.int64).min)
    for part, code in zip(parts, codes, strict=True):
        named = (code != NOBODY) & part.counting.to_numpy(dtype=bool)
        own = code[named]
        rows += np.bincount(own, minlength=count)
        many = part.frame["publications"].fillna(0).to_numpy(dtype=np.int64)
        posts += np.bincount(own, many[named], minlength=count).astype(np.int64)
        np.maximum.at(newest, own, part.frame["day"].to_numpy(dtype="datetime64[s]").astype(np.int64)[named])
    return rows, posts, newest


def _number(
    parts: Sequence[Rows], codes: Sequence[npt.NDArray[np.int32]], groups: Sequence[_Group], count: int
) -> None:
    """Writes the place of each row's account into the column `account`."""
    places = np.full(count + 1, NOBODY, dtype=np.int32)
    for place, group in enumerate(groups):
        places[list(group.marks)] = place
    for part, code in zip(parts, codes, strict=True):
        part.frame["account"] = places[code]  # NOBODY is the last one


def _leave_out(parts: Sequence[Rows], groups: Sequence[_Group], decision: OwnerDecision, context: Context) -> None:
    """Marks the rows of the accounts that do not count, takes back what was wrong with them, and says how many there are of whom."""
    out = [place for place, group in enumerate(groups) if group.account in decision.out]
    for part in parts:
        others = part.frame["account"].isin(out).to_numpy()
        if not others.any():
            continue
        part.frame["others"] |= others
        part.frame.loc[others, ["lost", "silent"]] = False
        numbers = set(part.frame["row"].to_numpy()[others].tolist())
        part.problems = [one for one in part.problems if one.row not in numbers]
    sizes = {place: sum(int((part.frame["account"] == place).sum()) for part in parts) for place in out}
    series = groups[out[0]].account.series
    for place, size in sizes.items():
        parts[0].notes.append(
            tr(
                "Por lo que usted respondió, no se contó nada de «{name}» en {network}: {count}.",
                name=groups[place].account.name,
                network=network_name(series, context.plan),
                count=counted(size, "fila", "filas"),
            )
        )
    if decision.refused and all(part.frame["others"].all() for part in parts):
        parts[0].problems.append(refusal(series, decision.out, context.plan))
