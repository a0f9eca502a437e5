"""The sheets that offices make themselves."""

import datetime as dt
import io

import openpyxl
import pytest
from source_files import csv_text, lines, read, with_sheet_xml, xlsx

from plancom.datasets import Inquiry, Observations, Refusal
from plancom.sources.formats.handmade.layout.crosstabs import Crosstab
from plancom.sources.formats.handmade.questions import title_of

MONTHS = ["Ene", "Feb", "Mar", "Abr", "May", "Jun", "Jul", "Ago", "Sep", "Oct", "Nov", "Dic"]
TITLE = ["CONCEJO DISTRITAL DE CARTAGENA"]
POSTS = ["Publicaciones en redes sociales 2018"]
HEAD = ["Red", *MONTHS]


def codes(found):
    return [problem.code for problem in found.problems]


def figures_by_month(found, measure="publications"):
    """{(series, month): figure}"""
    table = found.table
    return {(row.series, row.day.strftime("%Y-%m")): getattr(row, measure) for row in table.itertuples()}


def months(values, series):
    return {(series, f"2018-{i + 1:02d}"): value for i, value in enumerate(values)}


def spans(found, series=None):
    own = [c for c in found.coverage if c.measure not in {"replies", "procedure_posts", "shares"}]
    return [(c.first.isoformat(), c.last.isoformat()) for c in own if series in (None, c.series)]


FB, IG = list(range(1, 13)), list(range(21, 33))


def sheet(*rows, head=HEAD, title=POSTS):
    return [TITLE, [None], title, head, *rows]


def test_months_as_columns_under_a_title_with_the_year():
    found = read(xlsx({"Hoja1": sheet(["Facebook", *FB], ["Instagram", *IG])}))
    assert (found.source, found.dataset, codes(found)) == ("handmade", "posts", [])
    assert figures_by_month(found) == months(FB, "facebook") | months(IG, "instagram")
    assert spans(found, "facebook") == [("2018-01-01", "2018-12-31")]
    assert set(found.table["grain"]) == {"count"}
    assert found.table["row"].tolist()[0] == 5


@pytest.mark.parametrize(
    "head",
    [
        [m.upper() for m in ("Enero", "Febrero", "Marzo")],
        ["ene-18", "feb-18", "mar-18"],
        ["Ene. 2018", "Feb. 2018", "Mar. 2018"],
        ["enero de 2018", "febrero de 2018", "marzo de 2018"],
        ["2018-01", "2018-02", "2018-03"],
        ["01/2018", "02/2018", "03/2018"],
        [dt.datetime(2018, 1, 1), dt.datetime(2018, 2, 1), dt.datetime(2018, 3, 1)],
        [43101, 43132, 43160],  # the same without their format
    ],
)
def test_every_way_to_write_the_months(head):
    title = ["Publicaciones 2018"]
    found = read(xlsx({"Hoja1": [title, ["Red", *head], ["FB", 5, 6, 7]]}))
    assert figures_by_month(found) == months([5, 6, 7], "facebook")


@pytest.mark.parametrize("head", [[43101, 43132, 43161], [43101, 43160, 43191], [43101, 43132, 43160, 7]])
def test_numbers_that_are_no_run_of_months_are_no_months(head):
    content = xlsx({"Hoja1": [["Publicaciones 2018"], ["Red", *head], ["FB", *range(len(head))]]})
    assert isinstance(read(content), Refusal)


def test_the_year_from_the_sheet_s_name_one_sheet_per_year():
    rows = [["Publicaciones en redes"], HEAD, ["Facebook", *FB]]
    found = read(xlsx({"2018": rows, "Año 2017": rows}))
    assert figures_by_month(found) == months(FB, "facebook") | {
        ("facebook", f"2017-{i + 1:02d}"): v for i, v in enumerate(FB)
    }
    assert spans(found) == [("2017-01-01", "2018-12-31")]


def test_the_year_in_a_merged_row_above_the_months():
    found = read(
        xlsx(
            {
                "Redes": [
                    ["Publicaciones"],
                    [None, 2017, None, 2018, None],
                    ["Red", "Nov", "Dic", "Ene", "Feb"],
                    ["Facebook", 1, 2, 3, 4],
                ]
            }
        )
    )
    assert figures_by_month(found) == {
        ("facebook", "2017-11"): 1,
        ("facebook", "2017-12"): 2,
        ("facebook", "2018-01"): 3,
        ("facebook", "2018-02"): 4,
    }


