"""«Efecto de campañas»: what followed an event, and when it cannot be said."""

import dataclasses
import datetime as dt

import numpy as np
import pandas as pd
import pytest

from plancom.forecast import effect_sentences
from plancom.forecast.effects import AFTER, effect_of, step
from plancom.forecast.events import Event, events_of, others_near
from plancom.forecast.history import ProjectionRefusal
from plancom.indicators.measured_months import measured_months
from plancom.store.office.breaks import Break
from plancom.store.plans.task_states import TaskState
from tests.builders import cartagena, d, visits

DAY = d("2018-09-03")
FLYERS = Event(DAY, "Folletos", "Entrega", 500)


def daily(office, before, after, *, first="2018-01-01", last="2018-09-30", seed=3):
    """Visits by day: `before` a day until the event, `after` from it on, with noise."""
    rng = np.random.default_rng(seed)
    days = pd.date_range(first, last).date
    values = {str(day): int(rng.poisson(after if day >= DAY else before)) for day in days}
    office.take(visits(values, covers=(d(first), d(last))))
    return measured_months(office.plan.indicator("visits"), office.counts())


def test_a_rise_after_the_event_is_found_and_its_size_too(office):
    found = effect_of(FLYERS, [FLYERS], daily(office, 100, 140), d("2018-09-30"))
    assert found.is_told
    assert found.low < 40 * 28 < found.high
    assert found.effect == pytest.approx(40 * 28, rel=0.15)
    assert found.actual - found.without == pytest.approx(found.effect)
    assert sum(week.actual - week.without for week in found.weeks[-AFTER:]) == pytest.approx(found.effect)
    words = effect_sentences.verdict(found, ("visita", "visitas"))
    assert words.startswith("Hubo 1.")
    assert "visitas más de lo que cabía esperar" in words


def test_without_a_change_none_is_claimed(office):
    found = effect_of(FLYERS, [FLYERS], daily(office, 100, 100), d("2018-09-30"))
    assert not found.is_told
    assert effect_sentences.verdict(found, ("visita", "visitas")).startswith("No se distingue un cambio")


def test_the_interval_of_a_told_change_shows_its_side_of_zero(office):
    found = effect_of(FLYERS, [FLYERS], daily(office, 100, 140), d("2018-09-30"))
    near = dataclasses.replace(found, effect=5.2, low=0.3, high=9.4)
    assert "entre +0,3 y +9,4)" in effect_sentences.verdict(near, ("visita", "visitas"))
    nearer = dataclasses.replace(found, effect=-5.2, low=-9.4, high=-0.04)
    assert "entre −9,40 y −0,04)" in effect_sentences.verdict(nearer, ("visita", "visitas"))
    untold = dataclasses.replace(found, effect=5.2, low=-0.3, high=9.4)
    assert "entre 0 y +9)" in effect_sentences.verdict(untold, ("visita", "visitas"))


def test_the_cause_is_never_claimed():
    assert "no demuestra causa" in effect_sentences.NO_CAUSE


def test_other_events_within_four_weeks_are_named(office):
    near, far = Event(d("2018-09-20"), "Boletín"), Event(d("2018-05-02"), "Radio")
    found = effect_of(FLYERS, [FLYERS, near, far], daily(office, 100, 120), d("2018-09-30"))
    assert found.overlapping == (near,)
    assert effect_sentences.overlap(found) == (
        "Se cruza con Boletín (20/09/2018), a menos de 4 semanas: no se puede saber qué parte es de cada uno."
    )
    assert others_near(FLYERS, [FLYERS, Event(DAY + dt.timedelta(days=28), "Tarde")], 28) == ()


