"""Sheets that are called by their months, over tables without dates, are of those months; what has dates of its own keeps them."""

import datetime as dt

import pytest
from source_files import read, xlsx

from plancom.datasets import Observations

NOTE = "Las filas de cada hoja son del mes que le da nombre."
MONTHS = {"Enero 2018": (10, 30), "Febrero 2018": (12, 28), "Marzo 2018": (15, 25)}
TITLE = (["Trámites por canal"], [])


def by_channel(online, in_person):
    return [["Canal", "Trámites"], ["Presencial", in_person], ["Electrónico", online], ["Total", online + in_person]]


def amounts(found, column="quantity", name="channel"):
    assert isinstance(found, Observations), found.problems
    table = found.table
    return {
        (f"{day:%Y-%m}", one): int(amount)
        for day, one, amount in zip(table["day"], table[name], table[column], strict=True)
    }


@pytest.mark.parametrize("over", [[], list(TITLE), [["Informe de enero de 2018"], []]])
def test_procedures_by_channel_with_a_sheet_for_each_month(over):
    found = read(xlsx({name: [*over, *by_channel(*figures)] for name, figures in MONTHS.items()}), "tramites.xlsx")
    assert amounts(found) == {
        ("2018-01", "presencial"): 30,
        ("2018-01", "electrónico"): 10,
        ("2018-02", "presencial"): 28,
        ("2018-02", "electrónico"): 12,
        ("2018-03", "presencial"): 25,
        ("2018-03", "electrónico"): 15,
    }
    assert NOTE in found.notes
    assert [str(one.first) for one in found.coverage] == ["2018-01-01"]
    assert [str(one.last) for one in found.coverage] == ["2018-03-31"]


def test_posts_by_network_with_a_sheet_for_each_month_however_it_is_written():
    rows = [["Red social", "Publicaciones"], ["Facebook", 5], ["Instagram", 3], ["Total", 8]]
    found = read(xlsx({"ene-18": rows, "2018-02": rows}), "redes.xlsx")
    assert amounts(found, "publications", "series") == {
        (month, network): number
        for month in ("2018-01", "2018-02")
        for network, number in (("facebook", 5), ("instagram", 3))
    }


def test_messages_name_the_cells_as_the_file_has_them():
    rows = [["Canal", "Trámites"], ["Presencial", 30], ["Electrónico", "doce"], ["Telefónico", 4]]
    found = read(xlsx({"Enero 2018": rows}), "t.xlsx")
    assert [(one.sheet, one.row, one.column) for one in found.problems] == [("Enero 2018", 3, "Trámites")]


def test_a_sheet_that_the_owner_does_not_see_is_not_read():
    found = read(
        xlsx({name: by_channel(*figures) for name, figures in MONTHS.items()}, hidden=["Febrero 2018"]), "t.xlsx"
    )
    assert {month for month, _ in amounts(found)} == {"2018-01", "2018-03"}


def test_dates_of_a_table_s_own_go_before_the_name_of_its_sheet():
    rows = [["Fecha", "Canal", "Trámites"], [dt.date(2018, 3, 5), "Presencial", 4]]
    found = read(xlsx({"Enero 2018": rows}), "t.xlsx")
    assert set(amounts(found)) == {("2018-03", "presencial")}
    assert NOTE not in found.notes


@pytest.mark.parametrize("name", ["Hoja1", "2018", "5 de enero de 2018"])
def test_a_name_that_is_no_month_of_a_year_dates_nothing(name):
    found = read(xlsx({name: by_channel(10, 30)}), "t.xlsx")
    assert [one.code for one in found.problems] == ["unrecognised"]


def test_months_above_the_columns_are_not_dated_by_the_sheet():
    rows = [["Canal", "Febrero 2018", "Marzo 2018"], ["Presencial", 30, 40], ["Electrónico", 5, 6]]
    found = read(xlsx({"Enero 2018": rows}), "t.xlsx")
    assert NOTE not in found.notes
    assert [one.id for one in found.questions] == ["kind"]  # «Febrero» and «Marzo» are read, and what of is asked


@pytest.mark.parametrize("names", [("Enero", "Febrero"), ("ENE", "FEB.")])
def test_months_without_a_year_have_that_of_their_titles(names):
    sheets = {
        name: [["Publicaciones en redes 2018"], ["Red", "Publicaciones"], ["Facebook", figure]]
        for name, figure in zip(names, (10, 12), strict=True)
    }
    found = read(xlsx(sheets), "r.xlsx")
    assert isinstance(found, Observations), found.problems
    assert found.table["day"].dt.strftime("%Y-%m").tolist() == ["2018-01", "2018-02"]


def test_months_of_no_year_are_asked_about_once():
    sheets = {name: [["Red", "Publicaciones"], ["Facebook", 10]] for name in ("Enero", "Febrero")}
    found = read(xlsx(sheets), "r.xlsx")
    assert [one.id for one in found.questions] == ["year"]
    answered = read(xlsx(sheets), "r.xlsx", answers={"year": "2018"})
    assert answered.table["day"].dt.strftime("%Y-%m").tolist() == ["2018-01", "2018-02"]
