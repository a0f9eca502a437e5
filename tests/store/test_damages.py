"""Every kind of damage that is done to a database is found under its own code, in words; what can be made anew is as it was."""

import datetime as dt
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from plancom.datasets.problems.damage import Damage
from plancom.language.translation import speaking
from plancom.services import checking
from plancom.services.checking import Checkup
from plancom.store.checks import last_check, observations
from plancom.store.checks.checkup import checked, checkup
from plancom.store.checks.damages import AffectedData, CheckContext, FoundDamage
from plancom.store.db import schema
from plancom.store.db.engine import StoreError
from plancom.store.imports.plan_changes import follow_plan
from plancom.store.imports.rows import fingerprints
from plancom.store.tables import rollup, visits
from tests import damages
from tests.builders import NOW, PLAN_ID, cartagena, imported, posts
from tests.engines import writable_engine

PLANS = [cartagena()]
KNOWN = CheckContext({PLAN_ID: cartagena()})
EVERY = {**damages.IN_ROWS, **damages.ON_SQLITE, **damages.IN_FILE}


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> Path:
    """The file of a small office that is well."""
    return damages.filled_file(tmp_path_factory.mktemp("oficina"))


@pytest.fixture(scope="module")
def sqlite_office(office):
    engine = writable_engine(f"sqlite:///{office}")
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def postgres_office(postgres_server):
    url = postgres_server("danos")
    admin = writable_engine(postgres_server("postgres")).execution_options(isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text("CREATE DATABASE danos"))
    engine = writable_engine(url)
    schema.upgrade(engine)
    damages.fill(engine)
    yield engine
    engine.dispose()
    with admin.connect() as connection:
        connection.execute(text("DROP DATABASE danos WITH (FORCE)"))
    admin.dispose()


@pytest.fixture
def copy(office, tmp_path):
    """A database of the test's own."""
    path = tmp_path / "plancom.db"
    shutil.copy(office, path)
    engine = writable_engine(f"sqlite:///{path}")
    yield engine
    engine.dispose()


def found_after(engine, do, *, lenient: str) -> list[FoundDamage]:
    """What is found of damage that is done within a transaction, which is then taken back."""
    with engine.connect() as connection:
        connection.exec_driver_sql(lenient)
        do(connection)
        found = checked(connection, KNOWN, [])
        connection.rollback()
    return found


def do_to(engine, name: str) -> None:
    """Damage that stays."""
    _, do = EVERY[name]
    if name in damages.IN_FILE:
        do(Path(engine.url.database))
        return
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        connection.rollback()
        driver.execute("PRAGMA foreign_keys=OFF")
        do(connection)
        connection.commit()
        driver.execute("PRAGMA foreign_keys=ON")


def codes(found) -> set[str]:
    return {one.code for one in found}


def assert_plain_words(one: FoundDamage) -> None:
    """What is wrong, which figure, what to do: sentences without a technical word."""
    for spoken in ("es", "en"):
        with speaking(spoken):
            for said in (one.damage.message, one.damage.concerns, one.damage.fix):
                assert said.endswith((".", "db repair", "db upgrade")), said
                assert "Error" not in said
                assert "None" not in said


def test_so_many_kinds_of_damage_are_done():
    assert len(EVERY) >= 100
    assert len({code for code, _ in EVERY.values()}) >= 45


# ---------------------------------------------------------------------------------------------------------------- is found


def test_a_database_that_is_well_has_none(sqlite_office):
    found = checking.check(sqlite_office, PLANS, with_originals=True)
    assert found.found == []
    assert found.is_well
    assert [one.import_id for one in found.read] == list(range(1, damages.EXPECTED_IMPORTS + 1))
    assert found.uncompared == []


