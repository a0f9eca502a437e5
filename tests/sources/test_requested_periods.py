"""Whether a report that begins or ends inside a month was asked for all of it: what its name says goes first, its owner decides."""

import datetime as dt

import pytest
from source_files import PLAN, csv_text, lines, read, xlsx, zipped

from plancom.language.translation import speaking
from plancom.sources.assembly import observations
from plancom.sources.formats.plain.tables import plain
from plancom.sources.tables.headers import Table
from plancom.sources.tables.layouts import Context

META = ["Post ID", "Page ID", "Title", "Publish time", "Permalink", "Post type", "Reach", "Shares"]
YES, NO = "yes", ""
BY_DAYS, WHOLE = ("2018-11-03", "2018-11-27"), ("2018-11-01", "2018-11-30")


def meta(*days, owner="1"):
    days = days or ("11/03/2018", "11/27/2018")
    rows = [[f"{owner}{i}", "1", "Hola", f"{day} 10:00", f"https://f/{owner}{i}", "Photo", 5, 1] for i, day in enumerate(days)]  # fmt: skip
    return csv_text([META, *rows])


def span_of(found):
    return tuple(map(str, found.covers))


def first_answer(found):
    (question,) = found.questions
    assert (question.id, question.blocking) == ("whole_months", False)
    return question.options[0].value


FILES = {
    "meta-content": meta(),
    "facebook-page-insights": lines(
        "Post ID,Permalink,Post Message,Type,Posted,Lifetime Post Total Reach",
        "1_1,https://f/1,Hola,Photo,2018-11-03 04:30:00,5",
        "1_2,https://f/2,Hola,Photo,2018-11-27 04:30:00,5",
    ),
    "x-content": lines(
        "Post id,Date,Post text,Post Link,Impressions,Engagements,Reposts",
        '1,"Sat, Nov 3, 2018",Hola,https://x.com/concejo/status/1,5,4,3',
        '2,"Tue, Nov 27, 2018",Hola,https://x.com/concejo/status/2,5,4,3',
    ),
    "x-overview": lines(
        "Date,Impressions,Engagements,Reposts,Create Post", '"Sat, Nov 3, 2018",5,4,3,1', '"Tue, Nov 27, 2018",5,4,3,1'
    ),
    "linkedin-content": lines(
        "Post title,Post link,Created date", "Uno,https://l/1,11/03/2018", "Dos,https://l/2,11/27/2018"
    ),
    "youtube-content": lines(
        'Content,Video title,Video publish time,Shares\r\nabc,Uno,"Nov 3, 2018",1\r\ndef,Dos,"Nov 27, 2018",1'
    ),
    "media-cloud": lines(
        "stories_id,publish_date,title,url,media_name",
        "1,2018-11-03,Uno,https://e/1,El Universal",
        "2,2018-11-27,Dos,https://e/2,El Universal",
    ),
    "matomo": lines("Date,Visits,Unique visitors,Bounces", "2018-11-03,5,4,1", "2018-11-27,5,4,1"),
    "ga4": lines("Date,Device category,Sessions", "20181103,mobile,5", "20181127,mobile,5"),
    "table": lines("Fecha;Red social;Mensaje", "2018-11-03;Facebook;Uno", "2018-11-27;Facebook;Dos"),
}


@pytest.mark.parametrize("source", FILES)
def test_every_format_by_day_or_post_asks_and_covers_its_days_until_it_is_answered(source):
    found = read(FILES[source])
    assert (found.source, span_of(found), first_answer(found)) == (source, BY_DAYS, NO)
    whole = read(FILES[source], answers={"whole_months": YES})
    assert (span_of(whole), whole.questions) == (WHOLE, ())
    partly = read(FILES[source], answers={"whole_months": NO})
    assert (span_of(partly), partly.questions) == (BY_DAYS, ())
    named = read(FILES[source], "noviembre 2018.csv")
    assert (span_of(named), first_answer(named)) == (WHOLE, YES)


def test_the_question_says_the_days_and_what_each_answer_means():
    (question,) = read(meta()).questions
    assert (
        question.text
        == "El archivo trae datos del 3 al 27 de noviembre de 2018. ¿El informe se pidió para todo el mes?"
    )
    assert [(option.label, option.effect) for option in question.options] == [
        ("No, o no se sabe", "Cubre 3 nov – 27 nov 2018: un mes a medias no cuenta en las metas"),
        ("Sí, del 1 al 30 de noviembre de 2018", "Los días sin publicaciones cuentan como cero"),
    ]
    (question,) = read(FILES["matomo"]).questions
    assert question.options[1].effect == "Los días sin filas cuentan como cero visitas"
    (question,) = read(meta("10/03/2018", "11/27/2018")).questions
    assert question.text == "El archivo trae datos del 3 de octubre al 27 de noviembre de 2018. ¿El informe se pidió para los meses completos?"  # fmt: skip
    assert question.options[1].label == "Sí, del 1 de octubre al 30 de noviembre de 2018"


