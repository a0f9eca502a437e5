"""Declared databases on «El mes»: asked, shown, confirmed, and what is said of those that do not answer."""

import datetime as dt
import re
import sqlite3

import pytest

from plancom import clock
from plancom.store.imports import commits, history

SECRET = "s3creta"


@pytest.fixture
def site(tmp_path, monkeypatch):
    """A site's database with two days, declared; and today is 10 September 2018."""
    path = tmp_path / "sitio.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE dias (fecha TEXT, visitas INTEGER)")
        connection.executemany("INSERT INTO dias VALUES (?, ?)", [("2018-09-01", 10), ("2018-09-09", 1200)])
    connection.close()
    secrets = tmp_path / "secrets.toml"
    secrets.write_text(f'[sources.sitio]\nurl = "sqlite:///{path}"\nquery = "SELECT * FROM dias"\n', encoding="utf-8")
    monkeypatch.setenv("PLANCOM_SECRETS", str(secrets))
    monkeypatch.setattr(clock, "today", lambda _plan: dt.date(2018, 9, 10))
    return secrets


def metrics(screen):
    return {one.label: one.value for one in screen.app.metric}


def test_without_declared_databases_nothing_is_said_of_them(screen, monkeypatch, tmp_path):
    monkeypatch.setenv("PLANCOM_SECRETS", str(tmp_path / "no-hay.toml"))
    assert "Bases de datos" not in screen.open("mes").words


def test_an_answer_is_shown_and_nothing_written_before_the_confirmation(site, screen, office):
    screen.open("mes").click("ask-sitio")
    assert metrics(screen) == {"Nuevas": "9", "Cambian": "0", "Iguales": "0", "Rechazadas": "0"}
    assert "Base de datos «sitio», 9 días, 1 sep – 9 sep 2018" in screen.words.replace("\\", "")
    with office.engine.connect() as connection:
        assert history.history(connection) == []

    screen.click("take-sitio")
    assert "Importado: 9 nuevas, 0 cambian, 0 rechazadas." in screen.words.replace("\\", "")
    assert "cubre hasta el 09/09/2018" in screen.words
    with office.engine.connect() as connection:
        (row,) = history.history(connection)
        kept = history.content(connection, row["id"]).decode("utf-8-sig").splitlines()
    assert (row["title"], row["rows_new"]) == ("Base de datos «sitio»", 9)
    assert kept[:3] == ["fecha,visitas", "2018-09-01,10", "2018-09-02,0"]


def test_asked_again_it_says_that_nothing_is_new(site, screen):
    screen.open("mes").click("ask-sitio").click("take-sitio").click("ask-sitio")
    assert "Todo lo que trae ya está cargado" in screen.words
    screen.click("ask-all-sitio")
    assert metrics(screen)["Iguales"] == "9"


def test_refused_rows_are_listed_with_their_number_in_the_file_that_is_kept(site, screen, tmp_path):
    with sqlite3.connect(tmp_path / "sitio.db") as connection:
        connection.execute("INSERT INTO dias VALUES ('2018-09-02', -5)")
    connection.close()
    screen.open("mes").click("ask-sitio")
    table = next(one["body"] for one in screen.messages if "pc-stacked" in one.get("body", ""))
    cells = re.findall(r"<t[hd][^>]*(?:row|data-label)[^>]*>([^<]*)<", table)
    assert cells[:3] == ["Fila 3", "visitas", "-5"]
    assert "Ver qué cambia" in screen.words


def test_a_dropped_answer_leaves_no_trace(site, screen, office):
    screen.open("mes").click("ask-sitio").click("drop-sitio")
    assert metrics(screen) == {}
    with office.engine.connect() as connection:
        assert history.history(connection) == []


def test_the_history_shows_it_and_an_undone_one_is_asked_for_again(site, screen, office):
    screen.open("mes").click("ask-sitio").click("take-sitio")
    assert "Base de datos «sitio»" in screen.open("historial").words.replace("\\", "")
    commits.undo(office.engine, 1, clock.now())
    assert "(número 1, deshecha)" in screen.open("mes").words.replace("\\", "")
    assert metrics(screen.click("ask-sitio"))["Nuevas"] == "9"


def test_a_database_that_does_not_answer_is_a_sentence_without_its_address(site, screen):
    site.write_text(
        f'[sources.sitio]\nurl = "mysql://lector:{SECRET}@127.0.0.1:1/x"\nquery = "SELECT 1 AS fecha"\n',
        encoding="utf-8",
    )
    screen.open("mes").click("ask-sitio")
    assert "el servidor no responde" in screen.words
    assert not {SECRET, "lector", "127.0.0.1"} & set(screen.words.replace(":", " ").replace("/", " ").split())
    assert SECRET not in screen.words


def test_a_wrong_declaration_is_said_and_the_others_work(site, screen):
    site.write_text(site.read_text(encoding="utf-8") + f'[sources.otro]\nurl = "{SECRET}"\n', encoding="utf-8")
    screen.open("mes").click("ask-sitio")
    assert "escriba «query» (un SELECT) o «ready_made»" in screen.words.replace("\\", "")
    assert SECRET not in screen.words
    assert metrics(screen)["Nuevas"] == "9"
