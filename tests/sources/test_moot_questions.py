"""Nothing is asked of a row that is refused anyway; and of a name that is almost the plan's nothing is taken for said."""

import pytest
from source_files import csv_text, read

PROCEDURES = ("mes", "tramite", "canal", "cantidad")
POSTS = ("fecha", "red", "publicaciones")
STATED = ("fecha", "red", "enlace", "estado")
REGISTER = ("radicado", "fecha", "tramite", "canal")
GOOD_STATED = [("2018-01-05", "Facebook", "https://www.facebook.com/c/posts/1", "Publicado")]


def ids(*rows):
    return {one.id for one in read(csv_text(rows)).questions} - {"whole_months"}


@pytest.mark.parametrize(
    ("header", "good", "asking", "refused", "asked"),
    [
        (PROCEDURES, [("2018-01", "PQR", "presencial", 3)], ("2018-01", "PQR", "Página web", 5), (
            ("sin fecha", "PQR", "Página web", 5), ("", "PQR", "Página web", 5), ("2018-01", "PQR", "Página web", ""),
            ("2018-01", "PQR", "Página web", "s/d"), ("2018-01", "PQR", "Página web", "unos cinco"), ("2018-01", "PQR", "Página web", -2),
        ), "channel:pagina web"),
        (REGISTER, [(1, "2018-01-02", "PQR", "presencial")], (2, "2018-01-03", "PQR", "Página web"), (
            (2, "pronto", "PQR", "Página web"), (1, "2018-01-02", "PQR", "Página web"),
        ), "channel:pagina web"),
        ((*REGISTER, "estado"), [(1, "2018-01-02", "PQR", "presencial", "Atendido")], (2, "2018-01-03", "PQR", "Página web", "Atendido"), (
            (2, "2018-01-03", "PQR", "Página web", "Anulado"),
        ), "channel:pagina web"),
        (POSTS, [("2018-01-02", "Facebook", 3)], ("2018-01-03", "Facebok", 2), (
            ("2018-02-30", "Facebok", 2), ("2018-01-03", "Facebok", "s/d"), ("2018-01-03", "Facebok", "muchas"),
        ), "name:Facebok"),
        (("fecha", "medio", "titulo"), [("2018-01-02", "El Universal", "A")], ("2018-01-03", "El Univresal", "B"), (
            ("", "El Univresal", "B"), ("ene-18", "El Univresal", "B"),
        ), "name:El Univresal"),
        (STATED, GOOD_STATED, ("2018-01-06", "Facebook", "https://www.facebook.com/c/posts/2", "Por validar"), (
            ("nunca", "Facebook", "https://www.facebook.com/c/posts/2", "Por validar"),
            ("2018-01-05", "Facebook", "https://www.facebook.com/c/posts/1", "Por validar"),
        ), "state:por validar"),
        (STATED, GOOD_STATED, ("2018-01-06", "Facebook", "https://www.facebook.com/c/posts/2", "Cancelado"), (
            ("nunca", "Facebook", "https://www.facebook.com/c/posts/2", "Cancelado"),
            ("2018-01-06", "Facebook e Instagram", "https://www.facebook.com/c/posts/2", "Cancelado"),
            ("2018-01-05", "Facebook", "https://www.facebook.com/c/posts/1", "Cancelado"),
        ), "states"),
        (STATED, GOOD_STATED, ("2018-01-06", "Facebook", "https://www.facebook.com/c/posts/2", "Programado"), (
            ("nunca", "Facebook", "https://www.facebook.com/c/posts/2", "Programado"),
        ), "states"),
        (("fecha", "red", "texto", "cuenta", "estado"), [("2018-01-02", "Facebook", "A", "Concejo", "Publicado")],
         ("2018-01-03", "Facebook", "B", "Fundación Ajena", "Publicado"), (
            ("otro día", "Facebook", "B", "Fundación Ajena", "Publicado"),
            ("2018-01-03", "Facebook", "B", "Fundación Ajena", "Cancelado"),
        ), "accounts:facebook"),
        (("fecha", "visitas"), [("2018-01-02", "1.234"), ("2018-01-03", 7)], ("2018-01-04", "12.5"), (
            ("2018-02-30", "12.5"), ("", "12.5"),
        ), "thousands"),
    ],
    ids=["channel", "request", "void", "network", "outlet", "unknown state", "void state", "open state", "account", "thousands"],
)  # fmt: skip
def test_nothing_is_asked_that_only_a_row_raises_which_is_refused_for_another_reason(
    header, good, asking, refused, asked
):
    assert asked in ids(header, *good, asking)
    for row in refused:
        assert asked not in ids(header, *good, row), row
        assert asked in ids(header, *good, row, asking)


def test_a_row_is_still_refused_when_nothing_is_asked_of_it():
    found = read(csv_text([PROCEDURES, ("2018-01", "PQR", "presencial", 3), ("sin fecha", "PQR", "Página web", 5)]))
    assert (len(found.table), [p.code for p in found.problems]) == (1, ["not_a_date"])


def test_a_row_whose_state_is_not_known_and_that_repeats_another_is_no_second_one():
    again = ("2018-01-05", "Facebook", "https://www.facebook.com/c/posts/1", "Por validar")
    found = read(csv_text([STATED, *GOOD_STATED, again]))
    assert (len(found.table), [p.code for p in found.problems]) == (1, ["duplicate_row"])


@pytest.mark.parametrize(
    ("slips", "apart", "counts"),
    [
        (1, "1 fila queda aparte, fuera de la meta", "1 fila cuenta como «El Universal»"),
        (2, "2 filas quedan aparte, fuera de la meta", "2 filas cuentan como «El Universal»"),
    ],
)
def test_a_name_that_is_almost_the_plan_s_is_apart_until_it_is_said_what_it_is(slips, apart, counts):
    header, good, refused = ("fecha", "medio", "titulo"), ("2018-01-01", "El Universal", "Uno"), ("ayer", "El Univresal", "Dos")  # fmt: skip
    found = read(
        csv_text([header, good, *(("2018-01-02", "El Univresal", f"Nota {n}") for n in range(slips)), refused])
    )
    question = next(one for one in found.questions if one.id == "name:El Univresal")
    assert (question.blocking, question.has_default) == (False, False)
    assert [(one.value, one.effect) for one in question.options] == [("", apart), ("El Universal", counts)]
    assert found.table["series"].tolist() == ["el-universal", *["el-univresal"] * slips]
    assert "misspelt" in [p.code for p in found.problems]
