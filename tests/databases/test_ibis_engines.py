"""Engines asked through Ibis: what they say is what the same rows say through SQLAlchemy, and they are only ever read. DuckDB stands for them."""

import json
import logging
import subprocess
import sys

import duckdb
import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from typer.testing import CliRunner

from plancom import cli, clock, settings
from plancom.sources.databases import ibis_engines, read_only
from plancom.sources.databases.declarations import DatabaseSource
from plancom.sources.databases.query import ask
from plancom.sources.databases.select_check import only_reads, with_values
from tests.builders import d

LIMITS = read_only.QueryLimits(60, 1000, "America/Bogota")
BY_DAY = (
    "SELECT CAST(momento AS date) AS fecha, COUNT(DISTINCT sesion) AS visitas, COUNT(*) AS paginas_vistas "
    "FROM hits WHERE CAST(momento AS date) BETWEEN :desde AND :hasta GROUP BY 1 ORDER BY 1"
)
HITS = [
    ("2018-10-01 23:59:59-05", 1),
    ("2018-10-02 04:59:59+00", 1),  # the evening of the first in Bogotá
    ("2018-10-02 05:00:00+00", 1),
    ("2018-10-02 12:00:00-05", None),
    ("2018-10-05 12:00:00-05", 7),
    (None, 8),
    ("2018-10-10 00:00:00-05", 9),  # today is not over
]


@pytest.fixture
def duck(tmp_path):
    """`duck(*statements)`: a DuckDB file after these statements; its address, as it is declared."""
    path = tmp_path / "motor.duckdb"

    def run(*statements):
        with duckdb.connect(path) as connection:
            for statement in statements:
                connection.execute(*([statement] if isinstance(statement, str) else statement))
        return f"ibis+duckdb:///{path}"

    return run


def hits(*rows):
    return [("INSERT INTO hits VALUES (CAST(? AS timestamptz), ?)", row) for row in rows]


def answer_of(url, query, plan, today, **keys):
    return ask(DatabaseSource(name="sitio", url=url, query=query, **keys), plan, today)


def comparable(answer):
    """All that an answer says, to be compared with another's."""
    found = answer.result
    return answer.file_name, answer.content, found.problems, found.coverage, found.notes, found.table.to_dict("list")


def test_moments_nulls_and_days_without_hits_are_what_sqlalchemy_reads_of_the_same_rows(
    duck, postgres_url, plan, today
):
    engine = create_engine(postgres_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE hits (momento timestamptz, sesion int)"))
        for moment, session in HITS:
            connection.execute(text("INSERT INTO hits VALUES (:m, :s)"), {"m": moment, "s": session})
    engine.dispose()
    url = duck("CREATE TABLE hits (momento timestamptz, sesion int)", *hits(*HITS))
    through_ibis, through_sqlalchemy = (answer_of(one, BY_DAY, plan, today) for one in (url, postgres_url))
    assert comparable(through_ibis) == comparable(through_sqlalchemy)
    assert through_ibis.content.decode("utf-8-sig").split() == [
        "fecha,visitas,paginas_vistas", "2018-10-01,1,2", "2018-10-02,1,2", "2018-10-03,0,0", "2018-10-04,0,0", "2018-10-05,1,1",
    ]  # fmt: skip


def test_rows_that_will_not_do_are_told_as_sqlalchemy_s_are(duck, postgres_url, plan, today):
    rows = "('2018-10-01', 5.0), ('2018-10-02', -3), ('2018-10-03', NULL), (NULL, 7), ('2018-10-04', 2.5)"
    made = ("CREATE TABLE dias (fecha date, visitas numeric(12, 2))", f"INSERT INTO dias VALUES {rows}")
    engine = create_engine(postgres_url)
    with engine.begin() as connection:
        for statement in made:
            connection.execute(text(statement))
    engine.dispose()
    query = "SELECT fecha, visitas FROM dias ORDER BY fecha IS NULL, fecha"
    through_ibis = answer_of(duck(*made), query, plan, today)
    assert comparable(through_ibis) == comparable(answer_of(postgres_url, query, plan, today))
    assert [problem.code for problem in through_ibis.result.problems][:1] == ["negative"]
    assert through_ibis.result.table["visits"].tolist()[0] == 5


def test_moments_in_the_answer_itself_are_of_the_plan_s_zone(duck, plan, today):
    url = duck("CREATE TABLE hits (momento timestamptz, sesion int)", *hits(("2018-10-02 04:59:59+00", 1)))
    found = answer_of(url, "SELECT MIN(momento) AS fecha, COUNT(*) AS visitas FROM hits", plan, today).result
    assert found.covers == (d("2018-10-01"), d("2018-10-01"))


def test_late_hits_correct_their_days_and_an_undone_sync_is_asked_for_again(duck, secrets, tmp_path, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda _plan: d("2018-10-10"))
    monkeypatch.delenv("PLANCOM_PLAN", raising=False)
    url = duck("CREATE TABLE hits (momento timestamptz, sesion int)", *hits(*HITS))
    secrets(f'[sources.sitio]\nurl = "{url}"\nquery = "{BY_DAY}"\n')

    def plancom(*arguments):
        result = CliRunner().invoke(cli.app, ["--db", f"sqlite:///{tmp_path / 'p.db'}", *map(str, arguments)])
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout) if "--json" in arguments else {}

    def visits():
        rows = plancom("counts", "visits", "--by", "day", "--json")["rows"]
        return {row["day"][-2:]: row["value"] for row in rows if row["measure"] == "visits"}

    plancom("sync")
    before = visits()
    assert before == {"01": 1, "02": 1, "03": 0, "04": 0, "05": 1}
    duck(*hits(("2018-10-04 10:00:00-05", 3), ("2018-10-05 10:00:00-05", 11), ("2018-10-06 10:00:00-05", 12)))
    (second,) = plancom("sync", "--json")["files"]
    assert (second["rows_new"], second["rows_changed"], second["covers"]) == (1, 2, ["2018-10-03", "2018-10-06"])
    assert visits() == {"01": 1, "02": 1, "03": 0, "04": 1, "05": 2, "06": 1}
    plancom("undo", second["import_id"])
    assert visits() == before
    (again,) = plancom("sync", "--json")["files"]
    assert (again["rows_new"], again["rows_changed"], visits()["06"]) == (1, 2, 1)


