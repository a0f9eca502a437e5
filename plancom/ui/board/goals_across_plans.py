"""Across plans: each goal on one long line, where its goal changed, and what every year of every plan promised and brought."""

from functools import partial

import pandas as pd
import streamlit as st

from plancom.charts import Look
from plancom.charts.data_tables import data_table
from plancom.charts.months_across_years import months_across_plans
from plancom.indicators.view import View
from plancom.language import dates
from plancom.language.translation import tr
from plancom.office.goals_across_plans import GoalAcrossPlans, goals_across_plans
from plancom.plan.written_amounts import amount_text
from plancom.ui.elements.figure_tables import figure_table
from plancom.ui.elements.glossary_links import with_explained_heads
from plancom.ui.elements.sections import ChartSection, chart_section, plain
from plancom.ui.elements.year_strip import year_sign
from plancom.ui.state import cache
from plancom.ui.state.database import known_plans


def goals_across_plans_section(view: View, look: Look) -> None:
    """A goal that is picked, over all the plans that count what it counts."""
    plans = known_plans()
    found = goals_across_plans(cache.offices(), plans, view.as_of)
    st.markdown(
        tr(
            "Los planes cambian y lo que se cuenta sigue: una línea para cada meta, con lo que pidió cada plan y una marca donde empieza otro."
        )
    )
    if not found:
        st.info(tr("Ninguna meta de estos planes se mide con datos."))
        return
    names = {number: one.newest.indicator.name for number, one in enumerate(found)}
    picked = st.selectbox(
        tr("Indicador"), list(names), format_func=names.__getitem__, key="meta-entre-planes", persist_state="session"
    )
    shown = found[picked]
    indicator = shown.newest.indicator
    line = months_across_plans(shown.points, indicator, shown.changes)
    title = tr("{name}, de plan en plan", name=indicator.name)
    chart_section(ChartSection(
        title, line.figure(look), table=partial(data_table, line.months, percent=indicator.kind.is_share), events=False,
        alt=line.alt(title),
    ))  # fmt: skip
    if len(shown.goals) == 1:
        st.caption(tr("Solo el plan {period} cuenta esto así.", period=shown.newest.plan.period))
    figure_table(with_explained_heads(_years(shown)), alt=tr("Los años de cada plan"))


def _years(shown: GoalAcrossPlans) -> pd.DataFrame:
    """Every year of every plan, in order."""
    return pd.DataFrame(
        [
            {
                tr("Plan"): plain(f"{goal.plan.name} ({goal.plan.period})"),
                tr("Año"): f"{year.plan_year} ({dates.month(year.first)} – {dates.month(year.last)})",
                tr("Meta"): amount_text(goal.indicator, year.target),
                tr("Real"): amount_text(goal.indicator, year.actual),
                tr("Resultado"): f"{year_sign(year)} {year.label}",
            }
            for goal in shown.goals
            for year in goal.years
        ]
    )
