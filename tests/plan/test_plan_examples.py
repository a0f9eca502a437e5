"""The example plans: every shape of goal is in one of them, their data are read whole, and their figures are those of their lines."""

import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from importlib.util import module_from_spec, spec_from_file_location
from typing import get_args, get_type_hints

import pytest

from plancom import settings, sources
from plancom.indicators.view import View
from plancom.office import Figures, load
from plancom.plan import Targets
from plancom.plan.directions import DIRECTIONS
from plancom.plan.goals import Baseline
from plancom.plan.kinds import KINDS
from plancom.plan.periods import PERIODS
from plancom.services import importing
from plancom.services.plan_examples import (
    DATA_THROUGH,
    SUITS,
    UnknownExampleError,
    figures_of,
    office_of,
    plan_example,
    plan_examples,
)
from plancom.watch import WatchedData, findings
from tests.builders import d, in_memory
from tests.engines import writable_engine

NAMES = sorted(SUITS)
REAL = [
    "cartagena",
    "bogota",
    "bogotá",
    "medellín",
    "quito",
    "guayaquil",
    "lima",
    "rosario",
    "la paz",
    "ciudad de panamá",
]
"""Names of real places whose institutions nobody may take an example for."""


# ------------------------------------------------------------------------------------------------------ what there is


def test_each_folder_is_an_example_with_its_sentence_and_its_plan_s_id():
    folders = {path.parent.name for path in settings.EXAMPLES.glob("*/plan.toml")}
    assert [one.id for one in plan_examples()] == list(SUITS)
    assert folders == set(SUITS)
    assert all(re.fullmatch(r"Para una? [^.]+\.", one.suits) for one in plan_examples())


@pytest.mark.parametrize("name", NAMES)
def test_an_example_is_none_of_the_office_s_plans(name):
    paths = settings.plan_paths()
    assert paths
    assert settings.EXAMPLES.parent == settings.DATA / "plan"
    assert not [path for path in paths if name in path.as_posix()]


@pytest.mark.parametrize("name", NAMES)
def test_an_example_is_of_the_size_that_an_office_starts_with(name):
    one = plan_example(name)
    tasks = [task for strategy in one.plan.strategies for task in strategy.tasks]
    assert 4 <= len(one.plan.indicators) <= 8
    assert 5 <= len(tasks) <= 12
    assert len(one.plan.strategies) >= 2
    assert one.plan.start <= DATA_THROUGH <= one.plan.last_day
    assert one.plan.start.year >= 2024
    assert one.plan.last_day.year <= 2028
    assert sum(path.stat().st_size for path in [*one.files, one.tasks]) <= 60 * 1024


def test_the_examples_last_one_to_four_years_and_are_of_five_countries():
    plans = [one.plan for one in plan_examples()]
    assert {plan.years for plan in plans} == {1, 2, 3, 4}
    assert len({plan.institution.timezone for plan in plans}) == 5
    assert {plan.start.month for plan in plans} == {1, 5, 7}


@pytest.mark.parametrize("name", NAMES)
def test_an_example_names_no_real_institution(name):
    one = plan_example(name)
    said = " ".join([one.text, *(path.read_text(encoding="utf-8") for path in [*one.files, one.tasks])]).lower()
    said = re.sub(r'timezone = ".*"', "", said)
    assert not [place for place in REAL if re.search(rf"\b{place}\b", said)]
    assert "ejemplo inventado" in one.plan.source.lower()


def test_an_unknown_example_is_answered_with_those_there_are():
    with pytest.raises(UnknownExampleError, match="«otro»; los hay: primer-plan, servicios-digitales"):
        plan_example("otro")


# ------------------------------------------------------------------------------------------------------------- shapes


SHAPES = {
    "kind total": "servicios-digitales",
    "kind daily_rate": "servicios-digitales",
    "kind ratio": "servicios-digitales",
    "kind share": "transparencia-del-concejo",
    "kind tasks": "primer-plan",
    "kind milestone": "primer-plan",
    "direction higher": "primer-plan",
    "direction lower": "transparencia-del-concejo",
    "period year": "asamblea-y-territorio",
    "period quarter": "servicios-digitales",
    "period month": "primer-plan",
    "of absolute": "primer-plan",
    "of baseline": "servicios-digitales",
    "then hold": "atencion-a-la-ciudadania",
    "then none": "transparencia-del-concejo",
    "then times": "servicios-digitales",
    "then plus": "asamblea-y-territorio",
    "cap": "servicios-digitales",
    "baseline measured": "asamblea-y-territorio",
    "baseline given": "primer-plan",
    "seasonality even": "primer-plan",
    "seasonality baseline": "servicios-digitales",
    "scope sum": "primer-plan",
    "scope each": "asamblea-y-territorio",
    "parts with targets of their own": "atencion-a-la-ciudadania",
    "parts of an amount without": "primer-plan",
    "parts of a multiple": "servicios-digitales",
    "among": "atencion-a-la-ciudadania",
    "readings": "primer-plan",
    "smart": "servicios-digitales",
}
"""Every shape of goal that a plan file may say, and an example that has it."""


