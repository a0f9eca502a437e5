"""Only what a figure's own words say is a count is counted: a sample of the tables of `python -m benchmarks.meaning`, and its judge."""

from collections import Counter

import pytest

from benchmarks.meaning import report
from benchmarks.meaning.judge import judge, outcome_of, verdict
from benchmarks.meaning.model import Truth
from benchmarks.meaning.tables import SHAPES, cases
from benchmarks.meaning.vocabulary import words
from plancom.datasets import Coverage, Inquiry, Observations, Option, Problem, Question, Refusal
from tests.builders import cartagena, d, posts, procedures, visits

SEED, SAMPLE = 20180101, 250
TWO_CHANNELS = Counter(
    {("procedures", "2018-01", "electronic"): 5, ("procedures", "2018-01", "other"): 7}
)  # 5 + 7 requests


@pytest.fixture(scope="module")
def sample():
    return list(cases(SAMPLE, SEED))


@pytest.fixture(scope="module")
def read(sample):
    return [judge(case, cartagena()) for case in sample]


def rows_of_report(found, kind):
    return "\n".join(report.one_by_one(found, kind, 8))


def test_no_table_of_the_sample_is_miscounted_in_silence(read):
    assert [one.case.number for one in read if one.verdict == "SILENT"] == [], rows_of_report(read, "SILENT")


def test_clear_tables_of_the_sample_are_read_without_a_question(read):
    share = report.needless_share(read)
    assert share <= report.MOST_NEEDLESS, rows_of_report(read, "NEEDLESS")


# ---------------------------------------------------------------------------------------------------------- the tables


def test_the_sample_has_tables_of_every_kind_and_language_and_of_both_vocabularies(sample):
    assert {one.kind for one in sample} == {f"{dataset} · {shape}" for dataset, shape, _, _ in SHAPES}
    assert {one.language for one in sample} == {"es", "en", "pt"}
    assert {one.name for one in sample} == {"datos.csv", "datos.xlsx"}
    assert 0.2 < sum(one.held_out for one in sample) / SAMPLE < 0.6
    assert 0.15 < sum(not any(one.truth.readings) for one in sample) / SAMPLE < 0.5
    assert sum(one.truth.clear for one in sample) / SAMPLE > 0.3


def test_clear_tables_have_one_reading_and_no_rare_word(sample):
    for one in sample:
        if one.truth.clear:
            assert len(one.truth.readings) == 1, one.number
            assert not one.held_out, one.number
            assert all(one.truth.readings), one.number


def test_the_same_number_and_seed_are_the_same_table():
    first, again, other = (list(cases(40, seed)) for seed in (3, 3, 4))
    assert [(one.rows, one.truth) for one in first] == [(one.rows, one.truth) for one in again]
    assert [one.content for one in first if one.name == "datos.csv"] == [
        one.content for one in again if one.name == "datos.csv"
    ]
    assert [one.rows for one in first] != [one.rows for one in other]


@pytest.mark.parametrize(("language", "fewest"), [("es", 15), ("en", 8), ("pt", 8)])
def test_every_other_quantity_has_names_that_anybody_knows_and_rarer_ones(language, fewest):
    for kind, named in words(language)["other"].items():
        assert min(len(set(named["known"])), len(set(named["held_out"]))) >= fewest, kind
        assert not set(named["known"]) & set(named["held_out"]), kind


def test_no_name_is_of_a_count_and_of_another_quantity():
    for language in ("es", "en", "pt"):
        own = words(language)
        others = {name for named in own["other"].values() for name in (*named["known"], *named["held_out"])}
        for dataset, named in own["counts"].items():
            assert not others & {*named["known"], *named["held_out"]}, (language, dataset)


# ----------------------------------------------------------------------------------------------------------- the judge


def truth_of(*readings, clear=True):
    cells = {key: Counter({value: 1}) for reading in readings for key, value in reading.items()}
    return Truth(readings or (Counter(),), clear, cells)


def outcome_and_verdict(a_truth, found):
    return outcome_of(found), verdict(a_truth, found, cartagena())


def reading_of(electronic, other, **options):
    rows = [("2018-01-01", "A", "electrónico", electronic), ("2018-01-01", "A", "presencial", other)]
    return procedures(rows, **options)


def inquiry():
    question = Question("kind", "¿Qué cuentan?", (Option("", ""),))
    return Inquiry("table", "Tabla", (Problem("ambiguous", "No se sabe."),), (question,))


def test_what_is_counted_as_it_is_is_right():
    assert outcome_and_verdict(truth_of(TWO_CHANNELS), reading_of(5, 7)) == ("counted", "RIGHT")
    assert outcome_and_verdict(truth_of(Counter(), TWO_CHANNELS, clear=False), reading_of(5, 7)) == ("counted", "RIGHT")


