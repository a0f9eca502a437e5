"""`import`, `imports`, `undo` and `redo`: what they print, what they write, and how they end."""

import datetime as dt
import hashlib
from zoneinfo import ZoneInfo

import pytest
from export_files import (
    days,
    facebook,
    ga4_exploration,
    ga4_snapshot,
    instagram,
    procedures,
    text,
    visits_by_month,
    x_days,
    x_posts,
)
from openpyxl import load_workbook

FILE_KEYS = {
    "file", "sha256", "outcome", "source", "dataset", "series", "covers", "rows_read", "rows_new", "rows_changed", "rows_same",
    "rows_rejected", "problems", "import_id",
}  # fmt: skip
PROBLEM_KEYS = {"code", "sheet", "row", "column", "value", "message", "fix"}
VISITS = visits_by_month({"2018-01": 120, "2018-02": 100})
JANUARY = days("2018-01-01", "2018-01-31")


def test_after_two_dashes_a_file_may_be_called_like_an_option(plancom, save, monkeypatch):
    monkeypatch.chdir(save("--db=visitas.csv", VISITS).parent)
    assert plancom("import", "--db=visitas.csv", code=2).stdout == ""
    plancom("import", "--", "--db=visitas.csv")
    assert visits(plancom) == {"2018-01": 120, "2018-02": 100}


def visits(plancom):
    return {row["month"]: row["value"] for row in plancom.json("counts", "visits")["rows"]}


def test_a_file_s_document_has_every_key_and_says_what_was_done(plancom, save):
    path = save("visitas.csv", VISITS)
    (one,) = plancom.imported(path)
    assert one.keys() == FILE_KEYS
    assert one == {
        "file": str(path),
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "outcome": "imported",
        "source": "template",
        "dataset": "visits",
        "series": None,
        "covers": ["2018-01-01", "2018-02-28"],
        "rows_read": 2,
        "rows_new": 2,
        "rows_changed": 0,
        "rows_same": 0,
        "rows_rejected": 0,
        "problems": [],
        "import_id": 1,
    }


def test_a_rejected_row_says_where_what_and_how_to_mend_it(plancom, save):
    path = save("visitas.csv", text([("fecha", "visitas"), ("2018-01-01", 5), ("2018-01-02", -3), ("2018-01-03", "x")]))
    (one,) = plancom.imported(path)
    assert (one["outcome"], one["rows_read"], one["rows_new"], one["rows_rejected"]) == ("imported", 3, 1, 2)
    first, second = one["problems"]
    assert first.keys() == PROBLEM_KEYS
    assert (first["row"], first["column"], first["value"]) == (3, "visitas", "-3")
    assert (second["row"], second["column"], second["value"]) == (4, "visitas", "x")
    assert all(problem["message"].endswith(".") and problem["fix"] for problem in one["problems"])


@pytest.mark.parametrize(
    ("content", "source", "dataset", "series", "covers", "rows"),
    [
        (ga4_exploration(dict.fromkeys(JANUARY, 10)), "ga4", "visits", None, ["2018-01-01", "2018-01-31"], 31),
        (ga4_snapshot("2018-01-01", [1, 0, 2]), "ga4", "visits", None, ["2018-01-01", "2018-01-03"], 3),
        (facebook((d, "a") for d in JANUARY[1:4]), "meta-content", "posts", "facebook", ["2018-01-02", "2018-01-04"], 3),
        (instagram((d, "a") for d in JANUARY[:2]), "meta-content", "posts", "instagram", ["2018-01-01", "2018-01-02"], 2),
        (x_posts((d, "a") for d in JANUARY[:2]), "x-content", "posts", "twitter", ["2018-01-01", "2018-01-02"], 2),
        (x_days(dict.fromkeys(JANUARY, 1)), "x-overview", "posts", "twitter", ["2018-01-01", "2018-01-31"], 31),
        (procedures([("2018-01", "PQR", "presencial", 4)]), "template", "procedures", None, ["2018-01-01", "2018-01-31"], 1),
    ],
    ids=["ga4", "ga4-snapshot", "facebook", "instagram", "x-posts", "x-days", "procedures"],
)  # fmt: skip
def test_a_file_is_known_by_its_content(plancom, save, content, source, dataset, series, covers, rows):  # noqa: PLR0917 - what is known of a file
    (one,) = plancom.imported(save("datos.bin", content))
    assert (one["outcome"], one["source"], one["dataset"], one["series"]) == ("imported", source, dataset, series)
    assert (one["covers"], one["rows_new"]) == (covers, rows)