def shapes(indicator) -> set[str]:
    """The shapes of one goal, as its file has it."""
    targets = indicator.targets
    found = {
        f"kind {indicator.kind.id}": True,
        f"direction {indicator.direction.id}": True,
        f"period {indicator.period.id}": True,
        f"of {targets.of}": True,
        f"then {targets.then}": True,
        "cap": targets.cap is not None,
        f"baseline {indicator.baseline.source}": True,
        f"seasonality {indicator.seasonality}": True,
        f"scope {indicator.scope}": True,
        "parts with targets of their own": bool(indicator.parts),
        "parts of an amount without": indicator.split and targets.of == "absolute" and not indicator.parts,
        "parts of a multiple": indicator.split and targets.of == "baseline",
        "among": bool(indicator.among),
        "readings": bool(indicator.readings),
        "smart": indicator.smart is not None,
    }
    return {shape for shape, is_there in found.items() if is_there}


@pytest.mark.parametrize(("shape", "name"), SHAPES.items())
def test_every_shape_of_goal_is_in_an_example(shape, name):
    assert shape in set().union(*(shapes(one) for one in plan_example(name).plan.indicators))


def test_the_shapes_are_those_that_the_loader_knows():
    then, of = (get_args(get_type_hints(Targets)[key]) for key in ("then", "of"))
    source = get_args(get_type_hints(Baseline)["source"])
    known = {
        *(f"kind {name}" for name in KINDS),
        *(f"direction {name}" for name in DIRECTIONS),
        *(f"period {name}" for name in PERIODS),
        *(f"then {name}" for name in then),
        *(f"of {name}" for name in of),
        *(f"baseline {name}" for name in source),
    }
    kinds_of_shape = {shape.split()[0] for shape in known}
    assert {shape for shape in SHAPES if shape.split()[0] in kinds_of_shape} == known


# --------------------------------------------------------------------------------------------------------------- data


def test_the_files_are_those_that_the_generator_writes():
    spec = spec_from_file_location("example_generator", settings.EXAMPLES / "generate.py")
    generator = module_from_spec(spec)
    spec.loader.exec_module(generator)
    written = generator.files()
    assert set(written) == set(settings.EXAMPLES.rglob("*.csv"))
    assert generator.LAST == DATA_THROUGH
    assert {path.name for path, text in written.items() if path.read_bytes() != text.encode()} == set()


@pytest.mark.parametrize("name", NAMES)
def test_every_file_is_read_whole_without_a_problem_or_a_question(name):
    one = plan_example(name)
    assert {path.name for path in one.files} >= {"publicaciones.csv"}
    for path in one.files:
        said = sources.read(path.name, path.read_bytes(), one.plan, DATA_THROUGH)
        lines = len(path.read_text(encoding="utf-8").splitlines()) - 1
        assert (said.problems, said.questions) == ((), ()), path
        assert len(said.table) == lines
        assert said.covers == (one.plan.calendar.months(0)[0].first, DATA_THROUGH)


def test_an_office_that_takes_the_files_in_as_its_own_gets_the_same_figures():
    one = plan_example("atencion-a-la-ciudadania")
    engine = in_memory()
    files = [importing.source_file(path.name, path.read_bytes()) for path in one.files]
    taken = importing.take_in(engine, files, one.plan)
    assert [each.outcome for each in taken] == ["imported"] * 3
    own = Figures(load(engine, one.plan), View(one.plan, DATA_THROUGH))
    shown = figures_of(one)
    for goal in ("quejas", "casos-en-linea", "publicaciones", "peso-de-facebook", "talleres-y-jornadas"):
        assert [each.actual_to_date for each in own.of(goal)] == [each.actual_to_date for each in shown.of(goal)]


@pytest.mark.parametrize("name", NAMES)
def test_no_month_lacks_anything_that_the_plan_counts(name):
    known = figures_of(plan_example(name)).freshness
    assert {(one.watched.dataset, one.watched.series) for one in known} >= {("posts", "facebook"), ("activities", "")}
    assert [
        (one.watched.name, str(one.month), one.state) for one in known if one.state not in {"covered", "not_applicable"}
    ] == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_in_the_data_is_odd(name):
    figures = figures_of(plan_example(name))
    office = figures.office
    known = WatchedData(office.counts, figures.freshness, (), (), ())
    assert [one.sentence for one in findings(figures.view, known)] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_task_has_a_state_of_the_plan_s_days_and_a_comment(name):
    one = plan_example(name)
    states = office_of(one).tasks.states
    assert set(states) == {task.id for strategy in one.plan.strategies for task in strategy.tasks}
    said = [state for changes in states.values() for state in changes]
    assert all(one.plan.start <= state.day <= DATA_THROUGH and state.comment for state in said)
    assert {state.state for state in said} >= {"done", "in_progress"}


# ------------------------------------------------------------------------------------------------------------- figures