@pytest.mark.parametrize(
    ("name", "title"),
    [("Hoja1", "Publicaciones en redes"), ("2017", "Publicaciones 2018"), ("Hoja1", "Publicaciones 2018 y 2019")],
)
def test_months_whose_year_cannot_be_known_are_asked_for(name, title):
    found = read(xlsx({name: [[title], HEAD, ["Facebook", *FB]]}))
    assert (type(found), codes(found)) == (Inquiry, ["ambiguous"])
    assert "año" in found.problems[0].message
    assert found.problems[0].sheet == name


def test_the_period_that_the_user_states_answers_for_the_year():
    period = {"first": dt.date(2018, 1, 1), "last": dt.date(2018, 12, 31)}
    found = read(xlsx({"Hoja1": [["Publicaciones"], HEAD, ["Facebook", *FB]]}), **period)
    assert figures_by_month(found) == months(FB, "facebook")


def test_months_that_run_over_the_end_of_a_year_are_not_put_into_one():
    found = read(xlsx({"Hoja1": [["Publicaciones 2018"], ["Red", "Nov", "Dic", "Ene"], ["Facebook", 1, 2, 3]]}))
    assert codes(found) == ["ambiguous"]


def test_one_sheet_per_network():
    rows = [["Informe 2018"], ["Medida", *MONTHS], ["Publicaciones", *FB], ["Seguidores", *IG]]
    found = read(xlsx({"Facebook": rows, "Instagram": rows}))
    assert figures_by_month(found) == months(FB, "facebook") | months(FB, "instagram")
    assert any("«Seguidores»" in note for note in found.notes)


def test_months_as_rows_and_networks_under_a_merged_header():
    rows = [
        ["Publicaciones en redes 2018"],
        ["Mes", "Redes sociales", None, "Total"],
        [None, "Facebook", "Instagram", None],
        *[[m, a, b, a + b] for m, a, b in zip(MONTHS, FB, IG, strict=True)],
        ["TOTAL GENERAL", sum(FB), sum(IG), sum(FB) + sum(IG)],
        ["Fuente: oficina de prensa"],
    ]
    found = read(xlsx({"Hoja1": rows}))
    assert codes(found) == []
    assert figures_by_month(found) == months(FB, "facebook") | months(IG, "instagram")


def test_totals_are_checked_and_never_added():
    rows = sheet(
        ["Facebook", *FB, sum(FB)],
        ["Instagram", *IG, sum(IG) + 1],
        ["Total", *[a + b for a, b in zip(FB, IG, strict=True)]],
        head=[*HEAD, "Suma"],
    )
    found = read(xlsx({"Hoja1": rows}))
    assert figures_by_month(found) == months(FB, "facebook") | months(IG, "instagram")
    assert [(p.code, p.rejects, p.row) for p in found.problems] == [("total_mismatch", False, 6)]
    assert "319" in found.problems[0].message
    assert "318" in found.problems[0].message


def test_notes_blank_rows_and_blank_columns_are_passed_over():
    rows = sheet(
        [None],
        ["Facebook", None, *FB],
        [None],
        ["Instagram", None, *IG],
        [None],
        ["Nota: datos tomados de Meta"],
        ["Elaboró: Prensa"],
        head=["Red", None, *MONTHS],
    )
    found = read(xlsx({"Hoja1": rows}))
    assert (codes(found), figures_by_month(found)) == ([], months(FB, "facebook") | months(IG, "instagram"))


def test_missing_is_not_zero():
    found = read(xlsx({"Hoja1": sheet(["Facebook", 0, "S/D", 3, "N/A", 5, "-", 7, None, 9, 10, 11, 12])}))
    assert figures_by_month(found)[("facebook", "2018-01")] == 0
    assert len(found.table) == 8
    assert spans(found) == [
        ("2018-01-01", "2018-01-31"),
        ("2018-03-01", "2018-03-31"),
        ("2018-05-01", "2018-05-31"),
        ("2018-07-01", "2018-07-31"),
        ("2018-09-01", "2018-12-31"),
    ]


def test_numbers_as_text_are_read():
    found = read(
        xlsx(
            {
                "Hoja1": [
                    ["Visitas a la página web 2018"],
                    ["", *MONTHS[:5]],
                    ["Visitas", "1.234", "2,345", "1 234", "12,5 %", "2.000"],
                ]
            }
        )
    )
    assert (found.dataset, found.table["visits"].tolist()) == ("visits", [1234, 2345, 1234, 2000])
    assert [(p.code, p.row, p.column) for p in found.problems] == [("percentage", 3, "E")]
    assert spans(found) == [("2018-01-01", "2018-03-31"), ("2018-05-01", "2018-05-31")]


