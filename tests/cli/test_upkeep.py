"""`template`, `demo`, `db`, and what a person sees when something outside is wrong: a sentence, never a traceback."""

import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper

import pytest
from app_process import ROOT
from export_files import visits_by_month
from openpyxl import load_workbook
from typer.testing import CliRunner

from plancom import cli
from plancom.datasets import DATASETS, DEFINITIONS

VISITS = visits_by_month({"2018-01": 120, "2018-02": 100})


# ------------------------------------------------------------------------------------------------------------ templates


@pytest.mark.parametrize("name", DATASETS)
def test_a_template_has_the_columns_of_its_dataset(plancom, tmp_path, name):
    path = tmp_path / "plantilla.xlsx"
    result = plancom("template", name, "-o", path)
    assert "Plantilla escrita" in result.stderr
    assert result.stdout == ""
    cells = {
        cell for sheet in load_workbook(path).worksheets for row in sheet.iter_rows(values_only=True) for cell in row
    }
    assert {column.header for column in DEFINITIONS[name].columns} <= cells


def test_a_template_as_it_is_imports_nothing_by_mistake(plancom, tmp_path):
    path = tmp_path / "plantilla.xlsx"
    plancom("template", "visits", "-o", path)
    (one,) = plancom.imported(path, code=1)
    assert one["outcome"] == "rejected"
    assert one["problems"]


def test_a_template_that_cannot_be_written(plancom, tmp_path):
    result = plancom("template", "visits", "-o", tmp_path / "no" / "hay" / "v.xlsx", code=1)
    assert "No se pudo escribir" in result.stderr
    assert "No se pudo escribir" in plancom("template", "visits", "-o", tmp_path, code=1).stderr
    plancom("template", "visitas", "-o", tmp_path / "v.xlsx", code=2)
    plancom("template", "visits", code=2)


# ----------------------------------------------------------------------------------------------------------------- demo


def test_the_sample_data_come_and_go_without_a_trace(plancom, save):
    plancom.imported(save("v.csv", VISITS))
    own = plancom.state()
    plancom("demo", "load")
    assert plancom.state() != own
    assert sum(row["is_sample"] for row in plancom.json("imports")["imports"]) == 5
    assert all(figure["status"] != "no_target" for figure in plancom.figures("2018-12-31").values())
    plancom("demo", "clear")
    assert plancom.state() == own
    assert len(plancom.json("imports")["imports"]) == 1
    plancom("db", "check")


def test_the_sample_data_twice_change_nothing(plancom):
    plancom("demo", "load")
    before = plancom.state()
    plancom("demo", "load")
    assert plancom.state() == before
    assert "5 importaciones" in plancom("demo", "clear").stderr
    assert "0 importaciones" in plancom("demo", "clear").stderr


# ------------------------------------------------------------------------------------------------------------- database


def test_a_new_database_is_upgraded_and_then_well(plancom):
    assert "python -m plancom db upgrade" in plancom("db", "check", code=1).stderr
    assert "al día" in plancom("db", "upgrade").stderr
    assert "está bien" in plancom("db", "check").stderr


def test_a_total_that_is_not_the_sum_of_its_rows_is_found_and_mended(plancom, save):
    import sqlite3

    plancom.imported(save("v.csv", VISITS))
    before = plancom.state()
    with sqlite3.connect(plancom.url.removeprefix("sqlite:///")) as connection:
        connection.execute("UPDATE rollup SET value = value + 1")
    told = plancom("db", "check", code=1).stderr
    assert "[wrong_totals] Visitas a la página web: totales por día que no son la suma de sus filas: 2" in told
    assert "db repair" in told
    assert "Nada ha cambiado todavía" in plancom("db", "repair", code=1).stderr
    told = plancom("db", "repair", "--yes").stderr
    assert "Visitas, enero de 2018: 121 → 120" in told
    assert "antes-de-reparar" in told
    assert "está bien" in plancom("db", "check").stderr
    assert plancom.state() == before


@pytest.mark.parametrize("size", [1, 4000], ids=["small", "packed"])
def test_a_kept_original_that_was_damaged_is_found_by_its_name(plancom, save, size):
    import sqlite3

    plancom.imported(save("v.csv", VISITS + "\n" * 20 * size))
    assert "está bien" in plancom("db", "check").stderr
    with sqlite3.connect(plancom.url.removeprefix("sqlite:///")) as connection:
        (content,) = connection.execute("SELECT content FROM files").fetchone()
        connection.execute("UPDATE files SET content = ?", (content[:-3] + b"xyz",))
    said = plancom("db", "check", code=1).stderr
    assert "El archivo original «v.csv» no es el que se guardó" in said
    assert "Ninguna cifra cambia" in said
    assert "db repair" not in said


