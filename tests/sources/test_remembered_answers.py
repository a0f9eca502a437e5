"""What was answered in an earlier file answers a later one that asks the same; what the user says now goes first."""

import datetime as dt
import io
import zipfile

import pytest
from source_files import PLAN, TODAY, csv_text, xlsx

from plancom import sources
from plancom.datasets import Observations, RememberedAnswer

NOVEMBER = dt.datetime(2018, 11, 6, 3, 0)  # in UTC: the evening of the fifth in Cartagena


def read(content, remembered=(), answers=None):
    data = content.encode() if isinstance(content, str) else content
    return sources.read("archivo", data, PLAN, TODAY, answers=answers, remembered=tuple(remembered))


def remembered_from(found, author="Ana Pérez", moment=NOVEMBER):
    """What is remembered of a file that was read."""
    return [
        RememberedAnswer(subject, one.value, author, moment)
        for one in found.settled
        for subject in one.question.subjects
    ]


def ids(found):
    return [one.id for one in found.questions]


def settled_questions(found):
    return [(one.question.id, one.value, one.is_remembered) for one in found.settled]


def procedures(month, channel):
    return csv_text(
        [("mes", "tramite", "canal", "cantidad"), (month, "PQR", channel, 5), (month, "PQR", "presencial", 3)]
    )


OCTOBER, LATER = procedures("2018-10", "Página web"), procedures("2018-11", "PAGINA WEB")
SLIP = csv_text(
    [("fecha", "medio", "titulo"), ("2018-10-02", "El Univresal", "A"), ("2018-10-03", "El Universal", "B")]
)
PAID = "Fecha;Trámite;Canal;Valor\n25/10/2018;Certificado;Presencial;45\n26/10/2018;Permiso;Electrónico;52\n"
PERCENT = csv_text([("mes", "tramite", "canal", "cantidad"), ("2018-10", "PQR", "presencial", 3), ("* acumuladas",)])
UNNAMED = xlsx({"Hoja1": [["Trámites 2018"], ["", "octubre", "noviembre"], ["Cantidad", 5, 7]]})
STATED = csv_text([("fecha", "red", "texto", "estado"), ("2018-10-02", "Facebook", "A", "Publicado"), ("2018-10-03", "Facebook", "B", "Cancelado"), ("2018-10-04", "Facebook", "C", "Programado")])  # fmt: skip


def test_a_word_that_was_answered_is_asked_of_no_later_file():
    said = remembered_from(read(OCTOBER, answers={"channel:pagina web": "electrónico"}))
    found = read(LATER, said)
    assert (found.dataset, found.questions, settled_questions(found)) == (
        "procedures",
        (),
        [("channel:pagina web", "electrónico", True)],
    )
    assert found.table["channel"].tolist() == ["electrónico", "presencial"]
    assert found.settled[0].said_before == "Como se dijo el 05/11/2018 (Ana Pérez): «PAGINA WEB» es «electrónico»"


def test_what_nobody_signed_is_said_without_a_name():
    said = remembered_from(read(OCTOBER, answers={"channel:pagina web": ""}), author="")
    assert read(LATER, said).settled[0].said_before == "Como se dijo el 05/11/2018: «PAGINA WEB» es otro canal"


def test_the_user_s_own_answer_goes_before_what_was_remembered():
    said = remembered_from(read(OCTOBER, answers={"channel:pagina web": "electrónico"}))
    found = read(LATER, said, {"channel:pagina web": ""})
    assert settled_questions(found) == [("channel:pagina web", "", False)]
    assert found.settled[0].before.value == "electrónico"
    assert found.table["channel"].tolist() == ["PAGINA WEB", "presencial"]
    assert settled_questions(read(LATER, said, {"channel:pagina web": "electrónico"})) == [
        ("channel:pagina web", "electrónico", True)
    ]


def test_an_answer_that_there_is_no_longer_is_asked_again():
    said = [RememberedAnswer("channel:pagina web", "digital", "", NOVEMBER)]
    assert ids(read(LATER, said)) == ["channel:pagina web"]


@pytest.mark.parametrize(
    ("content", "id_", "value"),
    [
        (OCTOBER, "channel:pagina web", "electrónico"),
        (SLIP, "name:El Univresal", "El Universal"),
        (SLIP, "name:El Univresal", ""),
        (STATED, "states", "yes"),
        (STATED, "states", ""),
        (PAID, "column:valor", "row"),
        (PERCENT, "remark", "count"),
        (UNNAMED, "channel", "electrónico"),
    ],
)
def test_every_answer_that_recurs_answers_the_same_file_again(content, id_, value):
    assert id_ in ids(read(content))
    answered = read(content, answers={id_: value})
    assert id_ not in ids(answered)
    again = read(content, remembered_from(answered))
    assert settled_questions(again) == [(id_, value, True)]
    assert again.table.equals(answered.table)
    assert again.questions == answered.questions


