"""The promises of a goal, a field for each plan year: how amounts are typed, and what an empty year means."""

from typing import Any

import streamlit as st

from plancom.language.translation import tr
from plancom.plan.kinds import DAILY_RATE, KINDS
from plancom.plan.plan_text import Place
from plancom.ui.elements.sections import plain
from plancom.ui.plans.draft_form import DraftForm
from plancom.ui.plans.wording import PERCENT, Wording, is_number, shown_number

ABREAST = 4
MOST_YEARS = 20  # as the loader has it

GROWTH = Wording(
    lambda factor: round((float(factor) - 1) * 100, 6) if is_number(factor) else None,
    lambda typed: None if typed is None else round(1 + float(typed) / 100, 8),
)
"""A multiple of the baseline, typed as how much more than it."""


def plan_years(form: DraftForm) -> int:
    """How many years the draft's plan has; 1 while it does not say."""
    years = form.text.value("years")
    return years if isinstance(years, int) and 0 < years <= MOST_YEARS else 1


def numbers_in(value: Any) -> list[float]:
    """The numbers of a list; [] where it is none, as it may be in a file that is not right yet."""
    return [one for one in value if is_number(one)] if isinstance(value, list) else []


def year_fields(form: DraftForm, goal: Place, place: Place, promised: list[float]) -> None:
    """A field for each plan year: what is promised in the list at `place`, a multiple of the baseline as how much more than it."""
    grows = form.text.value(*goal, "targets", "of") == "baseline"
    wording = GROWTH if grows else amounts(form, goal)
    boxes = st.columns(min(plan_years(form), ABREAST))
    for year in range(plan_years(form)):
        label = tr("Año {year}", year=year + 1)
        with boxes[year % len(boxes)]:
            form.number_field(
                place, f"{label} (+ %)" if grows else with_unit(form, goal, label), part=(year,), least=-100 if grows else 0,
                wording=_of_year(year, promised, wording),
            )  # fmt: skip


def _of_year(year: int, promised: list[float], amounts: Wording) -> Wording:
    """One year of the list of promises: what is typed beyond its end makes it longer, what is emptied ends it there."""

    def shown(_years: Any) -> Any:
        return amounts.shown(promised[year]) if year < len(promised) else None

    def meant(typed: Any) -> list[float] | None:
        value = amounts.meant(typed)
        if value is None:
            return promised[:year]
        before = promised[:year] + [promised[-1] if promised else value] * (year - len(promised))
        return [*before, _number(value), *promised[year + 1 :]]

    return Wording(shown, meant)


def amounts(form: DraftForm, goal: Place) -> Wording:
    """How amounts of a goal are typed: shares as percentages."""
    plain = Wording(shown_number, _number)
    return PERCENT if is_share(form, goal) else plain


def _number(typed: float | None) -> float | int | None:
    """As a person would write it into a file: 100, not 100.0."""
    return None if typed is None else int(typed) if float(typed).is_integer() else float(typed)


def is_share(form: DraftForm, goal: Place) -> bool:
    """Whether the goal is written as a percentage."""
    kind = KINDS.get(form.text.value(*goal, "kind"))
    return kind is not None and kind.is_share


def with_unit(form: DraftForm, goal: Place, label: str) -> str:
    """The label of an amount, with what it is an amount of."""
    by_day = form.text.value(*goal, "kind") == DAILY_RATE.id
    named = form.text.value(*goal, "unit", default="") if by_day else form.text.value(*goal, "noun", 1, default="")
    unit = "%" if is_share(form, goal) else str(named or "")
    return f"{label} ({plain(unit)})" if unit else label
