"""El plan: seen whole, its drafts written in forms, what is wrong said at its field, nothing counted before it is put in force."""

import datetime as dt
import json
import re
import tomllib

import pytest
import tomlkit
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from plancom.plan.plan_text import PlanText
from plancom.reports.session import Choice, Session
from plancom.services import plan_drafts as services
from plancom.services.plan_beginnings import empty_plan
from plancom.services.plans import plans_in_force, put_in_force
from plancom.store.council import sessions
from plancom.store.plans import plan_drafts
from plancom.ui.plans.draft_tabs import section_of
from plancom.ui.plans.wording import sentence
from plancom.ui.state import database
from plancom.web.presentation import presentation
from tests.builders import CARTAGENA, NEXT_PLAN_ID, PLAN_ID, cartagena, d, next_plan_text
from tests.examples import examples

NOW = dt.datetime(2019, 7, 1, 12, 0)
TABS = ["plan", "estrategias", "metas", "entidad", "vigor"]
CARTAGENA_TEXT = PlanText(CARTAGENA.read_text(encoding="utf-8"))
NEXT = PlanText(next_plan_text())


def begin(office, text=NEXT, author="Ana"):
    return services.begin(office.engine, text, author=author, now=NOW).draft


def newest_text(office, draft):
    with office.engine.connect() as connection:
        return PlanText(plan_drafts.newest(connection, draft).text)


def field(screen, draft, *place):
    key = f"draft-{draft}-{'-'.join(map(str, place))}"
    kinds = ("text_input", "text_area", "number_input", "date_input", "selectbox", "multiselect", "radio")
    return next(
        one
        for kind in kinds
        for one in getattr(screen.app, kind)
        if one.key and (one.key == key or one.key.startswith(f"{key}-"))
    )


def choice(screen, draft, *place):
    """The field of a place in which one of several is chosen: its key ends in what tells its words."""
    key = re.compile(rf"draft-{draft}-{'-'.join(map(str, place))}-[0-9a-f]{{8}}")
    return next(
        one for kind in (screen.app.selectbox, screen.app.radio) for one in kind if key.fullmatch(one.key or "")
    )


def words(screen):
    """What can be read, without the signs that keep markdown from acting, and with plain spaces."""
    return " ".join(screen.words.replace("\\", "").split())


def test_the_plan_is_seen_whole(screen, sample_data):
    said = screen.open("plan", corte="2018-09-30").words
    plan = cartagena()
    for text in (
        plan.name,
        plan.source,
        plan.objective,
        *plan.specific_objectives,
        *plan.expected_results,
        plan.methodology,
    ):
        assert text in said
    for strategy in plan.strategies:
        assert strategy.name in said
        assert all(task.name in said and f"«{task.quote}»" in said for task in strategy.tasks)
    for goal in plan.indicators:
        assert goal.name in said
        assert f"«{goal.quote}»" in said
    assert "del 01/01/2018 al 31/12/2021" in said


@pytest.mark.parametrize(
    ("tab", "said"),
    [("", "Objetivo general"), ("lecturas", "¿Llegar al 300 % o aumentar un 300 %?"), ("planes", "Empezar desde este")],
)
def test_the_book_of_readings_and_the_plans_are_tabs_of_it(screen, sample_data, tab, said):
    assert said in screen.open(f"plan?ver={tab}", corte="2018-09-30").words


def test_the_old_address_of_the_readings_leads_to_their_tab(screen, sample_data):
    said = screen.open("lecturas", corte="2018-09-30").words
    assert screen.title == "El plan"
    assert "¿Llegar al 300 % o aumentar un 300 %?" in said


def test_a_field_saves_itself_and_its_mistake_is_said_beside_it_in_the_loader_s_words(screen, office):
    draft = begin(office)
    screen.open("borrador", borrador=draft)
    field(screen, draft, "name").set_value("Otro nombre")
    screen.run()
    assert newest_text(office, draft).value("name") == "Otro nombre"
    assert "completo" in screen.words
    field(screen, draft, "start").set_value(dt.date(2019, 7, 15))
    screen.run()
    assert "El plan debe empezar un día 1, porque las cifras se cuentan por meses completos." in screen.words
    assert "1 cosa por corregir" in screen.words
    field(screen, draft, "name").set_value("")
    screen.run()
    assert "Este texto está vacío: escriba cómo se llama, como «Plan de comunicaciones 2026–2029»." in words(screen)
    screen.app.button(key=f"draft-{draft}-undo").click()
    screen.run()
    assert newest_text(office, draft).value("name") == "Otro nombre"


