"""Projection: where an indicator is heading by the end of its plan year, how sure that is, and when in it its target would be reached."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from plancom.forecast.history import History, ProjectionRefusal, history_of
from plancom.forecast.paths import Array, count_paths, share_paths
from plancom.forecast.required_pace import RequiredPace, needed_of, needed_tasks
from plancom.indicators.measured_months import MeasuredMonths, measured_months
from plancom.indicators.overview import indicator_progress
from plancom.indicators.periods import record
from plancom.indicators.progress import Progress
from plancom.indicators.tasks import NONE_REGISTERED, tasks_asked
from plancom.indicators.view import View
from plancom.language.translation import tr
from plancom.plan import Month
from plancom.store.figures.counts import Counts
from plancom.store.plans.task_states import TaskState

LEVEL = 0.80  # of the interval: one year in ten ends below it, one above (docs/computation.md §4)
LATE = "late"  # why a year that is over is not foretold: some of its months are still without data
USUAL_DAYS = 365.25 / 12  # months are projected as if of one length, and stretched back to their own


@dataclass(frozen=True, slots=True)
class FanPoint:
    """One month ahead: the year's figure to date by then, as median and interval."""

    month: Month
    low: float
    median: float
    high: float


@dataclass(frozen=True)
class Projection:
    """The year's figure at its end, in the indicator's unit.

    `probability` of reaching the target, None without one, exactly 1 where it is reached already, and 0 where what was allowed is
    passed; `reached_in` the first month of the year from which the median stays at it or better, None where it does not end the year
    so (a goal of a year is reached in no other), and of an allowance, which is kept when its year is over; `learnt_from` months of history.
    """

    median: float
    low: float
    high: float
    probability: float | None
    reached_in: Month | None
    learnt_from: int
    fan: tuple[FanPoint, ...]


@dataclass(frozen=True)
class Outlook:
    """An indicator's figures, what it still needs, and its projection or why there is none."""

    figure: Progress
    needed: RequiredPace | None
    projection: Projection | None
    refusal: ProjectionRefusal | None
    months_left: tuple[Month, ...] = ()
    done: float = 0.0  # of a total or a ratio, what the months so far add up to
    whole: float = 0.0  # of a ratio, what they divide by
    tasks: int = 0

    @property
    def is_late(self) -> bool:
        """Whether the year is over and months of it are still not there: they are past, and nothing is to be expected of them."""
        return self.refusal is not None and self.refusal.code == LATE


def outlook(
    view: View,
    indicator_id: str,
    counts: Counts,
    tasks: Mapping[str, Sequence[TaskState]],
    due: Mapping[str, dt.date] = NONE_REGISTERED,
) -> Outlook:
    """Where the indicator (or its part, «id.series») is heading. Raises KeyError for one that does not exist."""
    name, _, series = indicator_id.partition(".")
    indicator = view.read(view.plan.indicator(name))
    figures = {one.id: one for one in indicator_progress(view, view.plan.indicator(name), counts, tasks, due)}
    figure = figures[indicator_id]
    if indicator.kind.of_tasks:
        return _outlook_of_tasks(view, figure, tasks)
    return _outlook_of(view, figure, measured_months(indicator, counts, series or None))


def _outlook_of_tasks(view: View, figure: Progress, tasks: Mapping[str, Sequence[TaskState]]) -> Outlook:
    last_day = min(view.as_of, view.plan.calendar.last_day(figure.plan_year))
    count = len(tasks_asked(view.plan, tasks, figure.plan_year, last_day))
    left = tuple(m for m in view.plan.calendar.months(figure.plan_year) if m.last > view.as_of)
    by_hand = ProjectionRefusal(
        "tasks", tr("No se calcula el cierre del año: una tarea se cumple cuando alguien la hace, no por tendencia.")
    )
    need = needed_tasks(figure, count) if figure.indicator.kind.counts_tasks else None
    return Outlook(figure, need, None, by_hand, left, tasks=count)


def _outlook_of(view: View, figure: Progress, months: MeasuredMonths) -> Outlook:
    if not figure.indicator.period.is_year:
        return _outlook_of_period(view, figure, months)
    year = view.plan.calendar.months(figure.plan_year)
    counted = [m for m in year if m in months.covered and m.last <= view.as_of]
    left = tuple(m for m in year if m not in counted)
    done = sum(months.value(m) for m in counted)
    whole = sum(months.denominator(m) for m in counted) if figure.indicator.kind.has_denominator else 0.0
    history = history_of(view, months, figure.plan_year)
    if is_late := bool(left) and view.as_of > _due(view, left[-1]):
        history = ProjectionRefusal(
            LATE,
            tr(
                "El año {plan_year} del plan ya terminó y faltan meses con datos: cuando se carguen se sabrá cómo cerró.",
                plan_year=figure.plan_year,
            ),
        )
    if not left:
        history = ProjectionRefusal(
            "closed",
            tr(
                "El año {plan_year} ya cerró con sus doce meses.",
                plan_year=figure.plan_year,
            ),
        )
    projection = None if isinstance(history, ProjectionRefusal) else _projection(figure, history, year, done)
    refusal = history if isinstance(history, ProjectionRefusal) else None
    need = None if is_late else needed_of(figure, months, counted, left, months.usable(view.as_of))
    return Outlook(figure, need, projection, refusal, left, done, whole)


