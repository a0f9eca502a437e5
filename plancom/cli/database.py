"""Commands for the database itself: upgrade, check, backup and restore."""

from pathlib import Path

import typer
from sqlalchemy import select

from plancom.cli.context import Context, database, finish, say
from plancom.language.translation import tr
from plancom.store import upkeep
from plancom.store.db import schema
from plancom.store.db.kept_files import damaged
from plancom.store.imports.checks import faults

app = typer.Typer(no_args_is_help=True, help=tr("La base de datos."))


@app.command(help=tr("Pone la base de datos al día con las tablas de esta versión."))
def upgrade(context: typer.Context) -> None:
    """Brings the database to this version's tables."""
    _ = context.obj.engine
    say(tr("La base de datos está al día."))


@app.command(
    help=tr(
        "Revisa que la base de datos responda, esté al día, cuadre con un reconteo y guarde los archivos como llegaron."
    )
)
def check(context: typer.Context) -> None:
    """Checks that the database answers, has this version's tables, that its rollups equal a recount, and its files what arrived."""
    shared: Context = context.obj
    engine = database(shared.url)
    if not schema.is_current(engine):
        say(tr("La base de datos no tiene las tablas de esta versión. Ejecute: python -m plancom db upgrade"))
        raise typer.Exit(1)
    with engine.connect() as connection:
        connection.execute(select(1))
        found, files = faults(connection), list(damaged(connection))
    for fault in (*found, *files):
        say(fault)
    if found:
        say(tr("Ejecute: python -m plancom db recount"))
    if files:
        say(
            tr(
                "Póngalos otra vez desde una copia: python -m plancom db restore COPIA. Las cifras no dependen de ellos."
            )
        )
    if not found and not files:
        say(tr("La base de datos está bien."))
    finish(ok=not found and not files)


@app.command(help=tr("Vuelve a sumar todos los totales por día."))
def recount(context: typer.Context) -> None:
    """Adds up every day anew from the rows that count."""
    upkeep.recount(context.obj.engine)
    say(tr("Los totales se contaron de nuevo."))


@app.command(help=tr("Copia toda la base de datos a un archivo, también con el tablero en marcha."))
def backup(context: typer.Context, file: Path) -> None:
    """Copies the whole database to a file, while the app may run."""
    upkeep.backup(context.obj.engine, file)
    say(tr("Copia escrita en «{file}».", file=file))


@app.command(help=tr("Pone una copia en el lugar de la base de datos, después de revisarla."))
def restore(context: typer.Context, file: Path) -> None:
    """Puts a copy in the database's place, after checking it."""
    shared: Context = context.obj
    engine = database(shared.url)
    upkeep.restore(engine, file)
    schema.upgrade(engine)
    say(tr("Copia «{file}» restaurada.", file=file))