def test_thousands_with_a_comma_and_decimals_with_a_point_are_read():
    found = read(xlsx({"2018": [["Visitas al sitio"], ["", *MONTHS[:2]], ["Visitas", "1,234.00", "2,345.00"]]}))
    assert found.table["visits"].tolist() == [1234, 2345]


def test_a_point_that_may_be_of_thousands_or_of_decimals_is_asked_for():
    found = read(xlsx({"Hoja1": [["Visitas 2018"], ["", *MONTHS[:3]], ["Visitas", "1.234", "12.5", "3"]]}))
    assert (type(found), codes(found)) == (Inquiry, ["ambiguous"])
    assert "«1.234» (celda B3)" in found.problems[0].message
    assert "«12.5» (celda C3)" in found.problems[0].message


def test_visits_and_visitors_by_month_are_monthly_totals():
    rows = [["Sitio web 2018"], ["Medida", "ENERO", "FEBRERO"], ["Visitas", 10, 20], ["Visitantes únicos", 7, None]]
    found = read(xlsx({"Hoja1": rows}))
    assert found.table["visits"].tolist() == [10, 20]
    assert set(found.table["grain"]) == {"month"}
    assert [(c.measure, c.first.month, c.last.month) for c in found.coverage] == [("visits", 1, 2), ("visitors", 1, 1)]


def test_months_without_a_year_in_a_plain_table_take_that_of_the_title():
    found = read(
        xlsx({"2018": [["Visitas al sitio"], ["Mes", "Visitas"], ["Enero", 10], ["Febrero", 20], ["Total", 30]]})
    )
    assert (found.source, found.table["visits"].tolist(), codes(found)) == ("handmade", [10, 20], [])


def test_years_as_rows_and_months_as_columns():
    found = read(xlsx({"Visitas": [["Año", *MONTHS[:3]], [2017, 1, 2, 3], [2018, 4, 5, 6]]}))
    assert found.table.sort_values("day")["visits"].tolist() == [1, 2, 3, 4, 5, 6]
    assert spans(found) == [("2017-01-01", "2017-03-31"), ("2018-01-01", "2018-03-31")]


def test_procedures_by_channel_with_merged_names_and_subtotals():
    rows = [
        ["Trámites 2018"],
        ["Trámite", "Canal", "Enero", "Febrero", "Total"],
        ["PQRSD", "Electrónico", 1, 2, 3],
        [None, "Presencial", 3, 4, 7],
        ["Subtotal", None, 4, 6, 10],
        ["Certificados", "Electrónico", 5, 6, 11],
        [None, "Presencial", 7, 8, 15],
        ["Subtotal", None, 12, 14, 26],
        ["TOTAL GENERAL", None, 16, 20, 36],
    ]
    found = read(xlsx({"Hoja1": rows}))
    assert (found.dataset, codes(found)) == ("procedures", [])
    assert found.table.groupby(["procedure", "channel"])["quantity"].sum().to_dict() == {
        ("PQRSD", "electrónico"): 3,
        ("PQRSD", "presencial"): 7,
        ("Certificados", "electrónico"): 11,
        ("Certificados", "presencial"): 15,
    }


def test_procedures_as_headings_over_their_channels():
    rows = [
        ["Trámites 2018"],
        ["", "Enero", "Febrero"],
        ["PQRSD"],
        ["Electrónico", 1, 2],
        ["Presencial", 3, 4],
        ["Certificados"],
        ["Electrónico", 5, 6],
    ]
    found = read(xlsx({"Hoja1": rows}))
    assert found.table.groupby("procedure")["quantity"].sum().to_dict() == {"PQRSD": 10, "Certificados": 11}


def test_channels_under_merged_months():
    rows = [
        ["Trámites 2018"],
        ["Trámite", "Enero", None, None, "Febrero", None, None],
        [None, "Electrónico", "Presencial", "Total", "Electrónico", "Presencial", "Total"],
        ["PQRSD", 1, 2, 3, 4, 5, 9],
    ]
    found = read(xlsx({"Hoja1": rows}))
    assert codes(found) == []
    assert found.table.sort_values(["day", "channel"])["quantity"].tolist() == [1, 2, 4, 5]


