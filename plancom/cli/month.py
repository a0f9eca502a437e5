"""Commands of the office's month: how it stands, its closing, and a reminder for cron."""

import sys

import typer

from plancom.cli import mail
from plancom.cli.context import Context, author, print_json, say
from plancom.cli.figures import AS_OF, asked_figures
from plancom.cli.parameters import AS_JSON
from plancom.datasets import Problem
from plancom.language import dates
from plancom.language.translation import tr
from plancom.plan import Month
from plancom.services import months, reminders
from plancom.services.months import MonthStatus
from plancom.services.watching import reviewed_findings
from plancom.store.office.month_closings import MonthClosing

app = typer.Typer(no_args_is_help=True, help=tr("El mes de la oficina: qué hay, qué falta, y su cierre."))
MONTH = typer.Option("", "--month", help=tr("El mes, como 2018-11; si falta, el que la oficina tiene por delante."))
AUTHOR = typer.Option("", "--author", help=tr("Quién lo hace; si falta, el usuario del sistema."))


@app.command(help=tr("Qué hay y qué falta de un mes, qué revisar, y si está cerrado."))
def status(context: typer.Context, month: str = MONTH, as_of: str = AS_OF, as_json: bool = AS_JSON) -> None:
    """Tells how a month stands."""
    found = _status(context.obj, month, as_of)
    if as_json:
        print_json(months.document(found))
        return
    typer.echo(f"{dates.month_title(found.month.first)}. {found.sentence}")
    for line in found.lines:
        typer.echo(f"  {line.row.watched.name}: {line.words}")
        if not line.is_whole:
            typer.echo(f"    {tr('Pida el período {period}.', period=line.period)} {tr(line.guide).replace('**', '')}")
    for sentence in (found.gaps_sentence, *(one.sentence for one in found.findings)):
        if sentence:
            typer.echo(sentence)
    if found.history:
        typer.echo(months.closing_sentence(found.history[-1], found.plan))
    for one in found.restatements:
        typer.echo(one.sentence)


@app.command(help=tr("Cierra un mes: guarda sus cifras de ahora, con quién, cuándo y una nota."))
def close(
    context: typer.Context,
    month: str = typer.Argument(..., help=tr("El mes, como 2018-11.")),
    note: str = typer.Option("", "--note", help=tr("Lo que conviene saber de este cierre.")),
    by: str = AUTHOR,
    as_json: bool = AS_JSON,
) -> None:
    """Closes a month."""
    shared: Context = context.obj
    asked = _month(month)
    _finish(
        months.close(asked_figures(shared, "", []).office, asked, note, author=by or author()), asked, shared, as_json
    )


@app.command(help=tr("Reabre un mes cerrado, con su razón."))
def reopen(
    context: typer.Context,
    month: str = typer.Argument(..., help=tr("El mes, como 2018-11.")),
    reason: str = typer.Option(..., "--reason", help=tr("Por qué se reabre.")),
    by: str = AUTHOR,
    as_json: bool = AS_JSON,
) -> None:
    """Reopens a month."""
    shared: Context = context.obj
    asked = _month(month)
    _finish(
        months.reopen(asked_figures(shared, "", []).office, asked, reason, author=by or author()),
        asked,
        shared,
        as_json,
    )


def _finish(done: MonthClosing | Problem | None, month: Month, shared: Context, as_json: bool) -> None:
    if isinstance(done, Problem):
        say(done.sentence)
        raise typer.Exit(1)
    if done is None:
        say(tr("Nada que hacer: {month} ya estaba así.", month=dates.month_long(month.first)))
        raise typer.Exit(1)
    if as_json:
        print_json(months.closing_document(done))
        return
    say(f"{dates.month_title(month.first)}. {months.closing_sentence(done, shared.plan)}")


@app.command("list", help=tr("Los meses que se cerraron o reabrieron, el más nuevo primero."))
def list_(context: typer.Context, as_json: bool = AS_JSON) -> None:
    """Lists the months that were ever closed."""
    shared: Context = context.obj
    office = asked_figures(shared, "", []).office
    history = [one for _, versions in sorted(office.closings.items(), reverse=True) for one in reversed(versions)]
    if as_json:
        print_json({"plan": shared.plan.id, "closings": [months.closing_document(one) for one in history]})
        return
    for one in history:
        typer.echo(f"{one.month}  {months.closing_sentence(one, shared.plan)}")
    if not history:
        say(tr("Todavía no se ha cerrado ningún mes."))


@app.command(help=tr("Un recordatorio para cron: en tres líneas, qué falta del mes y cómo se exporta."))
def remind(
    context: typer.Context,
    month: str = MONTH,
    file_format: str = mail.FORMAT,
    to: str = mail.TO,
    as_of: str = AS_OF,
) -> None:
    """Writes the reminder of a month."""
    mail.require_format(file_format)
    found = _status(context.obj, month, as_of)
    text, html = reminders.reminder_text(found), reminders.reminder_html(found)
    sys.stdout.write(mail.formatted(file_format, subject=reminders.title(found), text=text, html=html, to=to))


def _status(shared: Context, month: str, as_of: str) -> MonthStatus:
    figures = asked_figures(shared, as_of, [])
    asked = _month(month) if month else months.month_at_hand(figures.office, figures.view.as_of)
    with shared.engine.connect() as connection:
        return months.status(figures, asked, reviewed_findings(connection, figures))


def _month(text: str) -> Month:
    try:
        return Month.parse(text)
    except ValueError as error:
        raise typer.BadParameter(tr("«{text}» no es un mes: escríbalo como 2018-11.", text=text)) from error
