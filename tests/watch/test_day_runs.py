"""Days in a row that are far from what is usual are named by the guard, for the month that they are of."""

from tests.builders import d, posts, visits
from tests.changes.test_unusual_sentences import FALL, daily


def test_days_in_a_row_far_from_the_usual_are_named(office):
    office.take(visits(daily("2018-06-01", "2018-11-30", 460, FALL)))
    assert office.sentences("2018-11-30", "jump") == [
        "Visitas: del 8 al 17 de octubre de 2018 hubo 550, donde suele haber cerca de 4.600."
    ]


def test_they_are_of_their_month_and_a_person_may_say_that_they_are_all_right(office):
    office.take(visits(daily("2018-06-01", "2018-11-30", 460, FALL)))
    (one,) = [found for found in office.findings("2018-11-30") if found.kind == "jump"]
    assert [str(month) for month in one.months] == ["2018-10"]
    assert one.can_be_reviewed
    assert one.evidence == "2018-10-08:2018-10-17:550"


def test_days_after_the_cut_off_are_not_looked_at(office):
    office.take(visits(daily("2018-06-01", "2018-11-30", 460, FALL)))
    assert office.sentences("2018-09-30", "jump") == []


def test_what_goes_along_with_visits_is_not_told_again(office):
    counts = daily("2018-06-01", "2018-11-30", 460, FALL)
    office.take(visits(counts), visits(counts, measure="page_views"))
    assert len([one for one in office.findings("2018-11-30") if one.kind == "jump"]) == 1


def test_a_day_that_nobody_knows_is_no_zero(office):
    counts = daily("2018-06-01", "2018-11-30", 460)
    office.take(
        *(
            visits(part)
            for part in (
                {day: n for day, n in counts.items() if day < "2018-10"},
                {day: n for day, n in counts.items() if day > "2018-11"},
            )
        )
    )
    assert office.sentences("2018-11-30", "jump") == []


def test_a_network_s_own_days_are_named(office):
    busy = [(day, "facebook", 6) for day in daily("2018-06-01", "2018-11-30", 6)]
    office.take(
        posts([(day, name, 0 if d("2018-10-08") <= d(day) <= d("2018-10-17") else count) for day, name, count in busy])
    )
    assert office.sentences("2018-11-30", "jump") == [
        "Facebook: del 8 al 17 de octubre de 2018 hubo 0, donde suele haber cerca de 60."
    ]
