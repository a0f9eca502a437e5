"""Builds the deck: from an office's figures under a view to slides; pure functions, no clock and no database."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from plancom.datasets.titles import title_text
from plancom.indicators import headlines, reading_sentences
from plancom.language.phrases import counted
from plancom.language.translation import language, later, tr
from plancom.office import Figures
from plancom.reports import closing_slides, indicators, opening_slides, outlooks, plan_years, provenance, strategies
from plancom.reports.arrears import worst_first
from plancom.reports.deck import Deck, Result, Slide, Table
from plancom.reports.facts import figures_table
from plancom.reports.logo import logo_of
from plancom.reports.safe_text import clean, tidy
from plancom.reports.table_pages import paged
from plancom.reports.tasks import task_lines

TITLE = later("Informe de avance")


def _goals(results: Sequence[Result]) -> list[Result]:
    """The results of whole goals, the worst first."""
    return sorted((one for one in results if one.progress.series is None), key=lambda one: worst_first(one.progress))


def deck(
    figures: Figures, made_at: dt.datetime, *, strategy: str | None = None, title: str = "", with_outlooks: bool = True
) -> Deck:
    """The report as of the view's cut-off, of the whole plan or of one `strategy`. Raises KeyError for one that does not exist.

    `made_at` is the local time that the report bears. Without outlooks, which take most of the time, it does not say how the year would close.
    """
    view, plan, origin = figures.view, figures.view.plan, figures.office.provenance
    chosen = [plan.strategy(strategy)] if strategy else list(plan.strategies)
    ids = {one.id for one in chosen}
    shown = [one for one in figures.all if not strategy or ids & set(one.indicator.strategies)]
    results = tuple(indicators.result_of(figures, one) for one in shown)
    plan_tasks = task_lines(figures)
    tasks = tuple(one for one in plan_tasks if one.strategy in ids)
    logo, problem = logo_of(plan.institution.logo)
    name = clean(title) or (f"{tr(TITLE)}: {chosen[0].name}" if strategy else tr(TITLE))
    known = provenance.names(plan)
    goals = _goals(results)
    blank = indicators.blank_goals(goals, results)
    ahead = {} if view.is_after_plan or not with_outlooks else outlooks.outlooks_of(figures, goals)
    closes = outlooks.closings_of(ahead)
    years = [one for one in figures.years if not strategy or ids & set(one.indicator.strategies)]
    verdict = headlines.standing(view, [one.progress for one in goals], years)
    slides = [
        opening_slides.title_slide(figures, name, verdict),
        opening_slides.summary_slide(view, goals, verdict, blank),
        *outlooks.outlook_slides(view, closes),
        *closing_slides.late_slides(view, results, tasks),
        *indicators.indicator_slides(figures, [one for one in goals if one not in blank], results),
        *plan_years.year_slides(figures, ids if strategy else None),
        *(slide for one in chosen for slide in strategies.slides(view, figures.office.counts, one, goals, tasks)),
        *closing_slides.press_slides(figures, results),
        closing_slides.next_slide(view, goals, tasks, ahead, has_closings=bool(closes)),
        *_tables("cifras", tr("Todas las cifras"), tr("Cada indicador y cada una de sus partes, con todas sus cifras."),
                 figures_table([r.progress for r in results]), (tr("De la meta: real ÷ meta del año. De lo esperado: real ÷ esperado a la fecha."), reading_sentences.version(view))),
        *_tables("procedencia", tr("De dónde salen las cifras"), _files_headline(figures),
                 provenance.imports_table(origin.imports, view.as_of), ()),
        *_annex(figures),
    ]  # fmt: skip
    return Deck(
        title=name,
        plan_id=plan.id,
        plan_name=plan.name,
        plan_source=plan.source,
        plan_version=plan.version,
        readings=reading_sentences.version(view),
        institution=plan.institution.name,
        short_institution=plan.institution.short_name,
        accent=plan.institution.accent,
        as_of=view.as_of,
        made_at=made_at,
        has_samples=figures.office.has_samples,
        slides=tuple(map(tidy, slides)),
        blank=tuple(map(tidy, indicators.indicator_slides(figures, blank, results))),
        results=results,
        tasks=tasks,
        plan_tasks=plan_tasks,
        years=plan_years.year_charts(figures, ids if strategy else None),
        data=provenance.monthly_counts(figures.office.counts, view),
        imports=tuple(
            replace(one, title=clean(title_text(one.title)), file_name=clean(one.file_name)) for one in origin.imports
        ),
        publications=tuple(
            replace(p, outlet=clean(p.outlet), title=clean(p.title), link=clean(p.link))
            for p in origin.publications
            if plan.start <= p.day <= view.as_of
        ),
        is_over=view.is_after_plan,
        logo=logo,
        warnings=(problem,) if problem else (),
        closings=closes,
        verdict=verdict,
        names=known,
        language=language(),
    )


def _files_headline(figures: Figures) -> str:
    count = len(figures.office.provenance.imports)
    if not count:
        return tr("Todavía no hay archivos cargados.")
    return tr("Las cifras salen de {count}.", count=counted(count, "archivo", "archivos"))


def _annex(figures: Figures) -> list[Slide]:
    """What each file is known by, for whoever has to check one."""
    imports = figures.office.provenance.imports
    if not imports:
        return []
    headline = tr("Con el código SHA-256 se comprueba que un archivo es el mismo.")
    return _tables("anexo-archivos", tr("Anexo: código de cada archivo"), headline, provenance.codes_table(imports), ())


def _tables(slide_id: str, title: str, headline: str, table: Table, notes: tuple[str, ...]) -> list[Slide]:
    return paged(Slide(slide_id, "table", title, headline, foot=notes), table)