@pytest.mark.parametrize("name", NAMES)
def test_some_goals_go_well_and_some_do_not_and_all_have_data(name):
    found = Counter(one.status for one in figures_of(plan_example(name)).all)
    assert found["no_data"] == 0
    assert found["on_track"] >= 2
    assert found["at_risk"] >= 1
    assert found["off_track"] >= 1


def figure_at(name: str, goal: str, day: str):
    """A goal's figure of an example as of a day."""
    office = office_of(plan_example(name))
    return Figures(office, View(office.plan, d(day))).of(goal)[0]


def lines_of(name: str, file: str, start: str) -> list[str]:
    path = settings.EXAMPLES / name / file
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith(start)]


def test_the_visits_of_the_first_plan_are_the_sum_of_its_months():
    assert lines_of("primer-plan", "visitas.csv", "2026-0")[:3] == [
        "2026-01,601,429,1606",
        "2026-02,787,551,2002",
        "2026-03,952,700,2362",
    ]
    figure = figure_at("primer-plan", "visitas", "2026-03-31")
    # 601 + 787 + 952; a quarter of 12,000; 2,340 / 3,000 = 0.78
    assert (figure.actual_to_date, figure.expected_to_date, figure.baseline) == (2340, pytest.approx(3000), 9000)
    assert (figure.pace, figure.status) == (pytest.approx(0.78), "at_risk")


def test_the_share_online_of_the_assembly_is_that_of_january_s_lines():
    assert lines_of("asamblea-y-territorio", "tramites.csv", "2026-01") == [
        "2026-01-01,Propuesta ciudadana,en línea,5",
        "2026-01-01,Propuesta ciudadana,secretaría,18",
        "2026-01-01,Propuesta ciudadana,oficina provincial,6",
        "2026-01-01,Solicitud de audiencia,en línea,8",
        "2026-01-01,Solicitud de audiencia,secretaría,24",
        "2026-01-01,Solicitud de audiencia,oficina provincial,8",
        "2026-01-01,Copia de leyes,en línea,11",
        "2026-01-01,Copia de leyes,secretaría,32",
        "2026-01-01,Copia de leyes,oficina provincial,10",
    ]
    figure = figure_at("asamblea-y-territorio", "solicitudes-en-linea", "2026-01-31")
    # 5 + 8 + 11 online of 29 + 40 + 53; a month of the way from 20 % to 35 % is 20 % + 15 % / 12
    assert figure.actual_to_date == pytest.approx(24 / 122)
    assert (figure.expected_to_date, figure.target) == (pytest.approx(0.2125), 0.35)
    assert figure.status == "at_risk"  # 0.1967 / 0.2125 = 0.926


def test_the_workshops_of_a_quarter_of_the_plan_are_its_lines():
    lines = lines_of("atencion-a-la-ciudadania", "actividades.csv", "2026-0")
    summer = [line[:10] for line in lines if line[5:7] in {"07", "08", "09"}]
    assert summer == [
        "2026-07-03", "2026-07-15", "2026-07-17", "2026-08-18", "2026-08-27", "2026-09-14", "2026-09-28", "2026-09-30",
    ]  # fmt: skip
    figure = figure_at("atencion-a-la-ciudadania", "talleres-y-jornadas", "2026-09-30")
    # July to September is the first quarter of a plan year that begins in July: 8 of 12, which is under 0.70
    assert (figure.plan_year, figure.actual_to_date, figure.target) == (3, 8, 12)
    assert (figure.pace, figure.status) == (pytest.approx(8 / 12), "off_track")


def test_the_posts_a_day_of_october_are_its_lines_by_its_days():
    lines = [line.split(",") for line in lines_of("servicios-digitales", "publicaciones.csv", "2026-10")]
    by_network = {name: [int(line[2]) for line in lines if line[1] == name] for name in ("Facebook", "Instagram")}
    assert by_network == {"Facebook": [3, 3, 3, 3, 3, 3, 3], "Instagram": [3, 3, 3, 2]}
    figures = figures_of(plan_example("servicios-digitales")).of("publicaciones-diarias")
    assert [one.actual_to_date for one in figures] == [pytest.approx(n / 31) for n in (32, 21, 11)]


# -------------------------------------------------------------------------------------------------------------- office


def test_an_example_s_office_is_made_once_and_is_not_the_office_s_database(tmp_path, monkeypatch):
    database = tmp_path / "plancom.db"
    monkeypatch.setenv("PLANCOM_DATABASE_URL", f"sqlite:///{database.as_posix()}")
    one = plan_example("primer-plan")
    office = office_of(one)
    assert office_of(one) is office
    assert office.has_samples
    assert not database.exists()
    assert office.engine.url == writable_engine("sqlite://").url


def test_an_example_s_figures_may_be_asked_for_by_any_thread():
    one = plan_example("servicios-digitales")
    here = [figure.actual_to_date for figure in figures_of(one).all]
    with ThreadPoolExecutor(2) as threads:
        found = list(threads.map(lambda _: [figure.actual_to_date for figure in figures_of(one).all], range(4)))
    assert found == [here] * 4
