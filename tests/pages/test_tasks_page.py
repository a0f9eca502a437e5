"""«Seguimiento»: every task with what is known of it, changed with a comment and evidence, and nobody's change lost."""

import datetime as dt
import re

import pytest

from plancom import clock
from plancom.store.plans import task_evidence
from plancom.store.plans.task_changes import record_details, record_state
from plancom.store.plans.task_details import TaskDetails, details
from plancom.store.plans.task_evidence import NewFile
from plancom.store.plans.task_states import TaskState, states
from tests.builders import d

TASK = "folletos-ciudad"
PAGE, OF_STRATEGY = "tareas", "tareas?ver=participa-ya"
NOW = dt.datetime(2018, 9, 30, 15, 0)
HOSTILE = "<script>alert(1)</script> **x** [ir](javascript:alert(1)) $a$"


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda _plan: d("2018-09-30"))


def set_task_state(
    office, state="in_progress", *, day="2018-09-01", comment="Avanza", author="Ana", task=TASK, **options
):
    record_state(
        office.engine,
        office.plan,
        TaskState(task, state, d(day), comment, author),
        today=d("2018-09-30"),
        now=NOW,
        **options,
    )


def set_details(office, task=TASK, **values):
    record_details(office.engine, office.plan, TaskDetails(task, **values), now=NOW)


def ask_store(office, question=states):
    whose = [] if question is task_evidence.evidence else [office.plan.id]
    with office.engine.connect() as connection:
        return question(connection, *whose)


def form(screen, *parts, page=PAGE, task=TASK):
    """The page with the task's parts open."""
    screen.open(page, corte="2018-09-30")
    screen.app.pills(key=f"task-{task}-open").set_value(list(parts))
    return screen.run()


FORM_OF = {"state": "progress", "day": "progress", "comment": "progress", "link": "progress", "files": "progress"}


def field(screen, part, kind="text_input", turn=0, form=""):
    return getattr(screen.app, kind)(key=f"task-{TASK}-{form or FORM_OF.get(part, 'details')}-{turn}-{part}")


def save(screen, form="progress", turn=0):
    field(screen, "save", "button", turn, form).click()
    return screen.run()


def words(screen):
    """What is read, without the signs that keep markdown from acting."""
    return re.sub(r"\\(.)", r"\1", screen.words)


def order(screen):
    return [
        one["body"].split('aria-label="')[1].split('"')[0]
        for one in screen.messages
        if 'class="pc-task"' in one.get("body", "")
    ]


@pytest.mark.parametrize("page", [PAGE, OF_STRATEGY])
def test_a_state_is_kept_with_comment_author_link_and_file(screen, sample_data, office, page):
    form(screen, "progress", page=page)
    field(screen, "state", "radio").set_value("done")
    field(screen, "comment", "text_area").set_value("Se repartieron\n1.200 folletos")
    field(screen, "link").set_value("https://x.co/acta")
    field(screen, "files", "file_uploader").upload("acta.pdf", b"%PDF-1", "application/pdf")
    screen.app.text_input(key="quien").set_value("Ana Ruiz")
    save(screen)
    assert "Se guardó: ● Hecha desde el 30/09/2018. Evidencia: «acta.pdf» y el enlace." in words(screen)
    assert [one.value for one in screen.app.toast] == ["Listo: quedó guardado en la tarea."]
    (one,) = ask_store(office)[TASK]
    assert (one.state, one.day, one.comment, one.author) == (
        "done",
        d("2018-09-30"),
        "Se repartieron\n1.200 folletos",
        "Ana Ruiz",
    )
    (proofs,) = ask_store(office, task_evidence.evidence).values()
    assert [(proof.name, proof.link) for proof in proofs] == [("acta.pdf", ""), ("", "https://x.co/acta")]
    with office.engine.connect() as connection:
        assert task_evidence.content(connection, proofs[0].id) == NewFile("acta.pdf", b"%PDF-1")
    screen.app.pills(key=f"task-{TASK}-open").set_value(["progress", "history"])
    screen.run()
    assert field(screen, "comment", "text_area", turn=1).value == ""
    assert "Lo registró Ana Ruiz el" in words(screen)
    assert "acta.pdf (1 kB)" in words(screen)


