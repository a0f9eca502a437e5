"""Builds an indicator's sheet: its fields, its results year by year and month by month, and what the office wrote of it."""

from dataclasses import dataclass

from plancom.indicators.plan_years import PlanYear
from plancom.indicators.progress import Progress
from plancom.indicators.trajectory import TrajectoryPoint
from plancom.indicators.view import View
from plancom.office import Figures
from plancom.reports.sheet import fields
from plancom.reports.sheet.fields import Field
from plancom.store.plans.analyses import Analysis, in_force


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
    years: tuple[PlanYear, ...]
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
        method=fields.method(view, whole, office.counts, office.provenance.imports),
        goal=fields.goal(view, whole, office.decisions),
        years=figures.years_of(indicator_id).years,
        months=tuple(figures.trajectory(indicator_id)),
        written=now,
        others=tuple(one for one in reversed(texts) if one is not now),
        has_samples=office.has_samples,
    )