def test_a_goal_is_written_by_choosing_what_is_counted_and_typing_its_years(screen, office):
    draft = begin(office)
    screen.open("borrador?ver=metas", borrador=draft)
    screen.app.radio(key=f"draft-{draft}-kind").set_value("press")
    screen.run()
    screen.app.button(key=f"draft-{draft}-add-goal").click()
    screen.run()
    goal = ("indicators", "press-2")
    assert newest_text(office, draft).value(*goal, "series") == ["el-universal"]
    assert "Falta: escriba el número del año 1, como 50, o escoja una regla." in words(screen)
    field(screen, draft, *goal, "quote").set_value("Treinta notas el primer año y cinco más cada año.")
    screen.run()
    screen.app.number_input(key=f"draft-{draft}-indicators-press-2-targets-years-0").set_value(30)
    screen.run()
    choice(screen, draft, *goal, "targets").set_value("plus")
    screen.run()
    field(screen, draft, *goal, "targets", "by").set_value(5)
    screen.run()
    assert newest_text(office, draft).value(*goal, "targets") == {
        "of": "absolute",
        "years": [30],
        "then": "plus",
        "by": 5,
    }
    plan, faults = newest_text(office, draft).checked
    assert not faults
    assert [plan.indicator("press-2").targets.factor(year) for year in (1, 2)] == [30, 35]


@pytest.mark.parametrize(
    ("rule", "factors"),
    [("growth", [1.5, 1.65, 1.815]), ("curve", [0.2, 0.3, 0.6, 0.9]), ("halved", [0.5, 0.5])],
)
def test_a_rule_fills_the_years(screen, office, rule, factors):
    draft = begin(office, CARTAGENA_TEXT)
    screen.open("borrador?ver=metas", borrador=draft)
    screen.app.selectbox(key=f"draft-{draft}-indicators-visits-targets-rule").set_value(rule)
    screen.run()
    plan, _ = newest_text(office, draft).checked
    targets = plan.indicator("visits").targets
    assert [targets.factor(year) for year in range(1, len(factors) + 1)] == pytest.approx(factors)


def test_a_sentence_of_two_readings_is_written_with_its_own_numbers_and_both_stand_among_the_readings(screen, office):
    draft = begin(office, NEXT.with_value(("indicators", "press", "readings"), None))
    screen.open("borrador?ver=metas", borrador=draft)
    screen.app.session_state[f"draft-{draft}-meta"] = "press"
    screen.run()
    screen.app.button(key=f"draft-{draft}-indicators-press-add-reading").click()
    screen.run()
    reading = ("indicators", "press", "readings", 0)
    said = {
        ("question",): "¿Cien o ciento veinte?",
        ("options", 0, "name"): "Cien",
        ("options", 0, "explanation"): "Como dice.",
    }
    said |= {("options", 1, "name"): "Ciento veinte", ("options", 1, "explanation"): "Con las de la radio."}
    for place, text in said.items():
        field(screen, draft, *reading, *place).set_value(text)
        screen.run()
    choice(screen, draft, *reading, "options", 1, "set", "what").set_value("targets")
    screen.run()
    screen.app.number_input(key=f"draft-{draft}-indicators-press-readings-0-options-1-set-targets-years-0").set_value(
        120
    )
    screen.run()
    choice(screen, draft, *reading, "options", 1, "set", "targets").set_value("plus")
    screen.run()
    plan, faults = newest_text(office, draft).checked
    assert not faults
    goal = plan.indicator("press")
    first, second = (option.id for option in goal.readings[0].options)
    assert [goal.read((one,)).targets.factor(year) for one in (first, second) for year in (1, 2)] == [
        100,
        100,
        120,
        121,
    ]


