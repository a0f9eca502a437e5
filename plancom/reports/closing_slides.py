"""A deck's last slides: what the press said, what is late, and what is left to do."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from plancom.forecast.projection import Outlook
from plancom.indicators import reading_sentences
from plancom.indicators.progress import Progress
from plancom.indicators.view import View
from plancom.language import dates
from plancom.language.numbers import number
from plancom.language.phrases import counted
from plancom.language.translation import later, tr, tr_in
from plancom.office import Figures
from plancom.reports import arrears, indicators
from plancom.reports.deck import Result, Slide, Table, TaskLine
from plancom.reports.needs import needs_headline, needs_table
from plancom.reports.table_pages import ROWS, paged
from plancom.reports.tasks import DAY, WIDE_DAY, tasks_table

POINTS = 6  # sentences on one slide
RECENT = 8  # publications listed
CLOSING_ELSEWHERE = later("Cuentas hechas con las cifras del corte; cómo cerraría el año está en «¿Llegamos?».")
NO_CLOSING = later("Cuentas hechas con las cifras del corte: no dicen cómo cerrará el año.")


def press_slides(figures: Figures, results: Sequence[Result]) -> list[Slide]:
    """The newest publications in the outlets that an indicator counts."""
    series = {s for r in results if r.progress.indicator.dataset == "press" for s in r.progress.indicator.series}
    first, last = figures.view.plan.start, figures.view.as_of
    mine = [p for p in figures.office.provenance.publications if p.series in series and first <= p.day <= last]
    if not mine:
        return []
    rows = tuple((dates.date(p.day), p.outlet, p.title) for p in mine[:RECENT])
    table = Table(
        tr("Publicaciones más recientes"),
        (tr("Fecha"), tr("Medio"), tr("Título")),
        rows,
        ("left",) * 3,
        (WIDE_DAY, 0.2, 0.8 - WIDE_DAY) if len(rows) < RECENT else (DAY, 0.2, 0.8 - DAY),
    )
    noun = tr_in("press", "publicación" if len(mine) == 1 else "publicaciones")
    headline = tr(
        "{count} desde el inicio del plan; estas son las más recientes.",
        count=f"{number(len(mine))} {noun}",
    )
    return [Slide("prensa-reciente", "table", tr("Publicaciones en prensa"), headline, tables=(table,),
                  foot=(tr("Del {first} al {last}, en los medios que cuenta la meta.", first=dates.date(first), last=dates.date(last)),))]  # fmt: skip


def late_slides(view: View, results: Sequence[Result], tasks: Sequence[TaskLine]) -> list[Slide]:
    """What is behind its goal, and the tasks whose day has passed; none where nothing is: the cover says so, and a sentence alone is no slide."""
    figures = [r.progress for r in results]
    overdue = arrears.late_tasks(tasks, view.as_of)
    headline = arrears.late_headline([f for f in figures if f.series is None], overdue)
    cut = (
        tr("Corte: {as_of}. En orden: primero lo que va peor.", as_of=dates.date(view.as_of)),
        reading_sentences.version(view),
    )
    slide = Slide("atrasos", "table", tr("Qué va atrasado"), headline, foot=cut,
                  notes=(tr("Por debajo: lo esperado a la fecha menos lo que pasó."),))  # fmt: skip
    table = arrears.late_table(figures)
    found = [replace(slide, tables=(table,))] if table.rows else []
    if overdue and not _is_on_the_goals_slide(overdue, figures):
        found += paged(_overdue_slide(view, overdue), tasks_table(overdue, tr("Tareas vencidas"), with_strategy=True))
    return found


def _is_on_the_goals_slide(overdue: Sequence[TaskLine], figures: Sequence[Progress]) -> bool:
    """Whether the slide of the goal of the tasks, while it has no figure, lists all of them already."""
    return len(overdue) <= ROWS and any(indicators.is_unsaid(figure) for figure in figures)


def _overdue_slide(view: View, overdue: Sequence[TaskLine]) -> Slide:
    late = counted(len(overdue), "tarea vencida", "tareas vencidas")
    return Slide(
        "tareas-vencidas",
        "table",
        tr("Tareas vencidas"),
        tr("{count} sin terminar.", count=late),
        foot=(
            tr("Corte: {as_of}. En orden: primero las que vencieron antes.", as_of=dates.date(view.as_of)),
            reading_sentences.version(view),
        ),
    )


def next_slide(
    view: View,
    results: Sequence[Result],
    tasks: Sequence[TaskLine],
    outlooks: Mapping[str, Outlook],
    *,
    has_closings: bool,
) -> Slide:
    """What is needed to reach the year's goals, as «¿Llegamos?» says it, and what else follows; `has_closings`: how the year would close is
    on a slide too. Whole sentences are in the notes.
    """
    figures = [one.progress for one in results]
    every = arrears.next_steps(view.plan, figures, tasks, view.as_of, outlooks)
    asked = arrears.asked(figures, outlooks)
    table = needs_table(asked)
    steps = arrears.next_steps(
        view.plan, figures, tasks, view.as_of, outlooks, elsewhere={one.figure.id for one in asked}
    )
    more = len(steps) - POINTS
    shown = (
        steps
        if more <= 0
        else [*steps[: POINTS - 1], tr("Y {count} más, en las notas.", count=counted(more + 1, "paso", "pasos"))]
    )
    return Slide("proximos-pasos", "list", tr("Próximos pasos"), needs_headline(asked), tables=(table,) if table.rows else (),
                 points=tuple(shown), notes=tuple(every), foot=(tr(CLOSING_ELSEWHERE if has_closings else NO_CLOSING), reading_sentences.version(view)))  # fmt: skip
