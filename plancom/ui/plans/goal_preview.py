"""Beside a goal that is being written: its way over the office's own data, the baseline that results, and what each year would ask."""

from dataclasses import replace

import pandas as pd
import streamlit as st
from pydantic import ValidationError

from plancom.charts.browser import figure_text
from plancom.charts.months_across_years import months_of_draft
from plancom.forecast.demand import Demand, demand_of
from plancom.forecast.demand import sentences as demand_sentences
from plancom.indicators import baseline_sentences
from plancom.indicators.goals import ESTIMATED_FROM
from plancom.indicators.measured_months import MeasuredMonths, measured_months
from plancom.indicators.overview import indicator_progress
from plancom.indicators.trajectory import TrajectoryPoint, points
from plancom.indicators.view import View
from plancom.language import dates
from plancom.language.translation import tr
from plancom.office import Office
from plancom.plan import Indicator, Institution, Plan, written_amounts
from plancom.plan.goals import UnknownSettingError
from plancom.plan.plan_text import PlanText
from plancom.ui.elements.figure_tables import figure_table
from plancom.ui.elements.glossary_links import with_explained_heads
from plancom.ui.elements.plot import plot
from plancom.ui.elements.sections import plain
from plancom.ui.plans.draft_form import DraftForm
from plancom.ui.state.pickers import current_look

YEARS_WITHOUT_A_PLAN = 12
"""How long before its draft an office may have data to which a goal is held: three terms of four years."""


def preview_section(form: DraftForm, office: Office, goal: str) -> None:
    """The goal over the data that there are; what keeps it from being drawn, where something does."""
    plan = preview_plan(form.text, office, goal)
    if plan is None:
        st.info(tr("Cuando la meta esté completa, aquí se dibuja sobre los datos de la oficina."))
        return
    indicator = plan.indicators[0]
    if indicator.kind.of_tasks:
        st.info(tr("Esta meta se mide con las tareas del plan: no necesita datos."))
        return
    view = View(plan, office.today)
    months = measured_months(indicator, office.counts)
    figure = indicator_progress(replace(view, plan_year=1), indicator, office.counts, {}, {})[0]
    chart = months_of_draft(months_drawn(view, months), indicator, figure.baseline)
    title = tr("{name}: lo que hay y lo que se pediría", name=indicator.name)
    st.markdown(f"**{plain(title)}**")
    plot(
        figure_text(chart.figure(current_look(office.plan))),
        name="borrador",
        alt=chart.alt(title),
        key=form.key_of("preview", goal),
    )
    st.markdown(plain(_baseline(plan, indicator, figure.baseline) or f"{baseline_sentences.baseline(figure)}."))
    demand = demand_of(view, months)
    figure_table(
        with_explained_heads(_table(indicator, demand)),
        alt=tr("Metas de {name}", name=indicator.name),
    )
    for sentence in demand_sentences(demand):
        st.markdown(plain(sentence))


def months_drawn(view: View, months: MeasuredMonths) -> list[TrajectoryPoint]:
    """From the year before the plan (from the first with data, where that is earlier) to the plan's last month."""
    years = [view.plan.calendar.year_of(month) for month in months.usable(view.as_of)]
    first = max(min([0, *years]), -YEARS_WITHOUT_A_PLAN)
    return [
        point for year in range(first, view.plan.years + 1) for point in points(view, months, year, by_calendar=True)
    ]


def _baseline(plan: Plan, indicator: Indicator, baseline: float | None) -> str:
    """Why there is no baseline, where it is one to be measured; else ""."""
    if baseline is not None or indicator.baseline.source == "given":
        return ""
    months = plan.calendar.months(0)
    return tr(
        "Sin línea base: de {first} a {last} hay menos de {months} meses completos con datos.",
        first=dates.month(months[0].first),
        last=dates.month(months[-1].first),
        months=ESTIMATED_FROM,
    )


def preview_plan(text: PlanText, office: Office, goal: str) -> Plan | None:
    """A plan with the draft's period and that goal alone, in the office's own plan; None while they are not right by themselves."""
    found = text.value("indicators", goal)
    if not isinstance(found, dict):
        return None
    plan = office.file_plan
    changes = {"start": text.value("start"), "years": text.value("years"), "id": plan.id}
    institution = institution_of(text) or plan.institution
    try:
        indicator = Indicator.model_validate(found).read()
        valid = Plan.model_validate(
            {
                **plan.model_dump(),
                **changes,
                "institution": institution.model_dump(),
                "indicators": [{**found, "strategies": []}],
            }
        )
    except (ValidationError, UnknownSettingError):
        return None
    return valid.model_copy(update={"indicators": (indicator,)})


def _table(indicator: Indicator, demand: Demand) -> pd.DataFrame:
    rows = [
        {
            tr("Año"): str(one.year),
            tr("Meta"): written_amounts.amount_text(indicator, one.target),
            **(
                {tr("Cada mes"): written_amounts.amount_text(indicator, one.per_month)}
                if indicator.kind.adds_up
                else {}
            ),
        }
        for one in demand.years
    ]
    return pd.DataFrame(rows)


def institution_of(text: PlanText) -> Institution | None:
    """The draft's institution; None while it is not right by itself."""
    try:
        return Institution.model_validate(text.value("institution"))
    except ValidationError:
        return None
