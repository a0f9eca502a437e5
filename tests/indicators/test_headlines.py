"""Headlines: the sentences that stand as titles agree with their numbers, and every figure in them is the table's own."""

import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as some

from plancom.indicators import headlines
from plancom.indicators.goals import status_of
from plancom.indicators.trajectory import TrajectoryPoint
from plancom.language import dates
from plancom.plan import written_amounts
from plancom.plan.directions import LOWER
from tests.builders import d
from tests.examples import examples
from tests.indicators.test_every_sentence import EMPTY, PLAN, figures
from tests.spanish import mistakes, numbers

MONTHS = PLAN.calendar.months(1)
NAMES = [name for name in EMPTY if "." not in name]
PARTS = [name for name in EMPTY if name.startswith("daily_posts.")]


def figure_with(name, actual, expected, status="on_track", **more):
    """A figure of which so much was expected; open unless it says otherwise."""
    return dataclasses.replace(
        EMPTY[name], plan_year=1, months_elapsed=9, provisional=True, actual_to_date=actual, expected_to_date=expected,
        target=expected, pace=actual / expected if expected else None, status=status, **more,
    )  # fmt: skip


def complete_months(pairs):
    """A trajectory of complete months, from the plan's first, with what happened and what was expected in each."""
    return [
        TrajectoryPoint(MONTHS[n], float(actual), float(expected), None, None, None, "covered")
        for n, (actual, expected) in enumerate(pairs)
    ]


def with_direction(figure, direction=LOWER, **more):
    return dataclasses.replace(figure, indicator=figure.indicator.model_copy(update={"direction": direction}), **more)


def as_number(text):
    return float(text.replace(".", "").replace(",", ".").replace("−", "-"))


# ----------------------------------------------------------------------------------------------------------- the verdict


@pytest.mark.parametrize(
    ("well", "open_ones", "said"),
    [
        (2, 0, "Las 2 metas van bien."),
        (2, 1, "2 de 3 metas van bien; 1 todavía no se puede juzgar."),
        (1, 2, "1 de 3 metas va bien; 2 todavía no se pueden juzgar."),
    ],
)
def test_goals_that_go_well_are_counted_beside_those_that_cannot_be_judged(well, open_ones, said):
    goals = [figure_with("visits", 100.0, 100.0)] * well + [EMPTY["press"]] * open_ones
    assert headlines.verdict(goals) == said


def test_none_of_several_that_are_all_judged_goes_well():
    goals = [figure_with("visits", 50.0, 100.0, "off_track"), figure_with("press", 20.0, 75.0, "off_track")]
    assert headlines.verdict(goals).startswith("Ninguna de las 2 metas va bien; la más lejana es «Publicaciones en")


def test_a_goal_that_is_not_to_be_passed_is_the_furthest_by_how_much_it_is_above():
    ceiling = with_direction(figure_with("press", 90.0, 75.0, "off_track"), pace=75 / 90)
    assert headlines.verdict([figure_with("visits", 100.0, 100.0), ceiling]) == (
        "1 de 2 metas va bien; la más lejana es «Publicaciones en El Universal»: 15 por encima de lo permitido."
    )


def test_the_verdict_names_a_late_goal_of_which_no_distance_can_be_said():
    unsaid = dataclasses.replace(EMPTY["tasks"], status="off_track", tasks_overdue=8)
    assert headlines.verdict([figure_with("visits", 100.0, 100.0), unsaid]) == (
        "1 de 2 metas va bien; la que no va bien es «Tareas del plan»."
    )
    two = [dataclasses.replace(unsaid, name="Publicaciones en El Universal"), unsaid]
    assert headlines.verdict([figure_with("visits", 100.0, 100.0), *two]).endswith(
        "; las que no van bien son «Publicaciones en El Universal» y «Tareas del plan»."
    )
    assert headlines.verdict([figure_with("visits", 80.0, 100.0, "at_risk"), unsaid]).count("la más lejana") == 1
    assert headlines.verdict([unsaid]) == "La meta no va bien."


def test_a_goal_that_was_passed_is_behind_since_the_month_in_which_it_was():
    ceiling = with_direction(figure_with("press", 90.0, 75.0, "off_track"), pace=75 / 90)
    points = [
        TrajectoryPoint(MONTHS[n], 10.0, 8.0, total, 8.0 * (n + 1), None, "covered")
        for n, total in enumerate([8.0, 20.0, 30.0])
    ]
    assert headlines.behind_since(ceiling, points) == "Por encima de lo permitido desde febrero de 2018."


