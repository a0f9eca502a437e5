"""A goal for each quarter or month: the newest one is judged, those that are over are counted, and none makes up for another."""

import pytest

from plancom.charts import mark_of
from plancom.charts.goal_charts import goal_chart
from plancom.forecast import sentences as forecast_sentences
from plancom.forecast.projection import outlook
from plancom.forecast.verdicts import verdict
from plancom.forecast.what_if import what_if
from plancom.indicators.json_form import document
from plancom.indicators.lineage import figure_lineage
from plancom.indicators.month_sentences import missing
from plancom.indicators.overview import all_progress
from plancom.indicators.plan_years import plan_years
from plancom.indicators.sentences import headline, needed
from plancom.indicators.trajectory import trajectory
from plancom.indicators.view import View
from plancom.plan import PlanError
from tests.builders import d, press
from tests.indicators.test_lower_is_better import months_of
from tests.memory_office import MemoryOffice
from tests.plans import indicator, plan_of

QUARTERLY = """
kind = "total"
dataset = "press"
measure = "publications"
series = ["el-universal"]
period = "quarter"
baseline = { source = "given", value = 2 }
targets = { of = "absolute", years = [3, 4], then = "hold" }
"""
MONTHLY = QUARTERLY.replace("quarter", "month").replace("[3, 4]", "[20]")


def office_of(tmp_path, *months, settings=QUARTERLY, start="2018-01-01", first="2018-01"):
    office = MemoryOffice(plan_of(tmp_path, indicator(settings), start=start))
    return office.take(months_of(first, months))


def figure_of(office, as_of, year=None):
    return all_progress(View(office.plan, d(as_of), year), office.counts(), {})[0]


def test_the_quarter_in_view_is_that_of_the_last_complete_month(tmp_path):
    # 1+1+1 = 3 of 3, 2+0+0 = 2 of 3, 1+0 = 1 of 3 in two of three months, of which 2 were expected
    f = figure_of(office_of(tmp_path, 1, 1, 1, 2, 0, 0, 1, 0), "2018-08-31")
    assert (f.actual_to_date, f.expected_to_date, f.target) == (1, pytest.approx(2), 3)
    assert (f.pace, f.attainment, f.status) == (pytest.approx(0.5), pytest.approx(1 / 3), "off_track")
    assert (f.needed_per_month, f.months_left, f.provisional) == (pytest.approx(2), 1, True)
    assert (f.months_elapsed, f.plan_year) == (8, 1)
    assert [(one.actual, one.reached, one.is_over) for one in f.periods] == [
        (3, True, True),
        (2, False, True),
        (1, None, False),
    ]
    assert headline(f) == (
        "De jul 2018 a sep 2018 va 1 nota; a esta fecha se esperaban 2. Es el 50\u00a0% de lo esperado. 1 de 2 trimestres cumplidos."
    )
    assert needed(f).startswith("Para cumplir hacen falta 2 al mes")


def test_a_quarter_that_is_over_is_closed_and_what_was_too_much_helps_no_other(tmp_path):
    # 9 of 3 in the first quarter, 1 of 3 in the second: ten of six, and one of two
    f = figure_of(office_of(tmp_path, 9, 0, 0, 1, 0, 0), "2018-07-20")
    assert (f.actual_to_date, f.expected_to_date, f.status, f.provisional) == (1, pytest.approx(3), "off_track", False)
    assert (
        headline(f)
        == "De abr 2018 a jun 2018 hubo 1 nota; se esperaban 3. Es el 33\u00a0% de lo esperado. 1 de 2 trimestres cumplidos."
    )
    assert (f.needed_per_month, needed(f)) == (None, "")


def test_a_month_that_is_over_does_not_end_the_year(tmp_path):
    f = figure_of(office_of(tmp_path, 20, 20, settings=MONTHLY), "2018-03-31")
    assert not f.is_over
    assert missing(f) == (
        "Hay datos hasta el 28/02/2018: falta mar 2018, que no cuenta ni en lo hecho ni en lo esperado."
    )
    over = figure_of(office_of(tmp_path, 20, 20, settings=MONTHLY), "2018-12-31")
    assert over.is_over
    assert missing(over).startswith("El año terminó y hay datos hasta el 28/02/2018")


def test_a_quarter_that_has_its_target_early_is_kept(tmp_path):
    f = figure_of(office_of(tmp_path, 4), "2018-01-31")
    assert (f.periods[0].reached, f.status) == (True, "on_track")
    assert needed(f) == "La meta del trimestre (3) ya se cumplió."


def test_a_missing_month_leaves_its_quarter_unknown(tmp_path):
    office = MemoryOffice(plan_of(tmp_path, indicator(QUARTERLY)))
    office.take(months_of("2018-01", [1]), months_of("2018-03", [1, 3, 0, 0]))
    f = figure_of(office, "2018-06-30")
    assert [one.reached for one in f.periods] == [None, True]
    assert headline(f).endswith("1 de 1 trimestre cumplido; de 1 no se sabe, por falta de datos.")


def test_a_month_is_judged_by_itself(tmp_path):
    # 18 of 20 is 90 %; 25 and 20 of 20 were enough
    f = figure_of(office_of(tmp_path, 25, 20, 18, settings=MONTHLY), "2018-03-31")
    assert (f.actual_to_date, f.expected_to_date, f.pace, f.status) == (18, 20, pytest.approx(0.9), "at_risk")
    assert (
        headline(f)
        == "En marzo de 2018 hubo 18 notas; se esperaban 20. Es el 90\u00a0% de lo esperado. 2 de 3 meses cumplidos."
    )


