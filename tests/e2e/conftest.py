"""One app for the whole folder, emptied before each test; the screen and the command line read together."""

import sys
from collections.abc import Iterator

import pytest
from app_process import ROOT, RunningApp, running_app
from browser_office import BrowserOffice
from playwright.sync_api import Page

from plancom.store.upkeep.backups import backup, restore
from tests.engines import writable_engine

sys.path.insert(0, str(ROOT / "tests" / "sources"))  # source_files.py, for workbooks that cannot be opened


@pytest.fixture(scope="session")
def office_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    folder = tmp_path_factory.mktemp("oficina")
    with running_app(folder) as app:
        engine = writable_engine(app.database_url)
        backup(engine, folder / "vacia.db")
        engine.dispose()
        yield app


@pytest.fixture
def office(office_app: RunningApp, page: Page) -> Iterator[BrowserOffice]:
    """The app with an empty database, and a page of it that is still blank."""
    engine = writable_engine(office_app.database_url)
    restore(engine, office_app.folder / "vacia.db")
    engine.dispose()
    yield BrowserOffice(office_app, page)
    checked = office_app.command("db", "check")
    assert checked.returncode == 0, checked.stderr


@pytest.fixture
def office_with_samples(office: BrowserOffice) -> BrowserOffice:
    """The sample data are in the database: loaded for the first test that asks, copied for the others."""
    app = office.app
    kept, engine = app.folder / "ejemplo.db", writable_engine(app.database_url)
    if kept.exists():
        restore(engine, kept)
    else:
        done = app.command("demo", "load")
        assert done.returncode == 0, done.stderr
        backup(engine, kept)
    engine.dispose()
    return office
