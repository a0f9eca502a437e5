"""The command that prints the rows of files behind a figure."""

import dataclasses

import typer

from plancom.cli.context import Context, print_json, say
from plancom.cli.figures import AS_OF, READING, VERSION, YEAR, asked_figures
from plancom.cli.parameters import AS_JSON
from plancom.indicators.lineage import Component, FigureLineage, Scope, figure_lineage
from plancom.language import dates
from plancom.language.numbers import number
from plancom.language.phrases import counted
from plancom.language.translation import tr
from plancom.plan import Month
from plancom.plan.written_amounts import amount_text
from plancom.store.figures import lineage as store
from plancom.store.figures.lineage import Origin

BASELINE = typer.Option(False, "--baseline", help=tr("De la línea base, en vez de lo que va del año."))
REPLACED = typer.Option(False, "--replaced", help=tr("También las filas que no cuentan, con la razón."))


def lineage(
    context: typer.Context,
    indicator: str,
    month: str = typer.Option("", "--month", help=tr("Solo un mes (AAAA-MM); si falta, lo que va del año.")),
    baseline: bool = BASELINE,
    replaced: bool = REPLACED,
    as_of: str = AS_OF,
    reading: list[str] = READING,
    version: int | None = VERSION,
    year: int | None = YEAR,
    as_json: bool = AS_JSON,
) -> None:
    """The files, sheets and rows that a figure adds up."""
    shared: Context = context.obj
    figures = asked_figures(shared, as_of, reading, year, version)
    scope: Scope = "baseline" if baseline else "to_date"
    if month:
        scope = month_named(month)
    try:
        figure = figure_lineage(figures.view, indicator, figures.office.counts, scope)
    except KeyError:
        names = ", ".join(one.id for one in figures.view.plan.indicators if one.dataset)
        raise typer.BadParameter(
            tr("«{indicator}» no se cuenta de archivos; los que sí: {names}.", indicator=indicator, names=names)
        ) from None
    with shared.engine.connect() as connection:
        rows = [store.origins(connection, piece.wanted) for piece in figure.pieces]
        out = [store.superseded(connection, piece.wanted) if replaced else [] for piece in figure.pieces]
    if as_json:
        print_json(
            {
                "indicator": indicator,
                "month": month or None,
                "value": figure.value,
                "how": figure.how or None,
                "sums": list(map(_sum, figure.pieces, rows, out)),
            }
        )
        return
    _print(figure, rows, out)


def month_named(text: str) -> Month:
    """A month written 2018-03. Raises BadParameter."""
    try:
        return Month.parse(text)
    except ValueError as error:
        raise typer.BadParameter(tr("«{text}» no es un mes: escríbalo como 2018-03.", text=text)) from error


def _print(figure: FigureLineage, rows: list[list[Origin]], out: list[list[Origin]]) -> None:
    typer.echo(
        f"{figure.name}: {amount_text(figure.indicator, figure.value)}{f' ({figure.how})' if figure.how else ''}"
    )
    for piece, found, left in zip(figure.pieces, rows, out, strict=True):
        count = counted(len(found), "fila", "filas")
        typer.echo(tr("{value} {what}, de {count}", value=number(piece.value), what=piece.name, count=count))
        for row in (*found, *left):
            sheet = tr("hoja «{sheet}», ", sheet=row.sheet) if row.sheet else ""
            why = tr("  NO CUENTA: {why_not}", why_not=row.why_not) if row.why_not else ""
            typer.echo(
                tr(
                    "  {day}  {value:>9}  {file_name}, {sheet}fila {row} (importación {import_id})  {text}{why}",
                    day=dates.date(row.day),
                    value=number(row.value),
                    file_name=row.file_name,
                    sheet=sheet,
                    row=row.row,
                    import_id=row.import_id,
                    text=row.text[:60],
                    why=why,
                ).rstrip()
            )
    if not any(rows):
        say(tr("Ninguna fila: la cifra es cero, o no hay datos."))


def _sum(piece: Component, rows: list[Origin], out: list[Origin]) -> dict[str, object]:
    """One of the sums of a figure, with its rows and those that do not count."""
    return {
        "counts": piece.name,
        "value": piece.value,
        "rows": list(map(_document, rows)),
        "replaced": [_document(row) | {"why_not": row.why_not} for row in out],
    }


def _document(row: Origin) -> dict[str, object]:
    document = dataclasses.asdict(row)
    del document["why_not"]
    return document | {"value": int(row.value) if row.value.is_integer() else row.value}
