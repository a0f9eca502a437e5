"""The page of a figure's origin: which files, sheets and rows add up to it."""

import pandas as pd
import streamlit as st

from plancom.datasets import DATASETS, DEFINITIONS
from plancom.indicators.lineage import Component, FigureLineage, Scope, figure_lineage, strategy_piece
from plancom.indicators.progress import Progress
from plancom.indicators.reserve_sentences import damaged
from plancom.indicators.view import View
from plancom.language import dates
from plancom.language.numbers import number
from plancom.language.phrases import listed
from plancom.language.text import slug
from plancom.language.translation import tr
from plancom.office import Office
from plancom.plan import Indicator, Month
from plancom.plan.written_amounts import amount_text
from plancom.store.figures import lineage
from plancom.store.figures.lineage import LineageQuery
from plancom.ui.answers.lineage_rows import piece_section
from plancom.ui.elements.figure_tables import figure_table
from plancom.ui.elements.links import BASELINE, JOINED, MONTH, PART
from plancom.ui.elements.sections import plain
from plancom.ui.state.figures import figures_now
from plancom.ui.state.pickers import FIGURE
from plancom.ui.state.series_names import series_name


def lineage_page(office: Office, view: View) -> None:
    """What the address asks for: an indicator (with its month, baseline or part), or one series of a dataset."""
    asked = st.query_params.get(FIGURE, "")
    scope = _scope(st.query_params.get(MONTH, ""))
    if asked.count("/") == 2:  # noqa: PLR2004 - dataset/series/measure
        series_lineage(office, view, asked, scope)
        return
    figures = _figures(office, view)
    chosen = asked if asked in figures else next(iter(figures), "")
    picked = st.selectbox(
        tr("Cifra"), list(figures), index=list(figures).index(chosen) if chosen else None, format_func=figures.__getitem__, key="origen-cifra"
    )  # fmt: skip
    if picked and picked != chosen:
        go(picked, "")
    indicator = view.plan.indicator(chosen.partition(".")[0])
    if indicator.kind.of_tasks:
        task_lineage(office, view)
        return
    part = st.query_params.get(PART)
    if part is not None:
        piece = strategy_piece(view, chosen, office.counts, part)
        names = {one.id: one.name for one in view.plan.strategies} | {"": tr("Sin estrategia")}
        st.header(plain(f"{names.get(part, part)}: {number(piece.value)} {piece.name}"), anchor=False)
        piece_section(office, piece.wanted, piece.value, f"{chosen}-{part or 'sin-estrategia'}")
        return
    figure = figure_lineage(view, chosen, office.counts, scope)
    scope_links(office, view, chosen, figure, scope)
    figure_section(office, view, chosen, figure, scope)


def _figures(office: Office, view: View) -> dict[str, str]:
    """Every indicator and part that a figure is shown for, by name."""
    found: dict[str, str] = {}
    for plain_indicator in view.plan.indicators:
        indicator = view.read(plain_indicator)
        found[indicator.id] = indicator.name
        for series in indicator.series if indicator.split else ():
            found[f"{indicator.id}.{series}"] = f"{indicator.name}: {series_name(office, series)}"
    return found


def _scope(text: str) -> Scope:
    if text == BASELINE:
        return "baseline"
    try:
        return Month.parse(text)
    except ValueError:
        return "to_date"


def scope_links(office: Office, view: View, chosen: str, figure: FigureLineage, scope: Scope) -> None:
    """The months of the year with their own values, the year to date and the baseline: one click to any of them."""
    points = figures_now(office, view).trajectory(chosen)
    names = {"": tr("Lo que va del año {plan_year}", plan_year=figure.plan_year), BASELINE: tr("Línea base")}
    for point in points:
        if point.actual is not None or point.month == scope:
            names[str(point.month)] = f"{dates.month(point.month.first)}: {amount_text(figure.indicator, point.actual)}"
    here = {"to_date": "", "baseline": BASELINE}.get(str(scope), str(scope))
    names.setdefault(here, here)
    options = sorted(names, key=lambda name: (name != "", name == BASELINE, name))
    picked = st.pills(
        tr("Período"), options, default=here, format_func=names.__getitem__, key=f"periodo-{chosen}-{here}"
    )
    if picked != here:
        go(chosen, picked or "")


def go(chosen: str, period: str) -> None:
    """Shows another figure or period, and says so in the address."""
    st.query_params[FIGURE] = chosen
    st.query_params.pop(PART, None)
    if period:
        st.query_params[MONTH] = period
    else:
        st.query_params.pop(MONTH, None)
    st.rerun()


