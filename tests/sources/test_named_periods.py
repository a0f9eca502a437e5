"""The periods that names of files and titles say, in the forms in which tools and people write them."""

import calendar
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as some

from plancom.language.dates import MONTHS
from plancom.sources.tables.named_periods import named_periods

ENGLISH = calendar.month_name[1:]
PORTUGUESE = (
    *("janeiro", "fevereiro", "março", "abril", "maio", "junho"),
    *("julho", "agosto", "setembro", "outubro", "novembro", "dezembro"),
)
FORMS = (
    *("{es} {y}", "{es} de {y}", "{Es}{y}", "{es}_{y}", "{mes}-{y}", "{mes}. {y}", "{mes}{y}", "{y} {es}", "{y}/{es}/red"),
    *("{mes}-{yy}", "{en} {y}", "{en}-{y}", "{mon} {y}", "{pt} de {y}", "{pt}_{y}", "{m:02}. {es} {y}"),
    *("{y}-{m:02}", "{y}_{m:02}", "{y}.{m:02}", "{y}-{m}", "{m:02}-{y}", "{m:02}_{y}", "{m}/{y}", "{y}{m:02}"),
    *("del 1 al {d} de {es}", "del 1 al {d} de {es} de {y}", "1_al_{d}_de_{es}_de_{y}", "1-{d} {mes} {y}", "01-{d}{mes}{y}"),
    *("1 a {d} de {pt} de {y}", "1º al {d} de {es} de {y}", "1 al {d}/{m:02}/{y}", "1 {mes} {y} – {d} {mes} {y}"),
    *("1 {mes} - {d} {mes} {y}", "from 1 to {d} {en} {y}", "{en} 1-{d}, {y}", "{mon} 1, {y} - {mon} {d}, {y}"),
    *("{y}{m:02}01-{y}{m:02}{d}", "{y}{m:02}01_{y}{m:02}{d}_es", "# {y}{m:02}01-{y}{m:02}{d}"),
    *("{y}-{m:02}-01_{y}-{m:02}-{d}", "account_analytics_content_{y}-{m:02}-01_{y}-{m:02}-{d}"),
    *("{y}-{m:02}-01 a {y}-{m:02}-{d}", "01-{m:02}-{y} al {d}-{m:02}-{y}", "01.{m:02}.{y}-{d}.{m:02}.{y}"),
    *("{mon}-01-{y}_{mon}-{d}-{y}", "{mon}-01-{y}_{mon}-{d}-{y}_1234567890123", "{m:02}-01-{y}_{m:02}-{d}-{y}"),
)  # fmt: skip
AROUND = ("{}", "{}.csv", "publicaciones {}.xlsx", "Concejo_{}_v2.csv", "red ({}).csv", "informe final {} - copia.xlsx")


@given(
    year=some.integers(2000, 2030),
    month=some.integers(1, 12),
    form=some.sampled_from(FORMS),
    around=some.sampled_from(AROUND),
)
def test_a_month_is_found_in_each_of_its_usual_forms(year, month, form, around):
    last = calendar.monthrange(year, month)[1]
    es, en, pt = MONTHS[month - 1], ENGLISH[month - 1], PORTUGUESE[month - 1]
    name = form.format(
        y=year, yy=f"{year % 100:02}", m=month, d=last, es=es, Es=es.title(), mes=es[:3], en=en, mon=en[:3], pt=pt
    )
    whole = dt.date(year, month, 1), dt.date(year, month, last)
    near = dt.date(year, month, 3), dt.date(year, month, last - 1)
    assert named_periods(around.format(name), near) == [whole]


_WORDS = some.sampled_from(
    ["informe final", "Export", "publicaciones", "Datos de la tabla", "Copia de red", "Página", "mar caribe", "acta"]
)
_NUMBERS = some.one_of(
    some.builds(" {}".format, some.integers(1, 999)),
    some.builds(" v{} ({})".format, some.integers(1, 20), some.integers(1, 20)),
    some.builds(" 3{:02}{}{:03}{}{:04}".format, some.integers(0, 99), some.sampled_from(["", " ", "-"]), some.integers(0, 999), some.just("-"), some.integers(0, 9999)),
    some.builds("_{:012}".format, some.integers(10**11, 10**12 - 1)),
    some.just(""),
)  # fmt: skip


@given(name=some.builds("{}{}.csv".format, _WORDS, _NUMBERS), day=some.dates(dt.date(2000, 1, 1), dt.date(2030, 1, 1)))
def test_a_name_without_a_period_says_none(name, day):
    assert named_periods(name, (day, day)) == []


@pytest.mark.parametrize(
    "name",
    [
        *("informe final v2 (3).csv", "1234-5678.xlsx", "300-201-2018.csv", "3002018114", "Export 10", "Oficio 11-2018-345"),
        *("Resolución 2018-1130", "semana 45 2018", "primera quincena de noviembre 2018", "20181345.csv", ""),
    ],
)  # fmt: skip
def test_numbers_of_other_things_and_parts_of_a_month_are_no_period(name):
    assert named_periods(name, (dt.date(2018, 11, 3), dt.date(2018, 11, 27))) == []


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("enero a noviembre 2018", "2018-01-01", "2018-11-30"),
        ("ene-nov 2018", "2018-01-01", "2018-11-30"),
        ("2018-01_2018-11", "2018-01-01", "2018-11-30"),
        ("diciembre a enero 2019", "2018-12-01", "2019-01-31"),
        ("oct nov dic 2018", "2018-10-01", "2018-12-31"),
        ("ene-18 feb-18", "2018-01-01", "2018-02-28"),
        ("publicaciones 2018.xlsx", "2018-01-01", "2018-12-31"),
        ("2017-2018", "2017-01-01", "2018-12-31"),
        ("cuarto trimestre de 2018", "2018-10-01", "2018-12-31"),
        ("2018-S2", "2018-07-01", "2018-12-31"),
        ("del 1 de octubre al 15 de noviembre de 2018", "2018-10-01", "2018-11-15"),
        ("Dec 15 - Jan 14, 2019", "2018-12-15", "2019-01-14"),
        ("del 1 al 20 de noviembre", "2018-11-01", "2018-11-20"),
        ("noviembre.xlsx", "2018-11-01", "2018-11-30"),
        ("2018 informe de octubre", "2018-10-01", "2018-10-31"),
        ("1 al 31 de noviembre de 2018", "2018-11-01", "2018-11-30"),
        ("11 de noviembre", "2018-11-11", "2018-11-11"),
        ("11 nov 2018 - 30 nov 2018", "2018-11-11", "2018-11-30"),
        ("tweet_activity_metrics_concejo_20181101_20181201_es.csv", "2018-11-01", "2018-12-01"),
    ],
)
def test_longer_and_shorter_periods(name, first, last):
    near = dt.date(2018, 11, 3), dt.date(2018, 11, 27)
    assert named_periods(name, near) == [(dt.date.fromisoformat(first), dt.date.fromisoformat(last))]


def test_the_day_of_a_download_is_a_period_of_its_own():
    near = dt.date(2018, 11, 3), dt.date(2018, 11, 27)
    assert named_periods("noviembre 2018 descargado 2018-12-03", near) == [
        (dt.date(2018, 11, 1), dt.date(2018, 11, 30)),
        (dt.date(2018, 12, 3), dt.date(2018, 12, 3)),
    ]