def test_several_series_in_one_file_are_a_list(plancom, save):
    rows = text([("fecha", "red", "publicaciones"), ("2018-01-01", "Facebook", 2), ("2018-01-02", "Instagram", 1)])
    (one,) = plancom.imported(save("redes.csv", rows))
    assert one["series"] == ["facebook", "instagram"]


def test_the_same_file_twice_changes_nothing(plancom, save):
    path = save("visitas.csv", VISITS)
    plancom.imported(path)
    before = plancom.state()
    (again,) = plancom.imported(path)
    assert (again["outcome"], again["rows_same"], again["rows_new"], again["import_id"]) == ("unchanged", 2, 0, None)
    assert plancom.state() == before
    assert len(plancom.json("imports")["imports"]) == 1


def test_a_newer_export_of_the_same_days_replaces_them(plancom, save):
    plancom.imported(save("a.csv", VISITS))
    (one,) = plancom.imported(save("b.csv", visits_by_month({"2018-02": 101, "2018-03": 150})))
    assert (one["rows_new"], one["rows_changed"], one["rows_same"]) == (1, 1, 0)
    assert visits(plancom) == {"2018-01": 120, "2018-02": 101, "2018-03": 150}


def test_a_dry_run_says_the_same_and_writes_nothing(plancom, save):
    path = save("visitas.csv", VISITS)
    (dry,) = plancom.imported(path, "--dry-run")
    assert (dry["outcome"], dry["rows_new"], dry["import_id"]) == ("imported", 2, None)
    assert plancom.json("imports") == {"imports": []}
    assert visits(plancom) == {}
    (wet,) = plancom.imported(path)
    assert wet == {**dry, "import_id": 1}


def test_the_kind_can_be_said_but_must_exist(plancom, save):
    path = save("visitas.csv", VISITS)
    assert plancom.imported(path, "--kind", "visits")[0]["dataset"] == "visits"
    wrong = plancom("import", path, "--kind", "visitas", code=2)
    assert "visits, posts, press, procedures, activities" in " ".join(wrong.stderr.replace("│", " ").split())
    assert wrong.stdout == ""
    (other,) = plancom.imported(path, "--kind", "press", code=1)
    assert other["outcome"] in {"rejected", "needs_mapping"}


def test_the_period_can_be_corrected(plancom, save):
    path = save("fb.csv", facebook([(JANUARY[4], "a"), (JANUARY[20], "b")]))
    (one,) = plancom.imported(path, "--from", "2018-01-01", "--through", "2018-02-28")
    assert one["covers"] == ["2018-01-01", "2018-02-28"]
    rows = [row for row in plancom.json("counts", "posts")["rows"] if row["measure"] == "posts"]
    assert [(row["month"], row["value"], row["covered"]) for row in rows] == [
        ("2018-01", 2, True),
        ("2018-02", 0, True),
    ]


@pytest.mark.parametrize("options", [("--from", "31/01/2018"), ("--through", "2018-02-30")])
def test_a_date_that_is_none_is_a_wrong_call(plancom, save, options):
    result = plancom("import", save("v.csv", VISITS), *options, code=2)
    assert options[1] in result.stderr
    assert plancom.json("imports") == {"imports": []}


