"""The command line in this process, on a database of the test's own."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from plancom import cli


class Plancom:
    """`python -m plancom ARGUMENTS` without a new process."""

    def __init__(self, url: str) -> None:
        self.url = url

    def __call__(self, *arguments: object, code: int = 0) -> Result:
        result = CliRunner().invoke(cli.app, ["--db", self.url, *map(str, arguments)])
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code == code, result.output
        return result

    def json(self, *arguments: object, code: int = 0) -> Any:
        """The one document on standard output; anything else there is an error."""
        return json.loads(self(*arguments, "--json", code=code).stdout)

    def imported(self, *files: object, code: int = 0) -> list[dict[str, Any]]:
        return self.json("import", *files, code=code)["files"]

    def figures(self, as_of: str, *options: object) -> dict[str, dict[str, Any]]:
        document = self.json("indicators", "--as-of", as_of, *options)
        return {figure["id"]: figure for figure in document["indicators"]}

    def state(self) -> tuple[Any, ...]:
        """Everything that the database says, to the byte of every figure."""
        return (
            *(
                self("indicators", "--as-of", day, "--json").stdout
                for day in ("2018-03-31", "2018-12-31", "2019-06-30")
            ),
            *(
                self("counts", name, "--json").stdout
                for name in ("visits", "posts", "press", "procedures", "activities")
            ),
        )


@pytest.fixture
def plancom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plancom:
    monkeypatch.delenv("PLANCOM_PLAN", raising=False)
    return Plancom(f"sqlite:///{(tmp_path / 'plancom.db').as_posix()}")


@pytest.fixture(scope="module")
def _database_copies() -> dict[str, bytes]:
    """The databases that this module's fixtures have filled, by the fixture's name."""
    return {}


@pytest.fixture
def fill_database(plancom: Plancom, _database_copies: dict[str, bytes]) -> Callable[[str, Callable[[], object]], None]:
    """`fill_database(name, fill)`: `fill()` fills the database for the first test that asks; the others are given a copy of their own."""
    path = Path(plancom.url.removeprefix("sqlite:///"))

    def give(name: str, fill: Callable[[], object]) -> None:
        if name in _database_copies:
            path.write_bytes(_database_copies[name])
            return
        fill()
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        _database_copies[name] = path.read_bytes()

    return give


@pytest.fixture
def save(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """`save(name, content)`: a file of the test's own."""
    folder = tmp_path / "archivos"
    folder.mkdir()

    def write(name: str, content: str | bytes) -> Path:
        path = folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write
