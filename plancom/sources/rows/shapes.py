"""Gives a dataset's rows their final meaning: which network, outlet, channel, strategy and task a name is, and each row's grain."""

import re
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from functools import partial

import numpy as np
import pandas as pd

from plancom.datasets import Dataset
from plancom.datasets.problems.rows import (
    BadName,
    Misspelt,
    OnePerLink,
    SeveralNetworks,
    SeveralOutlets,
    UnknownChannel,
    UnknownStrategy,
    UnknownTask,
)
from plancom.datasets.procedures import ALL_PROCEDURES
from plancom.language.phrases import counted, listed
from plancom.language.text import fold, slug
from plancom.language.translation import tr
from plancom.plan import Network, Outlet, Plan
from plancom.plan.translation import source_texts
from plancom.sources.cells.numbers import is_unknown
from plancom.sources.files.columnar import SPACES
from plancom.sources.quantities.aggregates import is_sum
from plancom.sources.rows.channels import ELECTRONIC, leave_out_totals, settle_channels
from plancom.sources.rows.complaints import Complaint, complain, complain_once
from plancom.sources.rows.data_rows import left_out_rows
from plancom.sources.rows.joined_names import OTHERS, contained, is_of_several
from plancom.sources.rows.rows import Rows
from plancom.sources.rows.sums import Names, leave_out_sums
from plancom.sources.tables.ambiguity import name_question
from plancom.sources.tables.layouts import Layout

ALMOST = 0.8  # how alike two names are, of 1, for one to be taken for the other misspelt
LONGEST_NAME = 100
_SCHEMES = ("https://", "http://")
_ADDRESS = re.compile(r"https?://|www\.|[\w-]+\.[a-z]{2,}(?:/|$)", re.IGNORECASE)
_HOME = re.compile(r"(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/*", re.IGNORECASE)
"""The front page of a site, which is the address of no publication of it."""
_BEFORE_A_REPLY = SPACES + "\u200e\u200f"


def shape(rows: Rows, layout: Layout, plan: Plan, answers: Mapping[str, str] | None = None) -> None:
    """Fills in, in place, the columns that follow from others, and reports the names that the plan does not have.

    `answers` say of names that are almost the plan's whether they are, as the questions of an earlier reading asked.
    """
    _settle(rows, answers or {})
    if layout.dataset == "procedures":
        _leave_out_sums_of_procedures(rows, layout, plan)
        settle_channels(rows, plan, answers or {})
    _SHAPES.get(layout.dataset, _plain)(rows, layout, plan)


def _plain(rows: Rows, _layout: Layout, _plan: Plan) -> None:
    rows.frame["series"] = ""


def _visits(rows: Rows, layout: Layout, _plan: Plan) -> None:
    frame = rows.frame
    frame["series"] = ""
    days = frame["day"].dropna()
    first = len(days) > 0 and bool((days.dt.day == 1).all())
    last = len(days.dt.to_period("M").unique()) > 1 and bool(days.dt.is_month_end.all())
    monthly = layout.grain == "month" or (not layout.grain and (first or last))
    frame["grain"] = np.where(frame["monthly"] | monthly, "month", "day")
    if monthly and not layout.grain and not frame["monthly"].all():
        rows.notes.append(
            tr("Todas las fechas son el último día de un mes: cada fila se lee como el total de su mes.")
            if last
            else tr("Todas las fechas son el primer día de un mes: cada fila se lee como el total de su mes.")
        )
    frame["monthly"] = frame["grain"] == "month"
    months = frame["day"].dt.to_period("M").dt.to_timestamp().astype("datetime64[us]")
    frame["day"] = frame["day"].where(~frame["monthly"], months)


