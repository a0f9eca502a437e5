"""A strategy: its tasks, its own indicators with the share that is its own, and what the plan says of it."""

import streamlit as st

from plancom.charts import Look
from plancom.indicators.shares import StrategyShare, own_shares, part_text
from plancom.indicators.task_progress import done_sentence
from plancom.indicators.view import View
from plancom.language.numbers import number
from plancom.language.phrases import counted
from plancom.language.translation import tr
from plancom.office import Office
from plancom.plan import LineOfAction, Plan, Strategy
from plancom.plan.attribution import NO_STRATEGY
from plancom.plan.translation import word
from plancom.ui.board.overview import cards_section
from plancom.ui.elements.figure_tables import figure_table
from plancom.ui.elements.indicator_charts import indicator_charts
from plancom.ui.elements.kept_charts import kept_charts_section
from plancom.ui.elements.sections import charts_container, foot_section, plain
from plancom.ui.state.figures import figures_now
from plancom.ui.state.tasks import delivered_now
from plancom.ui.strategies.task_card import card_section
from plancom.ui.strategies.timeline import timeline_section


def strategy_sections(office: Office, view: View, strategy: Strategy, look: Look) -> None:
    """All about one strategy: its tasks first, then its indicators, and what the plan says of it."""
    st.header(plain(strategy.name), anchor=False)
    st.markdown(plain(strategy.objective))
    tasks_section(office, view, strategy, look)
    figures_section(office, view, strategy, look)
    plan_section(office.plan, strategy)


def figures_section(office: Office, view: View, strategy: Strategy, look: Look) -> None:
    """The strategy's indicators as a whole, its own share of them, and their charts."""
    st.header(tr("Indicadores"), anchor="indicadores")
    mine = [indicator.id for indicator in office.plan.indicators if strategy.id in indicator.strategies]
    figures = [f for f in figures_now(office, view).all if not f.indicator.kind.counts_tasks]
    cards_section(office, view, figures, look, only=mine)
    shares = [one for one in own_shares(view, office.counts, strategy.id) if one.is_told]
    if shares:
        st.subheader(tr("Parte propia de la estrategia"), anchor="parte-propia")
        st.markdown(
            tr(
                "Las publicaciones pertenecen a una estrategia por su columna «estrategia» o por las etiquetas y palabras del plan. Las partes de las estrategias y «sin estrategia» suman el total."
            )
        )
        figure_table(
            [_share_row(office, share) for share in shares], alt=tr("Parte de cada estrategia en los indicadores que comparten"),
        )  # fmt: skip
    shown = [figure for figure in figures if figure.id in mine and figure.milestone is None]
    with charts_container(strategy.id):
        kept_charts_section(indicator_charts, office, view, look, *(figure.id for figure in shown))
    foot_section(shown)


def _share_row(office: Office, share: StrategyShare) -> dict[str, str]:
    row = {tr("Indicador"): plain(share.name)}
    for strategy in office.plan.strategies:
        row[plain(strategy.name)] = part_text(share, strategy.id)
    row[tr("Sin estrategia")] = part_text(share, NO_STRATEGY)
    row[tr("Total")] = number(share.total)
    return row


def tasks_section(office: Office, view: View, strategy: Strategy, look: Look) -> None:
    """The strategy's tasks with their states, how many are done, and when each was."""
    st.header(tr("Tareas"), anchor="tareas")
    delivered = delivered_now(office, view.as_of)
    tasks = {one.task.id: one for one in office.followed_tasks(view.as_of) if one.strategy.id == strategy.id}
    late = sum(one.is_overdue for one in tasks.values())
    said = done_sentence([one.standing for one in tasks.values()], view.as_of)
    overdue = tr("**{count}.**", count=counted(late, "vencida", "vencidas"))
    st.markdown(f"{overdue} {said}" if late else said)
    for place, line in enumerate(strategy.lines):
        if len(strategy.lines) > 1:
            st.subheader(plain(line.name), anchor=False)
        with st.container(key=f"abreast-{place}"):
            for task in line.tasks:
                card_section(office, view, tasks[task.id], delivered, look, with_strategy=False)
    if tasks:
        timeline_section(office.plan, view, strategy.name, list(tasks.values()), look)


def plan_section(plan: Plan, strategy: Strategy) -> None:
    """What the plan says of the strategy: objectives and media, letter by letter."""
    st.header(tr("Lo que dice el plan"), anchor="plan")
    for line in strategy.lines:
        line_section(plan, line)


def line_section(plan: Plan, line: LineOfAction) -> None:
    """A line of action's objective and media."""
    st.subheader(
        plain(tr("{name} (sección {section})", name=line.name, section=line.section) if line.section else line.name),
        anchor=False,
    )
    st.markdown(plain(line.objective))
    others = [objective for objective in line.specific_objectives if objective != line.objective]
    if others:
        st.markdown("\n".join(f"- {plain(objective)}" for objective in others))
    if line.media:
        st.markdown(tr("**Medios:** {media}", media=" · ".join(plain(word(plan, medium)) for medium in line.media)))
