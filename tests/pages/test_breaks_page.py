"""A change of measurement is marked on the history page, seen on the figures, and withdrawn."""

import datetime as dt

from exported import visits_by_month

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
    assert "Cambio de medición" in screen.words
    screen.open("historial").click("withdraw-1")
    assert "✕ Retirado" in screen.words
    assert "No es comparable" not in "".join(screen.open().cards)


def test_a_mark_without_a_day_or_words_is_refused(screen, office):
    office.take(visits_by_month(YEARS))
    screen.open("historial", corte="2018-06-30")
    next(b for b in screen.app.button if b.label == "Marcar el cambio").click()
    screen.run()
    assert "Escriba desde qué día y qué cambió." in screen.words
