"""Unusual days: an implanted run is found with its exact days, ordinary noise has none, and a day without data is no zero."""

import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from plancom.indicators.unusual_days import LEAST, REACH, WEEKS, UnusualDays, UnusualRun, unusual_runs
from plancom.store.office.breaks import Break
from tests.builders import d
from tests.examples import examples

FIRST = d("2018-01-01")
DAYS = 7 * (2 * WEEKS + 6) + 365
WEEKDAYS = np.array([1.2, 1.25, 1.2, 1.1, 1.0, 0.5, 0.45])


def day(number):
    return FIRST + dt.timedelta(days=number)


def value_of(counts, missing=()):
    known = {day(n): float(count) for n, count in enumerate(counts) if day(n) not in missing}
    return known.get


def noise(rng, level, spread, drift=0.0, days=DAYS):
    """Counts per day of a series with weekdays: `spread` is the noise beyond a count's own, `drift` how much of it lingers."""
    steps = rng.normal(0, spread * np.sqrt(1 - drift**2), days)
    lingering = np.zeros(days)
    for n in range(days):
        lingering[n] = drift * (lingering[n - 1] if n else 0) + steps[n]
    return rng.poisson(level * np.tile(WEEKDAYS, days // 7 + 1)[:days] * np.exp(lingering - spread**2 / 2))


@pytest.mark.parametrize(
    ("level", "spread", "drift"),
    [(2, 0.0, 0.0), (20, 0.0, 0.0), (20, 0.3, 0.3), (150, 0.15, 0.0), (150, 0.25, 0.5), (4000, 0.2, 0.5)],
)
def test_fewer_than_one_month_of_ordinary_noise_in_a_hundred_has_a_run(level, spread, drift):
    rng = np.random.default_rng(20181008)
    months = found = 0
    for _ in range(10):
        value = value_of(noise(rng, level, spread, drift, days=1461))
        for year, month in ((2018 + n // 12, n % 12 + 1) for n in range(3, 45)):
            first = dt.date(year, month, 1)
            last = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
            months += 1
            found += bool(unusual_runs(value, first, last))
    assert months == 420
    assert found / months < 0.01


runs = some.tuples(some.integers(0, 27), some.integers(LEAST, 14)).filter(lambda run: sum(run) <= 31)


@examples(60)
@given(some.integers(0, 2**32 - 1), runs, some.sampled_from([0.0, 0.12, 4.0]))
def test_a_run_that_is_put_into_it_is_found_with_its_exact_days(seed, run, times):
    counts = noise(np.random.default_rng(seed), 150, 0.05)
    start = 7 * (WEEKS + 2) + run[0]
    usual = 150 * sum(WEEKDAYS[n % 7] for n in range(start, start + run[1]))
    counts[start : start + run[1]] = np.round(counts[start : start + run[1]] * times)
    first = day(7 * (WEEKS + 2))
    (found,) = unusual_runs(value_of(counts), first, first + dt.timedelta(days=30))
    assert (found.first, found.last) == (day(start), day(start + run[1] - 1))
    assert found.actual == counts[start : start + run[1]].sum()
    assert found.usual == pytest.approx(usual, rel=0.2)


@examples(40)
@given(some.integers(0, 2**32 - 1), runs)
def test_days_without_data_are_no_zeros(seed, run):
    counts = noise(np.random.default_rng(seed), 150, 0.05)
    start = 7 * (WEEKS + 2) + run[0]
    missing = {day(start + n) for n in range(run[1])}
    first = day(7 * (WEEKS + 2))
    assert unusual_runs(value_of(counts, missing), first, first + dt.timedelta(days=30)) == ()


cut_offs = some.lists(some.integers(-40, DAYS + 20), min_size=1, max_size=6)
holes = some.tuples(some.integers(0, DAYS), some.integers(0, 30))


@examples(60)
@given(
    some.integers(0, 2**32 - 1),
    some.lists(
        some.tuples(some.integers(0, DAYS), some.integers(2, 14), some.sampled_from([0.0, 0.3, 3.0])), max_size=8
    ),
    some.lists(some.integers(0, DAYS), max_size=2),
    holes,
    cut_offs,
)
def test_days_that_are_kept_say_of_every_cut_off_what_days_looked_at_anew_say(seed, odd, breaks, hole, numbers):
    counts = noise(np.random.default_rng(seed), 40, 0.1)
    for start, length, times in odd:
        counts[start : start + length] = np.round(counts[start : start + length] * times)
    value = value_of(counts, {day(hole[0] + n) for n in range(hole[1])})
    known = tuple(Break(day(n), "visits", "otra herramienta") for n in breaks)
    kept = UnusualDays(value, known)
    for until in map(day, numbers):
        for first in (day(n) for n in range(0, DAYS, 31)):
            last = first + dt.timedelta(days=30)
            anew = unusual_runs(lambda one, until=until: value(one) if one <= until else None, first, last, known)
            assert kept.runs(first, last, until) == anew


@pytest.mark.parametrize("days", [-1, 0])
def test_the_last_day_that_changes_what_a_span_has_is_looked_at(days):
    """It is of the days that the spread is of, which are held against days as far again."""
    first, last = day(200), day(230)
    asked = []

    def value(one):
        asked.append(one)
        return 100.0

    kept = UnusualDays(value)
    kept.runs(first, last, last + 2 * REACH + dt.timedelta(days=days))
    assert max(asked) == last + 2 * REACH + dt.timedelta(days=days)
    asked.clear()
    kept.runs(first, last)
    assert bool(asked) is (days < 0)


def test_a_day_without_data_ends_a_run():
    counts = np.full(DAYS, 100)
    start = 7 * (WEEKS + 2)
    counts[start : start + 9] = 0
    found = unusual_runs(value_of(counts, {day(start + 4)}), day(start), day(start + 30))
    assert found == (
        UnusualRun(day(start), day(start + 3), 0, 400),
        UnusualRun(day(start + 5), day(start + 8), 0, 400),
    )


def test_weekdays_that_never_bring_anything_are_no_end_of_a_run():
    counts = np.tile([20, 20, 20, 20, 20, 0, 0], DAYS // 7 + 1)[:DAYS]
    start = 7 * (WEEKS + 2)  # a Monday
    counts[start + 3 : start + 9] = 0
    found = unusual_runs(value_of(counts), day(start), day(start + 30))
    assert found == (UnusualRun(day(start + 3), day(start + 8), 0, 80),)
    quiet = np.tile([20, 20, 20, 20, 20, 0, 0], DAYS // 7 + 1)[:DAYS]
    assert unusual_runs(value_of(quiet), day(start), day(start + 30)) == ()


def test_what_came_in_the_same_days_a_year_ago_is_a_season():
    counts = np.full(DAYS, 100)
    start = 364 + 7 * (WEEKS + 2)
    counts[start : start + 10] = 10
    assert len(unusual_runs(value_of(counts), day(start - 5), day(start + 25))) == 1
    counts[start - 364 : start - 354] = 20
    assert unusual_runs(value_of(counts), day(start - 5), day(start + 25)) == ()


def test_days_that_were_measured_another_way_say_nothing_of_what_is_usual():
    start = 7 * (WEEKS + 2)
    counts = np.full(DAYS, 100)
    counts[start:] = 30
    assert unusual_runs(value_of(counts[: start + 31]), day(start), day(start + 30))[0].first == day(start)
    changed = (Break(day(start), "visits", "cambio a GA4"),)
    assert unusual_runs(value_of(counts[: start + 31]), day(start), day(start + 30), changed) == ()


def test_a_run_over_the_months_edge_is_told_of_the_days_within():
    counts = np.full(DAYS, 100)
    start = 7 * (WEEKS + 2)
    counts[start - 4 : start + 3] = 0
    assert unusual_runs(value_of(counts), day(start), day(start + 30)) == (
        UnusualRun(day(start), day(start + 2), 0, 300),
    )


def test_too_few_weeks_around_say_nothing():
    counts = np.full(31, 100)
    counts[10:20] = 0
    assert unusual_runs(value_of(counts), day(0), day(30)) == ()
    assert unusual_runs(lambda _day: None, day(0), day(30)) == ()
