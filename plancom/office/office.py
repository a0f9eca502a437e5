"""Office: everything that is true at one moment, read in one way for screen, server, reports and command line."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, Engine

from plancom import clock
from plancom.indicators.closed_months import Restatement, mark_of, restatements
from plancom.indicators.task_progress import FollowedTask, followed_tasks
from plancom.plan import Decision, Month, Plan, with_decisions
from plancom.store.checks.damages import AffectedData
from plancom.store.checks.last_check import last_check
from plancom.store.db.data_version import version as data_version
from plancom.store.db.engine import reading
from plancom.store.figures import queries
from plancom.store.figures.counts import Counts
from plancom.store.figures.counts import counts as all_counts
from plancom.store.imports.moves import Mark, mark, moves_since
from plancom.store.imports.provenance import Provenance, provenance
from plancom.store.office import dated_notes, month_closings
from plancom.store.office.dated_notes import DatedNote
from plancom.store.office.month_closings import MonthClosing
from plancom.store.plans import task_details, task_evidence, task_states
from plancom.store.plans.analyses import Analysis, analyses
from plancom.store.plans.decisions import decisions
from plancom.store.plans.task_details import TaskDetails
from plancom.store.plans.task_evidence import Evidence
from plancom.store.plans.task_states import TaskState
from plancom.store.precedence.import_coverage import ImportCoverage, import_coverage

ATTEMPTS = 3  # to read while nobody writes; each takes some tens of milliseconds


@dataclass(frozen=True)
class TaskRecords:
    """What was registered of the plan's tasks: states and details by task, evidence by the number of the state that it proves.

    `delivered` is the first day on which something was delivered for a task, of those for which something was.
    """

    states: Mapping[str, Sequence[TaskState]] = field(default_factory=dict)
    details: Mapping[str, Sequence[TaskDetails]] = field(default_factory=dict)
    evidence: Mapping[int, Sequence[Evidence]] = field(default_factory=dict)
    delivered: Mapping[str, dt.date] = field(default_factory=dict)

    @property
    def due(self) -> Mapping[str, dt.date]:
        """The days by which tasks should be done, of those for which one is registered."""
        return {task: versions[-1].due for task, versions in self.details.items() if versions and versions[-1].due}


@dataclass(frozen=True)
class Office:
    """All that figures are made from, of one version of the data.

    `plan` is the plan as the office decided it (or as it stood in the version that is looked at), `file_plan` the file's own.
    `coverage` is what every active import covers, `mark` the moment of the data, `provenance` is what the figures rest on, `analyses` what the office wrote of each indicator. `closings` are the versions of each
    month that was ever closed, the oldest first; `restatements` the figures of closed months that moved since. `notes` are pinned to
    days, the withdrawn ones too. `damages` are what the last check of the database found that figures stand on.
    """

    engine: Engine
    file_plan: Plan
    plan: Plan
    decisions: Sequence[Decision]
    counts: Counts
    coverage: Sequence[ImportCoverage]
    mark: Mark
    tasks: TaskRecords
    provenance: Provenance
    analyses: Mapping[str, Sequence[Analysis]]
    has_samples: bool
    closings: Mapping[Month, Sequence[MonthClosing]] = field(default_factory=dict)
    restatements: Sequence[Restatement] = ()
    notes: Sequence[DatedNote] = ()
    damages: Sequence[AffectedData] = ()

    @property
    def version(self) -> int:
        """The data's version."""
        return self.counts.version

    @property
    def today(self) -> dt.date:
        """The date on the plan's calendar."""
        return clock.today(self.plan)

    @property
    def goals_are_old(self) -> bool:
        """Whether an older version of the goals is looked at: then nothing is decided."""
        return self.plan.version != (self.decisions[-1].version if self.decisions else 0)

    def followed_tasks(self, until: dt.date) -> Sequence[FollowedTask]:
        """Every task as of a day, the overdue ones first."""
        return followed_tasks(self.plan, self.tasks.states, self.tasks.details, until, self.tasks.delivered)

    def closing(self, month: Month) -> MonthClosing | None:
        """The closing in force of a month; None where it is open."""
        versions = self.closings.get(month)
        return versions[-1] if versions and versions[-1].is_closed else None

    def at_version(self, version: int | None) -> "Office":
        """The same with its goals as they stood in an older `version`; None for those in force. Raises LookupError for one that never was."""
        if version is None:
            return self
        if not 0 <= version <= len(self.decisions):
            raise LookupError(f"version {version}")
        return replace(self, plan=with_decisions(self.file_plan, self.decisions, version))


def load(engine: Engine, file_plan: Plan) -> Office:
    """The office as the database behind `engine` says it is now, with the goals in force."""
    return reading(engine, lambda connection: _steady(connection, engine, file_plan))


def _steady(connection: Connection, engine: Engine, file_plan: Plan) -> Office:
    for _ in range(ATTEMPTS):
        before = data_version(connection)
        office = _read(connection, engine, file_plan)
        if before == office.version == data_version(connection):
            break  # nobody wrote in between
    return office


def _read(connection: Connection, engine: Engine, file_plan: Plan) -> Office:
    settled = decisions(connection, file_plan.id)
    counted = all_counts(connection, file_plan.id)
    closings = {Month.parse(name): each for name, each in month_closings.closings(connection, file_plan.id).items()}
    return Office(
        engine=engine,
        file_plan=file_plan,
        plan=with_decisions(file_plan, settled),
        decisions=settled,
        counts=counted,
        coverage=import_coverage(connection),
        mark=mark(connection),
        tasks=TaskRecords(
            task_states.states(connection, file_plan.id),
            task_details.details(connection, file_plan.id),
            task_evidence.evidence(connection),
            queries.first_deliveries(connection),
        ),
        provenance=provenance(connection),
        analyses=analyses(connection, file_plan.id),
        has_samples=queries.has_samples(connection),
        closings=closings,
        restatements=_restated(connection, file_plan, counted, closings),
        notes=dated_notes.all_notes(connection),
        damages=checked.touched if (checked := last_check(connection)) else (),
    )


def _restated(
    connection: Connection, plan: Plan, counted: Counts, closings: Mapping[Month, Sequence[MonthClosing]]
) -> Sequence[Restatement]:
    """What moved in the months that are closed."""
    closed = {month: each[-1] for month, each in closings.items() if each[-1].is_closed}
    if not closed:
        return ()
    days = {month: clock.local(one.created_at, plan).date() for month, one in closed.items()}
    marks = [mark_of(one) for one in closed.values()]
    first = Mark(min(one.last_import for one in marks), min(one.last_change for one in marks))
    moves = moves_since(connection, first)
    return restatements(counted, closed, days, moves)
