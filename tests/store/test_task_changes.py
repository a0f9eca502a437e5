"""Changes of tasks are checked, kept whole or not at all, and refused to whoever has not seen the last one; on each engine."""

import datetime as dt
import threading

import pytest
from sqlalchemy import insert, update

from plancom.access import acts
from plancom.store.checks.damages import CheckContext
from plancom.store.checks.evidence import of_tasks
from plancom.store.db.data_version import version
from plancom.store.db.engine import writing
from plancom.store.imports.plan_changes import follow_plan
from plancom.store.office.documents import OutdatedError
from plancom.store.plans import task_evidence as evidence_store
from plancom.store.plans.task_changes import (
    MAX_COMMENT,
    TaskError,
    record_details,
    record_state,
    version_after,
    version_of,
)
from plancom.store.plans.task_details import TaskDetails, details
from plancom.store.plans.task_evidence import MAX_BYTES, EvidenceError, NewFile, content, evidence, safe_name
from plancom.store.plans.task_states import TaskState, states
from plancom.store.tables import evidence_files, task_states
from tests.builders import PLAN_ID, cartagena, d

PLAN, TODAY, NOW = cartagena(), d("2018-09-30"), dt.datetime(2018, 9, 30, 15, 0)
TASK = "folletos-ciudad"


def task_state(state="in_progress", day="2018-09-01", comment="Avanza", author="ana", task=TASK):
    return TaskState(task, state, d(day), comment, author)


def record(engine, one=None, **options):
    return record_state(engine, PLAN, one or task_state(), today=TODAY, now=NOW, **options)


def set_details(engine, seen=None, **values):
    return record_details(engine, PLAN, TaskDetails(TASK, **values), now=NOW, seen=seen)


def read(engine, question, *arguments):
    with engine.connect() as connection:
        return question(connection, *arguments)


def test_a_state_is_kept_with_its_evidence_byte_for_byte(engine):
    picture = bytes(range(256)) * 5000
    number = record(
        engine,
        task_state("done"),
        files=[NewFile("foto.jpg", picture), NewFile("acta.pdf", b"%PDF")],
        link=" https://x.co/a ",
    )
    kept = read(engine, evidence)[number]
    assert [(one.name, one.link, one.size) for one in kept] == [
        ("foto.jpg", "", len(picture)), ("acta.pdf", "", 4), ("", "https://x.co/a", 0),
    ]  # fmt: skip
    assert read(engine, content, kept[0].id) == NewFile("foto.jpg", picture)
    (one,) = read(engine, states, PLAN_ID)[TASK]
    assert (one.state, one.comment, one.author, one.id, one.created_at) == ("done", "Avanza", "ana", number, NOW)


def test_the_same_file_twice_is_stored_once_and_found_under_both_names(engine):
    first = record(engine, files=[NewFile("a.txt", b"igual")])
    second = record(engine, files=[NewFile("b.txt", b"igual")])
    found = read(engine, evidence)
    assert [read(engine, content, found[n][0].id).name for n in (first, second)] == ["a.txt", "b.txt"]
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM evidence_files").scalar() == 1


REFUSED = [
    (task_state(comment=" \n "), {}, "Escriba un comentario"),
    (task_state(comment="x" * (MAX_COMMENT + 1)), {}, "use 5.000 caracteres o menos"),
    (task_state("done", "2018-10-01"), {}, "no puede estar en el futuro: hoy es 30/09/2018"),
    (task_state(day="2017-12-31"), {}, "empezó el 01/01/2018"),
    (task_state(task="pintar"), {}, "«pintar» no está en el plan. Las hay: video-corporativo"),
    (task_state(), {"link": "javascript:alert(1)"}, "empiece por https://"),
    (task_state(), {"link": "JaVaScRiPt://x.co/%0Aalert(1)"}, "empiece por https://"),
    (task_state(), {"link": "data:text/html,<script>"}, "empiece por https://"),
    (task_state(), {"link": "https://"}, "empiece por https://"),
    (task_state(), {"link": "https://x.co/<script>"}, "empiece por https://"),
    (task_state(), {"link": "http://[::1"}, "empiece por https://"),
    (task_state(), {"link": "https://x.co/" + "a" * 2000}, "demasiado largo"),
    (task_state(), {"files": [NewFile("vacío.pdf", b"")]}, "«vacío.pdf» está vacío"),
    (task_state(), {"files": [NewFile("video.mp4", b"x" * (MAX_BYTES + 1))]}, "el máximo es 10 MB"),
    (task_state(), {"files": [NewFile("foto.jpg.EXE ", b"MZ")]}, "«foto.jpg.EXE» es un programa"),
    (task_state(), {"files": [NewFile("acta.pdf", b"%PDF"), NewFile("abrir.js", b"1")]}, "«abrir.js» es un programa"),
    (task_state(), {"files": [NewFile(f"{n}", b"x") for n in range(6)]}, "hasta 5"),
]


