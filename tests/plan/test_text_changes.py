"""What one text of a plan changes of another is said in a few words: the field, whose it is, from what to what."""

import datetime as dt

import pytest

from plancom.language.translation import speaking
from plancom.plan.field_names import FIELDS, keys_of, label_of, need_of
from plancom.plan.plan_text import PlanText
from plancom.plan.text_changes import TextChange, change_words, text_changes
from tests.builders import CARTAGENA

TEXT = PlanText(CARTAGENA.read_text(encoding="utf-8"))
VISITS, PRESS, ADOPTION = (("indicators", name) for name in ("visits", "press", "adoption"))
TASK = ("strategies", "digitalizate", "lines", 0, "tasks", "video-corporativo")


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        (("name",), "Otro", "Nombre del plan: «Plan de comunicaciones: promoción de se…» → «Otro»"),
        (("name",), "", "Nombre del plan: «Plan de comunicaciones: promoción de se…» → nada"),
        (("start",), dt.date(2019, 1, 1), "Empieza: 01/01/2018 → 01/01/2019"),
        (("years",), 2, "Cuántos años dura: 4 → 2"),
        # The press goal is an amount of 100, the adoption's a share, the visits' a multiple of the baseline.
        ((*PRESS, "targets", "years"), [120], "meta de 2018 de «Publicaciones en El Universal»: 100 → 120"),
        ((*ADOPTION, "targets", "years"), [0.2, 0.35, 0.6, 0.9], "meta de 2019 de «Uso de los trámites electrónicos»: 30 % → 35 %"),
        ((*VISITS, "targets", "years"), [1.6], "meta de 2018 de «Visitas a la página web»: +50 % → +60 %"),
        ((*VISITS, "targets", "years"), [1.5, 2.0], "meta de 2019 de «Visitas a la página web»: nada → +100 %"),
        ((*TASK, "year"), 2, "Vence en el año de «Video corporativo en el sitio web»: nada → 2"),
        (TASK, None, "se quitó «Video corporativo en el sitio web»"),
        (VISITS, None, "se quitó «Visitas a la página web»"),
        ((*VISITS, "quote"), "Más.", "La frase del plan de «Visitas a la página web»: «Un 50% más de visitas a la página web» → «Más.»"),
    ],
)  # fmt: skip
def test_a_change_is_said_with_its_field_whose_it_is_and_both_values(place, value, said):
    assert change_words(TEXT, TEXT.with_value(place, value)).replace("\N{NO-BREAK SPACE}", " ") == said


def test_a_year_of_a_plan_that_begins_within_a_year_has_its_number():
    text = TEXT.with_value(("start",), dt.date(2018, 7, 1))
    assert change_words(text, text.with_value((*PRESS, "targets", "years"), [120])).startswith("meta del año 1 de")


def test_what_was_added_is_named_and_of_several_changes_the_first():
    new = TEXT.with_item(("indicators",), {"id": "radio", "name": "Cuñas"})
    assert change_words(TEXT, new) == "se agregó «Cuñas»"
    assert change_words(TEXT, new.with_value(("years",), 5)) == "Cuántos años dura: 4 → 5 y 1 más"
    assert change_words(TEXT, TEXT) == ""
    with speaking("en"):
        assert change_words(TEXT, TEXT.with_value(("years",), 5)) == "How many years it lasts: 4 → 5"


def test_rows_of_the_same_id_or_without_one_are_compared_by_where_they_stand():
    one = PlanText('strategies = [{ id = "a", name = "A" }, { id = "a", name = "B" }, { name = "C" }]\n')
    other = PlanText('strategies = [{ id = "a", name = "A" }, { id = "a", name = "X" }, { name = "Y" }]\n')
    assert text_changes(one, other) == [
        TextChange(("strategies", 1, "name"), "B", "X"),
        TextChange(("strategies", 2, "name"), "C", "Y"),
    ]


def test_every_field_that_a_plan_cannot_do_without_says_what_to_write():
    empty = PlanText(
        "[institution]\n[[strategies]]\n[[strategies.lines]]\n[[strategies.lines.tasks]]\n[[indicators]]\nkind = 'total'\n"
    )
    lacking = {keys_of(place) for place in empty.faults}
    unsaid = {keys_of(place) for place in empty.faults if not need_of(place)}
    # What the screen makes itself: ids, and what a goal begins with.
    made = {("indicators", "targets"), ("indicators", "baseline")}
    assert {keys for keys in unsaid if keys[-1] != "id" or len(keys) == 1} == made
    assert {("name",), ("institution", "channels"), ("strategies", "objective"), ("indicators", "quote")} <= lacking


def test_a_place_is_called_as_its_field_whichever_goal_or_task_it_is_of():
    assert label_of(("indicators", "strategies", "quote")) == "La frase del plan"  # a goal may be called so
    assert label_of((*TASK, "year")) == "Vence en el año"
    assert label_of(("indicators", "press", "smart")) == "smart"
    assert all(name.need[:1].islower() for name in FIELDS.values() if name.need)
