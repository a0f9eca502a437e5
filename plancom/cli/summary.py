"""The command that writes the month's summary, ready for an e-mail sent by cron."""

import sys
from pathlib import Path

import typer

from plancom.cli import mail
from plancom.cli.context import Context, author, say
from plancom.cli.figures import AS_OF, YEAR, asked_figures
from plancom.language.translation import later, tr
from plancom.reports.files import WriteError, save
from plancom.reports.shared import summary_html, summary_text
from plancom.services.decks import report_deck
from plancom.services.presenting import keep_presentation

TITLE = later("Resumen del mes")


def summary(
    context: typer.Context,
    file_format: str = mail.FORMAT,
    output: Path | None = typer.Option(
        None, "-o", "--output", help=tr("Archivo por escribir; si falta, la salida estándar.")
    ),
    to: str = mail.TO,
    as_of: str = AS_OF,
    year: int | None = YEAR,
) -> None:
    """Writes the summary as of a date."""
    mail.require_format(file_format)
    shared: Context = context.obj
    deck = report_deck(asked_figures(shared, as_of, [], year), title=tr(TITLE), with_outlooks=False)
    subject = f"{deck.title}: {deck.plan_name}"
    content = mail.formatted(file_format, subject=subject, text=summary_text(deck), html=summary_html(deck), to=to)
    if output is None:
        sys.stdout.write(content)
    else:
        try:
            save(output, content.encode())
        except WriteError as error:
            say(str(error))
            raise typer.Exit(1) from None
        say(tr("Escrito «{output}».", output=output))
    keep_presentation(shared.engine, deck, "summary", author())
