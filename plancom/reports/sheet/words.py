"""What the sheet says in words: results, states, who wrote what and when."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from plancom.charts import STATUS, mark_of
from plancom.indicators.plan_years import PlanYear
from plancom.language import dates
from plancom.language.numbers import whole_percent
from plancom.language.translation import later, tr
from plancom.language.word_tables import LocalizedTexts
from plancom.plan import Indicator, written_amounts
from plancom.reports.sheet.build import Sheet
from plancom.store.plans.analyses import Analysis

Local = Callable[[dt.datetime], dt.datetime]
YEAR_HEAD = (later("Año"), later("Período"), later("Meta"), later("Resultado"), later("De la meta"), later("Estado"))
MONTH_HEAD = (
    later("Mes"),
    later("Del mes"),
    later("Esperado del mes"),
    later("A la fecha"),
    later("Esperado a la fecha"),
    later("Datos"),
)
STATES = LocalizedTexts(
    {
        "covered": later("completo"),
        "provisional": later("parcial"),
        "missing": later("sin datos"),
        "future": later("por venir"),
    }
)


def year_row(sheet: Sheet, one: PlanYear) -> tuple[str, ...]:
    """A plan year's cells."""
    indicator = sheet.figure.indicator
    period = f"{dates.month(one.first)} – {dates.month(one.last)}"
    target = written_amounts.amount_text(indicator, one.target)
    state = f"{one.label[0].upper()}{one.label[1:]}"
    if one.state == "open" and one.reached is None and one.actual is not None:
        state = mark_of(one.figure).label if one.figure.milestone else f"{STATUS[one.status].label}, {one.label}"
    return (
        tr("Año {year}", year=one.plan_year), period, target, written_amounts.amount_text(indicator, one.actual),
        whole_percent(one.attainment), state,
    )  # fmt: skip


def month_rows(sheet: Sheet) -> list[tuple[str, ...]]:
    """The plan year's months that have begun."""
    indicator = sheet.figure.indicator

    def write(value: float | None) -> str:
        return written_amounts.amount_text(indicator, value)

    return [
        (
            dates.month(p.month.first), write(p.actual), write(p.expected), write(p.actual_to_date), write(p.expected_to_date), STATES[p.state],
        )
        for p in sheet.months
        if p.state != "future"
    ]  # fmt: skip


def signature(one: Analysis, local: Local) -> str:
    """«Ana Ruiz, 05/10/2018 10:00, para el corte del 30/09/2018»."""
    when = f", {dates.moment(local(one.created_at))}" if one.created_at else ""
    return tr("{author}{when}, para el corte del {as_of}", author=one.author, when=when, as_of=dates.date(one.as_of))


def revised(indicator: Indicator, one: Analysis, now: dict[str, Any]) -> str:
    """That the figures beside a text are no longer those that it was written about; "" where they are, or where it is of another cut-off."""
    then, value = one.figures.get("actual_to_date"), now.get("actual_to_date")
    if "actual_to_date" not in one.figures or written_amounts.amount_text(
        indicator, then
    ) == written_amounts.amount_text(indicator, value):
        return ""
    return tr(
        "Cuando se escribió, el resultado era {indicator}; con los datos de ahora es {indicator_2}.",
        indicator=written_amounts.amount_text(indicator, then),
        indicator_2=written_amounts.amount_text(indicator, value),
    )
