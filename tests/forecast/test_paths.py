"""Simulated paths: never negative, the same each time, centred where the history is."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancom.forecast.paths import PATHS, count_paths, share_paths
from tests.examples import examples


def test_the_same_history_gives_the_same_paths():
    history = [100, 110, 90, 105, 95, 102, 98, 107, 93, 101, 99, 104, 103]
    assert np.array_equal(count_paths(history, 0, 6), count_paths(history, 0, 6))


def test_paths_are_as_many_and_as_long_as_said():
    assert count_paths([5, 7, 6] * 4, 3, 9).shape == (PATHS, 9)


def test_a_level_history_goes_on_at_its_level():
    rng = np.random.default_rng(1)
    paths = count_paths(rng.poisson(400, 24), 0, 3)
    assert np.median(paths.sum(axis=1)) == pytest.approx(1200, rel=0.05)


def test_a_season_that_two_years_showed_comes_again():
    season = np.array([50, 60, 80, 100, 120, 140, 150, 140, 120, 100, 80, 60])
    paths = count_paths([*(season * 10), *(season * 10), *(season * 10 + 7)], 0, 12)
    median = np.median(paths, axis=0)
    assert median[6] > 2 * median[0]
    assert int(median.argmax()) in {5, 6, 7}


def test_nothing_at_all_for_a_year_leaves_little_but_not_nothing():
    totals = count_paths([0] * 12, 0, 6).sum(axis=1)
    assert np.median(totals) == 0
    assert totals.max() > 0


def test_a_season_seen_once_and_a_half_is_expected_again_and_noise_is_not():
    season = np.array([50, 60, 80, 100, 120, 140, 150, 140, 120, 100, 80, 60]) * 10
    low = np.median(count_paths([*season, *season[:6]], 0, 6), axis=0)
    assert list(low) == sorted(low, reverse=True)
    noise = np.random.default_rng(4).poisson(400, 18)
    level = np.median(count_paths(noise, 0, 6), axis=0)
    assert np.ptp(level) < 0.1 * level.mean()


def test_paths_spread_wider_than_the_fitted_models_say_by_the_measured_width(monkeypatch):
    """Under sixteen months there are no seasons: on the scale of the noise the spread is the models' own, times the width."""
    history = [400, 410, 390, 405, 395, 402, 398, 407, 393, 401, 399, 404]
    shares = [[40, 42, 38, 41, 39, 40, 43, 37, 40, 41, 39, 40], [100] * 12]

    def spreads():
        counts, parts = np.log1p(count_paths(history, 0, 3)), share_paths(*shares, 0, 3)
        return [np.subtract(*np.quantile(paths, [0.9, 0.1], axis=0)) for paths in (counts, np.log(parts / (1 - parts)))]

    wide = spreads()
    monkeypatch.setattr("plancom.forecast.paths.WIDTH", 1.0)
    for wider, fitted in zip(wide, spreads(), strict=True):
        assert wider / fitted == pytest.approx([1.35] * 3)


def test_an_intermittent_series_is_drawn_from_the_months_seen():
    seen = [0, 4, 0, 0, 9, 0, 4, 0, 0, 4, 0, 9, 0]
    paths = count_paths(seen, 0, 6)
    assert set(np.unique(paths)) == {0.0, 4.0, 9.0}
    assert paths.mean() == pytest.approx(np.mean(seen), rel=0.05)


def test_small_counts_are_projected_whole():
    paths = count_paths([3, 5, 4, 6, 2, 4, 5, 3, 4, 6, 5, 4, 3], 0, 4)
    assert np.array_equal(paths, np.rint(paths))


@examples(25)
@given(st.lists(st.integers(0, 5000), min_size=12, max_size=40), st.integers(0, 11), st.integers(1, 14))
def test_counts_are_never_negative_and_the_interval_contains_the_median(history, first, horizon):
    totals = count_paths(history, first, horizon, paths=400).sum(axis=1)
    low, median, high = np.quantile(totals, [0.1, 0.5, 0.9])
    assert np.isfinite(totals).all()
    assert 0 <= totals.min() <= low <= median <= high


@examples(15)
@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=12, max_size=30))
def test_shares_stay_between_nothing_and_all(pairs):
    paths = share_paths([a for a, _ in pairs], [a + b for a, b in pairs], 0, 6, paths=200)
    assert ((paths >= 0) & (paths <= 1)).all()