def test_what_cannot_be_kept_is_said_and_leaves_nothing(engine):
    before = read(engine, version)
    for one, options, sentence in REFUSED:
        with pytest.raises((TaskError, EvidenceError), match=sentence):
            record(engine, one, **options)
    assert read(engine, states, PLAN_ID) == {}
    assert read(engine, evidence) == {}
    assert read(engine, version) == before


def found_of_evidence(connection):
    return [one.damage.message for one in of_tasks(connection, CheckContext({}))]


def test_a_kept_file_that_was_damaged_is_found_by_its_name(engine):
    record(engine, files=[NewFile("acta.pdf", b"%PDF"), NewFile("foto.jpg", b"JFIF")])
    assert read(engine, found_of_evidence) == []
    with engine.begin() as connection:
        connection.execute(update(evidence_files).where(evidence_files.c.content == b"%PDF").values(content=b"%PDX"))
    assert read(engine, found_of_evidence) == [
        "El archivo de evidencia «acta.pdf» no es el que se guardó: se dañó en la base de datos."
    ]


def test_a_comment_of_5000_characters_and_markup_comes_back_letter_for_letter(engine):
    text = ("<script>alert('ñ')</script> **$x$** " * 200)[: MAX_COMMENT - 1] + "."
    record(engine, task_state(comment=text))
    assert read(engine, states, PLAN_ID)[TASK][0].comment == text


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        (r"C:\Users\ana\acta.pdf", "acta.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie_ x.pdf"),
        ("fotoe\u202egpj.exe", "fotoegpj.exe"),
        ("..", "evidencia"),
        ("", "evidencia"),
        ("ñandú<1>.png", "ñandú_1_.png"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_a_files_name_is_safe_in_any_folder(name, kept):
    assert safe_name(name) == kept


def test_details_are_versions_and_the_same_twice_is_none(engine):
    assert set_details(
        engine, responsible=" Prensa ", due=d("2018-06-30"), media=("Folletos", "", "Folletos "), author="ana"
    )
    assert not set_details(engine, responsible="Prensa", due=d("2018-06-30"), media=("Folletos",))
    assert set_details(
        engine, responsible="Prensa", due=d("2018-12-31"), media=None, audience="Comerciantes", comment="Imprenta"
    )
    first, second = read(engine, details, PLAN_ID)[TASK]
    assert (first.responsible, first.due, first.media, first.author) == (
        "Prensa",
        d("2018-06-30"),
        ("Folletos",),
        "ana",
    )
    assert (second.due, second.media, second.audience, second.comment) == (
        d("2018-12-31"),
        None,
        "Comerciantes",
        "Imprenta",
    )


def test_details_that_contradict_the_plan_are_refused(engine):
    for values, sentence in (
        ({"due": d("2017-12-31")}, "anterior al plan, que empieza el 01/01/2018"),
        ({"due": d("2022-01-01")}, "posterior al plan, que termina el 31/12/2021"),
        ({"responsible": "x" * 201}, "use 200 caracteres o menos"),
        ({"media": tuple(map(str, range(21)))}, "hasta 20"),
        ({"comment": "x" * 5001}, "use 5.000 caracteres"),
    ):
        with pytest.raises(TaskError, match=sentence):
            set_details(engine, **values)
    assert read(engine, details, PLAN_ID) == {}


def test_the_second_of_two_people_is_told_and_sees_what_the_first_said(engine):
    seen = read(engine, version_of, PLAN_ID, TASK)
    record(engine, task_state("done", comment="Repartidos", author="Ana"), seen=seen)
    with pytest.raises(OutdatedError) as error:
        record(engine, task_state("cancelled", comment="No se hará", author="Luis"), seen=seen)
    assert [(one.author, one.state, one.comment) for one in error.value.since] == [("Ana", "done", "Repartidos")]
    with pytest.raises(OutdatedError):
        set_details(engine, seen=seen, responsible="Luis")
    assert len(read(engine, states, PLAN_ID)[TASK]) == 1
    record(
        engine,
        task_state("cancelled", comment="No se hará", author="Luis"),
        seen=version_after(seen, error.value.since),
    )
    assert [one.state for one in read(engine, states, PLAN_ID)[TASK]] == ["done", "cancelled"]


def test_a_change_of_details_is_told_to_who_changes_the_state(engine):
    seen = read(engine, version_of, PLAN_ID, TASK)
    set_details(engine, responsible="Prensa")
    with pytest.raises(OutdatedError) as error:
        record(engine, seen=seen)
    assert [(one.author, one.responsible) for one in error.value.since] == [("", "Prensa")]
    assert version_after(seen, error.value.since) == read(engine, version_of, PLAN_ID, TASK)
    record(engine, task_state(task="comercial-tv"), seen=read(engine, version_of, PLAN_ID, "comercial-tv"))


def test_of_many_who_write_at_once_one_is_kept_and_the_others_are_told(engine):
    seen, told, start = read(engine, version_of, PLAN_ID, TASK), [], threading.Barrier(4)

    def write(name):
        start.wait()
        try:
            record(engine, task_state(author=name, comment=name), seen=seen)
        except OutdatedError as error:
            told.append(error.since[-1].comment)

    threads = [threading.Thread(target=write, args=(str(n),)) for n in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    (kept,) = read(engine, states, PLAN_ID)[TASK]
    assert told == [kept.comment] * 3


def test_evidence_that_cannot_be_written_takes_its_state_along(engine, monkeypatch):
    def broken(*_):
        raise RuntimeError

    monkeypatch.setattr("plancom.store.plans.task_changes.add_evidence", broken)
    with pytest.raises(RuntimeError):
        record(engine, files=[NewFile("a.txt", b"x")])
    assert read(engine, states, PLAN_ID) == {}


def test_there_is_no_file_behind_a_link_or_an_unknown_number(engine):
    number = record(engine, link="https://x.co")
    for one in (read(engine, evidence)[number][0].id, 99):
        with pytest.raises(EvidenceError, match="No hay un archivo de evidencia"):
            read(engine, evidence_store.content, one)


def test_two_plans_with_a_task_of_one_name_have_what_was_registered_of_each(engine):
    next_plan = PLAN.model_copy(update={"id": "siguiente"})
    record(engine)
    record_state(engine, next_plan, task_state("done"), today=TODAY, now=NOW)
    record_details(engine, next_plan, TaskDetails(TASK, responsible="Ana"), now=NOW)
    assert [one.state for one in read(engine, states, PLAN_ID)[TASK]] == ["in_progress"]
    assert [one.state for one in read(engine, states, "siguiente")[TASK]] == ["done"]
    assert read(engine, details, PLAN_ID) == {}
    assert read(engine, details, "siguiente")[TASK][-1].responsible == "Ana"


def test_what_was_registered_before_there_were_several_plans_is_of_the_first(engine):
    with writing(engine, acts.IMPORT) as connection:
        written = {
            "task": TASK,
            "state": "done",
            "day": d("2018-09-01"),
            "comment": "c",
            "author": "",
            "created_at": NOW,
        }
        connection.execute(insert(task_states), [written])
    follow_plan(engine, PLAN)
    follow_plan(engine, PLAN.model_copy(update={"id": "siguiente"}))
    assert [one.state for one in read(engine, states, PLAN_ID)[TASK]] == ["done"]
    assert read(engine, states, "siguiente") == {}