def test_the_question_in_english():
    with speaking("en"):
        (question,) = read(meta("12/03/2017", "01/27/2018")).questions
        assert question.text == "The file has data from 3 December 2017 to 27 January 2018. Was the report asked for the whole months?"  # fmt: skip
        assert [(option.label, option.effect) for option in question.options] == [
            ("No, or it is not known", "It covers 3 Dec 2017 – 27 Jan 2018: half a month does not count towards the goals"),
            ("Yes, from 1 December 2017 to 31 January 2018", "Days without any count as zero"),
        ]  # fmt: skip
        (question,) = read(meta("11/13/2018")).questions
        assert question.text == "The file has data of 13 November 2018. Was the report asked for the whole month?"


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("posts.csv", NO),
        ("noviembre 2018.csv", YES),
        ("publicaciones nov 2018.csv", YES),
        ("noviembre.csv", YES),
        ("2018-11.csv", YES),
        ("del 1 al 30 de noviembre.csv", YES),
        ("20181101-20181130.csv", YES),
        ("enero a noviembre 2018.csv", YES),
        ("2018-01_2018-11.csv", YES),
        ("2018.csv", YES),
        ("informe noviembre 2018 bajado 2018-12-03.csv", YES),
        ("del 1 al 20 de noviembre.csv", NO),
        ("del 3 al 28 de noviembre de 2018.csv", NO),
        ("20181101-20181128.csv", NO),
        ("2018 del 1 al 28 de noviembre.csv", NO),
        ("octubre 2018.csv", NO),
        ("noviembre 2017.csv", NO),
        ("noviembre 2018 parcial.csv", NO),
        ("noviembre 2018, corte al 27 de noviembre.csv", NO),
        ("Export 10.csv", NO),
    ],
)
def test_what_the_name_says_goes_first(name, answer):
    found = read(FILES["linkedin-content"], name)
    assert (span_of(found), first_answer(found)) == (WHOLE if answer else BY_DAYS, answer)


def test_a_tool_s_own_range_in_the_name_is_believed_and_asked_about_where_it_ends_inside_a_month():
    whole = read(meta(), "Nov-01-2018_Nov-30-2018_1234567890123.csv")
    assert (span_of(whole), whole.questions) == (WHOLE, ())
    whole = read(FILES["x-content"], "account_analytics_content_2018-11-01_2018-11-30.csv")
    assert (span_of(whole), whole.questions) == (WHOLE, ())
    part = read(meta(), "Nov-01-2018_Nov-28-2018_1234567890123.csv")
    assert (span_of(part), first_answer(part)) == (("2018-11-01", "2018-11-28"), NO)


GA4 = "# Fecha de inicio: {}\r\n# Fecha de finalización: {}\r\nFecha,Sesiones\r\n20181103,5\r\n20181127,9\r\n"
UA = "# Concejo\r\n# {}-{}\r\n\r\nDay Index,Sessions\r\n11/3/18,5\r\n11/27/18,9\r\n"


@pytest.mark.parametrize("text", [GA4, UA])
def test_a_range_that_the_file_states_asks_nothing_where_it_is_of_whole_months_and_goes_before_the_name(text):
    whole = read(text.format("20181101", "20181130"))
    assert (span_of(whole), whole.questions) == (WHOLE, ())
    part = read(text.format("20181103", "20181128"), "noviembre 2018.csv")
    assert (span_of(part), first_answer(part)) == (("2018-11-03", "2018-11-28"), NO)
    answered = read(text.format("20181103", "20181128"), answers={"whole_months": YES})
    assert span_of(answered) == WHOLE


def test_rows_on_the_first_and_the_last_day_of_their_months_ask_nothing():
    found = read(meta("10/01/2018", "11/30/2018"))
    assert (span_of(found), found.questions) == (("2018-10-01", "2018-11-30"), ())


def test_rows_by_month_and_templates_with_whole_months_ask_nothing():
    found = read(lines("Date,Visits,Unique visitors,Bounces", "2018-10,5,4,1", "2018-11,5,4,1"))
    assert (span_of(found), found.questions) == (("2018-10-01", "2018-11-30"), ())
    found = read(lines("mes;tramite;canal;cantidad", "2018-11;PQRSD;electrónico;3"))
    assert found.questions == ()


def test_nothing_is_asked_of_days_that_somebody_said():
    found = read(meta(), first=dt.date(2018, 11, 1), last=dt.date(2018, 11, 28))
    assert (span_of(found), found.questions) == (("2018-11-01", "2018-11-28"), ())
    table = Table("", ("fecha", "visitas"), [[dt.date(2018, 11, 3), 5]], [2])
    context = Context(PLAN, dt.date(2026, 11, 23), "noviembre 2018")
    asked = observations(plain("visits"), [table], context)
    declared = observations(plain("visits").__class__(**{**vars(plain("visits")), "declared": True}), [table], context)
    assert (span_of(asked), first_answer(asked)) == (WHOLE, YES)
    assert (span_of(declared), declared.questions) == (("2018-11-03", "2018-11-03"), ())