@pytest.mark.parametrize(
    ("content", "answers"),
    [
        (csv_text([("fecha", "visitas"), ("03/04/2018", 5), ("05/04/2018", 6), ("07/04/2018", 7)]), {"dates": "dmy"}),
        (csv_text([("fecha", "visitas"), ("2018-01-01", "1.234"), ("2018-01-02", "12.5")]), {"thousands": "yes"}),
        (csv_text([("fecha", "visitas"), ("2018-01-03", 5)]), {"whole_months": "yes"}),
        (xlsx({"Hoja1": [["Trámites"], ["", "enero", "febrero"], ["Presencial", 5, 7]]}), {"year": "2018"}),
    ],
)
def test_what_is_of_one_file_alone_is_not_remembered(content, answers):
    assert set(answers) <= set(ids(read(content)))
    found = read(content, answers=answers)
    assert (isinstance(found, Observations), found.settled) == (True, ())


@pytest.mark.parametrize(
    ("header", "recognised"),
    [("Fecha;Trámite;Canal;Valor", True), ("Fecha;Trámite;Canal;Valor;Cédula", False)],
)
def test_a_column_is_known_again_in_a_table_of_the_same_headers_alone(header, recognised):
    said = remembered_from(read(PAID, answers={"column:valor": "row"}))
    row = "25/11/2018;Certificado;Presencial;45" + ";1234567" * header.count("Cédula")
    found = read(f"{header}\n{row}\n", said)
    assert (settled_questions(found) == [("column:valor", "row", True)]) is recognised
    assert ("column:valor" in ids(found)) is not recognised


def test_an_answer_about_several_words_is_true_of_each_and_two_that_differ_of_none():
    said = remembered_from(read(STATED, answers={"states": "yes"}))
    one = STATED.replace("Programado", "Publicado")
    assert settled_questions(read(one, said)) == [("states", "yes", True)]
    apart = [*said[:1], RememberedAnswer(said[1].subject, "", "Luis", NOVEMBER)]
    assert ids(read(STATED, apart))[:1] == ["states"]


def test_a_name_is_asked_again_where_it_may_be_another_one():
    said = [RememberedAnswer("name:el univresal:el heraldo", "", "Ana", NOVEMBER)]
    assert "name:El Univresal" in ids(read(SLIP, said))


def test_what_only_comes_up_after_an_answer_is_answered_too():
    both = csv_text([("radicado", "fecha", "tramite", "canal", "estado"), (1, "2018-10-02", "PQR", "web", "Por validar"), (2, "2018-10-03", "PQR", "presencial", "Atendido")])  # fmt: skip
    asked = ids(read(both))
    answers = {id_: {"state:por validar": "yes", "channel:web": "electrónico"}[id_] for id_ in asked}
    found = read(both, remembered_from(read(both, answers=answers)))
    assert sorted(one.question.id for one in found.settled) == sorted(answers)
    assert found.dataset == "procedures"


def zipped(**files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(f"{name}.csv", content)
    return out.getvalue()


def test_the_files_of_a_zip_are_answered_together_and_each_may_be_answered_otherwise():
    both = zipped(a=OCTOBER, b=procedures("2018-11", "PAGINA WEB"))
    said = remembered_from(read(OCTOBER, answers={"channel:pagina web": "electrónico"}))
    found = read(both, said)
    asked = [one.question.id for one in found.settled]
    assert (found.dataset, found.questions) == ("procedures", ())
    assert sorted(asked) == ["channel:pagina web@a.csv", "channel:pagina web@b.csv"]
    assert set(found.table["channel"]) == {"electrónico", "presencial"}
    changed = read(both, said, {"channel:pagina web@b.csv": ""})
    assert set(changed.table["channel"]) == {"electrónico", "presencial", "PAGINA WEB"}
    assert sorted(one.is_remembered for one in changed.settled) == [False, True]


def test_a_sheet_of_next_month_is_known_again_by_its_words_and_another_is_not():
    def sheet(title, *months):
        return xlsx({months[0]: [[title], ["", *months], ["Cantidad", *range(5, 5 + len(months))]]})

    said = remembered_from(read(sheet("Trámites 2018", "septiembre", "octubre"), answers={"channel": "electrónico"}))
    assert settled_questions(read(sheet("Trámites 2019", "enero", "febrero"), said)) == [
        ("channel", "electrónico", True)
    ]
    assert "channel" in ids(read(sheet("Trámites de la Personería 2019", "enero", "febrero"), said))


def test_columns_of_two_datasets_are_told_apart_once():
    header = ("fecha", "medio", "titulo", "cantidad")
    october, november = (csv_text([header, (f"2018-{month}-14", "Radio", "Una nota", 2)]) for month in (10, 11))
    said = remembered_from(read(october, answers={"kind": "press"}))
    found = read(november, said)
    assert (found.dataset, settled_questions(found)) == ("press", [("kind", "press", True)])
