"""Rows that are wrong, twice there, totals or notes; and what they do to the days covered."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from source_files import lines, read

from plancom.datasets import Coverage, Refusal
from plancom.sources.tables.date_ranges import without


def codes(found):
    return [(problem.row, problem.column, problem.code, problem.rejects) for problem in found.problems]


def spans(found, measure=None):
    return [
        (c.first.isoformat(), c.last.isoformat())
        for c in found.coverage
        if (measure is None and c.measure not in {"replies", "procedure_posts", "shares"}) or c.measure == measure
    ]


@pytest.mark.parametrize(
    ("cell", "code"), [("-5", "negative"), ("1.5", "fraction"), ("muchas", "not_a_number"), ("12 %", "percentage")]
)
def test_a_wrong_count_rejects_its_row_and_uncovers_its_day(cell, code):
    found = read(lines("fecha,visitas", "2018-01-05,4", f"2018-01-06,{cell}", "2018-01-07,6"))
    assert codes(found) == [(3, "visitas", code, True)]
    assert found.table["visits"].tolist() == [4, 6]
    assert (found.rows_read, found.rows_rejected) == (3, 1)
    assert spans(found) == [("2018-01-01", "2018-01-05"), ("2018-01-07", "2018-01-31")]


def test_a_problem_says_where_what_and_how_to_mend_it():
    found = read(lines("fecha,visitas", "31/02/2018,5", "01/03/2018,5"))
    assert (
        found.problems[0].sentence
        == "fila 2, columna «fecha»: «31/02/2018» no es una fecha que exista. Escríbala como 28/02/2018."
    )
    assert found.problems[0].value == "31/02/2018"


def test_a_year_2108_is_asked_about():
    found = read(lines("fecha,visitas", "2018-01-05,4", "2108-01-06,5", "2018-01-07,6"))
    assert found.problems[0].sentence.endswith("está en el futuro. ¿Quiso decir 06/01/2018? Corrija el año.")


def test_a_row_whose_day_cannot_be_read_uncovers_the_days_between_its_neighbours():
    found = read(lines("fecha,visitas", "2018-01-05,4", "ayer,5", "2018-01-09,6"))
    assert spans(found) == [("2018-01-01", "2018-01-05"), ("2018-01-09", "2018-01-31")]


def test_an_unreadable_last_row_uncovers_the_end():
    found = read(lines("fecha,visitas", "2018-01-05,4", "2018-01-09,6", "ayer,5"))
    assert spans(found) == [("2018-01-01", "2018-01-09")]


def test_only_the_series_of_the_rejected_row_is_uncovered():
    found = read(
        lines("fecha,red,publicaciones", "2018-01-05,Facebook,x", "2018-01-06,Facebook,1", "2018-01-06,Instagram,1")
    )
    assert [(c.series, c.first.day, c.last.day) for c in found.coverage if c.measure == "posts"] == [
        ("facebook", 1, 4),
        ("facebook", 6, 31),
        ("instagram", 1, 31),
    ]


def test_a_missing_visits_cell_uncovers_that_measure_alone():
    found = read(lines("fecha,visitas,visitantes", "2018-01-30,4,3", "2018-01-31,,2"))
    assert found.problems == ()
    assert spans(found, "visits") == [("2018-01-01", "2018-01-30")]
    assert spans(found, "visitors") == [("2018-01-01", "2018-01-31")]
    assert found.table["visits"].isna().tolist() == [False, True]


@pytest.mark.parametrize("cell", ["", "S/D", "-"])
def test_a_procedure_without_its_quantity_leaves_its_month_uncovered_and_is_no_error(cell):
    found = read(
        lines(
            "mes,tramite,canal,cantidad",
            "2018-01-01,PQRSD,electrónico,4",
            f"2018-02-01,PQRSD,electrónico,{cell}",
            "2018-03-01,PQRSD,electrónico,0",
        )
    )
    assert found.problems == ()
    assert found.rows_read == 3
    assert found.table["quantity"].tolist() == [4, 0]
    assert spans(found) == [("2018-01-01", "2018-01-31"), ("2018-03-01", "2018-03-31")]
    assert any("sin cantidad" in note for note in found.notes)


def test_a_month_with_zero_transactions_is_covered():
    found = read(lines("mes,tramite,canal,cantidad", "ene-18,PQRSD,electrónico,0"))
    assert found.table["quantity"].tolist() == [0]
    assert spans(found) == [("2018-01-01", "2018-01-31")]


def test_publications_left_empty_are_one_and_unknown_ones_are_none():
    found = read(
        lines("fecha,red,publicaciones", "2018-01-05,Facebook,", "2018-01-06,Facebook,S/D", "2018-01-07,Facebook,0")
    )
    assert found.table["publications"].tolist() == [1, 0]
    assert spans(found) == [("2018-01-01", "2018-01-05"), ("2018-01-07", "2018-01-31")]


def test_a_wrong_reach_loses_only_the_reach():
    found = read(lines("fecha,red,enlace,alcance", "2018-01-05,Facebook,https://f/1,muchas"))
    assert codes(found) == [(2, "alcance", "not_a_number", False)]
    assert found.table["reach"].isna().all()
    assert found.table["publications"].tolist() == [1]
    assert found.rows_rejected == 0


def test_a_missing_network_rejects_the_row():
    found = read(lines("fecha,red,texto", "2018-01-05,,Hola", "2018-01-06,Facebook,Hola"))
    assert codes(found) == [(2, "red", "missing_value", True)]


def test_an_identical_row_is_reported_with_the_row_it_repeats():
    found = read(lines("fecha,visitas", "2018-01-05,4", "2018-01-06,5", "2018-01-05,4"))
    assert codes(found) == [(4, "", "duplicate_row", True)]
    assert found.problems[0].message == "Esta fila repite la fila 2."
    assert found.table["visits"].sum() == 9
    assert spans(found) == [("2018-01-01", "2018-01-04"), ("2018-01-06", "2018-01-31")]


def test_the_same_day_with_other_figures_is_a_conflict_and_the_first_counts():
    found = read(lines("fecha,visitas", "2018-01-05,4", "2018-01-05,40"))
    assert codes(found) == [(3, "", "conflicting_row", True)]
    assert found.table["visits"].tolist() == [4]


def test_the_same_link_counts_once():
    found = read(
        lines(
            "fecha,red,enlace,tipo",
            "2018-01-05,Facebook,https://f/1,Foto",
            "2018-01-05,Facebook,https://f/1,Foto",
            "2018-01-05,Facebook,https://f/2,Foto",
        )
    )
    assert found.table["link"].tolist() == ["https://f/1", "https://f/2"]
    assert [code for _, _, code, _ in codes(found)] == ["duplicate_row"]


def test_counted_posts_of_a_day_add_up_unless_they_are_alike_in_everything():
    found = read(
        lines(
            "fecha,red,publicaciones,tipo",
            "2018-01-05,Facebook,2,Foto",
            "2018-01-05,Facebook,2,Video",
            "2018-01-05,Facebook,2,Foto",
        )
    )
    assert found.table["publications"].tolist() == [2, 2]
    assert codes(found) == [(4, "", "duplicate_row", True)]
    assert "escriba 2 en «publicaciones»" in found.problems[0].fix


def test_press_without_links_is_told_apart_by_day_and_title():
    found = read(
        lines(
            "fecha,medio,titulo",
            "2018-01-05,El Universal,Trámites en línea",
            "2018-01-05,el universal,TRAMITES EN LINEA",
            "2018-01-06,El Universal,Trámites en línea",
        )
    )
    assert len(found.table) == 2
    assert found.problems[0].row == 3


def test_a_page_number_is_a_section_and_not_a_link():
    found = read(lines("fecha,medio,titulo,enlace", "2018-01-05,El Universal,Uno,5A", "2018-02-06,El Universal,Dos,5A"))
    assert found.table[["link", "section"]].values.tolist() == [["", "5A"], ["", "5A"]]


def test_procedures_are_told_apart_by_month_procedure_and_channel():
    found = read(
        lines(
            "mes,tramite,canal,cantidad",
            "2018-01-01,PQRSD,electrónico,4",
            "2018-01-31,pqrsd,ELECTRONICO,4",
            "2018-01-01,PQRSD,presencial,4",
        )
    )
    assert found.table["channel"].tolist() == ["electrónico", "presencial"]
    assert [problem.code for problem in found.problems] == ["duplicate_row"]


def test_unknown_names_are_warned_about_and_counted():
    found = read(lines("mes,tramite,canal,cantidad", "2018-01-01,PQRSD,quiosco,4"))
    assert codes(found) == [(2, "canal", "unknown_channel", False)]
    assert found.table["quantity"].tolist() == [4]
    found = read(lines("fecha,red,texto,estrategia", "2018-01-05,YouTube,Hola,Otra"))
    assert codes(found) == [(2, "estrategia", "unknown_strategy", False)]
    assert found.table[["series", "strategy"]].values.tolist() == [["youtube", ""]]
    found = read(lines("fecha,medio,tarea,cantidad", "2018-01-05,Folletos,otra,5"))
    assert codes(found) == [(2, "tarea", "unknown_task", False)]


def test_totals_notes_and_repeated_headers_are_not_counted():
    found = read(
        lines("fecha,visitas", "2018-01-05,4", "fecha,visitas", "2018-01-06,5", "TOTAL,9", "Fuente: Google Analytics,")
    )
    assert (found.table["visits"].sum(), found.rows_read, found.problems) == (9, 2, ())
    assert "No se contó: 1 fila de totales." in found.notes


def test_a_total_that_does_not_add_up_is_said():
    found = read(lines("fecha,visitas", "2018-01-05,4", "2018-01-06,5", "Total,10"))
    assert codes(found) == [(4, "visitas", "total_mismatch", False)]
    assert found.table["visits"].sum() == 9


def test_no_row_is_good():
    found = read(lines("fecha,visitas", "ayer,4", "2018-01-06,x"))
    assert (type(found), found.rows_read, found.rows_rejected) == (Refusal, 2, 2)


DAYS = st.integers(0, 60).map(lambda n: dt.date(2018, 1, 1) + dt.timedelta(days=n))
SPANS = st.tuples(DAYS, DAYS).map(lambda pair: (min(pair), max(pair)))


def days_of(found):
    return {first + dt.timedelta(days=n) for first, last in found for n in range((last - first).days + 1)}


@given(SPANS, st.lists(SPANS, max_size=6))
def test_what_is_left_of_a_span_is_every_day_outside_the_holes(span, holes):
    left = without([span], holes)
    assert days_of(left) == days_of([span]) - days_of(holes)
    assert sum((last - first).days + 1 for first, last in left) == len(days_of(left))


def test_the_coverage_of_a_rejected_monthly_row_is_its_month():
    found = read(lines("fecha,visitas", "2018-01-01,500", "2018-02-01,x", "2018-03-01,500"))
    assert found.coverage == (
        Coverage("", dt.date(2018, 1, 1), dt.date(2018, 1, 31), "visits", "month"),
        Coverage("", dt.date(2018, 3, 1), dt.date(2018, 3, 31), "visits", "month"),
    )


def test_a_linked_row_counts_once_and_says_so():
    found = read(lines("fecha,red,publicaciones,enlace", "2018-01-05,Facebook,3,https://f/1"))
    assert codes(found) == [(2, "publicaciones", "one_per_link", False)]
    assert found.table["publications"].tolist() == [1]


def test_identifiers_rounded_by_a_spreadsheet_are_not_used_to_tell_posts_apart():
    found = read(lines("fecha;red;id", "15/01/2018;Facebook;9,39005E+17", "16/01/2018;Facebook;9,39005E+17"))
    assert len(found.table) == 2
    assert any("redondeó" in note for note in found.notes)


def test_only_texts_that_begin_with_an_account_are_replies():
    found = read(
        lines("fecha,red,texto", "2018-01-05,X,@ana gracias", "2018-01-06,X,.@ana dice", "2018-01-07,Facebook,@ana")
    )
    assert found.table["is_reply"].tolist() == [True, False, False]


def test_a_list_loses_its_neighbours_days_too_because_the_row_may_be_of_one_of_them():
    found = read(
        lines(
            "fecha,medio,titulo", "2018-01-05,El Universal,Uno", "ayer,El Universal,Dos", "2018-01-09,El Universal,Tres"
        )
    )
    assert spans(found) == [("2018-01-01", "2018-01-04"), ("2018-01-10", "2018-01-31")]


def test_a_name_that_is_almost_one_of_the_plans_is_asked_about_once():
    found = read(
        lines("fecha,red,publicaciones", "2018-01-05,Faceboook,2", "2018-01-06,Faceboook,1", "2018-01-06,TikTok,1")
    )
    (warning,) = found.problems
    assert (warning.code, warning.row, warning.value, warning.rejects) == ("misspelt", 2, "Faceboook", False)
    assert "¿Quiso decir «Facebook»?" in warning.fix