def test_several_tables_on_one_sheet_one_below_the_other():
    rows = [
        ["Publicaciones 2017"],
        ["Red", "Enero", "Febrero"],
        ["Facebook", 1, 2],
        [None],
        ["Publicaciones 2018"],
        ["Red", "Enero", "Febrero"],
        ["Facebook", 3, 4],
    ]
    found = read(xlsx({"Hoja1": rows}))
    assert found.table["publications"].tolist() == [1, 2, 3, 4]
    assert spans(found) == [("2017-01-01", "2017-02-28"), ("2018-01-01", "2018-02-28")]


@pytest.mark.parametrize(
    ("label", "network"),
    [("Meta (Facebook)", "facebook"), ("Facebook (Meta)", "facebook"), ("INSTAGRAM (META):", "instagram")],
)
def test_a_network_named_with_its_company_is_that_network(label, network):
    rows = [
        ["Publicaciones en redes sociales 2018"],
        ["Red", "enero 2018", "febrero 2018"],
        [label, 10, 20],
        ["X (Twitter)", 1, 2],
    ]
    found = read(xlsx({"Redes": rows}), "redes.xlsx")
    sums = found.table.groupby("series")["publications"].sum().to_dict()
    assert sums == {network: 30, "twitter": 3}


@pytest.mark.parametrize(
    "rows",
    [
        [["Facebook", 5, 6], ["Meta (Facebook)", 10, 20], ["X (Twitter)", 1, 2]],
        [["Facebook", 5, 6], ["Facebook (Meta)", 10, 20], ["X (Twitter)", 1, 2]],
        [["Facebook (meta)", 10, 20], ["X (Twitter)", 1, 2]],
        [["Meta Facebook", 10, 20], ["X (Twitter)", 1, 2]],
    ],
)
def test_a_goal_of_a_network_is_not_counted(rows):
    head = [["Publicaciones en redes sociales 2018"], ["Red", "enero 2018", "febrero 2018"]]
    found = read(xlsx({"Redes": [*head, *rows]}), "redes.xlsx")
    assert 10 not in found.table["publications"].tolist()


def test_goals_of_networks_alone_are_not_counted():
    rows = [
        ["Publicaciones 2018"],
        ["Red", "enero 2018", "febrero 2018"],
        ["Meta (Facebook)", 10, 20],
        ["Meta (Instagram)", 1, 2],
    ]
    assert not isinstance(read(xlsx({"Redes": rows}), "redes.xlsx"), Observations)


def test_two_tables_side_by_side():
    rows = [
        ["Publicaciones 2018"],
        ["Red", "Enero", "Febrero", None, "Red", "Enero", "Febrero"],
        ["Facebook", 1, 2, None, "Instagram", 3, 4],
    ]
    found = read(xlsx({"Hoja1": rows}))
    assert figures_by_month(found) == months([1, 2], "facebook") | months([3, 4], "instagram")


def test_tables_of_two_kinds_read_one_and_say_the_other():
    rows = [
        ["Publicaciones 2018"],
        ["Red", *MONTHS],
        ["Facebook", *FB],
        [None],
        ["Visitas 2018"],
        ["", "Enero", "Febrero"],
        ["Visitas", 1, 2],
    ]
    found = read(xlsx({"Hoja1": rows}))
    assert (found.dataset, [(p.code, p.rejects) for p in found.problems]) == ("posts", [("other_sheet", False)])
    assert read(xlsx({"Hoja1": rows}), kind="visits").table["visits"].tolist() == [1, 2]


def test_figures_that_contradict_each_other_in_two_tables_are_said():
    rows = [HEAD, ["Facebook", *FB]]
    found = read(
        xlsx({"A": [["Publicaciones 2018"], *rows], "B": [["Publicaciones 2018"], HEAD, ["Facebook", 9, *FB[1:]]]})
    )
    assert [(p.code, p.rejects) for p in found.problems] == [("conflicting_row", True), ("duplicate_row", False)]
    assert "celda B3 de la hoja «A»" in found.problems[0].message
    assert "10 más de «Facebook»" in found.problems[1].message
    assert figures_by_month(found) == {("facebook", f"2018-{i:02d}"): i for i in range(2, 13)}
    assert spans(found) == [("2018-02-01", "2018-12-31")]


