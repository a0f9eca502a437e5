"""El plan: what it promises, how each sentence is read and who decided it, and the institution's plans with their drafts."""

import streamlit as st

from plancom.language.translation import tr
from plancom.ui.board.goals_across_plans import goals_across_plans_section
from plancom.ui.elements.tabs import Tab, tabs_section
from plancom.ui.goals.goal_settings import goals_section
from plancom.ui.goals.readings import choices_section, open_sentences_section
from plancom.ui.goals.versions import versions_section
from plancom.ui.plans.plan_list import plans_section
from plancom.ui.plans.plan_view import plan_section
from plancom.ui.state import cache
from plancom.ui.state.database import known_plans
from plancom.ui.state.pickers import current_look, current_view

office = cache.office()
view, look = current_view(office), current_look(office.plan)
several = len(known_plans().all) > 1


def readings() -> None:
    """The book of readings."""
    st.markdown(
        tr(
            "El plan dice algunas cosas que pueden entenderse de varias maneras. Aquí se ve cada frase, lo que cada lectura exigiría con los datos de la oficina, cuál rige y quién lo decidió. Nada se borra: cada decisión es una versión nueva."
        )
    )
    choices_section(office, view, look)


st.title(tr("El plan"), anchor=False)
tabs_section(
    "libro",
    [
        Tab("plan", tr("El plan"), lambda: plan_section(office, view, look)),
        Tab("lecturas", tr("Lecturas"), readings),
        Tab("metas", tr("Líneas base y metas"), lambda: goals_section(office, view)),
        Tab("abiertas", tr("Frases abiertas"), lambda: open_sentences_section(office.plan)),
        Tab("versiones", tr("Decisiones"), lambda: versions_section(office)),
        *(
            [Tab("entre-planes", tr("De plan en plan"), lambda: goals_across_plans_section(view, look))]
            if several
            else []
        ),
        Tab("planes", tr("Planes"), lambda: plans_section(office)),
    ],
)
