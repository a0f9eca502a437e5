"""Commands for the database itself: upgrade, check, repair, backup and restore."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import get_args

import typer

from plancom import clock
from plancom.cli.context import Context, database, finish, print_json, say
from plancom.datasets.problems.damage import Severity
from plancom.indicators.series_words import amount, label
from plancom.language import dates
from plancom.language.numbers import number
from plancom.language.phrases import counted, listed
from plancom.language.translation import later, tr
from plancom.plan import Plan
from plancom.services import checking
from plancom.services.checking import Checkup, Repair
from plancom.store.checks.damages import FoundDamage
from plancom.store.db import schema
from plancom.store.db.engine import StoreError, database_path
from plancom.store.upkeep import backups, database_copy, totals

app = typer.Typer(no_args_is_help=True, help=tr("La base de datos."))

HEADINGS: Mapping[Severity, str] = {
    "file": later("El archivo de la base de datos:"),
    "figures": later("Aquello en que se apoyan las cifras:"),
    "records": later("Lo que se guardó o escribió la oficina:"),
    "traces": later("De lo que nada depende:"),
}
MOVES = 20
"""Months whose figures move that are named one by one."""


@app.command(help=tr("Pone la base de datos al día con las tablas de esta versión."))
def upgrade(context: typer.Context) -> None:
    """Brings the database to this version's tables."""
    _ = context.obj.engine
    say(tr("La base de datos está al día."))


@app.command(
    help=tr("Revisa toda la base de datos: dice cada daño, de qué cifra es y qué hacer. Sale con 1 si algo importa.")
)
def check(
    context: typer.Context,
    rows_only: bool = typer.Option(
        False, "--rows-only", help=tr("Sin leer de nuevo los archivos originales para compararlos con sus filas.")
    ),
    as_json: bool = typer.Option(False, "--json", help=tr("Un documento JSON en la salida.")),
) -> None:
    """Names everything in the database that is not as it was written, and keeps what figures stand on for the pages to say."""
    shared: Context = context.obj
    engine = database(shared.url)
    found = checking.check(engine, shared.plans_as_they_are(engine), with_originals=not rows_only)
    checking.remember(engine, found, clock.now())
    if as_json:
        print_json(found.document())
    else:
        _say_found(found.found)
        _say_uncompared(found)
        if not found.found:
            say(tr("La base de datos está bien."))
    finish(ok=found.is_well)


@app.command(
    help=tr(
        "Arregla lo que se puede rehacer con las filas y los archivos originales; sin --yes solo dice qué cambiaría."
    )
)
def repair(
    context: typer.Context, yes: bool = typer.Option(False, "--yes", help=tr("Hacerlo, después de guardar una copia."))
) -> None:
    """Mends what can be made anew, after having said what that changes."""
    shared: Context = context.obj
    engine = database(shared.url)
    plans = shared.plans_as_they_are(engine)
    found = checking.check(engine, plans, with_originals=True)
    if not found.found:
        say(tr("La base de datos está bien: no hay nada que arreglar."))
        return
    rehearsal = checking.rehearsal(engine, plans, found) if found.mended else Repair(found)
    _say_repair(rehearsal, plans)
    if not found.mended:
        finish(ok=found.is_well)
    elif not yes:
        say(tr("Nada ha cambiado todavía. Para hacerlo: python -m plancom db repair --yes"))
        finish(ok=found.is_well)
    else:
        _repair(context, found, plans)


def _repair(context: typer.Context, found: Checkup, plans: Sequence[Plan]) -> None:
    engine = database(context.obj.url)
    copy = checking.copy_of(engine, clock.now())
    if copy:
        say(tr("Copia de antes: «{file}».", file=copy))
    done = checking.repair(engine, plans, found, clock.now())
    say(tr("Hecho. Revise las cifras que cambiaron."))
    if done.still:
        say(tr("Queda por arreglar:"))
        _say_found(done.still)
    finish(ok=all(one.damage.severity == "traces" for one in done.still))


def _say_found(found: Sequence[FoundDamage]) -> None:
    """Every damage under the heading of how grave it is: its code, what it is, which figure, what to do."""
    for severity in get_args(Severity):
        mine = [one for one in found if one.damage.severity == severity]
        if mine:
            say(tr(HEADINGS[severity]))
        for one in mine:
            say(f"  [{one.code}] {one.damage.message} {one.damage.concerns} {one.damage.fix}")


