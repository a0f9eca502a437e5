"""A table without months is of the month that the title over it says, where nothing else may be meant."""

import datetime as dt

import pytest
from source_files import read, xlsx

from plancom.datasets import Inquiry, Observations, Refusal

TITLE = ["Trámites noviembre 2018"]
CHANNELS = [["Trámite", "Presencial", "Electrónico"], ["Certificado", 100, 50], ["Permiso", 50, 20]]
LIST = [["Trámite", "Canal", "Cantidad"], ["Certificado", "Presencial", 100], ["Certificado", "Electrónico", 50]]


def quantities(found, column="quantity"):
    assert isinstance(found, Observations), found.problems
    table = found.table
    names = table["procedure"] + "/" + table["channel"] if "channel" in table else table["series"]
    return {
        (f"{day:%Y-%m}", name): int(amount)
        for day, name, amount in zip(table["day"], names, table[column], strict=True)
    }


def covered_spans(found):
    return {(str(one.first), str(one.last)) for one in found.coverage}


BY_CHANNEL = {
    ("2018-11", "Certificado/presencial"): 100,
    ("2018-11", "Certificado/electrónico"): 50,
    ("2018-11", "Permiso/presencial"): 50,
    ("2018-11", "Permiso/electrónico"): 20,
}


@pytest.mark.parametrize(
    "rows",
    [
        [TITLE, *CHANNELS],
        [TITLE, [], *CHANNELS],
        [["Concejo Distrital de Cartagena"], ["Trámites atendidos en noviembre de 2018"], *CHANNELS],
        [["Plan 2016 - 2019"], TITLE, *CHANNELS],
        [
            TITLE,
            [*CHANNELS[0], "Total"],
            ["Certificado", 100, 50, 150],
            ["Permiso", 50, 20, 70],
            ["Total", 150, 70, 220],
        ],
        [TITLE, ["No.", *CHANNELS[0]], [1, *CHANNELS[1]], [2, *CHANNELS[2]]],
        [TITLE, *CHANNELS, [], ["Fuente: Secretaría General"], ["Elaborado el 5 de diciembre de 2018"]],
    ],
)
def test_channels_side_by_side_under_a_title_are_of_its_month(rows):
    found = read(xlsx({"Hoja1": rows}), "t.xlsx")
    assert quantities(found) == BY_CHANNEL
    assert covered_spans(found) == {("2018-11-01", "2018-11-30")}


@pytest.mark.parametrize("over", [[TITLE], [TITLE, []]])
def test_a_list_under_a_title_is_of_its_month(over):
    found = read(xlsx({"Hoja1": [*over, *LIST]}), "t.xlsx")
    assert quantities(found) == {
        ("2018-11", "Certificado/presencial"): 100,
        ("2018-11", "Certificado/electrónico"): 50,
    }


def test_sheets_with_a_title_each_are_of_their_months():
    december = [["Trámites diciembre 2018"], CHANNELS[0], ["Certificado", 80, 60]]
    found = read(xlsx({"Nov": [TITLE, *CHANNELS], "Dic": december}), "t.xlsx")
    assert quantities(found) == BY_CHANNEL | {
        ("2018-12", "Certificado/presencial"): 80,
        ("2018-12", "Certificado/electrónico"): 60,
    }
    assert covered_spans(found) == {("2018-11-01", "2018-12-31")}


def test_networks_and_visits_under_a_title_are_of_its_month():
    networks = [["Publicaciones en redes sociales, noviembre de 2018"], ["Facebook", "Instagram", "X"], [15, 7, 9]]
    found = read(xlsx({"H": networks}), "r.xlsx")
    assert quantities(found, "publications") == {
        ("2018-11", "facebook"): 15,
        ("2018-11", "instagram"): 7,
        ("2018-11", "twitter"): 9,
    }
    visits = [
        ["Visitas a la página web - noviembre 2018"],
        [],
        ["Medida", "Valor"],
        ["Visitas", 1500],
        ["Usuarios", 900],
    ]
    found = read(xlsx({"H": visits}), "v.xlsx")
    assert found.table[["visits", "visitors"]].iloc[0].tolist() == [1500, 900]


def test_channels_side_by_side_in_a_sheet_that_a_month_names_are_of_it_whatever_an_old_title_says():
    rows = [["Informe de enero de 2018"], ["Trámites"], *CHANNELS]
    found = read(xlsx({"Noviembre 2018": rows}), "t.xlsx")
    assert quantities(found) == BY_CHANNEL


def test_messages_name_the_row_as_the_file_has_it():
    found = read(xlsx({"H": [TITLE, CHANNELS[0], ["Certificado", 100, "cincuenta"], CHANNELS[2]]}), "t.xlsx")
    assert [(one.row, one.column) for one in found.problems] == [(3, "C")]


