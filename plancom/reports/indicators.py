"""An indicator in a report: its chart, its figures and its parts; the notes have what is said when somebody asks."""

from collections.abc import Sequence

from plancom.charts import mark_of
from plancom.charts.goal_charts import goal_chart
from plancom.charts.marked_days import note_marks, on_chart
from plancom.indicators import headlines, sentences
from plancom.indicators.goals import Goal
from plancom.indicators.periods import record
from plancom.indicators.progress import Progress
from plancom.indicators.trajectory import TrajectoryPoint
from plancom.language import dates
from plancom.language.phrases import listed
from plancom.language.translation import tr
from plancom.office import Figures
from plancom.plan import written_amounts
from plancom.reports import provenance
from plancom.reports.arrears import worst_first
from plancom.reports.deck import Result, Slide, Table, TaskLine
from plancom.reports.facts import facts, foot
from plancom.reports.table_pages import ROWS
from plancom.reports.tasks import task_lines, tasks_table
from plancom.store.plans.analyses import in_force

PARTS = 5  # of an indicator on its slide: more would leave no room for the chart


def result_of(figures: Figures, figure: Progress) -> Result:
    """A figure with its months, its chart and its words."""
    view = figures.view
    points = tuple(figures.trajectory(figure.id))
    goal = Goal(figure.indicator, view.plan.calendar, figure.baseline)
    start = None if figure.target is None else goal.start(figure.plan_year, figure.target)
    notes = on_chart(note_marks(figures.office.notes, view.as_of), view.plan, figure.id)
    return Result(figure, points, goal_chart(figure, points, notes), facts(figure), start)


def is_unsaid(figure: Progress) -> bool:
    """Whether it is the goal of the tasks while nobody gave any of them a state: its slide then lists them."""
    return figure.indicator.kind.counts_tasks and figure.actual_to_date is None and not figure.is_to_come


def blank_goals(goals: Sequence[Result], results: Sequence[Result]) -> list[Result]:
    """The goals of which, and of whose parts, nothing is known, neither a figure nor a target: a slide of their own would say nothing."""
    said = {one.progress.indicator.id for one in results if _says_something(one)}
    return [one for one in goals if one.progress.indicator.id not in said]


def _says_something(result: Result) -> bool:
    known = any(fact.value is not None for fact in result.facts)
    return known or result.chart.says_something or result.progress.milestone is not None


def indicator_slides(figures: Figures, goals: Sequence[Result], results: Sequence[Result]) -> list[Slide]:
    """A slide for each of `goals`."""
    return [indicator_slide(figures, one, results) for one in goals]


def indicator_slide(figures: Figures, result: Result, results: Sequence[Result]) -> Slide:
    """The slide of an indicator as a whole; its parts are in a table."""
    figure = result.progress
    source = provenance.source_of(figure, figures.office.provenance.imports)
    parts = [r.progress for r in results if r.progress.series and r.progress.indicator.id == figure.indicator.id]
    shown = parts if len(parts) <= PARTS else sorted(parts, key=worst_first)[:PARTS]
    rows = tuple(
        (part.short, *(fact.text for fact in facts(part)[:3]), facts(part)[5].text, mark_of(part).label)
        for part in shown
    )
    table = Table(tr("Por partes"), (tr("Parte"), tr("Real"), tr("Esperado"), tr("Meta"), tr("De lo esperado"), tr("Estado")), rows,
                  ("left", "right", "right", "right", "right", "left"), (0.26, 0.12, 0.13, 0.12, 0.19, 0.18))  # fmt: skip
    drawn = result.chart if result.chart.says_something else None
    tables: tuple[Table, ...] = (table,) if parts else ()
    if is_unsaid(figure):  # nothing to draw, and no figure: what there is are the tasks
        drawn, tables = None, tasks_tables(task_lines(figures))
    if figure.milestone is not None:
        tables = tasks_tables([one for one in task_lines(figures) if one.id == figure.indicator.task])
    readings = [
        tr("El plan se lee así, «{name}»: {explanation}", name=option.name, explanation=option.explanation)
        for option in figure.options
        if option.explanation
    ]
    notes = [
        sentences.headline(figure),
        needed(figures, figure),
        *_written(figures, figure),
        tr("Dice el plan: «{quote}»", quote=figure.indicator.quote),
        tr(
            "Cómo se calcula: {formulas} {note}",
            formulas=tr(figure.indicator.kind.formula),
            note=figure.indicator.note,
        ).strip(),
        *readings,
        source,
    ]
    return Slide(
        figure.id,
        "indicator",
        figure.name,
        finding(figures, figure, result.points),
        status=figure.status,
        mark=mark_of(figure),
        chart=drawn,
        facts=() if is_unsaid(figure) else result.facts,
        tables=tables,
        foot=(*_left_out(len(shown), len(parts)), *foot(figure, source)),
        notes=tuple(note for note in notes if note),
    )


