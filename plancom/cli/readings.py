"""Commands on what the office decides about the plan's goals: readings, baselines, targets, thresholds."""

import datetime as dt
from typing import Any

import typer

from plancom import clock
from plancom.cli.context import Context, finish, print_json, say
from plancom.cli.context import author as system_user
from plancom.cli.figures import AS_OF, STATUS_WORDS, VERSION, asked_figures
from plancom.cli.parameters import AS_JSON, day
from plancom.indicators import decision_sentences
from plancom.indicators.readings import baselines, side_by_side
from plancom.indicators.view import View
from plancom.language import dates
from plancom.language.translation import tr
from plancom.plan import ContradictionError, Decision, written_amounts
from plancom.plan.decisions import Kind
from plancom.store.office.documents import OutdatedError
from plancom.store.plans.decisions import decide, decisions

app = typer.Typer(
    no_args_is_help=True, help=tr("Las lecturas, líneas base y metas que la oficina decide, con su historia.")
)

NEGATIVE = {"ignore_unknown_options": True}
"""«-5» is a number that is refused with its reason, not an option that nobody knows."""

REASON = typer.Option(..., "--reason", help=tr("Por qué se decide."))
ACT = typer.Option("", "--act", help=tr("Acta o documento en que consta."))
AUTHOR = typer.Option("", "--author", help=tr("Quién decide; si falta, el usuario del sistema."))


@app.command("list", help=tr("Cada frase del plan con varias lecturas, y lo que da hoy cada una."))
def list_readings(
    context: typer.Context, as_of: str = AS_OF, version: int | None = VERSION, as_json: bool = AS_JSON
) -> None:
    """Every sentence that can be read in several ways, and what each reading gives today."""
    figures = asked_figures(context.obj, as_of, [], version=version)
    rows: list[dict[str, Any]] = [
        {
            "indicator": indicator.id,
            "reading": reading.id,
            "quote": reading.quote,
            "option": one.option.id,
            "name": one.option.name,
            "in_force": one.in_force,
            "targets": list(one.targets),
            "actual_to_date": one.progress.actual_to_date,
            "status": one.progress.status,
        }
        for indicator in figures.view.plan.indicators
        for reading in indicator.readings
        for one in side_by_side(
            figures.view,
            indicator,
            reading,
            figures.office.counts,
            figures.office.tasks.states,
            due=figures.office.tasks.due,
        )
    ]
    if as_json:
        print_json({"plan": figures.view.plan.id, "version": figures.view.plan.version, "readings": rows})
        return
    for row in rows:
        indicator = figures.view.plan.indicator(row["indicator"])
        targets = " · ".join(written_amounts.amount_text(indicator, value) for value in row["targets"])
        mark = "*" if row["in_force"] else " "
        typer.echo(
            f"{mark} {row['indicator']}={row['option']:<22} {tr(STATUS_WORDS[row['status']]):<13} {targets}  {row['name']}"
        )
    if not rows:
        say(tr("El plan no tiene frases con varias lecturas."))


@app.command(help=tr("Escoge cómo se lee una frase del plan desde ahora."))
def choose(
    context: typer.Context, choice: str = typer.Argument(..., metavar=tr("INDICADOR=LECTURA")), reason: str = REASON,
    act: str = ACT, author: str = AUTHOR,
) -> None:  # fmt: skip
    """Chooses how a sentence of the plan is read from now on."""
    indicator_id, _, option = choice.partition("=")
    readings = next((one.readings for one in context.obj.plan.indicators if one.id == indicator_id), ())
    reading = next((one.id for one in readings if option in {o.id for o in one.options}), "")
    _write(context.obj, indicator_id, "reading", {"reading": reading, "option": option}, reason, act, author)


