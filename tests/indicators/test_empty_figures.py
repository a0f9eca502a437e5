"""What is said where there is no figure: to come is not without data, partial is not missing, and what nobody gave is no level of zero."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from plancom.charts import STATUS, mark_of
from plancom.charts.goal_charts import goal_chart
from plancom.indicators import baseline_sentences, month_sentences, sentences
from plancom.indicators.partial_months import PartialMonth
from plancom.indicators.trajectory import trajectory
from plancom.language.translation import speaking
from plancom.plan import Month
from plancom.store.plans.task_states import TaskState
from tests.builders import NOW, d, posts, procedures, set_state, visits
from tests.indicators.test_every_sentence import EMPTY
from tests.memory_office import MemoryOffice
from tests.spanish import mistakes


def by_day(first, count, value=5):
    start = d(first)
    return visits(
        {str(start.replace(day=n)): value for n in range(1, count + 1)}, covers=(start, start.replace(day=count))
    )


def test_a_year_that_has_not_begun_is_to_come_and_one_that_has_is_not():
    office = MemoryOffice().take(by_day("2018-01-01", 31))
    coming, here = office.figures("2018-03-01", 3)["visits"], office.figures("2018-03-01")["visits"]
    assert (coming.is_to_come, mark_of(coming).word, here.is_to_come) == (True, "Por venir", False)
    assert sentences.headline(coming) == "El año 3 del plan está por venir."
    assert sentences.headline(office.figures("2018-03-01", 3)["tasks"]) == "El año 3 del plan está por venir."
    empty = MemoryOffice().figures("2018-03-01")["visits"]
    assert (mark_of(empty), sentences.headline(empty)) == (
        STATUS["no_data"], "No hay datos cargados para el año 1 del plan."
    )  # fmt: skip


def test_a_year_with_days_and_no_whole_month_is_partial():
    figure = MemoryOffice().take(by_day("2018-01-01", 20)).figures("2018-01-20")["visits"]
    assert (figure.months_partial, figure.status, mark_of(figure).word) == (
        (PartialMonth(Month.parse("2018-01"), 20, 20),),
        "no_data",
        "Parcial",
    )
    assert sentences.headline(figure) == (
        "Aún no hay un mes completo con datos en el año 1 del plan; enero de 2018 es parcial: 20 de 20 días hasta el corte."
    )


def test_a_month_of_which_some_days_are_known_is_partial_and_one_without_any_is_missing():
    office = MemoryOffice().take(by_day("2018-01-01", 31), by_day("2018-02-01", 20), by_day("2018-04-01", 30))
    figure = office.figures("2018-04-30")["visits"]
    assert [str(month) for month in figure.months_missing] == ["2018-02", "2018-03"]
    assert month_sentences.missing(figure) == (
        "Falta el mes de mar 2018: sin datos, no cuenta ni en lo hecho ni en lo esperado. "
        "Es parcial feb 2018 (20 de 28 días): no cuenta ni en lo hecho ni en lo esperado."
    )


def test_a_month_that_the_cut_off_falls_into_is_said_of_its_days_up_to_there():
    office = MemoryOffice().take(by_day("2018-01-01", 5))
    (partial,) = office.figures("2018-01-07")["visits"].months_partial
    assert partial.words == "5 de 7 días hasta el corte"
    (whole,) = office.figures("2018-01-31")["visits"].months_partial
    assert whole.words == "5 de 31 días"


def test_days_without_a_post_are_known_and_make_a_month_partial_not_missing():
    office = MemoryOffice().take(posts([("2018-01-05", "facebook", 3)], covers=(d("2018-01-01"), d("2018-02-20"))))
    points = trajectory(office.view("2018-02-28"), "facebook_posts", office.counts(), {})
    assert [point.state for point in points[:3]] == ["covered", "provisional", "future"]


def test_a_level_that_nobody_gave_is_no_baseline():
    office = MemoryOffice().take(
        procedures([("2018-01-01", "A", "electrónico", 30), ("2018-01-01", "A", "presencial", 70)])
    )
    set_state(office.engine, TaskState("comercial-tv", "done", d("2018-01-05"), "", "Ana"), NOW)
    figures = office.figures("2018-01-31")
    assert (figures["adoption"].baseline, figures["adoption"].baseline_assumed) == (0, True)
    assert (
        baseline_sentences.baseline(figures["adoption"])
        == baseline_sentences.baseline(figures["tasks"])
        == "Sin línea base"
    )
    assert (
        baseline_sentences.written_baseline(figures["adoption"])
        == baseline_sentences.written_baseline(figures["tasks"])
        == "–"
    )
    assert goal_chart(figures["adoption"], ()).marked_baseline is None
    measured = MemoryOffice().take(
        procedures(
            [(f"2017-{m:02d}-01", "A", channel, 50) for m in range(1, 13) for channel in ("electrónico", "presencial")]
        )
    )
    known = measured.figures("2018-01-31")["adoption"]
    assert (known.baseline_assumed, baseline_sentences.baseline(known)) == (False, "Línea base: 50,0\u00a0%")
    assert (baseline_sentences.written_baseline(known), goal_chart(known, ()).marked_baseline) == ("50,0\u00a0%", 0.5)
    assert baseline_sentences.baseline(figures["press"]) == "Línea base: 55 (dada por el plan)"


def test_a_network_whose_last_month_is_another_than_the_whole_says_so():
    def network(name, through):
        return posts(
            [(f"2018-{m:02d}-10", name, 30) for m in range(1, through + 1)],
            covers=(d("2018-01-01"), Month.parse(f"2018-{through:02d}").last),
        )

    office = MemoryOffice().take(network("facebook", 10), network("instagram", 9), network("twitter", 9))
    figures = office.figures("2018-10-31")
    assert figures["daily_posts"].last_month == Month.parse("2018-09")
    assert [figures[f"daily_posts.{name}"].short for name in ("facebook", "instagram", "twitter")] == [
        "Facebook (oct 2018)", "Instagram", "X (Twitter)",
    ]  # fmt: skip
    assert figures["daily_posts.facebook"].name.endswith(": Facebook")
    alike = office.figures("2018-09-30")
    assert alike["daily_posts.facebook"].short == "Facebook"


def test_figures_of_several_plan_years_are_said_to_be():
    office = MemoryOffice().take(by_day("2018-12-01", 31))
    figures = list(office.figures("2019-02-10").values())
    assert month_sentences.years_shown(figures) == (
        "Cada meta va por el año del plan de su último mes completo con datos: "
        "año 1, Visitas, Publicaciones diarias, Facebook, El Universal y Adopción; año 2, Tareas."
    )
    assert month_sentences.years_shown(list(office.figures("2019-02-10", 2).values())) == ""


@pytest.mark.parametrize("language", ["es", "en"])
@settings(deadline=None)  # the first call reads the catalogue
@given(
    some.dictionaries(some.integers(0, 11), some.integers(1, 27), max_size=3),
    some.sets(some.integers(0, 11), max_size=4),
)
def test_months_that_do_not_count_are_each_said_once(language, partial, missing):

    start = Month.parse("2018-01")
    figure = dataclasses.replace(
        EMPTY["visits"],
        months_missing=tuple(start + n for n in sorted({*partial, *missing})),
        months_partial=tuple(PartialMonth(start + n, days, (start + n).days) for n, days in sorted(partial.items())),
    )
    with speaking(language):
        text = month_sentences.missing(figure)
    assert bool(text) == bool(partial or missing)
    assert text.count("(") == len(partial)
    if text and language == "es":
        assert not mistakes(text)