@pytest.mark.parametrize("name", [*damages.IN_ROWS, *damages.ON_SQLITE])
def test_damage_within_the_database_is_found_by_its_code(sqlite_office, name):
    code, do = {**damages.IN_ROWS, **damages.ON_SQLITE}[name]
    with sqlite_office.connect() as connection:  # outside of the transaction, in which it says nothing
        connection.rollback()
        connection.connection.driver_connection.execute("PRAGMA foreign_keys=OFF")
        do(connection)
        found = checked(connection, KNOWN, [])
        connection.rollback()
        connection.connection.driver_connection.execute("PRAGMA foreign_keys=ON")
    assert code in codes(found)
    assert "check_stopped" not in codes(found)
    for one in found:
        assert_plain_words(one)


@pytest.mark.postgres
def test_damage_within_the_database_is_found_on_postgres(postgres_office):
    assert checkup(postgres_office, PLANS) == []
    missed = {}
    for name, (code, do) in damages.IN_ROWS.items():
        found = codes(found_after(postgres_office, do, lenient="SET LOCAL session_replication_role = replica"))
        if code not in found or "check_stopped" in found:
            missed[name] = found
    assert missed == {}


@pytest.mark.postgres
def test_a_repair_on_postgres_writes_rows_as_the_original_says(postgres_office):
    with postgres_office.begin() as connection:
        EVERY["a value with its total"][1](connection)
        EVERY["a row that is gone"][1](connection)
    done = checking.repair(postgres_office, PLANS, checking.check(postgres_office, PLANS), NOW)
    assert (done.rows, done.still) == ({1: 1, 4: 1}, [])
    assert checking.copy_of(postgres_office, NOW) is None


@pytest.mark.parametrize("name", damages.IN_FILE)
def test_damage_to_the_file_is_found_by_its_code(copy, name):
    do_to(copy, name)
    found = checkup(copy, PLANS)
    assert damages.IN_FILE[name][0] in codes(found)
    assert "check_stopped" not in codes(found)
    for one in found:
        assert_plain_words(one)


def test_what_is_no_database_is_a_sentence(tmp_path):
    path = tmp_path / "nada.db"
    path.write_bytes(b"esto no es una base de datos" * 40)
    with pytest.raises(StoreError, match="no es una base de datos"):
        checkup(writable_engine(f"sqlite:///{path}"), PLANS)


@pytest.mark.parametrize("name", ["two migrations at once", "a version from the future"])
def test_versions_that_nobody_knows_are_a_sentence_wherever_the_database_is_opened(copy, name):
    do_to(copy, name)
    with pytest.raises(StoreError, match="db check"):
        schema.upgrade(copy)


def test_the_gravest_comes_first(copy):
    for name in ("an import's size", "a version of a session", "a total that is not the sum"):
        do_to(copy, name)
    assert [one.code for one in checkup(copy, PLANS)] == ["wrong_totals", "skipped_version", "wrong_size"]


def test_what_refuses_changes_of_the_register_is_missed_and_put_back(copy):
    assert_put_back(copy, ("DROP TRIGGER audit_log_no_update", "DROP TRIGGER audit_log_no_delete"))


@pytest.mark.postgres
@pytest.mark.parametrize(
    "damage",
    [
        "DROP TRIGGER audit_log_stands ON audit_log",
        "ALTER TABLE audit_log DISABLE TRIGGER audit_log_stands",
        "CREATE OR REPLACE FUNCTION audit_log_stands() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$",
    ],
)
def test_what_refuses_changes_of_the_register_is_put_back_on_postgres(postgres_office, damage):
    assert_put_back(postgres_office, (damage,))


def assert_put_back(engine, damage):
    with engine.begin() as connection:
        for statement in damage:
            connection.exec_driver_sql(statement)
    found = checking.check(engine, PLANS)
    assert codes(found.found) == {"lost_trigger"}
    assert checking.repair(engine, PLANS, found, NOW).still == []
    with pytest.raises(DatabaseError, match="lines are only added"), engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM audit_log")


