"""The office's templates: written, filled in, read back."""

import datetime as dt
import io

import openpyxl
import pytest
from source_files import PLAN, TODAY, csv_text, lines, ods, read, xlsx

from plancom.datasets import DATASETS, DEFINITIONS, Coverage, Refusal
from plancom.sources.copies import templates

ROWS = {
    "visits": {"fecha": dt.date(2018, 1, 31), "visitas": 412, "visitantes": 298, "paginas_vistas": 1034},
    "posts": {
        "fecha": dt.date(2018, 1, 31),
        "red": "X (Twitter)",
        "publicaciones": 3,
        "texto": "@alguien gracias",
        "tipo": "Foto",
        "alcance": 100,
        "interacciones": 7,
        "compartidos": 4,
        "estrategia": "Participa Ya",
    },
    "press": {
        "fecha": dt.date(2018, 1, 31),
        "medio": "Universal",
        "titulo": "Concejo estrena trámites",
        "enlace": "https://www.eluniversal.com.co/x",
        "tipo": "ESCRITO",
        "seccion": "Política",
        "estrategia": "Digitalizate",
    },
    "procedures": {
        "mes": dt.date(2018, 1, 1),
        "tramite": "PQRSD",
        "canal": "Electronico",
        "cantidad": 18,
        "ciudadanos": 12,
    },
    "activities": {
        "fecha": dt.date(2018, 1, 31),
        "medio": "Folletos",
        "tarea": "Folletos en puntos de la ciudad",
        "cantidad": 500,
        "descripcion": "Mercado de Bazurto",
        "evidencia": "Acta 3",
    },
}
MEANT = {
    "visits": {"visits": 412, "visitors": 298, "page_views": 1034, "grain": "day", "series": ""},
    "posts": {
        "series": "twitter",
        "publications": 3,
        "grain": "count",
        "is_reply": True,
        "type": "Foto",
        "reach": 100,
        "interactions": 7,
        "shares": 4,
        "strategy": "participa-ya",
    },
    "press": {
        "series": "el-universal",
        "outlet": "El Universal",
        "title": "Concejo estrena trámites",
        "type": "escrito",
        "section": "Política",
        "strategy": "digitalizate",
    },
    "procedures": {"procedure": "PQRSD", "channel": "electrónico", "quantity": 18, "citizens": 12},
    "activities": {"medium": "Folletos", "task": "folletos-ciudad", "quantity": 500, "evidence": "Acta 3"},
}


def template_of(dataset):
    return openpyxl.load_workbook(io.BytesIO(templates.workbook(dataset, PLAN)))


def content_of(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("dataset", DATASETS)
def test_a_template_that_is_filled_in_reads_back(dataset):
    book = template_of(dataset)
    sheet = book.worksheets[0]
    headers = [cell.value for cell in sheet[1]]
    for place, header in enumerate(headers, start=1):
        sheet.cell(2, place, ROWS[dataset].get(header))
    found = read(content_of(book))
    assert (found.source, found.dataset, found.problems, found.rows_read) == ("template", dataset, (), 1)
    row = found.table.iloc[0]
    assert {name: row[name] for name in MEANT[dataset]} == MEANT[dataset]
    assert row["day"].date() == next(iter(ROWS[dataset].values()))
    assert (row["sheet"], row["row"]) == (sheet.title, 2)
    assert found.covers == (dt.date(2018, 1, 1), dt.date(2018, 1, 31))


@pytest.mark.parametrize("dataset", DATASETS)
def test_a_template_sent_back_as_it_came_counts_nothing_and_says_so(dataset):
    found = read(templates.workbook(dataset, PLAN))
    assert (type(found), found.rows_read, found.source) == (Refusal, 0, "template")
    assert [problem.code for problem in found.problems] == ["no_rows"]
    assert "ninguna fila con datos" in found.problems[0].message


@pytest.mark.parametrize("dataset", DATASETS)
def test_the_headers_are_those_of_the_definitions_and_stay_in_view(dataset):
    book = template_of(dataset)
    sheet = book.worksheets[0]
    assert [cell.value for cell in sheet[1]] == [column.header for column in DEFINITIONS[dataset].columns]
    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].fill.fgColor.rgb == "FF" + PLAN.institution.accent[1:].upper()
    assert book["Listas"].sheet_state == "hidden"
    assert book.sheetnames[:2] == [sheet.title, "Instrucciones"]