@pytest.mark.parametrize(
    ("options", "as_of", "refusal"),
    [
        (
            {},
            "2018-09-29",
            ProjectionRefusal("soon", "Es pronto: las cuatro semanas después del evento terminan el 30/09/2018."),
        ),
        (
            {"last": "2018-09-20"},
            "2018-10-31",
            ProjectionRefusal("unknown", "Faltan días con datos en las cuatro semanas después del evento."),
        ),
        (
            {"first": "2018-07-01"},
            "2018-09-30",
            ProjectionRefusal("short", "Hay muy pocos datos: 9 semanas completas antes del evento, y hacen falta 13."),
        ),
        (
            {"first": "2018-08-27"},
            "2018-09-30",
            ProjectionRefusal("short", "Hay muy pocos datos: 1 semana completa antes del evento, y hacen falta 13."),
        ),
    ],
)
def test_too_little_data_is_said(office, options, as_of, refusal):
    assert effect_of(FLYERS, [], daily(office, 100, 100, **options), d(as_of)) == refusal


def test_thirteen_weeks_before_are_enough(office):
    found = effect_of(FLYERS, [], daily(office, 100, 100, first="2018-06-04"), d("2018-09-30"))
    assert len(found.weeks) == 13 + AFTER


def test_no_more_than_three_years_before_are_looked_at(office):
    found = effect_of(FLYERS, [], daily(office, 100, 100, first="2015-01-01"), d("2018-09-30"))
    assert len(found.weeks) == 156 + AFTER
    assert found.weeks[0].first == DAY - dt.timedelta(weeks=156)


def test_less_than_one_a_week_is_too_little(office):
    found = effect_of(FLYERS, [], daily(office, 0.05, 0.05), d("2018-09-30"))
    assert found == ProjectionRefusal(
        "few", "Hay muy pocos datos: menos de uno por semana en promedio antes del evento."
    )


def test_what_is_measured_by_month_has_no_days_to_compare(office):
    adoption = measured_months(office.plan.indicator("adoption"), office.counts())
    assert effect_of(FLYERS, [], adoption, d("2018-09-30")) == ProjectionRefusal(
        "monthly", "Este indicador se mide por meses: no hay días que comparar antes y después."
    )


def test_the_weeks_are_what_was_counted_and_those_after_the_event_what_would_have_been(office):
    months = daily(office, 100, 140)
    found = effect_of(FLYERS, [FLYERS], months, d("2018-09-30"))
    firsts = [DAY + dt.timedelta(weeks=number) for number in range(-35, AFTER)]
    assert [week.first for week in found.weeks] == firsts
    assert [week.actual for week in found.weeks] == [
        sum(months.day(first + dt.timedelta(days=n)) for n in range(7)) for first in firsts
    ]
    before, after = found.weeks[:-AFTER], found.weeks[-AFTER:]
    assert {(week.without, week.low, week.high) for week in before} == {(None, None, None)}
    for week in after:  # four intervals of one week each, whose sum is that of the four
        assert 0 < week.low < week.without < week.high
        assert week.high - week.without == pytest.approx(week.without - week.low)
    assert sum(week.high - week.without for week in after) == pytest.approx((found.high - found.low) / 2)
    assert found.without == pytest.approx(700 * AFTER, rel=0.1)


def test_what_would_have_been_is_never_less_than_nothing(office):
    days = pd.date_range("2018-01-01", "2018-09-30").date
    values = {str(day): 40 * (number % 28 == 0) for number, day in enumerate(days)}  # one day in four weeks
    office.take(visits(values))
    found = effect_of(FLYERS, [], measured_months(office.plan.indicator("visits"), office.counts()), d("2018-09-30"))
    assert {week.low for week in found.weeks[-AFTER:]} == {0}


def test_the_step_does_not_depend_on_the_unit():
    weeks = np.random.default_rng(2).poisson(50, 40).astype(float)
    one, thousand = step(weeks), step(weeks * 1000)
    assert thousand[0] == pytest.approx(one[0] * 1000, rel=1e-3, abs=1)