def test_a_database_that_is_written_anew_still_refuses_changes_of_the_register(copy):
    do_to(copy, "the entries of an index")
    checking.repair(copy, PLANS, checking.check(copy, PLANS), NOW)
    with pytest.raises(DatabaseError, match="lines are only added"), copy.begin() as connection:
        connection.exec_driver_sql("DELETE FROM audit_log")


def forge(engine) -> None:
    """A visit of 101 becomes 108, with its fingerprint and its total: only the file knows."""
    with engine.begin() as connection:
        where = (visits.c.import_id == 1, visits.c.measure == "visits", visits.c.day == dt.date(2018, 1, 1))
        import pandas as pd

        (proof,) = fingerprints(pd.DataFrame({"value": [108]}), ("value",))
        connection.execute(visits.update().where(*where).values(value=108, fingerprint=int(proof)))
        total = (rollup.c.dataset == "visits", rollup.c.measure == "visits", rollup.c.day == dt.date(2018, 1, 1))
        connection.execute(rollup.update().where(*total).values(value=108.0))


def test_a_value_that_was_forged_with_its_proof_and_its_total_is_found_in_the_original(copy):
    forge(copy)
    assert checkup(copy, PLANS) == []
    (one,) = checking.check(copy, PLANS, with_originals=True).found
    assert (one.code, one.imports, one.touched) == (
        "original_differs", (1,), (AffectedData("visits", "", "2018-01-01", "2018-01-01"),),
    )  # fmt: skip
    assert "«visitas.csv»" in one.damage.message
    assert "fila 2" in one.damage.message


# --------------------------------------------------------------------------------------------------------------- is mended


