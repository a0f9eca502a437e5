"""What every command shares: the engine and the plan, made when first asked for, and how results are printed."""

import json
import os
import sys
from functools import cached_property
from pathlib import Path
from typing import Any

import typer
from sqlalchemy import Engine

from plancom import plan as plans
from plancom import settings
from plancom.language.translation import language
from plancom.plan import Plan
from plancom.store.db import schema
from plancom.store.db.engine import make_engine
from plancom.store.imports.plan_changes import follow_plan


class Context:
    """The database and the plan that the command line names."""

    def __init__(self, db: str, plan: str) -> None:
        self._db, self._plan = db, plan

    @cached_property
    def url(self) -> str:
        """The database's URL."""
        return self._db or settings.database_url()

    @cached_property
    def plan(self) -> Plan:
        """The plan file, loaded, in the reader's language. Raises PlanError."""
        path = Path(self._plan) if self._plan else settings.plan_path()
        return plans.in_language(plans.load(path), plans.plan_words(path, language()))

    @cached_property
    def engine(self) -> Engine:
        """The database, brought to this version's tables. Raises StoreError."""
        engine = make_engine(self.url)
        schema.upgrade(engine)
        follow_plan(engine, self.plan)
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
