"""Builds the deck: from the view, the counts and the evidence to slides; pure functions, no clock and no database."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from plancom.charts import STATUS
from plancom.charts.goal_charts import goal_chart
from plancom.datasets.titles import said
from plancom.indicators import sentences
from plancom.indicators.formulas import FORMULAS
from plancom.indicators.goals import Goal
from plancom.indicators.overview import all_progress
from plancom.indicators.progress import Progress
from plancom.indicators.trajectory import trajectory
from plancom.indicators.view import WORST_FIRST, View
from plancom.language import dates
from plancom.language.numbers import number
from plancom.language.phrases import counted, listed
from plancom.language.translation import language, later, plural, tr, tr_in
from plancom.reports import late, provenance, strategies
from plancom.reports.deck import Deck, Result, Slide, Table, TaskLine
from plancom.reports.facts import facts, figures_table, foot
from plancom.reports.logo import logo_of
from plancom.reports.pages import ROWS, paged
from plancom.reports.tasks import task_lines, tasks_table
from plancom.reports.words import clean, tidy
from plancom.store.analyses import Analysis, in_force
from plancom.store.counts import Counts
from plancom.store.evidence import Evidence, Imported
from plancom.store.task_details import TaskDetails
from plancom.store.tasks import TaskState

TITLE = later("Informe de avance")
POINTS = 6  # sentences on one slide
RECENT = 8  # publications listed
SAMPLE_NOTICE = later("Datos de ejemplo: cifras inventadas")


@dataclass(frozen=True)
class Material:
    """What a deck is built from: the view, and what the database says of one version of the data."""

    view: View
    counts: Counts
    states: Mapping[str, Sequence[TaskState]]
    evidence: Evidence
    has_samples: bool = False
    details: Mapping[str, Sequence[TaskDetails]] = field(default_factory=dict)
    written: Mapping[str, Sequence[Analysis]] = field(default_factory=dict)


def deck(material: Material, made_at: dt.datetime, *, strategy: str | None = None, title: str = "") -> Deck:
    """The report as of the view's cut-off, of the whole plan or of one `strategy`. Raises KeyError for one that does not exist.

    `made_at` is the local time that the report bears.
    """
    view, plan = material.view, material.view.plan
    chosen = [plan.strategy(strategy)] if strategy else list(plan.strategies)
    ids = {one.id for one in chosen}
    figures = [
        figure
        for figure in all_progress(view, material.counts, material.states)
        if not strategy or ids & set(figure.indicator.strategies)
    ]
    results = tuple(_result(material, figure) for figure in figures)
    tasks = tuple(t for t in task_lines(view, material.states, material.details) if t.strategy in ids)
    logo, problem = logo_of(plan.logo)
    name = clean(title) or (f"{tr(TITLE)}: {chosen[0].name}" if strategy else tr(TITLE))
    known = provenance.names(plan)
    slides = [
        _title_slide(material, name),
        _summary_slide(view, results),
        *(_indicator_slide(material, result, results) for result in results if result.progress.series is None),
        *(slide for one in chosen for slide in strategies.slides(view, material.counts, one, results, tasks)),
        *_press_slides(material, results),
        *_late_slides(view, results, tasks),
        _next_slide(view, results, tasks),
        *_tables("cifras", tr("Todas las cifras"), tr("Cada indicador y cada una de sus partes, con todas sus cifras."),
                 figures_table([r.progress for r in results]), (tr("Cumplimiento: real ÷ meta del año. Ritmo: real ÷ esperado a la fecha."), sentences.version(view))),
        *_tables("procedencia", tr("De dónde salen las cifras"), _files_headline(material),
                 provenance.imports_table(material.evidence.imports), ()),
    ]  # fmt: skip
    return Deck(
        title=name,
        plan_id=plan.id,
        plan_name=plan.name,
        plan_source=plan.source,
        plan_version=plan.version,
        readings=sentences.version(view),
        institution=plan.institution,
        short_institution=plan.short_institution,
        accent=plan.accent,
        as_of=view.as_of,
        made_at=made_at,
        has_samples=material.has_samples,
        slides=tuple(map(tidy, slides)),
        results=results,
        tasks=tasks,
        data=provenance.monthly_counts(material.counts, view),
        imports=tuple(
            replace(one, title=clean(said(one.title)), file_name=clean(one.file_name))
            for one in material.evidence.imports
        ),
        publications=tuple(
            replace(p, outlet=clean(p.outlet), title=clean(p.title), link=clean(p.link))
            for p in material.evidence.publications
            if plan.start <= p.day <= view.as_of
        ),
        logo=logo,
        warnings=(problem,) if problem else (),
        names=known,
        language=language(),
    )


def _result(material: Material, figure: Progress) -> Result:
    view = material.view
    points = tuple(trajectory(view, figure.id, material.counts, material.states))
    goal = Goal(figure.indicator, view.plan.calendar, figure.baseline)
    start = figure.baseline if figure.plan_year == 1 else goal.target(figure.plan_year - 1)
    return Result(figure, points, goal_chart(figure, points), facts(figure), start)


def _title_slide(material: Material, title: str) -> Slide:
    view = material.view
    day = view.as_of
    lines = [view.plan.institution, view.plan.name, sentences.version(view)]
    if material.has_samples:
        lines.append(f"{tr(SAMPLE_NOTICE)}.")
    return Slide(
        "portada",
        "title",
        title,
        tr("Corte: {day} de {month}", day=day.day, month=dates.month_long(day)),
        points=tuple(lines),
        notes=(
            tr("Plan: {source}.", source=view.plan.source),
            tr("Cuentan los meses completos y con datos hasta el corte."),
        ),
    )


def _summary_slide(view: View, results: Sequence[Result]) -> Slide:
    wholes = [r.progress for r in results if r.progress.series is None]
    ordered = sorted(wholes, key=lambda f: WORST_FIRST.index(f.status))
    rows = tuple(
        (f.name, *(fact.text for fact in facts(f)[:3]), facts(f)[5].text, STATUS[f.status].label)
        for f in ordered[:ROWS]
    )
    table = Table(
        tr("Indicadores"),
        (tr("Indicador"), tr("Real"), tr("Esperado"), tr("Meta"), tr("Ritmo"), tr("Estado")),
        rows,
        ("left", "right", "right", "right", "right", "left"),
        (0.41, 0.12, 0.12, 0.12, 0.09, 0.14),
    )
    return Slide(
        "resumen",
        "summary",
        tr("Resumen"),
        summary_headline(wholes),
        tables=(table,),
        foot=(tr("Corte: {as_of}. Ritmo: lo que pasó ÷ lo que se esperaba a la fecha.", as_of=dates.date(view.as_of)), sentences.version(view)),
        notes=(tr("El semáforo compara lo que pasó con lo que se esperaba a la fecha. No hay una cifra única que esconda una meta atrasada."),),
    )  # fmt: skip


def summary_headline(figures: Sequence[Progress]) -> str:
    """How many indicators have each status, the worst first, in one sentence."""
    if not figures:
        return tr("Ningún indicador del plan es de esta estrategia.")
    parts = []
    for status in WORST_FIRST:
        count = sum(1 for figure in figures if figure.status == status)
        words = {
            "off_track": plural(count, "atrasado", "atrasados"),
            "at_risk": tr("en riesgo"),
            "on_track": plural(count, "va bien", "van bien"),
        }
        if count and status == "no_data":
            parts.append(tr("{count} sin datos", count=number(count)))
        elif count and status == "no_target":
            parts.append(tr("{count} sin meta", count=number(count)))
        elif count:
            parts.append(f"{number(count)} {words[status]}")
    total = counted(len(figures), "indicador", "indicadores")
    return tr("De {count}: {parts}.", count=total, parts=listed(parts))


def _indicator_slide(material: Material, result: Result, results: Sequence[Result]) -> Slide:
    figure = result.progress
    source = provenance.source_of(figure, material.evidence.imports)
    parts = [r.progress for r in results if r.progress.series and r.progress.indicator.id == figure.indicator.id]
    rows = tuple(
        (part.short, *(fact.text for fact in facts(part)[:3]), facts(part)[5].text, STATUS[part.status].label)
        for part in parts
    )
    table = Table(tr("Por partes"), ("", tr("Real"), tr("Esperado"), tr("Meta"), tr("Ritmo"), tr("Estado")), rows,
                  ("left", "right", "right", "right", "right", "left"), (0.3, 0.13, 0.15, 0.13, 0.12, 0.17))  # fmt: skip
    drawn = result.chart if result.chart.says_something else None
    readings = [
        tr("Lectura «{name}»: {explanation}", name=option.name, explanation=option.explanation)
        for option in figure.options
        if option.explanation
    ]
    notes = [
        sentences.headline(figure),
        sentences.needed(figure),
        *_written(material, figure),
        tr("Dice el plan: «{quote}»", quote=figure.indicator.quote),
        tr(
            "Cómo se calcula: {formulas} {note}",
            formulas=tr(FORMULAS[figure.indicator.kind]),
            note=figure.indicator.note,
        ).strip(),
        *readings,
        source,
        *(
            tr(
                "{title}: {file} (huella {hash}).",
                title=said(one.title),
                file=one.file_name,
                hash=one.sha256[:12],
            )
            for one in _files_of(figure, material)
        ),
    ]
    return Slide(
        figure.id,
        "indicator",
        figure.name,
        sentences.headline(figure),
        status=figure.status,
        chart=drawn,
        facts=result.facts,
        tables=(table,) if parts else (),
        foot=foot(figure, source),
        notes=tuple(note for note in notes if note),
    )


def _written(material: Material, figure: Progress) -> list[str]:
    """What the office wrote in the indicator's sheet: of this cut-off, or of the last one before, which it then names."""
    one = in_force(material.written.get(figure.id, ()), material.view.as_of)
    if one is None:
        return []
    who = tr("{author}, corte del {as_of}", author=one.author, as_of=dates.date(one.as_of))
    said = [tr("Análisis ({who}): {analysis}", who=who, analysis=one.analysis)] if one.analysis else []
    return [*said, tr("Acción de mejora ({who}): {action}", who=who, action=one.action)] if one.action else said


