"""Whatever goes wrong with a database is a Spanish sentence for who can mend it, without a word of its credentials, in the log too."""

import datetime as dt
import logging

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from plancom.sources.databases import read_only
from plancom.sources.databases.declarations import DatabaseSource
from plancom.sources.databases.query import ask
from tests.databases.conftest import PASSWORD

SECRET = "hunter2-s3creta"


@pytest.fixture
def only_problem(plan, today, caplog):
    """`only_problem(url, query)`: the only problem of asking, after making sure that nothing secret is in it or in any log."""
    caplog.set_level(logging.DEBUG)

    def run(url, query="SELECT fecha, visitas FROM dias", **keys):
        answer = ask(DatabaseSource(name="sitio", url=url, **{"query": query, **keys}), plan, today)
        (problem,) = answer.result.problems
        everything = f"{problem} {answer} {caplog.text} {[r.__dict__ for r in caplog.records]}"
        for secret in (SECRET, PASSWORD, "lector", "oculto"):
            assert secret not in everything, secret
        assert problem.message.startswith("Base de datos «sitio»: ")
        assert problem.message.endswith(".")
        assert problem.fix
        return problem

    return run


@pytest.fixture(params=[pytest.param(name, marks=getattr(pytest.mark, name)) for name in ("postgres", "mariadb")])
def server(request):
    """A table of three days on each server: its URL."""
    if request.param == "postgres":
        url = request.getfixturevalue("postgres_url")
        engine = create_engine(url)
    else:
        matomo = request.getfixturevalue("mariadb")
        url, engine = matomo.url, matomo.engine
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE dias (fecha DATE, visitas INTEGER)"))
        connection.execute(
            text("INSERT INTO dias VALUES ('2018-10-01', 5), ('2018-10-02', -3), ('2018-10-03', NULL), (NULL, 7)")
        )
    yield url
    engine.dispose()


pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.mark.parametrize(
    ("query", "code", "words"),
    [
        ("SELECT fecha, visitas FROM nada", "missing_table", "nada»"),
        ("SELECT fecha, viistas FROM dias", "missing_db_column", "«viistas»"),
        ("SELECT fecha FROM dias", "missing_columns", "hacen falta «fecha» y «visitas»"),
        ("SELECT fecha, visitas FROM dias WHERE", "bad_sql", "no se entiende como SQL"),
        ("SELECT fecha, visitas FROM dias WHERE fecha > NO_HAY(3)", "bad_sql", "no entiende la consulta"),
        ("DELETE FROM dias", "not_a_select", "no es un SELECT"),
        ("SELECT 1; DELETE FROM dias", "not_one_select", "2 sentencias"),
        ("WITH x AS (DELETE FROM dias RETURNING *) SELECT * FROM x", "not_a_select", "no es un SELECT"),
        ("SELECT fecha, visitas INTO copia FROM dias", "not_a_select", "no es un SELECT"),
        ("SELECT * FROM dias FOR UPDATE", "not_a_select", "no es un SELECT"),
        ("SELECT fecha, visitas FROM dias WHERE fecha > :ayer", "unknown_parameter", "«ayer»"),
    ],
)
def test_a_query_that_will_not_do_is_said_on_each_server(server, only_problem, query, code, words):
    problem = only_problem(server, query)
    assert problem.code == code
    assert words in problem.message


@pytest.mark.parametrize("end", [";", " ; -- visitas por día", ";; /* fin; */\n", " -- ; fin"])
def test_a_query_may_end_in_a_semicolon_and_a_comment_on_each_server(server, plan, today, end):
    query = f"SELECT fecha, visitas FROM dias WHERE visitas > 0 AND fecha IS NOT NULL{end}"
    found = ask(DatabaseSource(name="sitio", url=server, query=query), plan, today).result
    assert (found.table["visits"].tolist(), found.problems) == ([5], ())


def test_negative_counts_missing_ones_and_missing_dates_are_told_row_by_row(server, plan, today):
    source = DatabaseSource(
        name="sitio", url=server, query="SELECT fecha, visitas FROM dias ORDER BY fecha IS NULL, fecha"
    )
    found = ask(source, plan, today).result
    assert [(p.code, p.row, p.column) for p in found.problems] == [
        ("negative", 3, "visitas"),
        ("missing_date", 5, "fecha"),
    ]
    assert found.table["visits"].tolist() == [5]
    assert found.coverage == ()  # the row without a date may be of any day


def test_the_transaction_itself_refuses_to_write(server, request):
    limits = read_only.QueryLimits(10, 10, "America/Bogota")
    if server.startswith("mysql"):  # as somebody who may
        server = request.getfixturevalue("mariadb").engine.url.render_as_string(hide_password=False)
    engine = read_only.engine_for(DatabaseSource(name="s", url=server, query="q").address(), limits)
    with pytest.raises(Exception, match=r"read-only|READ ONLY"), read_only.reading(engine, limits) as connection:
        connection.execute(text("CREATE TABLE otra (a INTEGER)"))
    engine.dispose()


def test_a_query_that_takes_too_long_is_left(server, only_problem):
    sleep = "SLEEP(30)" if server.startswith("mysql") else "pg_sleep(30)"
    problem = only_problem(server, f"SELECT fecha, visitas, {sleep} FROM dias", timeout_seconds=1)
    assert (problem.code, "más de 1 segundo" in problem.message) == ("timed_out", True)


