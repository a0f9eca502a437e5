"""Commands on what was presented: the list, the figures as they were said, and the same beside today's."""

from typing import Any

import typer

from plancom import clock
from plancom.cli.context import Context, print_json, say
from plancom.cli.figures import asked_figures
from plancom.cli.parameters import AS_JSON
from plancom.indicators.json_form import document as figures_of
from plancom.language import dates
from plancom.language.numbers import short
from plancom.language.translation import tr
from plancom.plan import Plan, written_amounts
from plancom.store.council import snapshots
from plancom.store.council.snapshots import Presentation

app = typer.Typer(no_args_is_help=True, help=tr("Lo que se presentó: las cifras de cada informe, como se dijeron."))


@app.command("list", help=tr("Los informes y presentaciones que se han hecho, el más nuevo primero."))
def list_(context: typer.Context, as_json: bool = AS_JSON) -> None:
    """Lists what was presented."""
    found = _presentations(context.obj)
    if as_json:
        print_json({"plan": context.obj.plan.id, "presentations": [vars_of(one) for one in found]})
        return
    for one in found:
        when = dates.moment(clock.local(one.made_at, context.obj.plan))
        typer.echo(
            tr(
                "{id:>4}  {when}  corte {cut}  {medium:<9}  {title}  {author}",
                id=one.id,
                when=when,
                cut=dates.date(one.as_of),
                medium=one.medium,
                title=one.title,
                author=one.author,
            ).rstrip()
        )
    if not found:
        say(tr("No se ha hecho ningún informe con datos propios."))


@app.command(help=tr("Las cifras que se presentaron, junto a las que da el mismo corte hoy."))
def show(context: typer.Context, number: int, as_json: bool = AS_JSON) -> None:
    """Shows what one presentation said, beside what the same cut-off gives now."""
    shared: Context = context.obj
    one = next((one for one in _presentations(shared) if one.id == number), None)
    if one is None:
        say(
            tr(
                "No hay una presentación número {number}. Vea las que hay con: python -m plancom snapshots list",
                number=number,
            )
        )
        raise typer.Exit(1)
    with shared.engine.connect() as connection:
        then = snapshots.document(connection, one.digest)
    figures = asked_figures(shared, one.as_of.isoformat(), [])
    now = {figure.id: figures_of(figure) for figure in figures.all}
    if as_json:
        print_json({"presentation": vars_of(one), "then": then, "now": list(now.values())})
        return
    typer.echo(tr("{title}. Corte: {cut}", title=one.title, cut=dates.date(one.as_of)))
    for figure in then["indicators"]:
        today = now.get(figure["id"], {})
        said, is_now = figure["actual_to_date"], today.get("actual_to_date")
        mark = "=" if said == is_now else "≠"
        presented, today_s = _pair(shared.plan, figure["id"], said, is_now)
        name = today.get("name", figure["name"])  # the snapshot has it in the language in which it was presented
        typer.echo(
            tr("{mark} {name}: se presentó {said}; hoy {is_now}", mark=mark, name=name, said=presented, is_now=today_s)
        )


def _pair(plan: Plan, figure: str, said: float | None, is_now: float | None) -> tuple[str, str]:
    try:
        return written_amounts.distinct_amounts(plan.indicator(figure.partition(".")[0]), said, is_now)
    except KeyError:  # the plan no longer has it
        return short(said), short(is_now)


def _presentations(shared: Context) -> list[Presentation]:
    with shared.engine.connect() as connection:
        return snapshots.presentations(connection, shared.plan.id)


def vars_of(one: Presentation) -> dict[str, Any]:
    """A presentation, for `--json`."""
    return {
        "id": one.id,
        "as_of": one.as_of.isoformat(),
        "title": one.title,
        "medium": one.medium,
        "author": one.author,
        "made_at": one.made_at.isoformat(),
        "digest": one.digest,
    }
