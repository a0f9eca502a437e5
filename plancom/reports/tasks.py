"""Tasks of the plan as a report lists them: state at the cut-off, due day, who answers, and what was achieved."""

from collections.abc import Callable, Mapping, Sequence

from plancom.charts.status import OVERDUE, TASK_STATES
from plancom.indicators.task_progress import FollowedTask
from plancom.indicators.view import View
from plancom.language import dates
from plancom.language.numbers import MISSING
from plancom.language.phrases import counted
from plancom.language.translation import tr
from plancom.office import Figures
from plancom.reports.deck import LEFT, Table, TaskLine
from plancom.reports.safe_text import clean, shortened
from plancom.store.plans.task_evidence import Evidence
from plancom.store.plans.task_states import CLOSED

DAY, WIDE_DAY = 0.125, 0.15  # of a table's width: a day stands in one line where few rows are written larger
STATE, WIDE_STATE, LETTER = 0.14, 0.26, 0.0105  # the least and the most of a state, and what each of its letters takes
SAID = 240  # characters of a comment in a table; the sheet of tasks has all of it


def task_lines(figures: Figures) -> tuple[TaskLine, ...]:
    """Every task of the plan in its order, as of the cut-off (or the end of the plan year asked for); one never spoken of is pending."""
    view, plan = figures.view, figures.view.plan
    last_day = min(view.as_of, plan.calendar.last_day(view.plan_year or plan.years))
    found = {one.task.id: one for one in figures.office.followed_tasks(last_day)}
    proofs = figures.office.tasks.evidence
    return tuple(_line(found[task.id], view, proofs) for strategy in plan.strategies for task in strategy.tasks)


def _line(one: FollowedTask, view: View, proofs: Mapping[int, Sequence[Evidence]]) -> TaskLine:
    last = one.said[-1] if one.said else None
    return TaskLine(
        id=one.task.id,
        strategy=one.strategy.id,
        strategy_name=one.strategy.name,
        name=one.task.name,
        quote=one.task.quote,
        year=one.task.year,
        due=one.due,
        state=one.state,
        standing=one.standing,
        since=last.day if last else None,
        comment=last.comment if last else "",
        responsible=one.details.responsible,
        media=one.media_named,
        audience=one.details.audience,
        evidence=tuple(proof.title for change in one.said for proof in proofs.get(change.id, ())),
        overdue=one.due <= view.as_of and one.state not in CLOSED,
    )


def tasks_table(tasks: Sequence[TaskLine], title: str, *, with_strategy: bool = False) -> Table:
    """A row per task: name, state, due day, who answers where that is known, and the last thing that was said of it, where something was."""
    known = any(task.responsible for task in tasks)
    said = any(_last_said(task) != MISSING for task in tasks)
    columns: list[tuple[str, float, Callable[[TaskLine], str]]] = []
    if with_strategy:
        columns.append((tr("Estrategia"), 0.14, lambda task: task.strategy_name))
    longest = max((len(_state(task)) for task in tasks), default=0)
    state = STATE if said else min(WIDE_STATE, max(STATE, longest * LETTER))  # beside comments it takes two lines
    columns += [
        (tr("Estado"), state, _state),
        (tr("Para el"), DAY if said else WIDE_DAY, lambda task: dates.date(task.due)),
    ]
    if known:
        columns.append((tr("Responsable"), 0.17, lambda task: task.responsible or MISSING))
    left = 1 - sum(width for _, width, _ in columns)
    columns.insert(0, (tr("Tarea"), 0.3 if said else left, lambda task: task.name))
    if said:  # a column of dashes would only take the names' room
        columns.append((tr("Lo último que se dijo"), left - 0.3, _last_said))
    rows = tuple(tuple(cell(task) for _, _, cell in columns) for task in tasks)
    return Table(
        title,
        tuple(name for name, _, _ in columns),
        rows,
        (LEFT,) * len(columns),
        tuple(width for _, width, _ in columns),
    )


def _state(task: TaskLine) -> str:
    return f"{tr(OVERDUE)} · {TASK_STATES[task.standing]}" if task.overdue else TASK_STATES[task.standing]


def _last_said(task: TaskLine) -> str:
    if not (task.since and task.comment):
        return MISSING
    said = f"{dates.date(task.since)}: {shortened(clean(task.comment), SAID)}"
    count = len(task.evidence)
    return f"{said} · {counted(count, 'evidencia', 'evidencias')}" if count else said


def achievements(tasks: Sequence[TaskLine]) -> list[str]:
    """The tasks that are done, each with its day and comment, the newest first."""
    done = sorted((t for t in tasks if t.state == "done" and t.since), key=lambda t: t.since or t.due, reverse=True)
    return [
        f"{task.name} ({dates.date(task.since)}){': ' + shortened(clean(task.comment), SAID) if task.comment else ''}"
        for task in done
        if task.since
    ]
