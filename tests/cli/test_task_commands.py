"""The plan's tasks on the command line: listed, changed with a comment, proved, and told."""

import pytest

from plancom import clock
from tests.builders import d

TASK = "folletos-ciudad"


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda _plan: d("2018-09-30"))


def tasks(plancom, *options):
    return {one["id"]: one for one in plancom.json("tasks", "list", *options)["tasks"]}


def test_a_state_with_evidence_is_listed_told_and_given_back_byte_for_byte(plancom, save, tmp_path):
    acta = save("acta de entrega.pdf", bytes(range(256)))
    plancom("tasks", "set", TASK, "done", "--comment", "Se repartieron", "--day", "2018-09-01", "--file", acta, "--link", "https://x.co/a", "--author", "Ana")  # fmt: skip
    one = tasks(plancom)[TASK]
    assert (one["state"], one["since"], one["comment"], one["author"]) == (
        "done",
        "2018-09-01",
        "Se repartieron",
        "Ana",
    )
    assert [(e["file"], e["link"], e["size"]) for e in one["evidence"]] == [
        ("acta de entrega.pdf", None, 256),
        (None, "https://x.co/a", 0),
    ]
    (change,) = plancom.json("tasks", "history", TASK)["changes"]
    number = change["evidence"][0]["id"]
    plancom("tasks", "evidence", number, "-o", tmp_path / "otra.pdf")
    assert (tmp_path / "otra.pdf").read_bytes() == bytes(range(256))
    assert f"evidencia {number}: acta de entrega.pdf" in plancom("tasks", "history", TASK).stdout
    before = tasks(plancom, "--as-of", "2018-08-31")[TASK]
    assert (before["state"], before["standing"]) == ("pending", "unsaid")
    assert plancom.figures("2018-09-30")["tasks"]["actual_to_date"] == pytest.approx(1 / 8)


def test_what_is_not_given_stays_as_it_was(plancom):
    plancom(
        "tasks",
        "edit",
        TASK,
        "--responsible",
        "Prensa",
        "--due",
        "2018-06-30",
        "--media",
        "Radio",
        "--media",
        "Folletos",
    )
    plancom("tasks", "edit", TASK, "--audience", "Comerciantes")
    one = tasks(plancom)[TASK]
    assert (one["responsible"], one["due"], one["media"], one["audience"]) == (
        "Prensa",
        "2018-06-30",
        ["Radio", "Folletos"],
        "Comerciantes",
    )
    assert "no había nada que cambiar" in plancom("tasks", "edit", TASK, "--audience", "Comerciantes").stderr
    plancom("tasks", "edit", TASK, "--due", "", "--responsible", "")
    one = tasks(plancom)[TASK]
    assert (one["responsible"], one["due"]) == (None, "2018-12-31")
    assert len(plancom.json("tasks", "history", TASK)["changes"]) == 3


def test_overdue_tasks_come_first_and_can_be_listed_alone(plancom):
    plancom("tasks", "edit", "servicios-en-redes", "--due", "2018-06-30")
    plancom("tasks", "edit", TASK, "--due", "2018-08-31")
    lines = plancom("tasks", "list").stdout.splitlines()
    assert [line.split()[0] for line in lines[:2]] == ["servicios-en-redes", TASK]
    assert "! Vencida · ? Sin estado registrado" in lines[0]
    assert "30/06/2018, hace 92 días" in lines[0]
    assert list(tasks(plancom, "--overdue")) == ["servicios-en-redes", TASK]
    assert len(tasks(plancom, "--strategy", "digitalizate")) == 4
    assert "No hay tareas vencidas" in plancom("tasks", "list", "--overdue", "--as-of", "2018-01-31").stderr


def test_what_was_delivered_stands_with_its_task(plancom, save):
    plancom.imported(
        save(
            "a.csv",
            "fecha,medio,tarea,cantidad\n2018-02-03,Folletos,folletos-ciudad,300\n2018-03-03,Folletos,folletos-ciudad,200\n",
        )
    )
    assert tasks(plancom)[TASK]["delivered"] == [{"medium": "Folletos", "quantity": 500, "activities": 2}]
    assert tasks(plancom, "--as-of", "2018-02-28")[TASK]["delivered"][0]["quantity"] == 300


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("set", TASK, "done", "--comment", " "), 1, "Escriba un comentario"),
        (("set", TASK, "done", "--comment", "x", "--day", "2018-10-01"), 1, "no puede estar en el futuro"),
        (("set", TASK, "done", "--comment", "x", "--link", "ftp://x.co"), 1, "Ese enlace no sirve"),
        (("set", TASK, "done", "--comment", "x", "--file", "no-existe.pdf"), 2, "No se puede leer"),
        (("set", TASK, "hecha", "--comment", "x"), 2, "no es un estado"),
        (("set", "pintar", "done", "--comment", "x"), 2, "no es una tarea del plan"),
        (("edit", "pintar"), 2, "no es una tarea del plan"),
        (("edit", TASK, "--due", "2017-12-31"), 1, "anterior al plan"),
        (("edit", TASK, "--due", "mañana"), 2, "no es una fecha"),
        (("history", "pintar"), 2, "no es una tarea del plan"),
        (("evidence", 7), 1, "No hay un archivo de evidencia"),
        (("list", "--strategy", "nada"), 2, "no es una estrategia"),
    ],
    ids=str,
)
def test_what_cannot_be_done_is_a_sentence_and_changes_nothing(plancom, arguments, code, words):
    result = plancom("tasks", *arguments, code=code)
    assert words in " ".join(result.stderr.replace("│", " ").split())
    assert plancom.json("tasks", "history", TASK)["changes"] == []


def test_a_due_day_moves_what_the_indicator_expects_on_every_way_out(plancom):
    plancom("tasks", "set", TASK, "in_progress", "--comment", "Va", "--day", "2018-02-01", "--author", "Ana")
    assert plancom.figures("2018-09-30")["tasks"]["expected_to_date"] == 0
    plancom("tasks", "edit", TASK, "--due", "2018-06-30", "--author", "Ana")
    figure = plancom.figures("2018-09-30")["tasks"]
    assert (figure["expected_to_date"], figure["pace"], figure["status"]) == (1 / 8, 0, "off_track")
    assert plancom.figures("2018-06-29")["tasks"]["expected_to_date"] == 0
    series = plancom.json("sheet", "tasks", "--as-of", "2018-09-30")["indicator"]
    assert series["expected_to_date"] == 1 / 8
    needed = plancom.json("projection", "tasks", "--as-of", "2018-09-30")["needed"]
    assert (needed["remaining"], needed["months_left"]) == (8, 3)
    plancom("tasks", "set", "comercial-tv", "cancelled", "--comment", "Va", "--day", "2018-02-01", "--author", "Ana")
    assert plancom.json("projection", "tasks", "--as-of", "2018-09-30")["needed"]["remaining"] == 7
    assert plancom.figures("2018-09-30")["tasks"]["expected_to_date"] == pytest.approx(1 / 7)