def test_the_year_is_kept_when_every_quarter_is(tmp_path):
    def year_of(*months, as_of):
        office = office_of(tmp_path, *months)
        counts = office.counts()
        views = [View(office.plan, d(as_of), year) for year in (1, 2, 3)]
        return plan_years(views[0], [all_progress(view, counts, {}) for view in views])[0].year(1)

    kept = year_of(*[1] * 12, as_of="2018-12-31")
    assert (kept.reached, kept.actual, kept.target, kept.attainment, kept.label) == (True, 4, 4, 1, "se cumplió")
    missed = year_of(*[1] * 9, 3, 0, 0, as_of="2018-12-31")
    assert missed.reached
    lost = year_of(*[1] * 3, 2, 0, 0, 1, as_of="2018-07-31")
    assert (lost.reached, lost.actual, lost.target, lost.attainment) == (False, 1, 4, 0.5)
    open_one = year_of(*[1] * 7, as_of="2018-07-31")
    assert (open_one.reached, open_one.label) == (None, "2 de 2 trimestres cumplidos")


def test_a_measured_baseline_is_that_of_a_mean_quarter(tmp_path):
    # 24 notes in year 0: 6 a quarter; half as many again is 9
    settings = QUARTERLY.replace('"given", value = 2', '"measured"').replace(
        '"absolute", years = [3, 4]', '"baseline", years = [1.5]'
    )
    office = office_of(tmp_path, *[2] * 12, 3, settings=settings, first="2017-01")
    f = figure_of(office, "2018-01-31")
    assert (f.baseline, f.target, f.expected_to_date) == (6, 9, pytest.approx(3))
    how = figure_lineage(View(office.plan, d("2018-01-31")), "goal", office.counts(), "baseline").how
    assert how == "24 ÷ 12 meses × 3 = 6 por trimestre"


def test_the_months_of_a_quarter_begin_anew_and_so_does_its_chart(tmp_path):
    office = office_of(tmp_path, 1, 1, 1, 2)
    points = trajectory(View(office.plan, d("2018-04-30")), "goal", office.counts(), {})
    assert [point.actual_to_date for point in points[:5]] == [1, 2, 3, 2, None]
    assert [point.expected_to_date for point in points[:4]] == pytest.approx([1, 2, 3, 1])
    chart = goal_chart(figure_of(office, "2018-04-30"), points)
    assert ([point.actual for point in chart.drawn[:4]], chart.unit, chart.is_flow) == (
        [1, 2, 3, 2],
        "notas en el trimestre",
        False,
    )


def test_the_quarter_is_what_is_needed_and_its_year_is_not_projected(tmp_path):
    office = office_of(tmp_path, *[1] * 14, first="2017-01")
    found = outlook(View(office.plan, d("2018-02-28")), "goal", office.counts(), {})
    assert (found.projection, found.refusal.code, verdict(found), what_if(found, 3)) == (
        None,
        "period",
        "unknown",
        None,
    )
    assert forecast_sentences.answer(found) == "No se calcula el cierre del año: la meta es de cada trimestre."
    assert forecast_sentences.needed(found).startswith("Para llegar a 3 falta 1 nota en el mes que falta")


def test_less_is_better_in_each_quarter_too(tmp_path):
    # 2 of 3 allowed, then 4 of 3 with a month to come
    f = figure_of(office_of(tmp_path, 1, 1, 0, 2, 2, settings=QUARTERLY + 'direction = "lower"\n'), "2018-05-31")
    assert ([one.reached for one in f.periods], f.status) == ([True, False], "off_track")
    assert needed(f) == "Ya se pasó de la meta del trimestre (3)."


def test_quarters_are_the_plan_years_own_where_it_begins_in_july(tmp_path):
    f = figure_of(office_of(tmp_path, 3, 0, 0, 1, start="2020-07-01", first="2020-07"), "2020-10-31")
    assert ([str(one.months[0]) for one in f.periods], f.plan_year) == (["2020-07", "2020-10"], 1)
    assert (f.actual_to_date, f.expected_to_date, f.status) == (1, pytest.approx(1), "on_track")
    assert mark_of(f).word == "Va bien"


def test_a_plan_year_begun_in_august_has_quarters_of_its_own(tmp_path):
    f = figure_of(office_of(tmp_path, 1, 1, 1, start="2020-08-01", first="2020-08"), "2020-10-31")
    assert [(str(one.months[0]), str(one.months[-1]), one.reached) for one in f.periods] == [
        ("2020-08", "2020-10", True)
    ]


def test_the_document_lists_the_periods(tmp_path):
    found = document(figure_of(office_of(tmp_path, 1, 1, 1), "2018-03-31"))
    assert found["period"] == "quarter"
    assert found["periods"] == [{"from": "2018-01", "through": "2018-03", "actual": 3, "target": 3, "reached": True}]


def test_before_any_month_there_is_no_period_in_view(tmp_path):
    office = MemoryOffice(plan_of(tmp_path, indicator(QUARTERLY)))
    office.take(press([("2017-12-01", "el-universal", "Nota")]))
    f = figure_of(office, "2018-01-15")
    assert (f.status, f.actual_to_date, f.months_left) == ("no_data", None, 3)


def test_only_what_adds_up_has_a_goal_for_each_quarter(tmp_path):
    with pytest.raises(PlanError, match="una meta por trimestre o por mes es de un `total`"):
        plan_of(tmp_path, indicator(QUARTERLY + 'seasonality = "baseline"\n'))
