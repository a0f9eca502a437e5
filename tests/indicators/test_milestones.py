"""A milestone is a task that is done, or not, by its day: no percentage is made of it."""

import pytest

from plancom.charts import mark_of
from plancom.forecast.projection import outlook
from plancom.forecast.verdicts import verdict
from plancom.forecast.what_if import what_if
from plancom.indicators import headlines
from plancom.indicators.json_form import document
from plancom.indicators.overview import all_progress
from plancom.indicators.plan_years import balance, plan_years
from plancom.indicators.sentences import headline
from plancom.indicators.trajectory import trajectory
from plancom.indicators.view import View
from plancom.plan import PlanError
from plancom.plan.written_amounts import amount_text
from plancom.store.plans.task_states import TaskState
from tests.builders import d, set_state
from tests.memory_office import MemoryOffice
from tests.plans import indicator, plan_of

PORTAL = """
kind = "milestone"
task = "portal"
"""


def office_of(tmp_path, *said, start="2018-01-01"):
    """The office that said each (day, state) of the portal, which is due at the end of plan year 2."""
    office = MemoryOffice(plan_of(tmp_path, indicator(PORTAL, name="Portal nuevo"), start=start))
    for day, state in said:
        set_state(office.engine, TaskState("portal", state, d(day), "", "ana"), plan=office.plan.id)
    return office


def figure_of(office, as_of, year=None, due=None):
    return all_progress(View(office.plan, d(as_of), year), {}, office.states(), due or {})[0]


def test_before_its_day_it_is_on_time_whatever_was_begun(tmp_path):
    f = figure_of(office_of(tmp_path, ("2018-03-01", "in_progress")), "2019-09-30")
    assert (f.status, mark_of(f).word, f.plan_year) == ("on_track", "A tiempo", 2)
    assert headline(f) == "A tiempo: vence el 31/12/2019, en 92 días."
    assert (f.actual_to_date, f.expected_to_date, f.target) == (0, 0, 1)
    assert (f.pace, f.attainment, f.progress, f.needed_per_month) == (None, None, None, None)
    assert (amount_text(f.indicator, f.actual_to_date), headlines.gap(f)) == ("sin hacer", "")


def test_on_its_day_it_is_overdue_though_nobody_registered_a_state(tmp_path):
    f = figure_of(office_of(tmp_path), "2020-01-30", year=2)
    assert (f.status, mark_of(f).word) == ("off_track", "Vencido")
    assert figure_of(office_of(tmp_path), "2020-01-30").status == "off_track"
    assert headline(figure_of(office_of(tmp_path), "2020-02-29")) == (
        "Vencido: debía estar hecho el 31/12/2019, hace 60 días."
    )


def test_done_it_is_done_and_says_how_late(tmp_path):
    in_time = figure_of(office_of(tmp_path, ("2019-05-03", "done")), "2019-09-30")
    assert (in_time.status, mark_of(in_time).word, headline(in_time)) == (
        "on_track",
        "Hecho",
        "Hecho el 03/05/2019; vencía el 31/12/2019.",
    )
    late = figure_of(office_of(tmp_path, ("2020-01-10", "done")), "2020-02-29")
    assert headline(late) == "Hecho el 10/01/2020, 10 días después del 31/12/2019."


def test_what_was_reopened_is_not_done_and_what_was_cancelled_is_asked_of_nobody(tmp_path):
    reopened = figure_of(office_of(tmp_path, ("2019-05-03", "done"), ("2019-06-01", "in_progress")), "2019-09-30")
    assert (reopened.actual_to_date, mark_of(reopened).word) == (0, "A tiempo")
    cancelled = figure_of(office_of(tmp_path, ("2019-05-03", "cancelled")), "2020-02-29")
    assert (cancelled.status, headline(cancelled)) == ("no_data", "La tarea se canceló: no se le pide a nadie.")


def test_the_office_moves_its_day_by_registering_another(tmp_path):
    f = figure_of(office_of(tmp_path), "2018-09-30", due={"portal": d("2018-08-31")})
    assert (f.plan_year, f.status, f.target) == (1, "off_track", 1)


def test_it_is_promised_in_the_year_of_its_day_alone(tmp_path):
    def goal(*said, as_of):
        office = office_of(tmp_path, *said)
        views = [View(office.plan, d(as_of), year) for year in (1, 2, 3)]
        return plan_years(views[0], [all_progress(view, {}, office.states()) for view in views])[0]

    done = goal(("2019-05-03", "done"), as_of="2020-06-30")
    assert [(year.target, year.reached) for year in done.years] == [(None, None), (1, True), (None, None)]
    late = goal(("2020-01-10", "done"), as_of="2020-06-30")
    assert (late.year(2).reached, balance([late]).missed) == (False, 1)
    assert goal(as_of="2019-06-30").year(2).reached is None


def test_nothing_is_projected_or_supposed_of_it(tmp_path):
    office = office_of(tmp_path, ("2019-05-03", "done"))
    view = View(office.plan, d("2019-09-30"))
    found = outlook(view, "goal", {}, office.states())
    assert (verdict(found), found.needed, what_if(found, 1)) == ("reached", None, None)
    waiting = office_of(tmp_path)
    assert verdict(outlook(view, "goal", {}, waiting.states())) == "unknown"


def test_its_months_are_done_or_not(tmp_path):
    office = office_of(tmp_path, ("2019-05-03", "done"))
    points = trajectory(View(office.plan, d("2019-06-30")), "goal", {}, office.states())
    assert [(point.actual, point.expected) for point in points][3:7] == [(0, 0), (1, 0), (1, 0), (None, 0)]
    assert points[-1].expected == 1


def test_the_document_says_its_day(tmp_path):
    found = document(figure_of(office_of(tmp_path), "2019-09-30"))
    assert (found["due"], found["status"], found["pace"]) == ("2019-12-31", "on_track", None)


def test_its_day_is_the_end_of_a_plan_year_that_begins_in_july(tmp_path):
    office = office_of(tmp_path, start="2020-07-01")
    assert headline(figure_of(office, "2022-06-29")) == "A tiempo: vence el 30/06/2022, en 1 día."
    assert figure_of(office, "2022-06-29").plan_year == 2
    assert figure_of(office, "2022-07-31").status == "off_track"


def test_a_milestone_of_no_task_is_refused_with_those_that_there_are(tmp_path):
    said = "la tarea del hito «[^»]+» ya no está en el plan: escoja otra en «La tarea del hito». Las que hay: «[^»]+» y «[^»]+»"
    with pytest.raises(PlanError, match=said):
        plan_of(tmp_path, indicator(PORTAL.replace('"portal"', '"portales"')))
    with pytest.raises(PlanError, match="no dice con qué tarea se cumple: escójala en «La tarea del hito»"):
        plan_of(tmp_path, indicator('kind = "milestone"\n'))


def test_the_tasks_as_a_whole_are_of_no_single_task(tmp_path):
    settings = 'kind = "tasks"\ntask = "portal"\nbaseline = { source = "given", value = 0 }\ntargets = { of = "absolute", years = [1], then = "hold" }\n'
    with pytest.raises(PlanError, match="solo un hito"):
        plan_of(tmp_path, indicator(settings))
