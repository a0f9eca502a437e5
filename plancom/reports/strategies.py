"""A strategy in a report: its objective, every goal of it, its own share, and its tasks, those that are late first."""

from collections.abc import Sequence

from plancom.indicators import headlines
from plancom.indicators.reading_sentences import version
from plancom.indicators.shares import StrategyShare, own_shares, part_text
from plancom.indicators.task_progress import done_sentence
from plancom.indicators.view import View
from plancom.language import dates
from plancom.language.numbers import number
from plancom.language.phrases import counted
from plancom.language.translation import tr
from plancom.plan import Plan, Strategy, word
from plancom.plan.attribution import NO_STRATEGY
from plancom.reports.deck import LEFT, RIGHT, Result, Slide, Table, TaskLine
from plancom.reports.facts import goals_table
from plancom.reports.table_pages import paged
from plancom.reports.tasks import achievements, tasks_table
from plancom.store.figures.counts import Counts
from plancom.store.plans.task_states import CLOSED


def slides(
    view: View, counts: Counts, strategy: Strategy, goals: Sequence[Result], tasks: Sequence[TaskLine]
) -> list[Slide]:
    """The strategy's slides: every goal of it and its own share, then its tasks. `goals` are indicators as wholes, the worst first."""
    mine = [task for task in tasks if task.strategy == strategy.id]
    own = [one.progress for one in goals if strategy.id in one.progress.indicator.strategies]
    done = achievements(mine)
    objective = tr("Objetivo: {objective}", objective=strategy.objective)
    shares = [one for one in own_shares(view, counts, strategy.id) if one.is_told]
    shared = shared_goals([one.indicator.name for one in own if len(one.indicator.strategies) > 1])
    first = Slide(
        f"estrategia-{strategy.id}",
        "strategy",
        strategy.name,
        ("" if view.is_balance else headlines.verdict(own)) or _ready(view, mine),
        tables=(
            *((goals_table(own, tr("Metas de la estrategia")),) if own else ()),
            *((shares_table(view.plan, shares),) if shares else ()),
        ),
        points=(objective,),
        foot=(
            tr("Corte: {day}.", day=dates.date(view.as_of)),
            *filter(None, (shared,)),
            *([tr("Partes según la columna «estrategia» o las etiquetas y palabras del plan.")] if shares else []),
            version(view),
        ),
        notes=(
            objective,
            *(tr("Medios: {media}.", media=", ".join(word(view.plan, one) for one in line.media)) for line in strategy.lines if line.media),
            *(tr("Hecha: {task}", task=one) for one in done),
        ),
    )  # fmt: skip
    return [first, *task_slides(strategy, _ready(view, mine), mine)]


def shared_goals(names: Sequence[str]) -> str:
    """That several strategies have a goal in common, so that nobody adds them up; "" where none is shared."""
    if not names:
        return ""
    if len(names) == 1:
        return tr("{name} es una meta de varias estrategias a la vez.", name=names[0])
    return tr("{count} de estas metas son de varias estrategias a la vez.", count=number(len(names)))


def _ready(view: View, tasks: Sequence[TaskLine]) -> str:
    """How many tasks are overdue, then how many are done."""
    late = sum(1 for task in tasks if task.overdue)
    overdue = tr("{count} sin terminar. ", count=counted(late, "tarea vencida", "tareas vencidas")) if late else ""
    return overdue + done_sentence([task.standing for task in tasks], view.as_of)


def task_slides(strategy: Strategy, headline: str, tasks: Sequence[TaskLine]) -> list[Slide]:
    """The strategy's tasks with their states."""
    if not tasks:
        return []
    slide = Slide(
        f"tareas-{strategy.id}", "table", tr("Tareas de {name}", name=strategy.name), headline,
        notes=tuple(tr("{name}. Dice el plan: «{quote}»", name=task.name, quote=task.quote) for task in tasks),
    )  # fmt: skip
    ordered = sorted(tasks, key=lambda task: (not task.overdue, task.state in CLOSED, task.due))
    return paged(slide, tasks_table(ordered, tr("Tareas")))


def shares_table(plan: Plan, shares: Sequence[StrategyShare]) -> Table:
    """For each indicator that several strategies share: the part of each, «sin estrategia», and the whole."""
    names = [*(one.name for one in plan.strategies), tr("Sin estrategia"), tr("Total")]
    rows = tuple(
        (
            share.name,
            *(part_text(share, one.id) for one in plan.strategies),
            part_text(share, NO_STRATEGY),
            number(share.total),
        )
        for share in shares
    )
    width = 0.6 / len(names)
    align = (LEFT, *[RIGHT] * len(names))
    return Table(tr("Parte propia en los indicadores compartidos"), (tr("Indicador"), *names), rows,
                 align, (0.4, *(width,) * len(names)))  # fmt: skip
