"""What changed of a share of anything is said in the share's own words: it has nothing to do with procedures done online."""

import pytest
from app_process import ROOT

from plancom import plan as plans
from plancom.changes.sentences import sentence
from plancom.charts.contribution_table import contribution_table
from plancom.indicators import sentences
from plancom.plan import Month
from tests.builders import d, posts, procedures
from tests.changes.conftest import ChangesOffice

OTHERS = plans.load(ROOT / "tests" / "fixtures" / "otras-metas.toml")


def month_of_posts(month, facebook, instagram):
    """Posts of a month: Facebook's on its first Monday, Instagram's on the Tuesday behind it."""
    monday = next(day for day in range(1, 8) if d(f"{month}-{day:02}").weekday() == 0)
    rows = [(f"{month}-{monday:02}", "facebook", 1, f"f{month}{n}", "Sesión", 0) for n in range(facebook)]
    rows += [(f"{month}-{monday + 1:02}", "instagram", 1, f"i{month}{n}", "Sesión", 0) for n in range(instagram)]
    return posts(rows, covers=(d(f"{month}-01"), Month.parse(month).last))


def nothing_in(month):
    """A month of which it is known that neither network had a post."""
    rows = [(f"{month}-01", network, 0) for network in ("facebook", "instagram")]
    return posts(rows, covers=(d(f"{month}-01"), Month.parse(month).last))


@pytest.fixture
def shares():
    return ChangesOffice(OTHERS).take(month_of_posts("2020-09", 12, 12), month_of_posts("2020-10", 9, 27))


def test_the_table_of_a_share_says_what_is_counted_of_each_part_and_nothing_of_being_online(shares):
    comparison = shares.compare("facebook_share", "2020-10-31")
    table = contribution_table(comparison, comparison.by("weekday"), shares.names)
    assert list(table.columns) == [
        "Día de la semana",
        "Sep 2020: parte del total",
        "Sep 2020: publicaciones de Facebook",
        "Oct 2020: parte del total",
        "Oct 2020: publicaciones de Facebook",
        "Aporte al cambio (puntos)",
    ]
    monday = table[table["Día de la semana"] == "lunes"].iloc[0]
    assert monday["Sep 2020: parte del total"] == "50,0\u00a0%"  # 12 of 24
    assert monday["Oct 2020: parte del total"] == "25,0\u00a0%"  # 9 of 36
    assert monday["Oct 2020: publicaciones de Facebook"] == "100,0\u00a0%"  # all of that Monday's
    total = table.iloc[-1]
    assert total["Sep 2020: publicaciones de Facebook"] == "50,0\u00a0%"
    assert total["Oct 2020: publicaciones de Facebook"] == "25,0\u00a0%"
    said = sentence(comparison, comparison.by("weekday"), shares.names)
    assert said.startswith("En octubre de 2020, de las publicaciones de las redes, el 25,0\u00a0% fueron publicaciones de Facebook, 25,0 puntos menos")  # fmt: skip


def test_the_table_of_procedures_still_says_what_is_done_online(office):
    done = [("2018-08-01", "presencial", 30), ("2018-08-01", "electrónico", 10), ("2018-09-01", "presencial", 20)]
    office.take(procedures([(day, "Certificado", channel, count) for day, channel, count in done]))
    comparison = office.compare("adoption", "2018-09-30")
    table = contribution_table(comparison, comparison.by("procedure"), office.names)
    assert "Sep 2018: en línea" in table.columns


def test_a_month_without_any_of_the_whole_is_said_in_its_words():
    office = ChangesOffice(OTHERS).take(nothing_in("2020-09"), month_of_posts("2020-10", 9, 27))
    refused = office.compare("facebook_share", "2020-10-31").refused
    assert refused == (
        "De las publicaciones de las redes no hubo nada en septiembre de 2020: no hay de qué calcular el porcentaje."
    )


def test_a_year_of_a_share_without_any_of_the_whole_says_so_in_its_words():
    figure = ChangesOffice(OTHERS).take(nothing_in("2020-09")).figures("2020-09-30")["facebook_share"]
    assert figure.months_elapsed == 1
    assert sentences.headline(figure) == (
        "De las publicaciones de las redes no hay nada en los meses cargados: no hay de qué calcular el porcentaje."
    )
