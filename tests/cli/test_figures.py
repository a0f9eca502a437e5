"""`indicators`, `series` and `counts`, against a small office whose figures were computed by hand.

Year 0 (2017): 1,300 visits, 200 of them in December and 100 in each other month; 876 posts on Facebook, 365 on Instagram
and 730 on X, so 2.4, 1 and 2 a day; no press list and no procedures. 2018: January to March.
"""

import csv
import io

import pytest
from export_files import procedures, text, visits_by_month

INDICATOR_KEYS = {
    "id", "name", "strategies", "unit", "plan_year", "months_elapsed", "months_missing", "data_through", "reading", "baseline",
    "baseline_estimated", "target", "expected_to_date", "actual_to_date", "attainment", "pace", "progress", "status", "provisional",
    "needed_per_month", "projection",
}  # fmt: skip

MONTHS_0 = [f"2017-{month:02d}" for month in range(1, 13)]
VISITS = visits_by_month(
    {**dict.fromkeys(MONTHS_0, 100), "2017-12": 200, "2018-01": 120, "2018-02": 100, "2018-03": 150}
)
POSTS_0 = {"Facebook": [73] * 12, "Instagram": [30] * 11 + [35], "X": [60] * 11 + [70]}
POSTS_1 = {"Facebook": [100, 50, 124], "Instagram": [10, 10, 31], "X": [0, 0, 62]}
POSTS = text(
    [
        ("fecha", "red", "publicaciones"),
        *((f"2017-{n:02d}-10", red, v) for red, values in POSTS_0.items() for n, v in enumerate(values, 1)),
        *((f"2018-{n:02d}-10", red, v) for red, values in POSTS_1.items() for n, v in enumerate(values, 1)),
    ]
)
PRESS = text(
    [
        ("fecha", "medio", "titulo"),
        *((f"2018-01-{n:02d}", "El Universal", f"Nota {n}") for n in range(1, 10)),
        ("2018-02-03", "RCN Radio", "En la radio"),
        *((f"2018-03-{n:02d}", "El Universal", f"Nota {n}") for n in range(1, 12)),
    ]
)
PROCEDURES = procedures(
    (f"2018-{n:02d}", name, channel, quantity)
    for n, online, desk in ((1, 10, 90), (2, 30, 70), (3, 5, 95))
    for name, channel, quantity in (("PQR", "electrónico", online), ("PQR", "presencial", desk - 20), ("Copias", "presencial", 20))
)  # fmt: skip

MARCH = {
    "visits": dict(
        baseline=1300, target=1950, expected_to_date=450, actual_to_date=370, attainment=370 / 1950, pace=370 / 450,
        progress=None, status="at_risk", needed_per_month=1580 / 9,
    ),
    "daily_posts": dict(
        baseline=5.4, target=16.2, expected_to_date=8.1, actual_to_date=7, attainment=7 / 16.2, pace=7 / 8.1,
        progress=1.6 / 10.8, status="at_risk", needed_per_month=None,
    ),
    "daily_posts.facebook": dict(
        baseline=2.4, target=7.2, expected_to_date=3.6, actual_to_date=4, attainment=4 / 7.2, pace=4 / 3.6,
        progress=1.6 / 4.8, status="on_track", needed_per_month=None,
    ),
    "daily_posts.instagram": dict(
        baseline=1, target=3, expected_to_date=1.5, actual_to_date=1, attainment=1 / 3, pace=2 / 3,
        progress=0, status="off_track", needed_per_month=None,
    ),
    "daily_posts.twitter": dict(
        baseline=2, target=6, expected_to_date=3, actual_to_date=2, attainment=1 / 3, pace=2 / 3,
        progress=0, status="off_track", needed_per_month=None,
    ),
    "facebook_posts": dict(
        baseline=876, target=1752, expected_to_date=438, actual_to_date=274, attainment=274 / 1752, pace=274 / 438,
        progress=None, status="off_track", needed_per_month=1478 / 9,
    ),
    "press": dict(
        baseline=55, target=100, expected_to_date=25, actual_to_date=20, attainment=0.2, pace=0.8,
        progress=None, status="at_risk", needed_per_month=80 / 9,
    ),
    "adoption": dict(
        baseline=0, target=0.2, expected_to_date=0.05, actual_to_date=0.15, attainment=0.75, pace=3,
        progress=0.75, status="on_track", needed_per_month=None,
    ),
    "tasks": dict(
        baseline=0, target=1, expected_to_date=None, actual_to_date=None, attainment=None, pace=None,
        progress=None, status="no_data", needed_per_month=None,
    ),
}  # fmt: skip