@pytest.mark.parametrize(
    "title",
    [
        "Trámites noviembre",
        "Trámites octubre y noviembre 2018",
        "Trámites enero - noviembre 2018",
        "Trámites hasta noviembre de 2018",
        "Trámites a noviembre 2018",
        "Trámites con corte a noviembre de 2018",
        "Trámites (actualizado noviembre 2018)",
        "Trámites cuarto trimestre 2018",
        "Trámites noviembre 2018 vs noviembre 2017",
        "Trámites del 1 al 15 de noviembre de 2018",
    ],
)
@pytest.mark.parametrize("rows", [CHANNELS, LIST])
def test_a_title_that_may_mean_other_days_dates_nothing(title, rows):
    assert isinstance(read(xlsx({"Hoja1": [[title], *rows]}), "t.xlsx"), Refusal)


@pytest.mark.parametrize(
    "header", ["Días", "Tiempo promedio (días)", "Porcentaje", "Satisfacción (%)", "Costo unitario"]
)
def test_what_the_header_calls_something_else_counts_nothing(header):
    rows = [TITLE, ["Canal", header], ["Presencial", 70], ["Electrónico", 30]]
    assert isinstance(read(xlsx({"Hoja1": rows}), "t.xlsx"), Refusal)


@pytest.mark.parametrize(
    "days", [[1, 2, 3], ["1", "2", "3"], ["1-mar", "2-mar", "3-mar"], ["1 de marzo", "2 de marzo", "3 de marzo"]]
)
@pytest.mark.parametrize("header", ["Día", "Fecha"])
def test_days_by_their_numbers_are_of_the_month_of_the_title(header, days):
    rows = [["Visitas a la página web, marzo de 2018"], [header, "Visitas"], *zip(days, [300, 280, 310], strict=True)]
    found = read(xlsx({"Hoja1": [*map(list, rows), ["Total", 890]]}), "v.xlsx")
    assert isinstance(found, Observations), found.problems
    table = found.table
    assert dict(zip(table["day"].dt.strftime("%Y-%m-%d"), table["visits"], strict=True)) == {
        "2018-03-01": 300,
        "2018-03-02": 280,
        "2018-03-03": 310,
    }
    assert covered_spans(found) == {("2018-03-01", "2018-03-31")}  # as the title says, and as is asked
    assert [one.id for one in found.questions] == ["whole_months"]


@pytest.mark.parametrize(
    ("title", "days"),
    [
        ("Visitas 2018", [1, 2, 3]),
        ("Visitas marzo", [1, 2, 3]),
        ("Visitas hasta marzo de 2018", [1, 2, 3]),
        ("Visitas marzo 2018", [1, 3, 2]),
        ("Visitas marzo 2018", [30, 31, 32]),
        ("Visitas marzo 2018", ["1-abr", "2-abr", "3-abr"]),
        ("Visitas marzo 2018", ["Lunes", "Martes", "Miércoles"]),
    ],
)
def test_numbers_that_may_be_no_days_of_the_title_s_month_are_none(title, days):
    rows = [[title], ["Día", "Visitas"], *map(list, zip(days, [300, 280, 310], strict=True))]
    assert not isinstance(read(xlsx({"Hoja1": rows}), "v.xlsx"), Observations)


def test_several_lines_of_a_day_by_its_number_are_of_that_day():
    rows = [
        ["Día", "Trámite", "Canal", "Cantidad"],
        [1, "Certificado", "Presencial", 5],
        [1, "Certificado", "Electrónico", 3],
        [2, "Permiso", "Presencial", 4],
    ]
    found = read(xlsx({"Hoja1": [["Trámites marzo 2018"], *rows]}), "t.xlsx")
    assert isinstance(found, Observations), found.problems
    assert found.table["day"].dt.strftime("%Y-%m-%d").tolist() == ["2018-03-01", "2018-03-01", "2018-03-02"]
    assert found.table["quantity"].tolist() == [5, 3, 4]


def test_days_that_something_took_are_no_dates():
    rows = [
        ["Trámites marzo 2018"],
        ["Trámite", "Canal", "Días"],
        ["Certificado", "Presencial", 5],
        ["Permiso", "Electrónico", 7],
    ]
    assert isinstance(read(xlsx({"Hoja1": rows}), "t.xlsx"), Refusal)


def test_a_value_of_procedures_may_be_money_and_is_asked_about():
    rows = [["Trámites noviembre 2018"], ["Canal", "Valor"], ["Presencial", 512], ["Electrónico", 331]]
    found = read(xlsx({"Hoja1": rows}), "t.xlsx")
    assert isinstance(found, Inquiry)
    assert [one.id.split(":")[0] for one in found.questions] == ["column"]


@pytest.mark.parametrize("header", ["Porcentaje", "Participación (%)", "Tiempo promedio (días)", "Meta", "Costo"])
def test_figures_by_channel_that_are_something_else_are_refused_and_not_asked_about(header):
    found = read(f"Mes;Canal;{header}\nenero 2018;Presencial;70\nenero 2018;Electrónico;30\n".encode(), "t.csv")
    assert isinstance(found, Refusal)
    assert f"«{header}» no es una cantidad de trámites" in found.problems[0].message


