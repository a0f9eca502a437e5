"""The rows of the timeline of a strategy's tasks, as a table and as a sentence."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import pandas as pd

from plancom.charts.status import OVERDUE, TASK_STATES
from plancom.language import dates
from plancom.language.numbers import number
from plancom.language.phrases import counted, listed
from plancom.language.translation import plural, tr

ORDER = ("pending", "in_progress", "done", "postponed", "cancelled", "delivered", "unsaid")


def state_word(state: str, count: float) -> str:
    """What `count` tasks in a state are: «pendiente», «pendientes»."""
    words = {
        "pending": plural(count, "pendiente", "pendientes"),
        "in_progress": tr("en curso"),
        "done": plural(count, "hecha", "hechas"),
        "postponed": plural(count, "aplazada", "aplazadas"),
        "cancelled": plural(count, "cancelada", "canceladas"),
        "delivered": tr("con entregas, sin estado"),
        "unsaid": tr("sin estado registrado"),
    }
    return words[state]


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One task: from each day of `changes` on it was in that state (the oldest first); before the first nobody had said one.

    `delivered`: something was delivered for it.
    """

    name: str
    changes: Sequence[tuple[dt.date, str]]
    due: dt.date
    overdue: bool
    responsible: str = ""
    delivered: bool = False

    @property
    def state(self) -> str:
        """The state last said; of one of which none was, whether something was delivered for it."""
        if self.changes:
            return self.changes[-1][1]
        return "delivered" if self.delivered else "unsaid"

    @property
    def since(self) -> dt.date | None:
        """The day from which it has been in its state; comments on it later are no change. None where none was said."""
        last = next(groupby(reversed(self.changes), key=lambda change: change[1]), None)
        return None if last is None else list(last[1])[-1][0]

    @property
    def words(self) -> str:
        """Its state, and whether it is overdue, as shapes and words."""
        return f"{tr(OVERDUE)} · {TASK_STATES[self.state]}" if self.overdue else TASK_STATES[self.state]


def timeline_table(rows: Sequence[TimelineRow]) -> pd.DataFrame:
    """What `timeline` shows, a row per task, every cell text; no columns without tasks.

    Tarea, Estado, Desde (the day of the change to that state), Fecha límite, Vencida («sí» or «no»), Responsable; «–» where nothing was said.
    """
    return pd.DataFrame(
        [
            {
                tr("Tarea"): row.name,
                tr("Estado"): TASK_STATES[row.state],
                tr("Desde"): dates.date(row.since) if row.since else "–",
                tr("Fecha límite"): dates.date(row.due),
                tr("Vencida"): tr("sí") if row.overdue else tr("no"),
                tr("Responsable"): row.responsible or "–",
            }
            for row in rows
        ]
    )


def timeline_text(title: str, rows: Sequence[TimelineRow], as_of: dt.date) -> str:
    """One sentence for `timeline`: how many tasks are in each state, and which are overdue."""
    if not rows:
        return tr("{title}: sin tareas.", title=title)
    states = Counter(row.state for row in rows)
    parts = [f"{number(states[state])} {state_word(state, states[state])}" for state in ORDER if states[state]]
    late = [tr("«{name}», que vencía el {due}", name=row.name, due=dates.date(row.due)) for row in rows if row.overdue]
    text = tr(
        "{title} al {day}: {count}; {states}",
        title=title,
        day=dates.date(as_of),
        count=counted(len(rows), "tarea", "tareas"),
        states=listed(parts),
    )
    if not late:
        return tr("{text}. Ninguna vencida.", text=text)
    return f"{text}. {plural(len(late), 'Vencida', 'Vencidas')}: {listed(late)}."