def test_what_a_check_finds_is_one_document_for_programs(plancom, save):
    import sqlite3

    plancom.imported(save("v.csv", VISITS))
    assert plancom.json("db", "check")["well"] is True
    with sqlite3.connect(plancom.url.removeprefix("sqlite:///")) as connection:
        connection.execute("UPDATE visits SET value = 7 WHERE day = '2018-02-01'")
        connection.execute("UPDATE rollup SET value = 7 WHERE day = '2018-02-01'")
    (one,) = plancom.json("db", "check", code=1)["damages"]
    assert (one["code"], one["imports"], one["repairable"]) == ("changed_rows", [1], True)
    assert one["touches"] == [{"dataset": "visits", "series": "", "first": "2018-02-01", "last": "2018-02-01"}]
    assert plancom.json("db", "check", "--rows-only", code=1)["originals_read"] == 0
    figure = plancom.figures("2018-12-31")["visits"]
    assert figure["damaged_months"] == ["2018-02"]
    assert "(feb 2018): no la presente" in plancom("indicators", "--as-of", "2018-12-31").stdout
    page = save("informe.html", "")
    plancom("report", "--as-of", "2018-12-31", "--format", "html", "-o", page)
    assert "(feb 2018): no la presente" in page.read_text(encoding="utf-8")
    assert "(feb 2018): no la presente" in plancom("summary", "--as-of", "2018-12-31").stdout


def test_what_a_repair_cannot_mend_is_said_with_what_to_do(plancom, save):
    import sqlite3

    plancom.imported(save("v.csv", VISITS))
    with sqlite3.connect(plancom.url.removeprefix("sqlite:///")) as connection:
        connection.execute("DELETE FROM files")
    told = plancom("db", "repair", code=1).stderr
    assert "No se puede arreglar aquí:" in told
    assert "Falta el archivo original «v.csv» de la importación 1" in told
    assert "Nada ha cambiado" not in told


def test_backup_and_restore(plancom, save, tmp_path):
    plancom.imported(save("v.csv", VISITS))
    before = plancom.state()
    copy = tmp_path / "copia.db"
    plancom("db", "backup", copy)
    plancom("undo", 1)
    assert plancom.state() != before
    plancom("db", "restore", copy)
    assert plancom.state() == before


def test_an_app_that_runs_sees_what_was_restored(plancom, save, tmp_path):
    from plancom.store.db.data_version import version
    from tests.engines import writable_engine

    def seen():
        engine = writable_engine(plancom.url)
        with engine.connect() as connection:
            found = version(connection)
        engine.dispose()
        return found

    plancom("db", "backup", tmp_path / "vacia.db")
    plancom.imported(save("v.csv", VISITS))
    versions = [seen()]
    plancom("db", "restore", tmp_path / "vacia.db")
    versions.append(seen())
    plancom.imported(save("w.csv", visits_by_month({"2018-03": 7})))
    versions.append(seen())
    assert versions == sorted(set(versions))


def test_a_copy_takes_the_place_of_a_damaged_database(plancom, save, tmp_path):
    plancom.imported(save("v.csv", VISITS))
    before = plancom.state()
    copy, damaged = tmp_path / "copia.db", tmp_path / "otra.db"
    plancom("db", "backup", copy)
    damaged.write_bytes(b"esto no es una base de datos" * 40)
    other = type(plancom)(f"sqlite:///{damaged.as_posix()}")
    other("db", "restore", copy)
    assert other.state() == before
    assert (tmp_path / "otra.db.danada").read_bytes().startswith(b"esto no es")


# -------------------------------------------------------------------------------------- the real command, from outside


