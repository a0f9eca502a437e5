"""Commands on a database that is damaged: a sentence with what to do, never a traceback."""

import gzip
import json
import logging
import sys
from pathlib import Path

import pytest
from sqlalchemy import update

from plancom import cli
from plancom.access import acts
from plancom.operation import log
from plancom.store.db.engine import writing
from plancom.store.tables import snapshots
from tests import damages
from tests.builders import PLAN_ID
from tests.engines import writable_engine

LOST = "Las cifras que se presentaron ya no están completas en la base de datos."
WHOLE = {"id": "visits", "name": "Visitas", "actual_to_date": 3.0, "target": None}
CONTENTS = {
    "no indicators": {"plan": "p", "months": []},
    "no months": {"indicators": []},
    "indicators of another kind": {"indicators": 7, "months": []},
    "an indicator without its name": {"indicators": [WHOLE, {"id": "visits"}], "months": []},
    "an indicator that is a word": {"indicators": ["visits"], "months": []},
    "a list": [1],
    "nothing": None,
}


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> Path:
    return damages.filled_file(tmp_path_factory.mktemp("oficina"))


@pytest.fixture
def engine(office, tmp_path, monkeypatch):
    """The office's database, in a folder of its own."""
    monkeypatch.setenv("PLANCOM_DATA", str(tmp_path))
    path = tmp_path / "plancom.db"
    path.write_bytes(office.read_bytes())
    engine = writable_engine(f"sqlite:///{path}")
    yield engine
    engine.dispose()


@pytest.fixture(autouse=True)
def _own_log():
    """The log of each test is in its folder."""
    log.log_to_file.cache_clear()
    logger = logging.getLogger("plancom")
    before = list(logger.handlers)
    yield
    for handler in set(logger.handlers) - set(before):
        logger.removeHandler(handler)
        handler.close()
    log.log_to_file.cache_clear()


@pytest.fixture
def outcome(engine, monkeypatch, capsys):
    """`outcome("snapshots", "show", "1")`: the exit status and what stands on the two outputs."""

    def run(*words):
        monkeypatch.setattr(sys, "argv", ["plancom", "--db", str(engine.url), "--plan", PLAN_ID, *words])
        with pytest.raises(SystemExit) as left:
            cli.main()
        return left.value.code or 0, capsys.readouterr()

    return run


def damaged(engine, name):
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        driver.execute("PRAGMA foreign_keys=OFF")
        with connection.begin():
            damages.IN_ROWS[name][1](connection)
        driver.execute("PRAGMA foreign_keys=ON")


def put(engine, content):
    with writing(engine, acts.REPAIR) as connection:
        connection.execute(update(snapshots).values(content=content))


@pytest.mark.parametrize("content", CONTENTS)
def test_what_was_presented_and_lacks_its_figures_is_a_sentence(engine, outcome, content):
    put(engine, gzip.compress(json.dumps(CONTENTS[content]).encode()))
    code, output = outcome("snapshots", "show", "1")
    assert (code, output.out) == (1, "")
    assert output.err.startswith(LOST)
    assert output.err.count("\n") == 1


@pytest.mark.parametrize("name", ["what was presented", "figures that are no longer figures"])
def test_what_was_presented_and_is_gone_or_cut_is_a_sentence_and_warnings_are_given_without_it(engine, outcome, name):
    damaged(engine, name)
    code, output = outcome("snapshots", "show", "1")
    assert (code, output.err.startswith(LOST)) == (1, True)
    code, output = outcome("check", "list")
    assert (code, "Traceback" in output.err) == (0, False)


def test_rules_that_are_none_say_how_they_are_mended(engine, outcome):
    damaged(engine, "rules that are none")
    code, output = outcome("indicators")
    assert (code, output.out) == (1, "")
    assert output.err.endswith("Repárela: python -m plancom db repair\n")
    code, output = outcome("db", "repair", "--yes")
    assert code == 0, output
    assert outcome("indicators")[0] == 0


@pytest.mark.parametrize(
    "name",
    [
        "a decision that is no JSON", "a decision that contradicts itself", "an analysis whose figures are no JSON",
        "a task's media that are no JSON", "a closing that is no JSON", "a closing of no month", "a state that there is not",
    ],
)  # fmt: skip
def test_what_the_office_writes_and_is_damaged_is_a_sentence_that_names_the_check(engine, outcome, name):
    damaged(engine, name)
    code, output = outcome("summary")
    assert (code, output.out, "Traceback" in output.err) == (1, "", False)
    assert "python -m plancom db check" in output.err


def test_what_nobody_thought_of_is_a_sentence_and_its_traceback_is_in_the_log(engine, outcome, tmp_path, monkeypatch):
    monkeypatch.setattr("plancom.cli.snapshots.snapshots.presentations", lambda *_: {}["indicators"])
    code, output = outcome("snapshots", "list")
    reference = output.err.partition("referencia ")[2][:8]
    assert (code, output.out, "Traceback" in output.err) == (1, "", False)
    assert "python -m plancom db check" in output.err
    written = (tmp_path / "logs" / "plancom.log").read_text("utf-8")
    assert f"reference={reference}" in written
    assert "KeyError: 'indicators'" in written
