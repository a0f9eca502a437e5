"""A seeded sample of the hostile corpus: each file is imported or refused with a sentence, and nothing else happens.

The whole corpus, some three thousand files: python -m benchmarks.hostile
"""

import os
import sys
from types import ModuleType

import pytest

from benchmarks.hostile import Family, import_faults, run
from benchmarks.hostile_files import Hostile, corpus, sample
from benchmarks.memory import family
from plancom.services import importing
from plancom.sources.sandbox import pool
from plancom.store.db import schema
from tests.builders import cartagena
from tests.engines import writable_engine
from tests.figure_checks import damaged_figures

HEAVY = frozenset({"cells of 1 and 2 GB", "zip bomb", "very many"})
GOOD = b"fecha,visitas\n2017-12-31,5\n"


@pytest.fixture
def engine(tmp_path, monkeypatch):
    pool.way()  # the program's own folder, which is no file left behind
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    engine = writable_engine(f"sqlite:///{(tmp_path / 'db').as_posix()}/p.db")
    schema.upgrade(engine)
    yield engine
    engine.dispose()


def test_the_corpus_is_of_thousands_of_files_each_with_its_own_name():
    names = [(one.family, one.name) for one in corpus()]
    assert len(names) > 2000
    assert len({name for name, _ in names}) > 20


def test_a_sample_of_every_light_family_is_imported_or_refused_with_a_sentence(engine):
    light = frozenset(one.family for one in corpus()) - HEAVY
    files = sample(3, light)
    found, wrong = run(engine, cartagena(), files)
    assert wrong == []
    assert sum(one.imported + one.declined for one in found.values()) == len(files) >= 55
    with engine.connect() as connection:
        assert damaged_figures(connection) == []


def test_the_program_goes_on_after_files_that_end_their_reader(engine):
    before = set(family(os.getpid()))
    names = {"1gb-miente.zip", "XFD1048576.xlsx", "risas.xlsx", "xml-anidado.xlsx"}
    for one in corpus():
        if one.name in names:
            assert import_faults(engine, one, cartagena(), Family()) == [], one.name
    (last,) = importing.take_in(engine, [importing.source_file("v.csv", GOOD)], cartagena())
    assert last.outcome == "imported"
    pool.stop()
    assert len(set(family(os.getpid())) - before) <= 1  # multiprocessing's own tracker of resources


def test_a_file_is_read_whatever_page_stands_in_the_place_of_the_main_script(engine, tmp_path, monkeypatch):
    """As Streamlit leaves it: a module whose file is the page, and cannot be run by itself."""
    page = ModuleType("__main__")
    page.__file__ = str(tmp_path / "pagina.py")
    (tmp_path / "pagina.py").write_text("raise RuntimeError('the page was run')", encoding="utf-8")
    pool.stop()
    monkeypatch.setitem(sys.modules, "__main__", page)
    (only,) = importing.take_in(engine, [importing.source_file("v.csv", GOOD)], cartagena())
    assert only.outcome == "imported"


def test_what_is_looked_for_would_be_found(engine):
    """The check itself: a file that raises, and one that is refused without a sentence, are faults."""

    def broken() -> bytes:
        return "no bytes"

    assert import_faults(engine, Hostile("x", "x.csv", broken), cartagena(), Family())[0].startswith("raised")