@app.command(
    help=tr("Escribe la línea base de un indicador con su fuente, o vuelve a la medida."), context_settings=NEGATIVE
)
def baseline(
    context: typer.Context, indicator: str, value: float | None = typer.Argument(None, help=tr("En la unidad del indicador; si falta, se vuelve a la medida.")),
    source: str = typer.Option("", "--source", help=tr("De dónde sale.")), date: str = typer.Option("", "--date", help=tr("Fecha de la fuente (AAAA-MM-DD).")),
    estimated: bool = typer.Option(False, "--estimated", help=tr("Es una estimación.")), reason: str = REASON, act: str = ACT, author: str = AUTHOR,
) -> None:  # fmt: skip
    """Writes the baseline of an indicator with its source, or goes back to the measured one."""
    content: dict[str, Any] = {"value": value}
    if value is not None:
        when = day(date)
        content |= {"source": source, "date": when.isoformat() if when else None, "estimated": estimated}
    _write(context.obj, indicator, "baseline", content, reason, act, author)


@app.command(help=tr("Fija la meta de un año del plan, o vuelve a la de la lectura."), context_settings=NEGATIVE)
def target(
    context: typer.Context, indicator: str, year: int, value: float | None = typer.Argument(None, help=tr("En la unidad del indicador; si falta, vuelve la de la lectura.")),
    reason: str = REASON, act: str = ACT, author: str = AUTHOR,
) -> None:  # fmt: skip
    """Sets the target of one plan year, or goes back to what the reading says."""
    _write(context.obj, indicator, "target", {"year": year, "value": value}, reason, act, author)


@app.command(
    help=tr("Cambia desde qué parte de lo esperado un indicador va bien o está en riesgo (0.95 y 0.70)."),
    context_settings=NEGATIVE,
)
def thresholds(
    context: typer.Context, indicator: str, on_track: float, at_risk: float, reason: str = REASON, act: str = ACT, author: str = AUTHOR
) -> None:  # fmt: skip
    """Sets the paces from which an indicator goes well or is at risk (0.95 and 0.70 usually)."""
    _write(context.obj, indicator, "thresholds", {"on_track": on_track, "at_risk": at_risk}, reason, act, author)


@app.command(help=tr("Vuelve a todas las metas como eran en una versión anterior (0: el archivo del plan)."))
def restore(context: typer.Context, version: int, reason: str = REASON, act: str = ACT, author: str = AUTHOR) -> None:
    """Goes back to all goals as they stood in an older version (0: the plan file)."""
    _write(context.obj, "", "restore", {"version": version}, reason, act, author)


@app.command(help=tr("Todas las decisiones, la última primero."))
def history(context: typer.Context, as_json: bool = AS_JSON) -> None:
    """Every decision, the newest first."""
    with context.obj.engine.connect() as connection:
        found = decisions(connection, context.obj.plan.id)
    if as_json:
        print_json({"plan": context.obj.plan.id, "decisions": [vars(one) for one in reversed(found)]})
        return
    for one in reversed(found):
        when = dates.date(clock.local(one.created_at, context.obj.plan).date())
        typer.echo(
            f"{one.version:>3}  {when}  {one.author}: {decision_sentences.sentence(context.obj.plan, one)} {one.reason}"
        )
    if not found:
        say(tr("No se ha decidido nada: rige el plan como está escrito."))


def _write(
    shared: Context, indicator: str, kind: Kind, content: dict[str, Any], reason: str, act: str, author: str
) -> None:
    figures = asked_figures(shared, "", [])
    decision = Decision(0, indicator, kind, content, reason, act, author or system_user() or "plancom", clock.now())
    try:
        written = decide(
            shared.engine, shared.plan, decision, seen=figures.view.plan.version, today=_today(shared),
            baselines=lambda plan: baselines(View(plan, figures.view.as_of), figures.office.counts),
        )  # fmt: skip
    except ContradictionError as error:
        say(str(error))
        finish(ok=False)
        return
    except OutdatedError:
        say(
            tr(
                "Alguien registró otra decisión mientras tanto; no se cambió nada. Mírela con «readings history» y repita."
            )
        )
        finish(ok=False)
        return
    typer.echo(
        tr(
            "Versión {version}: {sentence}",
            version=written.version,
            sentence=decision_sentences.sentence(shared.plan, written),
        )
    )


def _today(shared: Context) -> dt.date:
    return clock.today(shared.plan)
