"""The command that writes the month's summary, ready for an e-mail sent by cron."""

import sys
from email.message import EmailMessage
from pathlib import Path

import typer

from plancom.cli.context import Context, author, say
from plancom.cli.figures import AS_OF, YEAR, asked_figures
from plancom.language.translation import later, tr
from plancom.reports.deck import Deck
from plancom.reports.files import WriteError, save
from plancom.reports.shared import summary_html, summary_text
from plancom.services.decks import report_deck
from plancom.services.presenting import presented

FORMATS = ("text", "html", "eml")
TITLE = later("Resumen del mes")


def summary(
    context: typer.Context,
    file_format: str = typer.Option(
        "text", "--format", help=tr("text, html, o eml: un correo con los dos, para «sendmail -t».")
    ),
    output: Path | None = typer.Option(
        None, "-o", "--output", help=tr("Archivo por escribir; si falta, la salida estándar.")
    ),
    to: str = typer.Option("", "--to", help=tr("Para quién es el correo (eml).")),
    as_of: str = AS_OF,
    year: int | None = YEAR,
) -> None:
    """Writes the summary as of a date."""
    if file_format not in FORMATS:
        raise typer.BadParameter(
            tr(
                "«{file_format}» no es un formato; los hay: {formats}.",
                file_format=file_format,
                formats=", ".join(FORMATS),
            )
        )
    shared: Context = context.obj
    deck = report_deck(asked_figures(shared, as_of, [], year), title=tr(TITLE))
    content = (
        summary_text(deck)
        if file_format == "text"
        else summary_html(deck)
        if file_format == "html"
        else _message(deck, to)
    )
    if output is None:
        sys.stdout.write(content)
    else:
        try:
            save(output, content.encode())
        except WriteError as error:
            say(str(error))
            raise typer.Exit(1) from None
        say(tr("Escrito «{output}».", output=output))
    presented(shared.engine, deck, "summary", author())


def _message(deck: Deck, to: str) -> str:
    message = EmailMessage()
    message["Subject"] = " ".join(f"{deck.title}: {deck.plan_name}".split())
    if to:
        message["To"] = " ".join(to.split())
    message.set_content(summary_text(deck))
    message.add_alternative(summary_html(deck), subtype="html")
    return message.as_string()
