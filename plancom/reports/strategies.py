"""A strategy in a report: its objective, what was achieved, its own share, and its tasks."""

from collections.abc import Sequence

from plancom.charts import STATUS
from plancom.indicators.sentences import version
from plancom.indicators.shares import StrategyShare, own_shares
from plancom.indicators.view import View
from plancom.language import dates
from plancom.language.numbers import number, percent
from plancom.language.phrases import counted, listed
from plancom.language.translation import tr
from plancom.plan import Plan, Strategy, word
from plancom.reports.deck import LEFT, RIGHT, Result, Slide, Table, TaskLine
from plancom.reports.pages import paged
from plancom.reports.tasks import achievements, tasks_table
from plancom.store.figures.counts import Counts

SHOWN = 4  # achievements on the slide; the notes have all


def slides(
    view: View, counts: Counts, strategy: Strategy, results: Sequence[Result], tasks: Sequence[TaskLine]
) -> list[Slide]:
    """The strategy's slides: objective with achievements and shares, then its tasks."""
    mine = [task for task in tasks if task.strategy == strategy.id]
    done = achievements(mine)
    well = [
        r.progress
        for r in results
        if strategy.id in r.progress.indicator.strategies
        and r.progress.series is None
        and r.progress.status == "on_track"
    ]
    points = [f"{STATUS['on_track'].label}: {listed(f.name for f in well)}."] if well else []
    points += [f"● {one}" for one in done[: SHOWN - len(points)]]
    if len(done) > SHOWN - bool(well):
        points.append(
            tr(
                "Y {count} más, en las notas.",
                count=counted(len(done) - SHOWN + bool(well), "tarea hecha", "tareas hechas"),
            )
        )
    known = any(task.since for task in mine)
    asked = sum(1 for task in mine if task.state != "cancelled")
    ready = sum(1 for task in mine if task.state == "done")
    said = "" if known or not mine else tr(" Todavía no se ha registrado el estado de ninguna.")
    headline = tr(
        "{ready} de {count} al {day}.{said}",
        ready=number(ready),
        count=counted(asked, "tarea hecha", "tareas hechas"),
        day=dates.date(view.as_of),
        said=said,
    )
    objective = tr("Objetivo: {objective}", objective=strategy.objective)
    shares = own_shares(view, counts, strategy.id)
    first = Slide(
        f"estrategia-{strategy.id}",
        "strategy",
        strategy.name,
        headline,
        tables=(shares_table(view.plan, shares),) if shares else (),
        points=(objective, *(points or [tr("Logros: ninguno registrado todavía.")])),
        foot=(
            tr("Corte: {day}.", day=dates.date(view.as_of)),
            *([tr("Partes según la columna «estrategia» o las etiquetas y palabras del plan.")] if shares else []),
            version(view),
        ),
        notes=(
            objective,
            *(tr("Medios: {media}.", media=", ".join(word(view.plan, one) for one in line.media)) for line in strategy.lines if line.media),
            *(tr("Hecha: {task}", task=one) for one in done),
        ),
    )  # fmt: skip
    return [first, *task_slides(strategy, headline, mine)]


def task_slides(strategy: Strategy, headline: str, tasks: Sequence[TaskLine]) -> list[Slide]:
    """The strategy's tasks with their states."""
    if not tasks:
        return []
    slide = Slide(
        f"tareas-{strategy.id}", "table", tr("Tareas de {name}", name=strategy.name), headline,
        notes=tuple(tr("{name}. Dice el plan: «{quote}»", name=task.name, quote=task.quote) for task in tasks),
    )  # fmt: skip
    return paged(slide, tasks_table(tasks, tr("Tareas")))


def shares_table(plan: Plan, shares: Sequence[StrategyShare]) -> Table:
    """For each indicator that several strategies share: the part of each, «sin estrategia», and the whole."""
    names = [*(one.name for one in plan.strategies), tr("Sin estrategia"), tr("Total")]
    rows = tuple(
        (
            share.name,
            *(_part(share, share.parts.get(one.id, 0.0)) for one in plan.strategies),
            _part(share, share.parts.get("", 0.0)),
            number(share.total),
        )
        for share in shares
    )
    width = 0.6 / len(names)
    align = (LEFT, *[RIGHT] * len(names))
    return Table(tr("Parte propia en los indicadores compartidos"), (tr("Indicador"), *names), rows,
                 align, (0.4, *(width,) * len(names)))  # fmt: skip


def _part(share: StrategyShare, value: float) -> str:
    return f"{number(value)} ({percent(value / share.total, 0)})" if share.total else number(value)