REFUSED = [
    ({}, "Escriba un comentario"),
    ({"comment": " \n "}, "Escriba un comentario"),
    ({"comment": "Listo", "day": d("2018-10-01")}, "no puede estar en el futuro: hoy es 30/09/2018"),
    ({"comment": "Listo", "day": d("2017-12-31")}, "no puede ser anterior al plan, que empezó el 01/01/2018"),
    ({"comment": "Listo", "link": "javascript:alert(1)"}, "Ese enlace no sirve"),
    ({"comment": "Listo", "files": ("virus.exe", b"MZ")}, "«virus.exe» es un programa"),
    ({"comment": "Listo", "files": ("vacío.pdf", b"")}, "«vacío.pdf» está vacío"),
]


@pytest.mark.parametrize(("typed", "sentence"), REFUSED, ids=[sentence for _, sentence in REFUSED])
def test_what_cannot_be_kept_is_said_and_what_was_typed_stays(screen, sample_data, office, typed, sentence):
    form(screen, "progress")
    field(screen, "state", "radio").set_value("postponed")
    kinds = {"comment": "text_area", "day": "date_input", "link": "text_input"}
    for part, value in typed.items():
        if part == "files":
            field(screen, part, "file_uploader").upload(*value, "application/octet-stream")
        else:
            field(screen, part, kinds[part]).set_value(value)
    save(screen)
    assert sentence in words(screen)
    assert ask_store(office) == {}
    assert field(screen, "state", "radio").value == "postponed"
    for part, value in typed.items():
        if part in kinds:
            assert field(screen, part, kinds[part]).value == value


def test_a_due_date_outside_the_plan_is_refused(screen, sample_data, office):
    form(screen, "details")
    for day, sentence in (
        ("2017-12-31", "anterior al plan, que empieza el 01/01/2018"),
        ("2022-01-01", "posterior al plan, que termina el 31/12/2021"),
    ):
        field(screen, "due", "date_input").set_value(d(day))
        save(screen, "details")
        assert sentence in words(screen)
    assert ask_store(office, details) == {}


def test_details_are_kept_and_the_plans_own_stay_the_plans(screen, sample_data, office):
    form(screen, "details")
    assert field(screen, "due", "date_input").value == d("2018-12-31")
    field(screen, "responsible").set_value("Prensa")
    field(screen, "audience").set_value("Comerciantes")
    save(screen, "details")
    (one,) = ask_store(office, details)[TASK]
    assert (one.responsible, one.audience, one.due, one.media) == ("Prensa", "Comerciantes", None, None)
    screen.app.pills(key=f"task-{TASK}-open").set_value(["details"])
    screen.run()
    field(screen, "due", "date_input", turn=1).set_value(d("2018-06-30"))
    field(screen, "media", "multiselect", turn=1).set_value(["Folletos", "WhatsApp"])
    save(screen, "details", turn=1)
    assert ask_store(office, details)[TASK][-1].due == d("2018-06-30")
    assert ask_store(office, details)[TASK][-1].media == ("Folletos", "WhatsApp")
    assert order(screen)[0] == "Folletos en puntos de la ciudad"
    assert "30/06/2018, hace 92 días" in words(screen)
    screen.app.pills(key=f"task-{TASK}-open").set_value(["details"])
    screen.run()
    save(screen, "details", turn=2)
    assert "No había nada que cambiar" in words(screen)
    assert len(ask_store(office, details)[TASK]) == 2


