"""Milestones: a task of the plan that is done, or not, by its day; no part of one is any share of it."""

import datetime as dt
from dataclasses import dataclass

from plancom.language import dates
from plancom.language.phrases import counted
from plancom.language.translation import later, tr

DONE, ON_TIME, OVERDUE = later("Hecho"), later("A tiempo"), later("Vencido")
"""What is shown of a milestone that is not cancelled."""


@dataclass(frozen=True)
class Milestone:
    """Where a milestone stands on a `day`: when its task is `due`, since when it is `done`, and whether it is cancelled.

    `is_done` once the task is done, however late; it is `is_overdue` from the day on which it is due, as tasks are.
    """

    due: dt.date
    day: dt.date
    done: dt.date | None = None
    is_cancelled: bool = False

    @property
    def is_done(self) -> bool:
        """Whether it is done."""
        return self.done is not None

    @property
    def is_overdue(self) -> bool:
        """Whether its day has come and it is neither done nor cancelled."""
        return not self.is_done and not self.is_cancelled and self.due <= self.day

    @property
    def word(self) -> str:
        """«Hecho», «A tiempo», «Vencido» or «Cancelado»."""
        if self.is_cancelled:
            return tr("Cancelado")
        if self.is_done:
            return tr(DONE)
        return tr(OVERDUE) if self.is_overdue else tr(ON_TIME)

    @property
    def sentence(self) -> str:
        """Where it stands and when it was, or is, due."""
        due = dates.date(self.due)
        if self.is_cancelled:
            return tr("La tarea se canceló: no se le pide a nadie.")
        if self.done is not None and self.done > self.due:
            late = counted((self.done - self.due).days, "día", "días")
            return tr("Hecho el {done}, {late} después del {due}.", done=dates.date(self.done), late=late, due=due)
        if self.done is not None:
            return tr("Hecho el {done}; vencía el {due}.", done=dates.date(self.done), due=due)
        away = counted(abs((self.day - self.due).days), "día", "días")
        if self.day == self.due:
            return tr("Sin hacer: vence hoy, {due}.", due=due)
        if self.is_overdue:
            return tr("Vencido: debía estar hecho el {due}, hace {away}.", due=due, away=away)
        return tr("A tiempo: vence el {due}, en {away}.", due=due, away=away)