@pytest.fixture
def office(plancom, save, fill_database):
    def fill():
        files = {"visitas": VISITS, "redes": POSTS, "prensa": PRESS, "tramites": PROCEDURES}
        results = plancom.imported(*(save(f"{name}.csv", content) for name, content in files.items()))
        assert [one["outcome"] for one in results] == ["imported"] * 4

    fill_database("office", fill)
    return plancom


def agrees(found, expected):
    for key, value in expected.items():
        if isinstance(value, float | int) and not isinstance(value, bool):
            assert found[key] == pytest.approx(value, rel=1e-9, abs=1e-12), (found["id"], key)
        else:
            assert found[key] == value, (found["id"], key)


@pytest.mark.parametrize("as_of", ["2018-03-31", "2018-04-15"])
def test_the_figures_computed_by_hand(office, as_of):
    found = office.figures(as_of)
    assert list(found) == list(MARCH)
    for name, expected in MARCH.items():
        assert found[name].keys() >= INDICATOR_KEYS
        agrees(
            found[name], {**expected, "plan_year": 1, "months_elapsed": 3, "months_missing": [], "provisional": True}
        )
    assert found["visits"]["data_through"] == "2018-03-31"
    assert found["visits"]["strategies"] == ["digitalizate"]
    assert found["adoption"]["unit"] == "parte del total"


def test_the_document_names_its_plan_and_its_day(office):
    document = office.json("indicators", "--as-of", "2018-03-31")
    assert (document["plan"], document["as_of"]) == ("concejo-cartagena-2018", "2018-03-31")
    assert document.keys() == {"plan", "as_of", "version", "indicators"}
    assert document["version"] == 0


def test_a_month_counts_when_it_is_over(office):
    found = office.figures("2018-03-30")
    agrees(found["visits"], {"months_elapsed": 2, "actual_to_date": 220, "expected_to_date": 300})
    agrees(found["daily_posts.facebook"], {"actual_to_date": 50 / 28, "expected_to_date": 2.4 * (1 + 4 / 12)})
    agrees(found["adoption"], {"actual_to_date": 0.2, "expected_to_date": 0.2 * 2 / 12})


def test_a_missing_month_is_named_and_leaves_both_sides(office):
    found = office.figures("2018-05-31")["visits"]
    agrees(found, {**MARCH["visits"], "months_elapsed": 3, "months_missing": ["2018-04", "2018-05"]})


def test_before_the_plan_there_is_nothing_to_judge(office):
    for figure in office.figures("2017-06-30").values():
        assert figure["status"] == "no_data"
        assert figure["actual_to_date"] is None
        assert figure["plan_year"] == 1


def test_an_empty_database_has_every_indicator_and_no_figures(plancom):
    found = plancom.figures("2018-03-31")
    assert list(found) == list(MARCH)
    for figure in found.values():
        assert figure["status"] == "no_data"
        assert figure["actual_to_date"] is figure["pace"] is figure["data_through"] is None
        assert figure["months_elapsed"] == (3 if figure["id"] == "tasks" else 0)


