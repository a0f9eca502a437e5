"""What was presented is kept, and a month that is no longer as it was said is told, with both figures."""

from plancom.indicators.overview import all_progress
from plancom.plan import Month
from plancom.watch.restatements import presented_months
from tests.builders import d, visits


def document(office, as_of):
    """As `services.presenting` writes it, of visits alone."""
    counts = office.counts()
    key = ("visits", "", "visits")
    known = counts.covered(*key)
    months = sorted(month for month in known | counts.months.get(key, {}).keys() if month.last <= d(as_of))
    return {
        "months": [[*key, str(month), counts.month(*key, month), month in known] for month in months],
        "indicators": [one.id for one in all_progress(office.view(as_of), counts, office.states())],
    }


def months_presented(office, as_of, title="Sesión de marzo", day="2018-03-14"):
    return presented_months(document(office, as_of), title, d(day))


def test_nothing_changed_is_nothing_said(office):
    office.take(visits({"2018-01-01": 10_000, "2018-02-01": 10_120}, grain="month"))
    said = months_presented(office, "2018-02-28")
    assert office.sentences("2018-03-31", "changed", presented=[said]) == []


def test_a_month_that_rose_since_it_was_presented_is_said_with_both_figures(office):
    office.take(visits({"2018-01-01": 10_000, "2018-02-01": 10_120}, grain="month"))
    said = months_presented(office, "2018-02-28")
    office.take(visits({"2018-02-01": 10_480}, grain="month"))
    assert office.sentences("2018-03-31", "changed", presented=[said]) == [
        "Visitas: febrero de 2018 subió de 10.120 a 10.480 desde «Sesión de marzo», del 14/03/2018."
    ]


def test_months_that_came_after_are_no_change(office):
    office.take(visits({"2018-01-01": 10_000}, grain="month"))
    said = months_presented(office, "2018-01-31")
    office.take(visits({"2018-02-01": 10_480}, grain="month"))
    assert office.sentences("2018-03-31", "changed", presented=[said]) == []


def test_a_month_is_held_against_what_was_last_said_of_it(office):
    office.take(visits({"2018-01-01": 10_000, "2018-02-01": 10_120}, grain="month"))
    first = months_presented(office, "2018-02-28")
    office.take(visits({"2018-02-01": 10_480}, grain="month"))
    second = months_presented(office, "2018-02-28", "Sesión de abril", "2018-04-11")
    assert office.sentences("2018-04-30", "changed", presented=[second, first]) == []
    office.take(visits({"2018-02-01": 10_400}, grain="month"))
    assert office.sentences("2018-04-30", "changed", presented=[second, first]) == [
        "Visitas: febrero de 2018 bajó de 10.480 a 10.400 desde «Sesión de abril», del 11/04/2018."
    ]


def test_a_month_that_is_no_longer_whole_has_changed(office):
    office.take(visits({"2018-01-01": 10_000}, grain="month"))
    said = months_presented(office, "2018-01-31")
    emptied = type(office)()
    emptied.take(visits({"2018-02-01": 9000}, grain="month"))
    assert emptied.sentences("2018-03-31", "changed", presented=[said]) == [
        "Visitas: enero de 2018, que era 10.000, ya no tiene todos sus datos desde «Sesión de marzo», del 14/03/2018."
    ]


def test_many_months_are_counted_after_the_third(office):
    office.take(visits({f"2017-{n:02}-01": 1000 + n for n in range(1, 7)}, grain="month"))
    said = months_presented(office, "2017-06-30")
    office.take(visits({f"2017-{n:02}-01": 1000 + 2 * n for n in range(1, 7)}, grain="month"))
    (sentence,) = office.sentences("2017-06-30", "changed", presented=[said])
    assert sentence.endswith(
        "marzo de 2017 subió de 1.003 a 1.006; y 3 meses más desde «Sesión de marzo», del 14/03/2018."
    )
    found = next(one for one in office.findings("2017-06-30", presented=[said]) if one.kind == "changed")
    assert found.months == tuple(Month.parse(f"2017-{n:02}") for n in range(1, 7))