def _posts(rows: Rows, layout: Layout, plan: Plan) -> None:
    frame = rows.frame
    if layout.series:
        frame["series"] = plan.institution.network_called(layout.series)
    else:
        _leave_out_sums_of_networks(rows, layout, plan)
        frame = rows.frame
        _same_twice(rows, plan.institution.networks)
        _reject_joined(rows, plan.institution.networks, networks=True)
        _misspelt(rows, plan.institution.networks, "red")
        _named(rows, "series", plan.institution.network_called)
    plain = frame["link"].str.startswith(_SCHEMES).astype(bool)
    if not plain.all():
        others = frame["link"][~plain]
        named = others.str.contains(_ADDRESS.pattern, case=False, regex=True).astype(bool)
        told_apart = others.str.contains(r"\d", regex=True).astype(bool) & ~others.duplicated(keep=False)
        frame.loc[others.index[~(named | told_apart)], "link"] = ""  # «Ver» on a hyperlink is no address
    keyed = (frame["post_id"] != "") | (frame["link"] != "")
    if "publications" in layout.columns:
        several = frame["publications"].astype(str).where(keyed & (frame["publications"].fillna(1) != 1), "")
        complain(rows, several, Complaint(OnePerLink, "publicaciones", "publications"))
    single = keyed if "publications" in layout.columns else pd.Series(True, index=frame.index)
    frame["grain"] = "post" if single.all() else np.where(single, "post", "count")
    frame.loc[single, "publications"] = 1
    frame["is_reply"] = frame["series"] == plan.institution.network_called("twitter")
    tweets = frame["text"][frame["is_reply"]]
    frame.loc[tweets.index, "is_reply"] = tweets.str.lstrip(_BEFORE_A_REPLY).str.startswith("@").astype(bool)
    _strategies(rows, plan)


def _leave_out_sums_of_networks(rows: Rows, layout: Layout, plan: Plan) -> None:
    """Takes out rows that sum the networks, and a «Meta» beside «Facebook», which is a goal."""
    if "publications" not in layout.columns:
        return
    known = {fold(word) for one in plan.institution.networks for word in (one.id, one.name, *one.aliases)} | OTHERS
    leave_out_sums(rows, Names("series", "publications", (), lambda name: fold(name) in known))
    _leave_out_goals(rows, plan)


def _leave_out_goals(rows: Rows, plan: Plan) -> None:
    """Takes out the rows «Meta» of days or months that have the network under another name too: its company adds nothing to it."""
    frame = rows.frame
    codes, names = pd.factorize(frame["series"])
    is_goal = np.array([fold(name) == "meta" for name in names], dtype=bool)[codes]
    if not is_goal.any():
        return
    meant = np.array([plan.institution.network_called(name) for name in names], dtype=object)[codes]
    days = pd.MultiIndex.from_arrays([frame["day"], meant])
    out = is_goal & (frame["link"] == "") & (frame["post_id"] == "") & days.isin(days[~is_goal])
    if out.any():
        count = int(out.sum())
        rows.notes.append(
            left_out_rows(count, counted(count, "fila «Meta» al lado de su red", "filas «Meta» al lado de su red"))
        )
        rows.frame = pd.DataFrame(frame[~out]).reset_index(drop=True)


def _press(rows: Rows, _layout: Layout, plan: Plan) -> None:
    frame = rows.frame
    known = {outlet.id: outlet.name for outlet in plan.institution.outlets}
    _reject_joined(rows, plan.institution.outlets, networks=False)
    frame["outlet"] = frame["series"]
    _misspelt(rows, plan.institution.outlets, "medio")
    _named(rows, "series", plan.institution.outlet_called)
    frame["outlet"] = [known.get(i, name) for i, name in zip(frame["series"], frame["outlet"], strict=True)]
    frame["link"] = frame["link"].mask(frame["link"].str.fullmatch(_HOME.pattern, case=False).astype(bool), "")
    paper = (frame["link"] != "") & ~frame["link"].str.contains(_ADDRESS.pattern, case=False, regex=True).astype(bool)
    if paper.any():  # a page number is no address, and would make two articles on «5A» one
        joined = frame["section"].where(frame["section"] == "", frame["section"] + " · ") + frame["link"]
        frame["section"] = frame["section"].where(~paper, joined)
        frame["link"] = frame["link"].where(~paper, "")
    _chosen(frame, "type", ("escrito", "electrónico"))
    _strategies(rows, plan)


