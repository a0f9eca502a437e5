"""The migrations make the tables that the code describes; a broken database is a sentence."""

import sqlite3
from contextlib import closing

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from plancom.access import acts
from plancom.plan import Month
from plancom.store.attribution.attributions import NOTHING
from plancom.store.db import schema
from plancom.store.db.engine import StoreError, make_engine, writing
from plancom.store.figures.counts import counts
from plancom.store.imports.plan_changes import follow_plan
from plancom.store.tables import metadata
from plancom.store.upkeep import backups
from tests.builders import PLAN_ID, cartagena, imported, posts, procedures, visits, with_institution
from tests.engines import writable_engine


def test_the_migrations_end_where_the_tables_are(engine):
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def described(engine):
    """Everything that a database says of its tables."""
    seen = inspect(engine)
    with engine.connect() as connection:
        version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
    return version, {
        name: (
            [{**column, "type": str(column["type"])} for column in seen.get_columns(name)],
            seen.get_pk_constraint(name), seen.get_foreign_keys(name),
            sorted(f"{[str(value) for value in one.pop('dialect_options', {}).values()]} {one}" for one in seen.get_indexes(name)),
            sorted(seen.get_unique_constraints(name), key=lambda one: str(one["name"])),
        )
        for name in seen.get_table_names()
    }  # fmt: skip


def test_what_the_tests_tell_an_empty_database_makes_what_the_migrations_make(engine, monkeypatch):
    monkeypatch.setattr(schema, "command", command)
    with writing(engine, acts.IMPORT) as connection:
        command.downgrade(schema._config(connection), "base")
    schema.upgrade(engine)
    migrated = described(engine)
    with writing(engine, acts.IMPORT) as connection:
        command.downgrade(schema._config(connection), "base")
        connection.exec_driver_sql("DROP TABLE alembic_version")
    monkeypatch.undo()
    schema.upgrade(engine)
    assert described(engine) == migrated


def test_upgrading_twice_is_harmless(engine):
    schema.upgrade(engine)
    assert schema.is_current(engine)


def test_a_file_that_is_no_database_is_named_in_a_sentence(tmp_path):
    path = tmp_path / "roto.db"
    path.write_bytes(b"this is not a database at all, whatever its name says" * 50)
    with pytest.raises(StoreError, match="dañado o no es una base de datos"):
        schema.upgrade(make_engine(f"sqlite:///{path}"))


def test_a_server_that_is_not_there_is_named_without_its_password():
    with pytest.raises(StoreError) as raised:
        schema.upgrade(make_engine("postgresql+psycopg://ana:secreta@127.0.0.1:1/plancom"))
    assert "secreta" not in str(raised.value)
    assert "PLANCOM_DATABASE_URL" in str(raised.value)


def test_a_url_that_names_no_engine_is_explained():
    with pytest.raises(StoreError, match="sqlite:///"):
        make_engine("oráculo://x")


def test_changed_words_of_the_plan_tell_stored_posts_apart_anew(engine):
    plan = cartagena()
    follow_plan(engine, plan)
    imported(engine, posts([("2018-01-01", "facebook", 1, "a", "Campaña #MiVoz", 0)]))
    imported(engine, procedures([("2018-01-01", "Petición", "telefónico", 5)]))
    strategies = list(plan.strategies)
    strategies[1] = strategies[1].model_copy(update={"hashtags": ("#MiVoz",)})
    changed = with_institution(
        plan.model_copy(update={"strategies": tuple(strategies)}), electronic_channels=("electrónico", "telefónico")
    )
    assert follow_plan(engine, changed)
    with engine.connect() as connection:
        found = counts(connection, PLAN_ID)
    january = Month.parse("2018-01")
    assert found.month("posts", "facebook", "posts", january, "participa-ya") == 1
    assert found.month("procedures", "", "electronic", january) == 5
    assert not follow_plan(engine, changed)


