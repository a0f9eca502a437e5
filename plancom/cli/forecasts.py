"""Commands about what comes next: an indicator's projection with its what-if, and what followed each event."""

from typing import Any

import typer

from plancom.cli.context import print_json
from plancom.cli.figures import AS_OF, READING, VERSION, YEAR, asked_figures, stands_on
from plancom.cli.parameters import AS_JSON
from plancom.forecast import effect_sentences, sentences
from plancom.forecast.effects import AFTER, LEVEL, Effect, effect_of
from plancom.forecast.events import Event, events_of
from plancom.forecast.history import ProjectionRefusal
from plancom.forecast.json_form import needed_document, projection_document, what_if_document
from plancom.forecast.projection import outlook
from plancom.forecast.what_if import what_if
from plancom.indicators import reading_sentences
from plancom.language.translation import tr
from plancom.office import Figures
from plancom.plan import Indicator, Plan
from plancom.store.figures import queries


def projection(
    context: typer.Context,
    indicator: str,
    as_of: str = AS_OF,
    reading: list[str] = READING,
    year: int | None = YEAR,
    version: int | None = VERSION,
    supposed: float | None = typer.Option(
        None,
        "--what-if",
        help=tr("¿Y si cada mes que falta trae tanto? (de un porcentaje, de 0 a 1; de lo que va por día, por día)."),
    ),
    as_json: bool = AS_JSON,
) -> None:
    """Where an indicator is heading at the end of its plan year, what it needs, and what if."""
    figures = asked_figures(context.obj, as_of, reading, year, version)
    names = [figure.id for figure in figures.all]
    if indicator not in names:
        raise typer.BadParameter(
            tr("«{indicator}» no es un indicador; los hay: {names}.", indicator=indicator, names=", ".join(names))
        )
    if supposed is not None and not 0 <= supposed < float("inf"):
        raise typer.BadParameter(tr("--what-if no puede ser menor que cero."))
    found = outlook(
        figures.view, indicator, figures.office.counts, figures.office.tasks.states, figures.office.tasks.due
    )
    what = what_if(found, supposed) if supposed is not None else None
    if as_json:
        print_json(
            {
                "id": indicator,
                "as_of": figures.view.as_of.isoformat(),
                "version": figures.view.plan.version,
                "readings": list(found.figure.reading),
                "plan_year": found.figure.plan_year,
                "target": found.figure.target,
                "needed": needed_document(found.needed),
                "projection": projection_document(found),
                "what_if": what_if_document(what),
            }
        )
        return
    texts = [sentences.answer(found), sentences.interval(found), sentences.needed(found), sentences.learnt_from(found)]
    if supposed is not None:
        texts.append(
            sentences.supposed(found, what)
            if what
            else tr("No hay de dónde partir para suponer: faltan los datos del año, o ya cerró.")
        )
    if options := reading_sentences.readings_in_force(found.figure):
        texts.append(f"{options} {reading_sentences.version(figures.view)}")
    for text in texts:
        if text:
            typer.echo(text)


def effects(
    context: typer.Context,
    indicator: str = typer.Option(
        "", "--indicator", help=tr("Solo este indicador; si falta, todos los que se miden por día.")
    ),
    as_of: str = AS_OF,
    reading: list[str] = READING,
    version: int | None = VERSION,
    as_json: bool = AS_JSON,
) -> None:
    """What followed each activity and each task done, in every indicator that is measured by day. It proves no cause."""
    figures = asked_figures(context.obj, as_of, reading, version=version)
    with context.obj.engine.connect() as connection:
        activities = queries.activity_list(connection, figures.view.plan.id)
    events = [
        e for e in events_of(figures.view.plan, activities, figures.office.tasks.states) if e.day <= figures.view.as_of
    ]
    chosen = _by_day(figures.view.plan, indicator)
    found = [
        (event, figures.view.read(one), _effect(figures, one, event, events)) for event in events for one in chosen
    ]
    if as_json:
        rows = [_effect_document(event, one, result) for event, one, result in found]
        print_json(
            {
                "as_of": figures.view.as_of.isoformat(),
                **stands_on(figures.view),
                "weeks": AFTER,
                "level": LEVEL,
                "effects": rows,
            }
        )
        return
    for event, one, result in found:
        said = result.reason if isinstance(result, ProjectionRefusal) else effect_sentences.verdict(result, one.noun)
        typer.echo(f"{effect_sentences.title(event)} · {one.name}: {said}")
    typer.echo(tr(effect_sentences.NO_CAUSE) if found else tr("No hay actividades ni tareas hechas hasta el corte."))


def _by_day(plan: Plan, indicator: str) -> list[Indicator]:
    """The indicators that are measured by day, or that one of them alone. Raises BadParameter where it is none."""
    daily = [one for one in plan.indicators if one.kind.by_day]
    chosen = [one for one in daily if indicator in {"", one.id}]
    if not chosen:
        names = ", ".join(one.id for one in daily) or tr("ninguno")
        raise typer.BadParameter(
            tr(
                "«{indicator}» no es un indicador que se mida por día; los hay: {names}.",
                indicator=indicator,
                names=names,
            )
        )
    return chosen


def _effect(figures: Figures, indicator: Indicator, event: Event, events: list[Event]) -> Effect | ProjectionRefusal:
    return effect_of(event, events, figures.months(indicator.id), figures.view.as_of)


def _effect_document(event: Event, indicator: Indicator, found: Effect | ProjectionRefusal) -> dict[str, Any]:
    row: dict[str, Any] = {
        "day": event.day.isoformat(),
        "event": event.name,
        "quantity": event.quantity,
        "indicator": indicator.id,
        "actual": None,
        "without": None,
        "effect": None,
        "low": None,
        "high": None,
        "overlapping": [],
        "refused": None,
    }
    if isinstance(found, ProjectionRefusal):
        return row | {"refused": found.reason}
    others = [{"day": other.day.isoformat(), "event": other.name} for other in found.overlapping]
    return row | {
        "actual": found.actual, "without": found.without, "effect": found.effect, "low": found.low, "high": found.high,
        "overlapping": others,
    }  # fmt: skip
