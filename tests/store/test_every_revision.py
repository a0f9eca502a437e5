"""Up from every released revision, with rows of every kind in place: figures, registers and the database's own check are as they were."""

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import MetaData, select, text

from plancom.access import acts
from plancom.store.checks.checkup import checkup
from plancom.store.db import revisions, schema
from plancom.store.db.audit_log import lines
from plancom.store.db.engine import writing
from plancom.store.figures.counts import counts
from plancom.store.imports.plan_changes import follow_plan
from plancom.store.tables import metadata
from tests import damages
from tests.builders import PLAN_ID, cartagena, imported, visits
from tests.engines import writable_engine

PLAN = cartagena()
EVERY = [one.revision for one in reversed(list(ScriptDirectory(str(revisions.MIGRATIONS)).walk_revisions()))]
BEFORE = {"strategy": "", "about_procedures": False}
"""What tables had until 0017: whose columns a plan's rules fill again."""
KNOWN_BY_RULES = frozenset({"attribution_rules", "attributions", "facts", "rollup", "audit_log"})
"""Tables that the program writes anew after the way up."""


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """What every table of this version holds for a small office with something in every register, and its figures."""
    engine = writable_engine(f"sqlite:///{tmp_path_factory.mktemp('cabeza') / 'plancom.db'}")
    schema.upgrade(engine)
    damages.fill(engine)
    with engine.connect() as connection:
        rows = {
            one.name: [dict(row) for row in connection.execute(select(one)).mappings()]
            for one in metadata.sorted_tables
        }
        figures = counts(connection, PLAN_ID)
    assert checkup(engine, [PLAN]) == []
    engine.dispose()
    return rows, figures


def of_its_time(rows, revision):
    """What of `rows` a program of that revision could have written: registers of requests, which take out totals, came with 0014."""
    if revision >= "0014":
        return rows
    newer = {one["id"] for one in rows["imports"] if one["dataset"] == "procedures"}
    files = {one["sha256"] for one in rows["imports"] if one["id"] in newer}

    def is_known(table, row):
        return (row["id"] if table == "imports" else row.get("import_id")) not in newer and (
            row.get("dataset") != "procedures" and (table != "files" or row["sha256"] not in files)
        )

    return {table: [row for row in found if is_known(table, row)] for table, found in rows.items()}


def write_rows(connection, rows):
    """Writes `rows` into the tables as they are, the columns that they have and what they ask for besides; gives the tables."""
    there = MetaData()
    there.reflect(connection)
    for name in [one.name for one in metadata.sorted_tables if one.name in there.tables]:
        table = there.tables[name]
        given = [{**BEFORE, **row} for row in rows[name]]
        names = [one.name for one in table.columns]
        given = [{column: row[column] for column in names if column in row} for row in given]
        if name == "rollup" and "strategy" in table.columns:
            given = _summed(given)
        if given:
            connection.execute(table.insert(), given)
        if connection.dialect.name == "postgresql" and "id" in table.columns and table.c.id.server_default is not None:
            connection.execute(text(f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), max(id)) FROM {name}"))
    return there.tables


def _summed(rows):
    found = {}
    for row in rows:
        key = tuple(value for name, value in row.items() if name != "value")
        found[key] = {**row, "value": row["value"] + found.get(key, {"value": 0})["value"]}
    return list(found.values())


@pytest.mark.parametrize("revision", EVERY)
def test_from_every_revision_figures_and_registers_come_up_whole(revision, office, database_url):
    rows, figures = of_its_time(office[0], revision), office[1]
    engine = writable_engine(database_url)
    with engine.begin() as connection:
        command.upgrade(schema._config(connection), revision)
    with writing(engine, acts.UPGRADE) as connection:
        there = write_rows(connection, rows)
        columns = {name: {one.name for one in table.columns} - set(BEFORE) for name, table in there.items()}

    schema.upgrade(engine)
    follow_plan(engine, PLAN)

    with engine.connect() as connection:
        now = counts(connection, PLAN_ID)
        kept = {
            one.name: [dict(row) for row in connection.execute(select(one)).mappings()]
            for one in metadata.sorted_tables
            if one.name in columns and one.name not in KNOWN_BY_RULES
        }
        told = [line.act for line in lines(connection)]
    for name in ("months", "days", "ranges"):
        known = {
            key: value for key, value in getattr(figures, name).items() if revision >= "0014" or key[0] != "procedures"
        }
        assert getattr(now, name) == known, name
    for name, found in kept.items():
        compared = columns[name] - {"attribution"} if "attribution" not in columns[name] else columns[name]
        assert _of(found, compared) == _of(rows[name], compared), name
    assert checkup(engine, [PLAN]) == []
    assert revision == EVERY[-1] or "upgrade" in told
    assert imported(engine, visits({"2018-04-01": 3}), name="despues.csv") > max(one["id"] for one in rows["imports"])
    engine.dispose()


def _of(rows, columns):
    return sorted(repr([(name, row[name]) for name in sorted(columns)]) for row in rows)