def test_other_figures_than_there_are_are_miscounted_in_silence():
    assert outcome_and_verdict(truth_of(TWO_CHANNELS), reading_of(5, 8)) == ("counted", "SILENT")
    assert outcome_and_verdict(truth_of(TWO_CHANNELS), reading_of(7, 5)) == ("counted", "SILENT")
    assert outcome_and_verdict(truth_of(), reading_of(12000, 95000)) == ("counted", "SILENT")
    assert outcome_and_verdict(truth_of(TWO_CHANNELS), visits({"2018-01-01": 12})) == ("counted", "SILENT")


def test_less_than_there_is_is_told_only_where_it_is_reported_and_its_month_is_not_covered():
    problem = Problem("not_a_number", "«R$ 5» no es un número.")
    covered = reading_of(5, 0, covers=(d("2018-01-01"), d("2018-01-31")))
    partly = reading_of(5, 0, covers=(d("2018-01-01"), d("2018-01-20")))
    assert outcome_and_verdict(truth_of(TWO_CHANNELS), covered)[1] == "SILENT"
    assert outcome_and_verdict(truth_of(TWO_CHANNELS), with_problem(covered, problem))[1] == "SILENT"
    assert outcome_and_verdict(truth_of(TWO_CHANNELS), partly)[1] == "SILENT"
    assert outcome_and_verdict(truth_of(TWO_CHANNELS), with_problem(partly, problem))[1] == "TOLD"


def test_a_smaller_figure_of_something_else_is_not_told():
    problem = Problem("fraction", "«31,55» no es un número entero.")
    partly = reading_of(3, 0, covers=(d("2018-01-01"), d("2018-01-20")))
    assert outcome_and_verdict(truth_of(TWO_CHANNELS), with_problem(partly, problem))[1] == "SILENT"


def test_fewer_rows_of_a_list_are_told_where_they_are_reported():
    of_a_list = Truth((Counter({("posts", "2018-01", "facebook"): 3}),), clear=True)
    one = posts([("2018-01-05", "facebook", 1)], covers=(d("2018-01-05"), d("2018-01-05")))
    assert outcome_and_verdict(of_a_list, with_problem(one, Problem("not_a_date", "«x» no es una fecha.")))[1] == "TOLD"
    assert outcome_and_verdict(of_a_list, one)[1] == "SILENT"


def test_a_network_that_is_not_covered_is_told_and_one_that_is_covered_is_not():
    of_both = truth_of(Counter({("posts", "2018-01", "facebook"): 3, ("posts", "2018-01", "instagram"): 2}))
    problem = Problem("unknown", "«Insta» no está en el plan.")
    facebook = posts([("2018-01-05", "facebook", 3)])
    both = posts([("2018-01-05", "facebook", 3)], series=("facebook", "instagram"))
    assert outcome_and_verdict(of_both, with_problem(facebook, problem))[1] == "TOLD"
    assert outcome_and_verdict(of_both, with_problem(both, problem))[1] == "SILENT"


def test_asking_is_right_where_there_is_nothing_needless_where_all_is_clear_and_else_acceptable():
    assert outcome_and_verdict(truth_of(), inquiry()) == ("asked", "RIGHT")
    assert outcome_and_verdict(truth_of(TWO_CHANNELS), inquiry()) == ("asked", "NEEDLESS")
    assert outcome_and_verdict(truth_of(TWO_CHANNELS, clear=False), inquiry()) == ("asked", "ACCEPTABLE")
    assert outcome_and_verdict(truth_of(TWO_CHANNELS, Counter(), clear=False), inquiry()) == ("asked", "ACCEPTABLE")
    refused = Refusal("table", "Tabla", (Problem("declined", "No se puede."),))
    assert outcome_and_verdict(truth_of(TWO_CHANNELS), refused) == ("refused", "NEEDLESS")


def test_a_warning_excuses_no_wrong_figure():
    warning = Problem("odd", "Parece mucho.", rejects=False)
    assert outcome_and_verdict(truth_of(TWO_CHANNELS), with_problem(reading_of(50, 7), warning))[1] == "SILENT"


def with_problem(found, problem):
    return Observations(
        found.source, found.title, found.dataset, found.table, found.coverage, problems=(problem,), rows_read=2
    )


def test_the_coverage_of_the_judge_is_that_of_whole_months():
    found = reading_of(5, 7, covers=(d("2018-01-01"), d("2018-02-27")))
    assert found.coverage == (Coverage("", d("2018-01-01"), d("2018-02-27")),)
    more = Counter({**TWO_CHANNELS, ("procedures", "2018-02", "other"): 4})
    assert (
        outcome_and_verdict(truth_of(more), with_problem(found, Problem("not_a_number", "«x» no es un número.")))[1]
        == "TOLD"
    )
