"""Observations as the store keeps them: with natural keys, fingerprints and what plans say of them."""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from plancom.datasets import DEFINITIONS, Dataset, Definition, Observations
from plancom.datasets.procedures import DAILY, PROCEDURES, REQUEST
from plancom.language.folding import folded
from plancom.language.text import fold
from plancom.plan import Institution
from plancom.store.attribution.attributions import AT_ONCE, NOTHING, TEXT_COLUMNS, Meaning, parts, row_attributions
from plancom.store.attribution.rules import Rules

SEPARATOR = "\x1f"
LONGEST = 1000
"""Bytes of a key or an address: PostgreSQL indexes up to 2,704 (a third of a page), and two stand in one index."""
PREPARED = 5
"""How rows are prepared: one more whenever the same observations come to other rows, keys or fingerprints."""
OF_REQUESTS = frozenset({"day", "procedure", "channel"})
"""Those of procedures that only a request can change: of totals of months and amounts of days they are the key."""


@dataclass(frozen=True)
class PreparedRows:
    """The `rows` with the columns of a dataset's table (all but id, import_id and is_current), and what their attributions mean."""

    rows: pd.DataFrame
    meanings: Mapping[int, Meaning]


def prepared_rows(observations: Observations, institution: Institution, rules: Rules) -> PreparedRows:
    """`observations` of the institution, told apart by the `rules` of its plans.

    `visits` become one row per measure that the file holds, so that a file of visitors never hides another's visits.
    """
    dataset = observations.dataset
    definition = DEFINITIONS[dataset]
    observed = observations.table.rename(columns={"strategy": "stated_strategy"})
    own = _OWN_WAYS.get(dataset)
    with ThreadPoolExecutor(1) as meanwhile:  # Arrow needs no Python for links, keys and fingerprints
        told_apart = meanwhile.submit(row_attributions, dataset, observed, rules) if dataset in TEXT_COLUMNS else None
        table = own(observed, institution) if own else _plain(observed, definition)
        marks = _procedure_fingerprints(table) if dataset == "procedures" else fingerprints(table, definition.payload)
        said = told_apart.result() if told_apart else None
    table["attribution"] = said.numbers if said else NOTHING
    table["fingerprint"] = marks
    table["day"] = _dates(table["day"])
    return PreparedRows(table, said.meanings if said else {})


def _dates(days: pd.Series) -> pd.Series:
    """The days as dates; rows of one day share one."""
    codes, distinct = pd.factorize(days)
    return pd.Series(pd.DatetimeIndex(distinct).date[codes], index=days.index, dtype=object)


def fingerprints(table: pd.DataFrame, columns: tuple[str, ...]) -> pd.Series:
    """A signed 64-bit number per row that tells whether its `columns` changed; the same for int and float of one value."""
    parts = [np.empty(0, np.uint64)]
    for start in range(0, len(table), AT_ONCE):
        part = table.iloc[start : start + AT_ONCE]
        joined = _joined([_text(part[column]) for column in columns])
        encoded = pc.cast(joined, pa.large_binary()).to_numpy(
            zero_copy_only=False
        )  # pandas would encode each text for itself
        parts.append(pd.util.hash_array(encoded, categorize=False))
    return pd.Series(np.concatenate(parts).view("int64"), index=table.index)


def _procedure_fingerprints(table: pd.DataFrame) -> pd.Series:
    """Of requests all that can be corrected; of totals and amounts what it was before there were requests: they are stored."""
    requests = table["grain"] == REQUEST
    totals = tuple(name for name in PROCEDURES.payload if name not in OF_REQUESTS)
    found = fingerprints(table, totals).to_numpy(copy=True)
    if requests.any():  # by position: aligning them by their index would take them through floats, and round them
        found[requests.to_numpy()] = fingerprints(table[requests], PROCEDURES.payload)
    return pd.Series(found, index=table.index)


def _text(column: pd.Series) -> pa.Array:
    """The column as text, "" where it has nothing; what is no text by way of its distinct values."""
    if column.dtype == object or isinstance(column.dtype, pd.StringDtype):
        try:
            return pc.fill_null(pa.array(column, pa.large_string()), "")
        except (pa.ArrowInvalid, pa.ArrowTypeError):  # a column of other things than text
            pass
    if column.dtype == "Int64":
        return pc.fill_null(pc.cast(pa.array(column), pa.large_string()), "")
    codes, distinct = pd.factorize(column)
    known = pd.Series(distinct).astype("str").to_list()
    return pa.array([*known, ""], pa.large_string()).take(pa.array(np.where(codes < 0, len(known), codes)))


