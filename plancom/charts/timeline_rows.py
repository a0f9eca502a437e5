"""The rows of the timeline of a strategy's tasks, as a table and as a sentence."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import pandas as pd

from plancom.charts.status import OVERDUE, TASK_STATES
from plancom.language import dates
from plancom.language.phrases import counted, listed
from plancom.language.translation import later, tr

WORDS = {
    "pending": ("pendiente", "pendientes"),
    "in_progress": (later("en curso"), later("en curso")),
    "done": ("hecha", "hechas"),
    "postponed": ("aplazada", "aplazadas"),
    "cancelled": ("cancelada", "canceladas"),
}


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One task: from each day of `changes` on it was in that state (the oldest first); before the first it was pending."""

    name: str
    changes: Sequence[tuple[dt.date, str]]
    due: dt.date
    overdue: bool
    responsible: str = ""

    @property
    def state(self) -> str:
        """The state last said."""
        return self.changes[-1][1] if self.changes else "pending"

    @property
    def since(self) -> dt.date | None:
        """The day from which it has been in its state; comments on it later are no change. None where none was said."""
        last = next(groupby(reversed(self.changes), key=lambda change: change[1]), None)
        return None if last is None else list(last[1])[-1][0]

    @property
    def words(self) -> str:
        """Its state, and whether it is overdue, as shapes and words."""
        return f"{OVERDUE} · {TASK_STATES[self.state]}" if self.overdue else TASK_STATES[self.state]


def timeline_table(rows: Sequence[TimelineRow]) -> pd.DataFrame:
    """What `timeline` shows, a row per task."""
    return pd.DataFrame(
        [
            {
                "Tarea": row.name,
                "Estado": TASK_STATES[row.state],
                "Desde": dates.date(row.since) if row.since else "–",
                "Fecha límite": dates.date(row.due),
                "Vencida": tr("sí") if row.overdue else "no",
                "Responsable": row.responsible or "–",
            }
            for row in rows
        ]
    )


def timeline_text(title: str, rows: Sequence[TimelineRow], as_of: dt.date) -> str:
    """One sentence for `timeline`: how many tasks are in each state, and which are overdue."""
    if not rows:
        return tr("{title}: sin tareas.", title=title)
    states = Counter(row.state for row in rows)
    parts = [counted(states[state], *words) for state, words in WORDS.items() if states[state]]
    late = [tr("«{name}», que vencía el {due}", name=row.name, due=dates.date(row.due)) for row in rows if row.overdue]
    text = f"{title} al {dates.date(as_of)}: {counted(len(rows), 'tarea', 'tareas')}; {listed(parts)}"
    return (
        f"{text}. {'Vencida' if len(late) == 1 else 'Vencidas'}: {listed(late)}."
        if late
        else tr("{text}. Ninguna vencida.", text=text)
    )
