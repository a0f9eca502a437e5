"""Commands that list the plans in force, put one in force, take it out again, and write its file."""

from pathlib import Path
from typing import Any

import typer

from plancom import clock
from plancom.cli.context import Context, author, finish, print_json, say
from plancom.cli.figures import in_words
from plancom.cli.parameters import AS_JSON, day
from plancom.language import dates
from plancom.language.phrases import listed
from plancom.language.translation import tr
from plancom.plan import Plan
from plancom.services import plans as services
from plancom.services.plan_examples import PlanExample, UnknownExampleError, figures_of, plan_example, plan_examples
from plancom.services.plans import PlanDecisionError
from plancom.store.plans.plan_versions import PlanVersion, histories

app = typer.Typer(
    no_args_is_help=True, help=tr("Los planes de la entidad: cuáles rigen, desde qué acta, y sus versiones.")
)


@app.command("list", help=tr("Los planes que rigen, por su comienzo."))
def list_(context: typer.Context, as_json: bool = AS_JSON) -> None:
    """Lists the plans in force."""
    shared: Context = context.obj
    with shared.engine.connect() as connection:
        kept = histories(connection)
    if as_json:
        print_json({"plans": [_plan_document(one, _version(kept, one.id)) for one in shared.plans.all]})
        return
    for one in shared.plans.all:
        version = _version(kept, one.id)
        source = tr("versión {version}", version=version) if version else tr("archivo")
        typer.echo(f"{one.id}  {dates.date(one.start)} – {dates.date(one.last_day)}  {source:<10}  {one.name}")


@app.command("put-in-force", help=tr("Guarda el plan de un archivo y lo pone en vigor; las versiones de antes quedan."))
def put_in_force(
    context: typer.Context,
    file: Path = typer.Argument(..., metavar="FILE", help=tr("El archivo del plan (TOML).")),
    act: str = typer.Option(..., "--act", help=tr("Acta o documento por el que rige.")),
    when: str = typer.Option("", "--day", help=tr("Fecha del acta (AAAA-MM-DD); si falta, hoy.")),
    who: str = typer.Option("", "--author", help=tr("Quién decide; si falta, el usuario del sistema.")),
) -> None:
    """Keeps the plan of a file and puts it in force."""
    shared: Context = context.obj
    try:
        text = file.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        raise typer.BadParameter(
            tr("No se pudo leer el plan «{path}»: debe ser un archivo de texto UTF-8 que exista.", path=file)
        ) from None
    decided_on = day(when) or clock.today(shared.plans.all[-1])
    try:
        plan, version = services.put_in_force(
            shared.engine, text, name=file.name, day=decided_on, act=act, author=who or author(), now=clock.now()
        )
    except PlanDecisionError as error:
        raise typer.BadParameter(str(error)) from None
    if version is None:
        say(tr("«{name}» ya rige así, letra por letra: no se cambió nada.", name=plan.name))
        return
    said = tr(
        "«{name}» rige del {first} al {last} (versión {version}).",
        name=plan.name, first=dates.date(plan.start), last=dates.date(plan.last_day), version=version.version,
    )  # fmt: skip
    say(f"{said} {_overlap(shared, plan)}".rstrip())


@app.command(help=tr("Un plan puesto en vigor deja de regir; sus versiones quedan."))
def withdraw(
    context: typer.Context,
    plan_id: str = typer.Argument(..., metavar="PLAN"),
    reason: str = typer.Option(..., "--reason", help=tr("Por qué deja de regir.")),
    who: str = typer.Option("", "--author", help=tr("Quién decide; si falta, el usuario del sistema.")),
) -> None:
    """Takes a plan out of force."""
    try:
        services.withdraw(context.obj.engine, plan_id, reason=reason, author=who or author(), now=clock.now())
    except PlanDecisionError as error:
        say(str(error))
        finish(ok=False)
    say(tr("El plan «{plan_id}» dejó de regir.", plan_id=plan_id))


@app.command(help=tr("Todas las versiones de un plan, la última primero."))
def history(
    context: typer.Context, plan_id: str = typer.Argument(..., metavar="PLAN"), as_json: bool = AS_JSON
) -> None:
    """Lists the versions of a plan."""
    found = list(reversed(_versions(context.obj, plan_id)))
    if as_json:
        print_json({"plan": plan_id, "versions": [_document(one) for one in found]})
        return
    for one in found:
        what = (
            tr("rige por {act}", act=one.act)
            if one.state == "in_force"
            else tr("dejó de regir: {reason}", reason=one.reason)
        )
        when = f"{dates.date(one.day)}" if one.day else ""
        typer.echo(f"{one.version:>3}  {when}  {one.author}: {what}")