def test_the_engine_cuts_an_answer_that_is_not_grouped(plan, today):
    with pytest.raises(read_only.TooManyRowsError):
        ibis_engines.answer(make_url("ibis+duckdb://"), "SELECT * FROM range(1000000000000)", LIMITS)
    (problem,) = answer_of(
        "ibis+duckdb://",
        "SELECT DATE '2018-01-01' AS fecha, range AS visitas FROM range(90)",
        plan,
        today,
        max_rows=80,
    ).result.problems
    assert (problem.code, "más de 80 filas" in problem.message) == ("too_many_rows", True)


def test_the_engine_itself_is_opened_for_reading(duck):
    url = duck("CREATE TABLE dias (fecha date)")
    for statement in ("CREATE TABLE otra (a int)", "DROP TABLE dias"):
        with pytest.raises(ibis_engines.EngineError):
            ibis_engines.answer(make_url(url), statement, LIMITS)
    assert ibis_engines.answer(make_url(url), "SELECT * FROM dias", LIMITS)[0] == ["fecha"]


@pytest.mark.parametrize(
    "query",
    [
        "INSERT OVERWRITE DIRECTORY '/tmp/x' SELECT 1",
        "FROM dias INSERT INTO otra SELECT fecha",
        "SELECT TRANSFORM(fecha) USING 'rm -rf /' AS (fecha) FROM dias",
        "SELECT fecha, reflect('java.lang.System', 'exit', 1) AS visitas FROM dias",
        "WITH x AS (SELECT java_method('a', 'b') AS fecha) SELECT fecha FROM x",
        "CREATE TABLE otra AS SELECT 1",
        "CACHE TABLE dias",
        "ADD JAR 'x.jar'",
    ],
)
@pytest.mark.parametrize("scheme", ["spark", "sc"])
def test_a_query_of_spark_that_does_more_than_read_is_refused_before_it_is_sent(query, scheme, plan, today):
    (problem,) = answer_of(f"ibis+{scheme}://nadie:1", query, plan, today).result.problems
    assert problem.code == "not_a_select"


@pytest.mark.parametrize("engine", [one for one in ibis_engines.ENGINES if one != "bigquery"])
def test_the_days_that_are_asked_for_are_written_out_in_each_engine_s_own_words(engine):
    query = "SELECT dia AS fecha, ':desde' AS x FROM hits WHERE dia >= :desde AND dia <= :hasta -- :desde"
    written = with_values(query, engine, {"desde": d("2018-10-01"), "hasta": d("2018-10-09")})
    assert only_reads(written, engine) is None
    assert (written.count("'2018-10-01'"), written.count("'2018-10-09'"), "':desde'" in written) == (1, 1, True)