def _files_of(figure: Progress, material: Material) -> list[Imported]:
    return [one for one in material.evidence.imports if one.dataset == figure.indicator.dataset]


def _press_slides(material: Material, results: Sequence[Result]) -> list[Slide]:
    """The newest publications in the outlets that an indicator counts."""
    series = {s for r in results if r.progress.indicator.dataset == "press" for s in r.progress.indicator.series}
    first, last = material.view.plan.start, material.view.as_of
    mine = [p for p in material.evidence.publications if p.series in series and first <= p.day <= last]
    if not mine:
        return []
    rows = tuple((dates.date(p.day), p.outlet, p.title) for p in mine[:RECENT])
    table = Table(
        tr("Publicaciones más recientes"),
        (tr("Fecha"), tr("Medio"), tr("Título")),
        rows,
        ("left",) * 3,
        (0.13, 0.2, 0.67),
    )
    noun = tr_in("press", "publicación" if len(mine) == 1 else "publicaciones")
    headline = tr(
        "{count} desde el inicio del plan; estas son las más recientes.",
        count=f"{number(len(mine))} {noun}",
    )
    return [Slide("prensa-reciente", "table", tr("Publicaciones en prensa"), headline, tables=(table,),
                  foot=(tr("Del {first} al {last}, en los medios que cuenta la meta.", first=dates.date(first), last=dates.date(last)),))]  # fmt: skip


