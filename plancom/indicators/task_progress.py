"""The plan's tasks as they are followed: state, days, who answers for each, and which are overdue."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from plancom.indicators.tasks import due_day
from plancom.language import dates
from plancom.language.numbers import number
from plancom.language.phrases import counted
from plancom.language.translation import tr
from plancom.plan import Plan, Strategy, Task
from plancom.store.plans.task_details import TaskDetails
from plancom.store.plans.task_states import CLOSED, Standing, State, TaskState

NOTHING_DELIVERED: Mapping[str, dt.date] = MappingProxyType({})


@dataclass(frozen=True)
class FollowedTask:
    """One task as of a day: `said` are its changes up to then, the oldest first; `days_late` counts from its due day.

    `words` are the plan's in the reader's language (`Plan.words`); `is_delivered`: something was delivered for it by then.
    """

    task: Task
    strategy: Strategy
    said: tuple[TaskState, ...]
    details: TaskDetails
    due: dt.date
    days_late: int
    words: Mapping[str, str] = field(default_factory=dict)
    is_delivered: bool = False

    @property
    def state(self) -> State:
        """The state last said; pending where none was."""
        return self.said[-1].state if self.said else "pending"

    @property
    def standing(self) -> Standing:
        """How it is shown: the state last said. Where none was, that is not «pending»: nobody said so, and something may have been delivered."""
        return standing_of(self.state, is_said=bool(self.said), is_delivered=self.is_delivered)

    @property
    def since(self) -> dt.date | None:
        """The day from which it has been in its state; None where none was said."""
        day = None
        for change in reversed(self.said):
            if change.state != self.state:
                break
            day = change.day
        return day

    @property
    def is_overdue(self) -> bool:
        """Whether its day has passed and something is left to be done."""
        return self.days_late >= 0 and self.state not in CLOSED

    @property
    def due_words(self) -> str:
        """Its due day, and how far it is while something is left to be done: «31/12/2018, faltan 92 días»."""
        day = dates.date(self.due)
        if self.state in CLOSED or self.days_late == 0:
            return day
        away = counted(abs(self.days_late), "día", "días")
        if self.days_late > 0:
            return tr("{day}, hace {away}", day=day, away=away)
        if self.days_late == -1:
            return tr("{day}, falta {away}", day=day, away=away)
        return tr("{day}, faltan {away}", day=day, away=away)

    @property
    def media(self) -> tuple[str, ...]:
        """Its media: the office's, else the plan's."""
        return self.task.media if self.details.media is None else self.details.media

    @property
    def media_named(self) -> tuple[str, ...]:
        """Its media as they are shown: in the reader's language where the plan knows them."""
        return tuple(self.words.get(medium, medium) for medium in self.media)


def standing_of(state: State, *, is_said: bool, is_delivered: bool) -> Standing:
    """How a task's state is shown: where none `is_said`, whether something was delivered for it."""
    if is_said:
        return state
    return "delivered" if is_delivered else "unsaid"


def done_sentence(standings: Sequence[Standing], day: dt.date) -> str:
    """How many of the tasks that are asked for were done on `day`; of those of which no state was said, how many, and for how many something was delivered.

    «1 de 4 tareas hechas al 30/09/2018; 3 sin estado registrado; 2 tienen entregas.»
    """
    asked = [one for one in standings if one != "cancelled"]
    done, delivered = asked.count("done"), asked.count("delivered")
    unsaid = delivered + asked.count("unsaid")
    if asked and unsaid == len(asked):
        said = tr(
            "De {count} al {day} no se ha registrado el estado de ninguna",
            count=counted(len(asked), "tarea", "tareas"),
            day=dates.date(day),
        )
    else:
        said = tr(
            "{ready} de {count} al {day}",
            ready=number(done),
            count=counted(len(asked), "tarea hecha", "tareas hechas"),
            day=dates.date(day),
        )
        if unsaid:
            said = tr("{said}; {count} sin estado registrado", said=said, count=number(unsaid))
    if delivered:
        said = tr("{said}; {count} entregas", said=said, count=counted(delivered, "tiene", "tienen"))
    return f"{said}."


def followed_tasks(
    plan: Plan,
    states: Mapping[str, Sequence[TaskState]],
    details: Mapping[str, Sequence[TaskDetails]],
    as_of: dt.date,
    delivered: Mapping[str, dt.date] = NOTHING_DELIVERED,
) -> tuple[FollowedTask, ...]:
    """Every task of the plan as of `as_of`: the overdue ones first, then by due day, the closed ones last.

    States count from their own day. Responsible, due day, media and audience are those of the newest version: they say how things
    are arranged now, whatever day is looked at. `delivered` is the first day on which something was delivered, by task.
    """
    found = []
    for strategy in plan.strategies:
        for task in strategy.tasks:
            known = details.get(task.id) or (TaskDetails(task.id),)
            due = due_day(plan, task, {} if known[-1].due is None else {task.id: known[-1].due})
            said = tuple(change for change in states.get(task.id, ()) if change.day <= as_of)
            first = delivered.get(task.id)
            is_delivered = first is not None and first <= as_of
            late = (as_of - due).days
            found.append(FollowedTask(task, strategy, said, known[-1], due, late, plan.words, is_delivered))
    return tuple(sorted(found, key=lambda one: (not one.is_overdue, one.state in CLOSED, one.due)))
