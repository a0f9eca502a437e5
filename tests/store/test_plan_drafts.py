"""Drafts of plans: several people write in one, nobody's words are lost, nothing counts before it is put in force."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancom.plan.plan_text import PlanText
from plancom.services import plan_beginnings
from plancom.services import plan_drafts as services
from plancom.services.plan_drafts import ClosedDraftError, PlaceConflictError
from plancom.services.plan_examples import plan_examples
from plancom.services.plans import (
    PlanDecisionError,
    of_another_institution,
    plans_in_force,
    put_in_force,
    text_of,
)
from plancom.store.db.data_version import version as data_version
from plancom.store.plans import plan_drafts
from plancom.store.plans.plan_versions import PLAN_VERSIONS
from tests.builders import CARTAGENA, NEXT_PLAN_ID, PLAN_ID, cartagena, d, in_memory, next_plan_text
from tests.examples import examples

NOW = dt.datetime(2019, 7, 1, 12, 0)
TEXT = PlanText(next_plan_text())
OBJECTIVE = ("objective",)


@pytest.fixture(scope="module")
def store():
    return in_memory()


def begin(engine, text=TEXT, author="Ana"):
    return services.begin(engine, text, author=author, now=NOW).draft


def write(engine, draft, place, value, author="Ana", **before):
    return services.change(
        engine, draft, place, lambda text: text.with_value(place, value), author=author, now=NOW, **before
    )


def newest(engine, draft):
    with engine.connect() as connection:
        return plan_drafts.newest(connection, draft)


def value(engine, draft, *place):
    return PlanText(newest(engine, draft).text).value(*place)


def test_a_change_is_a_version_and_what_says_no_more_is_none(store):
    draft = begin(store)
    assert write(store, draft, OBJECTIVE, "Que se sepa.").version == 2
    assert write(store, draft, OBJECTIVE, "Que se sepa.").version == 2
    assert value(store, draft, "objective") == "Que se sepa."


def test_two_people_who_write_in_different_places_both_write(store):
    draft = begin(store)
    seen = TEXT.value("objective"), TEXT.value("name")
    write(store, draft, OBJECTIVE, "De Ana.", before=seen[0])
    write(store, draft, ("name",), "De Beto", author="Beto", before=seen[1])
    assert (value(store, draft, "objective"), value(store, draft, "name")) == ("De Ana.", "De Beto")


def test_the_second_in_one_place_is_told_who_was_faster_and_nothing_is_written(store):
    draft = begin(store)
    seen = TEXT.value("objective")
    write(store, draft, OBJECTIVE, "De Ana.", before=seen)
    write(store, draft, ("name",), "Otro", author="Carla")
    with pytest.raises(PlaceConflictError) as told:
        write(store, draft, OBJECTIVE, "De Beto.", author="Beto", before=seen)
    assert (told.value.author, told.value.value, told.value.is_gone) == ("Ana", "De Ana.", False)
    assert value(store, draft, "objective") == "De Ana."
    write(store, draft, OBJECTIVE, "De Beto.", author="Beto", before=told.value.value)
    assert value(store, draft, "objective") == "De Beto."


def test_who_changes_what_another_took_out_is_told_so(store):
    draft = begin(store)
    write(store, draft, ("indicators", "press"), None)
    with pytest.raises(PlaceConflictError) as told:
        write(store, draft, ("indicators", "press", "name"), "Prensa", author="Beto")
    assert told.value.is_gone


def test_changes_are_taken_back_one_by_one_to_the_first_text(store):
    draft = begin(store)
    texts = [newest(store, draft).text]
    texts += [write(store, draft, ("name",), name).text for name in ("uno", "dos", "tres")]
    for text in reversed(texts[:-1]):
        assert services.take_back(store, draft, author="Ana", now=NOW).text == text
    assert services.take_back(store, draft, author="Ana", now=NOW) is None
    assert newest(store, draft).text == TEXT.text


@examples(30)
@given(steps=st.lists(st.sampled_from(["write", "back", "again", "away"]), max_size=10))
def test_taking_back_is_the_inverse_of_writing_and_doing_again_of_taking_back(store, steps):
    draft, done, undone = begin(store, PlanText('name = "0"\n')), ["0"], []
    for number, step in enumerate(steps, start=1):
        if step == "write":
            write(store, draft, ("name",), str(number))
            done, undone = [*done, str(number)], []
        elif step == "back":
            services.take_back(store, draft, author="Ana", now=NOW)
            done, undone = (done[:-1], [*undone, done[-1]]) if len(done) > 1 else (done, undone)
        elif step == "again":
            services.redo(store, draft, author="Ana", now=NOW)
            done, undone = (done + undone[-1:], undone[:-1]) if undone else (done, undone)
        else:  # put away and taken up again, it can be taken back as before
            services.discard(store, draft, author="Ana", now=NOW)
            services.reopen(store, draft, author="Ana", now=NOW)
        assert value(store, draft, "name") == done[-1]


def test_places_that_were_written_in_are_known_and_those_of_what_was_taken_back(store):
    draft = begin(store)
    write(store, draft, ("name",), "Uno")
    write(store, draft, ("indicators", "press", "quote"), "Dos")
    services.take_back(store, draft, author="Ana", now=NOW)
    with store.connect() as connection:
        known = plan_drafts.history(connection, draft)
    assert known.places == {'["name"]', '["indicators", "press", "quote"]'}
    assert (known.back, known.forward) == (1, 3)


def test_a_draft_counts_for_nothing_until_it_is_put_in_force_and_is_closed_by_that():
    store = in_memory()
    draft = begin(store)
    with store.connect() as connection:
        before = data_version(connection)
        assert [one.id for one in plans_in_force(connection, "es").all] == [PLAN_ID]
    write(store, draft, OBJECTIVE, "Que se sepa.")
    with store.connect() as connection:
        assert data_version(connection) == before
    text = newest(store, draft).text
    with pytest.raises(PlanDecisionError, match="Escriba el acta"):
        put_in_force(store, text, name="b", day=d("2019-06-20"), act=" ", author="Ana", now=NOW, draft=draft)
    put_in_force(store, text, name="b", day=d("2019-06-20"), act="Acta 7", author="Ana", now=NOW, draft=draft)
    with store.connect() as connection:
        assert [one.id for one in plans_in_force(connection, "es").all] == [PLAN_ID, NEXT_PLAN_ID]
        assert text_of(connection, NEXT_PLAN_ID) == text
        assert text_of(connection, PLAN_ID) == CARTAGENA.read_bytes().decode()
        assert plan_drafts.drafts(connection, "open") == []
    with pytest.raises(ClosedDraftError, match="Ana puso este borrador en vigor"):
        write(store, draft, OBJECTIVE, "Tarde", author="Beto")


def test_a_draft_that_somebody_changed_meanwhile_is_not_put_in_force(store):
    draft = begin(store)
    text = newest(store, draft).text
    write(store, draft, OBJECTIVE, "Otra cosa.", author="Beto")
    with pytest.raises(PlaceConflictError):
        put_in_force(store, text, name="b", day=d("2019-06-20"), act="Acta 7", author="Ana", now=NOW, draft=draft)
    with store.connect() as connection:
        assert [one.id for one in plans_in_force(connection, "es").all] == [PLAN_ID]


def test_a_draft_that_was_put_away_is_written_no_more_until_it_is_taken_up_again(store):
    draft = begin(store)
    services.discard(store, draft, author="Ana", now=NOW)
    with store.connect() as connection:
        assert plan_drafts.drafts(connection, "discarded")[0].draft == draft
    with pytest.raises(ClosedDraftError, match="Ana descartó este borrador"):
        write(store, draft, OBJECTIVE, "x", author="Beto")
    assert services.reopen(store, draft, author="Beto", now=NOW).text == TEXT.text
    assert write(store, draft, OBJECTIVE, "x", author="Beto").state == "open"
    with pytest.raises(ClosedDraftError, match="no existe"):
        write(store, "00000000", OBJECTIVE, "x")


def test_the_next_plan_begins_the_day_after_with_an_id_of_its_own(store):
    with store.connect() as connection:
        plans = plans_in_force(connection, "es")
    text = plan_beginnings.next_plan(
        PlanText(CARTAGENA.read_text(encoding="utf-8")), cartagena(), {one.id for one in plans.all}
    )
    plan, faults = text.checked
    assert not faults
    assert (plan.id, plan.start, plan.last_day) == ("concejo-cartagena-2022", d("2022-01-01"), d("2025-12-31"))
    assert [one.id for one in plan.indicators] == [one.id for one in cartagena().indicators]


def test_an_empty_plan_has_the_institution_and_says_what_it_lacks(store):
    with store.connect() as connection:
        text = plan_beginnings.empty_plan(
            cartagena(), d("2022-01-01"), {one.id for one in plans_in_force(connection, "es").all}
        )
    assert text.checked[0] is None
    assert text.value("institution", "networks", "facebook", "aliases") == list(
        cartagena().institution.networks[0].aliases
    )
    assert set(text.faults) == {("name",), ("source",), ("objective",), ("strategies",), ("indicators",)}


def test_nobody_takes_back_what_another_person_changed_meanwhile(store):
    draft = begin(store)
    seen = write(store, draft, ("name",), "De Ana").version
    write(store, draft, OBJECTIVE, "De Beto", author="Beto")
    with pytest.raises(PlaceConflictError) as told:
        services.take_back(store, draft, author="Ana", now=NOW, seen=seen)
    assert told.value.author == "Beto"
    assert value(store, draft, "objective") == "De Beto"


def test_what_was_put_in_force_is_not_taken_up_again():
    store = in_memory()
    draft = begin(store)
    put_in_force(store, TEXT.text, name="b", day=d("2019-06-20"), act="Acta 7", author="Ana", now=NOW, draft=draft)
    assert services.reopen(store, draft, author="Beto", now=NOW) is None
    assert newest(store, draft).state == "put_in_force"


@pytest.mark.parametrize("example", plan_examples(), ids=lambda one: one.id)
def test_a_draft_from_an_example_is_of_the_office_s_own_institution_and_lacks_only_its_name_and_document(
    store, example
):
    with store.connect() as connection:
        plans = plans_in_force(connection, "es")
    text = plan_beginnings.example_plan(
        PlanText(example.text), cartagena(), d("2022-01-01"), {one.id for one in plans.all}
    )
    assert set(text.faults) == {("name",), ("source",)}
    plan, faults = text.with_value(("name",), "Nuestro plan").with_value(("source",), "Resolución 7").checked
    assert not faults
    assert plan.institution == cartagena().institution
    assert (plan.id, plan.start, len(plan.indicators)) == ("plan-2022", d("2022-01-01"), len(example.plan.indicators))


# ------------------------------------------------------------------------------------ the institution, in the other plans


def in_force_now(engine):
    with engine.connect() as connection:
        return {one.id: one for one in plans_in_force(connection, "es").all}


def put_text_in_force(engine, text, **options):
    return put_in_force(
        engine, text.text, name="b", day=d("2019-06-20"), act="Acta 7", author="Ana", now=NOW, **options
    )


CHANGED = (
    TEXT.with_value(("institution", "name"), "Concejo de Todos")
    .with_value(("institution", "networks", "facebook", "aliases"), ["Feis"])
    .with_item(("institution", "networks"), {"id": "tiktok", "name": "TikTok"})
    .with_value(("institution", "outlets", "el-universal", "name"), "El Diario")
)


def test_the_institution_of_a_draft_is_taken_over_into_the_other_plans_where_asked():
    store = in_memory()
    put_text_in_force(store, CHANGED, for_others=True)
    first = in_force_now(store)[PLAN_ID]
    assert first.institution.name == "Concejo de Todos"
    assert [one.id for one in first.institution.networks] == ["facebook", "instagram", "twitter", "tiktok"]
    assert first.institution.networks[0].aliases == ("Feis",)
    assert first.institution.outlets[0].name == "El Diario"
    assert first.indicators == cartagena().indicators  # what it promises is as it was
    with store.connect() as connection:
        version = PLAN_VERSIONS.document(connection, PLAN_ID).newest
    assert (version.version, version.act, version.author) == (1, "Acta 7", "Ana")
    put_text_in_force(store, CHANGED.with_value(("name",), "Otra vez"), for_others=True)
    with store.connect() as connection:
        assert PLAN_VERSIONS.document(connection, PLAN_ID).number == 1  # it says so already


def test_the_other_plans_keep_their_institution_where_nobody_asked():
    store = in_memory()
    put_text_in_force(store, CHANGED)
    assert in_force_now(store)[PLAN_ID].institution.name == cartagena().institution.name
    with store.connect() as connection:
        plan = CHANGED.checked[0]
        assert [one.id for one in of_another_institution(connection, plan, CHANGED.text)] == [PLAN_ID]
        assert of_another_institution(connection, TEXT.checked[0], TEXT.text) == []


def test_networks_that_only_another_plan_counts_stay_in_it():
    store = in_memory()
    without = TEXT.with_value(("indicators", "daily_posts"), None).with_value(("indicators", "facebook_posts"), None)
    put_text_in_force(
        store,
        without.with_value(("institution", "networks"), []).with_value(("institution", "accent"), "#112233"),
        for_others=True,
    )
    first = in_force_now(store)[PLAN_ID].institution
    assert first.accent == "#112233"
    assert [one.id for one in first.networks] == ["facebook", "instagram", "twitter"]


def test_a_plan_of_a_file_that_is_changed_here_is_still_read_in_other_languages():
    store = in_memory()
    put_text_in_force(store, CHANGED, for_others=True)
    with store.connect() as connection:
        spoken = plans_in_force(connection, "en").called(PLAN_ID)
    assert spoken.indicator("visits").name == "Visits to the website"
