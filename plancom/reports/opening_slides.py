"""A deck's first slides: whose report it is, and every goal at a glance."""

from collections.abc import Sequence

from plancom.charts.status import PARTIAL, TO_COME, mark_of
from plancom.indicators import month_sentences, reading_sentences
from plancom.indicators.progress import Progress
from plancom.indicators.view import WORST_FIRST, Status, View
from plancom.language import dates
from plancom.language.numbers import number
from plancom.language.phrases import listed
from plancom.language.translation import later, plural, tr
from plancom.office import Figures
from plancom.reports.deck import Result, Slide
from plancom.reports.facts import goals_table
from plancom.reports.table_pages import ROWS

SAMPLE_NOTICE = later("Datos de ejemplo: cifras inventadas")


def title_slide(figures: Figures, title: str, verdict: str) -> Slide:
    """The verdict on the goals, whose plan it is, of which cut-off, and in which version."""
    view = figures.view
    day = view.as_of
    cut = tr("Corte: {day} de {month}", day=day.day, month=dates.month_long(day))
    lines = [*([cut] if verdict else []), view.plan.institution.name, view.plan.name, reading_sentences.version(view)]
    if figures.office.has_samples:
        lines.append(f"{tr(SAMPLE_NOTICE)}.")
    return Slide(
        "portada",
        "title",
        title,
        verdict or cut,
        points=tuple(lines),
        notes=(
            tr("Plan: {source}.", source=view.plan.source),
            tr("Cuentan los meses completos y con datos hasta el corte."),
        ),
    )


def summary_slide(view: View, goals: Sequence[Result], verdict: str, blank: Sequence[Result] = ()) -> Slide:
    """Every goal in a line, the worst first; under the balance once the plan is over. Those that are `blank` have no slide of their own."""
    shorts = listed(one.progress.indicator.short for one in blank)
    without = (tr("Sin meta ni datos, y sin diapositiva: {goals}.", goals=shorts),) if blank else ()
    return Slide(
        "resumen",
        "summary",
        tr("Resumen"),
        verdict if view.is_balance else summary_headline([one.progress for one in goals]),
        tables=(goals_table([one.progress for one in goals[:ROWS]]),),
        foot=(*filter(None, (month_sentences.years_shown([one.progress for one in goals]),)), tr("Corte: {as_of}. De lo esperado: real ÷ esperado a la fecha.", as_of=dates.date(view.as_of)), reading_sentences.version(view), *without),
        notes=(tr("El semáforo compara lo que pasó con lo que se esperaba a la fecha. No hay una cifra única que esconda una meta atrasada."),),
    )  # fmt: skip


def summary_headline(figures: Sequence[Progress]) -> str:
    """How many indicators have each status, the worst first, in one sentence."""
    if not figures:
        return tr("Ningún indicador del plan es de esta estrategia.")
    parts = [
        part for status in WORST_FIRST for part in _counted(status, [one for one in figures if one.status == status])
    ]
    said = plural(len(figures), "De {count} meta: {parts}.", "De {count} metas: {parts}.")
    return said.format(count=number(len(figures)), parts=listed(parts))


def _counted(status: Status, figures: Sequence[Progress]) -> list[str]:
    """«2 en riesgo» of the figures of one status; those of years that have not begun, or have no whole month yet, apart from those without data."""
    marks = [mark_of(one) for one in figures]
    to_come, partial = marks.count(TO_COME), marks.count(PARTIAL)
    count = len(figures) - to_come - partial
    amount = number(count)
    words = {
        "off_track": f"{amount} {plural(count, 'atrasada', 'atrasadas')}",
        "at_risk": f"{amount} {tr('en riesgo')}",
        "on_track": f"{amount} {plural(count, 'va bien', 'van bien')}",
        "no_data": tr("{count} sin datos", count=amount),
        "no_target": tr("{count} sin meta", count=amount),
    }
    said = [words[status]] if count else []
    said += [plural(partial, "{count} parcial", "{count} parciales").format(count=number(partial))] if partial else []
    return [*said, tr("{count} por venir", count=number(to_come))] if to_come else said