def test_one_file_s_failure_never_stops_the_others(plancom, save, tmp_path):
    files = [
        tmp_path / "no-existe.csv",
        save("vacio.csv", ""),
        save("visitas.csv", VISITS),
        save("roto.xlsx", b"PK\x03\x04" + bytes(40)),
        save("tramites.csv", procedures([("2018-01", "PQR", "presencial", 4)])),
        tmp_path,
    ]
    results = plancom.imported(*files)
    assert [one["outcome"] for one in results] == [
        "rejected",
        "rejected",
        "imported",
        "rejected",
        "imported",
        "rejected",
    ]
    assert [one["file"] for one in results] == [str(path) for path in files]
    assert all(one.keys() == FILE_KEYS for one in results)
    for one in results:
        if one["outcome"] == "rejected":
            assert one["import_id"] is None
            assert one["problems"][0]["message"]
            assert one["problems"][0]["fix"]
    assert len(plancom.json("imports")["imports"]) == 2


def test_nothing_imported_is_exit_status_1(plancom, save, tmp_path):
    assert plancom.imported(save("vacio.csv", ""), code=1)[0]["outcome"] == "rejected"
    result = plancom("import", tmp_path / "no-existe.csv", code=1)
    assert "No se pudo leer" in result.stderr
    assert result.stdout == ""


def test_no_file_at_all_is_a_wrong_call(plancom):
    plancom("import", code=2)


def test_messages_go_to_standard_error(plancom, save):
    result = plancom("import", save("visitas.csv", VISITS))
    assert result.stdout == ""
    assert "importado" in result.stderr
    assert "2 nuevas" in result.stderr
    assert "ene – feb 2018" in result.stderr or "feb 2018" in result.stderr


def test_the_history_is_listed_newest_first(plancom, save):
    assert plancom.json("imports") == {"imports": []}
    plancom.imported(save("visitas.csv", VISITS), save("t.csv", procedures([("2018-01", "PQR", "presencial", 4)])))
    newest, oldest = plancom.json("imports")["imports"]
    assert (newest["id"], newest["file_name"], newest["dataset"]) == (2, "t.csv", "procedures")
    assert (oldest["id"], oldest["active"], oldest["covers_from"], oldest["covers_to"]) == (
        1,
        True,
        "2018-01-01",
        "2018-02-28",
    )
    printed = plancom("imports").stdout
    assert "visitas.csv" in printed
    assert "activa" in printed


def test_undo_and_redo(plancom, save):
    plancom.imported(save("visitas.csv", VISITS))
    full = plancom.state()
    assert "deshecha" in plancom("undo", 1).stderr
    assert visits(plancom) == {}
    assert plancom.json("imports")["imports"][0]["active"] is False
    assert "ya estaba deshecha" in plancom("undo", 1).stderr
    assert "rehecha" in plancom("redo", 1).stderr
    assert plancom.state() == full
    assert "ya estaba activa" in plancom("redo", 1).stderr


@pytest.mark.parametrize("command", ["undo", "redo"])
def test_an_import_that_is_not_there(plancom, command):
    assert "No hay una importación número 7" in plancom(command, 7, code=1).stderr
    plancom(command, "siete", code=2)


# ------------------------------------------------------------------------------------------------------------ algebra

A = {
    "v.csv": visits_by_month({"2017-11": 90, "2017-12": 200, "2018-01": 120, "2018-02": 100}),
    "fb.csv": facebook([(day, "a") for day in days("2018-01-01", "2018-02-28")[::3]]),
}
B = {
    "v2.csv": visits_by_month({"2018-02": 101, "2018-03": 150}),
    "fb2.csv": facebook([(day, "b") for day in days("2018-01-01", "2018-03-31")[::3]]),
    "p.csv": procedures([("2018-01", "PQR", "electrónico", 3), ("2018-01", "PQR", "presencial", 9)]),
}


@pytest.mark.parametrize("backwards", [False, True])
def test_import_a_import_b_undo_b_equals_import_a(plancom, save, backwards):
    plancom.imported(*(save(name, content) for name, content in A.items()))
    after_a = plancom.state()
    numbers = [one["import_id"] for one in plancom.imported(*(save(name, content) for name, content in B.items()))]
    after_b = plancom.state()
    assert after_b != after_a
    for number in reversed(numbers) if backwards else numbers:
        plancom("undo", number)
    assert plancom.state() == after_a
    for number in numbers if backwards else reversed(numbers):
        plancom("redo", number)
    assert plancom.state() == after_b
    plancom("db", "check")