def test_files_of_parquet_are_read_without_a_database(tmp_path, plan, today):
    path = tmp_path / "hits.parquet"
    duckdb.sql("SELECT DATE '2018-10-01' + CAST(range // 3 AS int) AS dia FROM range(7)").write_parquet(str(path))
    query = f"SELECT dia AS fecha, COUNT(*) AS visitas FROM read_parquet('{path}') WHERE dia >= :desde GROUP BY 1"
    assert answer_of("ibis+duckdb://", query, plan, today).result.table["visits"].tolist() == [3, 3, 1]


# --------------------------------------------------------------------------------------------------------- what goes wrong


@pytest.fixture
def only_problem(plan, today, caplog):
    """`only_problem(url, query)`: the only problem, after making sure that no word of the engine is in it or in any log."""
    caplog.set_level(logging.DEBUG)

    def run(url, query="SELECT fecha, visitas FROM dias", **keys):
        (problem,) = answer_of(url, query, plan, today, **keys).result.problems
        everything = f"{problem} {caplog.text} {[r.__dict__ for r in caplog.records]}"
        assert not any(word in everything for word in ("s3creta", "motor.duckdb", "Catalog Error", "Traceback"))
        assert problem.message.startswith("Base de datos «sitio»: ")
        assert problem.fix
        return problem

    return run


@pytest.mark.parametrize(
    ("query", "code", "words"),
    [
        ("SELECT fecha, visitas FROM nada", "missing_table", "«nada»"),
        ("SELECT fecha, viistas FROM dias", "missing_db_column", "«viistas»"),
        ("SELECT fecha, NO_HAY(3) AS visitas FROM dias", "bad_sql", "no entiende la consulta"),
        ("SELECT fecha, CAST('x' AS int) AS visitas FROM dias", "bad_values", "no se pueden convertir"),
        ("SELECT fecha, visitas FROM dias WHERE fecha > :ayer", "unknown_parameter", "«ayer»"),
        ("SELECT fecha FROM dias", "missing_columns", "hacen falta «fecha» y «visitas»"),
    ],
)
def test_a_query_that_an_engine_cannot_answer_is_said(duck, only_problem, query, code, words):
    url = duck("CREATE TABLE dias (fecha date, visitas int)", "INSERT INTO dias VALUES ('2018-10-01', 5)")
    problem = only_problem(url, query)
    assert (problem.code, words in problem.message) == (code, True)


@pytest.mark.parametrize(
    ("words", "state", "expected"),
    [
        ("[JAVA_GATEWAY_EXITED] Java gateway process exited before sending its port number.", "", ("no_java", "")),
        ("[TABLE_OR_VIEW_NOT_FOUND] The table or view `nada` cannot be found.", "42P01", ("missing_table", "«nada»")),
        ("[PATH_NOT_FOUND] Path does not exist: file:/s3creta.", "42K03", ("missing_table", "la tabla.")),
        ("[UNRESOLVED_COLUMN] A column with name `viistas` cannot be resolved.", "42703", ("missing_db_column", "«viistas»")),
        ("[DIVIDE_BY_ZERO] Division by zero.", "22012", ("bad_values", "")),
        ("All masters are unresponsive! Giving up.", "", ("unreachable", "")),
        ("TrinoUserError(name=TABLE_NOT_FOUND, message=\"line 1:15: Table 'nada' does not exist\")", "", ("missing_table", "«nada»")),
        ("TrinoUserError(name=COLUMN_NOT_FOUND, message=\"Column 'x' cannot be resolved\")", "", ("missing_db_column", "")),
        ("error 401: b'Invalid credentials'", "", ("wrong_password", "")),
        ("Code: 60. DB::Exception: Unknown table expression identifier 'nada'. (UNKNOWN_TABLE)", "", ("missing_table", "")),
        ("Code: 516. DB::Exception: lector: Authentication failed: s3creta (AUTHENTICATION_FAILED)", "", ("wrong_password", "")),
        ("Code: 164. DB::Exception: Cannot execute query in readonly mode. (READONLY)", "", ("writes", "")),
        ("002003 (42S02): Object 'NADA' does not exist or not authorized.", "42S02", ("missing_table", "")),
        ("250001 (08001): Failed to connect to DB: s3creta.snowflakecomputing.com:443", "08001", ("unreachable", "")),
        ("could not locate runnable browser", "", ("wrong_password", "")),
    ],
)  # fmt: skip
def test_what_engines_say_is_a_sentence_without_their_words(only_problem, monkeypatch, words, state, expected):
    def raises(*_):
        raise ibis_engines.EngineError(words, state)

    monkeypatch.setattr(ibis_engines, "answer", raises)
    problem = only_problem("ibis+spark://lector:s3creta@oculto:1")
    code, named = expected
    assert (problem.code, named in problem.message) == (code, True)