def test_followers_are_no_publications():
    found = read(xlsx({"Hoja1": [["Seguidores 2018"], HEAD, ["Facebook", *FB]]}))
    assert (type(found), codes(found)) == (Refusal, ["unrecognised"])


def test_networks_whose_figures_have_no_name_are_asked_for_unless_the_user_says_it():
    content = xlsx({"Hoja1": [["Redes sociales 2018"], HEAD, ["Facebook", *FB]]})
    assert codes(read(content)) == ["ambiguous"]
    assert figures_by_month(read(content, kind="posts")) == months(FB, "facebook")


def test_visits_to_a_network_s_page_are_no_visits_to_the_site():
    found = read(xlsx({"Hoja1": [["Visitas a la página de Facebook 2018"], ["", *MONTHS], ["Visitas", *FB]]}))
    assert (type(found), codes(found)) == (Refusal, ["unrecognised"])


def test_press_by_month_is_declined_with_the_list_to_keep_instead():
    found = read(xlsx({"Hoja1": [["Prensa 2018"], ["Medio", *MONTHS], ["El Universal", *FB]]}))
    assert codes(found) == ["declined"]
    assert "plantilla de prensa" in found.problems[0].fix


def test_days_as_rows_and_networks_as_columns():
    rows = [["Publicaciones diarias"], ["Fecha", "Facebook", "Instagram"]]
    rows += [[dt.datetime(2018, 1, day), day, 2 * day] for day in (2, 3, 4)]
    found = read(xlsx({"Hoja1": rows}))
    assert found.table.groupby("series")["publications"].sum().to_dict() == {"facebook": 9, "instagram": 18}
    assert spans(found, "facebook") == [("2018-01-02", "2018-01-04")]
    whole = read(xlsx({"Hoja1": rows}), answers={"whole_months": "yes"})
    assert spans(whole, "facebook") == [("2018-01-01", "2018-01-31")]


def test_dates_that_may_be_of_either_order_are_asked_for_and_the_period_answers():
    rows = [["Publicaciones"], ["Fecha", "Facebook"], ["01/02/2018", 1], ["01/03/2018", 2], ["01/04/2018", 3]]
    assert codes(read(csv_text(rows))) == ["ambiguous"]
    january = {"first": dt.date(2018, 1, 1), "last": dt.date(2018, 1, 31)}
    assert read(csv_text(rows), **january).table["day"].dt.day.tolist() == [2, 3, 4]


def test_dates_with_two_digit_years_that_prove_their_order():
    rows = [["Publicaciones"], ["Fecha", "Facebook"], ["13/02/18", 1], ["14/02/18", 2], ["15/02/18", 3]]
    assert spans(read(csv_text(rows))) == [("2018-02-13", "2018-02-15")]


def test_months_to_come_that_are_empty_or_zero_are_not_said():
    found = read(
        xlsx({"2018": sheet(["Facebook", 1, 2, 3, 0, None, None, None, None, None, None, None, None])}),
        today=dt.date(2018, 3, 15),
    )
    assert (codes(found), spans(found)) == ([], [("2018-01-01", "2018-03-15")])


def test_a_hand_made_sheet_as_semicolon_text():
    found = read(lines("Publicaciones 2018;;", "Red;Enero;Febrero", "Facebook;1;2", "Total;1;2").encode("cp1252"))
    assert figures_by_month(found) == months([1, 2], "facebook")


def edited_workbook(content, change):
    book = openpyxl.load_workbook(io.BytesIO(content))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_hidden_rows_are_read_and_said():
    def hide(book):
        book.worksheets[0].row_dimensions[6].hidden = True

    found = read(edited_workbook(xlsx({"Hoja1": sheet(["Facebook", *FB], ["Instagram", *IG])}), hide))
    assert figures_by_month(found) == months(FB, "facebook") | months(IG, "instagram")
    assert "La hoja «Hoja1» tiene 1 fila oculta: se leyó también." in found.notes


def test_hidden_sheets_are_not_read_and_said():
    rows = sheet(["Facebook", *FB])
    found = read(xlsx({"Hoja1": rows, "Borrador": sheet(["Instagram", *IG])}, hidden=["Borrador"]))
    assert figures_by_month(found) == months(FB, "facebook")
    assert "No se leyó la hoja oculta «Borrador»." in found.notes


