"""The promises of a goal, a field for each plan year: how amounts are typed, and what an empty year means."""

from typing import Any

import streamlit as st

from plancom.language.translation import later, tr
from plancom.plan.field_names import label_of
from plancom.plan.kinds import DAILY_RATE, KINDS
from plancom.plan.plan_text import Place
from plancom.ui.elements.sections import plain
from plancom.ui.plans.draft_form import DraftForm
from plancom.ui.plans.wording import PERCENT, Wording, as_table, is_number, shown_number

ABREAST = 4
MOST_YEARS = 20  # as the loader has it
CONTINUATIONS = {
    "hold": later("Se repite la última"),
    "none": later("No hay más metas"),
    "times": later("Crece un porcentaje cada año"),
    "plus": later("Crece lo mismo cada año"),
}

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


def promise_fields(form: DraftForm, goal: Place, place: Place) -> None:
    """What the targets at `place` promise for each year, and how they go on where not every year is typed."""
    form.said_below((*place, "years"))
    grows = form.text.value(*place, "of") == "baseline"
    promised = numbers_in(form.text.value(*place, "years"))
    year_fields(form, goal, (*place, "years"), promised, grows=grows)
    if len(promised) < plan_years(form):
        offered = {key: tr(name) for key, name in CONTINUATIONS.items()}
        form.choice_field(
            place, offered, label_of((*place, "then")), wording=_continuation(as_table(form.text.value(*place)))
        )
        _continuation_field(form, goal, (*place, "by"), form.text.value(*place, "then"), grows=grows)
    form.said_below(place)


def _continuation_field(form: DraftForm, goal: Place, place: Place, then: Any, *, grows: bool) -> None:
    """By how much the promises go on."""
    if then == "times":
        note = tr("Sobre la meta del año anterior.")
        form.number_field(place, tr("Crece cada año (%)"), least=-100, wording=GROWTH, help_=note)
    elif then == "plus":
        label = tr("Más cada año (%)") if grows or is_share(form, goal) else tr("Más cada año")
        form.number_field(place, label, wording=PERCENT if grows else amounts(form, goal))


def _continuation(targets: dict[str, Any]) -> Wording:
    """How the promises go on, which settles whether there is a `by`."""

    def meant(then: str) -> dict[str, Any]:
        kept = {key: value for key, value in targets.items() if key not in {"then", "by"}}
        by = {"times": 1.1, "plus": 0.1 if targets.get("of") == "baseline" else 1}
        return {**kept, "then": then, **({"by": by[then]} if then in by else {})}

    return Wording(lambda there: as_table(there).get("then", "hold"), meant)


def year_fields(form: DraftForm, goal: Place, place: Place, promised: list[float], *, grows: bool) -> None:
    """A field for each plan year: what is promised in the list at `place`, a multiple of the baseline (where it `grows`) as how much more than it."""
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