@pytest.mark.parametrize(
    "fields",
    [
        [["Periodo", "Noviembre 2018"], []],
        [["Mes:", "Noviembre"], ["Año:", 2018]],
        [["Mes", "Noviembre"], ["Año", 2018], []],
        [["Mes", "Noviembre", "Vigencia", "2018"]],
        [["", "Mes", "Noviembre 2018"]],
        [["Mes", dt.datetime(2018, 11, 1)], []],
    ],
)
def test_fields_of_a_form_over_a_table_say_its_month(fields):
    assert quantities(read(xlsx({"H": [["Trámites por canal"], *fields, *CHANNELS]}), "t.xlsx")) == BY_CHANNEL


def test_a_month_in_a_field_has_its_year_from_the_title():
    rows = [["Trámites 2018"], ["Mes", "Noviembre"], *CHANNELS]
    assert quantities(read(xlsx({"Hoja1": rows}), "t.xlsx")) == BY_CHANNEL


def test_a_field_that_names_nothing_is_no_fault():
    found = read(xlsx({"Hoja1": [["Trámites 2018"], ["Mes", "*"], *CHANNELS]}), "t.xlsx")
    assert isinstance(found, Refusal)
    assert found.problems[0].code != "failed"


def test_who_made_a_sheet_and_when_says_nothing_of_its_figures():
    head = [TITLE, ["Responsable", "Juan Pérez"], ["Fecha de elaboración", "05/12/2018"], []]
    foot = [[], ["Elaboró", "Juan Pérez", "05/12/2018"], ["Aprobó", "Ana Ruiz", "06/12/2018"]]
    assert quantities(read(xlsx({"H": [*head, *CHANNELS]}), "t.xlsx")) == BY_CHANNEL
    assert quantities(read(xlsx({"H": [TITLE, *CHANNELS, *foot]}), "t.xlsx")) == BY_CHANNEL


@pytest.mark.parametrize("between", [[], [[]]])
def test_a_card_keeps_the_month_that_heads_its_figures(between):
    rows = [["Mes", "Noviembre 2018"], *between, ["Visitas a la página web", 1500], ["Usuarios", 900]]
    found = read(xlsx({"Hoja1": rows}), "v.xlsx")
    assert isinstance(found, Observations), found.problems
    assert found.table[["visits", "visitors"]].iloc[0].tolist() == [1500, 900]


@pytest.mark.parametrize(
    "titles", [("Trámites octubre 2018", "Trámites noviembre 2018"), ("Octubre 2018", "Noviembre 2018")]
)
def test_tables_one_below_the_other_are_each_of_the_month_over_it(titles):
    october = [[titles[0]], CHANNELS[0], ["Certificado", 90, "cuarenta"], ["Permiso", 30, 10], []]
    found = read(xlsx({"Hoja1": [["Trámites por canal"], [], *october, [titles[1]], *CHANNELS]}), "t.xlsx")
    assert quantities(found) == BY_CHANNEL | {
        ("2018-10", "Certificado/presencial"): 90,
        ("2018-10", "Permiso/presencial"): 30,
        ("2018-10", "Permiso/electrónico"): 10,
    }
    assert [(one.row, one.column) for one in found.problems if one.row] == [(5, "C")]


@pytest.mark.parametrize("first", ["Día", "Medida"])
def test_the_days_of_a_month_across_are_those_of_the_title(first):
    figures = [100 + day for day in range(1, 32)]
    rows = [
        ["Visitas a la página web enero 2018"],
        [first, *range(1, 32), "Total"],
        ["Visitas", *figures, sum(figures)],
    ]
    found = read(xlsx({"Hoja1": rows}), "v.xlsx")
    assert isinstance(found, Observations), found.problems
    assert found.table["visits"].sum() == sum(figures)
    assert found.table["day"].dt.strftime("%Y-%m-%d").iloc[30] == "2018-01-31"


def test_days_and_months_are_of_the_only_year_of_the_title():
    rows = [["MONITOREO DE MEDIOS 2018"], ["FECHA", "MEDIO", "NOTICIA"]]
    rows += [["5 de enero", "El Universal", "Sesiona"], ["26 de febrero", "El Heraldo", "Debate"]]
    found = read(xlsx({"Hoja1": rows}), "p.xlsx")
    assert isinstance(found, Observations), found.problems
    assert found.table["day"].dt.strftime("%Y-%m-%d").tolist() == ["2018-01-05", "2018-02-26"]


@pytest.mark.parametrize("days", [("28 de diciembre", "6 de enero"), ("5 de enero", "31 de febrero")])
def test_days_that_may_be_of_two_years_or_are_none_have_no_year(days):
    rows = [["Publicaciones 2018"], ["Fecha", "Red", "Publicaciones"], *([one, "Facebook", 3] for one in days)]
    assert isinstance(read(xlsx({"Hoja1": rows}), "p.xlsx"), Refusal)


def test_days_by_their_numbers_in_a_sheet_that_a_month_names_are_of_it():
    rows = [["Día", "Medio", "Titular"], [5, "El Universal", "A"], [9, "El Heraldo", "B"]]
    found = read(xlsx({"Enero 2018": rows}), "p.xlsx")
    assert found.table["day"].dt.strftime("%Y-%m-%d").tolist() == ["2018-01-05", "2018-01-09"]
