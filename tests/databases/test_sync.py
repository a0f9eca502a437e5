"""`sync`: what it asks, writes and prints, again and again, with the undo of a file."""

import json
import sqlite3
from collections.abc import Callable

import pytest
from click.testing import Result
from typer.testing import CliRunner

from plancom import cli, clock
from tests.builders import d

KEYS = {
    "name", "file", "sha256", "outcome", "source", "dataset", "series", "covers", "rows_read", "rows_new", "rows_changed",
    "rows_same", "rows_rejected", "problems", "import_id", "notes",
}  # fmt: skip
QUERY = "SELECT dia AS fecha, SUM(n) AS visitas FROM hits WHERE dia BETWEEN :desde AND :hasta GROUP BY dia"
SITE = '[sources.sitio]\nurl = "sqlite:///{path}"\nquery = "{query}"\noverlap_days = 2\n'


class HitsDatabase:
    """Somebody's SQLite database with hits by day."""

    def __init__(self, path) -> None:
        self.path = path
        self.run("CREATE TABLE hits (dia TEXT, n INTEGER)")

    def run(self, sql: str, *rows) -> None:
        with sqlite3.connect(self.path) as connection:
            if rows:
                connection.executemany(sql, rows)
            else:
                connection.execute(sql)
        connection.close()

    def hits(self, **days: int) -> None:
        self.run("INSERT INTO hits VALUES (?, ?)", *((f"2018-09-{day[1:]}", n) for day, n in days.items()))


@pytest.fixture
def site(tmp_path, secrets, monkeypatch) -> HitsDatabase:
    made = HitsDatabase(tmp_path / "sitio.db")
    secrets(SITE.format(path=made.path, query=QUERY))
    monkeypatch.setattr(clock, "today", lambda _plan: d("2018-09-10"))
    monkeypatch.delenv("PLANCOM_PLAN", raising=False)
    return made


@pytest.fixture
def store(request, tmp_path) -> str:
    """The app's own database: each engine where the test asks for `database_url`, else SQLite."""
    if "database_url" in request.fixturenames:
        return str(request.getfixturevalue("database_url"))
    return f"sqlite:///{(tmp_path / 'plancom.db').as_posix()}"


@pytest.fixture
def plancom(store) -> Callable[..., Result]:
    def run(*arguments: object, code: int = 0) -> Result:
        result = CliRunner().invoke(cli.app, ["--db", store, *map(str, arguments)])
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code == code, result.output
        return result

    return run


@pytest.fixture
def run_sync(plancom):
    def run(*arguments, code=0):
        (one,) = json.loads(plancom("sync", *arguments, "--json", code=code).stdout)["files"]
        assert one.keys() == KEYS
        return one

    return run


@pytest.fixture
def visits(plancom):
    def by_day():
        rows = json.loads(plancom("counts", "visits", "--by", "day", "--json").stdout)["rows"]
        return {row["day"][-2:]: row["value"] for row in rows}

    return by_day


def counts(one):
    return one["outcome"], one["rows_new"], one["rows_changed"], one["rows_same"], one["rows_rejected"]


def test_the_first_time_everything_is_taken_and_the_rows_are_kept_as_a_file(site, run_sync, visits, plancom):
    site.hits(d01=10, d03=5, d09=7, d10=99)  # the tenth is today
    one = run_sync()
    assert counts(one) == ("imported", 9, 0, 0, 0)
    assert (one["name"], one["source"], one["covers"]) == ("sitio", "database:sitio", ["2018-09-01", "2018-09-09"])
    assert visits() == {"01": 10, "02": 0, "03": 5, "04": 0, "05": 0, "06": 0, "07": 0, "08": 0, "09": 7}
    (row,) = json.loads(plancom("imports", "--json").stdout)["imports"]
    assert (row["title"], row["file_name"]) == ("Base de datos «sitio»", "sitio_2018-09-01_2018-09-09.csv")
    assert (row["sha256"], row["active"]) == (one["sha256"], True)


def test_the_second_time_only_the_overlap_and_the_new_days_are_asked_for(site, run_sync, visits):
    site.hits(d01=10, d05=5)
    run_sync()
    site.hits(d01=1, d04=2, d05=1, d06=3)  # the first lies before the overlap of two days
    one = run_sync()
    assert (counts(one), one["covers"]) == (("imported", 1, 2, 0, 0), ["2018-09-04", "2018-09-06"])
    assert visits() == {"01": 10, "02": 0, "03": 0, "04": 2, "05": 6, "06": 3}


def test_all_asks_for_every_day_again(site, run_sync, visits):
    site.hits(d01=10, d05=5)
    run_sync()
    site.hits(d01=1)
    assert counts(run_sync("--all")) == ("imported", 0, 1, 4, 0)
    assert visits()["01"] == 11


