"""`notes add`, `notes list` and `notes withdraw`: what charts say of a day."""

import pytest


def test_a_note_is_pinned_listed_and_withdrawn_with_a_reason(plancom):
    said = plancom("notes", "add", "2018-10-12", "Se cayó el sitio", "--dataset", "visits").stderr
    assert said.strip() == "Nota 1 puesta en el 12/10/2018."
    assert "12/10/2018  en las gráficas   visits  Se cayó el sitio" in plancom("notes", "list").stdout
    plancom("notes", "withdraw", "1", "--reason", "fue el 13")
    (one,) = plancom.json("notes", "list")
    assert (one["withdrawn"], one["reason"], one["dataset"], one["day"]) == (True, "fue el 13", "visits", "2018-10-12")
    assert "No hay una nota número 1 por retirar" in plancom("notes", "withdraw", "1", code=1).stderr


@pytest.mark.parametrize("call", [("2018-10-12", " "), ("2018-13-12", "x"), ("2018-10-12", "x", "--dataset", "nada")])
def test_a_note_without_a_day_words_or_a_known_dataset_is_refused(plancom, call):
    plancom("notes", "add", *call, code=2)
    assert "No hay notas con fecha." in plancom("notes", "list").stderr
