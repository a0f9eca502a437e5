"""Databases of others for the tests to read: a real MariaDB with Matomo's tables, a real PostgreSQL, and the secrets that name them."""

import datetime as dt
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from app_process import free_port
from sqlalchemy import create_engine, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import OperationalError

from tests.builders import cartagena
from tests.databases import matomo_tables

PASSWORD = "cl@ve/s3creta:ñ"  # with every character that a URL would trip over
START_SECONDS = 60


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a MariaDB."""
    for item in items:
        if "mariadb" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.mariadb)


def _program(*names: str) -> str:
    """Where a program of Debian's mariadb-server is. Without it the test is skipped, or fails where PLANCOM_REQUIRE_MARIADB=1 says so."""
    for name in names:
        if path := shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin:/sbin"):
            return path
    reason = "no hay MariaDB en este equipo: instale mariadb-server (Debian: apt install mariadb-server) para las pruebas de Matomo"
    if os.environ.get("PLANCOM_REQUIRE_MARIADB") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def mariadb_server() -> Iterator[URL]:
    """A MariaDB of the tests' own, on a private folder and port, as a user without rights; gives an administrator's URL."""
    install = _program("mariadb-install-db", "mysql_install_db")
    daemon = _program("mariadbd", "mysqld")
    folder = Path(tempfile.mkdtemp(prefix="plancom-my-"))
    owner = "nobody" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
    scratch = (
        folder / "t"
    )  # its own: a MariaDB that starts sweeps the temporary tables of all others out of a shared one
    scratch.mkdir()
    if os.geteuid() == 0:
        shutil.chown(folder, owner)
        shutil.chown(scratch, owner)
    data, socket, port = folder / "d", folder / "s", free_port()
    quick = [f"--user={owner}", f"--datadir={data}", "--innodb-buffer-pool-size=32M", "--innodb-log-file-size=8M"]
    quick += ["--innodb-flush-log-at-trx-commit=0", "--skip-log-bin", f"--tmpdir={scratch}"]
    made = subprocess.run(
        [install, "--no-defaults", *quick, "--auth-root-authentication-method=normal", "--skip-test-db"],
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        shutil.rmtree(folder, ignore_errors=True)
        pytest.fail(f"MariaDB no pudo hacer su carpeta:\n{made.stdout[-2000:]}\n{made.stderr[-2000:]}")
    log = (folder / "log").open("wb")
    private = [f"--socket={socket}", f"--port={port}", "--bind-address=127.0.0.1", f"--pid-file={folder / 'pid'}"]
    server = subprocess.Popen(
        [daemon, "--no-defaults", *quick, *private, "--skip-name-resolve", "--performance-schema=OFF"],
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    url = URL.create("mariadb+pymysql", "root", "", "127.0.0.1", port, "mysql")
    try:
        _wait_for(url, server, folder / "log")
        yield url
    finally:
        server.terminate()
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
        log.close()
        shutil.rmtree(folder, ignore_errors=True)


def _wait_for(url: URL, server: subprocess.Popen[bytes], log: Path) -> None:
    engine = create_engine(url)
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and server.poll() is None:
        try:
            with engine.connect():
                engine.dispose()
                return
        except OperationalError:
            time.sleep(0.1)
    pytest.fail(f"MariaDB no arrancó:\n{log.read_text(errors='replace')[-2000:]}")


@pytest.fixture
def mariadb(mariadb_server: URL, monkeypatch: pytest.MonkeyPatch) -> Iterator[matomo_tables.Matomo]:
    """An empty Matomo, and a user who may only read it; its password is the environment variable MATOMO_CLAVE."""
    admin = create_engine(mariadb_server, isolation_level="AUTOCOMMIT")
    quoted = PASSWORD.replace("'", "''")
    with admin.connect() as connection:
        for statement in (
            "DROP DATABASE IF EXISTS matomo",
            "CREATE DATABASE matomo CHARACTER SET utf8mb4",
            f"CREATE OR REPLACE USER lector@'%' IDENTIFIED BY '{quoted}'",
            "GRANT SELECT ON matomo.* TO lector@'%'",
        ):
            connection.execute(text(statement))
    admin.dispose()
    monkeypatch.setenv("MATOMO_CLAVE", PASSWORD)
    engine = create_engine(mariadb_server.set(database="matomo"))
    matomo = matomo_tables.Matomo(engine, f"mysql://lector:${{MATOMO_CLAVE}}@127.0.0.1:{mariadb_server.port}/matomo")
    yield matomo
    engine.dispose()


@pytest.fixture
def plan():
    return cartagena()


@pytest.fixture
def today() -> dt.date:
    return dt.date(2018, 10, 10)


@pytest.fixture
def secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """`secrets(text)`: a secrets file that the command line and the screen find."""
    path = tmp_path / "secrets.toml"
    monkeypatch.setenv("PLANCOM_SECRETS", str(path))

    def write(content: str) -> Path:
        path.write_text(content, encoding="utf-8")
        return path

    return write
