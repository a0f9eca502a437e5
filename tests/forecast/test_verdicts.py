"""Will we get there: a word for each goal, one sentence for all of them, and what is needed beside the best month so far."""

import dataclasses
import math
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plancom.forecast import json_form, sentences
from plancom.forecast.projection import FanPoint, Outlook, Projection, outlook, reached_in
from plancom.forecast.required_pace import FAR, BestMonth
from plancom.forecast.verdicts import LIKELY, UNLIKELY, counted_verdicts, how_many, verdict, verdicts
from plancom.forecast.what_if import what_if
from plancom.language.translation import speaking
from plancom.plan import Month
from plancom.plan.written_amounts import shortfall
from plancom.store.office import breaks
from plancom.store.office.breaks import Break
from plancom.store.plans.task_states import TaskState
from tests.builders import NOW, cartagena, d, press, procedures, set_state
from tests.forecast.test_projection import LEVEL, look, monthly, months
from tests.memory_office import MemoryOffice
from tests.spanish import mistakes, numbers

PLAN = cartagena()
KINDS = ["missed", "unlikely", "unsure", "unknown", "likely", "reached"]


def all_of(office, as_of, **readings):
    return [look(office, as_of, figure, **readings) for figure in office.figures(as_of, **readings)]


@pytest.fixture(scope="module")
def level_year():
    """A year that runs at its level of the year before."""
    return look(MemoryOffice().take(monthly([*LEVEL, 100, 100, 100])), "2018-03-31")


def with_end(one, median, low=None, high=None, probability=0.5):
    end = FanPoint(Month.parse("2018-12"), low or median, median, high or median)
    reached = end.month if median >= one.figure.target else None
    found = Projection(median, end.low, end.high, probability, reached, 15, (end,))
    return dataclasses.replace(one, projection=found)


@given(st.floats(0.0, 1.0, exclude_max=True))
def test_the_word_follows_the_probability_and_its_bounds_are_the_edges_of_the_interval(level_year, probability):
    one = with_end(level_year, 1700.0, probability=probability)
    expected = "likely" if probability >= 0.9 else "unlikely" if probability <= 0.1 else "unsure"
    assert verdict(one) == expected
    assert pytest.approx((0.9, 0.1)) == (LIKELY, UNLIKELY)


@given(st.floats(0.0, 1799.999), st.sampled_from([0.001, 0.5]))
def test_a_year_that_closes_below_its_target_names_no_month_and_what_lacks_is_the_difference_that_is_read(
    level_year, median, odds
):
    text = sentences.answer(with_end(level_year, median, probability=odds))
    shown, gap, goal = (float(n.replace(".", "").replace(",", ".")) for n in numbers(text)[:3])
    assert gap > 0
    assert shown + gap == pytest.approx(goal, abs=1e-9)
    assert not mistakes(text)
    assert " de 2018" not in text
    assert " de 2019" not in text


@given(st.floats(0.0, 10**7), st.floats(1e-6, 10**7), st.sampled_from(["visits", "adoption", "daily_posts"]))
def test_a_value_its_target_and_what_lacks_add_up_as_they_are_written(value, more, name):
    indicator = PLAN.indicator(name)
    shares = indicator.kind.is_share
    target = value + more
    if shares:
        value, target = value / 10**8, target / 10**8
    texts = shortfall(indicator, value, target)
    first, second, gap = (Decimal(numbers(f"{text}.")[0].replace(".", "").replace(",", ".")) for text in texts)
    assert second - first == gap > 0


def test_a_goal_is_reached_in_a_month_of_its_own_year_or_in_none():
    office = MemoryOffice().take(monthly([*LEVEL, 160, 160, 160, 160]))
    found = look(office, "2018-04-30")
    reached = found.projection.reached_in
    assert reached is not None
    assert PLAN.calendar.year_of(reached) == 1
    assert found.projection.fan[-1].median >= 1800
    earlier = [point for point in found.projection.fan if point.month < reached]
    assert all(point.median < 1800 for point in earlier[-1:])
    assert f"se llega a 1.800 en {sentences.month_named(reached)} y el año cierra en " in sentences.answer(found)


