"""The fields of an indicator's sheet, in the order of MinTIC's form (PETI, «hoja de vida del indicador»), each filled from the plan and the data."""

from collections.abc import Sequence
from dataclasses import dataclass

from plancom.changes.amounts import Material as Totals
from plancom.changes.amounts import dimensions
from plancom.changes.rows import dimension_name
from plancom.datasets import DEFINITIONS
from plancom.indicators import sentences
from plancom.indicators.decisions import sentence as decided
from plancom.indicators.formulas import FORMULAS
from plancom.indicators.lineage import traced
from plancom.indicators.measured import measured
from plancom.indicators.progress import Progress
from plancom.indicators.view import View
from plancom.language import dates
from plancom.language.numbers import percent
from plancom.language.phrases import listed
from plancom.plan import Decision, Indicator, Plan
from plancom.reports.provenance import source_of
from plancom.store.counts import Counts
from plancom.store.evidence import Imported

NOT_WRITTEN = "Sin escribir"
EFFICACY = "Eficacia (producto): cuenta lo que hace la oficina."
EFFECT = "Efectividad (resultado): cuenta lo que hace la ciudadanía."
OF_CITIZENS = frozenset({"visits", "procedures"})
ACCUMULATION = {
    "total": "Flujo: los meses del año del plan se suman.",
    "daily_rate": "Nivel: cuenta el último mes completo.",
    "ratio": "Nivel: las sumas del año divididas entre sí, nunca el promedio de los meses.",
    "tasks": "Nivel: cuenta el estado de las tareas a la fecha.",
}


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
        Field("code", "Código", code(plan, indicator)),
        Field("name", "Nombre", indicator.name),
        Field("objective", "Objetivo", "\n".join(objectives)),
        Field("strategies", "Proceso o estrategia", listed([one.name for one in strategies]) or "Todo el plan"),
        Field("quote", "Dice el plan", f"«{indicator.quote}»"),
        Field("type", "Tipo", EFFECT if indicator.dataset in OF_CITIZENS else EFFICACY),
        Field("responsible", "Responsable", responsible or NOT_WRITTEN),
    )


def method(view: View, figure: Progress, counts: Counts, imports: Sequence[Imported]) -> tuple[Field, ...]:
    """How it is measured: unit, formula with this cut-off's own arithmetic, sources, and how it falls into parts."""
    indicator = figure.indicator
    formula = FORMULAS[indicator.kind]
    if indicator.dataset is not None and (how := traced(view, figure.id, counts).how):
        formula += f"\nA este corte: {how}."
    found = [
        Field("unit", "Unidad", indicator.unit),
        Field("direction", "Sentido", "Creciente: más es mejor."),
        Field("accumulation", "Tipo de acumulación", ACCUMULATION[indicator.kind]),
        Field("formula", "Fórmula", formula),
        Field("frequency", "Frecuencia", _frequency(view.plan, indicator)),
        Field("source", "Origen de los datos", _source(figure, imports)),
        Field("breakdown", "Desagregación", _breakdown(view, indicator, counts)),
    ]
    if figure.breaks:
        said = [f"{dates.date(one.day)}: {one.what}." for one in figure.breaks]
        found.append(Field("breaks", "Cambios de medición", "\n".join(said)))
    if indicator.note:
        found.append(Field("note", "Nota", indicator.note))
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
    said = [f"Versión {one.version}, {one.author}: {decided(view.plan, one)}" for one in reversed(mine)]
    bands = indicator.thresholds
    on_track, at_risk = percent(bands.on_track, 0), percent(bands.at_risk, 0)
    return (
        Field("baseline", "Línea base", _baseline(view, figure)),
        Field("target", f"Meta del año {figure.plan_year}", _target(figure)),
        Field(
            "bands", "Rangos (ritmo: resultado ÷ esperado a la fecha)",
            f"Va bien: {on_track} o más.\nEn riesgo: {at_risk} o más, y menos de {on_track}.\nAtrasado: menos de {at_risk}.",
        ),
        Field("readings", "Lecturas en vigor", "\n".join(named) or "El plan lo dice de una sola manera."),
        Field("version", "Versión", "\n".join([f"Libro de lecturas, versión {view.plan.version}.", *said]) if view.plan.version else "El plan como está escrito (versión 0)."),
    )  # fmt: skip


def _frequency(plan: Plan, indicator: Indicator) -> str:
    if indicator.kind == "tasks":
        return "Cada vez que cambia el estado de una tarea."
    return f"Mensual; los datos de un mes se esperan a más tardar el día {plan.due_day} del siguiente."


def _source(figure: Progress, imports: Sequence[Imported]) -> str:
    dataset = figure.indicator.dataset
    source = source_of(figure, imports).removeprefix("Fuente: ")
    text = f"{source[0].upper()}{source[1:]}"
    if dataset is not None:
        text = f"{DEFINITIONS[dataset].name}. {text}"
    return f"{text}\nDatos hasta el {dates.date(figure.data_through)}." if figure.data_through else text


def _breakdown(view: View, indicator: Indicator, counts: Counts) -> str:
    if indicator.dataset is None:
        return "Por estrategia."
    found = dimensions(Totals(measured(indicator, counts), view.plan, {}))
    names = [dimension_name(one, indicator.dataset) for one in found]
    return f"{listed([names[0], *(name[0].lower() + name[1:] for name in names[1:])])}." if names else "No tiene."


def _baseline(view: View, figure: Progress) -> str:
    text = sentences.baseline(figure).removeprefix("Línea base: ")
    typed = figure.indicator.decided.baseline
    if typed is not None or figure.indicator.baseline.source == "given" or figure.baseline is None:
        return f"{text[0].upper()}{text[1:]}."
    months = view.plan.calendar.months(0)
    return f"{text}. Medida de {dates.month(months[0].first)} a {dates.month(months[-1].first)}."


def _target(figure: Progress) -> str:
    if figure.target is None:
        return sentences.no_target(figure)
    text = f"{sentences.written(figure.indicator, figure.target)} ({figure.indicator.unit})"
    return f"{text}, escrita por la oficina." if figure.plan_year in figure.indicator.decided.targets else f"{text}."
