"""What changed, part by part: the parts add up, zero is not missing, and what is not alike is not compared in silence."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancom.changes.calendar_effects import weekday_changes
from plancom.changes.sentences import days_sentence, sentence, top_mover
from plancom.changes.spans import Pair, Span
from plancom.plan import Month
from plancom.store.office import breaks
from plancom.store.office.breaks import Break
from tests.builders import d, posts, press, procedures, visits

NBSP = "\u00a0"


def year_of_posts(**networks):
    """Each network's posts, one figure a month from January 2018 on: the whole number on the month's first day."""
    return posts(
        [
            (f"2018-{n:02}-01", network, count)
            for network, months in networks.items()
            for n, count in enumerate(months, 1)
        ]
    )


def changes(breakdown):
    return {part.id: part.change for part in breakdown.parts}


def test_the_networks_of_a_daily_rate_add_up_to_its_change(office):
    office.take(year_of_posts(facebook=[31, 56], instagram=[31, 28], twitter=[62, 28]))
    found = office.compare("daily_posts", "2018-02-28")
    assert (found.before, found.now) == (4, 4)
    assert changes(found.by("series")) == {"facebook": 1, "instagram": 0, "twitter": -1}
    assert office.sentence("daily_posts", "2018-02-28", "series") == (
        "En febrero de 2018 hubo 4,00 publicaciones por día, lo mismo que en enero de 2018: "
        "Facebook +1,00 y X (Twitter) −1,00; en total, 0,00."
    )


def test_of_two_parts_that_weigh_as_much_the_one_that_went_the_totals_way_stands_first(office):
    office.take(year_of_posts(facebook=[62, 28], instagram=[31, 56], twitter=[31, 56]))
    found = list(changes(office.compare("daily_posts", "2018-02-28").by("series")).items())
    assert found == [("instagram", 1), ("twitter", 1), ("facebook", -1)]


def test_a_network_with_zero_posts_is_a_change_to_zero_and_one_without_data_is_none(office):
    office.take(year_of_posts(facebook=[31, 28], twitter=[31, 0]), year_of_posts(instagram=[0, 280]))
    assert changes(office.compare("daily_posts", "2018-02-28").by("series")) == {
        "instagram": 10, "twitter": -1, "facebook": 0,
    }  # fmt: skip


def test_a_network_without_data_on_one_side_counts_on_neither_and_is_named(office):
    office.take(year_of_posts(facebook=[31, 56], twitter=[31, 28]), posts([("2018-02-01", "instagram", 280)]))
    found = office.compare("daily_posts", "2018-02-28")
    assert (found.before, found.now) == (2, 3)
    assert set(changes(found.by("series"))) == {"facebook", "twitter"}
    assert found.left_out == ("instagram",)
    assert float(found.own) == office.figures("2018-02-28")["daily_posts"].actual_to_date == 13
    assert office.sentence("daily_posts", "2018-02-28", "series").startswith(
        "Sin contar Instagram, en febrero de 2018 hubo 1,00 publicaciones más por día que en enero de 2018 (3,00 frente a 2,00)"
    )
    assert "Sin Instagram: sin dato en uno de los dos períodos, no cuenta en ninguno." in found.notes


def test_a_procedure_that_is_not_in_a_month_is_without_data_and_never_a_rise_from_zero(office):
    office.take(
        procedures([
            ("2018-01-01", "Petición", "electrónico", 10), ("2018-01-01", "Petición", "presencial", 30),
            ("2018-02-01", "Petición", "electrónico", 20), ("2018-02-01", "Petición", "presencial", 20),
            ("2018-02-01", "Queja", "electrónico", 40),
        ])
    )  # fmt: skip
    found = office.compare("adoption", "2018-02-28")
    assert (found.before, found.now) == (Fraction(1, 4), Fraction(3, 4))
    by = found.by("procedure")
    assert [part.id for part in by.known] == ["Petición"]
    assert [(part.id, part.missing) for part in by.unmatched] == [("Queja", "before")]
    assert sum(part.change for part in by.parts) == Fraction(1, 2)
    said = office.sentence("adoption", "2018-02-28", "procedure")
    assert said == (
        f"En febrero de 2018 se hizo en línea el 75,0{NBSP}% de los trámites, 50,0 puntos más que en enero de 2018 (25,0{NBSP}%): "
        "«Petición» +25,0; fuera de eso, «Queja» +25,0, sin dato en ene 2018; en total, +50,0 puntos."
    )


def test_a_procedure_written_as_zero_is_known(office):
    office.take(
        procedures([
            ("2018-01-01", "A", "presencial", 8), ("2018-01-01", "B", "electrónico", 0),
            ("2018-02-01", "A", "presencial", 8), ("2018-02-01", "B", "electrónico", 8),
        ])
    )  # fmt: skip
    by = office.compare("adoption", "2018-02-28").by("procedure")
    assert by.unmatched == ()
    # B brings half of all transactions, all in line; A's part of all falls, and A weighed the share down: the mean level is 1/4.
    assert changes(by) == {"B": Fraction(3, 8), "A": Fraction(1, 8)}


def test_a_counter_that_grows_weighs_the_share_down(office):
    office.take(
        procedures([
            ("2018-01-01", "A", "electrónico", 10), ("2018-01-01", "A", "presencial", 10),
            ("2018-02-01", "A", "electrónico", 10), ("2018-02-01", "A", "presencial", 30),
        ])
    )  # fmt: skip
    by = changes(office.compare("adoption", "2018-02-28").by("channel"))
    assert by["presencial"] < 0
    assert sum(by.values()) == Fraction(-1, 4)


def test_months_of_visits_known_by_their_total_are_not_shared_out_by_weekday(office):
    office.take(visits({"2018-01-01": 310}, grain="month"), visits({f"2018-02-{n:02}": 10 for n in range(1, 29)}))
    found = office.compare("visits", "2018-02-28")
    assert (found.before, found.now) == (310, 280)
    assert found.by("weekday").refused == "De algunos meses solo se conoce el total: no se puede repartir."
    assert sentence(found) == (
        "En febrero de 2018 hubo 30 visitas menos que en enero de 2018 (280 frente a 310). "
        "3 días menos: −30; por día, lo mismo: 10."
    )


def test_days_that_bring_what_they_brought_are_only_the_calendar(office):
    values = {str(dt.date(2018, 1, 1) + dt.timedelta(days=n)): (7 if n % 7 == 0 else 1) for n in range(59)}
    office.take(visits(values))
    by = changes(office.compare("visits", "2018-02-28").by("weekday"))
    # January: 5 Mondays of 7 and 26 other days, 61. Three days fewer, at 61 ÷ 31; the rest of −9 is that a Monday was among them.
    calendar = {"days": Fraction(-183, 31), "which_days": -9 + Fraction(183, 31)}
    assert by == calendar | dict.fromkeys("0123456", 0)


def test_a_weekday_is_compared_by_what_one_of_it_brings_whatever_their_number(office):
    # 2018: August has 4 Saturdays and Sundays of 31 days, September 5 of 30.
    first = dt.date(2018, 8, 1)
    span = [first + dt.timedelta(days=n) for n in range(61)]
    office.take(visits({str(day): 100 + (50 if day.weekday() == 6 and day.month == 9 else 0) for day in span}))
    found = office.compare("visits", "2018-09-30")
    assert found.change == 3250 - 3100
    assert changes(found.by("weekday")) == {"days": -100, "6": 250} | dict.fromkeys("012345", 0)
    assert sentence(found, found.by("weekday"), office.names) == (
        "En septiembre de 2018 hubo 150 visitas más que en agosto de 2018 (3.250 frente a 3.100): "
        "1 día menos −100 y domingos +250; en total, +150. Por día, de 100 a 108 (+8,3\u00a0%)."
    )
    assert top_mover(found, office.names) == "domingos +250"


def test_what_weighed_most_went_the_way_of_the_total_and_nothing_did_where_it_hardly_moved(office):
    august = {f"2018-08-{n:02}": 100 for n in range(1, 32)}
    fewer = {f"2018-09-{n:02}": {0: 160, 1: 60}.get(dt.date(2018, 9, n).weekday(), 80) for n in range(1, 31)}
    office.take(visits(august | fewer))
    found = office.compare("visits", "2018-09-30")
    assert max(found.by("weekday").known, key=lambda part: abs(part.change)).id == "0"  # Mondays, +240
    assert top_mover(found, office.names) == "martes −160"
    same = {str(dt.date(2019, 1, 1) + dt.timedelta(days=n)): 100 - (n > 57) for n in range(59)}
    office.take(visits(same))
    february = office.compare("visits", "2019-02-28")
    assert (february.change, top_mover(february, office.names)) == (-301, "")  # three days fewer are −300 of it
    office.take(visits({f"2018-10-{n:02}": value for n, value in enumerate(_level(sum(fewer.values()) + 12), 1)}))
    hardly = office.compare("visits", "2018-10-31")
    assert hardly.change == 12
    assert top_mover(hardly, office.names) == ""


def _level(total):
    """31 days that come to a total, the first with what is left over."""
    return [total - 30 * (total // 31), *[total // 31] * 30]


@given(
    counted=st.lists(st.integers(0, 900), min_size=90, max_size=90),
    per_day=st.booleans(),
    back=st.sampled_from([("2018-02", "2018-01"), ("2018-03", "2018-02"), ("2018-03", "2018-01")]),
)
def test_weekdays_and_the_calendar_are_exactly_the_change(counted, per_day, back):
    days = [dt.date(2018, 1, 1) + dt.timedelta(days=n) for n in range(90)]
    of_day = dict(zip(days, map(Fraction, counted), strict=True))
    now, before = (Span((month,), month.last) for month in map(Month.parse, back))

    def value(amount, days):
        return amount / days if per_day else amount

    sides = [
        {str(w): sum((of_day[day] for day in span.dates() if day.weekday() == w), Fraction(0)) for w in range(7)}
        for span in (now, before)
    ]
    found = weekday_changes(value, *sides, Pair(now, before))
    wholes = [sum(side.values()) for side in sides]
    assert sum(found.values()) == value(wholes[0], now.days) - value(wholes[1], before.days)
    assert not per_day or "days" not in found


def test_a_month_that_has_begun_is_compared_with_as_many_days_of_the_other(office):
    office.take(
        visits({f"2018-02-{n:02}": 10 for n in range(1, 29)}),
        visits({f"2018-03-{n:02}": 12 for n in range(1, 31)}, covers=(d("2018-03-01"), d("2018-03-30"))),
    )
    found = office.compare("visits", "2018-03-31", "days")
    assert (found.pair.now.label, found.pair.before.label) == ("1–28 mar 2018", "feb 2018")
    assert (found.now, found.before) == (336, 280)
    assert found.notes == ()
    assert (found.span.label, found.own) == ("1–30 mar 2018", 360)
    whole = office.compare("visits", "2018-03-15")
    assert (whole.span.label, whole.own, whole.now) == ("feb 2018", 280, None)
    assert whole.refused == "No hay datos completos en enero de 2018."


def test_a_cut_off_inside_a_month_says_which_month_is_compared(office):
    office.take(visits({f"2018-{m:02}-{n:02}": m for m in (1, 2, 3) for n in range(1, 29)}))
    found = office.compare("visits", "2018-03-15")
    assert (
        found.notes[0] == "Marzo de 2018 no ha terminado al corte: se compara el último mes completo, febrero de 2018."
    )
    assert (
        office.compare("visits", "2018-06-30").notes[0] == "Después de marzo de 2018 no hay un mes completo con datos."
    )
    assert (
        days_sentence(office.compare("visits", "2018-03-31"))
        == "3 días más: +6; por día, de 2,00 a 2,71 (+35,5\u00a0%)."
    )
    assert office.compare("visits", "2018-03-15", "days").pair.now.label == "1–15 mar 2018"


def test_the_year_so_far_leaves_out_a_month_that_the_year_before_lacks(office):
    before = {f"2017-{m:02}-01": 100 for m in (1, 3)}
    files = [visits({day: value}) for day, value in before.items()]
    office.take(*files, visits({f"2018-{m:02}-01": 150 for m in (1, 2, 3)}))
    found = office.compare("visits", "2018-03-31", "year", "year_ago")
    assert (found.now, found.before) == (300, 200)
    assert found.notes == ("Sin feb 2018: del año anterior no hay datos de ese mes.",)
    assert found.pair.now.during == "en los meses de enero de 2018 y marzo de 2018"
    assert office.compare("visits", "2018-03-31", "year", "previous").refused


@pytest.mark.parametrize(("day", "refused"), [("2018-02-10", True), ("2018-01-01", False), ("2018-03-01", False)])
def test_nothing_is_compared_across_a_change_of_measurement(office, day, refused):
    office.take(visits({"2018-01-01": 10, "2018-02-01": 20}))
    breaks.add(office.engine, Break(d(day), "visits", "Universal Analytics → GA4"), dt.datetime(2018, 3, 1))
    found = office.compare("visits", "2018-02-28")
    if refused:
        assert found.refused == "No comparable: cambio de medición el 10/02/2018 (Universal Analytics → GA4)."
        assert found.change is None
        assert found.breakdowns == ()
        assert found.own == 20
    else:
        assert found.change == 10


def test_other_outlets_have_a_total_of_their_own(office):
    office.take(
        press(
            [
                ("2018-01-05", "el-universal", "a"),
                ("2018-01-06", "el-tiempo", "b"),
                ("2018-02-05", "el-universal", "c"),
                ("2018-02-06", "el-universal", "d"),
            ]
        )
    )
    assert "all_outlets" in office.totals("2018-02-28")
    found = office.compare("all_outlets", "2018-02-28")
    assert changes(found.by("series")) == {"el-tiempo": -1, "el-universal": 1}
    assert office.compare("press", "2018-02-28").by("series") is None


def test_without_data_there_is_a_reason_and_no_figure(office):
    totals = office.totals("2018-02-28")
    assert {"visits", "press"} <= set(totals)
    for total_id in totals:
        for kind in ("month", "year", "days"):
            found = office.compare(total_id, "2018-02-28", kind, "year_ago")
            assert found.refused
            assert found.own is None


def test_no_operations_make_no_share(office):
    office.take(procedures([("2018-01-01", "A", "presencial", 0), ("2018-02-01", "A", "presencial", 5)]))
    found = office.compare("adoption", "2018-02-28")
    assert found.refused == "No hubo trámites en enero de 2018: no hay de qué calcular el porcentaje."
    assert found.own == 0


def test_the_values_are_those_of_the_indicators(office):
    office.take(
        visits({f"2017-{m:02}-01": 100 * m for m in range(1, 13)}), visits({f"2018-{m:02}-01": 170 * m for m in range(1, 10)}),
        year_of_posts(facebook=[20, 31, 7], instagram=[3, 4, 5], twitter=[9, 0, 1]),
        procedures([(f"2018-0{m}-01", name, channel, m * size) for m in range(1, 8) for name in "AB" for channel, size in (("electrónico", 3), ("presencial", 8))]),
        press([(f"2018-0{m}-11", "el-universal", f"t{m}") for m in range(1, 8)]),
    )  # fmt: skip
    figures = office.figures("2018-09-30")
    for total_id, kind in (
        ("visits", "year"),
        ("press", "year"),
        ("facebook_posts", "year"),
        ("adoption", "year"),
        ("daily_posts", "month"),
        ("daily_posts.twitter", "month"),
    ):
        found = office.compare(total_id, "2018-09-30", kind, "year_ago")
        assert float(found.own) == figures[total_id].actual_to_date, total_id
