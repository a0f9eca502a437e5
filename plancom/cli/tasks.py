"""Commands that follow the plan's tasks: how each stands, what was done, and what proves it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import typer

from plancom import clock
from plancom.charts.status import OVERDUE, TASK_STATES
from plancom.cli.context import Context, print_json, say
from plancom.cli.context import author as system_user
from plancom.cli.figures import AS_OF
from plancom.cli.parameters import AS_JSON, day
from plancom.cli.task_documents import change_document, task_document
from plancom.indicators.deliveries import deliveries, of_task
from plancom.indicators.task_history import task_history
from plancom.indicators.task_progress import FollowedTask
from plancom.language import dates
from plancom.language.phrases import listed
from plancom.language.translation import tr
from plancom.office import load
from plancom.plan import Plan, Task
from plancom.store.figures import queries
from plancom.store.office.documents import OutdatedError
from plancom.store.plans import task_details, task_evidence, task_states
from plancom.store.plans.task_changes import TaskError, record_details, record_state, version_of
from plancom.store.plans.task_evidence import Evidence, EvidenceError, NewFile
from plancom.store.plans.task_states import STATES, State, TaskState

app = typer.Typer(
    no_args_is_help=True, help=tr("Las tareas del plan: su estado, quién responde, la evidencia y la historia.")
)

T = TypeVar("T")
AUTHOR = typer.Option("", "--author", help=tr("Quién lo registra; si falta, el usuario del sistema."))
TASK = typer.Argument(..., metavar=tr("TAREA"), help=tr("El id de la tarea en el plan."))


@app.command("list", help=tr("Todas las tareas a una fecha: primero las vencidas."))
def list_tasks(
    context: typer.Context,
    as_of: str = AS_OF,
    strategy: str = typer.Option("", "--strategy", help=tr("Solo las de una estrategia.")),
    overdue: bool = typer.Option(False, "--overdue", help=tr("Solo las vencidas.")),
    as_json: bool = AS_JSON,
) -> None:
    """Every task of the plan as of a day, the overdue ones first."""
    plan: Plan = context.obj.plan
    _check_strategy(plan, strategy)
    until = day(as_of) or clock.today(plan)
    office = load(context.obj.engine, plan)
    with context.obj.engine.connect() as connection:
        delivered = deliveries(queries.activity_list(connection, plan.id), until)
    found = [
        one
        for one in office.followed_tasks(until)
        if strategy in {"", one.strategy.id} and (one.is_overdue or not overdue)
    ]
    if as_json:
        proofs = office.tasks.evidence
        rows = [task_document(one, of_task(delivered, one.task.id), _proofs(one, proofs)) for one in found]
        print_json({"plan": plan.id, "as_of": until.isoformat(), "tasks": rows})
        return
    for one in found:
        typer.echo(_line(one))
    if not found:
        say(tr("No hay tareas vencidas.") if overdue else tr("No hay tareas."))


def _check_strategy(plan: Plan, strategy: str) -> None:
    """Raises BadParameter for a strategy that the plan does not have."""
    names = [one.id for one in plan.strategies]
    if strategy and strategy not in names:
        raise typer.BadParameter(
            tr("«{strategy}» no es una estrategia; las hay: {list}.", strategy=strategy, list=listed(names))
        )


def _proofs(followed: FollowedTask, evidence: Mapping[int, Sequence[Evidence]]) -> list[Evidence]:
    """What proves any change of a task."""
    return [one for said in followed.said for one in evidence.get(said.id, ())]


def _line(one: FollowedTask) -> str:
    """How a task stands, in a line."""
    mark = f"{tr(OVERDUE)} · " if one.is_overdue else ""
    who = f"  {one.details.responsible}" if one.details.responsible else ""
    return f"{one.task.id:<20} {mark + tr(TASK_STATES[one.standing]):<25} {one.due_words}{who}  {one.task.name}"


@app.command("set", help=tr("Registra el estado de una tarea, con un comentario y la evidencia."))
def set_state(
    context: typer.Context,
    task: str = TASK,
    state: str = typer.Argument(..., metavar=tr("ESTADO"), help=f"{', '.join(STATES)}."),
    comment: str = typer.Option(..., "--comment", help=tr("Qué se hizo, o qué falta.")),
    since: str = typer.Option("", "--day", help=tr("Desde qué día (AAAA-MM-DD); si falta, hoy.")),
    file: list[Path] = typer.Option([], "--file", help=tr("Archivo de evidencia; se puede repetir.")),
    link: str = typer.Option("", "--link", help=tr("Enlace de evidencia.")),
    author: str = AUTHOR,
) -> None:
    """Records a state with its comment and evidence, all or nothing."""
    shared: Context = context.obj
    name, wanted = _task(shared.plan, task).name, _state(state)
    today = clock.today(shared.plan)
    said = TaskState(task, wanted, day(since) or today, comment, author or system_user())
    files = [_file(path) for path in file]
    _attempt(
        lambda: record_state(shared.engine, shared.plan, said, today=today, now=clock.now(), files=files, link=link)
    )
    say(
        tr(
            "{name}: {task_states} desde el {day}.",
            name=name,
            task_states=tr(TASK_STATES[wanted]),
            day=dates.date(said.day),
        )
    )


@app.command("edit", help=tr("Cambia quién responde por una tarea, hasta cuándo, por qué medios y para quién."))
def edit(
    context: typer.Context,
    task: str = TASK,
    responsible: str | None = typer.Option(None, "--responsible", help=tr("Quién responde.")),
    due: str | None = typer.Option(None, "--due", help=tr("Fecha límite (AAAA-MM-DD); vacía, la del plan.")),
    media: list[str] = typer.Option([], "--media", help=tr("Un medio; se puede repetir. Reemplazan a los anteriores.")),
    audience: str | None = typer.Option(None, "--audience", help=tr("Grupo de interés.")),
    comment: str = typer.Option("", "--comment", help=tr("Por qué cambia.")),
    author: str = AUTHOR,
) -> None:
    """Keeps a new version of what is known of a task; what is not given stays as it was."""
    shared: Context = context.obj
    name = _task(shared.plan, task).name
    with shared.engine.connect() as connection:
        seen = version_of(connection, shared.plan.id, task)
        before = task_details.details(connection, shared.plan.id, task).get(task, (task_details.TaskDetails(task),))[-1]
    version = replace(
        before,
        responsible=before.responsible if responsible is None else responsible,
        due=before.due if due is None else day(due),
        media=tuple(media) if media else before.media,
        audience=before.audience if audience is None else audience,
        comment=comment,
        author=author or system_user(),
    )
    changed = _attempt(lambda: record_details(shared.engine, shared.plan, version, now=clock.now(), seen=seen))
    say(
        tr("{name}: se guardaron los datos.", name=name)
        if changed
        else tr("{name}: no había nada que cambiar.", name=name)
    )


@app.command("history", help=tr("Todos los cambios de una tarea, el último primero."))
def history(context: typer.Context, task: str = TASK, as_json: bool = AS_JSON) -> None:
    """Every change of a task, the last one written first."""
    shared: Context = context.obj
    found = _task(shared.plan, task)
    with shared.engine.connect() as connection:
        states = task_states.states(connection, shared.plan.id, task).get(task, ())
        versions = task_details.details(connection, shared.plan.id, task).get(task, ())
        changes = task_history(shared.plan, found, states, versions, task_evidence.evidence(connection))
    if as_json:
        print_json({"plan": shared.plan.id, "task": task, "changes": [change_document(one) for one in changes]})
        return
    for one in changes:
        when = dates.moment(clock.local(one.at, shared.plan)) if one.at else ""
        what = (
            tr("{task_states} desde el {day}.", task_states=tr(TASK_STATES[one.state]), day=dates.date(one.day))
            if one.state and one.day
            else one.what
        )
        typer.echo(f"{when}  {one.author or '–'}: {' '.join(filter(None, (what, one.comment)))}")
        for proof in one.evidence:
            typer.echo(tr("    evidencia {id}: {title}", id=proof.id, title=proof.title))
    if not changes:
        say(tr("Todavía no se ha registrado nada de esta tarea."))


@app.command("evidence", help=tr("Escribe un archivo de evidencia tal como se subió."))
def write_evidence(
    context: typer.Context,
    number: int = typer.Argument(..., metavar=tr("NUMERO"), help=tr("El que dice «tasks history».")),
    output: Path | None = typer.Option(
        None, "--output", "-o", help=tr("Dónde escribirlo; si falta, aquí y con su nombre.")
    ),
) -> None:
    """Writes a file of evidence byte for byte."""
    with context.obj.engine.connect() as connection:
        file = _attempt(lambda: task_evidence.content(connection, number))
    path = output or Path(file.name)
    if output is None and path.exists():
        say(tr("«{path}» ya existe y no se toca. Diga con -o dónde escribir el archivo.", path=path))
        raise typer.Exit(1)
    try:
        path.write_bytes(file.content)
    except OSError:
        say(
            tr("No se pudo escribir «{path}». Revise que la carpeta exista y que se pueda escribir en ella.", path=path)
        )
        raise typer.Exit(1) from None
    say(tr("Evidencia {number} escrita en «{path}».", number=number, path=path))


def _attempt(action: Callable[[], T]) -> T:
    """What `action` gives; where it is refused, the reason and exit status 1."""
    try:
        return action()
    except OutdatedError:
        say(tr("Alguien cambió esta tarea mientras tanto; no se guardó nada. Mírela con «tasks history» y repita."))
    except (TaskError, EvidenceError) as error:
        say(str(error))
    raise typer.Exit(1)


def _task(plan: Plan, task: str) -> Task:
    known = {one.id: one for strategy in plan.strategies for one in strategy.tasks}
    if task not in known:
        raise typer.BadParameter(
            tr("«{task}» no es una tarea del plan; las hay: {known}.", task=task, known=listed(known))
        )
    return known[task]


def _state(text: str) -> State:
    found = next((state for state in STATES if state == text), None)
    if found is None:
        raise typer.BadParameter(tr("«{text}» no es un estado; los hay: {states}.", text=text, states=listed(STATES)))
    return found


def _file(path: Path) -> NewFile:
    try:
        return NewFile(path.name, path.read_bytes())
    except OSError as error:
        raise typer.BadParameter(tr("No se puede leer «{path}».", path=path)) from error
