"""Tasks of the plan as a report lists them: state at the cut-off, due day, and what was achieved."""

from collections.abc import Mapping, Sequence

from plancom.charts.status import TASK_STATES
from plancom.indicators.view import View
from plancom.language import dates
from plancom.reports.deck import Table, TaskLine
from plancom.store.tasks import TaskState


def task_lines(view: View, states: Mapping[str, Sequence[TaskState]]) -> tuple[TaskLine, ...]:
    """Every task of the plan in its order, as of the cut-off (or the end of the plan year asked for); one never spoken of is pending."""
    plan = view.plan
    last_day = min(view.as_of, plan.calendar.last_day(view.plan_year or plan.years))
    lines = []
    for strategy in plan.strategies:
        for task in strategy.tasks:
            said = [change for change in states.get(task.id, ()) if change.day <= last_day]
            last = said[-1] if said else None
            lines.append(
                TaskLine(
                    id=task.id,
                    strategy=strategy.id,
                    strategy_name=strategy.name,
                    name=task.name,
                    quote=task.quote,
                    year=task.year,
                    due=plan.calendar.last_day(task.year),
                    state=last.state if last else "pending",
                    since=last.day if last else None,
                    comment=last.comment if last else "",
                )
            )
    return tuple(lines)


def tasks_table(tasks: Sequence[TaskLine], title: str, *, with_strategy: bool = False) -> Table:
    """A row per task: name, state, due day, and the last thing that was said of it."""
    rows = tuple(
        (
            task.name,
            *((task.strategy_name,) if with_strategy else ()),
            TASK_STATES[task.state],
            dates.date(task.due),
            f"{dates.date(task.since)}: {task.comment}" if task.since and task.comment else "–",
        )
        for task in tasks
    )
    if with_strategy:
        titles = ("Tarea", "Estrategia", "Estado", "Para el", "Lo último que se dijo")
        return Table(title, titles, rows, ("left",) * 5, (0.3, 0.15, 0.14, 0.12, 0.29))
    return Table(
        title, ("Tarea", "Estado", "Para el", "Lo último que se dijo"), rows, ("left",) * 4, (0.36, 0.14, 0.13, 0.37)
    )


def achievements(tasks: Sequence[TaskLine]) -> list[str]:
    """The tasks that are done, each with its day and comment, the newest first."""
    done = sorted((t for t in tasks if t.state == "done" and t.since), key=lambda t: t.since or t.due, reverse=True)
    return [
        f"{task.name} ({dates.date(task.since)}){': ' + task.comment if task.comment else ''}"
        for task in done
        if task.since
    ]
