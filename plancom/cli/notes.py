"""Commands that pin, list and withdraw dated notes."""

import typer

from plancom import clock
from plancom.cli.context import Context, author, print_json, say
from plancom.cli.parameters import AS_JSON, dataset, day
from plancom.language import dates
from plancom.language.translation import tr
from plancom.store.office import dated_notes
from plancom.store.office.dated_notes import DatedNote, EmptyNoteError
from plancom.store.office.entries import UnknownEntryError

app = typer.Typer(no_args_is_help=True, help=tr("Notas con fecha, que llevan las gráficas y las diapositivas."))


@app.command(help=tr("Pone una nota en un día: «se cayó el sitio»."))
def add(
    context: typer.Context,
    when: str = typer.Argument(..., metavar="DATE", help=tr("El día (AAAA-MM-DD).")),
    text: str = typer.Argument(..., metavar="TEXT", help=tr("Qué pasó, en pocas palabras.")),
    name: str = typer.Option("", "--dataset", help=tr("Solo en las gráficas de un conjunto; si falta, en todas.")),
) -> None:
    """Pins a note to a day."""
    shared: Context = context.obj
    pinned = day(when)
    if pinned is None:
        raise typer.BadParameter(tr("Diga la fecha y qué pasó."))
    one = DatedNote(pinned, text, dataset(name) if name else "", author())
    try:
        number = dated_notes.add(shared.engine, one, clock.now())
    except EmptyNoteError:
        raise typer.BadParameter(tr("Diga la fecha y qué pasó.")) from None
    say(tr("Nota {number} puesta en el {day}.", number=number, day=dates.date(pinned)))


@app.command("list", help=tr("Lista las notas, también las retiradas."))
def list_(context: typer.Context, as_json: bool = AS_JSON) -> None:
    """Lists every note, the withdrawn ones too."""
    with context.obj.engine.connect() as connection:
        known = dated_notes.all_notes(connection)
    if as_json:
        print_json([document(one) for one in known])
        return
    for one in known:
        state = tr("en las gráficas") if one.in_force else tr("retirada")
        typer.echo(f"{one.id:>4}  {dates.date(one.day)}  {state:<16}  {one.dataset or '–'}  {one.text}".rstrip())
    if not known:
        say(tr("No hay notas con fecha."))


@app.command(help=tr("Retira una nota de las gráficas; queda en la lista."))
def withdraw(
    context: typer.Context,
    note_id: int,
    reason: str = typer.Option("", "--reason", help=tr("Por qué se retira.")),
) -> None:
    """Takes a note off the charts."""
    try:
        dated_notes.withdraw(context.obj.engine, note_id, reason, author(), clock.now())
    except UnknownEntryError:
        say(
            tr(
                "No hay una nota número {note_id} por retirar. Vea las que hay con: python -m plancom notes list",
                note_id=note_id,
            )
        )
        raise typer.Exit(1) from None
    say(tr("Nota {note_id} retirada.", note_id=note_id))


def document(one: DatedNote) -> dict[str, object]:
    """A note, for `--json`."""
    return {
        "id": one.id,
        "day": one.day.isoformat(),
        "dataset": one.dataset or None,
        "text": one.text,
        "author": one.author,
        "withdrawn": not one.in_force,
        "reason": one.reason,
    }
