"""The fields of an indicator's sheet, in the order of MinTIC's form (PETI, «hoja de vida del indicador»), each filled from the plan and the data."""

from collections.abc import Sequence
from dataclasses import dataclass

from plancom.changes.amounts import Material as Totals
from plancom.changes.amounts import dimensions
from plancom.changes.breakdown_rows import dimension_name
from plancom.datasets import DEFINITIONS
from plancom.indicators import baseline_sentences, sentences
from plancom.indicators.decision_sentences import sentence as decided
from plancom.indicators.lineage import figure_lineage
from plancom.indicators.measured_months import measured_months
from plancom.indicators.progress import Progress
from plancom.indicators.view import View
from plancom.language import dates
from plancom.language.numbers import percent
from plancom.language.phrases import listed
from plancom.language.translation import later, tr
from plancom.plan import Decision, Indicator, Plan, written_amounts
from plancom.reports.provenance import source_of
from plancom.reports.safe_text import after_label
from plancom.store.figures.counts import Counts
from plancom.store.imports.provenance import ImportedFile

NOT_WRITTEN = later("Sin escribir")
EFFICACY = later("Eficacia (producto): cuenta lo que hace la oficina.")
EFFECT = later("Efectividad (resultado): cuenta lo que hace la ciudadanía.")
OF_CITIZENS = frozenset({"visits", "procedures"})


@dataclass(frozen=True, slots=True)
class Field:
    """A named line of the sheet; `text` may have several paragraphs."""

    id: str
    name: str
    text: str


def code(plan: Plan, indicator: Indicator) -> str:
    """«IND-03»: the indicator's place in the plan file."""
    place = [one.id for one in plan.indicators].index(indicator.id) + 1
    return f"IND-{place:02}"


def identity(plan: Plan, figure: Progress, responsible: str) -> tuple[Field, ...]:
    """What the indicator is, whose it is, and what for."""
    indicator = figure.indicator
    strategies = [one for one in plan.strategies if one.id in indicator.strategies]
    objectives = [indicator.smart.objective] if indicator.smart else [one.objective for one in strategies]
    return (
        Field("code", tr("Código"), code(plan, indicator)),
        Field("name", tr("Nombre"), indicator.name),
        Field("objective", tr("Objetivo"), "\n".join(objectives)),
        Field("strategies", tr("Proceso o estrategia"), listed([one.name for one in strategies]) or tr("Todo el plan")),
        Field("quote", tr("Dice el plan"), tr("«{quote}»", quote=indicator.quote)),
        Field("type", tr("Tipo"), tr(EFFECT if indicator.dataset in OF_CITIZENS else EFFICACY)),
        Field("responsible", tr("Responsable"), responsible or tr(NOT_WRITTEN)),
    )


def method(view: View, figure: Progress, counts: Counts, imports: Sequence[ImportedFile]) -> tuple[Field, ...]:
    """How it is measured: unit, formula with this cut-off's own arithmetic, sources, and how it falls into parts."""
    indicator = figure.indicator
    formula = tr(indicator.kind.formula)
    if indicator.dataset is not None and (how := figure_lineage(view, figure.id, counts).how):
        formula += tr("\nA este corte: {how}.", how=how)
    found = [
        Field("unit", tr("Unidad"), indicator.unit),
        Field("direction", tr("Sentido"), tr(indicator.direction.words.sense)),
        Field("accumulation", tr("Tipo de acumulación"), tr(indicator.kind.accumulation)),
        Field("formula", tr("Fórmula"), formula),
        Field("frequency", tr("Frecuencia"), _frequency(view.plan, indicator)),
        Field("source", tr("Origen de los datos"), _source(figure, imports)),
        Field("breakdown", tr("Desagregación"), _breakdown(view, indicator, counts)),
    ]
    if figure.breaks:
        said = [f"{dates.date(one.day)}: {one.what}." for one in figure.breaks]
        found.append(Field("breaks", tr("Cambios de medición"), "\n".join(said)))
    if indicator.note:
        found.append(Field("note", tr("Nota"), indicator.note))
    return tuple(found)


