"""Figures that stand on damaged rows say so wherever they are shown, until they are mended."""

import gzip
import sqlite3

from export_files import visits_by_month

from plancom.services import checking
from plancom.store.council import snapshots
from tests.builders import NOW, cartagena
from tests.engines import writable_engine

MONTHS = visits_by_month({f"2017-{month:02d}": 100 for month in range(1, 13)} | {"2018-01": 120, "2018-02": 130})
CUT_OFF = "2018-02-28"
BANNER = "Datos dañados:"
SAID = "Se apoya en datos dañados en la base de datos (feb 2018): no la presente hasta que se reparen."


def damage(url: str, day: str) -> None:
    with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
        connection.execute("UPDATE visits SET value = value + 5 WHERE day = ?", (day,))
        connection.execute("UPDATE rollup SET value = value + 5 WHERE dataset = 'visits' AND day = ?", (day,))


def check(url: str) -> None:
    engine = writable_engine(url)
    checking.remember(engine, checking.check(engine, [cartagena()]), NOW)
    engine.dispose()


def page_words(screen, page, **address):
    return screen.open(page, corte=CUT_OFF, **address).words.replace("\\", "")


def test_a_well_database_says_nothing(screen, office):
    office.take(MONTHS)
    check(screen.url)
    assert BANNER not in page_words(screen, "resumen")
    assert "Se apoya en datos dañados" not in page_words(screen, "resumen")


def test_a_figure_on_damaged_rows_says_so_on_its_card_its_page_and_where_it_comes_from(screen, office):
    office.take(MONTHS)
    damage(screen.url, "2018-02-01")
    check(screen.url)
    for page in ("resumen", "visitas"):
        words = page_words(screen, page)
        assert BANNER in words
        assert "«Visitas a la página web»" in words
        assert SAID in words
    words = page_words(screen, "origen", cifra="visits")
    assert BANNER in words
    assert "python -m plancom db check" in words
    assert SAID in words


def test_damage_in_a_year_that_a_figure_does_not_speak_of_is_none_of_its(screen, office):
    office.take(MONTHS + "2019-01-01,150\r\n2019-02-01,160\r\n")
    damage(screen.url, "2019-02-01")
    check(screen.url)
    words = page_words(screen, "resumen")
    assert BANNER in words
    assert "Se apoya en datos dañados" not in words


def test_a_baseline_on_damaged_rows_is_said_with_the_figure(screen, office):
    office.take(MONTHS)
    damage(screen.url, "2017-03-01")
    check(screen.url)
    assert "(mar 2017): no la presente" in page_words(screen, "resumen")


def test_it_goes_away_once_it_is_mended(screen, office):
    office.take(MONTHS)
    damage(screen.url, "2018-02-01")
    check(screen.url)
    assert SAID in page_words(screen, "resumen")
    engine = writable_engine(screen.url)
    checking.repair(engine, [cartagena()], checking.check(engine, [cartagena()]), NOW)
    engine.dispose()
    words = page_words(screen, "resumen")
    assert BANNER not in words
    assert "Se apoya en datos dañados" not in words


def test_what_was_presented_and_cannot_be_read_any_more_is_a_sentence_and_the_page_stays(screen, office):
    office.take(MONTHS)
    snapshots.keep(
        office.engine, {"plan": office.plan.id, "as_of": "2018-02-28", "indicators": [], "months": []},
        title="Enero", medium="pdf", author="Ana", now=NOW,
    )  # fmt: skip
    with sqlite3.connect(screen.url.removeprefix("sqlite:///")) as connection:
        connection.execute("UPDATE snapshots SET content = ?", (gzip.compress(b'{"plan": "p"}'),))
    words = page_words(screen, "historial?ver=presentado")
    assert "Las cifras que se presentaron ya no están completas" in words
    assert "Enero" in words
    assert screen.title == "Historial"