def test_a_file_that_is_not_there_is_said_and_not_made(only_problem, tmp_path):
    path = tmp_path / "motor.duckdb"
    assert only_problem(f"ibis+duckdb:///{path}").code == "missing_database"
    assert not path.exists()


def test_an_engine_that_takes_too_long_is_left_and_its_process_ended(only_problem, monkeypatch):
    monkeypatch.setattr(ibis_engines, "START_SECONDS", 1)
    slow = "SELECT DATE '2018-10-01' AS fecha, COUNT(*) AS visitas FROM range(10000000) a, range(10000000) b WHERE a.range <> b.range"
    problem = only_problem("ibis+duckdb://", slow, timeout_seconds=2)
    assert (problem.code, "más de 2 segundos" in problem.message) == ("timed_out", True)


def test_what_an_engine_needs_and_is_not_installed_is_said_with_how_to_install_it(only_problem, monkeypatch, tmp_path):
    bare = tmp_path / "bare"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", bare], check=True)
    python = bare / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    for missing in (python, tmp_path / "no-hay"):
        monkeypatch.setenv("PLANCOM_ENGINES_PYTHON", str(missing))
        problem = only_problem("ibis+spark://lector:s3creta@127.0.0.1:1")
        assert (problem.code, "motores «spark»" in problem.message) == ("no_engine", True)
        assert "requirements-engines.lock" in problem.fix


def test_a_process_that_is_gone_without_a_word_is_said(only_problem, monkeypatch, tmp_path):
    monkeypatch.setattr(ibis_engines.ibis_process, "__file__", str(tmp_path / "no-hay.py"))
    assert only_problem("ibis+duckdb://").code == "failed"


def test_an_engine_that_is_not_known_is_said_with_those_that_are(only_problem):
    problem = only_problem("ibis+oraculo://lector:s3creta@oculto/x")
    assert (problem.code, "ibis+spark://" in problem.fix) == ("no_driver", True)


def test_matomo_s_tables_are_read_from_their_own_database(only_problem):
    assert only_problem("ibis+duckdb://", "", ready_made="matomo", site=1).code == "not_of_ibis"


def test_the_engines_own_environment_is_taken_where_there_is_one(monkeypatch, tmp_path):
    monkeypatch.delenv("PLANCOM_ENGINES_PYTHON", raising=False)
    monkeypatch.setattr(settings, "ROOT", tmp_path)
    assert str(settings.engines_python()) == sys.executable
    own = tmp_path / ".venv-engines" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    own.parent.mkdir(parents=True)
    own.touch()
    assert settings.engines_python() == own
    monkeypatch.setenv("PLANCOM_ENGINES_PYTHON", "/otro/python")
    assert settings.engines_python().as_posix() == "/otro/python"


# --------------------------------------------------------------------------------------------------------------- Spark


@pytest.fixture(scope="module")
def spark():
    """The address of a Spark of one process; skipped where it is not installed (requirements-engines.txt)."""
    found = subprocess.run([settings.engines_python(), "-c", "import pyspark"], capture_output=True, check=False)
    if found.returncode:
        pytest.skip("Spark is not installed: requirements-engines.lock in .venv-engines, and Java 17")
    return "ibis+spark://?spark.master=local[1]&spark.sql.shuffle.partitions=1&spark.driver.host=127.0.0.1"


def test_spark_says_of_the_same_files_what_duckdb_says(spark, tmp_path, plan, today):
    path = tmp_path / "hits.parquet"
    rows = "SELECT TIMESTAMPTZ '2018-10-01 00:00:00+00' + INTERVAL 7 HOUR * range AS momento, range // 3 AS sesion FROM range(30)"
    duckdb.sql(f"{rows} UNION ALL SELECT NULL, 99").write_parquet(str(path))
    of_spark = answer_of(spark, BY_DAY.replace("hits", f"parquet.`{path}`"), plan, today, timeout_seconds=300)
    of_duckdb = answer_of("ibis+duckdb://", BY_DAY.replace("hits", f"read_parquet('{path}')"), plan, today)
    assert comparable(of_spark) == comparable(of_duckdb)
    assert of_spark.result.covers == (d("2018-09-30"), d("2018-10-09"))
    (problem,) = answer_of(spark, BY_DAY.replace("hits", "parquet.`/no/hay`"), plan, today).result.problems
    assert problem.code == "missing_table"
