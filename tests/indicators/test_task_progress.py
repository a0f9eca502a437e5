"""Followed tasks: the state is the last one said, the indicator is done ÷ not cancelled, overdue ones first; what was delivered adds up."""

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancom.indicators.deliveries import by_medium, deliveries, of_task
from plancom.indicators.sentences import headline
from plancom.indicators.task_progress import done_sentence, followed_tasks
from plancom.indicators.tasks import task_progress
from plancom.indicators.trajectory import trajectory
from plancom.indicators.view import View
from plancom.store.plans.task_details import TaskDetails
from plancom.store.plans.task_states import STATES, TaskState
from tests.builders import cartagena, d
from tests.examples import examples
from tests.memory_office import MemoryOffice

PLAN = cartagena()
TASKS = {strategy.id: [task.id for task in strategy.tasks] for strategy in PLAN.strategies}
ALL = [task for tasks in TASKS.values() for task in tasks]


def states_of(changes):
    """What `store.plans.task_states.states` gives: by task, by day, of one day in the order in which they were said."""
    found = {}
    for number, (task, state, day) in enumerate(changes):
        found.setdefault(task, []).append(TaskState(task, state, day, "c", "", number))
    return {task: sorted(said, key=lambda one: (one.day, one.id)) for task, said in found.items()}


days = st.integers(0, 364).map(lambda n: d("2018-01-01") + dt.timedelta(days=n))
sequences = st.lists(st.tuples(st.sampled_from(ALL), st.sampled_from(STATES), days), max_size=40)


@examples(200)
@given(sequences, days, st.sampled_from([None, *TASKS]))
def test_any_sequence_of_changes_ends_in_the_last_and_the_indicator_is_done_of_not_cancelled(changes, as_of, strategy):
    until = [(day, n, task, state) for n, (task, state, day) in enumerate(changes) if day <= as_of]
    last = {task: state for _, _, task, state in sorted(until)}
    states = states_of(changes)
    assert {one.task.id: one.state for one in followed_tasks(PLAN, states, {}, as_of)} == {
        task: last.get(task, "pending") for task in ALL
    }
    mine = TASKS[strategy] if strategy else ALL
    counted = [last.get(task, "pending") for task in mine if last.get(task) != "cancelled"]
    known = any(task in last for task in mine)
    months = sum(1 for month in PLAN.calendar.months(1) if month.last <= as_of)
    figure = task_progress(View(PLAN, as_of), PLAN.indicator("tasks").read(), states, strategy)
    expected = counted.count("done") / len(counted) if known and counted and months else None
    assert figure.actual_to_date == expected
    is_late = not known and bool(counted) and as_of >= d("2018-12-31")  # nobody spoke of them, and their day has passed
    if expected is None:
        assert figure.status == ("off_track" if is_late else "no_data")
    else:
        assert figure.target == 1.0


def test_a_cancelled_task_is_asked_of_nobody():
    states = states_of([("comercial-tv", "cancelled", d("2018-02-01")), ("video-corporativo", "done", d("2018-03-01"))])
    indicator = PLAN.indicator("tasks").read()
    assert task_progress(View(PLAN, d("2018-06-30")), indicator, states).actual_to_date == 1 / 7
    assert task_progress(View(PLAN, d("2018-06-30")), indicator, states, "digitalizate").actual_to_date == 1 / 3
    assert task_progress(View(PLAN, d("2018-01-31")), indicator, states).status == "no_data"


def test_a_strategys_own_tasks_have_a_name_and_months_of_their_own(office):
    states = states_of([("folletos-ciudad", "done", d("2018-03-10"))])
    figure = task_progress(office.view("2018-06-30"), PLAN.indicator("tasks").read(), states, "participa-ya")
    assert (figure.id, figure.name, figure.actual_to_date) == ("tasks.participa-ya", "Tareas de Participa Ya", 0.25)
    months = trajectory(office.view("2018-06-30"), "tasks.participa-ya", office.counts(), states)
    assert [point.actual for point in months[:5]] == [None, None, 0.25, 0.25, 0.25]
    assert trajectory(office.view("2018-06-30"), "tasks", office.counts(), states)[5].actual == 1 / 8
    with pytest.raises(KeyError):
        trajectory(office.view("2018-06-30"), "tasks.nada", office.counts(), states)


