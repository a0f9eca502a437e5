"""«¿Llegamos?»: what is needed, where it is heading, what if, and when nothing is projected."""

import re
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancom.forecast import sentences
from plancom.forecast.projection import outlook
from plancom.forecast.required_pace import RequiredPace
from plancom.forecast.what_if import what_if
from plancom.indicators import sentences as figure_sentences
from plancom.language.numbers import number
from plancom.plan import Month
from plancom.store.office import breaks
from plancom.store.office.breaks import Break
from plancom.store.plans.task_states import TaskState
from tests.builders import NOW, d, posts, press, procedures, set_state, visits


def months(year, first=1, last=12):
    return [f"{year}-{m:02d}-01" for m in range(first, last + 1)]


def monthly(values, year=2017):
    """Visits of so many months from January of `year` on."""
    names = [f"{year + i // 12}-{i % 12 + 1:02d}-01" for i in range(len(values))]
    return visits(dict(zip(names, values, strict=True)), grain="month")


def look(office, as_of, name="visits", year=None, **readings):
    return outlook(office.view(as_of, year, **readings), name, office.counts(), office.states())


LEVEL = [100, 101, 99, 102, 98, 100, 103, 97, 100, 101, 99, 100]


def test_a_total_needs_what_is_left_divided_by_the_months_left(office):
    office.take(monthly([*LEVEL, 120, 130, 110]))
    need = look(office, "2018-03-31").needed
    assert need.remaining == 1800 - 360
    assert (need.months_left, need.per_month) == (9, Fraction(160))
    assert need.growth == pytest.approx(1440 / 900 - 1)


def test_the_growth_that_is_needed_is_not_said_across_a_change_of_measurement(office):
    office.take(monthly([*LEVEL, 120, 130, 110]))
    breaks.add(office.engine, Break(d("2018-01-15"), "visits", "UA → GA4"), NOW)
    need = look(office, "2018-03-31").needed
    assert (need.per_month, need.growth) == (Fraction(160), None)


def test_a_total_at_its_level_ends_the_year_near_it_and_names_no_month_of_another_year(office):
    office.take(monthly([*LEVEL, 100, 100, 100]))
    found = look(office, "2018-03-31")
    assert found.projection.median == pytest.approx(1200, rel=0.03)
    assert found.projection.low < 1200 < found.projection.high
    assert found.projection.probability < 0.05
    assert found.projection.reached_in is None
    median = round(found.projection.median)
    assert sentences.answer(found).startswith(
        f"Si todo sigue igual, el año cierra en {number(median)}: {number(1800 - median)} por debajo de la meta de 1.800; la probabilidad de cumplir en diciembre es"
    )


def test_the_fan_starts_after_the_last_month_and_ends_with_the_year(office):
    office.take(monthly([*LEVEL, 100, 100, 100]))
    fan = look(office, "2018-03-31").projection.fan
    assert [str(fan[0].month), str(fan[-1].month), len(fan)] == ["2018-04", "2018-12", 9]
    assert all(a.median <= b.median for a, b in pairwise(fan))
    assert all(point.low <= point.median <= point.high for point in fan)


def test_a_target_that_is_met_is_certain_and_needs_nothing(office):
    office.take(monthly([*LEVEL, 900, 950, 100]))
    found = look(office, "2018-03-31")
    assert found.projection.probability == 1
    assert found.needed.remaining < 0
    assert "ya se cumplió" in sentences.answer(found)
    assert sentences.needed(found) == "La meta del año (1.800) ya se cumplió."


def test_a_level_that_is_at_its_target_can_fall_again_and_no_month_is_said_to_reach_it(office):
    rows = [
        (month, "A", channel, count)
        for month in [*months(2017), *months(2018, 1, 6)]
        for channel, count in (("electrónico", 40), ("presencial", 60))
    ]
    office.take(procedures(rows))
    found = look(office, "2018-06-30", "adoption")
    assert sentences.answer(found) == (
        "Hoy se está en la meta de 20,0\u00a0% o por encima; la probabilidad de seguir así en diciembre es mayor del 99\u00a0%. Si todo sigue igual, el año cierra en 40,0\u00a0%."
    )
    assert sentences.supposed(found, what_if(found, 0.4)).endswith(
        "el año cierra en 40,0\u00a0%: se sostiene la meta de 20,0\u00a0%."
    )
    assert (
        "por debajo de la meta" in sentences.supposed(found, what_if(found, 0.0)) or what_if(found, 0.0).year_end >= 0.2
    )


