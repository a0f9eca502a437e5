"""What somebody said of a file is kept with its import: the original is read again as it was then, whatever was said since."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, update

from plancom.access import acts
from plancom.services import importing, originals
from plancom.services.choices import NONE, Choices, from_text, to_text
from plancom.sources.tables.mappings import Mapping
from plancom.store.checks.checkup import checkup
from plancom.store.db.engine import writing
from plancom.store.office.answers import Answer, keep
from plancom.store.tables import imports
from tests.builders import NOW, cartagena, d

PLAN = cartagena()
LATER = NOW + dt.timedelta(days=1)
CHANNELS = b"mes,tramite,canal,cantidad\n2018-10,PQR,P\xc3\xa1gina web,5\n2018-10,PQR,presencial,3\n"
DATES = b"fecha,visitas\n03/04/2018,5\n04/04/2018,6\n05/04/2018,7\n"
POSTS = b"fecha,red,texto\n2018-10-01,Facebook,Hola\n"
TABLE = b"dia;cuantas\n01/10/2018;4\n02/10/2018;5\n"
MAPPING = Mapping("visits", "day", (("day", "dia"), ("visits", "cuantas")), headers=("dia", "cuantas"))


def import_file(engine, name, content, choices=NONE):
    file = importing.source_file(name, content)
    one = importing.commit_file(engine, importing.incoming_file(engine, file, PLAN, choices), PLAN, author="Ana")
    assert one.outcome == "imported", [problem.message for problem in one.result.problems]
    return one


def kept_choices(engine):
    with engine.connect() as connection:
        return connection.execute(select(imports.c.choices).order_by(imports.c.id)).scalars().all()


def is_as_its_original(engine):
    (one,) = originals.original_comparisons(engine, PLAN)
    return one.different is not None and one.different.is_none


@pytest.mark.parametrize(
    ("name", "content", "choices"),
    [
        ("canales.csv", CHANNELS, Choices(answers=(("channel:pagina web", "electrónico"),))),
        ("fechas.csv", DATES, Choices(answers=(("dates", "mdy"),))),
        ("redes.csv", POSTS, Choices(first=d("2018-10-01"), last=d("2018-10-31"), silent=("instagram",))),
        ("tabla.csv", TABLE, Choices(mapping=MAPPING, answers=(("accounts", ""),))),
    ],
)
def test_an_original_about_which_something_was_said_is_compared(engine, name, content, choices):
    import_file(engine, name, content, choices)
    assert is_as_its_original(engine)


def test_what_is_answered_otherwise_later_is_another_files(engine):
    import_file(engine, "canales.csv", CHANNELS, Choices(answers=(("channel:pagina web", "electrónico"),)))
    with writing(engine, acts.IMPORT) as connection:
        keep(connection, [Answer("channel:pagina web", "¿Es en línea?", "", "No: es otro canal", author="Luis")], LATER)
    assert is_as_its_original(engine)


def test_what_was_remembered_then_is_kept_as_if_it_had_been_said(engine):
    with writing(engine, acts.IMPORT) as connection:
        yes = Answer("channel:pagina web", "¿Es en línea?", "electrónico", "Sí: es «electrónico»", author="Ana")
        keep(connection, [yes], NOW)
    import_file(engine, "canales.csv", CHANNELS)
    assert [dict(from_text(one).answers) for one in kept_choices(engine)] == [{"channel:pagina web": "electrónico"}]


def test_a_file_that_says_everything_itself_keeps_nothing(engine):
    import_file(engine, "visitas.csv", b"fecha,visitas\n2018-10-01,5\n")
    assert kept_choices(engine) == [""]


def test_choices_that_are_no_json_are_found_and_the_file_is_read_by_itself(engine):
    import_file(engine, "visitas.csv", b"fecha,visitas\n2018-10-01,5\n")
    with writing(engine, acts.REPAIR) as connection:
        connection.execute(update(imports).values(choices="{"))
    assert [one.code for one in checkup(engine, [PLAN])] == ["broken_document"]
    assert is_as_its_original(engine)


words = st.text(min_size=1, max_size=8)


@given(
    st.builds(
        Choices,
        kind=st.sampled_from([None, "visits", "posts"]),
        first=st.none() | st.dates(),
        last=st.none() | st.dates(),
        silent=st.lists(words, max_size=3).map(tuple),
        answers=st.dictionaries(words, words, max_size=3).map(lambda one: tuple(sorted(one.items()))),
        mapping=st.sampled_from([None, MAPPING]),
    )
)
def test_choices_read_back(choices):
    class Unasked:
        settled = ()

    assert from_text(to_text(choices, Unasked())) == choices