def test_overdue_tasks_come_first_and_closed_ones_last():
    states = states_of(
        [
            ("video-corporativo", "done", d("2018-02-01")),
            ("comercial-tv", "cancelled", d("2018-02-01")),
            ("folletos-ciudad", "postponed", d("2018-02-01")),
        ]
    )
    details = {
        "folletos-ciudad": [TaskDetails("folletos-ciudad", due=d("2018-03-31"))],
        "correos-usuarios": [TaskDetails("correos-usuarios", due=d("2018-02-28"), responsible="Sistemas")],
        "video-corporativo": [TaskDetails("video-corporativo", due=d("2018-01-31"))],
    }
    found = followed_tasks(PLAN, states, details, d("2018-03-31"))
    assert [one.task.id for one in found[:2]] == ["correos-usuarios", "folletos-ciudad"]
    assert [(one.is_overdue, one.days_late) for one in found[:2]] == [(True, 31), (True, 0)]
    assert [one.task.id for one in found[-2:]] == ["video-corporativo", "comercial-tv"]
    assert [one.is_overdue for one in found[2:]] == [False] * 6
    assert found[0].details.responsible == "Sistemas"
    assert found[2].due == d("2018-12-31")


def test_a_task_has_been_in_its_state_since_the_first_line_that_says_so():
    states = states_of(
        [
            ("comercial-tv", "in_progress", d("2018-02-01")),
            ("comercial-tv", "in_progress", d("2018-04-01")),
        ]
    )
    one = next(one for one in followed_tasks(PLAN, states, {}, d("2018-05-01")) if one.task.id == "comercial-tv")
    assert (one.since, one.said[-1].day) == (d("2018-02-01"), d("2018-04-01"))
    assert one.media == one.task.media


def table(*rows):
    names = ["day", "medium", "task", "strategy", "quantity", "description", "evidence"]
    return pd.DataFrame([(pd.Timestamp(day), *more, "", "") for day, *more in rows], columns=names)


def test_what_was_delivered_is_added_by_task_and_medium_and_adds_up():
    activities = table(
        ("2018-03-10", "Folletos", "folletos-ciudad", "participa-ya", 500),
        ("2018-03-01", "folletos ", "folletos-ciudad", "participa-ya", 300),
        ("2018-02-10", "Correos", "folletos-ciudad", "participa-ya", 7),
        ("2018-02-03", "Folletos", "", "", 20),
        ("2018-02-02", "", "", "digitalizate", 0),
    )
    found = deliveries(activities, d("2018-12-31"))
    assert [(one.medium, one.quantity, one.activities) for one in of_task(found, "folletos-ciudad")] == [
        ("Folletos", 800, 2),
        ("Correos", 7, 1),
    ]
    assert [(one.medium, one.quantity) for one in by_medium(found)] == [
        ("Folletos", 820),
        ("Correos", 7),
        ("Sin medio", 0),
    ]
    assert {(one.task, one.strategy) for one in by_medium(found)} == {("", "")}
    assert sum(one.quantity for one in found) == activities["quantity"].sum()
    assert [one.quantity for one in deliveries(activities, d("2018-02-28"))] == [20, 0, 7]
    assert deliveries(table(), d("2018-12-31")) == ()


def test_a_medium_is_named_on_one_line_and_in_the_plan_s_words_where_there_is_one():
    activities = table(("2018-03-10", " Correos \n directos ", "", "", 5))
    assert [one.medium for one in deliveries(activities, d("2018-12-31"))] == ["Correos directos"]
    assert [one.medium for one in deliveries(activities, d("2018-12-31"), PLAN)] == ["Correos directos"]


due_days = st.dictionaries(
    st.sampled_from(ALL), st.integers(0, 1200).map(lambda n: d("2018-01-01") + dt.timedelta(days=n))
)
any_days = st.integers(0, 1200).map(lambda n: d("2018-01-01") + dt.timedelta(days=n))