def test_half_a_baseline_is_scaled_and_marked(plancom, save):
    plancom.imported(save("v.csv", visits_by_month({**dict.fromkeys(MONTHS_0[4:], 100), "2018-01": 120})))
    agrees(
        plancom.figures("2018-01-31")["visits"], {"baseline": 1200, "baseline_estimated": True, "expected_to_date": 150}
    )
    plancom("undo", 1)
    plancom.imported(save("w.csv", visits_by_month({**dict.fromkeys(MONTHS_0[7:], 100), "2018-01": 120})))
    agrees(plancom.figures("2018-01-31")["visits"], {"baseline": None, "target": None, "status": "no_target"})


# ------------------------------------------------------------------------------------------------------------- readings


@pytest.mark.parametrize(
    ("reading", "targets"),
    [
        ("compound", [1950, 2145, 2359.5, 2595.45]),
        ("points", [1950, 2080, 2210, 2340]),
        ("first_level", [1950, 2145, 2340, 2535]),
        ("gradual", [1430, 1560, 1690, 1820]),
    ],
)
def test_every_reading_of_the_visits_targets(office, reading, targets):
    for year, target in enumerate(targets, start=1):
        found = office.figures("2018-03-31", "--reading", f"visits={reading}", "--year", year)["visits"]
        agrees(found, {"target": target, "reading": reading, "plan_year": year})


READINGS = {
    "visits=visitors": ("visits", {"status": "no_data", "actual_to_date": None}),
    "visits=visits": ("visits", MARCH["visits"]),
    "daily_posts=to_300": ("daily_posts", MARCH["daily_posts"]),
    "daily_posts=by_300": (
        "daily_posts",
        {"target": 21.6, "expected_to_date": 5.4 * (1 + 3 * 3 / 12), "pace": 7 / 9.45},
    ),
    "daily_posts=sum": ("daily_posts", {"status": "at_risk"}),
    "daily_posts=each": ("daily_posts", {"status": "off_track", "actual_to_date": 7}),
    "daily_posts=replies_not_counted": ("daily_posts", {"actual_to_date": 7}),
    "daily_posts=replies_counted": ("daily_posts", {"actual_to_date": 7}),
    "facebook_posts=all": ("facebook_posts", MARCH["facebook_posts"]),
    "facebook_posts=procedures_topic": ("facebook_posts", {"actual_to_date": 0}),
    "daily_posts=hold": ("daily_posts", {"target": 16.2}),
    "daily_posts=none": ("daily_posts", {"target": 16.2}),
    "facebook_posts=hold": ("facebook_posts", {"target": 1752}),
    "facebook_posts=none": ("facebook_posts", {"target": 1752}),
    "press=hold": ("press", {"target": 100}),
    "press=none": ("press", {"target": 100}),
}


@pytest.mark.parametrize("choice", READINGS)
def test_every_other_reading(office, choice):
    name, expected = READINGS[choice]
    found = office.figures("2018-03-31", "--reading", choice)[name]
    agrees(found, expected)
    assert choice.partition("=")[2] in found["readings"]


def test_these_are_all_the_readings_of_the_plan(plancom):
    from builders import cartagena

    options = {f"{i.id}={o.id}" for i in cartagena().indicators for r in i.readings for o in r.options}
    assert READINGS.keys() | {f"visits={name}" for name in ("compound", "points", "first_level", "gradual")} == options


@pytest.mark.parametrize("goal", ["daily_posts", "facebook_posts", "press"])
def test_after_the_first_year_the_goal_holds_or_is_none(office, goal):
    held = office.figures("2018-03-31", "--year", 2)[goal]
    agrees(held, {"target": MARCH[goal]["target"]})
    none = office.figures("2018-03-31", "--year", 2, "--reading", f"{goal}=none")[goal]
    assert none["target"] is None


def test_two_readings_of_one_goal_go_together(office):
    found = office.figures("2018-03-31", "--reading", "daily_posts=by_300", "--reading", "daily_posts=each")
    agrees(found["daily_posts"], {"target": 21.6, "status": "off_track"})


