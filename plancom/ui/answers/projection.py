"""«¿Llegamos?»: every goal's chances at a glance, and one of them with its fan, what it needs, and what if."""

import datetime as dt
import math
from collections.abc import Collection, Sequence
from functools import partial

import htpy as h
import streamlit as st

from plancom.charts import Look
from plancom.charts.goal_charts import axis_unit, goal_chart
from plancom.charts.projections import FanRow, fan_chart, fan_table, fan_text
from plancom.charts.status import verdict_mark
from plancom.charts.trajectories import monthly, to_date, without_year_ago
from plancom.forecast import sentences
from plancom.forecast.projection import LEVEL, Outlook
from plancom.forecast.required_pace import FAR
from plancom.forecast.verdicts import LIKELY, UNLIKELY, Verdict, how_many, nothing_known
from plancom.forecast.what_if import what_if
from plancom.forecast.year_closings import YearClosing, closings
from plancom.html import Node, html_of, sign
from plancom.indicators.month_sentences import years_shown
from plancom.indicators.progress import Progress
from plancom.indicators.view import View
from plancom.language.numbers import number, percent
from plancom.language.translation import tr
from plancom.office import Office
from plancom.plan.written_amounts import is_share
from plancom.settings import PAGES
from plancom.ui.elements.figure_tables import stacked_table
from plancom.ui.elements.links import BALANCE, linked_figure
from plancom.ui.elements.sections import ChartSection, chart_section, foot
from plancom.ui.elements.tabs import SHOWN
from plancom.ui.state.figures import figures_now
from plancom.ui.state.outlooks import outlook_now
from plancom.ui.state.pickers import current_look, pick_figure

PICKED = "llegamos-indicador"
LONGEST = 200  # steps of the what-if slider


def glance_section(office: Office, view: View, ids: Collection[str] | None = None) -> Sequence[Progress]:
    """How many goals (of those in `ids`) will be reached, and each in a row with its answer; returns the figures, in the plan's order.

    Of a plan that is over and of which nothing is known, one sentence instead, and no figures.
    """
    figures = [one for one in figures_now(office, view).all if ids is None or one.indicator.id in ids]
    with st.spinner(tr("Calculando cómo cerraría cada meta…")):
        outlooks = [outlook_now(office, view, figure.id) for figure in figures]
    if said := nothing_known(view, outlooks):
        st.html(html_of(h.p(".pc-answer")[h.strong[said]]))
        with st.container(horizontal=True):
            st.page_link(PAGES / "mes.py", label=tr("Cargar los meses que faltan"), icon=":material/arrow_forward:")
            balance = {SHOWN: BALANCE}
            st.page_link(
                PAGES / "resumen.py",
                label=tr("Balance del plan"),
                icon=":material/arrow_forward:",
                query_params=balance,
            )
        return ()
    look = current_look(office.plan)
    rows = [_row(one, look) for one in closings(outlooks)]
    if rows:
        mixed = years_shown([outlook.figure for outlook in outlooks])
        st.html(html_of(h.p(".pc-answer")[h.strong[how_many(outlooks)]], h.p[mixed] if mixed else None))
        cells = [list(row.values()) for row in rows]
        stacked_table(tr("Cada meta: si se llega, y en cuánto cerraría el año del plan"), list(rows[0]), cells)
    return figures


def _row(one: YearClosing, look: Look) -> dict[str, Node]:
    figure = one.outlook.figure
    return {
        tr("Indicador"): figure.name if figure.series is None else f"· {figure.short}",
        tr("¿Llega?"): _mark(one.verdict, look),
        tr("Va"): linked_figure(one.actual, figure.id),
        tr("Meta"): one.target,
        tr("Cierre si todo sigue igual"): one.closing,
        tr("Frente a la meta"): one.beside,
        tr("Probabilidad de cumplir"): one.odds,
    }


def _mark(found: Verdict, look: Look) -> Node:
    """The verdict as sign, word and colour together."""
    mark = verdict_mark(found)
    return h.span(".pc-status", style=f"color:{mark.colour(dark=look.dark)}")[sign(mark.shape, mark.word)]


def pick_indicator(figures: Sequence[Progress]) -> str:
    """Which indicator (or part of one) to look at; kept in the address."""
    return pick_figure(tr("Indicador"), {figure.id: figure.name for figure in figures}, PICKED)


@st.fragment
def outlook_section(office: Office, view: View, indicator_id: str, look: Look) -> None:
    """One indicator: the answer, what is needed, the fan and what if. A fragment: moving the slider redraws only this."""
    outlook = outlook_now(office, view, indicator_id)
    answer, need = sentences.answer(outlook), sentences.needed(outlook)
    interval = sentences.interval(outlook)
    st.html(html_of(h.p(".pc-answer")[h.strong[answer]], [h.p[text] for text in (interval, need) if text]))
    supposed = _what_if_section(outlook)
    _chart(office, view, outlook, supposed, look)