def test_a_multiple_of_nothing_is_no_target_that_is_met(office):
    office.take(monthly([0] * 12 + [5, 5, 5]))
    found = look(office, "2018-03-31")
    assert found.figure.status == "no_target"
    assert "no hay meta que medir" in sentences.answer(found)
    assert sentences.needed(found) == ""
    assert sentences.supposed(found, what_if(found, 3)) == "Si hay 3 visitas al mes, el año cierra en 42."
    assert figure_sentences.needed(found.figure) == ""


def test_the_same_data_give_the_same_projection(office):
    office.take(monthly([*LEVEL, 120, 90, 100]))
    assert look(office, "2018-03-31") == look(office, "2018-03-31")


def test_under_twelve_months_it_is_refused_with_their_number(office):
    office.take(monthly(LEVEL[:9], 2018))
    found = look(office, "2018-09-30")
    assert found.projection is None
    assert found.refusal.code == "short"
    assert (
        sentences.answer(found)
        == "No se calcula el cierre del año: solo hay 9 meses completos seguidos y hacen falta 12."
    )


def test_after_a_gap_only_the_months_since_count(office):
    office.take(monthly(LEVEL), visits({"2018-03-01": 100, "2018-04-01": 100}, grain="month"))
    found = look(office, "2018-04-30")
    assert found.refusal.code == "gap"
    assert found.refusal.reason == (
        "No se calcula el cierre del año: faltan ene 2018 a feb 2018; desde ese vacío solo hay 2 meses completos seguidos y hacen falta 12."
    )


def test_one_month_alone_is_not_said_to_be_in_a_row(office):
    office.take(monthly([100], 2018))
    assert (
        sentences.answer(look(office, "2018-01-31"))
        == "No se calcula el cierre del año: solo hay 1 mes completo y hacen falta 12."
    )


def test_a_gap_long_ago_only_shortens_the_history(office):
    office.take(monthly(LEVEL[:6], 2016), monthly([*LEVEL, 100, 100]))
    assert look(office, "2018-02-28").projection.learnt_from == 14


def test_a_break_ends_the_history_and_is_named(office):
    office.take(monthly([*LEVEL, 100, 100]))
    breaks.add(office.engine, Break(d("2017-09-15"), "posts", "otra red"), NOW)
    assert look(office, "2018-02-28").projection is not None
    number = breaks.add(office.engine, Break(d("2017-09-15"), "visits", "cambio a GA4"), NOW)
    found = look(office, "2018-02-28")
    assert found.refusal.code == "break"
    assert (
        "desde el 15/09/2017 se mide de otra manera (cambio a GA4); desde entonces solo hay 5 meses completos"
        in found.refusal.reason
    )
    breaks.withdraw(office.engine, number, "Ana", NOW)
    assert look(office, "2018-02-28").projection.learnt_from == 14


def test_a_closed_year_has_nothing_left_to_project(office):
    office.take(monthly(LEVEL * 2))
    found = look(office, "2019-01-05")
    assert (found.projection, found.needed, found.refusal.code) == (None, None, "closed")
    assert what_if(found, 10) is None


def test_without_data_in_the_year_it_says_so(office):
    office.take(monthly(LEVEL))
    assert look(office, "2018-01-15").refusal.code == "no_data"


def test_a_daily_rate_needs_a_level_in_the_last_month(office):
    rows = [
        (f"{year}-{m:02d}-15", network, 30)
        for year in (2017, 2018)
        for m in range(1, 13)
        for network in ("facebook", "instagram", "twitter")
        if (year, m) <= (2018, 9)
    ]
    office.take(posts(rows))
    found = look(office, "2018-09-30", "daily_posts.facebook")
    target = 3 * 360 / 365
    assert float(found.needed.remaining) == pytest.approx(target - 1)
    assert found.needed.last_month == 92  # 31 × 2,9589 = 91,7, rounded up
    assert found.projection.median == pytest.approx(1, abs=0.1)
    assert "hacen falta 92 publicaciones en diciembre de 2018: subir 0,66" not in sentences.needed(found)  # 1,96 / 3
    assert "hacen falta 92 publicaciones en diciembre de 2018: subir 0,65 por día cada mes." in sentences.needed(found)
    assert what_if(found, 3).reached_in == Month.parse("2018-10")


