"""Observations as the store keeps them: with natural keys, fingerprints and the strategy they belong to."""

import re
from collections.abc import Callable

import pandas as pd

from plancom.datasets import Dataset, Observations
from plancom.language.text import fold
from plancom.plan import Plan
from plancom.plan.attribution import about_procedures, strategy_of

SEPARATOR = "\x1f"
PAYLOAD: dict[Dataset, tuple[str, ...]] = {
    "visits": ("value",),
    "posts": (
        "publications",
        "is_reply",
        "post_id",
        "link",
        "text",
        "type",
        "reach",
        "interactions",
        "shares",
        "stated_strategy",
        "day",
    ),
    "press": ("outlet", "title", "link", "type", "section", "stated_strategy", "day"),
    "procedures": ("quantity", "citizens"),
    "activities": ("medium", "task", "quantity", "description", "evidence", "day"),
}
"""The columns of each dataset that can change while the natural key stays: what a fingerprint is made from."""


def prepared(observations: Observations, plan: Plan) -> pd.DataFrame:
    """The rows of `observations` with the columns of the dataset's table (all but id, import_id and is_current).

    `visits` become one row per measure that the file holds, so that a file of visitors never hides another's visits.
    """
    dataset = observations.dataset
    if dataset is None:
        raise ValueError("nothing was read from this file")
    table = PREPARE[dataset](observations.table, plan)
    table["fingerprint"] = fingerprints(table, PAYLOAD[dataset])
    table["day"] = table["day"].dt.date
    return table


def fingerprints(table: pd.DataFrame, columns: tuple[str, ...]) -> pd.Series:
    """A signed 64-bit number per row that tells whether its `columns` changed; the same for int and float of one value."""
    texts = [_text(table[column]) for column in columns]
    hashed = pd.util.hash_pandas_object(_joined(texts), index=False)
    return pd.Series(hashed.to_numpy().view("int64"), index=table.index)


def _text(column: pd.Series) -> pd.Series:
    return column.astype("str").where(column.notna(), "").astype("object")


def _joined(texts: list[pd.Series]) -> pd.Series:
    joined = texts[0]
    for text in texts[1:]:
        joined = joined + SEPARATOR + text
    return joined.astype("object")


def _key(*columns: pd.Series) -> pd.Series:
    return _joined([_text(column) for column in columns])


def _visits(table: pd.DataFrame, _plan: Plan) -> pd.DataFrame:
    long = table.melt(
        id_vars=["sheet", "row", "series", "day", "grain"],
        value_vars=["visits", "visitors", "page_views"],
        var_name="measure",
    ).dropna(subset=["value"])
    long = long.assign(strategy="", measure=long["measure"].astype("object"))
    long["key"] = _key(long["series"], long["grain"], long["day"].dt.strftime("%Y-%m-%d"), long["measure"])
    return long.reset_index(drop=True)


def _posts(table: pd.DataFrame, plan: Plan) -> pd.DataFrame:
    rows = table.rename(columns={"strategy": "stated_strategy"}).copy()
    rows["strategy"] = _strategies(rows["stated_strategy"], rows["text"], plan)
    rows["about_procedures"] = _mapped(rows["text"], about_procedures(plan)).astype("bool")
    rows["address"] = _mapped(rows["link"], address)
    day = rows["day"].dt.strftime("%Y-%m-%d")
    identity = rows["post_id"].where(rows["post_id"] != "", rows["address"])
    rows["key"] = _key(rows["series"], rows["grain"], identity.where(rows["grain"] == "post", day))
    return rows


def address(link: str) -> str:
    """A link without scheme, «www.», tracking and final slash, so that two tools' links to one post are the same."""
    plain = re.sub(r"^(https?://)?(www\.|m\.|web\.|mobile\.)?", "", link.strip(), flags=re.IGNORECASE)
    plain = re.sub(r"[?&](utm_\w+|fbclid|igshid|igsh|s|t)=[^&#]*", "", plain).split("#")[0].rstrip("/?&")
    host, slash, path = plain.partition("/")
    return {"twitter.com": "x.com"}.get(host.lower(), host.lower()) + slash + path


def _press(table: pd.DataFrame, plan: Plan) -> pd.DataFrame:
    rows = table.rename(columns={"strategy": "stated_strategy"}).copy()
    rows["strategy"] = _strategies(rows["stated_strategy"], rows["title"], plan)
    rows["grain"] = ""
    titled = rows["day"].dt.strftime("%Y-%m-%d") + SEPARATOR + _mapped(rows["title"], fold)
    rows["key"] = _key(rows["series"], _mapped(rows["link"], address).where(rows["link"] != "", titled))
    return rows


def _procedures(table: pd.DataFrame, plan: Plan) -> pd.DataFrame:
    electronic = {fold(channel) for channel in plan.electronic_channels}
    rows = table.assign(grain="", strategy="")
    rows["is_electronic"] = _mapped(rows["channel"], lambda channel: fold(channel) in electronic).astype("bool")
    rows["key"] = _key(
        rows["day"].dt.strftime("%Y-%m"), _mapped(rows["procedure"], fold), _mapped(rows["channel"], fold)
    )
    return rows


def _activities(table: pd.DataFrame, plan: Plan) -> pd.DataFrame:
    owner = {task.id: strategy.id for strategy in plan.strategies for task in strategy.tasks}
    rows = table.assign(grain="")
    text = rows["medium"] + " " + rows["description"]
    rows["strategy"] = [
        owner.get(task) or guess for task, guess in zip(rows["task"], _mapped(text, strategy_of(plan)), strict=True)
    ]
    plain = _key(
        rows["day"].dt.strftime("%Y-%m-%d"),
        _mapped(rows["medium"], fold),
        rows["task"],
        _mapped(rows["description"], fold),
    )
    rows["key"] = plain.str.cat(rows.groupby(plain).cumcount().astype("str"), sep=SEPARATOR)
    return rows


def _strategies(stated: pd.Series, texts: pd.Series, plan: Plan) -> pd.Series:
    """The strategy of each row: what its own column says, else what its words say."""
    said = _mapped(stated, plan.strategy_called)
    guessed = _mapped(texts, strategy_of(plan))
    return said.where(said != "", guessed)


def _mapped(values: pd.Series, function: Callable[[str], object]) -> pd.Series:
    """`function` of each value, called once per distinct value."""
    distinct = {value: function(value) for value in values.unique()}
    return values.map(distinct).astype("object")


PREPARE = {"visits": _visits, "posts": _posts, "press": _press, "procedures": _procedures, "activities": _activities}