def test_a_formula_without_a_saved_result_names_its_cell_and_is_no_zero():
    found = read(xlsx({"Hoja1": sheet(["Facebook", 1, "=B5+1", *FB[2:]])}))
    assert [(p.code, p.sheet, p.row, p.column, p.value) for p in found.problems] == [
        ("formula_without_value", "Hoja1", 5, "C", "=B5+1")
    ]
    assert spans(found) == [("2018-01-01", "2018-01-31"), ("2018-03-01", "2018-12-31")]


def test_a_formula_without_a_result_is_no_name_of_a_network():
    rows = [["fecha", "red", "publicaciones"], ["2018-01-05", "Facebook", 3], ["2018-01-06", "=B2", 2]]
    found = read(xlsx({"Hoja1": rows}))
    assert [(p.code, p.row, p.column, p.value, p.rejects) for p in found.problems] == [
        ("formula_without_value", 3, "red", "=B2", True)
    ]
    assert found.series == ("facebook",)


def test_a_formula_without_a_result_in_a_template_is_not_one_publication():
    found = read(xlsx({"Hoja1": [["fecha", "red", "publicaciones"], ["2018-01-05", "Facebook", "=1+2"]]}))
    assert codes(found) == ["formula_without_value"]
    assert not isinstance(found, Observations)


def test_a_formula_with_a_saved_result_is_its_result():
    content = xlsx({"Hoja1": sheet(["Facebook", 1, "=B5+1", *FB[2:]])})
    found = read(with_sheet_xml(content, "<f>B5+1</f><v />", "<f>B5+1</f><v>2</v>"))
    assert (codes(found), figures_by_month(found)) == ([], months(FB, "facebook"))


def test_months_shortened_in_any_way_are_read():
    written = ["ener.", "febr.", "mzo", "abr", "may.", "jun", "jul", "agto", "sept.", "octubre", "novbre", "dic"]
    found = read(xlsx({"Hoja1": sheet(["Facebook", *FB], head=["Red", *written])}))
    assert figures_by_month(found) == months(FB, "facebook")


def test_a_month_without_a_column_is_missing_and_not_zero():
    found = read(xlsx({"Hoja1": sheet(["Facebook", 1, 3, 4], head=["Red", "Ene", "Mar", "Abr"])}))
    assert spans(found) == [("2018-01-01", "2018-01-31"), ("2018-03-01", "2018-04-30")]


def test_a_network_with_fewer_months_than_another_covers_its_own():
    rows = [["Mes", "Publicaciones"], ["Ene", 3], ["Feb", 4]]
    book = {"Facebook": [["Publicaciones 2018"], *rows, ["Mar", 5]], "Instagram": [["Publicaciones 2018"], *rows]}
    found = read(xlsx(book))
    assert spans(found, "facebook") == [("2018-01-01", "2018-03-31")]
    assert spans(found, "instagram") == [("2018-01-01", "2018-02-28")]


def test_columns_that_are_no_month_are_said():
    found = read(xlsx({"Hoja1": sheet(["Facebook", 1, 2, 9], head=["Red", "Ene", "Feb", "Diziembre"])}))
    assert figures_by_month(found) == {("facebook", "2018-01"): 1, ("facebook", "2018-02"): 2}
    assert any("«Diziembre»" in note for note in found.notes)


def test_sums_of_some_months_or_rows_are_neither_counted_nor_part_of_the_total():
    head = ["", "Ene", "Feb", "Mar", "I Trimestre", "Abr", "Total"]
    rows = [["Visitas web 2018"], head, ["Visitas", 1, 2, 3, 6, 4, 10]]
    found = read(xlsx({"Hoja1": rows}))
    assert (found.table["visits"].tolist(), codes(found)) == ([1, 2, 3, 4], [])
    rows = [
        ["TRÁMITES 2018"],
        ["Trámite", "Canal", "Ene", "Feb"],
        ["Certificado", "Electrónico", 1, 2],
        ["Licencia", "Electrónico", 3, 4],
        ["Subtotal certificados", "Electrónico", 4, 6],
        ["TOTAL", "", 4, 6],
    ]
    found = read(xlsx({"Hoja1": rows}))
    assert (found.table["quantity"].sum(), codes(found)) == (10, [])


def test_tables_one_below_the_other_with_months_as_rows_have_a_title_each():
    rows = [["VISITAS A LA PÁGINA WEB"], ["2018"], ["Mes", "Cantidad"], ["Ene", 7], ["Feb", 8], [None]]
    rows += [["2019"], ["Mes", "Cantidad"], ["Ene", 9], ["Feb", 10]]
    found = read(xlsx({"Hoja1": rows}))
    assert [(str(row.day)[:7], row.visits) for row in found.table.itertuples()] == [
        ("2018-01", 7),
        ("2018-02", 8),
        ("2019-01", 9),
        ("2019-02", 10),
    ]
    assert spans(found) == [("2018-01-01", "2018-02-28"), ("2019-01-01", "2019-02-28")]