def test_replies_on_x_are_posts_only_when_asked(plancom, save):
    rows = [("fecha", "red", "id", "texto"), ("2018-01-31", "Facebook", 1, "a"), ("2018-01-31", "Instagram", 2, "a"),
            ("2018-01-05", "X", 3, "Sesión"), ("2018-01-31", "X", 4, "@vecina gracias")]  # fmt: skip
    plancom.imported(save("x.csv", text(rows)))
    posts = [
        row
        for row in plancom.json("counts", "posts")["rows"]
        if (row["series"], row["measure"]) == ("twitter", "posts")
    ]
    assert [row["value"] for row in posts] == [1]
    agrees(plancom.figures("2018-01-31")["daily_posts.twitter"], {"actual_to_date": 1 / 31})
    counted = plancom.figures("2018-01-31", "--reading", "daily_posts=replies_counted")
    agrees(counted["daily_posts.twitter"], {"actual_to_date": 2 / 31})


def test_posts_about_procedures_are_told_by_the_plan_s_words(plancom, save):
    rows = [
        ("fecha", "red", "id", "texto"),
        ("2018-01-05", "Facebook", 1, "Haga sus trámites aquí"),
        ("2018-01-31", "Facebook", 2, "Feliz día"),
    ]
    plancom.imported(save("fb.csv", text(rows)))
    found = plancom.figures("2018-01-31", "--reading", "facebook_posts=procedures_topic")["facebook_posts"]
    agrees(found, {"actual_to_date": 1})


@pytest.mark.parametrize(
    ("options", "names"),
    [
        (["--reading", "visits=nada"], ["«nada»", "compound", "points", "first_level", "gradual", "visits", "visitors"]),
        (["--reading", "visitas=points"], ["«visitas»", "visits", "daily_posts", "facebook_posts", "press", "adoption", "tasks"]),
        (["--reading", "visits"], ["compound"]),
        (["--reading", "adoption=x"], ["ninguna"]),
        (["--as-of", "31/03/2018"], ["«31/03/2018»"]),
        (["--as-of", "2018-02-30"], ["«2018-02-30»"]),
        (["--year", "0"], ["«0»"]),
        (["--year", "dos"], ["--year"]),
    ],
)  # fmt: skip
def test_a_wrong_call_names_what_there_is(plancom, options, names):
    result = plancom("indicators", *options, "--json", code=2)
    assert result.stdout == ""
    for name in names:
        assert name in result.stderr


def test_in_words_the_numbers_are_spanish(office):
    printed = office("indicators", "--as-of", "2018-03-31").stdout
    assert "Corte: 31/03/2018" in printed
    assert "370 (esperado 450, meta del año 1 1.950), 82\u00a0% de lo esperado" in printed
    assert "15,0\u00a0% (esperado 5,0\u00a0%, meta del año 1 20,0\u00a0%)" in printed


# --------------------------------------------------------------------------------------------------------------- series


def series(plancom, *arguments):
    return list(csv.DictReader(io.StringIO(plancom("series", *arguments, "--csv").stdout)))


def test_a_series_goes_month_by_month_through_the_year(office):
    rows = series(office, "visits", "--as-of", "2018-03-31")
    assert [row["month"] for row in rows] == [f"2018-{n:02d}" for n in range(1, 13)]
    assert [float(row["actual"]) for row in rows[:3]] == [120, 100, 150]
    assert [float(row["actual_to_date"]) for row in rows[:3]] == [120, 220, 370]
    assert [float(row["expected_to_date"]) for row in rows[:3]] == pytest.approx([150, 300, 450], rel=1e-9)
    assert [float(row["year_ago"]) for row in rows[:3]] == [100, 100, 100]
    assert float(rows[11]["expected"]) == pytest.approx(300, rel=1e-9)
    assert (rows[2]["state"], rows[3]["state"], rows[3]["actual"]) == ("covered", "future", "")


