"""The pages in English: whole sentences, tables by their heads, and nothing that another language's reader left behind."""

import datetime as dt

import pandas as pd
import pytest

from plancom.language.translation import speaking
from plancom.plan import Month
from plancom.ui.elements.links import month_of, with_origins
from plancom.ui.elements.sections import with_heads
from plancom.ui.state.pickers import AUTOMATIC, YEAR

CUT_OFF = "2019-09-30"


def english(screen, page, **address):
    return screen.open(page, lang="en", corte=CUT_OFF, **address)


def spanish(screen, page, **address):
    return screen.open(page, corte=CUT_OFF, **address)


@pytest.mark.parametrize(
    ("page", "title"),
    [("resumen", "Overview"), ("redes", "Networks"), ("tareas", "Strategies"), ("plan", "The plan")],
)
def test_a_page_has_an_english_title_and_asks_in_english(screen, sample_data, page, title):
    english(screen, page)
    assert screen.title == title
    assert screen.app.selectbox(key=YEAR).label == "Plan year"
    assert "**Sample data:** made-up figures." in screen.words


def test_the_cut_off_and_the_statuses_stand_above_the_cards_in_english(screen, sample_data):
    words = english(screen, "resumen").words
    assert "Complete months with data up to 30/09/2019 count." in words
    assert "Indicators by status" in words
    for spoken in ("Expected", "Target for year 2", "procedures, online"):
        assert spoken in words


def test_the_year_by_the_cut_off_is_the_same_choice_in_both_languages(screen, sample_data):
    field = english(screen, "resumen").app.selectbox(key=YEAR)
    assert (field.value, field.options[0]) == (AUTOMATIC, "By the cut-off")
    field = spanish(screen, "resumen").app.selectbox(key=YEAR)
    assert (field.value, field.options[0]) == (AUTOMATIC, "Según el corte")


def test_imports_are_sought_by_the_same_states_in_english(screen, sample_data):
    states = english(screen, "historial").app.selectbox(key="estado-importaciones")
    assert (states.label, states.options) == ("Status", ["All", "Active", "Undone"])
    with speaking("en"):  # the test fills the field as the screen labels it
        states.select("Deshechas")
        assert "0 imports." in screen.run().words


def test_what_is_kept_in_memory_is_said_in_the_language_of_each_reader(screen, sample_data):
    first, other, again = (page(screen, "efectos", indicador="visits").words for page in (spanish, english, spanish))
    assert "Folletos (751), 17/08/2019" in first
    assert "Folletos" not in other
    assert "(751), 17/08/2019" in other
    assert again == first


def test_a_tables_months_lead_to_their_rows_in_both_languages():
    spoken = {"es": ("Mes", "ene 2019"), "en": ("Month", "Jan 2019")}
    for language, (head, text) in spoken.items():
        with speaking(language):
            assert month_of(text) == Month.of(dt.date(2019, 1, 1))
            linked = with_origins(pd.DataFrame({head: [text], "x": ["5"]}), "visits")
            assert next(iter(linked[head])).startswith(f"[{text}](origen?indicador=visits&mes=2019-01")


def test_a_table_is_shown_with_heads_in_the_readers_language():
    table = pd.DataFrame({"Mes": ["x"], "Red": ["y"], "Facebook": ["z"]})
    assert list(with_heads(table)) == ["Mes", "Red", "Facebook"]
    with speaking("en"):
        assert list(with_heads(table)) == ["Month", "Network", "Facebook"]


def test_what_is_missing_is_told_in_english(screen, sample_data):
    words = screen.open("historial", lang="en", corte="2018-09-29").words
    assert "What is missing and by when" in words
    assert "Mark a change of measurement" in words
    assert "Wait until it is over and upload the whole month: the month is not over." in words


def test_an_empty_dashboard_welcomes_in_english(screen):
    screen.open("resumen", lang="en")
    assert screen.title == "Welcome"
    assert "See the dashboard with sample data" in [button.label for button in screen.app.button]
    assert "There is no data yet: drop the files of Google Analytics, Meta or X here" in screen.words
