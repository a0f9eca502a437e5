"""The command that says what became of the plan's promises, year by year."""

from typing import Any

import typer

from plancom.cli.context import print_json
from plancom.cli.figures import AS_OF, READING, VERSION, asked_figures, stands_on
from plancom.cli.parameters import AS_JSON
from plancom.indicators.plan_years import PlanYear, balance
from plancom.language import dates
from plancom.language.translation import tr
from plancom.plan.written_amounts import amount_text


def years(
    context: typer.Context,
    as_of: str = AS_OF,
    reading: list[str] = READING,
    version: int | None = VERSION,
    as_json: bool = AS_JSON,
) -> None:
    """Every goal in every year of the plan: what was promised, what there is, and whether it was reached."""
    figures = asked_figures(context.obj, as_of, reading, version=version)
    view = figures.view
    if as_json:
        rows = [
            {"id": goal.id, "name": goal.name, "years": [_document(one) for one in goal.years]}
            for goal in figures.years
        ]
        print_json({"plan": view.plan.id, "as_of": view.as_of.isoformat(), **stands_on(view), "goals": rows})
        return
    if view.is_after_plan:
        typer.echo(tr("El plan terminó el {day}.", day=dates.date(view.plan.calendar.last_day(view.plan.years))))
    typer.echo(balance(figures.years).sentence)
    for goal in figures.years:
        typer.echo(goal.name)
        for one in goal.years:
            typer.echo(
                tr(
                    "  Año {year}: {actual} de {target}; {label}",
                    year=one.plan_year,
                    actual=amount_text(goal.indicator, one.actual),
                    target=amount_text(goal.indicator, one.target),
                    label=one.label,
                )
            )


def _document(one: PlanYear) -> dict[str, Any]:
    return {
        "year": one.plan_year,
        "from": one.first.isoformat(),
        "to": one.last.isoformat(),
        "state": one.state,
        "target": one.target,
        "actual": one.actual,
        "reached": one.reached,
    }
