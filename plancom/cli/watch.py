"""Commands of the data's guard: what to look at, and what of it somebody has looked at."""

from typing import Any

import typer

from plancom import clock
from plancom.cli.context import Context, author, print_json, say
from plancom.cli.figures import AS_OF, asked_figures
from plancom.cli.parameters import AS_JSON
from plancom.language.translation import tr
from plancom.services.watching import ReviewedFindings, reviewed_findings
from plancom.store.office import reviews
from plancom.store.office.entries import UnknownEntryError
from plancom.watch import ADVICE, KINDS, Finding

app = typer.Typer(
    no_args_is_help=True, help=tr("Lo que conviene revisar en los datos: faltantes, saltos, imposibles y cambios.")
)


@app.command("list", help=tr("Lo que conviene revisar, lo más urgente primero."))
def list_(
    context: typer.Context,
    as_of: str = AS_OF,
    everything: bool = typer.Option(False, "--all", help=tr("También lo que ya se revisó.")),
    as_json: bool = AS_JSON,
) -> None:
    """Lists what the guard says of the data."""
    found = _guarded(context.obj, as_of)
    shown = found.findings if everything else found.standing
    if as_json:
        print_json({"plan": context.obj.plan.id, "findings": [_document(one, found) for one in shown]})
        return
    for number, one in enumerate(found.findings, start=1):
        if one in shown:
            review = found.reviewed.get(one.key)
            said = (
                tr(" (revisado por {author}: {note})", author=review.author or tr("alguien"), note=review.note)
                if review
                else ""
            )
            typer.echo(f"{number:>3}  {tr(KINDS[one.kind])}: {one.sentence}{said}")
    if not shown:
        say(tr("No hay nada por revisar."))


@app.command(help=tr("Marca como revisado un aviso de «check list», con su explicación."))
def review(
    context: typer.Context,
    number: int = typer.Argument(..., help=tr("El número que da «check list» con el mismo corte.")),
    note: str = typer.Option(..., "--note", help=tr("Qué se encontró.")),
    as_of: str = AS_OF,
) -> None:
    """Marks a finding as looked at."""
    shared: Context = context.obj
    found = _guarded(shared, as_of)
    if not 1 <= number <= len(found.findings):
        raise typer.BadParameter(
            tr("No hay un aviso número {number}; véalos con: python -m plancom check list", number=number)
        )
    one = found.findings[number - 1]
    if not one.can_be_reviewed:
        say(tr("Este aviso se va solo. {advice}", advice=tr(ADVICE[one.kind])))
        raise typer.Exit(1)
    if not note.strip():
        raise typer.BadParameter(tr("Escriba qué se encontró: es lo que se le responderá a quien pregunte."))
    reviews.review(shared.engine, shared.plan.id, one.key, note.strip(), author=author(), now=clock.now())
    say(tr("Revisado: {sentence}", sentence=one.sentence))


@app.command("take-back", help=tr("Vuelve a mostrar un aviso que se había marcado como revisado."))
def take_back(context: typer.Context, review_id: int) -> None:
    """Takes a review back."""
    try:
        reviews.take_back(context.obj.engine, review_id, author(), clock.now())
    except UnknownEntryError:
        say(tr("No hay una revisión número {review_id} por retirar.", review_id=review_id))
        raise typer.Exit(1) from None
    say(tr("Revisión {review_id} retirada.", review_id=review_id))


def _guarded(shared: Context, as_of: str) -> ReviewedFindings:
    figures = asked_figures(shared, as_of, [])
    with shared.engine.connect() as connection:
        return reviewed_findings(connection, figures)


def _document(one: Finding, found: ReviewedFindings) -> dict[str, Any]:
    review = found.reviewed.get(one.key)
    return {
        "kind": one.kind,
        "dataset": one.dataset,
        "series": one.series,
        "measure": one.measure,
        "months": [str(month) for month in one.months],
        "sentence": one.sentence,
        "reviewed": {"id": review.id, "note": review.note, "author": review.author} if review else None,
    }
