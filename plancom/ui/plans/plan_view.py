"""The plan in view, whole: what it promises, its strategies with their tasks, and its goals with their sentence and their years."""

import htpy as h
import streamlit as st

from plancom.charts import Look
from plancom.charts.status import TASK_STATES
from plancom.html import Element, Node, definitions, html_of
from plancom.indicators import baseline_sentences
from plancom.indicators.readings import yearly_targets
from plancom.indicators.view import View
from plancom.language import dates
from plancom.language.translation import tr
from plancom.office import Office
from plancom.plan import Strategy, written_amounts
from plancom.ui.elements.cards import figure_mark
from plancom.ui.elements.figure_tables import stacked
from plancom.ui.state.figures import figures_now


def plan_section(office: Office, view: View, look: Look) -> None:
    """The plan as its document says it, with how its goals stand."""
    plan = view.plan
    st.html(
        html_of(
            h.dl(".pc-plan")[
                definitions(
                    [
                        (tr("Nombre"), plan.name),
                        (tr("Documento"), plan.source),
                        (
                            tr("Rige"),
                            tr("del {first} al {last}", first=dates.date(plan.start), last=dates.date(plan.last_day)),
                        ),
                        (tr("Objetivo general"), plan.objective),
                        *(
                            [(tr("Objetivos específicos"), _list(plan.specific_objectives))]
                            if plan.specific_objectives
                            else []
                        ),
                        *(
                            [(tr("Resultados esperados"), _list(plan.expected_results))]
                            if plan.expected_results
                            else []
                        ),
                        *([(tr("Metodología"), plan.methodology)] if plan.methodology else []),
                    ]
                )
            ]
        )
    )
    st.header(tr("Metas"), anchor="metas-del-plan")
    st.html(html_of(_goals(office, view, look)))
    st.header(tr("Estrategias y tareas"), anchor="estrategias-del-plan")
    for strategy in plan.strategies:
        st.html(html_of(_strategy(office, view, strategy)))


def _list(texts: tuple[str, ...]) -> Node:
    return h.ul[[h.li[text] for text in texts]]


def _goals(office: Office, view: View, look: Look) -> Element:
    """Each goal with its sentence, its baseline, what is promised each year, and how it stands."""
    years = [tr("Año {year}", year=year) for year in range(1, view.plan.years + 1)]
    names = [tr("Indicador"), tr("Línea base"), *years, tr("Hoy")]
    figures = figures_now(office, view)
    rows = []
    for indicator in view.plan.indicators:
        figure = figures.of(indicator.id)[0]
        rows.append(
            [
                [indicator.name, h.small[tr("«{quote}»", quote=indicator.quote)]],
                baseline_sentences.written_baseline(figure),
                *(
                    written_amounts.amount_text(indicator, value)
                    for value in yearly_targets(view, indicator, office.counts)
                ),
                figure_mark(figure, look),
            ]
        )
    return stacked(tr("Metas del plan"), names, rows)


def _strategy(office: Office, view: View, strategy: Strategy) -> Element:
    followed = {one.task.id: one for one in office.followed_tasks(view.as_of)}
    names = [tr("Tarea"), tr("Vence"), tr("Estado")]
    blocks: list[Node] = []
    for line in strategy.lines:
        rows = [
            [
                [task.name, h.small[tr("«{quote}»", quote=task.quote)]],
                dates.date(followed[task.id].due),
                h.span(".pc-whole")[tr(TASK_STATES[followed[task.id].standing])],
            ]
            for task in line.tasks
        ]
        name = line.name if line.name != strategy.name else None
        blocks.append(
            h.div[
                name and h.p[h.strong[name]],
                line.objective and h.p[line.objective],
                rows and h.div(".pc-tasks")[stacked(tr("Tareas de {name}", name=line.name), names, rows)],
            ]
        )
    return h.section(".pc-strategy")[h.h3[strategy.name], h.p[strategy.objective], blocks]