def test_a_server_that_keeps_no_time_limit_is_left_all_the_same(postgres_url, monkeypatch):
    monkeypatch.setattr(read_only, "CONNECT_SECONDS", 1)
    limits = read_only.QueryLimits(1, 10, "America/Bogota")
    engine = read_only.engine_for(DatabaseSource(name="s", url=postgres_url, query="q").address(), limits)
    with read_only.reading(engine, limits) as connection:
        connection.execute(text("SET LOCAL statement_timeout = 0"))
        with pytest.raises(OperationalError):
            connection.execute(text("SELECT pg_sleep(60)"))
    engine.dispose()


def test_a_value_that_cannot_be_computed_is_said(postgres_url, only_problem):
    problem = only_problem(
        postgres_url, "SELECT CURRENT_DATE AS fecha, 1 / (n - 1) AS visitas FROM generate_series(1, 2) AS n"
    )
    assert (problem.code, "división por cero" in problem.message) == ("bad_values", True)


def test_more_rows_than_allowed_are_refused_whole(server, only_problem):
    problem = only_problem(server, max_rows=3)
    assert (problem.code, "más de 3 filas" in problem.message) == ("too_many_rows", True)


def test_several_rows_for_a_day_are_refused_whole(server, only_problem):
    problem = only_problem(server, "SELECT fecha, visitas FROM dias UNION ALL SELECT fecha, 7 FROM dias")
    assert (problem.code, "varias filas para el 01/10/2018" in problem.message) == ("divided_days", True)


def test_a_wrong_password_is_said_without_it(mariadb, only_problem):
    url = (
        make_url(mariadb.url.replace("${MATOMO_CLAVE}", "x")).set(password=SECRET).render_as_string(hide_password=False)
    )
    assert only_problem(url).code == "wrong_password"


def test_a_wrong_password_of_postgresql_is_said_without_it(only_problem, monkeypatch):
    class RefusedError(Exception):
        """What psycopg raises for this; the tests' server trusts whoever comes from this machine."""

    def refuse(*_args, **_keys):
        raise RefusedError(f'connection failed: FATAL:  password authentication failed for user "lector" {SECRET}')

    monkeypatch.setattr(read_only, "create_engine", refuse)
    assert only_problem(f"postgresql://lector:{SECRET}@127.0.0.1/x").code == "wrong_password"


@pytest.mark.parametrize("scheme", ["postgresql", "mysql"])
def test_a_server_that_does_not_answer_is_said(only_problem, scheme):
    problem = only_problem(f"{scheme}://lector:{SECRET}@127.0.0.1:1/matomo")
    assert (problem.code, "el servidor no responde" in problem.message) == ("unreachable", True)


def test_a_database_that_does_not_exist_is_said(postgres_url, only_problem):
    problem = only_problem(make_url(postgres_url).set(database="no_hay").render_as_string(hide_password=False))
    assert problem.code == "missing_database"


def test_a_file_that_does_not_exist_is_said_and_not_made(only_problem, tmp_path):
    assert only_problem(f"sqlite:///{tmp_path / 'no-hay.db'}").code == "missing_database"
    assert not (tmp_path / "no-hay.db").exists()


def test_a_table_that_may_not_be_read_is_said(mariadb, only_problem):
    mariadb.run("CREATE DATABASE IF NOT EXISTS ajena")
    mariadb.run("CREATE OR REPLACE TABLE ajena.dias (fecha DATE, visitas INTEGER)")
    assert only_problem(mariadb.url, "SELECT fecha, visitas FROM ajena.dias").code == "not_allowed"


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("bigquery://proyecto", "pip install sqlalchemy-bigquery"),
        ("oraculo://lector:oculto@oculto/x", "Revise cómo empieza «url»"),
    ],
)
def test_a_driver_that_is_not_installed_is_said_with_its_name(only_problem, url, words):
    problem = only_problem(url)
    assert problem.code == "no_driver"
    assert words in problem.fix


def test_a_variable_that_is_not_set_is_named(only_problem, monkeypatch):
    monkeypatch.delenv("NO_HAY", raising=False)
    problem = only_problem(f"mysql://lector:${{NO_HAY}}@{SECRET}/matomo")
    assert (problem.code, "«NO_HAY»" in problem.message) == ("missing_variable", True)


def test_an_address_that_is_none_is_said_without_it(only_problem):
    assert only_problem(f"{SECRET} y ya").code == "bad_url"


def test_days_of_moments_with_a_zone_are_local_days(postgres_url, plan):
    engine = create_engine(postgres_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE hits (momento TIMESTAMPTZ)"))
        connection.execute(text("INSERT INTO hits VALUES ('2018-10-02 04:59:59+00'), ('2018-10-02 05:00:00+00')"))
    engine.dispose()
    query = "SELECT momento::date AS fecha, COUNT(*) AS visitas FROM hits WHERE momento::date >= :desde GROUP BY 1;"
    source = DatabaseSource(name="sitio", url=postgres_url, query=query)
    table = ask(source, plan, dt.date(2018, 10, 10)).result.table
    assert table["day"].dt.date.map(str).tolist() == ["2018-10-01", "2018-10-02"]
