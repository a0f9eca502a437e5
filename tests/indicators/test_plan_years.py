"""The plan's years: each is exactly the progress with that year chosen; a year to come is no year without data; nothing is of a fifth year."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as some

from plancom.indicators.month_sentences import scope
from plancom.indicators.overview import all_progress
from plancom.indicators.plan_years import Balance, balance, plan_years
from plancom.indicators.sentences import headline
from plancom.language.translation import speaking
from plancom.plan import Month
from plancom.plan.directions import HIGHER
from plancom.store.plans.task_states import TaskState
from tests.builders import NOW, cartagena, d, posts, press, procedures, set_state, visits
from tests.examples import examples
from tests.memory_office import MemoryOffice
from tests.spanish import mistakes, numbers

PLAN = cartagena()


def by_month(first, values):
    month = Month.parse(first)
    return visits({str((month + n).first): value for n, value in enumerate(values)}, grain="month")


def years_of(office, as_of, **readings):
    counts, states = office.counts(), office.states()
    view = office.view(as_of, **readings)
    of_years = [all_progress(dataclasses.replace(view, plan_year=n), counts, states) for n in range(1, PLAN.years + 1)]
    return {goal.id: goal for goal in plan_years(view, of_years)}


def labels(goal):
    return [year.label for year in goal.years]


BASE = by_month("2017-01", [100] * 12)
METERS = some.lists(some.integers(0, 400), min_size=0, max_size=60)


@examples(25)
@given(METERS, some.dates(d("2017-06-01"), d("2023-12-31")))
def test_each_year_is_the_progress_with_that_year_chosen_whatever_is_in_view(values, as_of):
    office = MemoryOffice().take(BASE, *([by_month("2018-01", values)] if values else []))
    found = years_of(office, as_of.isoformat())
    for year in range(1, PLAN.years + 1):
        for figure in all_progress(office.view(as_of.isoformat(), year), office.counts(), {}):
            one = found[figure.id].year(year)
            assert (one.figure, one.target, one.actual, one.status) == (
                figure, figure.target, figure.actual_to_date, figure.status,
            )  # fmt: skip
            assert (one.state == "to_come") == (one.first > as_of)
            assert (one.state == "closed") <= (one.last <= as_of)
            assert one.reached is None or one.target
            assert one.label
    with pytest.raises(LookupError):
        found["visits"].year(PLAN.years + 1)


def test_a_closed_year_was_kept_or_not_a_running_one_is_open_and_one_to_come_is_not_without_data():
    office = MemoryOffice().take(BASE, by_month("2018-01", [150] * 12), by_month("2019-01", [100] * 9))
    found = years_of(office, "2019-09-30")["visits"]
    assert [year.state for year in found.years] == ["closed", "open", "to_come", "to_come"]
    assert [year.reached for year in found.years] == [True, None, None, None]
    assert labels(found) == ["se cumplió", "en curso: 9 de 12 meses", "por venir", "por venir"]
    assert [year.target for year in found.years] == pytest.approx([1800, 1980, 2178, 2395.8])
    assert [year.actual for year in found.years] == [1800, 900, None, None]
    assert found.years[1].gap == pytest.approx(-1080)


def test_one_below_the_target_is_below_it_though_its_pace_is_on_track():
    office = MemoryOffice().take(BASE, by_month("2018-01", [150] * 11 + [149]))
    year = years_of(office, "2018-12-31")["visits"].years[0]
    assert (year.status, year.reached, year.label, year.gap) == ("on_track", False, "no se cumplió", -1)


def test_a_year_with_months_missing_is_partial_and_its_verdict_unknown_unless_its_total_is_enough():
    short = MemoryOffice().take(BASE, by_month("2018-01", [150] * 9))
    assert labels(years_of(short, "2019-01-31")["visits"])[:2] == ["parcial: 9 de 12 meses", "sin datos"]
    enough = MemoryOffice().take(BASE, by_month("2018-01", [200] * 9))
    assert labels(years_of(enough, "2019-01-31")["visits"])[0] == "se cumplió"


def test_a_running_year_whose_total_is_enough_was_kept_already():
    office = MemoryOffice().take(BASE, by_month("2018-01", [600] * 3))
    assert labels(years_of(office, "2018-03-31")["visits"])[0] == "se cumplió"


def test_a_year_that_has_just_begun_is_running_and_not_without_data():
    office = MemoryOffice().take(BASE)
    assert labels(years_of(office, "2018-01-15")["visits"]) == ["en curso", "por venir", "por venir", "por venir"]
    assert labels(years_of(office, "2018-02-15")["visits"])[0] == "sin datos"


def test_without_a_baseline_a_goal_of_multiples_of_it_is_said_to_have_none():
    office = MemoryOffice().take(by_month("2018-01", [100] * 12))
    assert labels(years_of(office, "2018-12-31")["visits"])[0] == "sin línea base"


def test_a_level_is_kept_in_its_last_month_and_the_sum_of_networks_only_if_each_is_where_that_is_asked():
    def year(number, facebook, rest):
        days = [f"{number}-{month:02d}-01" for month in range(1, 13)]
        return posts(
            [
                row
                for day in days
                for row in [(day, "facebook", facebook), (day, "instagram", rest), (day, "twitter", rest)]
            ]
        )

    office = MemoryOffice().take(year(2017, 10, 10), year(2018, 100, 29))
    assert years_of(office, "2018-12-31")["daily_posts"].years[0].reached is True
    each = years_of(office, "2018-12-31", daily_posts="each")
    assert each["daily_posts.facebook"].years[0].reached is True
    assert each["daily_posts.instagram"].years[0].reached is False
    assert each["daily_posts"].years[0].reached is False


def test_after_the_plan_every_figure_is_of_its_last_year_and_never_of_one_that_it_does_not_have():
    office = MemoryOffice().take(BASE, by_month("2018-01", [150] * 96))
    view = office.view("2025-12-31")
    assert view.is_after_plan
    assert not office.view("2021-12-31").is_after_plan
    for figure in all_progress(view, office.counts(), {}):
        assert 1 <= figure.plan_year <= PLAN.years
        assert "año 8" not in headline(figure) + scope(figure)
    visits_now = next(one for one in all_progress(view, office.counts(), {}) if one.id == "visits")
    assert (visits_now.plan_year, visits_now.months_elapsed, visits_now.actual_to_date) == (4, 12, 1800)


def test_the_balance_counts_each_promise_once():
    office = MemoryOffice().take(BASE, by_month("2018-01", [150] * 12 + [10] * 12))
    found = balance([years_of(office, "2021-12-31")["visits"]])
    assert found == Balance(kept=1, missed=1, unknown=2, to_close=0)
    assert found.sentence == "De 4 metas anuales: se cumplió 1, 1 no se cumplió y de 2 no se sabe por falta de datos."
    early = balance([years_of(office, "2018-06-30")["visits"]])
    assert early.sentence == "De 4 metas anuales: 4 están por cerrar."
    assert balance([years_of(office, "2021-12-31")["daily_posts.facebook"]]).sentence == ""


@pytest.mark.parametrize("language", ["es", "en"])
@given(*[some.sampled_from([0, 1, 2, 21])] * 4)
def test_the_balance_is_said_for_any_numbers(language, kept, missed, unknown, to_close):
    found = Balance(kept, missed, unknown, to_close)
    with speaking(language):
        text = found.sentence
    assert bool(text) == bool(found.total)
    if text:
        expected = [found.total, *(n for n in (kept, missed, unknown, to_close) if n)]
        assert [int(n) for n in numbers(text)] == expected
    if language == "es":
        assert not mistakes(text)


def test_tasks_and_procedures_have_their_years_too():
    office = MemoryOffice().take(
        procedures([("2018-12-01", "Peticiones", "electrónico", 30), ("2018-12-01", "Peticiones", "presencial", 70)]),
        press([(f"2018-05-{day:02d}", "el-universal", f"nota {day}") for day in range(1, 21)]),
    )
    for task in (task for strategy in PLAN.strategies for task in strategy.tasks):
        set_state(office.engine, TaskState(task.id, "done", d("2018-11-01"), "", "Ana"), NOW)
    found = years_of(office, "2019-02-28")
    assert found["tasks"].years[0].reached is True
    assert found["tasks"].years[2].label == "por venir"
    assert found["adoption"].years[0].label == "parcial: 1 de 12 meses"
    assert found["adoption"].years[0].actual == pytest.approx(0.3)
    assert found["press"].years[1].label == "sin datos"


@given(some.integers(1, 10**6), some.sampled_from([1.1, 1.5, 1.65, 1.815, 3.0]))
def test_a_figure_that_differs_by_the_noise_of_a_product_reaches_it(baseline, factor):
    target = factor * baseline
    assert HIGHER.reaches(target * (1 - 1e-12), target)
    assert not HIGHER.reaches(target - 0.01, target)


def test_a_year_of_tasks_without_a_state_is_no_year_without_procedures(office):
    assert labels(years_of(office, "2019-09-30")["tasks"]) == ["sin estado", "sin estado", "por venir", "por venir"]