@pytest.mark.parametrize("dataset", DATASETS)
def test_the_instructions_explain_every_column_and_show_one_example_row(dataset):
    sheet = template_of(dataset)["Instrucciones"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    words = [row[0] for row in rows if row[0]]
    assert {column.header for column in DEFINITIONS[dataset].columns} <= set(words)
    example = next(i for i, row in enumerate(rows) if str(row[0]).startswith("Fila de ejemplo"))
    expected = [templates.example(column, PLAN) or None for column in DEFINITIONS[dataset].columns]
    assert rows[example + 2][: len(expected)] == expected
    assert any("Cero y vacío no son lo mismo" in str(row[0]) for row in rows)


def test_lists_and_checks_come_from_the_plan():
    book = template_of("posts")
    sheet = book.worksheets[0]
    checks = {str(check.sqref).split("2:")[0]: check for check in sheet.data_validations.dataValidation}
    assert checks["A"].type == "date"
    assert checks["B"].type == "list"
    assert (checks["C"].type, checks["C"].operator, checks["C"].formula1) == ("whole", "greaterThanOrEqual", "0")
    offered = [[cell.value for cell in column if cell.value] for column in book["Listas"].columns]
    assert ["red", *(network.name for network in PLAN.institution.networks)] in offered
    assert ["estrategia", *(strategy.name for strategy in PLAN.strategies)] in offered


def test_templates_as_csv_and_ods_read_like_the_workbook():
    rows = [["visitas", "FECHA", "Páginas vistas"], ["1.234", "31/01/2018", ""]]
    for content in (csv_text(rows), csv_text(rows, ";").encode("cp1252"), ods(rows)):
        found = read(content)
        assert found.source == "template"
        assert found.table["visits"].tolist() == [1234]
        assert found.table["day"].dt.date.tolist() == [dt.date(2018, 1, 31)]


def test_a_template_covers_whole_months_for_every_series_in_it():
    found = read(lines("fecha,red,publicaciones", "2018-01-15,Facebook,2", "2018-03-02,Instagram,0"))
    span = (dt.date(2018, 1, 1), dt.date(2018, 3, 31))
    assert found.coverage == tuple(
        Coverage(series, *span, measure, "count")
        for series in ("facebook", "instagram")
        for measure in ("posts", "replies", "procedure_posts")  # how often they were shared the file does not say
    )


def test_the_month_that_is_not_over_is_covered_until_today():
    found = read(lines("fecha,visitas", "2026-11-02,5"))
    assert found.covers == (dt.date(2026, 11, 1), TODAY)


def test_a_measure_without_figures_is_not_covered():
    found = read(lines("fecha,visitas,visitantes", "2018-01-15,5,", "2018-01-16,6,"))
    assert {coverage.measure for coverage in found.coverage} == {"visits"}


def test_the_user_corrects_the_period():
    found = read(lines("fecha,visitas", "2018-01-15,5"), first=dt.date(2018, 1, 10), last=dt.date(2018, 1, 20))
    assert found.covers == (dt.date(2018, 1, 10), dt.date(2018, 1, 20))


def test_a_period_that_ends_before_it_begins_is_refused():
    found = read(lines("fecha,visitas", "2018-01-15,5"), first=dt.date(2018, 2, 1), last=dt.date(2018, 1, 1))
    assert (type(found), [problem.code for problem in found.problems]) == (Refusal, ["bad_range"])


def test_first_days_of_months_are_monthly_totals():
    found = read(lines("fecha,visitas", "2018-01-01,500", "2018-02-01,600"))
    assert found.table["grain"].tolist() == ["month", "month"]
    assert found.coverage == (Coverage("", dt.date(2018, 1, 1), dt.date(2018, 2, 28), "visits", "month"),)


def test_several_sheets_of_one_template_are_read_together():
    book = openpyxl.Workbook()
    book.remove(book.active)
    for year in (2017, 2018):
        sheet = book.create_sheet(str(year))
        sheet.append(["Concejo Distrital"])
        sheet.append(["fecha", "visitas"])
        sheet.append([dt.date(year, 5, 4), 7])
    found = read(content_of(book))
    assert found.table[["sheet", "row", "visits"]].values.tolist() == [["2017", 3, 7], ["2018", 3, 7]]
    assert found.covers == (dt.date(2017, 5, 1), dt.date(2018, 5, 31))


# ------------------------------------------------------------------------------ months that are not whole


def spans(found):
    return sorted({(one.first.isoformat(), one.last.isoformat()) for one in found.coverage})


MONTHS = [["Mes", "Visitas"], ["Enero", 100], ["Febrero", 40]]


@pytest.mark.parametrize(
    "title",
    [
        "Visitas al sitio web 2018, corte a 12 de febrero",
        "Visitas al sitio web 2018, con corte al 12/02/2018",
        "Visitas al sitio web del 1 de enero al 12 de febrero de 2018",
        "Visits to the web site 2018, up to Feb 12",
        "Visits to the web site 2018, as of 02/12/2018",
        "Visitas ao site 2018, até 12 de fevereiro",
    ],
)
def test_a_title_that_ends_inside_a_month_leaves_it_partial_until_its_owner_says_otherwise(title):
    content = xlsx({"Hoja1": [[title], *MONTHS]})
    found = read(content)
    assert (found.table["visits"].tolist(), spans(found)) == ([100, 40], [("2018-01-01", "2018-02-12")])
    assert [(one.id, one.blocking) for one in found.questions] == [("whole_months", False)]
    whole = read(content, answers={"whole_months": "yes"})
    assert (spans(whole), whole.questions) == ([("2018-01-01", "2018-02-28")], ())


@pytest.mark.parametrize(
    "title",
    ["Visitas al sitio web 2018 con corte a 28 de febrero", "Visitas al sitio web 2018 (Decreto 5 del 12 de febrero de 2018)",
     "Visitas al sitio web de enero a febrero de 2018", "Visitas al sitio web 2018. Elaborado el 5 de marzo de 2018"],
)  # fmt: skip
def test_other_dates_in_a_title_leave_the_months_whole(title):
    found = read(xlsx({"Hoja1": [[title], *MONTHS]}))
    assert (spans(found), found.questions) == ([("2018-01-01", "2018-02-28")], ())


@pytest.mark.parametrize(
    ("month", "note"),
    [("Febrero*", "* Datos preliminares"), ("Febrero (1)", "(1) Cifra parcial"), ("Febrero (parcial)", None), ("Febrero¹", "¹ Preliminary")],
)  # fmt: skip
def test_a_month_with_a_footnote_is_read_and_not_covered_where_the_note_says_that_it_is_not_final(month, note):
    rows = [["Publicaciones en redes 2018"], ["Red", "Enero", month, "Marzo"], ["Facebook", 9, 4, 3], [note]]
    found = read(xlsx({"Hoja1": rows}))
    assert found.table["publications"].tolist() == [9, 4, 3]
    assert spans(found) == [("2018-01-01", "2018-01-31"), ("2018-03-01", "2018-03-31")]


def test_a_month_with_a_mark_of_which_nothing_is_said_is_a_month():
    found = read(
        lines("Mes;Trámite;Canal;Cantidad", "enero 2018;Aval;presencial;10", "febrero 2018*;Aval;presencial;4")
    )
    assert (found.table["quantity"].tolist(), spans(found)) == ([10, 4], [("2018-01-01", "2018-02-28")])


@pytest.mark.parametrize(
    "rows",
    [
        ("fecha,visitas", "2018-02-03,10", "2018-02-04,12"),
        ("fecha,red,texto", "2018-02-03,Facebook,Uno", "2018-02-04,Facebook,Dos"),
        ("fecha,medio,titulo", "2018-02-03,El Universal,Uno", "2018-02-04,El Universal,Dos"),
        ("fecha,medio,cantidad", "2018-02-03,Folletos,5", "2018-02-04,Folletos,2"),
    ],
)
def test_a_few_days_under_the_template_s_headers_are_asked_about(rows):
    found = read(lines(*rows))
    assert [(one.id, [option.value for option in one.options]) for one in found.questions] == [
        ("whole_months", ["yes", ""])
    ]
    assert spans(read(lines(*rows), answers={"whole_months": ""})) == [("2018-02-03", "2018-02-04")]
    assert spans(read(lines(*rows), answers={"whole_months": "yes"})) == [("2018-02-01", "2018-02-28")]
