"""Parts of what is shared: an indicator's words, its semáforo, and its small trend as a picture inside the page."""

from collections import Counter

import htpy as h

from plancom.charts import Look, StatusMark, mark_of, sparkline
from plancom.html import Renderable, sign, trend
from plancom.indicators import headlines, month_sentences, sentences
from plancom.indicators.month_sentences import years_shown
from plancom.indicators.progress import Progress
from plancom.indicators.view import WORST_FIRST
from plancom.language import dates
from plancom.language.translation import tr
from plancom.reports.deck import Deck, Result, Slide

PUBLIC_FACTS = ("actual_to_date", "expected_to_date", "target", "pace")


def wholes(deck: Deck) -> list[Result]:
    """The indicators, the worst first; their parts are left to the dashboard."""
    found = [result for result in deck.results if result.progress.series is None]
    return sorted(found, key=lambda one: (WORST_FIRST.index(one.progress.status), one.progress.pace or 0.0))


def years_told(deck: Deck) -> str:
    """Which goals are of which plan year, where they are not all of one; else ""."""
    return years_shown([result.progress for result in deck.results])


def counted_by_mark(deck: Deck) -> list[tuple[StatusMark, int]]:
    """How many indicators are shown with each mark, the worst first, as on the screen."""
    return list(Counter(mark_of(result.progress) for result in wholes(deck)).items())


def figure_mark(figure: Progress) -> Renderable:
    """The semáforo of a figure: without data it also says whether they are still to come, or partial."""
    return status_mark(mark_of(figure))


def status_mark(mark: StatusMark) -> Renderable:
    """The semáforo: shape, word and colour together."""
    return h.strong(style=f"color:{mark.colour(dark=False)}")[sign(mark.shape, mark.word)]


def trend_picture(result: Result, deck: Deck) -> Renderable:
    """The plan year's months against what was expected, as a picture with its words."""
    chart = result.chart
    svg = sparkline(
        chart.drawn, look=Look(accent=deck.accent), width=520, height=120, title=chart.title, percent=chart.percent
    )
    return trend(svg, chart.alt)


def facts_shown(result: Result) -> list[tuple[str, str]]:
    """The figures that are shared, with their labels."""
    return [(fact.label, fact.text) for fact in result.facts if fact.id in PUBLIC_FACTS]


def _slide_of(result: Result, deck: Deck) -> Slide | None:
    return next((slide for slide in (*deck.slides, *deck.blank) if slide.id == result.progress.id), None)


def headline_of(result: Result, deck: Deck) -> str:
    """The sentence of the indicator's slide."""
    slide = _slide_of(result, deck)
    return slide.headline if slide else ""


def asked_of(result: Result, deck: Deck) -> str:
    """What the months ahead must bring, where the slide's sentence leaves that to the council's slide of next steps; else ""."""
    slide = _slide_of(result, deck)
    asked = sentences.needed(result.progress)
    if slide is None or asked not in slide.notes or asked in slide.headline:
        return ""
    return asked if headlines.behind_since(result.progress, result.points) else ""


def reach(result: Result) -> str:
    """Of which plan year and months the figure is, and until when there are data: «Año 1: 9 meses de 12, datos hasta 30/09/2018»."""
    return f"{month_sentences.scope(result.progress)}."


def stamp(deck: Deck) -> str:
    """The cut-off and which decisions were in force."""
    return f"{tr('Corte: {day}.', day=dates.date(deck.as_of))} {deck.readings}"
