"""Timelines of the plan's tasks: one chart per strategy, with the same as a table."""

from collections.abc import Sequence
from functools import partial

from plancom.charts import Look
from plancom.charts.timeline import timeline
from plancom.charts.timeline_rows import TimelineRow, timeline_table, timeline_text
from plancom.indicators.task_progress import FollowedTask
from plancom.indicators.view import View
from plancom.language import dates
from plancom.language.translation import tr
from plancom.office import Office
from plancom.plan import Plan
from plancom.ui.elements.sections import ChartSection, chart_section, charts_container


def timelines_section(office: Office, view: View, tasks: Sequence[FollowedTask], look: Look) -> None:
    """A timeline for each strategy that has tasks among these."""
    with charts_container("tareas"):
        for strategy in office.plan.strategies:
            mine = [one for one in tasks if one.strategy.id == strategy.id]
            if mine:
                timeline_section(office.plan, view, strategy.name, mine, look)


def timeline_section(plan: Plan, view: View, name: str, tasks: Sequence[FollowedTask], look: Look) -> None:
    """The timeline of one strategy's tasks, in the plan's order."""
    order = [task.id for strategy in plan.strategies for task in strategy.tasks]
    rows = [_row(one) for one in sorted(tasks, key=lambda one: order.index(one.task.id))]
    title = tr("Línea de tiempo de {name}", name=name)
    figure = timeline(rows, first=plan.start, last=plan.calendar.last_day(plan.years), as_of=view.as_of, look=look)
    note = (
        tr("La línea vertical es el corte, {as_of}.", as_of=dates.date(view.as_of)) if plan.start <= view.as_of else ""
    )
    chart_section(
        ChartSection(
            title,
            figure,
            alt=timeline_text(title, rows, view.as_of),
            table=partial(timeline_table, rows),
            note=note,
            events=False,
        )
    )


def _row(one: FollowedTask) -> TimelineRow:
    changes = [(said.day, said.state) for said in one.said]
    return TimelineRow(one.task.name, changes, one.due, one.is_overdue, one.details.responsible, one.is_delivered)
