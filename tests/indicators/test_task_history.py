"""The history of a task tells every change in the order in which it was written, and of details what was there before."""

import datetime as dt

import pytest

from plancom.indicators.task_history import task_history
from plancom.indicators.task_progress import followed_tasks
from plancom.store.plans.task_details import TaskDetails
from plancom.store.plans.task_evidence import Evidence
from plancom.store.plans.task_states import TaskState
from tests.builders import cartagena, d

PLAN = cartagena()
TASK = next(task for task in PLAN.strategy("participa-ya").tasks if task.id == "folletos-ciudad")


def moment_at(hour):
    return dt.datetime(2018, 9, 30, hour)


def details(hour, **values):
    return TaskDetails(TASK.id, **values, author="Luis", created_at=moment_at(hour))


def test_changes_of_state_and_of_details_stand_together_the_last_one_written_first():
    states = [
        TaskState(
            TASK.id, "done", d("2018-05-01"), "Repartidos", "Ana", 2, moment_at(14)
        ),  # written later, of an earlier day
        TaskState(TASK.id, "in_progress", d("2018-06-01"), "Imprenta", "Ana", 1, moment_at(8)),
    ]
    link = Evidence(7, 2, "", "https://x.co", None, 0)
    found = task_history(PLAN, TASK, states, [details(10, responsible="Prensa")], {2: [link]})
    assert [(one.at.hour, one.state, one.author) for one in found] == [
        (14, "done", "Ana"),
        (10, None, "Luis"),
        (8, "in_progress", "Ana"),
    ]
    assert [one.evidence for one in found] == [(link,), (), ()]
    assert (found[0].day, found[0].comment) == (d("2018-05-01"), "Repartidos")


def test_a_change_of_details_says_what_was_there_before():
    versions = [
        details(8, responsible="Prensa", due=d("2018-06-30")),
        details(9, responsible="Sistemas", due=d("2018-06-30"), media=("Radio",), audience="Comerciantes"),
        details(10, comment="Se reasigna"),
    ]
    last, middle, first = (one.what for one in task_history(PLAN, TASK, [], versions, {}))
    assert first == "Responsable: Prensa. Fecha límite: 30/06/2018 (antes, 31/12/2018)."
    assert (
        middle
        == "Responsable: Sistemas (antes, Prensa). Medios: Radio (antes, Folletos). Grupo de interés: Comerciantes."
    )
    assert last == (
        "Responsable: – (antes, Sistemas). Fecha límite: 31/12/2018 (antes, 30/06/2018). Medios: Folletos (antes, Radio). "
        "Grupo de interés: – (antes, Comerciantes)."
    )


@pytest.mark.parametrize(
    ("as_of", "state", "words"),
    [
        ("2018-09-30", "pending", "31/12/2018, faltan 92 días"),
        ("2018-12-30", "postponed", "31/12/2018, falta 1 día"),
        ("2018-12-31", "in_progress", "31/12/2018"),
        ("2019-01-01", "pending", "31/12/2018, hace 1 día"),
        ("2021-12-31", "pending", "31/12/2018, hace 1.096 días"),
        ("2019-01-01", "done", "31/12/2018"),
        ("2018-09-30", "cancelled", "31/12/2018"),
    ],
)
def test_a_due_day_says_how_far_it_is_while_something_is_left_to_be_done(as_of, state, words):
    states = {TASK.id: [TaskState(TASK.id, state, d("2018-01-01"), "c", "")]}
    found = {one.task.id: one for one in followed_tasks(PLAN, states, {}, d(as_of))}
    assert found[TASK.id].due_words == words
