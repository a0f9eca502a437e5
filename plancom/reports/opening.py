"""A deck's first slides: whose report it is, and every goal at a glance."""

from collections.abc import Sequence

from plancom.charts import mark_of
from plancom.indicators import sentences
from plancom.indicators.progress import Progress
from plancom.indicators.view import WORST_FIRST, View
from plancom.language import dates
from plancom.language.numbers import number
from plancom.language.phrases import counted, listed
from plancom.language.translation import later, plural, tr
from plancom.office import Figures
from plancom.reports.deck import Result, Slide, Table
from plancom.reports.facts import facts
from plancom.reports.pages import ROWS

SAMPLE_NOTICE = later("Datos de ejemplo: cifras inventadas")


def title_slide(figures: Figures, title: str) -> Slide:
    """Whose plan, of which cut-off, and in which version."""
    view = figures.view
    day = view.as_of
    lines = [view.plan.institution, view.plan.name, sentences.version(view)]
    if figures.office.has_samples:
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


def summary_slide(view: View, results: Sequence[Result]) -> Slide:
    """Every goal in a line, the worst first."""
    wholes = [r.progress for r in results if r.progress.series is None]
    ordered = sorted(wholes, key=lambda f: WORST_FIRST.index(f.status))
    rows = tuple(
        (f.name, *(fact.text for fact in facts(f)[:3]), facts(f)[5].text, mark_of(f).label) for f in ordered[:ROWS]
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
        foot=(*filter(None, (sentences.years_shown(wholes),)), tr("Corte: {as_of}. Ritmo: lo que pasó ÷ lo que se esperaba a la fecha.", as_of=dates.date(view.as_of)), sentences.version(view)),
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