def _late_slides(view: View, results: Sequence[Result], tasks: Sequence[TaskLine]) -> list[Slide]:
    figures = [r.progress for r in results]
    overdue = late.late_tasks(tasks, view.as_of)
    headline = late.late_headline([f for f in figures if f.series is None], overdue)
    cut = (
        tr("Corte: {as_of}. En orden: primero lo que va peor.", as_of=dates.date(view.as_of)),
        sentences.version(view),
    )
    slide = Slide("atrasos", "table", tr("Qué va atrasado"), headline, foot=cut,
                  notes=(tr("Falta: lo esperado a la fecha menos lo que pasó."),))  # fmt: skip
    table = late.late_table(figures)
    found = [replace(slide, tables=(table,))] if table.rows else []
    if overdue:
        words = replace(slide, id="tareas-vencidas", title=tr("Tareas vencidas"))
        found += paged(words, tasks_table(overdue, tr("Tareas vencidas"), with_strategy=True))
    return found or [slide]


def _next_slide(view: View, results: Sequence[Result], tasks: Sequence[TaskLine]) -> Slide:
    steps = late.next_steps(view.plan, [r.progress for r in results], tasks, view.as_of)
    more = len(steps) - POINTS
    shown = (
        steps
        if more <= 0
        else [*steps[: POINTS - 1], tr("Y {count} más, en las notas.", count=counted(more + 1, "paso", "pasos"))]
    )
    headline = tr("Lo que hace falta para llegar a las metas del año.")
    return Slide("proximos-pasos", "list", tr("Próximos pasos"), headline, points=tuple(shown), notes=tuple(steps),
                 foot=(tr("Cuentas hechas con las cifras del corte; no son una proyección."), sentences.version(view)))  # fmt: skip


def _files_headline(material: Material) -> str:
    count = len(material.evidence.imports)
    if not count:
        return tr("Todavía no hay archivos cargados.")
    return tr(
        "Las cifras salen de {count}; la huella SHA-256 permite comprobar que es el mismo archivo.",
        count=counted(count, "archivo", "archivos"),
    )


def _tables(slide_id: str, title: str, headline: str, table: Table, notes: tuple[str, ...]) -> list[Slide]:
    return paged(Slide(slide_id, "table", title, headline, foot=notes), table)
