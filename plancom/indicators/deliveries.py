"""What was delivered: brochures, e-mails, radio notes, pieces and videos of the activities, by task and medium."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from plancom.language.text import fold
from plancom.language.translation import later, tr
from plancom.plan import Plan, word

NO_MEDIUM = later("Sin medio")


@dataclass(frozen=True)
class Delivery:
    """`quantity` things through one medium in `activities` rows; `task` is "" where the file names none of the plan."""

    task: str
    strategy: str
    medium: str
    quantity: int
    activities: int
    last: dt.date


def deliveries(activities: pd.DataFrame, as_of: dt.date, plan: Plan | None = None) -> tuple[Delivery, ...]:
    """What counts up to `as_of`, by task, strategy and medium; the parts add up to every activity's quantity.

    `activities` is `store.figures.queries.activity_list`. A medium's spellings («folletos», «Folletos ») are one; the newest one names it.
    With a `plan`, its media are named in the reader's language. An activity belongs to the task that its row names: media alone tell no task, as several tasks share one.
    """
    if activities.empty:
        return ()
    table = activities[pd.to_datetime(activities["day"]).dt.date <= as_of]
    names: dict[str, str] = {}
    for medium in table["medium"]:  # the newest first
        written = " ".join(str(medium).split())
        names.setdefault(fold(medium), (word(plan, written) if plan else written) or tr(NO_MEDIUM))
    table = table.assign(medium=[names[fold(medium)] for medium in table["medium"]])
    found = []
    for labels, rows in table.groupby(["task", "strategy", "medium"], sort=True):
        task, strategy, medium = labels
        last = pd.to_datetime(rows["day"]).max().date()
        found.append(Delivery(str(task), str(strategy), str(medium), int(rows["quantity"].sum()), len(rows), last))
    return tuple(found)


def of_task(found: Sequence[Delivery], task: str) -> tuple[Delivery, ...]:
    """What was delivered for a task, the most first."""
    return tuple(sorted((one for one in found if one.task == task), key=lambda one: (-one.quantity, one.medium)))


def by_medium(found: Sequence[Delivery]) -> tuple[Delivery, ...]:
    """The same added by medium alone, the most first; `task` and `strategy` are ""."""
    media: dict[str, list[Delivery]] = {}
    for one in found:
        media.setdefault(one.medium, []).append(one)
    added = [
        Delivery(
            "", "", medium, sum(d.quantity for d in all_), sum(d.activities for d in all_), max(d.last for d in all_)
        )
        for medium, all_ in media.items()
    ]
    return tuple(sorted(added, key=lambda one: (-one.quantity, one.medium)))