@pytest.mark.parametrize("status", ["on_track", "no_data", "no_target"])
def test_only_what_is_behind_has_been_so_since_some_month(status):
    behind = [TrajectoryPoint(MONTHS[0], 1.0, 8.0, 1.0, 8.0, None, "covered")]
    assert headlines.behind_since(figure_with("press", 1.0, 8.0, status), behind) == ""
    assert headlines.behind_since(figure_with("press", 1.0, 8.0, "off_track"), []) == ""


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        ([(8, 8)], "El primer mes no pasó de lo permitido"),
        ([(9, 8)], "El primer mes pasó de lo permitido"),
        ([(9, 8), (9, 8)], "Todos los meses pasaron de lo permitido"),
        ([(8, 8), (7, 8)], "Ningún mes pasó de lo permitido"),
        ([(9, 8), (9, 8), (8, 8)], "2 de 3 meses pasaron de lo permitido"),
    ],
)
def test_months_that_are_not_to_pass_what_is_allowed(pairs, said):
    assert headlines.of_months(complete_months(pairs), LOWER) == said


def test_the_verdict_counts_the_goals_that_go_well_and_names_the_one_that_is_furthest():
    goals = [
        figure_with("visits", 90.0, 100.0),
        figure_with("press", 20.0, 75.0, "off_track"),
        figure_with("adoption", 0.1, 0.2, "off_track"),
    ]
    assert headlines.verdict(goals) == (
        "1 de 3 metas va bien; la más lejana es «Publicaciones en El Universal»: lleva el 27\N{NO-BREAK SPACE}% de lo esperado."
    )


def test_parts_of_an_indicator_are_no_goals_of_their_own():
    whole = figure_with("daily_posts", 9.0, 9.0)
    parts = [dataclasses.replace(EMPTY[name], status="off_track", pace=0.1) for name in PARTS]
    assert headlines.verdict([whole, *parts]) == "La meta va bien."


def test_goals_that_cannot_be_judged_are_counted_and_said():
    goals = [figure_with("visits", 100.0, 100.0), EMPTY["press"], EMPTY["adoption"]]
    assert headlines.verdict(goals) == "1 de 3 metas va bien; 2 todavía no se pueden juzgar."
    goals[0] = figure_with("visits", 50.0, 100.0, "off_track")
    assert headlines.verdict(goals) == (
        "De 3 metas, la única que se puede juzgar no va bien: lleva el 50\N{NO-BREAK SPACE}% de lo esperado."
    )
    goals[1] = figure_with("press", 20.0, 75.0, "off_track")
    assert headlines.verdict(goals) == (
        "De 3 metas, ninguna de las 2 que se pueden juzgar va bien; la más lejana es «Publicaciones en El Universal»:"
        " lleva el 27\N{NO-BREAK SPACE}% de lo esperado."
    )
    goals[0:2] = [figure_with("visits", 100.0, 100.0), EMPTY["press"]]
    assert headlines.verdict(goals[1:]) == "Todavía no se puede juzgar ninguna meta."
    assert headlines.verdict([]) == ""


def test_a_single_goal_that_lags_is_not_called_the_furthest():
    assert headlines.verdict([figure_with("visits", 50.0, 100.0, "off_track")]) == (
        "La meta no va bien: lleva el 50\N{NO-BREAK SPACE}% de lo esperado."
    )


@examples(150)
@given(some.lists(some.sampled_from(NAMES).flatmap(figures), max_size=21))
def test_every_verdict_agrees_and_counts_as_the_list_does(goals):
    said = headlines.verdict(goals)
    if not goals:
        assert said == ""
        return
    assert not mistakes(said), said
    well = sum(1 for one in goals if one.status == "on_track")
    shown = [as_number(text) for text in numbers(said)]
    if 0 < well < len(goals):
        assert shown[:2] == [well, len(goals)]


# ----------------------------------------------------------------------------------------------------------------- gaps


@pytest.mark.parametrize(
    ("name", "actual", "expected", "said"),
    [
        ("visits", 148_600.0, 140_848.7, "7.751 más de lo esperado"),
        ("visits", 108_683.0, 128_044.0, "19.361 menos de lo esperado"),
        ("visits", 10.4, 9.6, "justo lo esperado"),  # both are written 10
        ("daily_posts", 9.37, 12.74, "3,37 menos de lo esperado"),
        ("adoption", 0.201, 0.275, "7,4 puntos menos de lo esperado"),
        ("adoption", 0.21, 0.2, "1 punto más de lo esperado"),
        ("press", 76.0, 75.0, "1 más de lo esperado"),
        ("press", 75.0, 75.0, "justo lo esperado"),
    ],
)
def test_the_gap_is_said_in_the_indicators_own_unit(name, actual, expected, said):
    assert headlines.gap(figure_with(name, actual, expected)) == said


