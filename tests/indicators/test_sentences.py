"""What cards say: the table's own figures, in Spanish that agrees."""

import pytest

from plancom.indicators import month_sentences, reading_sentences, sentences
from tests.builders import d, posts, press, procedures, visits
from tests.indicators.test_progress import BASE, monthly_visits, months


def test_the_headline_says_what_happened_what_was_expected_and_the_pace(office):
    office.take(BASE, monthly_visits({"2018-01-01": 1090, "2018-02-01": 80}))
    f = office.figures("2018-02-28")["visits"]
    assert sentences.headline(f) == "Van 1.170 visitas; a esta fecha se esperaban 225. Es el 520\u00a0% de lo esperado."


def test_one_of_a_thing_is_singular(office):
    office.take(press([("2018-01-03", "el-universal", "Una")]))
    assert (
        sentences.headline(office.figures("2018-01-31")["press"])
        == "Va 1 publicación; a esta fecha se esperaban 8. Es el 12\u00a0% de lo esperado."
    )


def test_a_share_is_a_share_of_procedures(office):
    office.take(procedures([("2018-01-01", "A", "electrónico", 1), ("2018-01-01", "A", "presencial", 7)]))
    text = sentences.headline(office.figures("2018-01-31")["adoption"])
    assert (
        text
        == "El 12,5\u00a0% de los trámites se hizo en línea; a esta fecha se esperaba el 1,7\u00a0%. Es el 750\u00a0% de lo esperado."
    )


@pytest.mark.parametrize(
    ("gaps", "said"),
    [
        (["2018-02"], "Falta el mes de feb 2018: "),
        (["2018-02", "2018-03"], "Faltan los meses de feb 2018 y mar 2018: "),
        (["2018-02", "2018-03", "2018-04", "2018-06"], "Faltan los meses de feb 2018 a abr 2018 y jun 2018: "),
    ],
)
def test_missing_months_are_named(office, gaps, said):
    for month in months(2018, last=7):
        if month[:7] not in gaps:
            office.take(monthly_visits({month: 5}))
    assert month_sentences.missing(office.figures("2018-07-31")["visits"]).startswith(said)


def test_a_missing_baseline_and_a_zero_one_are_told_apart(office):
    office.take(
        posts([(m, "facebook", 0) for m in months(2017)]),
        posts([("2018-01-01", "facebook", 2)]),
        visits({"2018-01-01": 2}),
    )
    figures = office.figures("2018-01-31")
    assert "línea base es cero" in sentences.headline(figures["facebook_posts"])
    assert "Falta la línea base" in sentences.headline(figures["visits"])


def test_a_sum_that_lacks_one_of_its_parts_names_it_and_does_not_say_that_there_are_no_data(office):
    office.take(posts([("2018-01-01", "facebook", 9), ("2018-02-01", "facebook", 9)]))
    figure = office.figures("2018-02-28")["daily_posts"]
    assert sentences.headline(figure) == (
        "En el año 1 del plan aún no hay un mes completo con datos de todas sus partes; sin datos: Instagram y X (Twitter)."
    )
    assert month_sentences.missing(figure) == (
        "Faltan los meses de ene 2018 y feb 2018: sin datos de Instagram y X (Twitter), no cuentan ni en lo hecho ni en lo esperado."
    )


def test_where_the_rule_is_said_once_months_are_named_shortly(office):
    office.take(press([("2018-01-03", "el-universal", "Una")]))
    office.take(press([("2018-03-03", "el-universal", "Dos")], covers=(d("2018-03-01"), d("2018-03-10"))))
    office.take(posts([("2018-01-01", "facebook", 9)]))
    figures = office.figures("2018-04-30")
    assert month_sentences.missing_shortly(figures["press"]) == (
        "Sin datos: feb 2018 y abr 2018. Parcial: mar 2018 (10 de 31 días)."
    )
    assert month_sentences.missing_shortly(figures["daily_posts"]) == (
        "Sin datos de Instagram y X (Twitter): ene 2018 a abr 2018."
    )


def test_of_a_month_without_any_data_no_part_is_named(office):
    networks = ("facebook", "instagram", "twitter")
    office.take(*(posts([(f"2018-{month}-01", one, 9) for one in networks]) for month in ("01", "03")))
    said = month_sentences.missing(office.figures("2018-03-31")["daily_posts"])
    assert said == "Falta el mes de feb 2018: sin datos, no cuenta ni en lo hecho ni en lo esperado."


def test_an_indicator_without_data_says_so(office):
    assert sentences.headline(office.figures("2018-01-31")["visits"]) == "No hay datos cargados para el año 1 del plan."
    office.take(visits({"2018-01-05": 3}, covers=(d("2018-01-01"), d("2018-01-20"))))
    assert "enero de 2018 es parcial: 20 de 31 días" in sentences.headline(office.figures("2018-01-31")["visits"])


def test_what_is_needed_each_month_is_said_with_the_months_left(office):
    office.take(press([("2018-01-03", "el-universal", f"Nota {n}") for n in range(12)]))
    f = office.figures("2018-01-31")["press"]
    assert sentences.needed(f) == "Para cumplir hacen falta 8 al mes en los 11 meses que faltan."


def test_the_reading_in_force_is_named(office):
    office.take(BASE, monthly_visits({"2018-01-01": 90}))
    f = office.figures("2018-01-31", visits="gradual")["visits"]
    assert reading_sentences.readings_in_force(f).startswith(
        "Así se lee el plan: 10 % de la línea base por año hasta llegar al 50 %; "
    )


def test_the_pace_never_claims_a_threshold_that_was_not_reached(office):
    office.take(monthly_visits(dict.fromkeys(months(2017), 100)), monthly_visits({"2018-01-01": 142}))
    f = office.figures("2018-01-31")["visits"]
    assert (round(f.pace, 4), f.status) == (0.9467, "at_risk")
    assert sentences.headline(f).endswith("Es el 94\u00a0% de lo esperado.")


def test_where_the_last_months_are_missing_it_is_said_which_and_until_when_there_are_data(office):
    office.take(BASE, monthly_visits(dict.fromkeys(months(2018, last=9), 90)))
    figure = office.figures("2018-11-30")["visits"]
    assert month_sentences.missing(figure) == (
        "Hay datos hasta el 30/09/2018: faltan oct 2018 y nov 2018, que no cuentan ni en lo hecho ni en lo esperado."
    )
    assert month_sentences.scope(figure, with_end=False) == "Año 1: 9 meses de 12"


def test_a_year_that_is_over_without_its_last_months_asks_nothing_of_them(office):
    office.take(BASE, monthly_visits(dict.fromkeys(months(2018, last=9), 90)))
    figure = office.figures("2018-12-31")["visits"]
    assert figure.is_over
    assert figure.needed_per_month is not None, "what programs see stays"
    assert sentences.needed(figure) == ""
    assert month_sentences.missing(figure) == (
        "El año terminó y hay datos hasta el 30/09/2018: faltan oct 2018 a dic 2018, que no cuentan ni en lo hecho ni en lo esperado."
    )
    assert sentences.needed(office.figures("2018-11-30")["visits"]) != ""
