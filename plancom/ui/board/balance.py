"""The plan's years side by side: what each promised, what there is of it, and what came of the promise."""

import htpy as h
import streamlit as st

from plancom.charts import Look
from plancom.html import Node, html_of
from plancom.indicators.plan_years import GoalYears, PlanYear, balance
from plancom.indicators.view import View
from plancom.language import dates
from plancom.language.translation import tr
from plancom.office import Office
from plancom.plan.written_amounts import amount_text
from plancom.ui.elements.figure_tables import stacked_table
from plancom.ui.elements.year_strip import year_colour, year_sign
from plancom.ui.state.figures import figures_now


def balance_title(view: View) -> str:
    """What this is called: before the plan's end nobody has a balance of it."""
    return tr("Balance del plan") if view.is_after_plan else tr("Año por año")


def balance_section(office: Office, view: View, look: Look) -> None:
    """In one sentence how many promises were kept, and every goal in every year of the plan."""
    goals = figures_now(office, view).years
    if view.is_after_plan:
        st.markdown(tr("El plan terminó el {day}.", day=dates.date(view.plan.calendar.last_day(view.plan.years))))
    st.html(html_of(h.p(".pc-verdict")[balance(goals).sentence]))
    heads = [tr("Indicador"), *(_head(view, year) for year in range(1, view.plan.years + 1))]
    rows = [[_name(goal), *(_cell(goal, one, look) for one in goal.years)] for goal in goals]
    stacked_table(tr("Lo prometido y lo logrado en cada año del plan"), heads, rows)


def _head(view: View, year: int) -> str:
    months = view.plan.calendar.months(year)
    return tr(
        "Año {year} ({first} – {last})",
        year=year,
        first=dates.month(months[0].first),
        last=dates.month(months[-1].first),
    )


def _name(goal: GoalYears) -> str:
    return goal.name if goal.series is None else f"· {goal.short}"


def _cell(goal: GoalYears, one: PlanYear, look: Look) -> Node:
    colour = year_colour(one, look)
    said: list[Node] = [h.b(style=f"color:{colour}" if colour else None)[year_sign(one)], f" {one.label}"]
    if one.target is None:
        return [h.strong[amount_text(goal.indicator, one.actual)], h.small[said]]
    target = amount_text(goal.indicator, one.target)
    if one.actual is None:
        return [h.span[tr("meta {target}", target=target)], h.small[said]]
    return [
        h.strong[amount_text(goal.indicator, one.actual)], " ", tr("de {target}", target=target), h.small[said],
    ]  # fmt: skip
