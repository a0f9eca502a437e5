"""Plans: all that are in force for an institution, and which of them a day belongs to."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from plancom.language.translation import tr
from plancom.plan.load import PlanError, load, plan_from_text
from plancom.plan.model import Plan
from plancom.plan.translation import in_language, plan_words

BEFORE = 2
"""Years before the first plan, in which its baselines are measured."""
KEPT = 8
"""Sets of files that are kept in memory, each in a language: one in force, and the one before while somebody still draws it."""
Version = tuple[str, int]
"""A file's path, and when it was changed."""
Kept = tuple[tuple[str, str], ...]
"""The id and the text of each plan that is kept in a database."""


class UnknownPlanError(LookupError):
    """No plan has that id; the message says in Spanish which ones there are."""


@dataclass(frozen=True, eq=False)
class Plans:
    """The plans in force, the one that starts first at the beginning; at least one."""

    all: tuple[Plan, ...]

    @property
    def first_day(self) -> dt.date:
        """The day on which the first of them starts."""
        return self.all[0].start

    @property
    def last_day(self) -> dt.date:
        """The last day of the one that ends last."""
        return max(one.last_day for one in self.all)

    def offered_days(self, today: dt.date) -> tuple[dt.date, dt.date]:
        """The first and the last day that a cut-off can be."""
        return dt.date(self.first_day.year - BEFORE, 1, 1), max(today, self.last_day)

    @cached_property
    def digest(self) -> str:
        """What tells these plans from any others, or from themselves before a change."""
        return " ".join(one.digest for one in self.all)

    def called(self, plan_id: str) -> Plan:
        """The plan with this id. Raises UnknownPlanError."""
        for one in self.all:
            if one.id == plan_id:
                return one
        known = ", ".join(one.id for one in self.all)
        raise UnknownPlanError(tr("No hay un plan «{plan_id}»; los hay: {known}.", plan_id=plan_id, known=known))

    def at(self, day: dt.date) -> Plan:
        """The plan of a day: of those that it lies in the newest; after and between plans the one before, before all of them the first."""
        started = [one for one in self.all if one.start <= day]
        current = [one for one in started if day <= one.last_day]
        return (current or started or self.all[:1])[-1]


def plans_in(paths: Sequence[Path], spoken: str, kept: Kept = ()) -> Plans:
    """The plans of these files, their texts in the language `spoken`, and those that are `kept` elsewhere: (id, text) of each.

    What is kept stands above a file of the same id. The same objects while nothing changes. Raises PlanError.
    """
    return _plans(tuple((str(path), _modified(path)) for path in paths), spoken, kept)


@lru_cache(maxsize=KEPT)
def _plans(files: tuple[Version, ...], spoken: str, kept: Kept) -> Plans:
    found: dict[str, str] = {}
    above = {plan_id: _kept(plan_id, text) for plan_id, text in kept}
    plans: list[Plan] = []
    for path, modified in files:
        plan = _plan(path, modified)
        if plan.id in found:
            raise PlanError(
                tr(
                    "Los planes «{first}» y «{second}» tienen el mismo id, «{id}». Cambie uno de los dos.",
                    first=found[plan.id],
                    second=Path(path).name,
                    id=plan.id,
                )
            )
        found[plan.id] = Path(path).name
        # What is kept of a file's plan says most of what the file says, and in its words.
        plans.append(in_language(above.pop(plan.id, plan), plan_words(Path(path), spoken)))
    return Plans(tuple(sorted([*plans, *above.values()], key=lambda one: one.start)))


@lru_cache(maxsize=KEPT)
def _plan(path: str, _modified: int) -> Plan:
    return load(Path(path))


@lru_cache(maxsize=KEPT)
def _kept(plan_id: str, text: str) -> Plan:
    return plan_from_text(text, plan_id)


def _modified(path: Path) -> int:
    """When a file was changed; 0 for one that is not there, which `load` says in a sentence."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0