def _leave_out_sums_of_procedures(rows: Rows, layout: Layout, plan: Plan) -> None:
    """Takes out rows that sum the channels of a procedure, or the procedures of a channel; nothing is asked about them."""
    if layout.items:
        return
    channels = {fold(channel) for channel in plan.institution.channels} | ELECTRONIC
    leave_out_sums(rows, Names("channel", "quantity", ("procedure",), lambda name: fold(name) in channels))
    leave_out_sums(rows, Names("procedure", "quantity", ("channel",), lambda _: False, strange=False))


def _procedures(rows: Rows, layout: Layout, plan: Plan) -> None:
    frame = rows.frame
    frame["series"] = ""
    if "request" in layout.columns and layout.items:
        frame["request"] = _request_numbers(frame)
        frame["grain"] = np.where(frame["request"] == "", frame["grain"], "request")
    else:
        frame["request"] = ""
    first: dict[str, str] = {}
    leave_out_totals(rows)
    frame = rows.frame
    codes, distinct = pd.factorize(frame["procedure"])
    named = [ALL_PROCEDURES if is_sum(name) else name for name in distinct]
    spelled = [first.setdefault(fold(name), name) for name in named]
    frame["procedure"] = [spelled[code] for code in codes]
    unknown = _chosen(frame, "channel", plan.institution.channels)
    fault = partial(UnknownChannel, names=listed(plan.institution.channels, "o"))
    complain_once(rows, unknown, Complaint(fault, "canal", "channel"))


_NO_NUMBER = frozenset({"s/n", "sn", "sin numero", "sin radicado", "sem numero", "0"})
"""What stands in the place of a request's number where it has none, folded."""
_BARE_NUMBER = re.compile(r"\d{1,6}")


def _request_numbers(frame: pd.DataFrame) -> "pd.Series[str]":
    """The numbers of requests: none for «S/N»; a bare one with the year of its date, for every year begins with 1 again."""
    years = frame["day"].dt.year.astype("Int64").astype("str")
    numbers = frame["request"].map(lambda text: "" if fold(text) in _NO_NUMBER or is_unknown(text) else text)
    bare = numbers.str.fullmatch(_BARE_NUMBER.pattern).astype(bool) & frame["day"].notna()
    return numbers.where(~bare, numbers + "/" + years).astype(object)


def _activities(rows: Rows, _layout: Layout, plan: Plan) -> None:
    frame = rows.frame
    frame["series"] = ""
    tasks = {
        slug(word): task.id
        for strategy in plan.strategies
        for task in strategy.tasks
        for word in (*source_texts(plan, task.name), task.id)
    }
    found = frame["task"].map(lambda name: tasks.get(slug(name), ""))
    unknown = frame["task"].where((found == "") & (frame["task"] != ""), "")
    names = listed((t.id for s in plan.strategies for t in s.tasks), "o")
    complain_once(rows, unknown, Complaint(partial(UnknownTask, names=names), "tarea", "task"))
    frame["task"] = found.astype(object)


_SHAPES: dict[Dataset, Callable[[Rows, Layout, Plan], None]] = {
    "visits": _visits,
    "posts": _posts,
    "press": _press,
    "procedures": _procedures,
    "activities": _activities,
}
"""What the plan or other columns say of a dataset's rows; of one that is not here they are what they say."""


def _strategies(rows: Rows, plan: Plan) -> None:
    frame = rows.frame
    codes, distinct = pd.factorize(frame["strategy"])
    said = np.array([plan.strategy_called(name) if name else "" for name in distinct], dtype=object)
    found = pd.Series(said[codes], index=frame.index, dtype=object)
    if any(name and not one for name, one in zip(distinct, said, strict=True)):
        unknown = frame["strategy"].where((found == "") & (frame["strategy"] != ""), "")
        names = listed((tr("«{name}»", name=s.name) for s in plan.strategies), "o")
        complain_once(rows, unknown, Complaint(partial(UnknownStrategy, names=names), "estrategia", "strategy"))
    frame["strategy"] = found


