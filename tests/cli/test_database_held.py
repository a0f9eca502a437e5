"""Every command on a database that somebody else holds, or whose server goes away under it: a sentence with what to do, never a traceback."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

import pytest
import typer
from export_files import visits_by_month
from sqlalchemy import Connection, Engine, create_engine, event, text

from plancom import cli
from plancom.store.db.holder import WRITE_LOCK
from plancom.store.upkeep.database_copy import copy_database
from tests import damages
from tests.builders import CARTAGENA, NEXT_PLAN_ID, PLAN_ID, next_plan_text
from tests.engines import writable_engine

ARGUMENTS = {
    "import": "visitas.csv",
    "undo": "1",
    "redo": "1",
    "template": "visits -o plantilla.xlsx",
    "series": "visits",
    "projection": "visits",
    "sheet": "visits",
    "counts": "visits",
    "report": "--format html -o informe.html",
    "lineage": "visits",
    "profiles export": "-o perfiles.json",
    "profiles import": "perfiles-otros.json",
    "profiles rename": "Boletín Otro",
    "profiles delete": "Boletín",
    "readings choose": "visits=points --reason porque",
    "readings baseline": "visits 10 --source informe --date 2016-12-31 --reason porque",
    "readings target": "visits 1 60 --reason porque",
    "readings thresholds": "visits 0.9 0.7 --reason porque",
    "readings restore": "1 --reason porque",
    "breaks add": "2018-03-01 visits cambio",
    "breaks withdraw": "1",
    "notes add": "2018-03-01 nota",
    "notes withdraw": "1",
    "tasks set": "folletos-ciudad done --comment hecho",
    "tasks edit": "folletos-ciudad --responsible Ana",
    "tasks history": "folletos-ciudad",
    "tasks evidence": "1 -o acta.txt",
    "plans put-in-force": "plan.toml --act Acta",
    "plans withdraw": f"{NEXT_PLAN_ID} --reason porque",
    "plans history": NEXT_PLAN_ID,
    "plans export": f"{NEXT_PLAN_ID} -o plan-otro.toml",
    "plans example": "servicios-digitales",
    "month close": "2018-02",
    "month reopen": "2018-01 --reason porque",
    "check review": "1 --note bien",
    "check take-back": "1",
    "snapshots show": "1",
    "access give": "ana@x.co editor",
    "access take": "ana@x.co",
    "db backup": "copia.db",
    "db restore": "antes.db",
    "db copy": "{url} sqlite:///nueva.db",
}
"""What each command needs on its line; one that is not here needs nothing."""


def _leaves(command: object, words: tuple[str, ...] = ()) -> Iterator[tuple[str, bool]]:
    """Every command of the command line, and whether it needs something on its line."""
    for name, sub in getattr(command, "commands", {}).items():
        yield from _leaves(sub, (*words, name))
    if not hasattr(command, "commands"):
        yield " ".join(words), any(one.required for one in command.params)


COMMANDS = dict(_leaves(typer.main.get_command(cli.app)))
WITHOUT_A_DATABASE = {"plans examples", "plans example"}
"""Commands that ask none."""
OF_THE_FIGURES = [
    "indicators",
    "series",
    "years",
    "projection",
    "changes",
    "effects",
    "counts",
    "report",
    "summary",
    "lineage",
    "sheet",
]
"""Commands that only read, and ask again by themselves."""
NO_FILE = {"db backup", "db restore"}
"""Commands that a server's own tools do for it."""
STATEMENT = 12
"""Of those that a command asks: in the middle of most."""
HELD, LOST = "Otro programa tiene ocupada la base de datos", "Se perdió la conexión con el servidor"
SITE = '[sources.sitio]\nurl = "sqlite:///sitio.db"\nquery = "SELECT dia AS fecha, SUM(n) AS visitas FROM hits WHERE dia BETWEEN :desde AND :hasta GROUP BY dia"\n'


def test_every_command_that_needs_something_is_given_it_here():
    assert {name for name, needs in COMMANDS.items() if needs} <= ARGUMENTS.keys() <= COMMANDS.keys()


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> Path:
    return damages.filled_file(tmp_path_factory.mktemp("oficina"))


@pytest.fixture
def folder(tmp_path, office, monkeypatch):
    """Where the commands run, with the files that they name."""
    for name in ("plancom.db", "antes.db"):
        (tmp_path / name).write_bytes(office.read_bytes())
    (tmp_path / "visitas.csv").write_text(visits_by_month({"2018-05": 100}), encoding="utf-8")
    (tmp_path / "perfiles-otros.json").write_text('{"profiles": []}', encoding="utf-8")
    (tmp_path / "plan.toml").write_text(next_plan_text(), encoding="utf-8")
    (tmp_path / "secrets.toml").write_text(SITE, encoding="utf-8")
    with closing(sqlite3.connect(tmp_path / "sitio.db")) as site:
        site.execute("CREATE TABLE hits (dia TEXT, n INTEGER)")
        site.execute("INSERT INTO hits VALUES ('2018-09-01', 5)")
        site.commit()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PLANCOM_DATABASE_WAIT", "0.05")
    monkeypatch.setenv("PLANCOM_PLAN", str(CARTAGENA))
    monkeypatch.setenv("PLANCOM_SECRETS", str(tmp_path / "secrets.toml"))
    monkeypatch.setenv("USER", "ana")
    return tmp_path