@examples(200)
@given(sequences, due_days, any_days, st.sampled_from([None, *TASKS]))
def test_what_is_expected_of_tasks_is_the_share_that_is_due_by_the_cut_off(changes, due, as_of, strategy):
    states = states_of(changes)
    figure = task_progress(View(PLAN, as_of), PLAN.indicator("tasks").read(), states, strategy, due)
    details = {task: [TaskDetails(task, due=day)] for task, day in due.items()}
    until = min(as_of, PLAN.calendar.last_day(figure.plan_year))
    asked = [
        one
        for one in followed_tasks(PLAN, states, details, until)
        if one.state != "cancelled" and strategy in {None, one.strategy.id}
    ]
    if figure.actual_to_date is not None:
        assert figure.expected_to_date == sum(one.due <= until for one in asked) / len(asked)
        assert (figure.expected_to_date == 0) <= (figure.status == "on_track")


@examples(100)
@given(sequences, due_days, any_days)
def test_each_month_of_the_trajectory_expects_what_the_card_of_its_last_day_does(changes, due, as_of):
    states = states_of(changes)
    points = trajectory(View(PLAN, as_of), "tasks", MemoryOffice().counts(), states, due)
    expected = [point.expected_to_date for point in points if point.expected_to_date is not None]
    if not any(state == "cancelled" for _, state, _ in changes):
        assert expected == sorted(expected)
        assert len(expected) == 12
    for point in points:
        if point.month.last <= as_of and point.actual is not None:
            year = PLAN.calendar.year_of(point.month)
            figure = task_progress(View(PLAN, point.month.last, year), PLAN.indicator("tasks").read(), states, due=due)
            assert (point.actual, point.expected) == (figure.actual_to_date, figure.expected_to_date)


def test_a_registered_due_day_moves_what_is_expected_and_the_rest_is_due_at_the_end_of_its_year():
    states = states_of([("video-corporativo", "done", d("2018-03-01"))])
    due = {"video-corporativo": d("2018-06-30"), "comercial-tv": d("2018-06-30"), "folletos-ciudad": d("2019-03-31")}

    def expected(as_of, year=None):
        return task_progress(
            View(PLAN, d(as_of), year), PLAN.indicator("tasks").read(), states, due=due
        ).expected_to_date

    assert [expected("2018-06-29"), expected("2018-06-30"), expected("2018-12-30"), expected("2018-12-31")] == [
        0.0, 2 / 8, 2 / 8, 7 / 8,
    ]  # fmt: skip
    assert [expected("2019-03-30", 2), expected("2019-03-31", 2)] == [7 / 8, 1.0]


def test_a_task_that_nobody_spoke_of_is_not_pending_and_with_deliveries_that_is_said():
    as_of = d("2018-09-30")
    task = "correos-usuarios"

    def standing(states, delivered):
        return {one.task.id: one.standing for one in followed_tasks(PLAN, states, {}, as_of, delivered)}[task]

    assert standing({}, {}) == "unsaid"
    assert standing({}, {task: d("2018-09-30")}) == "delivered"
    assert standing({}, {task: d("2018-10-01")}) == "unsaid"
    said = {task: [TaskState(task, "pending", d("2018-01-02"), "Sin empezar", "")]}
    assert standing(said, {task: d("2018-09-30")}) == "pending"


def test_how_many_are_done_is_said_beside_those_that_nobody_spoke_of():
    day = d("2018-09-30")
    assert done_sentence(["done", "delivered", "unsaid", "cancelled"], day) == (
        "1 de 3 tareas hechas al 30/09/2018; 2 sin estado registrado; 1 tiene entregas."
    )
    assert done_sentence(["unsaid", "delivered", "delivered"], day) == (
        "De 3 tareas al 30/09/2018 no se ha registrado el estado de ninguna; 2 tienen entregas."
    )


@pytest.mark.parametrize(("day", "status", "overdue"), [("2018-12-30", "no_data", 0), ("2018-12-31", "off_track", 8)])
def test_tasks_that_nobody_spoke_of_are_late_from_their_day_on(day, status, overdue):
    figure = task_progress(View(PLAN, d(day)), PLAN.indicator("tasks").read(), {})
    assert (figure.status, figure.tasks_overdue, figure.actual_to_date) == (status, overdue, None)
    said = "8 tareas vencidas sin estado registrado: se registra en «Estrategias»."
    assert (headline(figure) == said) is bool(overdue)