def test_a_level_that_falls_again_before_the_years_end_is_not_reached(level_year):
    one = with_end(level_year, 1700.0)
    fan = (FanPoint(Month.parse("2018-11"), 1900, 1900, 1900), *one.projection.fan)
    assert reached_in(fan, lambda value: value >= 1800) is None
    assert reached_in(fan, lambda value: value >= 1650) == Month.parse("2018-11")


def test_a_closed_year_says_how_it_ended():
    short = look(MemoryOffice().take(monthly(LEVEL * 2)), "2019-01-05")
    assert verdict(short) == "missed"
    assert sentences.answer(short) == "El año 1 cerró en 1.200: 600 por debajo de la meta de 1.800."
    kept = look(MemoryOffice().take(monthly([100] * 12 + [150] * 12)), "2019-01-05")
    assert verdict(kept) == "reached"
    assert sentences.answer(kept) == "El año 1 cerró en 1.800: la meta de 1.800 se cumplió."


def test_a_total_that_is_enough_is_reached_even_where_nothing_can_be_projected():
    office = MemoryOffice().take(
        press(
            [(f"2018-0{m}-{day:02d}", "el-universal", f"{m} {day}") for m in (1, 2, 3, 4) for day in range(1, 27)],
            covers=(d("2018-01-01"), d("2018-04-30")),
        )
    )
    found = look(office, "2018-04-30", "press")
    assert (found.projection, verdict(found)) == (None, "reached")
    assert sentences.answer(found).startswith("La meta del año (100) ya se cumplió. No se calcula el cierre del año:")


def test_tasks_are_judged_when_they_are_done_or_their_year_is_over():
    office = MemoryOffice()
    tasks = [task for strategy in PLAN.strategies for task in strategy.tasks]
    set_state(office.engine, TaskState(tasks[0].id, "done", d("2018-02-01"), "", "Ana"), NOW)
    assert verdict(look(office, "2018-06-30", "tasks")) == "unknown"
    assert verdict(look(office, "2019-01-31", "tasks", 1)) == "missed"
    for task in tasks[1:]:
        set_state(office.engine, TaskState(task.id, "done", d("2018-05-01"), "", "Ana"), NOW)
    assert verdict(look(office, "2018-06-30", "tasks")) == "reached"


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (["unlikely"] * 6, "Ninguna de las 6 metas se cumpliría."),
        (["likely"] + ["unlikely"] * 5, "1 de 6 metas se cumpliría; 5 no llegarían."),
        (["likely", "reached", "unlikely", "missed", "unsure", "unknown"],
         "2 de 6 metas se cumplirían; 1 está en duda, 2 no llegarían y de 1 no se puede decir todavía."),
        (["likely"] * 6, "Las 6 metas se cumplirían."),
        (["unknown"] * 6, "De ninguna de las 6 metas se puede decir todavía si se cumplirá."),
        (["unsure"] * 21, "Las 21 metas están en duda."),
        (["unlikely"] * 5 + ["unknown"], "De 6 metas, 5 no llegarían y de 1 no se puede decir todavía."), (["unsure"], "La meta está en duda."),
        (["unsure"] * 2 + ["likely"], "1 de 3 metas se cumpliría; 2 están en duda."), (["unlikely"], "La meta no se cumpliría."),
        (["likely"], "La meta se cumpliría."), (["unknown"], "Todavía no se puede decir si la meta se cumplirá."), ([], ""),
    ],
)  # fmt: skip
def test_the_first_line_says_how_many_goals_will_be_reached(found, said):
    assert counted_verdicts(found) == said
    assert not mistakes(said)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (["reached", "missed", "missed"], "1 de 3 metas se cumplió; 2 no se cumplieron."),
        (["reached", "reached", "missed"], "2 de 3 metas se cumplieron; 1 no se cumplió."),
        (["missed"] * 2, "Ninguna de las 2 metas se cumplió."),
        (["reached"] * 2, "Las 2 metas se cumplieron."),
        (["reached"], "La meta se cumplió."),
        (["missed"], "La meta no se cumplió."),
    ],
)
def test_of_years_that_are_over_it_is_said_in_the_past(found, said):
    assert counted_verdicts(found, is_over=True) == said


