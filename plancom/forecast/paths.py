"""Simulated months ahead: joint paths of a monthly series, from exponential smoothing (statsmodels) and shrunken seasons.

The recipe, its source and how its width was set: docs/adr/0025-projections.md; what it does: benchmarks/projections.py.
"""

import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from plancom.forecast.threads import single_threaded

Array = NDArray[np.float64]

SEED = 20_250_301
PATHS = 4_000
SEASON = 12
SEASONAL_FROM = 16  # months of history: with under four months seen twice, a season cannot be told from a trend
CURVED_FROM = 24  # months of history that show a bend of the trend beside the seasons
OFTEN_NONE = 0.25  # share of empty months from which a series is intermittent: there is no level to smooth
RECENT = 24  # months that stand for an intermittent series
FEW = 30.0  # counts a month under which the spread goes with the root of the level instead of with the level
WIDTH = 1.35
"""How much wider the paths spread than the fitted models say, which know neither the error of their own parameters nor that
the series may change. Set on the series of benchmarks/projections.py --tune, judged on others."""
LEAST_F = 1.4  # the joint F statistic under which month effects count as noise
MODELS: tuple[dict[str, Any], ...] = ({}, {"trend": "add", "damped_trend": True}, {"trend": "add"})


@dataclass(frozen=True)
class Scale:
    """Where the noise is of one size: the way there and back."""

    to: Callable[[Array], Array]
    back: Callable[[Array], Array]


ROOTS = Scale(lambda y: 2 * np.sqrt(y + 0.375), lambda z: np.maximum(0.0, (np.maximum(z, 0.0) / 2) ** 2 - 0.375))
"""Anscombe, «The transformation of Poisson, binomial and negative-binomial data», Biometrika 35 (1948)."""
LOGARITHMS = Scale(np.log1p, lambda z: np.maximum(0.0, np.expm1(np.minimum(z, 30.0))))
LOGITS = Scale(lambda p: np.log(p / (1 - p)), lambda z: 1 / (1 + np.exp(-np.clip(z, -30.0, 30.0))))


def count_paths(
    values: Sequence[float], first_month: int, horizon: int, *, seed: int = SEED, paths: int = PATHS
) -> Array:
    """The `horizon` months after `values`, as an array of shape (`paths`, `horizon`), never below zero.

    `values` are counts per month without a gap, at least twelve; `first_month` is the calendar month (0–11) of the first.
    """
    y = np.asarray(values, dtype=float)
    rng = np.random.default_rng(seed)
    if np.ptp(y) == 0:  # nothing to fit: all months alike (mostly zero)
        rate = rng.gamma(y.sum() + 0.5, 1 / len(y), size=(paths, 1))
        return rng.poisson(rate, size=(paths, horizon)).astype(float)
    if (y[-RECENT:] == 0).mean() >= OFTEN_NONE:
        return _drawn_again(y[-RECENT:], horizon, rng, paths)
    if y[-SEASON:].mean() < FEW:
        return np.rint(ROOTS.back(_paths(ROOTS.to(y), first_month, horizon, rng, paths)))
    return LOGARITHMS.back(_paths(LOGARITHMS.to(y), first_month, horizon, rng, paths))


def _drawn_again(y: Array, horizon: int, rng: np.random.Generator, paths: int) -> Array:
    """Months drawn from those seen, which no path takes to be equally likely.

    The bootstrap of Willemain, Smart and Schwarz, «A new approach to forecasting intermittent demand for service parts
    inventories», International Journal of Forecasting 20 (2004), with the weights of Rubin, «The Bayesian bootstrap» (1981).
    """
    until = rng.dirichlet(np.ones(len(y)), size=paths).cumsum(axis=1)
    drawn = rng.random((paths, horizon, 1)) > until[:, np.newaxis, :]
    result: Array = y[np.minimum(drawn.sum(axis=2), len(y) - 1)]
    return result


