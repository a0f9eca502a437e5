"""Provenance: the files behind the figures, the counts they come to, and what each indicator's source is called."""

import datetime as dt
from collections.abc import Sequence

from plancom.datasets import DEFINITIONS
from plancom.datasets.measures import measures
from plancom.datasets.titles import title_text
from plancom.indicators.progress import Progress
from plancom.indicators.view import View
from plancom.language import dates
from plancom.language.numbers import number
from plancom.language.phrases import listed
from plancom.language.translation import tr
from plancom.plan import Plan
from plancom.reports.deck import MonthlyCount, Table
from plancom.store.figures.counts import Counts
from plancom.store.imports.provenance import ImportedFile


def names(plan: Plan) -> dict[str, str]:
    """What datasets, measures and series are called."""
    series = {one.id: one.name for one in (*plan.institution.networks, *plan.institution.outlets)}
    names = {measure.id: tr(measure.name) for measure in measures().values()}
    return {one.id: one.name for one in DEFINITIONS.values()} | names | series


def monthly_counts(counts: Counts, view: View) -> tuple[MonthlyCount, ...]:
    """Every month, counted or covered, that had ended by the cut-off, of every series and measure."""
    rows = []
    for dataset, series, measure in sorted(counts.months.keys() | counts.ranges.keys()):
        covered = counts.covered(dataset, series, measure)
        for month in sorted(covered | counts.months.get((dataset, series, measure), {}).keys()):
            if month.last <= view.as_of:
                value = counts.month(dataset, series, measure, month)
                rows.append(MonthlyCount(dataset, series, measure, month.first, value, month in covered))
    return tuple(rows)


def source_of(figure: Progress, imports: Sequence[ImportedFile]) -> str:
    """Which kinds of file an indicator's figures come from, in a sentence."""
    indicator = figure.indicator
    if indicator.kind.of_tasks:
        return tr("Fuente: estado de las tareas registrado en el tablero.")
    wanted = {figure.series} if figure.series else set(indicator.series)
    mine = [
        one
        for one in imports
        if one.dataset == indicator.dataset and (not wanted or not one.series or wanted & set(one.series))
    ]
    titles = list(dict.fromkeys(title_text(one.title) for one in mine))
    if not titles:
        return tr("Fuente: sin archivos cargados.")
    return tr("Fuente: {sources}.", sources=listed(titles))


def imports_table(imports: Sequence[ImportedFile], as_of: dt.date) -> Table:
    """A row per file that counts: what it is, which of the days up to the cut-off it covers, and its rows."""
    rows = tuple(
        (
            str(one.id),
            title_text(one.title),
            one.file_name,
            _covered(one, as_of),
            number(one.rows),
        )
        for one in imports
    )
    return Table(
        tr("Archivos que cuentan"),
        (tr("N.º"), tr("Qué es"), tr("Archivo"), tr("Período"), tr("Filas")),
        rows,
        ("right", "left", "left", "left", "right"),
        (0.06, 0.24, 0.38, 0.22, 0.1),
    )


def _covered(one: ImportedFile, as_of: dt.date) -> str:
    """What came after the cut-off stands in no figure."""
    if one.covers_from is None or one.covers_to is None:
        return tr("sin período")
    if one.covers_from > as_of:
        return tr("después del corte")
    return dates.span(one.covers_from, min(one.covers_to, as_of))


def codes_table(imports: Sequence[ImportedFile]) -> Table:
    """A row per file that counts: its number, its name and its SHA-256."""
    rows = tuple((str(one.id), one.file_name, one.sha256) for one in imports)
    return Table(
        tr("Código de cada archivo"),
        (tr("N.º"), tr("Archivo"), "SHA-256"),
        rows,
        ("right", "left", "left"),
        (0.05, 0.28, 0.67),
    )
