"""A list that is cut, from the file to the figures: its posts count, its months are not covered until its owner says that it is whole."""

import pytest

LIST = "Top 50\nFecha,Red,Enlace\n2018-01-10,Facebook,https://f/1\n2018-03-20,Facebook,https://f/2\n"
WHOLE = {"2018-01": True, "2018-02": True, "2018-03": True}


def months(plancom, measure="posts"):
    rows = plancom.json("counts", "posts")["rows"]
    return {row["month"]: (row["value"], row["covered"]) for row in rows if row["measure"] == measure}


@pytest.fixture
def cut(save):
    return save("mejores.csv", LIST)


def test_its_posts_count_and_no_month_is_covered_nor_zero(plancom, cut):
    (one,) = plancom.imported(cut)
    assert (one["outcome"], one["series"], one["covers"], one["rows_new"]) == ("imported", "facebook", None, 2)
    assert [problem["code"] for problem in one["problems"]] == ["cut_list"]
    assert [question["id"] for question in one["questions"]] == ["complete"]
    found = months(plancom)
    assert (found["2018-01"], found["2018-03"]) == ((1, False), (1, False))
    assert not found.get("2018-02", (0, False))[1]
    figure = plancom.figures("2018-03-31")["facebook_posts"]
    assert (figure["months_elapsed"], figure["status"]) == (0, "no_data")


def test_the_same_file_again_changes_nothing_and_with_the_answer_it_covers_its_months(plancom, cut):
    plancom.imported(cut)
    assert [one["outcome"] for one in plancom.imported(cut)] == ["unchanged"]
    (whole,) = plancom.imported(cut, "--answer", "complete=yes")
    assert (whole["outcome"], whole["covers"]) == ("imported", ["2018-01-01", "2018-03-31"])
    found = months(plancom)
    assert {month: covered for month, (_, covered) in found.items()} == WHOLE
    assert sum(value for value, _ in found.values()) == 2
    plancom("undo", whole["import_id"])
    assert not any(covered for _, covered in months(plancom).values())


def test_beside_a_whole_list_its_posts_count_once_and_the_months_stay_covered(plancom, save, cut):
    rows = "fecha,red,enlace\n2018-01-10,Facebook,https://f/1\n2018-02-01,Facebook,https://f/3\n"
    plancom.imported(save("todas.csv", rows))
    plancom.imported(cut)
    found = months(plancom)
    assert [found[month] for month in ("2018-01", "2018-02", "2018-03")] == [(1, True), (1, True), (1, False)]


def test_in_words_and_in_the_history_it_has_no_period(plancom, cut):
    assert "importado" in plancom("import", cut).output
    assert "sin período" in plancom("imports").output
    assert plancom("db", "check").exit_code == 0


@pytest.mark.parametrize("form", ["html", "xlsx"])
def test_reports_are_made_beside_it(plancom, cut, tmp_path, form):
    plancom.imported(cut)
    plancom("report", "--format", form, "--as-of", "2018-03-31", "-o", tmp_path / f"informe.{form}")
    assert (tmp_path / f"informe.{form}").stat().st_size > 0