@pytest.mark.parametrize("name", MARCH)
def test_the_last_month_of_a_series_is_the_figure(office, name):
    figure = office.figures("2018-03-31")[name]
    march = series(office, name, "--as-of", "2018-03-31")[2]
    for column, key in (("actual_to_date", "actual_to_date"), ("expected_to_date", "expected_to_date")):
        if name == "tasks":
            continue  # without a recorded state there is no figure, but the plan's line is drawn
        assert float(march[column]) == pytest.approx(figure[key], rel=1e-9)


def test_a_series_to_be_read_has_its_heads_and_the_numbers_of_the_screen(office):
    lines = [line.split() for line in office("series", "visits", "--as-of", "2018-03-31").stdout.splitlines()]
    assert lines[0] == [
        "mes",
        "del",
        "mes",
        "esperado",
        "del",
        "mes",
        "a",
        "la",
        "fecha",
        "esperado",
        "a",
        "la",
        "fecha",
        "hace",
        "un",
        "año",
        "datos",
    ]
    assert lines[3] == ["2018-03", "150", "150", "370", "450", "100", "completo"]
    assert lines[4] == ["2018-04", "–", "150", "–", "600", "100", "por", "venir"]
    shares = office("series", "adoption", "--as-of", "2018-03-31").stdout
    assert "%" in shares
    assert "." not in shares


def test_a_series_that_is_none(plancom):
    assert "daily_posts.facebook" in plancom("series", "visitas", "--csv", code=2).stderr


# --------------------------------------------------------------------------------------------------------------- counts


def test_counts_by_month_say_what_is_covered(office):
    document = office.json("counts", "procedures")
    assert document["dataset"] == "procedures"
    assert document["rows"][0] == {
        "month": "2018-01",
        "series": None,
        "measure": "electronic",
        "value": 10,
        "covered": True,
    }
    transactions = [row["value"] for row in document["rows"] if row["measure"] == "transactions"]
    assert transactions == [100, 100, 100]


def test_counts_by_series(office):
    rows = [
        row for row in office.json("counts", "posts")["rows"] if row["month"] == "2018-01" and row["measure"] == "posts"
    ]
    assert {row["series"]: row["value"] for row in rows} == {"facebook": 100, "instagram": 10, "twitter": 0}
    rows = [row for row in office.json("counts", "press", "--by", "month")["rows"] if row["series"] == "rcn-radio"]
    assert [(row["month"], row["value"]) for row in rows][:2] == [("2018-01", 0), ("2018-02", 1)]


def test_counts_by_day_and_a_month_half_covered(plancom, save):
    rows = [
        ("fecha", "red", "id"),
        ("2018-01-20", "Facebook", 1),
        ("2018-01-20", "Facebook", 2),
        ("2018-02-03", "Facebook", 3),
    ]
    path = save("p.csv", text(rows))
    plancom.imported(path, "--from", "2018-01-15", "--through", "2018-02-28")
    months = [row for row in plancom.json("counts", "posts")["rows"] if row["measure"] == "posts"]
    assert [(row["month"], row["value"], row["covered"]) for row in months] == [
        ("2018-01", 2, False),
        ("2018-02", 1, True),
    ]
    by_day = [row for row in plancom.json("counts", "posts", "--by", "day")["rows"] if row["measure"] == "posts"]
    assert [(row["day"], row["value"]) for row in by_day] == [("2018-01-20", 2), ("2018-02-03", 1)]
    assert by_day[0].keys() == {"day", "series", "measure", "value", "covered"}
    assert "(incompleto)" in plancom("counts", "posts").stdout


def test_counts_of_nothing(plancom):
    assert plancom.json("counts", "visits") == {"dataset": "visits", "rows": []}
    result = plancom("counts", "visits")
    assert (result.stdout, result.stderr.strip()) == ("", "No hay datos.")
    assert "visits, posts, press" in plancom("counts", "visitas", code=2).stderr
    plancom("counts", "visits", "--by", "week", code=2)
