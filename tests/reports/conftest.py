"""Decks over small offices: the samples with tasks and nasty titles, a second plan, and nothing at all."""

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from app_process import ROOT
from click.testing import Result
from export_files import days, text
from hostile_texts import HOSTILE_TEXTS
from typer.testing import CliRunner

from plancom import cli, settings
from plancom import plan as plans
from plancom.indicators.view import View
from plancom.office import Figures, load
from plancom.plan import Plan
from plancom.reports.build import deck
from plancom.reports.deck import Deck
from plancom.services import importing
from plancom.store.db import schema
from plancom.store.imports.plan_changes import follow_plan
from plancom.store.plans.task_states import TaskState
from tests.builders import set_state
from tests.engines import writable_engine

CARTAGENA = ROOT / "data" / "plan" / "concejo-cartagena-2018.toml"
MUSEUM = ROOT / "tests" / "fixtures" / "otro-plan.toml"
OTHERS = ROOT / "tests" / "fixtures" / "otras-metas.toml"
MADE_AT = dt.datetime(2018, 10, 1, 9, 30)


class ReportsOffice:
    """A database with its plan: decks from the functions, and figures from the command line."""

    def __init__(self, url: str, plan: Path) -> None:
        self.url, self.path = url, plan
        self.plan = plans.load(plan)
        self.engine = writable_engine(url)
        schema.upgrade(self.engine)
        follow_plan(self.engine, self.plan)

    def take(self, *contents: str, names: tuple[str, ...] = ()) -> None:
        named = names or tuple(f"{n}.csv" for n in range(len(contents)))
        files = [importing.source_file(name, one.encode()) for name, one in zip(named, contents, strict=True)]
        taken = importing.take_in(self.engine, files, self.plan)
        assert all(one.outcome == "imported" for one in taken), [one.result.problems for one in taken]

    def deck(
        self, as_of: str, *, year: int | None = None, readings: Any = None, plan: Plan | None = None, **options: Any
    ) -> Deck:
        office = load(self.engine, plan or self.plan)
        view = View(office.plan, dt.date.fromisoformat(as_of), year, readings)
        return deck(Figures(office, view), MADE_AT, **options)

    def run(self, *arguments: object, code: int = 0) -> Result:
        result = CliRunner().invoke(cli.app, ["--db", self.url, "--plan", str(self.path), *map(str, arguments)])
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code == code, result.output
        return result

    def figures(self, *options: object) -> dict[str, dict[str, Any]]:
        return {one["id"]: one for one in json.loads(self.run("indicators", *options, "--json").stdout)["indicators"]}


@pytest.fixture(scope="session")
def cartagena(tmp_path_factory: pytest.TempPathFactory) -> ReportsOffice:
    """The sample data, tasks in every state, and publications and a file with nasty names."""
    office = ReportsOffice(f"sqlite:///{tmp_path_factory.mktemp('informes') / 'plancom.db'}", CARTAGENA)
    files = [importing.source_file(one.name, one.read_bytes()) for one in settings.sample_files()]
    importing.take_in(office.engine, files, office.plan, is_sample=True)
    rows = [
        ("fecha", "medio", "titulo"),
        *(("2018-09-30", "El Universal", title) for title in HOSTILE_TEXTS),
    ]
    office.take(text(rows), names=("=cmd 'nota' <b>.csv",))
    said = [("video-corporativo", "done"), ("correos-usuarios", "in_progress"), ("folletos-ciudad", "done")]
    for task, state in said:
        set_state(office.engine, TaskState(task, state, dt.date(2018, 5, 4), "=1+1 <i>listo</i> 🎉", ""), MADE_AT)
    return office


@pytest.fixture(scope="session")
def museum(tmp_path_factory: pytest.TempPathFactory) -> ReportsOffice:
    """The second plan, whose years begin in July."""
    office = ReportsOffice(f"sqlite:///{tmp_path_factory.mktemp('museo') / 'plancom.db'}", MUSEUM)
    views = [(str(day), 20 + day.day % 7, 10, 40 + day.day) for day in days("2020-07-01", "2022-02-28")]
    posts = [(str(day), "TikTok", 1 + day.day % 3) for day in days("2020-07-01", "2021-12-31")]
    posts += [(str(day), "LinkedIn", 1) for day in days("2020-07-01", "2021-12-31")[::2]]
    press = [(f"2021-{month:02d}-05", "Diario del Sur", f"Nota {month}") for month in (7, 8, 8, 10)]
    office.take(
        text([("fecha", "visitas", "visitantes", "paginas_vistas"), *views]),
        text([("fecha", "red", "publicaciones"), *posts]),
        text([("fecha", "medio", "titulo"), *press]),
    )
    return office


@pytest.fixture(scope="session")
def other_goals(tmp_path_factory: pytest.TempPathFactory) -> ReportsOffice:
    """Goals of parts, of less, of each quarter and month, shares of more than their own, and milestones; its years begin in July."""
    office = ReportsOffice(f"sqlite:///{tmp_path_factory.mktemp('metas') / 'plancom.db'}", OTHERS)
    every = [(year, month) for year in (2019, 2020, 2021) for month in range(1, 13)]
    months = [f"{year}-{month:02d}" for year, month in every if (2019, 7) <= (year, month) <= (2021, 5)]
    posts = [(f"{month}-03", "Facebook", 9) for month in months]
    posts += [(f"{month}-04", "Instagram", 3 + index % 7) for index, month in enumerate(months)]
    press = [(f"{month}-05", "Buzón", f"Queja {n}") for month in months for n in range(6)]
    press += [(f"{month}-06", "El Puerto", "Nota") for index, month in enumerate(months) if index % 4]
    office.take(text([("fecha", "red", "publicaciones"), *posts]), text([("fecha", "medio", "titulo"), *press]))
    set_state(office.engine, TaskState("portal", "done", dt.date(2021, 2, 4), "", ""), MADE_AT, office.plan.id)
    return office


@pytest.fixture
def new_office(tmp_path: Path) -> ReportsOffice:
    """No data, and a test's own."""
    return ReportsOffice(f"sqlite:///{tmp_path / 'plancom.db'}", CARTAGENA)


@pytest.fixture(scope="session")
def office_without_data(tmp_path_factory: pytest.TempPathFactory) -> ReportsOffice:
    """No data at all."""
    return ReportsOffice(f"sqlite:///{tmp_path_factory.mktemp('vacio') / 'plancom.db'}", CARTAGENA)


@pytest.fixture
def offices(
    cartagena: ReportsOffice, museum: ReportsOffice, other_goals: ReportsOffice, office_without_data: ReportsOffice
) -> Callable[[str], ReportsOffice]:
    return {"cartagena": cartagena, "museum": museum, "others": other_goals, "empty": office_without_data}.__getitem__
