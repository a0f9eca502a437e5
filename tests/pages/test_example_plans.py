"""Another plan than that of 2018 in force, with its own data: every page, report and command, in both languages, speaks of it alone."""

import csv
import datetime as dt
import re
import shutil
from pathlib import Path

import pytest
from conftest import Screen

from plancom.services import importing
from plancom.services.plan_examples import DATA_THROUGH, SUITS, plan_example
from plancom.services.plans import put_in_force
from plancom.store.db import schema
from plancom.store.db.engine import make_engine
from plancom.store.office.task_changes import record_state
from plancom.store.office.task_states import TaskState

NOW = dt.datetime(2026, 11, 2, 12, 0)
CUT_OFF = DATA_THROUGH.isoformat()
OF_2018 = re.compile(
    r"digital[ií]zate|participa ?ya|el[ -]universal|bazurto|cartagena|\b(?:2018|2019|2020|2021)\b", re.IGNORECASE
)
PAGES = [
    "resumen", "resumen?ver=balance", "resumen?ver=llegamos", "resumen?ver=cambios", "resumen?ver=efectos", "resumen?ver=hoja",
    "visitas", "visitas?ver=llegamos", "visitas?ver=cambios", "redes", "redes?ver=llegamos", "redes?ver=cambios", "prensa", "prensa?ver=cambios",
    "adopcion", "adopcion?ver=cambios", "tareas", "tareas?ver=linea", "tareas?ver=entregado",
    "mes", "historial", "historial?ver=revisar", "historial?ver=presentado",
    "plan", "plan?ver=lecturas", "plan?ver=metas", "plan?ver=abiertas", "plan?ver=versiones",
    "presentar", "presentar?ver=informes", "presentar?ver=publico", "ayuda", "origen",
]  # fmt: skip
DATASETS = ["visits", "posts", "press", "procedures", "activities"]


@pytest.fixture(scope="module", params=list(SUITS))
def example(request):
    return plan_example(request.param)


@pytest.fixture(scope="module")
def database_of(example, tmp_path_factory) -> Path:
    """A database in which the example's plan was put in force and its data were taken in, made once; no plan file lies beside it."""
    path = tmp_path_factory.mktemp(example.id) / "plancom.db"
    engine = make_engine(f"sqlite:///{path.as_posix()}")
    schema.upgrade(engine)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PLANCOM_PLAN", str(path.parent))
        put_in_force(engine, example.text, name=example.id, day=dt.date(2026, 1, 15), act="Acta 1", author="Ana", now=NOW)
        files = [importing.source_file(one.name, one.read_bytes()) for one in example.files]
        assert all(one.outcome == "imported" for one in importing.take_in(engine, files, example.plan))
        with example.tasks.open(encoding="utf-8", newline="") as file:
            for line in csv.DictReader(file):
                change = TaskState(
                    line["tarea"], line["estado"], dt.date.fromisoformat(line["fecha"]), line["comentario"], author=""
                )
                record_state(engine, example.plan, change, today=DATA_THROUGH, now=NOW)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    return path


@pytest.fixture
def in_force(database_of, database, tmp_path, monkeypatch) -> str:
    """That database in the place of the test's own."""
    folder = tmp_path / "sin-planes"
    folder.mkdir()
    monkeypatch.setenv("PLANCOM_PLAN", str(folder))
    shutil.copy(database_of, tmp_path / "plancom.db")
    return database


def of_2018(words: str) -> set[str]:
    return {match[0] for match in OF_2018.finditer(words)}


@pytest.mark.parametrize("spoken", ["es", "en"])
def test_every_page_speaks_of_the_plan_in_force_alone(in_force, example, spoken):
    screen, found = Screen(in_force), {}
    for page in PAGES:
        # AppTest itself does not find again what was chosen in the words of another language.
        screen = Screen(in_force) if spoken == "en" else screen
        words = screen.open(page, corte=CUT_OFF, lang=spoken).words
        assert example.plan.institution.short_name in words or example.plan.institution.name in words, page
        if said := of_2018(words):
            found[page] = said
    for strategy in example.plan.strategies:
        screen = Screen(in_force) if spoken == "en" else screen
        assert strategy.name in screen.open(f"tareas?ver={strategy.id}", corte=CUT_OFF, lang=spoken).words
    assert found == {}