def goal(view: View, figure: Progress, decisions: Sequence[Decision]) -> tuple[Field, ...]:
    """Baseline, target, bands, the readings in force, and who decided them."""
    indicator = figure.indicator
    plain = view.plan.indicator(indicator.id)
    named = [
        f"{reading.question} {option.name}. {option.explanation}"
        for reading, option in zip(plain.readings, figure.options, strict=True)
    ]
    mine = [one for one in decisions if one.indicator in {indicator.id, ""} and one.version <= view.plan.version]
    said = [
        tr(
            "Versión {version}, {author}: {decided}",
            version=one.version,
            author=one.author,
            decided=decided(view.plan, one),
        )
        for one in reversed(mine)
    ]
    bands = indicator.thresholds
    on_track, at_risk = percent(bands.on_track, 0), percent(bands.at_risk, 0)
    return (
        Field("baseline", tr("Línea base"), _baseline(view, figure)),
        Field("target", tr("Meta del año {plan_year}", plan_year=figure.plan_year), _target(figure)),
        Field(
            "bands", tr("Rangos") if indicator.kind.yes_no else tr(indicator.direction.words.bands),
            tr("Va bien: hecho o a tiempo.\nAtrasada: vencido.") if indicator.kind.yes_no else tr("Va bien: {on_track} o más.\nEn riesgo: {at_risk} o más, y menos de {on_track}.\nAtrasada: menos de {at_risk}.", on_track=on_track, at_risk=at_risk),
        ),
        Field("readings", tr("Cómo se lee el plan"), "\n".join(named) or tr("El plan lo dice de una sola manera.")),
        Field("version", tr("Versión"), "\n".join([tr("Libro de lecturas, versión {version}.", version=view.plan.version), *said]) if view.plan.version else tr("El plan como está escrito (versión 0).")),
    )  # fmt: skip


def _frequency(plan: Plan, indicator: Indicator) -> str:
    if indicator.kind.of_tasks:
        return tr("Cada vez que cambia el estado de una tarea.")
    return tr(
        "Mensual; los datos de un mes se esperan a más tardar el día {due_day} del siguiente.",
        due_day=plan.institution.due_day,
    )


def _source(figure: Progress, imports: Sequence[ImportedFile]) -> str:
    dataset = figure.indicator.dataset
    source = after_label(source_of(figure, imports))
    text = f"{source[0].upper()}{source[1:]}"
    if dataset is not None:
        text = f"{tr(DEFINITIONS[dataset].name)}. {text}"
    return (
        tr("{text}\nDatos hasta el {data_through}.", text=text, data_through=dates.date(figure.data_through))
        if figure.data_through
        else text
    )


def _breakdown(view: View, indicator: Indicator, counts: Counts) -> str:
    if indicator.dataset is None:
        return tr("Por estrategia.")
    found = dimensions(Totals(measured_months(indicator, counts), view.plan, {}))
    names = [dimension_name(one, indicator.dataset) for one in found]
    return f"{listed([names[0], *(name[0].lower() + name[1:] for name in names[1:])])}." if names else tr("No tiene.")


def _baseline(view: View, figure: Progress) -> str:
    text = after_label(baseline_sentences.baseline(figure))
    typed = figure.indicator.decided.baseline
    if typed is not None or figure.indicator.baseline.source == "given" or figure.baseline is None:
        return f"{text[0].upper()}{text[1:]}."
    months = view.plan.calendar.months(0)
    return tr(
        "{text}. Medida de {first} a {first_2}.",
        text=text,
        first=dates.month(months[0].first),
        first_2=dates.month(months[-1].first),
    )


def _target(figure: Progress) -> str:
    if figure.target is None:
        return sentences.no_target(figure)
    text = f"{written_amounts.amount_text(figure.indicator, figure.target)} ({figure.indicator.unit})"
    return (
        tr("{text}, escrita por la oficina.", text=text)
        if figure.plan_year in figure.indicator.decided.targets
        else f"{text}."
    )
