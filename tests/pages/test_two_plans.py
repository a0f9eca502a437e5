"""Two plans of one institution share its data: the cut-off says which one is shown, unless somebody picks it."""

import datetime as dt

import pytest

from plancom.services.plans import put_in_force, withdraw
from plancom.web.presentation import presentation
from tests.builders import NEXT_PLAN_ID, PLAN_ID, d, folder_of_two_plans, next_plan_text

NOW = dt.datetime(2019, 7, 1, 12, 0)
FIRST = "Plan de comunicaciones: promoción de servicios y trámites digitales"
NEXT = "Plan de comunicaciones: el Concejo cerca"


@pytest.fixture
def two_plans(tmp_path, monkeypatch, sample_data):
    folder = folder_of_two_plans(tmp_path)
    monkeypatch.setenv("PLANCOM_PLAN", str(folder))


@pytest.mark.usefixtures("two_plans")
@pytest.mark.parametrize(
    ("address", "shown", "chip"),
    [
        ({"corte": "2019-06-30"}, FIRST, "Corte 30/06/2019 · plan 2018–2021"),
        ({"corte": "2019-09-30"}, NEXT, "Corte 30/09/2019 · plan 2019–2021"),
        ({"corte": "2019-09-30", "plan": PLAN_ID}, FIRST, "Corte 30/09/2019 · plan 2018–2021"),
        ({"corte": "2019-06-30", "plan": NEXT_PLAN_ID}, NEXT, "Corte 30/06/2019 · plan 2019–2021"),
        ({"corte": "2019-06-30", "plan": "ninguno"}, FIRST, "Corte 30/06/2019 · plan 2018–2021"),
    ],
)
def test_a_page_is_of_the_cut_off_s_plan_unless_the_address_names_one(screen, address, shown, chip):
    screen.open("", **address)
    other = FIRST if shown == NEXT else NEXT
    assert shown in screen.words
    assert other not in screen.words.replace(f"{other} (", "")  # the picker offers both, with their years
    assert chip in screen.popovers


@pytest.mark.usefixtures("two_plans")
def test_the_plan_that_is_picked_stays_in_the_address_and_leads_back_to_the_cut_off_s(screen):
    screen.open("", corte="2019-09-30")
    assert "plan" not in screen.app.query_params
    screen.app.selectbox(key="plan").set_value(PLAN_ID)
    screen.run().run()
    assert screen.app.query_params["plan"] in (PLAN_ID, [PLAN_ID])
    assert "Corte 30/09/2019 · plan 2018–2021" in screen.popovers
    screen.app.selectbox(key="plan").set_value("")
    screen.run().run()
    assert "plan" not in screen.app.query_params
    assert "Corte 30/09/2019 · plan 2019–2021" in screen.popovers


@pytest.mark.usefixtures("two_plans")
def test_a_year_of_one_plan_is_forgotten_with_it(screen):
    screen.open("", corte="2019-06-30", anio="4")
    assert "Corte 30/06/2019 · plan 2018–2021 · año 4" in screen.popovers
    screen.app.selectbox(key="plan").set_value(NEXT_PLAN_ID)
    screen.run().run()
    assert "Corte 30/06/2019 · plan 2019–2021" in screen.popovers
    assert "anio" not in screen.app.query_params


@pytest.mark.usefixtures("two_plans")
@pytest.mark.parametrize(
    "page",
    [
        "",
        "visitas",
        "redes",
        "prensa",
        "adopcion",
        "tareas",
        "presentar",
        "plan",
        "plan?ver=lecturas",
        "plan?ver=planes",
        "historial",
        "mes",
        "ayuda",
    ],
)
def test_every_page_opens_with_the_second_plan(screen, page):
    screen.open(page, corte="2019-09-30")
    assert NEXT in screen.words
    assert "Cercanía" in screen.words or page not in {"tareas", "presentar"}


@pytest.mark.usefixtures("two_plans")
def test_each_plan_has_tasks_goals_and_sessions_of_its_own(screen):
    screen.open("tareas", corte="2019-09-30")
    assert "Digitalízate" not in screen.words
    screen.open("tareas", corte="2019-06-30")
    assert "Digitalízate" in screen.words


@pytest.mark.usefixtures("sample_data")
def test_an_office_with_one_plan_is_asked_for_none(screen):
    screen.open("", corte="2019-09-30")
    assert "Corte 30/09/2019" in screen.popovers
    assert "plan" not in {one.key for one in screen.app.selectbox}


@pytest.mark.usefixtures("two_plans")
def test_the_full_screen_is_of_the_plan_that_its_address_says():
    def cover(**query):
        answer = presentation(query)
        return answer.status_code, bytes(answer.body).decode()

    for query, shown, other in (
        ({"corte": "2019-09-30"}, NEXT, FIRST),
        ({"corte": "2019-09-30", "plan": PLAN_ID}, FIRST, NEXT),
        ({"corte": "2019-06-30"}, FIRST, NEXT),
    ):
        status, page = cover(**query)
        assert (status, shown in page, other in page) == (200, True, False)
    status, page = cover(plan="ninguno")
    assert status == 404
    assert f"No hay un plan «ninguno»; los hay: {PLAN_ID}, {NEXT_PLAN_ID}." in page


@pytest.mark.usefixtures("sample_data")
def test_a_plan_that_was_put_in_force_in_the_database_is_shown_on_its_days(screen, office):
    screen.open("", corte="2019-09-30")
    assert NEXT not in screen.words
    put_in_force(
        office.engine, next_plan_text(), name="a.toml", day=d("2019-06-20"), act="Acta 7", author="Ana", now=NOW
    )
    screen.run()
    assert NEXT in screen.words
    assert "Corte 30/09/2019 · plan 2019–2021" in screen.popovers
    withdraw(office.engine, NEXT_PLAN_ID, reason="Se aplazó", author="Ana", now=NOW)
    screen.run()
    assert NEXT not in screen.words
    assert "Corte 30/09/2019" in screen.popovers