def test_the_second_of_two_people_is_told_and_loses_nothing(screen, sample_data, office):
    form(screen, "progress")
    field(screen, "state", "radio").set_value("cancelled")
    field(screen, "comment", "text_area").set_value("No se hará")
    set_task_state(office, "done", comment="Repartidos", author="Ana")
    set_details(office, responsible="Prensa", author="Luis")
    save(screen)
    assert "Mientras usted escribía, Ana y Luis cambiaron esta tarea" in words(screen)
    assert "Ana: ● Hecha desde el 01/09/2018. «Repartidos»" in words(screen)
    assert "Luis: Responsable: Prensa." in words(screen)
    assert [one.state for one in ask_store(office)[TASK]] == ["done"]
    assert field(screen, "comment", "text_area").value == "No se hará"
    assert field(screen, "state", "radio").value == "cancelled"
    save(screen)
    assert [one.state for one in ask_store(office)[TASK]] == ["done", "cancelled"]
    assert "Mientras usted escribía" not in words(screen)


def test_saving_one_form_leaves_the_other_open_and_is_no_change_of_somebody_else(screen, sample_data, office):
    form(screen, "progress", "details")
    field(screen, "comment", "text_area").set_value("Empieza")
    save(screen)
    assert screen.app.pills(key=f"task-{TASK}-open").value == ["details"]
    field(screen, "responsible").set_value("Prensa")
    save(screen, "details")
    assert "Mientras usted escribía" not in words(screen)
    assert ask_store(office, details)[TASK][-1].responsible == "Prensa"


def test_a_form_opened_before_somebody_else_wrote_is_told_even_after_one_s_own_change(screen, sample_data, office):
    form(screen, "details")
    set_task_state(office, comment="Repartidos", author="Ana")
    screen.app.pills(key=f"task-{TASK}-open").set_value(["progress", "details"])
    screen.run()
    field(screen, "comment", "text_area").set_value("Empieza")
    save(screen)
    field(screen, "responsible").set_value("Prensa")
    save(screen, "details")
    assert "Mientras usted escribía, Ana" in words(screen)
    assert ask_store(office, details) == {}


def test_a_change_after_the_cut_off_is_kept_and_said_not_to_be_seen(screen, sample_data, office):
    screen.open(PAGE, corte="2018-06-30")
    screen.app.pills(key=f"task-{TASK}-open").set_value(["progress"])
    screen.run()
    field(screen, "comment", "text_area").set_value("Empieza")
    field(screen, "day", "date_input").set_value(d("2018-07-15"))
    save(screen)
    assert "Sin evidencia. El corte que usted mira es el 30/06/2018" in words(screen)
    assert len(ask_store(office)[TASK]) == 1
    screen.app.pills(key=f"task-{TASK}-open").set_value(["history"])
    screen.run()
    assert "posterior al corte" in words(screen)


def test_overdue_tasks_come_first_and_the_states_add_up(screen, sample_data, office):
    set_details(office, due=d("2018-06-30"), responsible="Prensa")
    set_task_state(office, "done", task="comercial-tv")
    set_task_state(office, "cancelled", task="video-corporativo")
    screen.open(PAGE, corte="2018-09-30")
    names = order(screen)
    assert (len(names), names[0]) == (8, "Folletos en puntos de la ciudad")
    assert set(names[-2:]) == {"Comercial sobre trámites, servicios y canales", "Video corporativo en el sitio web"}
    stand = next(one["body"] for one in screen.messages if "pc-stand" in one.get("body", ""))
    for text in ("<strong>1</strong>", "vencida</span>", "de 8 tareas:", "● hecha<", "✕ cancelada<"):
        assert text in stand
    assert "pendientes" not in stand, "a state that no task is in is not counted"
    shown = [int(count) for count in re.findall(r"<strong>(\d+)</strong>", stand)]
    assert (shown[0], sum(shown[1:])) == (1, 8)
    assert "El 14,3 % de las tareas" in stand.replace("\xa0", " ").replace("\u202f", " ")
    groups = [one.value for one in (*screen.app.header, *screen.app.subheader)]
    assert groups == [
        "Vencidas (1)",
        "Por terminar (5)",
        "Terminadas o canceladas (2)",
    ]
    screen.app.selectbox(key="responsable").set_value("Prensa")
    screen.run()
    assert order(screen) == ["Folletos en puntos de la ciudad"]


