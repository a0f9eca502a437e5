"""What pages share, made once: the engine, the plan, and the office of one version of the data."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd
import streamlit as st
from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError

from plancom import plan as plans
from plancom import settings
from plancom.language.translation import language
from plancom.office import Office, load
from plancom.plan import Decision, Plan, decided, in_language, plan_words
from plancom.plan.attribution import rules_of
from plancom.store.db import schema
from plancom.store.db.data_version import version as data_version
from plancom.store.db.engine import StoreError, make_engine
from plancom.store.figures import queries
from plancom.store.imports.plan_changes import follow_plan

QUESTIONS = {
    "outlet_names": queries.outlet_names,
    "procedures_by_channel": queries.procedures_by_channel,
    "posts_by_type": queries.posts_by_type,
    "coverage_by_import": queries.coverage_by_import,
}
QUESTIONS_BY_PLAN = {"publications": queries.publications, "activity_list": queries.activity_list}
"""Those whose rows belong to strategies of a plan."""
VERSION = "version"  # in the address and in the session: the older version of the goals that is looked at
PLANS_KEPT = 16  # in each language, the version in force and the older ones that sessions look at
VERSIONS_KEPT = 3  # a session that is still drawing the version before must not read twice


def office() -> Office:
    """The office as it is now: a query for the version, and the rest from memory when nothing changed.

    Raises PlanError and StoreError, with a sentence for the screen.
    """
    path = settings.plan_path()
    modified = path.stat().st_mtime_ns
    the_plan = _plan(str(path), modified)
    try:
        engine = _engine(settings.database_url())
        _followed(settings.database_url(), _what_rows_follow(the_plan), engine, the_plan)
        with engine.connect() as connection:
            version = data_version(connection)
        found = _office(settings.database_url(), version, str(path), modified, engine, the_plan)
    except DatabaseError as error:
        raise StoreError(schema.unreachable(error)) from error
    known = (str(path), modified, language())
    older = looked_at_version(len(found.decisions))
    plan, file_plan = _looked_at(*known, repr(found.decisions), older, the_plan, found.decisions, _words(*known))
    return replace(found, plan=plan, file_plan=file_plan)


def looked_at_version(newest: int) -> int | None:
    """The older version of the plan's goals that this session looks at; None for the newest."""
    asked = str(st.session_state.get(VERSION) or "")
    return int(asked) if asked.isdigit() and int(asked) < newest else None


@st.cache_resource(max_entries=VERSIONS_KEPT, show_spinner=False)
def _engine(url: str) -> Engine:
    engine = make_engine(url)
    schema.upgrade(engine)
    return engine


def _what_rows_follow(plan: Plan) -> str:
    """All that a plan says of whose rows are: when it changes, stored rows follow."""
    return f"{rules_of(plan).model_dump_json()} {plan.institution.electronic_channels}"


@st.cache_resource(max_entries=PLANS_KEPT, show_spinner=False)
def _followed(url: str, rules: str, _engine: Engine, _plan: Plan) -> None:  # noqa: ARG001 - the key
    follow_plan(_engine, _plan)


@st.cache_resource(max_entries=VERSIONS_KEPT, show_spinner=False)
def _plan(path: str, _modified: int) -> Plan:
    return plans.load(Path(path))


@st.cache_resource(max_entries=VERSIONS_KEPT, show_spinner=False)
def _words(path: str, _modified: int, spoken: str) -> dict[str, str]:
    return plan_words(Path(path), spoken)


@st.cache_resource(max_entries=PLANS_KEPT, show_spinner=False)
def _looked_at(
    path: str,  # noqa: ARG001 - the key, with the four that follow
    modified: int,  # noqa: ARG001
    spoken: str,  # noqa: ARG001
    decisions_made: str,  # noqa: ARG001
    version: int | None,
    _plan: Plan,
    _settled: Sequence[Decision],
    _words: Mapping[str, str],
) -> tuple[Plan, Plan]:
    """The plan as decided and the file's own: the same objects from run to run, so that what was made with them is made once."""
    return in_language(decided(_plan, _settled, version), _words), in_language(_plan, _words)


@st.cache_resource(max_entries=VERSIONS_KEPT, show_spinner=False)
def _office(url: str, version: int, path: str, modified: int, _engine: Engine, _plan: Plan) -> Office:  # noqa: ARG001 - the key
    return load(_engine, _plan)


@st.cache_data(max_entries=16, show_spinner=False)
def _answer(url: str, version: int, question: str, plan: str, _engine: Engine) -> pd.DataFrame:  # noqa: ARG001 - the key
    with _engine.connect() as connection:
        return QUESTIONS_BY_PLAN[question](connection, plan) if plan else QUESTIONS[question](connection)


def answer(office: Office, question: str) -> pd.DataFrame:
    """The table that `plancom.store.figures.queries` gives to the question of that name."""
    plan = office.plan.id if question in QUESTIONS_BY_PLAN else ""
    return _answer(settings.database_url(), office.version, question, plan, office.engine)
