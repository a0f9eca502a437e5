"""The language decides what is told about a file, and nothing of what is read from it: a day of a Spanish and of an English reader is one."""

import datetime as dt
import io
from pathlib import Path

import openpyxl
import pytest
from source_files import PLAN, TODAY, csv_text, lines, read, xlsx, zipped

from plancom.datasets import DATASETS, DEFINITIONS, Inquiry, Observations, Problem, Refusal, Result, titles
from plancom.language.translation import speaking
from plancom.plan.translation import in_language, plan_words
from plancom.services.importing import source_file
from plancom.sources import read as read_with
from plancom.sources.copies import templates
from plancom.sources.copies.marked_copy import marked
from plancom.sources.sandbox import pool
from plancom.store.db import schema
from plancom.store.imports import commits
from plancom.store.imports.comparison import compare
from tests.builders import digest_under
from tests.engines import writable_engine

ENGLISH = in_language(
    PLAN, plan_words(Path(__file__).parents[2] / "data" / "plan" / "concejo-cartagena-2018.toml", "en")
)
NOW = dt.datetime(2026, 11, 23, 15)
POSTS = [
    ["fecha", "red", "publicaciones", "texto", "id"],
    ["2018-01-02", "Facebook", 2, "Hola", ""],
    ["2018-02-31", "Facebook", 1, "", ""],
    ["2018-01-04", "Fasebook", 1.5, "", "1,8E+16"],
    ["2018-01-05", "Twitter", "s/d", "@alguien", ""],
    ["2018-01-02", "Facebook", 2, "Hola", ""],
    ["Total", "", 9, "", ""],
]
FILES = {
    "posts": csv_text(POSTS, ";"),
    "procedures": lines(
        "mes;tramite;canal;cantidad", "2018-01;PQRSD;electrónico;3", "2018-02;PQRSD;Ventanilla;sin dato"
    ),
    "press": lines(
        "fecha;medio;titulo;tipo", "2018-01-03;El Universal;Trámites;Electronico", "2018-01-04;El Universo;Otra;escrito"
    ),
    "activities": lines("fecha;medio;tarea;cantidad", "2018-01-03;Folletos;Nada que ver;500"),
    "either-order": lines("fecha;visitas", "03/04/2018;5", "05/04/2018;6"),
    "no-year": xlsx({"Hoja1": [["Red", "Ene", "Feb"], ["Facebook", 3, 4], ["publicaciones en redes", None, None]]}),
    "office": xlsx({"2018": [["Publicaciones en redes 2018"], ["Red", "Ene", "Feb", "Total"], ["Facebook", 3, 4, 8]]}),
    "procedures-by-month": xlsx({"2018": [["Trámites"], ["Canal", "Ene", "Feb"], ["virtual", 3, 4]]}),
    "unknown": lines("Cuándo;Ingresos;Otra", "ayer;1;2"),
    "zip": zipped({"a.csv": lines("date,visits", "2018-01-01,5"), "leame.txt": "hola"}),
    "web-page": "<html><table><tr><td>fecha</td><td>visitas</td></tr><tr><td>2018-01-01</td><td>4</td></tr></table></html>",
    "damaged": b"PK\x03\x04 nada",
}


@pytest.fixture
def engine(tmp_path):
    engine = writable_engine(f"sqlite:///{tmp_path / 'plancom.db'}")
    schema.upgrade(engine)
    yield engine
    engine.dispose()


def facts(found: Result):
    """All that is stored, recognised, compared or answered of a file; the sentences about it left out."""
    match found:
        case Observations(dataset=dataset, coverage=coverage, table=table):
            own: object = dataset, coverage, table.to_dict("split")
        case Refusal(mappable=mappable):
            own = mappable
        case Inquiry():
            own = None
    return (
        type(found),
        (found.source, found.title, found.rows_read, found.rows_rejected),
        own,
        [(p.code, p.sheet, p.row, p.column, p.value, p.rejects) for p in found.problems],
        [(q.id, q.blocking, [option.value for option in q.options]) for q in found.questions],
        len(found.notes),
    )


def in_english(content, **options) -> Result:
    with speaking("en"):
        return read(content, **options)


@pytest.mark.parametrize("name", FILES)
def test_a_file_says_the_same_in_either_language(name):
    spanish, english = read(FILES[name]), in_english(FILES[name])
    assert facts(english) == facts(spanish)
    if isinstance(spanish, Observations) and isinstance(english, Observations):
        assert digest_under(english, ENGLISH) == digest_under(spanish, PLAN)


@pytest.mark.parametrize("name", FILES)
def test_and_only_its_sentences_differ(name):
    told = [
        (*found.notes, *(p.sentence for p in found.problems)) for found in (read(FILES[name]), in_english(FILES[name]))
    ]
    assert told[0]
    assert all(spanish != english for spanish, english in zip(*told, strict=True))