def share_paths(
    parts: Sequence[float],
    wholes: Sequence[float],
    first_month: int,
    horizon: int,
    *,
    seed: int = SEED,
    paths: int = PATHS,
) -> Array:
    """The months after the shares `parts` ÷ `wholes`, as an array of shape (`paths`, `horizon`) within 0–1."""
    p = (np.asarray(parts, dtype=float) + 0.5) / (np.asarray(wholes, dtype=float) + 1)
    rng = np.random.default_rng(seed)
    if np.ptp(p) == 0:
        draws: Array = rng.beta(sum(parts) + 0.5, sum(wholes) - sum(parts) + 0.5, size=(paths, 1)) * np.ones(horizon)
        return draws
    return LOGITS.back(_paths(LOGITS.to(p), first_month, horizon, rng, paths))


@single_threaded
def _paths(z: Array, first_month: int, horizon: int, rng: np.random.Generator, paths: int) -> Array:
    n = len(z)
    month = (np.arange(n + horizon) + first_month) % SEASON
    effects, spread = _seasons(z, month[:n])
    ahead = _smoothed(z - effects[month[:n]], horizon, rng, paths)
    middle = np.median(ahead, axis=0)
    freedom = max(4, n - 3)
    width = WIDTH * np.sqrt(freedom / rng.chisquare(freedom, size=(len(ahead), 1)))  # Student's tails: σ is estimated
    seasons = rng.multivariate_normal(effects, spread, size=len(ahead), method="eigh")
    drawn: Array = middle + (ahead - middle) * width + seasons[:, month[n:]]
    return drawn


def _smoothed(z: Array, horizon: int, rng: np.random.Generator, paths: int) -> Array:
    """Paths of three exponential smoothings, as many of each as its AICc weight half says, and an equal share the other half.

    The mean of simple, damped and linear smoothing is the «Comb» benchmark of Makridakis et al., M4 (2020).
    """
    from statsmodels.tsa.exponential_smoothing.ets import ETSModel  # noqa: PLC0415 - loaded only when used: 1.1 s

    fits = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a fit that stops early is still a fit; its likelihood weighs it
        for settings in MODELS:
            model = ETSModel(z, error="add", initialization_method="estimated", **settings)
            fits.append(model.fit(disp=False, maxiter=200))
        information = np.array([fit.aicc if np.isfinite(fit.aicc) else np.inf for fit in fits])
        weights = np.exp(-(information - information.min()) / 2)
        shares = (weights / weights.sum() + 1 / len(fits)) / 2
        sizes = np.round(shares * paths).astype(int)
        sizes[0] += paths - sizes.sum()
        drawn = [
            np.asarray(fit.simulate(horizon, anchor="end", repetitions=int(size), rng=rng)).reshape(horizon, -1).T
            for fit, size in zip(fits, sizes, strict=True)
        ]
    return np.vstack(drawn)


def _seasons(z: Array, month: NDArray[np.int64]) -> tuple[Array, Array]:
    """Twelve month effects that add up to zero, and their covariance; all zero where the history shows none.

    Least squares beside a trend, then shrunk by 1 − 1/F (F over what it is by chance, where few months are left to judge by): the empirical Bayes estimate of Miller and Williams,
    «Shrinkage estimators of time series seasonal factors», International Journal of Forecasting 19 (2003).
    """
    nothing = np.zeros(SEASON), np.zeros((SEASON, SEASON))
    n = len(z)
    if n < SEASONAL_FROM:
        return nothing
    from statsmodels.regression.linear_model import OLS  # noqa: PLC0415 - loaded only when used

    dummies = np.eye(SEASON)[month]
    contrasts = dummies[:, :-1] - dummies[:, [-1]]
    time = np.linspace(0, 1, n)
    trend = [np.ones(n), time, time**2] if n >= CURVED_FROM else [np.ones(n), time]
    fit = OLS(z, np.column_stack([*trend, contrasts])).fit()
    estimate, covariance = fit.params[len(trend) :], fit.cov_params()[len(trend) :, len(trend) :]
    chance = 1.0 if n >= CURVED_FROM else fit.df_resid / (fit.df_resid - 2)
    f = float(estimate @ np.linalg.pinv(covariance) @ estimate) / len(estimate) / chance
    if not f >= LEAST_F:
        return nothing
    keep = 1 - 1 / f
    whole = np.vstack([np.eye(SEASON - 1), -np.ones(SEASON - 1)])
    return whole @ (estimate * keep), whole @ (covariance * keep) @ whole.T