def test_one_s_own_year_is_kept_beside_the_other_years_that_somebody_changed_meanwhile(screen, office):
    draft = begin(office, CARTAGENA_TEXT)
    screen.open("borrador?ver=metas", borrador=draft)
    screen.app.session_state[f"draft-{draft}-meta"] = "adoption"
    screen.run()
    place, prefix = ("indicators", "adoption", "targets", "years"), f"draft-{draft}-indicators-adoption-targets-years"
    services.change(
        office.engine, draft, place, lambda text: text.with_value(place, [0.25, 0.3, 0.6, 0.9]), author="Beto", now=NOW
    )  # fmt: skip
    screen.app.number_input(key=f"{prefix}-1").set_value(35)
    screen.run()
    assert "Beto" in words(screen)
    assert newest_text(office, draft).value(*place) == [0.25, 0.3, 0.6, 0.9]
    assert screen.app.number_input(key=f"{prefix}-1").value == 35
    screen.app.button(key=f"{prefix}-1-mine").click()
    screen.run()
    assert newest_text(office, draft).value(*place) == [0.25, 0.35, 0.6, 0.9]
    assert "puso aquí" not in words(screen)


def test_shares_are_typed_as_percentages(screen, office):
    draft = begin(office, CARTAGENA_TEXT)
    screen.open("borrador?ver=metas", borrador=draft)
    screen.app.session_state[f"draft-{draft}-meta"] = "adoption"
    screen.run()
    years = [
        screen.app.number_input(key=f"draft-{draft}-indicators-adoption-targets-years-{year}") for year in range(4)
    ]
    assert [one.value for one in years] == [20.0, 30.0, 60.0, 90.0]
    years[1].set_value(35)
    screen.run()
    assert newest_text(office, draft).value("indicators", "adoption", "targets", "years") == [0.2, 0.35, 0.6, 0.9]


def test_a_plan_without_data_has_no_baseline_and_no_state_that_nobody_wrote(screen):
    said = words(screen.open("plan", corte="2018-05-31"))
    row = next(one["body"] for one in screen.messages if "Uso de los trámites electrónicos" in one.get("body", ""))
    assert "0,0" not in re.sub(r"<[^>]+>", " ", row).replace("20,0", "").replace("30,0", "").replace(
        "60,0", ""
    ).replace("90,0", "").replace("100,0", "")
    assert ("Sin estado registrado" in said, "Pendiente" in said) == (True, False)


def test_beside_a_goal_stand_its_baseline_and_what_its_years_ask_against_the_best_month(screen, sample_data, office):
    draft = begin(office, CARTAGENA_TEXT)
    said = words(screen.open("borrador?ver=metas", borrador=draft))
    assert "Línea base: 114.276." in said  # the sample's 2017, as every page has it
    assert "El mejor mes hasta hoy fue sep 2019: 19.871" in said
    assert "parece fuera de alcance" not in said  # within reach of the best month: 1.1² · 1.5 · 114.276 ÷ 12
    screen.app.number_input(key=f"draft-{draft}-indicators-visits-targets-years-0").set_value(400)
    screen.run()
    assert "El año 1 pide 47.615 cada mes, 2,4 veces el mejor: parece fuera de alcance." in words(screen)
    assert len(screen.charts) == 1


def test_a_draft_is_put_in_force_with_its_act_and_its_versions_say_what_moved(screen, sample_data, office):
    screen.open("plan?ver=planes", corte="2019-09-30")
    screen.app.button(key=f"edit-{PLAN_ID}").click()
    screen.run()
    draft = plan_drafts_of(office)[0].draft
    screen.open("borrador?ver=metas", borrador=draft)
    screen.app.number_input(key=f"draft-{draft}-indicators-visits-targets-years-0").set_value(60)
    screen.run()
    screen.open("borrador?ver=vigor", borrador=draft)
    assert "Visitas a la página web: la meta del año 1 es la línea base +60 %; antes, la línea base +50 %." in words(
        screen
    )
    press_put_in_force(screen, draft, "")
    assert "Escriba el acta o el documento por el que rige el plan" in screen.words
    assert field(screen, draft, "who").value == "Ana Ruiz"
    press_put_in_force(screen, draft, "Acta 9")
    assert "El plan rige desde ahora." in screen.words
    with office.engine.connect() as connection:
        plan = plans_in_force(connection, "es").called(PLAN_ID)
    assert plan.indicator("visits").targets.years == (1.6,)
    said = words(screen.open("plan?ver=planes", corte="2019-09-30"))
    assert "Acta 9" in said
    assert "por Ana Ruiz · versión 1" in said


