"""Plan examples: plans of made-up institutions from which one's own is started, each with made-up data that show it at work."""

import csv
import datetime as dt
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import cast

from plancom import clock, settings, sources
from plancom.access import SYSTEM
from plancom.indicators.view import View
from plancom.language.translation import later, tr
from plancom.office import Figures, Office, load
from plancom.plan import Plan, plan_from_text
from plancom.services import importing
from plancom.store.db import schema
from plancom.store.db.engine import acting, make_engine
from plancom.store.plans.task_changes import record_state
from plancom.store.plans.task_states import State, TaskState

DATA_THROUGH = dt.date(2026, 10, 31)
"""The last day of the made-up data. They are read and looked at as of it, so that they show the same in every year."""
TASKS = "tareas.csv"
SUITS = {
    "primer-plan": later(
        "Para una oficina pequeña que empieza: un año, cinco metas y lo que dos personas pueden medir."
    ),
    "servicios-digitales": later(
        "Para una alcaldía que lleva sus trámites a internet y quiere que la gente los conozca y los use."
    ),
    "transparencia-del-concejo": later(
        "Para un concejo que abre sus sesiones y publica lo que antes había que pedirle; sus años empiezan en mayo."
    ),
    "atencion-a-la-ciudadania": later(
        "Para una defensoría o personería que recibe quejas y da talleres: hay metas en las que menos es mejor."
    ),
    "asamblea-y-territorio": later(
        "Para una asamblea con varias provincias: audiencias, radios comunitarias y participación por internet, en cuatro años."
    ),
}
"""The examples in the order in which they are shown, the plainest first, and whom each suits; one is a folder of that name."""

SAMPLE_DAYS = dt.date(2017, 1, 1), dt.date(2019, 9, 30)
"""The first and the last day of the sample data, which are made up for the plan of 2018."""

_making = threading.Lock()  # Alembic makes the tables of one database at a time


class UnknownExampleError(LookupError):
    """No example has that id; the message says in Spanish which ones there are."""


@dataclass(frozen=True, eq=False)
class PlanExample:
    """A plan to start from: the `text` of its file, to the byte, and the `files` of its data. It is none of the office's plans."""

    plan: Plan
    text: str
    files: tuple[Path, ...]
    tasks: Path

    @property
    def id(self) -> str:
        """Its name in addresses and commands: the plan's own."""
        return self.plan.id

    @property
    def suits(self) -> str:
        """Whom it suits, in a sentence."""
        return tr(SUITS[self.id])


@lru_cache(maxsize=1)
def plan_examples() -> tuple[PlanExample, ...]:
    """Every example, the plainest first; the same objects at every call."""
    return tuple(_example(settings.EXAMPLES / name) for name in SUITS)


def plan_example(example_id: str) -> PlanExample:
    """The example with this id. Raises UnknownExampleError."""
    for one in plan_examples():
        if one.id == example_id:
            return one
    known = ", ".join(SUITS)
    raise UnknownExampleError(
        tr("No hay un ejemplo «{example_id}»; los hay: {known}.", example_id=example_id, known=known)
    )


def sample_files(plan: Plan) -> list[Path]:
    """Made-up data that show `plan` at work: an example's are its own, any other's those of the plan of 2018 where they fall into its years.

    Of others there are none: figures of other years and of another institution's networks would say nothing of it.
    """
    if plan.id in SUITS:
        return list(plan_example(plan.id).files)
    first, last = SAMPLE_DAYS
    return settings.sample_files() if plan.start <= last and plan.last_day >= first else []


def _example(folder: Path) -> PlanExample:
    text = (folder / "plan.toml").read_bytes().decode()
    files = sorted(path for path in folder.glob("*.csv") if path.name != TASKS)
    return PlanExample(plan_from_text(text, folder.name), text, tuple(files), folder / TASKS)


def office_of(example: PlanExample) -> Office:
    """An office that has this plan and its data, in a database in memory that nobody else has; made once.

    Its figures may be asked for by any thread, its database (`Office.engine`) only by the thread that made it.
    """
    with _making:
        return _office_of(example)


@lru_cache(maxsize=len(SUITS))
def _office_of(example: PlanExample) -> Office:
    plan, engine = example.plan, acting(make_engine("sqlite://"), SYSTEM)
    schema.upgrade(engine)
    for path in example.files:
        file = importing.source_file(path.name, path.read_bytes())
        # Files of ours, which tests hold to what `generate.py` writes: they need no process with limits, whose start takes seconds.
        said = sources.read(file.name, file.content, plan, DATA_THROUGH)
        one = replace(importing.compared(engine, file, said, plan), accounts=None)
        importing.commit_file(engine, one, plan, is_sample=True)
    for change in _task_states(example.tasks):
        record_state(engine, plan, change, today=DATA_THROUGH, now=clock.now())
    return load(engine, plan)


def figures_of(example: PlanExample) -> Figures:
    """The example's figures as of the last day of its data."""
    office = office_of(example)
    return Figures(office, View(office.plan, DATA_THROUGH))


def _task_states(path: Path) -> Iterator[TaskState]:
    """The lines of an example's file of tasks; what an office registers on the page of each task has no template."""
    with path.open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            day = dt.date.fromisoformat(line["fecha"])
            yield TaskState(line["tarea"], cast("State", line["estado"]), day, line["comentario"], author="")
