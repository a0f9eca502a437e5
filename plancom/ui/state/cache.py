"""What pages share, made once: the engine, the plan, and the office of one version of the data."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st
from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError

from plancom import settings
from plancom.language import address_values
from plancom.language.translation import SOURCE
from plancom.office import Office, load
from plancom.plan import Decision, Plan, Plans, with_decisions
from plancom.store.db import schema
from plancom.store.db.data_version import version as data_version
from plancom.store.db.engine import StoreError, reading
from plancom.store.figures import queries
from plancom.store.imports.plan_changes import follow_plans
from plancom.ui.state.database import for_session, known_plans, shared_engine
from plancom.ui.state.memory import shared
from plancom.ui.state.plan_choice import VERSION, picked_plan

QUESTIONS = {
    "outlet_names": queries.outlet_names,
    "procedures_by_channel": queries.procedures_by_channel,
    "posts_by_type": queries.posts_by_type,
    "coverage_by_import": queries.coverage_by_import,
}
QUESTIONS_BY_PLAN = {"publications": queries.publications, "activity_list": queries.activity_list}
"""Those whose rows belong to strategies of a plan."""
PLANS_KEPT = 16  # in each language, the version in force and the older ones that sessions look at
OFFICES_KEPT = 6  # of two versions of the data, those of three plans
ANSWERS_KEPT = 16
VERSIONS_KEPT = 3  # a session that is still drawing the version before must not read twice


def office() -> Office:
    """The office as it is now: a query for the version, and the rest from memory when nothing changed.

    Raises PlanError and StoreError, with a sentence for the screen.
    """
    plans = known_plans(SOURCE)
    (found,) = _loaded(plans, [plans.called(picked_plan(plans).id)])
    return _spoken(found, known_plans(), looked_at_version(len(found.decisions)))


def offices() -> list[Office]:
    """The office of every plan in force, in their order, with the goals in force. Raises PlanError and StoreError."""
    plans, spoken = known_plans(SOURCE), known_plans()
    return [_spoken(one, spoken, None) for one in _loaded(plans, plans.all)]


def _loaded(plans: Plans, wanted: Sequence[Plan]) -> list[Office]:
    """The offices of the plans `wanted`, with what all `plans` say of the rows in force. Raises StoreError."""
    url, own_engine = settings.database_url(), shared_engine()
    try:
        _follow(url, plans.digest, own_engine, plans)
        version = reading(own_engine, data_version)
        return [_office(url, version, one.digest, own_engine, one) for one in wanted]
    except DatabaseError as error:
        raise StoreError(schema.unreachable(error)) from error


def _spoken(found: Office, spoken: Plans, version: int | None) -> Office:
    """The office for who is at the screen, with its plan as it is `spoken`, and as decided by a `version` of its goals; None for those in force."""
    plan = spoken.called(found.file_plan.id)
    decided_plan, file_plan = _looked_at(plan.digest, repr(found.decisions), version, plan, found.decisions)
    return replace(found, plan=decided_plan, file_plan=file_plan, engine=for_session(found.engine))


def looked_at_version(newest: int) -> int | None:
    """The older version of the plan's goals that this session looks at; None for the newest."""
    asked = address_values.whole_number(st.session_state.get(VERSION))
    return asked if asked is not None and asked < newest else None


@shared(VERSIONS_KEPT, key=2)
def _follow(url: str, plans: str, _engine: Engine, _plans: Plans) -> None:  # noqa: ARG001 - the key
    follow_plans(_engine, _plans.all)


@shared(PLANS_KEPT, key=3)
def _looked_at(
    digest: str,  # noqa: ARG001 - the key, with the one that follows
    decisions_made: str,  # noqa: ARG001
    version: int | None,
    _plan: Plan,
    _settled: Sequence[Decision],
) -> tuple[Plan, Plan]:
    """The plan as decided and the file's own: the same objects from run to run, so that what was made with them is made once."""
    return with_decisions(_plan, _settled, version), _plan


@shared(OFFICES_KEPT, key=3)
def _office(url: str, version: int, plan: str, _engine: Engine, _plan: Plan) -> Office:  # noqa: ARG001 - the key
    return load(_engine, _plan)


@shared(ANSWERS_KEPT, key=4)
def _answer(url: str, version: int, question: str, plan: str, _engine: Engine) -> pd.DataFrame:  # noqa: ARG001 - the key
    with _engine.connect() as connection:
        return QUESTIONS_BY_PLAN[question](connection, plan) if plan else QUESTIONS[question](connection)


def answer(office: Office, question: str) -> pd.DataFrame:
    """The table that `plancom.store.figures.queries` gives to the question of that name: one's own, which is copied only where it is changed."""
    plan = office.plan.id if question in QUESTIONS_BY_PLAN else ""
    kept = _answer(settings.database_url(), office.version, question, plan, office.engine)
    return kept.copy(deep=False)  # pandas copies on write; a copy by pickle took a third of a crowd's time
