"""Builds an indicator's sheet: its fields, its results year by year and month by month, and what the office wrote of it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from plancom.indicators.overview import indicator_progress
from plancom.indicators.progress import Progress
from plancom.indicators.trajectory import TrajectoryPoint, trajectory
from plancom.indicators.view import View
from plancom.plan import Decision
from plancom.reports.sheet import fields
from plancom.reports.sheet.fields import Field
from plancom.store.figures.counts import Counts
from plancom.store.imports.evidence import Imported
from plancom.store.office.analyses import Analysis, in_force
from plancom.store.office.task_states import TaskState


@dataclass(frozen=True)
class Material:
    """What a sheet is built from: the view, and what the database says of one version of the data."""

    view: View
    counts: Counts
    states: Mapping[str, Sequence[TaskState]]
    imports: Sequence[Imported] = ()
    decisions: Sequence[Decision] = ()
    written: Mapping[str, Sequence[Analysis]] | None = None
    has_samples: bool = False


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


def sheet(material: Material, indicator_id: str) -> Sheet:
    """The sheet of one indicator of the plan. Raises KeyError for one that does not exist."""
    view = material.view
    indicator = view.plan.indicator(indicator_id)
    whole, *parts = indicator_progress(view, indicator, material.counts, material.states)
    texts = (material.written or {}).get(indicator_id, ())
    now = in_force(texts, view.as_of)
    return Sheet(
        view=view,
        figure=whole,
        parts=tuple(parts),
        identity=fields.identity(view.plan, whole, now.responsible if now else ""),
        method=fields.method(view, whole, material.counts, material.imports),
        goal=fields.goal(view, whole, material.decisions),
        years=tuple(_year(material, indicator_id, year) for year in range(1, view.plan.years + 1)),
        months=tuple(trajectory(view, indicator_id, material.counts, material.states)),
        written=now,
        others=tuple(one for one in reversed(texts) if one is not now),
        has_samples=material.has_samples,
    )


def _year(material: Material, indicator_id: str, year: int) -> Year:
    view = material.view
    months = view.plan.calendar.months(year)
    seen = replace(view, plan_year=year)
    figure = indicator_progress(seen, view.plan.indicator(indicator_id), material.counts, material.states)[0]
    begun = months[0].first <= view.as_of
    return Year(year, months[0].first, months[-1].last, figure.target, figure if begun else None)
