"""The command of an indicator's sheet: read it, write it to a file, or write the office's analysis into it."""

import datetime as dt
from pathlib import Path
from typing import Any

import typer

from plancom import clock
from plancom.charts import Look
from plancom.cli.context import Context, author, finish, print_json, say
from plancom.cli.figures import AS_OF, READING, VERSION, YEAR, asked_figures
from plancom.cli.parameters import AS_JSON
from plancom.indicators.json_form import document
from plancom.language.translation import tr
from plancom.office import Figures
from plancom.reports.files import WriteError, save
from plancom.reports.sheet import KEPT, as_text, sheet_document, standalone, trend_picture
from plancom.reports.sheet import sheet as sheet_of
from plancom.store.office.documents import OutdatedError
from plancom.store.plans.analyses import Analysis, AnalysisError, write_analysis


def sheet(
    context: typer.Context,
    indicator: str,
    analysis: str = typer.Option("", "--analysis", help=tr("Escribe el análisis del resultado a este corte.")),
    action: str = typer.Option("", "--action", help=tr("Escribe la acción de mejora.")),
    responsible: str = typer.Option("", "--responsible", help=tr("Escribe quién responde por el indicador.")),
    notes: str = typer.Option("", "--notes", help=tr("Escribe las observaciones.")),
    who: str = typer.Option("", "--author", help=tr("Quién lo redacta; si falta, el usuario del sistema.")),
    output: Path | None = typer.Option(None, "-o", "--output", help=tr("Escribe la hoja en un archivo HTML.")),
    as_of: str = AS_OF,
    reading: list[str] = READING,
    year: int | None = YEAR,
    version: int | None = VERSION,
    as_json: bool = AS_JSON,
) -> None:
    """The sheet of one indicator («hoja de vida»), with what the office wrote of it."""
    shared: Context = context.obj
    figures = asked_figures(shared, as_of, reading, year, version)
    known = [one.id for one in figures.view.plan.indicators]
    if indicator not in known:
        raise typer.BadParameter(
            tr("«{indicator}» no es un indicador; los hay: {known}.", indicator=indicator, known=", ".join(known))
        )
    if analysis or action or responsible or notes:
        typed = Analysis(
            indicator, figures.view.as_of, analysis, action, responsible, notes, who or author() or "plancom"
        )
        _write(figures, typed)
        figures = asked_figures(shared, as_of, reading, year, version)
    shown = sheet_of(figures, indicator)

    def local(moment: dt.datetime) -> dt.datetime:
        return clock.local(moment, shared.plan)

    if output is not None:
        try:
            picture = trend_picture(shown, Look(accent=shared.plan.institution.accent))
            save(output, standalone(shown, local, picture).encode())
        except WriteError as error:
            say(str(error))
            raise typer.Exit(1) from None
        say(tr("Escrito «{output}».", output=output))
    if as_json:
        print_json(sheet_document(shown))
    elif output is None:
        typer.echo(as_text(shown, local))


def _write(figures: Figures, typed: Analysis) -> None:
    """Adds a text; what is left out stays as the newest text has it where it is of the same cut-off."""
    office, shown = figures.office, sheet_of(figures, typed.indicator)
    last = shown.written
    merged: dict[str, Any] = {}
    if last is not None:
        names = (
            ("analysis", "action", "responsible", "notes") if last.as_of == typed.as_of else ("responsible", "notes")
        )
        merged = {name: getattr(typed, name) or getattr(last, name) for name in names}
    beside = {name: value for name, value in document(shown.figure).items() if name in KEPT}
    whole = Analysis(**{**vars(typed), **merged, "figures": beside})
    try:
        done = write_analysis(
            office.engine, office.file_plan, whole, today=office.today, now=clock.now(), seen=shown.newest
        )
    except AnalysisError as error:
        say(str(error))
        finish(ok=False)
        return
    except OutdatedError:
        say(tr("Alguien escribió en esta hoja mientras tanto; no se guardó nada. Mírela con «sheet» y repita."))
        finish(ok=False)
        return
    say(tr("Guardado en la hoja.") if done else tr("La hoja ya decía lo mismo: no se guardó otra vez."))