@app.command(help=tr("Escribe el archivo de una versión, igual al que se puso en vigor."))
def export(
    context: typer.Context,
    plan_id: str = typer.Argument(..., metavar="PLAN"),
    output: Path = typer.Option(..., "-o", "--output", help=tr("Dónde se escribe.")),
    version: int | None = typer.Option(None, "--version", help=tr("Qué versión; si falta, la última.")),
) -> None:
    """Writes the file of a version."""
    found = _versions(context.obj, plan_id)
    wanted = next((one for one in found if one.version == (version or found[-1].version)), None)
    if wanted is None:
        known = listed(str(one.version) for one in found)
        raise typer.BadParameter(
            tr("El plan «{plan_id}» no tiene esa versión; las tiene: {known}.", plan_id=plan_id, known=known)
        )
    output.write_bytes(wanted.text.encode())


@app.command(help=tr("Los planes de ejemplo, de entidades inventadas: para empezar el propio."))
def examples(as_json: bool = AS_JSON) -> None:
    """Lists the example plans."""
    if as_json:
        print_json({"examples": [_example_document(one) for one in plan_examples()]})
        return
    for one in plan_examples():
        size = listed(services.contents(one.plan).values())
        typer.echo(f"{one.id:<26} {one.plan.period:<9}  {size:<38}  {one.plan.name}")


@app.command(help=tr("Un plan de ejemplo: cómo van sus metas con datos inventados; con -o escribe su archivo."))
def example(
    example_id: str = typer.Argument(..., metavar="EXAMPLE", help=tr("El ejemplo, como lo llama «plans examples».")),
    output: Path | None = typer.Option(None, "-o", "--output", help=tr("Dónde se escribe su archivo.")),
) -> None:
    """Shows an example plan with its made-up data, or writes its file."""
    try:
        found = plan_example(example_id)
    except UnknownExampleError as error:
        raise typer.BadParameter(str(error)) from None
    if output is not None:
        output.write_bytes(found.text.encode())
        say(tr("Plan «{name}» escrito en «{output}».", name=found.plan.name, output=output))
        return
    figures = figures_of(found)
    typer.echo(tr("{title}. Corte: {cut}", title=found.plan.name, cut=dates.date(figures.view.as_of)))
    typer.echo(found.suits)
    for figure in figures.all:
        typer.echo(in_words(figure))


def _sizes(plan: Plan) -> tuple[int, int, int]:
    """How many strategies, tasks and goals a plan has."""
    return len(plan.strategies), sum(len(one.tasks) for one in plan.strategies), len(plan.indicators)


def _example_document(one: PlanExample) -> dict[str, Any]:
    strategies, tasks, goals = _sizes(one.plan)
    return {
        "id": one.id, "name": one.plan.name, "institution": one.plan.institution.name, "suits": one.suits,
        "first_day": one.plan.start, "last_day": one.plan.last_day, "years": one.plan.years,
        "strategies": strategies, "tasks": tasks, "goals": goals,
    }  # fmt: skip


def _versions(shared: Context, plan_id: str) -> list[PlanVersion]:
    with shared.engine.connect() as connection:
        found = histories(connection)
    if plan_id not in found:
        known = listed(found) if found else tr("ninguno")
        raise typer.BadParameter(
            tr("Ningún plan «{plan_id}» se puso en vigor desde aquí; los hay: {known}.", plan_id=plan_id, known=known)
        )
    return found[plan_id]


def _version(kept: dict[str, list[PlanVersion]], plan_id: str) -> int | None:
    """The version in force that was put there, None where it is a file's."""
    versions = kept.get(plan_id)
    return versions[-1].version if versions and versions[-1].state == "in_force" else None


def _overlap(shared: Context, plan: Plan) -> str:
    others = services.overlapping(shared.plans, plan)
    if not others:
        return ""
    names = listed(tr("«{name}»", name=one.name) for one in others)
    return tr("Comparte días con {names}: en ellos se muestra el que empieza más tarde.", names=names)


def _plan_document(plan: Plan, version: int | None) -> dict[str, Any]:
    return {
        "id": plan.id, "name": plan.name, "first_day": plan.start, "last_day": plan.last_day, "version": version,
    }  # fmt: skip


def _document(one: PlanVersion) -> dict[str, Any]:
    names = ("version", "state", "day", "act", "reason", "author", "created_at")
    return {name: getattr(one, name) for name in names}
