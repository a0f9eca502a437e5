"""Reads a table as the app does, and says whether what was counted of it is true."""

import datetime as dt
from calendar import monthrange
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from benchmarks.meaning.drawing import OUTLETS
from benchmarks.meaning.model import Case, Counts, Key, Truth
from plancom import sources
from plancom.datasets import Inquiry, Observations, Refusal, Result
from plancom.language.text import fold
from plancom.plan import Plan

TODAY = dt.date(2026, 11, 23)
Outcome = Literal["counted", "asked", "refused"]
Verdict = Literal["RIGHT", "NEEDLESS", "ACCEPTABLE", "TOLD", "SILENT"]
_VISITS = ("visits", "visitors", "page_views")
_NAMED = frozenset(OUTLETS.values()) - {"other"}


@dataclass(frozen=True)
class JudgedCase:
    """What became of one table: how it was read, what was counted, and the verdict with what was said of it."""

    case: Case
    outcome: Outcome
    counted: Counts
    verdict: Verdict
    said: tuple[str, ...]


def judge(case: Case, plan: Plan) -> JudgedCase:
    """Reads one table and judges it."""
    found = sources.read(case.name, case.content, plan, TODAY)
    said = (
        *(f"¿{question.id}? {question.text}" for question in found.questions if question.blocking),
        *(f"{problem.code}: {problem.message}" for problem in found.problems[:3]),
    )
    return JudgedCase(case, outcome_of(found), summed(figures_of(found, plan)), verdict(case.truth, found, plan), said)


def outcome_of(found: Result) -> Outcome:
    """Whether something was counted; if not, whether a person is asked how, or it was refused."""
    match found:
        case Observations():
            return "counted"
        case Inquiry() | Refusal(mappable=True):
            return "asked"
        case Refusal():
            return "refused"


def verdict(truth: Truth, found: Result, plan: Plan) -> Verdict:
    """RIGHT: what was counted is a reading of the table, or nothing was and there is nothing. NEEDLESS: asked or refused though all is clear.
    ACCEPTABLE: asked or refused, and not all is. TOLD: less than there is, and the rest is reported and its months are not covered.
    SILENT: anything else.
    """
    if isinstance(found, Observations):
        figures = figures_of(found, plan)
        if any(summed(figures) == reading for reading in truth.readings):
            return "RIGHT"
        return "TOLD" if any(_is_reported(truth, reading, figures, found) for reading in truth.readings) else "SILENT"
    if not any(truth.readings):
        return "RIGHT"
    return "NEEDLESS" if truth.clear else "ACCEPTABLE"


def figures_of(found: Result, plan: Plan) -> list[tuple[Key, int]]:
    """What the rows count, by month and part, as the plan's indicators would; none where a question comes first."""
    if not isinstance(found, Observations):
        return []
    electronic = {fold(channel) for channel in plan.institution.electronic_channels}
    networks = {network.id for network in plan.institution.networks}
    figures: list[tuple[Key, int]] = []
    for row in found.table.to_dict("records"):
        month = row["day"].strftime("%Y-%m")
        if found.dataset == "visits":
            parts = [(measure, row[measure]) for measure in _VISITS]
        elif found.dataset == "posts":
            parts = [(row["series"] if row["series"] in networks else "other", row["publications"])]
        elif found.dataset == "press":
            parts = [(row["series"] if row["series"] in _NAMED else "other", 1)]
        elif found.dataset == "procedures":
            parts = [("electronic" if fold(row["channel"]) in electronic else "other", row["quantity"])]
        else:
            parts = [("", row["quantity"])]
        figures += [((str(found.dataset), month, part), int(value)) for part, value in parts if not pd.isna(value)]
    return figures


def summed(figures: list[tuple[Key, int]]) -> Counts:
    """The figures added up."""
    counted: Counts = Counter()
    for key, value in figures:
        counted[key] += value
    return +counted


def _is_reported(truth: Truth, reading: Counts, figures: list[tuple[Key, int]], found: Observations) -> bool:
    """Whether only figures of the table are counted, and what is not counted is reported and in no month that is taken for whole."""
    counted = summed(figures)
    single: defaultdict[Key, Counter[int]] = defaultdict(Counter)
    for key, value in figures:
        single[key][value] += 1
    for key, values in single.items():
        cells = truth.cells.get(key) or Counter({1: reading[key]})
        if any(number > cells[value] for value, number in values.items() if value):
            return False
    short = [key for key, value in reading.items() if counted[key] < value]
    return (
        all(value <= reading[key] for key, value in counted.items())
        and bool(found.problems)
        and not any(_covered(found, month, part) for _, month, part in short)
    )


def _covered(found: Observations, month: str, part: str) -> bool:
    """Whether each day of a month is covered of what a part belongs to."""
    year, number = map(int, month.split("-"))
    first, last = dt.date(year, number, 1), dt.date(year, number, monthrange(year, number)[1])
    mine = [
        span
        for span in found.coverage
        if (not span.series or part in {span.series, "other"}) and span.measure in {"", part}
    ]
    return any(span.first <= first and last <= span.last for span in mine)