def _say_uncompared(found: Checkup) -> None:
    if found.read is not None:
        read = counted(len(found.read), "archivo original leído", "archivos originales leídos")
        say(tr("{read} de nuevo.", read=read))
    if found.uncompared:
        numbers = listed(number(one.import_id) for one in found.uncompared)
        say(
            tr(
                "No se pudieron comparar las importaciones {numbers}: su archivo falta, o se leyó con una respuesta que no se guarda. Eso solo no es un daño.",
                numbers=numbers,
            )
        )


def _say_repair(one: Repair, plans: Sequence[Plan]) -> None:
    """What a repair does, what it makes of the figures, and what it leaves."""
    if one.checkup.mended:
        say(tr("Se arregla:"))
        _say_found(one.checkup.mended)
    for import_id, rows in one.rows.items():
        if rows:
            say(
                tr(
                    "Importación {number}: filas que se escriben de nuevo: {rows}.",
                    number=number(import_id),
                    rows=number(rows),
                )
            )
    _say_moves(one, plans)
    if one.unread:
        numbers = listed(number(n) for n in one.unread)
        say(
            tr(
                "No se pueden rehacer las filas de la importación {numbers}: su original no se puede leer solo.",
                numbers=numbers,
            )
        )
    if one.checkup.left:
        say(tr("No se puede arreglar aquí:"))
        _say_found(one.checkup.left)


def _say_moves(one: Repair, plans: Sequence[Plan]) -> None:
    """Which months' figures move, as far as they can be read before and after."""
    if one.after is None:
        return
    if one.before is None:
        months = counted(len(one.after), "mes", "meses")
        say(tr("Las cifras de antes no se pueden leer; después hay {count}.", count=months))
        return
    moves = one.moves
    say(tr("Cifras que cambian:") if moves else tr("Ninguna cifra del mes cambia."))
    for (dataset, series, measure, month), before, after in moves[:MOVES]:
        name = label(plans[-1], dataset, series, measure) if plans else dataset  # type: ignore[arg-type]
        say(f"  {name}, {dates.month_long(month.first)}: {_value(before)} → {_value(after)}")
    if len(moves) > MOVES:
        say(f"  {tr('Y {count}.', count=counted(len(moves) - MOVES, 'cifra más', 'cifras más'))}")


def _value(value: float | None) -> str:
    return tr("sin datos") if value is None else amount(value)


@app.command(help=tr("Vuelve a sumar todos los totales por día."))
def recount(context: typer.Context) -> None:
    """Adds up every day anew from the rows that count."""
    totals.recount(context.obj.engine)
    say(tr("Los totales se contaron de nuevo."))


@app.command(help=tr("Copia toda la base de datos a un archivo, también con el tablero en marcha."))
def backup(context: typer.Context, file: Path) -> None:
    """Copies the whole database to a file, while the app may run."""
    backups.backup(context.obj.engine, file)
    say(tr("Copia escrita en «{file}».", file=file))


@app.command(help=tr("Pone una copia en el lugar de la base de datos, después de revisarla."))
def restore(context: typer.Context, file: Path) -> None:
    """Puts a copy in the database's place, after checking it."""
    shared: Context = context.obj
    engine = database(shared.url)
    backups.restore(engine, file)
    schema.upgrade(engine)
    say(tr("Copia «{file}» restaurada.", file=file))


@app.command(
    help=tr(
        "Copia toda la base de datos en otra, vacía, también de SQLite a PostgreSQL o al revés, y prueba que son iguales."
    )
)
def copy(
    source: str = typer.Argument(metavar="FROM", help=tr("Dirección de la base de datos que se copia.")),
    target: str = typer.Argument(metavar="TO", help=tr("Dirección de la base de datos nueva o vacía.")),
) -> None:
    """Copies a whole database into another, on whatever engine, and proves that they are equal."""
    path = database_path(source)
    if path is not None and not path.is_file():
        raise StoreError(tr("No hay una base de datos en «{path}».", path=path))
    found = database_copy.copy_database(
        database(source), database(target), lambda table, rows: say(f"  {table}: {number(rows)}")
    )
    say(
        tr(
            "Copiada. Son iguales las tablas ({tables}), sus filas ({rows}), los archivos originales ({originals}) y las cifras de meses y días ({figures}).",
            tables=number(len(found.tables)),
            rows=number(found.rows),
            originals=number(found.originals),
            figures=number(found.figures),
        )
    )
    say(tr("Para usarla, escriba su dirección en PLANCOM_DATABASE_URL."))
