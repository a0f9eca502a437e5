"""The shared fixtures do what their names promise."""

import pytest
from sqlalchemy import create_engine, text

from tests.builders import posts, press, procedures, procedures_in_detail, visits
from tests.frame_schemas import OBSERVATIONS


def test_each_engine_gives_an_empty_database(database_url):
    engine = create_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE something (n INTEGER)"))
        connection.execute(text("INSERT INTO something VALUES (1)"))
    with engine.connect() as connection:
        assert connection.execute(text("SELECT COUNT(*) FROM something")).scalar_one() == 1
    engine.dispose()


def test_the_next_database_knows_nothing_of_the_last(postgres_url):
    engine = create_engine(postgres_url)
    with engine.connect() as connection:
        tables = connection.execute(text("SELECT COUNT(*) FROM pg_tables WHERE schemaname = 'public'")).scalar_one()
    engine.dispose()
    assert tables == 0


@pytest.mark.parametrize(
    "built",
    [
        visits({"2018-01-01": 5, "2018-01-02": None}),
        visits({"2018-01-01": 5}, measure="page_views", grain="month"),
        posts([("2018-01-01", "facebook", 3), ("2018-01-02", "x", 1, "7", "@ana hola", 2)]),
        press([("2018-01-05", "el-universal", "Una nota")]),
        procedures([("2018-01-01", "PQRSD", "web", 4)]),
        procedures_in_detail(
            totals=[("2018-01-01", "PQRSD", "web", 9)],
            amounts=[("2018-01-02", "PQRSD", "web", 4)],
            requests=[("R-1", "2018-01-03", "PQRSD", "web")],
        ),
    ],
    ids=lambda built: f"{built.dataset}, {len(built.table)}",
)
def test_what_tests_build_has_the_shape_of_what_readers_give(built):
    assert len(OBSERVATIONS[built.dataset].validate(built.table)) == built.rows_read
