"""The real command where the system gives it little: a full disk, the locale C, a folder that is not there, another server on the same file."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from app_process import ROOT
from export_files import visits_by_month
from typer.testing import CliRunner

from plancom import cli

VISITS = visits_by_month({"2018-01": 120, "2018-02": 100})
MANY = "fecha,red,publicaciones,enlace,texto,tipo,compartidos\n" + "".join(
    f"2018-{1 + n % 12:02d}-{1 + n % 28:02d},Facebook,1,https://www.facebook.com/concejo/posts/{n},{'Nota ' * 20}{n},Foto,1\n"
    for n in range(6000)
)
FULL = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size})); from plancom.cli import main; main()"


AS_ANYBODY = (
    ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if os.name == "posix" and os.geteuid() == 0 else ()
)
"""What takes from root the right to write where nobody may."""


def command(*words, folder, code=("-m", "plancom"), before=(), **environment):
    return subprocess.Popen(
        [*before, sys.executable, *code, *map(str, words)],
        cwd=ROOT,
        env={
            **os.environ,
            "PLANCOM_DATABASE_URL": f"sqlite:///{folder}/plancom.db",
            "PYTHONIOENCODING": "",
            **environment,
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def run_in_process(*words, folder):
    """The same in this process, for what only goes before or comes after: a process of its own takes seconds to load its libraries."""
    url = f"sqlite:///{folder}/plancom.db"
    result = CliRunner().invoke(cli.app, [*map(str, words)], env={"PLANCOM_DATABASE_URL": url})
    assert result.exit_code == 0, result.output


def outcome(process):
    out, err = process.communicate(timeout=120)
    assert b"Traceback" not in err, err.decode("utf-8", "replace")
    return process.returncode, (out + err).decode("utf-8", "replace")


def visits(folder):
    with closing(sqlite3.connect(folder / "plancom.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return connection.execute("SELECT count(*) FROM imports").fetchone()[0]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "v.csv").write_text(VISITS, encoding="utf-8")
    (tmp_path / "w.csv").write_text(visits_by_month({"2018-03": 90}), encoding="utf-8")
    (tmp_path / "muchas.csv").write_text(MANY, encoding="utf-8")
    return tmp_path


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_full_disk_is_a_sentence_and_nothing_is_half_written(folder):
    assert outcome(command("import", folder / "v.csv", folder=folder))[0] == 0
    before = (folder / "plancom.db").stat().st_size
    limited = ("-c", FULL.format(size=before + 500_000))
    code, words = outcome(command("import", folder / "muchas.csv", folder=folder, code=limited))
    assert code == 1
    assert "los datos quedaron como estaban" in words
    assert "espacio" in words
    assert visits(folder) == 1
    run_in_process("import", folder / "muchas.csv", folder=folder)
    assert visits(folder) == 2


def test_two_programs_write_into_one_file_at_once(folder):
    run_in_process("db", "upgrade", folder=folder)
    both = [command("import", folder / name, folder=folder) for name in ("v.csv", "w.csv")]
    assert [outcome(one)[0] for one in both] == [0, 0]
    assert visits(folder) == 2


def test_the_locale_c_loses_no_letter(folder):
    code, words = outcome(command("import", folder / "v.csv", folder=folder, LC_ALL="C", LANG="C"))
    assert code == 0
    assert "importación 1" in words


def test_a_folder_that_is_not_there_is_made_and_one_that_cannot_be_is_a_sentence(folder):
    assert outcome(command("db", "upgrade", folder=folder / "nueva" / "otra"))[0] == 0
    assert (folder / "nueva" / "otra" / "plancom.db").exists()
    code, words = outcome(command("db", "upgrade", folder=folder / "v.csv"))
    assert code == 1
    assert "No se pudo crear la carpeta" in words


@pytest.mark.skipif(sys.platform != "linux", reason="the rights of another system are others")
def test_a_file_that_may_only_be_read_is_a_sentence_and_stays_as_it_was(folder):
    assert outcome(command("import", folder / "v.csv", folder=folder))[0] == 0
    before = (folder / "plancom.db").read_bytes()
    (folder / "plancom.db").chmod(0o444)
    folder.chmod(0o555)
    try:
        code, words = outcome(command("import", folder / "w.csv", folder=folder, before=AS_ANYBODY))
    finally:
        folder.chmod(0o755)
    assert code == 1
    assert "No se puede escribir en la base de datos. Revise los permisos" in words
    assert (folder / "plancom.db").read_bytes() == before