def _chart(office: Office, view: View, outlook: Outlook, supposed: Sequence[tuple[dt.date, float]], look: Look) -> None:
    figure = outlook.figure
    points = figures_now(office, view).trajectory(figure.id)
    if not goal_chart(figure, points).says_something:
        return
    share = is_share(figure.indicator)
    level, whole = figure.indicator.kind.per_day, figure.indicator.kind.adds_up
    shown = without_year_ago(monthly(points) if level else to_date(points))
    fan = [FanRow(p.month.first, p.low, p.median, p.high) for p in outlook.projection.fan] if outlook.projection else []
    title = tr("¿Llegamos? {name}, año {plan_year}", name=figure.name, plan_year=figure.plan_year)
    chart_section(ChartSection(
        title, fan_chart(shown, fan, target=figure.target, unit="" if share else axis_unit(figure.indicator), percent=share, whole=whole, look=look, supposed=supposed),
        alt=fan_text(title, shown, fan, target=figure.target, percent=share, whole=whole),
        table=partial(fan_table, shown, fan, percent=share, whole=whole, supposed=supposed), origin=figure.id,
        note=" ".join(text for text in (sentences.learnt_from(outlook), foot(figure)) if text),
    ))  # fmt: skip


def _what_if_section(outlook: Outlook) -> Sequence[tuple[dt.date, float]]:
    """The slider and what it comes to; returns the months that it draws."""
    figure = outlook.figure
    if not figure.can_be_supposed or not outlook.months_left or outlook.is_late:
        return ()
    ratio = figure.indicator.kind.has_denominator
    start, top, step = scale(outlook)
    rate = tr(figure.indicator.kind.rate, noun=figure.indicator.noun[1])
    amount = st.slider(
        tr("¿Y si…? {what} desde ahora", what=rate.capitalize()),
        0.0, top, start, step, key=f"what-if-{figure.id}", format=tr("%.0f %%") if ratio else "localized",
        help=tr("Mueva el control: la frase y la línea de la gráfica cambian de una vez. Empieza en lo que hace falta para llegar a la meta."),
    )  # fmt: skip
    found = what_if(outlook, amount / 100 if ratio else amount)
    if found is None:
        return ()
    st.html(html_of(h.p(".pc-what-if")[sentences.supposed(outlook, found)]))
    if amount == start:  # nobody supposed anything yet: a second line would only lie on the first
        return ()
    return [(month.first, value) for month, value in found.points]


def _round_step(most: float) -> float:
    """The least round number by which a slider reaches `most` in few enough steps."""
    round_numbers = (times * 10.0**power for power in range(-2, 9) for times in (1, 2, 5))
    return next(one for one in round_numbers if most / one <= LONGEST)


def _needed_percentage(outlook: Outlook) -> float:
    """What share each month left must have, rounded up; the year's share where that is none that can be."""
    need = outlook.needed
    share = float(need.share) if need and need.share is not None and 0 < need.share <= 1 else None
    return float(math.ceil(100 * share - 1e-9) if share else round(100 * (outlook.figure.actual_to_date or 0.0)))


def scale(outlook: Outlook) -> tuple[float, float, float]:
    """Where the what-if slider starts (what is needed, else the year's pace), how far it goes (well past that), and its step."""
    figure, need = outlook.figure, outlook.needed
    kind = figure.indicator.kind
    if kind.has_denominator:
        return _needed_percentage(outlook), 100.0, 1.0
    if kind.per_day:
        pace, wanted = figure.actual_to_date or 0.0, figure.target or 0.0
    else:
        done = (figure.actual_to_date or 0.0) * outlook.tasks if kind.of_tasks else outlook.done
        pace = done / figure.months_elapsed if figure.months_elapsed else 0.0
        wanted = float(need.per_month) if need else 0.0
    most = max(pace * 2, wanted * 1.5, 1.0)
    step = _round_step(most)
    if kind.counted_in_whole:
        step = max(1.0, step)
    is_asked = wanted > 0 and not figure.indicator.direction.is_ceiling and not figure.is_reached
    start = math.ceil(wanted / step - 1e-9) if is_asked else round(pace / step)
    return round(start * step, 2), round(math.ceil(most / step) * step, 2), step


def explanation_section() -> None:
    """How the projection is made, in words."""
    with st.expander(tr("Cómo se calcula el cierre del año")):
        st.markdown(
            tr(
                "La cuenta continúa los meses que ya pasaron con tres métodos estadísticos (suavizamiento exponencial) y con las épocas altas y bajas del año, cuando hay al menos dieciséis meses de historia y se distinguen del azar. De ellos salen 4.000 maneras en que el año podría seguir: la línea punteada es la del medio, y la franja contiene {level} de ellas. La probabilidad de cumplir es la parte de ellas que llega a la meta.\n\nCon menos de doce meses seguidos de datos no se calcula. Tampoco se usan los meses anteriores a un vacío o a un cambio en la forma de medir. **No es una promesa:** dice qué pasaría si todo sigue igual.",
                level=percent(LEVEL, 0),
            )
        )
        st.markdown(
            tr(
                "Se dice **llega** con una probabilidad de {likely} o más: la meta queda por debajo de toda la franja. Se dice **no llega** con {unlikely} o menos: queda por encima de toda ella. Si queda dentro, **quizá**. Lo que hace falta está **fuera de alcance** cuando cada mes tendría que traer más de {times} veces lo del mejor mes medido de la misma manera, o más de todos los trámites.",
                likely=percent(LIKELY, 0),
                unlikely=percent(UNLIKELY, 0),
                times=number(FAR, 2),
            )
        )
