"""What a file leaves open is asked, with what each answer would do; nothing is guessed."""

import datetime as dt

import pytest
from source_files import PLAN, TODAY, csv_text, lines, read, xlsx

from plancom import sources
from plancom.datasets import Inquiry, Observations


def read_with_answers(content, **answers):
    return sources.read(
        "archivo", content.encode() if isinstance(content, str) else content, PLAN, TODAY, answers=answers
    )


def days(found):
    return [day.date() for day in found.table["day"]]


EITHER = lines("fecha,visitas", "03/04/2018,5", "05/04/2018,6", "07/04/2018,7")


def test_dates_that_can_be_read_in_either_order_are_asked_for():
    found = read(EITHER)
    assert (type(found), [p.code for p in found.problems]) == (Inquiry, ["ambiguous"])
    assert "«03/04/2018»" in found.problems[0].message
    (question,) = found.questions
    assert (question.id, question.blocking) == ("dates", True)
    assert [(o.value, o.effect) for o in question.options] == [
        ("dmy", "«03/04/2018» es el 3 abr de 2018; cubre 3 abr – 7 abr 2018"),
        ("mdy", "«03/04/2018» es el 4 mar de 2018; cubre 4 mar – 4 jul 2018"),
    ]


def test_the_weekdays_that_are_written_prove_the_order():
    spanish = read(lines("fecha,visitas", "mar 03/04/2018,5", "jue 05/04/2018,6", "sáb 07/04/2018,7"))
    assert days(spanish) == [dt.date(2018, 4, day) for day in (3, 5, 7)]
    english = read(lines("fecha,visitas", "Wed 04/03/2018,5", "Wed 07/04/2018,6"))
    assert [one.id for one in english.questions] == ["dates"], "neither order has a Wednesday twice"
    english = read(lines("date,visits", "Tue 04/03/2018,5", "Thu 04/05/2018,6"))
    assert days(english) == [dt.date(2018, 4, 3), dt.date(2018, 4, 5)]


def test_dates_of_long_ago_are_faults_of_their_cells():
    found = read(lines("fecha,visitas", "03/04/1985,5", "04/05/1985,6"))
    assert [(p.code, p.value) for p in found.problems] == [("old_date", "03/04/1985"), ("old_date", "04/05/1985")]


def test_what_is_asked_is_asked_of_a_date_that_can_be_read():
    found = read(lines("fecha,visitas", "03/04/1985,5", "04/05/2018,6", "05/06/2018,7"))
    assert [option.effect for option in found.questions[0].options] == [
        "«04/05/2018» es el 4 may de 2018; cubre 4 may – 5 jun 2018",
        "«04/05/2018» es el 5 abr de 2018; cubre 5 abr – 6 may 2018",
    ]


def test_the_answer_is_the_order_that_is_read():
    april = [dt.date(2018, 4, day) for day in (3, 5, 7)]
    assert days(read_with_answers(EITHER, dates="dmy")) == april
    assert days(read_with_answers(EITHER, dates="mdy")) == [dt.date(2018, month, 4) for month in (3, 5, 7)]
    settled = read_with_answers(EITHER, dates="dmy", whole_months="")
    assert settled.problems == settled.questions == ()


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (("03/04/2018", "13/04/2018"), dt.date(2018, 4, 3)),  # a day over 12
        (("04/03/2018", "04/13/2018"), dt.date(2018, 4, 3)),
        (("04/01/2018", "04/02/2018", "05/01/2018"), dt.date(2018, 4, 1)),  # only so in order of time
        (("10/11/2026", "12/11/2026"), dt.date(2026, 11, 10)),  # 11 December 2026 is to come
        (("2018-04-03", "2018-05-04"), dt.date(2018, 4, 3)),
        (("03/03/2018",), dt.date(2018, 3, 3)),
    ],
)
def test_dates_that_prove_their_order_are_not_asked_for(written, expected):
    found = read(csv_text([("fecha", "visitas"), *((day, 5) for day in written)]))
    assert (days(found)[0], [one.id for one in found.questions]) == (expected, ["whole_months"])