def test_a_list_of_posts_is_told_about_in_english():
    found = in_english(FILES["posts"])
    assert titles.title_text(found.title) == found.title == "Plantilla de publicaciones"
    with speaking("en"):
        assert titles.title_text(found.title) == "Posts template"
        assert [problem.sentence for problem in found.problems] == [
            "row 3, column “fecha”: “2018-02-31” is not a date that exists. Write it as 28/02/2018.",
            "row 4, column “publicaciones”: “1.5” is not a whole number. Enter the amount without decimals.",
            (
                "row 6: This row repeats row 2. Delete the repeated one; if they are two different posts, enter 2 in “publicaciones”"
                " or add the link of each."
            ),
            (
                "row 7, column “publicaciones”: The total written is 9 and the rows add up to 5. Check whether a row is missing;"
                " the rows are counted, not the total."
            ),
        ]
    assert found.notes == (
        "Recognised as “Posts template” by its columns “fecha”, “red”, “publicaciones” and “texto”.",
        "Not counted: 1 row of totals.",
        "1 identifier rounded by the spreadsheet (1.8E+16): of no use for recognising the post.",
        "1 row without an amount: its date is left as not reported, not as zero.",
    )


def test_a_question_has_the_same_answers_and_asks_in_english():
    asked = in_english(FILES["either-order"])
    (question,) = asked.questions
    assert (question.text, [option.label for option in question.options]) == (
        "In which order are the dates?",
        ["Day/month/year", "Month/day/year"],
    )
    assert question.options[0].effect == "“03/04/2018” is 3 Apr 2018; the file covers 3 Apr – 5 Apr 2018"
    answered = in_english(FILES["either-order"], answers={question.id: question.options[1].value})
    assert answered.covers == (dt.date(2018, 3, 1), dt.date(2018, 5, 31))
    assert facts(answered) == facts(read(FILES["either-order"], answers={"dates": "mdy"}))


def test_what_one_imported_in_spanish_is_the_same_again_for_who_reads_english(engine):
    content = csv_text(POSTS[:2], ";")
    assert commits.commit(engine, read(content), source_file("redes.csv", content.encode()), PLAN, now=NOW)
    with engine.connect() as connection, speaking("en"):
        again = compare(connection, in_english(content), ENGLISH)
    assert (again.changes_nothing, again.rows_same) == (True, 1)


def test_a_task_is_known_by_the_plans_own_name_whoever_reads():
    spanish = next(task for strategy in PLAN.strategies for task in strategy.tasks)
    content = lines("fecha;medio;tarea;cantidad", f"2018-01-03;Folletos;{spanish.name};500").encode()
    with speaking("en"):
        found = read_with("actividades.csv", content, ENGLISH, TODAY)
    assert next(t for s in ENGLISH.strategies for t in s.tasks).name != spanish.name
    assert (found.table["task"].tolist(), found.problems) == ([spanish.id], ())


def test_the_reading_process_speaks_the_language_of_who_asked():
    with speaking("en"):
        found = pool.read("roto.xlsx", FILES["damaged"], PLAN, TODAY)
    assert found.problems[0].message == "The file is damaged or incomplete: it cannot be opened as a spreadsheet."


@pytest.mark.parametrize("dataset", DATASETS)
def test_an_english_template_keeps_its_columns_and_is_passed_over_in_either_language(dataset):
    with speaking("en"):
        content = templates.workbook(dataset, PLAN)
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert [cell.value for cell in book.worksheets[0][1]] == [column.header for column in DEFINITIONS[dataset].columns]
    sheet = book["Instructions"]
    assert str(sheet["A1"].value).startswith("Template instructions: ")
    assert str(sheet["A4"].value).startswith("1. Write on the sheet “")
    for found in (read(content), in_english(content)):
        assert (found.source, found.rows_read, [problem.code for problem in found.problems]) == (
            "template",
            0,
            ["no_rows"],
        )


def test_a_copy_marked_in_english_reads_as_the_original_in_either_language():
    original = xlsx({"Datos": POSTS})
    problems = read(original).problems
    with speaking("en"):
        copy = marked("redes (errores marcados).xlsx", original, problems)
    book = openpyxl.load_workbook(io.BytesIO(copy.content))
    assert (copy.name, book.sheetnames) == ("redes (errors marked).xlsx", ["Errors", "Datos"])
    assert [cell.value for cell in book["Errors"][4]] == [
        "Sheet",
        "Cell",
        "Column",
        "Value",
        "What is wrong",
        "How to mend it",
    ]
    for found in (read(copy.content), in_english(copy.content)):
        assert facts(found) == facts(read(original))


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        (
            "Meta: publicaciones de Facebook y Meta: publicaciones de Instagram",
            "Meta: Facebook posts and Meta: Instagram posts",
        ),
        ("Perfil «Boletín municipal»", "Profile “Boletín municipal”"),
        ("Base de datos «sitio»", "Database “sitio”"),
        ("Hoja de la oficina: trámites", "Office sheet: procedures"),
        ("Google Analytics 4", "Google Analytics 4"),
        ("Un título que nadie conoce", "Un título que nadie conoce"),
    ],
)
def test_a_title_is_kept_in_spanish_and_said_in_english(kept, said):
    assert titles.title_text(kept) == kept
    with speaking("en"):
        assert titles.title_text(kept) == said


def test_where_a_problem_is_stands_in_the_readers_language():
    problem = Problem("not_a_number", "", sheet="Datos", row=14, column="fecha")
    assert problem.where == "hoja «Datos», fila 14, columna «fecha»"
    with speaking("en"):
        assert problem.where == "sheet “Datos”, row 14, column “fecha”"