def press_put_in_force(screen, draft, act):
    screen.app.text_input(key=f"draft-{draft}-act").set_value(act)
    screen.app.text_input(key=f"draft-{draft}-who").set_value("Ana Ruiz")
    next(one for one in screen.app.button if one.label == "Poner en vigor").click()
    screen.run()


def plan_drafts_of(office, state="open"):
    with office.engine.connect() as connection:
        return plan_drafts.drafts(connection, state)


def test_who_puts_a_draft_in_force_is_told_that_somebody_else_did_so_meanwhile(screen, office):
    draft = begin(office, NEXT.with_value(("name",), "De Beto"))
    screen.open("borrador?ver=vigor", borrador=draft)
    put_in_force(office.engine, NEXT.text, name="a", day=d("2019-06-20"), act="Acta 1", author="Ana", now=NOW)
    press_put_in_force(screen, draft, "Acta 2")
    assert "Ana puso en vigor otra versión de este plan mientras usted miraba: no se hizo nada." in words(screen)
    with office.engine.connect() as connection:
        assert plans_in_force(connection, "es").called(NEXT_PLAN_ID).name == NEXT.value("name")
    press_put_in_force(screen, draft, "Acta 2")
    with office.engine.connect() as connection:
        assert plans_in_force(connection, "es").called(NEXT_PLAN_ID).name == "De Beto"


def test_two_plans_that_are_begun_are_two_plans(screen, office):
    for _ in range(2):
        screen.open("plan?ver=planes", corte="2019-09-30")
        screen.app.button(key="begin-blank-button").click()
        screen.run()
    first, second = (PlanText(one.text).value("id") for one in plan_drafts_of(office))
    assert first == f"{second}-2"


def test_every_version_of_a_plan_says_what_it_changed_and_begins_a_draft_again(screen, office):
    for number, text in enumerate((NEXT, NEXT.with_value(("name",), "Otro nombre"), NEXT)):
        put_in_force(
            office.engine, text.text, name="a", day=d("2019-06-20"), act=f"Acta {number}", author="Ana", now=NOW
        )
    screen.open("plan?ver=planes", corte="2019-09-30")
    screen.app.session_state[f"plan-versions-{NEXT_PLAN_ID}"] = True
    screen.run()
    assert screen.words.count("El nombre del plan cambió.") == 2
    assert "La primera." in screen.words
    screen.app.button(key="from-2").click()
    screen.run()
    assert PlanText(plan_drafts_of(office)[0].text).value("name") == "Otro nombre"


def test_a_draft_from_an_example_is_begun_from_the_gallery(screen, office):
    screen.open("plan?ver=planes", corte="2019-09-30")
    screen.app.button(key="begin-example-primer-plan").click()
    screen.run()
    text = PlanText(plan_drafts_of(office)[0].text)
    assert text.value("institution", "name") == cartagena().institution.name
    assert text.value("name") == ""


def test_who_put_a_draft_away_takes_it_up_again(screen, office):
    draft = begin(office)
    screen.open("borrador", borrador=draft)
    screen.app.button(key=f"draft-{draft}-discard").click()
    screen.run()
    assert "descartó este borrador" in screen.words
    assert plan_drafts_of(office) == []
    screen.click("reopen")
    assert "Borrador: " in screen.title
    assert "No hay un borrador en esta dirección." in screen.open("borrador", borrador="nada").words


HOSTILE = 'X<script>alert(1)</script> ![a](https://mal.example/p.png) =HYPERLINK("https://mal.example") ' + "é" * 400