def _reject_joined(rows: Rows, known: Sequence[Network] | Sequence[Outlet], *, networks: bool) -> None:
    """Rejects the rows whose name is of several at once; they are lost for all, since nobody knows of how many they are."""
    names = rows.frame["series"]
    joined = {name for name in names.unique() if is_of_several(name, known, networks=networks)}
    if not joined:
        return
    several = names.isin(joined)
    fault = SeveralNetworks if networks else SeveralOutlets
    complaint = Complaint(fault, "red" if networks else "medio")
    complain(rows, names.where(several, ""), complaint)
    rows.frame.loc[several, "lost"] = True
    rows.frame["series"] = names.where(~several, "").astype(object)


def _misspelt(rows: Rows, known: Sequence[Network] | Sequence[Outlet], column: str) -> None:
    """Warns, once per name, of those that are almost one the plan counts, or have it in them: they would be missing from the goal."""
    names = rows.frame["series"]
    settled: list[str] = rows.frame.attrs.get("settled", [])
    right = {fold(word): one.name for one in known for word in (one.id, one.name, *one.aliases)}
    counting = rows.counting
    for name in names[counting].unique():
        if fold(name) in right or name in settled:
            continue
        close = get_close_matches(fold(name), right, 1, ALMOST)
        meant = right[close[0]] if close else contained(name, known)[0]
        if meant:
            alike = counting & (names == name)
            complain_once(rows, names.where(alike, ""), Complaint(partial(Misspelt, right=meant), column, "series"))
            raised = rows.frame["row"][alike].to_numpy()
            rows.ask(name_question(name, meant, len(raised)), raised)


def _same_twice(rows: Rows, known: Sequence[Network]) -> None:
    """Calls a network by its name that a cell calls by two of its names («X/Twitter»)."""
    names = rows.frame["series"]
    meant = {
        name: right for name in names.unique() for right, alone in (contained(name, known),) if alone and right != name
    }
    if meant:
        rows.frame["series"] = names.map({name: meant.get(name, name) for name in names.unique()}).astype(object)


def _settle(rows: Rows, answers: Mapping[str, str]) -> None:
    """The names that the user was asked about, as they answered; those that they kept are not asked about again."""
    said = {id_.removeprefix("name:"): answer for id_, answer in answers.items() if id_.startswith("name:")}
    if said and "series" in rows.frame:
        rows.frame["series"] = rows.frame["series"].map(lambda name: said.get(name) or name).astype(object)
        rows.frame.attrs["settled"] = list(said)


def _named(rows: Rows, column: str, called: Callable[[str], str]) -> None:
    frame = rows.frame
    names = frame[column]
    codes, distinct = pd.factorize(names)
    meant = [called(name) for name in distinct]
    frame[column] = pd.Series(np.array(meant, dtype=object)[codes], index=frame.index, dtype=object)
    bad = [(name != "" and not one) or len(one) > LONGEST_NAME for name, one in zip(distinct, meant, strict=True)]
    if not any(bad):
        return
    nameless = np.array(bad, dtype=bool)[codes]
    complain(rows, names.where(nameless, ""), Complaint(BadName))
    frame.loc[nameless, "lost"] = True


def _chosen(frame: pd.DataFrame, column: str, choices: tuple[str, ...]) -> "pd.Series[str]":
    """Spells the column's words as `choices` do; the words that are none of them, "" elsewhere."""
    spelt = {fold(choice): choice for choice in choices}
    known = frame[column].map(lambda word: spelt.get(fold(word), ""))
    unknown: pd.Series[str] = frame[column].where(known == "", "")
    frame[column] = frame[column].where(known == "", known)
    return unknown
