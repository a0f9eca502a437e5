"""Simulation of «Efecto de campañas»: weekly series with a known effect in the last four weeks, or with none.

    python -m benchmarks.effects [--trials 100]

Prints, by shape and by weeks of history: how often the 90 % interval contains the true effect where there is one, and how
often it leaves zero out (claims an effect) where there is none, which must be no more than one in ten, plus what chance allows.
The last column is how often an effect of 30 % is found.
"""

import argparse
import sys
import time

import numpy as np

from benchmarks.machine import machine
from plancom.forecast.effects import AFTER, LEVEL, step

HISTORIES = (13, 26, 52, 104)
TRUE = 0.3  # the known effect, as a share of the level
SHAPES = ("steady", "lingering", "wandering", "seasonal", "small counts", "growing")


def level(shape, rng, weeks):
    """Expected counts per week."""
    t = np.arange(weeks)
    size, spread, noise = np.exp(rng.uniform(np.log(20), np.log(3000))), rng.uniform(0.05, 0.2), rng.normal(0, 1, weeks)
    if shape == "small counts":
        return np.full(weeks, rng.uniform(1, 6))
    if shape == "lingering":
        for i in range(1, weeks):
            noise[i] += 0.5 * noise[i - 1]
    if shape == "wandering":
        return size * np.exp(np.cumsum(rng.normal(0, 0.04, weeks))) * (1 + spread / 2 * noise)
    if shape == "seasonal":
        return size * (1 + 0.25 * np.sin(2 * np.pi * t / 52.18 + rng.uniform(0, 6))) * (1 + spread * noise)
    slope = rng.uniform(-0.003, 0.01) if shape == "growing" else 0.0
    return size * (1 + slope * t) * (1 + spread * noise)


def trial(shape, seed, weeks):
    """Whether the interval contains a known effect; whether it claims one where there is none; whether it finds the known one."""
    rng = np.random.default_rng([5, SHAPES.index(shape), weeks, seed])
    expected = np.maximum(0.0, level(shape, rng, weeks + AFTER))
    plain = rng.poisson(expected).astype(float)
    estimate, margin, _ = step(plain)
    claimed = abs(estimate) > margin
    true = TRUE * expected[-AFTER:].mean()
    moved = plain.copy()
    moved[-AFTER:] += rng.poisson(TRUE * expected[-AFTER:])
    estimate, margin, _ = step(moved)
    return abs(estimate - true) <= margin, claimed, estimate > margin


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trials", type=int, default=100)
    options = parser.parse_args()
    print(machine())
    print(f"{'shape':<14} {'weeks':>5} {'trials':>6} {'covers':>7} {'claims':>7} {'finds':>7}")
    start = time.perf_counter()
    every = []
    for shape in SHAPES:
        for weeks in HISTORIES:
            rows = np.array([trial(shape, seed, weeks) for seed in range(options.trials)], dtype=float)
            every.append(rows)
            print(
                f"{shape:<14} {weeks:>5} {len(rows):>6} {rows[:, 0].mean():>7.1%} {rows[:, 1].mean():>7.1%} {rows[:, 2].mean():>7.1%}",
                flush=True,
            )
    whole = np.vstack(every)
    covers, claims, finds = whole.mean(axis=0)
    print(f"{'all':<14} {'':>5} {len(whole):>6} {covers:>7.1%} {claims:>7.1%} {finds:>7.1%}")
    print(f"{(time.perf_counter() - start) / len(whole) / 2 * 1000:.0f} ms each")
    error = np.sqrt(LEVEL * (1 - LEVEL) / len(whole))
    good = covers >= LEVEL - 2 * error and claims <= 1 - LEVEL + 2 * error
    print(
        "good" if good else "NOT GOOD",
        f"(covers {LEVEL:.0%} or more, claims {1 - LEVEL:.0%} or less, ± 2 standard errors of {error:.1%})",
    )
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
