"""Reports say of every task who answers for it, until when, and whether it is overdue."""

import datetime as dt
import io

import openpyxl
import pytest

from plancom.store.plans.task_changes import record_details, record_state
from plancom.store.plans.task_details import TaskDetails
from plancom.store.plans.task_states import TaskState
from tests.builders import d

MADE_AT = dt.datetime(2018, 10, 1, 15, 0)
LONG = "Se repartieron los folletos. " * 170


@pytest.fixture
def office(new_office):
    made = new_office

    def arranged(task, **values):
        record_details(made.engine, made.plan, TaskDetails(task, **values), now=MADE_AT)

    arranged(
        "folletos-ciudad",
        responsible="Oficina de Prensa",
        due=d("2018-08-31"),
        media=("Volantes",),
        audience="Comerciantes",
    )
    arranged("correos-usuarios", responsible="Sistemas", due=d("2018-06-30"))
    arranged("comercial-tv", due=d("2019-06-30"))
    said = TaskState("folletos-ciudad", "in_progress", d("2018-03-15"), LONG, "Ana")
    record_state(made.engine, made.plan, said, today=dt.date(2018, 9, 30), now=MADE_AT)
    return made


def slide(deck, name):
    return next(one for one in deck.slides if one.id == name)


def test_the_late_slide_names_who_answers_the_longest_overdue_first(office):
    late = slide(office.deck("2018-09-30"), "tareas-vencidas")
    table = late.tables[0]
    assert table.head == ("Tarea", "Estrategia", "Estado", "Para el", "Responsable", "Lo último que se dijo")
    assert [(row[0], row[2], row[3], row[4]) for row in table.rows] == [
        ("Correos a los usuarios registrados", "! Vencida · ? Sin estado registrado", "30/06/2018", "Sistemas"),
        ("Folletos en puntos de la ciudad", "! Vencida · ◐ En curso", "31/08/2018", "Oficina de Prensa"),
    ]
    said = table.rows[1][-1]
    assert said.startswith("15/03/2018: Se repartieron")
    assert said.endswith("…")
    assert len(said) < 270
    assert sum(table.widths) == pytest.approx(1)
    assert late.headline == "2 tareas vencidas sin terminar."


def test_a_due_day_that_was_moved_is_late_only_from_then_on(office):
    deck = office.deck("2018-12-31")
    late = {
        row[0]
        for one in deck.slides
        if one.id.startswith("tareas-vencidas")
        for table in one.tables
        for row in table.rows
    }
    assert "Comercial sobre trámites, servicios y canales" not in late
    assert "Video corporativo en el sitio web" in late


def test_a_strategy_s_slide_lists_its_tasks_with_who_answers(office):
    table = slide(office.deck("2018-09-30"), "tareas-participa-ya").tables[0]
    assert [row[3] for row in table.rows] == ["Sistemas", "Oficina de Prensa", "–", "–"]  # those that are late first
    table = slide(office.deck("2018-09-30"), "tareas-digitalizate").tables[0]
    assert "Responsable" not in table.head


@pytest.mark.parametrize("file_format", ["pptx", "pdf", "html", "xlsx"])
def test_every_format_is_written_with_them(office, tmp_path, file_format):
    path = tmp_path / f"informe.{file_format}"
    office.run("report", "--format", file_format, "-o", path, "--as-of", "2018-09-30")
    if file_format == "html":
        assert "Oficina de Prensa" in path.read_text(encoding="utf-8")
    if file_format == "xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))["Lista de tareas"]
        rows = {row[0].value: [cell.value for cell in row] for row in sheet.iter_rows(min_row=2)}
        row = rows["Folletos en puntos de la ciudad"]
        assert row[3].date() == d("2018-08-31")
        assert row[6] == LONG.strip()
        assert row[8:11] == ["Oficina de Prensa", "Volantes", "Comerciantes"]
