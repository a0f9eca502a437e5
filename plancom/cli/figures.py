"""Commands that print figures: indicators, a series month by month, and counts."""

import csv
import sys
from operator import attrgetter
from typing import Any

import typer

from plancom.cli.context import Context, print_json, say
from plancom.cli.parameters import AS_JSON, dataset, day
from plancom.forecast.json_form import projection_document
from plancom.forecast.projection import outlook
from plancom.indicators.json_form import document
from plancom.indicators.month_sentences import years_shown
from plancom.indicators.progress import Progress
from plancom.indicators.reserve_sentences import damaged
from plancom.indicators.sentences import of_expected
from plancom.indicators.view import View
from plancom.language import dates
from plancom.language.formula_injection import harmless
from plancom.language.numbers import number
from plancom.language.phrases import listed
from plancom.language.translation import later, tr
from plancom.office import Figures, load
from plancom.plan import Month, Plan
from plancom.plan.written_amounts import amount_text
from plancom.store.db.engine import reading
from plancom.store.figures.counts import Counts
from plancom.store.figures.counts import counts as all_counts

PUBLIC_MEASURES = (
    "visits",
    "visitors",
    "page_views",
    "posts",
    "shares",
    "publications",
    "electronic",
    "transactions",
    "activities",
)
"""What `counts` prints (docs/computation.md §5); the others only serve readings of an indicator."""


def asked_figures(
    shared: Context, as_of: str, readings: list[str], year: int | None = None, version: int | None = None
) -> Figures:
    """The office's figures under the view that the options describe. Raises BadParameter."""
    if year is not None and year < 1:
        raise typer.BadParameter(tr("«{year}» no es un año del plan: el primero es 1.", year=year))
    plan = shared.plan_at(day(as_of))
    if year is not None and year > plan.years:
        raise typer.BadParameter(tr("«{year}» no es un año del plan: el último es {last}.", year=year, last=plan.years))
    office = load(shared.engine, plan)
    try:
        office = office.at_version(version)
    except LookupError:
        raise typer.BadParameter(
            tr(
                "no hay una versión {version}: la vigente es la {settled}, y la 0 es el plan sin cambios.",
                version=version,
                settled=len(office.decisions),
            )
        ) from None
    return Figures(office, View(office.plan, day(as_of) or office.today, year, chosen(office.plan, readings)))


def stands_on(view: View) -> dict[str, Any]:
    """For a JSON document: the version of the goals and the readings in force, by indicator."""
    readings = {one.id: [option.id for option in one.in_force(view.chosen(one))] for one in view.plan.indicators}
    return {"version": view.plan.version, "readings": readings}


def chosen(plan: Plan, readings: list[str]) -> dict[str, tuple[str, ...]]:
    """`GOAL=READING` options by indicator. Raises BadParameter, naming what exists."""
    result: dict[str, tuple[str, ...]] = {}
    for text in readings:
        goal, _, option = text.partition("=")
        try:
            indicator = plan.indicator(goal)
        except KeyError as error:
            names = ", ".join(i.id for i in plan.indicators)
            raise typer.BadParameter(
                tr("«{goal}» no es un indicador; los hay: {names}.", goal=goal, names=names)
            ) from error
        try:
            indicator.option(option)
        except KeyError as error:
            options = ", ".join(o.id for r in indicator.readings for o in r.options) or tr("ninguna")
            raise typer.BadParameter(
                tr(
                    "«{option}» no es una lectura de {goal}; las hay: {options}.",
                    option=option,
                    goal=goal,
                    options=options,
                )
            ) from error
        result[goal] = (*result.get(goal, ()), option)
    return result


AS_OF = typer.Option("", "--as-of", help=tr("Fecha de corte (AAAA-MM-DD); si falta, hoy."))
READING = typer.Option([], "--reading", help=tr("INDICADOR=LECTURA; se puede repetir."))
VERSION = typer.Option(
    None, "--version", help=tr("Versión de las lecturas y metas; si falta, la vigente. La 0 es el plan sin cambios.")
)
YEAR = typer.Option(None, "--year", help=tr("Año del plan; si falta, el del último mes completo."))


def indicators(
    context: typer.Context,
    as_of: str = AS_OF,
    reading: list[str] = READING,
    year: int | None = YEAR,
    version: int | None = VERSION,
    projected: bool = typer.Option(
        True,
        "--projection/--no-projection",
        help=tr("Con la cuenta de cómo cerraría el año en el JSON (carga la librería de estadística)."),
    ),
    as_json: bool = AS_JSON,
) -> None:
    """Every indicator of the plan as of a date."""
    found = asked_figures(context.obj, as_of, reading, year, version)
    view = found.view
    if as_json:
        print_json(
            {
                "plan": view.plan.id,
                "as_of": view.as_of.isoformat(),
                "version": view.plan.version,
                "indicators": [document(f) | (heading(found, f) if projected else {}) for f in found.all],
            }
        )
        return
    typer.echo(tr("{title}. Corte: {cut}", title=view.plan.name, cut=dates.date(view.as_of)))
    if mixed := years_shown(found.all):
        typer.echo(mixed)
    for figure in found.all:
        typer.echo(in_words(figure))


def heading(figures: Figures, figure: Progress) -> dict[str, Any]:
    """The projection of one indicator, beside `document`."""
    found = outlook(
        figures.view, figure.id, figures.office.counts, figures.office.tasks.states, figures.office.tasks.due
    )
    return {"projection": projection_document(found)}