def test_days_from_the_declared_first_one_are_zero_and_earlier_ones_left_out(site, secrets, run_sync, visits):
    site.hits(d01=10, d05=5)
    site.run("INSERT INTO hits VALUES (?, ?)", ("2018-08-30", 99))
    secrets(SITE.format(path=site.path, query=QUERY) + "since = 2018-08-31\n")
    assert run_sync()["covers"] == ["2018-08-31", "2018-09-05"]
    assert visits() == {"31": 0, "01": 10, "02": 0, "03": 0, "04": 0, "05": 5}


def test_asking_twice_changes_nothing(site, run_sync, plancom):
    site.hits(d01=10, d09=5)
    run_sync()
    assert counts(run_sync()) == ("unchanged", 0, 0, 2, 0)
    assert counts(run_sync("--all")) == ("unchanged", 0, 0, 9, 0)
    assert len(json.loads(plancom("imports", "--json").stdout)["imports"]) == 1


def test_a_dry_run_says_what_would_change_and_writes_nothing(site, run_sync, plancom):
    site.hits(d01=10)
    one = run_sync("--dry-run")
    assert (counts(one), one["import_id"]) == (("imported", 1, 0, 0, 0), None)
    assert json.loads(plancom("imports", "--json").stdout) == {"imports": []}


def test_undoing_a_sync_restores_what_was_there_and_the_next_takes_it_again(
    site, run_sync, visits, plancom, database_url
):
    site.hits(d01=10, d05=5)
    run_sync()
    before = visits()
    site.hits(d05=1, d08=3)
    one = run_sync()
    assert visits() != before
    plancom("undo", one["import_id"])
    assert visits() == before
    assert counts(run_sync())[:3] == ("imported", 3, 1)
    assert visits()["08"] == 3


def test_undoing_an_earlier_sync_has_its_days_asked_for_again(site, run_sync, visits, plancom):
    site.hits(d01=10, d04=5)
    first = run_sync()
    site.hits(d08=3)
    run_sync()
    plancom("undo", first["import_id"])
    assert "01" not in visits()
    assert run_sync()["covers"] == ["2018-09-01", "2018-09-08"]
    assert visits()["01"] == 10


def test_undoing_a_sync_between_two_has_its_days_asked_for_again(site, run_sync, visits, plancom):
    site.hits(d01=10, d02=5)
    run_sync()
    site.hits(d05=7)
    between = run_sync()
    site.hits(d08=3)
    run_sync()
    plancom("undo", between["import_id"])
    assert "03" not in visits()  # the third sync asked again for the fourth and the fifth
    site.hits(d03=1)
    assert run_sync()["covers"] == ["2018-09-01", "2018-09-08"]
    assert visits()["03"] == 1


def test_days_between_rows_of_which_none_can_be_read_are_not_taken_for_zero(site, run_sync, plancom):
    site.hits(d01=-1, d05=-1)
    one = run_sync(code=1)
    assert counts(one) == ("rejected", 0, 0, 0, 2)
    assert {problem["code"] for problem in one["problems"]} == {"negative"}
    assert json.loads(plancom("counts", "visits", "--by", "day", "--json").stdout)["rows"] == []


@pytest.mark.parametrize("second", [5, 7])
def test_procedures_that_are_not_grouped_are_refused_whole(site, secrets, run_sync, second):
    site.run("INSERT INTO hits VALUES (?, ?)", ("2018-08-01", 5), ("2018-08-01", second), ("2018-07-01", 3))
    secrets(
        f'[sources.sitio]\nurl = "sqlite:///{site.path}"\ndataset = "procedures"\n'
        "query = \"SELECT dia AS mes, 'PQR' AS tramite, 'otro' AS canal, n AS cantidad FROM hits\"\n"
    )
    one = run_sync(code=1)
    assert (one["outcome"], [problem["code"] for problem in one["problems"]]) == ("rejected", ["divided_rows"])
    assert "GROUP BY mes, tramite, canal" in one["problems"][0]["fix"]


def test_a_day_that_lost_its_visits_becomes_zero(site, run_sync, visits):
    site.hits(d01=10, d07=5, d08=4)
    run_sync()
    site.run("DELETE FROM hits WHERE dia = '2018-09-07'")
    assert counts(run_sync()) == ("imported", 0, 1, 1, 0)
    assert visits()["07"] == 0