def contents(engine) -> dict[str, list[str]]:
    """Everything in the database but the number of its changes, their log and what was last checked; of what plans say, what is said of a row."""
    with closing(sqlite3.connect(engine.url.database)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        found = {name: sorted(map(repr, connection.execute(f'SELECT * FROM "{name}"'))) for (name,) in names.fetchall()}
        used = (
            "SELECT attribution FROM posts UNION SELECT attribution FROM press UNION SELECT attribution FROM activities"
        )
        said = connection.execute(f"SELECT * FROM attributions WHERE id IN ({used})")
        found["attributions"] = sorted(map(repr, said))
    del found["audit_log"]  # what was mended stands in it
    found["facts"] = [one for one in found["facts"] if "data_version" not in one and "last_check" not in one]
    return found


def is_mended(name: str) -> bool:
    (kind,) = [kind for kind in Damage.__subclasses__() if kind.code == EVERY[name][0]]
    return bool(kind.is_mended)


@pytest.mark.parametrize("name", [name for name in EVERY if is_mended(name)])
def test_a_repair_brings_back_what_was_there(copy, name):
    before = contents(copy)
    do_to(copy, name)
    done = checking.repair(copy, PLANS, checking.check(copy, PLANS), NOW)
    assert (contents(copy), codes(done.still), done.unread) == (before, set(), ())


def test_a_forged_value_is_written_as_the_original_says_and_its_month_is_told(copy):
    before = contents(copy)
    forge(copy)
    found = checking.check(copy, PLANS, with_originals=True)
    damaged = contents(copy)
    rehearsal = checking.rehearsal(copy, PLANS, found)
    assert contents(copy) == damaged, "a rehearsal changes nothing"
    # 101 + … + 131 = 3,596, of which 20 to 25 January are 100 more each by the newer file: 4,196; and 7 more while forged
    (move,) = rehearsal.moves
    assert (str(move[0][3]), move[1], move[2]) == ("2018-01", 4203.0, 4196.0)
    assert rehearsal.rows == {1: 1}
    checking.repair(copy, PLANS, found, NOW)
    assert contents(copy) == before


def test_two_damages_are_mended_at_once_and_what_people_wrote_is_left(copy):
    for name in ("a value with its total", "a row that is gone", "a version of the decisions"):
        do_to(copy, name)
    done = checking.repair(copy, PLANS, checking.check(copy, PLANS), NOW)
    assert codes(done.still) == {"skipped_version"}
    assert done.rows == {1: 1, 4: 1}


def test_rows_whose_original_is_gone_are_left_and_said_to_be(copy):
    do_to(copy, "a value with its total")
    do_to(copy, "an original")
    damaged = contents(copy)
    done = checking.repair(copy, PLANS, checking.check(copy, PLANS), NOW)
    assert done.unread == (1,)
    assert codes(done.still) == {"changed_rows", "lost_original"}
    assert contents(copy) == damaged


def test_a_copy_of_before_is_kept(copy):
    do_to(copy, "a total that is not the sum")
    damaged = contents(copy)
    path = checking.copy_of(copy, NOW)
    checking.repair(copy, PLANS, checking.check(copy, PLANS), NOW)
    other = writable_engine(f"sqlite:///{path}")
    assert contents(other) == damaged
    other.dispose()


# ---------------------------------------------------------------------------------------------------- what the pages know


def last_check_of(engine):
    with engine.connect() as connection:
        return last_check.last_check(connection)


def version_of(engine):
    from plancom.store.db.data_version import version

    with engine.connect() as connection:
        return version(connection)


def test_what_was_found_is_kept_and_caches_are_told_once(copy):
    before = version_of(copy)
    checking.remember(copy, checking.check(copy, PLANS), NOW)
    assert (last_check_of(copy).touched, version_of(copy)) == ((), before)
    do_to(copy, "a value with its total")
    found = checking.check(copy, PLANS)
    checking.remember(copy, found, NOW)
    checking.remember(copy, found, NOW)
    assert last_check_of(copy).touched == (AffectedData("visits", "", "2018-01-01", "2018-01-01"),)
    assert (version_of(copy), last_check_of(copy).version) == (before + 1, before + 1)


def test_what_only_an_original_said_stands_until_originals_are_read_again(copy):
    forge(copy)
    checking.remember(copy, checking.check(copy, PLANS, with_originals=True), NOW)
    checking.remember(copy, checking.check(copy, PLANS), NOW)
    assert [one.dataset for one in last_check_of(copy).touched] == ["visits"]
    checking.repair(copy, PLANS, checking.check(copy, PLANS, with_originals=True), NOW)
    assert last_check_of(copy).touched == ()


def test_damage_to_what_people_wrote_touches_no_figure(copy):
    do_to(copy, "a version of a session")
    checking.remember(copy, checking.check(copy, PLANS), NOW)
    assert last_check_of(copy).touched == ()


def test_a_database_of_another_version_is_not_written_into(copy):
    do_to(copy, "a version from the future")
    checking.remember(copy, Checkup(checkup(copy, PLANS)), NOW)
    with copy.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM facts WHERE name = 'last_check'")).scalar() == 0


def test_rows_of_a_register_beside_totals_are_proven_to_the_last_digit(copy):
    """Fingerprints of requests beside totals in one file went through floats once; they are whole numbers, and those of before are known."""
    with copy.begin() as connection:
        query = "UPDATE procedures SET fingerprint = CAST(CAST(fingerprint AS REAL) AS INTEGER) WHERE grain = 'request'"
        connection.execute(text(query))
    assert checkup(copy, PLANS) == []


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_rows_with_and_without_a_number_beside_each_other_are_no_damage(tmp_path, order):
    engine = writable_engine(f"sqlite:///{tmp_path / 'plancom.db'}")
    schema.upgrade(engine)
    follow_plan(engine, PLANS[0])
    files = [
        posts([("2018-01-01", "facebook", 1, "1", "Trámites", 2), ("2018-01-02", "facebook", 1, "2", "Trámites", 9)]),
        posts([("2018-01-01", "instagram", 1, "3", "Trámites", None), ("2018-01-03", "instagram", 1, "4", "x", 0)]),
    ]
    for n in order:
        imported(engine, files[n], name=f"{n}.csv")

    with engine.connect() as connection:
        found = list(observations.row_contents(connection, KNOWN))
    assert found == []
