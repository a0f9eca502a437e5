"""The sentence for those who do not see the chart, and the table for those who want its figures."""

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest

from plancom.charts import (
    Count,
    MonthPoint,
    NetworkSeries,
    ProcedureShare,
    alt_text,
    channel_table,
    channel_text,
    coverage_table,
    coverage_text,
    csv_bytes,
    data_table,
    running,
)
from plancom.charts.before_after import WeekRow, effect_table
from plancom.charts.projections import fan_table
from plancom.charts.timeline_rows import TimelineRow, timeline_table
from tests.charts.tables import month, year
from tests.frame_schemas import CHART_TABLE

NBSP = "\u00a0"
VISITS = [
    MonthPoint(month(1), 7291, 11054, "covered"),
    MonthPoint(month(2), None, 11500, "missing"),
    MonthPoint(month(3), 11020, 14700, "provisional"),
    MonthPoint(month(4), None, 14000, "future"),
]


def test_months_in_one_sentence():
    assert alt_text("Visitas por mes", VISITS, unit="visitas", target=160857) == (
        "Visitas por mes de ene 2018 a mar 2018: de 7.291 a 11.020 visitas; se esperaba 14.700 en mar 2018; "
        "parcial: mar 2018; meta: 160.857 en abr 2018; sin datos en feb 2018."
    )


def test_shares_in_one_sentence():
    said = alt_text("Adopción", year(2, actual=0.1, expected=0.2), percent=True, target=0.2)
    assert said.startswith(f"Adopción de ene 2018 a feb 2018: de 10,0{NBSP}% a 20,0{NBSP}%;")


def test_one_month_and_no_month():
    assert alt_text("Visitas", VISITS[:1]) == "Visitas en ene 2018: 7.291; se esperaba 11.054 en ene 2018."
    assert alt_text("Visitas", []) == "Visitas: sin datos."
    assert alt_text("Visitas", VISITS[1:2]) == "Visitas de feb 2018 a feb 2018: sin datos."


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (
            [ProcedureShare("PQRSD", 3, 1), ProcedureShare("Actas", 1, 1)],
            f"T: PQRSD, 75,0{NBSP}% del total con adopción de 33,3{NBSP}%; Actas, 25,0{NBSP}% del total con adopción de 100,0{NBSP}%.",
        ),
        ([Count("Foto", 2), Count("Video", 1200)], "T: Video, 1.200 publicaciones; Foto, 2."),
        (
            [NetworkSeries("X", VISITS[:1], 1, 3, decimals=0)],
            "T: X en ene 2018: 7.291 publicaciones; se esperaba 11.054 en ene 2018; meta: 3 en ene 2018.",
        ),
        (
            {dt.date(2018, 1, 1): 0, dt.date(2018, 1, 2): 5, dt.date(2018, 1, 3): None},
            "T del 1 ene – 3 ene 2018: 5 publicaciones en 2 días, el máximo el 02/01/2018 (5); 1 día en cero; 1 día sin datos.",
        ),
    ],
)
def test_every_other_table_in_one_sentence(table, said):
    assert alt_text("T", table, unit="publicaciones") == said


def test_channels_and_coverage_in_one_sentence():
    months = [month(1), month(2)]
    values = {"electrónico": [10.0, None], "presencial": [1200.0, None]}
    assert channel_text("Canales", months, list(values), values) == (
        "Canales de ene 2018 a feb 2018: en ene 2018, 10 por canal electrónico y 1.200 por canal presencial; sin datos en feb 2018."
    )
    assert coverage_text("Cobertura", months, ["Visitas"], {"Visitas": ["covered", "missing"]}) == (
        "Cobertura de ene 2018 a feb 2018: Visitas, 1 de 2 meses, falta en feb 2018."
    )