def test_a_rejected_row_says_which_and_its_day_is_not_zero(site, run_sync, plancom):
    site.hits(d01=10, d02=-4, d03=5)
    site.run("INSERT INTO hits VALUES (?, ?)", ("2018-09-04", None), ("2018-09-05", 1))
    one = run_sync()
    assert counts(one) == ("imported", 3, 0, 0, 1)
    (problem,) = one["problems"]
    assert (problem["row"], problem["column"], problem["value"]) == (3, "visitas", "-4")
    rows = json.loads(plancom("counts", "visits", "--by", "day", "--json").stdout)["rows"]
    assert [row["day"][-2:] for row in rows if row["covered"]] == ["01", "03", "05"]


def test_one_database_that_fails_does_not_stop_the_other_but_cron_is_told(site, secrets, plancom):
    site.hits(d01=10)
    good = SITE.format(path=site.path, query=QUERY)
    secrets(f'[sources.otro]\nurl = "sqlite:////no/hay.db"\nquery = "SELECT 1"\n{good}')
    result = plancom("sync", "--json", code=1)
    assert [(one["name"], one["outcome"]) for one in json.loads(result.stdout)["files"]] == [
        ("otro", "rejected"),
        ("sitio", "imported"),
    ]
    assert plancom("sync", "sitio").exit_code == 0


def test_a_name_that_is_not_declared_is_a_wrong_call(site, plancom):
    result = plancom("sync", "web", code=2)
    assert "las hay: sitio" in " ".join(result.output.replace("│", "").split())


def test_nothing_declared_is_said(site, secrets, plancom):
    secrets("")
    assert "No hay bases de datos declaradas" in plancom("sync", code=1).stderr


def test_words_for_people_go_to_standard_error(site, plancom):
    site.hits(d01=10)
    result = plancom("sync")
    assert result.stdout == ""
    assert (
        "sitio → sitio_2018-09-01_2018-09-01.csv: importado. Base de datos «sitio», 1 fila, 1 sep 2018: 1 nueva"
        in result.stderr
    )


def test_months_are_taken_once_they_are_over(site, secrets, run_sync, plancom):
    site.run("CREATE TABLE tramites (mes TEXT, tramite TEXT, canal TEXT, cantidad INTEGER)")
    rows = [(f"2018-0{month}-01", "PQR", "electrónico", month) for month in (7, 8, 9)]
    site.run("INSERT INTO tramites VALUES (?, ?, ?, ?)", *rows)
    secrets(f'[sources.t]\nurl = "sqlite:///{site.path}"\ndataset = "procedures"\nquery = "SELECT * FROM tramites"\n')
    one = run_sync()
    assert (counts(one), one["covers"]) == (("imported", 2, 0, 0, 0), ["2018-07-01", "2018-08-31"])


def test_posts_of_declared_networks_without_a_row_are_zero(site, secrets, run_sync, plancom):
    site.run("CREATE TABLE posts (fecha TEXT, red TEXT, enlace TEXT)")
    site.run(
        "INSERT INTO posts VALUES (?, ?, ?)",
        ("2018-08-03", "Facebook", "=HYPERLINK(1)"),
        ("2018-08-31", "Facebook", "b"),
    )
    secrets(
        f'[sources.redes]\nurl = "sqlite:///{site.path}"\ndataset = "posts"\nquery = "SELECT * FROM posts"\n'
        'series = ["Facebook", "Instagram"]\nsince = 2018-08-01\ncomplete_through = "yesterday"\n'
    )
    one = run_sync()
    assert (one["series"], one["covers"]) == (["facebook", "instagram"], ["2018-08-01", "2018-09-09"])
    rows = json.loads(plancom("counts", "posts", "--json").stdout)["rows"]
    assert {
        (r["series"], r["month"], r["value"], r["covered"]) for r in rows if r["measure"] == "posts" and r["covered"]
    } == {
        ("facebook", "2018-08", 2, True),
        ("instagram", "2018-08", 0, True),
    }


def test_text_that_a_spreadsheet_would_run_is_kept_harmless(site, secrets, store, plancom):
    site.run("CREATE TABLE posts (fecha TEXT, red TEXT, enlace TEXT)")
    site.run("INSERT INTO posts VALUES (?, ?, ?)", ("2018-08-03", "Facebook", "=HYPERLINK(1)"))
    secrets(f'[sources.redes]\nurl = "sqlite:///{site.path}"\ndataset = "posts"\nquery = "SELECT * FROM posts"\n')
    plancom("sync")
    from plancom.store.imports import history
    from tests.engines import writable_engine

    engine = writable_engine(store)
    with engine.connect() as connection:
        kept = history.content(connection, 1).decode("utf-8-sig")
    engine.dispose()
    assert kept.splitlines() == ["fecha,red,enlace", "2018-08-03,Facebook,'=HYPERLINK(1)"]
