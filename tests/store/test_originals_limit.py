"""The originals that are kept may take so much and no more: over it an import is refused with a sentence, whole."""

import datetime as dt

import pytest

from plancom import settings, sources
from plancom.services import importing
from plancom.store.imports import history
from tests.builders import cartagena
from tests.figure_checks import damaged_figures

ONE = b"fecha,visitas\n2018-01-01,5\n"
TWO = b"fecha,visitas\n2018-02-01,6\n" + b"2018-02-02,7\n" * 3


def take(engine, name, content):
    file = importing.source_file(name, content)
    said = sources.read(name, content, cartagena(), dt.date(2018, 6, 1))
    return importing.commit_file(engine, importing.compared(engine, file, said, cartagena()), cartagena())


def test_an_original_that_does_not_fit_is_refused_with_how_much_there_is(engine, monkeypatch):
    assert take(engine, "uno.csv", ONE).outcome == "imported"
    monkeypatch.setattr(settings, "originals_bytes", lambda: len(ONE) + len(TWO) - 1)
    refused = take(engine, "dos.csv", TWO)
    problem = refused.result.problems[-1]
    assert (refused.outcome, problem.code) == ("rejected", "no_room")
    assert problem.message.startswith(
        "El archivo original ocupa 0,0 MB y no cabe: los originales guardados suman 0,0 MB"
    )
    assert "PLANCOM_ORIGINALS_MB" in problem.fix
    with engine.connect() as connection:
        assert [row["file_name"] for row in history.history(connection)] == ["uno.csv"]
        assert history.kept_bytes(connection) == len(ONE)
        assert damaged_figures(connection) == []
    monkeypatch.setattr(settings, "originals_bytes", lambda: len(ONE) + len(TWO))
    assert take(engine, "dos.csv", TWO).outcome == "imported"


@pytest.mark.parametrize(("written", "megabytes"), [("", 5000), ("20", 20), ("mucho", 5000), ("-1", 5000)])
def test_the_limit_comes_from_the_environment(monkeypatch, written, megabytes):
    monkeypatch.setenv("PLANCOM_ORIGINALS_MB", written)
    assert settings.originals_bytes() == megabytes * 1024**2
