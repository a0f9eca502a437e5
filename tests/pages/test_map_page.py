"""The map: ten entries, a page for each goal with its answers as tabs, addresses of before that lead on, and the plan's years."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from plancom.indicators.headlines import verdict
from plancom.indicators.plan_years import balance
from plancom.indicators.view import View
from plancom.language.numbers import number
from plancom.office import Figures, load
from tests.builders import d

CUT_OFF = "2018-09-30"


def figures_of(office, as_of):
    return Figures(load(office.engine, office.plan), View(office.plan, d(as_of)))


def listed_pages():
    """A script that writes every page of the navigation, hidden ones in brackets."""
    import streamlit as st

    from plancom.ui.frame import all_pages
    from plancom.ui.state import cache

    pages = all_pages(cache.office().plan)
    for group in pages.groups.values():
        for one in group:
            st.text(f"[{one.url_path}]" if one.visibility == "hidden" else one.title)


@pytest.fixture
def navigation(office):
    return [text.value for text in AppTest.from_function(listed_pages).run().text]


def test_the_menu_has_ten_entries_the_month_the_second(navigation):
    assert [one for one in navigation if not one.startswith("[")] == [
        "Resumen", "El mes", "Presentar", "Visitas", "Redes", "Prensa", "Adopción", "Estrategias", "Historial", "El plan",
    ]  # fmt: skip


def test_addresses_of_before_are_pages_that_the_navigation_hides(navigation):
    hidden = {one.strip("[]") for one in navigation if one.startswith("[")}
    assert hidden == {
        "ayuda", "origen", "subir", "informes", "revisar", "llegamos", "cambios", "efectos", "hoja", "digitalizate", "participa-ya",
        "lecturas", "borrador", "acceso",
    }  # fmt: skip


@pytest.mark.usefixtures("sample_data")
@pytest.mark.parametrize(
    ("before", "asked", "title", "seen"),
    [
        ("llegamos", {}, "Resumen", "no llegaría"),
        ("llegamos", {"indicador": "press"}, "Prensa", "¿Y si…?"),
        ("llegamos", {"indicador": "daily_posts.facebook"}, "Redes", "Facebook"),
        ("cambios", {"indicador": "adoption"}, "Adopción", "Cada trámite: su parte del total y su uso en línea"),
        ("cambios", {"indicador": "../etc"}, "Resumen", "Qué lo movió"),
        ("efectos", {}, "Resumen", "No demuestra causa"),
        ("hoja", {"indicador": "tasks"}, "Estrategias", "Escribir en la hoja"),
        ("informes", {}, "Presentar", "PowerPoint"),
        ("revisar", {}, "Historial", "Lo que conviene mirar antes de presentar"),
        ("digitalizate", {}, "Estrategias", "Posicionar la imagen"),
        ("subir", {}, "El mes", "Suelte aquí los archivos"),
    ],
)
def test_an_address_of_before_leads_on_with_all_that_it_said(screen, before, asked, title, seen):
    screen.open(before, corte=CUT_OFF, **asked)
    assert screen.title.partition(": ")[0] == title
    assert seen in screen.words
    for name, value in asked.items():
        if value != "../etc":
            assert screen.app.query_params[name] in (value, [value])


def test_the_open_tab_is_in_the_address_and_only_that_one_is_drawn(screen, sample_data):
    screen.open("visitas", corte=CUT_OFF)
    assert "ver" not in screen.app.query_params
    assert "¿Y si…?" not in screen.words
    screen.app.session_state["visitas"] = "¿Llegamos?"
    screen.run()
    assert screen.app.query_params["ver"] in ("llegamos", ["llegamos"])
    assert "¿Y si…?" in screen.words
    assert "Detalle diario" not in screen.words


def test_a_page_of_one_goal_does_not_ask_which(screen, sample_data):
    screen.open("prensa", corte=CUT_OFF, ver="llegamos")
    assert "llegamos-indicador" not in [one.key for one in screen.app.selectbox]
    screen.open("redes", corte=CUT_OFF, ver="llegamos")
    assert screen.app.selectbox(key="llegamos-indicador").value == "daily_posts"


def test_what_is_picked_in_a_tab_is_still_picked_when_one_comes_back(screen, sample_data):
    screen.open("redes", corte=CUT_OFF, ver="llegamos")
    screen.app.selectbox(key="llegamos-indicador").set_value("facebook_posts")
    screen.run()
    screen.app.session_state["redes"] = "Hoy"
    screen.run()
    screen.app.session_state["redes"] = "¿Llegamos?"
    screen.run()
    assert screen.app.selectbox(key="llegamos-indicador").value == "facebook_posts"


def test_resumen_begins_with_the_verdict_of_its_own_figures(screen, sample_data, office):
    screen.open("resumen", corte=CUT_OFF)
    said = next(one["body"] for one in screen.messages if "pc-verdict" in one.get("body", ""))
    assert verdict(figures_of(office, CUT_OFF).all) in re.sub(r"<[^>]+>", "", said).replace("&nbsp;", "\u00a0")


def test_what_a_page_stands_on_is_said_once(screen, sample_data):
    screen.open("visitas", corte=CUT_OFF)
    assert len(re.findall(r"Línea base\\?: ", screen.words)) == 1
    screen.open("redes", corte=CUT_OFF)
    assert len(re.findall(r"Línea base\\?: ", screen.words)) == 2  # one for each of its two goals


def test_every_card_has_a_sign_for_each_year_of_the_plan_with_words(screen, sample_data, office):
    screen.open("resumen", corte="2019-09-30")
    years = figures_of(office, "2019-09-30")
    for card in screen.cards:
        assert card.count("<li") == office.plan.years
    visits = next(card for card in screen.cards if 'aria-label="Visitas a la página web"' in card)
    for one in years.years_of("visits").years:
        assert f"Año {one.plan_year}: " in visits
        assert one.label in visits
    assert "por venir" in visits


def test_each_year_s_promise_and_result_stand_side_by_side(screen, sample_data, office):
    screen.open("resumen", corte="2019-09-30", ver="balance")
    years = figures_of(office, "2019-09-30")
    assert balance(years.years).sentence in screen.words
    first, second, third, _ = years.years_of("visits").years
    words = re.sub(r"\s+", " ", screen.words)
    for one in (first, second):
        assert f"{number(one.actual)} de {number(one.target)}" in words
    assert f"meta {number(third.target)} … por venir" in words


def test_after_the_plans_last_day_a_banner_leads_to_its_balance_and_no_year_is_of_none(screen, sample_data):
    screen.open("visitas", corte="2026-11-29")
    assert "El plan terminó el 31/12/2021" in screen.words
    link = next(one for one in screen.messages if one.get("label") == "Balance del plan")
    assert (link.get("page", ""), link["queryString"]) == ("", "ver=balance")  # of Resumen, the first page
    assert not re.search(r"[Aa]ño (?:[5-9]|\d\d)\b", screen.words)
    screen.open("resumen", corte="2026-11-29", ver="balance")
    assert "Balance del plan" in screen.words
    screen.open("visitas", corte="2021-12-31")
    assert "El plan terminó" not in screen.words
