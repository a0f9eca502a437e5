"""The server has its database checked when there is something new to check, and not again."""

import threading

from plancom.services import checking, periodic_checks
from plancom.services.periodic_checks import PeriodicChecks, stale_version
from plancom.store.db.engine import make_engine
from tests.builders import NOW, cartagena, imported, visits


def check_now(engine):
    checking.remember(engine, checking.check(engine, [cartagena()]), NOW)


def test_a_version_is_stale_until_it_was_checked(engine):
    assert stale_version(engine) is None  # nothing to check yet
    imported(engine, visits({"2018-01-01": 10}))
    assert stale_version(engine) == 1
    check_now(engine)
    assert stale_version(engine) is None
    imported(engine, visits({"2018-01-02": 20}), name="b.csv")
    assert stale_version(engine) is not None


def test_a_database_that_is_not_there_or_of_before_is_left_alone(tmp_path):
    assert stale_version(make_engine(f"sqlite:///{tmp_path}/nada.db")) is None
    (tmp_path / "texto.db").write_bytes(b"esto no es una base de datos" * 40)
    assert stale_version(make_engine(f"sqlite:///{tmp_path}/texto.db")) is None


def test_what_is_new_is_checked_once_it_is_quiet(engine, current_database_url, monkeypatch):
    imported(engine, visits({"2018-01-01": 10}))
    done = threading.Event()
    times = []

    class Quick(PeriodicChecks):
        def _check(self) -> None:
            times.append(1)
            check_now(engine)
            done.set()

    monkeypatch.setenv("PLANCOM_DATABASE_URL", current_database_url)
    monkeypatch.setattr(periodic_checks, "GLANCE_SECONDS", 0.01)
    checks = Quick()
    checks.start()
    assert done.wait(20)
    threading.Event().wait(0.2)
    checks.stop()
    assert times == [1]