def _outlook_of_period(view: View, figure: Progress, months: MeasuredMonths) -> Outlook:
    """Of a goal for each quarter or month: what the one in view still needs. Its year is not the sum of them, and is not projected."""
    period = figure.indicator.period
    reason = tr("No se calcula el cierre del año: la meta es de cada {period}.", period=tr(period.noun[0]))
    said = record(figure.periods, period)
    refusal = ProjectionRefusal("period", f"{said}. {reason}" if said else reason)
    if not figure.counted:
        return Outlook(figure, None, None, refusal)
    span = period.around(view.plan.calendar, figure.counted[-1])
    left = tuple(month for month in span if month not in figure.counted)
    ahead = left if span[-1].last > view.as_of else ()
    need = needed_of(figure, months, figure.counted, ahead, months.usable(view.as_of))
    return Outlook(figure, need, None, refusal, ahead, sum(months.value(month) for month in figure.counted))


def _due(view: View, month: Month) -> dt.date:
    """The day by which a month's data should be there."""
    return (month + 1).first + dt.timedelta(days=view.plan.institution.due_day - 1)


def _projection(figure: Progress, history: History, year: Sequence[Month], done: float) -> Projection:
    last = history.months[-1]
    ahead = [Month(n) for n in range(last.ordinal + 1, year[-1].ordinal + 1)]
    to_date = _to_date(figure, history, ahead, year)
    low, median, high = np.quantile(to_date, [(1 - LEVEL) / 2, 0.5, (1 + LEVEL) / 2], axis=0)
    fan = tuple(FanPoint(m, *map(float, (low[i], median[i], high[i]))) for i, m in enumerate(ahead))
    end = fan[-1]
    probability = None
    reached = None
    if figure.target is not None and figure.has_goal:
        ends, is_total, direction = to_date[:, -1], figure.indicator.kind.adds_up, figure.indicator.direction
        hits = int(((ends <= figure.target) if direction.is_ceiling else (ends >= figure.target)).sum())
        probability = (hits + 0.5) / (len(to_date) + 1)  # of a finite number of paths: never 0, never 1
        reached = None if is_total and direction.is_ceiling else reached_in(fan, figure.reaches)
        settled = direction.settled(reached=figure.reaches(done)) if is_total else None
        if settled is not None:
            probability, reached = (1.0, last) if settled else (0.0, None)
    return Projection(end.median, end.low, end.high, probability, reached, len(history.months), fan)


def reached_in(fan: Sequence[FanPoint], reaches: Callable[[float], bool]) -> Month | None:
    """The first month from which the median stays at the target or better, to the year's end."""
    reached = None
    for point in reversed(fan):
        if not reaches(point.median):
            break
        reached = point.month
    return reached


def _to_date(figure: Progress, history: History, ahead: Sequence[Month], year: Sequence[Month]) -> Array:
    """Simulated paths of the year's figure to date."""
    days = np.array([month.days / USUAL_DAYS for month in ahead])
    past_days = [month.days / USUAL_DAYS for month in history.months]
    inside = [i for i, month in enumerate(history.months) if month >= year[0]]
    done = sum(history.values[i] for i in inside)
    if figure.indicator.kind.has_denominator:
        shares = share_paths(history.values, history.wholes, history.first_month, len(ahead))
        wholes = count_paths(history.wholes, history.first_month, len(ahead))
        return _divided(
            done + np.cumsum(shares * wholes, axis=1),
            sum(history.wholes[i] for i in inside) + np.cumsum(wholes, axis=1),
        )
    rates = [value / length for value, length in zip(history.values, past_days, strict=True)]
    months = count_paths(rates, history.first_month, len(ahead)) * days
    if figure.indicator.kind.per_day:
        result: Array = months / np.array([month.days for month in ahead])
        return result
    return done + np.cumsum(months, axis=1)


def _divided(parts: Array, wholes: Array) -> Array:
    """Shares; zero where there is nothing to divide by."""
    result: Array = np.divide(parts, wholes, out=np.zeros_like(wholes), where=wholes > 0)
    return result
