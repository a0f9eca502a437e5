"""«Hoja de vida»: one indicator's sheet, what was written in it before, and the ways to take it along."""

import datetime as dt
from collections.abc import Callable, Collection, Sequence

import htpy as h
import streamlit as st

from plancom import clock
from plancom.charts import Look
from plancom.html import html_of, verbatim
from plancom.indicators.view import View
from plancom.language.phrases import counted
from plancom.language.translation import tr
from plancom.office import Office
from plancom.reports.sheet import Sheet, page, sheet, standalone, stylesheet, texts, trend_picture
from plancom.store.plans.analyses import Analysis
from plancom.ui.elements.links import CHANGES, answer_link, origin_link
from plancom.ui.state.figures import figures_now
from plancom.ui.state.pickers import pick_figure

KEY, DONE = "hoja-indicador", "hoja-done"


def pick_indicator(office: Office, ids: Collection[str] | None = None) -> str:
    """Whose sheet is shown (of those in `ids`); asked where there is a choice, and kept in the address."""
    names = {one.id: one.name for one in office.plan.indicators if ids is None or one.id in ids}
    return pick_figure(tr("Indicador"), names, KEY)


def sheet_now(office: Office, view: View, indicator_id: str) -> Sheet:
    """The sheet of an indicator as of the view."""
    return sheet(figures_now(office, view), indicator_id)


def sheet_section(office: Office, shown: Sheet, look: Look) -> None:
    """The sheet, and the ways to take it along."""

    def local(moment: dt.datetime) -> dt.datetime:
        return clock.local(moment, office.plan)

    if text := st.session_state.pop(DONE, None):
        st.success(str(text), icon=":material/check_circle:")
    st.html(html_of(h.style[verbatim(stylesheet())], page(shown, local, trend_picture(shown, look))))
    with st.container(horizontal=True, vertical_alignment="center", key="hoja-links"):
        _download(shown, local, office.plan.institution.accent)
        if shown.figure.indicator.dataset is not None:
            answer_link(CHANGES, tr("Qué cambió"), shown.figure.indicator)
            origin_link(shown.figure.id)
    others_section(shown, local)


def _download(shown: Sheet, local: Callable[[dt.datetime], dt.datetime], accent: str) -> None:
    """The sheet as a file that opens without the app."""
    name = tr("hoja-{sheet}", sheet=f"{shown.figure.id}-{shown.view.as_of.isoformat()}.html")
    light = Look(accent=accent)
    st.download_button(
        tr("Descargar la hoja"), standalone(shown, local, trend_picture(shown, light)), file_name=tr("ejemplo-{name}", name=name) if shown.has_samples else name,
        mime="text/html", on_click="ignore", key="hoja-descargar", icon=":material/download:",
        help=tr("Un archivo que se abre sin internet. Para imprimir o guardar en PDF, oprima Ctrl+P: se imprime solo la hoja."),
    )  # fmt: skip


def others_section(shown: Sheet, local: Callable[[dt.datetime], dt.datetime]) -> None:
    """What was written before, or for other cut-offs."""
    if not shown.others:
        return
    with st.expander(
        tr("{count} o de otros cortes", count=counted(len(shown.others), "texto anterior", "textos anteriores")),
        icon=":material/history:",
    ):
        texts_section(shown.others, local)


def texts_section(ones: Sequence[Analysis], local: Callable[[dt.datetime], dt.datetime]) -> None:
    """What was written, one under the other."""
    st.html(html_of([[h.hr if place else None, texts(one, local)] for place, one in enumerate(ones)]))
