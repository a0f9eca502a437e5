"""Every indicator of the plan at once, under the readings in force."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from plancom.indicators.measured_months import measured_months
from plancom.indicators.progress import Progress, against_goal
from plancom.indicators.tasks import NONE_REGISTERED, task_progress
from plancom.indicators.view import WORST_FIRST, View
from plancom.language import dates
from plancom.language.translation import tr
from plancom.plan import Indicator
from plancom.store.figures.counts import Counts
from plancom.store.plans.task_states import TaskState


def all_progress(
    view: View,
    counts: Counts,
    tasks: Mapping[str, Sequence[TaskState]],
    due: Mapping[str, dt.date] = NONE_REGISTERED,
) -> list[Progress]:
    """Every indicator of the plan, in the plan's order; one that is split is followed by its parts («daily_posts.facebook»)."""
    return [
        figure
        for indicator in view.plan.indicators
        for figure in indicator_progress(view, indicator, counts, tasks, due)
    ]


def indicator_progress(
    view: View,
    indicator: Indicator,
    counts: Counts,
    tasks: Mapping[str, Sequence[TaskState]],
    due: Mapping[str, dt.date] = NONE_REGISTERED,
) -> list[Progress]:
    """One indicator under the readings in force, followed by its parts; `due` are the days registered for tasks, by task."""
    read = view.read(indicator)
    if read.kind.of_tasks:
        return [task_progress(view, read, tasks, due=due)]
    whole = against_goal(view, read, measured_months(read, counts))
    if not read.split:
        return [whole]
    by_series = [(series, measured_months(read, counts, series)) for series in read.series]
    found = [against_goal(view, months.indicator, months, series) for series, months in by_series]
    parts = [_of_its_own_month(part, whole) for part in found]
    if read.scope == "each":
        judged = [part.status for part in parts if not part.indicator.targets.is_of_the_whole]
        worst = min(judged, key=WORST_FIRST.index, default=whole.status)
        if worst != whole.status:
            whole = replace(whole, status=worst, judged_by=tuple(one.short for one in parts if one.status == worst))
    return [whole, *parts]


def _of_its_own_month(part: Progress, whole: Progress) -> Progress:
    """A part whose last month is another than the whole's says so wherever it is named: «Facebook (oct 2018)»."""
    if part.last_month is None or part.last_month == whole.last_month:
        return part
    return replace(part, short=tr("{name} ({month})", name=part.short, month=dates.month(part.last_month.first)))
