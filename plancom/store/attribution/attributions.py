"""Attributions: everything that all plans say of a row, as one number, which its rows and their sums are kept by.

There are few different ones, however many rows: a strategy, or none, of each plan, and whether it is about procedures. So a
second plan adds a line for each, and no copy of the rows and their sums (docs/adr/0066-plans-share-the-data.md).
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
from sqlalchemy import ColumnElement, Connection, Table, and_, func, insert, select

from plancom.datasets import Dataset
from plancom.language.folding import folded
from plancom.plan.attribution import AttributionRules, strategies_of, topics_of
from plancom.plan.text_search import Texts
from plancom.store.attribution.rules import Rules
from plancom.store.tables import attributions

Meaning = tuple[tuple[str, str, bool], ...]
"""(plan, strategy, whether it is about procedures) of each plan that says either of a row, by the plan's id."""
Numbers = npt.NDArray[np.int64]
NOTHING = 0
"""The number of what no plan says anything of."""
AT_ONCE = 50_000  # rows whose texts are looked at together


@dataclass(frozen=True)
class RowAttributions:
    """The number of each row, and what each number means; a number is the same wherever it was made."""

    numbers: Numbers
    meanings: Mapping[int, Meaning]


def row_attributions(dataset: Dataset, rows: pd.DataFrame, rules: Rules) -> RowAttributions:
    """What all the plans of `rules` say of rows of a dataset, which have its `TEXT_COLUMNS`."""
    codes = np.zeros(len(rows), np.int64)
    said: list[list[tuple[str, str, bool]]] = []
    for one, (strategies, topics) in zip(rules, _SAID_OF[dataset](rows, rules), strict=True):
        places, distinct = pd.factorize(np.array(strategies, dtype=object))
        codes = codes * (2 * len(distinct)) + 2 * places + np.asarray(topics, np.int64)
        said.append([(one.plan, strategy, about) for strategy in distinct for about in (False, True)])
    places, different = pd.factorize(codes)
    meanings = [_meaning(int(code), said) for code in different]
    numbers = np.array([number_of(meaning) for meaning in meanings], np.int64)
    return RowAttributions(numbers[places], {number_of(meaning): meaning for meaning in meanings if meaning})


def number_of(meaning: Meaning) -> int:
    """The number of a meaning: a digest of it, so that nobody needs to ask which are taken."""
    if not meaning:
        return NOTHING
    return int.from_bytes(hashlib.sha256(repr(meaning).encode()).digest()[:8], "big", signed=True)


def keep(connection: Connection, meanings: Mapping[int, Meaning]) -> None:
    """Writes down what the numbers mean, where it is not yet known."""
    known = set(connection.execute(select(attributions.c.id).distinct()).scalars())
    lines = [
        {"id": number, "plan": plan, "strategy": strategy, "about_procedures": about}
        for number, meaning in meanings.items()
        if number not in known
        for plan, strategy, about in meaning
    ]
    if lines:
        connection.execute(insert(attributions), lines)


def by_plan(connection: Connection, plan: str) -> dict[int, tuple[str, bool]]:
    """By number, the strategy and whether it is about procedures, as `plan` has it; without those of which it says neither."""
    c = attributions.c
    query = select(c.id, c.strategy, c.about_procedures).where(c.plan == plan)
    return {number: (strategy, about) for number, strategy, about in connection.execute(query)}


def strategy_column(table: Table, plan: str) -> ColumnElement[str]:
    """The strategy of a row of `table`, as `plan` has it; "" for none."""
    c = attributions.c
    query = select(c.strategy).where(c.id == table.c.attribution, c.plan == plan)
    return func.coalesce(query.correlate(table).scalar_subquery(), "").label("strategy")


def about_procedures(table: Table, plan: str) -> ColumnElement[bool]:
    """Whether `plan` finds a row of `table` to be about procedures."""
    c = attributions.c
    return table.c.attribution.in_(select(c.id).where(and_(c.plan == plan, c.about_procedures)))


def _meaning(code: int, said: list[list[tuple[str, str, bool]]]) -> Meaning:
    """What a code of `row_attributions` stands for: it counts in the numbers of what each plan may say, the last plan's last."""
    found = []
    for one in reversed(said):
        code, place = divmod(code, len(one))
        found.append(one[place])
    return tuple((plan, strategy, about) for plan, strategy, about in reversed(found) if strategy or about)


Said = tuple[list[str], list[bool]]
"""Of rows, one after another, their strategies and whether they are about procedures."""


def _of_texts(column: pd.Series, stated: pd.Series, rules: Rules, *, with_topics: bool) -> list[Said]:
    """What each plan says of rows by their texts, and by the strategies that they state themselves."""
    found: list[Said] = [([], []) for _ in rules]
    for part in parts(column):
        texts = Texts(folded(pa.array(part, pa.large_string()).to_pylist()))
        for one, (strategies, topics) in zip(rules, found, strict=True):
            strategies.extend(strategies_of(one, texts))
            topics.extend(topics_of(one, texts) if with_topics else [False] * len(texts))
    return [(_stated(stated, strategies, one), topics) for one, (strategies, topics) in zip(rules, found, strict=True)]


def parts(column: pd.Series) -> Iterator[pd.Series]:
    """The column some rows at a time: what is made of them in between is forgotten again."""
    for start in range(0, len(column), AT_ONCE):
        yield column.iloc[start : start + AT_ONCE]


def _stated(stated: pd.Series, guesses: list[str], rules: AttributionRules) -> list[str]:
    """The strategy of each row: what its own column says, else what its words say."""
    distinct = {name: rules.strategy_called(name) for name in stated.unique() if name}
    if not distinct:
        return guesses
    return [distinct.get(name) or guess for name, guess in zip(stated, guesses, strict=True)]


def _posts(rows: pd.DataFrame, rules: Rules) -> list[Said]:
    return _of_texts(rows["text"], rows["stated_strategy"], rules, with_topics=True)


def _press(rows: pd.DataFrame, rules: Rules) -> list[Said]:
    return _of_texts(rows["title"], rows["stated_strategy"], rules, with_topics=False)


def _activities(rows: pd.DataFrame, rules: Rules) -> list[Said]:
    """An activity belongs to the strategy of the task that it names, else by its words."""
    texts = rows["medium"] + " " + rows["description"]
    nothing = pd.Series("", index=rows.index, dtype=object)
    found = []
    for one, (guesses, topics) in zip(rules, _of_texts(texts, nothing, rules, with_topics=False), strict=True):
        strategies = [one.strategy_with(task) or guess for task, guess in zip(rows["task"], guesses, strict=True)]
        found.append((strategies, topics))
    return found


_SAID_OF: dict[Dataset, Callable[[pd.DataFrame, Rules], list[Said]]] = {
    "posts": _posts,
    "press": _press,
    "activities": _activities,
}

TEXT_COLUMNS: dict[Dataset, tuple[str, ...]] = {
    "posts": ("text", "stated_strategy"),
    "press": ("title", "stated_strategy"),
    "activities": ("medium", "description", "task"),
}
"""The datasets whose rows plans tell apart, and the columns by which they do."""
