"""Definition breaks: kept for good, withdrawn by somebody, proposed where a series comes from another tool."""

import datetime as dt

import pytest

from plancom.store.figures.counts import counts
from plancom.store.office import breaks
from plancom.store.office.breaks import Break, proposals
from plancom.store.office.entries import UnknownEntryError
from plancom.store.precedence.import_coverage import ImportCoverage
from tests.builders import NOW, PLAN_ID, d

CHANGE = Break(d("2023-07-01"), "visits", "Universal Analytics → Google Analytics 4", note="otra cuenta", author="Ana")


def all_breaks(engine):
    with engine.connect() as connection:
        return breaks.all_breaks(connection)


def forbidding(engine):
    with engine.connect() as connection:
        return [one.id for one in counts(connection, PLAN_ID).breaks]


def test_a_break_is_kept_with_its_author_and_counts_until_it_is_withdrawn(engine):
    first = breaks.add(engine, CHANGE, NOW)
    (one,) = all_breaks(engine)
    assert (one.day, one.dataset, one.what, one.note, one.author, one.created_at) == (
        d("2023-07-01"), "visits", "Universal Analytics → Google Analytics 4", "otra cuenta", "Ana", NOW,
    )  # fmt: skip
    assert forbidding(engine) == [first]
    breaks.withdraw(engine, first, "Luis", NOW)
    (one,) = all_breaks(engine)
    assert (one.withdrawn_at, one.withdrawn_by) == (NOW, "Luis")
    assert forbidding(engine) == []
    with pytest.raises(UnknownEntryError):
        breaks.withdraw(engine, first, "Luis", NOW)


def test_a_comparable_break_forbids_nothing(engine):
    breaks.add(engine, Break(d("2023-07-01"), "visits", "x", comparable=True, reason="se revisó"), NOW)
    assert all_breaks(engine)[0].reason == "se revisó"
    assert forbidding(engine) == []


def test_every_change_of_a_break_is_seen_by_caches(engine):
    def version():
        with engine.connect() as connection:
            return counts(connection, PLAN_ID).version

    seen = [version()]
    number = breaks.add(engine, CHANGE, NOW)
    seen.append(version())
    breaks.withdraw(engine, number, "", NOW)
    seen.append(version())
    assert seen == sorted(set(seen))


@pytest.mark.parametrize(
    ("one", "concerned"),
    [
        (Break(d("2018-01-01"), "posts", "x"), True),
        (Break(d("2018-01-01"), "posts", "x", "twitter"), True),
        (Break(d("2018-01-01"), "posts", "x", "facebook"), False),
        (Break(d("2018-01-01"), "posts", "x", "", "posts"), True),
        (Break(d("2018-01-01"), "posts", "x", "", "shares"), False),
        (Break(d("2018-01-01"), "press", "x"), False),
    ],
)
def test_a_break_concerns_its_own_series_and_measures(one, concerned):
    assert one.concerns("posts", ["twitter", "instagram"], ["posts"]) is concerned


def line(source, first, last, number, *, dataset="visits", series="", measure="visits"):
    return ImportCoverage(dataset, series, measure, source, d(first), d(last), NOW, number, source.upper())


UA = line("universal-analytics", "2022-01-01", "2023-06-30", 1)
GA4 = line("ga4", "2023-07-01", "2023-12-31", 2)
LATER = line("ga4", "2024-01-01", "2024-01-31", 3)


def test_another_tool_for_a_series_is_proposed_once_at_its_first_day():
    (one,) = proposals([UA, GA4, LATER], [])
    assert (one.day, one.dataset, one.series, one.what) == (d("2023-07-01"), "visits", "", "UNIVERSAL-ANALYTICS → GA4")


@pytest.mark.parametrize(
    "answer",
    [
        Break(d("2023-07-01"), "visits", "x"),
        Break(d("2023-07-15"), "visits", "x", comparable=True, reason="igual"),
        Break(d("2023-06-20"), "visits", "x", withdrawn_at=dt.datetime(2024, 1, 1)),
    ],
    ids=["marked", "comparable", "withdrawn"],
)
def test_what_was_answered_is_not_asked_again(answer):
    assert proposals([UA, GA4], [answer]) == []


def test_another_series_or_the_office_s_own_sheets_are_no_change_of_tool():
    mine = line("template", "2023-07-01", "2023-12-31", 2)
    other = line("x-content", "2023-07-01", "2023-12-31", 4, dataset="posts", series="twitter", measure="")
    assert proposals([UA, mine, other], [Break(d("2020-01-01"), "visits", "x")]) == []
