"""The visits page: against the trajectory, cumulative, growth over the baseline, and day by day."""

import datetime as dt
from collections.abc import Sequence
from functools import partial

import streamlit as st

from plancom.charts import Look, MonthPoint, alt_text, daily_line, data_table, growth_line, monthly_bars
from plancom.charts.trajectories import marks, monthly
from plancom.indicators import headlines
from plancom.indicators.breaks import between, days_apart, not_comparable
from plancom.indicators.goals import goal_of
from plancom.indicators.measured_months import MeasuredMonths
from plancom.indicators.progress import Progress
from plancom.indicators.trajectory import TrajectoryPoint
from plancom.indicators.view import View
from plancom.language import dates
from plancom.language.numbers import number
from plancom.language.translation import tr
from plancom.office import Office
from plancom.plan import Indicator, Month
from plancom.ui.elements.indicator_charts import indicator_chart
from plancom.ui.elements.kept_charts import Made, kept_charts_section
from plancom.ui.elements.sections import ChartSection, plain
from plancom.ui.state.figures import figures_now


def visit_sections(office: Office, view: View, indicator: Indicator, look: Look) -> None:
    """All the charts of one indicator of visits."""
    kept_charts_section(visit_charts, office, view, look, indicator.id)
    (figure,) = figures_now(office, view).of(indicator.id)
    if figure.indicator.note:
        st.caption(plain(figure.indicator.note))


def visit_charts(office: Office, view: View, look: Look, indicator_id: str) -> Made:
    """Its year, its months, their growth, and its days."""
    (figure,) = figures_now(office, view).of(indicator_id)
    points = figures_now(office, view).trajectory(figure.id)
    noun = figure.indicator.noun[1]
    year = indicator_chart(office, view, figure, look)
    if not year.drawn:
        return [year]
    months = monthly(points)
    by_month = ChartSection(
        tr("{short} mes a mes", short=figure.indicator.short), monthly_bars(months, unit=tr("{noun} por mes", noun=noun), look=look, direction=figure.indicator.direction),
        alt=alt_text(tr("{short} por mes", short=figure.indicator.short), months, unit=noun), table=partial(data_table, months), origin=figure.id,
        finding=headlines.of_months(points, figure.indicator.direction),
    )  # fmt: skip
    growth, days = growth_chart(office, view, figure, look), daily_chart(office, view, figure, look)
    return [year, by_month, growth, days] if days else [year, by_month, growth]


def _without_growth(rows: Sequence[MonthPoint]) -> str:
    """Why no growth is shown."""
    reason = next((row.instead for row in rows if row.instead), "")
    if reason:
        return tr("El crecimiento sobre la línea base no se muestra: {reason}.", reason=reason)
    return tr(
        "El crecimiento sobre la línea base se muestra cuando hay datos del año anterior al plan y de los mismos meses del plan."
    )


def _growth(
    figure: Progress, months: MeasuredMonths, point: TrajectoryPoint, base: Month
) -> tuple[MonthPoint, tuple[Month, float, Month, float] | None]:
    """A month's growth over its `base`; and both with what was counted in them, where they can be compared."""
    before = months.value(base) if base in months.covered else 0.0
    over = between(figure.breaks, base, point.month)
    known = before and point.actual is not None and point.state == "covered"
    actual = point.actual / before - 1 if known and point.actual is not None and not over else None
    expected = point.expected / before - 1 if before and point.expected is not None else None
    state = point.state if before else "missing"
    said = not_comparable(over) if over and known else ""
    row = MonthPoint(point.month.first, actual, expected, state, breaks=marks(point), instead=said)
    compared = actual is not None and point.actual is not None
    return row, (point.month, point.actual or 0.0, base, before) if compared else None


def growth_chart(office: Office, view: View, figure: Progress, look: Look) -> ChartSection | str:
    """Each month's growth over the same month of the baseline year, against the growth that the target asks for; why there is none."""
    figures = figures_now(office, view)
    goal = goal_of(view.plan, figure.indicator, figures.months(figure.id), view.as_of)
    base = view.plan.calendar.months(0)
    rows, bases = [], []
    for point, before in zip(figures.trajectory(figure.id), base, strict=False):
        row, compared = _growth(figure, figures.months(figure.id), point, before)
        rows.append(row)
        bases += [compared] if compared else []
    if not any(row.actual is not None for row in rows):
        return _without_growth(rows)
    target = figure.target / goal.baseline - 1 if figure.target and goal.baseline else None
    return ChartSection(
        tr("Crecimiento sobre la línea base"), growth_line(rows, look=look, target=target), finding=_last_growth(rows, target),
        alt=alt_text(tr("Crecimiento sobre el mismo mes de la línea base"), rows, percent=True, target=target),
        table=partial(data_table, rows, percent=True), origin=figure.id,
        note=" ".join(filter(None, (tr("Cada mes se compara con el mismo mes del año anterior al plan."), _bases(bases)))),
    )  # fmt: skip


def _bases(bases: Sequence[tuple[Month, float, Month, float]]) -> str:
    """What the last two months are compared with: a growth falls, too, where the month of the baseline year was a strong one.

    «Septiembre de 2018: 14.755, frente a 10.850 en septiembre de 2017; agosto de 2018: 14.767, frente a 10.114 en agosto de 2017.»
    """
    if len(bases) < 2:  # noqa: PLR2004 - one alone has nothing to be told apart from
        return ""
    said = [
        tr(
            "{month}: {value}, frente a {before} en {base}",
            month=dates.month_long(month.first),
            value=number(value),
            before=number(before),
            base=dates.month_long(then.first),
        )
        for month, value, then, before in reversed(bases[-2:])
    ]
    text = "; ".join(said)
    return f"{text[0].upper()}{text[1:]}."


def _last_growth(rows: Sequence[MonthPoint], target: float | None) -> str:
    """What the last month that is known says; "" where none is complete."""
    last = next((row for row in reversed(rows) if row.actual is not None), None)
    return "" if last is None or last.actual is None else headlines.of_growth(last.month, last.actual, target)


def daily_chart(office: Office, view: View, figure: Progress, look: Look) -> ChartSection | None:
    """Every day of the plan year up to the cut-off; None where none is known."""
    dataset, measure = figure.indicator.dataset, figure.indicator.measure
    if dataset is None:
        return None
    year = view.plan.calendar.months(figure.plan_year)
    last = min(view.as_of, year[-1].last)
    days = [year[0].first + dt.timedelta(days=n) for n in range((last - year[0].first).days + 1)]
    values = [office.counts.day(dataset, "", measure, day) for day in days]
    if not any(value is not None for value in values):
        return None
    noun = figure.indicator.noun[1]
    table = dict(zip(days, values, strict=True))
    return ChartSection(
        tr("Detalle diario"), daily_line(days, values, look=look, unit=tr("{noun} por día", noun=noun), breaks=[(one.day, one.what) for one in figure.breaks]), alt=alt_text(tr("Detalle diario"), table, unit=noun),
        table=partial(data_table, table, unit=noun), origin=figure.id, finding=headlines.of_days(table, figure.indicator.noun),
        note=tr("La línea es el promedio de los siete días anteriores; donde falta un día, se corta."), alert=plain(days_apart(figure.breaks, days[0], days[-1]).strip()),
    )  # fmt: skip
