"""Commands that mark, list and withdraw definition breaks."""

import typer

from plancom import clock
from plancom.cli.context import Context, author, print_json, say
from plancom.cli.parameters import AS_JSON, dataset, day
from plancom.datasets import DEFINITIONS
from plancom.language import dates
from plancom.language.translation import tr
from plancom.store.office import breaks
from plancom.store.office.breaks import Break
from plancom.store.office.entries import UnknownEntryError
from plancom.store.precedence.import_coverage import import_coverage

app = typer.Typer(no_args_is_help=True, help=tr("Cambios de la forma de medir, a través de los cuales no se compara."))


@app.command(help=tr("Marca un cambio de la forma de medir."))
def add(
    context: typer.Context,
    when: str = typer.Argument(..., metavar="DATE", help=tr("Primer día medido de la nueva manera (AAAA-MM-DD).")),
    name: str = typer.Argument(..., metavar="DATASET"),
    what: str = typer.Argument(..., metavar="WHAT", help=tr("Qué cambió: «Universal Analytics → Google Analytics 4».")),
    series: str = typer.Option("", "--series", help=tr("Solo una red o medio; si falta, todo el conjunto.")),
    measure: str = typer.Option("", "--measure", help=tr("Solo una medida; si falta, todas.")),
    note: str = typer.Option("", "--note", help=tr("Una nota.")),
    comparable: str = typer.Option("", "--comparable", metavar="REASON", help=tr("Se puede comparar, por esta razón.")),
) -> None:
    """Marks a break."""
    shared: Context = context.obj
    wanted, since = dataset(name), day(when)
    if since is None or not what.strip():
        raise typer.BadParameter(tr("Diga la fecha y qué cambió."))
    if measure and measure not in DEFINITIONS[wanted].measures:
        raise typer.BadParameter(
            tr(
                "«{measure}» no se mide en {wanted}; se miden {measures}.",
                measure=measure,
                wanted=wanted,
                measures=", ".join(DEFINITIONS[wanted].measures),
            )
        )
    one = Break(
        since, wanted, what.strip(), series, measure, note, comparable=bool(comparable), reason=comparable, author=author()
    )  # fmt: skip
    say(
        tr(
            "Cambio de medición {add} marcado desde el {since}.",
            add=breaks.add(shared.engine, one, clock.now()),
            since=dates.date(since),
        )
    )


@app.command("list", help=tr("Lista los cambios marcados y los que las importaciones proponen."))
def list_(context: typer.Context, as_json: bool = AS_JSON) -> None:
    """Lists every break, the withdrawn ones too, and those that imports suggest."""
    with context.obj.engine.connect() as connection:
        known = breaks.all_breaks(connection)
        found = breaks.proposals(import_coverage(connection), known)
    if as_json:
        print_json({"breaks": [document(one) for one in known], "proposed": [document(one) for one in found]})
        return
    for one in known:
        state = tr("retirado") if one.withdrawn_at else tr("comparable") if one.comparable else tr("no comparable")
        typer.echo(
            f"{one.id:>4}  {dates.date(one.day)}  {state:<13}  {one.dataset} {one.series or '–'}  {one.what}".rstrip()
        )
    state = tr("propuesto")
    for one in found:
        typer.echo(f"   ?  {dates.date(one.day)}  {state:<13}  {one.dataset} {one.series or '–'}  {one.what}")
    if not (known or found):
        say(tr("No hay cambios de medición."))


@app.command(help=tr("Retira un cambio: se vuelve a comparar; queda en la lista."))
def withdraw(context: typer.Context, break_id: int) -> None:
    """Takes a break back."""
    try:
        breaks.withdraw(context.obj.engine, break_id, author(), clock.now())
    except UnknownEntryError:
        say(
            tr(
                "No hay un cambio número {break_id} por retirar. Vea los que hay con: python -m plancom breaks list",
                break_id=break_id,
            )
        )
        raise typer.Exit(1) from None
    say(tr("Cambio de medición {break_id} retirado.", break_id=break_id))


def document(one: Break) -> dict[str, object]:
    """A break, for `--json`."""
    return {
        "id": one.id or None,
        "day": one.day.isoformat(),
        "dataset": one.dataset,
        "series": one.series or None,
        "measure": one.measure or None,
        "what": one.what,
        "note": one.note,
        "comparable": one.comparable,
        "reason": one.reason,
        "author": one.author,
        "withdrawn": one.withdrawn_at is not None,
    }
