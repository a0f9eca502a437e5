"""The command line: the same functions as the screen, without a browser."""

import logging
import sys
from typing import Any

import typer
from sqlalchemy.exc import DBAPIError
from typer.core import TyperGroup

from plancom.access import AccessError
from plancom.access.settings import AccessSettingsError
from plancom.cli import (
    access,
    breaks,
    changes,
    database,
    figures,
    files,
    forecasts,
    history,
    month,
    notes,
    plans,
    profiles,
    readings,
    reports,
    snapshots,
    tasks,
    watch,
)
from plancom.cli.context import Context
from plancom.cli.lineage import lineage
from plancom.cli.sheet import sheet
from plancom.cli.summary import summary
from plancom.cli.sync import sync
from plancom.cli.years import years
from plancom.language.translation import language_named, speaking, tr
from plancom.operation.log import log_failure, log_path
from plancom.plan import PlanError
from plancom.store.db import schema
from plancom.store.db.engine import StoreError

log = logging.getLogger(__name__)

ANYWHERE = ("--db", "--plan", "--language")


class Anywhere(TyperGroup):
    """Understands what every command takes (which database, which plan) before the command's name and after it."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The same call with those options first."""
        first: list[str] = []
        rest: list[str] = []
        waiting = list(args)
        while waiting:
            word = waiting.pop(0)
            if word == "--":
                rest += [word, *waiting]
                break
            if word in ANYWHERE and waiting:
                first += [word, waiting.pop(0)]
            elif word.partition("=")[0] in ANYWHERE:
                first.append(word)
            else:
                rest.append(word)
        return super().parse_args(ctx, [*first, *rest])


app = typer.Typer(
    cls=Anywhere,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help=tr("plancom: el plan de comunicaciones frente a lo que pasó."),
)
app.command("import", help=tr("Importa archivos: cada uno por su cuenta, completo o nada."))(files.import_files)
app.command("imports", help=tr("Lista las importaciones, la más nueva primero."))(history.imports)
app.command("undo", help=tr("Saca una importación de todas las cifras; queda en el historial."))(history.undo)
app.command("redo", help=tr("Vuelve a contar una importación deshecha."))(history.redo)
app.command("template", help=tr("Escribe la plantilla de Excel de un conjunto de datos."))(files.template)
app.command("indicators", help=tr("Todos los indicadores del plan a una fecha."))(figures.indicators)
app.command("series", help=tr("Un indicador mes a mes: lo que pasó, lo esperado y el acumulado."))(figures.series)
app.command("years", help=tr("Cada meta en cada año del plan: lo prometido, lo hecho y si se cumplió."))(years)
app.command("projection", help=tr("Adónde va un indicador al cierre del año, qué le falta, y qué pasaría si…"))(
    forecasts.projection
)
app.command("changes", help=tr("Qué cambió frente al mes anterior y a hace un año, y cuánto puso cada parte."))(
    changes.changes
)
app.command("sheet", help=tr("La hoja de vida de un indicador; también escribe en ella el análisis de la oficina."))(
    sheet
)
app.command("effects", help=tr("Qué siguió a cada actividad y tarea hecha; no demuestra causa."))(forecasts.effects)
app.command("counts", help=tr("Lo contado de un conjunto de datos por mes o por día."))(figures.counts)
app.command("report", help=tr("Escribe el informe: PowerPoint, PDF, Excel, página web o datos abiertos."))(
    reports.report
)
app.command("summary", help=tr("El resumen del mes, listo para un correo."))(summary)
app.command("lineage", help=tr("Los archivos, hojas y filas que suman una cifra."))(lineage)
app.command("sync", help=tr("Consulta las bases de datos declaradas: lo nuevo, y lo que llegó tarde."))(sync)
app.add_typer(files.demo, name="demo")
app.add_typer(profiles.app, name="profiles")
app.add_typer(readings.app, name="readings")
app.add_typer(breaks.app, name="breaks")
app.add_typer(notes.app, name="notes")
app.add_typer(tasks.app, name="tasks")
app.add_typer(plans.app, name="plans")
app.add_typer(month.app, name="month")
app.add_typer(watch.app, name="check")
app.add_typer(snapshots.app, name="snapshots")
app.add_typer(access.app, name="access")
app.add_typer(database.app, name="db")


@app.callback()
def settings(
    context: typer.Context,
    db: str = typer.Option(
        "", "--db", help=tr("Dirección de la base de datos; si falta, PLANCOM_DATABASE_URL o data/plancom.db.")
    ),
    plan: str = typer.Option(
        "",
        "--plan",
        help=tr("Archivo o id del plan; si falta, de los de data/plan/ (o PLANCOM_PLAN) el del día que se pide."),
    ),
    spoken: str = typer.Option(
        "", "--language", help=tr("Idioma de los textos: es o en; si falta, PLANCOM_LANGUAGE o es.")
    ),
) -> None:
    """Where the commands find the database and the plan, and the language in which they speak."""
    context.with_resource(speaking(language_named(spoken)))
    context.obj = Context(db, plan)


def main() -> None:
    """Runs the command line; a problem of the user's becomes a sentence and exit status 1, a wrong call status 2."""
    try:
        app()
    except (AccessError, AccessSettingsError, PlanError, StoreError) as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(1)
    except DBAPIError as error:
        done = "" if error.connection_invalidated else f"{tr('No se terminó; los datos quedaron como estaban.')} "
        sys.stderr.write(f"{done}{schema.unreachable(error)}\n")
        sys.exit(1)
    except Exception as error:  # noqa: BLE001 - nobody who asked can do anything with a traceback
        sys.stderr.write(f"{_apology(error)}\n")
        sys.exit(1)


def _apology(error: Exception) -> str:
    """What is said where a command fails for no reason of the user's; the traceback is in the log, under the reference that is said."""
    return tr(
        "No se terminó; los datos quedaron como estaban. Si la base de datos está dañada, «python -m plancom db check» lo dice y «db repair» la arregla. Si no lo está, avise con la referencia {reference}: con ella se encuentra el detalle en «{path}».",
        reference=log_failure(log, error),
        path=log_path(),
    )
