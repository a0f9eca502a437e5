"""Effects: the four weeks after an event against what they would have been without it. It proves no cause.

The counterfactual is a structural time series (a level that wanders, and the year's seasons where two years are known) with a
step at the event, estimated together: docs/adr/0026-effects.md; whether its intervals hold: benchmarks/effects.py.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

import numpy as np

from plancom.forecast.events import Event, others_near
from plancom.forecast.history import ProjectionRefusal
from plancom.forecast.paths import Array
from plancom.forecast.threads import single_threaded
from plancom.indicators.breaks import breaks_of
from plancom.indicators.measured_months import MeasuredMonths
from plancom.language import dates
from plancom.language.phrases import counted
from plancom.language.translation import tr
from plancom.store.office.breaks import Break

WEEK = 7
AFTER = 4  # weeks compared
LEAST_BEFORE, MOST_BEFORE = 13, 156  # weeks of history that are asked for, and that are used
SEASONS_FROM = 104  # weeks before the event from which the year's seasons can be told
WEEKS_PER_YEAR = 365.25 / WEEK
LEVEL = 0.90  # of the interval: without an effect, one event in ten seems to have one
LEAST_PER_WEEK = 1.0
WIDTH = 1.1  # for noise that lingers over weeks, which the model takes for a wandering level (benchmarks/effects.py)
WANDERINGS = (0.0, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0)  # variance of the level's weekly steps over the noise's
STEP = 1  # the place of the step among the model's states, after the level


@dataclass(frozen=True, slots=True)
class EffectWeek:
    """Seven days from `first`: what was counted, and after the event what would have been without it."""

    first: dt.date
    actual: float
    without: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Effect:
    """What the `AFTER` weeks brought over their counterfactual, with its interval; the weeks' differences add up to `effect`."""

    event: Event
    weeks: tuple[EffectWeek, ...]
    effect: float
    low: float
    high: float
    overlapping: tuple[Event, ...]

    @property
    def actual(self) -> float:
        """What was counted in the weeks after."""
        return sum(week.actual for week in self.weeks[-AFTER:])

    @property
    def without(self) -> float:
        """What the same weeks would have brought without the event."""
        return self.actual - self.effect

    @property
    def is_told(self) -> bool:
        """Whether the interval leaves zero out."""
        return self.low > 0 or self.high < 0


def effect_of(
    event: Event, events: Sequence[Event], months: MeasuredMonths, as_of: dt.date
) -> Effect | ProjectionRefusal:
    """What changed in the days of an indicator after `event`, or why that cannot be said; data after `as_of` is not looked at."""
    if not months.indicator.kind.by_day:
        return ProjectionRefusal(
            "monthly", tr("Este indicador se mide por meses: no hay días que comparar antes y después.")
        )
    weeks = _weeks(event.day, as_of, months.day, breaks_of(months))
    if isinstance(weeks, ProjectionRefusal):
        return weeks
    actual = np.array([value for _, value in weeks])
    if actual[:-AFTER].mean() < LEAST_PER_WEEK:
        return ProjectionRefusal(
            "few", tr("Hay muy pocos datos: menos de uno por semana en promedio antes del evento.")
        )
    effect, margin, signal = step(actual)
    after = actual[-AFTER:]
    without = signal[-AFTER:] - effect
    without += (after.sum() - AFTER * effect - without.sum()) / AFTER
    known = [EffectWeek(first, value) for first, value in weeks[:-AFTER]]
    compared = [
        EffectWeek(first, value, float(usual), max(0.0, float(usual - margin)), float(usual + margin))
        for (first, value), usual in zip(weeks[-AFTER:], without, strict=True)
    ]
    near = others_near(event, events, AFTER * WEEK)
    return Effect(
        event, (*known, *compared), AFTER * effect, AFTER * (effect - margin), AFTER * (effect + margin), near
    )


