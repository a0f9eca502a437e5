"""Sentences about a baseline: the level from which an indicator starts, and where it comes from."""

from plancom.indicators.progress import Progress
from plancom.language import dates
from plancom.language.translation import tr
from plancom.plan.written_amounts import amount_text


def without_baseline(figure: Progress) -> bool:
    """Whether nobody measured, gave or wrote the level from which the indicator starts."""
    return figure.baseline is None or figure.baseline_assumed


def written_baseline(figure: Progress) -> str:
    """The baseline as a cell of a table says it: a dash where there is none."""
    return amount_text(figure.indicator, None if without_baseline(figure) else figure.baseline)


def baseline(figure: Progress) -> str:
    """The baseline and where it comes from; a level that nobody measured or gave is none."""
    if without_baseline(figure):
        return tr("Sin línea base")
    value = amount_text(figure.indicator, figure.baseline)
    typed = figure.indicator.decided.baseline
    if typed is not None and figure.series is None:
        source = f"{typed.source}, {dates.date(typed.date)}" if typed.date else typed.source
        if typed.estimated:
            return tr(
                "Línea base: {value} (estimada, escrita por la oficina; fuente: {source})", value=value, source=source
            )
        return tr("Línea base: {value} (escrita por la oficina; fuente: {source})", value=value, source=source)
    if figure.indicator.baseline.source == "given":
        return tr("Línea base: {value} (dada por el plan)", value=value)
    if figure.baseline_estimated:
        return tr("Línea base: {value} (estimada con menos de 12 meses)", value=value)
    return tr("Línea base: {value}", value=value)