def command(*arguments, **environment):
    done = subprocess.run(
        [sys.executable, "-m", "plancom", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **{k: str(v) for k, v in environment.items()}},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture
def main_output(monkeypatch):
    """`main_output(*arguments, **environment)`: what `python -m plancom` does once it has loaded its libraries, in this process.

    CliRunner goes past `main`, which makes the sentences of these tests.
    """

    def call(*arguments, **environment):
        written, told = (TextIOWrapper(BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
        with monkeypatch.context() as patched, redirect_stdout(written), redirect_stderr(told):
            patched.setattr(sys, "argv", ["plancom", *map(str, arguments)])
            for name, value in environment.items():
                patched.setenv(name, str(value))
            try:
                cli.main()
                code = 0
            except SystemExit as left:
                code = left.code
        said = [one.buffer.getvalue().decode("utf-8") for one in (written, told)]
        return subprocess.CompletedProcess(arguments, code, *said)

    return call


def test_the_real_command_prints_one_document_and_nothing_else(tmp_path):
    (tmp_path / "v.csv").write_text(VISITS, encoding="utf-8")
    done = command(
        "import", tmp_path / "v.csv", tmp_path / "no.csv", "--json", PLANCOM_DATABASE_URL=f"sqlite:///{tmp_path}/p.db"
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert [one["outcome"] for one in json.loads(done.stdout)["files"]] == ["imported", "rejected"]
    same = command("--db", f"sqlite:///{tmp_path}/p.db", "indicators", "--as-of", "2018-02-28", "--json")
    assert json.loads(same.stdout)["indicators"][0]["actual_to_date"] == 220


def test_by_default_the_database_is_in_the_data_folder(main_output, tmp_path):
    done = main_output("db", "upgrade", PLANCOM_DATA=tmp_path / "datos", PLANCOM_DATABASE_URL="")
    assert done.returncode == 0
    assert (tmp_path / "datos" / "plancom.db").exists()


@pytest.mark.parametrize("words", [["indicators"], ["db", "check"], ["db", "upgrade"], ["import", "README.md"]])
def test_a_database_that_is_none(main_output, tmp_path, words):
    path = tmp_path / "notas.db"
    path.write_text("esto es una lista de compras, larga\n" * 50, encoding="utf-8")
    before = path.read_bytes()
    done = main_output("--db", f"sqlite:///{path}", *words)
    assert (done.returncode, done.stdout) == (1, "")
    assert "no es una base de datos" in done.stderr
    assert path.read_bytes() == before


def test_a_database_that_does_not_answer_is_named_without_its_password(main_output):
    done = main_output("--db", "postgresql+psycopg://oficina:secreto@127.0.0.1:1/plancom", "imports")
    assert done.returncode == 1
    assert "No se pudo abrir la base de datos" in done.stderr
    assert "secreto" not in done.stderr


@pytest.mark.parametrize("url", ["mi base", "nada://x", "sqlite:////dev/null/x/p.db"])
def test_an_address_that_cannot_be(main_output, url):
    done = main_output("--db", url, "imports")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("verb", ["backup", "restore"])
def test_a_copy_that_cannot_be(main_output, tmp_path, verb):
    database = f"sqlite:///{tmp_path}/p.db"
    main_output("--db", database, "db", "upgrade")
    (tmp_path / "texto.txt").write_text("hola", encoding="utf-8")
    wrong = {"backup": ["p.db", "no/hay/copia.db"], "restore": ["texto.txt", "no-existe.db"]}[verb]
    for name in wrong:
        done = main_output("--db", database, "db", verb, tmp_path / name)
        assert (done.returncode, done.stdout) == (1, "")
        assert "copia" in done.stderr.lower()
    assert main_output("--db", database, "db", "check").returncode == 0


@pytest.mark.postgres
def test_a_database_goes_to_postgres_and_comes_back_with_the_same_figures(plancom, save, postgres_url, tmp_path):
    plancom.imported(save("v.csv", VISITS))
    before = plancom.state()
    back = f"sqlite:///{(tmp_path / 'vuelta.db').as_posix()}"
    told = plancom("db", "copy", plancom.url, postgres_url).stderr
    plancom("db", "copy", postgres_url, back)
    assert "Son iguales las tablas" in told
    assert "los archivos originales (1)" in told
    assert type(plancom)(postgres_url).state() == before
    assert type(plancom)(back).state() == before


def test_a_database_that_cannot_be_copied(main_output, tmp_path):
    database = f"sqlite:///{tmp_path}/p.db"
    main_output("--db", database, "db", "upgrade")
    for source, target, said in (
        (f"sqlite:///{tmp_path}/no-hay.db", f"sqlite:///{tmp_path}/nueva.db", "No hay una base de datos en"),
        (database, database, "ya tiene tablas"),
        (database, "mi base", "no se entiende"),
    ):
        done = main_output("db", "copy", source, target)
        assert (done.returncode, done.stdout) == (1, "")
        assert said in done.stderr
    assert not (tmp_path / "no-hay.db").exists()


def test_a_plan_that_cannot_be_read(main_output, tmp_path):
    (tmp_path / "plan.toml").write_text("id = ", encoding="utf-8")
    done = main_output(
        "--plan", tmp_path / "plan.toml", "indicators", PLANCOM_DATABASE_URL=f"sqlite:///{tmp_path}/p.db"
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "plan.toml" in done.stderr


def test_help_is_in_spanish():
    done = command("--help")
    assert done.returncode == 0
    assert "Importa archivos" in done.stdout
    assert "Imports" not in done.stdout


@pytest.mark.parametrize("form", ["--db {url}", "--db={url}"])
def test_the_database_can_be_named_after_the_command_too(save, tmp_path, form):
    options = form.format(url=f"sqlite:///{(tmp_path / 'otra.db').as_posix()}").split(" ")
    path = save("visitas.csv", VISITS)
    done = CliRunner().invoke(cli.app, ["import", str(path), "--json", *options])
    assert (done.exit_code, json.loads(done.stdout)["files"][0]["outcome"]) == (0, "imported")
    listed = CliRunner().invoke(cli.app, [*options, "imports", "--json"])
    assert [one["file_name"] for one in json.loads(listed.stdout)["imports"]] == ["visitas.csv"]
