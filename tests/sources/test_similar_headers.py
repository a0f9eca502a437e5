"""Headers without their small words, and links that are no address of what stands beside them."""

import pytest
from source_files import csv_text, read


def test_headers_of_a_database_without_small_words_are_the_same_columns():
    rows = [
        ("vigencia", "mes", "nombre_tramite", "canal_atencion", "numero_solicitudes", "valor_recaudado"),
        (2018, 1, "PQRSD", "Presencial", 5, 150000),
        (2018, 1, "Permiso", "Presencial", 4, 150000),
        (2018, 1, "PQRSD", "Electrónico", 3, 150000),
    ]
    found = read(csv_text(rows))
    assert found.table["procedure"].tolist() == ["PQRSD", "Permiso", "PQRSD"]
    assert found.table["quantity"].sum() == 12
    assert not found.problems


@pytest.mark.parametrize("link", ["https://www.eluniversal.com.co", "www.eluniversal.com.co/", "eluniversal.com.co"])
def test_the_front_page_of_a_newspaper_does_not_make_its_articles_one(link):
    rows = [
        ("fecha", "medio", "titulo", "enlace"),
        *((f"2018-01-{n:02d}", "El Universal", f"Nota {n}", link) for n in range(1, 6)),
    ]
    found = read(csv_text(rows))
    assert found.table["title"].tolist() == [f"Nota {n}" for n in range(1, 6)]
    assert not found.problems


def test_the_same_article_of_a_newspaper_twice_is_still_one():
    row = ("2018-01-05", "El Universal", "Nota", "https://www.eluniversal.com.co/a")
    found = read(csv_text([("fecha", "medio", "titulo", "enlace"), row, row]))
    assert len(found.table) == 1
    assert [problem.code for problem in found.problems] == ["duplicate_row"]


def test_a_word_on_a_hyperlink_does_not_make_posts_one():
    rows = [
        ("fecha", "red", "texto", "enlace"),
        *((f"2018-01-{n:02d}", "Facebook", f"Hola {n}", "Ver") for n in range(1, 6)),
    ]
    found = read(csv_text(rows))
    assert len(found.table) == 5
    assert set(found.table["link"]) == {""}
    assert not found.problems


def test_the_number_of_a_post_in_place_of_its_link_tells_it_apart():
    rows = [
        ("fecha", "red", "texto", "enlace"),
        ("2018-01-05", "Facebook", "Hola", "1001"),
        ("2018-01-05", "Facebook", "Hola", "1002"),
    ]
    found = read(csv_text(rows))
    assert found.table["link"].tolist() == ["1001", "1002"]
