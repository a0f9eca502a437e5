"""The words of the screen are a touch away: where a heading or a column is a word of the glossary, it leads to what it means."""

import re
from html import unescape

import pytest

from plancom.forecast.required_pace import FAR
from plancom.forecast.verdicts import LIKELY, UNLIKELY
from plancom.language.glossary import GLOSSARY, term_of
from plancom.language.numbers import number, percent

PAGES = (
    "resumen", "resumen?ver=llegamos", "resumen?ver=cambios", "resumen?ver=balance", "visitas", "redes", "prensa", "adopcion", "tareas",
    "mes", "historial", "historial?ver=presentado", "plan", "plan?ver=lecturas", "plan?ver=metas", "plan?ver=planes", "presentar", "presentar?ver=informes",
)  # fmt: skip
HEADS = re.compile(r'<(?:th(?: class="[\w-]+")? scope="col"|dt)>(.*?)</(?:th|dt)>', re.DOTALL)


def word_and_definition(markup):
    """The words of a head, and the definition that it bears ("" for none)."""
    link = re.fullmatch(
        r'<a class="pc-term" href="ayuda\?palabra=([^"&]*)[^"]*" title="([^"]*)">(.*)</a>', markup.strip(), re.DOTALL
    )
    return (unescape(link[3]), unescape(link[2])) if link else (unescape(re.sub(r"<[^>]*>", "", markup)), "")


def explained_column(name):
    link = re.fullmatch(r'\[(.*)\]\(ayuda\?palabra=[^ ]* "(.*)"\)', str(name))
    return (link[1], link[2]) if link else (str(name), "")


@pytest.mark.usefixtures("sample_data")
@pytest.mark.parametrize("page", PAGES)
def test_every_heading_and_column_that_the_glossary_has_leads_to_its_definition(screen, page):
    screen.open(page, corte="2018-09-30")
    found = [word_and_definition(one) for message in screen.messages for one in HEADS.findall(message.get("body", ""))]
    found += [explained_column(name) for table in screen.app.table for name in table.value.columns]
    found += [(one.value, one.help or "") for one in (*screen.app.header, *screen.app.subheader)]
    for name, definition in found:
        term = term_of(name)
        assert term is None or term.definition in definition, (page, name)


@pytest.mark.usefixtures("sample_data")
def test_the_cards_and_the_table_of_answers_explain_their_words(screen):
    cards = "".join(screen.open("resumen", corte="2018-09-30").cards)
    assert {name for name, said in map(word_and_definition, HEADS.findall(cards)) if said} == {
        "Esperado",
        "Meta del año 1",
    }
    screen.open("resumen?ver=llegamos", corte="2018-09-30")
    heads = [word_and_definition(one) for message in screen.messages for one in HEADS.findall(message.get("body", ""))]
    assert {"Va", "Meta", "Cierre si todo sigue igual", "Probabilidad de cumplir", "¿Llega?"} <= {
        name for name, said in heads if said
    }


def test_the_help_page_defines_every_word_at_its_own_address(screen):
    screen.open("ayuda")
    anchors = {one.proto.anchor: one.value for one in screen.app.subheader}
    for term in GLOSSARY:
        assert anchors[term.id] == term.title
        assert term.definition in screen.words


def test_the_word_that_somebody_asked_about_is_explained_first(screen):
    term = next(one for one in GLOSSARY if one.id == "de-lo-esperado")
    screen.open("ayuda", palabra=term.id)
    assert [one.value for one in screen.app.info] == [f"**{term.title}.** {term.definition}"]
    screen.open("ayuda", palabra="nada")
    assert not screen.app.info


def test_no_heading_means_two_things():
    headings = [name for term in GLOSSARY for name in (term.name, *term.headings)]
    assert len(set(headings)) == len(headings)
    assert len({term.id for term in GLOSSARY}) == len(GLOSSARY)


def test_definitions_say_the_thresholds_that_are_in_force():
    by_id = {term.id: term.definition for term in GLOSSARY}
    assert (
        f"Llega: la probabilidad es de {percent(LIKELY, 0)} o más. No llega: de {percent(UNLIKELY, 0)} o menos"
        in by_id["llega"].replace(" %", "\u00a0%")
    )
    assert f"más de {number(FAR, 2)} veces" in by_id["fuera-de-alcance"]