@pytest.fixture(scope="module")
def held_server(postgres_server, office):
    """The office on PostgreSQL, in a database from which others are made; gives what an administrator asks."""
    admin = create_engine(postgres_server("postgres"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text("CREATE DATABASE oficina_ajena"))
        source, target = writable_engine(f"sqlite:///{office}"), writable_engine(postgres_server("oficina_ajena"))
        copy_database(source, target)
        for engine in (source, target):
            engine.dispose()
        yield connection
        connection.execute(text("DROP DATABASE oficina_ajena WITH (FORCE)"))
    admin.dispose()


@pytest.fixture
def server_url(held_server, postgres_server, folder):
    held_server.execute(text("CREATE DATABASE oficina_una TEMPLATE oficina_ajena"))
    yield postgres_server("oficina_una")
    held_server.execute(text("DROP DATABASE oficina_una WITH (FORCE)"))


def run(url: str, name: str) -> tuple[object, str]:
    """The exit status, and all that was said."""
    written = StringIO()
    rest = ARGUMENTS.get(name, "").replace("{url}", url).split()
    before, sys.argv = sys.argv, ["plancom", "--db", url, "--plan", PLAN_ID, *name.split(), *rest]
    try:
        with redirect_stdout(written), redirect_stderr(written):
            cli.main()
        return 0, written.getvalue()
    except SystemExit as left:
        return left.code, written.getvalue()
    finally:
        sys.argv = before


@pytest.mark.parametrize("name", COMMANDS)
def test_a_file_that_somebody_else_holds_is_a_sentence(folder, name):
    with closing(sqlite3.connect(folder / "plancom.db", isolation_level=None)) as somebody:
        somebody.execute("PRAGMA locking_mode=EXCLUSIVE")
        somebody.execute("BEGIN EXCLUSIVE")
        somebody.execute("CREATE TABLE theirs (id)")
        code, said = run("sqlite:///plancom.db", name)
    assert (code, HELD in said) == ((0, False) if name in WITHOUT_A_DATABASE else (1, True)), said


@pytest.mark.parametrize("name", COMMANDS)
def test_a_file_into_which_somebody_else_writes_is_read_and_not_written(folder, name):
    with closing(sqlite3.connect(folder / "plancom.db", isolation_level=None)) as somebody:
        somebody.execute("BEGIN IMMEDIATE")
        code, said = run("sqlite:///plancom.db", name)
        changed = lines(folder)
    assert (code == 0) != (HELD in said) or name == "check review", said
    assert changed == 0 or name == "db copy"


def lines(folder: Path) -> int:
    """How many lines the register has more than before."""
    found = []
    for name in ("plancom.db", "antes.db"):
        with closing(sqlite3.connect(folder / name)) as connection:
            found.append(connection.execute("SELECT count(*) FROM audit_log").fetchone()[0])
    return found[0] - found[1]


@pytest.mark.postgres
@pytest.mark.parametrize("name", ["import", "undo", "month close", "db recount", "db upgrade", "indicators"])
def test_a_server_on_which_somebody_else_writes_is_read_and_not_written(server_url, name):
    somebody = create_engine(server_url)
    with somebody.connect() as theirs:
        theirs.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": WRITE_LOCK})
        theirs.commit()
        code, said = run(server_url, name)
    somebody.dispose()
    assert (code, HELD in said) == ((0, False) if name in {"db upgrade", "indicators"} else (1, True)), said


@pytest.mark.postgres
@pytest.mark.parametrize("name", COMMANDS)
def test_a_server_that_goes_away_is_asked_again_or_a_sentence(server_url, held_server, name):
    seen = 0

    def cut(connection: Connection, *_: object) -> None:
        nonlocal seen
        seen += connection.dialect.name == "postgresql"
        if seen == STATEMENT:
            seen += 1
            pid = connection.connection.driver_connection.info.backend_pid
            held_server.execute(text("SELECT pg_terminate_backend(:pid, 2000)"), {"pid": pid})

    event.listen(Engine, "before_cursor_execute", cut)
    try:
        code, said = run(server_url, name)
    finally:
        event.remove(Engine, "before_cursor_execute", cut)
    if name in OF_THE_FIGURES:
        assert code == 0, said
    elif name not in NO_FILE | {"check review"}:
        assert (code == 0) != (LOST in said), said