def test_tables_one_below_the_other_with_months_as_rows_have_a_network_each():
    rows = [["Informe 2018"], ["Facebook"], ["Mes", "Publicaciones"], ["Enero", 1], ["Febrero", 2], ["Total", 3]]
    rows += [[None], ["Instagram"], ["Mes", "Publicaciones"], ["Enero", 3], ["Febrero", 4], ["Total", 7]]
    rows += [[None], ["Twitter"], ["Mes", "Publicaciones"], ["Enero", 5], ["Febrero", 6]]
    found = read(xlsx({"Hoja1": rows}))
    assert figures_by_month(found) == months([1, 2], "facebook") | months([3, 4], "instagram") | months(
        [5, 6], "twitter"
    )
    assert not any("No se usaron" in note for note in found.notes)


def test_a_list_of_posts_on_a_sheet_per_network():
    rows = [
        ["Fecha", "Texto", "Enlace"],
        ["13/02/2018", "hola", "https://a.co/1"],
        ["15/02/2018", "adiós", "https://a.co/2"],
    ]
    other = [[cell.replace("a.co", "b.co") for cell in row] for row in rows]
    found = read(xlsx({"Facebook": rows, "Instagram": other, "Notas": [["Elaboró"], ["Prensa"]]}))
    assert (found.dataset, codes(found)) == ("posts", [])
    assert found.table[["series", "row"]].values.tolist() == [
        ["facebook", 2],
        ["facebook", 3],
        ["instagram", 2],
        ["instagram", 3],
    ]
    assert "La red de cada publicación es el nombre de su hoja: «Facebook» e «Instagram»." in found.notes


def test_sessions_by_month_are_asked_about_unless_something_is_of_the_web():
    text = lines("Informe 2018", "Concepto;Enero;Febrero", "Sesiones;12;9", "Asistentes;200;180")
    found = read(text)
    assert [(one.id, [option.value for option in one.options]) for one in found.questions] == [("kind", ["visits", ""])]
    assert read(text, answers={"kind": "visits"}).table["visits"].tolist() == [12, 9]
    assert (
        read(lines("Informe 2018", "Concepto;Enero;Febrero", "Sesiones;12;9", "Usuarios;200;180")).dataset == "visits"
    )


def test_a_note_under_a_table_of_months_makes_its_figures_doubtful():
    text = lines("Publicaciones en redes 2018", "Red;Enero;Febrero", "Facebook;12;9", "Nota: cifras en miles")
    assert [(one.id, one.blocking) for one in read(text).questions] == [("remark", True)]
    assert read(text, answers={"remark": "count"}).table["publications"].tolist() == [12, 9]
    assert read(text, answers={"remark": "no"}).problems[0].code == "declined"


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("Número de trámites 2018", "Mes;Cantidad"),
        ("Requests received 2018", "Month;Number"),
        ("PQRS 2018", "Mes;Total"),
    ],
)
def test_requests_of_a_month_without_a_channel_are_asked_for_it(title, head):
    text = lines(title, head, "Enero;12", "Febrero;15")
    (question,) = read(text).questions
    assert question.id == "channel"
    assert {"presencial", "electrónico", ""} <= {option.value for option in question.options}
    found = read(text, answers={"channel": "electrónico"})
    assert (found.table["quantity"].tolist(), set(found.table["channel"])) == ([12, 15], {"electrónico"})


def test_publications_of_a_month_without_a_network_are_asked_for_it():
    text = lines("Publicaciones en redes 2018", "Mes;Cantidad", "Enero;12", "Febrero;15")
    (question,) = read(text).questions
    assert (question.id, question.options[0].value) == ("network", "Facebook")
    assert read(text, answers={"network": "Facebook"}).table["publications"].tolist() == [12, 15]


def test_figures_that_nothing_names_may_be_each_of_what_is_counted_by_month():
    (question,) = read(lines("Mes;Cantidad", "2018-01;12", "2018-02;15")).questions
    assert [option.value for option in question.options] == ["visits", "posts", "procedures", ""]


