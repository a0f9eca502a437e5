"""Builds an indicator's sheet: its fields, its results year by year and month by month, and what the office wrote of it."""

import datetime as dt
from dataclasses import dataclass, replace

from plancom.indicators.progress import Progress
from plancom.indicators.trajectory import TrajectoryPoint
from plancom.indicators.view import View
from plancom.office import Figures
from plancom.reports.sheet import fields
from plancom.reports.sheet.fields import Field
from plancom.store.office.analyses import Analysis, in_force


@dataclass(frozen=True)
class Year:
    """A plan year's result; `figure` is None for one that has not begun."""

    year: int
    first: dt.date
    last: dt.date
    target: float | None
    figure: Progress | None


@dataclass(frozen=True)
class Sheet:
    """One indicator as of a cut-off. `identity`, `method` and `goal` are its fields in order; `parts` its parts' figures.

    `written` is the office's text in force (of this cut-off or the last one before), `others` every other text, the newest first.
    """

    view: View
    figure: Progress
    parts: tuple[Progress, ...]
    identity: tuple[Field, ...]
    method: tuple[Field, ...]
    goal: tuple[Field, ...]
    years: tuple[Year, ...]
    months: tuple[TrajectoryPoint, ...]
    written: Analysis | None
    others: tuple[Analysis, ...]
    has_samples: bool

    @property
    def newest(self) -> int:
        """The number of the newest text: two people who see the same one see the same sheet."""
        return max((one.id for one in (self.written, *self.others) if one), default=0)


def sheet(figures: Figures, indicator_id: str) -> Sheet:
    """The sheet of one indicator of the plan. Raises KeyError for one that does not exist."""
    view, office = figures.view, figures.office
    whole, *parts = figures.of(indicator_id)
    texts = office.analyses.get(indicator_id, ())
    now = in_force(texts, view.as_of)
    return Sheet(
        view=view,
        figure=whole,
        parts=tuple(parts),
        identity=fields.identity(view.plan, whole, now.responsible if now else ""),
        method=fields.method(view, whole, office.counts, office.evidence.imports),
        goal=fields.goal(view, whole, office.decisions),
        years=tuple(_year(figures, indicator_id, year) for year in range(1, view.plan.years + 1)),
        months=tuple(figures.trajectory(indicator_id)),
        written=now,
        others=tuple(one for one in reversed(texts) if one is not now),
        has_samples=office.has_samples,
    )


def _year(figures: Figures, indicator_id: str, year: int) -> Year:
    view = figures.view
    months = view.plan.calendar.months(year)
    figure = Figures(figures.office, replace(view, plan_year=year)).of(indicator_id)[0]
    begun = months[0].first <= view.as_of
    return Year(year, months[0].first, months[-1].last, figure.target, figure if begun else None)
