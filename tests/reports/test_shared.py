"""What is shared says the table's figures, names nobody, asks nothing of any network, and survives any text."""

import dataclasses
import email
import email.policy
import re

import pytest
from hostile_texts import HOSTILE_TEXTS

from plancom.indicators.headlines import verdict
from plancom.language.dates import date
from plancom.reports.shared import card_page, public_page, summary_html, summary_text

AS_OF = "2018-09-30"


@pytest.fixture(scope="module")
def deck(cartagena):
    return cartagena.deck(AS_OF)


@pytest.mark.parametrize("write", [public_page, summary_html, summary_text, lambda deck: card_page(deck, "visits")])
def test_what_is_shared_does_not_need_to_know_how_the_year_would_close(cartagena, deck, write):
    short = cartagena.deck(AS_OF, with_outlooks=False)
    assert (short.closings, bool(deck.closings)) == ((), True)
    assert write(short) == write(deck)


def squeezed(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_public_page_says_every_indicators_figures(cartagena, deck):
    words = squeezed(public_page(deck))
    for result in deck.results:
        if result.progress.series is None:
            assert result.progress.name in words
            for fact in result.facts:
                if fact.id in {"actual_to_date", "expected_to_date", "target", "pace"}:
                    assert f"{fact.label} {fact.text}".replace("\u00a0", " ") in words
    shown = cartagena.figures("--as-of", AS_OF)["visits"]["actual_to_date"]
    assert f"{shown:,.0f}".replace(",", ".") in words


def test_a_card_is_one_indicator_and_an_unknown_one_is_refused(deck):
    words = squeezed(card_page(deck, "press"))
    assert "Publicaciones en El Universal" in words
    assert "Visitas a la página web" not in words
    with pytest.raises(KeyError):
        card_page(deck, "nada")


@pytest.mark.parametrize("write", [public_page, summary_html, lambda deck: card_page(deck, "visits")])
def test_nothing_is_asked_of_any_network_and_no_script_runs(deck, write):
    html = write(
        dataclasses.replace(
            deck, title=HOSTILE_TEXTS[0], plan_name='<script>alert("x")</script>', institution="a" * 400
        )
    )
    assert "<script" not in html.lower()
    assert not re.search(r"(?:src|href)\s*=\s*[\"'](?!data:)", html)
    assert not re.search(r"url\((?!data:)|@import", html)


def test_people_are_named_nowhere(deck):
    tasks = tuple(
        dataclasses.replace(task, responsible="Zoraida Quintero", comment="Lo dijo Zoraida Quintero", overdue=True)
        for task in deck.tasks
    )
    named = dataclasses.replace(deck, tasks=tasks)
    for text in (public_page(named), card_page(named, "visits"), summary_html(named), summary_text(named)):
        assert "Zoraida" not in text


def test_the_summary_says_the_same_as_text_and_as_html(deck):
    text, html = summary_text(deck), squeezed(summary_html(deck))
    for result in deck.results:
        if result.progress.series is None:
            line = next(slide.headline for slide in deck.slides if slide.id == result.progress.id)
            assert line in text
            assert " ".join(line.replace("\u00a0", " ").split()) in html.replace("\u00a0", " ")
    assert "style=" in summary_html(deck)
    assert "<img" not in summary_html(deck)


def test_nothing_yet_is_said_so(office_without_data):
    deck = office_without_data.deck(AS_OF)
    assert "Sin datos" in squeezed(public_page(deck))
    assert "No hay datos cargados" in summary_text(deck)


def test_the_command_writes_a_message_with_both(cartagena, tmp_path):
    done = cartagena.run("summary", "--format", "eml", "--to", "concejo@ejemplo.gov.co\nBcc: otro@x", "--as-of", AS_OF)
    message = email.message_from_string(done.stdout, policy=email.policy.default)
    assert message["To"].addresses[0].addr_spec == "concejo@ejemplo.gov.co"
    assert message["Bcc"] is None
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    cartagena.run("summary", "--format", "html", "-o", tmp_path / "r.html", "--as-of", AS_OF)
    assert (tmp_path / "r.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    refused = cartagena.run("summary", "-o", tmp_path / "no" / "r.txt", code=1)
    assert "la carpeta" in refused.stderr
    assert "Resumen del mes" in cartagena.run("summary", "--as-of", AS_OF).stdout


def test_what_is_shared_says_the_verdict_and_until_when_there_are_data(deck):
    said = verdict([result.progress for result in deck.results]).replace("\u00a0", " ")
    for text in (summary_text(deck), squeezed(summary_html(deck)), squeezed(public_page(deck))):
        words = text.replace("\u00a0", " ")
        assert said in words
        for result in deck.results:
            if result.progress.series is None and result.progress.data_through:
                assert f"datos hasta {date(result.progress.data_through)}" in words


def test_the_public_page_counts_goals_by_the_marks_that_their_cards_bear(other_goals):
    made = other_goals.deck("2021-05-31")  # 11 months of 6 complaints: 66, of 60 at most; the manual is due in 2022
    words = squeezed(public_page(made))
    assert "1 ■ Fuera de meta" in words
    assert "Quejas por demora ■ Fuera de meta" in words
    assert "1 ● A tiempo" in words
    assert "1 ● Hecho" in words