def test_undoing_the_older_import_leaves_the_newer_alone(plancom, save):
    plancom.imported(save("b.csv", B["v2.csv"]))
    only_b = plancom.state()
    plancom("undo", 1)
    plancom.imported(save("a.csv", A["v.csv"]))
    plancom("redo", 1)
    plancom("undo", 2)
    assert plancom.state() == only_b


def test_a_file_in_two_halves_is_the_file(plancom, save, tmp_path):
    whole = {day: 5 + day.day for day in days("2018-01-01", "2018-03-31")}
    halves = [
        {d: v for d, v in whole.items() if (d.month, d.day) < (2, 10)},
        {d: v for d, v in whole.items() if (d.month, d.day) >= (2, 10)},
    ]
    plancom.imported(*(save(f"{n}.csv", ga4_exploration(half)) for n, half in enumerate(halves)))
    in_two = plancom.state()
    plancom("undo", 1)
    plancom("undo", 2)
    plancom.imported(save("todo.csv", ga4_exploration(whole)))
    assert plancom.state() == in_two


def test_dates_of_either_order_are_refused_until_the_order_is_said(plancom, save):
    path = save("v.csv", text([("fecha", "visitas"), ("03/04/2018", 5), ("05/04/2018", 6)]))
    (asked,) = plancom.imported(path, code=1)
    assert (asked["outcome"], asked["rows_new"], [p["code"] for p in asked["problems"]]) == (
        "rejected",
        0,
        ["ambiguous"],
    )
    assert [(q["id"], [o["value"] for o in q["options"]]) for q in asked["questions"]] == [("dates", ["dmy", "mdy"])]
    assert "--dates dmy" in asked["problems"][0]["fix"]
    (one,) = plancom.imported(path, "--dates", "dmy")
    assert (one["outcome"], one["covers"]) == ("imported", ["2018-04-01", "2018-04-30"])
    assert visits(plancom)["2018-04"] == 11


def test_an_answer_that_is_none_is_a_wrong_call(plancom, save):
    path = save("v.csv", VISITS)
    plancom("import", path, "--dates", "ymd", code=2)
    plancom("import", path, "--answer", "2018", code=2)


def test_a_misspelt_network_counts_as_the_answer_says(plancom, save):
    path = save("r.csv", text([("fecha", "red", "publicaciones"), ("2018-01-14", "Facebok", 5)]))
    (one,) = plancom.imported(path, "--answer", "name:Facebok=Facebook")
    assert one["series"] == "facebook"


TWO_PAGES = text(
    [
        ("fecha", "red", "texto", "cuenta"),
        ("2018-01-14", "Facebook", "Uno", "Concejo Inventado"),
        ("2018-01-15", "Facebook", "Dos", "Concejo Inventado"),
        ("2018-01-16", "Facebook", "Tres", "Fundación Ajena"),
    ]
)


def test_two_pages_are_asked_about_and_the_answer_says_whose_posts_count(plancom, save):
    path = save("dos.csv", TWO_PAGES)
    (asked,) = plancom.imported(path, code=1)
    assert (asked["outcome"], [p["code"] for p in asked["problems"]]) == ("rejected", ["several_accounts"])
    assert [(q["id"], [o["value"] for o in q["options"]]) for q in asked["questions"]] == [
        ("accounts:facebook", ["concejo inventado", "fundacion ajena", "*"])
    ]
    assert '--answer "accounts:facebook=concejo inventado"' in asked["problems"][0]["fix"]
    (one,) = plancom.imported(path, "--answer", "accounts:facebook=concejo inventado")
    assert (one["outcome"], one["rows_new"]) == ("imported", 2)
    assert one["accounts"] == [
        {"series": "facebook", "id": "concejo inventado", "name": "Concejo Inventado", "rows": 2}
    ]


