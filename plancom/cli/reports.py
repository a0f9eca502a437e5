"""The command that writes reports: the same deck as the page «Informes»."""

from pathlib import Path

import typer

from plancom.cli.context import Context, author, say
from plancom.cli.figures import AS_OF, READING, VERSION, YEAR, asked_figures
from plancom.language.translation import tr
from plancom.office import Figures
from plancom.reports.deck import Deck
from plancom.reports.files import WriteError, save
from plancom.reports.formats import FORMATS, file_name
from plancom.reports.session import arranged
from plancom.services.decks import report_deck, session_named
from plancom.services.presenting import keep_presentation

ALL = "all"
NAMES = (*FORMATS, ALL)


def report(
    context: typer.Context,
    file_format: str = typer.Option(..., "--format", help=tr("Formato: {formats}.", formats=", ".join(NAMES))),
    output: Path = typer.Option(..., "-o", "--output", help=tr("Archivo por escribir; con «all», la carpeta.")),
    as_of: str = AS_OF,
    year: int | None = YEAR,
    reading: list[str] = READING,
    version: int | None = VERSION,
    strategy: str = typer.Option("", "--strategy", help=tr("Solo esta estrategia.")),
    title: str = typer.Option("", "--title", help=tr("Título del informe.")),
    session: str = typer.Option("", "--session", help=tr("Como la sesión guardada con este nombre en «Presentar».")),
) -> None:
    """Writes the report as of a date."""
    if file_format not in NAMES:
        raise typer.BadParameter(
            tr("«{file_format}» no es un formato; los hay: {names}.", file_format=file_format, names=", ".join(NAMES))
        )
    shared: Context = context.obj
    deck = _deck(asked_figures(shared, as_of, reading, year, version), strategy=strategy, title=title)
    if session:
        deck = _arranged(shared, deck, session)
    for warning in deck.warnings:
        say(warning)
    wanted = list(FORMATS.values()) if file_format == ALL else [FORMATS[file_format]]
    try:
        if file_format == ALL:
            _folder(output)
        for one in wanted:
            name = file_name(shared.plan, deck.as_of, one, strategy or None, session=deck.session)
            path = output / name if file_format == ALL else output
            save(path, one.write(deck))
            keep_presentation(shared.engine, deck, one.id, author())
            say(tr("Escrito «{path}».", path=path))
    except WriteError as error:
        say(str(error))
        raise typer.Exit(1) from None


def _deck(figures: Figures, *, strategy: str, title: str) -> Deck:
    known = [one.id for one in figures.office.plan.strategies]
    if strategy and strategy not in known:
        raise typer.BadParameter(
            tr("«{strategy}» no es una estrategia; las hay: {known}.", strategy=strategy, known=", ".join(known))
        )
    return report_deck(figures, strategy=strategy or None, title=title)


def _arranged(shared: Context, deck: Deck, name: str) -> Deck:
    try:
        return arranged(deck, session_named(shared.engine, shared.plan, name))
    except LookupError:
        raise typer.BadParameter(tr("no hay una sesión guardada con el nombre «{name}».", name=name)) from None


def _folder(path: Path) -> None:
    """Makes the folder for all formats. Raises WriteError."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteError(
            tr("«{path}» no se pudo crear como carpeta: para «all» escriba una carpeta.", path=path)
        ) from error