def test_the_gap_of_a_year_that_closed_is_to_its_target():
    closed = dataclasses.replace(figure_with("visits", 180_000.0, 188_555.0), provisional=False, months_elapsed=12)
    assert headlines.gap(closed) == "8.555 por debajo de la meta"
    assert headlines.of_goal(closed) == "El año 1 cerró con 180.000 visitas, 8.555 por debajo de la meta"
    alike = dataclasses.replace(closed, actual_to_date=188_555.0)
    assert headlines.gap(alike) == "justo la meta"


@examples(300)
@given(some.sampled_from(NAMES).flatmap(figures))
def test_whoever_subtracts_the_two_figures_that_are_shown_gets_the_gap_that_is_shown(figure):
    said = headlines.gap(figure)
    if figure.status not in headlines.JUDGED:
        assert said == ""
        return
    actual, expected = (
        as_number(numbers(written_amounts.amount_text(figure.indicator, value))[0])
        for value in (figure.actual_to_date, figure.expected_to_date)
    )
    difference = round(abs(actual - expected), 6)
    if not difference:
        assert said in {"justo lo esperado", "justo la meta"}
        return
    assert as_number(numbers(said)[0]) == pytest.approx(difference, abs=1e-6)
    assert ("más" in said or "por encima" in said) == (actual > expected)


@examples(150)
@given(some.sampled_from([*NAMES, *PARTS]).flatmap(figures))
def test_the_finding_of_a_goal_agrees_and_has_the_tables_figures_alone(figure):
    said = headlines.of_goal(figure)
    assert not mistakes(f"{said}."), said
    if figure.status == "no_data":
        return
    shown = numbers(said)
    assert numbers(written_amounts.amount_text(figure.indicator, figure.actual_to_date))[0] in shown
    assert len(shown) <= 2  # what happened, and the gap


# ------------------------------------------------------------------------------------------------------ months and parts


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        ([], ""),
        ([(5, 4)], "El primer mes llegó a lo esperado"),
        ([(3, 4)], "El primer mes no llegó a lo esperado"),
        ([(0, 4), (0, 4)], "Ningún mes llegó a lo esperado"),
        ([(4, 4), (3, 4), (1, 4)], "1 de 3 meses llegó a lo esperado"),
        ([(4, 4), (4, 4), (1, 4)], "2 de 3 meses llegaron a lo esperado"),
        ([(4, 4), (9, 4)], "Los 2 meses llegaron a lo esperado"),
    ],
)
def test_months_that_reached_what_was_expected_are_counted(pairs, said):
    assert headlines.of_months(complete_months(pairs)) == said


def test_of_a_share_the_year_up_to_each_month_is_counted_as_it_is_drawn():
    points = [
        dataclasses.replace(point, actual_to_date=reached, expected_to_date=aim)
        for point, (reached, aim) in zip(
            complete_months([(4, 4), (4, 4), (4, 4)]), [(3, 2), (3, 4), (3, 6)], strict=True
        )
    ]
    assert headlines.of_months(points, to_date=True) == "1 de 3 meses llegó a lo esperado"
    assert headlines.of_months(points) == "Los 3 meses llegaron a lo esperado"


def test_a_month_that_is_not_complete_or_missing_is_not_counted():
    points = complete_months([(4, 4), (3, 4)])
    open_one = dataclasses.replace(points[0], month=MONTHS[2], state="provisional")
    missing = dataclasses.replace(points[0], month=MONTHS[3], actual=None, state="missing")
    assert headlines.of_months([*points, open_one, missing]) == "1 de 2 meses llegó a lo esperado"