def figure_section(office: Office, view: View, chosen: str, figure: FigureLineage, scope: Scope) -> None:
    """A figure, its arithmetic, and the rows of each of its sums."""
    title = f"{figure.name}, {_scope_words(figure, scope)}: {_value(figure)}"
    st.header(plain(title), anchor=False)
    if said := damaged(_progress(office, view, chosen)):
        st.markdown(f":material/report: {plain(said)}")
    if figure.how:
        st.markdown(plain(figure.how))
    if not figure.pieces:
        if scope != "baseline":
            st.info(tr("No hay datos de esa cifra con corte al {as_of}.", as_of=dates.date(view.as_of)))
        return
    for n, piece in enumerate(figure.pieces):
        if len(figure.pieces) > 1:
            st.subheader(plain(_sum_name(piece)), anchor=False)
        piece_section(office, piece.wanted, piece.value, slug(f"{chosen}-{scope}-{n}"))


def _progress(office: Office, view: View, chosen: str) -> Progress:
    """The figure against its goal, of an indicator or a part of one."""
    return next(one for one in figures_now(office, view).of(chosen.partition(".")[0]) if one.id == chosen)


def _sum_name(piece: Component) -> str:
    return f"{piece.name[:1].upper()}{piece.name[1:]}: {number(piece.value)}"


def _scope_words(figure: FigureLineage, scope: Scope) -> str:
    if isinstance(scope, Month):
        return dates.month(scope.first)
    if scope == "baseline":
        return tr("línea base")
    return (
        tr("último mes completo del año {plan_year}", plan_year=figure.plan_year)
        if figure.indicator.kind.per_day
        else tr("lo que va del año {plan_year}", plan_year=figure.plan_year)
    )


def _value(figure: FigureLineage) -> str:
    if figure.value is None:
        return tr("sin datos")
    indicator: Indicator = figure.indicator
    value, noun = amount_text(indicator, figure.value), indicator.noun[1]
    if indicator.kind.per_day:
        return tr("{value} {noun} por día", value=value, noun=noun)
    return f"{value} {noun}" if indicator.kind.adds_up else value


def series_lineage(office: Office, view: View, asked: str, scope: Scope) -> None:
    """One measure of some series, which may serve no goal: a month of it, or all up to the cut-off."""
    dataset, named, measure = asked.split("/")
    known = next((one for one in DATASETS if one == dataset), None)
    if known is None or measure not in DEFINITIONS[known].measures:
        st.info(tr("Esa dirección no nombra ninguna cifra del tablero."))
        return
    series = tuple(named.split(JOINED)) if named else office.counts.series(known) or ("",)
    with office.engine.connect() as connection:
        every = [m for m in lineage.months_with_rows(connection, known, series) if m.first <= view.as_of]
    months = (scope,) if isinstance(scope, Month) else tuple(every)
    wanted = LineageQuery(known, series, (measure,), months, view.plan.id, view.as_of)
    with office.engine.connect() as connection:
        total = sum(source.value for source in lineage.sources(connection, wanted))
    parts = [series_name(office, one) for one in named.split(JOINED) if one]
    name = listed(parts) if parts else tr(DEFINITIONS[known].name)
    when = (
        dates.month(scope.first) if isinstance(scope, Month) else tr("hasta el {as_of}", as_of=dates.date(view.as_of))
    )
    st.header(plain(f"{name}, {when}: {number(total)}"), anchor=False)
    piece_section(office, wanted, total, slug(f"{asked}-{scope}"))


def task_lineage(office: Office, view: View) -> None:
    """The plan's tasks come from no file: each change of state, with who said it."""
    st.header(tr("Tareas del plan"), anchor=False)
    st.markdown(tr("El estado de las tareas no viene de un archivo: se registra en «Estrategias»."))
    names = {task.id: task.name for strategy in view.plan.strategies for task in strategy.tasks}
    words = {"pending": tr("Pendiente"), "in_progress": tr("En curso"), "done": tr("Hecha")}
    rows = [
        {
            tr("Tarea"): names.get(one.task, one.task), tr("Estado"): words[one.state], tr("Desde"): dates.date(one.day),
            tr("Comentario"): plain(one.comment) or "–", tr("Quién"): plain(one.author) or "–",
        }
        for changes in office.tasks.states.values() for one in changes if one.day <= view.as_of
    ]  # fmt: skip
    if not rows:
        st.info(tr("Ninguna tarea tiene todavía su estado registrado."))
        return
    figure_table(pd.DataFrame(rows), alt=tr("Cambios de estado de las tareas"))
