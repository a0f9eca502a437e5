"""What every command shares: the engine and the plan, made when first asked for, and how results are printed."""

import datetime as dt
import json
import os
import sys
from functools import cached_property
from pathlib import Path
from typing import Any

import typer
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from plancom import clock, settings
from plancom.access import service
from plancom.language.translation import SOURCE, language
from plancom.plan import Plan, PlanError, Plans, UnknownPlanError, plans_in
from plancom.services.plans import plans_in_force
from plancom.store.db import schema
from plancom.store.db.engine import acting, make_engine, reading
from plancom.store.imports.plan_changes import follow_plans


def database(url: str) -> Engine:
    """The database of that address, in the name of who runs the command: on the machine itself they may do everything."""
    return acting(make_engine(url), service(author(), " ".join(["cli", *sys.argv[1:3]])))


class Context:
    """The database and the plans that the command line names."""

    def __init__(self, db: str, plan: str) -> None:
        self._db, self._plan = db, plan

    @cached_property
    def url(self) -> str:
        """The database's URL."""
        return self._db or settings.database_url()

    @cached_property
    def plans(self) -> Plans:
        """The plans that there are, in the reader's language: one alone where the command line names a file. Raises PlanError."""
        if self._names_a_file:
            return plans_in([Path(self._plan)], language())
        return reading(self._database, lambda connection: plans_in_force(connection, language()))

    def plans_as_they_are(self, engine: Engine) -> tuple[Plan, ...]:
        """Those plans for which the database need not be whole: what of it is damaged, or of another version, is left alone."""
        if self._names_a_file:
            return plans_in([Path(self._plan)], SOURCE).all
        try:
            with engine.connect() as connection:
                return plans_in_force(connection, SOURCE).all
        except (SQLAlchemyError, PlanError, ValueError):
            return plans_in(settings.plan_paths(), SOURCE).all

    @cached_property
    def plan(self) -> Plan:
        """The plan that the command line names by its id or its file, else that of today. Raises PlanError and BadParameter."""
        return self.plan_at(None)

    def plan_at(self, as_of: dt.date | None) -> Plan:
        """The same for what is asked as of a day. Raises PlanError and BadParameter."""
        if self._plan and not self._names_a_file:
            try:
                return self.plans.called(self._plan)
            except UnknownPlanError as error:
                raise typer.BadParameter(str(error)) from None
        return self.plans.at(as_of or clock.today(self.plans.all[-1]))

    @property
    def _names_a_file(self) -> bool:
        return self._plan.endswith(".toml") or "/" in self._plan or Path(self._plan).is_file()

    @cached_property
    def engine(self) -> Engine:
        """The database, brought to this version's tables. Raises StoreError."""
        follow_plans(self._database, self.plans.all)
        return self._database

    @cached_property
    def _database(self) -> Engine:
        engine = database(self.url)
        schema.upgrade(engine)
        return engine


def print_json(document: Any) -> None:
    """One JSON document on standard output, and nothing else."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=1, default=str) + "\n")


def say(sentence: str) -> None:
    """A message, on standard error."""
    sys.stderr.write(f"{sentence}\n")


def author() -> str:
    """Who runs the command, as far as the system says."""
    return os.environ.get("USER") or os.environ.get("USERNAME") or ""


def finish(*, ok: bool) -> None:
    """Ends a command with exit status 0, or 1 where nothing was done or a check failed."""
    if not ok:
        raise typer.Exit(1)