def test_another_page_than_before_is_asked_about_until_it_was_said_to_be_ours(plancom, save):
    plancom.imported(save("dos.csv", TWO_PAGES), "--answer", "accounts:facebook=concejo inventado")
    rows = [("fecha", "red", "texto", "cuenta"), ("2018-02-14", "Facebook", "Cuatro", "Otra página")]
    path = save("otra.csv", text(rows))
    (asked,) = plancom.imported(path, code=1)
    assert [q["id"] for q in asked["questions"]] == ["account:facebook"]
    (refused,) = plancom.imported(path, "--answer", "account:facebook=no", code=1)
    assert (refused["outcome"], [p["code"] for p in refused["problems"]]) == ("rejected", ["other_account"])
    (one,) = plancom.imported(path, "--answer", "account:facebook=otra pagina")
    assert one["outcome"] == "imported"
    (again,) = plancom.imported(save("mas.csv", text([*rows, ("2018-02-20", "Facebook", "Cinco", "Otra Página")])))
    assert (again["outcome"], [q["id"] for q in again.get("questions", [])]) == ("imported", ["whole_months"])


def test_the_marked_copy_is_corrected_and_imported(plancom, save, tmp_path):
    path = save(
        "r.csv", text([("fecha", "red", "publicaciones"), ("2018-01-14", "Facebook", 5), ("2018-02-31", "Facebook", 2)])
    )
    copy = tmp_path / "copia.xlsx"
    plancom("import", path, "--dry-run", "--marked", copy)
    book = load_workbook(copy)
    assert (book.sheetnames, bool(book["Datos"]["A3"].comment)) == (["Errores", "Datos"], True)
    book["Datos"]["A3"] = "2018-01-31"
    book.save(copy)
    (one,) = plancom.imported(copy)
    assert (one["outcome"], one["rows_read"], one["rows_rejected"], one["problems"]) == ("imported", 2, 0, [])


def test_a_copy_is_marked_of_one_file_alone(plancom, save, tmp_path):
    paths = [save(name, VISITS) for name in ("a.csv", "b.csv")]
    plancom("import", *paths, "--marked", tmp_path / "c.xlsx", code=2)
    plancom("import", paths[0], "--marked", tmp_path / "c.xlsx")
    assert not (tmp_path / "c.xlsx").exists()


def by_channel(month, channel):
    return text([("mes", "tramite", "canal", "cantidad"), (month, "PQR", channel, 5), (month, "PQR", "presencial", 3)])


def test_what_was_answered_in_october_answers_november_and_the_answer_may_be_changed(plancom, save, monkeypatch):
    monkeypatch.setenv("USER", "Ana Pérez")
    october, november = (save(f"{m}.csv", by_channel(f"2018-{m}", "Página web")) for m in (10, 11))
    plancom.imported(october, code=1)
    (first,) = plancom.imported(october, "--answer", "channel:pagina web=electrónico")
    assert (first["outcome"], "remembered" in first) == ("imported", False)
    (told,) = plancom.imported(november, "--dry-run")
    (remembered,) = told["remembered"]
    assert (told["outcome"], "questions" in told) == ("imported", False)
    today = dt.datetime.now(ZoneInfo("America/Bogota")).date()
    assert (remembered["id"], remembered["value"]) == ("channel:pagina web", "electrónico")
    assert (remembered["author"], remembered["said_on"]) == ("Ana Pérez", today.isoformat())
    said = plancom("import", november, "--dry-run").output
    assert f"Como se dijo el {today:%d/%m/%Y} (Ana Pérez): «Página web» es «electrónico»." in said
    assert "Para cambiarlo: --answer 'channel:pagina web='" in said
    (changed,) = plancom.imported(november, "--answer", "channel:pagina web=")
    assert (changed["outcome"], "remembered" in changed) == ("imported", False)
    (last,) = plancom.imported(save("12.csv", by_channel("2018-12", "Página web")), "--dry-run")
    assert [one["value"] for one in last["remembered"]] == [""]