def test_totals_are_compared_with_the_whole_or_with_its_kinds_and_never_with_both():
    kinds = [["Facebook", 6, 8], ["Fotos", 4, 5], ["Videos", 2, 3], ["Instagram", 5, 6], ["Total", 11, 14]]
    assert codes(read(xlsx({"Redes": [POSTS, ["Red", "Enero", "Febrero"], *kinds]}))) == []
    beside = [["Facebook", "Publicaciones", 6, 8], ["Facebook", "Fotos", 4, 5], ["Facebook", "Videos", 2, 3]]
    head = ["Red", "Concepto", "Enero", "Febrero"]
    assert codes(read(xlsx({"Redes": [POSTS, head, *beside, ["Total", None, 6, 8]]}))) == []
    found = read(xlsx({"Redes": [POSTS, head, *beside, ["Total", None, 6, 9]]}))
    assert [(p.code, p.row, p.message) for p in found.problems] == [
        ("total_mismatch", 6, "El total escrito en la celda D6 es 9 y las cantidades suman 8.")
    ]


def test_totals_of_figures_that_do_not_count_are_nobody_s_concern():
    rows = [
        ["Mes", "Publicaciones", "Seguidores", "Total"],
        ["Enero", 4, 100, 4],
        ["Febrero", 5, 120, 5],
        ["Total", 9, 120, 9],
    ]
    assert codes(read(xlsx({"Facebook": [["Redes 2018"], *rows]}))) == []


def test_a_channel_that_the_plan_does_not_have_is_said_once_for_all_its_months():
    rows = [["Canal", "Enero", "Febrero", "Marzo"], ["Presencial", 5, 6, 7], ["Buzón", 1, 2, 3]]
    (problem,) = read(xlsx({"Trámites": [["Trámites por canal 2018"], *rows]})).problems
    assert (problem.code, problem.row, problem.column) == ("unknown_channel", 4, "")


def test_a_title_is_quoted_once_and_in_whole_words():
    line = "Informe de la gestión que la oficina presenta a la mesa directiva de la corporación"
    twice = Crosstab("", over=(line, line.upper(), f"{line[:30]}…", "Sede del norte"))
    assert title_of(twice) == f"{line} · Sede del norte"
    assert title_of(Crosstab("", over=(line, "Balance de lo hecho en la vigencia fiscal"))) == (
        f"{line} · Balance de lo hecho en la…"
    )
    assert title_of(Crosstab("", corner=("Trámite", "Canal"))) == "Trámite · Canal"


def test_hand_made_sheets_of_other_titles_are_asked_about_apart():
    head = ["Concepto", "Canal", "Enero 2018", "Febrero 2018"]
    rows = [head, ["Solicitudes recibidas", "Presencial", 3, 4], ["Dotaciones", "Presencial", 50, 60]]
    content = xlsx({"Norte": [["Sede del norte"], *rows], "Bodega": [["Otras entregas"], *rows]})
    asked = [question.id for question in read(content).questions]
    assert asked == ["column:dotaciones · presencial@Norte", "column:dotaciones · presencial@Bodega"]
    left = read(content, answers={asked[0]: "no"})
    assert [question.id for question in left.questions] == asked[1:]
    assert isinstance(left, Inquiry)


@pytest.mark.parametrize(
    ("head", "word", "answers"),
    [
        (("Solicitudes presencial", "Solicitudes virtual", "Solicitudes por kiosko"), "solicitudes por kiosko", {}),
        (("Presencial", "Virtual", "Kiosko"), "kiosko", {"column:presencial": "count", "column:virtual": "count"}),
        (("In person", "Online", "Drop box"), "drop box", {"column:in person": "count", "column:online": "count"}),
    ],
)
def test_a_column_beside_channels_that_nobody_understands_is_asked_about_for_the_total_would_lack_it(
    head, word, answers
):
    rows = [["Mes", "Trámite", *head], ["2018-01", "Aval", 10, 4, 7], ["2018-02", "Aval", 11, 5, 9]]
    said = {"channel:virtual": "electrónico", "channel:online": "electrónico", **answers}
    found = read(csv_text(rows), answers=said)
    assert ([question.id for question in found.questions], type(found)) == ([f"column:{word}"], Inquiry)
    assert int(read(csv_text(rows), answers=said | {f"column:{word}": "count"}).table["quantity"].sum()) == 46
    assert int(read(csv_text(rows), answers=said | {f"column:{word}": "no"}).table["quantity"].sum()) == 30
