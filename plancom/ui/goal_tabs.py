"""Goals and the answers about them, as tabs: will they be reached, what changed, what followed an event, and each one's sheet.

On the page of a dataset they are about its goals, on the overview about all of them.
"""

from collections.abc import Callable, Collection, Sequence

import streamlit as st

from plancom.charts import Look
from plancom.datasets import DEFINITIONS, Dataset
from plancom.forecast.effects import LEVEL
from plancom.indicators.view import View
from plancom.language.numbers import percent
from plancom.language.translation import tr
from plancom.office import Office
from plancom.plan import Indicator
from plancom.ui.answers import changes, effects, projection
from plancom.ui.answers.changes_summary import glance_section
from plancom.ui.answers.sheet import pick_indicator as pick_sheet
from plancom.ui.answers.sheet import sheet_now, sheet_section
from plancom.ui.answers.sheet_form import writing_section
from plancom.ui.elements.links import CHANGES, EFFECTS, OUTLOOK, SHEET
from plancom.ui.elements.sections import charts_container, foot_section
from plancom.ui.elements.tabs import Tab, tabs_section
from plancom.ui.month.watch import notice_section
from plancom.ui.state import cache
from plancom.ui.state.figures import figures_now
from plancom.ui.state.pickers import current_look, current_view


def goal_page(dataset: Dataset, draw: Callable[[Office, View, Look, Sequence[Indicator]], None]) -> None:
    """The page of a dataset's goals: how they stand today, which `draw` shows chart by chart, and the answers about them."""
    office = cache.office()
    view, look = current_view(office), current_look(office.plan)
    page = DEFINITIONS[dataset].page
    indicators = [one for one in office.plan.indicators if one.dataset == dataset]

    def today() -> None:
        notice_section(office, view, {dataset})
        with charts_container("hoy"):
            draw(office, view, look, indicators)
        foot_section([figures_now(office, view).of(one.id)[0] for one in indicators])

    st.title(tr(page.title), anchor=False)
    tabs_section(page.file, [Tab("hoy", tr("Hoy"), today), *goal_tabs(office, view, look, indicators)])


def goal_tabs(office: Office, view: View, look: Look, indicators: Sequence[Indicator]) -> list[Tab]:
    """A tab for each answer about `indicators`, goals of one page."""
    ids = [one.id for one in indicators]
    datasets = {one.dataset for one in indicators if one.dataset is not None}
    tabs = [Tab(OUTLOOK, tr("¿Llegamos?"), lambda: outlook_tab(office, view, look, ids))]
    if datasets:
        tabs.append(Tab(CHANGES, tr("Qué cambió"), lambda: changes_tab(office, view, look, datasets)))
    if any(one.kind.by_day for one in indicators):
        tabs.append(Tab(EFFECTS, tr("Campañas"), lambda: effects_tab(office, view, look, ids)))
    return [*tabs, Tab(SHEET, tr("Hoja de vida"), lambda: sheet_tab(office, view, look, ids))]


def outlook_tab(office: Office, view: View, look: Look, ids: Collection[str] | None = None) -> None:
    """Where goals are heading: a row for each, and one of them with its fan, what it needs, and what if. Of all, or of those in `ids`."""
    figures = projection.glance_section(office, view, ids)
    if not figures:
        return
    projection.outlook_section(office, view, projection.pick_indicator(figures), look)
    projection.explanation_section()


def changes_tab(office: Office, view: View, look: Look, datasets: Collection[Dataset] | None = None) -> None:
    """Every total against the month before and a year ago, and what moved it. Of all, or of those of `datasets`."""
    every = changes.all_totals(office, view)
    names = changes.names_of(office, every)
    found = {name: one for name, one in every.items() if datasets is None or one.dataset in datasets}
    st.markdown(
        tr(
            "Cada cifra al lado de la del mes anterior y la de hace un año, y qué la movió. Las partes suman el cambio exacto."
        )
    )
    kind = changes.pick_kind()
    glance_section(view, found, names, kind)
    st.header(tr("Qué lo movió"), anchor="detalle")
    chosen = found[changes.pick_total(found)]
    changes.detail_section(view, chosen, names, kind, look)
    changes.procedures_section(view, chosen, names, kind)
    changes.calendar_section(view, chosen, look)


def effects_tab(office: Office, view: View, look: Look, ids: Collection[str] | None = None) -> None:
    """What followed each activity and each task done. Of all goals, or of those in `ids`."""
    st.markdown(
        tr(
            "Cada actividad con fecha, y cada tarea hecha, se compara con lo que cabía esperar de las cuatro semanas siguientes si nada hubiera pasado. **No demuestra causa:** otras cosas pudieron mover las cifras en los mismos días. Se habla de un cambio con {level} de confianza: de cada diez eventos sin efecto, más o menos uno parecerá tenerlo.",
            level=percent(LEVEL, 0),
        )
    )
    indicator = effects.pick_measured(view, ids)
    if indicator:
        effects.cards_section(office, view, indicator, look)
    effects.list_section(office, view)


def sheet_tab(office: Office, view: View, look: Look, ids: Collection[str] | None = None) -> None:
    """Everything about one goal on a page that prints, with the office's own analysis."""
    with st.container(key="hoja-pick"):
        shown = sheet_now(office, view, pick_sheet(office, ids))
    sheet_section(office, shown, look)
    with st.container(key="hoja-form"):
        writing_section(office, shown)
