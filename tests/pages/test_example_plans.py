"""Another plan than that of 2018 in force, with its own data: every page, report and command, in both languages, speaks of it alone."""

import csv
import datetime as dt
import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from plancom import cli
from plancom.services import importing
from plancom.services.plan_examples import DATA_THROUGH, SUITS, plan_example
from plancom.services.plans import put_in_force
from plancom.store.db import schema
from plancom.store.plans.task_changes import record_state
from plancom.store.plans.task_states import TaskState
from tests.engines import writable_engine
from tests.reports.report_contents import text_of_pdf, text_of_pptx

NOW = dt.datetime(2026, 11, 2, 12, 0)
CUT_OFF = DATA_THROUGH.isoformat()
OF_2018 = re.compile(
    r"digital[ií]zate|participa ?ya|el[ -]universal|bazurto|cartagena|\b(?:2018|2019|2020|2021)\b", re.IGNORECASE
)
RICHEST, LOWER = "servicios-digitales", "atencion-a-la-ciudadania"
"""The example with most shapes of goals, and that in which less is better and two goals are of one dataset."""
PAGES = [
    "resumen", "resumen?ver=balance", "resumen?ver=llegamos", "resumen?ver=cambios", "resumen?ver=efectos", "resumen?ver=hoja",
    "visitas", "visitas?ver=llegamos", "visitas?ver=cambios", "redes", "redes?ver=llegamos", "redes?ver=cambios", "prensa", "prensa?ver=cambios",
    "adopcion", "adopcion?ver=cambios", "tareas", "tareas?ver=linea", "tareas?ver=entregado",
    "mes", "historial", "historial?ver=revisar", "historial?ver=presentado",
    "plan", "plan?ver=lecturas", "plan?ver=metas", "plan?ver=abiertas", "plan?ver=versiones",
    "presentar", "presentar?ver=informes", "presentar?ver=publico", "ayuda", "origen",
]  # fmt: skip
DATASETS = ["visits", "posts", "press", "procedures", "activities"]


@pytest.fixture(scope="module")
def example(request):
    return plan_example(request.param)


@pytest.fixture(scope="module")
def database_of(example, tmp_path_factory) -> Path:
    """A database in which the example's plan was put in force and its data were taken in, made once; no plan file lies beside it."""
    path = tmp_path_factory.mktemp(example.id) / "plancom.db"
    engine = writable_engine(f"sqlite:///{path.as_posix()}")
    schema.upgrade(engine)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PLANCOM_PLAN", str(path.parent))
        put_in_force(
            engine, example.text, name=example.id, day=dt.date(2026, 1, 15), act="Acta 1", author="Ana", now=NOW
        )
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
    """What of it is said; the resolution on open data is of 2020 whatever the plan."""
    return {match[0] for match in OF_2018.finditer(re.sub(r"1519 (de|of) 2020", "", words))}


@pytest.mark.parametrize(
    ("example", "spoken"), [*((name, "es") for name in SUITS), (RICHEST, "en"), (LOWER, "en")], indirect=["example"]
)
def test_every_page_speaks_of_the_plan_in_force_alone(in_force, new_screen, example, spoken):
    screen, found = new_screen(), {}
    for page in PAGES:
        # AppTest itself does not find again what was chosen in the words of another language.
        screen = new_screen() if spoken == "en" else screen
        words = screen.open(page, corte=CUT_OFF, lang=spoken).words
        assert example.plan.institution.short_name in words or example.plan.institution.name in words, page
        if said := of_2018(words):
            found[page] = said
    for strategy in example.plan.strategies:
        screen = new_screen() if spoken == "en" else screen
        assert strategy.name in screen.open(f"tareas?ver={strategy.id}", corte=CUT_OFF, lang=spoken).words
    assert found == {}


# ------------------------------------------------------------------------------------------------------ reports, commands