def _joined(texts: list[pa.Array]) -> pa.Array:
    return pc.binary_join_element_wise(*texts, pa.scalar(SEPARATOR, pa.large_string()))


def _key(*columns: pd.Series) -> pd.Series:
    joined = _joined([_text(column) for column in columns])
    return _bounded(pd.Series(joined.to_pandas(), dtype="str").set_axis(columns[0].index))


def _bounded(texts: pd.Series) -> pd.Series:
    """The texts, those that no index would take by their beginning and their digest."""
    long = pc.greater(pc.binary_length(pa.array(texts, pa.large_string())), LONGEST).to_numpy(zero_copy_only=False)
    if long.any():
        texts = texts.copy()
        texts[long] = [f"{t[:100]}{SEPARATOR}{hashlib.sha256(t.encode()).hexdigest()}" for t in texts[long]]
    return texts


def _visits(table: pd.DataFrame, _institution: Institution) -> pd.DataFrame:
    long = table.melt(
        id_vars=["sheet", "row", "series", "day", "grain"],
        value_vars=["visits", "visitors", "page_views"],
        var_name="measure",
    ).dropna(subset=["value"])
    return _visit_keys(long.assign(measure=long["measure"].astype("object"))).reset_index(drop=True)


def _visit_keys(long: pd.DataFrame) -> pd.DataFrame:
    return long.assign(key=_key(long["series"], long["grain"], long["day"].dt.strftime("%Y-%m-%d"), long["measure"]))


def _posts(table: pd.DataFrame, _institution: Institution | None = None) -> pd.DataFrame:
    rows = table.assign(address=_addresses(table["link"]))
    identity = rows["post_id"].where(rows["post_id"] != "", rows["address"])
    is_post = rows["grain"] == "post"
    if not is_post.all():
        identity = identity.where(is_post, rows["day"].dt.strftime("%Y-%m-%d"))
    rows["key"] = _key(rows["series"], rows["grain"], identity)
    return rows


def _addresses(links: pd.Series) -> pd.Series:
    short = pa.concat_arrays([pa.array([], pa.large_string()), *map(addresses, parts(links))]).to_pandas()
    return _bounded(pd.Series(short, dtype="str").set_axis(links.index))


def address(link: str) -> str:
    """A link without scheme, «www.», tracking and final slash, so that two tools' links to one post are the same."""
    plain = re.sub(r"^(https?://)?(www\.|m\.|web\.|mobile\.)?", "", link.strip(), flags=re.IGNORECASE)
    plain = re.sub(r"[?&](utm_\w+|fbclid|igshid|igsh|s|t)=[^&#]*", "", plain).split("#")[0].rstrip("/?&")
    host, slash, path = plain.partition("/")
    return {"twitter.com": "x.com"}.get(host.lower(), host.lower()) + slash + path


def addresses(links: "pd.Series[str] | Sequence[str]") -> pa.Array:
    """`address` of each link; of plain ones it is that of their host, which many share, and the rest as it is."""
    texts = pa.array(links, pa.large_string())
    if not pc.max(pc.binary_length(texts)).as_py():
        return texts
    plain = pc.match_substring_regex(texts, _PLAIN_LINK)
    odd = pc.invert(plain)
    parts = pc.split_pattern(pc.filter(texts, plain), "/", max_splits=3)
    hosts, rests = pc.dictionary_encode(pc.list_element(parts, 2)), pc.list_element(parts, 3)
    short = pa.array([address(f"https://{host}") for host in hosts.dictionary.to_pylist()], pa.large_string())
    joined = pc.binary_join_element_wise(short.take(hosts.indices), rests, pa.scalar("/", pa.large_string()))
    others = _mapped(pd.Series(pc.filter(texts, odd), dtype="str"), address)
    found = pc.replace_with_mask(texts, plain, joined)
    return pc.replace_with_mask(found, odd, pa.array(others, pa.large_string()))


_PLAIN_LINK = r"""(?is)^https?://[^/?&#]*[!-"$%'-.0->@-~]/[^?&#]*[!-"$%'-.0->@-~]$"""
"""A link with a scheme and without a query, whose host and rest end in no space and no slash."""