@single_threaded
def step(weeks: Array) -> tuple[float, float, Array]:
    """The step in the last `AFTER` of `weeks` (totals per week): its size per week, the half of its interval, and the smoothed level with it.

    Local level model of Harvey, «Forecasting, Structural Time Series Models and the Kalman Filter» (1989), with the step as a
    regressor. How much the level wanders is not estimated but averaged over `WANDERINGS`, each as likely as the weeks make it:
    with few weeks its estimate is often zero, and the interval too narrow.
    """
    from scipy.stats import t  # noqa: PLC0415 - loaded only when used
    from statsmodels.tsa.statespace.structural import UnobservedComponents  # noqa: PLC0415

    n = len(weeks)
    unit = weeks[:-AFTER].std() or 1.0
    columns = [np.r_[np.zeros(n - AFTER), np.ones(AFTER)]]
    if n - AFTER >= SEASONS_FROM:
        turn = 2 * np.pi * np.arange(n) / WEEKS_PER_YEAR
        columns += [np.sin(turn), np.cos(turn), np.sin(2 * turn), np.cos(2 * turn)]
    model = UnobservedComponents(weeks / unit, level="llevel", exog=np.column_stack(columns), mle_regression=False)
    known = len(columns) + 1  # the states that the first weeks settle: the level and the regressors
    fits = [_given(model.smooth([1.0, wandering]), known) for wandering in WANDERINGS]
    evidence = np.array([fit.evidence for fit in fits])
    weights = np.exp(evidence - evidence.max())
    weights /= weights.sum()
    sizes = np.array([fit.size for fit in fits])
    size = float(weights @ sizes)
    variance = float(weights @ (np.array([fit.variance for fit in fits]) + (sizes - size) ** 2))
    signal = np.sum([weight * fit.signal for weight, fit in zip(weights, fits, strict=True)], axis=0)
    quantile = float(t.ppf((1 + LEVEL) / 2, n - known - 1))
    return size * unit, WIDTH * quantile * float(np.sqrt(variance)) * unit, signal * unit


@dataclass(frozen=True)
class _Fit:
    """The step when the level wanders so much: its size and variance, and how likely the weeks make that."""

    size: float
    variance: float
    evidence: float
    signal: Array


def _given(result: Any, known: int) -> _Fit:
    errors, spreads = result.forecasts_error[0, known:], result.forecasts_error_cov[0, 0, known:]
    noise = max(float(np.mean(errors**2 / spreads)), 1e-12)  # the noise's variance, concentrated out of the likelihood
    evidence = -len(errors) / 2 * np.log(noise) - np.log(spreads).sum() / 2
    smoothed = result.smoother_results
    return _Fit(
        float(smoothed.smoothed_state[STEP, -1]),
        float(smoothed.smoothed_state_cov[STEP, STEP, -1]) * noise,
        float(evidence),
        np.asarray(smoothed.smoothed_forecasts)[0],
    )


def _weeks(
    day: dt.date, as_of: dt.date, value: Callable[[dt.date], float | None], breaks: Sequence[Break]
) -> list[tuple[dt.date, float]] | ProjectionRefusal:
    """Totals of the weeks before and after `day`, as far back as every day is known and measured alike, or why there are too few."""
    end = day + dt.timedelta(days=AFTER * WEEK - 1)
    if end > as_of:
        return ProjectionRefusal(
            "soon", tr("Es pronto: las cuatro semanas después del evento terminan el {end}.", end=dates.date(end))
        )
    if inside := [one for one in breaks if day < one.day <= end]:
        return _not_alike(inside[0])
    broken = max((one for one in breaks if one.day <= day), key=lambda one: one.day, default=None)
    firsts = (day + dt.timedelta(days=number * WEEK) for number in range(AFTER - 1, -MOST_BEFORE - 1, -1))
    weeks: list[tuple[dt.date, float]] = []
    for first in takewhile(lambda one: broken is None or one >= broken.day, firsts):
        total = _total(first, value)
        if total is None:
            break
        weeks.append((first, total))
    before = len(weeks) - AFTER
    if before < 0:
        return ProjectionRefusal("unknown", tr("Faltan días con datos en las cuatro semanas después del evento."))
    if before < LEAST_BEFORE and broken and broken.day > weeks[-1][0] - dt.timedelta(days=WEEK):
        return _not_alike(broken)
    if before < LEAST_BEFORE:
        have = counted(before, "semana completa", "semanas completas")
        return ProjectionRefusal(
            "short",
            tr(
                "Hay muy pocos datos: {have} antes del evento, y hacen falta {least_before}.",
                have=have,
                least_before=LEAST_BEFORE,
            ),
        )
    return weeks[::-1]


def _total(first: dt.date, value: Callable[[dt.date], float | None]) -> float | None:
    """What the week from `first` on came to; None where one of its days is not known."""
    days = [value(first + dt.timedelta(days=n)) for n in range(WEEK)]
    known = [one for one in days if one is not None]
    return sum(known) if len(known) == WEEK else None


def _not_alike(one: Break) -> ProjectionRefusal:
    """That the weeks around the event were measured in two ways."""
    return ProjectionRefusal(
        "break",
        tr(
            "No se compara: desde el {day} se mide de otra manera ({what}).",
            day=dates.date(one.day),
            what=one.what,
        ),
    )
