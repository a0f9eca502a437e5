"""A change of measurement is marked on the history page, seen on the figures, and withdrawn."""

import datetime as dt

from export_files import days, ga4_exploration, visits_by_month

from plancom.store.office import breaks
from plancom.store.office.breaks import Break
from plancom.ui.elements.sections import plain
from tests.builders import NOW

YEARS = {f"{year}-{month:02}": 100 for year in (2017, 2018) for month in range(1, 13)}


def test_a_change_is_marked_seen_and_withdrawn(screen, office):
    office.take(visits_by_month(YEARS))
    screen.open("historial", corte="2018-06-30")
    screen.app.text_input(key="quien").input("Ana Ruiz")
    screen.app.date_input(key="break-day").set_value(dt.date(2018, 3, 1))
    screen.app.text_input(key="break-what").input("UA → GA4")
    next(b for b in screen.app.button if b.label == "Marcar el cambio").click()
    screen.run()
    assert "01/03/2018 · UA → GA4" in screen.words
    assert "Lo marcó Ana Ruiz" in screen.words
    screen.open()
    assert "No es comparable con la línea base: cambio de medición el 01/03/2018 (UA → GA4)." in "".join(screen.cards)
    screen.open("visitas")
    assert "cambio de medición el 01/03/2018: UA → GA4" in screen.words
    screen.open("historial").click("withdraw-1")
    assert "✕ Retirado" in screen.words
    assert "No es comparable" not in "".join(screen.open().cards)


def test_a_mark_without_a_day_or_words_is_refused(screen, office):
    office.take(visits_by_month(YEARS))
    screen.open("historial", corte="2018-06-30")
    next(b for b in screen.app.button if b.label == "Marcar el cambio").click()
    screen.run()
    assert "Escriba desde qué día y qué cambió." in screen.words


def test_days_measured_in_two_ways_are_told_apart_and_the_office_s_words_stay_text(screen, office):
    every = days("2018-01-01", "2018-03-31")
    office.take(visits_by_month(YEARS), ga4_exploration(dict.fromkeys(every, 10)))
    breaks.add(office.engine, Break(dt.date(2018, 2, 1), "visits", "UA → $x$ **n**"), NOW)
    for page, chart in (("visitas", "Detalle diario"), ("cambios", "Calendario: visitas por día")):
        words = screen.open(page, corte="2018-03-31").markdown
        assert chart in words
        assert (
            plain(
                "Desde el 01/02/2018 se mide de otra manera (UA → $x$ **n**): los días de antes y de después no son comparables."
            )
            in words
        )
    assert plain("cambio de medición el 01/02/2018 (UA → $x$ **n**).") in screen.open("visitas").markdown