def test_the_parts_that_reached_what_was_expected_of_them_are_named():
    first, second, third = (dataclasses.replace(figure_with(name, 2.0, 1.0)) for name in PARTS)
    behind = [dataclasses.replace(one, actual_to_date=0.5, status="off_track") for one in (first, second, third)]
    assert headlines.of_parts([first, second, third]) == "Facebook, Instagram y X (Twitter) llegan a lo esperado"
    assert headlines.of_parts([first, *behind[1:]]) == "Solo Facebook llega a lo esperado"
    assert headlines.of_parts([first, second, behind[2]]) == "Solo Facebook e Instagram llegan a lo esperado"
    assert headlines.of_parts(behind) == "Ni Facebook ni Instagram ni X (Twitter) llegan a lo esperado"
    assert headlines.of_parts(behind[:1]) == "Facebook no llega a lo esperado"
    assert headlines.of_parts([EMPTY[name] for name in PARTS]) == ""


def test_the_parts_of_a_goal_of_less_that_pass_what_is_allowed_are_named():
    parts = [dataclasses.replace(figure_with(name, 2.0, 1.0)) for name in PARTS]
    less = [dataclasses.replace(one, indicator=one.indicator.model_copy(update={"direction": LOWER})) for one in parts]
    within = [dataclasses.replace(one, actual_to_date=0.5) for one in less]
    assert headlines.of_parts([less[0], *within[1:]]) == "Facebook pasa de lo permitido"
    assert headlines.of_parts([*less[:2], within[2]]) == "Facebook e Instagram pasan de lo permitido"
    assert headlines.of_parts(within) == "Ninguna parte pasa de lo permitido"


def test_many_parts_are_counted_and_the_furthest_is_named():
    parts = [dataclasses.replace(figure_with(PARTS[n % 3], 2.0, 1.0)) for n in range(9)]
    behind = [dataclasses.replace(one, actual_to_date=0.5, pace=0.5, status="off_track") for one in parts]
    behind[4] = dataclasses.replace(behind[4], pace=0.1)
    assert headlines.of_parts(parts) == "9 de 9 llegan a lo esperado"
    assert headlines.of_parts(behind) == f"Ninguna de las 9 llega a lo esperado; la más lejana es {behind[4].short}"
    assert headlines.of_parts([*parts[:1], *behind[1:]]).startswith("1 de 9 llega a lo esperado; ")
    less = [with_direction(one) for one in parts]
    assert headlines.of_parts(less).startswith("Las 9 pasan de lo permitido; la más lejana es ")


def test_growth_below_the_baseline_is_not_said_beside_a_smaller_number():
    said = headlines.of_growth(d("2018-09-01"), -0.85, 0.815).replace("\N{NO-BREAK SPACE}", " ")
    assert said == (
        "Septiembre de 2018 estuvo 85,0 % por debajo de la línea base; la meta pide estar 81,5 % por encima"
    )


def test_growth_is_said_beside_what_the_target_asks_for():
    assert headlines.of_growth(d("2018-09-01"), 0.153, 0.5) == (
        "Septiembre de 2018 estuvo 15,3\N{NO-BREAK SPACE}% por encima de la línea base; la meta pide 50,0\N{NO-BREAK SPACE}%"
    )
    assert headlines.of_growth(d("2018-09-01"), -0.047, None) == (
        "Septiembre de 2018 estuvo 4,7\N{NO-BREAK SPACE}% por debajo de la línea base"
    )


# ----------------------------------------------------------------------------------------------------------------- days


def days(*values):
    return {d("2018-01-01") + dt.timedelta(days=n): value for n, value in enumerate(values)}


def test_the_highest_day_is_named_when_there_is_one():
    assert headlines.of_days(days(3.0, None, 7.0), ("visita", "visitas")) == (
        "El día más alto fue el 03/01/2018, con 7 visitas"
    )
    assert headlines.of_days(days(1.0, 0.0), ("visita", "visitas")) == "El día más alto fue el 01/01/2018, con 1 visita"
    assert headlines.of_days(days(7.0, 7.0), ("visita", "visitas")) == "El día más alto llegó a 7 visitas"
    assert headlines.of_days(days(0.0, None), ("visita", "visitas")) == ""


def test_days_with_posts_are_counted_among_those_that_are_known():
    assert headlines.of_posting_days(days(1, 0, None, 2)) == "Hubo publicaciones en 2 de 3 días"
    assert headlines.of_posting_days(days(1, 2)) == "Hubo publicaciones todos los días"
    assert headlines.of_posting_days(days(0)) == "Ningún día hubo publicaciones"
    assert headlines.of_posting_days(days(1, 2, None)) == "Hubo publicaciones todos los días con datos"
    assert headlines.of_posting_days(days(0, None)) == "Ningún día con datos hubo publicaciones"
    assert headlines.of_posting_days(days(None)) == ""


