"""The command that says what changed: the same figures as the page «Qué cambió»."""

from typing import get_args

import pandas as pd
import typer

from plancom.changes.amounts import Dimension, procedure_rows
from plancom.changes.breakdown_rows import part_names
from plancom.changes.contributions import TotalComparison, compare
from plancom.changes.json_form import comparison_document
from plancom.changes.sentences import sentence
from plancom.changes.spans import AGAINST, KINDS, Against, Kind
from plancom.changes.totals import total, totals
from plancom.changes.unusual_sentences import unusual, unusual_before
from plancom.cli.context import print_json
from plancom.cli.figures import AS_OF, READING, VERSION, YEAR, asked_figures, stands_on
from plancom.cli.parameters import AS_JSON
from plancom.language.phrases import listed
from plancom.language.translation import tr
from plancom.store.figures import queries

DIMENSIONS = get_args(Dimension)


def changes(
    context: typer.Context,
    name: str = typer.Argument("", metavar="[INDICATOR]", help=tr("Solo este; si falta, todos.")),
    span: str = typer.Option(
        "month", "--span", help=tr("month (último mes completo), year (lo que va del año) o days (mes en curso).")
    ),
    against: str = typer.Option(
        "", "--against", help=tr("previous (mes anterior) o year_ago (hace un año); si falta, los dos.")
    ),
    by: str = typer.Option(
        "", "--by", help=tr("Solo este reparto: {dimensions}; si falta, todos.", dimensions=", ".join(DIMENSIONS))
    ),
    as_of: str = AS_OF,
    reading: list[str] = READING,
    year: int | None = YEAR,
    version: int | None = VERSION,
    as_json: bool = AS_JSON,
) -> None:
    """What changed each total since the month before and since a year ago, and how much of it each part brought."""
    kind, others = _asked_for(span, against, by)
    figures = asked_figures(context.obj, as_of, reading, year, version)
    with context.obj.engine.connect() as connection:
        rows = procedure_rows(queries.procedures_by_channel(connection))
        written = queries.outlet_names(connection)
    names = part_names(figures.view.plan, _outlets(written))
    found = totals(figures.view, figures.office.counts, rows)
    try:
        chosen = {name: total(figures.view, figures.office.counts, rows, name)} if name else found
    except KeyError:
        raise typer.BadParameter(
            tr("«{name}» no es un total que se pueda comparar; los hay: {found}.", name=name, found=", ".join(found))
        ) from None
    results: list[tuple[str, TotalComparison]] = [
        (total_id, compare(figures.view, material, kind, other, names["series"]))
        for total_id, material in chosen.items()
        for other in others
    ]
    if as_json:
        documents = [comparison_document(total_id, one, names, by) for total_id, one in results]
        print_json(
            {
                "plan": figures.view.plan.id,
                "as_of": figures.view.as_of.isoformat(),
                **stands_on(figures.view),
                "changes": documents,
            }
        )
        return
    for _, one in results:
        typer.echo(f"{one.indicator.name}. {sentence(one) if one.refused or not one.breakdowns else ''}".rstrip())
        days = [text for text in (unusual(one), unusual_before(one)) if text]
        texts = days + [
            sentence(one, breakdown, names) for breakdown in one.breakdowns if by in {"", breakdown.dimension}
        ]
        for text in dict.fromkeys([*texts, *one.notes]):  # where nothing moved, every breakdown says the same
            typer.echo(f"  {text}")


def _asked_for(span: str, against: str, by: str) -> tuple[Kind, list[Against]]:
    """The span and what it is compared with. Raises BadParameter."""
    kind = next((one for one in KINDS if one == span), None)
    if kind is None:
        raise typer.BadParameter(tr("«{span}» no es un período; los hay: {kinds}.", span=span, kinds=", ".join(KINDS)))
    others = [one for one in AGAINST if against in {"", one}]
    if not others:
        raise typer.BadParameter(
            tr("«{against}» no sirve: escriba {known}.", against=against, known=listed(AGAINST, "o"))
        )
    if by not in {"", *DIMENSIONS}:
        raise typer.BadParameter(
            tr("«{by}» no es un reparto; los hay: {dimensions}.", by=by, dimensions=", ".join(DIMENSIONS))
        )
    if kind == "year":
        others = [one for one in others if one == "year_ago"] or others
    return kind, others


def _outlets(written: pd.DataFrame) -> dict[str, str]:
    """The outlets outside the plan as files write them most."""
    found: dict[str, str] = {}
    for series, outlet in zip(written["series"], written["outlet"], strict=True):
        found.setdefault(str(series), str(outlet))
    return found
