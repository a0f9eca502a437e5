"""Plan years: each goal over all the plan's years: what was promised, what was reached, and what is still to come."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from plancom.indicators import periods
from plancom.indicators.progress import Progress
from plancom.indicators.view import Status, View
from plancom.language.phrases import counted, listed
from plancom.language.translation import tr
from plancom.plan import Indicator

State = Literal["closed", "open", "to_come", "no_data"]


@dataclass(frozen=True)
class PlanYear:
    """One plan year of a goal, from `first` to `last`; `figure` is its progress as of the cut-off with this year chosen.

    `state`: `to_come` begins after the cut-off; `no_data` has months that ended and no figure; `open` is not over; `closed` is.
    `reached`: whether the year's target was reached; None where that is not known (yet): without a figure or a target, in a year that
    is not over (but a total that has reached its target, or passed what is allowed, is settled), and in one that is over with months missing.
    """

    first: dt.date
    last: dt.date
    state: State
    figure: Progress
    reached: bool | None

    @property
    def plan_year(self) -> int:
        """Its number, from 1."""
        return self.figure.plan_year

    @property
    def target(self) -> float | None:
        """What was promised, in the indicator's unit; of a goal for each quarter or month, in how many of them."""
        period = self.figure.indicator.period
        return self.figure.target if period.is_year or self.figure.target is None else float(period.per_year)

    @property
    def actual(self) -> float | None:
        """What there is of the year by the cut-off, in the indicator's unit; of a goal for each quarter or month, in how many it was reached."""
        if self.figure.periods and self.figure.actual_to_date is not None:
            return float(periods.met(self.figure.periods)[0])
        return self.figure.actual_to_date

    @property
    def attainment(self) -> float | None:
        """How much of what was promised there is; of a goal for each quarter or month, in which part of those that are known."""
        if not self.figure.periods:
            return self.figure.attainment
        kept, known = periods.met(self.figure.periods)
        return kept / known if known else None

    @property
    def gap(self) -> float | None:
        """`actual` less `target`; below zero is what lacks."""
        return None if self.actual is None or self.target is None else self.actual - self.target

    @property
    def status(self) -> Status:
        """The status, by pace; of a year that is over, `reached` is the verdict."""
        return self.figure.status

    @property
    def label(self) -> str:
        """Two or three words for a strip or a table: «se cumplió», «en curso: 9 de 12 meses», «por venir»."""
        if self.state in {"to_come", "no_data"}:
            return self._without_figure()
        if self.reached is not None:
            return tr("se cumplió") if self.reached else tr("no se cumplió")
        return self._open()

    def _open(self) -> str:
        """How far a year is of which it is not known yet, or no longer, whether its target was reached."""
        if self.actual is not None and self.figure.status == "no_target":
            return no_target_label(self.figure)
        if self.figure.milestone is not None:
            return self.figure.milestone.word.lower()
        if of_periods := periods.record(self.figure.periods, self.figure.indicator.period):
            return of_periods
        months = self.figure.months_elapsed
        if self.state == "closed":
            return tr("parcial: {months} de 12 meses", months=months)
        return tr("en curso: {months} de 12 meses", months=months) if months else tr("en curso")

    def _without_figure(self) -> str:
        if self.state == "to_come":
            return tr("por venir")
        kind = self.figure.indicator.kind
        if kind.counts_tasks:
            return tr("sin estado")
        return tr(kind.nothing_short) if self.figure.months_elapsed and kind.nothing_short else tr("sin datos")


@dataclass(frozen=True)
class GoalYears:
    """A goal (or a part of one) in every year of the plan, in order."""

    id: str
    name: str
    short: str
    indicator: Indicator
    series: str | None
    years: tuple[PlanYear, ...]

    def year(self, plan_year: int) -> PlanYear:
        """One of them. Raises LookupError for a year that the plan does not have."""
        for one in self.years:
            if one.plan_year == plan_year:
                return one
        raise LookupError(f"year {plan_year}")