def test_a_ratio_needs_a_share_of_the_transactions_to_come(office):
    rows = [
        (month, "A", channel, count)
        for month in [*months(2017), *months(2018, 1, 6)]
        for channel, count in (("electrónico", 10), ("presencial", 90))
    ]
    office.take(procedures(rows))
    found = look(office, "2018-06-30", "adoption")
    assert found.needed.volume == 100
    assert float(found.needed.share) == pytest.approx(0.3)  # 0,2 × 1200 = 240; 180 of the 600 to come
    assert found.projection.median == pytest.approx(0.1, abs=0.005)
    assert what_if(found, 0.30).year_end == pytest.approx(0.2)
    assert what_if(found, 0.31).reached_in == Month.parse("2018-12")


def test_a_share_that_cannot_be_reached_is_called_so(office):
    rows = [
        (month, "A", channel, count)
        for month in [*months(2017), *months(2018, 1, 11)]
        for channel, count in (("electrónico", 1), ("presencial", 99))
    ]
    office.take(procedures(rows))
    assert sentences.needed(look(office, "2018-11-30", "adoption")).startswith(
        "Está fuera de alcance: ni haciendo en línea todos los trámites"
    )


def test_tasks_are_not_projected_but_say_what_is_missing(office):
    set_state(office.engine, TaskState("comercial-tv", "done", d("2018-02-01"), "listo", ""), NOW)
    found = look(office, "2018-10-31", "tasks")
    assert (found.projection, found.refusal.code) == (None, "tasks")
    assert sentences.needed(found) == "Para cumplir faltan 7 tareas: 3,5 tareas en cada uno de los 2 meses que faltan."
    assert what_if(found, 3.5).year_end == 1


def test_more_tasks_than_there_are_still_make_all_of_them_and_no_more(office):
    set_state(office.engine, TaskState("comercial-tv", "done", d("2018-02-01"), "listo", ""), NOW)
    found = look(office, "2018-09-30", "tasks")
    assert [value for _, value in what_if(found, 5).points] == [6 / 8, 1.0, 1.0]
    assert what_if(found, 5).reached_in == Month.parse("2018-11")


def test_what_if_adds_the_same_to_each_month_left(office):
    office.take(
        press(
            [(f"2018-{m:02d}-05", "el-universal", f"{m} {n}") for m in range(1, 10) for n in range(8)],
            covers=(d("2018-01-01"), d("2018-09-30")),
        )
    )
    found = look(office, "2018-09-30", "press")
    assert found.done == 72
    nine = what_if(found, 9)
    assert [value for _, value in nine.points] == [81, 90, 99]
    assert (
        sentences.supposed(found, nine)
        == "Si hay 9 publicaciones al mes, el año cierra en 99: 1 publicación por debajo de la meta de 100."
    )
    assert (
        sentences.supposed(found, what_if(found, 14))
        == "Si hay 14 publicaciones al mes, el año cierra en 114 y la meta de 100 se cumple en noviembre de 2018."
    )


@given(st.fractions(min_value=-1000, max_value=10**7), st.integers(1, 12))
def test_needed_per_month_times_the_months_is_what_remains_exactly(remaining, left):
    assert RequiredPace(remaining, left).per_month * left == remaining


@pytest.mark.parametrize("probability", [0.0, 0.0001, 0.0099, 0.01, 0.35, 0.99, 0.9901, 0.9999])
def test_no_chance_is_said_to_be_none_or_certain(probability):
    words = sentences.chance(probability)
    assert not re.search(r"(?<!\d)(0|100)\s?%", words)
    assert sentences.chance(0.35) == "35\u00a0%"
    assert re.fullmatch(r"(menor del|mayor del) (1|99)\s%|\d\d?\s%", sentences.after_is(probability))


def test_more_each_month_never_ends_the_year_lower(office):
    office.take(monthly([*LEVEL, 100, 100, 100]))
    found = look(office, "2018-03-31")
    ends = [what_if(found, amount).year_end for amount in range(0, 400, 20)]
    assert ends == sorted(ends)