@pytest.mark.parametrize("language", ["es", "en"])
@settings(deadline=None)  # the first call reads the catalogue
@given(st.lists(st.sampled_from(KINDS), min_size=1, max_size=23), st.booleans())
def test_every_count_in_the_first_line_is_the_rows_own(language, found, is_over):
    with speaking(language):
        text = counted_verdicts(found, is_over=is_over)
    said = [int(n) for n in numbers(text)]
    yes, no = sum(one in {"likely", "reached"} for one in found), sum(one in {"missed", "unlikely"} for one in found)
    judged = found.count("unknown") < len(found)
    assert set(said) <= {yes, no, found.count("unsure"), found.count("unknown"), len(found)}
    if judged and 0 < yes < len(found):
        assert said[:2] == [yes, len(found)]
    if language == "es":
        assert not mistakes(text)


def test_goals_are_counted_without_their_parts_and_one_of_which_each_part_is_asked_is_its_worst():
    office = MemoryOffice().take(monthly([*LEVEL, 100, 100, 100]))
    assert how_many(all_of(office, "2018-03-31")) == ("De 6 metas, 1 no llegaría y de 5 no se puede decir todavía.")
    outlooks = all_of(office, "2018-03-31", daily_posts="each")
    parts = [one for one in outlooks if one.figure.id.startswith("daily_posts.")]
    forced = [
        dataclasses.replace(one, figure=dataclasses.replace(one.figure, actual_to_date=1.0, target=1.0))
        for one in parts
    ]
    closed = [dataclasses.replace(one, months_left=()) for one in forced]
    closed[1] = dataclasses.replace(closed[1], figure=dataclasses.replace(closed[1].figure, actual_to_date=0.5))
    whole = next(one for one in outlooks if one.figure.id == "daily_posts")
    assert verdicts([whole, *closed])["daily_posts"] == "missed"


def test_what_is_needed_stands_beside_the_best_month_ever():
    office = MemoryOffice().take(monthly([*LEVEL, 140, 150, 170]))
    found = look(office, "2018-03-31")
    assert found.needed.best == BestMonth(Month.parse("2018-03"), 170, 170, 15)
    assert (
        found.needed.wanted == pytest.approx((1803 - 460) / 9) if found.figure.target == 1803 else found.needed.wanted
    )
    assert sentences.needed(found).endswith("El mejor mes hasta ahora fue marzo de 2018, con 170.")
    assert not found.needed.is_out_of_reach
    more = look(MemoryOffice().take(monthly([*LEVEL, 140, 120, 130])), "2018-03-31")
    assert sentences.needed(more).endswith(
        "Es más que en cualquier mes: el mejor mes hasta ahora fue enero de 2018, con 140."
    )


def test_what_no_month_ever_came_near_is_out_of_reach():
    office = MemoryOffice().take(monthly([*LEVEL, *[60] * 9]))
    found = look(office, "2018-09-30")
    assert found.needed.is_out_of_reach
    assert sentences.needed(found).endswith(
        "Está fuera de alcance: cada uno de esos meses tendría que traer 4,0 veces lo del mejor hasta ahora (julio de 2017, con 103)."
    )
    last = look(MemoryOffice().take(monthly([*LEVEL, *[60] * 11])), "2018-11-30")
    assert (
        "Está fuera de alcance: es 11,0 veces lo del mejor mes hasta ahora (julio de 2017, con 103)."
        in sentences.needed(last)
    )


def test_the_best_month_is_one_that_was_measured_as_those_to_come():
    office = MemoryOffice().take(monthly([*LEVEL[:6], 900, *LEVEL[7:], 100, 110, 90]))
    breaks.add(office.engine, Break(d("2017-09-10"), "visits", "cambio a GA4"), NOW)
    found = look(office, "2018-03-31").needed
    assert (found.best.month, found.best.value, found.best.months) == (Month.parse("2018-02"), 110, 6)
    assert not found.is_out_of_reach, "six months say too little of what can be done"
    assert sentences.needed(look(office, "2018-03-31")).endswith(
        "Es más que en cualquier mes: el mejor desde el cambio de medición del 10/09/2017 fue febrero de 2018, con 110."
    )


