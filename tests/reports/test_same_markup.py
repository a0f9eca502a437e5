"""What is written as HTML is, element by element, what it was before it was made of elements."""

import dataclasses
import datetime as dt

import pytest
from nasty import NASTY
from same_markup import same

from plancom.charts import Look
from plancom.indicators.view import View
from plancom.language.translation import speaking
from plancom.office import Figures, load
from plancom.reports.html.page import page
from plancom.reports.shared import card_page, public_page, summary_html
from plancom.reports.sheet import page as sheet_page
from plancom.reports.sheet import sheet, standalone, stylesheet, texts, trend_picture
from plancom.store.office.analyses import Analysis
from plancom.web import presentation
from plancom.web import public_page as public

AS_OF = "2018-09-30"
HOSTILE = '<script>alert("x")</script> \'&amp; "y"'


@pytest.fixture(params=["cartagena", "museum", "empty", "hostile", "english"])
def named_deck(request, offices):
    kind = request.param
    if kind == "museum":
        return kind, offices("museum").deck("2021-11-30")
    if kind == "empty":
        return kind, offices("empty").deck(AS_OF)
    if kind == "english":
        with speaking("en"):
            return kind, offices("cartagena").deck(AS_OF)
    deck = offices("cartagena").deck(AS_OF, **({"title": HOSTILE + NASTY[6]} if kind == "hostile" else {}))
    if kind == "hostile":
        deck = dataclasses.replace(deck, plan_name=HOSTILE, institution=HOSTILE + "a" * 400, plan_source=HOSTILE)
        late = tuple(dataclasses.replace(task, overdue=True, name=f"{task.name} {HOSTILE}") for task in deck.tasks[:2])
        slides = tuple(
            dataclasses.replace(
                one, points=(*one.points, HOSTILE), notes=(HOSTILE,), foot=(HOSTILE,), title=one.title + HOSTILE
            )
            for one in deck.slides
        )
        deck = dataclasses.replace(deck, tasks=(*late, *deck.tasks[2:]), slides=slides)
    return kind, deck


def test_decks(named_deck):
    name, deck = named_deck
    with speaking("en" if name == "english" else "es"):
        same(f"deck-{name}", [page(deck).decode()])


def test_shared_pages(named_deck):
    name, deck = named_deck
    with speaking("en" if name == "english" else "es"):
        cards = [card_page(deck, one.progress.id) for one in deck.results if one.progress.series is None]
        same(f"shared-{name}", [public_page(deck), summary_html(deck), *cards])


@pytest.mark.parametrize("name", ["cartagena", "museum", "empty"])
def test_sheets(offices, name):
    office = offices(name)
    loaded = load(office.engine, office.plan)
    view = View(office.plan, dt.date.fromisoformat("2021-11-30" if name == "museum" else AS_OF))
    said = {
        one.id: [
            Analysis(
                one.id,
                view.as_of if place else dt.date(2018, 6, 30),
                f"{HOSTILE}\n\notra línea",
                "" if place % 2 else HOSTILE,
                HOSTILE,
                "",
                HOSTILE,
                {"actual_to_date": 5.0},
                place + 1,
                dt.datetime(2018, 10, 5, 15),
            )
            for place in range(n)
        ]
        for n, one in enumerate(office.plan.indicators)
    }
    loaded = dataclasses.replace(loaded, analyses=said)
    drawn = []
    for one in office.plan.indicators:
        shown = sheet(Figures(loaded, view), one.id)
        local = lambda moment: moment  # noqa: E731
        drawn += [
            str(sheet_page(shown, local, trend_picture(shown, Look(dark=True)))),
            str(standalone(shown, local, trend_picture(shown, Look()))),
            *(str(texts(other, local)) for other in shown.others),
        ]
    assert stylesheet()
    same(f"sheet-{name}", drawn)


def test_messages():
    answers = [presentation._said(HOSTILE, 404), public._said(HOSTILE)]
    same("messages", [one.body.decode() for one in answers])