def _left_out(shown: int, whole: int) -> tuple[str, ...]:
    """That the table has the worst parts alone, where it has not all of them."""
    if shown == whole:
        return ()
    return (
        tr("Las {shown} partes que van peor, de {whole}; todas están en «Todas las cifras».", shown=shown, whole=whole),
    )


def tasks_tables(tasks: Sequence[TaskLine]) -> tuple[Table, ...]:
    """The plan's tasks, the overdue ones first, as many as one slide takes: each strategy's slides have all of its own."""
    ordered = sorted(tasks, key=lambda task: (not task.overdue, task.due))[:ROWS]
    return (tasks_table(ordered, tr("Tareas"), with_strategy=True),) if ordered else ()


def _written(figures: Figures, figure: Progress) -> list[str]:
    """What the office wrote in the indicator's sheet: of this cut-off, or of the last one before, which it then names."""
    one = in_force(figures.office.analyses.get(figure.id, ()), figures.view.as_of)
    if one is None:
        return []
    who = tr("{author}, corte del {as_of}", author=one.author, as_of=dates.date(one.as_of))
    said = [tr("Análisis ({who}): {analysis}", who=who, analysis=one.analysis)] if one.analysis else []
    return [*said, tr("Acción de mejora ({who}): {action}", who=who, action=one.action)] if one.action else said


def needed(figures: Figures, figure: Progress) -> str:
    """What the months ahead must bring; "" once the year is over, whose missing months are no months ahead."""
    over = figures.view.plan.calendar.last_day(figure.plan_year) <= figures.view.as_of
    return "" if over else sentences.needed(figure)


def finding(figures: Figures, figure: Progress, points: Sequence[TrajectoryPoint]) -> str:
    """What the slide's large figure and its chart come to: how far from what was expected, in how many months, and what is needed.

    Without a gap to speak of, the indicator's own sentence; what a change of measurement means for it is said in any case.
    """
    distance = headlines.gap(figure)
    of_periods = record(figure.periods, figure.indicator.period)
    months = of_periods or headlines.of_months(
        points, figure.indicator.direction, to_date=written_amounts.is_share(figure.indicator)
    )
    if not distance:
        return sentences.headline(figure)
    said = f"{distance[0].upper()}{distance[1:]}"
    if months:
        said = f"{said}: {months[0].lower()}{months[1:]}"
    worst = tr("Se juzga por lo que va peor: {parts}.", parts=listed(figure.judged_by)) if figure.judged_by else ""
    # Where months are measured in two ways, how the distance went says less than the change, which is said whole.
    since = "" if figure.warning else headlines.behind_since(figure, points)
    # Three sentences are written too small to be read from a chair: what a late goal asks for is on a slide of its own.
    asked = "" if since else needed(figures, figure)
    return " ".join(part for part in (f"{said}.", since, worst, asked, figure.warning) if part)