STATUS_WORDS = {
    "on_track": later("● va bien"),
    "at_risk": later("▲ en riesgo"),
    "off_track": later("■ atrasada"),
    "no_data": later("○ sin datos"),
    "no_target": later("◇ sin meta"),
}


def _status_words(figure: Progress) -> str:
    if figure.milestone is not None:
        return f"{tr(STATUS_WORDS[figure.status])[0]} {figure.milestone.word.lower()}"
    if figure.status == "no_data" and figure.is_to_come:
        return tr("○ por venir")
    if figure.status == "no_data" and figure.is_partial:
        return tr("○ parcial")
    if figure.status == "off_track" and figure.is_lost:
        return tr("■ fuera de meta")
    return tr(STATUS_WORDS[figure.status])


def in_words(figure: Progress) -> str:
    """One indicator in a line."""
    line = tr(
        "{status:<13} {name}: {actual} (esperado {expected}, meta del año {plan_year} {target})",
        status=_status_words(figure),
        name=figure.name,
        actual=amount_text(figure.indicator, figure.actual_to_date),
        expected=amount_text(figure.indicator, figure.expected_to_date),
        plan_year=figure.plan_year,
        target=amount_text(figure.indicator, figure.target),
    )
    if figure.pace is not None:
        line = tr("{line}, {pace} de lo esperado", line=line, pace=of_expected(figure.indicator, figure.pace))
    if figure.judged_by:
        line = tr("{line}; se juzga por {parts}", line=line, parts=listed(figure.judged_by))
    return f"{line}. {said}" if (said := damaged(figure)) else line


SERIES_WORDS = (
    later("mes"),
    later("del mes"),
    later("esperado del mes"),
    later("a la fecha"),
    later("esperado a la fecha"),
    later("hace un año"),
    later("datos"),
)
STATE_WORDS = {
    "covered": later("completo"),
    "provisional": later("parcial"),
    "missing": later("sin datos"),
    "future": later("por venir"),
}


def series(
    context: typer.Context,
    indicator: str,
    as_of: str = AS_OF,
    reading: list[str] = READING,
    year: int | None = YEAR,
    version: int | None = VERSION,
    as_csv: bool = typer.Option(False, "--csv", help=tr("CSV en la salida estándar.")),
) -> None:
    """One indicator month by month: month, actual, expected, actual and expected to date, target, covered."""
    found = asked_figures(context.obj, as_of, reading, year, version)
    view = found.view
    try:
        points = found.trajectory(indicator)
    except KeyError:
        names = ", ".join(one.id for one in found.all)
        raise typer.BadParameter(
            tr("«{indicator}» no es un indicador; los hay: {names}.", indicator=indicator, names=names)
        ) from None
    columns = ("month", "actual", "expected", "actual_to_date", "expected_to_date", "year_ago", "state")
    rows = list(map(attrgetter(*columns), points))
    if as_csv:
        writer = csv.writer(sys.stdout)
        writer.writerow(columns)
        writer.writerows(map(_cell, row) for row in rows)
        return
    read = view.read(view.plan.indicator(indicator.partition(".")[0]))
    typer.echo("".join(f"{tr(name):>20}" for name in SERIES_WORDS))
    for row in rows:
        month, *values, state = row
        shown = [
            str(month),
            *(amount_text(read, value) for value in values),
            tr(STATE_WORDS.get(str(state), str(state))),
        ]
        typer.echo("".join(f"{text:>20}" for text in shown))


def _cell(value: object) -> str:
    """A value in a file, where it acts as no formula; nothing where there is none."""
    return "" if value is None else harmless(str(value))


def counts(
    context: typer.Context,
    name: str = typer.Argument(..., metavar="DATASET"),
    by: str = typer.Option("month", "--by", help=tr("month o day.")),
    as_json: bool = AS_JSON,
) -> None:
    """What was counted of a dataset by month or day."""
    wanted = dataset(name)
    if by not in {"month", "day"}:
        raise typer.BadParameter(tr("«{by}» no sirve: escriba month o day.", by=by))
    plan = context.obj.plan.id
    found = reading(context.obj.engine, lambda connection: all_counts(connection, plan))
    rows = [row for row in _count_rows(found, by) if row.pop("dataset") == wanted]
    if as_json:
        print_json({"dataset": wanted, "rows": rows})
        return
    for row in rows:
        mark = "" if row["covered"] else tr(" (incompleto)")
        typer.echo(f"{row[by]}  {row['series'] or '–':<12} {row['measure']:<12} {number(row['value'])}{mark}")
    if not rows:
        say(tr("No hay datos."))


def _count_rows(found: Counts, by: str) -> list[dict[str, Any]]:
    """Every counted or covered month (or day) of the public measures, in order."""
    rows = []
    for key in sorted(found.months.keys() | found.ranges.keys()):
        data, series_id, measure = key
        if measure not in PUBLIC_MEASURES:
            continue
        if by == "month":
            covered = found.covered(data, series_id, measure)
            months: list[Month] = sorted(covered | found.months.get(key, {}).keys())
            values = [(str(m), found.month(data, series_id, measure, m), m in covered) for m in months]
        else:
            days = sorted(found.days.get(key, {}))
            values = [
                (d.isoformat(), sum(found.days[key][d].values()), found.covers_day(data, series_id, measure, d))
                for d in days
            ]
        rows += [
            {
                "dataset": data,
                by: when,
                "series": series_id or None,
                "measure": measure,
                "value": _whole(value),
                "covered": covered,
            }
            for when, value, covered in values
        ]
    return rows


def _whole(value: float) -> float:
    return int(value) if float(value).is_integer() else value
