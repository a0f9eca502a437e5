"""Documents: whether what the office wrote has all its versions, is understood, and speaks of what there is."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, get_args

from pydantic import ValidationError
from sqlalchemy import Connection, RowMapping, Table, func, select

from plancom.datasets.problems.office_damages import (
    BrokenDecision,
    BrokenDocument,
    BrokenPlan,
    BrokenSwitch,
    BrokenVersion,
    RepeatedVersion,
    SkippedVersion,
    TwoInForce,
    UnknownKind,
    UnknownTarget,
)
from plancom.language.numbers import number
from plancom.language.phrases import listed
from plancom.language.translation import tr
from plancom.plan import Month, Plan, PlanError, plan_from_text
from plancom.plan.decisions import Kind as DecisionKind
from plancom.plan.goals import GoalDecision, TypedBaseline
from plancom.store.access import publication
from plancom.store.checks import row_names
from plancom.store.checks.damages import AffectedData, CheckContext, FoundDamage, raw
from plancom.store.db.data_version import DATA_VERSION, fact
from plancom.store.plans import plan_drafts as drafts
from plancom.store.plans import plan_versions as versions_of_plans
from plancom.store.plans.task_states import STATES
from plancom.store.tables import (
    analyses,
    answers,
    decisions,
    import_changes,
    imports,
    month_closings,
    plan_drafts,
    plan_versions,
    profiles,
    reviews,
    sessions,
    task_details,
    task_states,
)

ACTIONS = ("undo", "redo")
SHOWN = 40
"""Characters of a word that is not known."""
NUMBERED = (decisions, plan_versions, plan_drafts, sessions, month_closings)
KEYS: Mapping[Table, tuple[str, ...]] = {
    decisions: ("plan",),
    plan_versions: ("plan",),
    plan_drafts: ("draft",),
    sessions: ("plan", "name"),
    month_closings: ("plan", "month"),
}
"""What the versions of one document have in common."""


@dataclass(frozen=True)
class _Content:
    """A column with JSON: whether nothing is a content too (`may_be_empty`), and what the content must be."""

    table: Table
    column: str
    names: tuple[str, ...]
    is_right: Callable[[Any], bool]
    may_be_empty: bool = False


def _is_place(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(part, (str, int)) for part in value)


def _is_closing(value: Any) -> bool:
    if not isinstance(value, dict) or not isinstance(value.get("counts"), list):
        return False
    return all(isinstance(row, list) and len(row) == 5 for row in value["counts"])  # noqa: PLR2004 - dataset, series, measure, value, whole


def _is_session(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("choices"), list)


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _is_object(value: Any) -> bool:
    return isinstance(value, dict)


CONTENTS = (
    _Content(sessions, "content", ("name",), _is_session, may_be_empty=True),
    _Content(month_closings, "figures", ("month",), _is_closing, may_be_empty=True),
    _Content(analyses, "figures", ("indicator",), _is_object),
    _Content(task_details, "media", ("task",), _are_texts, may_be_empty=True),
    _Content(profiles, "mapping", ("name",), _is_object),
    _Content(imports, "choices", ("file_name",), _is_object, may_be_empty=True),
    _Content(plan_drafts, "place", ("draft",), _is_place, may_be_empty=True),
)
STATED: Sequence[tuple[Table, str, str, tuple[str, ...]]] = (
    (task_states, "state", "task", STATES),
    (plan_versions, "state", "plan", get_args(versions_of_plans.State)),
    (plan_drafts, "state", "draft", get_args(drafts.State)),
    (import_changes, "action", "import_id", ACTIONS),
)
"""Columns that hold one of a few words: table, column, by what a line is called, the words."""


def numbering(connection: Connection, _known: CheckContext) -> Iterator[FoundDamage]:
    """Versions that are gone, and those that are there twice."""
    for table in NUMBERED:
        c = table.c
        names = KEYS[table]
        by_document: dict[tuple[str, ...], list[int]] = {}
        for row in connection.execute(select(*(c[name] for name in names), c.version).order_by(c.id)):
            by_document.setdefault(tuple(map(str, row[:-1])), []).append(int(row[-1]))
        for key, numbers in by_document.items():
            said = {"subject": row_names.called(table.name), "name": key[-1]}
            if gone := sorted(set(range(1, max(numbers) + 1)) - set(numbers)):
                yield FoundDamage(SkippedVersion(**said, versions=listed(number(one) for one in gone)))
            if twice := sorted({one for one in numbers if numbers.count(one) > 1}):
                yield FoundDamage(RepeatedVersion(**said, versions=listed(number(one) for one in twice)))


def contents(connection: Connection, _known: CheckContext) -> Iterator[FoundDamage]:
    """Contents that are no JSON, or not of what they should be; months that are none."""
    for kind in CONTENTS:
        c = kind.table.c
        query = select(c.id, c[kind.column].label("content"), *(c[name] for name in kind.names)).order_by(c.id)
        for row in connection.execute(query).mappings():
            if not _is_understood(kind, row["content"]):
                yield FoundDamage(_broken(kind.table, row, kind.names[-1]))
    c = month_closings.c
    for row in connection.execute(select(c.id, c.month).order_by(c.id)).mappings():
        if not _is_month(row["month"]):
            yield FoundDamage(_broken(month_closings, row, "month"))
    yield from _restored_drafts(connection)


def _is_understood(kind: _Content, content: str | None) -> bool:
    if not content:
        return kind.may_be_empty
    try:
        return kind.is_right(json.loads(content))
    except (ValueError, TypeError):
        return False


def _broken(table: Table, row: RowMapping, name: str) -> BrokenDocument:
    return BrokenDocument(subject=row_names.called(table.name), name=str(row[name]), number=number(row["id"]))


def _is_month(text: str) -> bool:
    try:
        return str(Month.parse(text)) == text
    except (ValueError, TypeError):
        return False


def _restored_drafts(connection: Connection) -> Iterator[FoundDamage]:
    """Drafts that take changes back to a version that they do not have."""
    c = plan_drafts.c
    there = {(row.draft, row.version) for row in connection.execute(select(c.draft, c.version))}
    query = select(c.id, c.draft, c.restores).where(c.restores.is_not(None)).order_by(c.id)
    for row in connection.execute(query).mappings():
        if (row["draft"], row["restores"]) not in there:
            yield FoundDamage(_broken(plan_drafts, row, "draft"))


def kinds(connection: Connection, _known: CheckContext) -> Iterator[FoundDamage]:
    """States and actions that there are not."""
    for table, column, name, allowed in STATED:
        c = table.c
        query = select(c.id, c[column].label("word"), c[name].label("name")).where(c[column].not_in(allowed))
        for row in connection.execute(query.order_by(c.id)):
            damage = UnknownKind(
                subject=row_names.called(table.name), name=str(row.name), number=number(row.id), value=str(row.word)
            )
            yield FoundDamage(damage)
    yield from _unknown_ends(connection, reviews, "finding", 5)  # kind, dataset, series, measure, first and last month
    yield from _unknown_ends(connection, answers, "question", 1)


def _unknown_ends(connection: Connection, table: Table, column: str, colons: int) -> Iterator[FoundDamage]:
    """Lines whose subject has not so many parts as its kind has."""
    c = table.c
    for number_of, word in connection.execute(select(c.id, c[column]).order_by(c.id)):
        if str(word).count(":") < colons:
            said = str(word)[:SHOWN]
            damage = UnknownKind(subject=row_names.called(table.name), name=said, number=number(number_of), value=said)
            yield FoundDamage(damage)


def settled(connection: Connection, known: CheckContext) -> Iterator[FoundDamage]:
    """Decisions of kinds that there are not, or whose content is none of theirs: every goal of the plan stands on them."""
    c = decisions.c
    query = select(c.plan, c.version, c.indicator, c.kind, c.content).order_by(c.id)
    for row in connection.execute(query):
        if detail := _decision_fault(row.kind, row.content, row.version):
            damage = BrokenDecision(version=number(row.version), plan=row.plan, indicator=row.indicator, detail=detail)
            yield FoundDamage(damage, _of_goal(known.plans.get(row.plan), row.indicator))


def _of_goal(plan: Plan | None, indicator_id: str) -> tuple[AffectedData, ...]:
    """What a goal is measured with."""
    found = [one for one in plan.indicators if one.id == indicator_id] if plan else []
    return tuple(AffectedData(one.dataset) for one in found if one.dataset)


def _decision_fault(kind: str, content: str, version: int) -> str:
    if kind not in get_args(DecisionKind):
        return tr("«{kind}» no es un tipo de decisión", kind=kind)
    try:
        said = json.loads(content)
    except (ValueError, TypeError):
        return tr("su contenido no se entiende")
    try:
        is_right = isinstance(said, dict) and _RIGHT[kind](said, version)
    except (ValidationError, KeyError, TypeError, ValueError):
        is_right = False
    return "" if is_right else tr("le falta algo, o dice lo que no puede ser")


def _is_baseline(said: dict[str, Any], _version: int) -> bool:
    return said["value"] is None or bool(TypedBaseline.model_validate(said))


def _is_target(said: dict[str, Any], _version: int) -> bool:
    return isinstance(said["year"], int) and (said["value"] is None or float(said["value"]) >= 0)


_RIGHT: Mapping[str, Callable[[dict[str, Any], int], bool]] = {
    "reading": lambda said, _version: isinstance(said["reading"], str) and isinstance(said["option"], str),
    "baseline": _is_baseline,
    "target": _is_target,
    "thresholds": lambda said, _version: (
        {"on_track", "at_risk"} <= said.keys()
        and GoalDecision.model_validate({"thresholds": said}).thresholds is not None
    ),
    "restore": lambda said, version: isinstance(said["version"], int) and 0 <= said["version"] < version,
}


def plans(connection: Connection, _known: CheckContext) -> Iterator[FoundDamage]:
    """Plans in force whose text makes no plan, or another one."""
    c = plan_versions.c
    newest = select(func.max(c.id)).group_by(c.plan)
    query = select(c.plan, c.version, c.text).where(c.id.in_(newest), c.state == "in_force").order_by(c.id)
    for row in connection.execute(query):
        if not _is_plan(row.text, row.plan):
            yield FoundDamage(BrokenPlan(plan=row.plan, version=number(row.version)))


@lru_cache(maxsize=16)
def _is_plan(text: str, plan: str) -> bool:
    try:
        return plan_from_text(text, plan).id == plan
    except PlanError:
        return False


def targets(connection: Connection, known: CheckContext) -> Iterator[FoundDamage]:
    """Lines about goals and tasks that their plan does not have."""
    for table, name in (
        (decisions, "indicator"),
        (analyses, "indicator"),
        (task_states, "task"),
        (task_details, "task"),
    ):
        c = table.c
        for row in connection.execute(select(c.id, c.plan, c[name].label("name")).order_by(c.id)):
            plan = known.plans.get(row.plan)
            if plan is not None and row.name and row.name not in _named(plan, name):
                damage = UnknownTarget(
                    subject=row_names.called(table.name), number=number(row.id), value=row.name, plan=row.plan
                )
                yield FoundDamage(damage)


def _named(plan: Plan, what: str) -> set[str]:
    if what == "indicator":
        return {one.id for one in plan.indicators}
    return {task.id for strategy in plan.strategies for task in strategy.tasks}


def in_force_twice(connection: Connection, _known: CheckContext) -> Iterator[FoundDamage]:
    """Profiles in use that have one name."""
    c = profiles.c
    query = select(func.min(c.name)).where(raw(c.deleted_at).is_(None)).group_by(c.folded).having(func.count() > 1)
    for name in connection.execute(query).scalars():
        yield FoundDamage(TwoInForce(name=name))


def facts(connection: Connection, _known: CheckContext) -> Iterator[FoundDamage]:
    """Single facts that are none."""
    value = fact(connection, DATA_VERSION)
    if value is not None and not value.isdigit():
        yield FoundDamage(BrokenVersion(value=value), subject=(DATA_VERSION,))
    try:
        publication.kept_publication(connection)
    except (ValueError, TypeError, KeyError):
        yield FoundDamage(BrokenSwitch())
