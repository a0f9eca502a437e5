"""Backtest of «¿Llegamos?»: made-up monthly series of eight shapes, forecast from rolling origins to the end of their year.

    python -m benchmarks.projections [--per-shape 40] [--tune]

Prints, by shape and whole: how often the 80 % interval of the months left contains what came, on which side it missed, the
mean absolute scaled error of the median month by month, that of the seasonal naive forecast, and the time of a projection.
`--tune` uses the other seeds, on which WIDTH was set.
"""

import argparse
import sys
import time

import numpy as np

from benchmarks.machine import machine
from plancom.forecast.paths import count_paths

JUDGED, TUNED = 11, 7


def random_walk(rng, months, step):
    return np.exp(np.cumsum(rng.normal(0, step, months)))


def expected(shape, rng, months):
    """The level month by month, before its noise."""
    t = np.arange(months)
    level = np.exp(rng.uniform(np.log(5), np.log(20_000)))
    season = np.exp(rng.normal(0, rng.uniform(0.08, 0.3), 12))
    season = (season / season.mean())[t % 12]
    slope = np.maximum(0.1, 1 + rng.uniform(-0.012, 0.035) * t)
    if shape == "stable":
        return level * random_walk(rng, months, 0.02)
    if shape == "seasonal":
        return level * season * random_walk(rng, months, 0.015)
    if shape == "trending":
        return level * slope * random_walk(rng, months, 0.02)
    if shape == "seasonal with trend":
        return level * season * slope * random_walk(rng, months, 0.015)
    if shape == "with a break":
        at = rng.integers(months // 4, months - 12)
        return level * np.where(t < at, 1, rng.uniform(0.4, 2.2)) * random_walk(rng, months, 0.015)
    return level * (1 + rng.uniform(0.3, 1.5) * (1 - np.exp(-t / rng.uniform(8, 20))))  # «levelling off»


def series(shape, rng, months):
    """Counts per month."""
    if shape == "intermittent":
        return ((rng.random(months) < rng.uniform(0.3, 0.8)) * rng.poisson(rng.uniform(0.3, 4), months)).astype(float)
    if shape == "overdispersed":
        k, mean = rng.uniform(3, 12), np.exp(rng.uniform(np.log(3), np.log(300)))
        return rng.negative_binomial(k, k / (k + mean), months).astype(float)
    noise = rng.uniform(0.04, 0.2)
    return rng.poisson(expected(shape, rng, months) * np.exp(rng.normal(0, noise, months) - noise**2 / 2)).astype(float)


SHAPES = (
    "stable", "seasonal", "trending", "seasonal with trend", "intermittent", "with a break", "overdispersed", "levelling off",
)  # fmt: skip


def trials(shape, number, per_shape, seed):
    """A row per origin: covered, below, scaled error of the median and of seasonal naive."""
    rows = []
    for i in range(per_shape):
        rng = np.random.default_rng([seed, number, i])
        months = int(rng.integers(36, 61))
        y = series(shape, rng, months)
        scale = np.abs(y[12:] - y[:-12]).mean() or 1.0
        origins = {int(rng.integers(14, 22)), int(rng.integers(23, months - 8)), months - int(rng.integers(4, 12))}
        for origin in sorted(origins):
            left = min(12 - origin % 12, months - origin)
            came, before = y[origin : origin + left], y[origin - 12 : origin - 12 + left]
            paths = count_paths(y[:origin], 0, left)
            low, high = np.quantile(paths.sum(axis=1), [0.1, 0.9])
            total = came.sum()
            error = np.abs(np.median(paths, axis=0) - came).mean() / scale
            rows.append((low <= total <= high, total < low, error, np.abs(before - came).mean() / scale))
    return np.array(rows, dtype=float)


def line(name, rows):
    inside, below, error, naive = rows.mean(axis=0)
    return (
        f"{name:<20} {len(rows):>6} {inside:>8.1%} {below:>7.1%} {1 - inside - below:>7.1%} {error:>7.3f} {naive:>7.3f}"
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--per-shape", type=int, default=40)
    parser.add_argument("--tune", action="store_true")
    options = parser.parse_args()
    print(machine())
    print(f"{'shape':<20} {'trials':>6} {'inside':>8} {'below':>7} {'above':>7} {'MASE':>7} {'naive':>7}")
    start = time.perf_counter()
    count_paths([1, 2, 3] * 8, 0, 3)
    loading = time.perf_counter() - start
    start = time.perf_counter()
    every = []
    for number, shape in enumerate(SHAPES):
        every.append(trials(shape, number, options.per_shape, TUNED if options.tune else JUDGED))
        print(line(shape, every[-1]), flush=True)
    whole = np.vstack(every)
    seconds = (time.perf_counter() - start) / len(whole)
    print(line(f"all {len(SHAPES) * options.per_shape} series", whole))
    print(f"first projection, with the library's loading: {loading:.2f} s; then {seconds * 1000:.0f} ms each")
    inside, error, naive = whole[:, 0].mean(), whole[:, 2].mean(), whole[:, 3].mean()
    good = 0.7 <= inside <= 0.9 and error < naive
    print("good" if good else "NOT GOOD", "(inside 70–90 % and a better median than seasonal naive)")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