def test_a_title_of_four_hundred_characters_with_markup_and_formulas_is_text_everywhere(screen, sample_data, office):
    text = NEXT.with_value(("name",), HOSTILE).with_value(("indicators", "press", "name"), HOSTILE)
    text = text.with_value(("indicators", "press", "noun"), [HOSTILE, HOSTILE]).with_value(
        ("indicators", "visits", "quote"), HOSTILE
    )
    draft = begin(office, text.with_value(("strategies", "cercania", "name"), HOSTILE))
    for tab in TABS:
        assert "](https://mal.example/p.png)" in words(screen.open(f"borrador?ver={tab}", borrador=draft))
    put_in_force(
        office.engine,
        newest_text(office, draft).text,
        name="a",
        day=d("2019-06-20"),
        act=HOSTILE,
        author=HOSTILE[:70],
        now=NOW,
        draft=draft,
    )
    for page in ("plan", "plan?ver=planes", "plan?ver=entre-planes", "prensa", "tareas", ""):
        screen.open(page, corte="2019-09-30")
        assert not any("<script>alert" in str(message.get("body", "")) for message in screen.messages)
        acting = [*screen.app.markdown, *screen.app.caption, *screen.app.title, *screen.app.header, *screen.app.warning]
        assert not any("![a](https" in str(one.value) for one in acting)


def test_a_plan_of_two_hundred_tasks_is_written_and_shown(screen, office):
    text = NEXT
    line = ("strategies", "cercania", "lines", 0, "tasks")
    tasks = [
        *text.items(*line),
        *({"id": f"tarea-{n}", "name": f"Tarea {n}", "quote": f"Frase {n}."} for n in range(200)),
    ]
    draft = begin(office, text.with_value(line, tasks))
    assert "completo" in screen.open("borrador?ver=estrategias", borrador=draft).words
    put_in_force(
        office.engine, newest_text(office, draft).text, name="a", day=d("2019-06-20"), act="Acta", author="Ana", now=NOW
    )
    assert "Tarea 199" in screen.open("plan", corte="2019-09-30").words


def test_a_network_that_has_data_and_leaves_the_institution_is_told(screen, sample_data, office):
    text = NEXT.with_value(("institution", "networks", "facebook"), None).with_value(
        ("indicators", "facebook_posts"), None
    )
    draft = begin(office, text.with_value(("indicators", "daily_posts", "series"), ["instagram", "twitter"]))
    said = words(screen.open("borrador?ver=vigor", borrador=draft))
    assert "Tienen datos y ya no están en la entidad: Facebook." in said


def test_a_session_that_shows_a_goal_which_left_the_plan_is_presented_without_it(screen, sample_data, office):
    chosen = Session("Junta", choices=(Choice("resumen"), Choice("press"), Choice("visits")))
    sessions.save(office.engine, PLAN_ID, "Junta", chosen.document(), seen=0, author="Ana", now=NOW)
    without = CARTAGENA_TEXT.with_value(("indicators", "press"), None)
    put_in_force(office.engine, without.text, name="a", day=d("2019-06-20"), act="Acta", author="Ana", now=NOW)
    screen.open("presentar", corte="2018-09-30")
    shown = [box.label for box in screen.app.checkbox if (box.key or "").startswith("mostrar-") and box.value]
    assert any("Visitas a la página web" in label for label in shown)
    assert not any("El Universal" in label for label in shown)
    answer = presentation({"corte": "2018-09-30", "sesion": "Junta"})
    assert answer.status_code == 200
    assert "Publicaciones en El Universal" not in bytes(answer.body).decode()


def test_a_draft_is_compared_with_the_plan_as_it_is_written_in_whatever_language_it_is_read(screen, office):
    draft = begin(office, CARTAGENA_TEXT.with_value(("indicators", "press", "targets", "years"), [120]))
    said = words(screen.open("borrador?ver=vigor", borrador=draft, lang="en"))
    assert "the target for year 1 is 120; before, 100." in said
    assert "is now called" not in said


def test_a_plan_that_overlaps_another_says_which_one_is_shown(screen, office):
    said = words(screen.open("borrador?ver=vigor", borrador=begin(office)))
    assert "Comparte días con «Plan de comunicaciones: promoción de servicios y trámites digitales» (2018–2021)" in said


# ------------------------------------------------------------------------------------------------ files that are not right


