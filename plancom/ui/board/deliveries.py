"""What was delivered, as the activities' files say it: by medium, and by task."""

from collections.abc import Sequence

import htpy as h
import pandas as pd
import streamlit as st

from plancom.html import Node, definitions, html_of
from plancom.indicators.deliveries import Delivery, by_medium
from plancom.indicators.task_progress import FollowedTask
from plancom.indicators.view import View
from plancom.language import dates
from plancom.language.numbers import number
from plancom.language.phrases import counted
from plancom.language.translation import later, tr, tr_in
from plancom.office import Office
from plancom.plan import Plan
from plancom.plan.translation import word
from plancom.ui.elements.links import of_series, origin_link
from plancom.ui.elements.sections import table_section
from plancom.ui.state.tasks import delivered_now

NO_TASK = later("Sin tarea del plan")


def deliveries_section(office: Office, view: View, tasks: Sequence[FollowedTask], *, whole: bool) -> None:
    """How much was delivered for these tasks; with `whole`, also what belongs to no task of the plan.

    The sums stand side by side and not in one chart: a brochure and a note on the radio have no common scale.
    """
    names = {one.task.id: one.task.name for one in tasks}
    every = {task.id for strategy in office.plan.strategies for task in strategy.tasks}
    found = [one for one in delivered_now(office, view.as_of) if one.task in names or (whole and one.task not in every)]
    if not found:
        st.info(
            tr(
                "No hay actividades con fecha hasta el corte. Súbalas con la plantilla de actividades: su columna «tarea» dice para cuál fueron."
            )
        )
        return
    st.header(tr("Lo entregado hasta el {as_of}", as_of=dates.date(view.as_of)), anchor=False)
    sums = definitions([_sum(office.plan, one) for one in by_medium(found)], grouped=True)
    st.html(html_of(h.dl(".pc-sums")[sums]))
    origin_link(of_series("activities", "activities"))
    st.subheader(tr("Por tarea"), anchor=False)
    table_section(_table(office.plan, found, names), "lo-entregado", tr("Lo entregado por tarea y medio"))


def _sum(plan: Plan, one: Delivery) -> tuple[str, Node]:
    words = tr(
        "{count}, la última el {last}",
        count=counted(one.activities, "actividad", "actividades"),
        last=dates.date(one.last),
    )
    return word(plan, one.medium), [h.strong[number(one.quantity)], " ", h.span[words]]


def _table(plan: Plan, found: Sequence[Delivery], names: dict[str, str]) -> pd.DataFrame:
    ordered = sorted(found, key=lambda one: (one.task not in names, names.get(one.task, ""), -one.quantity))
    return pd.DataFrame(
        [
            {
                tr("Tarea"): names.get(one.task) or tr(NO_TASK),
                tr_in("tarea", "Medio"): word(plan, one.medium),
                tr("Cantidad"): number(one.quantity),
                tr("Actividades"): number(one.activities),
                tr("La última"): dates.date(one.last),
            }
            for one in ordered
        ]
    )
