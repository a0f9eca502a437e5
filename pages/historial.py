"""Historial: what data there are and what is missing, every import with its undo, the changes of how things are measured, dated
notes, what to look at in the data, and what was presented with them.
"""

import streamlit as st

from plancom.language.translation import tr
from plancom.ui.council.presented_reports import told_section
from plancom.ui.elements.links import REVIEWS
from plancom.ui.elements.tabs import Tab, tabs_section
from plancom.ui.history.breaks import breaks_section
from plancom.ui.history.dated_notes import notes_section
from plancom.ui.history.list import imports_section
from plancom.ui.month.freshness import freshness_section
from plancom.ui.month.review import reviewed_section, warnings_section
from plancom.ui.month.watch import guarded
from plancom.ui.state import cache
from plancom.ui.state.pickers import current_look, current_view

office = cache.office()
view = current_view(office)


def history() -> None:
    """What there is, and where it came from."""
    freshness_section(office, view, current_look(office.plan))
    st.header(tr("Importaciones"), anchor="importaciones")
    st.markdown(
        tr(
            "Deshacer una importación la saca de todas las cifras; no se borra, y se puede rehacer cuando quiera, en cualquier orden."
        )
    )
    imports_section(office, view)
    breaks_section(office)
    notes_section(office, view)


def review() -> None:
    """What should be looked at before anybody presents the figures."""
    st.markdown(
        tr(
            "Lo que conviene mirar antes de presentar: datos que faltan, cifras imposibles, saltos, y meses que ya no son como se dijeron."
        )
    )
    found = guarded(office, view)
    warnings_section(office, view, found)
    reviewed_section(office, found)


st.title(tr("Historial"), anchor=False)
tabs_section(
    "historial",
    [
        Tab("datos", tr("Datos cargados"), history),
        Tab(REVIEWS, tr("Por revisar"), review),
        Tab("presentado", tr("Lo presentado"), lambda: told_section(office)),
    ],
)