def test_the_table_has_spanish_headers_and_es_co_values():
    table = data_table(VISITS, unit="visitas")
    assert list(table.columns) == ["Mes", "Real (visitas)", "Esperado (visitas)", "Estado"]
    assert table.to_dict("split")["data"] == [
        ["ene 2018", "7.291", "11.054", "completo"],
        ["feb 2018", "–", "11.500", "sin datos"],
        ["mar 2018", "11.020", "14.700", "parcial"],
        ["abr 2018", "–", "14.000", "por venir"],
    ]


@pytest.mark.parametrize(
    "table",
    [
        data_table(VISITS, unit="visitas"),
        data_table({dt.date(2018, 1, 2): None, dt.date(2018, 1, 3): 5}),
        data_table([NetworkSeries("X", VISITS)]),
        data_table([ProcedureShare("PQRSD", 0, 0)]),
        data_table([Count("Foto", 0)]),
        channel_table([dt.date(2018, 1, 1)], ["web"], {"web": [None]}),
        coverage_table([dt.date(2018, 1, 1)], ["Visitas"], {"Visitas": ["missing"]}),
        effect_table([WeekRow(dt.date(2018, 1, 1), 0)]),
        fan_table(VISITS, []),
        timeline_table([TimelineRow("Video", [], dt.date(2018, 1, 1), overdue=False)]),
    ],
    ids=", ".join,
)
def test_every_cell_of_a_table_is_text_that_can_be_read_also_where_nothing_is_known(table):
    assert len(CHART_TABLE.validate(table)) > 0


def test_the_figures_of_a_column_have_the_same_decimals():
    levels = [replace(point, actual=value, expected=aim) for point, value, aim in zip(VISITS, (7.0, 6.47, None, None), (4.9, 10.62, 11, 12.74), strict=True)]  # fmt: skip
    assert list(data_table(levels)["Real"][:2]) == ["7,00", "6,47"]
    assert list(data_table(levels)["Esperado"]) == ["4,90", "10,62", "11,00", "12,74"]
    totals = [replace(point, actual=10.0, expected=aim) for point, aim in zip(VISITS, (8.333, 16.667, 25.0, 100.0), strict=True)]  # fmt: skip
    assert data_table(totals)["Real"][0] == "10"
    assert list(data_table(totals)["Esperado"]) == ["8,3", "16,7", "25,0", "100,0"]


def test_the_table_of_running_totals_holds_what_the_chart_draws():
    table = data_table(running(year(2, actual=1000, expected=1500)))
    assert list(table["Real"][:3]) == ["1.000", "3.000", "–"]


def test_tables_of_the_other_charts():
    shares = data_table([ProcedureShare("PQRSD", 3000, 750)])
    assert shares.iloc[0].to_dict() == {
        "Trámite": "PQRSD",
        "Hechos": "3.000",
        "En línea": "750",
        "Parte del total": f"100,0{NBSP}%",
        "Adopción": f"25,0{NBSP}%",
    }
    assert list(data_table([NetworkSeries("X", VISITS)])["Red"]) == ["X"] * 4
    assert list(data_table({dt.date(2018, 1, 2): None}).iloc[0]) == ["02/01/2018", "–", "sin datos"]
    assert list(channel_table([month(1)], ["a"], {"a": [1234.0]}).iloc[0]) == ["ene 2018", "1.234"]
    assert list(coverage_table([month(1)], ["a"], {"a": ["provisional"]}).iloc[0]) == ["ene 2018", "puede cambiar"]


def test_the_file_opens_in_excel_and_no_cell_of_it_is_a_formula():
    table = data_table([Count('=HYPERLINK("http://x")', 12), Count("@cmd", 3)])
    text = csv_bytes(table).decode("utf-8")
    assert text.startswith("\ufeffNombre;Total;Parte del total\r\n")
    assert "\n=" not in text
    assert "'@cmd" in text
    growth = pd.DataFrame({"Crecimiento": [f"+15,3{NBSP}%", "-5", "−5,0"]})
    assert "'" not in csv_bytes(growth).decode("utf-8")