def test_the_end_of_a_month_that_is_not_over_is_not_asked_about():
    found = read(meta(), "noviembre 2018.csv", today=dt.date(2018, 11, 29))
    assert (span_of(found), found.questions) == (BY_DAYS, ())
    found = read(meta(), "noviembre 2018.csv", today=dt.date(2018, 11, 30))
    assert (span_of(found), first_answer(found)) == (WHOLE, YES)
    days = "10/03/2018", "11/27/2018"
    found = read(meta(*days), today=dt.date(2018, 11, 29))
    (question,) = found.questions
    assert question.text == "El archivo trae datos del 3 de octubre al 27 de noviembre de 2018. ¿El informe se pidió desde el comienzo de octubre de 2018?"  # fmt: skip
    found = read(meta(*days), today=dt.date(2018, 11, 29), answers={"whole_months": YES})
    assert span_of(found) == ("2018-10-01", "2018-11-27")


def test_a_list_that_is_cut_covers_no_day_and_is_asked_about_its_period_once_it_is_said_to_be_whole():
    content = csv_text([["Top 50"], *(line.split(";") for line in FILES["table"].splitlines())])
    cut = read(content, "noviembre 2018.csv")
    assert (cut.covers, [question.id for question in cut.questions]) == (None, ["complete"])
    whole = read(content, "noviembre 2018.csv", answers={"complete": "yes"})
    assert (span_of(whole), first_answer(whole)) == (WHOLE, YES)


LIST = [["Fecha", "Red social", "Mensaje"], ["2018-11-03", "Facebook", "Uno"], ["2018-11-27", "Facebook", "Dos"]]


@pytest.mark.parametrize(
    ("title", "answer"),
    [
        ("Publicaciones de noviembre de 2018", YES),
        ("Período: 1 al 30 de noviembre de 2018", YES),
        ("Período: 1 al 28 de noviembre de 2018", NO),
        ("Publicaciones de octubre de 2018", NO),
        ("Generado el 3 de diciembre de 2018", NO),
    ],
)
def test_a_title_over_the_table_says_the_period_as_a_name_does(title, answer):
    found = read(xlsx({"Hoja1": [[title], *LIST]}))
    assert (span_of(found), first_answer(found)) == (WHOLE if answer else BY_DAYS, answer)


def test_a_title_that_ends_before_the_month_goes_before_a_name():
    found = read(xlsx({"Hoja1": [["Período: 1 al 28 de noviembre de 2018"], *LIST]}), "noviembre 2018.xlsx")
    assert (span_of(found), first_answer(found)) == (BY_DAYS, NO)


def test_the_names_of_sheets_say_the_month_of_their_own_rows():
    october = [LIST[0], ["2018-10-05", "Facebook", "Cero"], ["2018-10-20", "Facebook", "Cero"]]
    found = read(xlsx({"Octubre 2018": october, "Noviembre 2018": LIST}))
    assert (span_of(found), first_answer(found)) == (("2018-10-01", "2018-11-30"), YES)
    found = read(xlsx({"Octubre 2018": october, "Otras": LIST}))
    assert (span_of(found), first_answer(found)) == (("2018-10-05", "2018-11-27"), NO)


def test_a_rejected_row_uncovers_its_day_in_a_whole_month_too():
    rows = [*LIST, ["2018-11-31", "Facebook", "Tres"]]
    found = read(xlsx({"Hoja1": rows}), answers={"whole_months": YES})
    assert [(str(one.first), str(one.last)) for one in found.coverage if one.measure == "posts"] == [
        ("2018-11-01", "2018-11-26")
    ]


def test_the_members_of_a_zip_are_asked_about_one_by_one():
    first, second = meta("10/03/2018", "10/20/2018", owner="1"), meta("11/05/2018", "11/20/2018", owner="2")
    content = zipped({"a.csv": first, "b.csv": second})
    asked = {question.id: question.text for question in read(content).questions}
    assert asked == {
        "whole_months@a.csv": "Archivo «a.csv»: El archivo trae datos del 3 al 20 de octubre de 2018. ¿El informe se pidió para todo el mes?",
        "whole_months@b.csv": "Archivo «b.csv»: El archivo trae datos del 5 al 20 de noviembre de 2018. ¿El informe se pidió para todo el mes?",
    }
    one = read(content, answers={"whole_months@a.csv": YES})
    assert [question.id for question in one.questions] == ["whole_months"]
    assert {(str(c.first), str(c.last)) for c in one.coverage} == {
        ("2018-10-01", "2018-10-31"),
        ("2018-11-05", "2018-11-20"),
    }
    both = read(content, answers={"whole_months": YES})
    assert (both.questions, span_of(both)) == ((), ("2018-10-01", "2018-11-30"))


def test_the_name_of_a_zip_speaks_for_what_is_in_it():
    content = zipped({"Table data.csv": FILES["youtube-content"]})
    found = read(content, "Contenido 2018-11-01_2018-12-01 Concejo.zip")
    assert (span_of(found), first_answer(found)) == (WHOLE, YES)
