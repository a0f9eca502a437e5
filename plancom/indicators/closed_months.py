"""Closed months: the figures that the office stood behind when it closed a month, and which of them have moved since, by which file."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from plancom.datasets import DATASETS, Dataset
from plancom.indicators.series_words import label
from plancom.language import dates
from plancom.language.numbers import number
from plancom.language.phrases import listed
from plancom.language.translation import later, tr
from plancom.plan import Indicator, Month, Plan
from plancom.store.figures.counts import Counts
from plancom.store.imports.moves import Action, Mark, Move, net
from plancom.store.office.month_closings import MonthClosing

Key = tuple[Dataset, str, str]
ALIKE = 1e-9  # relative: what adding in another order may make of a sum
BY: dict[Action, str] = {
    "import": later("por «{file}»"),
    "undo": later("porque se deshizo «{file}»"),
    "redo": later("porque se rehizo «{file}»"),
}
FILES_NAMED = 3


@dataclass(frozen=True, slots=True)
class MonthAmount:
    """What was counted of a measure in a month, and whether it is `whole`: every day of it is known."""

    value: float
    whole: bool

    @property
    def text(self) -> str:
        """«3.000», «1.200 (incompleto)», «sin datos»."""
        if self.whole:
            return number(self.value)
        return tr("{value} (incompleto)", value=number(self.value)) if self.value else tr("sin datos")

    def is_like(self, other: "MonthAmount") -> bool:
        """Whether both say the same."""
        return self.whole == other.whole and abs(self.value - other.value) <= ALIKE * max(1.0, abs(other.value))


UNKNOWN = MonthAmount(0.0, whole=False)


def amounts(counts: Counts, month: Month) -> dict[Key, MonthAmount]:
    """What is counted of a month: of every series and measure that has something to say of it."""
    found = {}
    for key in sorted({*counts.months, *counts.ranges}):
        whole = month in counts.covered(*key)
        if whole or month in counts.months.get(key, {}):
            found[key] = MonthAmount(counts.month(*key, month), whole)
    return found


def figures_of(counts: Counts, month: Month, at: Mark) -> dict[str, Any]:
    """The same as a document: rows of dataset, series, measure, value, and whether every day of it is known; `at` is the moment."""
    rows = [[*key, one.value, one.whole] for key, one in amounts(counts, month).items()]
    return {"counts": rows, "imports": at.last_import, "changes": at.last_change}


def mark_of(closing: MonthClosing) -> Mark:
    """The moment of a closing."""
    figures = closing.figures or {}
    return Mark(int(figures.get("imports", 0)), int(figures.get("changes", 0)))


@dataclass(frozen=True, slots=True)
class Restatement:
    """A figure of a closed month that is not as it was.

    `closed_on` is the day of the closing on the plan's calendar, `moves` what was imported, undone or redone since that may have moved it,
    `name` what is counted, in the reader's language: `with_names` gives it.
    """

    month: Month
    dataset: Dataset
    series: str
    measure: str
    then: MonthAmount
    now: MonthAmount
    closed_on: dt.date
    moves: tuple[Move, ...] = ()
    name: str = ""

    @property
    def sentence(self) -> str:
        """«Visitas, noviembre de 2018, cerrado el 05/12/2018: pasó de 3.000 a 3.200 (por «visitas.csv»).»"""
        return self._said(self.cause)

    @property
    def without_cause(self) -> str:
        """The same without naming a file."""
        return self._said("")

    def _said(self, by: str) -> str:
        return tr(
            "{name}, {month}, cerrado el {day}: pasó de {then} a {now}{by}.",
            name=self.name, month=dates.month_long(self.month.first), day=dates.date(self.closed_on),
            then=self.then.text, now=self.now.text, by=by,
        )  # fmt: skip

    @property
    def cause(self) -> str:
        """« (por «visitas.csv»)»; "" where no file is known."""
        files = list({(one.action, one.file_name): None for one in self.moves})
        named = [tr(BY[action], file=name) for action, name in files[-FILES_NAMED:]]
        return f" ({listed(named)})" if named else ""


def restatements(
    counts: Counts, closings: Mapping[Month, MonthClosing], closed_on: Mapping[Month, dt.date], moves: Iterable[Move]
) -> tuple[Restatement, ...]:
    """Every figure of the closed months that moved, by month and series. `closings` are those in force, `closed_on` their local days."""
    every = tuple(moves)
    found = []
    for month, closing in sorted(closings.items()):
        since = net(one for one in every if one.is_after(mark_of(closing)))
        before, after = _kept(closing), amounts(counts, month)
        for key in sorted({*before, *after}):
            then, now = before.get(key, UNKNOWN), after.get(key, UNKNOWN)
            if not now.is_like(then):
                mine = tuple(one for one in since if one.touches(key[0], key[1], month.first, month.last))
                found.append(Restatement(month, *key, then, now, closed_on[month], mine))
    return tuple(found)


def _kept(closing: MonthClosing) -> dict[Key, MonthAmount]:
    rows: Sequence[Sequence[Any]] = (closing.figures or {}).get("counts", ())
    return {
        (dataset, series, measure): MonthAmount(value, whole)
        for dataset, series, measure, value, whole in rows
        if dataset in DATASETS
    }


def with_names(found: Iterable[Restatement], plan: Plan) -> tuple[Restatement, ...]:
    """The same with their names in the language that is spoken."""
    return tuple(replace(one, name=label(plan, one.dataset, one.series, one.measure)) for one in found)


def of_indicator(
    found: Iterable[Restatement], indicator: Indicator, series: str | None = None
) -> tuple[Restatement, ...]:
    """Those of what an indicator counts, or one `series` of it."""
    measures = {indicator.measure, *indicator.add, indicator.denominator}
    mine = {series} if series else set(indicator.series) or {""}
    return tuple(
        one for one in found if one.dataset == indicator.dataset and one.series in mine and one.measure in measures
    )