def test_activities_of_a_day_and_medium_are_one_event_and_tasks_count_when_done():
    columns = ["day", "medium", "task", "strategy", "quantity", "description", "evidence"]
    rows = [
        (d("2018-03-01"), "Folletos", "", "", 200, "Mercado", ""),
        (d("2018-03-01"), "Folletos", "", "", 300, "Plaza", ""),
        (d("2018-02-01"), "Radio", "", "", 4, "", ""),
    ]
    states = {
        "comercial-tv": [TaskState("comercial-tv", "done", d("2018-05-02"), "", "")],
        "video-corporativo": [TaskState("video-corporativo", "in_progress", d("2018-05-02"), "", "")],
    }
    events = events_of(cartagena(), pd.DataFrame(rows, columns=columns), states)
    assert [(e.day, e.name, e.quantity) for e in events] == [
        (d("2018-02-01"), "Radio", 4),
        (d("2018-03-01"), "Folletos", 500),
        (d("2018-05-02"), "Comercial sobre trámites, servicios y canales", None),
    ]
    assert events[1].detail == "Mercado; Plaza"
    assert [(e.kind, e.strategy, e.detail) for e in events[::2]] == [
        ("activity", "", ""),
        ("task", "digitalizate", "Tarea del plan, hecha"),
    ]
    assert events_of(cartagena(), pd.DataFrame(columns=columns), {}) == ()


def with_breaks(months, *days_):
    """The same months, measured another way from each of the days."""
    broken = tuple(Break(d(day), "visits", "UA → GA4") for day in days_)
    return dataclasses.replace(months, counts=dataclasses.replace(months.counts, breaks=broken))


@pytest.mark.parametrize("day", ["2018-09-04", "2018-09-30", "2018-09-03", "2018-06-05"])
def test_weeks_measured_in_two_ways_are_not_compared(office, day):
    found = effect_of(FLYERS, [FLYERS], with_breaks(daily(office, 100, 140), day), d("2018-09-30"))
    assert isinstance(found, ProjectionRefusal)
    assert found.code == "break"
    assert found.reason == (f"No se compara: desde el {d(day):%d/%m/%Y} se mide de otra manera (UA → GA4).")


def test_only_the_weeks_since_a_change_of_measurement_are_the_history_of_an_effect(office):
    months = daily(office, 100, 140)
    found = effect_of(FLYERS, [FLYERS], with_breaks(months, "2018-03-01", "2018-10-01"), d("2018-09-30"))
    assert found.weeks[0].first == d("2018-03-05")
    assert effect_of(FLYERS, [FLYERS], months, d("2018-09-30")).weeks[0].first == d("2018-01-01")


def test_an_activity_is_of_a_strategy_where_all_that_was_done_of_its_medium_that_day_is():
    columns = ["day", "medium", "strategy", "quantity", "description"]
    rows = [
        (d("2018-03-01"), "Folletos", "digitalizate", 1, ""),
        (d("2018-03-01"), "Folletos", "", 1, ""),
        (d("2018-03-02"), "Folletos", "digitalizate", 1, ""),
        (d("2018-03-02"), "Folletos", "participa-ya", 1, ""),
        (d("2018-03-03"), "", "", 1, ""),
    ]
    events = events_of(cartagena(), pd.DataFrame(rows, columns=columns), {})
    assert [(e.name, e.strategy) for e in events] == [("Folletos", "digitalizate"), ("Folletos", ""), ("Actividad", "")]


def test_a_task_that_was_done_begun_again_and_done_again_is_of_the_last_time():
    def states(*changes):
        return {"comercial-tv": [TaskState("comercial-tv", state, d(day), "", "") for state, day in changes]}

    nothing = pd.DataFrame(columns=["day", "medium", "strategy", "quantity", "description"])
    again = [("done", "2018-03-01"), ("in_progress", "2018-04-01"), ("done", "2018-05-01"), ("done", "2018-06-01")]
    assert [e.day for e in events_of(cartagena(), nothing, states(*again))] == [d("2018-05-01")]
    assert events_of(cartagena(), nothing, states(*again[:2])) == ()
