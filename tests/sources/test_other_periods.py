"""Figures of other periods than months are refused with their reason; spans of days that are months, or lie in one, are read."""

import pytest
from handmade_files import book, counted_figures
from source_files import csv_text, read

from plancom.datasets import Observations, Refusal

POSTS = ["Publicaciones en redes sociales 2018"]


@pytest.mark.parametrize(
    ("periods", "how"),
    [
        (["Trimestre I", "Trimestre II", "Trimestre III"], "por trimestre"),
        (["T1", "T2", "T3"], "por trimestre"),
        (["1er trim.", "2do trim.", "3er trim."], "por trimestre"),
        (["Ene–Mar", "Abr–Jun", "Jul–Sep"], "por varios meses juntos"),
        (["Semestre I", "Semestre II", "Total"], "por semestre"),
        (["Bimestre 1", "Bimestre 2", "Bimestre 3"], "por bimestre"),
        (["Semana 1 (1–7 ene)", "Semana 2 (8–14 ene)", "Semana 3"], "por semana"),
        (["2018-W01", "2018-W02", "2018-W03"], "por semana"),
        (["1ra quincena enero", "2da quincena enero", "1ra quincena febrero"], "por quincena"),
        ([2016, 2017, 2018], "por año"),
    ],
)
def test_other_periods_are_refused_with_what_they_are(periods, how):
    for rows in (
        [["Red", *periods], ["Facebook", 10, 12, 14]],
        [["Periodo", "Facebook"], *([one, 10] for one in periods)],
    ):
        found = read(book(POSTS, *rows))
        assert isinstance(found, Refusal)
        assert [one.code for one in found.problems] == ["other_periods"]
        assert how in found.problems[0].message


def test_quarters_beside_their_months_are_sums_of_them():
    found = read(book(POSTS, ["Red", "Ene", "Feb", "Mar", "I Trim"], ["Facebook", 1, 2, 3, 6]))
    assert counted_figures(found) == {"facebook 2018-01": 1, "facebook 2018-02": 2, "facebook 2018-03": 3}


WEEKS = [("29/01/2018", "04/02/2018"), ("05/02/2018", "11/02/2018")]
MONTHS = [("01/01/2018", "31/01/2018"), ("01/02/2018", "28/02/2018")]
LISTS = {
    "two columns": lambda spans: [
        ["Desde", "Hasta", "Red", "Publicaciones"],
        *([*one, "Facebook", 10] for one in spans),
    ],
    "one column": lambda spans: [
        ["Periodo", "Red", "Publicaciones"],
        *([" - ".join(one), "Facebook", 10] for one in spans),
    ],
}


@pytest.mark.parametrize("made", LISTS.values(), ids=LISTS)
def test_spans_that_part_a_month_are_refused(made):
    found = read(csv_text(made(WEEKS), ";"))
    assert isinstance(found, Refusal)
    assert "por semana («29/01/2018 – 04/02/2018»" in found.problems[0].message


@pytest.mark.parametrize("made", LISTS.values(), ids=LISTS)
def test_spans_that_are_months_are_these(made):
    found = read(csv_text(made(MONTHS), ";"))
    assert counted_figures(found) == {"facebook 2018-01": 10, "facebook 2018-02": 10}


def test_weeks_of_part_of_a_month_are_not_the_month():
    rows = [["Periodo", "Visitas"], ["Del 01 al 07 de enero de 2018", 100], ["Del 08 al 14 de enero de 2018", 110]]
    found = read(csv_text([["Visitas a la página web"], *rows], ";"))
    assert isinstance(found, Refusal)
    assert [one.code for one in found.problems] == ["other_periods"]


def test_weeks_of_procedures_are_not_said_to_lack_a_month():
    rows = [["Semana", "Trámite", "Canal", "Cantidad"], ["01/01/2018 - 07/01/2018", "Certificado", "Electrónico", 10]]
    rows.append(["08/01/2018 - 14/01/2018", "Certificado", "Presencial", 12])
    assert [one.code for one in read(csv_text(rows, ";")).problems] == ["other_periods"]


def test_requests_that_lie_across_each_other_are_no_periods():
    head = ["Radicado", "Fecha inicio", "Fecha fin", "Trámite", "Canal"]
    rows = [
        ["1", "25/01/2018", "10/02/2018", "Certificado", "Presencial"],
        ["2", "20/01/2018", "15/02/2018", "Permiso", "Electrónico"],
    ]
    found = read(csv_text([head, *rows], ";"))
    assert isinstance(found, Observations), found.problems
    assert found.table["day"].dt.strftime("%Y-%m-%d").tolist() == ["2018-01-25", "2018-01-20"]