def test_the_dates_of_a_tool_are_in_the_order_of_the_tool():
    header = "Post id,Text,Created,URL,Impressions,Likes"
    assert all(
        question.id != "dates" for question in read(lines(header, "1,a,03/04/2018,https://x.com/1,1,1")).questions
    )


def test_rows_of_months_whose_first_part_is_always_one_are_days_first():
    rows = [
        ("mes", "tramite", "canal", "cantidad"),
        *((f"01/{month:02d}/2018", "PQR", "presencial", 5) for month in (1, 2, 3)),
    ]
    assert days(read(csv_text(rows))) == [dt.date(2018, month, 1) for month in (1, 2, 3)]


def test_a_point_that_is_of_thousands_or_of_decimals_is_asked_for():
    content = csv_text([("fecha", "visitas"), ("2018-01-01", "1.234"), ("2018-01-02", "12.5"), ("2018-01-03", "7")])
    found = read(content)
    assert (type(found), [p.code for p in found.problems]) == (Inquiry, ["ambiguous"])
    assert [(q.id, q.options[0].effect.split(";")[0]) for q in found.questions] == [("thousands", "«1.234» es 1234")]
    settled = read_with_answers(content, thousands="yes")
    assert settled.table["visits"].tolist() == [1234, 7]
    assert [(p.row, p.code) for p in settled.problems] == [(3, "fraction")]
    assert not isinstance(read_with_answers(content, thousands="no"), Observations)


def test_points_of_thousands_alone_are_not_asked_for():
    rows = [("fecha", "visitas"), ("2018-01-01", "1.234"), ("2018-01-02", "12")]
    found = read_with_answers(csv_text(rows), whole_months="yes")
    assert (found.table["visits"].tolist(), found.questions) == ([1234, 12], ())


MONTHS = [("", "Ene", "Feb", "Mar"), ("Facebook", 5, 6, 7), ("Instagram", 1, 2, 3)]


def test_the_year_of_months_without_one_is_asked_for():
    content = xlsx({"Hoja1": [("Publicaciones",), *MONTHS]})
    assert [q.id for q in read(content).questions] == ["year"]
    found = read_with_answers(content, year="2018")
    assert days(found)[:3] == [dt.date(2018, month, 1) for month in (1, 2, 3)]
    assert int(found.table["publications"].sum()) == 24


def test_what_figures_count_is_asked_for():
    content = xlsx({"2018": [("Redes sociales 2018",), *MONTHS]})
    (question,) = read(content).questions
    assert (question.id, [o.value for o in question.options]) == ("kind", ["posts", ""])
    assert int(read_with_answers(content, kind="posts").table["publications"].sum()) == 24


def test_a_misspelt_network_is_asked_for_and_counts_as_answered():
    content = lines("fecha,red,publicaciones", "2018-01-14,Facebok,5", "2018-01-15,Facebook,2")
    found = read_with_answers(content, whole_months="yes")
    (question,) = found.questions
    assert (question.id, question.blocking) == ("name:Facebok", False)
    assert [o.value for o in question.options] == ["", "Facebook"]
    assert found.series == ("facebok", "facebook")
    right = read_with_answers(content, whole_months="yes", **{"name:Facebok": "Facebook"})
    assert (right.series, right.questions, right.problems) == (("facebook",), (), ())
    assert int(right.table["publications"].sum()) == 7
    apart = read_with_answers(content, whole_months="yes", **{"name:Facebok": ""})
    assert (apart.series, apart.questions, apart.problems) == (("facebok", "facebook"), (), ())


def test_columns_that_serve_two_datasets_alike_are_asked_for(monkeypatch):
    content = lines("fecha,medio,titulo,cantidad", "2018-01-14,Radio,Una nota,2")
    (question,) = read(content).questions
    assert (question.id, {o.value for o in question.options}) == ("kind", {"press", "activities"})
    assert read_with_answers(content, kind="press").dataset == "press"