def test_a_strategy_in_the_address_shows_its_tasks_alone(screen, sample_data):
    screen.open(PAGE, corte="2018-09-30", estrategia="Digitalízate")
    assert len(order(screen)) == 4
    assert "Correos a los usuarios registrados" not in order(screen)
    screen.open(PAGE, corte="2018-09-30", estrategia="nada")
    assert len(order(screen)) == 8


def test_the_timelines_show_every_task_with_words_and_a_table(screen, sample_data, office):
    set_details(office, due=d("2018-06-30"))
    screen.open(PAGE, corte="2018-09-30")
    screen.app.session_state["estrategias"] = "Línea de tiempo"
    screen.run()
    assert [chart.key for chart in screen.charts] == [
        "plot-linea-de-tiempo-de-digitalizate",
        "plot-linea-de-tiempo-de-participa-ya",
    ]
    late = screen.charts[1]
    assert late.alt.endswith("Vencida: «Folletos en puntos de la ciudad», que vencía el 30/06/2018.")
    texts = [note["text"] for note in late.figure["layout"]["annotations"]]
    assert any(
        "! Vencida · ? Con entregas, sin estado" in text for text in texts
    )  # the samples have what was delivered


def test_what_was_delivered_is_the_activities_file_added_up(screen, office):
    rows = "2018-02-03,folletos,folletos-ciudad,300\n2018-03-03,Folletos,folletos-ciudad,200\n2018-03-04,Radio,,2\n2018-10-01,Radio,,9\n"
    office.take(f"fecha,medio,tarea,cantidad\n{rows}")
    screen.open(PAGE, corte="2018-09-30")
    assert "Folletos: 500" in words(screen)
    screen.app.session_state["estrategias"] = "Lo entregado"
    screen.run()
    sums = next(one["body"] for one in screen.messages if "pc-sums" in one.get("body", ""))
    assert "<strong>500</strong> <span>2 actividades, la última el 03/03/2018</span>" in sums
    assert "<strong>2</strong>" in sums
    table = screen.app.table[0].value
    assert table[["Tarea", "Medio", "Cantidad"]].to_numpy().tolist() == [
        ["Folletos en puntos de la ciudad", "Folletos", "500"], ["Sin tarea del plan", "Radio", "2"],
    ]  # fmt: skip


def test_tasks_are_followed_before_there_is_any_data(screen, office):
    form(screen, "progress")
    field(screen, "comment", "text_area").set_value("Empieza")
    save(screen)
    assert len(ask_store(office)[TASK]) == 1


def test_what_people_type_is_letters_never_markup(screen, sample_data, office):
    set_details(
        office, responsible=HOSTILE[:200], audience=HOSTILE, media=(HOSTILE,), comment=HOSTILE, author=HOSTILE[:80]
    )
    set_task_state(office, comment=HOSTILE, author=HOSTILE, files=[NewFile(f"{HOSTILE}.pdf", b"x")])
    form(screen, "progress", "details", "history")
    for message in screen.messages:
        assert "<script" not in message.get("body", "").replace("\\<", "")
    for markdown in [*screen.app.markdown, *screen.app.caption]:
        assert "**x**" not in markdown.value
        assert "[ir](" not in markdown.value


def test_the_page_of_tasks_does_not_send_to_itself(screen):
    screen.open(PAGE, corte="2018-06-30")
    assert "Ninguna tarea tiene todavía su estado registrado: se registra en su tarjeta." in screen.words
    assert "se registra en «Estrategias»" not in screen.words
