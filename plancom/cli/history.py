"""The commands of the history: every import, its original file, and undo and redo."""

from pathlib import Path

import typer

from plancom import clock
from plancom.cli.context import Context, author, print_json, say
from plancom.cli.parameters import AS_JSON
from plancom.datasets import titles
from plancom.language import dates
from plancom.language.translation import later, tr
from plancom.store.imports import commits as store
from plancom.store.imports import history
from plancom.store.imports.history import UnknownImportError

FILE_OF = typer.Option(None, "--file", metavar="IMPORT_ID", help=tr("Escribe el archivo original de esa importación."))
ORIGINAL = typer.Option(None, "-o", "--output", help=tr("Dónde escribirlo; si falta, con su propio nombre."))


def imports(
    context: typer.Context, as_json: bool = AS_JSON, file: int | None = FILE_OF, output: Path | None = ORIGINAL
) -> None:
    """Lists every import, the newest first; or writes the file of one as it arrived."""
    if file is not None:
        _write_original(context.obj, file, output)
        return
    with context.obj.engine.connect() as connection:
        rows = [dict(row) for row in history.history(connection)]
    if as_json:
        print_json({"imports": [{**row, "active": row["undone_at"] is None} for row in rows]})
        return
    for row in rows:
        state = tr("deshecha") if row["undone_at"] else tr("activa")
        span = dates.span(row["covers_from"], row["covers_to"]) if row["covers_from"] else tr("sin período")
        typer.echo(
            f"{row['id']:>4}  {dates.moment(clock.local(row['created_at'], context.obj.plan))}  {state:<8}  {titles.title_text(row['title'])}, {span}  ({row['file_name']})"
        )


def _write_original(shared: Context, import_id: int, output: Path | None) -> None:
    try:
        with shared.engine.connect() as connection:
            content, name = history.content(connection, import_id), history.file_name(connection, import_id)
    except UnknownImportError:
        say(tr(UNKNOWN, import_id=import_id))
        raise typer.Exit(1) from None
    path = output or Path(name)
    if output is None and path.exists():
        say(tr("«{path}» ya existe y no se toca. Diga con -o dónde escribir el archivo.", path=path))
        raise typer.Exit(1)
    try:
        path.write_bytes(content)
    except OSError:
        say(
            tr(
                "No se pudo escribir «{path}». Revise que la carpeta exista y que el archivo no esté abierto en Excel.",
                path=path,
            )
        )
        raise typer.Exit(1) from None
    say(tr("Archivo original de la importación {import_id} escrito en «{path}».", import_id=import_id, path=path))


UNKNOWN = later("No hay una importación número {import_id}. Vea las que hay con: python -m plancom imports")


def undo(context: typer.Context, import_id: int) -> None:
    """Takes an import out of all figures; it stays in the history."""
    return _change(context, import_id, undoing=True)


def redo(context: typer.Context, import_id: int) -> None:
    """Brings an undone import back."""
    return _change(context, import_id, undoing=False)


def _change(context: typer.Context, import_id: int, *, undoing: bool) -> None:
    engine = context.obj.engine
    try:
        change = store.undo if undoing else store.redo
        changed = change(engine, import_id, clock.now(), author())
    except UnknownImportError:
        say(tr(UNKNOWN, import_id=import_id))
        raise typer.Exit(1) from None
    if changed:
        said = tr("Importación {import_id} deshecha.") if undoing else tr("Importación {import_id} rehecha.")
    else:
        said = (
            tr("La importación {import_id} ya estaba deshecha.")
            if undoing
            else tr("La importación {import_id} ya estaba activa.")
        )
    say(said.format(import_id=import_id))