def places(value, place=()):
    """Every place of a plan's data."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from ((*place, key), *places(each, (*place, key)))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from ((*place, index), *places(each, (*place, index)))


PLACES = list(dict.fromkeys(places(tomllib.loads(NEXT.text))))


def spoil(data, place, value):
    """Puts a value where it does not belong, or takes out what stands there; nothing where the place is gone already."""
    here = data
    for part in place[:-1]:
        if not isinstance(here, dict | list) or (part not in here if isinstance(here, dict) else part >= len(here)):
            return
        here = here[part]
    if not isinstance(here, dict | list) or (
        place[-1] not in here if isinstance(here, dict) else place[-1] >= len(here)
    ):
        return
    if value is None:
        del here[place[-1]]
    else:
        here[place[-1]] = value


WRONG = [None, "", "x", 7, -1.5, True, dt.date(2019, 7, 15), [], ["x"], [7], {}, {"x": 1}, [{"id": "x"}], [{}]]


@examples(25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from(WRONG)), min_size=1, max_size=3), st.sampled_from(TABS)
)
def test_whatever_a_file_says_wrong_its_draft_can_be_opened_and_says_so(screen, office, changes, tab):
    data = tomllib.loads(NEXT.text)
    for place, value in changes:
        spoil(data, place, value)
    text = PlanText(tomlkit.dumps(data))
    draft = begin(office, text)
    said = words(screen.open(f"borrador?ver={tab}", borrador=draft))
    assert ("por corregir" in said or "por escribir" in said) == bool(text.faults)
    key = f"draft-{draft}-meta"
    picked = screen.app.session_state[key] if key in screen.app.session_state else None  # noqa: SIM401 - it has no get
    for place, reasons in text.faults.items():
        if section_of(place) == tab and (tab != "metas" or place[1:2] == (picked,) or len(place) == 1):
            lacks = "Falta: " in said or "Falta este dato." in said
            assert lacks or all(" ".join(sentence(reason).split()) in said for reason in reasons), place


@pytest.mark.parametrize("spoken", ["es", "en"])
def test_a_page_asks_once_which_plans_are_in_force(screen, sample_data, monkeypatch, spoken):
    asked = []
    kept = database.kept_plans
    monkeypatch.setattr(database, "kept_plans", lambda connection: asked.append(1) or kept(connection))
    screen.open("plan?ver=planes", corte="2018-09-30", lang=spoken)
    assert len(asked) == 1


# --------------------------------------------------------------------- what lacks, what is undone, what is to be looked at


def errors(screen):
    return [one.value for one in screen.app.caption if ":red[" in one.value]


def test_a_draft_begun_from_nothing_says_what_to_write_and_nothing_is_wrong_until_it_was_touched(screen, office):
    draft = begin(office, empty_plan(cartagena(), d("2022-01-01"), ()))
    for tab in ("plan", "estrategias", "metas", "entidad"):
        said = words(screen.open(f"borrador?ver={tab}", borrador=draft))
        assert errors(screen) == [], tab
        assert "5 cosas por escribir" in said
        assert "Los campos con * hacen falta para poner el plan en vigor." in said
    said = words(screen.open("borrador?ver=plan", borrador=draft))
    assert "Falta: escriba en qué documento está, como «Resolución 45 de 2026»." in said
    assert field(screen, draft, "name").label == "Nombre del plan *"
    assert field(screen, draft, "methodology").label == "Metodología"
    for text in ("Plan", ""):
        field(screen, draft, "name").set_value(text)
        screen.run()
    assert len(errors(screen)) == 1
    assert "Este texto está vacío: escriba cómo se llama" in words(screen)
    assert "1 cosa por corregir · 4 cosas por escribir" in words(screen)
    said = words(screen.open("borrador?ver=vigor", borrador=draft))  # where the loader's refusal stands for all of them
    assert "El documento: este texto está vacío: escriba en qué documento está" in said


def test_what_is_wrong_leads_to_its_tab_its_goal_and_its_field(screen, office):
    draft = begin(office, NEXT.with_value(("indicators", "press", "unit"), ""))
    screen.open("borrador?ver=vigor", borrador=draft)
    link = next(one for one in screen.app.button if "Unidad de «" in one.label)
    link.click()
    screen.run()
    assert screen.app.session_state[f"draft-{draft}-meta"] == "press"
    assert field(screen, draft, "indicators", "press", "unit").value == ""
    assert "Es aquí." in words(screen)
    more = next(one for one in screen.app.expander if one.label == "Palabras, estrategias y semáforo")
    assert more.proto.expanded
    screen.open("borrador?ver=vigor", borrador=draft)
    assert "Es aquí." not in words(screen.open("borrador?ver=metas", borrador=draft))


def test_what_to_look_at_before_is_said_and_leads_to_its_field_and_stops_nothing(screen, sample_data, office):
    text = NEXT.with_value(("indicators", "press", "targets"), {"of": "absolute", "years": [100], "then": "none"})
    draft = begin(office, text.with_value(("indicators", "press", "readings"), None))
    said = words(screen.open("borrador?ver=vigor", borrador=draft))
    assert "Conviene mirar antes" in said
    link = next(one for one in screen.app.button if "no tiene meta en el año 2" in one.label)
    press_put_in_force(screen, draft, "Acta 9")
    assert "El plan rige desde ahora." in screen.words
    again = begin(office, text.with_value(("indicators", "press", "readings"), None))
    screen.open("borrador?ver=vigor", borrador=again)
    link = next(one for one in screen.app.button if "no tiene meta en el año 2" in one.label)
    link.click()
    screen.run()
    assert screen.app.session_state[f"draft-{again}-meta"] == "press"


def test_a_wholly_new_plan_is_reviewed_in_words(screen, office):
    said = words(screen.open("borrador?ver=vigor", borrador=begin(office)))
    assert "Publicaciones en El Universal: años 1 a 2, 100. «Aumentar de 55 publicaciones" in said
    assert "Uso de los trámites electrónicos: año 1, 20,0 %; año 2, 30,0 %." in said


def test_taking_back_says_what_it_takes_back_and_it_can_be_done_again(screen, office):
    draft = begin(office)
    screen.open("borrador", borrador=draft)
    undo, redo = f"draft-{draft}-undo", f"draft-{draft}-redo"
    assert screen.app.button(key=undo).disabled
    field(screen, draft, "years").set_value(3)
    screen.run()
    assert screen.app.button(key=undo).label.replace("\\", "") == "Deshacer: Cuántos años dura: 2 → 3"
    screen.app.button(key=undo).click()
    screen.run()
    assert newest_text(office, draft).value("years") == 2
    assert screen.app.button(key=redo).label.replace("\\", "") == "Rehacer: Cuántos años dura: 2 → 3"
    screen.app.button(key=redo).click()
    screen.run()
    assert newest_text(office, draft).value("years") == 3
    assert redo not in [one.key for one in screen.app.button]


def test_the_institution_is_put_in_the_other_plans_too_where_its_box_is_ticked(screen, office):
    draft = begin(office, NEXT.with_value(("institution", "short_name"), "Concejo nuevo"))
    screen.open("borrador?ver=vigor", borrador=draft)
    box = screen.app.checkbox(key=f"draft-{draft}-for-others")
    assert "Plan de comunicaciones: promoción de servicios y trámites digitales" in box.label.replace("\\", "")
    box.set_value(True)
    press_put_in_force(screen, draft, "Acta 9")
    with office.engine.connect() as connection:
        assert plans_in_force(connection, "es").called(PLAN_ID).institution.short_name == "Concejo nuevo"
    same = begin(office, NEXT)  # whose institution is not the one that rules now
    screen.open("borrador?ver=vigor", borrador=same)
    assert not screen.app.checkbox(key=f"draft-{same}-for-others").value


@pytest.mark.parametrize(
    ("tab", "heads"),
    [
        ("entidad", ["Red *", "Medio *", "Otros nombres en los archivos"]),
        (
            "estrategias",
            ["Estrategia *", "Objetivo *", "Etiquetas (#)", "Tarea *", "La frase del plan", "Vence en el año"],
        ),
    ],
)
def test_the_tables_of_a_draft_have_a_head_over_each_column(screen, office, tab, heads):
    screen.open(f"borrador?ver={tab}", borrador=begin(office))
    tables = [json.loads(message["columns"]) for message in screen.messages if message.get("editingMode")]
    said = [column["label"] for table in tables for column in table.values() if column.get("label")]
    assert set(heads) <= set(said)
    assert all(len({column.get("label") for column in table.values()}) == len(table) for table in tables)
