"""A declared query is one SELECT that writes nothing, told from its syntax tree before any server hears of it."""

import pytest

from plancom.sources.databases.select_check import only_reads

SERVERS = ("postgresql", "mariadb", "mssql", "bigquery", "sqlite")


@pytest.mark.parametrize("backend", SERVERS)
@pytest.mark.parametrize(
    "query",
    [
        "SELECT fecha, visitas FROM dias",
        "WITH x AS (SELECT fecha, visitas FROM dias) SELECT * FROM x",
        "SELECT fecha, visitas FROM dias UNION ALL SELECT fecha, visitas FROM otros",
    ],
)
def test_a_query_that_only_reads_is_asked(backend, query):
    assert only_reads(query, backend) is None


@pytest.mark.parametrize(
    ("backend", "query"),
    [
        ("postgresql", "SELECT fecha, visitas INTO copia FROM dias"),
        ("postgresql", "SELECT fecha, visitas INTO TEMP copia FROM dias"),
        ("mssql", "SELECT fecha, visitas INTO copia FROM dias"),
        ("mssql", "WITH x AS (SELECT 1 AS a) SELECT a INTO copia FROM x"),
        ("postgresql", "SELECT fecha FROM dias UNION ALL SELECT fecha FROM (SELECT fecha INTO copia FROM dias) t"),
    ],
)
def test_a_select_into_writes_a_table_and_is_refused(backend, query):
    assert only_reads(query, backend).code == "not_a_select"


@pytest.mark.parametrize("end", ["INTO OUTFILE '/tmp/dias.csv'", "INTO DUMPFILE '/tmp/dias'", "INTO @a, @b"])
def test_a_select_into_a_file_or_a_variable_of_the_server_is_refused(end):
    query = f"SELECT fecha, visitas FROM dias {end}"
    assert only_reads(query, "mariadb").code == "bad_sql"
