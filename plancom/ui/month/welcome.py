"""Welcome: an empty database; the office drops its files, fills templates, or looks at an example."""

import streamlit as st

from plancom.access import acts
from plancom.datasets import Observations
from plancom.language.translation import tr
from plancom.office import Office
from plancom.services import importing
from plancom.services.plan_examples import sample_files
from plancom.ui.elements.messages import SAMPLES_THROUGH, attempted, template_buttons
from plancom.ui.files.files_at_hand import drop_zone, files_at_hand
from plancom.ui.state.actor import may
from plancom.ui.state.plan_choice import pick_cut_off


def welcome_section(office: Office, month: st.Page) -> None:
    """The ways on from an empty database, the first of them the files that the office has."""
    if files_at_hand():
        st.switch_page(month, query_params=dict(st.query_params))
    st.title(tr("Bienvenida"))
    st.markdown(
        tr(
            "Este tablero compara las metas del **{name}** del {institution} con lo que de verdad pasó. Todavía no hay datos: suelte aquí los archivos de Google Analytics, Meta o X, tal como los descargó, o sus hojas de Excel. El tablero los reconoce y muestra qué traen antes de guardar nada.",
            name=office.plan.name,
            institution=office.plan.institution.name,
        )
    )
    drop_zone("welcome")
    with st.container(horizontal=True, vertical_alignment="center", key="welcome-ways"):
        st.page_link(month, label=tr("Ver qué falta del mes"), icon=":material/event_available:")
        with st.popover(tr("Plantillas de Excel"), icon=":material/description:", type="tertiary"):
            st.markdown(tr("Descargue las plantillas, escriba sus cifras y suéltelas aquí."))
            template_buttons(office, "welcome")
        asked = may(acts.IMPORT) and bool(sample_files(office.plan)) and st.button(
            tr("Ver el tablero con datos de ejemplo"), type="tertiary", key="load-samples", icon=":material/science:",
            help=tr("Datos inventados, para conocer el tablero. Se marcan como ejemplo y se quitan con un clic."),
        )  # fmt: skip
    if asked and attempted(lambda: load_samples(office)):
        st.rerun()


def load_samples(office: Office) -> None:
    """Imports the sample data, marked as such, and shows their last day: as of today, years later, hardly anything could be said of them."""
    with st.spinner(tr("Cargando los datos de ejemplo…")):
        files = [importing.source_file(path.name, path.read_bytes()) for path in sample_files(office.plan)]
        taken = importing.take_in(office.engine, files, office.plan, is_sample=True)
    last = max(span.last for one in taken if isinstance(one.result, Observations) for span in one.result.coverage)
    st.session_state[SAMPLES_THROUGH] = last
    pick_cut_off(last)