def test_a_few_more_than_ever_are_not_out_of_reach_of_who_makes_them():
    assert not BestMonth(Month.parse("2018-01"), 9, 9, 24).is_far_below(14)
    assert BestMonth(Month.parse("2018-01"), 9, 9, 24).is_far_below(19)
    assert not BestMonth(Month.parse("2018-01"), 9, 9, 11).is_far_below(190)


@given(st.integers(1, 10**6), st.floats(0.0, 10.0))
def test_out_of_reach_is_far_above_the_best_and_above_what_chance_brings(best, times):
    is_far = BestMonth(Month.parse("2018-01"), best, best, 12).is_far_below(best * times)
    assert is_far <= (times > FAR)
    assert is_far <= (best * times > best + 3 * math.sqrt(best) * (1 - 1e-9))
    if best >= 150 and times > FAR + 1e-9:
        assert is_far


def online(electronic, of):
    """The same share of `of` procedures a month for two years up to November: the plan asks 20 % of the year's 12 · `of`."""
    rows = [
        (month, "A", channel, count)
        for month in [*months(2017), *months(2018, 1, 11)]
        for channel, count in (("electrónico", electronic), ("presencial", of - electronic))
    ]
    return look(MemoryOffice().take(procedures(rows)), "2018-11-30", "adoption")


def test_a_share_above_all_of_them_is_out_of_reach_whatever_the_best_month_was():
    found = online(1, 100)  # 240 - 11 = 229 of the 100 of December
    assert (float(found.needed.share), found.needed.is_above_all, found.needed.is_out_of_reach) == (
        pytest.approx(2.29),
        True,
        True,
    )
    assert "veces lo del mejor" not in sentences.needed(found)


def test_a_share_far_above_the_best_month_s_is_out_of_reach_as_a_total_is():
    found = online(15, 100)  # 240 - 165 = 75 of 100, five times 15 %; 15 · (5 - 1) = 60 is above chance, 3 · √15 = 11,6
    assert (float(found.needed.share), found.needed.is_above_all, found.needed.is_out_of_reach) == (
        pytest.approx(0.75),
        False,
        True,
    )
    assert sentences.needed(found).endswith(
        "Está fuera de alcance: es 5,0 veces lo del mejor mes hasta ahora (noviembre de 2018, con 15,0\u00a0%)."
    )
    assert sentences.step(found).endswith(
        "; está fuera de alcance: el mejor mes hasta ahora fue noviembre de 2018, con 15,0\u00a0%."
    )
    assert json_form.needed_document(found.needed)["out_of_reach"]


def test_a_share_that_chance_may_bring_or_is_a_little_above_the_best_is_not_out_of_reach():
    few = online(19, 100)  # 240 - 209 = 31 of 100, 1,63 times 19 %; but 19 · 0,63 = 12 is less than 3 · √19 = 13,1
    assert not few.needed.is_out_of_reach
    assert sentences.needed(few).endswith(
        "Es más que en cualquier mes: el mejor mes hasta ahora fue noviembre de 2018, con 19,0\u00a0%."
    )
    assert online(
        190, 1000
    ).needed.is_out_of_reach  # the same share of ten times as many: 190 · 0,63 = 120 against 41,4
    assert not online(198, 1000).needed.is_out_of_reach  # 2.400 - 2.178 = 222 of 1.000: 1,12 times 19,8 %


def test_an_outlook_without_a_target_or_a_figure_is_not_judged():
    empty = outlook(MemoryOffice().view("2018-03-31"), "visits", MemoryOffice().counts(), {})
    assert isinstance(empty, Outlook)
    assert verdict(empty) == "unknown"


def test_a_year_that_is_over_is_not_foretold_where_its_data_are_late():
    office = MemoryOffice().take(monthly([*LEVEL, *[100] * 9]))
    soon, late = look(office, "2019-01-10"), look(office, "2019-01-11")
    assert soon.projection is not None, "December is not due before the tenth"
    assert (late.projection, late.needed, late.refusal.code, verdict(late)) == (None, None, "late", "unknown")
    assert what_if(late, 100) is None
    said = sentences.answer(late)
    assert said == "El año 1 del plan ya terminó y faltan meses con datos: cuando se carguen se sabrá cómo cerró."
    assert not mistakes(said)
    enough = look(MemoryOffice().take(monthly([*LEVEL, *[300] * 9])), "2019-03-11")
    assert verdict(enough) == "reached"