def command(url: str, *arguments: str, spoken: str = "es") -> str:
    result = CliRunner().invoke(cli.app, ["--db", url, "--language", spoken, *arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == 0, (arguments, result.output)
    return result.output


def words_of(path: Path) -> str:
    """What can be read in a report."""
    if path.suffix in {".pdf", ".pptx"}:
        return {".pdf": text_of_pdf, ".pptx": text_of_pptx}[path.suffix](path.read_bytes())
    if path.suffix == ".xlsx":
        book = load_workbook(path)
        return "\n".join(
            str(cell)
            for sheet in book
            for row in sheet.iter_rows(values_only=True)
            for cell in (sheet.title, *row)
            if cell
        )
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    return re.sub(r"<(style|script)[^>]*>.*?</\1>|<[^>]+>", " ", path.read_text(encoding="utf-8"), flags=re.DOTALL)


@pytest.mark.parametrize(("example", "spoken"), [(RICHEST, "en"), (LOWER, "es")], indirect=["example"])
def test_every_report_speaks_of_the_plan_in_force_alone(in_force, example, tmp_path, spoken):
    folder = tmp_path / "informes"
    command(in_force, "report", "--format", "all", "-o", str(folder), "--as-of", CUT_OFF, spoken=spoken)
    written = sorted(path for path in folder.rglob("*") if path.is_file())
    assert {path.suffix for path in written} >= {".pptx", ".pdf", ".xlsx", ".html"}
    found = {}
    for path in written:
        words = words_of(path)
        assert len(words) > 500, path
        if said := of_2018(words):
            found[path.name] = said
    assert found == {}


@pytest.mark.parametrize(("example", "spoken"), [(RICHEST, "es"), (LOWER, "en")], indirect=["example"])
def test_every_command_that_reads_speaks_of_the_plan_in_force_alone(in_force, example, spoken):
    goal = next(one for one in example.plan.indicators if not one.kind.of_tasks)
    task = example.plan.strategies[0].tasks[0]
    at = ("--as-of", CUT_OFF)
    asked = [
        ("indicators", *at), ("indicators", *at, "--json"), ("years", *at), ("years", *at, "--json"), ("changes", *at), ("changes", *at, "--json"),
        ("effects", *at), ("summary", *at), ("summary", *at, "--format", "html"), ("imports",), ("readings", "list"), ("readings", "history"),
        ("breaks", "list"), ("notes", "list"), ("tasks", "list", *at), ("tasks", "history", task.id), ("plans", "list"),
        ("plans", "history", example.plan.id), ("month", "status", "--month", "2026-10"), ("month", "list"), ("check", "list", *at), ("snapshots", "list"), ("profiles", "list"),
        ("sheet", goal.id, *at), ("series", goal.id, *at), ("projection", goal.id, *at), ("lineage", goal.id, *at),
        *(("counts", dataset) for dataset in DATASETS),
    ]  # fmt: skip
    found = {}
    for one in asked:
        if said := of_2018(command(in_force, *one, spoken=spoken)):
            found[one] = said
    assert found == {}
    assert json.loads(command(in_force, "indicators", *at, "--json"))["plan"] == example.plan.id


@pytest.mark.parametrize("example", ["primer-plan"], indirect=True)
def test_the_sample_data_of_an_example_s_plan_are_its_own_and_another_s_plan_of_these_years_has_none(
    new_screen, example, database, tmp_path, monkeypatch
):
    def with_plan(text: str) -> list[str]:
        folder = tmp_path / "planes"
        folder.mkdir(exist_ok=True)
        (folder / "plan.toml").write_text(text, encoding="utf-8")
        monkeypatch.setenv("PLANCOM_PLAN", str(folder / "plan.toml"))
        return [button.key for button in new_screen().open(corte=CUT_OFF).app.button]

    assert "load-samples" not in with_plan(example.text.replace(example.id, "plan-de-otra-oficina"))
    refused = CliRunner().invoke(cli.app, ["--db", database, "demo", "load"])
    assert refused.exit_code == 1
    assert "No hay datos de ejemplo de «Plan de comunicación del año»" in refused.stderr
    assert "load-samples" in with_plan(example.text)
    screen = new_screen().open(corte=CUT_OFF).click("load-samples")
    assert of_2018(screen.words) == set()
    assert screen.app.session_state["corte"] == DATA_THROUGH
    assert "2 ● Van bien" in screen.words or "metas van bien" in screen.words