def _press(table: pd.DataFrame, _institution: Institution | None = None) -> pd.DataFrame:
    rows = table.assign(grain="")
    titled = rows["day"].dt.strftime("%Y-%m-%d") + SEPARATOR + _mapped(rows["title"], fold)
    rows["key"] = _key(rows["series"], _mapped(rows["link"], address).where(rows["link"] != "", titled))
    return rows


def _procedures(table: pd.DataFrame, institution: Institution) -> pd.DataFrame:
    electronic = {fold(channel) for channel in institution.electronic_channels}
    is_electronic = _mapped(table["channel"], lambda channel: fold(channel) in electronic).astype("bool")
    return _procedure_keys(table.assign(is_electronic=is_electronic))


def _procedure_keys(table: pd.DataFrame) -> pd.DataFrame:
    rows = table.copy()
    distinct = rows["procedure"].unique().tolist()
    rows["name"] = _mapped(rows["procedure"], dict(zip(distinct, procedure_names(distinct), strict=True)).__getitem__)
    rows["month"] = rows["day"].dt.strftime("%Y-%m")
    when = rows["month"].where(rows["grain"] != DAILY, rows["day"].dt.strftime("%Y-%m-%d"))
    rows["key"] = _key(when, _mapped(rows["procedure"], fold), _mapped(rows["channel"], fold))
    requests = rows["grain"] == REQUEST
    if requests.any():
        # No month looks like the word before the number: a request has no key of a total.
        kind = pd.Series(REQUEST, index=rows.index, dtype=object)
        numbers = pd.Series(folded(rows["request"].to_list()), index=rows.index, dtype=object)
        rows["key"] = rows["key"].where(~requests, _key(kind, numbers))
    return rows


def procedure_names(procedures: Sequence[str]) -> list[str]:
    """What each procedure is known by, however it is written."""
    return _bounded(pd.Series([fold(procedure) for procedure in procedures], dtype=object)).to_list()


def _activities(table: pd.DataFrame, _institution: Institution | None = None) -> pd.DataFrame:
    rows = table.assign(grain="")
    plain = _key(
        rows["day"].dt.strftime("%Y-%m-%d"),
        _mapped(rows["medium"], fold),
        rows["task"],
        _mapped(rows["description"], fold),
    )
    rows["key"] = plain.str.cat(rows.groupby(plain).cumcount().astype("str"), sep=SEPARATOR)
    return rows


def _mapped(values: pd.Series, function: Callable[[str], object]) -> pd.Series:
    """`function` of each value, called once per distinct value."""
    distinct = {value: function(value) for value in values.unique()}
    return values.map(distinct).astype("object")


def _plain(table: pd.DataFrame, definition: Definition) -> pd.DataFrame:
    """Rows that are what they say, known by the columns of their key."""
    rows = table.assign(grain=table.get("grain", ""))
    texts = {column.name for column in definition.columns if column.kind == "text"}
    parts = []
    for name in definition.key or definition.table:
        said = rows[name].dt.strftime("%Y-%m-%d") if name == "day" else rows[name]
        parts.append(_mapped(said, fold) if name in texts else said)
    rows["key"] = _key(*parts)
    return rows


def proofs(dataset: Dataset, rows: pd.DataFrame) -> pd.DataFrame:
    """What `prepared_rows` makes of rows besides what they say, made anew of kept ones: `key`, `fingerprint`, and what else the table has of it.

    `rows` have the columns of the dataset's table, `day` as datetime64. Of the key of an activity only what it says: the number of the
    one that is alike is left out.
    """
    again = _ANEW.get(dataset)
    made = again(rows) if again else _plain(rows, DEFINITIONS[dataset])
    if dataset == "activities":
        made["key"] = made["key"].str.rsplit(SEPARATOR, n=1).str[0]
    made["fingerprint"] = (
        _procedure_fingerprints(made) if dataset == "procedures" else fingerprints(made, DEFINITIONS[dataset].payload)
    )
    return made[[name for name in ("key", "fingerprint", "address", "month", "name") if name in made]]


_ANEW: dict[Dataset, Callable[[pd.DataFrame], pd.DataFrame]] = {
    "visits": _visit_keys,
    "posts": _posts,
    "press": _press,
    "procedures": _procedure_keys,
    "activities": _activities,
}
_OWN_WAYS: dict[Dataset, Callable[[pd.DataFrame, Institution], pd.DataFrame]] = {
    "visits": _visits,
    "posts": _posts,
    "press": _press,
    "procedures": _procedures,
    "activities": _activities,
}
"""Datasets whose rows get more columns, or a key that is more than some of theirs."""