def test_adoption_is_said_beside_the_years_target():
    figure = dataclasses.replace(figure_with("adoption", 0.201, 0.275, "at_risk"), target=0.3)
    assert headlines.of_adoption(figure) == (
        "El 20,1\N{NO-BREAK SPACE}% de los trámites se hizo en línea, 7,4 puntos menos de lo esperado; la meta del año es 30,0\N{NO-BREAK SPACE}%"
    )


def test_the_largest_of_several_counts_stands_beside_all_of_them():
    assert headlines.of_largest("Foto", 1284.0, 2412.0) == "Foto: 1.284 de 2.412"
    assert headlines.of_largest("Foto", 0.0, 0.0) == ""


@pytest.mark.parametrize(("value", "said"), [(0, "0 veces"), (1, "una vez"), (2, "2 veces"), (21, "21 veces")])
def test_shares_are_said_of_their_month(value, said):
    assert headlines.of_shares(d("2018-09-01"), float(value)) == f"En septiembre de 2018 se compartieron {said}"


@pytest.mark.parametrize(
    ("online", "said"),
    [(0, "0 de 30 trámites se hicieron"), (1, "1 de 30 trámites se hizo"), (21, "21 de 30 trámites se hicieron")],
)
def test_what_was_done_online_in_a_month_is_counted(online, said):
    assert headlines.of_channels(d("2018-09-01"), float(online), 30.0) == f"En septiembre de 2018, {said} en línea"
    assert headlines.of_channels(d("2018-09-01"), 0.0, 0.0) == ""


def test_the_procedures_done_online_most_and_least_are_named():
    assert headlines.of_take_up({"PQR": 0.157, "Audiencia": 0.281, "Actas": 0.2}) == (
        "El trámite con mayor uso en línea: Audiencia, 28,1\N{NO-BREAK SPACE}%; con menor: PQR, 15,7\N{NO-BREAK SPACE}%"
    )
    assert headlines.of_take_up({"PQR": 0.1, "Actas": 0.2}).startswith("El trámite con mayor uso en línea: Actas")
    assert headlines.of_take_up({"PQR": 0.1}) == ""
    assert headlines.of_take_up({"PQR": 0.1, "Actas": 0.1}) == ""


@examples(60)
@given(data=some.data())
def test_behind_since_names_the_first_month_of_the_unbroken_run_behind(data):
    """Whatever the months, and those without data among them: from the month named on every one is behind, and the one before is not."""
    counts = data.draw(some.lists(some.one_of(some.none(), some.integers(0, 400)), min_size=1, max_size=12))
    figure, points = notes_of(counts)
    run = headlines.behind_run(figure, points)
    ran = []  # each counted month: the sum so far against a twelfth of 2.400 for each of them
    total, months = 0, 0
    for point, count in zip(points, counts, strict=False):
        if count is not None:
            total, months = total + count, months + 1
            ran.append((point.month, total / (months * 200)))
    expected = []
    for month, pace in reversed(ran):
        if pace >= 0.95:
            break
        expected.insert(0, (month, pytest.approx(pace)))
    assert run == expected
    said = headlines.behind_since(figure, points)
    assert bool(said) == bool(expected)
    if expected:
        assert f"desde {dates.month_long(expected[0][0].first)}" in said


def test_behind_since_says_how_much_there_was_then_and_is_now():
    assert headlines.behind_since(*notes_of([148, 190])) == (
        "No va bien desde enero de 2018: 74\u00a0% de lo esperado en enero, 84\u00a0% en febrero."
    )  # 148 of 200, then 338 of 400: 84,5, whose nearest even whole number is 84
    assert (
        headlines.behind_since(*notes_of([200, 100])) == "No va bien desde febrero de 2018 (75\u00a0% de lo esperado)."
    )
    assert headlines.behind_since(*notes_of([100, 300])) == ""


def notes_of(counts):
    """Press notes of 2018, 200 expected in each month, and their figure; None is a month without data."""
    points, total = [], 0.0
    for month, count in zip(MONTHS, counts, strict=False):
        if count is None:
            points.append(TrajectoryPoint(month, None, 200.0, None, None, None, "missing"))
            continue
        total += count
        points.append(TrajectoryPoint(month, float(count), 200.0, total, None, None, "covered"))
    expected = 200.0 * sum(count is not None for count in counts)
    figure = figure_with("press", total, expected)
    return dataclasses.replace(
        figure, status=status_of(figure.indicator, total if expected else None, expected, 2400.0)
    ), points
