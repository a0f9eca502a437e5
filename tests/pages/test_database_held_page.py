"""Pages whose database somebody else holds, or goes away while they are drawn: a sentence with what to do, and a way to ask again."""

import sqlite3
from contextlib import closing

from export_files import visits_by_month
from sqlalchemy import Engine, event
from sqlalchemy.exc import OperationalError

PAGES = ["resumen", "visitas", "redes", "prensa", "adopcion", "digitalizate", "mes", "historial", "ayuda", "tareas", "informes", "plan"]  # fmt: skip
HELD = "Otro programa tiene ocupada la base de datos"
LOST = "Se perdió la conexión con el servidor"


def test_every_page_of_a_file_that_somebody_else_holds_is_a_sentence(screen, office, monkeypatch):
    office.take(visits_by_month({"2018-01": 120}))
    office.engine.dispose()
    monkeypatch.setenv("PLANCOM_DATABASE_WAIT", "0.01")
    with closing(sqlite3.connect(screen.url.removeprefix("sqlite:///"), isolation_level=None)) as somebody:
        somebody.execute("PRAGMA locking_mode=EXCLUSIVE")
        somebody.execute("BEGIN EXCLUSIVE")
        somebody.execute("CREATE TABLE theirs (id)")
        for page in PAGES:
            screen.open(page)
            assert screen.title == "El tablero no puede abrirse"
            assert HELD in screen.words
    assert screen.open("historial").title == "Historial"


def test_a_page_during_which_the_server_goes_away_asks_again_when_it_is_told_to(screen, office):
    office.take(visits_by_month({"2018-01": 120}))
    screen.open("resumen")

    def lost(_connection, _cursor, statement, *_):
        if "FROM imports" in statement:
            raise OperationalError(
                statement, None, Exception("server closed the connection"), connection_invalidated=True
            )

    event.listen(Engine, "before_cursor_execute", lost)
    try:
        screen.open("historial")
        assert LOST in screen.words
    finally:
        event.remove(Engine, "before_cursor_execute", lost)
    screen.click("ask-database-again")
    assert LOST not in screen.words