def test_a_backup_restores_every_figure(tmp_path):
    engine = writable_engine(f"sqlite:///{tmp_path}/a.db")
    schema.upgrade(engine)
    imported(engine, visits({"2018-01-01": 10}))
    backups.backup(engine, tmp_path / "copia.db")
    imported(engine, visits({"2018-01-01": 99}), name="b.csv")
    backups.restore(engine, tmp_path / "copia.db")
    engine.dispose()
    with make_engine(f"sqlite:///{tmp_path}/a.db").connect() as connection:
        assert counts(connection, PLAN_ID).month("visits", "", "visits", Month.parse("2018-01")) == 10


def test_a_backup_with_pages_of_another_size_is_restored(tmp_path):
    engine = writable_engine(f"sqlite:///{tmp_path}/a.db")
    schema.upgrade(engine)
    imported(engine, visits({"2018-01-01": 10}))
    backups.backup(engine, tmp_path / "copia.db")
    with closing(sqlite3.connect(tmp_path / "copia.db")) as copy:  # as databases were before they had large ones
        copy.executescript("PRAGMA journal_mode = DELETE; PRAGMA page_size = 4096; VACUUM")
    imported(engine, visits({"2018-01-01": 99}), name="b.csv")
    backups.restore(engine, tmp_path / "copia.db")
    with engine.connect() as connection:
        assert counts(connection, PLAN_ID).month("visits", "", "visits", Month.parse("2018-01")) == 10
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


def test_something_else_than_a_backup_is_not_restored(tmp_path):
    engine = writable_engine(f"sqlite:///{tmp_path}/a.db")
    schema.upgrade(engine)
    (tmp_path / "otra.db").write_bytes(b"nothing of the kind" * 100)
    with pytest.raises(StoreError, match="quedó como estaba"):
        backups.restore(engine, tmp_path / "otra.db")


def test_the_rollups_of_a_database_of_before_are_kept(database_url):
    engine = writable_engine(database_url)
    row = ("posts", "facebook", "posts", "digitalizate", "post", "2018-01-31", 3.0)
    with engine.begin() as connection:
        command.upgrade(schema._config(connection), "0009")
        connection.exec_driver_sql(f"INSERT INTO rollup VALUES {row}")
    schema.upgrade(engine)
    with engine.connect() as connection:
        assert [tuple(map(str, found)) for found in connection.exec_driver_sql("SELECT * FROM rollup")] == [
            tuple(map(str, (*row[:3], NOTHING, *row[4:])))
        ]
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


def test_zeros_of_days_on_which_no_row_is_a_reply_go_from_a_database_of_before(engine):
    imported(engine, visits({"2018-01-01": 10}))  # the import that the rows are said to be of
    with writing(engine, acts.IMPORT) as connection:
        command.downgrade(schema._config(connection), "0010")
        for number, (reply, about) in {1: (False, True), 2: (True, False)}.items():
            connection.execute(
                text(
                    "INSERT INTO posts (id, import_id, key, fingerprint, is_current, sheet, row, series, grain, strategy, day,"
                    " publications, is_reply, about_procedures, post_id, link, address, text, type, stated_strategy)"
                    " VALUES (:id, 1, :key, 0, true, '', 2, 'twitter', 'post', '', :day, 1, :reply, :about, '', '', '', '', '', '')"
                ),
                {"id": number, "key": str(number), "day": f"2018-01-0{number}", "reply": reply, "about": about},
            )
            for measure, value in {"posts": not reply, "replies": reply, "procedure_posts": about}.items():
                connection.exec_driver_sql(
                    "INSERT INTO rollup VALUES "
                    f"('posts', 'twitter', '{measure}', '', 'post', '2018-01-0{number}', {float(value)})"
                )
        command.upgrade(schema._config(connection), "0011")
        kept = connection.exec_driver_sql(
            "SELECT measure, value FROM rollup WHERE dataset = 'posts' ORDER BY measure, value"
        ).all()
    assert [tuple(row) for row in kept] == [
        ("posts", 0.0),
        ("posts", 1.0),
        ("procedure_posts", 1.0),
        ("replies", 1.0),
    ]