@dataclass(frozen=True)
class Balance:
    """The plan's promises, a target of one goal in one year each: those kept, those not, those of which that is not known, and those to close."""

    kept: int
    missed: int
    unknown: int
    to_close: int

    @property
    def total(self) -> int:
        """How many there are."""
        return self.kept + self.missed + self.unknown + self.to_close

    @property
    def sentence(self) -> str:
        """«De 24 metas anuales: se cumplieron 7, 12 no se cumplieron y de 5 no se sabe por falta de datos.»; "" without any."""
        if not self.total:
            return ""
        parts = []
        if self.kept:
            parts.append(tr("se cumplió 1") if self.kept == 1 else tr("se cumplieron {count}", count=self.kept))
        if self.missed:
            parts.append(
                tr("1 no se cumplió") if self.missed == 1 else tr("{count} no se cumplieron", count=self.missed)
            )
        if self.unknown:
            parts.append(tr("de {count} no se sabe por falta de datos", count=self.unknown))
        if self.to_close:
            parts.append(
                tr("1 está por cerrar") if self.to_close == 1 else tr("{count} están por cerrar", count=self.to_close)
            )
        total = counted(self.total, "meta anual", "metas anuales")
        return tr("De {total}: {parts}.", total=total, parts=listed(parts))


def plan_years(view: View, figures: Sequence[Sequence[Progress]]) -> tuple[GoalYears, ...]:
    """Every goal over the plan's years; `figures` are all the progress of each plan year from the first, under the same view.

    The figures of a year are those of `plancom.indicators.overview.all_progress` with that year chosen, whatever year is in view.
    """
    by_goal: dict[str, list[PlanYear]] = {}
    for year, of_year in enumerate(figures, start=1):
        months = view.plan.calendar.months(year)
        reached = {one.id: _reached(one) for one in of_year}
        for one in of_year:
            parts = [reached[other.id] for other in of_year if other.series and other.indicator.id == one.id]
            found = _of_all(parts) if parts and one.indicator.scope == "each" else reached[one.id]
            state = _state(view, one, months[0].first, months[-1].last)
            by_goal.setdefault(one.id, []).append(PlanYear(months[0].first, months[-1].last, state, one, found))
    return tuple(_goal(years) for years in by_goal.values())


def no_target_label(figure: Progress) -> str:
    """Why there is no verdict, in two or three words."""
    if figure.indicator.targets.is_of_the_whole:
        return tr("sin meta propia")
    if figure.indicator.targets.factor(figure.plan_year) is None and figure.target is None:
        return tr("sin meta")
    return tr("sin línea base") if figure.baseline is None else tr("sin meta")


def balance(goals: Sequence[GoalYears]) -> Balance:
    """What came of the promises of `goals`; parts of a goal are no promises of their own."""
    promised = [one for goal in goals if goal.series is None for one in goal.years if one.target is not None]
    open_ones = sum(1 for one in promised if one.reached is None and one.state in {"open", "to_come"})
    known = Counter(one.reached for one in promised)
    return Balance(known[True], known[False], known[None] - open_ones, open_ones)


def _goal(years: Sequence[PlanYear]) -> GoalYears:
    one = years[0].figure
    return GoalYears(one.id, one.name, one.short, one.indicator, one.series, tuple(years))


def _state(view: View, figure: Progress, first: dt.date, last: dt.date) -> State:
    if first > view.as_of:
        return "to_come"
    if figure.actual_to_date is None and (figure.months_elapsed or figure.months_missing or last <= view.as_of):
        return "no_data"
    return "closed" if last <= view.as_of else "open"


def _reached(figure: Progress) -> bool | None:
    if figure.actual_to_date is None or not figure.has_goal:
        return None
    if figure.periods:
        return periods.verdict(figure.periods, figure.indicator.period)
    if figure.provisional:  # what is missing can add to a total, and move a level both ways
        is_total, direction = figure.indicator.kind.adds_up, figure.indicator.direction
        return direction.settled(reached=figure.is_reached) if is_total else None
    return figure.is_reached


def _of_all(parts: Sequence[bool | None]) -> bool | None:
    """Whether all of the parts reached theirs: one that did not settles it."""
    if any(part is False for part in parts):
        return False
    return None if any(part is None for part in parts) else True
